"""Crowded persons: maximal consistent sets with clingo and clingo-dl (both MIT; the extra `habeas[large]`).

clingo chooses propositions and one alternative of each; clingo-dl rules out what plain differences of days exclude. Calendar months are
given to it loosened to the longest number of days that they can have, so it never excludes too much; every set that it
proposes is tested by this engine, which is exact, and then either grown to a maximal consistent set, or shrunk to a minimal conflict.
Both become a clause that rules the like out, until nothing is left: then the maximal sets are complete, and none is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import combinations

from habeas.checking.network import Edge, Limit, most
from habeas.checking.problem import Problem, clash
from habeas.checking.rules import Slot
from habeas.checking.sets import CONFLICTS, Families, grown, hitting, members

MAXIMAL = 5_000  # maximal sets kept before the engine gives up
ROUNDS = 50_000  # proposals of the solver before the engine gives up


def available() -> bool:
    """Whether the extra is installed."""
    return find_spec("clingo") is not None and find_spec("clingodl") is not None


def large(problem: Problem, consistent: Callable[[int], bool]) -> Families:
    """Maximal sets and corrections of a problem, and as many conflicts as are listed."""
    everything = problem.everything
    maximal: list[int] = []
    complete = True
    try:
        for number, proposed in enumerate(_proposals(problem, consistent)):
            maximal.append(proposed)
            if number >= MAXIMAL:
                raise Limit
    except Limit:
        complete = False
    corrections = sorted(everything & ~each for each in maximal)
    conflicts, listed = hitting(corrections, CONFLICTS) if complete else ((), False)
    return Families(conflicts, tuple(corrections), tuple(sorted(maximal)) if complete else (), complete, listed)


def _proposals(problem: Problem, consistent: Callable[[int], bool]) -> Iterator[int]:
    """Every maximal consistent set once. Raises Limit."""
    import clingo
    from clingo.ast import ProgramBuilder, parse_string
    from clingodl import ClingoDLTheory

    control = clingo.Control(["--heuristic=Domain", "--models=0", "--warn=none"])
    theory = ClingoDLTheory()  # type: ignore[no-untyped-call]
    theory.register(control)
    with ProgramBuilder(control) as builder:
        parse_string("\n".join(_program(problem)), lambda part: theory.rewrite_ast(part, builder.add))
    control.ground([("base", [])])
    theory.prepare(control)
    literal = {atom.symbol.arguments[0].number: atom.literal for atom in control.symbolic_atoms.by_signature("in", 1)}
    with control.solve(yield_=True, on_model=theory.on_model) as solving:
        for rounds, model in enumerate(solving):
            if rounds >= ROUNDS:
                raise Limit
            chosen = sum(1 << number for number, each in literal.items() if model.is_true(each))
            if consistent(chosen):
                whole = grown(chosen, problem.everything, consistent)
                yield whole
                model.context.add_clause([literal[number] for number in members(problem.everything & ~whole) if number in literal])
            else:
                model.context.add_clause([-literal[number] for number in members(_shrunk(chosen, consistent))])


def _program(problem: Problem) -> Iterator[str]:
    """The relaxed problem as a logic program: propositions, their alternatives, what happened, background and orders of stays."""
    name = {slot: number for number, slot in enumerate(problem.slots)}
    yield "{in(P)} :- p(P). #heuristic in(P) : p(P). [1@2,true]"
    yield "1 {w(P,K) : k(P,K)} 1 :- in(P). :- yes(S), no(S)."
    taken = []
    for number, ways in enumerate(problem.ways):
        yield f"p({number})."
        if not ways:
            yield f":- in({number})."
        for place, way in enumerate(ways):
            yield f"k({number},{place})."
            body = f"w({number},{place})"
            for must in way.musts:
                if must.what == "happened":
                    yield f"{must.value}({name[must.slot]}) :- {body}."
            yield from (f"{_difference(edge)} :- {body}." for edge in way.edges)
            taken.append((number, body, [must for must in way.musts if must.what != "happened"]))
    for (first, body, musts), (second, other, others) in combinations(taken, 2):
        if first != second and any(clash(one, two) for one in musts for two in others):
            yield f":- {body}, {other}."
    for one, two, edge in problem.order:
        yield f"{_difference(edge)} :- {_both(name, one, two)}."
    for number, (one, two, before, after) in enumerate(problem.exclusive):
        yield f"1 {{first({number}); second({number})}} 1 :- {_both(name, one, two)}."
        yield f"{_difference(before)} :- first({number}). {_difference(after)} :- second({number})."


def _both(name: dict[Slot, int], one: Slot, two: Slot) -> str:
    return ", ".join(f"yes({name[slot]})" for slot in dict.fromkeys((one, two)))


def _difference(edge: Edge) -> str:
    """The edge as a difference of days, loosened where it speaks of months. Day 0 is the origin."""
    left = f"d({edge.x})" if edge.x else "0"
    right = f"d({edge.y})" if edge.y else "0"
    return f"&diff {{ {left} - {right} }} <= {most(edge)}"


def _shrunk(mask: int, consistent: Callable[[int], bool]) -> int:
    for number in members(mask):
        if not consistent(mask & ~(1 << number)):
            mask &= ~(1 << number)
    return mask

