"""Windows: the days that one more claim may name beside some claims, on the border and one day beyond."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.core.calendar import day_number, iso
from habeas.core.claims import Claim

from .invented import can_hold, claim, on

EARLY, LATE = day_number(1800, 1, 1), day_number(2200, 12, 31)  # far from anything that the tests claim


@dataclass(frozen=True)
class Window:
    """What is claimed, the kind (with a bound, a place) of the claim beside it, and the first and last day ("": none) that it may
    name in the strict and in the tolerant reading."""

    name: str
    claims: tuple[Claim, ...]
    probe: str
    strict: tuple[str, str]
    tolerant: tuple[str, str] | None = None  # the same as in the strict reading

    def of(self, reading: str) -> tuple[str, str]:
        return self.strict if reading == "strict" or self.tolerant is None else self.tolerant


def day(text: str) -> int:
    """A day number from `1976-05-01`."""
    return day_number(*map(int, text.split("-")))


def probe(what: str, number: int) -> Claim:
    """A claim that an event (`arrest`), an end of a state (`custody.start`) or of a stay (`stay.end@Camp`) lies on a day."""
    name, _, place = what.partition("@")
    kind, _, bound = name.partition(".")
    return claim(kind, on(number), by="Probe", bound=bound, place=place)


def misfits(claims: Sequence[Claim], what: str, window: tuple[str, str], reading: str) -> list[str]:
    """Where the engine and the window differ, in words; empty if they agree on all borders."""
    first, last = window
    inside = [day(each) for each in (first, last) if each] + ([] if first else [EARLY]) + ([] if last else [LATE])
    outside = ([day(first) - 1] if first else []) + ([day(last) + 1] if last else [])
    return ([f"{iso(each)} should fit" for each in inside if not can_hold([*claims, probe(what, each)], reading)]
            + [f"{iso(each)} should not fit" for each in outside if can_hold([*claims, probe(what, each)], reading)])
