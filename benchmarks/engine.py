"""The engine beside its peers on the same persons in one run: time for each, and whether they answer the same.

    PYTHONPATH=. python benchmarks/engine.py        both tables as Markdown

Peers: brute force by calendar meaning (tests/oracle), z3 with MARCO and clingo-dl (benchmarks/peers), all written from docs/rules.md
alone. Every answer holds all conflicts, corrections, maximal consistent sets and the bounds of every day, in the tolerant reading.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from random import Random

from benchmarks.corpus import invented
from benchmarks.peers.compare import PARTS, Said, engine, solver
from habeas.checking import check
from habeas.core.calendar import day_number, iso
from habeas.core.claims import Claim, Extract
from habeas.core.values import Age
from habeas.core.when import When, parse
from tests.oracle.persons import EXCLUSIVE, person
from tests.oracle.worlds import answer, hulls

CLAIMS = 12
READING = "tolerant"
PATIENCE = 20.0  # seconds for a peer on one person
CROWDS = (12, 24, 36, 48, 60)

Persons = Sequence[Sequence[Claim]]


def crowd(size: int, seed: int) -> list[Claim]:
    """A person of whom very many speak: so many different statements, one in seven of them wrong."""
    random = Random(f"{size} {seed}")
    truth = {"birth": day_number(1950, 3, 3), "arrest": day_number(1977, 5, 20), "release": day_number(1978, 5, 5),
             "death": day_number(1979, 2, 2)}
    found: dict[tuple[str, str], Claim] = {}
    while len(found) < size:
        kind = random.choice(("birth", "arrest", "release", "death", "age"))
        wrong = random.random() < 1 / 7
        value: When | Age
        if kind == "age":
            at = random.choice(("arrest", "release", "death"))
            low = 27 + (at != "arrest") + random.choice((-3, -2, 2, 3)) * wrong
            value = Age(low - random.randrange(12), low + random.randrange(12), "years", (at,))
        else:
            day = truth[kind] + random.choice((-365, -31, -10, -1, 1, 10, 31, 365)) * wrong
            value = parse(random.choice((iso(day), f"[{iso(day - random.randrange(300))}..{iso(day + random.randrange(300))}]",
                                         f"[..{iso(day + random.randrange(900))}]", f"[{iso(day - random.randrange(900))}..]")))
        place = Extract("00", 10 * len(found), 10 * len(found) + 9, "words")
        found.setdefault((kind, str(value)), Claim("P", kind, value, f"source {len(found)}", place, "words"))
    return list(found.values())


def brute(claims: Sequence[Claim], reading: str) -> Said:
    """The oracle's answer; what constrains nothing is left out of the maximal sets, as the engine does."""
    found = answer(claims, reading, EXCLUSIVE)
    days = hulls(claims, reading, EXCLUSIVE)
    return Said(found.conflicts, found.corrections - {frozenset()}, found.maximal, frozenset(), 0.0, frozenset({"bounds", str(len(days))}))


def _same(own: Said | str, other: Said | str, parts: Sequence[str]) -> bool:
    return not isinstance(own, str) and not isinstance(other, str) and all(own.part(name) == other.part(name) for name in parts)


def _timed(work: Callable[[Sequence[Claim]], object], persons: Persons) -> tuple[float, list[object]]:
    """Processor seconds in all, and the answers."""
    started = time.process_time()
    found = [work(claims) for claims in persons]
    return time.process_time() - started, found


def twelve(count: int = 100) -> list[str]:
    """Markdown: persons a second at 12 claims."""
    lines = ["### Persons with 12 claims, one core", "",
             "All conflicts, corrections, maximal sets and bounds. *Register*: invented persons of two registers, few errors; *crossing*: "
             f"the random persons of the oracle, with denials, disjunctions and many errors. {count} persons each, after "
             "twenty others that are not timed.", "",
             "| who | register: persons a second | times as long | crossing: persons a second | times as long | the same answers |",
             "|---|---|---|---|---|---|"]
    register = [list(invented(number).said()) for number in range(count)]
    crossing = [person(seed) for seed in range(90_000, 90_000 + count)]
    warming = [person(seed) for seed in range(80_000, 80_020)]
    ways: list[tuple[str, Callable[[Sequence[Claim]], object], Sequence[str]]] = [
        ("Habeas", lambda claims: engine(claims, READING, EXCLUSIVE), PARTS),
        ("Habeas with verdicts", lambda claims: check(claims, reading=READING, exclusive=EXCLUSIVE, explained=False), ()),
        ("Habeas with verdicts, explanations and the strict reading", lambda claims: check(claims, exclusive=EXCLUSIVE), ()),
        ("clingo-dl", lambda claims: solver("clingo-dl", claims, READING, EXCLUSIVE, PATIENCE), PARTS),
        ("z3 with MARCO", lambda claims: solver("z3", claims, READING, EXCLUSIVE, PATIENCE), PARTS),
        ("brute force", lambda claims: brute(claims, READING), PARTS[:2])]
    own: list[list[object]] = []
    least: list[float] = []
    for name, work, parts in ways:
        cells, agree = [], 0
        _timed(work, warming)
        for place, persons in enumerate((register, crossing)):
            seconds, found = _timed(work, persons)
            if name == "Habeas":
                own.append(found)
                least.append(seconds)
            agree += sum(_same(a, b, parts) for a, b in zip(own[place], found, strict=True)) if parts else 0  # type: ignore[arg-type]
            cells += [f"{count / seconds:,.0f}", f"{seconds / least[place]:.1f}"]
        told = "" if name.startswith("Habeas") else f"{agree} of {2 * count}{' (conflicts, corrections)' if len(parts) == 2 else ''}"
        lines.append(f"| {name} | {' | '.join(cells)} | {told} |")
    return [*lines, ""]


def crowds(each: int = 3) -> list[str]:
    """Markdown: very crowded persons. The median of a few persons of each size."""
    lines = ["### Crowded persons", "",
             "So many different statements on one person, one in seven wrong; median of three persons (seconds of processor time). At most "
             "200 conflicts are listed, and it is said that there are more; sets and bounds are complete.", "",
             "| propositions | maximal sets | conflicts | Habeas | with verdicts | clingo-dl | z3 with MARCO | the same sets and bounds |",
             "|---|---|---|---|---|---|---|---|"]
    for size in CROWDS:
        persons = [crowd(size, seed) for seed in range(each)]
        own = [check(claims, reading=READING, weighed=False) for claims in persons]
        cells = []
        for weighed in (False, True):
            cells.append(_median(lambda claims, weighed=weighed: check(  # type: ignore[misc]
                claims, reading=READING, weighed=weighed, explained=False), persons))
        agree, compared = 0, 0
        for name in ("clingo-dl", "z3"):
            took: list[float] = []
            late = 0
            for claims in persons:
                started = time.process_time()
                other = solver(name, claims, READING, (), PATIENCE)
                took.append(time.process_time() - started)
                late += isinstance(other, str)
                compared += not isinstance(other, str)
                agree += _same(engine(claims, READING, ()), other, ("corrections", "maximal sets", "bounds"))
            cells.append(f"{statistics.median(took):.2f} s" + (f" ({late} not done in {PATIENCE:.0f} s)" if late else ""))
        more = any(found.more for found in own)
        numbers = [len(found.conflicts) for found in own]
        listed = f"{min(numbers)} to {max(numbers)}{' and more' if more else ''}"
        undecided = sum(bool(found.undecided) for found in own)
        sets = f"{min(len(found.maximal) for found in own)} to {max(len(found.maximal) for found in own)}"
        lines.append(f"| {size} | {sets}{f', {undecided} undecided' if undecided else ''} | {listed} | {' | '.join(cells)} | "
                     f"{agree} of {compared} |")
    return [*lines, ""]


def _median(work: Callable[[Sequence[Claim]], object], persons: Persons) -> str:
    return f"{statistics.median(_timed(work, [claims])[0] for claims in persons):.2f} s"


if __name__ == "__main__":
    print("\n".join([*twelve(), *crowds()]))
