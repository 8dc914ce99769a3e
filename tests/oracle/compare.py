"""The engine beside the oracle on one person: conflicts, corrections, bounds, and the smallest person with a difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import product

from habeas.checking import check
from habeas.checking.findings import Check
from habeas.core.calendar import iso
from habeas.core.claims import Claim

from .persons import EXCLUSIVE
from .saying import readable
from .worlds import Sets, answer, hulls

Difference = Callable[[Sequence[Claim], str], list[str]]


def engine_sets(found: Check) -> tuple[Sets, Sets]:
    """The engine's conflicts and corrections in claim ids: a conflict holds one claim of each of its propositions (every
    choice), a correction all claims of its propositions. Nothing to take out is no correction."""
    said = found.propositions
    conflicts = {frozenset(choice) for each in found.conflicts for choice in product(*(said[place] for place in each))}
    corrections = {frozenset(claim for place in each for claim in said[place]) for each in found.corrections}
    return frozenset(conflicts), frozenset(corrections) - {frozenset()}


def sets_differ(claims: Sequence[Claim], reading: str) -> list[str]:
    """What engine and oracle say differently of conflicts and corrections; empty if they agree."""
    found = check(claims, reading=reading, exclusive=EXCLUSIVE)
    expected = answer(claims, reading, EXCLUSIVE)
    if found.undecided:
        return [f"undecided: {found.undecided}"]
    lines: list[str] = []
    oracle_sets = expected.conflicts, expected.corrections - {frozenset()}
    for name, own, others in zip(("conflict", "correction"), engine_sets(found), oracle_sets, strict=True):
        lines += [f"{name} only in the engine: {_short(each)}" for each in _sorted(own - others)]
        lines += [f"{name} only in the oracle: {_short(each)}" for each in _sorted(others - own)]
    return lines


def bounds_differ(claims: Sequence[Claim], reading: str) -> list[str]:
    """The same for the hulls of the slots' days."""
    found = check(claims, reading=reading, exclusive=EXCLUSIVE)
    own = Counter((bound.kind, _text(bound.first), _text(bound.last)) for bound in found.bounds)
    expected = hulls(claims, reading, EXCLUSIVE)
    others = Counter((slot[0], _text(first), _text(last)) for (slot, _), (first, last) in expected.items())
    return ([f"bound only in the engine: {' '.join(each)}" for each in sorted((own - others).elements())]
            + [f"bound only in the oracle: {' '.join(each)}" for each in sorted((others - own).elements())])


def smallest(claims: Sequence[Claim], reading: str, differ: Difference) -> list[Claim]:
    """A person with as few of the claims as still show a difference."""
    left = list(claims)
    for claim in claims:
        fewer = [each for each in left if each is not claim]
        if fewer and differ(fewer, reading):
            left = fewer
    return left


def report(claims: Sequence[Claim], reading: str, differ: Difference) -> str:
    """The smallest person with a difference, readable, and the difference; empty if there is none."""
    if not _caught(differ)(claims, reading):
        return ""
    least = smallest(claims, reading, _caught(differ))
    return "\n".join([f"{reading} reading:", readable(least), *_caught(differ)(least, reading)])


def _caught(differ: Difference) -> Difference:
    """The same, an error of the engine (or of the oracle's own checks) being a difference too."""
    def compare(claims: Sequence[Claim], reading: str) -> list[str]:
        try:
            return differ(claims, reading)
        except Exception as error:
            return [f"{type(error).__name__}: {error}"]
    return compare


def _sorted(sets: Iterable[frozenset[str]]) -> list[list[str]]:
    return sorted(sorted(each) for each in sets)


def _short(claims: Iterable[str]) -> str:
    return " ".join(each[:6] for each in claims) or "(none)"


def _text(day: int | None) -> str:
    return ".." if day is None else iso(day)
