"""The constraints table: what each claim says, as alternatives over the unknown days of its slots.

An alternative is a set of edges between named days plus what must be so besides ("the arrest happened", "the sex is female").
A claim holds if one of its alternatives does. The table is docs/model.md; sources of the rules are named there and in the design.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import NamedTuple

from habeas.checking.network import AFTER, BEFORE, SHIFT
from habeas.checking.readings import (
    LENGTH_ABOUT,
    LENGTH_DAYS,
    LENGTH_DAYS_DOWN,
    LENGTH_MONTHS_DOWN,
    STRICT,
    TOLERANT,
    age_range,
    date_spans,
)
from habeas.core.claims import Claim
from habeas.core.kinds import KINDS
from habeas.core.values import UNITS, Age, Coded, Length, Order, Unspecified
from habeas.core.when import Span, When


class Slot(NamedTuple):
    """Which event: kind, episode, and for a stay the place."""

    kind: str
    episode: str
    place: str = ""


class Day(NamedTuple):
    """An unknown day: a slot's, or its start or end."""

    slot: Slot
    end: str = ""  # "", "start" or "end"


ORIGIN = Day(Slot("", ""))


class Bind(NamedTuple):
    """`x <= f(y)` between named days; see network.Edge."""

    x: Day
    y: Day
    mode: int
    months: int
    days: int


class Must(NamedTuple):
    """Something besides days: (slot, "happened", "yes"/"no") or (slot, "is"/"not", code)."""

    slot: Slot
    what: str
    value: str


class Alternative(NamedTuple):
    """One way in which a claim can hold."""

    binds: tuple[Bind, ...]
    musts: tuple[Must, ...]


Alternatives = tuple[Alternative, ...]
SlotOf = Callable[[Claim, str], Slot]

BIRTH = Slot("birth", "principal")
ALWAYS: Alternatives = (Alternative((), ()),)

# Order within one episode: (kind, end, kind, end), the first not after the second. docs/model.md, "Background".
EPISODE_ORDER: tuple[tuple[str, str, str, str], ...] = (
    *(("arrest", "", kind, "start") for kind in ("custody", "isolation", "incommunicado", "stay")),
    *(("arrest", "", kind, "") for kind in ("reasons_given", "judge_first", "transfer", "arrival_camp", "admission_exam",
                                            "escape", "release")),
    *((kind, "end", "release", "") for kind in ("custody", "isolation", "incommunicado", "stay")),
    ("transfer", "", "release", ""),
    ("trial_start", "", "judgment_first", ""),
    ("trial_start", "", "judgment_final", ""),
    ("judgment_first", "", "judgment_final", ""),
    ("remains_found", "", "remains_identified", ""),
)
FREE_OF_BIRTH = frozenset({"arrest", "custody", "stay"})  # for a person born in captivity


def not_after(x: Day, y: Day) -> Bind:
    """x is on or before y."""
    return Bind(x, y, SHIFT, 0, 0)


def at_most(x: Day, day: int) -> Bind:
    """x is on or before a date."""
    return Bind(x, ORIGIN, SHIFT, 0, day)


def at_least(x: Day, day: int) -> Bind:
    """x is on or after a date."""
    return Bind(ORIGIN, x, SHIFT, 0, -day)


def happened(*slots: Slot) -> tuple[Must, ...]:
    """The events took place."""
    return tuple(Must(slot, "happened", "yes") for slot in dict.fromkeys(slots))


def absent(*slots: Slot) -> Alternatives:
    """One of the events did not take place. Everyone was born."""
    return tuple(Alternative((), (Must(slot, "happened", "no"),)) for slot in dict.fromkeys(slots) if slot != BIRTH)


def start(slot: Slot) -> Day:
    """The day of an event, the first day of a state."""
    return Day(slot, "start" if KINDS[slot.kind].shape == "state" else "")


def end(slot: Slot) -> Day:
    """The day of an event, the last day of a state."""
    return Day(slot, "end" if KINDS[slot.kind].shape == "state" else "")


def alternatives(claim: Claim, reading: str, slot_of: SlotOf) -> Alternatives:
    """All ways in which a claim can hold; ALWAYS where it constrains nothing, empty where it can never hold."""
    if not claim.affirmed:
        reading = STRICT  # denials are not widened
    match claim.value:
        case When() as when:
            found = _dated(claim, when, reading, slot_of(claim, claim.kind))
        case Unspecified():
            slot = slot_of(claim, claim.kind)
            found = (Alternative((), happened(slot)),) if claim.affirmed else absent(slot)
        case Age() as age:
            found = _aged(claim, age, reading, slot_of)
        case Length() as length:
            found = _lasting(claim, length, reading, slot_of)
        case Order(first, second):
            found = _ordered(slot_of(claim, first), slot_of(claim, second), claim.affirmed)
        case Coded(code) if KINDS[claim.kind].shape == "one":
            must = Must(Slot(claim.kind, ""), "is" if claim.affirmed else "not", code)
            found = (Alternative((), (must,)),)
        case _:
            return ALWAYS
    return _said(claim, found, slot_of)


def _said(claim: Claim, found: Alternatives, slot_of: SlotOf) -> Alternatives:
    """What is affirmed of the past lies in the past: not after the day on which it was said."""
    latest = claim.said.latest if claim.said else None
    if latest is None or not claim.affirmed or claim.bound == "end" or not isinstance(claim.value, When | Unspecified):
        return found
    day = start(slot_of(claim, claim.kind))
    return tuple(each if any(bind.x == day and bind.y == ORIGIN and bind.mode == SHIFT and bind.days <= latest for bind in each.binds)
                 else Alternative((*each.binds, at_most(day, latest)), each.musts)  # only where it adds something: else two speakers
                 for each in found)  # of different days, who say the same, would not be heard as saying the same


def _dated(claim: Claim, when: When, reading: str, slot: Slot) -> Alternatives:
    spans = date_spans(when, reading)
    if KINDS[slot.kind].shape == "state" and not claim.bound:
        return _state(slot, when, spans, claim.affirmed)
    day = Day(slot, claim.bound) if KINDS[slot.kind].shape == "state" else Day(slot)
    if when.extent:  # an event told as lasting: it lies somewhere in it
        spans = ((spans[0][0], spans[1][1]),)
    if claim.affirmed:
        return tuple(Alternative(_within(day, span), happened(slot)) for span in spans)
    return (*absent(slot), *(Alternative(_within(day, span), happened(slot)) for span in _outside(spans)))


def _within(day: Day, span: Span) -> tuple[Bind, ...]:
    first, last = span
    return (*((at_least(day, first),) if first is not None else ()), *((at_most(day, last),) if last is not None else ()))


def _outside(spans: Iterable[Span]) -> list[Span]:
    """The spans between and around `spans`."""
    gaps: list[Span] = []
    free: int | None = None
    first_free = True
    for first, last in sorted(spans, key=lambda span: (span[0] is not None, span[0] or 0)):
        if first is not None and (first_free or (free is not None and free < first)):
            gaps.append((None if first_free else free, first - 1))
        first_free = False
        if last is None:
            return gaps
        free = max(free or 0, last + 1)
    return [*gaps, (free, None)]


def _state(slot: Slot, when: When, spans: Sequence[Span], affirmed: bool) -> Alternatives:
    begins, ends = Day(slot, "start"), Day(slot, "end")
    if when.extent:
        if affirmed:
            return (Alternative(_within(begins, spans[0]) + _within(ends, spans[1]), happened(slot)),)
        return (*absent(slot),
                *(Alternative(_within(begins, span), happened(slot)) for span in _outside(spans[:1])),
                *(Alternative(_within(ends, span), happened(slot)) for span in _outside(spans[1:])))
    if affirmed:
        return tuple(Alternative((*((at_most(begins, last),) if last is not None else ()),
                                  *((at_least(ends, first),) if first is not None else ())), happened(slot))
                     for first, last in spans)
    ways = [[*([Alternative((at_most(ends, first - 1),), happened(slot))] if first is not None else []),
             *([Alternative((at_least(begins, last + 1),), happened(slot))] if last is not None else [])]
            for first, last in spans]
    return (*absent(slot), *_all_of(ways))


def _all_of(ways: Sequence[Sequence[Alternative]]) -> Alternatives:
    """Every choice of one alternative from each."""
    return tuple(Alternative(tuple(dict.fromkeys(bind for each in choice for bind in each.binds)),
                             tuple(dict.fromkeys(must for each in choice for must in each.musts)))
                 for choice in product(*ways))


def _aged(claim: Claim, age: Age, reading: str, slot_of: SlotOf) -> Alternatives:
    birth = Day(BIRTH)
    low, high = age_range(age.low, age.high, age.unit, age.about, reading)
    if isinstance(age.at, When):
        spans = date_spans(age.at, reading)
        if age.at.extent:
            spans = ((spans[0][0], spans[1][1]),)
        ways = [_age_in_span(birth, low, high, age.unit, span, claim.affirmed) for span in spans]
        return tuple(each for way in ways for each in way) if claim.affirmed else _all_of(ways)
    slots = [slot_of(claim, kind) for kind in age.at]
    ways = [_apart(birth, start(slot), low, high, age.unit, (BIRTH, slot), claim.affirmed) for slot in slots]
    if claim.affirmed:
        return tuple(each for way in ways for each in way)
    return _all_of([[*way, *absent(slot)] for way, slot in zip(ways, slots, strict=True)])


def _apart(x: Day, y: Day, low: int, high: int | None, unit: str, slots: tuple[Slot, ...], affirmed: bool) -> list[Alternative]:
    """`low` to `high` completed units from x to y (denied: fewer, or more)."""
    months, musts = UNITS[unit], happened(*slots)
    if affirmed:
        binds = _at_least_apart(x, y, low * months, 0 if months else low) or ()
        if high is not None:
            binds += _at_most_apart(x, y, (high + 1) * months, -1 if months else high) or ()
        return [Alternative(binds, musts)]
    ways = [_at_most_apart(x, y, low * months, -1 if months else low - 1)]
    if high is not None:
        ways.append(_at_least_apart(x, y, (high + 1) * months, 0 if months else high + 1))
    return [Alternative(way, musts) for way in ways if way is not None]


def _age_in_span(birth: Day, low: int, high: int | None, unit: str, span: Span, affirmed: bool) -> list[Alternative]:
    """Completed units from birth to some day of a span of dates (denied: to none of its days)."""
    months, musts = UNITS[unit], happened(birth.slot)
    if affirmed:
        binds = _at_least_apart(birth, span, low * months, 0 if months else low) or ()
        if high is not None:
            binds += _at_most_apart(birth, span, (high + 1) * months, -1 if months else high) or ()
        return [Alternative(binds, musts)]
    ways = [_at_most_apart(birth, span, low * months, -1 if months else low - 1, whole=True)]  # younger on the last day
    if high is not None:  # older on the first day
        ways.append(_at_least_apart(birth, span, (high + 1) * months, 0 if months else high + 1, whole=True))
    return [Alternative(way, musts) for way in ways if way is not None]


def _lasting(claim: Claim, length: Length, reading: str, slot_of: SlotOf) -> Alternatives:
    slot = slot_of(claim, length.since)
    begins = start(slot)
    if isinstance(length.until, When):
        spans = date_spans(length.until, reading)
        if length.until.extent:
            spans = ((spans[0][0], spans[1][1]),)
        ways = [_length(length, begins, span, (slot,), reading, claim.affirmed) for span in spans]
        if claim.affirmed:
            return tuple(each for way in ways for each in way)
        return (*absent(slot), *_all_of(ways))
    other = slot_of(claim, length.until)
    ends = end(other)
    found = _length(length, begins, ends, (slot, other), reading, claim.affirmed)
    return tuple(found) if claim.affirmed else (*found, *absent(slot, other))


def _length(length: Length, x: Day, y: Day | Span, slots: tuple[Slot, ...], reading: str, affirmed: bool) -> list[Alternative]:
    """`low` to `high` units from x to the day y, or to some day of a span; in days counted with or without the first day."""
    wide = reading == TOLERANT
    more = LENGTH_ABOUT if wide and length.about else 0
    months, musts = UNITS[length.unit], happened(*slots)
    low = 0 if length.low is None else length.low - more
    high = None if length.high is None else length.high + more
    if not months:
        slack = LENGTH_DAYS if wide else 0
        floor: tuple[int, int] = (0, max(0, low - 1 - slack))
        ceiling = None if high is None else (0, high + slack)
    else:
        halves = LENGTH_MONTHS_DOWN if wide and length.unit == "years" else 0
        days = -LENGTH_DAYS_DOWN if wide and length.unit == "months" and low > 0 else 0
        floor = (max(0, low * months - halves), days)
        ceiling = None if high is None else ((high + 1) * months, -1)
    if affirmed:
        parts = [_at_least_apart(x, y, *floor), _at_least_apart(x, y, 0, 0)]
        if ceiling is not None:
            parts.append(_at_most_apart(x, y, *ceiling))
        return [Alternative(tuple(bind for part in parts if part is not None for bind in part), musts)]
    ways = [_at_most_apart(x, y, low * months, -1, whole=True) if months else _at_most_apart(x, y, 0, low - 1, whole=True)]
    if high is not None:
        ways.append(_at_least_apart(x, y, (high + 1) * months, 0, whole=True) if months
                    else _at_least_apart(x, y, 0, high, whole=True))
    return [Alternative(way, musts) for way in ways if way is not None]


def _at_least_apart(x: Day, y: Day | Span, months: int, days: int, whole: bool = False) -> tuple[Bind, ...] | None:
    """x plus months plus days is not after y; for a span: not after its last day (`whole`: its first). None: cannot be."""
    if isinstance(y, Day):
        return (Bind(x, y, BEFORE, months, days) if months else Bind(x, y, SHIFT, 0, -days),)
    first, last = y
    limit = first if whole else last
    if limit is None:
        return None if whole else ()
    return (Bind(x, ORIGIN, BEFORE, months, days - limit) if months else at_most(x, limit - days),)


def _at_most_apart(x: Day, y: Day | Span, months: int, days: int, whole: bool = False) -> tuple[Bind, ...] | None:
    """y is not after x plus months plus days; for a span: its first day is not (`whole`: its last). None: cannot be."""
    if isinstance(y, Day):
        return (Bind(y, x, AFTER, months, days) if months else Bind(y, x, SHIFT, 0, days),)
    first, last = y
    limit = last if whole else first
    if limit is None:
        return None if whole else ()
    return (Bind(ORIGIN, x, AFTER, months, days - limit) if months else at_least(x, limit - days),)


def _ordered(first: Slot, second: Slot, affirmed: bool) -> Alternatives:
    if affirmed:
        return (Alternative((not_after(end(first), start(second)),), happened(first, second)),)
    after = Bind(start(second), end(first), SHIFT, 0, -1)
    return (Alternative((after,), happened(first, second)), *absent(first, second))
