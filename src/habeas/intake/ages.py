"""Ages and lengths as lists write them: `26 años`, `2 meses`, `15 días aprox.`, `24 o 26`, `3 años y 2 meses`, `0.22`, `<18`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from habeas.intake.words import ABOUT, BETWEEN, OR, TO, Unread, simplified

_WORDS = {"ano": "years", "anos": "years", "year": "years", "years": "years", "yrs": "years", "yr": "years",
          "mes": "months", "meses": "months", "month": "months", "months": "months",
          "dia": "days", "dias": "days", "day": "days", "days": "days"}
_NUMBER = re.compile(r"(\d{1,5})(?:[.,](\d+))?(?: ?([^\W\d_]+))?")
_UNDER = re.compile(r"^(?:<|menor de|menos de|under|less than) ?")
_OVER = re.compile(r"^(?:>=|≥|>|mayor de|mas de|over|more than|at least|al menos) ?")


@dataclass(frozen=True, slots=True)
class Count:
    """`low` to `high` completed units (None: no bound); `about` is the source's word."""

    low: int | None
    high: int | None
    unit: str
    about: bool = False


def read_count(text: str, unit: str, words: dict[str, str] | None = None) -> Count:
    """An age or length; a number without a word counts `unit`; `words` adds words for units (simplified). Raises Unread."""
    plain = simplified(text)
    bare = " ".join(ABOUT.sub(" ", plain).removesuffix("?").split())
    about = bare != plain
    known = {**_WORDS, **(words or {})}
    for pattern, below in ((_UNDER, True), (_OVER, False)):
        if pattern.match(bare):
            low, _, found = _one(pattern.sub("", bare), unit, known)
            if below and low == 0:
                break
            return Count(None, low - 1, found, about) if below else Count(low, None, found, about)
    return _range(bare, unit, known, about)


def _range(text: str, unit: str, known: dict[str, str], about: bool) -> Count:
    """One count, or several joined as a range: the last one's unit serves those that name none."""
    halves = BETWEEN.match(text)
    texts = list(halves.groups()) if halves else [each.strip() for each in re.split("-|/", TO.sub("-", OR.sub("-", text)))]
    if len(texts) > 2:
        raise Unread("it is more than two numbers")
    low, high, found = _one(texts[-1], unit, known)
    for each in texts[:-1]:
        first, _, own = _one(each, found, known)
        if own != found or first > high:
            raise Unread("its two numbers do not make a range")
        low = min(low, first)
    return Count(low, high, found, about)


def _one(text: str, unit: str, known: dict[str, str]) -> tuple[int, int, str]:
    """Least, most, and unit of one count. A decimal is what the rounding leaves: 0.22 years is 2 completed months."""
    parts = [_NUMBER.fullmatch(each) for each in re.split(r" (?:y|e|and|con|,) |, ", text)]
    read = [(int(part[1]), part[2] or "", _unit(part[3], unit, known)) for part in parts if part]
    if len(read) != len(parts):
        raise Unread("it is not a number with a unit of time")
    if len(read) == 2 and read[0][2] == "years" and read[1][2] == "months" and not read[0][1] and read[1][0] < 12:
        months = read[0][0] * 12 + read[1][0]
        return months, months, "months"
    if len(read) != 1:
        raise Unread("it is more than one number with a unit of time")
    whole, decimals, found = read[0]
    if not decimals.strip("0"):
        return whole, whole, found
    if found != "years":
        raise Unread(f"it gives a fraction of {found}")
    written = Fraction(f"{whole}.{decimals}")
    half = Fraction(1, 2 * 10 ** len(decimals))
    return floor((written - half) * 12), floor((written + half) * 12), "months"


def _unit(word: str | None, unit: str, known: dict[str, str]) -> str:
    if word is None:
        return unit
    if word not in known:
        raise Unread(f"{word!r} is not a unit of time that the mapping knows")
    return known[word]
