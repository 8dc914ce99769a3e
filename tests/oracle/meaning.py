"""What a claim means in a world where every day is known: docs/rules.md, row by row, with nothing clever.

A `World` says of each slot that happened on which day it started and on which it ended (an event: the same day), and of each
kind of which only one value can be true, which value that is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from habeas.core.claims import PRINCIPAL, Claim
from habeas.core.kinds import KINDS, kind
from habeas.core.values import Age, Coded, Length, Order, Text, Unspecified, Withheld
from habeas.core.when import Span, When

from .anniversaries import completed

Slot = tuple[str, str, str]  # kind, episode, place (of a stay)
SLACK = {"day": 7, "month": 31, "year": 366}
AFTER_ARREST = ("custody", "isolation", "incommunicado", "stay", "reasons_given", "judge_first", "transfer", "arrival_camp",
                "admission_exam", "escape", "release")
BEFORE_RELEASE = ("transfer", "custody", "isolation", "incommunicado", "stay")
IN_ORDER = (("trial_start", "judgment_first"), ("judgment_first", "judgment_final"), ("trial_start", "judgment_final"),
            ("remains_found", "remains_identified"))


@dataclass(frozen=True)
class World:
    """One way things may have been: start and end day of each slot that happened, the true coded values, and the convention of
    missing days (`late`: who is born on 29 February completes a year on 1 March)."""

    days: dict[Slot, tuple[int, int]]
    codes: dict[str, str]
    late: bool = False


def slot_of(name: str, claim: Claim) -> Slot:
    """The slot of a kind that a claim speaks of."""
    episode = PRINCIPAL if name in ("birth", "death") else claim.episode
    return name, episode, claim.place if name == "stay" else ""


def slots_of(claim: Claim) -> list[Slot]:
    """Every slot that a claim speaks of."""
    value = claim.value
    if says_nothing(claim) or isinstance(value, Coded):
        return []
    if isinstance(value, Age):
        names = ("birth", *(() if isinstance(value.at, When) else value.at))
    elif isinstance(value, Length):
        names = (value.since, *(() if isinstance(value.until, When) else (value.until,)))
    elif isinstance(value, Order):
        names = (value.first, value.second)
    else:
        names = (claim.kind,)
    return [slot_of(name, claim) for name in dict.fromkeys(names)]


def says_nothing(claim: Claim) -> bool:
    """Whether no world could make the claim fail, affirmed or denied."""
    shape = kind(claim.kind).shape
    return shape == "many" or isinstance(claim.value, (Withheld, Text)) or (shape == "state" and isinstance(claim.value, Coded))


def widened(when: When, loose: bool) -> tuple[Span, ...]:
    """The spans of a date; the tolerant reading adds days on either side of a date marked approximate."""
    slack = SLACK.get(when.precision, 0) if loose and when.qualifier in ("~", "%") else 0
    return tuple((None if low is None else low - slack, None if high is None else high + slack) for low, high in when.spans)


def last_said(claim: Claim) -> int | None:
    """The last day on which an affirmed claim of an event or of a state's start may have been said; None if that is not known."""
    if claim.said is None or claim.bound == "end" or not claim.affirmed:
        return None
    lasts = [last for _, last in claim.said.spans]
    return None if None in lasts else max(last for last in lasts if last is not None)


def age_range(age: Age, loose: bool) -> tuple[int, int | None]:
    """Completed units that an age allows."""
    if not loose or age.low is None or age.high is None:
        return age.low or 0, age.high
    slack = 3 if age.unit == "days" else 2 if age.about else 1
    return max(age.low - slack, 0), age.high + slack


@dataclass(frozen=True)
class Stretch:
    """What a length allows: completed `months` (or, where `unit` is days, days), the lower bound looser by `spare` days."""

    unit: str
    low: int | None
    high: int | None
    spare: int = 0


def stretch_of(length: Length, loose: bool) -> Stretch:
    """The table of lengths, in months or in days (the two ways of counting days are one day apart)."""
    more = 1 if loose and length.about else 0
    low = None if length.low is None else length.low - more
    high = None if length.high is None else length.high + more
    if length.unit == "days":
        one = 1 if loose else 0
        return Stretch("days", None if low is None else low - one, None if high is None else high + one)
    if length.unit == "months":
        return Stretch("months", low, high, 15 if loose else 0)
    return Stretch("months", None if low is None else low * 12 - (6 if loose else 0), None if high is None else high * 12 + 11)


def holds(claim: Claim, world: World, reading: str) -> bool:
    """Whether a claim holds in a world, in the strict or the tolerant reading."""
    if says_nothing(claim):
        return True
    loose = reading == "tolerant" and claim.affirmed
    return _holds(claim, world, loose) == claim.affirmed


def _holds(claim: Claim, world: World, loose: bool) -> bool:
    value = claim.value
    if isinstance(value, (When, Unspecified)):
        return _dated(claim, value, world, loose)
    if isinstance(value, Coded):
        true = world.codes[claim.kind]
        return true == value.code or true.startswith(value.code + "-")
    at = [world.days.get(slot) for slot in slots_of(claim)]
    if isinstance(value, Order):
        first, second = at[0], at[-1]
        return first is not None and second is not None and first[1] <= second[0]
    start = at[0]
    if start is None:
        return False
    if isinstance(value, Age):
        spans = widened(value.at, loose) if isinstance(value.at, When) else [(each[0], each[0]) for each in at[1:] if each]
        return any(_aged(value, start[0], span, loose, world.late) for span in spans)
    assert isinstance(value, Length)
    until = at[-1]
    if isinstance(value.until, When):
        return any(_lasted(value, start[0], span, loose, world.late) for span in widened(value.until, loose))
    return until is not None and _lasted(value, start[0], (until[1], until[1]), loose, world.late)


def _within(day: int, span: Span) -> bool:
    return (span[0] is None or span[0] <= day) and (span[1] is None or day <= span[1])


def _dated(claim: Claim, value: When | Unspecified, world: World, loose: bool) -> bool:
    found = world.days.get(slot_of(claim.kind, claim))
    if found is None:
        return False
    start, end = found
    said = last_said(claim)
    if said is not None and start > said:
        return False
    if isinstance(value, Unspecified):
        return True
    spans = widened(value, loose)
    if KINDS[claim.kind].shape == "event" or claim.bound:
        day = end if claim.bound == "end" else start
        return any(_within(day, span) for span in spans)
    if value.extent:
        return _within(start, spans[0]) and _within(end, spans[1])
    return any((low is None or end >= low) and (high is None or start <= high) for low, high in spans)


def _meets(least: int, greatest: int, low: int | None, high: int | None) -> bool:
    return (low is None or greatest >= low) and (high is None or least <= high)


FAR = 150_000  # days in which any number of units that is ever claimed has been passed


def _aged(age: Age, birth: int, span: Span, loose: bool, late: bool) -> bool:
    """On some day of the span, not before birth, the completed units lie in the range (they grow by one at a time)."""
    first = max(birth, span[0] or birth)
    last = first + FAR if span[1] is None else span[1]
    if last < first:
        return False
    low, high = age_range(age, loose)
    if age.unit == "days":
        return _meets(first - birth, last - birth, low, high)
    many = 12 if age.unit == "years" else 1
    return _meets(completed(birth, first, late=late) // many, completed(birth, last, late=late) // many, low, high)


def _lasted(length: Length, start: int, span: Span, loose: bool, late: bool) -> bool:
    """On some day of the span, not before the start, the completed units since the start lie in the range."""
    first = max(start, span[0] or start)
    last = first + FAR if span[1] is None else span[1]
    if last < first:
        return False
    stretch = stretch_of(length, loose)
    low, high = stretch.low, stretch.high
    if stretch.unit == "days":
        return any(_meets(first - start + one, last - start + one, low, high) for one in (0, 1))
    return ((low is None or completed(start, last + stretch.spare, late=late) >= low)
            and (high is None or completed(start, first, late=late) <= high))


def born_in_captivity(claims: Sequence[Claim]) -> bool:
    """Whether anybody affirms that the person was born in captivity."""
    said = [claim.value for claim in claims if claim.kind == "born_in_captivity" and claim.affirmed]
    return any(isinstance(value, Coded) and value.code != "no" for value in said)


def orders(slots: Collection[Slot], captivity: bool) -> Iterator[tuple[Slot, Slot]]:
    """The background: pairs (a, b) so that the end of `a` is not after the start of `b`, if both happened."""
    for a in slots:
        for b in slots:
            if a != b and _ordered(a, b, captivity):
                yield a, b


def _ordered(a: Slot, b: Slot, captivity: bool) -> bool:
    (first, episode, _), (second, other, _) = a, b
    life = [KINDS[name].life for name in (first, second)]
    if life == ["birth", "in life"]:
        return not (captivity and second in ("arrest", "custody", "stay"))
    if life in (["birth", "death"], ["birth", "after"], ["in life", "death"], ["in life", "after"], ["death", "after"]):
        return True
    return episode == other and (
        (first == "arrest" and second in AFTER_ARREST) or (second == "release" and first in BEFORE_RELEASE)
        or (first, second) in IN_ORDER)


def rivals(slots: Collection[Slot], exclusive: Collection[frozenset[str]]) -> Iterator[tuple[Slot, Slot]]:
    """Pairs of stays at places that were declared exclusive."""
    stays = sorted(slot for slot in slots if slot[0] == "stay")
    for number, a in enumerate(stays):
        for b in stays[number + 1:]:
            if frozenset((a[2], b[2])) in exclusive:
                yield a, b


def possible(world: World, captivity: bool, exclusive: Collection[frozenset[str]]) -> bool:
    """Whether the background holds in a world. Birth is taken to have happened, whatever is denied of it."""
    days = world.days
    return (all(start <= end for start, end in days.values())
            and all(days[a][1] <= days[b][0] for a, b in orders(days, captivity))
            and all(days[a][1] <= days[b][0] or days[b][1] <= days[a][0] for a, b in rivals(days, exclusive)))
