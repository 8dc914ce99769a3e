"""The head of a report: what lies in the case, what was counted, what was not read, and how to read the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from habeas.checking.findings import Finding
from habeas.checking.words import label
from habeas.core.people import Source
from habeas.drafting.casefile import UNREVIEWED, CaseFile, ListNote
from habeas.drafting.conflict import KINDS
from habeas.drafting.markup import Element, Node, el
from habeas.drafting.support import counted, weighed
from habeas.drafting.table import Row, plain

READINGS = {
    "tolerant": "tolerant (rounded ages, lengths and dates marked “about” are given the room that a declared table allows)",
    "strict": "strict (every statement exactly as written)"}

MOST = 5  # kinds of statement named for each verdict
HARD, READING = "Conflict, hard", "Conflict, a matter of reading"
_CONFLICTS = {HARD: 0, READING: 1}  # they head the table; the rest follows by number


def heading(case: CaseFile) -> list[Element]:
    """Title, when made, in which reading, from which state of the ledger."""
    heads: list[Node] = []
    for head in case.heads:
        heads += [", " if heads else "", el("code", head)]
    return [
        el("h1", case.title),
        el("p", f"Case report, made {made(case)}. Reading: {READINGS.get(case.reading, case.reading)}."),
        *_unreviewed(case),
        el("p", "State of the ledger: ", *(heads or ["empty"]), ". Copies in the same state hold the same case.", class_="soft")]


def _unreviewed(case: CaseFile) -> list[Element]:
    """That proposals are in the reasoning, and how many."""
    number = sum(len(file.unreviewed) for file in case.people)
    told = el("strong", f"With {_number(number, UNREVIEWED, f'{UNREVIEWED}s')}")
    return [el("p", told, ", which a reader read in documents and nobody has confirmed. Each is marked.")] if number else []


def made(case: CaseFile) -> str:
    """When the draft was made, for people: `2031-03-04 10:15 UTC`."""
    return moment(case.made)


def moment(time: str) -> str:
    """UTC text for people: `2031-03-04 10:15:00 UTC`."""
    return f"{time.replace('T', ' ').removesuffix('Z')} UTC"


def summary(case: CaseFile) -> list[Element]:
    """Counts, lists, sources and limits."""
    found = [finding for file in case.people for finding in file.check.findings]
    return [el("h2", "Summary"), _counts(case, found), _by_kind(case, found), _by_class(found), *_by_verdict(case), _lists(case.lists),
            _sources(case.sources), el("h3", "Limits"), _limits(case)]


def _counts(case: CaseFile, found: Sequence[Finding]) -> Element:
    conflicts = [each for each in found if each.kind == "conflict"]
    numbers = (
        ("persons", len(case.people)),
        ("mentions of them", sum(len(file.mentions) for file in case.people)),
        ("statements (claims)", sum(len(file.claims) for file in case.people)),
        ("persons with a conflict", len({each.person for each in conflicts})),
        ("hard conflicts", sum(1 for each in conflicts if each.hard)),
        ("matters of reading", sum(1 for each in conflicts if not each.hard)))
    return el("dl", [el("div", el("dt", text), el("dd", f"{number:,}")) for text, number in numbers], class_="counts")


def _by_kind(case: CaseFile, found: Iterable[Finding]) -> Element:
    """All kinds of finding with the persons they touch, the most frequent first."""
    kinds: dict[str, list[Finding]] = {}
    for each in (*found, *case.findings):
        name = KINDS.get(each.kind, each.kind)
        if each.kind == "conflict":
            name = HARD if each.hard else READING
        kinds.setdefault(name, []).append(each)
    rows = [[name, f"{len(each):,}", f"{len({one.person for one in each if one.person}):,}"]
            for name, each in sorted(kinds.items(), key=lambda pair: (_CONFLICTS.get(pair[0], 2), -len(pair[1])))]
    if not rows:
        return el("p", "Nothing was found: the statements can all be true together.")
    return plain(("Finding", "Number", "Persons"), rows, "Findings by kind", (1, 2))


def _by_class(found: Iterable[Finding]) -> Element:
    counted = Counter(name for each in found if each.kind == "conflict" for name in each.classes)
    if not counted:
        return el("p", "There are no conflicts.", class_="soft")
    rows = [[name, f"{count:,}"] for name, count in counted.most_common()]
    return plain(("Possible explanation", "Conflicts that it fits"), rows,
                 "Conflicts by possible explanation; one conflict may have several", (1,))


def _by_verdict(case: CaseFile) -> list[Element]:
    """Verdicts by word, with the kinds of statement that they are on, the most frequent first."""
    verdicts = counted((each.verdict.word, each.kind) for file in case.people for each in weighed(file))
    rows = [[word, f"{sum(kinds.values()):,}", _most(kinds)] for word, kinds in verdicts.items()]
    return [plain(("Verdict", "Number", "Statements on"), rows, "What the claims support, by verdict", (1,))] if rows else []


def _most(kinds: Mapping[str, int]) -> str:
    """The most frequent kinds in words; the rest counted."""
    ordered = sorted(kinds.items(), key=lambda pair: -pair[1])
    rest = sum(count for _, count in ordered[MOST:])
    return "; ".join([*(f"{label(kind)} {count:,}" for kind, count in ordered[:MOST]), *([f"others {rest:,}"] if rest else [])])


def _lists(notes: Sequence[ListNote]) -> Element:
    if not notes:
        return el("p", "No list has been imported.", class_="soft")
    rows: list[Row] = [
        [[note.title, *([el("span", f"as tabulated by {note.repackaged_by}", class_="where")] if note.repackaged_by else [])],
         note.register, el("code", note.id, class_="whole"), f"{note.rows:,}", f"{note.edition}"] for note in notes]
    return plain(("List", "Register", "Short name", "Rows", "Edition"), rows, "Lists in this case", (3, 4))


def _sources(sources: Mapping[str, Source]) -> Element:
    """Who speaks. Confidential sources are counted, not named."""
    named = [source for source in sources.values() if not source.confidential]
    hidden = len(sources) - len(named)
    rows = [[source.id, source.name if source.name != source.id else "", source.sort] for source in named]
    note = el("p", f"{_number(hidden, 'source is', 'sources are')} confidential and not named; a number stands for the same source "
                   "throughout.") if hidden else ""
    if not rows:
        return el("div", note or el("p", "No source is named.", class_="soft"))
    return el("div", plain(("Called here", "In full", "Sort"), rows, "Who speaks in this case"), note)


def _limits(case: CaseFile) -> Element:
    """What was not read, and what was not decided."""
    lines: list[Node | Sequence[Node]] = []
    for note in case.lists:
        parts = [f"{_number(note.silences, 'cell says', 'cells say')} nothing"] if note.silences else []
        parts += [f"{_number(note.withheld, 'cell is', 'cells are')} withheld by the source"] if note.withheld else []
        if note.unmapped:
            parts.append(f"columns not read as statements: {', '.join(note.unmapped)}")
        if parts:
            lines.append(f"{note.title}: {'; '.join(parts)}.")
    unread = sum(1 for each in case.findings if each.kind.startswith("unread"))
    if unread:
        lines.append(f"{_number(unread, 'cell or row', 'cells or rows')} could not be read; see “Findings about the lists”.")
    undecided = [file.person.name for file in case.people if file.check.undecided]
    if undecided:
        lines.append(f"On {_number(len(undecided), 'person', 'persons')} the check reached a limit and is undecided in part: "
                     f"{'; '.join(undecided[:20])}{' and others' if len(undecided) > 20 else ''}.")
    single = sum(1 for file in case.people if len({claim.speaker for claim in file.claims}) == 1)
    lines.append(f"On {_number(single, 'person', 'persons')} of {len(case.people):,} one source alone speaks.")
    lines.append("Sources count as origins of their own unless one was judged to copy another; that they are independent is said only "
                 "where it was judged. Two that agree may still have one origin.")
    lines.append("This report is for those who work on the case. It holds what the lists hold, such as addresses and identity "
                 "documents, and has not been made ready for publication.")
    return el("ul", [el("li", line) for line in lines])


def _number(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
