"""Microsoft's recognizers-text (MIT) as a process: `.venv-peers/bin/python -m benchmarks.reading.peers.recognizers`.

Its resolutions are written as TIMEX3 would. What is open ("Monday") is the last such day that is not after the day of publication. A
range with two ends that can be read alone ("from May 3 to May 5") is two marks, as TIMEX3 has it. It is given a line at a time, since an
error inside it loses all that follows in what it was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module

from ..corpus import Mark
from .stream import serve
from .words import lines, trimmed

_RANGE = re.compile(r"\(([^,]+),([^,]+),([^,]+)\)")
_LINK = re.compile(r"\s+(?:to|till|until|through|and)\s+|\s*[-–—]\s*")
_KINDS = {"duration": "DURATION", "set": "SET", "time": "TIME", "datetime": "TIME", "timerange": "TIME", "datetimerange": "TIME"}


@dataclass(frozen=True, slots=True)
class Found:
    """What the library found: code points `start` to `end` and its readings, each with `timex` and `type` and, by type, `value`, or
    `start` and `end`; none if it could not resolve it."""

    start: int
    end: int
    readings: tuple[Mapping[str, str], ...]


def mark(text: str, found: Found, published: str) -> Mark:
    """The TIMEX3 mark, without the signals around it."""
    start, end = trimmed(text, found.start, found.end)
    kind, value = described(found.readings, published)
    return Mark(start, end, kind, value)


def described(readings: tuple[Mapping[str, str], ...], published: str) -> tuple[str, str]:
    """TIMEX3 type and value of the readings of one expression, on a day of publication (ISO). No value if there is no reading."""
    if not readings:
        return "DATE", ""
    reading = chosen(readings, published)
    timex, kind = reading.get("timex", ""), _KINDS.get(reading.get("type", ""), "DATE")
    if not timex:
        return kind, _shared(reading)
    if timex.endswith("_REF"):
        return "DATE", timex
    if kind in ("DURATION", "SET"):
        return kind, timex
    if (match := _RANGE.fullmatch(timex)) is not None:
        return _range(kind, match.group(3), reading)
    return kind, _anchored(timex, reading, published)


def chosen(readings: tuple[Mapping[str, str], ...], published: str) -> Mapping[str, str]:
    """The last reading that is not after the day of publication, or else the first."""
    past = [each for each in readings if _first(each)[:10] <= published]
    return max(past, key=_first) if past else readings[0]


def _first(reading: Mapping[str, str]) -> str:
    return reading.get("start") or reading.get("value") or reading.get("end") or ""


def _shared(reading: Mapping[str, str]) -> str:
    """The year or month in which a range lies that has no timex, as "late 2006" has none."""
    first, last = reading.get("start", "")[:10], reading.get("end", "")[:10]
    return first[:7] if first[:7] == last[:7] else first[:4]


def _anchored(timex: str, reading: Mapping[str, str], published: str) -> str:
    """A timex with its open parts filled in: XXXX-03, XXXX-WXX-1, SU, T16."""
    day, _, clock = timex.partition("T")
    if clock.isdigit():
        clock += ":00"
    first = _first(reading)[:10]
    if not day:
        day = published
    elif re.fullmatch("SP|SU|FA|WI", day):
        day = f"{published[:4]}-{day}"
    elif "X" in day:
        day = _filled(day, first if re.fullmatch(r"\d{4}-\d\d-\d\d", first) else published)
    return f"{day}T{clock}" if clock else day


def _filled(pattern: str, day: str) -> str:
    """A pattern's open parts as they are on a day."""
    if "W" not in pattern:
        return "".join(new if old == "X" else old for old, new in zip(pattern, day.ljust(len(pattern)), strict=False))
    if re.fullmatch(r".{4}-W..-\d", pattern):
        return day
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year:04}-W{week:02}{'-WE' if pattern.endswith('-WE') else ''}"


def _range(kind: str, length: str, reading: Mapping[str, str]) -> tuple[str, str]:
    """A range that is a year, quarter, month, week, decade or century has the value of that; any other is a length of time."""
    first = reading.get("start", "")[:10]
    if kind == "TIME" or not re.fullmatch(r"\d{4}-\d\d-\d\d", first):
        return "DURATION", length
    year, month, day = int(first[:4]), int(first[5:7]), int(first[8:])
    starts = day == 1 and month == 1
    if length in ("P1Y", "P12M") and starts:
        return "DATE", f"{year:04}"
    if length in ("P10Y", "P100Y") and starts and year % 10 == 0:
        return "DATE", f"{year:04}"[:3 if length == "P10Y" else 2]
    if length == "P3M" and day == 1 and month % 3 == 1:
        return "DATE", f"{year:04}-Q{month // 3 + 1}"
    if length == "P1M" and day == 1:
        return "DATE", first[:7]
    if length in ("P7D", "P1W") and date.fromisoformat(first).weekday() == 0:
        return "DATE", _filled("XXXX-WXX", first)
    return "DURATION", length


def ends(text: str, found: Found) -> Iterator[tuple[int, int]]:
    """Where the two ends of a range stand, if it has two joined by a word or a dash."""
    if found.readings and _RANGE.fullmatch(found.readings[0].get("timex", "")):
        pieces = list(_LINK.finditer(text, found.start, found.end))
        if len(pieces) == 1:
            yield from ((found.start, pieces[0].start()), (pieces[0].end(), found.end))


def main() -> None:
    """Answer documents."""
    library = import_module("recognizers_date_time")  # not a dependency: installed by setup, in an environment of its own
    model = library.DateTimeRecognizer(library.Culture.English).get_datetime_model()

    def find(text: str, published: str, place: tuple[int, int]) -> list[Found]:
        start, end = place
        return [Found(start + each.start, start + each.end + 1, tuple((each.resolution or {}).get("values") or ()))
                for each in model.parse(text[start:end], datetime.fromisoformat(published))]

    def read(text: str, published: str) -> list[Mark]:
        marks: list[Mark] = []
        for found in (each for line in lines(text) for each in find(text, published, line)):
            alone = [find(text, published, end) for end in ends(text, found)]
            ones = [each for each, in alone if len(alone) == 2] if all(len(each) == 1 for each in alone) else []
            marks += [mark(text, each, published) for each in ones or [found]]
        return marks

    serve(read)


if __name__ == "__main__":
    main()
