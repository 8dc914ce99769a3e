"""A person's claims as a task for a solver: the distinct formulas, the background, the days, and what an answer looks like."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from time import perf_counter

from habeas.core.claims import Claim

from .almanac import ERA, plus
from .days import Literal
from .meaning import After, All, Any, Atom, Formula, Has, Not, Point, Slot, Upto, Within, background, captivity, end, formula, start

Sets = frozenset[frozenset[str]]
Hull = tuple[int | None, int | None]
ALWAYS = All(())  # what every world makes true


@dataclass(frozen=True)
class Answer:
    """What a solver says of one person in one reading. Sets hold claim ids; `bounds` has for each slot and end (0 start, 1 end)
    that happens in some maximal set the least and greatest day, None where there is no bound."""

    conflicts: Sets
    corrections: Sets
    maximal: Sets
    bounds: dict[Point, Hull]


class OutOfTime(Exception):
    """A solver did not finish in the seconds given to it: nothing is known of its answer."""


class Clock:
    """Raises OutOfTime once the seconds are over; None is for ever."""

    def __init__(self, seconds: float | None) -> None:
        self.until = None if seconds is None else perf_counter() + seconds

    def look(self) -> None:
        """Go on, or raise OutOfTime."""
        if self.until is not None and perf_counter() > self.until:
            raise OutOfTime

    def left(self) -> float | None:
        """Seconds left, at least a hundredth; None for no limit."""
        return None if self.until is None else max(self.until - perf_counter(), 0.01)


@dataclass(frozen=True)
class World:
    """Days of all points (also of slots that did not happen), the slots that did, codes that hold, the convention."""

    days: dict[Point, int]
    present: Collection[Slot]
    codes: Collection[tuple[str, str]]
    late: bool


@dataclass(frozen=True)
class Task:
    """`said[n]` are the ids of the claims that say `formulas[n]`; days beyond `known` have no bound, and none lies beyond `edge`."""

    formulas: tuple[Formula, ...]
    said: tuple[tuple[str, ...], ...]
    background: tuple[Formula, ...]
    atoms: tuple[Atom, ...]
    slots: tuple[Slot, ...]
    known: tuple[int, int]
    edge: tuple[int, int]

    @property
    def points(self) -> list[Point]:
        """Start and end of every slot; an event's day."""
        return [point for slot in self.slots for point in dict.fromkeys((start(slot), end(slot)))]

    def everything(self) -> int:
        """All formulas, as a mask."""
        return (1 << len(self.formulas)) - 1

    def answer(self, conflicts: Iterable[int], maximal: Iterable[int], bounds: dict[Point, Hull]) -> Answer:
        """Masks of formulas as sets of claims: a conflict has one claim of each of its formulas, the others have all."""
        chosen = {frozenset(choice) for mask in conflicts for choice in product(*(self.said[each] for each in members(mask)))}
        great = list(maximal)
        return Answer(frozenset(chosen), frozenset(self._all(self.everything() & ~mask) for mask in great),
                      frozenset(self._all(mask) for mask in great), bounds)

    def _all(self, mask: int) -> frozenset[str]:
        return frozenset(claim for each in members(mask) for claim in self.said[each])

    def true_in(self, world: World) -> int:
        """The formulas that hold in a world, as a mask."""
        return sum(1 << number for number, each in enumerate(self.formulas) if holds(each, world))


def task(claims: Sequence[Claim], reading: str, exclusive: Collection[frozenset[str]] = ()) -> Task:
    """What is to be solved for one person in one reading."""
    said: dict[Formula, list[str]] = {}  # claims that say the same are one formula
    for claim in claims:
        said.setdefault(formula(claim, reading), []).append(claim.id)
    spoken = dict.fromkeys(atom for each in said for atom in atoms(each))
    slots = tuple(dict.fromkeys(slot for atom in spoken for slot in slots_of(atom)))
    codes = [(atom.kind, atom.code) for atom in spoken if isinstance(atom, Within)]
    behind = tuple(background(slots, codes, exclusive, captivity(claims)))
    known, edge = _reach(spoken, len(slots) * 2)
    everywhere = tuple(dict.fromkeys([*spoken, *(atom for each in behind for atom in atoms(each))]))
    return Task(tuple(said), tuple(tuple(each) for each in said.values()), behind, everywhere, slots, known, edge)


def _reach(atoms: Iterable[Atom], points: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Days that no chain of steps ties to a known date can be moved by whole eras (the calendar repeats): so beyond a chain's
    reach there is no bound, and if there is any world then there is one in which no gap is wider than a step and an era."""
    limits, step = [730_000], 31
    for atom in atoms:
        if isinstance(atom, Upto):
            limits += atom.limits
        elif isinstance(atom, After):
            step = max(step, atom.months * 31 + abs(atom.days) + 31)
    reach, room = points * step, (points + 1) * (step + ERA)
    return (min(limits) - reach, max(limits) + reach), (min(limits) - room, max(limits) + room)


def atoms(of: Formula) -> Iterator[Atom]:
    """All atoms of a formula."""
    match of:
        case Not(part):
            yield from atoms(part)
        case All(parts) | Any(parts):
            for part in parts:
                yield from atoms(part)
        case _:
            yield of


def slots_of(atom: Atom) -> tuple[Slot, ...]:
    """The slots that an atom speaks of."""
    match atom:
        case Has(slot):
            return (slot,)
        case Upto(point, _):
            return (point[0],)
        case After(first, _, _, second):
            return first[0], second[0]
    return ()


def holds(of: Formula, world: World) -> bool:
    """Whether a formula is true in a world, by the calendar."""
    match of:
        case Has(slot):
            return slot in world.present
        case Upto(point, limits):
            return world.days[point] <= limits[world.late]
        case After(first, months, days, second):
            return plus(world.days[first], months, world.late) + days <= world.days[second]
        case Within(kind, code):
            return (kind, code) in world.codes
        case Not(part):
            return not holds(part, world)
        case All(parts):
            return all(holds(part, world) for part in parts)
        case Any(parts):
            return any(holds(part, world) for part in parts)


def because(of: Formula, truth: Callable[[Atom, bool], bool], yes: bool = True) -> list[tuple[Atom, bool]] | None:
    """Asserted and denied atoms, all in keeping with `truth`, that make a formula true (`yes` False: not true); None if it is not so."""
    match of:
        case Not(part):
            return because(part, truth, not yes)
        case All(parts) | Any(parts):
            found: list[tuple[Atom, bool]] = []
            for part in parts:
                reasons = because(part, truth, yes)
                if isinstance(of, All) == yes:
                    if reasons is None:
                        return None
                    found += reasons
                elif reasons is not None:
                    return reasons
            return found if isinstance(of, All) == yes else None
        case _:
            return [(of, yes)] if truth(of, yes) else None


def literals_of(formulas: Iterable[Formula], truth: Callable[[Atom, bool], bool]) -> list[Literal]:
    """What makes all formulas true, as far as it speaks of days."""
    found = []
    for each in formulas:
        reasons = because(each, truth)
        assert reasons is not None, "the solver's own model does not make a claim true"
        found += reasons
    return [(atom, yes) for atom, yes in dict.fromkeys(found) if isinstance(atom, (Upto, After))]


def members(mask: int) -> list[int]:
    """The numbers in a mask."""
    return [bit for bit in range(mask.bit_length()) if mask >> bit & 1]
