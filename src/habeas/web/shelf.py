"""The cases that this process has open: one store for each, however many threads ask, and what was worked out from it.

A store's connections belong to threads and are closed by Django when a request ends, so the store itself may stay.
"""

from __future__ import annotations

import gc
import threading
from pathlib import Path

from habeas.core.errors import NoCaseHere
from habeas.store.case import CaseStore
from habeas.store.proposals import count_open
from habeas.web import rounds
from habeas.web.exporting import Exports
from habeas.web.pairs import Pairs
from habeas.web.past import Pasts
from habeas.web.rounds import Round
from habeas.web.snapshot import Snapshot, proposed, snapshot
from habeas.web.tray import Tray
from habeas.web.upkeep import Upkeep

PATIENCE = 0.15  # seconds that a page waits for a case to be read


class Shelved:
    """An open case with its latest snapshot and the latest round of checks. A lock is held while either is made. Whoever writes holds
    `turn` from looking whether anything has changed until it is written, so that who comes second sees what the first one wrote."""

    def __init__(self, store: CaseStore) -> None:
        self.store = store
        self.tray = Tray(store)
        self.upkeep, self.exports = Upkeep(store), Exports(store)
        self.pairs, self.pasts = Pairs(store, self.snapshot), Pasts(store)
        self.turn = threading.RLock()
        self._lock, self._rounds = threading.Lock(), threading.Lock()
        self._snapshot: Snapshot | None = None
        self._round: Round | None = None
        self._proposed: tuple[Snapshot, Round | None] | None = None
        self._waiting: tuple[tuple[str, ...], int] | None = None

    def snapshot(self) -> Snapshot:
        """How the case stands now; made anew only if the ledger has grown."""
        with self._lock:
            found = snapshot(self.store, self._snapshot)
            if found is not self._snapshot:
                self._snapshot = found
                gc.freeze()  # it lives long: looking it over at every collection is waste
            return found

    def round(self) -> Round:
        """The checks of all persons as the case stands now, begun in the background if need be; see `Round.lines` for what is known."""
        heads = self.store.heads()
        with self._rounds:
            if self._round is None or (self._round.heads != heads and self._round.ended):
                self._round = Round(self.store, self.snapshot, self._round.known if self._round else None)
            return self._round

    def persons(self) -> int | None:
        """How many persons there are; None while a large case is read for the first time, which nobody should wait for."""
        if self._snapshot is None:
            self.round().wait(max(0.0, PATIENCE - rounds.head_start))
        return len(self.snapshot().now.people.persons) if self._snapshot else None

    def proposed(self) -> Snapshot:
        """How the case stands with the proposals that nobody has decided on; made when somebody asks."""
        with self._lock:
            found = proposed(self.store, self._proposed[0] if self._proposed else None)
            if self._proposed is None or found is not self._proposed[0]:
                self._proposed = found, self._proposed[1] if self._proposed else None
            return found

    def proposed_round(self) -> Round:
        """The checks of all persons with these proposals. Everybody is looked at again; what was kept is quick."""
        now = self.proposed()
        with self._lock:
            round = self._proposed[1] if self._proposed else None
            if round is None or (round.heads != now.heads and round.ended):
                round = Round(self.store, self.proposed)
                self._proposed = now, round
            return round

    def waiting(self) -> int:
        """How many proposals wait for a decision."""
        heads = self.store.heads()
        if self._waiting is None or self._waiting[0] != heads:
            self._waiting = heads, count_open(self.store)
        return self._waiting[1]

    def settle(self) -> None:
        """Wait for the rounds that go on, if any do, and for what is being brought in."""
        self.tray.settle()
        self.upkeep.settle()
        self.exports.settle()
        self.pairs.settle()
        self.pasts.settle()
        for each in (self._round, self._proposed[1] if self._proposed else None):
            if each is not None:
                each.wait()


_open: dict[str, Shelved] = {}
_lock = threading.Lock()


def shelved(case: str, folder: Path) -> Shelved:
    """The open case with an id, which lies in a folder. Raises NoCaseHere, also where another case lies there, and what opening raises."""
    with _lock:
        found = _open.get(case)
        if found is None or found.store.folder != folder.resolve() or not (folder / "case.sqlite").is_file():
            _open.pop(case, None)
            found = _open[case] = Shelved(_opened(case, folder))
        return found


def _opened(case: str, folder: Path) -> CaseStore:
    store = CaseStore.open(folder)
    if store.case != case:
        store.close()
        raise NoCaseHere(str(folder))
    return store


def clear() -> None:
    """Close everything, when the program ends or a test does."""
    for each in opened():
        each.tray.close()
        each.store.close()
    with _lock:
        _open.clear()


def opened() -> list[Shelved]:
    """Every case that is open."""
    with _lock:
        return list(_open.values())
