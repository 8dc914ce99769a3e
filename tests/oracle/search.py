"""Finding a world in which a set of claims holds, or showing that there is none, over every day and not a choice of days.

A day that is not known is an interval. The search takes one alternative of every claim (`clauses`), narrows the intervals
until nothing changes, and drops a choice as soon as an interval is empty. Narrowing only takes away days that no world with
this choice can have (steps by the calendar are non-decreasing, which tests/oracle/test_oracle.py goes through day by day), so
"none" is exhaustive; and every world that is found is checked claim by claim by `meaning`, which knows nothing of intervals,
so "some" is witnessed. Where days keep moving in a circle, the days that it would move are taken away at once.
tests/oracle/test_oracle.py also compares both answers with a plain enumeration of all worlds of a small span of days.

The intervals must start somewhere. They reach beyond all dates in the claims by four hundred years, after which the calendar
repeats, and by twice the sum of all ages and lengths (with ten years for missing days of months). That loses nothing: days
that no chain of steps ties to a date can be moved by four hundred years together, and days that are tied to one stay within
the sum of the steps. For the same reason a least or greatest day in the outermost part of that margin has no bound at all.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from habeas.core.claims import Claim
from habeas.core.kinds import KINDS
from habeas.core.values import Age, Coded, Length
from habeas.core.when import When

from .anniversaries import Step, after_all, first_reaching_all, last_before_all
from .clauses import END, START, Apart, Atom, Clause, Happened, In, Is, clause_of, failing
from .meaning import Slot, World, born_in_captivity, holds, orders, possible, rivals, slots_of

Interval = tuple[int, int]
Move = tuple[Step, Callable[[Step, NDArray[np.int64]], NDArray[np.int64]]]
Causes = dict[int, tuple[int, Move]]  # what moved a day: from where, and how
FOUR_CENTURIES = 146_097  # days, after which the Gregorian calendar repeats
PATIENCE = 30  # rounds of narrowing before a circle of steps is looked for that raises its days one by one


@dataclass
class Choice:
    """What the alternatives taken so far leave open: presence and days of the slots, relations, coded values."""

    happened: dict[Slot, bool]
    low: list[int]
    high: list[int]
    apart: list[Apart]
    codes: dict[str, frozenset[str]]

    def copy(self) -> Choice:
        """The same, to be narrowed on its own."""
        return Choice(dict(self.happened), list(self.low), list(self.high), list(self.apart), dict(self.codes))


class Search:
    """Worlds of one person's claims in one reading. `within` narrows the days from the start, for tests by enumeration.

    Without `background` the days obey nothing but the claims (and no start comes after its end): what words mean by themselves."""

    def __init__(self, claims: Sequence[Claim], reading: str, exclusive: Collection[frozenset[str]],
                 within: Interval | None = None, background: bool = True) -> None:
        self.claims, self.reading, self.exclusive = claims, reading, exclusive
        self.captivity = born_in_captivity(claims)
        self.slots = list(dict.fromkeys(slot for claim in claims for slot in slots_of(claim)))
        self.background = background
        self.always = {slot: True for slot in self.slots if slot[0] == "birth" and background}  # everybody was born
        self.codes = _codes(claims)
        self.clauses = {each: [clause_of(claim, reading, self.codes, each) for claim in claims] for each in (False, True)}
        states = [slot for slot in self.slots if KINDS[slot[0]].shape == "state"]
        self.place = {slot: (2 * number, 2 * number + (slot in states)) for number, slot in enumerate(self.slots)}
        self.orders = [Apart(a, END, b, START, Step(), None) for a, b in orders(self.slots, self.captivity) if background]
        self.orders += [Apart(slot, START, slot, END, Step(), None) for slot in states]
        self.rivals = [_rival(a, b) for a, b in rivals(self.slots, exclusive)]
        self.known, self.edge = (within, within) if within else _reach(claims)

    def world(self, chosen: Collection[int], *more: Atom, latest: bool = False, fails: int | None = None) -> World | None:
        """A world in which the chosen claims (by number) and the atoms hold, and the claim numbered `fails` does not: the earliest
        of its choice or the latest; or None."""
        size = 2 * len(self.slots)
        for late, of_claims in self.clauses.items():
            start = Choice(dict(self.always), [self.edge[0]] * size, [self.edge[1]] * size, [], dict(self.codes))
            against = [] if fails is None else [failing(self.claims[fails], self.reading, self.codes, late)]
            clauses = sorted([[more], *(of_claims[number] for number in chosen), *against, *self.rivals], key=len)
            found = next(self._complete(start, clauses), None)
            if found is None:
                continue
            days = found.high if latest else found.low
            world = World({slot: (days[self.place[slot][0]], days[self.place[slot][1]])
                           for slot in self.slots if found.happened.get(slot)},
                          {kind: min(codes) for kind, codes in found.codes.items()}, late)
            assert possible(world, self.captivity, self.exclusive) or not self.background, "the search found a world that cannot be"
            assert all(holds(self.claims[number], world, self.reading) for number in chosen), "a chosen claim does not hold"
            assert fails is None or not holds(self.claims[fails], world, self.reading), "a claim that fails holds"
            return world
        return None

    def _complete(self, choice: Choice, clauses: Sequence[Clause]) -> Iterator[Choice]:
        """Every way to take one alternative of each clause that leaves no interval empty."""
        taken = 0
        while taken < len(clauses) and len(clauses[taken]) == 1:
            if not self._take(choice, clauses[taken][0]):
                return
            taken += 1
        if not self._narrow(choice):
            return
        if taken == len(clauses):
            yield choice
            return
        for alternative in clauses[taken]:
            branch = choice.copy()
            if self._take(branch, alternative):
                yield from self._complete(branch, clauses[taken + 1:])

    def _take(self, choice: Choice, atoms: tuple[Atom, ...]) -> bool:
        for atom in atoms:
            if isinstance(atom, Is):
                choice.codes[atom.kind] &= atom.codes
                if not choice.codes[atom.kind]:
                    return False
                continue
            slots = (atom.first, atom.second) if isinstance(atom, Apart) else (atom.slot,)
            yes = atom.yes if isinstance(atom, Happened) else True
            if any(choice.happened.setdefault(slot, yes) != yes for slot in slots):
                return False
            if isinstance(atom, Apart):
                choice.apart.append(atom)
            elif isinstance(atom, In):
                place = self.place[atom.slot][atom.end]
                choice.low[place] = max(choice.low[place], self.edge[0] if atom.low is None else atom.low)
                choice.high[place] = min(choice.high[place], self.edge[1] if atom.high is None else atom.high)
                if choice.low[place] > choice.high[place]:
                    return False
        return True

    def _narrow(self, choice: Choice) -> bool:
        """Take away the days that no partner in a relation leaves; False if a slot is left with none."""
        place, low, high = self.place, choice.low, choice.high
        bound = [each for each in self.orders if choice.happened.get(each.first) and choice.happened.get(each.second)]
        bound += choice.apart
        ends = [(place[each.first][each.first_end], place[each.second][each.second_end], each.low, each.high) for each in bound]
        rises: Causes = {}
        falls: Causes = {}
        rounds, moved = 0, True
        while moved:
            rounds, moved = rounds + 1, False
            for a, b, least, most in ends:
                if least is not None:
                    if (day := least.after(low[a])) > low[b]:
                        low[b], moved, rises[b] = day, True, (a, (least, after_all))
                    if (day := least.last_before(high[b])) < high[a]:
                        high[a], moved, falls[a] = day, True, (b, (least, last_before_all))
                if most is not None:
                    if (day := most.after(high[a])) < high[b]:
                        high[b], moved, falls[b] = day, True, (a, (most, after_all))
                    if (day := most.first_reaching(low[b])) > low[a]:
                        low[a], moved, rises[a] = day, True, (b, (most, first_reaching_all))
                if low[a] > high[a] or low[b] > high[b]:
                    return False
            if rounds % PATIENCE == 0:
                for turn, still in _circles(rises, False):
                    low[turn] = _onward(still, low[turn], high[turn] + 1)
                for turn, still in _circles(falls, True):
                    high[turn] = -_onward(still, -high[turn], 1 - low[turn])
                if any(first > last for first, last in zip(low, high, strict=True)):
                    return False
                rises, falls = {}, {}
        return True

    def least(self, slot: Slot, end: int, sets: Collection[Collection[int]]) -> tuple[bool, int | None]:
        """Whether the slot happens in a world of one of the sets, and the least day of it there (None: no bound)."""
        best: int | None = None
        for chosen in sets:
            while world := self.world(chosen, In(slot, end, None, None if best is None else best - 1)):
                best = world.days[slot][end]
                if best < self.known[0]:
                    return True, None
        return best is not None, best

    def greatest(self, slot: Slot, end: int, sets: Collection[Collection[int]]) -> tuple[bool, int | None]:
        """The same for the greatest day."""
        best: int | None = None
        for chosen in sets:
            while world := self.world(chosen, In(slot, end, None if best is None else best + 1, None), latest=True):
                best = world.days[slot][end]
                if best > self.known[1]:
                    return True, None
        return best is not None, best


def _circles(causes: Causes, down: bool) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """For each circle of causes one place in it, and the days that the circle does not move further (`_still`).

    Every day of a world is at least (going down: at most) what the circle makes of it, so no world has any of the others."""
    seen: set[int] = set()
    for start in causes:
        path: list[int] = []
        while start in causes and start not in seen:
            seen.add(start)
            path.append(start)
            start = causes[start][0]
        if start in path:
            yield start, _still(tuple(causes[place][1] for place in reversed(path[path.index(start):])), down)


@lru_cache(maxsize=500)
def _still(circle: tuple[Move, ...], down: bool) -> NDArray[np.int64]:
    """The days of four hundred years that a circle of moves does not raise; going down, the negatives of those it does not lower."""
    days = reached = np.arange(FOUR_CENTURIES, 2 * FOUR_CENTURIES)
    for step, move in circle:
        reached = move(step, reached)
    return np.sort(-days[reached >= days] % FOUR_CENTURIES if down else days[reached <= days] % FOUR_CENTURIES)


def _onward(still: NDArray[np.int64], day: int, none: int) -> int:
    """The first day from `day` on that is still, the calendar repeating; `none` if no day is."""
    if not len(still):
        return none
    centuries, within = divmod(day, FOUR_CENTURIES)
    place = int(np.searchsorted(still, within))
    return centuries * FOUR_CENTURIES + int(still[place] if place < len(still) else still[0] + FOUR_CENTURIES)


def _rival(a: Slot, b: Slot) -> Clause:
    return [(Happened(a, False),), (Happened(b, False),), (Apart(a, END, b, START, Step(), None),),
            (Apart(b, END, a, START, Step(), None),)]


def _codes(claims: Sequence[Claim]) -> dict[str, frozenset[str]]:
    """All codes of each kind, and one that is none of them."""
    found: dict[str, frozenset[str]] = {}
    for claim in claims:
        if isinstance(claim.value, Coded):
            found[claim.kind] = found.get(claim.kind, frozenset({"?"})) | {claim.value.code}
    return found


def _reach(claims: Sequence[Claim]) -> tuple[Interval, Interval]:
    """The days beyond which there is no bound, and the days that are searched."""
    days = {715_000}
    total = 3660
    for claim in claims:
        value = claim.value
        for when in (value, claim.said, getattr(value, "at", None), getattr(value, "until", None)):
            if isinstance(when, When):
                days |= {day for span in when.spans for day in span if day is not None}
        if isinstance(value, (Age, Length)):
            total += (max(value.low or 0, value.high or 0) + 4) * {"years": 366, "months": 31, "days": 1}[value.unit]
    known = min(days) - FOUR_CENTURIES - total, max(days) + FOUR_CENTURIES + total
    return known, (max(known[0] - total, 1500), known[1] + total)
