"""Several processes do what one does: the same results in the same order, and a clear end when one is lost or Ctrl-C comes."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from habeas.core.errors import WorkerLost
from habeas.corpus import pool
from habeas.corpus.task import run
from tests.corpus.invented import deaf, ends_at_70, fails_at_70, square, tasks
from tests.store.invented import child_environment

SLOW = """
from habeas.corpus import pool
from tests.corpus.invented import slow
if __name__ == "__main__":
    for number in pool.each(slow, range(10_000), 2):
        print(number, flush=True)
"""


def test_results_come_in_order() -> None:
    numbers = list(range(3 * pool.PIECE + 7))
    assert list(pool.each(square, numbers, 2)) == [number * number for number in numbers]


def test_persons_are_checked_in_two_processes_as_in_one() -> None:
    persons = tasks(2 * pool.PIECE + 1)
    assert list(pool.each(run, persons, 2)) == [run(task) for task in persons]


def test_what_fails_in_a_worker_fails_here() -> None:
    for processes in (1, 2):
        with pytest.raises(ValueError, match="seventy"):
            list(pool.each(fails_at_70, range(200), processes))


def test_a_worker_that_is_ended_from_outside_is_told_in_one_sentence() -> None:
    with pytest.raises(WorkerLost, match="try again with --processes 1"):
        list(pool.each(ends_at_70, range(200), 2))


def test_a_long_stream_is_not_read_ahead() -> None:
    read = []

    def stream() -> Iterator[int]:
        for number in range(100 * pool.PIECE):
            read.append(number)
            yield number

    found = pool.each(square, stream(), 2)
    assert next(found) == 0
    assert len(read) <= (2 * pool.AHEAD + 1) * pool.PIECE
    found.close()  # type: ignore[attr-defined]


def test_a_run_that_is_given_up_leaves_no_process_behind() -> None:
    before = set(multiprocessing.active_children())
    started = time.monotonic()
    found = pool.each(square, range(1000 * pool.PIECE), 2)
    next(found)
    found.close()  # type: ignore[attr-defined]
    for child in set(multiprocessing.active_children()) - before:
        child.join(10)
    assert set(multiprocessing.active_children()) <= before
    assert time.monotonic() - started < 30


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C another way")
def test_ctrl_c_ends_all_processes_at_once_without_a_word_of_theirs() -> None:
    with subprocess.Popen([sys.executable, "-c", SLOW], env=child_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True, start_new_session=True) as child:
        assert child.stdout is not None
        assert [child.stdout.readline() for _ in range(2)] == ["begun\n"] * 2  # both workers are in the midst of pieces of ten seconds
        os.killpg(child.pid, signal.SIGINT)
        _, said = child.communicate(timeout=8)
    assert said.count("Traceback") == 1 and said.rstrip().endswith("KeyboardInterrupt"), said
    with pytest.raises(ProcessLookupError):
        _still_there(child.pid)


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C another way")
def test_workers_hear_no_ctrl_c_whichever_thread_starts_them_and_who_started_them_does() -> None:
    found: list[bool] = []
    thread = threading.Thread(target=lambda: found.extend(pool.each(deaf, range(3 * pool.PIECE), 2)))
    thread.start()
    thread.join()
    assert found == [True] * (3 * pool.PIECE)
    assert set(pool.each(deaf, range(3 * pool.PIECE), 2)) == {True}
    assert not deaf(0)


def _still_there(group: int) -> None:
    """Raises ProcessLookupError once no process of a group is left."""
    for _ in range(50):
        os.killpg(group, 0)
        time.sleep(0.1)


def test_few_persons_are_worth_one_process() -> None:
    assert pool.fitting(0) == pool.fitting(2 * pool.WORTH - 1) == 1
    assert pool.fitting(10 ** 9) == len(os.sched_getaffinity(0))
