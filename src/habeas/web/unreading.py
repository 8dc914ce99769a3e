"""Cells that could not be read, for the page of their person and the list of gaps: with the row that they stand in, where it has a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas import unread
from habeas.checking.findings import Finding
from habeas.core.claims import Cell, Claim
from habeas.core.people import Person
from habeas.store.case import CaseStore
from habeas.unread import Unread
from habeas.web.gate import Opened
from habeas.web.naming import Names
from habeas.web.spoken import told

CELLS = ("unread cell", "unread row")  # kinds of findings
ANCHOR = "#unread"  # where the page of a person lists them


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell, the title of its list, and a claim of the same row, by which the row is shown (None: there is none)."""

    cell: Unread
    title: str
    claim: Claim | None


@dataclass(frozen=True, slots=True)
class Gap:
    """A finding about no one person's claims: its words, whose row or mention it is (None: nobody's), where that person's page tells of it,
    and a claim of the same row."""

    kind: str
    text: str
    person: Person | None
    anchor: str
    claim: Claim | None


def shown(store: CaseStore, who: Person, claims: Iterable[Claim], titles: Mapping[str, str]) -> list[Shown]:
    """The cells of a person's rows, in the order of the files."""
    rows = _rows(claims)
    return [Shown(each, titles.get(each.list, each.list), rows.get((each.mention, each.row)))
            for each in unread.of(store, who.mentions, told())]


def gaps(at: Opened, findings: Sequence[Finding], names: Names) -> list[Gap]:
    """Findings as the list shows them."""
    persons = at.snapshot.now.person_by_id
    cells = [each for each in findings if each.kind in CELLS]
    mentions = [mention for each in cells if each.person in persons for mention in persons[each.person].mentions]
    rows = _rows(at.store.claims(mentions)) if mentions else {}
    by_sentence: dict[str, list[Unread]] = defaultdict(list)
    for cell in unread.of(at.store, mentions, told()):
        by_sentence[cell.sentence].append(cell)

    def gap(each: Finding) -> Gap:
        found = by_sentence[each.explanation][:1] if each.kind in CELLS else []
        claim = rows.get((found[0].mention, found[0].row)) if found else None
        return Gap(each.kind, names.text(each.explanation), persons.get(each.person), ANCHOR if found else "", claim)

    return [gap(each) for each in findings]


def _rows(claims: Iterable[Claim]) -> dict[tuple[str, int], Claim]:
    """A claim for each row, by its mention and number."""
    return {(each.mention, each.passage.row): each for each in claims if isinstance(each.passage, Cell)}
