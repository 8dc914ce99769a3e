"""The engine against the oracle on random persons, in both readings. `python -m tests.oracle.run` does the same on thousands."""

from __future__ import annotations

from collections import Counter

import pytest

from .compare import bounds_differ, report, sets_differ, verdicts_report
from .meaning import slots_of
from .persons import EXCLUSIVE, person, told
from .verdicts import verdicts
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


@pytest.mark.parametrize("block", range(3))
@pytest.mark.parametrize("reading", READINGS)
def test_the_engine_and_the_oracle_give_the_same_verdict_on_every_claim(block: int, reading: str) -> None:
    for seed in range(50 * block, 50 * block + 50):
        found = verdicts_report(told(seed), reading)
        assert not found, f"told person {seed}, {found}"


def test_the_random_persons_have_every_verdict_that_is_not_a_limit() -> None:
    words: Counter[str] = Counter()
    for seed in range(150):
        claims, judgements, ended = told(seed)
        words.update(word for word, _ in verdicts(claims, "tolerant", EXCLUSIVE, judgements, ended).values())
    assert {"outweighed", "contested", "superseded", "corrected", "corroborated", "agreed", "one origin"} <= set(words)
    assert min(words[each] for each in ("contested", "corroborated", "agreed", "one origin")) > 100


def test_the_random_persons_cover_the_kinds_and_are_neither_all_consistent_nor_all_in_conflict() -> None:
    persons = [person(seed) for seed in range(300)]
    kinds = {slot[0] for claims in persons for claim in claims for slot in slots_of(claim)}
    assert {"birth", "arrest", "death", "release", "custody", "stay", "isolation", "sentence_served", "episode"} <= kinds
    counts = [len(answer(claims, "strict", EXCLUSIVE).conflicts) for claims in persons[:60]]
    assert 12 <= sum(count == 0 for count in counts) <= 30
    assert sum(1 <= count <= 6 for count in counts) >= 24
