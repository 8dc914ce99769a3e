"""The constraints table: what each claim says, as alternatives over the unknown days of its slots.

An alternative is a set of edges between named days plus what must be so besides ("the arrest happened", "the sex is female").
A claim holds if one of its alternatives does. The table is docs/rules.md; sources of the rules are named there and in the design.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
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

# Order within one episode: (kind, end, kind, end), the first not after the second. docs/rules.md, "Background".
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


def start(slot: Slot) -> Day:
    """The day of an event, the first day of a state."""
    return Day(slot, "start" if KINDS[slot.kind].shape == "state" else "")


def end(slot: Slot) -> Day:
    """The day of an event, the last day of a state."""
    return Day(slot, "end" if KINDS[slot.kind].shape == "state" else "")


def alternatives(claim: Claim, reading: str, slot_of: SlotOf) -> Alternatives:
    """All ways in which a claim can hold; ALWAYS where it constrains nothing, empty where it can never hold.

    A denial is the exact complement of what it denies, read strictly: it is not widened.
    """
    found = _affirmed(claim, reading if claim.affirmed else STRICT, slot_of)
    if found == ALWAYS:
        return ALWAYS
    return _said(claim, found, slot_of) if claim.affirmed else denied(found)


def _affirmed(claim: Claim, reading: str, slot_of: SlotOf) -> Alternatives:
    match claim.value:
        case When() as when:
            return _dated(claim, when, reading, slot_of(claim, claim.kind))
        case Unspecified():
            return (Alternative((), happened(slot_of(claim, claim.kind))),)
        case Age() as age:
            return _aged(claim, age, reading, slot_of)
        case Length() as length:
            return _lasting(claim, length, reading, slot_of)
        case Order(first, second):
            a, b = slot_of(claim, first), slot_of(claim, second)
            return (Alternative((not_after(end(a), start(b)),), happened(a, b)),)
        case Coded(code) if KINDS[claim.kind].shape == "one":
            return (Alternative((), (Must(Slot(claim.kind, ""), "is", code),)),)
        case _:
            return ALWAYS


def denied(found: Alternatives) -> Alternatives:
    """The complement: every alternative fails, each at one of its edges or because something besides is not so."""
    ways = [Alternative((), ())]
    for each in found:
        ways = list(dict.fromkeys(both for way in ways for failing in _failing(each) if (both := _together(way, failing))))
    return tuple(ways)


def _failing(each: Alternative) -> Iterator[Alternative]:
    """The ways in which an alternative can fail."""
    for bind in each.binds:
        yield Alternative((_opposite(bind),), tuple(must for must in each.musts if must.what == "happened"))
    for must in each.musts:
        if must.what != "happened":
            yield Alternative((), (must._replace(what="not" if must.what == "is" else "is"),))
        elif must.slot != BIRTH:  # everyone was born
            yield Alternative((), (must._replace(value="no" if must.value == "yes" else "yes"),))


def _opposite(bind: Bind) -> Bind:
    """x later than f(y)."""
    if bind.mode == SHIFT:
        return Bind(bind.y, bind.x, SHIFT, 0, -bind.days - 1)
    if bind.mode == AFTER:
        return Bind(bind.y, bind.x, BEFORE, bind.months, bind.days + 1)
    return Bind(bind.y, bind.x, AFTER, bind.months, bind.days - 1)


def _together(one: Alternative, other: Alternative) -> Alternative | None:
    """Both alternatives at once, each day's bounds no more than once; None where they plainly exclude each other."""
    musts = dict.fromkeys((*one.musts, *other.musts))
    if any(must._replace(value="no") in musts for must in musts if must.what == "happened" and must.value == "yes"):
        return None
    tightest: dict[tuple[Day, Day, int, int], int] = {}
    for x, y, mode, months, days in (*one.binds, *other.binds):
        key = (x, y, mode, months)
        known = tightest.get(key, days)
        tightest[key] = max(known, days) if mode == BEFORE else min(known, days)
    if any(days + tightest.get((y, x, SHIFT, 0), -days) < 0 for (x, y, mode, _), days in tightest.items() if mode == SHIFT):
        return None
    return Alternative(tuple(Bind(*key, days) for key, days in tightest.items()), tuple(musts))


def _said(claim: Claim, found: Alternatives, slot_of: SlotOf) -> Alternatives:
    """What is affirmed of the past lies in the past: not after the day on which it was said."""
    latest = claim.said.latest if claim.said else None
    if latest is None or claim.bound == "end" or not isinstance(claim.value, When | Unspecified):
        return found
    day = start(slot_of(claim, claim.kind))
    return tuple(each if any(bind.x == day and bind.y == ORIGIN and bind.mode == SHIFT and bind.days <= latest for bind in each.binds)
                 else Alternative((*each.binds, at_most(day, latest)), each.musts)  # only where it adds something: else two speakers
                 for each in found)  # of different days, who say the same, would not be heard as saying the same


def _dated(claim: Claim, when: When, reading: str, slot: Slot) -> Alternatives:
    spans, musts = date_spans(when, reading), happened(slot)
    if KINDS[slot.kind].shape != "state" or claim.bound:
        day = Day(slot, claim.bound) if KINDS[slot.kind].shape == "state" else Day(slot)
        return tuple(Alternative(_within(day, span), musts) for span in _points(when, spans))
    begins, ends = Day(slot, "start"), Day(slot, "end")
    if when.extent:
        return (Alternative(_within(begins, spans[0]) + _within(ends, spans[1]), musts),)
    return tuple(Alternative(_within(begins, (None, last)) + _within(ends, (first, None)), musts) for first, last in spans)


def _points(when: When, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans of a point in time; one that is told as lasting lies somewhere in its extent."""
    return ((spans[0][0], spans[1][1]),) if when.extent else spans


def _within(day: Day, span: Span) -> tuple[Bind, ...]:
    first, last = span
    return (*((at_least(day, first),) if first is not None else ()), *((at_most(day, last),) if last is not None else ()))


def _aged(claim: Claim, age: Age, reading: str, slot_of: SlotOf) -> Alternatives:
    """`low` to `high` completed units from birth to a day of the date, or to one of the events."""
    low, high = age_range(age.low, age.high, age.unit, age.about, reading)
    months = UNITS[age.unit]
    floor = (low * months, 0) if months else (0, low)
    ceiling = None if high is None else ((high + 1) * months, -1) if months else (0, high)
    if isinstance(age.at, When):
        return tuple(Alternative(_apart(Day(BIRTH), span, floor, ceiling), happened(BIRTH))
                     for span in _points(age.at, date_spans(age.at, reading)))
    slots = [slot_of(claim, kind) for kind in age.at]
    return tuple(Alternative(_apart(Day(BIRTH), start(slot), floor, ceiling), happened(BIRTH, slot)) for slot in slots)


def _lasting(claim: Claim, length: Length, reading: str, slot_of: SlotOf) -> Alternatives:
    """`low` to `high` units from the start of one slot to the end of another, or to a day of a date, and not backwards."""
    slot = slot_of(claim, length.since)
    floor, ceiling = _length(length, reading)
    not_backwards = (0, 0)
    if isinstance(length.until, When):
        ends: list[tuple[Day | Span, tuple[Must, ...]]] = [
            (span, happened(slot)) for span in _points(length.until, date_spans(length.until, reading))]
    else:
        other = slot_of(claim, length.until)
        ends = [(end(other), happened(slot, other))]
    return tuple(Alternative(tuple(dict.fromkeys((*_apart(start(slot), y, floor, ceiling), *_apart(start(slot), y, not_backwards, None)))),
                             musts) for y, musts in ends)


def _length(length: Length, reading: str) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """The least and the greatest (months, days) of a length; in days counted with or without the first day."""
    wide = reading == TOLERANT
    more = LENGTH_ABOUT if wide and length.about else 0
    months = UNITS[length.unit]
    low = 0 if length.low is None else length.low - more
    high = None if length.high is None else length.high + more
    if not months:
        slack = LENGTH_DAYS if wide else 0
        return (0, max(0, low - 1 - slack)), None if high is None else (0, high + slack)
    halves = LENGTH_MONTHS_DOWN if wide and length.unit == "years" else 0
    days = -LENGTH_DAYS_DOWN if wide and length.unit == "months" and low > 0 else 0
    return (max(0, low * months - halves), days), None if high is None else ((high + 1) * months, -1)


def _apart(x: Day, y: Day | Span, floor: tuple[int, int], ceiling: tuple[int, int] | None) -> tuple[Bind, ...]:
    """y is no earlier than x plus the floor and no later than x plus the ceiling (months, days); if y is a span of dates, some day of
    it is: x plus the floor is not after its last day, its first day not after x plus the ceiling."""
    (months, days) = floor
    if isinstance(y, Day):
        binds = (Bind(x, y, BEFORE, months, days) if months else Bind(x, y, SHIFT, 0, -days),)
        if ceiling is None:
            return binds
        months, days = ceiling
        return (*binds, Bind(y, x, AFTER, months, days) if months else Bind(y, x, SHIFT, 0, days))
    first, last = y
    found: tuple[Bind, ...] = ()
    if last is not None:
        found = (Bind(x, ORIGIN, BEFORE, months, days - last) if months else at_most(x, last - days),)
    if ceiling is not None and first is not None:
        months, days = ceiling
        found = (*found, Bind(ORIGIN, x, AFTER, months, days - first) if months else at_least(x, first - days))
    return found
