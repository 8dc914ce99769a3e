"""Findings that are no conflicts: default dates, superseded states, corrections by a later edition, implausible life spans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from habeas.checking.findings import Finding
from habeas.checking.words import content, statement
from habeas.core.calendar import civil
from habeas.core.claims import Claim
from habeas.core.values import Coded
from habeas.core.when import Order, When, before, exact_day

LONGEST_LIFE = 110  # years; longer is implausible, not impossible

# A state said to hold, and the kinds of event that end it.
ENDED_BY = {
    "released": ("arrest", "death"),
    "held": ("release", "escape", "death"),
    "in_isolation": ("release", "transfer", "death"),
    "in_hospital": ("release", "death"),
    "alive": ("death",),
    "missing": ("reappearance", "release", "remains_found", "remains_identified"),
    "disappeared": ("reappearance", "release", "remains_found", "remains_identified"),
}


def notices(person: str, claims: Sequence[Claim], live: Sequence[Claim], ended: Mapping[str, str]) -> Iterator[Finding]:
    """All of them for one person. `claims` are all that were ever made, `live` those still in the reasoning."""
    yield from _corrected(person, claims, ended)
    yield from _superseded(person, live)
    yield from _defaults(person, live)
    yield from _lives(person, live)


def _corrected(person: str, claims: Sequence[Claim], ended: Mapping[str, str]) -> Iterator[Finding]:
    by_id = {claim.id: claim for claim in claims}
    for claim in claims:
        replacing = ended.get(claim.id)
        if replacing is None:
            continue
        if replacing in by_id:
            newer = by_id[replacing]
            yield Finding("corrected", person, f"{claim.speaker} said: {content(claim)} (“{claim.words}”); its later edition says: "
                          f"{content(newer)} (“{newer.words}”).", (claim, newer), ("later edition",),
                          ("later edition: the same list says otherwise in its newer edition",))
        else:
            yield Finding("withdrawn", person, f"{claim.speaker} said: {content(claim)} (“{claim.words}”); its later edition "
                          "no longer says so.", (claim,), ("later edition",), ("later edition: the newer edition is silent",))


def _superseded(person: str, live: Sequence[Claim]) -> Iterator[Finding]:
    """A state said to hold at a date, whose end before that date another claim gives."""
    for claim in live:
        held = claim.value
        if claim.kind != "status" or not isinstance(held, Coded) or held.at is None or held.code not in ENDED_BY or not claim.affirmed:
            continue
        since = _since(claim, held.code, live)
        for other in live:
            if other.kind in ENDED_BY[held.code] and isinstance(other.value, When) and other.affirmed \
                    and before(other.value, held.at) is Order.YES and (since is None or before(since, other.value) is Order.YES):
                yield Finding(
                    "superseded", person, f"{statement(claim)}. But {statement(other)}: by then that state had ended.",
                    (claim, other))


def _since(claim: Claim, code: str, live: Sequence[Claim]) -> When | None:
    """When the state began, where its speaker says so."""
    begins = {"released": ("release",), "held": ("arrest",)}.get(code, ())
    found = [other.value for other in live if other.kind in begins and other.mention == claim.mention and isinstance(other.value, When)]
    return max(found, key=lambda when: when.latest or 0) if found else None


def _defaults(person: str, live: Sequence[Claim]) -> Iterator[Finding]:
    for claim in live:
        day = exact_day(claim.value)
        if day is None:
            continue
        _, month, number = civil(day)
        if number != 1:
            continue
        what = "1 January often stands for an unknown day of the year" if month == 1 else \
            "the first of a month often stands for an unknown day of the month"
        yield Finding("default date", person, f"{statement(claim)}: {what}.", (claim,), ("default date",), (f"default date: {what}",))


def _lives(person: str, live: Sequence[Claim]) -> Iterator[Finding]:
    births = [claim for claim in live if claim.kind == "birth" and isinstance(claim.value, When) and claim.value.latest is not None]
    deaths = [claim for claim in live if claim.kind == "death" and isinstance(claim.value, When) and claim.value.earliest is not None]
    for birth in births:
        for death in deaths:
            assert isinstance(birth.value, When) and isinstance(death.value, When)
            first, last = birth.value.latest, death.value.earliest
            if first is not None and last is not None and last - first > LONGEST_LIFE * 366:
                yield Finding("implausible", person, f"{statement(birth)}; {statement(death)}: a life of more than {LONGEST_LIFE} years "
                              "is implausible, though not impossible.", (birth, death))
