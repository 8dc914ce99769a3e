"""One person's claims as a constraint problem: which sets of propositions can all be true, why not, and within which days."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import NamedTuple

from habeas.checking.network import BEFORE, SHIFT, Edge, Limit, above, bounds, contradiction, falls
from habeas.checking.rules import (
    ALWAYS,
    BIRTH,
    EPISODE_ORDER,
    FREE_OF_BIRTH,
    ORIGIN,
    Alternatives,
    Day,
    Must,
    Slot,
    end,
    start,
)
from habeas.checking.sets import members
from habeas.core.kinds import KINDS

LEAVES = 4_000  # combinations of alternatives looked through for bounds before the engine gives up
RANK = {"birth": 0, "in life": 1, "death": 2, "after": 3}
BACKGROUND = -1


class Clash(NamedTuple):
    """Two propositions that exclude each other without any date."""

    first: int
    second: int
    must: Must


Refutation = list[Edge] | Clash


class Way(NamedTuple):
    """An alternative of a proposition with its days numbered."""

    edges: tuple[Edge, ...]
    musts: tuple[Must, ...]


class Spans(NamedTuple):
    """The least and greatest day of days, under one combination of alternatives, and the slots that did not happen under it."""

    days: dict[Day, tuple[int | None, int | None]]
    absent: frozenset[Slot]


@dataclass(frozen=True, slots=True)
class Problem:
    """Propositions by number; sets of them are bit masks."""

    days: tuple[Day, ...]  # node 0 is the origin
    slots: tuple[Slot, ...]
    ways: tuple[tuple[Way, ...], ...]
    order: tuple[tuple[Slot, Slot, Edge], ...]
    exclusive: tuple[tuple[Slot, Slot, Edge, Edge], ...]

    @property
    def everything(self) -> int:
        """The mask of all propositions."""
        return (1 << len(self.ways)) - 1

    def extended(self, more: Alternatives) -> Problem:
        """With one more proposition, numbered after all others, on days that the problem knows."""
        number = {day: node for node, day in enumerate(self.days)}
        return replace(self, ways=(*self.ways, _ways(more, number, len(self.ways))))

    def consistent(self, mask: int, relaxed: int = BACKGROUND, by: int = 0) -> bool:
        """Whether the propositions of `mask` can all be true (if `relaxed` gives way by so many days). Raises Limit."""
        return not self.refutations(mask, relaxed, by)

    def refutations(self, mask: int, relaxed: int = BACKGROUND, by: int = 0) -> list[Refutation]:
        """Empty if they can all be true; else one contradiction for each combination of alternatives tried. Raises Limit.

        Both conventions for 29 February are tried, one for the whole set: it can be true if it can under either.
        """
        chosen, waiting = self._split(mask, relaxed, by)
        happened: dict[Slot, tuple[str, int]] = {}
        for label, way in chosen:
            clash = _add(happened, way.musts, label)
            if clash:
                return [clash]
        edges = [edge for _, way in chosen for edge in way.edges]
        found = self._search(edges, happened, waiting, late=False)
        if not found or all(map(_holds_late, found)):
            return found
        return found if self._search(edges, happened, waiting, late=True) else []

    def _split(self, mask: int, relaxed: int, by: int) -> tuple[list[tuple[int, Way]], list[tuple[int, Sequence[Way]]]]:
        chosen: list[tuple[int, Way]] = []
        waiting: list[tuple[int, Sequence[Way]]] = []
        for label, ways in enumerate(self.ways):
            if mask >> label & 1:
                if label == relaxed:
                    ways = tuple(Way(tuple(_loosened(edge, by) for edge in way.edges), way.musts) for way in ways)
                if len(ways) == 1:
                    chosen.append((label, ways[0]))
                else:
                    waiting.append((label, ways))
        return chosen, waiting

    def _search(self, edges: list[Edge], happened: dict[Slot, tuple[str, int]],
                waiting: Sequence[tuple[int, Sequence[Way]]], late: bool) -> list[Refutation]:
        found = contradiction(len(self.days), [*edges, *self._background(happened)], late)
        if found:
            return [found]
        if not waiting:
            return self._search_stays(edges, happened, late)
        (label, ways), rest = waiting[0], waiting[1:]
        refuted: list[Refutation] = []
        if not ways:
            return [Clash(label, label, Must(BIRTH, "never", ""))]
        for way in ways:
            more = dict(happened)
            clash = _add(more, way.musts, label)
            below: list[Refutation] = [clash] if clash else self._search([*edges, *way.edges], more, rest, late)
            if not below:
                return []
            refuted.extend(below)
        return refuted

    def _search_stays(self, edges: list[Edge], happened: dict[Slot, tuple[str, int]], late: bool) -> list[Refutation]:
        """Stays at exclusive places: one ends before the other starts."""
        pairs = [each for each in self.exclusive if _is(happened, each[0]) and _is(happened, each[1])]
        if not pairs:
            return []
        background = self._background(happened)
        refuted: list[Refutation] = []

        def place(index: int, chosen: list[Edge]) -> bool:
            found = contradiction(len(self.days), [*edges, *background, *chosen], late)
            if found:
                refuted.append(found)
                return False
            return index == len(pairs) or any(place(index + 1, [*chosen, way]) for way in pairs[index][2:])

        return [] if place(0, []) else refuted

    def _background(self, happened: dict[Slot, tuple[str, int]]) -> list[Edge]:
        return [edge for first, second, edge in self.order if _is(happened, first) and _is(happened, second)]

    def gap(self, mask: int) -> int | None:
        """The least number of days by which one proposition of a conflict would have to give way; None if no number would do, or if the
        conflict hangs on no date, where days mean nothing."""
        if not any(0 in (edge.x, edge.y) for label in members(mask) for way in self.ways[label] for edge in way.edges):
            return None
        lacking = max((-_arrived(each) for each in self.refutations(mask) if not isinstance(each, Clash) and each[0].y == 0), default=1)
        best: int | None = None
        for label in members(mask):
            if best is None or (best > 1 and self.consistent(mask, label, best - 1)):
                best = self._least(mask, label, best - 1 if best else 200_000, lacking) or best
        return best

    def _least(self, mask: int, label: int, most: int, guess: int) -> int | None:
        """The least number of days up to `most` by which a proposition would have to give way; None if none would do.

        The days by which a contradiction misses are tried first: as a rule they are the answer."""
        low, high = 0, min(max(guess, 1), most)  # inconsistent at `low`
        while not self.consistent(mask, label, high):
            if high == most:
                return None
            low, high = high, min(2 * high, most)
        if high - low > 1 and not self.consistent(mask, label, high - 1):
            return high
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self.consistent(mask, label, middle) else (middle, high)
        return high

    def spans(self, mask: int) -> Iterator[Spans]:
        """The least and greatest day of each slot's days, for each combination of alternatives under which `mask` can be true.

        Slots that some claim speaks of and no chosen alternative denies may have happened; a stay of which that is so excludes no other
        stay, since it need not have. Raises Limit."""
        chosen, waiting = self._split(mask, BACKGROUND, 0)
        happened: dict[Slot, tuple[str, int]] = {}
        for label, way in chosen:
            if _add(happened, way.musts, label):
                return
        budget = [LEAVES]
        edges = [edge for _, way in chosen for edge in way.edges]
        calendar = any(edge.months for ways in self.ways for way in ways for edge in way.edges)
        for late in (False, True) if calendar else (False,):
            yield from self._leaves(edges, dict(happened), waiting, budget, late)

    def _leaves(self, edges: list[Edge], happened: dict[Slot, tuple[str, int]], waiting: Sequence[tuple[int, Sequence[Way]]],
                budget: list[int], late: bool) -> Iterator[Spans]:
        if contradiction(len(self.days), [*edges, *self._background(happened)], late):
            return
        if waiting:
            (label, ways), rest = waiting[0], waiting[1:]
            for way in ways:
                more = dict(happened)
                if not _add(more, way.musts, label):
                    yield from self._leaves([*edges, *way.edges], more, rest, budget, late)
            return
        said = dict(happened)
        for slot in self.slots:
            happened.setdefault(slot, ("yes", BACKGROUND))
        free = {slot for pair in self.exclusive for slot in pair[:2] if slot not in said}
        absent = frozenset(slot for slot in self.slots if not _is(happened, slot))
        for span in self._within(edges, happened, said, budget, late):
            yield Spans({day: each for day, each in span.items() if day.slot not in free}, absent)
        for slot in free:
            for span in self._within(edges, happened, {**said, slot: ("yes", BACKGROUND)}, budget, late):
                yield Spans({day: each for day, each in span.items() if day.slot == slot}, absent)

    def _within(self, edges: list[Edge], happened: dict[Slot, tuple[str, int]], staying: dict[Slot, tuple[str, int]], budget: list[int],
                late: bool) -> Iterator[dict[Day, tuple[int | None, int | None]]]:
        """The bounds for each order of the stays that exclude each other."""
        for stays in self._orders_of_stays(staying):
            budget[0] -= 1
            if budget[0] < 0:
                raise Limit
            network = [*edges, *self._background(happened), *stays]
            if contradiction(len(self.days), network, late):
                continue
            lower, upper = bounds(len(self.days), network, late)
            yield {day: (lower[node], upper[node]) for node, day in enumerate(self.days) if node and _is(happened, day.slot)}

    def _orders_of_stays(self, happened: dict[Slot, tuple[str, int]]) -> Iterator[tuple[Edge, ...]]:
        orders: list[tuple[Edge, ...]] = [()]
        for first, second, before, after in self.exclusive:
            if _is(happened, first) and _is(happened, second):
                orders = [(*order, way) for order in orders for way in (before, after)]
        yield from orders


def learning(problem: Problem) -> Callable[[int], bool]:
    """`problem.consistent`, which remembers what made a set inconsistent: a set that holds all of that needs no test. Raises Limit."""
    cores: list[int] = []

    def consistent(mask: int) -> bool:
        if any(core & mask == core for core in cores):
            return False
        refuted = problem.refutations(mask)
        if not refuted:
            return True
        core = sum(1 << label for label in {label for each in refuted for label in _labels(each)} if label >= 0)
        # The order of events may bind through an event that only another proposition of the mask says to have happened.
        cores.append(core if core == mask or not problem.consistent(core) else mask)
        return False

    return consistent


def _labels(refutation: Refutation) -> tuple[int, ...]:
    return refutation[:2] if isinstance(refutation, Clash) else tuple(edge.label for edge in refutation)


def _holds_late(refutation: Refutation) -> bool:
    """Whether a contradiction found by the early convention is one by the late convention too."""
    if isinstance(refutation, Clash) or not any(edge.months for edge in refutation):
        return True
    if refutation[0].y != 0:
        return falls(refutation)
    return _arrived(refutation, late=True) < 0


def _arrived(edges: list[Edge], late: bool = False) -> int:
    """Where a chain of edges from the origin arrives: before day 0 if it is a contradiction."""
    value = 0
    for edge in edges:
        value = above(edge, value, late)
    return value


def _is(happened: dict[Slot, tuple[str, int]], slot: Slot) -> bool:
    return slot in happened and happened[slot][0] == "yes"


def _loosened(edge: Edge, by: int) -> Edge:
    return edge._replace(days=edge.days - by if edge.mode == BEFORE else edge.days + by)


def within(code: str, other: str) -> bool:
    """Whether `other` is `code` or contains it: `AR` contains `AR-B`."""
    return code == other or code.startswith(other + "-")


def clash(one: Must, two: Must) -> bool:
    """Whether two statements on the value of a kind of which only one can be true exclude each other."""
    if one.slot.kind != two.slot.kind:
        return False
    match one.what, two.what:
        case "is", "is":
            return not (within(one.value, two.value) or within(two.value, one.value))
        case "is", "not":
            return within(one.value, two.value)
        case "not", "is":
            return within(two.value, one.value)
    return False


def _add(happened: dict[Slot, tuple[str, int]], musts: Iterable[Must], label: int) -> Clash | None:
    """Note what must be so; the clash if it cannot. Codes are kept under slots of their own: one for each proposition."""
    for must in musts:
        if must.what == "happened":
            known = happened.get(must.slot)
            if known and known[0] != must.value:
                return Clash(known[1], label, must)
            happened.setdefault(must.slot, (must.value, label))
            continue
        for slot, (value, other) in happened.items():
            if slot.episode in ("is", "not") and clash(must, Must(Slot(slot.kind, ""), slot.episode, value)):
                return Clash(other, label, must)
        happened[Slot(must.slot.kind, must.what, must.value)] = (must.value, label)
    return None


def build(compiled: Sequence[Alternatives], exclusive: Collection[frozenset[str]], captive: bool) -> Problem:
    """The problem of propositions given by their alternatives. `captive`: somebody says that the person was born in captivity."""
    named = {day for ways in compiled for way in ways for bind in way.binds for day in (bind.x, bind.y)}
    slots = {day.slot for day in named} | {must.slot for ways in compiled for way in ways for must in way.musts
                                           if must.what == "happened"}
    slots.discard(ORIGIN.slot)
    kept = tuple(sorted(slots))
    days = (ORIGIN, *dict.fromkeys(day for slot in kept for day in (start(slot), end(slot))))
    number = {day: node for node, day in enumerate(days)}
    ways = tuple(_ways(each, number, label) for label, each in enumerate(compiled))
    stays = [slot for slot in kept if slot.kind == "stay"]
    apart = tuple((a, b, _before(number, end(a), start(b)), _before(number, end(b), start(a)))
                  for a, b in combinations(stays, 2) if frozenset((a.place, b.place)) in exclusive)
    return Problem(days, kept, ways, tuple(_order(kept, number, captive)), apart)


def _ways(compiled: Alternatives, number: dict[Day, int], label: int) -> tuple[Way, ...]:
    return tuple(Way(tuple(Edge(number[bind.x], number[bind.y], bind.mode, bind.months, bind.days, label) for bind in each.binds),
                     each.musts) for each in compiled)


def _before(number: dict[Day, int], x: Day, y: Day) -> Edge:
    return Edge(number[x], number[y], SHIFT, 0, 0, BACKGROUND)


def _order(slots: Sequence[Slot], number: dict[Day, int], captive: bool) -> Iterator[tuple[Slot, Slot, Edge]]:
    """The background: order within a life, within an episode, and of start and end."""
    for slot in slots:
        if KINDS[slot.kind].shape == "state":
            yield slot, slot, _before(number, start(slot), end(slot))
    for a, b in ((a, b) for a in slots for b in slots if a != b):
        first, second = RANK.get(KINDS[a.kind].life), RANK.get(KINDS[b.kind].life)
        if first is None or second is None or first >= second:
            continue
        if first == 0 and captive and b.kind in FREE_OF_BIRTH:
            continue
        yield a, b, _before(number, end(a), start(b))
    for a, b in ((a, b) for a in slots for b in slots if a != b and a.episode == b.episode):
        for kind, side, later, other in EPISODE_ORDER:
            if a.kind == kind and b.kind == later:
                yield a, b, _before(number, Day(a, side), Day(b, other))


def trivial(ways: Alternatives) -> bool:
    """Whether a claim constrains nothing."""
    return ways == ALWAYS
