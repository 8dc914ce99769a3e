"""Later editions of documents: which may be one, and which statements one corrects."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.core.claims import Claim, Extract
from habeas.core.values import Age, Text, Value
from habeas.core.when import parse
from habeas.linking.editions import Issue, Likely, corrected, is_own, likely, named, succession

FIRST, SECOND, THIRD = "a1" * 32, "b2" * 32, "c3" * 32
ROW = succession({SECOND: [FIRST], THIRD: [SECOND]})
PERSONS = {f"{exhibit[:2]}:1": "Iris" for exhibit in (FIRST, SECOND, THIRD)}


def said(exhibit: str, value: Value | str, kind: str = "death", place: int = 0, **more: object) -> Claim:
    held = parse(value) if isinstance(value, str) else value
    return Claim(f"{exhibit[:2]}:1", kind, held, "Office", Extract(exhibit, place, place + 4, "quod"), "quod", **more)  # type: ignore[arg-type]


def ended(*claims: Claim, row: dict[str, tuple[str, ...]] = ROW) -> list[tuple[str, str]]:
    """Pairs of values: what is corrected, and by what."""
    by_id = {each.id: each for each in claims}
    return [(str(by_id[old].value), str(by_id[new].value)) for old, new in corrected(claims, row, PERSONS).items()]


def test_a_later_edition_that_says_otherwise_corrects_and_one_that_repeats_or_falls_silent_does_not() -> None:
    old = said(FIRST, "1975-07-10")
    assert ended(old, said(SECOND, "1975-09-10")) == [("1975-07-10", "1975-09-10")]
    assert ended(old, said(SECOND, "1975-07-10")) == []
    assert ended(old, said(SECOND, "1975-09-10", "arrest")) == []
    assert ended(said(SECOND, "1975-07-10"), said(FIRST, "1975-09-10")) == [("1975-09-10", "1975-07-10")]


def test_of_two_dates_the_one_that_is_kept_does_not_correct_the_one_that_is_left_out() -> None:
    both = said(FIRST, "1975-07-10"), said(FIRST, "1975-07-12", place=9)
    assert ended(*both, said(SECOND, "1975-07-12")) == []
    assert ended(*both, said(SECOND, "1975-07-12"), said(SECOND, "1975-09-10", place=9)) == [("1975-07-10", "1975-09-10")]


def test_the_last_edition_that_speaks_of_it_decides() -> None:
    old, middle = said(FIRST, "1975-07-10"), said(SECOND, "1975-09-10")
    assert ended(old, middle, said(THIRD, "1975-10")) == [("1975-07-10", "1975-10"), ("1975-09-10", "1975-10")]
    assert ended(old, middle, said(THIRD, "1975-07-10")) == [("1975-09-10", "1975-07-10")]
    assert ended(old, said(THIRD, "1975-10")) == [("1975-07-10", "1975-10")]


def test_another_source_and_another_person_correct_nothing() -> None:
    old, new = said(FIRST, "1975-07-10"), said(SECOND, "1975-09-10")
    assert corrected([old, Claim(new.mention, "death", new.value, "Court", new.passage, "quod")], ROW, PERSONS) == {}
    assert corrected([old, new], ROW, {**PERSONS, new.mention: "Otto"}) == {}


def test_the_same_age_at_another_event_is_no_correction() -> None:
    old = said(FIRST, Age(25, 25), "age")
    assert ended(old, said(SECOND, Age(25, 25, at=("disappearance",)), "age")) == []
    assert len(ended(old, said(SECOND, Age(26, 26), "age"))) == 1


@pytest.mark.parametrize(("claim", "own"), [
    (said(FIRST, "1975"), True), (said(FIRST, "1975", relay=("Editor",)), False), (said(FIRST, "1975", episode="2"), False),
    (said(FIRST, "1975", affirmed=False), False), (said(FIRST, Text("sailor"), "occupation"), False),
    (said(FIRST, Age(25, 25), "age"), True), (said(FIRST, Age(25, 25, at=parse("1975")), "age"), False)])
def test_only_what_a_publisher_says_itself_and_can_be_one_thing_alone_is_its_own(claim: Claim, own: bool) -> None:
    assert is_own(claim, {"Office"}) == own
    assert not is_own(claim, {"Court"})


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3), max_size=6))
def test_no_document_is_later_than_itself_and_later_of_later_is_later(earlier: dict[str, Sequence[str]]) -> None:
    found = succession(earlier)
    for each, after in found.items():
        assert each not in after
        for place, later in enumerate(after):
            assert set(found.get(later, ())) <= set(after[place + 1:])


def test_documents_that_are_said_to_be_later_than_each_other_are_no_editions() -> None:
    assert succession({"a": ["b"], "b": ["a"], "c": ["a", "d"]}) == {"d": ("c",)}


def test_a_document_is_named_by_digests_or_by_a_name_with_stars() -> None:
    names = {FIRST: "Vela, Iris.md", SECOND: "Files V.pdf"}
    assert named(FIRST[:8], names) == (FIRST,)
    assert named(f"{SECOND} {FIRST}", names) == (FIRST, SECOND)
    assert named("Vela, Iris.md", names) == named("Vela*", names) == (FIRST,)
    assert named("none", names) == named("", names) == ()


def test_what_one_publisher_published_on_the_same_persons_at_another_time_may_be_a_later_edition() -> None:
    iris, both = frozenset({"iris vela"}), frozenset({"iris vela", "mole otto"})
    old, otto = Issue(FIRST, "office", parse("1997"), iris), Issue(SECOND, "office", parse("1997"), frozenset({"mole otto"}))
    new = Issue(THIRD, "office", parse("2001"), both)
    assert likely([new, otto, old]) == [Likely(THIRD, (FIRST, SECOND), 2)]
    for other in (Issue(THIRD, "court", parse("2001"), both), Issue(THIRD, "office", parse("1997"), both),
                  Issue(THIRD, "office", parse("2001"), frozenset({"brand teo"}))):
        assert likely([old, other]) == []
