"""A claim as a list of alternatives, each a list of atoms that the search can narrow days with.

An atom asks that a slot happened or did not, that a day of it lies between two days, that a day lies a number of calendar
steps after another, or that a coded value is the true one. A denied claim is the negation, worked out atom by atom, so that
there is one description of each kind of claim and not two.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from habeas.core.claims import Claim
from habeas.core.kinds import KINDS
from habeas.core.values import Age, Coded, Length, Order, Unspecified
from habeas.core.when import Span, When

from .anniversaries import Step
from .meaning import Slot, age_range, last_said, says_nothing, slot_of, slots_of, stretch_of, widened

START, END = 0, 1


@dataclass(frozen=True)
class Happened:
    """The slot happened, or did not."""

    slot: Slot
    yes: bool = True


@dataclass(frozen=True)
class In:
    """The slot happened and its start or end lies between two days (None: no bound)."""

    slot: Slot
    end: int
    low: int | None
    high: int | None


@dataclass(frozen=True)
class Apart:
    """Both happened, and a day of the second lies between two steps after a day of the first (None: no bound)."""

    first: Slot
    first_end: int
    second: Slot
    second_end: int
    low: Step | None
    high: Step | None


@dataclass(frozen=True)
class Is:
    """The true value of a kind is one of these codes."""

    kind: str
    codes: frozenset[str]


Atom = Happened | In | Apart | Is
Clause = list[tuple[Atom, ...]]  # one of these alternatives


def clause_of(claim: Claim, reading: str, codes: dict[str, frozenset[str]], late: bool) -> Clause:
    """When a claim holds. `codes` gives for each kind of a coded value all values worth trying; `late` is the
    convention of missing days."""
    if says_nothing(claim):
        return [()]
    if claim.affirmed:
        return _affirmed(claim, reading == "tolerant", codes, late)
    return _none_of(_affirmed(claim, False, codes, late), codes)


def failing(claim: Claim, reading: str, codes: dict[str, frozenset[str]], late: bool) -> Clause:
    """When a claim fails: the opposite of `clause_of`."""
    if says_nothing(claim):
        return []
    if claim.affirmed:
        return _none_of(_affirmed(claim, reading == "tolerant", codes, late), codes)
    return _affirmed(claim, False, codes, late)


def _none_of(clause: Clause, codes: dict[str, frozenset[str]]) -> Clause:
    """Every alternative refused, in one of its atoms."""
    parts = [[refusal for atom in alternative for refusal in _refused(atom, codes)] for alternative in clause]
    return [tuple(choice) for choice in product(*parts)]


def _refused(atom: Atom, codes: dict[str, frozenset[str]]) -> list[Atom]:
    if isinstance(atom, Happened):
        return [Happened(atom.slot, not atom.yes)]
    if isinstance(atom, Is):
        return [Is(atom.kind, codes[atom.kind] - atom.codes)]
    found: list[Atom] = []
    if isinstance(atom, In):
        found.append(Happened(atom.slot, False))
        if atom.low is not None:
            found.append(In(atom.slot, atom.end, None, atom.low - 1))
        if atom.high is not None:
            found.append(In(atom.slot, atom.end, atom.high + 1, None))
        return found
    found += [Happened(atom.first, False), Happened(atom.second, False)]
    ends = atom.first, atom.first_end, atom.second, atom.second_end
    if atom.low is not None:
        found.append(Apart(*ends, None, Step(atom.low.months, atom.low.days - 1, atom.low.late)))
    if atom.high is not None:
        found.append(Apart(*ends, Step(atom.high.months, atom.high.days + 1, atom.high.late), None))
    return found


def _affirmed(claim: Claim, loose: bool, codes: dict[str, frozenset[str]], late: bool) -> Clause:
    value = claim.value
    if isinstance(value, (When, Unspecified)):
        return _dated(claim, value, loose)
    if isinstance(value, Coded):
        within = {each for each in codes[claim.kind] if each == value.code or each.startswith(value.code + "-")}
        return [(Is(claim.kind, frozenset(within)),)]
    slots = slots_of(claim)
    if isinstance(value, Order):
        return [(Apart(slots[0], END, slots[-1], START, Step(), None),)]
    if isinstance(value, Age):
        steps = _age_steps(value, loose, late)
        if isinstance(value.at, When):
            return [_until(slots[0], steps, span) for span in widened(value.at, loose)]
        return [_steps(slots[0], slot, START, steps) for slot in slots[1:] or slots]
    assert isinstance(value, Length)
    steps = _length_steps(value, loose, late)
    if isinstance(value.until, When):
        return [_until(slots[0], steps, span) for span in widened(value.until, loose)]
    return [_steps(slots[0], slots[-1], END, steps)]


Steps = tuple[list[Step], Step | None]  # lower bounds, all of which bind, and the upper bound


def _age_steps(age: Age, loose: bool, late: bool) -> Steps:
    low, high = age_range(age, loose)
    if age.unit == "days":
        return [Step(), Step(0, low)], None if high is None else Step(0, high)
    many = 12 if age.unit == "years" else 1
    return [Step(), Step(low * many, 0, late)], None if high is None else Step((high + 1) * many, -1, late)


def _length_steps(length: Length, loose: bool, late: bool) -> Steps:
    stretch = stretch_of(length, loose)
    lows, low, high = [Step()], stretch.low, stretch.high
    if stretch.unit == "days":
        lows += [] if low is None else [Step(0, low - 1)]
        return lows, None if high is None else Step(0, high)
    lows += [] if low is None or low <= 0 else [Step(low, -stretch.spare, late)]
    return lows, None if high is None else Step(high + 1, -1, late)


def _steps(first: Slot, second: Slot, end: int, steps: Steps) -> tuple[Atom, ...]:
    lows, high = steps
    return tuple(Apart(first, START, second, end, low, high) for low in lows)


def _until(slot: Slot, steps: Steps, span: Span) -> tuple[Atom, ...]:
    """The start lies so that some day of the span lies within the steps after it."""
    lows, high = steps
    first, last = span
    latest = None if last is None else min(low.last_before(last) for low in lows)
    earliest = None if first is None or high is None else high.first_reaching(first)
    return (In(slot, START, earliest, latest),)


def _dated(claim: Claim, value: When | Unspecified, loose: bool) -> Clause:
    slot = slot_of(claim.kind, claim)
    said = last_said(claim)
    always: tuple[Atom, ...] = (Happened(slot),) if said is None else (In(slot, START, None, said),)
    if isinstance(value, Unspecified):
        return [always]
    spans = widened(value, loose)
    if KINDS[claim.kind].shape == "event" or claim.bound:
        end = END if claim.bound == "end" else START
        return [(*always, In(slot, end, low, high)) for low, high in spans]
    if value.extent:
        return [(*always, In(slot, START, *spans[0]), In(slot, END, *spans[1]))]
    return [(*always, In(slot, START, None, high), In(slot, END, low, None)) for low, high in spans]
