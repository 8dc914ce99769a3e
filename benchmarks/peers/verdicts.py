"""What the claims support, by z3: the sections "Origins" and "Verdicts" of docs/rules.md, sentence by sentence.

Judgements that join or split events are not looked at: they change which slot a claim speaks of, not what claims support.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import combinations

from habeas.core.calendar import civil, month_span, year_span
from habeas.core.claims import Claim
from habeas.core.folding import folded
from habeas.core.judgements import Judgement
from habeas.core.values import Coded, Text, Withheld
from habeas.core.when import Span, When

from .meaning import After, All, Any, Formula, Has, Not, Slot, Within, end, formula, inside, slot, start, widened
from .task import ALWAYS, Clock, atoms, slots_of, task
from .z3_marco import Marco, Worlds

Word = tuple[str, str]  # the verdict, and the month or year that holds either way
Origins = frozenset[str]
ENDS = {
    "released": ("arrest", "death"), "held": ("release", "escape", "death"), "in_isolation": ("release", "transfer", "death"),
    "in_hospital": ("release", "death"), "alive": ("death",),
    "missing": ("reappearance", "release", "remains_found", "remains_identified"),
    "disappeared": ("reappearance", "release", "remains_found", "remains_identified"),
}
BEGINS = {
    "released": ("release", "escape"), "held": ("arrest", "custody"), "in_isolation": ("isolation",), "in_hospital": ("hospital",),
    "alive": (), "missing": ("disappearance", "last_seen"), "disappeared": ("disappearance", "last_seen", "arrest"),
}


def verdicts(claims: Sequence[Claim], reading: str, exclusive: Collection[frozenset[str]] = (), judgements: Sequence[Judgement] = (),
             ended: Mapping[str, str] | None = None, *, seconds: float | None = None) -> dict[str, Word]:
    """The verdict on each claim, by id. `ended` maps claims that their own list no longer makes to what replaced them, or to "".

    Rejected claims, ended ones that nothing replaced, and withheld values have none. Raises OutOfTime after so many seconds."""
    over = ended or {}
    rejected = {each for judgement in judgements if judgement.sort == "reject" for each in judgement.about}
    left = [each for each in claims if each.id not in rejected and each.id not in over]
    support = Support(left, reading, exclusive, judgements, Clock(seconds))
    said = {each.id: support.verdict(each) for each in left if not isinstance(each.value, Withheld)}
    replaced = {each.id: ("corrected", "") for each in claims if over.get(each.id) and each.id not in rejected}
    return said | replaced


def roots(speaker: str, copies: Collection[tuple[str, str]]) -> Origins:
    """Whom a speaker's words come from in the end: pairs are (copied, copying). A ring that copies nobody besides is one origin."""
    def reached(name: str) -> frozenset[str]:
        found, new = frozenset[str](), frozenset({name})
        while new:
            found |= new
            new = frozenset(first for first, second in copies if second in new) - found
        return found

    return frozenset(min(reached(each)) for each in reached(speaker) if all(each in reached(other) for other in reached(each)))


@dataclass(frozen=True)
class Saying:
    """Claims that say the same: their formula in this reading and its number, and the origins of each of their speakers."""

    formula: Formula
    number: int
    speakers: frozenset[Origins]

    @property
    def origins(self) -> Origins:
        """All their origins."""
        return frozenset[str]().union(*self.speakers)


class Support:
    """What one person's claims support, in one reading."""

    def __init__(self, claims: Sequence[Claim], reading: str, exclusive: Collection[frozenset[str]], judgements: Sequence[Judgement],
                 clock: Clock) -> None:
        self.reading = reading
        self.worlds = Worlds(task(claims, reading, exclusive), clock)
        marco = Marco(self.worlds)
        self.maximal, self.conflicts = marco.maximal, marco.conflicts
        copies = [(each.about[0], each.about[1]) for each in judgements if each.sort == "copied"]
        self.apart = {frozenset(pair) for each in judgements if each.sort == "independent" for pair in combinations(each.about, 2)}
        numbers = {each: number for number, each in enumerate(self.worlds.task.formulas)}
        self.of: dict[str, Saying] = {}
        for group in alike(claims, clock):
            said = formula(group[0], reading)
            saying = Saying(said, numbers[said], frozenset(roots(each.speaker, copies) for each in group))
            self.of |= {each.id: saying for each in group}
        self.sayings = list(dict.fromkeys(self.of.values()))
        self.every = frozenset(origin for each in self.sayings for origin in each.origins)
        # Of which somebody speaks who does not deny it.
        self.spoken = {slot for each in claims if each.affirmed for atom in atoms(formula(each, reading)) for slot in slots_of(atom)}
        self._supported = lru_cache(maxsize=None)(self._sets)

    @cached_property
    def contested(self) -> int:
        """All formulas that are in some conflict."""
        found = 0
        for each in self.conflicts:
            found |= each
        return found

    def without(self, origins: Origins) -> int:
        """The formulas said by claims that have another origin, as a mask."""
        return self._mask(each for each in self.sayings if each.origins - origins)

    def only(self, origin: str) -> int:
        """The formulas said by claims that an origin answers for alone; what copies others besides is not said by itself."""
        return self._mask(each for each in self.sayings if frozenset({origin}) in each.speakers)

    def entails(self, some: int, statement: Formula) -> bool:
        """Whether the statement fails in no world of any maximal consistent set of some formulas."""
        return all(self.worlds.world(each, Not(statement)) is None for each in self._supported(some))

    def excludes(self, some: int, statement: Formula) -> bool:
        """Whether none of the maximal consistent sets of some formulas can be true together with the statement."""
        return all(self.worlds.world(each, statement) is None for each in self._supported(some))

    def verdict(self, claim: Claim) -> Word:
        """The first verdict that applies."""
        saying, everything = self.of[claim.id], self.worlds.task.everything()
        bit = 1 << saying.number
        if bit in self.conflicts:
            return "impossible", ""
        if self._outweighed(saying):
            return "outweighed", ""
        if bit & self.contested:
            return "contested", self._either_way(claim)
        if self._superseded(claim):
            return "superseded", ""
        if self.entails(0, saying.formula):
            return self._quiet(saying), ""
        if not self.entails(everything, saying.formula):
            return "open", ""
        if not all(self.entails(self.without(frozenset({each})), saying.formula) for each in self.every):
            return "one origin", ""
        return "corroborated" if self._corroborated(saying) else "agreed", ""

    def _mask(self, some: Iterable[Saying]) -> int:
        mask = 0
        for each in some:
            mask |= 1 << each.number
        return mask

    def _sets(self, some: int) -> list[int]:
        """The maximal consistent sets of some formulas: what the greatest sets leave of them."""
        left = {each & some for each in self.maximal}
        return [each for each in left if not any(each != other and each & ~other == 0 for other in left)]

    def _excluded(self, saying: Saying) -> bool:
        """The claims without its origins exclude it, and still do without any one further origin."""
        further = [saying.origins, *(saying.origins | {each} for each in self.every - saying.origins)]
        return all(self.excludes(self.without(each), saying.formula) for each in further)

    def _outweighed(self, saying: Saying) -> bool:
        if not 1 << saying.number & self.contested or not self._excluded(saying):
            return False
        rivals = 0
        for each in self.conflicts:
            rivals |= each if each >> saying.number & 1 else 0
        return not any(self._excluded(each) for each in self.sayings if rivals >> each.number & 1 and each is not saying)

    def _quiet(self, saying: Saying) -> str:
        """Of what constrains nothing, and of what the background alone entails, only claims that say the same count."""
        if any(frozenset({other}) in saying.speakers for each in saying.origins for other in self._independent(each)):
            return "corroborated"
        return "agreed" if len(saying.origins) > 1 else "one origin"

    def _independent(self, origin: str) -> Origins:
        """The origins that were judged independent of one; what was judged of a source that copies says nothing of its origin."""
        return frozenset(each for each in self.every if frozenset((each, origin)) in self.apart)

    def _corroborated(self, saying: Saying) -> bool:
        """Some origin that says it was judged independent of another whose claims by themselves entail it."""
        others = {other for origin in saying.origins for other in self._independent(origin)}
        return any(self.entails(self.only(each), saying.formula) for each in sorted(others))

    def _either_way(self, claim: Claim) -> str:
        """The month of a contested date, or else its year, if all claims together entail that."""
        when = claim.value
        if not isinstance(when, When) or not claim.affirmed or when.extent or when.earliest is None or when.latest is None:
            return ""
        (year, month, _), (other, last, _) = civil(when.earliest), civil(when.latest)
        spans: list[tuple[str, Span]] = [(f"{year:04}-{month:02}", month_span(year, month))] if month == last else []
        for text, span in [*spans, (f"{year:04}", year_span(year))] if year == other else []:
            if self.entails(self.worlds.task.everything(), self._within(claim, span)):
                return text
        return ""

    def _within(self, claim: Claim, span: Span) -> Formula:
        of = slot(claim.kind, claim)
        if claim.bound or end(of) == start(of):
            return All((Has(of), inside(end(of) if claim.bound == "end" else start(of), span)))
        return All((Has(of), inside(start(of), (None, span[1])), inside(end(of), (span[0], None))))

    def _superseded(self, claim: Claim) -> bool:
        value = claim.value
        if claim.kind != "status" or not claim.affirmed or not isinstance(value, Coded) or not value.at:
            return False
        spans = widened(value.at, self.reading == "tolerant")
        firsts, lasts = [first for first, _ in spans], [last for _, last in spans]
        known = [first for first in firsts if first is not None]
        if len(known) < len(firsts):
            return False
        until = None if None in lasts else max(last for last in lasts if last is not None)
        slots = self.worlds.task.slots
        begins = [each for each in slots if each[0] in BEGINS.get(value.code, ()) and each in self.spoken]
        ends = [each for each in slots if each[0] in ENDS.get(value.code, ())]
        return any(self.entails(self.worlds.task.everything(), _over(each, min(known), begins, until)) for each in ends)


def _over(ended: Slot, first: int, begins: Sequence[Slot], last: int | None) -> Formula:
    """The state ended before its date, and did not begin again up to its date."""
    again = [All((Has(each), After(start(ended), 0, 0, start(each)), inside(start(each), (None, last)))) for each in begins]
    return All((Has(ended), inside(start(ended), (None, first - 1)), Not(Any(tuple(again)))))


def alike(claims: Sequence[Claim], clock: Clock) -> list[list[Claim]]:
    """The claims in groups that say the same: no world, whatever the background, tells them apart in either reading."""
    written: dict[object, list[Claim]] = {}  # the same formula, or of what constrains nothing, the same value
    for claim in claims:
        written.setdefault(_meaning(claim), []).append(claim)
    worlds = {}
    for reading in ("strict", "tolerant"):
        of = task(claims, reading)
        worlds[reading] = Worlds(replace(of, background=tuple(After(start(each), 0, 0, end(each)) for each in of.slots)), clock)
    groups: list[list[Claim]] = []
    for more in written.values():
        found = next((group for group in groups if _same(group[0], more[0], worlds)), None)
        if found is None:
            groups.append(more)
        else:
            found += more
    return groups


def _same(one: Claim, other: Claim, worlds: Mapping[str, Worlds]) -> bool:
    """Whether two claims speak of the same slots and hold in the same worlds, both affirmed or both denied."""
    for reading, each in worlds.items():
        first, second = formula(one, reading), formula(other, reading)
        if ALWAYS in (first, second) or one.affirmed != other.affirmed or _slots(first) != _slots(second):
            return False
        if any(each.world(0, All((a, Not(b)))) for a, b in ((first, second), (second, first))):
            return False
    return True


def _slots(of: Formula) -> frozenset[object]:
    """The slots that a formula speaks of, and the kinds of which it says which value is true."""
    return frozenset(each for atom in atoms(of) for each in ((atom.kind,) if isinstance(atom, Within) else slots_of(atom)))


def _meaning(claim: Claim) -> object:
    """What claims that say the same in so many words have in common."""
    both = tuple(formula(claim, reading) for reading in ("strict", "tolerant"))
    if both[0] != ALWAYS:
        return both
    value = claim.value
    return claim.kind, claim.episode, claim.place, folded(value.text) if isinstance(value, Text) else value, claim.affirmed
