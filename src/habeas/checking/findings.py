"""What a check gives back: propositions, conflicts, corrections, bounds and findings. Plain values."""

from __future__ import annotations

from dataclasses import dataclass, field

from habeas.checking.steps import Step
from habeas.core.calendar import iso
from habeas.core.claims import Claim


@dataclass(frozen=True, slots=True)
class Alternative:
    """A span of days (None: no bound) that some maximal consistent set of claims allows, and the claims that date it so."""

    first: int | None
    last: int | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """The days that a slot's event may have, over all maximal consistent sets: the hull, and the alternatives in it."""

    slot: str  # "arrest", "custody start", "arrest (2)" ...
    kind: str
    first: int | None
    last: int | None
    alternatives: tuple[Alternative, ...]
    absent: bool = False  # some maximal consistent set holds that the event did not happen

    def text(self) -> str:
        """`1976-12-26`, or alternatives joined by "or"."""
        spans = [span_text(each.first, each.last) for each in self.alternatives]
        return " or ".join([*spans, *(["it did not happen"] if self.absent else [])])


VERDICTS = ("undecided", "impossible", "outweighed", "contested", "superseded", "corrected", "corroborated", "agreed", "one origin", "open")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the claims support of one thing said: the first word of VERDICTS that applies (docs/rules.md, "Verdicts").

    `claims` say it, `origins` are their origins, sorted. `either_way`: of a contested date, the month or year (EDTF) that all claims
    together entail; empty if none. `because`: claims that outweigh, supersede or correct it, or that support it besides those that say it.
    """

    word: str
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    either_way: str = ""
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check noticed. `hard` and `gap_days` are None where they mean nothing; `reasons` has one line per class."""

    kind: str
    person: str
    explanation: str
    claims: tuple[Claim, ...]
    classes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    hard: bool | None = None
    gap_days: int | None = None
    subject: str = ""  # what an intake finding is about (mention, cell), where there is no claim
    steps: tuple[Step, ...] = ()  # the chain as data


@dataclass(frozen=True, slots=True)
class Check:
    """All that a check found on one person's claims in one reading. Sets hold indexes into `propositions`.

    `undecided` is empty, or says which limit was hit; then conflicts, corrections and bounds may be incomplete.
    """

    person: str
    reading: str
    claims: tuple[Claim, ...]
    propositions: tuple[tuple[str, ...], ...]
    conflicts: tuple[frozenset[int], ...] = ()
    corrections: tuple[frozenset[int], ...] = ()
    maximal: tuple[frozenset[int], ...] = ()
    bounds: tuple[Bound, ...] = ()
    findings: tuple[Finding, ...] = ()
    undecided: str = ""
    verdicts: tuple[Verdict, ...] = ()
    more: bool = False  # there are more conflicts than those listed; sets, bounds and verdicts are exact nevertheless
    preferred: frozenset[str] = field(default=frozenset())


def span_text(first: int | None, last: int | None) -> str:
    """`1976-05-01`, `1976-05-01 to 1976-05-31`, `up to ...`, `from ... on`, or `no bound`."""
    if first is None and last is None:
        return "no bound"
    if first is None and last is not None:
        return f"up to {iso(last)}"
    if last is None and first is not None:
        return f"from {iso(first)} on"
    assert first is not None and last is not None
    return iso(first) if first == last else f"{iso(first)} to {iso(last)}"
