"""All minimal conflicts, corrections and maximal consistent sets, by dualize and advance.

Corrections and conflicts are each other's minimal hitting sets. Starting with no correction known, every minimal hitting set of the
known corrections is tried: if it is consistent, it is grown to a maximal consistent set, whose complement is a new correction; if not, it
is a minimal conflict (Gunopulos, Khardon, Mannila, Toivonen 1997). When all hitting sets are conflicts, both families are complete.
Sets are bit masks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from habeas.checking.network import Limit

TESTS = 20_000  # consistency tests on one person before the engine gives up
HITTING = 3_000  # hitting sets kept at once


class Families(NamedTuple):
    """Conflicts, corrections and maximal consistent sets, each in ascending order of their masks' text; `complete` or cut at a limit."""

    conflicts: tuple[int, ...]
    corrections: tuple[int, ...]
    maximal: tuple[int, ...]
    complete: bool


def families(everything: int, consistent: Callable[[int], bool]) -> Families:
    """All three families of the subsets of `everything`. `consistent` must be false for supersets of inconsistent sets."""
    known: dict[int, bool] = {}

    def test(mask: int) -> bool:
        if mask not in known:
            if len(known) >= TESTS:
                raise Limit
            known[mask] = consistent(mask)
        return known[mask]

    conflicts: set[int] = set()
    corrections: list[int] = []
    hitting = {0}
    complete = True
    try:
        while open_sets := hitting - conflicts:
            candidate = min(open_sets, key=lambda mask: (mask.bit_count(), mask))
            if not test(candidate):
                conflicts.add(candidate)
                continue
            correction = everything & ~_grown(candidate, everything, test)
            if not correction:
                break
            corrections.append(correction)
            hitting = _hit(hitting, correction)
            if len(hitting) > HITTING:
                raise Limit
    except Limit:
        complete = False
    return Families(tuple(sorted(conflicts)), tuple(sorted(corrections)),
                    tuple(sorted(everything & ~each for each in corrections) or [everything] if complete else ()), complete)


def _grown(mask: int, everything: int, test: Callable[[int], bool]) -> int:
    """A maximal consistent set that contains `mask`."""
    rest = everything & ~mask
    while rest:
        bit = rest & -rest
        rest ^= bit
        if test(mask | bit):
            mask |= bit
    return mask


def _hit(hitting: set[int], correction: int) -> set[int]:
    """The minimal hitting sets after one more set must be hit (Berge)."""
    kept = {each for each in hitting if each & correction}
    grown: set[int] = set()
    for each in hitting - kept:
        rest = correction
        while rest:
            bit = rest & -rest
            rest ^= bit
            candidate = each | bit
            if not any(other & candidate == other for other in kept):
                grown.add(candidate)
    return kept | grown  # the grown ones do not contain each other: what they grew from did not, and none of it hits the new set
