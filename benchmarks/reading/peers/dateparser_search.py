"""dateparser's search (BSD) as a process: `.venv-peers/bin/python -m benchmarks.reading.peers.dateparser_search`.

It knows points in time only: a length ("three years") is to it a day that lies so far back, and is marked as that. A value is written as
fine as dateparser says that it is (its `period`): 2005, 2005-03, 2005-W11, 2005-03-14, a part of a day or a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from importlib import import_module

from ..corpus import Mark
from .stream import serve
from .words import trimmed

STRATEGY = "split"
_PARTS = ((4, "TMO"), (12, "TAF"), (18, "TEV"), (20, "TNI"))  # the hours that dateparser gives: 9, 15, 18, 20; 3 for the small hours


def described(words: str, when: datetime, period: str | None) -> tuple[str, str]:
    """TIMEX3 type and value of what was found in some words."""
    if words.lower() == "now":
        return "DATE", "PRESENT_REF"
    if period == "time":
        zone = "Z" if when.utcoffset() is not None and not when.utcoffset() else ""
        return "TIME", when.strftime("%Y-%m-%dT%H:%M") + zone
    if period == "part_of_day":
        return "TIME", f"{when:%Y-%m-%d}" + next((part for hour, part in reversed(_PARTS) if when.hour >= hour), "TNI")
    if period == "week":
        year, week, _ = when.isocalendar()
        return "DATE", f"{year:04}-W{week:02}"
    if period == "quarter":
        return "DATE", f"{when.year:04}-Q{(when.month + 2) // 3}"
    return "DATE", when.date().isoformat()[:{"year": 4, "month": 7}.get(period or "", 10)]


def placed(text: str, found: Iterable[tuple[str, datetime, str | None]]) -> list[Mark]:
    """The marks of what was found, in order: dateparser gives words, not places, so each is looked for after the one before it.

    White space may differ. What cannot be placed is left out."""
    marks: list[Mark] = []
    here = 0
    for words, when, period in found:
        match = re.compile(r"\s+".join(re.escape(word) for word in words.split())).search(text, here)
        if match is not None:
            here = match.end()
            start, end = trimmed(text, match.start(), match.end())
            marks.append(Mark(start, end, *described(text[start:end], when, period)))
    return marks


def main() -> None:
    """Answer documents."""
    search = import_module("dateparser.search").search_dates  # not a dependency: installed by setup, in an environment of its own

    def read(text: str, published: str) -> list[Mark]:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(published), "PREFER_DATES_FROM": "past", "RETURN_TIME_AS_PERIOD": True}
        return placed(text, search(text, languages=["en"], settings=settings, strategy=STRATEGY, add_period=True) or [])

    serve(read)


if __name__ == "__main__":
    main()
