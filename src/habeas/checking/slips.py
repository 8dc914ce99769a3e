"""What a date may stand for where a hand slipped: another digit, another decade, another century."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.core.calendar import civil, month_span
from habeas.core.when import When, between


def differ_in_one(first: str, second: str) -> bool:
    """Whether two numbers have one digit that differs."""
    return len(first) == len(second) and sum(a != b for a, b in zip(first, second, strict=True)) == 1


def dates_differ_in_one(first: str, second: str) -> bool:
    """Whether two dates, as far as both are given, have one digit that differs; nothing but plain years, months and days counts."""
    length = min(len(first), len(second))
    return differ_in_one(first[:length], second[:length]) and all(text.replace("-", "").isdigit() for text in (first, second))


def other_decades(when: When) -> Iterator[When]:
    """The date with another tens digit in its year. Another last digit would fit nearly any slip, so it explains none."""
    year, rest = when.edtf[:4], when.edtf[4:]
    if not year.isdigit() or when.precision not in ("day", "month", "year"):
        return
    for digit in "0123456789":
        if digit != year[2]:
            moved = _shifted(when, int(year[:2] + digit + year[3:]) - int(year))
            if moved and rest == moved.edtf[4:]:
                yield moved


def other_year(when: When, years: int) -> When | None:
    """The date so many years later; None where it does not exist or is no plain day, month or year."""
    return _shifted(when, years) if when.precision in ("day", "month", "year") and not when.extent else None


def _shifted(when: When, years: int) -> When | None:
    """The same date in another year; None where it does not exist."""
    assert when.earliest is not None and when.latest is not None
    days = []
    for day in (when.earliest, when.latest):
        year, month, number = civil(day)
        if not 1 <= year + years <= 9999:
            return None
        last = month_span(year + years, month)
        days.append(min(last[0] + number - 1, last[1]))
    return between(*days)
