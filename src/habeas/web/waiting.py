"""A list that was sent and waits for its mapping: drafted, corrected, tried and imported, each in a thread, so that no page waits for it.

The text of the mapping is the truth; the table on the page is another view of it. A revision tells whether somebody else changed it.
"""

from __future__ import annotations

import logging
import threading
import tomllib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from django.db import connections

from habeas.actions.hand import Hand
from habeas.actions.linking import link
from habeas.actions.lists import Given, Outcome, import_list
from habeas.core.errors import BadMap, HabeasError, UnreadableFile
from habeas.intake import trial
from habeas.intake.columns import ListMap
from habeas.intake.draft import draft_map
from habeas.intake.layout import Table
from habeas.intake.maps import read_map
from habeas.intake.tables import read_table
from habeas.intake.trial import Glimpse, Tried
from habeas.intake.written import rewritten
from habeas.store.case import CaseStore

log = logging.getLogger("habeas.web")

_SAID = {"register": "publisher", "register_name": "publisher", "title": "title", "published": "published"}  # keys of [list]
MAP = "of this list"  # what messages call a mapping that has no file


class Format(NamedTuple):
    """How the file is read where it does not say so itself; empty: as it shows."""

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """A dry run: what an import would do, column by column, and the edition of the list that the case had then ("" for none)."""

    outcome: Outcome
    columns: tuple[Tried, ...]
    basis: str


class WaitingList:
    """A list on its way. `phase`: `drafting`, `mapping`, `trying`, `importing`, `imported`. `known` is the id of the list in the case
    whose last mapping it was given ("" for none). `said` is what was said of the file when it was sent."""

    def __init__(self, id: str, name: str, place: Path, author: str, said: Mapping[str, str] | None = None) -> None:
        self.id, self.name, self.place, self.author, self.said = id, name, place, author, said or {}
        self.text, self.revision, self.changed_by = "", 0, author
        self.phase, self.problem = "mapping", ""
        self.format = Format()
        self.columns: tuple[Glimpse, ...] = ()
        self.rows = 0
        self.known = ""
        self.done, self.of = 0, 0
        self.trial: Trial | None = None
        self.stale = False  # the case's edition changed between the dry run and the import
        self.imported: Outcome | None = None
        self.pairs = 0  # rows of different lists with the same name, after the import
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    @property
    def running(self) -> bool:
        """Whether something goes on."""
        return self._thread is not None and self._thread.is_alive()

    def draft(self, store: CaseStore, format: Format, known: str | None = None) -> None:
        """Look at the file and draft a mapping, or take the last one of a list that fits: `known` names it, "" asks for a new draft, None
        for whichever fits."""
        def work() -> None:
            self.format = format
            table = _opened(store, self._data(), self.name, format)
            self.columns, self.rows = trial.glimpses(table), len(table.rows)
            self.known, text = _fitting(store, table, known)
            text = _told(text, {"published": "published"}, self.said) if text else _told(
                _formatted(draft_map(table, self.name, format.encoding), format), _SAID, self.said)
            self.write(text, self.author)

        self._begin("drafting", work, "mapping")

    def write(self, text: str, author: str) -> None:
        """Change the mapping."""
        with self._lock:
            if text != self.text:
                self.text, self.changed_by, self.trial, self.problem = text, author, None, ""
                self.revision += 1

    def try_out(self, store: CaseStore, hand: Hand) -> None:
        """Say what an import would do."""
        def work() -> None:
            self.trial = None
            self.trial = self._tried(store, hand)

        self._begin("trying", work, "mapping")

    def bring(self, store: CaseStore, hand: Hand) -> None:
        """Import, as the dry run said; where the case has got another edition since, another dry run instead."""
        def work() -> None:
            before = self.trial
            if before is None or before.basis != _basis(store, before.outcome.list):
                self.stale, self.trial = before is not None, self._tried(store, hand)
                return
            self.imported = import_list(store, self._given(), hand, progress=self._progress)
            self.pairs = len(link(store, hand, dry_run=True).pairs)
            self.place.unlink(missing_ok=True)
            self.phase = "imported"

        self._begin("importing", work, "mapping")

    def settle(self, seconds: float | None = None) -> None:
        """Wait until what goes on has ended, at most so long."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)

    def _begin(self, phase: str, work: Callable[[], None], after: str) -> None:
        with self._lock:
            if self.running or self.phase == "imported":
                return
            self.phase, self.problem, self.stale, self.done, self.of = phase, "", False, 0, self.rows
            self._thread = threading.Thread(target=self._run, args=(work, after), name="habeas list", daemon=True)
            self._thread.start()

    def _run(self, work: Callable[[], None], after: str) -> None:
        try:
            work()
        except HabeasError as error:
            self.problem = str(error)
        except Exception as error:  # told without its words, which may be those of a case
            self.problem = type(error).__name__
            log.error("A list was not read: %s", type(error).__name__)
        finally:
            if self.phase != "imported":
                self.phase = after
            connections.close_all()  # this thread's

    def _tried(self, store: CaseStore, hand: Hand) -> Trial:
        list_map = read_map(self.text, MAP)
        given = self._given()
        basis = _basis(store, list_map.id)
        outcome = import_list(store, given, hand, dry_run=True, progress=self._progress)
        table = read_table(given.data, given.name, encoding=list_map.encoding, delimiter=list_map.delimiter, sheet=list_map.sheet)
        return Trial(outcome, trial.tried(table, list_map), basis)

    def _given(self) -> Given:
        return Given(self._data(), self.name, self.text, MAP)

    def _data(self) -> bytes:
        return self.place.read_bytes()

    def _progress(self, done: int, of: int) -> None:
        self.done, self.of = done, of


def _opened(store: CaseStore, data: bytes, name: str, format: Format) -> Table:
    """The table in a file; one that cannot be read as it shows is tried as the lists of the case were read. Raises UnreadableFile."""
    try:
        return read_table(data, name, **format._asdict())
    except UnreadableFile:
        if format == Format():
            for each in _mappings(store).values():
                with suppress(UnreadableFile):
                    table = read_table(data, name, encoding=each.encoding, delimiter=each.delimiter, sheet=each.sheet)
                    if set(each.named_columns()) <= set(table.header):
                        return table
        raise


def _fitting(store: CaseStore, table: Table, wanted: str | None) -> tuple[str, str]:
    """The list of the case of which a table may be a later edition, and its last mapping; two empty texts if there is none. All columns
    that the mapping names must be there; of several lists the one whose mapping uses most columns is taken."""
    found = {id: each for id, each in _mappings(store).items()
             if wanted in (None, id) and set(each.named_columns()) <= set(table.header)}
    best = max(found, key=lambda id: len(found[id].named_columns()), default="")
    return best, store.lists()[best]["map"] if best else ""


def _mappings(store: CaseStore) -> dict[str, ListMap]:
    """The last mapping of every list of the case."""
    found = {}
    for id, row in store.lists().items():
        with suppress(BadMap):
            found[id] = read_map(row["map"], MAP)
    return found


def _basis(store: CaseStore, id: str) -> str:
    """What the case holds of a list: edition, file and mapping."""
    row = store.lists().get(id)
    return f"{row['edition']} {row['exhibit']} {row['map']}" if row else ""


def _told(text: str, keys: Mapping[str, str], said: Mapping[str, str]) -> str:
    """A mapping that holds what was said of the file, by the keys of [list] that tell it."""
    document = tomllib.loads(text)
    document["list"] |= {key: said[field] for key, field in keys.items() if said.get(field)}
    return rewritten(text, document)


def _formatted(text: str, format: Format) -> str:
    """A draft that says how the file is cut into cells, if somebody had to say so."""
    if not format.delimiter:
        return text
    return text.replace("[list]\n", f'[list]\ndelimiter = "{format.delimiter}"\n'.replace("\t", "\\t"), 1)
