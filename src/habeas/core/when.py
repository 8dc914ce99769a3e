"""`When`: an uncertain date, read from and written as EDTF (ISO 8601-2), never widened, never a datetime.

A When is one of
* a point that lies in one of its `spans` (`1976-05`, `[1976-05-18..1976-05-22]`, `[1976-01-24,1976-01-26]`, `[..2000]`),
* an extent with a start and an end (`1990/2000`, `../1992`); then `spans` holds the span of the start and that of the end.
A span is (first day, last day) as day numbers, None where open or unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from habeas.core.calendar import day_number, iso, month_length, month_span, year_span
from habeas.core.errors import NotADate

Span = tuple[int | None, int | None]

_DATE = re.compile(
    r"(?P<q1>[?~%]?)(?P<year>\d{4}|\d{3}X|\d{2}XX)(?P<q2>[?~%]?)"
    r"(?:-(?P<q3>[?~%]?)(?P<month>\d\d|\dX|XX)(?P<q4>[?~%]?)"
    r"(?:-(?P<q5>[?~%]?)(?P<day>\d\d|\dX|XX)(?P<q6>[?~%]?))?)?",
    re.ASCII,  # the digits of other scripts are words as written, not EDTF
)
_WHOLE_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)


class Order(Enum):
    """The four answers to "is a before b"."""

    YES = "yes"
    NO = "no"
    OVERLAPPING = "overlapping"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class When:
    """An uncertain date: `edtf` as written, its `spans` in days, precision, qualifier, original words and calendar."""

    edtf: str
    spans: tuple[Span, ...]
    precision: str  # day, month, year, decade, century, span, set or extent
    qualifier: str = ""  # "", "?" uncertain, "~" approximate, "%" both
    extent: bool = False
    words: str = ""
    calendar: str = "gregorian"

    @property
    def earliest(self) -> int | None:
        """The first day it may be (of an extent: the first day it may start); None if there is no bound."""
        firsts = [first for first, _ in self.spans[:1]] if self.extent else [first for first, _ in self.spans]
        return None if None in firsts else min(each for each in firsts if each is not None)

    @property
    def latest(self) -> int | None:
        """The last day it may be (of an extent: the last day it may end); None if there is no bound."""
        lasts = [last for _, last in self.spans[-1:]] if self.extent else [last for _, last in self.spans]
        return None if None in lasts else max(each for each in lasts if each is not None)

    def __str__(self) -> str:
        return self.edtf


def before(a: When, b: When) -> Order:
    """Whether `a` lies wholly before `b`, on another day."""
    if a.latest is not None and b.earliest is not None and a.latest < b.earliest:
        return Order.YES
    if a.earliest is not None and b.latest is not None and a.earliest >= b.latest:
        return Order.NO
    if None in (a.earliest, a.latest, b.earliest, b.latest):
        return Order.UNKNOWN
    return Order.OVERLAPPING


def exact_day(value: object) -> int | None:
    """The day of a When that is one known day; None for anything else."""
    if isinstance(value, When) and not value.extent and len(value.spans) == 1 and value.spans[0][0] == value.spans[0][1]:
        return value.spans[0][0]
    return None


def between(first: int | None, last: int | None) -> When:
    """The plainest When for "some day from `first` to `last`": a day, month, year, decade or an explicit range."""
    if first is None and last is None:
        return When("[..]", ((None, None),), "span")
    if first is not None and last is not None and first > last:
        raise NotADate(f"[{iso(first)}..{iso(last)}]", "it ends before it starts")
    text, precision = _span_text(first, last)
    return When(text, ((first, last),), precision)


def one_of(*choices: When) -> When:
    """One of several dates, without saying which. Raises NotADate if one of them is an extent."""
    members = dict.fromkeys(choice.edtf.strip("[]") for choice in choices)
    return choices[0] if len(members) == 1 else parse(f"[{','.join(members)}]")


def lasting(start: When | None, end: When | None) -> When:
    """An extent from `start` to `end`; None is an open end."""
    return parse(f"{start.edtf if start else '..'}/{end.edtf if end else '..'}")


@lru_cache(maxsize=100_000)
def parse(text: str) -> When:
    """Read EDTF. Raises NotADate, naming what is wrong, for anything else."""
    exact = _WHOLE_DAY.fullmatch(text)
    if exact:
        day = _checked_day(text, *map(int, exact.groups()))
        return When(text, ((day, day),), "day")
    if "/" in text:
        return _parse_extent(text)
    if text.startswith("[") and text.endswith("]"):
        return _parse_set(text)
    if text.startswith("{"):
        raise NotADate(text, "{...} says that all of these happened: write one claim for each")
    return _parse_date(text, text)


def _checked_day(text: str, year: int, month: int, day: int) -> int:
    try:
        return day_number(year, month, day)
    except ValueError as error:
        raise NotADate(text, "there is no such day") from error


def _parse_date(part: str, text: str) -> When:
    match = _DATE.fullmatch(part)
    if not match:
        raise NotADate(text, "it does not follow EDTF")
    marks = "".join(filter(None, match.group("q1", "q2", "q3", "q4", "q5", "q6")))
    qualifier = "%" if "%" in marks or ("?" in marks and "~" in marks) else marks[:1]
    spans, precision = _date_spans(match["year"], match["month"], match["day"], text)
    return When(part, spans, precision, qualifier)


def _date_spans(year: str, month: str | None, day: str | None, text: str) -> tuple[tuple[Span, ...], str]:
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if low == 0:
        low = 1
    if high == 0:
        raise NotADate(text, "there is no year 0 here")
    if "X" in year:
        if month is not None:
            raise NotADate(text, "a month needs a whole year")
        return ((year_span(low)[0], year_span(high)[1]),), "decade" if year.endswith("X") and year[2] != "X" else "century"
    if month is None:
        return (year_span(low),), "year"
    months = _digits(month, 1, 12)
    if not months:
        season = day is None and "21" <= month <= "41"
        raise NotADate(text, "seasons differ by hemisphere: give months instead" if season else "there is no such month")
    if day is None or day == "XX":
        return _joined([month_span(low, each) for each in months]), "month" if len(months) == 1 else "year" if month == "XX" else "span"
    spans = [(day_number(low, each, days[0]), day_number(low, each, days[-1]))
             for each in months if (days := _digits(day, 1, month_length(low, each)))]
    if not spans:
        raise NotADate(text, "there is no such day")
    single = len(spans) == 1 and spans[0][0] == spans[0][1]
    return _joined(spans), "day" if single else "span" if len(spans) == 1 else "set"


def _digits(text: str, low: int, high: int) -> list[int]:
    if text == "XX":
        return list(range(low, high + 1))
    if text.endswith("X"):
        return [each for each in range(int(text[0]) * 10, int(text[0]) * 10 + 10) if low <= each <= high]
    return [int(text)] if low <= int(text) <= high else []


def _joined(spans: list[tuple[int, int]]) -> tuple[Span, ...]:
    joined = [spans[0]]
    for first, last in spans[1:]:
        if first == joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return tuple(joined)


def _parse_set(text: str) -> When:
    spans: list[Span] = []
    marks = ""
    members = text[1:-1].split(",")
    for member in members:
        if ".." in member:
            start, _, end = member.strip().partition("..")
            left = _parse_date(start, text) if start else None
            right = _parse_date(end, text) if end else None
            first, last = (left.earliest if left else None), (right.latest if right else None)
            if first is not None and last is not None and first > last:
                raise NotADate(text, "it ends before it starts")
            spans.append((first, last))
            marks += (left.qualifier if left else "") + (right.qualifier if right else "")
        else:
            found = _parse_date(member.strip(), text)
            spans.extend(found.spans)
            marks += found.qualifier
    qualifier = "%" if "%" in marks or ("?" in marks and "~" in marks) else marks[:1]
    return When(text, tuple(dict.fromkeys(spans)), "span" if len(members) == 1 else "set", qualifier)


def _parse_extent(text: str) -> When:
    ends = text.split("/")
    if len(ends) != 2:
        raise NotADate(text, "an extent has one start and one end")
    halves = [None if end in ("", "..") else _half(end, text) for end in ends]
    start, end = halves
    if start is None and end is None:
        raise NotADate(text, "it has neither start nor end")
    if start and end and start.earliest is not None and end.latest is not None and start.earliest > end.latest:
        raise NotADate(text, "it ends before it starts")
    marks = "".join(half.qualifier for half in halves if half)
    qualifier = "%" if "%" in marks or ("?" in marks and "~" in marks) else marks[:1]
    spans = tuple((half.earliest, half.latest) if half else (None, None) for half in halves)
    return When(text, spans, "extent", qualifier, extent=True)


def _half(text: str, whole: str) -> When:
    if text.startswith("[") and text.endswith("]"):
        return _parse_set(text)
    return _parse_date(text, whole)


def _span_text(first: int | None, last: int | None) -> tuple[str, str]:
    if first is None or last is None:
        return f"[{iso(first) if first else ''}..{iso(last) if last else ''}]", "span"
    start, end = iso(first), iso(last)
    if first == last:
        return start, "day"
    year = int(start[:4])
    if start[:7] == end[:7] and (first, last) == month_span(year, int(start[5:7])):
        return start[:7], "month"
    if (first, last) == year_span(year):
        return start[:4], "year"
    if year % 10 == 0 and (first, last) == (year_span(year)[0], year_span(year + 9)[1]):
        return start[:3] + "X", "decade"
    if year % 100 == 0 and (first, last) == (year_span(year)[0], year_span(year + 99)[1]):
        return start[:2] + "XX", "century"
    return f"[{start}..{end}]", "span"
