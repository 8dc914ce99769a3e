"""Which event a claim speaks of: the principal episode, one of its own, or one that a judgement made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from habeas.checking.rules import BIRTH, Slot, SlotOf
from habeas.core.claims import PRINCIPAL, Claim
from habeas.core.judgements import Judgement
from habeas.core.when import When

ONCE = frozenset({"birth", "death"})  # one slot a person, whatever the episode


def slots_of(claims: Sequence[Claim], judgements: Iterable[Judgement] = ()) -> SlotOf:
    """How each claim's kinds (its own, and those its ages and lengths refer to) find their slot.

    `two events` moves the mention of every claim it names, but the first, to an episode of its own for that kind; `one event`
    brings the claims it names to one slot, together with what other such judgements name. A claim without episode label joins
    the principal slot when its date and place agree with a principal claim's.
    """
    by_id = {claim.id: claim for claim in claims}
    split: dict[tuple[str, str], str] = {}
    moved: dict[str, str] = {}
    together: dict[str, frozenset[str]] = {}
    for judgement in sorted(judgements, key=lambda each: each.id):
        named = [by_id[each] for each in judgement.about if each in by_id]
        if judgement.sort == "two events":
            for number, claim in enumerate(named[1:], 2):
                if claim.mention != named[0].mention:
                    split[claim.mention, claim.kind] = f"{number} by judgement"
                else:
                    moved[claim.id] = f"{number} by judgement"
        elif judgement.sort == "one event":
            one = frozenset().union(*(together.get(claim.id, frozenset({claim.id})) for claim in named))
            together.update(dict.fromkeys(one, one))
    # Claims of one event share the slot of a principal one among them, if there is any.
    leader = {each: min((by_id[other] for other in one), key=lambda claim: (claim.episode != PRINCIPAL, claim.id))
              for each, one in together.items()}
    agreeing = {claim.id for claim in claims if claim.episode == "" and _agrees(claim, claims)}

    def slot_of(claim: Claim, kind: str) -> Slot:
        if kind in ONCE:
            return BIRTH if kind == BIRTH.kind else Slot(kind, PRINCIPAL)
        place = claim.place if kind == "stay" else ""  # also of an age or length that refers to a stay
        first = leader.get(claim.id, claim)
        episode = moved.get(first.id, PRINCIPAL if first.id in agreeing else first.episode or first.id)
        if episode == PRINCIPAL:
            episode = split.get((first.mention, kind), PRINCIPAL)
        return Slot(kind, episode, place)

    return slot_of


def _agrees(claim: Claim, claims: Iterable[Claim]) -> bool:
    """Whether a principal claim of the same kind has a date in common and the same place."""
    mine = claim.value
    if not isinstance(mine, When) or not claim.place:
        return False
    return any(
        other.episode == PRINCIPAL and other.kind == claim.kind and other.place.casefold() == claim.place.casefold()
        and isinstance(other.value, When) and _overlap(mine, other.value)
        for other in claims)


def _overlap(a: When, b: When) -> bool:
    return any((first is None or other_last is None or first <= other_last) and (other_first is None or last is None or other_first <= last)
               for first, last in a.spans for other_first, other_last in b.spans)
