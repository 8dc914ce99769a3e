"""The section of one person: names, verdicts, conflicts, other findings, timeline, what the claims allow, statements, judgements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from habeas.core.judgements import Judgement
from habeas.drafting.bounds import allowed
from habeas.drafting.casefile import ListNote, PersonFile
from habeas.drafting.chronology import ChronologyRow, Column, chronology, columns, conflicts, passage
from habeas.drafting.conflict import conflict, other
from habeas.drafting.markup import Element, Node, el, quoted
from habeas.drafting.quotations import quotations
from habeas.drafting.summary import moment
from habeas.drafting.support import bearing
from habeas.drafting.table import Row, in_order, plain, side_by_side
from habeas.drafting.timeline import MOST, legend, timeline
from habeas.drafting.verdicts import verdicts
from habeas.drafting.words import Words, words


def person_section(file: PersonFile, anchor: str, lists: Mapping[str, ListNote], language: str = "en") -> Element:
    """One person as a section. `anchor` is its id in the document; `lists` are the imported lists by id; `language` is the one in
    which the file was checked."""
    say = words(language)
    heads, rows = columns(file, language)
    titles = {name: note.title for name, note in lists.items()}
    dated = chronology(file, language)
    return el(
        "section", el("h2", file.person.name, id=f"{anchor}-name", dir="auto"), _names(file, say), _mentions(file, heads, titles, say),
        verdicts(file, anchor, language), _conflicts(file, anchor, say), _others(file, say),
        el("h3", say("Timeline")), _drawing(dated, anchor, say), allowed(file, language),
        el("h3", say("Statements side by side")), side_by_side(heads, rows, titles, anchor, language),
        quotations(file, language),
        _judgements(bearing(file), file, say),
        class_="person", id=anchor, aria_labelledby=f"{anchor}-name")


def _names(file: PersonFile, say: Words) -> list[Element]:
    """The names and aliases as the sources write them."""
    found: dict[str, list[str]] = {}
    for mention in file.mentions:
        if mention.name:
            found.setdefault(mention.name, [])
    for claim in file.claims:
        if claim.kind in ("name", "alias") and claim.words and claim.affirmed:
            found.setdefault(claim.words, [])
            if claim.kind == "alias":
                found[claim.words].append(say("alias, {}", say.told.speaker(claim)))
    if not found.keys() - {file.person.name}:
        return []
    parts: list[Node] = []
    for name, notes in found.items():
        parts += ["; " if parts else f"{say('Written as')} ", quoted(name), f" ({'; '.join(dict.fromkeys(notes))})" if notes else ""]
    return [el("p", parts, ".")]


def _mentions(file: PersonFile, heads: Sequence[Column], titles: Mapping[str, str], say: Words) -> Element:
    speakers: dict[str, list[str]] = {}
    for column in heads:
        speakers.setdefault(column.mention, []).append(column.speaker)
    lines = []
    for mention in file.mentions:
        who = ", ".join(dict.fromkeys(speakers.get(mention.id, ())))
        where = f"{titles.get(mention.place, mention.place[:12])}, {say('row {}', mention.row)}" if mention.row else say("a kept document")
        lines.append(el("li", f"{where} ({who or say('no statement read')}) ", el("code", mention.id)))
    return el("div", el("p", say.number(len(file.mentions), "One mention in this case:", "{} mentions in this case:"), class_="soft"),
              el("ul", lines, class_="soft"))


def _conflicts(file: PersonFile, anchor: str, say: Words) -> list[Element]:
    found = conflicts(file)
    parts = []
    if file.check.undecided:
        parts.append(el("p", el("strong", say("Undecided:")), f" {file.check.undecided}. ", say("What follows may be incomplete.")))
    if found:
        parts.append(el("h3", say.number(len(found), "One conflict", "{} conflicts")))
        parts += [conflict(each, number, anchor, say.code, file) for number, each in enumerate(found, 1)]
    return parts


def _others(file: PersonFile, say: Words) -> list[Element]:
    found = [each for each in file.check.findings if each.kind not in ("conflict", "undecided")]
    return [el("h3", say("Other findings")), el("ul", [other(each, say.code, file.unreviewed) for each in found])] if found else []


def _drawing(rows: Sequence[ChronologyRow], anchor: str, say: Words) -> list[Element]:
    """The drawing, and the same as a table."""
    if not rows:
        return [el("p", say("No dated statement is recorded on this person."))]
    drawing = timeline(rows, anchor, say.code)
    parts = []
    if drawing is not None:
        more = say("The first {} of {} statements are drawn; the table has all.", MOST, len(rows)) if len(rows) > MOST else ""
        parts.append(el("figure", drawing, el("figcaption", legend(say.code), more)))
    return [*parts, in_order(rows, anchor, say.code)]


# ---- judgements


def _judgements(judgements: Sequence[Judgement], file: PersonFile, say: Words) -> list[Element]:
    """The judgements in force that touch the person."""
    if not judgements:
        return []
    lines: list[Row] = [
        [say(each.sort), [el("ul", [el("li", _about(name, file, say)) for name in each.about])], _judge(each, say), moment(each.time),
         [each.reason, *([el("span", say("To be looked at again: {}", each.review), class_="where")] if each.review else [])]]
        for each in judgements]
    return [el("h3", say("Judgements in force")), plain(
        (say("Judgement"), say("About"), say("By"), say("When"), say("Reason")), lines,
        say("What people, or recorded rules, decided; each can be withdrawn"))]


def _judge(judgement: Judgement, say: Words) -> str:
    return say("the rule “{}”, run by {}", judgement.rule, judgement.author) if judgement.rule else judgement.author


def _about(name: str, file: PersonFile, say: Words) -> list[Node]:
    """A claim with who says it, a mention with its name, or the id as it is."""
    for claim in file.claims:
        if claim.id == name:
            return [f"{say.told.speaker(claim)}: {say.told.content(claim)} ({passage(claim, say.code)})"]
    for mention in file.mentions:
        if mention.id == name:
            return [quoted(mention.name), f" ({name})"]
    return [name]
