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

BEGUN_BY = {
    "released": ("release", "escape"),
    "held": ("arrest", "custody"),
    "in_isolation": ("isolation",),
    "in_hospital": ("hospital",),
    "missing": ("disappearance", "last_seen"),
    "disappeared": ("disappearance", "arrest", "last_seen"),
}


def notices(person: str, claims: Sequence[Claim], live: Sequence[Claim], ended: Mapping[str, str]) -> Iterator[Finding]:
    """All of them for one person. `claims` are all that were ever made, `live` those still in the reasoning."""
    yield from _corrected(person, claims, ended)
    yield from _superseded(person, live)
    yield from _defaults(person, live)
    yield from _lives(person, live)


def _corrected(person: str, claims: Sequence[Claim], ended: Mapping[str, str]) -> Iterator[Finding]:
    by_id = {claim.id: claim for claim in claims}
    gone = _vanished(claims, ended)
    for mention in gone:
        said = tuple(claim for claim in claims if claim.mention == mention)
        yield Finding("vanished row", person, f"The entry {mention.partition(':')[2]} is no longer in the list of {said[0].speaker}, which "
                      f"said of this person: {'; '.join(content(claim) for claim in said)}.", said, ("later edition",),
                      ("later edition: the newer edition has no such row",), subject=mention)
    for claim in claims:
        replacing = ended.get(claim.id)
        if replacing is None or claim.mention in gone:
            continue
        if replacing in by_id:
            newer = by_id[replacing]
            yield Finding("corrected", person, f"{claim.speaker} said: {content(claim)} (“{claim.words}”); its later edition says: "
                          f"{content(newer)} (“{newer.words}”).", (claim, newer), ("later edition",),
                          ("later edition: the same list says otherwise in its newer edition",))
        else:
            yield Finding("withdrawn", person, f"{claim.speaker} said: {content(claim)} (“{claim.words}”); its later edition "
                          "no longer says so.", (claim,), ("later edition",), ("later edition: the newer edition is silent",))


def _vanished(claims: Sequence[Claim], ended: Mapping[str, str]) -> list[str]:
    """Mentions none of whose claims stand any more or were replaced: rows that their list dropped."""
    standing = {claim.mention for claim in claims if ended.get(claim.id) != ""}
    return list(dict.fromkeys(claim.mention for claim in claims if claim.mention not in standing))


def _superseded(person: str, live: Sequence[Claim]) -> Iterator[Finding]:
    """A state said to hold at a date, whose end before that date another claim gives."""
    for claim in live:
        held = claim.value
        if claim.kind != "status" or not isinstance(held, Coded) or held.at is None or held.code not in ENDED_BY or not claim.affirmed:
            continue
        since = _since(held.code, held.at, live)
        for other in live:
            if other.kind in ENDED_BY[held.code] and isinstance(other.value, When) and other.affirmed \
                    and before(other.value, held.at) is Order.YES and (since is None or before(since, other.value) is Order.YES):
                yield Finding(
                    "superseded", person, f"{statement(claim)}. But {statement(other)}: by then that state had ended.",
                    (claim, other))


def _since(code: str, at: When, live: Sequence[Claim]) -> When | None:
    """The latest beginning of the state, not after the date at which it is said to hold, that anybody gives."""
    found = [claim.value for claim in live if claim.kind in BEGUN_BY.get(code, ()) and claim.affirmed and claim.bound != "end"
             and isinstance(claim.value, When) and before(at, claim.value) is not Order.YES]
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
    dated = [claim for claim in live if claim.affirmed and isinstance(claim.value, When)]
    births = [claim for claim in dated if claim.kind == "birth"]
    deaths = [claim for claim in dated if claim.kind == "death"]
    for birth in births:
        for death in deaths:
            assert isinstance(birth.value, When) and isinstance(death.value, When)
            first, last = birth.value.latest, death.value.earliest
            if first is not None and last is not None and last - first > LONGEST_LIFE * 366:
                yield Finding("implausible", person, f"{statement(birth)}; {statement(death)}: a life of more than {LONGEST_LIFE} years "
                              "is implausible, though not impossible.", (birth, death))
