"""The two readings: *strict* is as written, *tolerant* widens what people round, by this table and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.core.when import Span, When

STRICT = "strict"
TOLERANT = "tolerant"

AGE_UNITS = 1  # a whole age in years or months, either side
AGE_UNITS_ABOUT = 2  # the same if the source says "about"
AGE_DAYS = 3  # an age in days, either side
LENGTH_MONTHS_DOWN = 6  # a length in years: "24 years" eleven days short
LENGTH_DAYS_DOWN = 15  # a length in months
LENGTH_DAYS = 1  # a length in days, either side
LENGTH_ABOUT = 1  # one further unit either side if the source says "about"
DATE_DAYS = {"day": 7, "month": 31, "year": 366}  # a date marked ~ or %, either side


@dataclass(frozen=True, slots=True)
class Range:
    """A range of calendar lengths: at least `low_months` and `low_days` (None: no floor), at most just under `high_months` and
    `high_days` (None: no ceiling). Ages and lengths in years and months use months, those in days use days."""

    low_months: int | None
    low_days: int
    high_months: int | None
    high_days: int


def age_range(low: int | None, high: int | None, unit: str, about: bool, reading: str) -> tuple[int, int | None]:
    """The completed units that an age allows: from, to (None: no ceiling). Whoever is not yet born has no age."""
    if reading == TOLERANT and low is not None and high is not None:
        slack = AGE_DAYS if unit == "days" else AGE_UNITS_ABOUT if about else AGE_UNITS
        return max(0, low - slack), high + slack
    return low or 0, high


def date_spans(when: When, reading: str) -> tuple[Span, ...]:
    """The spans of a date, widened if it is marked approximate and read tolerantly; spans that meet are one."""
    spans = when.spans
    if reading != STRICT and when.qualifier in ("~", "%"):
        slack = DATE_DAYS.get(when.precision, 0)
        spans = tuple((first - slack if first is not None else None, last + slack if last is not None else None) for first, last in spans)
    return spans if len(spans) == 1 or when.extent else _joined(spans)


def _joined(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    found: list[Span] = []
    for first, last in sorted(spans, key=lambda span: (span[0] is not None, span[0] or 0)):
        if found and (found[-1][1] is None or first is None or first <= found[-1][1] + 1):
            before = found[-1]
            found[-1] = before[0], None if before[1] is None or last is None else max(before[1], last)
        else:
            found.append((first, last))
    return tuple(found)
