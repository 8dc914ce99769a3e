"""Short names for values in tests."""

from __future__ import annotations

from habeas.core.values import Age, Coded, Length
from habeas.core.when import When, parse

YES = Coded("yes")


def age(low: int | None, high: int | None, unit: str = "years", at: str | tuple[str, ...] = ("arrest",),
        about: bool = False) -> Age:
    """An age at a date (text) or at events."""
    return Age(low, high, unit, parse(at) if isinstance(at, str) else at, about)


def length(low: int | None, high: int | None, unit: str = "years", since: str = "arrest", until: str = "release",
           about: bool = False) -> Length:
    """A length until an event, or until a date (text that starts with a digit or a bracket)."""
    end: When | str = parse(until) if until[0].isdigit() or until[0] == "[" else until
    return Length(low, high, unit, since, end, about)
