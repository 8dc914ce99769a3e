"""Dates against the library `edtf`, on the forms that both read.

Left out, because edtf is known to be wrong there: days that do not exist (it takes 2022-02-29), open ends (the float inf),
partly masked days (ValueError), and an interval whose start is unknown (it makes up ten years).
"""

from __future__ import annotations

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.core.calendar import civil
from habeas.core.errors import NotADate
from habeas.core.when import parse
from tests.core.strategies import marks, near_days, plain_dates


def both(text: str) -> tuple[tuple[tuple[int, int, int], ...], tuple[tuple[int, int, int], ...]]:
    """Earliest and latest civil date: ours and theirs."""
    ours, theirs = parse(text), edtf.parse_edtf(text)
    assert ours.earliest is not None and ours.latest is not None
    return (civil(ours.earliest), civil(ours.latest)), (tuple(theirs.lower_strict()[:3]), tuple(theirs.upper_strict()[:3]))


@settings(max_examples=60)
@given(plain_dates().filter(lambda text: not text.startswith("00")), marks)
def test_bounds_of_a_date_are_those_of_edtf(date: str, mark: str) -> None:
    ours, theirs = both(date + ("" if "X" in date else mark))
    assert ours == theirs


@settings(max_examples=40)
@given(near_days, near_days, st.sampled_from(["[{}..{}]", "[{},{}]", "{}/{}"]), st.sampled_from([10, 7, 4]))
def test_bounds_of_a_range_set_or_extent_are_those_of_edtf(one: int, other: int, form: str, length: int) -> None:
    ends = ["{:04}-{:02}-{:02}".format(*civil(day))[:length] for day in sorted((one, other))]
    ours, theirs = both(form.format(*ends))
    assert ours == theirs


def test_edtf_takes_a_day_that_does_not_exist_and_we_do_not() -> None:
    assert edtf.parse_edtf("2022-02-29") is not None
    with pytest.raises(NotADate, match="no such day"):
        parse("2022-02-29")
