"""Conflicts and corrections by z3 with MARCO (Liffiton, Previti, Malik and Marques-Silva, 2016).

Days are integers, and what ties them are differences. A step of calendar months between two unknown days enters z3 as the fewest
and the most days that it may take. What z3 then holds to be true of the days is looked at by the calendar (`days.py`): if it
cannot all be true, z3 is told so and asked again. So its "none" is exact because all that it was told is true, and its "some"
because every world is checked claim by claim.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import z3

from habeas.core.claims import Claim

from .almanac import spread
from .days import greatest, least
from .meaning import After, All, Any, Atom, Formula, Has, Not, Point, Upto, Within
from .task import ALWAYS, Answer, Clock, Hull, OutOfTime, Task, World, holds, literals_of, members, task


class Worlds:
    """z3's knowledge of one task."""

    def __init__(self, of: Task, clock: Clock) -> None:
        self.task, self.clock = of, clock
        self.solver = z3.SolverFor("QF_IDL")
        self.solver.set("core.minimize", True)
        self.late = z3.Bool("late")
        self.points = of.points
        self.day = {point: z3.Int(f"day {number}") for number, point in enumerate(self.points)}
        self.has = {slot: z3.Bool(f"has {number}") for number, slot in enumerate(of.slots)}
        self.within: dict[tuple[str, str], z3.BoolRef] = {}
        self.steps: dict[tuple[After, bool], z3.BoolRef] = {}  # a step of months, asserted or denied: the mark that says so
        self.said = [z3.Bool(f"claim {number}") for number in range(len(of.formulas))]
        low, high = of.edge
        self.solver.add([each >= low for each in self.day.values()] + [each <= high for each in self.day.values()])
        self.solver.add([self.term(each) for each in of.background])
        self.solver.add([z3.Implies(mark, self.term(each)) for mark, each in zip(self.said, of.formulas, strict=True)])

    def term(self, of: Formula, yes: bool = True) -> z3.BoolRef:
        """A formula, or its negation, for z3."""
        match of:
            case Not(part):
                return self.term(part, not yes)
            case All(parts) | Any(parts):
                join = z3.And if isinstance(of, All) == yes else z3.Or
                return join([self.term(part, yes) for part in parts])
            case After(_, months, _, _) if months:
                return self._step(of, yes)
            case After(first, _, days, second):
                known = self.day[first] - self.day[second] <= -days
            case Upto(point, (early, late)):
                known = self.day[point] <= early
                if early != late:
                    known = z3.If(self.late, self.day[point] <= late, known)
            case Has(slot):
                known = self.has[slot]
            case Within(kind, code):
                known = self.within.setdefault((kind, code), z3.Bool(f"within {kind} {code}"))
        return known if yes else z3.Not(known)

    def _step(self, of: After, yes: bool) -> z3.BoolRef:
        if (of, yes) not in self.steps:
            mark = self.steps[of, yes] = z3.Bool(f"step {len(self.steps)}")
            first, second = self.day[of.first], self.day[of.second]
            for late in (False, True):
                fewest, most = (taken + of.days for taken in spread(of.months, late))
                apart = first - second <= -fewest if yes else second - first <= most - 1
                self.solver.add(z3.Implies(z3.And(mark, self.late if late else z3.Not(self.late)), apart))
        return self.steps[of, yes]

    def world(self, mask: int, more: Formula = ALWAYS, *wanted: z3.BoolRef, latest: bool = False) -> World | None:
        """A world in which the claims of a mask hold, and more, the least days of its kind or the `latest`; or None."""
        assumed = [*(self.said[each] for each in members(mask)), *wanted, self.term(more)]
        while True:
            self.clock.look()
            left = self.clock.left()
            if left is not None:
                self.solver.set("timeout", int(left * 1000))
            found = self.solver.check(*assumed)
            if found == z3.unsat:
                return None
            if found != z3.sat:
                raise OutOfTime
            world = self._read(self.solver.model(), mask, more, latest)
            if world:
                return world

    def _read(self, model: z3.ModelRef, mask: int, more: Formula, latest: bool) -> World | None:
        """The world that z3 has in mind, by the calendar; if there is none, z3 is told why."""
        late = z3.is_true(model[self.late])
        proposed = {point: value.as_long() if (value := model[day]) is not None else 0 for point, day in self.day.items()}
        loose = World(proposed, {slot for slot, mark in self.has.items() if z3.is_true(model[mark])},
                      {code for code, mark in self.within.items() if z3.is_true(model[mark])}, late)

        def truth(atom: Atom, yes: bool) -> bool:
            if isinstance(atom, After) and atom.months:
                return (atom, yes) in self.steps and z3.is_true(model[self.steps[atom, yes]])
            return holds(atom, loose) == yes

        chosen = [self.task.formulas[number] for number, mark in enumerate(self.said) if mask >> number & 1 or z3.is_true(model[mark])]
        said = [*self.task.background, *chosen, more]
        literals = literals_of(said, truth)
        pushed = least(literals, self.points, self.task.edge, late)
        if pushed.clash:
            self.solver.add(z3.Or([z3.Not(self.late) if late else self.late, *(self.term(atom, not yes) if not (
                isinstance(atom, After) and atom.months) else z3.Not(self.term(atom, yes)) for atom, yes in pushed.clash)]))
            return None
        days = greatest(literals, self.points, self.task.edge, late) if latest else pushed.days
        world = World(days, loose.present, loose.codes, late)
        assert all(holds(each, world) for each in said), "the days found do not make the claims true"
        return world

    def core(self) -> int:
        """The claims in z3's reason for the last "none", as a mask."""
        names = {str(each) for each in self.solver.unsat_core()}
        return sum(1 << number for number, mark in enumerate(self.said) if str(mark) in names)


class Marco:
    """All minimal conflicts and all maximal sets, as masks of formulas."""

    def __init__(self, worlds: Worlds) -> None:
        self.worlds, self.task = worlds, worlds.task
        self.conflicts: list[int] = []
        self.maximal: list[int] = []
        self._fits: list[int] = []  # sets that some world makes true
        self._enumerate()

    def fits(self, mask: int) -> bool:
        """Whether all formulas of a mask can be true together."""
        if any(mask & ~known == 0 for known in self._fits):
            return True
        world = self.worlds.world(mask)
        if world is not None:
            self._fits.append(self.task.true_in(world))
        return world is not None

    def _enumerate(self) -> None:
        everything = self.task.everything()
        taken = [z3.Bool(f"taken {number}") for number in range(len(self.task.formulas))]
        unseen = z3.Solver()
        while unseen.check() == z3.sat:
            model = unseen.model()
            seed = self._largest(sum(1 << number for number, mark in enumerate(taken) if not z3.is_false(model[mark])))
            if self.fits(seed):  # nothing can be added that does not complete a known conflict: the set is maximal
                self.maximal.append(seed)
                unseen.add(z3.Or([taken[each] for each in members(everything & ~seed)]))
            else:
                conflict = self._least(self.worlds.core())
                self.conflicts.append(conflict)
                unseen.add(z3.Or([z3.Not(taken[each]) for each in members(conflict)]))

    def _largest(self, seed: int) -> int:
        for each in members(self.task.everything() & ~seed):
            more = seed | 1 << each
            if all(conflict & ~more for conflict in self.conflicts):
                seed = more
        return seed

    def _least(self, mask: int) -> int:
        for each in members(mask):
            fewer = mask & ~(1 << each)
            if fewer != mask and not self.fits(fewer):
                mask = fewer & self.worlds.core()
        return mask


def bounds(worlds: Worlds, maximal: Iterable[int]) -> dict[Point, Hull]:
    """The least and the greatest day of every slot over the worlds of the maximal sets."""
    sets = []
    for number, mask in enumerate(maximal):
        sets.append(z3.Bool(f"set {number}"))
        worlds.solver.add(z3.Implies(sets[-1], z3.And([worlds.said[each] for each in members(mask)])))
    chosen = z3.Bool("in a maximal set")
    worlds.solver.add(z3.Implies(chosen, z3.Or(sets)))
    found: dict[Point, Hull] = {}
    for point in worlds.points:
        first, last = _utmost(worlds, chosen, point, False), _utmost(worlds, chosen, point, True)
        if first and last:
            found[point] = first[0], last[0]
    return found


def _utmost(worlds: Worlds, chosen: z3.BoolRef, point: Point, latest: bool) -> tuple[int | None] | None:
    """The least or the latest day, None for no bound: ask for a day further out until there is none. None if it never happens."""
    happened, best = Has(point[0]), None
    edge = worlds.task.known[latest]
    more: Formula = happened
    while world := worlds.world(0, more, chosen, latest=latest):
        best = world.days[point]
        if best > edge if latest else best < edge:
            return (None,)
        more = All((happened, Not(Upto(point, (best, best))) if latest else Upto(point, (best - 1, best - 1))))
    return None if best is None else (best,)


def solve(claims: Sequence[Claim], reading: str, exclusive: Collection[frozenset[str]] = (), *, seconds: float | None = None,
          hulls: bool = True) -> Answer:
    """Conflicts, corrections, maximal sets and, with `hulls`, bounds. Raises OutOfTime after so many seconds."""
    worlds = Worlds(task(claims, reading, exclusive), Clock(seconds))
    found = Marco(worlds)
    return worlds.task.answer(found.conflicts, found.maximal, bounds(worlds, found.maximal) if hulls else {})
