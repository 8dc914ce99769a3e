"""The case report: one file, or a folder of pages. Both open from disk, load nothing and run nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.checking.findings import Finding
from habeas.drafting.casefile import CaseFile, PersonFile
from habeas.drafting.conflict import KINDS
from habeas.drafting.markup import Element, Mask, Node, el
from habeas.drafting.mask import mask
from habeas.drafting.page import page, standing
from habeas.drafting.person import person_section
from habeas.drafting.reading import how_to_read
from habeas.drafting.summary import heading, made, summary
from habeas.drafting.table import Row, plain
from habeas.drafting.words import Words, words

COMPACT = 10  # times the cap: entries of a compact list
_DEFAULTS = ("nothing was found but a date such as 1 January or the first of a month, which often stands for “unknown” and should not be "
             "trusted to the day.")
ALL = "habeas report FOLDER --all -o FOLDER"


def report(case: CaseFile, *, cap: int = 50, language: str = "en", note: str = "") -> str:
    """The report as one HTML file, with a section for the first `cap` persons; the rest are counted. Those with findings come first.

    `language` is the one in which the case was checked and is told, see habeas.checking.check. `note` stands at the head: what the
    report is for."""
    say = words(language)
    full, compact = _ranked(case.people)
    shown = full[:cap]
    quiet = sorted((file for file in case.people if not file.check.findings), key=lambda file: (file.person.name, file.person.id))
    also = quiet[:cap - len(shown)]
    lists = {note.id: note for note in case.lists}
    content: list[Node] = [
        *heading(case, say), standing(say), *([el("p", note, class_="standing")] if note else []),
        *summary(case, say), *how_to_read(say), *_contents(full, shown, say),
        *_without(quiet, also, len(shown), say),
        *(person_section(file, f"person-{number}", lists, language) for number, file in enumerate([*shown, *also], 1)),
        el("section", _only_defaults(compact, cap * COMPACT, say), _about_lists(case.findings, cap, say), class_="after")]
    return page(say("Case report: {}", case.title), content, case_mask(case, language), language)


def pages(case: CaseFile, language: str = "en") -> Iterator[tuple[str, str]]:
    """(file name, HTML): first `index.html`, then a page for each person with findings, made when it is asked for. `language`: as above."""
    say = words(language)
    full, compact = _ranked(case.people)
    everyone = [*full, *compact]
    width = max(4, len(str(len(everyone))))
    files = [f"person-{number:0{width}}.html" for number in range(1, len(everyone) + 1)]
    lists = {note.id: note for note in case.lists}
    hide = case_mask(case, language)
    index: list[Node] = [
        *heading(case, say), standing(say), *summary(case, say), *how_to_read(say), el("h2", say("Persons with findings")),
        _index(everyone, files, say), *_about_lists(case.findings, len(case.findings), say)]
    yield "index.html", page(say("Case report: {}", case.title), index, hide, language)
    for number, (name, file) in enumerate(zip(files, everyone, strict=True), 1):
        back = el("nav", el("p", el("a", say("All persons with findings"), href="index.html"), " · ",
                            say("{} of {}", f"{number:,}", f"{len(everyone):,}"), " · ", say("{}, made {}", case.title, made(case))))
        content = [back, standing(say), person_section(file, "person", lists, language), *how_to_read(say)]
        yield name, page(file.person.name, content, hide, language)


def case_mask(case: CaseFile, language: str = "en") -> Mask:
    """What keeps confidential and unlisted sources out of every text of the case."""
    return mask(case.sources, (claim for file in case.people for claim in file.claims), language)


def _ranked(people: Sequence[PersonFile]) -> tuple[list[PersonFile], list[PersonFile]]:
    """Persons with findings, the hardest first; and apart those on whom there are default dates alone."""
    found = [file for file in people if file.check.findings]
    compact = [file for file in found if all(each.kind == "default date" for each in file.check.findings)]
    apart = {file.person.id for file in compact}
    full = sorted((file for file in found if file.person.id not in apart), key=_rank)
    return full, sorted(compact, key=lambda file: (file.person.name, file.person.id))


def _rank(file: PersonFile) -> tuple[int, int, str, str]:
    """Hard conflicts first (more before fewer), then undecided, then matters of reading, then the rest."""
    conflicts = [each for each in file.check.findings if each.kind == "conflict"]
    hard = sum(1 for each in conflicts if each.hard)
    place = 0 if hard else 1 if file.check.undecided else 2 if conflicts else 3
    return place, -hard or -len(conflicts), file.person.name, file.person.id


# ---- who is in the report


def _contents(full: Sequence[PersonFile], shown: Sequence[PersonFile], say: Words) -> list[Node]:
    if not full:
        return []
    links = [f"#person-{number}" for number in range(1, len(shown) + 1)]
    parts: list[Node] = [el("h2", say("Persons with findings")), _index(shown, links, say)]
    rest = len(full) - len(shown)
    if rest:
        parts.append(el("p", say.number(rest, "{} more person has findings and no section here.",
                                        "{} more persons have findings and no section here."), " ",
                        say("To get all of them, a page for each:"), " ", el("code", ALL)))
    return parts


def _without(quiet: Sequence[PersonFile], also: Sequence[PersonFile], before: int, say: Words) -> list[Node]:
    """Persons without findings: links to the sections of as many as there is room for, after `before` others."""
    if not quiet:
        return []
    links: list[Node] = []
    for number, file in enumerate(also, before + 1):
        links += ["; " if links else "", el("a", file.person.name or file.person.id, href=f"#person-{number}", dir="auto")]
    rest = len(quiet) - len(also)
    more = say.number(rest, "{} more person has no section here: habeas show FOLDER PERSON tells of each.",
                      "{} more persons have no section here: habeas show FOLDER PERSON tells of each.") if rest else ""
    return [el("h2", say("Persons without findings")), *([el("p", links, ".")] if links else []), *([el("p", more)] if more else [])]


def _index(files: Sequence[PersonFile], links: Sequence[str], say: Words) -> Element:
    rows: list[Row] = [
        [el("a", file.person.name or file.person.id, href=link, dir="auto"), _findings(file, say), _classes(file, say)]
        for file, link in zip(files, links, strict=True)]
    return plain((say("Person"), say("Findings"), say("Possible explanations of the conflicts")), rows, say("Hard conflicts first"))


def _findings(file: PersonFile, say: Words) -> str:
    found = file.check.findings
    hard = sum(1 for each in found if each.kind == "conflict" and each.hard)
    soft = sum(1 for each in found if each.kind == "conflict" and not each.hard)
    parts = [say.number(hard, "{} hard conflict", "{} hard conflicts")] if hard else []
    parts += [say.number(soft, "{} matter of reading", "{} matters of reading")] if soft else []
    parts += [f"{say(kind)} ({count})" if count > 1 else say(kind) for kind, count in _other_kinds(found).items()]
    return "; ".join(parts)


def _other_kinds(found: Sequence[Finding]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for each in found:
        if each.kind != "conflict":
            counted[each.kind] = counted.get(each.kind, 0) + 1
    return counted


def _classes(file: PersonFile, say: Words) -> str:
    names = dict.fromkeys(name for each in file.check.findings if each.kind == "conflict" for name in each.classes)
    return "; ".join(map(say.told.class_name, names)) or "–"


def _only_defaults(files: Sequence[PersonFile], most: int, say: Words) -> list[Node]:
    """Persons on whom nothing but default dates was found, in one compact list."""
    if not files:
        return []
    lines = [el("li", file.person.name, " ", el("span", _dates(file), class_="soft")) for file in files[:most]]
    rest = len(files) - len(lines)
    return [el("h2", say("Persons with default dates only")),
            el("p", say.number(len(files), f"On {{}} person {_DEFAULTS}", f"On {{}} persons {_DEFAULTS}")),
            el("ul", lines, class_="compact"),
            *([el("p", say("{} more are not listed here. To get all:", f"{rest:,}"), " ", el("code", ALL))] if rest else [])]


def _dates(file: PersonFile) -> str:
    return "; ".join(f"“{claim.words}”, {claim.speaker}" for each in file.check.findings for claim in each.claims)


def _about_lists(findings: Sequence[Finding], most: int, say: Words) -> list[Node]:
    """Findings about no one person's statements, by kind."""
    if not findings:
        return []
    kinds: dict[str, list[Finding]] = {}
    for each in findings:
        kinds.setdefault(each.kind, []).append(each)
    parts: list[Node] = [el("h2", say("Findings about the lists"))]
    for kind, found in kinds.items():
        rest = len(found) - most
        parts.append(el("h3", f"{say(KINDS.get(kind, kind))} ({len(found):,})"))
        parts.append(el("ul", [el("li", each.explanation) for each in found[:most]]))
        if rest > 0:
            parts.append(el("p", say("{} more are not listed here. To get all:", f"{rest:,}"), " ", el("code", ALL)))
    return parts
