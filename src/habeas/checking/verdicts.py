"""Verdicts: what the claims support of each thing said, whoever is wrong (docs/rules.md, "Origins" and "Verdicts").

Everything is read off the maximal consistent sets. Those of a part Q of the claims are the greatest among {M and Q}, for the maximal
sets M of all; and a set that takes a proposition in never needs a test. Only what a proposition's own origin alone says is
tested: whether the others can be true together with its complement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from habeas.checking.findings import Verdict
from habeas.checking.network import Limit
from habeas.checking.origins import Origins
from habeas.checking.problem import Problem
from habeas.checking.readings import STRICT
from habeas.checking.rules import BIRTH, Alternatives, Slot, alternatives, denied
from habeas.checking.sets import bits, members
from habeas.checking.situation import Proposition, Situation, Solved
from habeas.checking.states import still_holds
from habeas.core.calendar import civil
from habeas.core.claims import Claim
from habeas.core.folding import folded
from habeas.core.values import Text, Withheld, value_text
from habeas.core.when import When, parse


def verdicts(now: Situation, propositions: Sequence[Proposition], solved: Solved, reading: str, origins: Origins) -> Iterator[Verdict]:
    """One for each proposition, then one for each thing said that constrains nothing."""
    columns = [sum(1 << place for place, mask in enumerate(solved.families.maximal) if mask >> number & 1)
               for number in range(len(propositions))]
    spoken = [_slots(each.strict) for each in propositions]
    told = frozenset().union(*(slots for slots, each in zip(spoken, propositions, strict=True) if each.claims[0].affirmed))
    weighing = _Weighing(propositions, solved, reading, origins, told, spoken, columns)
    constraining: set[str] = set()
    for number, each in enumerate(propositions):
        constraining.update(claim.id for claim in each.claims)
        try:
            yield weighing.verdict(now, number)
        except Limit:
            yield _said("undecided", each.claims, origins)
    for claims in _alike(claim for claim in now.claims if claim.id not in constraining and not isinstance(claim.value, Withheld)):
        try:
            yield _unconstrained(weighing, claims)
        except Limit:
            yield _said("undecided", claims, origins)


def corrected(claims: Sequence[Claim], ended: Mapping[str, str], origins: Origins) -> Iterator[Verdict]:
    """The verdicts on claims that a later edition of their own list replaced; `claims` are without those that were rejected."""
    for claim in claims:
        if ended.get(claim.id):
            yield replace(_said("corrected", (claim,), origins), because=(ended[claim.id],))


@dataclass(frozen=True, slots=True)
class _Weighing:
    """The propositions of one person in one reading, their maximal consistent sets, and who says what."""

    propositions: Sequence[Proposition]
    solved: Solved
    reading: str
    origins: Origins
    told: frozenset[Slot] = frozenset()  # the slots of which somebody speaks who does not deny
    spoken: Sequence[frozenset[Slot]] = ()  # for each proposition, the events that it may say to have happened
    columns: Sequence[int] = ()  # for each proposition, the maximal sets that hold it, as bits
    outweighing: dict[int, bool] = field(default_factory=dict)  # what was worked out so far

    @property
    def problem(self) -> Problem:
        return self.solved.problem

    @property
    def maximal(self) -> Sequence[int]:
        return self.solved.families.maximal

    def origins_of(self, number: int) -> frozenset[str]:
        return self.origins.of_claims(self.propositions[number].claims)

    def verdict(self, now: Situation, number: int) -> Verdict:
        claims = self.propositions[number].claims
        if not self.solved.families.complete:
            return _said("undecided", claims, self.origins)
        bit = 1 << number
        if not any(mask & bit for mask in self.maximal):
            return _said("impossible", claims, self.origins)
        if not all(mask & bit for mask in self.maximal):
            if self.outweighed(number) and not any(
                    self.outweighed(other) and self.rival(number, other) for other in range(len(self.propositions)) if other != number):
                return replace(_said("outweighed", claims, self.origins), because=self.claims_of(self.excluding(number)))
            return replace(_said("contested", claims, self.origins), either_way=self.either_way(now, claims))
        return self.supported(number)

    # ---- what is said of a proposition that no other excludes

    def supported(self, number: int) -> Verdict:
        """Corroborated, agreed or of one origin: for a proposition that is in every maximal set."""
        proposition = self.propositions[number]
        own = self.origins_of(number)
        because: tuple[str, ...] = ()
        if len(own) == 1:
            without = self.without(own)
            if self.alone(number, without):
                return _said("one origin", proposition.claims, self.origins)
            complement = self.complement(number)
            # what the background alone entails nobody agrees to by saying something else
            if not self.entails(without, complement) or self.entails(0, complement):
                return _said("one origin", proposition.claims, self.origins)
            because = self.claims_of(self.needed(without, number))
        for part in {self.said_by(other) for origin in own for other in self.origins.apart(origin)}:
            if part >> number & 1 or (part and not self.entails(0, self.complement(number))
                                      and self.entails(part, self.complement(number))):
                return replace(_said("corroborated", proposition.claims, self.origins), because=because)
        return replace(_said("agreed", proposition.claims, self.origins), because=because)

    def complement(self, number: int) -> Alternatives:
        """The ways in which a proposition fails."""
        return denied(self.propositions[number].strict if self.reading == STRICT else self.propositions[number].tolerant)

    def alone(self, number: int, part: int) -> bool:
        """Whether a proposition needs an event of which nothing in a part speaks: then, for all that the part says, it did not happen."""
        slots = frozenset.intersection(*(_slots((way,)) for way in self.propositions[number].strict)) - {BIRTH}
        return bool(slots) and any(not any(slot in self.spoken[other] for other in members(part)) for slot in slots)

    def without(self, gone: frozenset[str]) -> int:
        """The propositions that somebody says who has another origin than these."""
        return sum(1 << number for number, each in enumerate(self.propositions)
                   if any(not self.origins.of(claim.speaker) <= gone for claim in each.claims))

    def said_by(self, origin: str) -> int:
        """The propositions that somebody says who has this origin alone."""
        return sum(1 << number for number, each in enumerate(self.propositions)
                   if any(self.origins.of(claim.speaker) == {origin} for claim in each.claims))

    def greatest(self, part: int) -> list[int]:
        """The maximal consistent sets of a part of the propositions."""
        return [mask for mask in {mask & part for mask in self.maximal} if self.is_greatest(mask, part)]

    def is_greatest(self, inside: int, part: int) -> bool:
        """Whether no maximal set has more of a part than `inside`, which some maximal set has."""
        holding = -1
        for number in members(inside):
            holding &= self.columns[number]
        return not any(holding & self.columns[number] for number in members(part & ~inside))

    def entails(self, part: int, complement: Alternatives) -> bool:
        """Whether a statement, given by its complement, fails in no world of any maximal consistent set of a part. Raises Limit."""
        problem, extra = _with(self.problem, complement)
        return not any(problem.consistent(mask | extra) for mask in self.greatest(part))

    def needed(self, part: int, number: int) -> int:
        """Some propositions of a part that entail another by themselves, in every maximal set of the part; no fewer would do."""
        problem, extra = _with(self.problem, self.complement(number))
        near = sum(1 << other for other, slots in enumerate(self.spoken) if slots & self.spoken[number])
        found = 0
        for mask in sorted(self.greatest(part)):
            if not problem.consistent(mask & near | extra):  # as a rule only what speaks of the same events matters
                mask &= near
            for bit in bits(mask & ~found):
                if not problem.consistent(mask & ~bit | extra):
                    mask &= ~bit
            found |= mask
        return found

    # ---- what is said of a proposition in conflict

    def outweighed(self, number: int) -> bool:
        """Whether the claims without its origins exclude it, and still do without any one further origin."""
        if number not in self.outweighing:
            own = self.origins_of(number)
            everyone = self.origins.of_claims(claim for each in self.propositions for claim in each.claims)
            self.outweighing[number] = self.excludes(own, number) and all(
                self.excludes(own | {further}, number) for further in everyone - own)
        return self.outweighing[number]

    def excludes(self, gone: frozenset[str], number: int) -> bool:
        """Whether no maximal consistent set of the claims without some origins can be true together with a proposition.

        One that can lies in a maximal set of all claims that holds the proposition, and is all that this has of the part."""
        part = self.without(gone)
        return not any(self.is_greatest(mask & part, part) for mask in self.maximal if mask >> number & 1)

    def rival(self, number: int, other: int) -> bool:
        """Whether two propositions share a minimal conflict.

        Conflicts are the minimal hitting sets of the corrections. One holds both p and q if some correction with p and some with q
        can be hit by these alone: then every other correction must have something outside these two (or p, or q)."""
        mine, theirs = 1 << number, 1 << other
        families = self.solved.families
        if any(each & mine and each & theirs for each in families.conflicts):
            return True
        if families.listed:
            return False
        rest = [each for each in families.corrections if not each & (mine | theirs)]
        return any(all(each & ~(one | two) for each in rest)
                   for one in families.corrections if one & mine and not one & theirs
                   for two in families.corrections if two & theirs and not two & mine)

    def excluding(self, number: int) -> int:
        """What stands in a listed conflict with a proposition."""
        bit = 1 << number
        found = 0
        for each in self.solved.families.conflicts:
            found |= each if each & bit else 0
        return found & ~bit

    def either_way(self, now: Situation, claims: Sequence[Claim]) -> str:
        """The month, or else the year, of a date, if all claims together entail it; in EDTF."""
        claim = claims[0]
        if claim.affirmed and isinstance(claim.value, When):
            for wider in _wider(claim.value):
                said = alternatives(replace(claim, value=wider, said=None), STRICT, now.slots_as(claim))
                if self.entails(self.problem.everything, denied(said)):
                    return wider.edtf
        return ""

    def telling(self, slot: Slot) -> tuple[str, ...]:
        """The claims by which an event happened, those that date it first."""
        found = [claim for slots, each in zip(self.spoken, self.propositions, strict=True) if slot in slots for claim in each.claims]
        return tuple(claim.id for claim in sorted(found, key=lambda claim: (not claim.affirmed, claim.kind != slot.kind)))

    def claims_of(self, mask: int) -> tuple[str, ...]:
        return tuple(claim.id for number, each in enumerate(self.propositions) if mask >> number & 1 for claim in each.claims)


# ---- what constrains nothing


def _alike(claims: Iterator[Claim]) -> list[list[Claim]]:
    """Claims that say the same of a kind that constrains nothing."""
    found: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        value = folded(claim.value.text) if isinstance(claim.value, Text) else value_text(claim.value)
        found[claim.kind, claim.episode, claim.place, claim.bound, claim.affirmed, type(claim.value).__name__, value].append(claim)
    return list(found.values())


def _unconstrained(weighing: _Weighing, claims: Sequence[Claim]) -> Verdict:
    origins = weighing.origins
    for slot, ways in still_holds(claims[0], weighing.reading, weighing.problem.slots, weighing.told):
        if not weighing.solved.families.complete:
            return _said("undecided", claims, origins)
        if weighing.entails(weighing.problem.everything, ways):
            return replace(_said("superseded", claims, origins), because=weighing.telling(slot))
    own = origins.of_claims(claims)
    if len(own) == 1:
        return _said("one origin", claims, origins)
    apart = any(origins.of(claim.speaker) == {other} for origin in own for other in origins.apart(origin) for claim in claims)
    return _said("corroborated" if apart else "agreed", claims, origins)


def _slots(ways: Alternatives) -> frozenset[Slot]:
    return frozenset(must.slot for way in ways for must in way.musts if must.what == "happened" and must.value == "yes")


def _said(word: str, claims: Sequence[Claim], origins: Origins) -> Verdict:
    return Verdict(word, tuple(claim.id for claim in claims), tuple(sorted(origins.of_claims(claims))))


def _with(problem: Problem, more: Alternatives) -> tuple[Problem, int]:
    """The problem with one more statement, and its bit. The statement must speak of days that the problem knows."""
    return problem.extended(more), problem.everything + 1


def _wider(when: When) -> Iterator[When]:
    """The month and the year in which a date lies."""
    if when.extent or when.earliest is None or when.latest is None:
        return
    (year, month, _), (last_year, last_month, _) = civil(when.earliest), civil(when.latest)
    if (year, month) == (last_year, last_month):
        yield parse(f"{year:04}-{month:02}")
    if year == last_year:
        yield parse(f"{year:04}")

