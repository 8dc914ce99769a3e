"""Explanations before blame: which classes fit a conflict, in the design's order, each with its reason.

A class is a function from a conflict to a reason (a form of habeas.checking.reasons) or nothing. Many ask "what if": if this date
were its day and month swapped, would the conflict be gone? Then the swap is a possible explanation; it is never said to be the true one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from habeas.checking.reasons import (
    ApproximateAge,
    ApproximateDate,
    CalendarYears,
    CopiedByAll,
    DatedBefore,
    DefaultDay,
    Denied,
    DigitOfAge,
    DigitOfBirth,
    DigitOfDates,
    NeighbouringDays,
    NeighbouringEvents,
    NoSuchOrder,
    NothingFits,
    OneUnitOff,
    OrderGiven,
    OtherCalendar,
    OtherCentury,
    OtherEventThatDay,
    OtherKind,
    OtherPlace,
    Reason,
    RoundedLength,
    Swapped,
    TwoPersons,
)
from habeas.checking.situation import Situation
from habeas.checking.slips import dates_differ_in_one, differ_in_one, other_decades, other_year
from habeas.checking.surroundings import (
    behind_ages,
    later_document,
    names_differ,
    older_edition,
    other_digit,
    same_row,
    shared_errors,
    translated,
    years_beside,
)
from habeas.core.calendar import civil, completed_months, day_number, month_span, year_span
from habeas.core.claims import Claim
from habeas.core.folding import folded
from habeas.core.kinds import KINDS
from habeas.core.values import Age, Length, Order
from habeas.core.when import When, between, exact_day

CLASSES = ("rounding", "age convention", "age by calendar years", "adjacent day", "two events", "same date, other kind", "default date",
           "swapped day and month", "one digit", "century", "neighbouring cell", "calendar", "transliteration or two persons",
           "translation", "later edition", "copied error", "impossible order", "unexplained")

SLIPS = 3 * 366  # days; smaller gaps have likelier explanations than a wrong tens digit
DECADES = 20 * 366  # days; below this nobody would think of a wrong century


@dataclass(frozen=True, slots=True)
class Conflict:
    """A minimal conflict: its propositions as groups of claims that say the same, and the person's situation around it."""

    groups: tuple[tuple[Claim, ...], ...]
    now: Situation
    gap: int | None
    hard: bool

    @property
    def claims(self) -> list[Claim]:
        """One claim for each proposition."""
        return [group[0] for group in self.groups]


def classify(conflict: Conflict) -> tuple[tuple[str, Reason], ...]:
    """The classes that fit and why; `unexplained` if none does."""
    found = [(name, reason) for name, rule in _RULES if (reason := rule(conflict))]
    if not found and not all(claim.affirmed for claim in conflict.claims):
        return (("unexplained", Denied()),)
    return tuple(found) or (("unexplained", NothingFits()),)


# ---- the rules, in the design's order


def _rounding(conflict: Conflict) -> Reason | None:
    if conflict.hard:
        return None
    for claim in conflict.claims:
        if isinstance(claim.value, Length):
            return RoundedLength(claim)
        if isinstance(claim.value, Age) and claim.value.about:
            return ApproximateAge()
        if isinstance(claim.value, When) and claim.value.qualifier in ("~", "%"):
            return ApproximateDate()
    return None


def _age_convention(conflict: Conflict) -> Reason | None:
    widened = [replace(claim, value=_one_unit_wider(claim.value)) if isinstance(claim.value, Age) else claim for claim in conflict.claims]
    if widened == conflict.claims or not conflict.now.hold_together(widened, conflict.claims):
        return None
    return OneUnitOff()


def _calendar_years(conflict: Conflict) -> Reason | None:
    births = [claim for claim in conflict.claims if claim.kind == "birth" and isinstance(claim.value, When)]
    for claim in conflict.claims:
        if not isinstance(claim.value, Age) or claim.value.unit != "years" or claim.value.low is None:
            continue
        for birth, event in product(births, _dates_of_age(conflict, claim)):
            assert isinstance(birth.value, When)
            for year, other in product(_years(birth.value), _years(event)):
                if claim.value.low == other - year:
                    return CalendarYears(other, year, claim.value.low)
    return None


def _adjacent_day(conflict: Conflict) -> Reason | None:
    if conflict.gap == 1 and _same_event(conflict):
        return NeighbouringDays()
    order = _impossible_order(conflict)
    return NeighbouringEvents(order.early, order.late) if isinstance(order, DatedBefore) and _next_day(order) else None


def _two_events(conflict: Conflict) -> Reason | None:
    pair = _same_event(conflict)
    if not pair or KINDS[pair[0].kind].life != "in life":
        return None
    for claim in pair:
        other = _rival(conflict, claim)
        if other and KINDS[other.kind].life != "birth":
            return OtherEventThatDay(other, other.value, claim) if isinstance(other.value, When) else None
    first, second = pair
    here, there = _place_words(first.place), _place_words(second.place)
    if here and there and not here & there and (conflict.gap or 0) > 1:
        return OtherPlace(first.place, second.place)
    return None


def _same_date(conflict: Conflict) -> Reason | None:
    for claim in conflict.claims:
        other = _rival(conflict, claim)
        if other:
            return OtherKind(other)
    return None


def _default_date(conflict: Conflict) -> Reason | None:
    for number, claim in enumerate(conflict.claims):
        for wider in _defaults(claim):
            if _would_hold(conflict, number, wider):
                day = exact_day(claim.value)
                assert day is not None
                return DefaultDay(claim, day, wider)
    return None


def _swapped(conflict: Conflict) -> Reason | None:
    for number, claim in enumerate(conflict.claims):
        day = exact_day(claim.value)
        if day is None:
            continue
        year, month, number_in_month = civil(day)
        if number_in_month > 12 or number_in_month == month:
            continue
        swapped = day_number(year, number_in_month, month)
        if _would_hold(conflict, number, between(swapped, swapped)):
            return Swapped(claim, day, swapped)
    return None


def _one_digit(conflict: Conflict) -> Reason | None:
    pair = _same_event(conflict)
    if pair:
        return DigitOfDates() if dates_differ_in_one(*(str(claim.value) for claim in pair)) else None
    for claim in conflict.claims:
        true_age = _true_age(conflict, claim)
        if true_age is not None and isinstance(claim.value, Age) and claim.value.low is not None \
                and abs(true_age - claim.value.low) > 9 and differ_in_one(str(true_age), str(claim.value.low)):
            return DigitOfAge(true_age, claim.value.low)
    return None


def _other_decade(conflict: Conflict) -> Reason | None:
    for number, claim in enumerate(conflict.claims):
        if isinstance(claim.value, When) and claim.kind == "birth" and (conflict.gap or 0) > SLIPS:
            for other in other_decades(claim.value):
                if _would_hold(conflict, number, other):
                    return DigitOfBirth(claim, other)
    return None


def _century(conflict: Conflict) -> Reason | None:
    pair = _same_event(conflict)
    if (conflict.gap or 0) < DECADES:
        return None
    for number, claim in enumerate(conflict.claims):
        if not isinstance(claim.value, When) or not (pair or claim.kind == "birth"):
            continue
        for years in (-100, 100):
            moved = other_year(claim.value, years)
            if moved and _would_hold(conflict, number, moved):
                return OtherCentury(claim, years < 0)
    return None


def _calendar(conflict: Conflict) -> Reason | None:
    for claim in conflict.claims:
        if isinstance(claim.value, When) and claim.value.calendar != "gregorian":
            return OtherCalendar(claim, claim.value.calendar)
    return None


def _two_persons(conflict: Conflict) -> Reason | None:
    mentions = {claim.mention for claim in conflict.claims}
    if len(mentions) != 2:
        return None
    apart = {claim.kind for claim in conflict.now.claims if claim.mention in mentions for other in conflict.now.claims
             if other.mention in mentions - {claim.mention} and other.kind == claim.kind and _disjoint(claim, other)}
    if {"birth", "arrest"} <= apart or {"birth", "death"} <= apart:
        return TwoPersons(tuple(sorted(apart)))
    return None


def _copied(conflict: Conflict) -> Reason | None:
    if len(conflict.groups) < 2:
        return None
    speakers = [{claim.speaker for claim in group} for group in conflict.groups]
    everywhere = set.intersection(*speakers)
    if len(everywhere) < 2:
        return None
    return CopiedByAll(tuple(sorted(everywhere)))


def _impossible_order(conflict: Conflict) -> Reason | None:
    if any(not isinstance(claim.value, When | Order) or not claim.affirmed for claim in conflict.claims):
        return None
    slots = {(conflict.now.slot_of(claim, claim.kind), claim.bound) for claim in conflict.claims}
    if len(slots) < 2:
        return None
    for claim in conflict.claims:
        if isinstance(claim.value, Order):
            return OrderGiven(claim)
    if len(conflict.claims) == 2:
        early, late = sorted(conflict.claims, key=lambda claim: claim.value.latest or 0 if isinstance(claim.value, When) else 0)
        return DatedBefore(early, late)
    return NoSuchOrder(tuple(conflict.claims))


_RULES: tuple[tuple[str, Callable[[Conflict], Reason | None]], ...] = (
    ("rounding", _rounding),
    ("age convention", _age_convention),
    ("age by calendar years", lambda conflict: _calendar_years(conflict) or years_beside(conflict.groups, conflict.now)),
    ("adjacent day", _adjacent_day),
    ("two events", _two_events),
    ("same date, other kind", _same_date),
    ("default date", _default_date),
    ("swapped day and month", _swapped),
    ("one digit", lambda conflict: (_one_digit(conflict) or other_digit(conflict.groups, conflict.now)
                                    or behind_ages(conflict.groups, conflict.now) or _other_decade(conflict))),
    ("century", _century),
    ("neighbouring cell", lambda conflict: same_row(conflict.groups, conflict.now)),  # other rows: habeas.checking.neighbours
    ("calendar", _calendar),
    ("transliteration or two persons", lambda conflict: names_differ(conflict.groups, conflict.now) or _two_persons(conflict)),
    ("translation", lambda conflict: translated(conflict.groups)),
    ("later edition", lambda conflict: older_edition(conflict.groups, conflict.now) or later_document(conflict.groups, conflict.now)),
    ("copied error", lambda conflict: _copied(conflict) or shared_errors(conflict.groups, conflict.now)),
    ("impossible order", _impossible_order),
)


# ---- what the rules ask


def _same_event(conflict: Conflict) -> list[Claim] | None:
    """The two dates of one event that make up the conflict, if that is what it is."""
    claims = conflict.claims
    if len(claims) != 2 or any(not isinstance(claim.value, When) or not claim.affirmed for claim in claims):
        return None
    first, second = claims
    same = conflict.now.slot_of(first, first.kind) == conflict.now.slot_of(second, second.kind) and first.bound == second.bound
    return claims if same else None


def _rival(conflict: Conflict, claim: Claim) -> Claim | None:
    """Another claim of another kind that gives the very day of `claim`."""
    day = exact_day(claim.value)
    if day is None:
        return None
    inside = {each.id for group in conflict.groups for each in group}
    return next((other for other in conflict.now.claims
                 if other.kind != claim.kind and other.mention != claim.mention and other.id not in inside and other.affirmed
                 and isinstance(other.value, When) and day in (other.value.earliest, other.value.latest) and _short(other.value)), None)


def _next_day(order: DatedBefore) -> bool:
    """Whether two events that stand in an impossible order, no birth among them, are dated to the day and one day apart."""
    early, late = order.early.value, order.late.value
    return isinstance(early, When) and isinstance(late, When) and _short(early) and _short(late) and late.earliest is not None \
        and early.latest == late.earliest - 1 and "birth" not in (KINDS[order.early.kind].life, KINDS[order.late.kind].life)


def _short(when: When) -> bool:
    """Whether a date is given to the day, at least on one side."""
    return when.precision in ("day", "span") and (when.earliest is None or when.latest is None or when.earliest == when.latest)


def _defaults(claim: Claim) -> Iterator[When]:
    """What a 1 January or a first of the month may stand for."""
    day = exact_day(claim.value)
    if day is None:
        return
    year, month, number = civil(day)
    if number == 1:
        yield between(*month_span(year, month))
        if month == 1:
            yield between(*year_span(year))


def _one_unit_wider(age: Age) -> Age:
    """An age in whole units, one more either way."""
    if age.low is None or age.high is None:
        return age
    return replace(age, low=max(0, age.low - 1), high=age.high + 1)


def _would_hold(conflict: Conflict, number: int, when: When) -> bool:
    """Whether the conflict would be gone if the claim of that number said `when`."""
    return conflict.now.hold_together(
        [replace(claim, value=when) if each == number else claim for each, claim in enumerate(conflict.claims)], conflict.claims)


def _years(when: When) -> range:
    first, last = when.earliest, when.latest
    return range(civil(first)[0], civil(last)[0] + 1) if first is not None and last is not None and first > 0 else range(0)


def _dates_of_age(conflict: Conflict, claim: Claim) -> list[When]:
    """The dates in the conflict at which the age may hold."""
    assert isinstance(claim.value, Age)
    if isinstance(claim.value.at, When):
        return [claim.value.at]
    kinds = claim.value.at
    return [each.value for each in conflict.claims if each.kind in kinds and isinstance(each.value, When)]


def _true_age(conflict: Conflict, claim: Claim) -> int | None:
    """The age that the exact birth and event in the conflict give, if both are exact."""
    if not isinstance(claim.value, Age) or claim.value.unit != "years":
        return None
    births = [exact_day(each.value) for each in conflict.claims if each.kind == "birth"]
    events = [exact_day(each) for each in _dates_of_age(conflict, claim)]
    if len(births) != 1 or len(events) != 1 or births[0] is None or events[0] is None or events[0] < births[0]:
        return None
    return completed_months(births[0], events[0]) // 12


def _disjoint(claim: Claim, other: Claim) -> bool:
    a, b = claim.value, other.value
    if not isinstance(a, When) or not isinstance(b, When) or a.extent or b.extent:
        return False
    return ((a.latest is not None and b.earliest is not None and a.latest < b.earliest)
            or (b.latest is not None and a.earliest is not None and b.latest < a.earliest))


def _place_words(place: str) -> set[str]:
    """The longer words of a place as written; lists spell and shorten places differently."""
    return {word for word in folded(place).split() if len(word) > 3}
