"""What a mapping makes of a list, column by column, before anything is written: for whoever corrects it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from habeas.core.claims import Cell
from habeas.core.values import Withheld
from habeas.intake.columns import ListMap
from habeas.intake.layout import Table
from habeas.intake.rows import RowRecord, read_rows

SAMPLES = 4  # different cells that are shown of a column
LONGEST = 80  # characters of a cell that are shown
WORDS = 24  # different words of a column that are shown where each may be a code


class Glimpse(NamedTuple):
    """A column before it is mapped: some of its cells, its words where there are few (else none), how many cells hold anything."""

    name: str
    samples: tuple[str, ...]
    words: tuple[str, ...]
    filled: int


class Cells(NamedTuple):
    """Cells of a column that could not be read alike: their words, why, the rows."""

    words: str
    why: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """A column as a mapping reads it: how many of its cells give claims, say nothing, are withheld or could not be read."""

    column: str
    claimed: int
    silent: int
    withheld: int
    unread: tuple[Cells, ...]


def glimpses(table: Table) -> tuple[Glimpse, ...]:
    """What is to be seen of every column."""
    return tuple(_glimpse(name, [cell for row in table.rows if not row.ragged and (cell := row.cells[place].strip())])
                 for place, name in enumerate(table.header))


def _glimpse(name: str, cells: list[str]) -> Glimpse:
    counted = Counter(cells)
    few = len(counted) <= WORDS and all(len(each) <= LONGEST for each in counted)
    samples = tuple(each if len(each) <= LONGEST else f"{each[:LONGEST]}…" for each in list(counted)[:SAMPLES])
    return Glimpse(name, samples, tuple(each for each, _ in counted.most_common()) if few else (), len(cells))


def tried(table: Table, list_map: ListMap) -> tuple[Tried, ...]:
    """Every mapped column, in the order of the header. Raises BadMap, NoSuchColumn."""
    records = list(read_rows(table, list_map, ""))
    columns = [each.name for each in list_map.columns]
    ordered = sorted(columns, key=table.header.index)
    names = [" + ".join(list_map.names)] if list_map.names else []
    return tuple(_by_column([*names, *ordered], records))


def _by_column(columns: Iterable[str], records: list[RowRecord]) -> Iterator[Tried]:
    claimed: Counter[str] = Counter()
    withheld: Counter[str] = Counter()
    unread: dict[str, dict[tuple[str, str], list[int]]] = {}
    whole = [record for record in records if not _is_torn(record)]
    for record in whole:
        said: dict[str, bool] = {}
        for claim in record.claims:
            assert isinstance(claim.passage, Cell)
            said[claim.passage.column] = said.get(claim.passage.column, True) and isinstance(claim.value, Withheld)
        for column, kept_back in said.items():
            (withheld if kept_back else claimed)[column] += 1
        for column, words, why in record.unread:
            unread.setdefault(column, {}).setdefault((words, why), []).append(record.row)
    for column in columns:
        alike = [Cells(words, why, tuple(rows)) for (words, why), rows in unread.get(column, {}).items()]
        silent = len(whole) - claimed[column] - withheld[column] - sum(len(each.rows) for each in alike)
        yield Tried(column, claimed[column], silent, withheld[column], tuple(sorted(alike, key=lambda each: -len(each.rows))))


def _is_torn(record: RowRecord) -> bool:
    """Whether the row does not fit the header, so that none of its cells was looked at."""
    return not record.claims and record.counts.unread > 0 and [column for column, *_ in record.unread] == [""]
