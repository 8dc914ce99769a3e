"""Values: the form in the ledger keeps everything, and reading goes through the constructors."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from habeas.core.codec import canonical, decoded
from habeas.core.errors import NotADate, UnknownKind
from habeas.core.values import (
    Age,
    Coded,
    Length,
    Order,
    Quantity,
    Text,
    Unspecified,
    Value,
    Withheld,
    value_from,
    value_json,
    value_text,
)
from habeas.core.when import When, parse
from tests.core.strategies import texts, values, whens


@given(values)
def test_a_value_comes_back_from_the_ledger_as_it_went_in(value: Value) -> None:
    assert value_from(decoded(canonical(value_json(value)))) == value


@given(whens, texts)
def test_words_and_calendar_of_a_date_are_kept(when: When, words: str) -> None:
    kept = replace(when, words=words, calendar="jalali")
    assert value_from(value_json(kept)) == kept
    assert value_from(value_json(Age(30, 31, at=kept))) == Age(30, 31, at=kept)


@pytest.mark.parametrize("make", [
    lambda: Age(None, None), lambda: Age(-1, 3), lambda: Age(5, 4), lambda: Age(1, 2, "weeks"), lambda: Length(3, 2),
    lambda: Length(1, 1, "hours"),
])
def test_a_range_that_makes_no_sense_is_refused(make: object) -> None:
    assert callable(make)
    with pytest.raises(ValueError, match=r"unit|number|smaller"):
        make()


@pytest.mark.parametrize("make", [
    lambda: Age(1, 1, at=("arest",)), lambda: Length(1, 1, since="arest"), lambda: Length(1, 1, until="arest"),
    lambda: Order("arest", "death"), lambda: Order("death", "arest"),
])
def test_an_event_that_is_not_in_the_vocabulary_is_refused_with_the_nearest(make: object) -> None:
    assert callable(make)
    with pytest.raises(UnknownKind, match=r"Did you mean .*'arrest'"):
        make()


def test_reading_goes_through_the_constructors() -> None:
    with pytest.raises(NotADate):
        value_from(["when", "1977-02-29"])
    with pytest.raises(UnknownKind):
        value_from(["order", "arrest", "nonsense"])
    with pytest.raises(ValueError, match="smaller"):
        value_from(["age", 5, 4, "years", ["arrest"], False])


@pytest.mark.parametrize(("value", "line"), [
    (parse("1976-05~"), "1976-05~"),
    (Age(30, 30), "30 years at arrest"),
    (Age(30, None, "months", parse("1976"), about=True), "about at least 30 months at 1976"),
    (Age(17, 18, at=("arrest", "death")), "17 to 18 years at arrest or death"),
    (Length(None, 3, "days", "custody", "custody"), "at most 3 days of custody"),
    (Length(3, 3, "months", "arrest", parse("1977")), "3 months from arrest to 1977"),
    (Order("arrest", "death"), "arrest before death"),
    (Coded("AR-B", parse("1976")), "AR-B (at 1976)"),
    (Text("a bridge"), "a bridge"), (Quantity("3.5", "m2"), "3.5 m2"), (Quantity("3", ""), "3"),
    (Withheld(), "withheld by the source"), (Unspecified(), "no date given"),
])
def test_a_value_is_printed_on_one_line(value: Value, line: str) -> None:
    assert value_text(value) == line
