"""A round of checks over the persons of a case, in a thread of its own, so that no page waits for it.

What a round found is kept in memory as one line for each finding, without words: pages filter and count lines, and ask for the words
of the few findings that they show. After a change only the persons whom it touches are checked, wherever that can be told.
"""

from __future__ import annotations

import gc
import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db import connections

from habeas import questions
from habeas.checking.findings import Finding
from habeas.checking.languages import LANGUAGES
from habeas.core.errors import HabeasError
from habeas.core.people import Person
from habeas.drafting.casefile import PersonFile
from habeas.store.case import CaseStore
from habeas.web import summary, voices
from habeas.web.sifting import widest_first
from habeas.web.snapshot import Snapshot
from habeas.web.summary import Findings, Line, Lines
from habeas.web.touched import touched
from habeas.web.voices import Heard, Told

log = logging.getLogger("habeas.web")

head_start = 0.0  # seconds that the first round of a case leaves to the page that began it; `habeas serve` gives some


@dataclass(frozen=True, slots=True)
class Known:
    """What a round found: lines by person, the same counted, findings about no one person by kind; as of which snapshot; what was heard
    of whom, by person, and the same gathered by source; the findings about no one person themselves, by language."""

    snapshot: Snapshot
    lines: Lines
    found: Findings
    gaps: Sequence[tuple[str, int]]
    heard: Mapping[str, Heard]
    told: Mapping[str, Told]
    loose: Mapping[str, Sequence[Finding]]
    flat: Sequence[Line]  # all lines, hard conflicts first, the widest gap first


class Round:
    """A round that goes on or has ended. `known` is what it found, until then what the last one had found; None before the first.

    `look` gives the snapshot, in the round's thread: reading a large case takes longer than a page should."""

    def __init__(self, store: CaseStore, look: Callable[[], Snapshot], before: Known | None = None) -> None:
        self.heads = store.heads()
        self.done, self.of = 0, 0  # of: 0 while the case is read
        self.problem = ""
        self.known = before
        self._thread = threading.Thread(target=self._run, args=(store, look), name="habeas checks", daemon=True)
        self._thread.start()

    @property
    def lines(self) -> Lines | None:
        """The findings by person, as far as they are known."""
        return self.known.lines if self.known else None

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return not self._thread.is_alive()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until it has ended, at most so long."""
        self._thread.join(seconds)

    def _run(self, store: CaseStore, look: Callable[[], Snapshot]) -> None:
        try:
            if self.known is None:
                time.sleep(head_start)
            snapshot = look()
            lines, heard = self._checked(store, snapshot)
            loose = {code: tuple(questions.case_findings(store, snapshot.now, code)) for code in LANGUAGES}
            gaps = Counter(each.kind for each in loose["en"]).most_common()
            self.heads = snapshot.heads
            self.known = Known(snapshot, lines, summary.findings(lines), gaps, heard, voices.gathered(heard, lines), loose,
                               widest_first(line for _, person in snapshot.names for line in lines[person.id]))
            gc.freeze()  # as long-lived as the case: looking it over at every collection is waste
        except HabeasError as error:
            self.problem = str(error)
        except Exception as error:  # told without its words, which may be those of a case
            self.problem = type(error).__name__
            log.error("The checks stopped: %s", type(error).__name__)
        finally:
            connections.close_all()  # this thread's

    def _checked(self, store: CaseStore, snapshot: Snapshot) -> tuple[Lines, Mapping[str, Heard]]:
        """The lines of everybody and what is said of them, in the order of persons."""
        persons = snapshot.now.people.persons
        same = untouched(store, snapshot, self.known)
        fresh = [person for person in persons if person.id not in same]
        self.of = len(fresh)
        files = questions.files(store, snapshot.now, fresh, progress=self._progress)
        alike: dict[Heard, Heard] = {}  # few ways of being spoken of serve many persons
        checked, heard = dict(same), dict(self.known.heard) if self.known else {}
        for file in files:
            checked[file.person.id] = _of(file)
            heard[file.person.id] = alike.setdefault(found := voices.heard(file), found)
        return {each.id: checked[each.id] for each in persons}, {each.id: heard[each.id] for each in persons}

    def _progress(self, done: int, of: int) -> None:
        self.done, self.of = done, of


def untouched(store: CaseStore, snapshot: Snapshot, before: Known | None) -> Lines:
    """What is known of persons on whom nothing has changed since a round."""
    changed = touched(store, before.snapshot.clock) if before else None
    if before is None or changed is None:
        return {}
    then = before.snapshot.now.person_by_id

    def same(person: Person) -> bool:
        return then.get(person.id) == person and changed.isdisjoint(person.mentions)

    return {person.id: before.lines[person.id] for person in snapshot.now.people.persons if same(person)}


def _of(file: PersonFile) -> tuple[Line, ...]:
    return tuple(Line(file.person.id, place, each.kind, each.hard, each.gap_days, each.classes,
                      tuple(dict.fromkeys(claim.speaker for claim in each.claims)), tuple(dict.fromkeys(claim.id for claim in each.claims)))
                 for place, each in enumerate(file.check.findings))
