"""Lengths of time as texts give them, and dates moved by them."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.core.calendar import FIRST_DAY, LAST_DAY, civil, day_number, month_span, plus_early, year_span
from habeas.core.when import When, between, parse

UNITS = ("minutes", "hours", "days", "weeks", "months", "years")


@dataclass(frozen=True, slots=True)
class Amount:
    """From `low` to `high` units of time (None: no bound is given; both None: "some years"); `about` is the text's own word."""

    low: int | None
    high: int | None
    unit: str
    about: bool = False


def unit_span(day: int, unit: str, step: int) -> tuple[int, int]:
    """First and last day of the day, week (from Monday), month, year, decade or century that lies `step` units from that of `day`.
    Raises ValueError outside the years 1 to 9999."""
    year, month, _ = civil(day)
    if unit == "days":
        first = last = day + step
    elif unit in ("weeks", "weekends"):
        first = day - (day - 1) % 7 + 7 * step
        first, last = first + (5 if unit == "weekends" else 0), first + 6
    elif unit == "months":
        index = year * 12 + month - 1 + step
        first, last = month_span(index // 12, index % 12 + 1)
    elif unit in ("quarters", "semesters"):
        size = 3 if unit == "quarters" else 6
        index = (year * 12 + month - 1) // size + step
        start = index * size
        first, last = day_number(start // 12, start % 12 + 1, 1), month_span((start + size - 1) // 12, (start + size - 1) % 12 + 1)[1]
    else:
        size = {"years": 1, "decades": 10, "centuries": 100}[unit]
        start = year // size * size + step * size
        first, last = year_span(start)[0], year_span(start + size - 1)[1]
    if first < FIRST_DAY or last > LAST_DAY:
        raise ValueError("outside the years 1 to 9999")
    return first, last


def stepped(anchor: When, unit: str, step: int) -> When | None:
    """The unit of the calendar that lies `step` units from `anchor`'s; None if that cannot be told. An anchor that spans several
    units gives some day from the first to the last."""
    if anchor.earliest is None or anchor.latest is None:
        return None
    try:
        return between(unit_span(anchor.earliest, unit, step)[0], unit_span(anchor.latest, unit, step)[1])
    except ValueError:
        return None


def moved(anchor: When, amount: Amount, sign: int) -> When | None:
    """`anchor` moved forwards (`sign` 1) or back (-1) by an amount, as finely as its unit: a year for years, a month for months.

    Only days give a whole day as it is; everything coarser is approximate and says so (`2004~`)."""
    if anchor.earliest is None or anchor.latest is None or (amount.low is None and amount.high is None):
        return None
    low, high = (amount.low, amount.high) if sign > 0 else (amount.high, amount.low)
    ends = (_end(anchor.earliest, low, amount.unit, sign, 0), _end(anchor.latest, high, amount.unit, sign, 1))
    if "outside" in ends:
        return None
    first, last = (end if isinstance(end, int) else None for end in ends)
    exact = amount.unit == "days" and not amount.about
    when = between(first, last)
    return when if exact or first is None or last is None else parse(_roughly(when.edtf))


def _end(day: int, count: int | None, unit: str, sign: int, side: int) -> int | str | None:
    """The first (`side` 0) or last day of the unit that lies so far from a day; None without a bound."""
    if count is None:
        return None
    size = {"weeks": 7, "days": 1, "hours": 0, "minutes": 0}
    try:
        if unit in size:
            place = day + sign * count * size[unit]
            return place if FIRST_DAY <= place <= LAST_DAY else "outside"
        if count > 9999 * 12:
            return "outside"
        months = count * (12 if unit == "years" else 1)
        place = plus_early(day, sign * months)
        return "outside" if place in (FIRST_DAY, LAST_DAY) else unit_span(place, unit, 0)[side]
    except ValueError:
        return "outside"


def _roughly(edtf: str) -> str:
    """An EDTF date or range with each date marked as approximate."""
    if edtf.startswith("["):
        return "[" + "..".join(part + "~" for part in edtf[1:-1].split("..")) + "]"
    return edtf + "~"
