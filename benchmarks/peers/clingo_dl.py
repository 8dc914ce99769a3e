"""Maximal sets by clingo with difference constraints (clingo-dl), and from them the conflicts.

A claim that is chosen derives its parts from the top down, so that the atoms that are derived are exactly those that the days have
to obey. A step of calendar months enters as the fewest and the most days that it may take; whenever clingo has a complete
proposal, a propagator looks at it by the calendar (`days.py`) and adds the clash, if there is one, as a clause. Enumeration by
domain records with the domain heuristic gives the maximal sets; conflicts are the minimal hitting sets of their complements.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import count

from clingo import Function, Number, Symbol
from clingo.ast import ProgramBuilder, parse_string
from clingo.control import Control
from clingo.propagator import PropagateControl, PropagateInit, PropagatorCheckMode
from clingodl import ClingoDLTheory

from habeas.core.claims import Claim

from .almanac import spread
from .days import Literal, Pushed, greatest, least
from .meaning import All, Any, Formula, Has, Not, Point, Upto, Within
from .task import Answer, Clock, Hull, Task, members, task

LARGEST_SETS = ["0", "--enum-mode=domRec", "--heuristic=Domain"]
ANY_ORDER = ["0", "--enum-mode=record"]


class Text:
    """A task as a program. `leaves` numbers the asserted and denied atoms of days."""

    def __init__(self, of: Task) -> None:
        self.task, self.lines = of, ["{late}."]
        self.leaves: dict[Literal, int] = {}
        self.slots = {slot: number for number, slot in enumerate(of.slots)}
        self._codes: dict[tuple[str, str], int] = {}
        self._numbers = count()
        self._days = {point: f"d{number}" for number, point in enumerate(of.points)}
        for number in self.slots.values():
            self.lines.append(f"{{has({number})}}.")
        for each in of.background:
            self._require(each, True, "")
        for number, each in enumerate(of.formulas):
            self._require(each, True, f" :- in({number})")
        low, high = of.edge
        self.lines += [f"&diff{{ 0 - {day} }} <= {-low}. &diff{{ {day} - 0 }} <= {high}." for day in self._days.values()]

    def _require(self, of: Formula, yes: bool, body: str) -> None:
        """Rules that make a formula, or its negation, hold if the body does."""
        if isinstance(of, Not):
            self._require(of.part, not yes, body)
        elif isinstance(of, (All, Any)) and isinstance(of, All) == yes:
            for part in of.parts:
                self._require(part, yes, body)
        elif isinstance(of, (All, Any)):
            heads = [next(self._numbers) for _ in of.parts]
            self.lines.append(f"1 {{ {'; '.join(f'n({each})' for each in heads)} }}{body}.")
            for head, part in zip(heads, of.parts, strict=True):
                self._require(part, yes, f" :- n({head})")
        elif isinstance(of, (Has, Within)):
            name = f"has({self.slots[of.slot]})" if isinstance(of, Has) else self._code(of.kind, of.code)
            self.lines.append(f"{body or ' :-'}{',' if body else ''} {'not ' if yes else ''}{name}.")
        else:
            self.lines.append(f"leaf({self._leaf((of, yes))}){body}.")

    def _code(self, kind: str, code: str) -> str:
        if (kind, code) not in self._codes:
            self._codes[kind, code] = len(self._codes)
            self.lines.append(f"{{within({self._codes[kind, code]})}}.")
        return f"within({self._codes[kind, code]})"

    def _leaf(self, literal: Literal) -> int:
        if literal in self.leaves:
            return self.leaves[literal]
        number = self.leaves[literal] = len(self.leaves)
        early, late = (self._difference(literal, each) for each in (False, True))
        if early == late:
            self.lines.append(f"{early} :- leaf({number}).")
        else:
            self.lines += [f"{early} :- leaf({number}), not late.", f"{late} :- leaf({number}), late."]
        return number

    def _difference(self, literal: Literal, late: bool) -> str:
        atom, yes = literal
        if isinstance(atom, Upto):
            day, limit = self._days[atom.point], atom.limits[late]
            return f"&diff{{ {day} - 0 }} <= {limit}" if yes else f"&diff{{ 0 - {day} }} <= {-limit - 1}"
        fewest, most = (taken + atom.days for taken in spread(atom.months, late))
        first, second = self._days[atom.first], self._days[atom.second]
        return f"&diff{{ {first} - {second} }} <= {-fewest}" if yes else f"&diff{{ {second} - {first} }} <= {most - 1}"


class Calendar:
    """The propagator that holds complete proposals against the calendar. With a `goal` it lets only better days pass."""

    def __init__(self, text: Text, clock: Clock) -> None:
        self.text, self.clock, self.points = text, clock, text.task.points
        self.goal: tuple[Point, bool] | None = None  # least or greatest (True) day of a point
        self.best: int | None = None
        self._leaves: list[tuple[Literal, int]] = []
        self._late = 0

    def init(self, init: PropagateInit) -> None:
        """Find clingo's literals for the leaves."""
        init.check_mode = PropagatorCheckMode.Total
        atoms = init.symbolic_atoms
        self._leaves = [(literal, init.solver_literal(found.literal)) for literal, number in self.text.leaves.items()
                        if (found := atoms[Function("leaf", [Number(number)])])]
        found = atoms[Function("late")]
        assert found, "the convention is always a choice"
        self._late = init.solver_literal(found.literal)

    def check(self, control: PropagateControl) -> None:
        """Refuse a complete proposal that no days fit, or, with a goal, that has no better day."""
        self.clock.look()
        is_true = control.assignment.is_true
        held = [(literal, number) for literal, number in self._leaves if is_true(number)]
        late = is_true(self._late)
        pushed = self._pushed([literal for literal, _ in held], late)
        if pushed.clash:
            self._refuse(control, pushed, held, late)
        elif self.goal:
            self._improve([literal for literal, _ in held], pushed, late)

    def _pushed(self, literals: list[Literal], late: bool) -> Pushed:
        wanted = []
        if self.goal and self.best is not None:
            point, latest = self.goal
            limit = self.best if latest else self.best - 1
            wanted.append((Upto(point, (limit, limit)), not latest))
        return least([*literals, *wanted], self.points, self.text.task.edge, late)

    def _refuse(self, control: PropagateControl, pushed: Pushed, held: list[tuple[Literal, int]], late: bool) -> None:
        numbers = dict(held)
        clause = [-numbers[literal] for literal in pushed.clash if literal in numbers]
        control.add_clause([*clause, -self._late if late else self._late], tag=self.goal is not None)

    def _improve(self, literals: list[Literal], pushed: Pushed, late: bool) -> None:
        assert self.goal
        point, latest = self.goal
        days = greatest(literals, self.points, self.text.task.edge, late) if latest else pushed.days
        self.best = days[point]


class Program:
    """A program with its theory and the calendar."""

    def __init__(self, text: Text, lines: Iterable[str], options: list[str], clock: Clock) -> None:
        self.clock, self.calendar = clock, Calendar(text, clock)
        self.control = Control([*options, "--warn=none"])
        theory = ClingoDLTheory()  # type: ignore[no-untyped-call]
        theory.register(self.control)
        with ProgramBuilder(self.control) as builder:
            parse_string("\n".join([*text.lines, *lines]), lambda each: theory.rewrite_ast(each, builder.add))
        self.control.ground([("base", [])])
        theory.prepare(self.control)
        self._theory = theory
        self.control.register_propagator(self.calendar)  # type: ignore[arg-type]

    def models(self, shown: str, then: Callable[[list[int]], bool | None], assumed: Sequence[tuple[Symbol, bool]] = ()) -> None:
        """Call `then` with the numbers of the atoms of a name in each model; until it says False."""
        with self.control.solve(assumptions=assumed, yield_=True) as found:
            for model in found:
                self.clock.look()
                numbers = [atom.arguments[0].number for atom in model.symbols(atoms=True) if atom.name == shown]
                if then(numbers) is False:
                    return


def largest(text: Text, clock: Clock) -> list[int]:
    """The maximal consistent sets, as masks of formulas."""
    everything = range(len(text.task.formulas))
    lines = [f"{{in({each})}}. #heuristic in({each}). [1,true]" for each in everything]
    found: list[int] = []
    Program(text, lines, LARGEST_SETS, clock).models("in", lambda chosen: found.append(sum(1 << each for each in chosen)))
    return found


def hitting(sets: Iterable[int], clock: Clock) -> list[int]:
    """The minimal sets that have something in common with each of some sets, all as masks (Berge's algorithm)."""
    found = [0]
    for each in sets:
        clock.look()
        kept = [mask for mask in found if mask & each]
        longer = sorted({mask | 1 << bit for mask in found if not mask & each for bit in members(each)}, key=int.bit_count)
        for mask in longer:
            if not any(other & ~mask == 0 for other in kept):
                kept.append(mask)
        found = kept
    return found


def bounds(text: Text, maximal: Sequence[int], clock: Clock) -> dict[Point, Hull]:
    """The least and the greatest day of every slot over the worlds of the maximal sets."""
    lines = [f"1 {{ set(0..{len(maximal) - 1}) }} 1."]
    lines += [f"in({each}) :- set({number})." for number, mask in enumerate(maximal) for each in members(mask)]
    program = Program(text, lines, ANY_ORDER, clock)
    found: dict[Point, Hull] = {}
    for point in text.task.points:
        happens, first = _utmost(program, text, point, False)
        if happens:
            found[point] = first, _utmost(program, text, point, True)[1]
    return found


def _utmost(program: Program, text: Text, point: Point, latest: bool) -> tuple[bool, int | None]:
    """Whether a slot happens, and the least or greatest day of a point; None for no bound."""
    calendar, edge = program.calendar, text.task.known[latest]
    calendar.goal, calendar.best = (point, latest), None

    def beyond() -> bool:
        return calendar.best is not None and (calendar.best > edge if latest else calendar.best < edge)

    program.models("set", lambda _: not beyond(), [(Function("has", [Number(text.slots[point[0]])]), True)])
    return calendar.best is not None, None if beyond() else calendar.best


def solve(claims: Sequence[Claim], reading: str, exclusive: Collection[frozenset[str]] = (), *, seconds: float | None = None,
          hulls: bool = True) -> Answer:
    """Conflicts, corrections, maximal sets and, with `hulls`, bounds. Raises OutOfTime after so many seconds."""
    clock = Clock(seconds)
    text = Text(task(claims, reading, exclusive))
    maximal = largest(text, clock)
    everything = text.task.everything()
    conflicts = hitting([everything & ~mask for mask in maximal], clock)
    return text.task.answer(conflicts, maximal, bounds(text, maximal, clock) if hulls else {})
