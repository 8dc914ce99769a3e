"""The engine beside the oracle on one person: conflicts, corrections, bounds, and the smallest person with a difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import product

from habeas.checking import check
from habeas.checking.findings import Check
from habeas.core.calendar import iso
from habeas.core.claims import Claim

from .persons import EXCLUSIVE, Told
from .saying import readable
from .verdicts import verdicts
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


def verdicts_differ(told: Told, reading: str) -> list[str]:
    """The same for the verdict on each claim."""
    claims, judgements, ended = told
    found = check(claims, reading=reading, exclusive=EXCLUSIVE, judgements=judgements, ended=ended)
    own = Counter((claim, each.word, each.either_way) for each in found.verdicts for claim in each.claims)
    expected = Counter((claim, *word) for claim, word in verdicts(claims, reading, EXCLUSIVE, judgements, ended).items())
    return ([f"verdict only in the engine: {_verdict(each)}" for each in sorted((own - expected).elements())]
            + [f"verdict only in the oracle: {_verdict(each)}" for each in sorted((expected - own).elements())])


def verdicts_report(told: Told, reading: str) -> str:
    """The smallest told person with a difference in verdicts, readable, and the difference; empty if there is none."""
    def lines(some: Told) -> list[str]:
        return _caught(lambda _, reading: verdicts_differ(some, reading))(some.claims, reading)

    least = told
    if not lines(least):
        return ""
    for judgement in told.judgements:
        fewer = least._replace(judgements=[each for each in least.judgements if each is not judgement])
        least = fewer if lines(fewer) else least
    for gone in told.ended:
        fewer = least._replace(ended={claim: by for claim, by in least.ended.items() if claim != gone})
        least = fewer if lines(fewer) else least
    for claim in told.claims:
        fewer = least._replace(claims=[each for each in least.claims if each is not claim])
        least = fewer if fewer.claims and lines(fewer) else least
    beside = [f"  {each.sort}: {', '.join(each.about)}" for each in least.judgements]
    beside += [f"  ended: {claim[:6]} {by[:6]}" for claim, by in least.ended.items()]
    return "\n".join([f"{reading} reading:", readable(least.claims, speakers=True), *beside, *lines(least)])


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


def _verdict(found: tuple[str, str, str]) -> str:
    claim, word, either_way = found
    return f"{claim[:6]} {word}" + (f", {either_way} either way" if either_way else "")


def _text(day: int | None) -> str:
    return ".." if day is None else iso(day)
