"""Values as people (and models) type them, by the shape of their kind."""

from __future__ import annotations

import re

from habeas.core.errors import BadValue, Misplaced
from habeas.core.kinds import kind
from habeas.core.values import Age, Coded, Length, Order, Text, Unspecified, Value, Withheld
from habeas.core.when import When, parse

_COUNT = re.compile(r"(?P<about>~?)\s*(?:(?P<low>\d+)\s*-\s*(?P<high>\d+)|under\s+(?P<under>\d+)|(?P<over>\d+)\+|(?P<number>\d+))"
                    r"(?:\s*(?P<unit>years?|months?|days?))?")
EXPECTED = {
    "event": "give a date such as 1976, 1976-05, 1976-05-31, 1976~ or [1976-05-18..1976-05-22], or leave --value out",
    "state": "give an extent such as 1976-05/1978, or a date at which it held, or leave --value out",
    "age": "give 24, 24-26, under 18, 18+ or ~24, with years, months or days, and --at a date or an event (arrest, arrest|death)",
    "length": "give 24 years, 3-4 months or 10 days, and --since an event, --until an event or a date",
    "order": "give two kinds of event, as in arrest<release",
    "one": "give one code, such as female",
    "many": "give text",
}


def value(name: str, text: str | None, at: str = "", since: str = "", until: str = "") -> Value:
    """The value of a claim of kind `name`. Raises BadValue, Misplaced, NotADate, UnknownKind."""
    shape = kind(name).shape
    for option, given, takes in (("--at", at, shape == "age" or name == "status"), ("--since", since, shape == "length"),
                                 ("--until", until, shape == "length")):
        if given and not takes:
            raise Misplaced(option, name, EXPECTED[shape])
    if text == "withheld" and shape != "order":
        return Withheld()
    if shape in ("event", "state"):
        return parse(text) if text else Unspecified()
    if not text:
        raise BadValue("", EXPECTED[shape])
    try:
        return _value(name, shape, text, at, since, until)
    except ValueError as error:  # from the constructors: a range that runs backwards
        raise BadValue(text, str(error)) from None


def _value(name: str, shape: str, text: str, at: str, since: str, until: str) -> Value:
    if shape == "age":
        low, high, unit, about = _count(text, shape)
        return Age(low, high, unit, _moment(at or "arrest"), about)
    if shape == "length":
        low, high, unit, about = _count(text, shape)
        begin, end = ("sentence_served", "sentence_served") if name == "sentence" else ("arrest", "release")
        return Length(low, high, unit, _event(since or begin), _end(until or since or end), about)
    if shape == "order":
        first, less, second = text.partition("<")
        if not less:
            raise BadValue(text, EXPECTED[shape])
        return Order(_event(first.strip()), _event(second.strip()))
    if shape == "one" or name == "status":
        return Coded(text, parse(at) if at else None)
    return Text(text)


def _count(text: str, shape: str) -> tuple[int | None, int | None, str, bool]:
    match = _COUNT.fullmatch(text.strip().lower())
    if not match:
        raise BadValue(text, EXPECTED[shape])
    if match["under"] and not int(match["under"]):
        raise BadValue(text, "nobody is younger than that")
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
    return parse(text) if _is_date(text) else tuple(_event(each.strip()) for each in text.split("|"))


def _end(text: str) -> When | str:
    return parse(text) if _is_date(text) else _event(text)


def _is_date(text: str) -> bool:
    return text[:1].isdigit() or text.startswith("[")


def _event(name: str) -> str:
    """The name of a kind that has a date. Raises UnknownKind, BadValue."""
    if kind(name).shape not in ("event", "state"):
        raise BadValue(name, "give an event or a state, such as arrest, custody or release")
    return name


def check_bound(name: str, bound: str | None) -> None:
    """Raise Misplaced where a bound is given for what has no start and end."""
    if bound and kind(name).shape != "state":
        raise Misplaced("--bound", name, EXPECTED[kind(name).shape])
