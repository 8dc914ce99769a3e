"""`check` as its users call it: on a plain list of claims, the same in every order, and saying where it stops."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.checking import STRICT, TOLERANT, check, large, network, problem, sets
from habeas.checking import situation as whole
from habeas.checking.findings import Check
from habeas.checking.rules import alternatives
from habeas.checking.slots import slots_of
from habeas.core.calendar import day_number, iso
from habeas.core.claims import Claim
from habeas.core.values import Coded, Text, Withheld
from tests.oracle.persons import EXCLUSIVE, person

from .invented import claim, conflicts, judged, sets_of
from .values import age, length

SOURCE = Path(__file__).parents[2] / "src"
ALONE = """
import sys
from habeas.checking import check
from habeas.core.claims import Cell, Claim
from habeas.core.when import parse

said = [Claim("list:1", "arrest", parse(date), speaker, Cell("00", "", 2, "DATE"), date)
        for speaker, date in (("Register", "1976-05-10"), ("Courier", "1976-05-17"))]
found = check(said)
assert [each.gap_days for each in found.findings] == [7], found
assert not [name for name in sys.modules if name.split(".")[0] in ("django", "sqlite3", "sqlcipher3", "habeas.store")]
"""
born, arrested = claim("birth", "1950-03-10"), claim("arrest", "1976-05-10")


def test_a_plain_list_of_claims_can_be_checked_without_a_case_and_without_django() -> None:
    subprocess.run([sys.executable, "-c", ALONE], check=True, env={"PYTHONPATH": str(SOURCE)}, timeout=60)


def test_no_claims_make_no_findings() -> None:
    found = check([])
    assert (found.conflicts, found.corrections, found.findings, found.bounds, found.undecided) == ((), (), (), (), "")


def test_claims_that_constrain_nothing_are_kept_and_are_no_propositions() -> None:
    claims = [claim("alias", Text("N")), claim("arrest", Withheld()), claim("condition", Text("weak")),
              claim("fate", Coded("released"))]
    found = check(claims)
    assert found.claims == tuple(claims) and found.propositions == ()


# ---- hard conflicts and matters of reading


AGED_27 = [born, arrested, claim("age", age(27, 27), by="Courier")]  # 26, by the dates
AGED_28 = [born, arrested, claim("age", age(28, 28), by="Courier")]


@pytest.mark.parametrize("reading", (STRICT, TOLERANT))
def test_what_the_tolerant_reading_allows_is_a_matter_of_reading_and_what_survives_it_is_hard(reading: str) -> None:
    soft, hard = check(AGED_27, reading=reading), check(AGED_28, reading=reading)
    assert [each.hard for each in soft.findings] == [False] and [each.hard for each in hard.findings] == [True]
    assert soft.findings[0].explanation.endswith("; a matter of reading.")
    assert "matter of reading" not in hard.findings[0].explanation
    assert len(soft.conflicts) == (1 if reading == STRICT else 0) and len(hard.conflicts) == 1


def test_a_hard_conflict_around_a_matter_of_reading_is_found_in_the_tolerant_reading() -> None:
    """In the strict reading two of the claims are enough, and they are a matter of reading."""
    claims = [claim("arrest", "1976-05-10~"), claim("arrest", "[1976-05-12,1976-06-30]", by="Courier"),
              claim("arrest", "[1976-05-10,1976-06-30]", by="Archive")]
    found = {reading: [(each.hard, {claims.index(one) for one in each.claims}) for each in check(claims, reading=reading).findings]
             for reading in (STRICT, TOLERANT)}
    assert found == {STRICT: [(False, {0, 1})], TOLERANT: [(True, {0, 1, 2}), (False, {0, 1})]}


def test_a_conflict_is_told_in_the_order_of_its_dates_and_then_the_rest() -> None:
    found, = check([AGED_28[2], AGED_28[1], AGED_28[0]]).findings
    assert [each.kind for each in found.claims] == ["birth", "arrest", "age"]
    found, = check([claim("birth", "1977"), claim("release", "1970-03-05", by="Courier")]).findings
    assert [each.kind for each in found.claims] == ["release", "birth"]


def test_hard_conflicts_come_first_and_then_the_widest() -> None:
    claims = [claim("registered_arrest", "1976-05-16"), claim("registered_arrest", "1976-06-14", by="Courier"), *AGED_27,
              claim("death", "1990-05-14"), claim("death", "1991-05-23", by="Courier")]
    found = [(each.hard, each.gap_days) for each in check(claims).findings]
    assert found == [(True, 374), (True, 29), (False, 304)]


@settings(max_examples=40)
@given(st.integers(0, 10_000))
def test_every_hard_conflict_contains_a_strict_one_and_every_correction_mends_both_families(seed: int) -> None:
    claims = person(seed, 9)
    strict, tolerant = (check(claims, reading=reading, exclusive=EXCLUSIVE) for reading in (STRICT, TOLERANT))
    assert strict.propositions == tolerant.propositions
    for hard in tolerant.conflicts:
        assert any(each <= hard for each in strict.conflicts)
    for found in (strict, tolerant):
        everything = frozenset(range(len(found.propositions)))
        assert all(correction & each for correction in found.corrections for each in found.conflicts)
        assert {everything - each for each in found.corrections} == set(found.maximal) or not found.conflicts


@settings(max_examples=40)
@given(st.integers(0, 10_000))
def test_strict_findings_are_the_strict_conflicts_each_marked_hard_or_not(seed: int) -> None:
    claims = person(seed, 9)
    found = check(claims, reading=STRICT, exclusive=EXCLUSIVE)
    told = [frozenset(each.id for each in finding.claims) for finding in found.findings if finding.kind == "conflict"]
    assert sorted(map(sorted, told)) == sorted(sorted(claim for place in each for claim in found.propositions[place])
                                               for each in found.conflicts)
    for finding in found.findings:
        if finding.kind == "conflict":
            assert finding.hard == bool(check(finding.claims, exclusive=EXCLUSIVE).conflicts) or captive(claims)


def captive(claims: Sequence[Claim]) -> bool:
    """Whether a claim outside of a conflict changes its background."""
    return any(each.kind == "born_in_captivity" for each in claims)


# ---- the order of the claims, and claims that say the same


def essence(found: Check) -> object:
    """What a check says, whatever the order of the claims."""
    ids = [frozenset(each) for each in found.propositions]
    return (
        {frozenset(ids[place] for place in each) for each in found.conflicts},
        {frozenset(ids[place] for place in each) for each in found.corrections},
        {frozenset(ids[place] for place in each) for each in found.maximal},
        [(bound.slot, bound.first, bound.last, bound.absent, bound.text(),
          {each.claims for each in bound.alternatives}) for bound in found.bounds],
        sorted((each.kind, each.hard is True, each.gap_days or 0,
                sorted(claim.id for claim in each.claims)) for each in found.findings),
        found.undecided)


@settings(max_examples=50)
@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_the_order_of_the_claims_does_not_count(seed: int, random: object) -> None:
    claims = person(seed, 8)
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    for reading in (STRICT, TOLERANT):
        assert essence(check(claims, reading=reading, exclusive=EXCLUSIVE)) == essence(check(shuffled, reading=reading,
                                                                                             exclusive=EXCLUSIVE))


def test_claims_that_say_the_same_are_one_proposition_with_all_its_witnesses() -> None:
    same = [claim("arrest", "1976-05-10", by=by) for by in ("Register", "Courier", "Commission")]
    rival = claim("arrest", "1976-08-23", by="Archive")
    found = check([same[0], rival, *same[1:]])
    assert found.propositions == (tuple(each.id for each in same), (rival.id,))
    assert [set(each.claims) for each in found.findings] == [{*same, rival}]
    assert found.findings[0].chain[0].startswith("Register, Courier and Commission say: arrest or abduction")
    assert all(each.speaker in found.findings[0].explanation for each in (*same, rival))


def test_claims_that_agree_only_in_one_reading_are_two_propositions() -> None:
    assert len(check([claim("arrest", "1976-05-10~"), claim("arrest", "1976-05-10", by="Courier")]).propositions) == 2


def test_a_later_day_of_saying_keeps_two_sources_one_proposition() -> None:
    said = [claim("arrest", "1976-05-10", by=by, said=said) for by, said in (("Register", "1980"), ("Courier", "1990"))]
    assert len(check(said).propositions) == 1


# ---- what is out of the reasoning


def test_a_rejected_claim_is_out_of_the_reasoning_and_a_preferred_one_is_not() -> None:
    rival = claim("arrest", "1976-08-23", by="Courier")
    assert check([arrested, rival]).conflicts
    rejected = check([arrested, rival], judgements=[judged("reject", rival)])
    assert not rejected.conflicts and rejected.claims == (arrested,) and rejected.findings == ()
    preferred = check([arrested, rival], judgements=[judged("prefer", arrested)])
    assert preferred.conflicts and preferred.preferred == {arrested.id}
    for sort in ("defer", "independent", "copied", "same", "different"):
        assert check([arrested, rival], judgements=[judged(sort, arrested, rival)]).conflicts


def test_a_rejected_birth_in_captivity_frees_nothing() -> None:
    claims = [claim("birth", "1977-06-13"), arrested, claim("born_in_captivity", Coded("yes"), by="Courier")]
    assert not check(claims).conflicts
    assert check(claims, judgements=[judged("reject", claims[2])]).conflicts
    assert check(claims, ended={claims[2].id: ""}).conflicts


def test_an_ended_claim_is_out_of_the_reasoning() -> None:
    rival = claim("arrest", "1976-08-23", by="Courier")
    found = check([arrested, rival], ended={rival.id: ""})
    assert not found.conflicts and found.claims == (arrested,)


# ---- limits


def many(count: int) -> list[Claim]:
    """So many different statements, all of one month, and two that contradict each other."""
    first = day_number(1976, 5, 10)
    return [*(claim("last_seen", f"[{iso(first - number)}..{iso(first + number)}]",
                    by=f"Source {number}") for number in range(1, count - 1)),
            claim("arrest", "1976-05-10"), claim("arrest", "1976-08-23", by="Courier")]


def test_sixty_propositions_are_worked_through() -> None:
    found = check(many(60))
    assert found.undecided == "" and len(found.conflicts) == 1 and len(found.corrections) == 2


def test_without_the_solver_a_crowded_person_in_conflict_is_undecided_and_it_is_said_what_would_help(
        monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "available", lambda: False)
    claims = many(61)
    found = check(claims)
    assert "habeas[large]" in found.undecided
    assert [each.kind for each in found.findings] == ["undecided"] and found.findings[0].claims == tuple(claims)
    assert (found.conflicts, found.corrections, found.maximal, found.bounds) == ((), (), (), ())
    assert {each.word for each in found.verdicts} == {"undecided"}
    assert len(found.propositions) == 61


@pytest.mark.parametrize(("module", "name", "most"), ((sets, "TESTS", 4), (sets, "HITTING", 1)))
def test_a_cut_search_is_said_to_be_undecided_and_what_it_found_is_right(
        monkeypatch: pytest.MonkeyPatch, module: object, name: str, most: int) -> None:
    claims = [claim(kind, date, by=by) for kind in ("arrest", "death") for by,
              date in (("A", "1976"), ("B", "1977"), ("C", "1978"))]
    truth = conflicts(claims)
    monkeypatch.setattr(module, name, most)
    monkeypatch.setattr(large, "available", lambda: False)
    found = check(claims)
    assert "there may be further conflicts" in found.undecided
    assert [each.kind for each in found.findings].count("undecided") == 1
    monkeypatch.undo()
    cut = {frozenset(claims.index(each) for each in finding.claims) for finding in found.findings if finding.kind == "conflict"}
    assert cut <= truth and found.maximal == ()


def test_alternatives_beyond_the_limit_leave_the_bounds_out_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = [claim("arrest", "[1976-01-24,1976-01-26]"), claim("death", "[1977-01-24,1977-01-26]")]
    assert len(check(claims).bounds) == 2 and not check(claims).undecided
    monkeypatch.setattr(problem, "LEAVES", 3)
    found = check(claims)
    assert found.bounds == () and "too many to give every bound" in found.undecided and not found.conflicts


def test_a_network_that_is_not_settled_makes_the_person_undecided_and_raises_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def unsettled(*_: object) -> None:
        raise network.Limit

    monkeypatch.setattr(problem, "contradiction", unsettled)
    found = check([arrested, claim("arrest", "1976-08-23", by="Courier")])
    assert found.undecided and not found.conflicts and found.bounds == ()
    assert [each.kind for each in found.findings] == ["undecided"]


def test_lengths_that_only_some_years_allow_are_settled() -> None:
    """A year has 366 days only in a leap year; 367 never fit."""
    def together(days: int, *more: Claim) -> Check:
        return check([claim("held_for", length(None, 0)), claim("held_for", length(days + 1, None, "days"), by="Courier"),
                      *more], reading=STRICT)

    for more in ((), (claim("arrest", "[..1990]", by="Archive"),), (claim("arrest", "1975-03-01", by="Archive"),)):
        for days, fits in ((365, True), (366, False), (400, False)):
            found = together(days, *more)
            assert bool(found.conflicts) is not fits and not found.undecided, (days, more)


def test_a_limit_met_in_the_tolerant_reading_alone_is_said_too(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def cut_the_second_time(everything: int, consistent: Callable[[int], bool]) -> sets.Families:
        calls.append(everything)
        return sets.families(everything, consistent)._replace(complete=len(calls) == 1)

    monkeypatch.setattr(whole, "families", cut_the_second_time)
    monkeypatch.setattr(large, "available", lambda: False)
    for reading in (STRICT, TOLERANT):
        calls.clear()
        found = check([arrested, claim("arrest", "1976-08-23", by="Courier")], reading=reading)
        assert len(calls) == 2
        assert "there may be further conflicts" in found.undecided
        assert "undecided" in [each.kind for each in found.findings]


@pytest.mark.parametrize("release", ("1989-03-06", "1989-03-14", "1989-03-30", "1989-05-01", "1989-05-02", "1989-11-09"))
def test_a_day_that_hangs_on_a_slow_cycle_of_claims_is_held_against_its_date(release: str) -> None:
    """Less than a year and at least 365 days: the arrest falls, day by day, to 28 or 29 February of a leap year."""
    claims = [claim("held_for", length(None, 0)), claim("held_for", length(366, None, "days"), by="Courier"),
              claim("release", f"[..{release}]", by="Archive"), claim("birth", "[1988-03-01..]", by="Commission")]
    assert conflicts(claims) == {frozenset({0, 1, 2, 3})}
    assert conflicts([*claims[:3], claim("birth", "[1988-02-28..]", by="Commission")]) == set()


def test_a_chain_whose_claims_hold_in_some_years_does_not_say_that_they_never_do() -> None:
    claims = [claim("held_for", length(None, 0)), claim("held_for", length(366, None, "days"), by="Courier"),
              claim("release", "[..1989]", by="Archive"), claim("arrest", "[1988-03-01..]", by="Commission")]
    found, = (each for each in check(claims, reading=STRICT).findings if each.kind == "conflict")
    assert found.chain[-1] == "Together these can be true in certain years only, and the other statements leave none of those."


# ---- bounds


def test_bounds_show_the_alternatives_with_their_witnesses_and_not_only_the_hull() -> None:
    births = [claim("birth", "[1931..1932]"), claim("birth", "1934", by="Courier"), claim("birth", "1934", by="Archive")]
    bound, = check(births).bounds
    assert (bound.slot, bound.kind) == ("birth", "birth")
    assert [(each.first, each.last) for each in bound.alternatives] == [
        (day_number(1931, 1, 1), day_number(1932, 12, 31)), (day_number(1934, 1, 1), day_number(1934, 12, 31))]
    assert [set(each.claims) for each in bound.alternatives] == [{births[0].id}, {each.id for each in births[1:]}]
    assert (bound.first, bound.last) == (day_number(1931, 1, 1), day_number(1934, 12, 31))
    assert bound.text() == "1931-01-01 to 1932-12-31 or 1934-01-01 to 1934-12-31" and not bound.absent


def test_bounds_follow_from_ages_and_say_where_there_are_none() -> None:
    found = {each.slot: each for each in check([claim("age", age(20, None)), claim("arrest", "1976")], reading=STRICT).bounds}
    assert (found["birth"].first, found["birth"].last) == (None, day_number(1956, 12, 31))
    assert found["birth"].text() == "up to 1956-12-31"
    assert [each.text() for each in check([claim("arrest")]).bounds] == ["no bound"]


def test_bounds_hold_under_either_convention_for_29_february() -> None:
    found = {each.slot: each for each in check([claim("birth", "1952-02-29"), claim("age", age(18, 18))], reading=STRICT).bounds}
    assert (found["arrest"].first, found["arrest"].last) == (day_number(1970, 2, 28), day_number(1971, 2, 28))
    assert len(found["arrest"].alternatives) == 2


def test_an_event_that_perhaps_did_not_happen_is_bounded_and_marked() -> None:
    bound, = check([claim("release", "1976-05-10"), claim("release", denied=True, by="Courier")]).bounds
    assert bound.absent and bound.text() == "1976-05-10 or it did not happen"
    assert check([claim("release", denied=True)]).bounds == ()


def test_slots_are_named_by_kind_end_place_and_episode() -> None:
    claims = [claim("stay", "1976-05/1977", place="Alder"), claim("arrest", "1980", episode="second"), claim("arrest", "1976")]
    assert [each.slot for each in check(claims).bounds] == ["arrest", "arrest (second)", "stay end (Alder)", "stay start (Alder)"]


def test_bounds_of_the_tolerant_reading_are_wider_also_where_nothing_conflicts() -> None:
    for reading, first in ((STRICT, day_number(1976, 5, 10)), (TOLERANT, day_number(1976, 5, 3))):
        bound, = check([claim("arrest", "1976-05-10~")], reading=reading).bounds
        assert bound.first == first


# ---- the gap


near = st.integers(day_number(1976, 1, 1), day_number(1977, 12, 31))


@given(near, near, st.integers(0, 20), st.integers(0, 20))
def test_the_gap_of_two_dates_is_the_number_of_days_between_them(one: int, other: int, wide: int, wider: int) -> None:
    claims = [claim("arrest", f"[{iso(one)}..{iso(one + wide)}]"),
              claim("arrest", f"[{iso(other)}..{iso(other + wider)}]", by="Courier")]
    apart = max(other - one - wide, one - other - wider, 0)
    assert [each.gap_days for each in check(claims).findings if each.kind == "conflict"] == ([apart] if apart else [])
    for each in check(claims).findings:
        told = f"They cannot both hold: they are {apart} day{'s' if apart > 1 else ''} apart."
        assert each.kind != "conflict" or told in each.explanation


def completes(birth: int, years: int) -> set[int]:
    """The day or, of a birth on 29 February, the days on which the years are complete, by plain counting."""
    year, month, number = map(int, iso(birth).split("-"))
    try:
        return {day_number(year + years, month, number)}
    except ValueError:
        return {day_number(year + years, 2, 28), day_number(year + years, 3, 1)}


@settings(max_examples=60)
@given(st.integers(day_number(1951, 12, 1), day_number(1952, 12, 31)), near, st.integers(15, 34), st.integers(0, 3))
def test_the_gap_of_a_birth_an_age_and_an_arrest_is_the_least_slip_of_one_of_them(birth: int, arrest: int, low: int,
                                                                                  wide: int) -> None:
    """A birth or an arrest slips by so many days; or the birthdays that the age means do."""
    claims = [claim("birth", iso(birth)), claim("arrest", iso(arrest), by="Courier"),
              claim("age", age(low, low + wide), by="Archive")]

    def short(born: int, taken: int) -> int:
        """By how many days the arrest, or the birthdays that the age means, would have to slip; by the better convention."""
        return min(max(convention(completes(born, low)) - taken, taken - convention(completes(born, low + wide + 1)) + 1, 0)
                   for convention in (min, max))

    slip = short(birth, arrest)
    if slip == 0:
        assert conflicts(claims) == set()
        return
    of_birth = next(days for days in range(1, 12_000) if min(short(birth - days, arrest), short(birth + days, arrest)) == 0)
    found = [each for each in check(claims, reading=STRICT).findings if each.kind == "conflict"]
    assert [each.gap_days for each in found] == [min(slip, of_birth)]


@pytest.mark.parametrize(("claims", "days"), (
    ([arrested, claim("release", "1979-05-05"), claim("held_for", length(3, None))], 5),
    ([arrested, claim("release", "1980-05-14"), claim("held_for", length(None, 3))], 5),
    ([born, arrested, claim("age", age(30, None))], 1400), ([born, arrested, claim("age", age(None, 20))], 1889),
    ([arrested, claim("release", "1976-05-15"), claim("held_for", length(9, None, "days"))], 3)))
def test_each_claim_of_a_conflict_could_give_way_alone_by_that_many_days(claims: list[Claim], days: int) -> None:
    slot_of = slots_of(claims)
    compiled = problem.build([alternatives(each, STRICT, slot_of) for each in claims], (), False)
    assert compiled.gap(compiled.everything) is not None
    for place, one in enumerate(claims):
        slack = 1 if one.kind == "birth" else 0  # a birth moves by days before the years are counted, which may differ by a leap day
        assert compiled.consistent(compiled.everything, place, days + slack)
        assert not compiled.consistent(compiled.everything, place, days - 1 - slack)


def test_a_conflict_that_hangs_on_no_date_has_no_gap() -> None:
    for claims in ([claim("sex", Coded("F")), claim("sex", Coded("M"), by="Courier")],
                   [claim("age", age(None, 24)), claim("age", age(26, None), by="Courier")],
                   [claim("release", "1976"), claim("release", denied=True, by="Courier")]):
        found, = (each for each in check(claims).findings if each.kind == "conflict")
        assert found.gap_days is None and "apart" not in found.explanation and "give way" not in found.explanation


def test_three_claims_say_by_how_much_one_would_have_to_give_way() -> None:
    found, = check([born, arrested, claim("age", age(27, 27), by="Courier")]).findings
    assert found.gap_days == 304  # from 10 May 1976 to the birthday on 10 March 1977
    assert "They cannot all hold; one of them would have to give way by 304 days; a matter of reading." in found.explanation


def test_a_single_claim_that_cannot_be_true_is_a_conflict_of_its_own() -> None:
    claims = [claim("birth", "1976-05-10"), claim("age", age(18, None, at="[2000..]"), denied=True, by="Courier")]
    assert sets_of(check(claims), claims) == {frozenset({1})}
    found, = (each for each in check(claims).findings if each.kind == "conflict")
    assert "This cannot be." in found.explanation and found.chain == (
        "Courier denies: aged 18 years or more not before 1 January 2000; no day at all would make this true.",)
