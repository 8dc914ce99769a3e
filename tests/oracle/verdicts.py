"""What the claims support: the verdicts of docs/rules.md, each by its sentence there, from the table of all subsets.

Maximal consistent sets of some of the claims are picked from that table by definition; whether a set excludes a claim stands in it
too; whether a set entails a statement is a search for a world in which the set holds and the statement does not.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import combinations

import numpy as np

from habeas.core.calendar import civil
from habeas.core.claims import Claim
from habeas.core.judgements import Judgement
from habeas.core.values import Coded, Text, Withheld, value_text
from habeas.core.when import When, parse

from .anniversaries import Step
from .clauses import START, Apart, Atom, Happened, In
from .meaning import Slot, holds, says_nothing, slots_of, widened
from .search import Search
from .worlds import borders, consistent, members

Word = tuple[str, str]  # the verdict, and what holds either way (EDTF, or empty)
READINGS = ("strict", "tolerant")
ENDS = {
    "released": ("arrest", "death"),
    "held": ("release", "escape", "death"),
    "in_isolation": ("release", "transfer", "death"),
    "in_hospital": ("release", "death"),
    "alive": ("death",),
    "missing": ("reappearance", "release", "remains_found", "remains_identified"),
    "disappeared": ("reappearance", "release", "remains_found", "remains_identified"),
}
BEGINS = {
    "released": ("release", "escape"),
    "held": ("arrest", "custody"),
    "in_isolation": ("isolation",),
    "in_hospital": ("hospital",),
    "alive": (),
    "missing": ("disappearance", "last_seen"),
    "disappeared": ("disappearance", "last_seen", "arrest"),
}


def verdicts(claims: Sequence[Claim], reading: str, exclusive: Collection[frozenset[str]] = (),
             judgements: Sequence[Judgement] = (), ended: Mapping[str, str] | None = None) -> dict[str, Word]:
    """The verdict on each claim, by id. `ended` maps claims that their own list no longer makes to what replaced them, or to "".

    Rejected claims have no verdict, nor have ended ones that nothing replaced, nor what a source withholds: nothing is said there."""
    over = ended or {}
    rejected = {each for judgement in judgements if judgement.sort == "reject" for each in judgement.about}
    corrected = {each.id: ("corrected", "") for each in claims if over.get(each.id) and each.id not in rejected}
    support = Support([each for each in claims if each.id not in rejected and each.id not in over], reading, exclusive, judgements)
    return corrected | {each.id: support.verdict(number) for number, each in enumerate(support.claims)
                        if not isinstance(each.value, Withheld)}


def origins(speaker: str, judgements: Sequence[Judgement]) -> frozenset[str]:
    """The roots of all that a speaker copies, the speaker itself if it copies nothing; a ring has its first name in the alphabet."""
    copied = {judgement.about for judgement in judgements if judgement.sort == "copied"}

    def sources(name: str) -> set[str]:
        found = {name}
        while more := {first for first, second in copied if second in found} - found:
            found |= more
        return found

    roots = {name for name in sources(speaker) if all(name in sources(each) for each in sources(name))}
    return frozenset(min(sources(root)) for root in roots)


def same(a: Claim, b: Claim) -> bool:
    """Whether two claims say the same: no world, whatever the background, in which one of them holds and the other fails."""
    if a.affirmed != b.affirmed or says_nothing(a) != says_nothing(b):
        return False
    if says_nothing(a):
        return _plain(a) == _plain(b)
    if replace(a, speaker=b.speaker, passage=b.passage, mention=b.mention, words=b.words, relay=b.relay) == b:
        return True
    if set(slots_of(a)) != set(slots_of(b)) or (isinstance(a.value, Coded) and a.kind != b.kind):
        return False
    searches = [Search([a, b], reading, (), background=False) for reading in READINGS]
    return not any(search.world([one], fails=1 - one) for search in searches for one in (0, 1))


def _plain(claim: Claim) -> tuple[object, ...]:
    """What a claim that constrains nothing says: of what, and which value; free text without accents and case."""
    text = value_text(claim.value)
    if isinstance(claim.value, Text):
        text = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each)).casefold()
    return claim.kind, claim.episode, claim.place, claim.bound, type(claim.value), text


class Support:
    """What one person's claims (those in the reasoning) support in one reading."""

    def __init__(self, claims: Sequence[Claim], reading: str, exclusive: Collection[frozenset[str]],
                 judgements: Sequence[Judgement]) -> None:
        self.claims, self.reading = claims, reading
        self.independent = {frozenset(pair) for each in judgements if each.sort == "independent" for pair in combinations(each.about, 2)}
        self.roots = [origins(claim.speaker, judgements) for claim in claims]
        self.alike = [[number for number, other in enumerate(claims) if other is claim or same(claim, other)] for claim in claims]
        self.origins = [frozenset().union(*(self.roots[each] for each in group)) for group in self.alike]
        self.can = consistent(Search(claims, reading, exclusive))
        self.masks = np.arange(len(self.can), dtype=np.int64)
        self.everything = len(self.can) - 1
        self.conflicts = [set(members(mask)) for mask in borders(self.can)[0]]
        # Statements that are nobody's claim (a month, a year) stand behind the claims, to be held against sets of these.
        self.statements = [list(_wider(claim)) for claim in claims]
        more = [each for group in self.statements for each in group]
        self.search = Search([*claims, *more], reading, exclusive)
        self.numbers = {id(each): len(claims) + number for number, each in enumerate(more)}
        self._maximal: dict[int, list[int]] = {}
        self._fails: dict[tuple[int, int], bool] = {}
        self._worlds: list[int] = []  # the claims and statements that hold in each world found

    def maximal(self, allowed: int) -> list[int]:
        """The sets of allowed claims that can all be true and would not with any further allowed claim."""
        if allowed not in self._maximal:
            found = self.can & ((self.masks & ~allowed) == 0)
            for bit in (1 << number for number in members(allowed)):
                found &= ((self.masks & bit) != 0) | ~self.can[self.masks | bit]
            self._maximal[allowed] = [int(mask) for mask in self.masks[found]]
        return self._maximal[allowed]

    def entails(self, allowed: int, number: int) -> bool:
        """Whether a claim or statement fails in no world of any maximal set."""
        return not any(self._may_fail(mask, number) for mask in self.maximal(allowed))

    def _may_fail(self, mask: int, number: int) -> bool:
        """Whether a claim or statement fails in some world of a set; worlds found before are looked at first."""
        if number < len(self.claims) and any(mask >> each & 1 for each in self.alike[number]):
            return False  # what the set itself says holds wherever it does
        if (mask, number) not in self._fails:
            seen = any(found & mask == mask and not found >> number & 1 for found in self._worlds)
            self._fails[mask, number] = seen or self._found(mask, number)
        return self._fails[mask, number]

    def _found(self, mask: int, number: int) -> bool:
        world = self.search.world(members(mask), fails=number)
        if world is not None:
            holding = sum(1 << place for place, each in enumerate(self.search.claims) if holds(each, world, self.reading))
            self._worlds.append(holding)
        return world is not None

    def excludes(self, allowed: int, number: int) -> bool:
        """Whether a claim can be true together with none of the maximal sets."""
        return not any(self.can[mask | 1 << number] for mask in self.maximal(allowed))

    def without(self, names: Collection[str]) -> int:
        """Only the claims that have another origin."""
        return sum(1 << number for number, roots in enumerate(self.roots) if not roots <= set(names))

    def of(self, names: Collection[str]) -> int:
        """The claims of these origins only."""
        return sum(1 << number for number, roots in enumerate(self.roots) if roots <= set(names))

    @cached_property
    def everyone(self) -> frozenset[str]:
        """All origins."""
        return frozenset().union(*self.roots)

    def verdict(self, number: int) -> Word:
        """The first verdict that applies."""
        if not self.can[1 << number]:
            return "impossible", ""
        if self.outweighed(number):
            return "outweighed", ""
        if any(number in conflict for conflict in self.conflicts):
            return "contested", self.either_way(number)
        if self.superseded(self.claims[number]):
            return "superseded", ""
        if self.agreed(number):
            return ("corroborated" if self.corroborated(number) else "agreed"), ""
        return ("one origin" if self.entails(self.everything, number) else "open"), ""

    def overruled(self, number: int) -> bool:
        """Whether the claims without its origins exclude it, and still do without any one further origin."""
        others = [self.origins[number], *(self.origins[number] | {more} for more in self.everyone - self.origins[number])]
        return all(self.excludes(self.without(names), number) for names in others)

    def outweighed(self, number: int) -> bool:
        """Overruled, and no claim that shares a conflict with it is."""
        rivals = {each for conflict in self.conflicts if number in conflict for each in conflict} - {number}
        return self.overruled(number) and not any(self.overruled(each) for each in rivals)

    def either_way(self, number: int) -> str:
        """The month of its date, or else the year, if all claims together entail it."""
        for each in self.statements[number]:
            if self.entails(self.everything, self.numbers[id(each)]):
                return value_text(each.value)
        return ""

    def superseded(self, claim: Claim) -> bool:
        """Whether the state that it says holds at a date is entailed to have ended before, and may not have begun again."""
        value = claim.value
        if claim.kind != "status" or not claim.affirmed or not isinstance(value, Coded) or value.at is None:
            return False
        spans = widened(value.at, self.reading == "tolerant")
        first = None if None in (low for low, _ in spans) else min(low for low, _ in spans if low is not None)
        last = None if None in (high for _, high in spans) else max(high for _, high in spans if high is not None)
        if first is None:
            return False
        return any(self._ended(end, value.code, first, last) for end in self._slots(ENDS.get(value.code, ())))

    def _slots(self, kinds: Collection[str]) -> list[Slot]:
        return [slot for slot in self.search.slots if slot[0] in kinds]

    def _ended(self, end: Slot, code: str, first: int, last: int | None) -> bool:
        """In every world of every maximal set the ending is before `first`; and in none a beginning, of which somebody speaks who does
        not deny, is on or after the ending and up to `last`."""
        spoken = {slot for claim in self.claims if claim.affirmed for slot in slots_of(claim)}
        again = [(Apart(end, START, begin, START, Step(), None), In(begin, START, None, last))
                 for begin in self._slots(BEGINS[code]) if begin in spoken]
        otherwise: list[tuple[Atom, ...]] = [(Happened(end, False),), (In(end, START, first, None),), *again]
        return not any(self.search.world(members(mask), *atoms) for mask in self.maximal(self.everything) for atoms in otherwise)

    def idle(self, number: int) -> bool:
        """Whether a claim constrains nothing, or nothing that the background does not: then only claims that say the same count."""
        return says_nothing(self.claims[number]) or self.entails(0, number)

    def agreed(self, number: int) -> bool:
        """Whether all claims together entail it, and still do without any one origin."""
        if self.idle(number):
            return all(any(self.roots[each] != {name} for each in self.alike[number]) for name in self.everyone)
        return self.entails(self.everything, number) and all(self.entails(self.without({name}), number) for name in self.everyone)

    def corroborated(self, number: int) -> bool:
        """Whether an origin that says it was judged independent of another whose claims by themselves entail it."""
        for name in self.origins[number]:
            for other in (each for each in self.everyone if frozenset((each, name)) in self.independent):
                if self.idle(number):
                    found = any(self.roots[each] <= {other} for each in self.alike[number])
                else:
                    found = self.entails(self.of([other]), number)
                if found:
                    return True
        return False


def _wider(claim: Claim) -> Iterator[Claim]:
    """The month and the year in which an affirmed date lies, each as a claim (said at no time)."""
    value = claim.value
    if not isinstance(value, When) or value.extent or not claim.affirmed or value.earliest is None or value.latest is None:
        return
    (year, month, _), (last_year, last_month, _) = civil(value.earliest), civil(value.latest)
    if (year, month) == (last_year, last_month):
        yield replace(claim, value=parse(f"{year:04}-{month:02}"), said=None)
    if year == last_year:
        yield replace(claim, value=parse(f"{year:04}"), said=None)
