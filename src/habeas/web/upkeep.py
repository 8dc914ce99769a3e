"""The search index of each open case, kept up to date in a thread of its own: nobody waits long for it."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass

from django.db import connections

from habeas import searching
from habeas.core.errors import HabeasError
from habeas.store import index
from habeas.store.case import CaseStore
from habeas.store.index import Index

PATIENCE = 0.5  # seconds in which a few new entries are taken in
log = logging.getLogger("habeas.web")


class Work:
    """Bringing an index up to date: how much of how much is done, and what went wrong."""

    def __init__(self, store: CaseStore) -> None:
        self.done, self.of, self.problem = 0, 0, ""
        self._thread = threading.Thread(target=self._run, args=(store,), name="habeas index", daemon=True)
        self._thread.start()

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return not self._thread.is_alive()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until it has ended, at most so long."""
        self._thread.join(seconds)

    def _run(self, store: CaseStore) -> None:
        try:
            searching.refresh(store, self._progress)
        except HabeasError as error:
            self.problem = str(error)
        except Exception as error:  # told without its words, which may be those of a case
            self.problem = type(error).__name__
            log.error("The index was not made: %s", type(error).__name__)
        finally:
            connections.close_all()  # this thread's

    def _progress(self, done: int, of: int) -> None:
        self.done, self.of = done, of


@dataclass(frozen=True, slots=True)
class State:
    """An index to ask, None where there is none yet; and the work that goes on or failed, None where the index is up to date."""

    index: Index | None
    work: Work | None


class Upkeep:
    """The index of one case."""

    def __init__(self, store: CaseStore) -> None:
        self._store = store
        self._work: Work | None = None
        self._lock = threading.Lock()

    def ready(self) -> State:
        """The index, once a few new entries are taken in; of many it is not waited for. Raises CaseBusy, CaseUnusable."""
        if index.current(self._store):
            return State(index.index(self._store.folder), None)
        with self._lock:
            if self._work is None or self._work.ended:
                self._work = Work(self._store)
            work = self._work
        work.wait(PATIENCE)
        there = index.usable(self._store)
        return State(index.index(self._store.folder) if there else None, None if work.ended and not work.problem else work)

    def settle(self) -> None:
        """Wait for the work that goes on."""
        if self._work is not None:
            self._work.wait()
