"""The head of a report: what lies in the case, what was counted, what was not read, and how to read the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from habeas.checking.findings import Finding
from habeas.core.claims import Extract
from habeas.core.people import Source
from habeas.drafting.casefile import CaseFile, ListNote
from habeas.drafting.chronology import SHORT_DIGEST
from habeas.drafting.conflict import KINDS
from habeas.drafting.markup import Element, Node, el
from habeas.drafting.support import counted, weighed
from habeas.drafting.table import Row, plain
from habeas.drafting.words import Words

READINGS = {
    "tolerant": "tolerant (rounded ages, lengths and dates marked “about” are given the room that a declared table allows)",
    "strict": "strict (every statement exactly as written)"}

UNKNOWN = "unknown"  # sort of a source
MOST = 5  # kinds of statement named for each verdict
HARD, READING = "Conflict, hard", "Conflict, a matter of reading"
_CONFLICTS = {HARD: 0, READING: 1}  # they head the table; the rest follows by number


def heading(case: CaseFile, say: Words) -> list[Element]:
    """Title, when made, in which reading, from which state of the ledger."""
    heads: list[Node] = []
    for head in case.heads:
        heads += [", " if heads else "", el("code", head)]
    return [
        el("h1", case.title),
        el("p", say("Case report, made {}. Reading: {}.", made(case), say(READINGS.get(case.reading, case.reading)))),
        *_unreviewed(case, say),
        el("p", say("State of the ledger:"), " ", *(heads or [say("empty")]), ". ", say("Copies in the same state hold the same case."),
           class_="soft")]


def _unreviewed(case: CaseFile, say: Words) -> list[Element]:
    """That proposals are in the reasoning, and how many."""
    number = sum(len(file.unreviewed) for file in case.people)
    told = el("strong", say.number(number, "With {} unreviewed proposal", "With {} unreviewed proposals"))
    return [el("p", told, say(", which a reader read in documents and nobody has confirmed. Each is marked."))] if number else []


def made(case: CaseFile) -> str:
    """When the draft was made, for people: `2031-03-04 10:15 UTC`."""
    return moment(case.made)


def moment(time: str) -> str:
    """UTC text for people: `2031-03-04 10:15:00 UTC`."""
    return f"{time.replace('T', ' ').removesuffix('Z')} UTC"


def summary(case: CaseFile, say: Words) -> list[Element]:
    """Counts, lists, sources and limits."""
    found = [finding for file in case.people for finding in file.check.findings]
    return [el("h2", say("Summary")), _counts(case, found, say), _by_kind(case, found, say), _by_class(found, say),
            *_by_verdict(case, say), _lists(case.lists, say), *_documents(case, say), _sources(case, say), el("h3", say("Limits")),
            _limits(case, say)]


def _counts(case: CaseFile, found: Sequence[Finding], say: Words) -> Element:
    conflicts = [each for each in found if each.kind == "conflict"]
    numbers = (
        ("persons", len(case.people)),
        ("mentions of them", sum(len(file.mentions) for file in case.people)),
        ("statements (claims)", sum(len(file.claims) for file in case.people)),
        ("persons with a conflict", len({each.person for each in conflicts})),
        ("hard conflicts", sum(1 for each in conflicts if each.hard)),
        ("matters of reading", sum(1 for each in conflicts if not each.hard)))
    return el("dl", [el("div", el("dt", say(text)), el("dd", f"{number:,}")) for text, number in numbers], class_="counts")


def _by_kind(case: CaseFile, found: Iterable[Finding], say: Words) -> Element:
    """All kinds of finding with the persons they touch, the most frequent first."""
    kinds: dict[str, list[Finding]] = {}
    for each in (*found, *case.findings):
        name = KINDS.get(each.kind, each.kind)
        if each.kind == "conflict":
            name = HARD if each.hard else READING
        kinds.setdefault(name, []).append(each)
    rows = [[say(name), f"{len(each):,}", f"{len({one.person for one in each if one.person}):,}"]
            for name, each in sorted(kinds.items(), key=lambda pair: (_CONFLICTS.get(pair[0], 2), -len(pair[1])))]
    if not rows:
        return el("p", say("Nothing was found: the statements can all be true together."))
    return plain((say("Finding"), say("Number"), say("Persons")), rows, say("Findings by kind"), (1, 2))


def _by_class(found: Iterable[Finding], say: Words) -> Element:
    counted = Counter(name for each in found if each.kind == "conflict" for name in each.classes)
    if not counted:
        return el("p", say("There are no conflicts."), class_="soft")
    rows = [[say.told.class_name(name), f"{count:,}"] for name, count in counted.most_common()]
    return plain((say("Possible explanation"), say("Conflicts that it fits")), rows,
                 say("Conflicts by possible explanation; one conflict may have several"), (1,))


def _by_verdict(case: CaseFile, say: Words) -> list[Element]:
    """Verdicts by word, with the kinds of statement that they are on, the most frequent first."""
    verdicts = counted((each.verdict.word, each.kind) for file in case.people for each in weighed(file))
    rows = [[say(word), f"{sum(kinds.values()):,}", _most(kinds, say)] for word, kinds in verdicts.items()]
    heads = say("Verdict"), say("Number"), say("Statements on")
    return [plain(heads, rows, say("What the claims support, by verdict"), (1,))] if rows else []


def _most(kinds: Mapping[str, int], say: Words) -> str:
    """The most frequent kinds in words; the rest counted."""
    ordered = sorted(kinds.items(), key=lambda pair: -pair[1])
    rest = sum(count for _, count in ordered[MOST:])
    return "; ".join([*(f"{say.told.label(kind)} {count:,}" for kind, count in ordered[:MOST]),
                      *([say("others {}", f"{rest:,}")] if rest else [])])


def _lists(notes: Sequence[ListNote], say: Words) -> Element:
    if not notes:
        return el("p", say("No list has been imported."), class_="soft")
    rows: list[Row] = [
        [[note.title, *([el("span", say("as tabulated by {}", note.repackaged_by), class_="where")] if note.repackaged_by else [])],
         note.register, el("code", note.id, class_="whole"), f"{note.rows:,}", f"{note.edition}"] for note in notes]
    return plain((say("List"), say("Register"), say("Short name"), say("Rows"), say("Edition")), rows, say("Lists in this case"), (3, 4))


def _documents(case: CaseFile, say: Words) -> list[Element]:
    """The documents that claims are from, by the short names that passages have here."""
    cited = {claim.passage.exhibit: file.contexts[claim.id] for file in case.people for claim in file.claims
             if isinstance(claim.passage, Extract) and claim.id in file.contexts}
    rows: list[Row] = [[el("code", exhibit[:SHORT_DIGEST], class_="whole"), each.file, each.publisher, each.published]
                       for exhibit, each in sorted(cited.items(), key=lambda pair: (pair[1].file, pair[0]))]
    heads = say("Called here"), say("File"), say("Published by"), say("Published")
    return [plain(heads, rows, say("Documents that statements are from"))] if rows else []


def heard(case: CaseFile) -> dict[str, Source]:
    """The sources that speak or relay in a claim, or keep a list. Those that only open proposals name are left out."""
    names = {name for file in case.people for claim in file.claims for name in (claim.speaker, *claim.relay)}
    names |= {note.register for note in case.lists}
    return {id: source for id, source in case.sources.items() if id in names}


def _sources(case: CaseFile, say: Words) -> Element:
    """Who speaks. Confidential sources are counted, not named. Nothing stands where nobody said of which sort a source is."""
    sources = heard(case)
    named = [source for source in sources.values() if not source.confidential]
    hidden = len(sources) - len(named)
    rows = [[source.id, source.name if source.name != source.id else "", say(source.sort) if source.sort != UNKNOWN else ""]
            for source in named]
    told = say.number(hidden, "{} source is confidential and not named; a number stands for the same source throughout.",
                      "{} sources are confidential and not named; a number stands for the same source throughout.")
    note = el("p", told) if hidden else ""
    if not rows:
        return el("div", note or el("p", say("No source is named."), class_="soft"))
    return el("div", plain((say("Called here"), say("In full"), say("Sort")), rows, say("Who speaks in this case")), note)


def _limits(case: CaseFile, say: Words) -> Element:
    """What was not read, and what was not decided."""
    lines: list[Node | Sequence[Node]] = []
    for note in case.lists:
        parts = [say.number(note.silences, "{} cell says nothing", "{} cells say nothing")] if note.silences else []
        if note.withheld:
            parts.append(say.number(note.withheld, "{} cell is withheld by the source", "{} cells are withheld by the source"))
        if note.unmapped:
            parts.append(say("columns not read as statements: {}", ", ".join(note.unmapped)))
        if parts:
            lines.append(f"{note.title}: {'; '.join(parts)}.")
    unread = sum(1 for each in case.findings if each.kind.startswith("unread"))
    if unread:
        lines.append(say.number(unread, "{} cell or row could not be read; see “Findings about the lists”.",
                                "{} cells or rows could not be read; see “Findings about the lists”."))
    undecided = [file.person.name for file in case.people if file.check.undecided]
    more = f" {say('and others')}"
    if undecided:
        lines.append(say.number(len(undecided), "On {} person the check reached a limit and is undecided in part:",
                                "On {} persons the check reached a limit and is undecided in part:")
                     + f" {'; '.join(undecided[:20])}{more if len(undecided) > 20 else ''}.")
    single = sum(1 for file in case.people if len({claim.speaker for claim in file.claims}) == 1)
    lines.append(say("On {} of {} persons one source alone speaks.", f"{single:,}", f"{len(case.people):,}"))
    lines.append(say("Sources count as origins of their own unless one was judged to copy another; that they are independent is said only "
                     "where it was judged. Two that agree may still have one origin."))
    lines.append(say("This report is for those who work on the case. It holds what the lists hold, such as addresses and identity "
                     "documents, and has not been made ready for publication."))
    return el("ul", [el("li", line) for line in lines])
