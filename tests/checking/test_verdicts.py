"""Verdicts: what supports them, what holds either way, and the engine on the persons whose verdicts are known by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from habeas.checking import STRICT, TOLERANT, check
from habeas.checking.findings import Verdict
from habeas.core.claims import Claim
from habeas.core.judgements import Judgement
from habeas.core.values import Coded, Text, Withheld
from habeas.core.when import parse
from tests.oracle.test_verdicts import KNOWN
from tests.oracle.test_verdicts import person as known_person

from .invented import claim, judged
from .values import age

INDEPENDENT = Judgement("i", "independent", ("A", "B"), "A. Reader", "2026-01-01T00:00:00Z", "asked both")


def verdicts(claims: Sequence[Claim], *judgements: Judgement, reading: str = STRICT, ended: Mapping[str, str] | None = None,
             ) -> dict[Claim, Verdict]:
    """The verdict on each claim."""
    by_id = {each.id: each for each in claims}
    return {by_id[one]: each for each in check(claims, reading=reading, judgements=judgements, ended=ended).verdicts for one in each.claims}


def because(claims: Sequence[Claim], one: Claim, *judgements: Judgement, reading: str = STRICT) -> tuple[str, set[Claim]]:
    """The verdict on one of the claims, and the claims that it rests on."""
    found = verdicts(claims, *judgements, reading=reading)[one]
    return found.word, {each for each in claims if each.id in found.because}


@pytest.mark.parametrize("name", KNOWN)
def test_the_engine_gives_the_verdicts_that_are_known_by_hand(name: str) -> None:
    specs, expected = KNOWN[name]
    claims = known_person(*specs)
    found = verdicts(claims)
    assert [", ".join(filter(None, (found[each].word, found[each].either_way))) if each in found else "none"
            for each in claims] == expected


# ---- what they rest on


def test_what_outweighs_a_claim_is_what_it_is_in_conflict_with_and_nothing_else() -> None:
    odd, two = claim("arrest", "1976-05-10", by="A"), [claim("arrest", "1977-08", by=by) for by in "BC"]
    beside = claim("release", "1990", by="B")
    assert because([odd, *two, beside], odd) == ("outweighed", set(two))


def test_an_agreed_claim_rests_on_as_few_others_as_will_do() -> None:
    year, day, month = claim("arrest", "1976", by="A"), claim("arrest", "1976-05-10", by="B"), claim("release", "1977", by="C")
    assert because([year, day, month], year) == ("agreed", {day})
    born, aged = claim("birth", "1950-05-10", by="B"), claim("age", age(26, 26), by="C")
    range_of_years = claim("arrest", "[1976..1977]", by="A")
    assert because([range_of_years, born, aged, month], range_of_years) == ("agreed", {born, aged})


def test_what_speaks_of_the_same_event_supports_a_claim_before_what_is_worked_out_from_others() -> None:
    year, day = claim("arrest", "1976", by="A"), claim("arrest", "1976-05-10", by="B")
    born, aged = claim("birth", "1950-05-10", by="C"), claim("age", age(9497, 9497, "days"), by="D")
    assert because([year, born, aged], year) == ("agreed", {born, aged})
    assert because([year, day, born, aged], year) == ("agreed", {day})


def test_a_claim_in_the_words_of_two_origins_needs_no_others() -> None:
    both = [claim("arrest", "1976", by="A"), claim("arrest", "1976", by="B")]
    finer = claim("arrest", "1976-05-10", by="C")
    assert because([*both, finer], both[0]) == ("agreed", set())


def test_what_follows_whoever_is_wrong_rests_on_each_account_of_a_contested_day() -> None:
    year = claim("arrest", "1976", by="A")
    days = [claim("arrest", "1976-05-10", by="B"), claim("arrest", "1976-06-11", by="C")]
    assert because([year, *days], year) == ("agreed", set(days))


def test_two_that_entail_it_by_events_of_their_own_support_it() -> None:
    late = claim("release", "[1976..]", by="A")
    arrest, release = claim("arrest", "1976-05-10", by="B"), claim("release", by="C")
    assert because([late, arrest, release], late) == ("agreed", {arrest, release})
    assert because([late, arrest], late) == ("one origin", set())


def test_a_finer_claim_of_an_independent_origin_corroborates_and_that_of_any_other_only_agrees() -> None:
    year, day = claim("arrest", "1976", by="A"), claim("arrest", "1976-05-10", by="B")
    assert because([year, day], year, INDEPENDENT) == ("corroborated", {day})
    assert because([year, claim("arrest", "1976-05-10", by="C")], year, INDEPENDENT)[0] == "agreed"
    assert because([year, day], day, INDEPENDENT) == ("one origin", set())


def test_a_copy_of_an_independent_source_does_not_corroborate_alone_what_it_mixes_with_another() -> None:
    year, day = claim("arrest", "1976", by="A"), claim("arrest", "1976-05-10", by="Mixed")
    mixed = [Judgement(f"c{each}", "copied", (each, "Mixed"), "A. Reader", "2026-01-01T00:00:00Z", "same words") for each in "BC"]
    assert verdicts([year, day], INDEPENDENT, *mixed)[year].word == "agreed"
    assert verdicts([year, day], INDEPENDENT, *mixed[:1])[year].word == "corroborated"


def test_a_superseded_state_rests_on_what_tells_of_its_end_the_dates_first() -> None:
    status = claim("status", Coded("alive", parse("1980")), by="A")
    aged, died = claim("age", age(20, 25, at=("death",)), by="B"), claim("death", "1976", by="C")
    denied = claim("death", "1990", by="D", denied=True)
    found = verdicts([status, aged, died, denied])[status]
    assert found.word == "superseded" and found.because == (died.id, aged.id, denied.id)


def test_a_replaced_claim_is_corrected_by_the_one_that_replaced_it_unless_it_was_rejected() -> None:
    old, new = claim("arrest", "1976-05-10"), claim("arrest", "1976-06-10")
    gone = claim("death", "1990")
    found = verdicts([old, new, gone], ended={old.id: new.id, gone.id: ""})
    assert (found[old].word, found[old].because, found[old].origins) == ("corrected", (new.id,), ("Register",))
    assert found[new].word == "one origin" and gone not in found
    assert old not in verdicts([old, new], judged("reject", old), ended={old.id: new.id})


# ---- what holds either way


@pytest.mark.parametrize(("first", "second", "either"), (
    ("1976-05-10", "1976-05-20", "1976-05"), ("1976-05-01", "1976-05-31", "1976-05"), ("1976-05-31", "1976-06-01", "1976"),
    ("1976-01-01", "1976-12-31", "1976"), ("1976-12-31", "1977-01-01", ""), ("0976-05-10", "0976-05-20", "0976-05")))
def test_a_contested_day_holds_either_way_in_the_month_or_the_year_that_both_give(first: str, second: str, either: str) -> None:
    claims = [claim("arrest", first, by="A"), claim("arrest", second, by="B")]
    assert {(each.word, each.either_way) for each in verdicts(claims).values()} == {("contested", either)}


def test_only_what_lies_in_one_month_or_year_holds_either_way() -> None:
    day, wide = claim("arrest", "1976-05-10", by="A"), claim("arrest", "[1976-05-20..1977-03-01]", by="B")
    found = verdicts([day, wide, claim("arrest", "1976", by="C", said="1976-12-31")])
    assert (found[day].word, found[day].either_way) == ("contested", "1976")
    assert (found[wide].word, found[wide].either_way) == ("contested", "")
    open_ended = claim("arrest", "[1976-05-20..]", by="B")
    assert verdicts([day, open_ended])[open_ended].either_way == ""


def test_a_claim_said_before_the_end_of_its_month_still_holds_in_that_month_either_way() -> None:
    claims = [claim("arrest", "1976-05-10", by="A", said="1976-05-15"), claim("arrest", "1976-05-20", by="B")]
    assert {each.either_way for each in verdicts(claims).values()} == {"1976-05"}


# ---- what constrains nothing


def test_words_agree_apart_from_accents_and_case_and_codes_to_the_letter() -> None:
    claims = [claim("alias", Text("José"), by="A"), claim("alias", Text("JOSE"), by="B")]
    assert {each.word for each in verdicts(claims).values()} == {"agreed"}
    assert {each.word for each in verdicts(claims, INDEPENDENT).values()} == {"corroborated"}


@pytest.mark.parametrize("other", (
    claim("alias", Text("Pepe"), by="B"), claim("name", Text("José"), by="B"), claim("alias", Text("José"), by="B", episode="second"),
    claim("alias", Text("José"), by="B", place="Camp Alder"), claim("alias", Text("José"), by="B", denied=True)),
    ids=["words", "kind", "episode", "place", "denial"])
def test_what_differs_in_anything_that_is_said_is_not_said_by_two(other: Claim) -> None:
    assert {each.word for each in verdicts([claim("alias", Text("José"), by="A"), other]).values()} == {"one origin"}


def test_what_a_source_withholds_has_no_verdict() -> None:
    assert verdicts([claim("arrest", Withheld()), claim("alias", Withheld())]) == {}


def test_a_matter_of_reading_is_contested_in_the_strict_reading_alone() -> None:
    claims = [claim("arrest", "1976-05-10~", by="A"), claim("arrest", "1976-05-12", by="B")]
    assert {each.word for each in verdicts(claims).values()} == {"contested"}
    assert because(claims, claims[0], reading=TOLERANT) == ("agreed", {claims[1]})
