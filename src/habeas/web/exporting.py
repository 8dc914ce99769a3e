"""Exports: drafts of the whole case, made in a thread one after the other, kept in memory until they are replaced or the program ends.

None of them names a confidential source. Each says in itself what it is: a working paper.
"""

from __future__ import annotations

import json
import logging
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.utils import translation
from django.utils.translation import gettext_lazy

from habeas import questions
from habeas.checking import TOLERANT
from habeas.core.claims import Claim
from habeas.core.errors import HabeasError
from habeas.core.web_errors import TooManyExports
from habeas.corpus import parquet
from habeas.drafting import export, report
from habeas.drafting.casefile import CaseFile
from habeas.drafting.markup import Mask
from habeas.drafting.mask import mask
from habeas.store.case import CaseStore

log = logging.getLogger("habeas.web")

SORTS = ("report", "lines", "parquet")
NAMES = {"report": "report.html", "lines": "case.jsonl", "parquet": "claims.parquet"}
KEPT = 4  # exports of a case that are kept
NOTE = gettext_lazy("Working paper of those who keep the case, not a version for publication: it names persons. Confidential sources are "
                    "not named. Read it before you give it to anybody.")


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be made: one of SORTS; for the report the language of findings and the reading; whether proposals that nobody has decided
    on are in it."""

    sort: str
    language: str = "en"
    reading: str = TOLERANT
    unreviewed: bool = False


class Export:
    """An export that is being made, is ready (`data`), or failed (`problem`). `done` of `of` persons are checked."""

    def __init__(self, choice: Choice, author: str, time: str) -> None:
        self.id = uuid.uuid4().hex[:16]
        self.choice, self.author, self.time = choice, author, time
        self.done, self.of, self.problem = 0, 0, ""
        self.data: bytes | None = None

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self.data is not None or bool(self.problem)

    @property
    def name(self) -> str:
        """The name of the file; not that of the case, which may name somebody."""
        return f"habeas-{self.time[:10]}-{NAMES[self.choice.sort]}"

    def progress(self, done: int, of: int) -> None:
        """So many of so many."""
        self.done, self.of = done, of


class Exports:
    """The exports of one case, the latest first."""

    def __init__(self, store: CaseStore) -> None:
        self._store = store
        self.made: list[Export] = []
        self._lock, self._turn = threading.Lock(), threading.Lock()
        self._threads: list[threading.Thread] = []

    def start(self, choice: Choice, author: str, time: str) -> Export:
        """Begin to make an export, after those that are being made; one that is being made already is not begun again. The oldest ones are
        thrown away. Raises TooManyExports."""
        found = Export(choice, author, time)
        thread = threading.Thread(target=self._run, args=(found,), name="habeas export", daemon=True)
        with self._lock:
            going = [each for each in self.made if not each.ended]
            if same := next((each for each in going if (each.choice, each.author) == (choice, author)), None):
                return same
            if len(going) >= KEPT:
                raise TooManyExports(len(going))
            self.made = [found, *going, *[each for each in self.made if each.ended][:max(0, KEPT - 1 - len(going))]]
            self._threads = [*(each for each in self._threads if each.is_alive()), thread]
        thread.start()
        return found

    def find(self, id: str) -> Export | None:
        """The export with an id."""
        return next((each for each in self.made if each.id == id), None)

    def forget(self, found: Export) -> None:
        """Throw an export away."""
        with self._lock:
            self.made = [each for each in self.made if each is not found]

    def settle(self) -> None:
        """Wait until all are made."""
        for each in list(self._threads):
            each.join()

    def _run(self, found: Export) -> None:
        try:
            with self._turn:
                if self.find(found.id):  # nobody threw it away while it waited
                    found.data = made(self._store, found.choice, found.time, found.progress)
        except HabeasError as error:
            found.problem = str(error)
        except Exception as error:  # told without its words, which may be those of a case
            found.problem = type(error).__name__
            log.error("An export was not made: %s", type(error).__name__)
        finally:
            connections.close_all()  # this thread's


def made(store: CaseStore, choice: Choice, time: str, progress: Callable[[int, int], None]) -> bytes:
    """The file. Raises PackageMissing, CaseBusy, Damaged."""
    if choice.sort == "parquet":
        return _parquet(store, progress)
    case = questions.case_file(store, choice.reading, time, progress, choice.language, choice.unreviewed)
    if choice.sort == "report":
        with translation.override(choice.language):
            note = str(NOTE)
        return report.report(case, language=choice.language, note=note).encode("utf-8", "surrogatepass")
    return _lines(case).encode("utf-8", "surrogatepass")


def _lines(case: CaseFile) -> str:
    hide = report.case_mask(case)
    rows = [json.loads(line) for line in export.lines(case)]
    with translation.override("en"):
        rows[0]["note"] = str(NOTE)
    return "".join(json.dumps(hidden(row, hide), ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n" for row in rows)


def _parquet(store: CaseStore, progress: Callable[[int, int], None]) -> bytes:
    now = questions.standing(store)
    claims: list[Claim] = store.claims()
    hide = mask(store.sources(), claims)

    def shown(text: str) -> str:
        return json.dumps(hidden(json.loads(text), hide), ensure_ascii=False, separators=(",", ":")) if text[:1] in "[{" else hide(text)

    persons = sorted(now.people.persons, key=lambda person: person.id)
    progress(0, len(persons))
    data = parquet.claims_bytes(questions.tasks(store, now, persons), shown)
    progress(len(persons), len(persons))
    return data


def hidden(value: Any, hide: Mask) -> Any:
    """A value of JSON with every text in it masked."""
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, list):
        return [hidden(each, hide) for each in value]
    if isinstance(value, dict):
        return {name: hidden(each, hide) for name, each in value.items()}
    return value
