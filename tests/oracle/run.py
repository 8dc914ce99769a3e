"""Engine against oracle on many persons: `python -m tests.oracle.run --persons 10000 --seed 1` (with src on the path).

Prints persons, conflicts, corrections, differences and time; exit status 1 if anything differs.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress

from habeas.checking import check

from .compare import bounds_differ, report, sets_differ
from .persons import EXCLUSIVE, person
from .worlds import answer

READINGS = ("strict", "tolerant")


def compared(seed: int, bounds: bool) -> tuple[int, list[int], int, list[str], float]:
    """For one person: claims, conflicts in each reading, corrections, reports of differences, seconds in the engine.

    The counts are the oracle's."""
    claims = person(seed)
    conflicts, corrections, reports, engine = [], 0, [], 0.0
    for reading in READINGS:
        expected = answer(claims, reading, EXCLUSIVE)
        conflicts.append(len(expected.conflicts))
        corrections += len(expected.corrections - {frozenset()})
        started = time.perf_counter()
        with suppress(Exception):  # reported below, with the smallest person
            check(claims, reading=reading, exclusive=EXCLUSIVE)
        engine += time.perf_counter() - started
        ways = (sets_differ, bounds_differ) if bounds else (sets_differ,)
        reports += [text for differ in ways if (text := report(claims, reading, differ))]
    return len(claims), conflicts, corrections, [f"seed {seed}, {text}" for text in reports], engine


def main() -> int:
    """Compare and report."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--persons", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1, help="the first person's seed; the others follow")
    options.add_argument("--bounds-every", type=int, default=10, help="compare bounds for every n-th person (0: none)")
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--show", type=int, default=10, help="differences to print in full")
    given = options.parse_args()
    seeds = range(given.seed, given.seed + given.persons)
    started, engine = time.perf_counter(), 0.0
    claims = corrections = different = 0
    spread: dict[str, Counter[int]] = {reading: Counter() for reading in READINGS}
    with ProcessPoolExecutor(given.workers) as pool:
        bounds = [bool(given.bounds_every) and seed % given.bounds_every == 0 for seed in seeds]
        for number, conflicts, removed, reports, seconds in pool.map(compared, seeds, bounds, chunksize=20):
            claims, corrections, engine = claims + number, corrections + removed, engine + seconds
            for reading, count in zip(READINGS, conflicts, strict=True):
                spread[reading][count] += 1
            for text in reports:
                different += 1
                if different <= given.show:
                    print(text, end="\n\n", flush=True)
    print(f"{given.persons} persons (seeds {seeds[0]} to {seeds[-1]}), {claims} claims, each in both readings; "
          f"bounds of {sum(bounds)} persons")
    for reading, counts in spread.items():
        total = sum(count * persons for count, persons in counts.items())
        few = sum(counts[each] for each in range(1, 7))
        print(f"{reading}: {total} conflicts; {counts[0]} persons with none, {few} with 1 to 6, "
              f"{counts.total() - counts[0] - few} with more, at most {max(counts)}")
    print(f"{corrections} corrections; {different} differences")
    print(f"{time.perf_counter() - started:.0f} s in all on {given.workers} processes, of which {engine:.0f} s in the engine")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
