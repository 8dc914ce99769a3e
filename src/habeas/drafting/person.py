"""The section of one person: names, verdicts, conflicts, other findings, timeline, what the claims allow, statements, judgements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from habeas.checking.words import content
from habeas.core.judgements import Judgement
from habeas.drafting.bounds import allowed
from habeas.drafting.casefile import ListNote, PersonFile
from habeas.drafting.chronology import ChronologyRow, Column, chronology, columns, conflicts, passage, speaker
from habeas.drafting.conflict import conflict, other
from habeas.drafting.markup import Element, Node, el, quoted
from habeas.drafting.quotations import quotations
from habeas.drafting.summary import moment
from habeas.drafting.support import bearing
from habeas.drafting.table import Row, in_order, plain, side_by_side
from habeas.drafting.timeline import MOST, legend, timeline
from habeas.drafting.verdicts import verdicts


def person_section(file: PersonFile, anchor: str, lists: Mapping[str, ListNote], language: str = "en") -> Element:
    """One person as a section. `anchor` is its id in the document; `lists` are the imported lists by id; `language` is that of the
    findings."""
    heads, rows = columns(file)
    titles = {name: note.title for name, note in lists.items()}
    dated = chronology(file)
    return el(
        "section", el("h2", file.person.name, id=f"{anchor}-name", dir="auto"), _names(file), _mentions(file, heads, titles),
        verdicts(file, anchor, language), _conflicts(file, anchor, language), _others(file, language),
        el("h3", "Timeline"), _drawing(dated, anchor), allowed(file),
        el("h3", "Statements side by side"), side_by_side(heads, rows, titles, anchor),
        quotations(file),
        _judgements(bearing(file), file),
        class_="person", id=anchor, aria_labelledby=f"{anchor}-name")


def _names(file: PersonFile) -> list[Element]:
    """The names and aliases as the sources write them."""
    found: dict[str, list[str]] = {}
    for mention in file.mentions:
        if mention.name:
            found.setdefault(mention.name, [])
    for claim in file.claims:
        if claim.kind in ("name", "alias") and claim.words and claim.affirmed:
            found.setdefault(claim.words, [])
            if claim.kind == "alias":
                found[claim.words].append(f"alias, {speaker(claim)}")
    if not found.keys() - {file.person.name}:
        return []
    parts: list[Node] = []
    for name, notes in found.items():
        parts += ["; " if parts else "Written as ", quoted(name), f" ({'; '.join(dict.fromkeys(notes))})" if notes else ""]
    return [el("p", parts, ".")]


def _mentions(file: PersonFile, heads: Sequence[Column], titles: Mapping[str, str]) -> Element:
    speakers: dict[str, list[str]] = {}
    for column in heads:
        speakers.setdefault(column.mention, []).append(column.speaker)
    lines = []
    for mention in file.mentions:
        who = ", ".join(dict.fromkeys(speakers.get(mention.id, ())))
        where = f"{titles.get(mention.place, mention.place[:12])}, row {mention.row}" if mention.row else "a kept document"
        lines.append(el("li", f"{where} ({who or 'no statement read'}) ", el("code", mention.id)))
    one = len(file.mentions) == 1
    return el("div", el("p", f"{'One mention' if one else f'{len(file.mentions)} mentions'} in this case:", class_="soft"),
              el("ul", lines, class_="soft"))


def _conflicts(file: PersonFile, anchor: str, language: str) -> list[Element]:
    found = conflicts(file)
    parts = []
    if file.check.undecided:
        parts.append(el("p", el("strong", "Undecided: "), f"{file.check.undecided}. What follows may be incomplete."))
    if found:
        parts.append(el("h3", "One conflict" if len(found) == 1 else f"{len(found)} conflicts"))
        parts += [conflict(each, number, anchor, language, file) for number, each in enumerate(found, 1)]
    return parts


def _others(file: PersonFile, language: str) -> list[Element]:
    found = [each for each in file.check.findings if each.kind not in ("conflict", "undecided")]
    return [el("h3", "Other findings"), el("ul", [other(each, language, file.unreviewed) for each in found])] if found else []


def _drawing(rows: Sequence[ChronologyRow], anchor: str) -> list[Element]:
    """The drawing, and the same as a table."""
    if not rows:
        return [el("p", "No dated statement is recorded on this person.")]
    drawing = timeline(rows, anchor)
    parts = []
    if drawing is not None:
        more = f" The first {MOST} of {len(rows)} statements are drawn; the table has all." if len(rows) > MOST else ""
        parts.append(el("figure", drawing, el("figcaption", legend(), more)))
    return [*parts, in_order(rows, anchor)]


# ---- judgements


def _judgements(judgements: Sequence[Judgement], file: PersonFile) -> list[Element]:
    """The judgements in force that touch the person."""
    if not judgements:
        return []
    lines: list[Row] = [
        [each.sort, [el("ul", [el("li", _about(name, file)) for name in each.about])], _judge(each), moment(each.time),
         [each.reason, *([el("span", f"To be looked at again: {each.review}", class_="where")] if each.review else [])]]
        for each in judgements]
    return [el("h3", "Judgements in force"), plain(
        ("Judgement", "About", "By", "When", "Reason"), lines, "What people, or recorded rules, decided; each can be withdrawn")]


def _judge(judgement: Judgement) -> str:
    return f"the rule “{judgement.rule}”, run by {judgement.author}" if judgement.rule else judgement.author


def _about(name: str, file: PersonFile) -> list[Node]:
    """A claim with who says it, a mention with its name, or the id as it is."""
    for claim in file.claims:
        if claim.id == name:
            return [f"{speaker(claim)}: {content(claim)} ({passage(claim)})"]
    for mention in file.mentions:
        if mention.id == name:
            return [quoted(mention.name), f" ({name})"]
    return [name]
