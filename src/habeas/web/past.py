"""The case as it was at a moment, made in a thread of its own: of a large case that takes longer than a page should."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass

from django.db import connections

from habeas.core.entries import Entry
from habeas.core.errors import HabeasError
from habeas.store import past
from habeas.store.case import CaseStore
from habeas.web.snapshot import Snapshot, snapshot

log = logging.getLogger("habeas.web")
PATIENCE = 0.5  # seconds that a page waits


@dataclass(frozen=True, slots=True)
class Then:
    """A case at a moment: to be read like the case itself, with the entries that this copy had."""

    store: CaseStore
    snapshot: Snapshot
    entries: frozenset[str]


class Looking:
    """Making it: how much of how much is done (`of` 0 while that is not known), what went wrong, and what was found."""

    def __init__(self, store: CaseStore, entries: list[Entry]) -> None:
        self.entries = tuple(each.digest for each in entries)
        self.heads = store.heads()
        self.done, self.of, self.problem = 0, 0, ""
        self.then: Then | None = None
        self._thread = threading.Thread(target=self._run, args=(store, entries), name="habeas past", daemon=True)
        self._thread.start()

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return not self._thread.is_alive()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until it has ended, at most so long."""
        self._thread.join(seconds)

    def _run(self, store: CaseStore, entries: list[Entry]) -> None:
        try:
            there = past.past(store, entries, self._progress)
            self.then = Then(there, snapshot(there, None), frozenset(self.entries))
        except HabeasError as error:
            self.problem = str(error)
        except Exception as error:  # told without its words, which may be those of a case
            self.problem = type(error).__name__
            log.error("The past was not made: %s", type(error).__name__)
        finally:
            connections.close_all()  # this thread's

    def _progress(self, done: int, of: int) -> None:
        self.done, self.of = done, of


class Pasts:
    """The pasts of one case: the last one that was asked for is kept, and one is made at a time."""

    def __init__(self, store: CaseStore) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._last: Looking | None = None

    def look(self, moment: str) -> Looking:
        """The case at a moment (`2026-11-22T13:00:00Z`), begun to be made if need be. While another moment is being made, that is waited
        for first, as the two would throw each other away."""
        with self._lock:
            entries = past.had(self._store, moment)
            last = self._last
            if last is None or last.problem or last.entries != tuple(each.digest for each in entries) or last.heads != self._store.heads():
                if last is not None:
                    last.wait()
                self._last = Looking(self._store, entries)
            assert self._last is not None
            return self._last

    def settle(self) -> None:
        """Wait for what is being made."""
        if self._last is not None:
            self._last.wait()
