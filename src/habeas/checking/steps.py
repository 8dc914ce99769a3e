"""The reasoning of a conflict as data: each step says who says so, and what follows. Languages and drawings read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.checking.network import AFTER, BEFORE, Edge, above, below, falls
from habeas.checking.problem import BACKGROUND, Clash, Problem, Refutation
from habeas.checking.rules import Day
from habeas.core.calendar import FIRST_DAY, LAST_DAY
from habeas.core.claims import Claim
from habeas.core.when import When


@dataclass(frozen=True, slots=True)
class Apart:
    """`day` lies at least so many months and days before `other` (`before`), or else at most so many after it; none: not after it."""

    day: Day
    other: Day
    before: bool
    months: int
    days: int


@dataclass(frozen=True, slots=True)
class NotAfter:
    """`day` is not after `date` (None: it would lie before every day of the calendar). `since` leads there from the step before, if any;
    `said`: the date is not the one told, but that by which it was told."""

    day: Day
    date: int | None
    since: Apart | None = None
    said: bool = False


@dataclass(frozen=True, slots=True)
class NotBefore:
    """But `day` is not before `date`: where a chain of dates ends."""

    day: Day
    date: int


@dataclass(frozen=True, slots=True)
class Opposed:
    """By some claims an event of this kind took place, by the others it did not."""

    kind: str
    yes: tuple[Claim, ...]
    no: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class OneOnly:
    """Only one value of this kind can be true."""

    kind: str
    first: tuple[Claim, ...]
    second: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Never:
    """No day at all would make this true."""


@dataclass(frozen=True, slots=True)
class NoDates:
    """The end of a chain that hangs on no date: no dates could make these true together."""


@dataclass(frozen=True, slots=True)
class SomeYears:
    """The end of a chain that could be true in certain years only, of which the other statements leave none."""


Follows = NotAfter | NotBefore | Apart | Opposed | OneOnly | Never | NoDates | SomeYears


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the possibility with that number (from 1). No claims: it follows from the order of events (the background), or closes
    the chain. `widened`: the claims were read with room for rounding."""

    possibility: int
    claims: tuple[Claim, ...]
    follows: Follows
    widened: bool = False


def by_places(step: Step) -> bool:
    """Whether a step without claims follows from two places that were declared to exclude each other, not from the order of events."""
    apart = step.follows.since if isinstance(step.follows, NotAfter) else step.follows
    return not step.claims and isinstance(apart, Apart) and apart.day.slot != apart.other.slot and (
        apart.day.slot.kind == apart.other.slot.kind == "stay")


def steps(problem: Problem, refuted: Sequence[Refutation], said: Sequence[tuple[Claim, ...]],
          widened: Sequence[bool]) -> tuple[Step, ...]:
    """The steps of all possibilities. `said` are the claims of each proposition, `widened` says which are read wider than written."""
    return tuple(
        Step(number, tuple(claim for label in labels for claim in said[label]), follows, any(widened[label] for label in labels))
        for number, each in enumerate(refuted, 1) for labels, follows in _steps(problem, each, said))


def _steps(problem: Problem, refutation: Refutation, said: Sequence[tuple[Claim, ...]]) -> Iterator[tuple[tuple[int, ...], Follows]]:
    """Which propositions say so, and what follows."""
    if isinstance(refutation, Clash):
        yield _clash(refutation, said)
    elif refutation[0].y == 0:
        yield from _from_dates(problem, refutation, said)
    else:
        for edge in refutation:
            yield _labels(edge), _apart(problem, edge)
        yield (), NoDates() if falls(refutation) else SomeYears()


def _labels(edge: Edge) -> tuple[int, ...]:
    return () if edge.label == BACKGROUND else (edge.label,)


def _clash(clash: Clash, said: Sequence[tuple[Claim, ...]]) -> tuple[tuple[int, ...], Follows]:
    first, second = said[clash.first], said[clash.second]
    if clash.must.what == "never":
        return (clash.first,), Never()
    if clash.must.what != "happened":
        return (clash.first, clash.second), OneOnly(clash.must.slot.kind, first, second)
    yes, no = (second, first) if clash.must.value == "yes" else (first, second)
    return (clash.first, clash.second), Opposed(clash.must.slot.kind, yes, no)


def _from_dates(problem: Problem, edges: Sequence[Edge], said: Sequence[tuple[Claim, ...]]) -> Iterator[tuple[tuple[int, ...], Follows]]:
    value = 0
    for edge in edges:
        value = above(edge, value, late=False)
        if edge.x == 0:
            yield _labels(edge), NotBefore(problem.days[edge.y], below(edge, 0, late=False))
        else:
            date = value if FIRST_DAY <= value <= LAST_DAY else None
            since = _apart(problem, edge) if edge.y else None
            told_by = since is None and any(_told_by(claim, date) for label in _labels(edge) for claim in said[label])
            yield _labels(edge), NotAfter(problem.days[edge.x], date, since, told_by)


def _told_by(claim: Claim, date: int | None) -> bool:
    """Whether the date is the last on which a claim of an event may have been made, and none that the claim gives."""
    given = {last for _, last in claim.value.spans} if isinstance(claim.value, When) else set()
    return claim.said is not None and claim.said.latest == date and date not in given


def _apart(problem: Problem, edge: Edge) -> Apart:
    x, y = problem.days[edge.x], problem.days[edge.y]
    if edge.mode in (AFTER, BEFORE):
        return Apart(x, y, edge.mode == BEFORE, edge.months, edge.days)
    return Apart(x, y, edge.days < 0, 0, abs(edge.days))
