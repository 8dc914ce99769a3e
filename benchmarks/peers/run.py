"""The engine against z3 and clingo-dl on random persons: `python -m benchmarks.peers.run --persons 100 --claims 24 --seed 1` (with
src on the path; `--verdicts` compares these).

Prints what was compared, what was not (and why), every difference (of sets and bounds reduced to its smallest person), and the
time that each took. Exit status 1 if anything differs.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import count, islice, repeat

from habeas.core.claims import Claim
from tests.oracle.persons import EXCLUSIVE, person, told
from tests.oracle.saying import readable

from .compare import PARTS, SOLVERS, Said, differing, engine, shown, smallest, solver, verdicts_differ

READINGS = ("strict", "tolerant")


@dataclass
class Tally:
    """Counts over persons; `seconds` and `answers` by who answered, the rest by solver."""

    reasons: Counter[str] = field(default_factory=Counter)  # why something was not compared
    compared: Counter[tuple[str, str]] = field(default_factory=Counter)  # solver and part
    differences: list[str] = field(default_factory=list)
    seconds: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    sizes: Counter[str] = field(default_factory=Counter)  # conflicts, corrections: how many in all

    def add(self, other: Tally) -> None:
        """Take in the counts of another person."""
        for name in ("reasons", "compared", "seconds", "answers", "sizes"):
            getattr(self, name).update(getattr(other, name))
        self.differences += other.differences


def chosen(claims: int, seed: int) -> Iterator[int]:
    """Seeds, from one on, of persons with exactly so many claims."""
    return (each for each in count(seed) if len(person(each, claims)) == claims)


def compared(seed: int, claims: int, limit: float, names: Sequence[str]) -> Tally:
    """One person in both readings."""
    tally, said = Tally(), person(seed, claims)
    for reading in READINGS:
        own = engine(said, reading, EXCLUSIVE)
        _note(tally, "engine", own)
        for name in names:
            other = solver(name, said, reading, EXCLUSIVE, limit)
            _note(tally, name, other)
            if isinstance(other, Said):
                tally.sizes.update({f"conflicts by {name}": len(other.conflicts), f"maximal sets by {name}": len(other.maximal)})
            if isinstance(own, str) or isinstance(other, str):
                continue
            tally.compared.update((name, part) for part in PARTS if part not in own.partial)
            for part in own.partial:
                tally.reasons[f"{name}: {part} only as far as the engine lists them"] += 1
            tally.differences += [_difference(seed, said, reading, name, part, limit) for part in differing(own, other)]
    return tally


def weighed(seed: int, claims: int, limit: float) -> Tally:
    """The verdicts on one person, told by several speakers with judgements on them, in both readings: the engine against z3."""
    tally, one = Tally(), told(seed, claims)
    for reading in READINGS:
        found = verdicts_differ(one.claims, reading, EXCLUSIVE, one.judgements, one.ended, limit)
        if isinstance(found, str):
            tally.reasons[f"verdicts, {found}"] += 1
            continue
        tally.sizes["verdicts"] += len(one.claims)
        if found:
            beside = [f"  {each.sort}: {', '.join(each.about)}" for each in one.judgements]
            tally.differences.append("\n".join([f"told seed {seed}, {reading} reading:", readable(one.claims, speakers=True), *beside,
                                                *found]))
    return tally


def _note(tally: Tally, who: str, answer: Said | str) -> None:
    if isinstance(answer, str):
        tally.reasons[f"{who}: no answer, {answer}"] += 1
    else:
        tally.seconds[who] += answer.seconds  # type: ignore[assignment]
        tally.answers[who] += 1


def _difference(seed: int, claims: Sequence[Claim], reading: str, name: str, part: str, limit: float) -> str:
    def both(some: Sequence[Claim]) -> tuple[Said, Said] | None:
        own, other = engine(some, reading, EXCLUSIVE), solver(name, some, reading, EXCLUSIVE, limit)
        return (own, other) if isinstance(own, Said) and isinstance(other, Said) else None

    least = smallest(claims, lambda some: (pair := both(some)) is not None and part in differing(*pair))
    pair = both(least)
    return "\n".join([f"seed {seed}, {reading} reading, {name}:", readable(least), *(shown(part, *pair) if pair else ())])


def _print(total: Tally, names: Sequence[str]) -> None:
    if total.sizes["verdicts"]:
        print(f"z3: compared verdicts on {total.sizes['verdicts']} claims")
    for name in names:
        if total.answers[name]:
            print(f"{name}: compared " + ", ".join(f"{total.compared[name, part]} {part}" for part in PARTS)
                  + f" ({total.sizes[f'conflicts by {name}']} conflicts and {total.sizes[f'maximal sets by {name}']} maximal sets in all)")
    for reason, number in sorted(total.reasons.items()):
        print(f"not compared {number} times: {reason}")
    for who in ("engine", *names):
        if total.answers[who]:
            print(f"{who}: {total.answers[who]} answers, {total.answers[who] / total.seconds[who]:.1f} a second "
                  f"(one reading, with bounds; the engine works out both)")


def main() -> int:
    """Compare and report."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--persons", type=int, default=100)
    options.add_argument("--claims", type=int, default=24, help="claims of each person")
    options.add_argument("--seed", type=int, default=1, help="where to start looking for persons with so many claims")
    options.add_argument("--limit", type=float, default=10.0, help="seconds for one solver on one person in one reading")
    options.add_argument("--solver", choices=tuple(SOLVERS), action="append", help="only this one (may be repeated)")
    options.add_argument("--verdicts", action="store_true", help="compare verdicts with z3, on persons of up to so many claims")
    options.add_argument("--workers", type=int, default=2)
    given = options.parse_args()
    names = given.solver or tuple(SOLVERS)
    total = Tally()
    with ProcessPoolExecutor(given.workers) as pool:
        if given.verdicts:
            seeds = list(range(given.seed, given.seed + given.persons))
            found = pool.map(weighed, seeds, repeat(given.claims), repeat(given.limit))
        else:
            seeds = list(islice(chosen(given.claims, given.seed), given.persons))
            found = pool.map(compared, seeds, repeat(given.claims), repeat(given.limit), repeat(names))
        for tally in found:
            for text in tally.differences:
                print(text, end="\n\n", flush=True)
            total.add(tally)
    size = f"up to {given.claims} claims told by several speakers" if given.verdicts else f"{given.claims} claims"
    print(f"{len(seeds)} persons with {size} (seeds {seeds[0]} to {seeds[-1]}), each in both readings")
    _print(total, names)
    print(f"{len(total.differences)} differences")
    return 1 if total.differences else 0


if __name__ == "__main__":
    sys.exit(main())
