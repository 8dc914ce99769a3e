"""One person's claims as they stand: what is in the reasoning, which events they speak of, what is declared beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from habeas.checking.network import Limit
from habeas.checking.problem import Problem, build, trivial
from habeas.checking.readings import STRICT, TOLERANT
from habeas.checking.rules import Alternatives, SlotOf, alternatives
from habeas.checking.sets import Families, families
from habeas.checking.slots import slots_of
from habeas.core.claims import Claim
from habeas.core.judgements import Judgement
from habeas.core.values import Coded


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
    """`claims` are those in the reasoning: neither rejected nor ended. `captive`: somebody says that the person was born in captivity."""

    person: str
    claims: tuple[Claim, ...]
    slot_of: SlotOf
    exclusive: Collection[frozenset[str]]
    captive: bool

    def propositions(self) -> tuple[Proposition, ...]:
        """The claims that constrain something, merged where they say the same."""
        merged: dict[tuple[Alternatives, Alternatives], list[Claim]] = {}
        for claim in self.claims:
            strict = alternatives(claim, STRICT, self.slot_of)
            if not trivial(strict):
                merged.setdefault((strict, alternatives(claim, TOLERANT, self.slot_of)), []).append(claim)
        return tuple(Proposition(*key, tuple(claims)) for key, claims in merged.items())

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
        return Solved(problem, families(problem.everything, problem.consistent))

    def hold_together(self, claims: Iterable[Claim]) -> bool:
        """Whether some claims, taken strictly, can all be true; False where the engine cannot settle it."""
        problem = build([alternatives(claim, STRICT, self.slot_of) for claim in claims], self.exclusive, self.captive)
        try:
            return problem.consistent(problem.everything)
        except Limit:
            return False


def situation(claims: Iterable[Claim], judgements: Sequence[Judgement], ended: Mapping[str, str], exclusive: Collection[frozenset[str]],
              person: str) -> Situation:
    """Take rejected and ended claims out, and find each claim's slot."""
    rejected = {each for judgement in judgements if judgement.sort == "reject" for each in judgement.about}
    live = tuple(claim for claim in claims if claim.id not in rejected and claim.id not in ended)
    captive = any(claim.kind == "born_in_captivity" and claim.affirmed and isinstance(claim.value, Coded) and claim.value.code != "no"
                  for claim in live)
    return Situation(person, live, slots_of(live, judgements), tuple(exclusive), captive)
