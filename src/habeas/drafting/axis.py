"""A time axis in per cent of the drawing's width, broken where decades hold nothing, with ticks that fit the range."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from habeas.checking.words import MONTHS
from habeas.core.calendar import FIRST_DAY, LAST_DAY, civil, day_number
from habeas.core.when import Span

LEFT, RIGHT = 3.0, 97.0  # per cent: room for arrows at either end
BREAK = 4.0  # per cent of width that a break takes
WIDE, NARROW = 640, 330  # pixels: the widths of the drawing on a laptop and on a phone that ticks are chosen for
LABEL = {"day": 80, "month": 62, "year": 40}  # pixels that a tick's label takes with its margin
EDGE = 6.0  # per cent from either edge within which labels lean inwards
EMPTY_YEARS = 2  # a stretch without dates is cut out if it is longer than this
EMPTY_SHARE = 0.25  # and takes more than this share of what is drawn
_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of days drawn from `left` to `right` per cent."""

    first: int
    last: int
    left: float
    right: float

    def x(self, day: int) -> float:
        """Where a day begins, in per cent."""
        return self.left + (day - self.first) * (self.right - self.left) / (self.last - self.first)


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled day; `narrow` if its label also fits on a phone."""

    x: float
    label: str
    narrow: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """The segments, in order of time."""

    segments: tuple[Segment, ...]

    def x(self, day: int) -> float:
        """Where a day begins, in per cent; days outside every segment go to the nearest one's edge."""
        for segment in self.segments:
            if day <= segment.last:
                return segment.x(max(day, segment.first))
        return self.segments[-1].right

    def breaks(self) -> tuple[float, ...]:
        """The middle of each break."""
        return tuple((before.right + after.left) / 2 for before, after in pairwise(self.segments))

    def ticks(self, months: Sequence[str] = MONTHS) -> tuple[Tick, ...]:
        """Ticks on round days, at least one in each segment. `months` are the names of the twelve months."""
        return tuple(_ticks(self.segments, months))


def axis(spans: Iterable[Span]) -> Axis | None:
    """An axis on which every bound of `spans` has a place; None if there is none."""
    groups: list[tuple[int, int]] = []
    for first, last in sorted(_closed(spans)):
        if groups and first <= groups[-1][1] + 1:
            groups[-1] = (groups[-1][0], max(groups[-1][1], last))
        else:
            groups.append((first, last))
    return Axis(tuple(_segments(_joined(groups)))) if groups else None


def _closed(spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """Spans with both ends; one with an open end stands for the day that it gives."""
    for first, last in spans:
        if first is not None or last is not None:
            yield (first if first is not None else last or 0), (last if last is not None else first or 0)


def _joined(groups: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Groups joined over every stretch that is not worth cutting out; the longest empty stretch is judged first."""
    if len(groups) < 2:
        return groups
    empty = [after[0] - before[1] for before, after in pairwise(groups)]
    longest = max(empty)
    if longest <= EMPTY_YEARS * _YEAR or longest <= EMPTY_SHARE * (groups[-1][1] - groups[0][0]):
        return [(groups[0][0], groups[-1][1])]
    cut = empty.index(longest) + 1
    return [*_joined(groups[:cut]), *_joined(groups[cut:])]


def _segments(groups: list[tuple[int, int]]) -> Iterator[Segment]:
    padded = [(max(FIRST_DAY, first - _margin(first, last)), min(LAST_DAY, last + 1 + _margin(first, last)))
              for first, last in groups]
    weights = [(last - first) ** 0.5 for first, last in padded]
    room = RIGHT - LEFT - BREAK * (len(padded) - 1)
    left = LEFT
    for (first, last), weight in zip(padded, weights, strict=True):
        width = room * (0.5 / len(padded) + 0.5 * weight / sum(weights))  # a short stretch is never squashed
        yield Segment(first, last, left, left + width)
        left += width + BREAK


def _margin(first: int, last: int) -> int:
    return max(10, (last - first) // 14)


# ---- ticks


def _ticks(segments: Sequence[Segment], months: Sequence[str]) -> Iterator[Tick]:
    """Ticks that fit a laptop, marked where they also fit a phone."""
    wide = narrow = -1000.0  # pixels up to which labels stand already
    for segment in segments:
        unit, marks = _finest(segment, wide, months)
        for x, label in marks:
            wide = _extent(x, unit, WIDE)[1]
            start, end = _extent(x, unit, NARROW)
            fits = start >= narrow
            narrow = end if fits else narrow
            yield Tick(x, label, fits)


def _finest(segment: Segment, taken: float, names: Sequence[str]) -> tuple[str, list[tuple[float, str]]]:
    """The finest round steps whose labels do not run into each other, nor into what stands before `taken`."""
    for unit, step in _STEPS:
        marks = [(segment.x(day), label) for day, label in _marks(segment, unit, step, names)]
        places = [(taken, taken), *(_extent(x, unit, WIDE) for x, _ in marks)]
        if marks and all(before[1] <= after[0] for before, after in pairwise(places)):
            return unit, marks
    middle = (segment.first + segment.last) // 2  # nothing round within that fits: say where we are
    return "month", [(segment.x(middle), _label(middle, "month", names))]


def _extent(x: float, unit: str, width: int) -> tuple[float, float]:
    """From where to where a label reaches, in pixels."""
    place, size = x * width / 100, LABEL[unit]
    start = place - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor(x)] * size
    return start, start + size


def anchor(x: float) -> str:
    """How a label stands to its tick, so that it stays within the drawing."""
    return "start" if x < EDGE else "end" if x > 100 - EDGE else "middle"


# Unit and how many of them; days count from the first of a month.
_STEPS = (("day", 1), ("day", 5), ("day", 10), ("month", 1), ("month", 2), ("month", 3), ("month", 6), ("year", 1), ("year", 2),
          ("year", 5), ("year", 10), ("year", 20), ("year", 50), ("year", 100), ("year", 500))


def _marks(segment: Segment, unit: str, step: int, names: Sequence[str]) -> Iterator[tuple[int, str]]:
    year, end = civil(segment.first)[0], civil(segment.last)[0]
    if unit == "year":
        days: Iterable[int] = (day_number(each, 1, 1) for each in range(year // step * step, end + 1, step) if each > 0)
    elif unit == "month":
        months = range(year * 12, end * 12 + 12, step) if segment.last - segment.first < 40 * _YEAR else range(0)
        days = (day_number(each // 12, each % 12 + 1, 1) for each in months)
    elif segment.last - segment.first > 400:
        days = ()
    else:
        days = (day for day in range(segment.first, segment.last + 1)
                if civil(day)[2] % step == 1 % step and not (civil(day)[2] == 31 and step > 1))
    return ((day, _label(day, unit, names)) for day in days if segment.first <= day <= segment.last)


def _label(day: int, unit: str, names: Sequence[str]) -> str:
    year, month, number = civil(day)
    if unit == "year":
        return str(year)
    short = f"{names[month - 1][:3]} {year}"
    return short if unit == "month" else f"{number} {short}"
