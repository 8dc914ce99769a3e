"""Engine against oracle on many persons: `python -m tests.oracle.run --persons 10000 --seed 1` (with src on the path).

Prints persons, conflicts, corrections, verdicts, differences and time; exit status 1 if anything differs.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from typing import NamedTuple

from habeas.checking import check

from .compare import bounds_differ, report, sets_differ, verdicts_report
from .persons import EXCLUSIVE, person, told
from .verdicts import verdicts
from .worlds import answer

READINGS = ("strict", "tolerant")


class Task(NamedTuple):
    """A person to compare: always in conflicts and corrections."""

    seed: int
    bounds: bool
    verdicts: bool


class Outcome(NamedTuple):
    """What one person gave; the counts are the oracle's. `engine`: seconds in the engine."""

    claims: int
    conflicts: list[int]  # in each reading
    corrections: int
    words: Counter[str]
    reports: list[str]
    engine: float


def compared(task: Task) -> Outcome:
    """One person, in both readings."""
    claims = person(task.seed)
    conflicts, corrections, reports, engine = [], 0, [], 0.0
    words: Counter[str] = Counter()
    for reading in READINGS:
        expected = answer(claims, reading, EXCLUSIVE)
        conflicts.append(len(expected.conflicts))
        corrections += len(expected.corrections - {frozenset()})
        started = time.perf_counter()
        with suppress(Exception):  # reported below, with the smallest person
            check(claims, reading=reading, exclusive=EXCLUSIVE)
        engine += time.perf_counter() - started
        ways = (sets_differ, bounds_differ) if task.bounds else (sets_differ,)
        reports += [text for differ in ways if (text := report(claims, reading, differ))]
        if task.verdicts:
            said = told(task.seed)
            found = verdicts(said.claims, reading, EXCLUSIVE, said.judgements, said.ended).values()
            words.update(f"{word}, holds either way" if either_way else word for word, either_way in found)
            reports += filter(None, [verdicts_report(said, reading)])
    return Outcome(len(claims), conflicts, corrections, words, [f"seed {task.seed}, {text}" for text in reports], engine)


def main() -> int:
    """Compare and report."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--persons", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1, help="the first person's seed; the others follow")
    options.add_argument("--bounds-every", type=int, default=10, help="compare bounds for every n-th person (0: none)")
    options.add_argument("--verdicts", action=argparse.BooleanOptionalAction, default=True,
                         help="compare verdicts too, on the same life told by few speakers, with judgements")
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--show", type=int, default=10, help="differences to print in full")
    given = options.parse_args()
    seeds = range(given.seed, given.seed + given.persons)
    started, engine = time.perf_counter(), 0.0
    claims = corrections = different = 0
    spread: dict[str, Counter[int]] = {reading: Counter() for reading in READINGS}
    words: Counter[str] = Counter()
    tasks = [Task(seed, bool(given.bounds_every) and seed % given.bounds_every == 0, given.verdicts) for seed in seeds]
    with ProcessPoolExecutor(given.workers) as pool:
        for found in pool.map(compared, tasks, chunksize=20):
            claims, corrections, engine = claims + found.claims, corrections + found.corrections, engine + found.engine
            words += found.words
            for reading, count in zip(READINGS, found.conflicts, strict=True):
                spread[reading][count] += 1
            for text in found.reports:
                different += 1
                if different <= given.show:
                    print(text, end="\n\n", flush=True)
    print(f"{given.persons} persons (seeds {seeds[0]} to {seeds[-1]}), {claims} claims, each in both readings; "
          f"bounds of {sum(task.bounds for task in tasks)} persons")
    for reading, counts in spread.items():
        total = sum(count * persons for count, persons in counts.items())
        few = sum(counts[each] for each in range(1, 7))
        print(f"{reading}: {total} conflicts; {counts[0]} persons with none, {few} with 1 to 6, "
              f"{counts.total() - counts[0] - few} with more, at most {max(counts)}")
    if given.verdicts:
        print(f"{words.total()} verdicts: {', '.join(f'{count} {word}' for word, count in words.most_common())}")
    print(f"{corrections} corrections; {different} differences")
    print(f"{time.perf_counter() - started:.0f} s in all on {given.workers} processes, of which {engine:.0f} s in the engine")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
