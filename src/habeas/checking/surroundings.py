"""What stands around a conflict and may explain it: cells of the same row, later editions, translations, other names, shared errors.

Rules like those of `habeas.checking.classes`, on the claims of one person; they look beyond the claims of the conflict.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from habeas.checking.readings import STRICT
from habeas.checking.reasons import NamesDiffer, OlderEdition, RepeatedInRow, SharedErrors, Translated
from habeas.checking.rules import Alternative, alternatives
from habeas.checking.situation import Situation
from habeas.core.claims import Cell, Claim, Extract
from habeas.core.folding import name_key
from habeas.core.kinds import KINDS
from habeas.core.values import Text
from habeas.core.when import Order, When, before, exact_day

Groups = Sequence[Sequence[Claim]]  # the propositions of a conflict, each as the claims that say the same


def same_row(groups: Groups, now: Situation) -> RepeatedInRow | None:
    """The birth and another event of one row have the same day: the cell beside may have been entered twice.

    Other kinds may well share a day (in RUVTE 293 of 2,411 dated deaths are on the day of the arrest, and no more of them among the
    conflicting ones), and so may the birth of a child born in captivity.
    """
    if now.captive:
        return None
    for claim in _first(groups):
        day = exact_day(claim.value)
        for other in now.claims if day is not None else ():
            if exact_day(other.value) == day and _share_row(claim, other) and _is_birth(claim) != _is_birth(other):
                return RepeatedInRow(claim, other)
    return None


def older_edition(groups: Groups, now: Situation) -> OlderEdition | None:
    """A source of the conflict says what another list said until its later edition: it may not have followed the correction, with which
    the conflict would be gone."""
    claims = _first(groups)
    for number, claim in enumerate(claims):
        for older, newer in now.replaced:
            if _meaning(claim, now) == _meaning(older, now) and now.hold_together([*claims[:number], newer, *claims[number + 1:]]):
                return OlderEdition(claim, older, newer)
    return None


def translated(groups: Groups) -> Translated | None:
    """Words of the conflict were read in a translation."""
    for claim in _first(groups):
        if isinstance(claim.passage, Extract) and claim.passage.translation:
            return Translated(claim, claim.passage.translation.translator)
    return None


def names_differ(groups: Groups, now: Situation) -> NamesDiffer | None:
    """The conflict is between two mentions that have no name in common and whose dates of some event exclude each other."""
    mentions = sorted({claim.mention for group in groups for claim in group})
    if len(mentions) != 2:
        return None
    first, second = ([claim for claim in now.claims if claim.mention == each] for each in mentions)
    ours, theirs = _names(first), _names(second)
    kinds = {claim.kind for claim in first for other in second if _apart(claim, other, now)}
    if not ours or not theirs or not kinds or {*map(name_key, ours)} & {*map(name_key, theirs)}:
        return None
    return NamesDiffer(ours[0], theirs[0], not _scripts(ours) & _scripts(theirs), tuple(sorted(kinds)))


def shared_errors(groups: Groups, now: Situation) -> SharedErrors | None:
    """Two sources say the same against a third, and the same of other events too, to the day and each time against a third: what two share
    against the rest, one may have from the other."""
    for group in groups:
        speakers = {claim.speaker for claim in group}
        if len(speakers) > 1 and not all(speakers >= {claim.speaker for claim in other} for other in groups):
            for pair in combinations(sorted(speakers), 2):
                kinds = sorted({claim.kind for claim in now.claims if claim.kind != group[0].kind and _alone(pair, claim, now)})
                if kinds:
                    return SharedErrors(pair, tuple(kinds))
    return None


# ---- what the rules ask


def _first(groups: Groups) -> list[Claim]:
    return [group[0] for group in groups]


def _is_birth(claim: Claim) -> bool:
    return KINDS[claim.kind].life == "birth"


def _share_row(claim: Claim, other: Claim) -> bool:
    """Whether two claims stand in different columns of one row."""
    here, there = claim.passage, other.passage
    return isinstance(here, Cell) and isinstance(there, Cell) and claim.mention == other.mention and here.column != there.column


def _meaning(claim: Claim, now: Situation) -> frozenset[Alternative]:
    """What the claim means whenever it was said."""
    return frozenset(alternatives(replace(claim, said=None), STRICT, now.slot_of))


def _names(claims: Sequence[Claim]) -> list[str]:
    """The names and aliases that a mention is given."""
    return [claim.value.text for claim in claims
            if claim.kind in ("name", "alias") and claim.affirmed and isinstance(claim.value, Text) and name_key(claim.value.text)]


def _scripts(names: Sequence[str]) -> set[str]:
    """The scripts of the letters: LATIN, ARABIC, CYRILLIC ... (the first word of their Unicode names)."""
    return {unicodedata.name(letter, "").partition(" ")[0] for name in names for letter in name if letter.isalpha()}


def _apart(claim: Claim, other: Claim, now: Situation) -> bool:
    """Whether two claims date one event (or one end of a state) so that both cannot be."""
    a, b = claim.value, other.value
    return claim.bound == other.bound and bool(claim.bound or KINDS[claim.kind].shape == "event") \
        and now.slot_of(claim, claim.kind) == now.slot_of(other, other.kind) \
        and isinstance(a, When) and isinstance(b, When) and Order.YES in (before(a, b), before(b, a))


def _alone(pair: tuple[str, str], claim: Claim, now: Situation) -> bool:
    """Whether the claim is the first source's, the second gives the very same day, and a third excludes it."""
    first, second = pair
    day = exact_day(claim.value)
    if claim.speaker != first or day is None or not claim.affirmed:
        return False
    same = [each for each in now.claims if (each.kind, each.bound, each.affirmed) == (claim.kind, claim.bound, True)]
    return any(each.speaker == second and exact_day(each.value) == day for each in same) \
        and any(each.speaker not in pair and _apart(claim, each, now) for each in same)
