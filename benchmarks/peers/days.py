"""Whether days can be found for a list of asserted and denied atoms, exactly by the calendar; if not, which of them clash.

Every such literal pushes days up or holds them down, and pushes further what is further up already. So the least days are found
by pushing from the bottom until nothing moves, and there are none if a day is pushed beyond what holds it down; and the greatest
days by pushing down from the top. A circle of literals may push one day at a time for centuries: then the days of one era that
the circle leaves in place are looked up at once.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .almanac import ERA, first_start_all, last_start, plus, plus_all
from .meaning import After, Point, Upto

Literal = tuple[Upto | After, bool]
PATIENCE = 60  # rounds of pushing after which circles are looked for


class Step(NamedTuple):
    """From one day to another: months and days on, or (`back`) to the day from which they lead here: pushing `up` the first from
    which they reach so far, pushing down the last from which they reach no further."""

    months: int
    days: int
    back: bool
    up: bool

    def move(self, day: int, late: bool) -> int:
        """Where the step leads."""
        if not self.back:
            return plus(day, self.months, late) + self.days
        return last_start(day - self.days - self.up, self.months, late) + self.up

    def move_all(self, days: NDArray[np.int64], late: bool) -> NDArray[np.int64]:
        """`move` for many days at once."""
        if not self.back:
            return plus_all(days, self.months, late) + self.days
        down = not self.up
        return first_start_all(days - self.days + down, self.months, late) - down


class Push(NamedTuple):
    """One day pushes another by a step, because of a literal."""

    source: Point
    target: Point
    step: Step
    literal: Literal


class Pushed(NamedTuple):
    """The least (or greatest) days; or, where there are none, `clash`: literals that cannot all be true."""

    days: dict[Point, int]
    clash: tuple[Literal, ...] = ()


def least(literals: Sequence[Literal], points: Collection[Point], edge: tuple[int, int], late: bool) -> Pushed:
    """The least days of all points within the edge; a clash is minimal (taking any literal out leaves days)."""
    found = _pushed(literals, points, edge, late, up=True)
    if not found.clash:
        return found
    core = list(found.clash)
    if not _pushed(core, points, edge, late, up=True).clash:  # a cause may have been forgotten for a later one
        core = list(literals)
    for each in list(core):
        fewer = [other for other in core if other is not each]
        if _pushed(fewer, points, edge, late, up=True).clash:
            core = fewer
    return Pushed({}, tuple(core))


def greatest(literals: Sequence[Literal], points: Collection[Point], edge: tuple[int, int], late: bool) -> dict[Point, int]:
    """The greatest days of all points within the edge, of literals that have some."""
    return _pushed(literals, points, edge, late, up=False).days


def _pushed(literals: Sequence[Literal], points: Collection[Point], edge: tuple[int, int], late: bool, *, up: bool) -> Pushed:
    days = dict.fromkeys(points, edge[not up])
    held: dict[Point, tuple[int, Literal | None]] = dict.fromkeys(days, (edge[up], None))
    causes: dict[Point, Push | Literal] = {}
    pushes: list[Push] = []
    for literal in literals:
        atom, yes = literal
        if isinstance(atom, After):
            pushes.append(_push(atom, yes, up))
            continue
        limit = atom.limits[late] + (not yes)
        if yes != up and _further(limit, days[atom.point], up):
            days[atom.point], causes[atom.point] = limit, literal
        elif yes == up and _further(held[atom.point][0], limit, up):
            held[atom.point] = limit, literal
    patience, moved = PATIENCE, True
    before: dict[Point, int] = {}
    while moved:
        patience, moved = patience - 1, False
        for point, (limit, holds) in held.items():
            if _further(days[point], limit, up):
                return Pushed({}, _why(point, holds, causes))
        for push in pushes:
            day = push.step.move(days[push.source], late)
            if _further(day, days[push.target], up):
                days[push.target], causes[push.target], moved = day, push, True
        if not patience:
            before, patience = before or dict(days), len(days) + 1
            clash = _leap(days, causes, late, up) or _endless(days, before, pushes)
            if clash:
                return Pushed({}, clash)
    return Pushed(days)


def _further(day: int, other: int, up: bool) -> bool:
    return day > other if up else day < other


def _push(atom: After, yes: bool, up: bool) -> Push:
    """Asserted: the second is at least so long after the first; denied: it is at least a day less."""
    step = Step(atom.months, atom.days - (not yes), yes != up, up)
    source, target = (atom.second, atom.first) if step.back else (atom.first, atom.second)
    return Push(source, target, step, (atom, yes))


def _why(point: Point, holds: Literal | None, causes: dict[Point, Push | Literal]) -> tuple[Literal, ...]:
    """What holds a point, and all that pushed it."""
    found, seen = [holds] if holds else [], set()
    while point in causes and point not in seen:
        seen.add(point)
        cause = causes[point]
        if not isinstance(cause, Push):
            found.append(cause)
            break
        found.append(cause.literal)
        point = cause.source
    return tuple(dict.fromkeys(found))


def _leap(days: dict[Point, int], causes: dict[Point, Push | Literal], late: bool, up: bool) -> tuple[Literal, ...]:
    """Push each circle at once to the next day that it leaves in place; the circle's literals if there is no such day."""
    done: set[Point] = set()
    for point in list(causes):
        path: list[Push] = []
        seen: set[Point] = set()
        while point not in seen and isinstance(cause := causes.get(point), Push):
            seen.add(point)
            path.append(cause)
            point = cause.source
        if point not in seen or point in done:
            continue
        first = next(number for number, push in enumerate(path) if push.target == point)
        circle = path[first:]
        done |= {push.target for push in circle}
        still = _still(tuple(push.step for push in reversed(circle)), late)
        if not len(still):
            return tuple(dict.fromkeys(push.literal for push in circle))
        eras, within = divmod(days[point], ERA)
        place = int(np.searchsorted(still, within, side="left" if up else "right")) - (not up)
        more, place = divmod(place, len(still))
        days[point] = (eras + more) * ERA + int(still[place])
    return ()


def _endless(days: dict[Point, int], before: dict[Point, int], pushes: Sequence[Push]) -> tuple[Literal, ...]:
    """The literals of days that only push each other and have all moved by an era: as the calendar repeats, they could rest
    nowhere, or they could have rested an era sooner."""
    far = {point for point, day in days.items() if abs(day - before[point]) >= ERA}
    while pushed := {push.target for push in pushes if push.target in far and push.source not in far}:
        far -= pushed
    return tuple(dict.fromkeys(push.literal for push in pushes if push.target in far))


@lru_cache(maxsize=500)
def _still(circle: tuple[Step, ...], late: bool) -> NDArray[np.int64]:
    """The days of an era (from 0) that a circle of steps does not push further."""
    start = np.arange(ERA)
    day = start
    for step in circle:
        day = step.move_all(day, late)
    return start[day <= start] if circle[0].up else start[day >= start]
