"""What somebody typed into the search field: words, phrases in quotation marks, and days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from habeas.core.errors import NotADate
from habeas.core.terms import split
from habeas.core.when import When, parse

Phrase = tuple[str, ...]
BEFORE, AFTER = "before", "after"
PREFIX = 3  # letters from which on a word may be the beginning of a longer one
_TOKEN = re.compile(r'"([^"]*)"|“([^”]*)”|«([^»]*)»|(\S+)')
_RANGE = re.compile(r"(.*?)\.\.(.*)")
_DIGIT = re.compile(r"\d")


class Days(NamedTuple):
    """From the first to the last day, None where open; and how that was typed."""

    first: int | None
    last: int | None
    text: str


class Asked(NamedTuple):
    """Folded words and phrases, all of which are wanted; those that were quoted stand as they are. `days`: which claims are wanted by their
    dates. `dates`: what a date reads as in words, for texts, where a day has no number; None where it was a range."""

    begun: tuple[Phrase, ...]
    quoted: tuple[Phrase, ...]
    days: Days | None
    dates: tuple[Phrase, ...] | None

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """All of them."""
        return (*self.begun, *self.quoted)

    @property
    def empty(self) -> bool:
        """Whether nothing was asked."""
        return not (self.begun or self.quoted or self.days)

    def in_texts(self) -> Asked | None:
        """The same for texts: a date as the words it reads as; None where only a range of days was asked for, which no text answers."""
        if self.days is None:
            return self
        if self.dates is None:
            return self._replace(days=None) if self.phrases else None
        return self._replace(days=None, quoted=(*self.quoted, *self.dates))


def asked(text: str, words: Mapping[str, str]) -> Asked:
    """Read what was typed. `words` are those that stand before a date, folded, and which of BEFORE and AFTER each means."""
    begun: list[Phrase] = []
    quoted: list[Phrase] = []
    days: Days | None = None
    dates: list[Phrase] | None = []
    tokens = list(_tokens(text))
    place = 0
    while place < len(tokens):
        token, whole = tokens[place]
        length, sense = _sense(tokens[place:], words)
        found = None if whole else _days(tokens[place + length][0], sense)
        phrase = tuple(split(token))
        if found:
            place += length
            days = found if days is None else _both(days, found)
            plain = not sense and ".." not in found.text
            dates = [*dates, tuple(split(found.text))] if plain and dates is not None else None
        elif phrase:
            (quoted if whole else begun).append(phrase)
        place += 1
    return Asked(tuple(dict.fromkeys(begun)), tuple(dict.fromkeys(quoted)), days, tuple(dates) if dates is not None else None)


def _tokens(text: str) -> Iterator[tuple[str, bool]]:
    for match in _TOKEN.finditer(text):
        yield match[match.lastindex or 0], match.lastindex != 4


def _sense(tokens: Sequence[tuple[str, bool]], words: Mapping[str, str]) -> tuple[int, str]:
    """How many tokens say "before" or "after" where a date follows them; and which."""
    for length in (2, 1):
        name = " ".join(split(" ".join(token for token, _ in tokens[:length])))
        if length < len(tokens) and name in words and _days(tokens[length][0], words[name]):
            return length, words[name]
    return 0, ""


def _days(token: str, sense: str) -> Days | None:
    if not _DIGIT.search(token):
        return None
    both = None if token.startswith("[") else _RANGE.fullmatch(token)
    first, last = (_when(both[1]), _when(both[2])) if both else (_when(token),) * 2
    if both and ((both[1] and first is None) or (both[2] and last is None)):
        return None
    if first is None and last is None:
        return None
    if sense == BEFORE:
        return Days(None, _day(first.earliest if first else None, -1), token)
    if sense == AFTER:
        return Days(_day(last.latest if last else None, 1), None, token)
    return Days(first.earliest if first else None, last.latest if last else None, token)


def _when(text: str) -> When | None:
    try:
        return parse(text) if text else None
    except NotADate:
        return None


def _day(day: int | None, step: int) -> int | None:
    return None if day is None else day + step


def _both(one: Days, other: Days) -> Days:
    firsts = [each for each in (one.first, other.first) if each is not None]
    lasts = [each for each in (one.last, other.last) if each is not None]
    return Days(max(firsts, default=None), min(lasts, default=None), f"{one.text} {other.text}")
