"""Rows of different lists with the same name: looked for and joined in a thread, so that no page waits for it."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import connections

from habeas.actions import linking
from habeas.actions.hand import Hand
from habeas.core.errors import HabeasError
from habeas.core.people import Mention
from habeas.linking.candidates import Candidates
from habeas.store.case import CaseStore
from habeas.web.snapshot import Snapshot

log = logging.getLogger("habeas.web")


@dataclass(frozen=True, slots=True)
class Found:
    """The pairs at one end of the ledger, and the mentions that they name."""

    heads: tuple[str, ...]
    candidates: Candidates
    mentions: Mapping[str, Mention]

    @property
    def digest(self) -> str:
        """What a form carries to tell whether the pairs are still those that it showed."""
        named = "\n".join(f"{each.first}\t{each.second}" for each in self.candidates.pairs)
        return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:24]


class Pairs:
    """The pairs of a case. `found` is what was found last; `behind` names who wanted to join pairs that had become others by
    then, so that nothing was joined."""

    def __init__(self, store: CaseStore, look: Callable[[], Snapshot]) -> None:
        self._store, self._look = store, look
        self.found: Found | None = None
        self.behind = ""
        self.joining = False
        self.problem = ""
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    @property
    def running(self) -> bool:
        """Whether something goes on."""
        return self._thread is not None and self._thread.is_alive()

    def look(self) -> None:
        """Look for the pairs, unless they are known as the case stands."""
        if self.found is None or self.found.heads != self._store.heads():
            self._begin(self._find)

    def join(self, digest: str, hand: Hand) -> None:
        """Join the pairs that were shown. Where they are others by now, nothing is joined."""
        def work() -> None:
            self.joining, self.behind = True, ""
            self._find()
            if self.found is None or self.found.digest != digest:
                self.behind = hand.author
            else:
                linking.link(self._store, hand)
                self._find()

        self._begin(work)

    def settle(self, seconds: float | None = None) -> None:
        """Wait until what goes on has ended, at most so long."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)

    def _find(self) -> None:
        snapshot = self._look()
        self.found = Found(snapshot.heads, linking.link_candidates(self._store, snapshot.now), snapshot.now.mentions)

    def _begin(self, work: Callable[[], None]) -> None:
        with self._lock:
            if not self.running:
                self.problem = ""
                self._thread = threading.Thread(target=self._run, args=(work,), name="habeas pairs", daemon=True)
                self._thread.start()

    def _run(self, work: Callable[[], None]) -> None:
        try:
            work()
        except HabeasError as error:
            self.problem = str(error)
        except Exception as error:  # told without its words, which may be those of a case
            self.problem = type(error).__name__
            log.error("Rows were not joined: %s", type(error).__name__)
        finally:
            self.joining = False
            connections.close_all()  # this thread's
