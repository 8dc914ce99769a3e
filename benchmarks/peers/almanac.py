"""Calendar months on day numbers without end: the calendar repeats every 400 years, so any integer is a day here.

Both conventions for a day that a month lacks: *early* takes the month's last day, *late* the first of the next month.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

ERA = 146_097  # days in 400 years
_MONTHS = 4_800

_starts = np.array([date(1 + each // 12, each % 12 + 1, 1).toordinal() - 1 for each in range(_MONTHS)] + [ERA], dtype=np.int64)
_lengths = np.diff(_starts)
_month_of = np.repeat(np.arange(_MONTHS), _lengths)  # for each day of the era
_day_of = np.arange(ERA) - _starts[_month_of]


@lru_cache(maxsize=512)
def offsets(months: int, late: bool) -> NDArray[np.int32]:
    """For each day of an era, how many days later the same day comes round `months` (0 or more) months later."""
    eras, target = np.divmod(_month_of + months, _MONTHS)
    reached = _starts[target] + np.minimum(_day_of, _lengths[target] - (0 if late else 1)) + eras * ERA
    taken: NDArray[np.int32] = (reached - np.arange(ERA)).astype(np.int32)
    return taken


@lru_cache(maxsize=10_000)
def spread(months: int, late: bool) -> tuple[int, int]:
    """The fewest and the most days that `months` months may take: from the last day of some month, and from a first day."""
    eras, target = np.divmod(np.arange(_MONTHS) + months, _MONTHS)
    longest = _starts[target] + eras * ERA - _starts[:-1]
    over = np.maximum(_lengths - _lengths[target] - (1 if late else 0), 0)
    return int((longest - over).min()), int(longest.max())


@lru_cache(maxsize=100_000)
def plus(day: int, months: int, late: bool) -> int:
    """`months` calendar months after a day. Rising with the day."""
    if not months:
        return day
    eras, within = divmod(day - 1, ERA)
    start = date.fromordinal(within + 1)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    first = date(year, month + 1, 1).toordinal()
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1).toordinal()
    return eras * ERA + first + min(start.day - 1, following - first - (0 if late else 1))


@lru_cache(maxsize=100_000)
def last_start(limit: int, months: int, late: bool) -> int:
    """The last day from which `months` months lead to `limit` or earlier."""
    start = limit - months * ERA // _MONTHS
    while plus(start + 1, months, late) <= limit:
        start += 1
    while plus(start, months, late) > limit:
        start -= 1
    return start


def plus_all(days: NDArray[np.int64], months: int, late: bool) -> NDArray[np.int64]:
    """`plus` for many days at once."""
    return days + offsets(months, late)[(days - 1) % ERA] if months else days


def first_start_all(limits: NDArray[np.int64], months: int, late: bool) -> NDArray[np.int64]:
    """For each limit the first day from which `months` months lead to it or later."""
    if not months:
        return limits
    most = spread(months, late)[1]
    starts = np.arange(int(limits.min()) - most - 1, int(limits.max()) + 1)
    found: NDArray[np.int64] = starts[0] + np.searchsorted(plus_all(starts, months, late), limits, side="left")
    return found
