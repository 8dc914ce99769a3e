"""Who said it first: origins, not mentions, are counted. Ten papers that quote one agency are ten voices and one origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product

from habeas.core.claims import Claim
from habeas.core.judgements import Judgement


@dataclass(frozen=True, slots=True)
class Origins:
    """What was judged of sources: `copies` maps a source to those that it copies, `independent` to those that it does not share with."""

    copies: Mapping[str, frozenset[str]]
    independent: Mapping[str, frozenset[str]]
    _known: dict[str, frozenset[str]] = field(default_factory=dict, compare=False)

    def of(self, source: str) -> frozenset[str]:
        """The roots of all copying chains that start at a source; itself if it copies nobody."""
        if source not in self._known:
            reached = self._reached(source)
            roots = {each for each in reached if self._reached(each) <= self._ring(each)}
            self._known[source] = frozenset(min(self._ring(each)) for each in roots)
        return self._known[source]

    def of_claims(self, claims: Iterable[Claim]) -> frozenset[str]:
        """The origins of claims that say the same."""
        return frozenset().union(*(self.of(claim.speaker) for claim in claims))

    def apart(self, origin: str) -> frozenset[str]:
        """The origins that were judged independent of an origin."""
        return self.independent.get(origin, frozenset())

    def _reached(self, source: str) -> frozenset[str]:
        seen = {source}
        waiting = [source]
        while waiting:
            for each in self.copies.get(waiting.pop(), ()):
                if each not in seen:
                    seen.add(each)
                    waiting.append(each)
        return frozenset(seen)

    def _ring(self, source: str) -> frozenset[str]:
        """The sources that copy each other in a ring with this one."""
        return frozenset(each for each in self._reached(source) if source in self._reached(each))


def origins(judgements: Iterable[Judgement]) -> Origins:
    """The origins that judgements in force give: `copied` names a source and the one that copies it, `independent` two or more."""
    copies: dict[str, set[str]] = defaultdict(set)
    pairs: list[tuple[str, str]] = []
    for judgement in judgements:
        if judgement.sort == "copied":
            first, *others = judgement.about
            for each in others:
                copies[each].add(first)
        elif judgement.sort == "independent":
            pairs.extend((a, b) for a, b in product(judgement.about, repeat=2) if a != b)
    # Independence is judged of the sources that are named, not of those that they copy: nobody looked at these.
    independent: dict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        independent[a].add(b)
    return Origins({source: frozenset(each) for source, each in copies.items()},
                   {origin: frozenset(each) for origin, each in independent.items()})
