"""Dates and numbers in English."""

from __future__ import annotations

from habeas.core.calendar import YEAR, civil
from habeas.core.when import Span, When, between

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
SIDES = {"before": "before", "until": "before", "after": "after", "since": "after"}  # what is typed before a date, and what it means


def day_words(day: int) -> str:
    """`26 December 1976`."""
    year, month, number = civil(day)
    return f"{number} {MONTHS[month - 1]} {year}"


def when_words(when: When) -> str:
    """`on 26 December 1976`, `in about 1976`, `perhaps between ... and ...`, `on ... or on ...`, `not after ...`."""
    perhaps = "perhaps " if when.qualifier in ("?", "%") else ""
    about = "about " if when.qualifier in ("~", "%") else ""
    first, last = when.spans[0]
    if when.extent:
        return perhaps + _extent(when.spans[0], when.spans[1], about)
    if when.precision == "day" and first is not None:
        return f"{perhaps}on {'or about ' if about else ''}{day_words(first)}"
    if when.precision in ("month", "year") and first is not None:
        return f"{perhaps}in {about}{_month_or_year(first, when.precision)}"
    roughly = "roughly " if about else ""
    if when.precision in ("decade", "century") and first is not None and last is not None:
        return f"{perhaps}{roughly}between {civil(first)[0]} and {civil(last)[0]}"
    return f"{perhaps}{roughly}" + " or ".join(_range(span) for span in when.spans)


def _month_or_year(first: int, precision: str) -> str:
    year, month, _ = civil(first)
    return str(year) if precision == "year" else f"{MONTHS[month - 1]} {year}"


def _extent(start: Span, end: Span, about: str) -> str:
    if end == (None, None):
        return f"from {about}{_end(start)} on"
    if start == (None, None):
        return f"until {about}{_end(end)}"
    return f"from {about}{_end(start)} to {about}{_end(end)}"


def _end(span: Span) -> str:
    """The start or end of what lasted: a day, month or year by its name, else a range in brackets."""
    first, last = span
    if first is not None and last is not None:
        precision = between(first, last).precision
        if precision == "day":
            return day_words(first)
        if precision in ("month", "year"):
            return _month_or_year(first, precision)
    return f"({_range(span)})"


def _range(span: Span) -> str:
    first, last = span
    if first is None:
        return f"not after {day_words(last)}" if last is not None else "at some time"
    if last is None:
        return f"not before {day_words(first)}"
    return f"on {day_words(first)}" if first == last else f"between {day_words(first)} and {day_words(last)}"


def count(number: int, unit: str) -> str:
    """`1 day`, `7 days`."""
    return f"{number} {unit.removesuffix('s') if number == 1 else unit}"


def days_apart(gap: int) -> str:
    """`7 days apart`, `800 days (over 2 years) apart`."""
    years = int(gap / YEAR)
    return f"{count(gap, 'days')}{f' (over {years} years)' if years > 1 else ''} apart"
