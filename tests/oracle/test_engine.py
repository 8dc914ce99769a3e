"""The engine against the oracle on random persons, in both readings. `python -m tests.oracle.run` does the same on thousands."""

from __future__ import annotations

import pytest

from .compare import bounds_differ, report, sets_differ
from .meaning import slots_of
from .persons import EXCLUSIVE, person
from .worlds import answer

READINGS = ("strict", "tolerant")


@pytest.mark.parametrize("block", range(8))
@pytest.mark.parametrize("reading", READINGS)
def test_the_engine_and_the_oracle_find_the_same_conflicts_and_corrections(block: int, reading: str) -> None:
    for seed in range(50 * block, 50 * block + 50):
        found = report(person(seed), reading, sets_differ)
        assert not found, f"person {seed}, {found}"


@pytest.mark.parametrize("block", range(3))
@pytest.mark.parametrize("reading", READINGS)
def test_the_engine_and_the_oracle_bound_every_slot_by_the_same_days(block: int, reading: str) -> None:
    for seed in range(1000 + 25 * block, 1000 + 25 * block + 25):
        found = report(person(seed), reading, bounds_differ)
        assert not found, f"person {seed}, {found}"


def test_the_random_persons_cover_the_kinds_and_are_neither_all_consistent_nor_all_in_conflict() -> None:
    persons = [person(seed) for seed in range(300)]
    kinds = {slot[0] for claims in persons for claim in claims for slot in slots_of(claim)}
    assert {"birth", "arrest", "death", "release", "custody", "stay", "isolation", "sentence_served", "episode"} <= kinds
    counts = [len(answer(claims, "strict", EXCLUSIVE).conflicts) for claims in persons[:60]]
    assert 12 <= sum(count == 0 for count in counts) <= 30
    assert sum(1 <= count <= 6 for count in counts) >= 24
