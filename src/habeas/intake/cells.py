"""One cell under its column: claims, a silence, something withheld, or unread. Never a guessed value."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from habeas.core.calendar import civil, iso, month_span, year_span
from habeas.core.claims import PRINCIPAL
from habeas.core.kinds import kind
from habeas.core.values import Age, Coded, Length, Quantity, Text, Unspecified, Value, Withheld
from habeas.core.when import When, between, parse
from habeas.intake.ages import read_count
from habeas.intake.columns import Column
from habeas.intake.dates import read_dates
from habeas.intake.words import Unread

LONGEST = 100_000  # characters of a cell that is still read
MOST_YEARS = 150  # more is no human age, but a year or a number of another column
ONCE = frozenset({"birth", "death"})  # these happen once in a life, so two dates are not two events


@dataclass(frozen=True, slots=True)
class Saying:
    """What a cell says, before row and speaker are added: the parts of a claim that its words alone decide."""

    kind: str
    value: Value
    words: str
    episode: str = PRINCIPAL
    bound: str = ""
    affirmed: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """A read cell. `sort` is claim, silence, withheld or unread; a withheld cell has a saying too; `why` is for unread ones."""

    sort: str
    sayings: tuple[Saying, ...] = ()
    why: str = ""


SILENCE = Reading("silence")


def read_cell(column: Column, text: str) -> Reading:
    """Read one cell. The words of its sayings are the cell's, without space around them."""
    words = text.strip()
    if not words or words in column.silence:
        return SILENCE
    if words in column.withheld:
        return Reading("withheld", (Saying(column.kind, Withheld(), words, column.episode, column.bound),))
    if len(words) > LONGEST:
        return Reading("unread", why=f"it holds {len(words):,} characters; cells of up to {LONGEST:,} are read")
    further = [Saying(also.kind, Coded(also.code) if also.code else Unspecified(), also.words)
               for also in column.also if also.words in words]
    rest = words
    for saying in further:
        rest = rest.replace(saying.words, " ")
    if further and not rest.strip(" .,;:/-"):
        return Reading("claim", tuple(further))
    try:
        own = _READERS[column.read](column, words if column.read in ("text", "code") else rest.strip(), words)
    except Unread as why:
        return Reading("unread", why=str(why))
    return Reading("claim", (*own, *further))


def _dates(column: Column, text: str, words: str) -> tuple[Saying, ...]:
    read = read_dates(text, column.dates)
    if read[0].extent and kind(column.kind).shape == "event":
        raise Unread("it is an extent, and the column gives events of one day")
    found = tuple(_sided(_grained(when, column.grain), column.side) for when in read)
    if len(found) == 1:
        return (Saying(column.kind, found[0], words, column.episode, column.bound),)
    if column.kind in ONCE:
        raise Unread(f"it joins two dates, and a {column.kind} happens once")
    before = "" if column.episode == PRINCIPAL else f"{column.episode}."
    return tuple(Saying(column.kind, when, words, f"{before}{place}", column.bound) for place, when in enumerate(found, 1))


def _grained(when: When, grain: str) -> When:
    """The month (or year) of which a column writes the first day. Raises Unread for another day."""
    if not grain or when.precision == grain:
        return when
    if when.precision == "day" and when.earliest is not None:
        year, month, day = civil(when.earliest)
        if day == 1 and (grain == "month" or month == 1):
            return between(*(month_span(year, month) if grain == "month" else year_span(year)))
    raise Unread(f"the column gives {grain}s by their first day, and this is not one")


def _sided(when: When, side: str) -> When:
    """That day or before (`by`), that day or after (`from`)."""
    edge = when.latest if side == "by" else when.earliest
    if not side or edge is None:
        return when
    text = f"{iso(edge)}{when.qualifier}"
    return replace(parse(f"[..{text}]" if side == "by" else f"[{text}..]"), calendar=when.calendar)


def _age(column: Column, text: str, words: str) -> tuple[Saying, ...]:
    count = read_count(text, column.unit, dict(column.units))
    most = max(count.low or 0, count.high or 0)
    if most > MOST_YEARS * {"years": 1, "months": 12, "days": 366}[count.unit]:
        raise Unread(f"{most} {count.unit} is no human age")
    value = Age(count.low, count.high, count.unit, column.at, count.about)
    return (Saying(column.kind, value, words, column.episode),)


def _length(column: Column, text: str, words: str) -> tuple[Saying, ...]:
    count = read_count(text, column.unit, dict(column.units))
    value = Length(count.low, count.high, count.unit, column.since, column.until, count.about)
    return (Saying(column.kind, value, words, column.episode),)


def _flag(column: Column, text: str, words: str) -> tuple[Saying, ...]:
    """Yes or no: an age under or not under a number of years, or an event or state that is affirmed or denied."""
    if text not in column.yes and text not in column.no:
        raise Unread("it is neither among the words for yes nor among those for no")
    yes = text in column.yes
    if column.under:
        value = Age(None, column.under - 1, "years", column.at) if yes else Age(column.under, None, "years", column.at)
        return (Saying(column.kind, value, words, column.episode),)
    return (Saying(column.kind, Unspecified(), words, column.episode, column.bound, yes),)


def _code(column: Column, text: str, words: str) -> tuple[Saying, ...]:
    for word, code in column.codes if column.match == "whole" else sorted(column.codes, key=lambda pair: -len(pair[0])):
        if text == word or (column.match == "beginning" and text.startswith(word) and not text[len(word)].isalnum()):
            return (Saying(column.kind, Coded(code), words, column.episode),)
    raise Unread("the mapping has no code for it")


def _text(column: Column, text: str, words: str) -> tuple[Saying, ...]:
    if not column.split:
        return (Saying(column.kind, Text(text), words, column.episode),)
    parts = dict.fromkeys(part.strip() for part in text.split(column.split))
    found = tuple(Saying(column.kind, Text(part), part, column.episode) for part in parts if part and part not in column.silence)
    if not found:
        raise Unread("nothing stands between its separators")
    return found


def _number(column: Column, text: str, words: str) -> tuple[Saying, ...]:
    if not re.fullmatch(r"-?[0-9]+(?:[.,][0-9]+)?", text):
        raise Unread("it is not a number")
    if re.search(r",[0-9]{3}$", text):
        raise Unread("its comma may stand for thousands or for decimals")
    amount = text.replace(",", ".")  # 2.0 is how a spreadsheet exports 2
    return (Saying(column.kind, Quantity(amount.removesuffix(".0"), column.unit), words, column.episode),)


_READERS: dict[str, Callable[[Column, str, str], tuple[Saying, ...]]] = {
    "date": _dates, "age": _age, "length": _length, "flag": _flag, "code": _code, "text": _text, "number": _number}
