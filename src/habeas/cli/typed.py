"""Values as people type them on the command line, by the shape of their kind."""

from __future__ import annotations

import re

from habeas.core.errors import HabeasError
from habeas.core.kinds import KINDS, kind
from habeas.core.values import Age, Coded, Length, Order, Text, Unspecified, Value, Withheld
from habeas.core.when import When, parse

_COUNT = re.compile(r"(?P<about>~?)\s*(?:(?P<low>\d+)\s*-\s*(?P<high>\d+)|under\s+(?P<under>\d+)|(?P<over>\d+)\+|(?P<number>\d+))"
                    r"(?:\s*(?P<unit>years?|months?|days?))?")


class BadValue(HabeasError):
    """A value that does not fit its kind."""

    def __init__(self, text: str, expected: str) -> None:
        super().__init__(f"{text!r} is not a value for this kind of claim: {expected}")


EXPECTED = {
    "event": "give a date such as 1976, 1976-05, 1976-05-31, 1976~ or [1976-05-18..1976-05-22], or leave --value out",
    "state": "give an extent such as 1976-05/1978, or a date at which it held, or leave --value out",
    "age": "give 24, 24-26, under 18, 18+ or ~24, with years, months or days, and --at a date or an event (arrest, arrest|death)",
    "length": "give 24 years, 3-4 months or 10 days, and --since an event, --until an event or a date",
    "order": "give two kinds of event, as in arrest<release",
    "one": "give one code, such as female",
    "many": "give text",
}


def value(name: str, text: str | None, at: str, since: str, until: str) -> Value:
    """The value of a claim of kind `name`. Raises BadValue, NotADate, UnknownKind."""
    shape = kind(name).shape
    if text == "withheld":
        return Withheld()
    if shape in ("event", "state"):
        return parse(text) if text else Unspecified()
    if not text:
        raise BadValue("", EXPECTED[shape])
    if shape == "age":
        low, high, unit, about = _count(text, shape)
        return Age(low, high, unit, _moment(at or "arrest"), about)
    if shape == "length":
        low, high, unit, about = _count(text, shape)
        begin, end = ("sentence_served", "sentence_served") if name == "sentence" else ("arrest", "release")
        return Length(low, high, unit, since or begin, _end(until or since or end), about)
    if shape == "order":
        first, less, second = text.partition("<")
        if not less:
            raise BadValue(text, EXPECTED[shape])
        return Order(first.strip(), second.strip())
    if shape == "one" or name == "status":
        return Coded(text, parse(at) if at else None)
    return Text(text)


def _count(text: str, shape: str) -> tuple[int | None, int | None, str, bool]:
    match = _COUNT.fullmatch(text.strip().lower())
    if not match:
        raise BadValue(text, EXPECTED[shape])
    unit = (match["unit"] or "years").rstrip("s") + "s"
    about = bool(match["about"])
    if match["under"]:
        return None, int(match["under"]) - 1, unit, about
    if match["over"]:
        return int(match["over"]), None, unit, about
    if match["low"]:
        return int(match["low"]), int(match["high"]), unit, about
    return int(match["number"]), int(match["number"]), unit, about


def _moment(text: str) -> When | tuple[str, ...]:
    """A date, or events joined by `|`."""
    if text[:1].isdigit() or text.startswith("["):
        return parse(text)
    return tuple(kind(each).name for each in text.split("|"))


def _end(text: str) -> When | str:
    return parse(text) if text[:1].isdigit() or text.startswith("[") else kind(text).name


def kinds_by_shape() -> dict[str, list[str]]:
    """The vocabulary, grouped by shape, for people who record by hand."""
    found: dict[str, list[str]] = {}
    for each in KINDS.values():
        found.setdefault(each.shape, []).append(each.name)
    return found
