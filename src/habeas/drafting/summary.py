"""The head of a report: what lies in the case, what was counted, what was not read, and how to read the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from habeas.checking.findings import Finding
from habeas.core.people import Source
from habeas.drafting.casefile import CaseFile, ListNote
from habeas.drafting.conflict import KINDS
from habeas.drafting.markup import Element, Node, el
from habeas.drafting.table import Row, plain

READINGS = {
    "tolerant": "tolerant (rounded ages, lengths and dates marked “about” are given the room that a declared table allows)",
    "strict": "strict (every statement exactly as written)"}


def heading(case: CaseFile) -> list[Element]:
    """Title, when made, in which reading, from which state of the ledger."""
    heads: list[Node] = []
    for head in case.heads:
        heads += [", " if heads else "", el("code", head)]
    return [
        el("h1", case.title),
        el("p", f"Case report, made {case.made} (UTC). Reading: {READINGS.get(case.reading, case.reading)}."),
        el("p", "State of the ledger: ", *(heads or ["empty"]), ". Copies in the same state hold the same case.", class_="soft")]


def summary(case: CaseFile) -> list[Element]:
    """Counts, lists, sources and limits."""
    found = [finding for file in case.people for finding in file.check.findings]
    return [el("h2", "Summary"), _counts(case, found), _by_kind(case, found), _by_class(found), _lists(case.lists),
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
            name = "Conflict, hard" if each.hard else "Conflict, a matter of reading"
        kinds.setdefault(name, []).append(each)
    rows = [[name, f"{len(each):,}", f"{len({one.person for one in each if one.person}):,}"]
            for name, each in sorted(kinds.items(), key=lambda pair: (not pair[0].startswith("Conflict"), -len(pair[1])))]
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


def _lists(notes: Sequence[ListNote]) -> Element:
    if not notes:
        return el("p", "No list has been imported.", class_="soft")
    rows: list[Row] = [
        [[note.title, *([el("span", f"as tabulated by {note.repackaged_by}", class_="where")] if note.repackaged_by else [])],
         note.register, el("code", note.id), f"{note.rows:,}", f"{note.edition}"] for note in notes]
    return plain(("List", "Register", "Short name", "Rows", "Edition"), rows, "Lists in this case", (3, 4))


def _sources(sources: Mapping[str, Source]) -> Element:
    """Who speaks. Confidential sources are counted, not named."""
    named = [source for source in sources.values() if not source.confidential]
    hidden = len(sources) - len(named)
    rows = [[source.id, source.name if source.name != source.id else "", source.sort] for source in named]
    note = el("p", f"{_number(hidden, 'source is', 'sources are')} confidential and not named: “confidential source 1” and so on "
                   "stand for the same source throughout.") if hidden else ""
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
    lines.append("Whether sources copied each other was not examined: agreement between two of them is no proof that both know.")
    return el("ul", [el("li", line) for line in lines])


def _number(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def how_to_read() -> list[Element]:
    """The words of the report, short and plain."""
    terms = (
        ("Conflict", "A smallest set of statements that cannot all be true. Take any one of them away and the rest can hold "
                     "together. It does not say which one is mistaken."),
        ("Hard", "The statements exclude each other even when everything that people usually round is given room."),
        ("Matter of reading", "They exclude each other only when taken exactly as written."),
        ("Days apart", "The gap: the least number of days by which one statement alone would have to give way."),
        ("Possible explanations", "What often lies behind such a difference: rounding, a swapped day and month, two events taken "
                                  "for one. They are never blame; several may fit, and none is said to be the true one."),
        ("→", "After the words as written stands the value that was read from them, dates in EDTF (ISO 8601-2): "
              "[1976-05-01..1976-05-09] is some day within, 1976-05/1976-07 lasted from May to July, [..1976-05-09] is not after "
              "that day."),
        ("Withheld by the source", "The source says that it knows and does not publish it. That is not silence."),
        ("Struck through", "A statement that its own list has changed, or that a judgement took out of the reasoning. It stays "
                           "on the record."))
    entries = [each for name, text in terms for each in (el("dt", name), el("dd", text))]
    return [el("h2", "How to read this report"), el("dl", entries, class_="terms")]
