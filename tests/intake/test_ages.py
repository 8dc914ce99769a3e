"""Ages and lengths as registers write them."""

from __future__ import annotations

from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.intake.ages import Count, read_count
from habeas.intake.words import Unread


@pytest.mark.parametrize(("text", "count"), [
    ("26 años", Count(26, 26, "years")), ("1 año", Count(1, 1, "years")), ("2 meses", Count(2, 2, "months")),
    ("1 día", Count(1, 1, "days")), ("15 días aprox.", Count(15, 15, "days", True)), ("26", Count(26, 26, "years")),
    ("26.0", Count(26, 26, "years")), ("24 o 26", Count(24, 26, "years")), ("24-26 años", Count(24, 26, "years")),
    ("entre 8 y 9 meses", Count(8, 9, "months")), ("3 años y 2 meses", Count(38, 38, "months")),
    ("about 30 years", Count(30, 30, "years", True)), ("30?", Count(30, 30, "years", True)), ("<18", Count(None, 17, "years")),
    ("mayor de 60 años", Count(60, None, "years")), ("0.22", Count(2, 2, "months")), ("0,25", Count(2, 3, "months")),
])
def test_an_age_is_read(text: str, count: Count) -> None:
    assert read_count(text, "years") == count


@pytest.mark.parametrize("text", ["", "-", "adult", "26-24", "22a", "2.5 meses", "1 mes y medio", "3 años 2 meses", "26/12/1976",
                                  "24 y 26 años", "2 meses o 3 años"])
def test_what_is_no_age_is_unread(text: str) -> None:
    with pytest.raises(Unread):
        read_count(text, "years")


def test_the_mapping_adds_words_for_units() -> None:
    with pytest.raises(Unread, match="'lat'"):
        read_count("26 lat", "years")
    assert read_count("26 lat", "years", {"lat": "years"}) == Count(26, 26, "years")


@given(st.integers(1, 40 * 12))
def test_a_decimal_age_holds_every_age_in_months_that_rounds_to_it(months: int) -> None:
    written = f"{months / 12:.2f}"
    count = read_count(written, "years")
    scale = 12 if count.unit == "years" else 1
    assert count.low is not None and count.high is not None
    assert count.low * scale <= months <= count.high * scale + scale - 1
    assert count.high * scale <= floor((Fraction(written) + Fraction(1, 200)) * 12)
