"""The moment up to which somebody wants to see a case: the end of a day, or an exact time."""

from __future__ import annotations

import re

from habeas.core.calendar import iso
from habeas.core.errors import NotADate
from habeas.web.dates import understood

_EXACT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def read(text: str, language: str) -> str | None:
    """UTC text: the end of the day (month, year) that somebody typed; an exact time as it is. None where it is no date, or several."""
    if _EXACT.fullmatch(text):
        return text
    try:
        found = understood(text, language)
    except NotADate:
        return None
    last = found[0].latest if len(found) == 1 else None
    return f"{iso(last)}T23:59:59Z" if last is not None else None
