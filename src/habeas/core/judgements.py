"""Judgements: a person's (or a recorded rule's) decision with author, time and reason; every one can be withdrawn."""

from __future__ import annotations

from dataclasses import dataclass

SORTS = {
    "same": "mentions of one human being",
    "different": "mentions of different human beings",
    "two events": "claims that speak of two events, not one",
    "one event": "claims that speak of one event",
    "prefer": "print this claim first; it takes nothing out of the reasoning",
    "confirm": "the document says so: this proposal becomes this claim, as it stands or corrected",
    "reject": "take this claim, or leave this proposal, out of the reasoning; it stays on the record",
    "defer": "decide later",
    "independent": "sources that do not copy each other",
    "copied": "the second source copies the first",
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision about mentions, claims or sources (`about`, in order); `rule` names the rule where a rule decided.

    `id` is made of the ledger entry's digest and the part's position, which is what a withdrawal names.
    """

    id: str
    sort: str
    about: tuple[str, ...]
    author: str
    time: str
    reason: str
    rule: str = ""
    review: str = ""  # why a person should look at it again; empty if nothing speaks against it


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The taking back of a judgement."""

    id: str
    judgement: str
    author: str
    time: str
    reason: str
