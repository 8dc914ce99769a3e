"""A row of a kept list with its neighbours, as the file has them. It is read in a thread: a large workbook takes longer than a page."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connections

from habeas.core.claims import Cell
from habeas.core.errors import HabeasError
from habeas.core.records import Row
from habeas.intake.layout import Table
from habeas.intake.maps import read_map
from habeas.intake.tables import read_table
from habeas.store.case import CaseStore

log = logging.getLogger("habeas.web")
PATIENCE = 0.5  # seconds that a page waits for a file to be read
KEPT = 4  # files whose tables are kept
AROUND = 2  # rows above and below


@dataclass(frozen=True, slots=True)
class Line:
    """A column of a list: its name, and what stands there in each of the rows."""

    column: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some rows of a list by their numbers, a line for each column."""

    rows: tuple[int, ...]
    lines: tuple[Line, ...]


class Opening:
    """Reading one file."""

    def __init__(self, store: CaseStore, cell: Cell, note: Row) -> None:
        self.table: Table | None = None
        self.problem = ""
        self._thread = threading.Thread(target=self._run, args=(store, cell, note), name="habeas list", daemon=True)
        self._thread.start()

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return not self._thread.is_alive()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until it has ended, at most so long."""
        self._thread.join(seconds)

    def _run(self, store: CaseStore, cell: Cell, note: Row) -> None:
        try:
            held = store.exhibits([cell.exhibit]).get(cell.exhibit)
            list_map = read_map(note["map"], "") if note else None
            encoding, delimiter = (list_map.encoding, list_map.delimiter) if list_map else ("", "")
            self.table = read_table(store.exhibit_bytes(cell.exhibit), held.name if held else "list.csv", encoding=encoding,
                                    delimiter=delimiter, sheet=cell.sheet)
        except HabeasError as error:
            self.problem = str(error)
        except Exception as error:  # told without its words, which may be those of a case
            self.problem = type(error).__name__
            log.error("A list was not read: %s", type(error).__name__)
        finally:
            connections.close_all()  # this thread's


_read: OrderedDict[tuple[str, str, str], Opening] = OrderedDict()
_lock = threading.Lock()


def opening(store: CaseStore, cell: Cell, note: Row) -> Opening:
    """The file of a cell, begun to be read if need be. `note` is what the ledger holds of the list (None if nothing)."""
    key = str(store.folder), cell.exhibit, cell.sheet
    with _lock:
        found = _read.pop(key, None)
        if found is None or (found.ended and found.problem):
            found = Opening(store, cell, note)
        _read[key] = found
        while len(_read) > KEPT:
            _read.popitem(last=False)
        return found


def excerpt(table: Table, number: int, around: int = AROUND) -> Excerpt | None:
    """A row with its neighbours; None if the table has no such row."""
    place = next((place for place, row in enumerate(table.rows) if row.number == number), None)
    if place is None:
        return None
    rows = table.rows[max(0, place - around):place + around + 1]

    def line(index: int, column: str) -> Line:
        return Line(column, tuple(row.cells[index] if index < len(row.cells) else "" for row in rows))

    return Excerpt(tuple(row.number for row in rows), tuple(line(index, column) for index, column in enumerate(table.header)))


def recorded(rows: Mapping[int, Mapping[str, str]]) -> Excerpt:
    """The same from what was read: words by column for each row, where the file itself cannot be shown."""
    columns = dict.fromkeys(column for cells in rows.values() for column in cells)
    return Excerpt(tuple(rows), tuple(Line(column, tuple(cells.get(column, "") for cells in rows.values())) for column in columns))
