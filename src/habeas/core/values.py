"""The values that a claim can hold, each with a plain JSON form (no floats) that decoding passes through the constructors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from habeas.core.kinds import kind
from habeas.core.when import When, parse

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]

UNITS = {"years": 12, "months": 1, "days": 0}


@dataclass(frozen=True, slots=True)
class Age:
    """Aged `low` to `high` completed units (None: no bound) at a date or at one of some events; `about` is the source's word."""

    low: int | None
    high: int | None
    unit: str = "years"
    at: When | tuple[str, ...] = ("arrest",)
    about: bool = False

    def __post_init__(self) -> None:
        _check_range(self.low, self.high, self.unit)
        if not isinstance(self.at, When):
            for each in self.at:
                kind(each)


@dataclass(frozen=True, slots=True)
class Length:
    """`low` to `high` units from one event to another event or date, or of a state (`since` and `until` the same state)."""

    low: int | None
    high: int | None
    unit: str = "years"
    since: str = "arrest"
    until: When | str = "release"
    about: bool = False

    def __post_init__(self) -> None:
        _check_range(self.low, self.high, self.unit)
        kind(self.since)
        if isinstance(self.until, str):
            kind(self.until)


@dataclass(frozen=True, slots=True)
class Order:
    """The event `first` came before, or on the same day as, the event `second`."""

    first: str
    second: str

    def __post_init__(self) -> None:
        kind(self.first)
        kind(self.second)


@dataclass(frozen=True, slots=True)
class Coded:
    """A value from a closed list; `at` is the date at which it is said to hold. `AR-B` lies within `AR`."""

    code: str
    at: When | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """Free text as written; never in conflict by itself."""

    text: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number kept as the decimal text that was written, with its unit."""

    amount: str
    unit: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """The source says that it knows and does not publish: not the same as silence."""


@dataclass(frozen=True, slots=True)
class Unspecified:
    """The event or state is claimed (or denied) without a date."""


Value = When | Age | Length | Order | Coded | Text | Quantity | Withheld | Unspecified


def _check_range(low: int | None, high: int | None, unit: str) -> None:
    if unit not in UNITS:
        raise ValueError(f"the unit must be one of {', '.join(UNITS)}, not {unit!r}")
    if low is None and high is None:
        raise ValueError("an age or length needs a number")
    if (low is not None and low < 0) or (low is not None and high is not None and high < low):
        raise ValueError("an age or length runs from a smaller to a greater number")


def when_json(when: When) -> Json:
    """A When as EDTF text, or as a list where words or calendar are kept beside it."""
    if when.calendar == "gregorian" and not when.words:
        return when.edtf
    return [when.edtf, when.words, when.calendar]


def when_from(json: Json) -> When:
    """The When of `when_json`. Raises NotADate."""
    if isinstance(json, list):
        edtf, words, calendar = (str(each) for each in json)
        return replace(_parsed(edtf), words=words, calendar=calendar)
    return _parsed(str(json))


@lru_cache(maxsize=100_000)
def _parsed(edtf: str) -> When:
    return parse(edtf)


def _until(at: When | str | tuple[str, ...]) -> Json:
    if isinstance(at, When):
        return {"when": when_json(at)}
    return at if isinstance(at, str) else list(at)


def _at(json: Json) -> When | tuple[str, ...]:
    if isinstance(json, dict):
        return when_from(json["when"])
    assert isinstance(json, list)
    return tuple(str(each) for each in json)


def value_json(value: Value) -> Json:
    """The JSON form: a list that starts with the type's tag."""
    match value:
        case When():
            return ["when", when_json(value)]
        case Age(low, high, unit, at, about):
            return ["age", low, high, unit, _until(at), about]
        case Length(low, high, unit, since, until, about):
            return ["length", low, high, unit, since, _until(until), about]
        case Order(first, second):
            return ["order", first, second]
        case Coded(code, held):
            return ["coded", code, when_json(held) if held else None]
        case Text(text):
            return ["text", text]
        case Quantity(amount, unit):
            return ["quantity", amount, unit]
        case Withheld():
            return ["withheld"]
        case Unspecified():
            return ["unspecified"]


def _number(json: Json) -> int | None:
    return None if json is None else int(str(json))


_READERS: dict[str, Callable[[list[Json]], Value]] = {
    "when": lambda part: when_from(part[1]),
    "age": lambda part: Age(_number(part[1]), _number(part[2]), str(part[3]), _at(part[4]), bool(part[5])),
    "length": lambda part: Length(
        _number(part[1]), _number(part[2]), str(part[3]), str(part[4]),
        when_from(part[5]["when"]) if isinstance(part[5], dict) else str(part[5]), bool(part[6])),
    "order": lambda part: Order(str(part[1]), str(part[2])),
    "coded": lambda part: Coded(str(part[1]), when_from(part[2]) if part[2] is not None else None),
    "text": lambda part: Text(str(part[1])),
    "quantity": lambda part: Quantity(str(part[1]), str(part[2])),
    "withheld": lambda part: Withheld(),
    "unspecified": lambda part: Unspecified(),
}


def value_from(json: Json) -> Value:
    """The value of `value_json`, through its constructor."""
    assert isinstance(json, list)
    return _READERS[str(json[0])](json)


def value_text(value: Value) -> str:
    """The value on one line, as the command line and the report print it: EDTF for dates."""
    match value:
        case When():
            return value.edtf
        case Age(low, high, unit, at, about):
            where = at.edtf if isinstance(at, When) else " or ".join(at)
            return f"{_range(low, high, about)} {unit} at {where}"
        case Length(low, high, unit, since, until, about):
            end = until.edtf if isinstance(until, When) else until
            span = f"of {since}" if since == end else f"from {since} to {end}"
            return f"{_range(low, high, about)} {unit} {span}"
        case Order(first, second):
            return f"{first} before {second}"
        case Coded(code, held):
            return f"{code} (at {held.edtf})" if held else code
        case Text(text):
            return text
        case Quantity(amount, unit):
            return f"{amount} {unit}".strip()
        case Withheld():
            return "withheld by the source"
        case Unspecified():
            return "no date given"


def _range(low: int | None, high: int | None, about: bool) -> str:
    if low == high:
        text = str(low)
    elif low is None:
        text = f"at most {high}"
    elif high is None:
        text = f"at least {low}"
    else:
        text = f"{low} to {high}"
    return f"about {text}" if about else text
