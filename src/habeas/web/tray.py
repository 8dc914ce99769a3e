"""Documents on their way into a case: they wait in a tray, and a thread reads them one after the other, so that no page waits for it.

There is one tray for each case. It can be stopped after the file that is being read, and goes on where it stopped. What became of each
file is kept until somebody clears it away or the program ends; the ledger has it anyway.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connections

from habeas.actions.documents import Added, Offered, add
from habeas.actions.hand import Hand
from habeas.core.errors import HabeasError
from habeas.intake.metadata import Sidecar
from habeas.store.case import CaseStore
from habeas.web.clock import now
from habeas.web.spool import Spool
from habeas.web.waiting import WaitingList

if TYPE_CHECKING:
    from habeas.actions.reading import Outcome

log = logging.getLogger("habeas.web")

PATIENCE = 30.0  # seconds that closing waits for the file that is being read


@dataclass(frozen=True, slots=True)
class Sending:
    """What holds for all files that were sent together: by whom, what was said of them (`said` wins over the sidecars, which are by the
    folder in which each lay), and whether they are to be read for proposals."""

    author: str
    said: Mapping[str, str]
    proposals: bool
    sidecars: dict[str, Sidecar] = field(default_factory=dict)

    def of(self, path: str) -> dict[str, str]:
        """What is said of a file: by the sidecars of the folders around it, the nearest last, then by who sent it."""
        found: dict[str, str] = {}
        for folder in sorted(self.sidecars, key=len):
            if path.startswith(folder):
                found.update(self.sidecars[folder].of(path.removeprefix(folder)))
        return {**found, **self.said}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that waits: its path as it was sent, where its bytes lie, and with what it came."""

    path: str
    place: Path
    sending: Sending

    @property
    def name(self) -> str:
        """Its name without folders."""
        return self.path.rpartition("/")[2]


class Tray:
    """The tray of a case. What is not private may be looked at from any thread."""

    def __init__(self, store: CaseStore) -> None:
        self.store = store
        self.spool = Spool(store.folder)
        self.lists: dict[str, WaitingList] = {}
        self.sendings: dict[str, Sending] = {}
        self.added: list[Added] = []
        self.read: list[Outcome] = []
        self.current = ""
        self.stopped = False
        self.problem = ""
        self._files: deque[Waiting] = deque()
        self._unread: deque[tuple[str, str]] = deque()  # exhibits to be read for proposals, and for whom
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    @property
    def running(self) -> bool:
        """Whether the thread is at work."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def left(self) -> int:
        """How many files wait, the one that is being read among them."""
        return len(self._files)

    @property
    def unread(self) -> int:
        """How many documents wait to be read for proposals."""
        return len(self._unread)

    @property
    def waits(self) -> bool:
        """Whether anything is still to be done."""
        return bool(self._files or self._unread)

    @property
    def done(self) -> int:
        """How many files were looked at."""
        return len(self.added)

    @property
    def of(self) -> int:
        """How many files there are."""
        return self.done + self.left

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.added or self._files or self._unread or self.problem)

    @property
    def every(self) -> list[Added]:
        """What became of every file, those that came inside others after them."""
        return list(chain.from_iterable(map(_with_attached, list(self.added))))

    def put(self, path: str, data: bytes, sending: Sending) -> None:
        """Have a file wait. Raises CaseUnusable."""
        self._files.append(Waiting(path, self.spool.put(data), sending))

    def go(self) -> None:
        """Begin, or go on."""
        with self._lock:
            self.stopped, self.problem = False, ""
            if not self.running and (self._files or self._unread):
                self._thread = threading.Thread(target=self._run, name="habeas intake", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """Stop after the file that is being read."""
        self.stopped = True

    def leave(self) -> None:
        """Leave out what waits. What is being read is read to its end."""
        self.stop()
        self.settle()
        with self._lock:
            for each in self._files:
                self.spool.drop(each.place)
            self._files.clear()
            self._unread.clear()

    def clear(self) -> None:
        """Forget what became of the files that were looked at."""
        if not self.running:
            self.added, self.read, self.problem = [], [], ""
            self.sendings.clear()

    def settle(self) -> None:
        """Wait until the thread has ended, and those of lists, as long as one may wait."""
        thread = self._thread
        if thread is not None:
            thread.join(PATIENCE)
        for each in list(self.lists.values()):
            each.settle(PATIENCE)

    def close(self) -> None:
        """End it, and remove what waits."""
        self.stop()
        self.settle()
        self.spool.close()

    def _run(self) -> None:
        try:
            while not self.stopped and (self._files or self._unread):
                if self._files:
                    self._add(self._files[0].sending)
                else:
                    self._propose()
        except HabeasError as error:
            self.problem = str(error)
        except Exception as error:  # told without its words, which may be those of a case
            self.problem = type(error).__name__
            log.error("The intake stopped: %s", type(error).__name__)
        finally:
            self.current = ""
            connections.close_all()  # this thread's

    def _add(self, sending: Sending) -> None:
        """Add the files that wait and came together."""
        for added in add(self.store, self._offered(sending), Hand(sending.author, now())):
            self.added.append(added)
            self.spool.drop(self._files.popleft().place)
            if sending.proposals:
                fresh = [each.exhibit for each in _with_attached(added) if each.status in ("added", "read again", "known")]
                self._unread.extend((exhibit, sending.author) for exhibit in fresh)

    def _offered(self, sending: Sending) -> Iterator[Offered]:
        while self._files and self._files[0].sending is sending and not self.stopped:
            first = self._files[0]
            self.current = first.path
            yield Offered(first.path, first.name, partial(_bytes, first.place), sending.of(first.path))

    def _propose(self) -> None:
        """Read the documents that wait for it, as far as one person sent them."""
        from habeas.actions import reading  # the reader: the first page need not wait until that is loaded

        author = self._unread[0][1]
        exhibits = self.store.exhibits()
        batch: list[str] = []
        for exhibit, sender in self._unread:
            if sender != author:
                break
            batch.append(exhibit)
        for exhibit in batch:
            if self.stopped or self._files:
                return
            self.current = exhibits[exhibit].name
            self.read += reading.read(self.store, [exhibits[exhibit]], Hand(author, now()))
            with suppress(IndexError):
                self._unread.popleft()


def _bytes(place: Path) -> bytes:
    return place.read_bytes()


def _with_attached(added: Added) -> Sequence[Added]:
    return [added, *chain.from_iterable(map(_with_attached, added.attached))]
