"""Invented persons for runs over many of them, and functions that workers of a pool can find."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from habeas.checking import Check
from habeas.core.claims import Claim
from habeas.core.judgements import Judgement
from habeas.corpus.pool import PIECE
from habeas.corpus.task import Task, run, task_of
from tests.oracle.persons import EXCLUSIVE, person

JUDGED = Judgement("0" * 64 + ".0", "copied", ("s1", "s2"), "A. Author", "2026-11-22T13:00:00Z", "the same slip of the pen")


def tasks(count: int, reading: str = "tolerant") -> list[Task]:
    """Persons of the oracle's generator, with every kind of claim, in the order of their ids."""
    return [task_of(f"orchard:{seed:05}", person(seed), [JUDGED], exclusive=EXCLUSIVE, reading=reading) for seed in range(count)]


def square(number: int) -> int:
    return number * number


def fails_at_70(number: int) -> int:
    if number == 70:
        raise ValueError("seventy")
    return number


def ends_at_70(number: int) -> int:
    """As the system's memory guard ends a process."""
    if number == 70:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def slow(number: int) -> int:
    """Ten seconds for a piece; says when each piece begins."""
    if number % PIECE == 0:
        os.write(1, b"begun\n")  # whole: two workers may begin at once
    time.sleep(0.2)
    return number


def deaf(number: int) -> bool:
    """Whether this process hears no Ctrl-C."""
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, [])


def whole(task: Task) -> tuple[tuple[Claim, ...], Check]:
    """The claims and the check of a task."""
    return task.said(), run(task)


def temporary(folder: Path) -> Iterator[str]:
    """Names of passing files that something left behind."""
    return (path.name for path in folder.rglob("*") if path.name.startswith(".") or path.name.endswith(".part"))
