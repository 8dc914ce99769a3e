"""Who said it first: roots of copying chains, rings, and who was judged independent of whom."""

from __future__ import annotations

from habeas.checking.origins import Origins, origins
from habeas.core.judgements import Judgement

from .invented import claim


def judged(*pairs: tuple[str, ...]) -> Origins:
    """Origins by judgements (sort, *about)."""
    return origins(Judgement(str(number), sort, tuple(about), "A. Reader", "2026-01-01T00:00:00Z", "read again")
                   for number, (sort, *about) in enumerate(pairs))


def test_a_source_of_which_nothing_was_judged_is_its_own_origin() -> None:
    found = judged()
    assert found.of("Courier") == {"Courier"} and found.apart("Courier") == frozenset()


def test_a_copy_of_a_copy_has_the_origin_at_the_root_alone() -> None:
    found = judged(("copied", "Agency", "Courier"), ("copied", "Courier", "Herald"))
    assert found.of("Herald") == found.of("Courier") == found.of("Agency") == {"Agency"}


def test_one_judgement_may_name_several_copies() -> None:
    found = judged(("copied", "Agency", "Courier", "Herald"))
    assert found.of("Courier") == found.of("Herald") == {"Agency"}


def test_who_copies_two_has_both_origins() -> None:
    found = judged(("copied", "Agency", "Herald"), ("copied", "Archive", "Herald"))
    assert found.of("Herald") == {"Agency", "Archive"}


def test_a_ring_is_one_origin_named_after_the_first_and_whoever_copies_from_it_has_that_origin() -> None:
    found = judged(("copied", "C", "B"), ("copied", "B", "C"), ("copied", "C", "D"))
    assert found.of("B") == found.of("C") == found.of("D") == {"B"}


def test_a_ring_that_copies_somebody_outside_has_the_origin_of_that_source() -> None:
    found = judged(("copied", "C", "B"), ("copied", "B", "C"), ("copied", "Agency", "C"))
    assert found.of("B") == found.of("C") == {"Agency"}


def test_independence_of_several_holds_for_each_pair_of_them_and_of_nobody_from_itself() -> None:
    found = judged(("independent", "A", "B", "C"), ("independent", "A", "D"))
    assert [found.apart(each) for each in "ABCD"] == [set("BCD"), set("AC"), set("AB"), set("A")]


def test_judgements_of_other_sorts_say_nothing_of_origins() -> None:
    found = judged(("prefer", "A", "B"), ("reject", "B", "A"))
    assert found.of("A") == {"A"} and found.apart("A") == frozenset()


def test_the_origins_of_claims_are_those_of_all_their_speakers() -> None:
    found = judged(("copied", "Agency", "Courier"))
    assert found.of_claims([claim("arrest", by="Courier"), claim("arrest", by="Archive")]) == {"Agency", "Archive"}
    assert found.of_claims([]) == frozenset()
