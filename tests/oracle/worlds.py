"""All sets of claims that can be true together, and from them, by definition, the conflicts and the corrections.

Every one of the 2^n subsets is decided: by a world found in the search, whose mask (the claims that hold in it) decides all
subsets of that mask; or by a set without a world, which decides all that contain it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from habeas.core.claims import Claim
from habeas.core.kinds import KINDS

from .meaning import Slot, holds
from .search import Interval, Search

Sets = frozenset[frozenset[str]]
Hull = tuple[int | None, int | None]


@dataclass(frozen=True)
class Answer:
    """What the oracle says of one person in one reading; sets hold claim ids."""

    conflicts: Sets
    corrections: Sets
    maximal: Sets


@lru_cache(maxsize=16)
def _subsets(count: int) -> NDArray[np.int64]:
    """All subsets as masks, the largest first."""
    masks = np.arange(1 << count, dtype=np.int64)
    sizes = sum((masks >> bit) & 1 for bit in range(count))
    return masks[np.argsort(-sizes, kind="stable")] if count else masks


def members(mask: int) -> list[int]:
    """The numbers of the claims in a mask."""
    return [bit for bit in range(mask.bit_length()) if mask >> bit & 1]


def consistent(search: Search) -> NDArray[np.bool_]:
    """For each mask of claims, whether they can all be true."""
    count = len(search.claims)
    order = _subsets(count)
    can = np.zeros(1 << count, dtype=np.bool_)
    unknown = np.ones(1 << count, dtype=np.bool_)
    masks = np.arange(1 << count, dtype=np.int64)

    def decide(mask: int) -> bool:
        if not unknown[mask]:
            return bool(can[mask])
        world = search.world(members(mask))
        if world is None:
            unknown[(masks & mask) == mask] = False
            return False
        full = sum(1 << number for number, claim in enumerate(search.claims) if holds(claim, world, search.reading))
        below = (masks & ~full) == 0
        can[below], unknown[below] = True, False
        return True

    while unknown.any():
        mask = int(order[np.argmax(unknown[order])])
        if decide(mask):
            continue
        for bit in members(mask):  # take claims out as long as the rest still has no world
            if not decide(mask & ~(1 << bit)):
                mask &= ~(1 << bit)
    return can


def borders(can: NDArray[np.bool_]) -> tuple[list[int], list[int]]:
    """The smallest masks that cannot all be true and the greatest that can, by definition."""
    masks = np.arange(len(can), dtype=np.int64)
    least, greatest = ~can, can.copy()
    for bit in (1 << each for each in range(len(can).bit_length() - 1)):
        inside = (masks & bit) != 0
        least &= ~inside | can[masks & ~bit]
        greatest &= inside | ~can[masks | bit]
    return [int(each) for each in masks[least]], [int(each) for each in masks[greatest]]


def answer(claims: Sequence[Claim], reading: str, exclusive: Collection[frozenset[str]] = (),
           within: Interval | None = None) -> Answer:
    """Conflicts, corrections and maximal sets of one person's claims."""
    return named(claims, consistent(Search(claims, reading, exclusive, within)))


def named(claims: Sequence[Claim], can: NDArray[np.bool_]) -> Answer:
    """The answer that a table of consistent masks gives, in claim ids."""
    conflicts, maximal = borders(can)
    everything = len(can) - 1

    def sets(found: list[int]) -> Sets:
        return frozenset(frozenset(claims[number].id for number in members(mask)) for mask in found)

    return Answer(sets(conflicts), sets([everything ^ mask for mask in maximal]), sets(maximal))


def hulls(claims: Sequence[Claim], reading: str, exclusive: Collection[frozenset[str]] = ()) -> dict[tuple[Slot, int], Hull]:
    """For each slot and end (0 start, 1 end) the least and greatest day over the worlds of the maximal sets; None: no bound."""
    search = Search(claims, reading, exclusive)
    sets = [members(mask) for mask in borders(consistent(search))[1]]
    found: dict[tuple[Slot, int], Hull] = {}
    for slot in search.slots:
        for end in range(2 if KINDS[slot[0]].shape == "state" else 1):
            happens, first = search.least(slot, end, sets)
            if happens:
                found[slot, end] = first, search.greatest(slot, end, sets)[1]
    return found
