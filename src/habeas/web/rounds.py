"""A round of checks over all persons of a case, in a thread of its own, so that no page waits for it.

What a round found is kept in memory as one line for each finding, without words: pages filter and count lines, and ask for the words
of the few findings that they show.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from typing import NamedTuple

from django.db import connections

from habeas import questions
from habeas.core.errors import HabeasError
from habeas.store.case import CaseStore
from habeas.web.snapshot import Snapshot

log = logging.getLogger("habeas.web")


class Line(NamedTuple):
    """One finding: whose it is, its place among that person's findings, kind, whether it is hard, the gap in days, classes, speakers."""

    person: str
    place: int
    kind: str
    hard: bool | None
    gap: int | None
    classes: tuple[str, ...]
    speakers: tuple[str, ...]


Lines = Mapping[str, tuple[Line, ...]]  # by person


class Round:
    """A round that runs or has ended. `lines` are those of the last round that was finished: `current` says whether it is this one."""

    def __init__(self, store: CaseStore, snapshot: Snapshot, before: Round | None = None) -> None:
        self.heads = snapshot.heads
        self.done, self.of = 0, len(snapshot.now.people.persons)
        self.problem = ""
        self.current = False
        self.lines: Lines | None = before.lines if before else None
        self._thread = threading.Thread(target=self._run, args=(store, snapshot), name="habeas checks", daemon=True)
        self._thread.start()

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return not self._thread.is_alive()

    def wait(self) -> None:
        """Wait until it has ended; for tests."""
        self._thread.join()

    def _run(self, store: CaseStore, snapshot: Snapshot) -> None:
        try:
            now = snapshot.now
            files = questions.files(store, now, now.people.persons, progress=self._progress)
            self.lines = {file.person.id: tuple(
                Line(file.person.id, place, each.kind, each.hard, each.gap_days, each.classes,
                     tuple(dict.fromkeys(claim.speaker for claim in each.claims)))
                for place, each in enumerate(file.check.findings)) for file in files}
            self.current = True
        except HabeasError as error:
            self.problem = str(error)
        except Exception as error:  # told without its words, which may be those of a case
            self.problem = type(error).__name__
            log.error("The checks stopped: %s", type(error).__name__)
        finally:
            connections.close_all()  # this thread's

    def _progress(self, done: int, of: int) -> None:
        self.done, self.of = done, of
