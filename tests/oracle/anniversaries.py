"""Completed months and days by the calendar, and the day on which a number of them is complete.

`completed` decides by meaning ("has the day of the month come round again?"); `Step` gives the first such day, and its
inverses, for the search. tests/oracle/test_oracle.py holds one against the other day by day.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

EPOCH = date(1970, 1, 1).toordinal()


def completed(start: int, end: int, *, late: bool) -> int:
    """Whole months from day `start` to day `end`; `late` if a missing day of the month comes round on the next month's first."""
    first, last = date.fromordinal(start), date.fromordinal(end)
    months = (last.year - first.year) * 12 + last.month - first.month
    end_of_month = last.day == monthrange(last.year, last.month)[1]
    come_round = last.day >= first.day or (end_of_month and not late)
    return months if come_round else months - 1


class Step(NamedTuple):
    """The day `months` calendar months and then `days` days after a day. Non-decreasing in that day."""

    months: int = 0
    days: int = 0
    late: bool = False

    def after(self, day: int) -> int:
        """Where the step leads from `day`."""
        return day + self.days if not self.months else _shifted(day, self.months, self.late) + self.days

    def last_before(self, day: int) -> int:
        """The last day from which the step leads to `day` or earlier."""
        return day - self.days if not self.months else _last_before(self.months, self.late, day - self.days)

    def first_reaching(self, day: int) -> int:
        """The first day from which the step leads to `day` or later."""
        return day - self.days if not self.months else _last_before(self.months, self.late, day - self.days - 1) + 1


CYCLE = 146_097  # days of four hundred years, after which the calendar repeats
_DATES = np.arange(1 - EPOCH, CYCLE + 1 - EPOCH).astype("M8[D]")
_MONTH = (_DATES.astype("M8[M]") - np.datetime64("0001-01", "M")).astype(np.int64)  # of each day of the cycle
_FIRST = np.append(np.flatnonzero(np.diff(_MONTH, prepend=-1)), CYCLE)  # first day of each month of the cycle, and its end


def after_all(step: Step, days: NDArray[np.int64]) -> NDArray[np.int64]:
    """`Step.after` for many days at once."""
    return days + step.days if not step.months else days + _moved(step.months, step.late)[(days - 1) % CYCLE] + step.days


@lru_cache(maxsize=100)
def _moved(months: int, late: bool) -> NDArray[np.int32]:
    """By how many days a number of months moves each day of the cycle."""
    days = np.arange(CYCLE)
    cycle, month = np.divmod(_MONTH + months, 4800)
    length = _FIRST[month + 1] - _FIRST[month]
    reached = cycle * CYCLE + _FIRST[month] + np.minimum(days - _FIRST[_MONTH], length if late else length - 1)
    moved: NDArray[np.int32] = (reached - days).astype(np.int32)
    return moved


def first_reaching_all(step: Step, days: NDArray[np.int64]) -> NDArray[np.int64]:
    """`Step.first_reaching` for many days at once, in rising order or not."""
    if not step.months:
        return days - step.days
    lengths = abs(step.months) * 31 + abs(step.days) + 31
    starts = np.arange(int(days.min()) - lengths, int(days.max()) + lengths)
    found: NDArray[np.int64] = starts[0] + np.searchsorted(after_all(step, starts), days, side="left")
    return found


def last_before_all(step: Step, days: NDArray[np.int64]) -> NDArray[np.int64]:
    """`Step.last_before` for many days at once."""
    return first_reaching_all(step, days + 1) - 1


@lru_cache(maxsize=200_000)
def _shifted(day: int, months: int, late: bool) -> int:
    start = date.fromordinal(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    length = monthrange(year, month + 1)[1]
    first = date(year, month + 1, 1).toordinal()
    return first + (min(start.day, length + 1) if late else min(start.day, length)) - 1


@lru_cache(maxsize=200_000)
def _last_before(months: int, late: bool, day: int) -> int:
    found = _shifted(day, -months, False)
    while _shifted(found, months, late) <= day:
        found += 1
    while _shifted(found, months, late) > day:
        found -= 1
    return found
