"""Dates and amounts as people type them, in any of the languages of the pages and in EDTF. Nothing is guessed: what can be read in two
ways is given back in both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from habeas.core.errors import NotADate
from habeas.core.values import UNITS
from habeas.core.when import When, parse
from habeas.intake.dates import DateRules, read_dates
from habeas.intake.words import MONTHS, Unread
from habeas.reading.times.amounts import Amount
from habeas.reading.times.expressions import expressions

_LEAD = re.compile(r"(?:on|in|at|el|en|a)\s+(?:the\s+|el\s+|la\s+)?", re.IGNORECASE)
_LONGEST = 120  # characters of a date
_ORDERS = ("dmy", "mdy")


def understood(text: str, first: str = "en") -> tuple[When, ...]:
    """What a date may mean, without doubles: one When if it is clear. `first` is the language that is tried first. Raises NotADate."""
    bare = " ".join(text.split())[:_LONGEST]
    try:
        return (parse(bare),)
    except NotADate as error:
        refused = error
    languages = sorted(MONTHS, key=lambda each: (each != first, each))
    found = {when.edtf: when for language in languages for when in (*_listed(bare, language), *_told(bare, language))}
    if not found:
        raise refused
    return tuple(found.values())


def amount(text: str, first: str = "en") -> str:
    """An age or length in any language, as `core.typed` takes it: `24 años` is `24 years`. What is not understood stays as it is."""
    bare = " ".join(text.split())[:_LONGEST]
    for language in sorted(MONTHS, key=lambda each: (each != first, each)):
        for each in expressions(bare, language):
            value = each.value
            if each.words != bare or not isinstance(value, Amount) or value.unit not in UNITS:
                continue
            if value.low is not None or value.high is not None:
                return f"{'~' if value.about else ''}{_count(value.low, value.high)} {value.unit}"
    return text


def _count(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return f"under {high}" if low is None else f"{low}+"
    return f"{low}" if low == high else f"{low}-{high}"


def _listed(text: str, language: str) -> Iterator[When]:
    """As lists write them."""
    for order in _ORDERS:
        try:
            read = read_dates(text, DateRules(order, MONTHS[language]))
        except (Unread, NotADate):
            continue
        if len(read) == 1:  # several: two events, each of which is a claim of its own
            yield read[0]


def _told(text: str, language: str) -> Iterator[When]:
    """As sentences tell them, where nothing else stands there."""
    bare = _LEAD.sub("", text, count=1) if _LEAD.match(text) else text
    for each in expressions(text, language):
        whole = each.words.casefold() in (text.casefold(), bare.casefold())
        if whole and isinstance(each.value, When) and each.value.edtf != "[..]":
            yield each.value
