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
from habeas.store.index import OPEN, Cover, Index

PATIENCE = 0.5  # seconds in which a few new entries are taken in
log = logging.getLogger("habeas.web")


class Work:
    """Bringing an index up to date: how much of how much is done, and what went wrong."""

    def __init__(self, store: CaseStore, cover: Cover) -> None:
        self.done, self.of, self.problem = 0, 0, ""
        self._thread = threading.Thread(target=self._run, args=(store, cover), name="habeas index", daemon=True)
        self._thread.start()

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return not self._thread.is_alive()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until it has ended, at most so long."""
        self._thread.join(seconds)

    def _run(self, store: CaseStore, cover: Cover) -> None:
        try:
            searching.refresh(store, self._progress, cover)
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
    """The indexes of one case: that of all texts, and the one without the names that readers must not hear, made when one of them asks."""

    def __init__(self, store: CaseStore) -> None:
        self._store = store
        self._works: dict[str, Work] = {}
        self._lock = threading.Lock()

    def ready(self, cover: Cover = OPEN) -> State:
        """The index, once a few new entries are taken in; of many it is not waited for. Raises CaseBusy, CaseUnusable."""
        if index.current(self._store, cover):
            return State(index.index(self._store.folder, cover), None)
        work = self._work(cover)
        work.wait(PATIENCE)
        there = index.usable(self._store, cover)
        return State(index.index(self._store.folder, cover) if there else None, None if work.ended and not work.problem else work)

    def _work(self, cover: Cover) -> Work:
        with self._lock:
            self._works = {edition: work for edition, work in self._works.items() if not work.ended}
            if cover.edition not in self._works:
                self._works[cover.edition] = Work(self._store, cover)
            return self._works[cover.edition]

    def settle(self) -> None:
        """Wait for the work that goes on."""
        for work in [*self._works.values()]:
            work.wait()
