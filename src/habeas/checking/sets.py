"""All minimal conflicts, corrections and maximal consistent sets, by dualize and advance.

Corrections and conflicts are each other's minimal hitting sets. Starting with no correction known, every minimal hitting set of the
known corrections is tried: if it is consistent, it is grown to a maximal consistent set, whose complement is a new correction; if not, it
is a minimal conflict (Gunopulos, Khardon, Mannila, Toivonen 1997). When all hitting sets are conflicts, both families are complete.
Sets are bit masks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from habeas.checking.network import Limit

TESTS = 20_000  # consistency tests on one person before the engine gives up
HITTING = 3_000  # hitting sets kept at once
CONFLICTS = 200  # conflicts listed on one person; that there are more is said


class Families(NamedTuple):
    """Conflicts, corrections and maximal consistent sets, in ascending order; `complete` or cut at a limit. `listed`: the conflicts are
    all there are, not the smallest of them only."""

    conflicts: tuple[int, ...]
    corrections: tuple[int, ...]
    maximal: tuple[int, ...]
    complete: bool
    listed: bool = True


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
            correction = everything & ~grown(candidate, everything, test)
            if not correction:
                break
            corrections.append(correction)
            hitting = _hit(hitting, correction)
            if len(hitting) > HITTING:
                raise Limit
    except Limit:
        complete = False
    return Families(tuple(sorted(conflicts)), tuple(sorted(corrections)),
                    tuple(sorted(everything & ~each for each in corrections) or [everything] if complete else ()), complete, complete)


def hitting(corrections: Sequence[int], most: int) -> tuple[tuple[int, ...], bool]:
    """The minimal hitting sets of some sets, up to a number of them, the smallest first; and whether these are all.

    Depth-first for one size after the other: the first set that is not hit yet must be hit by one of its members, and each member
    taken must stay the only one to hit some set (Murakami and Uno 2014)."""
    found: list[int] = []
    size, deeper = 0, bool(corrections)
    while deeper:
        size += 1
        deeper = False
        for each, open_sets in _hitting(corrections, 0, size, 0):
            deeper = deeper or open_sets
            if each:
                found.append(each)
                if len(found) > most:
                    return tuple(sorted(found[:most])), False
    return tuple(sorted(found)), True


def _hitting(corrections: Sequence[int], chosen: int, left: int, barred: int) -> Iterator[tuple[int, bool]]:
    """Minimal hitting sets with exactly `left` members more; (0, True) where more members might lead to one."""
    unhit = next((each for each in corrections if not each & chosen), None)
    if unhit is None:
        if not left:
            yield chosen, False
        return
    if not left:
        yield 0, True
        return
    for bit in bits(unhit & ~barred):
        grown = chosen | bit
        if all(any(each & grown == member for each in corrections) for member in bits(grown)):
            yield from _hitting(corrections, grown, left - 1, barred)
        barred |= bit  # hitting sets with it were all found


def bits(mask: int) -> Iterator[int]:
    """The single bits of a mask, the lowest first."""
    while mask:
        yield mask & -mask
        mask &= mask - 1


def grown(mask: int, everything: int, test: Callable[[int], bool]) -> int:
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


def members(mask: int) -> list[int]:
    """The numbers of the propositions in a mask."""
    return [number for number in range(mask.bit_length()) if mask >> number & 1]
