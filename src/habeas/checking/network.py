"""A network of unknown days: each edge says "x is at most some non-decreasing function of y".

Three functions suffice: a shift by days, "m calendar months after", and its inverse "m calendar months before". Systems of such edges
have a greatest solution, found by lowering upper bounds until nothing changes (and a least one, by raising lower bounds); if a
bound must fall for ever, or the origin below zero, there is none and the edges that lowered it in turn are the proof. For pure
shifts this is Bellman-Ford on a difference network (Cormen et al., ch. 24.4); the calendar functions keep "aged 26 on that
day" exact, where fixed numbers of days would be loose by up to two. `late` is the convention for days that a month lacks.

Node 0 is the origin, the fixed day 0: `x <= 0 + c` is an upper bound, `0 <= x - c` a lower one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from habeas.core.calendar import FIRST_DAY, LAST_DAY, civil, earliest_start, latest_start, plus

SHIFT, AFTER, BEFORE = 0, 1, 2
HIGH = 3_287_182  # 9000-01-01: stands for "no bound" where a cycle hangs on no date
STEPS = 20_000  # bounds lowered in cycles before the engine gives up
PERIOD = 146_097  # days after which the Gregorian calendar repeats itself
CYCLE = 4_800  # the months of that period
SOME_DAY = 1_800_000  # far from both ends of the calendar
NEAR = 20  # days: a cycle of calendar months that loses so few days a round may come to rest, but only at a month's end


class Edge(NamedTuple):
    """`x <= f(y)`: SHIFT y + days; AFTER plus(y, months) + days; BEFORE the latest x with plus(x, months) + days <= y.

    `label` is the proposition that says so, -1 for background.
    """

    x: int
    y: int
    mode: int
    months: int
    days: int
    label: int


_Told = tuple[Edge, "_Told | None"]


class Limit(Exception):
    """The network was not settled within the steps allowed."""


def above(edge: Edge, y: int, late: bool) -> int:
    """The greatest x that the edge allows if y is at most `y`."""
    if edge.mode == SHIFT:
        return y + edge.days
    if edge.mode == AFTER:
        return plus(_clipped(y), edge.months, late) + edge.days
    return latest_start(_clipped(y - edge.days), edge.months, late)


def below(edge: Edge, x: int, late: bool) -> int:
    """The least y that the edge allows if x is at least `x`."""
    if edge.mode == SHIFT:
        return x - edge.days
    if edge.mode == AFTER:
        return earliest_start(_clipped(x - edge.days), edge.months, late)
    return plus(_clipped(x), edge.months, late) + edge.days


def _clipped(day: int) -> int:
    return FIRST_DAY if day < FIRST_DAY else LAST_DAY if day > LAST_DAY else day


def contradiction(size: int, edges: Sequence[Edge], late: bool) -> list[Edge] | None:
    """None if the network has a solution; else edges that cannot all hold, each lowering the next, the first from the origin
    where they hang on a date. Raises Limit."""
    upper: list[int | None] = [None] * size
    upper[0] = 0
    leaving: list[list[Edge]] = [[] for _ in range(size)]
    for edge in edges:
        leaving[edge.y].append(edge)
    parent: list[Edge | None] = [None] * size
    waiting = deque([0])
    found = _lower(upper, leaving, parent, waiting, late)
    if found is None and None in upper:  # nothing bounds these from above: a cycle among them needs no date
        waiting.extend(node for node in range(size) if upper[node] is None)
        for node in waiting:
            upper[node] = HIGH
        found = _lower(upper, leaving, parent, waiting, late)
    return found


def _lower(upper: list[int | None], leaving: list[list[Edge]], parent: list[Edge | None], waiting: deque[int],
           late: bool) -> list[Edge] | None:
    size = len(upper)
    queued = set(waiting)
    lowered = [0] * size
    told: list[_Told | None] = [None] * size  # how each bound came to be, step by step
    steps = 0
    while waiting:
        node = waiting.popleft()
        queued.discard(node)
        value = upper[node]
        assert value is not None
        for edge in leaving[node]:
            x = edge.x
            bound = value + edge.days if edge.mode == SHIFT else above(edge, value, late)
            old = upper[x]
            if old is not None and bound >= old:
                continue
            upper[x] = bound
            parent[x] = edge
            told[x] = edge, told[node]
            if x == 0:
                return _proof(parent, told[0], late)
            lowered[x] += 1
            if lowered[x] > size:
                steps += 1
                if steps > STEPS:
                    raise Limit
                if lowered[x] & (lowered[x] - 1) == 0 and (cycle := _path(parent, x)):
                    if falls(cycle):
                        return cycle
                    turning = cycle[0].y
                    held = upper[turning]
                    rest = _rest(cycle, held, late) if held is not None else held
                    if rest is None:
                        return cycle
                    if rest != held:
                        upper[turning] = rest
                        if turning not in queued:
                            queued.add(turning)
                            waiting.append(turning)
            if x not in queued:
                queued.add(x)
                waiting.append(x)
    return None


def _proof(parent: list[Edge | None], told: _Told | None, late: bool) -> list[Edge]:
    """The edges that brought the origin below itself. As a rule the last edge into each node is enough; where these run in a circle
    that has come to rest, all steps are told."""
    path = _path(parent, 0)
    if path[0].y == 0:
        return path
    steps: list[Edge] = []
    value = 0
    while told:
        edge, told = told
        steps.append(edge)
    for edge in reversed(steps):
        value = above(edge, value, late)
    return steps[::-1] if steps[-1].y == 0 and value < 0 else path


def _rest(cycle: Sequence[Edge], day: int, late: bool) -> int | None:
    """The latest day up to `day` that the cycle does not lower: no solution has a later one. None if there is none at all.

    The calendar repeats itself, so one period of it is looked through. A cycle that adds and takes the same months and loses a
    few days a round can come to rest only near a month's end (years: the end of February), where a month lacks the day.
    """
    steps = tuple((edge.mode, edge.months, edge.days) for edge in cycle)
    return _settled(steps, day, late) if _rests(steps, late) else None


@lru_cache(maxsize=4096)
def _rests(steps: tuple[tuple[int, int, int], ...], late: bool) -> bool:
    """Whether there is a day in the calendar that the cycle does not lower."""
    return _settled(steps, SOME_DAY, late) is not None


def _settled(steps: tuple[tuple[int, int, int], ...], day: int, late: bool) -> int | None:
    """The latest day of one period up to `day` that the cycle does not lower. From a day that it lowers one can go on to where it leads:
    the days between are led no further, for the functions are non-decreasing."""
    months = sum(months if mode == AFTER else -months for mode, months, _ in steps)
    lost = sum(-days if mode == BEFORE else days for mode, _, days in steps)
    margin = sum(abs(days) for *_, days in steps) + 3
    if not months and -NEAR <= lost < 0 and margin <= NEAR:
        return next((each for each in _ends_of_months(steps, day, margin) if _around(steps, each, late) >= each), None)
    first = max(FIRST_DAY, day - PERIOD)
    while day >= first:
        reached = _around(steps, day, late)
        if reached >= day:
            return day
        day = reached
    return None


def _ends_of_months(steps: tuple[tuple[int, int, int], ...], day: int, margin: int) -> Iterator[int]:
    """The days, latest first, near the borders of months (years: of February) through one period before `day`."""
    first = max(FIRST_DAY, day - PERIOD)
    every = 12 if all(months % 12 == 0 for _, months, _ in steps) else 1
    year, month, _ = civil(_clipped(day))
    for index in range(year * 12 + month, year * 12 + month - 400 * 12 - 1, -1):  # months, each with its border to the one before
        if index < 24 or (every == 12 and index % 12 != 2):
            continue
        border = date(index // 12, index % 12 + 1, 1).toordinal()
        yield from range(min(day, border + margin), max(first, border - margin) - 1, -1)


def _around(steps: tuple[tuple[int, int, int], ...], day: int, late: bool) -> int:
    for mode, months, days in steps:
        if mode == SHIFT:
            day += days
        elif mode == AFTER:
            day = plus(_clipped(day), months, late) + days
        else:
            day = latest_start(_clipped(day - days), months, late)
    return day


def _path(parent: list[Edge | None], node: int) -> list[Edge]:
    """The edges that lowered `node`, back to itself (or to where the lowering began), in the order in which they act."""
    edges: list[Edge] = []
    places: dict[int, int] = {}
    while node not in places:
        places[node] = len(edges)
        edge = parent[node]
        if edge is None:
            return []
        edges.append(edge)
        node = edge.y
    return edges[places[node]:][::-1]


def falls(cycle: Sequence[Edge]) -> bool:
    """Whether a closed cycle of edges lowers every day, by either convention: then it has no solution at all."""
    return bool(cycle) and (sum(map(most, cycle)) < 0 or any(_nested([*cycle[turn:], *cycle[:turn]]) for turn in range(len(cycle))))


def most(edge: Edge) -> int:
    """An upper bound of f(y) - y over the whole calendar."""
    if edge.mode == SHIFT:
        return edge.days
    shortest, longest = _stretch(edge.months)
    return longest + edge.days if edge.mode == AFTER else -shortest - edge.days


@lru_cache(maxsize=4096)
def _stretch(months: int) -> tuple[int, int]:
    """The fewest and the most days between a day and the day that many months after, by either convention."""
    starts = _months()
    if months > CYCLE:
        whole, rest = divmod(months, CYCLE)
        shortest, longest = _stretch(rest)
        return whole * PERIOD + shortest, whole * PERIOD + longest
    shortest, longest = HIGH, 0
    for first, following, then, after in zip(starts[:CYCLE], starts[1:], starts[months:], starts[months + 1:], strict=False):
        apart = then - first
        longest = max(longest, apart)
        shortest = min(shortest, apart - max(0, following - first - after + then))
    return shortest, longest


@lru_cache(maxsize=1)
def _months() -> list[int]:
    """The first days of the months of 800 years."""
    return [date(each // 12, each % 12 + 1, 1).toordinal() for each in range(12_000, 12_000 + 2 * CYCLE + 2)]


def _nested(cycle: Sequence[Edge]) -> bool:
    """Whether each "m months after" is undone by a "m months before" with a day lost between the two, and no edge adds a day.

    Then every day ends earlier: x plus m months, less a day, is reached only from days before x. (Without the loss between the two,
    28 July plus 7 months is 28 February, which 31 July reaches too.)
    """
    stack: list[tuple[int, bool]] = [(0, False)]  # months still to be undone, and whether a day was lost since
    for edge in cycle:
        lost = edge.days if edge.mode == BEFORE else -edge.days
        if lost < 0:
            return False
        if edge.mode == AFTER:
            stack.append((edge.months, lost > 0))
            continue
        months, falling = stack.pop()
        if edge.mode == SHIFT:
            stack.append((months, falling or lost > 0))
        elif not stack or months != edge.months or not (falling or lost > 0):
            return False
        else:
            stack[-1] = (stack[-1][0], True)
    return stack == [(0, True)]


def bounds(size: int, edges: Sequence[Edge], late: bool) -> tuple[list[int | None], list[int | None]]:
    """The least and greatest day of every node over all solutions of a network that has one; None where there is no bound."""
    upper: list[int | None] = [None] * size
    lower: list[int | None] = [None] * size
    upper[0] = lower[0] = 0
    leaving: list[list[Edge]] = [[] for _ in range(size)]
    entering: list[list[Edge]] = [[] for _ in range(size)]
    for edge in edges:
        leaving[edge.y].append(edge)
        entering[edge.x].append(edge)
    waiting = deque([0])
    while waiting:
        node = waiting.popleft()
        value = upper[node]
        assert value is not None
        for edge in leaving[node]:
            bound = above(edge, value, late)
            old = upper[edge.x]
            if old is None or bound < old:
                upper[edge.x] = bound
                waiting.append(edge.x)
    waiting.append(0)
    while waiting:
        node = waiting.popleft()
        value = lower[node]
        assert value is not None
        for edge in entering[node]:
            bound = below(edge, value, late)
            old = lower[edge.y]
            if old is None or bound > old:
                lower[edge.y] = bound
                waiting.append(edge.y)
    return lower, upper
