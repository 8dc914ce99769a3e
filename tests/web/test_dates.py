"""Dates as people type them."""

from __future__ import annotations

import pytest

from habeas.core.errors import NotADate
from habeas.web.dates import amount, understood


@pytest.mark.parametrize(("typed", "edtf"), [
    ("between 18 and 22 February 1977", "[1977-02-18..1977-02-22]"), ("18-22/02/1977", "[1977-02-18..1977-02-22]"),
    ("entre el 18 y el 22 de febrero de 1977", "[1977-02-18..1977-02-22]"), ("12 May 1977", "1977-05-12"), ("on 12 May 1977", "1977-05-12"),
    ("el 12 de mayo de 1977", "1977-05-12"), ("MAY/1977", "1977-05"), ("about 1976", "1976~"), ("hacia 1976", "1976~"),
    ("after 12 May 1977", "[1977-05-13..]"), ("from 3 September to 20 October 2014", "2014-09-03/2014-10-20"),
    ("24 o 26/1/1976", "[1976-01-24,1976-01-26]"), ("13/5/1977", "1977-05-13"), ("  1977-05 ", "1977-05"), ("1970s", "197X")])
def test_dates_are_understood_as_people_write_them(typed: str, edtf: str) -> None:
    assert [each.edtf for each in understood(typed)] == [edtf]


@pytest.mark.parametrize("typed", ["05/12/1977", "5.12.1977", "5-12-1977"])
def test_a_date_that_can_be_read_in_two_ways_is_given_back_in_both(typed: str) -> None:
    assert {each.edtf for each in understood(typed)} == {"1977-12-05", "1977-05-12"}


@pytest.mark.parametrize("typed", ["", "yesterday", "the day of the market", "12 May 1977 and 13 June 1978", "31/02/1977", "spring 1977",
                                   "she was 12 in May 1977", "x" * 10_000])
def test_what_is_no_one_date_is_refused(typed: str) -> None:
    with pytest.raises(NotADate):
        understood(typed)


@pytest.mark.parametrize(("typed", "plain"), [
    ("24 años", "24 years"), ("unos 24 años", "~24 years"), ("3-4 meses", "3-4 months"), ("10 days", "10 days"),
    ("menos de 18 años", "under 18 years"),
    ("more than 20 years", "20+ years"), ("24", "24"), ("~24", "~24"), ("old", "old"), ("two hours", "two hours")])
def test_amounts_are_understood_in_every_language(typed: str, plain: str) -> None:
    assert amount(typed) == plain
