"""States that are said to hold at a date ("released", "held"): which events begin them and which end them. docs/rules.md, "Verdicts"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from habeas.checking.readings import date_spans
from habeas.checking.rules import Alternative, Alternatives, Must, Slot, at_least, at_most, happened, not_after, start
from habeas.core.claims import Claim
from habeas.core.values import Coded

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


def still_holds(claim: Claim, reading: str, slots: Sequence[Slot], told: Collection[Slot]) -> Iterator[tuple[Slot, Alternatives]]:
    """For each event that may have ended the state: the ways in which it did not, as alternatives. If all of them are excluded, the
    state had ended before the first day of the date at which it is said to hold, and had not begun anew up to its last day by any
    of the events of which somebody speaks without denying them (`told`)."""
    held = claim.value
    if claim.kind != "status" or not claim.affirmed or not isinstance(held, Coded) or held.at is None or held.code not in ENDED_BY:
        return
    spans = date_spans(held.at, reading)
    first, last = spans[0][0], spans[-1][1]
    if first is None:
        return
    begins = [slot for slot in slots if slot in told and slot.kind in BEGUN_BY.get(held.code, ())]
    for slot in slots:
        if slot.kind in ENDED_BY[held.code]:
            ended = start(slot)
            ways = [Alternative((), (Must(slot, "happened", "no"),)), Alternative((at_least(ended, first),), happened(slot))]
            for begin in begins:
                again = start(begin)
                until = (at_most(again, last),) if last is not None else ()
                ways.append(Alternative((not_after(ended, again), *until), happened(slot, begin)))
            yield slot, tuple(ways)
