"""Lines of findings, sifted: what passes, in which order, and how it is counted."""

from __future__ import annotations

from dataclasses import fields
from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st

from habeas.core.judgements import Judgement
from habeas.web.sifting import ORDERS, STATES, Around, Sieve, asked, bearing, finding_key, sift, state, widest_first
from habeas.web.summary import HARD, READING, Line

EVERYBODY = Around(None, (), {}, {"a": 0, "b": 1})
LINES = [
    Line("a", 0, "conflict", True, 7, ("one digit",), ("X", "Y"), ("c1", "c2")),
    Line("b", 0, "conflict", False, 11, ("rounding", "one digit"), ("X", "Z"), ("c3", "c4")),
    Line("b", 1, "superseded", None, None, (), ("Z",), ("c5",)),
    Line("a", 1, "conflict", True, 400, ("century",), ("Y",), ("c6",)),
]


def judged(sort: str, *about: str) -> Judgement:
    return Judgement("d.0", sort, about, "A", "2026-01-01T00:00:00Z", "because")


def claims(sieve: Sieve, around: Around = EVERYBODY) -> list[str]:
    return [line.claims[0] for line in sift(widest_first(LINES), sieve, around).lines]


def test_without_a_sieve_hard_conflicts_come_first_the_widest_gap_first() -> None:
    assert claims(Sieve()) == ["c6", "c1", "c3", "c5"]


def test_each_part_of_a_sieve_lets_through_what_it_says() -> None:
    assert claims(Sieve(kind="conflict")) == ["c6", "c1", "c3"]
    assert claims(Sieve(kind=HARD)) == ["c6", "c1"] and claims(Sieve(kind=READING)) == ["c3"]
    assert claims(Sieve(cls="one digit")) == ["c1", "c3"]
    assert claims(Sieve(least="8", most="11")) == ["c3"] and claims(Sieve(least="7", most="7")) == ["c1"]
    assert claims(Sieve(), Around({"b"}, (), {}, {})) == ["c3", "c5"]
    assert claims(Sieve(), Around(None, ("X", "Z"), {}, {})) == ["c3"]


def test_the_orders_are_by_gap_person_and_explanation() -> None:
    assert claims(Sieve(order="least")) == ["c1", "c3", "c6", "c5"]
    assert claims(Sieve(order="person")) == ["c1", "c6", "c3", "c5"]
    assert claims(Sieve(order="class")) == ["c6", "c1", "c3", "c5"]


def test_counts_of_kinds_leave_the_kind_that_is_asked_for_out_and_so_do_those_of_classes() -> None:
    found = sift(LINES, Sieve(kind=HARD, cls="one digit"), EVERYBODY)
    assert found.kinds == {HARD: 1, READING: 1} and found.classes == {"one digit": 1, "century": 1}
    assert [line.claims[0] for line in found.lines] == ["c1"]


def test_a_finding_is_deferred_by_who_spoke_of_its_claims_and_of_no_others() -> None:
    assert state(("c1", "c2"), bearing([judged("defer", "c1", "c2")])) == "deferred"
    assert state(("c1", "c2"), bearing([judged("defer", "c1")])) == "deferred"
    assert state(("c1", "c2"), bearing([judged("defer", "c1", "c9")])) == "open"
    assert state(("c1",), bearing([judged("prefer", "c1")])) == "judged"
    assert state(("c1",), bearing([judged("same", "c1", "c2"), judged("confirm", "p", "c1")])) == "open"
    assert claims(Sieve(state="open"), Around(None, (), bearing([judged("prefer", "c1")]), {})) == ["c6", "c3", "c5"]


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=9)


@given(st.dictionaries(st.sampled_from([each.name for each in fields(Sieve)]), TEXTS))
def test_whatever_an_address_says_is_a_sieve_and_a_sieve_is_read_back_from_its_query(query: dict[str, str]) -> None:
    found = asked(query)
    assert found.state in ("", *STATES) and found.order in ORDERS
    assert asked(dict(parse_qsl(found.query()))) == found
    sift(LINES, found, EVERYBODY)


@given(st.lists(st.sampled_from("abcdef"), min_size=1), st.randoms())
def test_a_finding_keeps_its_key_in_whichever_order_its_claims_come(ids: list[str], random: object) -> None:
    mixed = list(ids)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert finding_key("conflict", ids) == finding_key("conflict", mixed)
    assert finding_key("conflict", ids) != finding_key("superseded", ids)
