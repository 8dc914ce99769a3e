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


def after_all(step: Step, days: NDArray[np.int64]) -> NDArray[np.int64]:
    """`Step.after` for many days at once."""
    if not step.months:
        return days + step.days
    dates = (days - EPOCH).astype("M8[D]")
    months = dates.astype("M8[M]")
    first, following = ((months + step.months + more).astype("M8[D]") for more in (0, 1))
    length = (following - first).astype(np.int64)
    of_month = (dates - months.astype("M8[D]")).astype(np.int64)
    reached: NDArray[np.int64] = first.astype(np.int64) + EPOCH + np.minimum(of_month, length if step.late else length - 1) + step.days
    return reached


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
