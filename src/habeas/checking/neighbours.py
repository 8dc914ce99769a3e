"""The rows above and below: a second pass over a finished check, since their cells are about other persons.

`asked` says which claims are worth a look, `rows_beside` and `beside` find their neighbours, `with_neighbours` adds the class
"neighbouring cell" where a neighbour has the same day. Such a day may have slipped by one row, or it may be true of both: lists that
are ordered by name have relatives in rows beside each other, and relatives were often taken together. Measured on two registers of
8,750 rows: the class fits 17 of 1,063 conflicts between two dates of one event; looking 2 rows away it would fit 8, and 3 to 500 rows
away 1 to 9, which is chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from habeas.checking.classes import CLASSES
from habeas.checking.findings import Finding
from habeas.checking.languages import Language
from habeas.checking.languages import language as language_of
from habeas.checking.reasons import RepeatedInColumn
from habeas.core.claims import Cell, Claim
from habeas.core.people import Mention
from habeas.core.when import Order, When, before

NAME = "neighbouring cell"

_Place = tuple[str, str, int, str]  # exhibit, sheet, row, column


def asked(findings: Iterable[Finding]) -> tuple[Claim, ...]:
    """The claims whose neighbours in the column are worth a look: days that a list gives for an event which the conflict dates twice.

    Only days: in two registers of 8,750 rows an age equals that of a row beside it for one claim in eighteen, a year of birth for one in
    twelve, and in conflicts as often as elsewhere, so that such a match says nothing. Only dates of one event: where an age or an order
    of events does not fit, little says which cell has slipped.
    """
    found = {claim.id: claim for finding in findings if _dates_one_event(finding) for claim in finding.claims
             if isinstance(claim.passage, Cell) and _to_the_day(claim)}
    return tuple(found.values())


def by_row(mentions: Iterable[Mention]) -> dict[tuple[str, int], tuple[str, ...]]:
    """The mentions of each row: (list, row). Rows of two editions of a list may share a number; `beside` tells their files apart."""
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for mention in mentions:
        found[mention.place, mention.row].append(mention.id)
    return {place: tuple(each) for place, each in found.items()}


def rows_beside(wanted: Iterable[Claim], mentions: Mapping[str, Mention], rows: Mapping[tuple[str, int], Sequence[str]]) -> tuple[str, ...]:
    """The mentions in the rows above and below some claims, by `by_row`: `beside` needs the claims of these mentions' persons."""
    places = [(mentions[claim.mention].place, claim.passage.row) for claim in wanted if isinstance(claim.passage, Cell)]
    return tuple(dict.fromkeys(each for place, row in places for step in (-1, 1) for each in rows.get((place, row + step), ())))


def beside(wanted: Iterable[Claim], around: Iterable[Claim], person_of: Mapping[str, str]) -> dict[str, tuple[Claim, ...]]:
    """For each wanted claim those of other persons in the cells above and below it, in the same column of the same file.

    `around` are standing claims of the persons in these rows (or of all persons). A cell that another source of its own person
    contradicts is left out: then both rows differ from that source alike, as for two persons taken together, and no slip explains it.
    """
    cells: dict[_Place, list[Claim]] = defaultdict(list)
    told: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in around:
        if isinstance(claim.value, When) and claim.affirmed:
            told[person_of.get(claim.mention, claim.mention), claim.kind, claim.bound].append(claim)
            if isinstance(claim.passage, Cell):
                cells[_place(claim.passage)].append(claim)
    found: dict[str, tuple[Claim, ...]] = {}
    for claim in wanted:
        person = person_of.get(claim.mention, claim.mention)
        near = [other for step in (-1, 1) if isinstance(claim.passage, Cell) for other in cells.get(_place(claim.passage, step), ())
                if (other.kind, other.bound) == (claim.kind, claim.bound)]
        owners = [(other, person_of.get(other.mention, other.mention)) for other in near]
        found[claim.id] = tuple(other for other, owner in owners if owner != person
                                and not any(_apart(other, rival) for rival in told[owner, other.kind, other.bound]))
    return found


def with_neighbours(findings: Iterable[Finding], beside: Mapping[str, Sequence[Claim]],
                    language: str = "en") -> tuple[Finding, ...]:
    """The findings, with the class "neighbouring cell" where a claim of a conflict has the day of a cell above or below it (`beside`).

    A day that the other row's cell shares, and no other entry on this person, is a possible slip. Raises UnknownLanguage.
    """
    told = language_of(language)
    return tuple(_explained(finding, beside, told) for finding in findings)


def _explained(finding: Finding, beside: Mapping[str, Sequence[Claim]], told: Language) -> Finding:
    repeated = _repeated(finding, beside) if NAME not in finding.classes and _dates_one_event(finding) else None
    if repeated is None:
        return finding
    text = f"{told.class_name(NAME)}: {told.reason(repeated)}"
    fitting = [pair for pair in zip(finding.classes, finding.reasons, strict=True) if pair[0] != "unexplained"]
    named = sorted([*fitting, (NAME, text)], key=lambda pair: CLASSES.index(pair[0]))
    return replace(finding, classes=tuple(name for name, _ in named), reasons=tuple(reason for _, reason in named))


def _repeated(finding: Finding, beside: Mapping[str, Sequence[Claim]]) -> RepeatedInColumn | None:
    for claim in finding.claims:
        told_again = any(other.mention != claim.mention and _same_days(other, claim) for other in finding.claims)
        for other in () if told_again else beside.get(claim.id, ()):
            if _same_days(other, claim):
                assert isinstance(claim.passage, Cell) and isinstance(other.passage, Cell)
                return RepeatedInColumn(claim, other.passage.row > claim.passage.row)
    return None


def _dates_one_event(finding: Finding) -> bool:
    """Whether the finding is a conflict between dates of one event."""
    return finding.kind == "conflict" and all(isinstance(claim.value, When) and claim.affirmed for claim in finding.claims) \
        and len({(claim.kind, claim.bound) for claim in finding.claims}) == 1


def _to_the_day(claim: Claim) -> bool:
    """Whether a date is given to the day, or not later or not earlier than a day."""
    return isinstance(claim.value, When) and all(None in span or span[0] == span[1] for span in claim.value.spans)


def _same_days(claim: Claim, other: Claim) -> bool:
    a, b = claim.value, other.value
    return isinstance(a, When) and isinstance(b, When) and a.spans == b.spans and _to_the_day(claim)


def _apart(claim: Claim, other: Claim) -> bool:
    a, b = claim.value, other.value
    return isinstance(a, When) and isinstance(b, When) and Order.YES in (before(a, b), before(b, a))


def _place(cell: Cell, step: int = 0) -> _Place:
    return cell.exhibit, cell.sheet, cell.row + step, cell.column
