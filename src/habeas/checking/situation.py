"""One person's claims as they stand: what is in the reasoning, which events they speak of, what is declared beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from habeas.checking import large
from habeas.checking.network import Limit
from habeas.checking.problem import Problem, build, learning, trivial
from habeas.checking.readings import STRICT, TOLERANT
from habeas.checking.rules import Alternative, Alternatives, SlotOf, alternatives
from habeas.checking.sets import Families, families
from habeas.checking.slots import slots_of
from habeas.core.claims import Claim
from habeas.core.judgements import Judgement
from habeas.core.values import Coded

MOST = 24  # propositions in the reasoning that the own search takes on


class Solved(NamedTuple):
    """A reading of the propositions, with its conflicts, corrections and maximal consistent sets."""

    problem: Problem
    families: Families


class Proposition(NamedTuple):
    """Claims that say exactly the same, in both readings."""

    strict: Alternatives
    tolerant: Alternatives
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """`claims` are those in the reasoning: neither rejected nor ended. `captive`: somebody says that the person was born in captivity.
    `replaced` are pairs of a claim that a later edition of its list ended, and the claim that the list makes now instead,
    `later` pairs of claims in the reasoning of which the second stands in what may be a later edition of the first one's document."""

    person: str
    claims: tuple[Claim, ...]
    slot_of: SlotOf
    exclusive: Collection[frozenset[str]]
    captive: bool
    replaced: tuple[tuple[Claim, Claim], ...] = ()
    later: tuple[tuple[Claim, Claim], ...] = ()

    def propositions(self) -> tuple[Proposition, ...]:
        """The claims that constrain something, merged where they say the same."""
        merged: dict[tuple[frozenset[Alternative], frozenset[Alternative]], list[Claim]] = {}
        compiled: dict[str, tuple[Alternatives, Alternatives]] = {}
        for claim in self.claims:
            strict = alternatives(claim, STRICT, self.slot_of)
            if not trivial(strict):
                compiled[claim.id] = strict, alternatives(claim, TOLERANT, self.slot_of)
                strict_key, tolerant_key = map(frozenset, compiled[claim.id])  # in whichever order the source names them
                merged.setdefault((strict_key, tolerant_key), []).append(claim)
        return tuple(Proposition(*compiled[claims[0].id], tuple(claims)) for claims in merged.values())

    def solved(self, compiled: Sequence[Alternatives], known_consistent: bool = False) -> Solved:
        """All conflicts, corrections and maximal sets of propositions given by their alternatives, as far as the limits reach."""
        problem = build(compiled, self.exclusive, self.captive)
        whole = Families((), (), (problem.everything,), True)
        if known_consistent:
            return Solved(problem, whole)
        try:
            if problem.consistent(problem.everything):
                return Solved(problem, whole)
        except Limit:
            return Solved(problem, Families((), (), (), False))
        return Solved(problem, _families(problem))

    def slots_as(self, own: Claim) -> SlotOf:
        """The slots of one claim, for whatever is tried in its place."""
        return lambda _, kind: self.slot_of(own, kind)

    def hold_together(self, claims: Sequence[Claim], instead_of: Sequence[Claim] = ()) -> bool:
        """Whether some claims, taken strictly, can all be true; False where the engine cannot settle it.

        `instead_of`: the claims in whose places they are tried. They speak of the events of these: a claim with another value may have
        another id, of which no judgement speaks."""
        compiled = [alternatives(claim, STRICT, self.slots_as(own)) for claim, own in zip(claims, instead_of or claims, strict=True)]
        problem = build(compiled, self.exclusive, self.captive)
        try:
            return problem.consistent(problem.everything)
        except Limit:
            return False


def _families(problem: Problem) -> Families:
    """Crowded persons go to the solver for large problems; so do those on whom the own search hits a limit."""
    found = families(problem.everything, learning(problem)) if len(problem.ways) <= MOST else None
    if found and found.complete:
        return found
    if large.available():
        return large.large(problem, learning(problem))
    return found or Families((), (), (), False, False)


def rejected(judgements: Iterable[Judgement]) -> set[str]:
    """The claims that judgements take out of the reasoning."""
    return {each for judgement in judgements if judgement.sort == "reject" for each in judgement.about}


def situation(claims: Iterable[Claim], judgements: Sequence[Judgement], ended: Mapping[str, str], exclusive: Collection[frozenset[str]],
              person: str, later: Mapping[str, str]) -> Situation:
    """Take rejected and ended claims out, and find each claim's slot."""
    gone = rejected(judgements)
    claims = tuple(claims)
    live = tuple(claim for claim in claims if claim.id not in gone and claim.id not in ended)
    captive = any(claim.kind == "born_in_captivity" and claim.affirmed and isinstance(claim.value, Coded) and claim.value.code != "no"
                  for claim in live)
    known = {claim.id: claim for claim in claims} if ended else {}
    replaced = tuple((claim, known[newest]) for claim in claims if (newest := _newest(claim.id, ended)) in known)
    standing = {claim.id: claim for claim in live} if later else {}
    rivals = tuple((standing[older], standing[newer]) for older, newer in sorted(later.items()) if older in standing and newer in standing)
    return Situation(person, live, slots_of(live, judgements), tuple(exclusive), captive, replaced, rivals)


def _newest(claim: str, ended: Mapping[str, str]) -> str:
    """The claim at the end of a claim's successors; empty if nothing replaced it, or nothing stands there any more."""
    seen: set[str] = set()
    newest = ended.get(claim, "")
    while newest in ended and newest not in seen:
        seen.add(newest)
        newest = ended[newest]
    return newest
