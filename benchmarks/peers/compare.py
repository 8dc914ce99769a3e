"""The engine beside the two solvers on one person: what each answers, in claim ids, and where they differ.

Claims that say nothing that could conflict are in every maximal set; the engine leaves them out of its own, so they are left out here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from time import perf_counter

from habeas.checking import check
from habeas.core.calendar import iso
from habeas.core.claims import Claim
from habeas.core.judgements import Judgement

from . import clingo_dl, z3_marco
from . import verdicts as z3_verdicts
from .meaning import formula
from .task import ALWAYS, Answer, OutOfTime, Sets

Exclusive = Sequence[frozenset[str]]
SOLVERS: dict[str, Callable[..., Answer]] = {"z3": z3_marco.solve, "clingo-dl": clingo_dl.solve}
PARTS = ("conflicts", "corrections", "maximal sets", "bounds")


@dataclass(frozen=True)
class Said:
    """An answer in a form that can be compared: sets of claims, and as a set each the kind, first and last day of a slot.

    `partial` parts hold only some of what there is; `seconds` is what the answer took."""

    conflicts: Sets
    corrections: Sets
    maximal: Sets
    bounds: Sets
    seconds: float
    partial: frozenset[str] = frozenset()

    def part(self, name: str) -> Sets:
        """One of PARTS."""
        return {"conflicts": self.conflicts, "corrections": self.corrections, "maximal sets": self.maximal,
                "bounds": self.bounds}[name]


def engine(claims: Sequence[Claim], reading: str, exclusive: Exclusive) -> Said | str:
    """What the engine says; or, as text, the limit that it says it hit."""
    started = perf_counter()
    found = check(claims, reading=reading, exclusive=exclusive, weighed=False, explained=False)
    seconds = perf_counter() - started
    if found.undecided:
        return found.undecided
    said = found.propositions
    conflicts = {frozenset(choice) for each in found.conflicts for choice in product(*(said[place] for place in each))}
    corrections, maximal = ({frozenset(claim for place in each for claim in said[place]) for each in sets}
                            for sets in (found.corrections, found.maximal))
    bounds = _bounds([(each.kind, each.first, each.last) for each in found.bounds])
    return Said(frozenset(conflicts), frozenset(corrections) - {frozenset()}, frozenset(maximal), bounds, seconds,
                frozenset({"conflicts"}) if found.more else frozenset())


def solver(name: str, claims: Sequence[Claim], reading: str, exclusive: Exclusive, limit: float | None) -> Said | str:
    """What a solver says; or, as text, that it ran out of time."""
    started = perf_counter()
    try:
        found = SOLVERS[name](claims, reading, exclusive, seconds=limit)
    except OutOfTime:
        return f"out of time after {limit} s"
    seconds = perf_counter() - started
    bounds = _bounds([(slot[0], first, last) for (slot, _), (first, last) in found.bounds.items()])
    quiet = {each.id for each in claims if formula(each, reading) == ALWAYS}
    maximal = frozenset(each - quiet for each in found.maximal)
    return Said(found.conflicts, found.corrections - {frozenset()}, maximal, bounds, seconds)


def differing(own: Said, other: Said) -> list[str]:
    """The parts in which two answers differ. Of a part that the first lists only partly, all that it lists must be there."""
    found = []
    for name in PARTS:
        ours, theirs = own.part(name), other.part(name)
        if not (ours <= theirs if name in own.partial else ours == theirs):
            found.append(name)
    return found


def shown(part: str, own: Said, other: Said) -> list[str]:
    """Lines that say what is only in one of two answers."""
    lines = []
    for who, left, right in (("engine", own, other), ("solver", other, own)):
        only = sorted(" ".join(sorted(text if part == "bounds" else text[:6] for text in each)) or "(none)"
                      for each in left.part(part) - right.part(part))
        lines += [f"  {part} only in the {who}: {each}" for each in only[:6]]
    return lines


def verdicts_differ(claims: Sequence[Claim], reading: str, exclusive: Exclusive, judgements: Sequence[Judgement],
                    ended: Mapping[str, str], limit: float | None) -> list[str] | str:
    """Lines on the verdicts that the engine and z3 give differently; or, as text, why there is nothing to compare."""
    found = check(claims, reading=reading, exclusive=exclusive, judgements=judgements, ended=ended)
    if found.undecided:
        return f"engine: no answer, {found.undecided}"
    try:
        theirs = z3_verdicts.verdicts(claims, reading, exclusive, judgements, ended, seconds=limit)
    except OutOfTime:
        return f"z3: no answer, out of time after {limit} s"
    ours = {claim: (each.word, each.either_way) for each in found.verdicts for claim in each.claims}
    return [f"  verdict on {each[:6]}: engine {_word(ours.get(each))}, z3 {_word(theirs.get(each))}"
            for each in sorted({*ours, *theirs}) if ours.get(each) != theirs.get(each)]


def _word(found: tuple[str, str] | None) -> str:
    return "none" if found is None else " ".join(filter(None, found))


def smallest(claims: Sequence[Claim], differ: Callable[[Sequence[Claim]], bool]) -> list[Claim]:
    """As few of the claims as still differ."""
    left = list(claims)
    for claim in claims:
        fewer = [each for each in left if each is not claim]
        if fewer and differ(fewer):
            left = fewer
    return left


def _bounds(found: Sequence[tuple[str, int | None, int | None]]) -> Sets:
    counts = Counter(f"{kind} {_day(first)} to {_day(last)}" for kind, first, last in found)
    return frozenset(frozenset({text if number == 1 else f"{text}, {number} times"}) for text, number in counts.items())


def _day(day: int | None) -> str:
    if day is None:
        return ".."
    return iso(day) if 1 <= day <= 3_652_059 else str(day)
