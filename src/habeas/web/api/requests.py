"""What the API is asked: the queries of addresses, and the bodies of what is to be recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Paged:
    """Which page of a list."""

    page: int = 1


@dataclass(frozen=True, slots=True)
class AskPersons:
    """`q`: words of a name."""

    q: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class AskFindings:
    """Only findings of a kind, of a class of explanation, hard or not, of one person (key)."""

    kind: str = ""
    explanation: str = ""
    hard: Literal["", "true", "false"] = ""
    person: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class AskProposals:
    """Only those of one document."""

    exhibit: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class AskJudgements:
    """Only judgements of one sort."""

    sort: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class AskSearch:
    """`q`: words, names, dates, as on the page."""

    q: str


Sort = Literal["same", "different", "two events", "one event", "prefer", "reject", "defer", "independent", "copied"]


@dataclass(frozen=True, slots=True)
class NewClaim:
    """A claim to be recorded. `person` is a key of the case, or `new_person` the name of somebody new to it. With `exhibit` the
    words must stand in that document: at `start`, or where they come first; without it they are kept as a note. `value` as the command line
    takes it; None for an event without a date. `heads`: refuse if the ledger has grown since."""

    speaker: str
    words: str
    kind: str
    value: str | None = None
    person: str = ""
    new_person: str = ""
    exhibit: str = ""
    start: int | None = None
    via: tuple[str, ...] = ()
    affirmed: bool = True
    episode: str = "principal"
    place: str = ""
    bound: Literal["", "start", "end"] = ""
    said: str = ""
    hedge: str = ""
    at: str = ""
    since: str = ""
    until: str = ""
    confidential: bool = False
    heads: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class NewJudgement:
    """A judgement about mentions (same, different), sources (independent, copied) or claims, by their ids. `heads`: refuse if the
    ledger has grown since."""

    sort: Sort
    about: tuple[str, ...]
    reason: str
    heads: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why. `heads`: refuse if the ledger has grown since."""

    reason: str
    heads: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """Which proposals, by their ids, and why."""

    proposals: tuple[str, ...]
    reason: str = ""
