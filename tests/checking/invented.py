"""Claims of invented sources on invented persons in one line, and what the engine says of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from habeas.checking import check
from habeas.checking.findings import Check, Finding
from habeas.core.calendar import iso
from habeas.core.claims import PRINCIPAL, Cell, Claim
from habeas.core.judgements import Judgement
from habeas.core.values import Unspecified, Value, value_text
from habeas.core.when import When, between, parse


def claim(kind: str, value: Value | str = "", *, by: str = "Register", mention: str = "", words: str = "", denied: bool = False,
          place: str = "", said: str = "", bound: str = "", episode: str = PRINCIPAL, relay: tuple[str, ...] = ()) -> Claim:
    """One claim; a value in text is EDTF, the empty text no date. Each speaker has a list of its own, so a mention of its own."""
    held = value if not isinstance(value, str) else parse(value) if value else Unspecified()
    return Claim(mention or f"{by.lower()}:1", kind, held, by, Cell("c0ffee", "Sheet1", 12, kind.upper()),
                 words or value_text(held),
                 not denied, relay, episode, place, parse(said) if said else None, bound)


def judged(sort: str, *claims: Claim, number: int = 1) -> Judgement:
    """A judgement about claims."""
    return Judgement(f"j{number}", sort, tuple(each.id for each in claims), "A. Reader", "2026-01-01T00:00:00Z", "read again")


def conflicts(claims: Sequence[Claim], reading: str = "strict", **options: Collection[frozenset[str]]) -> set[frozenset[int]]:
    """The conflicts as sets of places in the list; claims that say the same count as the first of them."""
    return sets_of(check(claims, reading=reading, exclusive=options.get("exclusive", ())), claims)


def sets_of(result: Check, claims: Sequence[Claim]) -> set[frozenset[int]]:
    """The conflicts of a result, in places of the list."""
    assert not result.undecided
    place = {each.id: number for number, each in reversed(list(enumerate(claims)))}
    return {frozenset(min(place[each] for each in result.propositions[number]) for number in found) for found in result.conflicts}


def can_hold(claims: Sequence[Claim], reading: str = "strict") -> bool:
    """Whether the claims can all be true."""
    return not conflicts(claims, reading)


def on(day: int) -> When:
    """A day as a date."""
    return between(day, day)


def days_text(days: Iterable[int]) -> list[str]:
    """Days as a failing test should print them."""
    return [iso(day) for day in days]


def conflict(claims: Sequence[Claim], **options: Collection[frozenset[str]]) -> Finding:
    """The one conflict that the claims make."""
    found = [each for each in check(claims, exclusive=options.get("exclusive", ())).findings if each.kind == "conflict"]
    assert len(found) == 1, [each.explanation for each in found]
    return found[0]
