"""Explanations on their borders: where a class still fits, and where it would say something untrue."""

from __future__ import annotations

from habeas.checking import check
from habeas.core.calendars import convert
from habeas.core.claims import Claim

from .invented import claim, conflict
from .values import age


def classes(*claims: Claim) -> tuple[str, ...]:
    """The classes of the one conflict that the claims make."""
    return conflict(claims).classes


def test_a_denial_that_a_converted_calendar_may_explain_is_not_unexplained() -> None:
    hijri = claim("arrest", convert("hijri", 1396, 4, 15, "15/4/1396"), by="Commission")
    assert classes(hijri, claim("arrest", denied=True)) == ("calendar",)
    assert classes(claim("arrest", "1976-05-10"), claim("arrest", denied=True, by="Commission")) == ("unexplained",)


def test_two_places_two_days_apart_may_be_two_arrests_and_one_day_apart_are_put_down_to_the_day() -> None:
    def taken(date: str) -> tuple[str, ...]:
        return classes(claim("arrest", "1976-05-14", place="Camp Alder"), claim("arrest", date, by="Commission", place="Birch Street"))

    assert "two events" in taken("1976-05-16")
    assert "two events" not in taken("1976-05-15") and "adjacent day" in taken("1976-05-15")


def test_two_centuries_written_without_their_years_are_no_slip_of_a_digit() -> None:
    assert "one digit" not in classes(claim("birth", "18XX"), claim("birth", "19XX", by="Commission"))
    assert "one digit" in classes(claim("birth", "1953"), claim("birth", "1983", by="Commission"))


def test_a_month_that_begins_on_the_day_is_not_the_same_date() -> None:
    dates = [claim("arrest", "1976-05-03"), claim("arrest", "1976-06-20", by="Commission")]
    for other, fits in (("1976-05-03", True), ("[1976-05-03..]", True), ("[1976-05-03..1976-06-02]", False)):
        found = [each for each in check([*dates, claim("hearing", other, by="Court")]).findings if each.kind == "conflict"]
        assert ("same date, other kind" in found[0].classes) is fits, other


def test_nobody_is_said_to_have_been_younger_than_nothing() -> None:
    reasons = conflict([claim("birth", "1980-03-10"), claim("age", age(15, 15, at="1976-01-10"), by="Commission")]).reasons
    assert not [each for each in reasons if "-5" in each]
