"""What a table is: numbered rows under unique column names.

Rows are numbered as a spreadsheet shows them: the header is row 1. In a CSV file the number counts records, so a row whose
cells hold line breaks counts once; empty rows count, and are not rows of the table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from habeas.core.errors import UnreadableFile


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file and its cells. `broken` gives, by position, why a cell has no text; `ragged` says why the
    whole row cannot be laid under the header."""

    number: int
    cells: tuple[str, ...]
    broken: tuple[tuple[int, str], ...] = ()
    ragged: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A list as kept: file name, sheet (empty for CSV), column names (unique), rows."""

    name: str
    sheet: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


def laid_out(name: str, sheet: str, records: Iterable[Row]) -> Table:
    """A table of numbered records, the first of which is the header. Raises UnreadableFile."""
    numbered = iter(records)
    first = next(numbered, None)
    if first is None:
        raise UnreadableFile(name, "it is empty", "Check that the right file was given.")
    header = _unique(first.cells)
    rows = tuple(_fitted(row, len(header)) for row in numbered)
    if not rows:
        raise UnreadableFile(name, "it has a header and no rows", "Check that the right file was given.")
    return Table(name, sheet, header, rows)


def _unique(cells: Iterable[str]) -> tuple[str, ...]:
    """Column names: those that several columns share are numbered (`fecha#1`), those without a name get their place (`#4`)."""
    names = [cell.strip() for cell in cells]
    count, used, found = Counter(names), set(names), []
    seen: Counter[str] = Counter()
    for place, name in enumerate(names, 1):
        seen[name] += 1
        if name and count[name] == 1:
            found.append(name)
            continue
        number = seen[name] if name else place
        while (unique := f"{name}#{number}") in used:
            number += 1
        used.add(unique)
        found.append(unique)
    return tuple(found)


def _fitted(row: Row, width: int) -> Row:
    cells = row.cells
    if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
        cells = cells[:width]
    if len(cells) == width:
        return row if cells is row.cells else Row(row.number, cells, row.broken)
    return Row(row.number, cells, ragged=f"it has {len(cells)} cells where the header has {width}")
