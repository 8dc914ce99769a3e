"""Rules for lengths, ages and what is repeated."""

from __future__ import annotations

from dataclasses import replace

from habeas.reading.times.amounts import Amount
from habeas.reading.times.slots import Slots
from habeas.reading.times.surroundings import Reading, Surroundings

_TIMES = {"decades": ("years", 10), "centuries": ("years", 100), "quarters": ("months", 3), "semesters": ("months", 6),
          "fortnights": ("days", 15), "weekends": ("days", 2), "dozens": ("years", 12)}


def _amount(slots: Slots, low: int | None, high: int | None) -> Amount:
    unit = slots.meaning("unit") or "years"
    plain, times = _TIMES.get(unit, (unit, int(slots.given("times") or 1)))
    about = "about" in slots
    if slots.meaning("bound") == "low":
        high = None
    elif slots.meaning("bound") == "high":
        low = None
    return Amount(low * times if low is not None else None, high * times if high is not None else None, plain, about)


def length(slots: Slots, around: Surroundings) -> Reading:
    """A number of units; two numbers for a range; none for "some years"."""
    both = slots.token("numbers")
    if both:
        low, high = map(int, both.word.split("-"))
        return Reading(_amount(slots, low, high)) if low <= high else Reading(None, unread="it runs from more to less")
    number, second = slots.number("number"), slots.number("number2")
    if second is not None and number is not None:
        return Reading(_amount(slots, number, second)) if number <= second else Reading(None, unread="it runs from more to less")
    return Reading(_amount(slots, number, number))


def half(slots: Slots, around: Surroundings) -> Reading:
    """Two and a half years, half a year, año y medio: in the next smaller unit that makes it whole."""
    count, unit = slots.number("number") or 0, slots.meaning("unit") or "years"
    smaller = {"years": ("months", 12), "months": ("days", 30), "weeks": ("days", 7), "days": ("hours", 24), "hours": ("minutes", 60),
               "decades": ("years", 10), "centuries": ("years", 100)}.get(unit)
    if smaller is None:
        return Reading(None, unread="half of this unit is not read")
    name, times = smaller
    rough = unit in ("months", "weeks")
    return Reading(Amount(*2 * (count * times + times // 2,), name, "about" in slots or rough))


def decimal(slots: Slots, around: Surroundings) -> Reading:
    """2.5 years: in months where that is a whole number of them."""
    token = slots.token("decimal")
    assert token is not None
    whole, _, fraction = token.word.partition(".")
    unit = slots.meaning("unit") or ""
    months, over = divmod(int(fraction) * 12, 10 ** len(fraction))
    if unit != "years" or over:
        return Reading(None, unread="a fraction of this unit is not read")
    return Reading(Amount(*2 * (int(whole) * 12 + months,), "months", "about" in slots))


def sum_of(slots: Slots, around: Surroundings) -> Reading:
    """Two years and three months; in the smaller unit, where a year has twelve months and a week seven days."""
    first, second = slots.part("length"), slots.part("length2")
    values = (first.value if first else None, second.value if second else None)
    sizes = {("years", "months"): 12, ("weeks", "days"): 7, ("hours", "minutes"): 60, ("days", "hours"): 24}
    match values:
        case (Amount(int(low), int(high), unit, about), Amount(int(more), int(most), smaller, rough)) if (unit, smaller) in sizes:
            times = sizes[unit, smaller]
            return Reading(Amount(low * times + more, high * times + most, smaller, about or rough))
    return Reading(None, unread="these units do not make one number")


def age(slots: Slots, around: Surroundings) -> Reading:
    """An age in years, or in the unit that is written; `under` and `over` leave one bound."""
    part, number = slots.part("length"), slots.number("number")
    if part is not None and isinstance(part.value, Amount):
        amount = part.value
    elif part is not None:
        return Reading(None, unread=part.unread)
    elif (both := slots.token("numbers")) is not None:
        low, high = map(int, both.word.split("-"))
        if low > high:
            return Reading(None, unread="it runs from more to less")
        amount = Amount(low, high, "years", "about" in slots)
    elif (tens := slots.number("decade")) is not None and tens < 100:
        amount = Amount(tens, tens + 9, "years", "about" in slots)
    elif number is not None:
        amount = Amount(number, number, slots.given("unit") or "years", "about" in slots)
    else:
        return Reading(None, unread="the number is not told")
    bound = slots.given("bound")
    if bound == "under" and amount.high is not None:
        if amount.high == 0:
            return Reading(None, unread="no age is under 0")
        amount = replace(amount, low=None, high=amount.high - 1)
    elif bound == "over" and amount.low is not None:
        amount = replace(amount, high=None)
    if amount.unit == "years" and max(amount.low or 0, amount.high or 0) > 130:
        return Reading(None, unread="it is no age of a person")
    return Reading(amount)


def repeated(slots: Slots, around: Surroundings) -> Reading:
    """Every day, annual, each Monday: how long one round takes."""
    if "weekday" in slots:
        return Reading(Amount(1, 1, "weeks"))
    if "length" in slots:
        part = slots.part("length")
        return Reading(part.value if part else None, unread=part.unread if part else "")
    unit = slots.meaning("unit") or slots.meaning("cycle") or "days"
    plain, times = _TIMES.get(unit, (unit, 1))
    return Reading(Amount(times, times, plain))


def same(slots: Slots, around: Surroundings) -> Reading:
    """What the length within says: "for 29 years"."""
    part = slots.part("length") or slots.part("date")
    assert part is not None
    return part
