"""Many values worked on by several processes at once: results in order, in pieces large enough that sending them costs little.

Workers are started anew ("spawn") on every system, so that none inherits an open case or a thread's locks; they are sent text and
send text back. This is the one module of the folder that starts processes, and it loads what that needs only when it does.
"""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

from habeas.core.errors import WorkerLost

V = TypeVar("V")
R = TypeVar("R")

PIECE = 50  # values sent at once
AHEAD = 4  # pieces that wait for each worker, so that none is idle and a long stream is not read into memory
WORTH = 500  # values below which a further process costs more than it saves (its start takes as long as checking about 300 persons)
ROUNDS = 200_000  # values made between two rounds of garbage collection, as in a case that is open


def fitting(values: int) -> int:
    """How many processes that many persons are worth, at most one for each processor that this program may use."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(usable, values // WORTH))


def each(function: Callable[[V], R], values: Iterable[V], processes: int) -> Iterator[R]:
    """`map(function, values)` in so many processes; `function` is one that a module defines.

    Raises what `function` raises, and WorkerLost where a process ended before its work. Ctrl-C, or closing the iterator, ends all
    of them at once.
    """
    if processes < 2:
        yield from map(function, values)
        return
    import multiprocessing
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    others = set(multiprocessing.active_children())
    executor = ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), _start)
    waiting: deque[Future[list[R]]] = deque()
    try:
        for piece in _pieces(values):
            with _interrupts_held():
                waiting.append(executor.submit(_all, function, piece))
            if len(waiting) > processes * AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BaseException as error:
        executor.shutdown(wait=False, cancel_futures=True)
        while started := set(multiprocessing.active_children()) - others:  # one may have been starting just now
            for child in started:
                child.terminate()
                child.join()
        if isinstance(error, BrokenProcessPool):
            raise WorkerLost(processes) from None
        raise
    executor.shutdown()


def _pieces(values: Iterable[V]) -> Iterator[list[V]]:
    stream = iter(values)
    while piece := list(islice(stream, PIECE)):
        yield piece


def _all(function: Callable[[V], R], piece: list[V]) -> list[R]:
    return list(map(function, piece))


def _start() -> None:
    gc.set_threshold(ROUNDS)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """A process started inside never hears Ctrl-C, for it inherits what its thread holds back: the program that started it ends it, and
    one message is enough. This thread hears it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
