"""Findings that are no conflicts: default dates, superseded states, editions, implausible lives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from habeas.checking import check
from habeas.checking.findings import Finding
from habeas.checking.states import ENDED_BY
from habeas.core.claims import PRINCIPAL, Claim
from habeas.core.kinds import KINDS
from habeas.core.values import Age, Coded
from habeas.core.when import parse

from .invented import claim


def noticed(claims: Sequence[Claim], kind: str, ended: Mapping[str, str] | None = None) -> list[Finding]:
    """The findings of one kind."""
    return [each for each in check(claims, ended=ended).findings if each.kind == kind]


@pytest.mark.parametrize(("date", "words"), (
    ("1976-01-01", "1 January often stands for an unknown day of the year"),
    ("1976-05-01", "the first of a month often stands for an unknown day of the month")))
def test_a_first_of_the_month_is_noticed_as_a_default_date(date: str, words: str) -> None:
    found = noticed([claim("arrest", date)], "default date")
    assert len(found) == 1
    assert found[0].explanation.endswith(f": {words}.") and "Register says" in found[0].explanation
    assert found[0].classes == ("default date",) and found[0].reasons == (f"default date: {words}",)
    assert found[0].hard is None and found[0].gap_days is None


@pytest.mark.parametrize("date", ("1976-01-02", "1976-05-31", "1976-05", "1976", "[1976-05-01..1976-05-02]",
                                  "1976-05-01/1976-06-01", ""))
def test_other_dates_are_no_default_dates(date: str) -> None:
    assert not noticed([claim("arrest", date)], "default date")


@pytest.mark.parametrize(("code", "begun", "ended"), (
    ("released", "release", "arrest"), ("released", "release", "death"), ("held", "arrest", "release"),
    ("held", "custody", "escape"),
    ("held", "arrest", "death"), ("in_isolation", "isolation", "transfer"), ("in_hospital", "hospital", "release"),
    ("missing", "disappearance", "reappearance"), ("disappeared", "arrest", "remains_found"), ("alive", "", "death")))
def test_a_state_is_superseded_where_another_claim_ends_it_before_the_day_of_saying(code: str, begun: str, ended: str) -> None:
    status = claim("status", Coded(code, parse("1979-06-30")))
    start = [claim(begun, "1977-03-10", bound="start" if KINDS[begun].shape == "state" else "")] if begun else []
    end = claim(ended, "1978-02-12", by="Courier", episode="second" if (begun, ended) == ("release", "arrest") else PRINCIPAL)
    found = noticed([status, *start, end], "superseded")
    assert [each.claims for each in found] == [(status, end)]
    text = found[0].explanation
    assert text.endswith("it no longer held after that, unless it came about again.") and "Register says" in text and "Courier says" in text
    assert not noticed([status, *start], "superseded")


@pytest.mark.parametrize(("name", "claims"), (
    ("after the day of saying", [claim("arrest", "1979-07-01", by="Courier")]),
    ("on the day of saying", [claim("arrest", "1979-06-30", by="Courier")]),
    ("perhaps after it", [claim("arrest", "1979", by="Courier")]),
    ("before the release itself", [claim("release", "1977-03-10"), claim("arrest", "1976-05-10", by="Courier")]),
    ("before a release that another source gives", [claim("release", "1977-03-10", by="Other"),
                                                    claim("arrest", "1976-05-10", by="Courier")]),
    ("denied", [claim("arrest", "1978-02-12", by="Courier", denied=True)]),
    ("without a date", [claim("arrest", by="Courier")]),
    ("of a kind that ends nothing", [claim("hearing", "1978-02-12", by="Courier")])))
def test_a_release_is_not_superseded_by_an_arrest(name: str, claims: list[Claim]) -> None:
    assert not noticed([claim("status", Coded("released", parse("1979-06-30"))), *claims], "superseded"), name


def test_a_new_beginning_after_the_day_of_saying_does_not_save_the_state() -> None:
    status = claim("status", Coded("released", parse("1979-06-30")))
    claims = [status, claim("release", "1977-03-10"), claim("arrest", "1978-02-12", by="Courier", episode="second"),
              claim("release", "1980-01-05", by="Other", episode="second")]
    assert len(noticed(claims, "superseded")) == 1


def test_a_denied_beginning_does_not_save_the_state() -> None:
    status = claim("status", Coded("released", parse("1979-06-30")))
    claims = [status, claim("arrest", "1978-02-12", by="Courier"), claim("release", "1979-01-05", by="Other", denied=True)]
    assert len(noticed(claims, "superseded")) == 1


def test_a_state_without_a_date_or_of_an_unknown_code_or_denied_is_not_superseded() -> None:
    arrest = claim("arrest", "1978-02-12", by="Courier")
    for status in (claim("status", Coded("released")), claim("status", Coded("unknown", parse("1979"))),
                   claim("status", Coded("released", parse("1979")), denied=True)):
        assert not noticed([status, arrest], "superseded")


def test_every_state_names_kinds_of_the_vocabulary() -> None:
    assert {kind for kinds in ENDED_BY.values() for kind in kinds} <= set(KINDS)


def test_a_replaced_claim_is_corrected_and_out_of_the_reasoning() -> None:
    old, new = claim("arrest", "1976-05-10", words="10/05/76"), claim("arrest", "1976-06-10", words="10/06/76")
    other = claim("arrest", "1976-06-10", by="Commission")
    found = check([old, new, other], ended={old.id: new.id})
    assert [each.kind for each in found.findings] == ["corrected"]
    assert found.findings[0].claims == (old, new) and found.findings[0].classes == ("later edition",)
    assert found.findings[0].explanation == ("Register said: arrest or abduction on 10 May 1976 (“10/05/76”); its later edition "
                                             "says: arrest or abduction on 10 June 1976 (“10/06/76”).")
    assert found.claims == (new, other) and not found.conflicts


def test_a_claim_that_the_newer_edition_does_not_make_is_withdrawn() -> None:
    old, kept = claim("arrest", "1976-05-10", words="10/05/76"), claim("death", "1976-06-10")
    found = check([old, kept], ended={old.id: ""})
    assert [each.kind for each in found.findings] == ["withdrawn"]
    assert found.findings[0].explanation == ("Register said: arrest or abduction on 10 May 1976 (“10/05/76”); its later edition "
                                             "no longer says so.")


def test_a_row_that_the_newer_edition_dropped_is_one_finding_and_not_one_for_each_cell() -> None:
    gone = [claim("arrest", "1976-05-10"), claim("death", "1976-06-10")]
    kept = claim("arrest", "1976-05-10", by="Commission")
    found = check([*gone, kept], ended={each.id: "" for each in gone})
    assert [each.kind for each in found.findings] == ["vanished row"]
    assert found.findings[0].claims == tuple(gone) and found.findings[0].subject == "register:1"
    assert "Entry 1 is no longer in the list of Register" in found.findings[0].explanation


@pytest.mark.parametrize(("birth", "death", "said"), (
    ("1850-03-10", "1976-05-10", True), ("1870-03-10", "1976-05-10", False), ("1850", "1976-05", True), ("18XX", "1976", False),
    ("[1850..]", "1976", False), ("1850", "[..1976]", False)))
def test_a_life_of_more_than_110_years_is_implausible_and_no_conflict(birth: str, death: str, said: bool) -> None:
    claims = [claim("birth", birth), claim("death", death, by="Commission")]
    found = noticed(claims, "implausible")
    assert bool(found) is said
    assert not check(claims).conflicts
    for each in found:
        assert "Register says" in each.explanation and "Commission says" in each.explanation and each.claims == tuple(claims)


def test_a_life_is_measured_by_what_is_affirmed() -> None:
    assert not noticed([claim("birth", "1850", denied=True), claim("death", "1976", by="Commission")], "implausible")
    assert not noticed([claim("birth", "1850"), claim("death", "1976", by="Commission", denied=True)], "implausible")


def test_a_state_that_an_age_ends_is_superseded_by_the_claim_of_that_age() -> None:
    """Aged 20 at the death, and born in 1950: dead by 1971, though nobody dates the death."""
    status = claim("status", Coded("alive", parse("1979-06-30")))
    aged = claim("age", Age(20, 20, "years", ("death",)), by="Courier")
    found = noticed([status, claim("birth", "1950", by="Commission"), aged], "superseded")
    assert [each.claims for each in found] == [(status, aged)]
