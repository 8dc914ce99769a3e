"""Values as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.core.errors import BadValue, HabeasError, Misplaced, NotADate, UnknownKind
from habeas.core.kinds import KINDS
from habeas.core.typed import check_bound, value
from habeas.core.values import Age, Coded, Length, Order, Text, Unspecified, Value, Withheld
from habeas.core.when import parse


@pytest.mark.parametrize(("kind", "text", "options", "expected"), [
    ("arrest", "1976-05", {}, parse("1976-05")), ("arrest", None, {}, Unspecified()), ("arrest", "withheld", {}, Withheld()),
    ("custody", "1976-05/1978", {}, parse("1976-05/1978")),
    ("age", "24", {}, Age(24, 24)), ("age", "24-26 years", {"at": "arrest|death"}, Age(24, 26, "years", ("arrest", "death"))),
    ("age", "under 18", {"at": "1976-05"}, Age(None, 17, "years", parse("1976-05"))), ("age", "18+", {}, Age(18, None)),
    ("age", "~3 months", {}, Age(3, 3, "months", about=True)), ("age", "1 day", {}, Age(1, 1, "days")),
    ("held_for", "3-4 months", {}, Length(3, 4, "months", "arrest", "release")),
    ("held_for", "10 days", {"since": "isolation"}, Length(10, 10, "days", "isolation", "isolation")),
    ("held_for", "24 years", {"until": "2000-01"}, Length(24, 24, "years", "arrest", parse("2000-01"))),
    ("sentence", "5 years", {}, Length(5, 5, "years", "sentence_served", "sentence_served")),
    ("order", "arrest < release", {}, Order("arrest", "release")), ("sex", "female", {}, Coded("female")),
    ("status", "released", {"at": "1980"}, Coded("released", parse("1980"))), ("occupation", "typist", {}, Text("typist")),
])
def test_a_value_is_read_by_the_shape_of_its_kind(kind: str, text: str | None, options: dict[str, str], expected: Value) -> None:
    assert value(kind, text, **options) == expected


@pytest.mark.parametrize(("kind", "text", "options", "error"), [
    ("arrest", "12/05/1977", {}, NotADate), ("arested", "1977", {}, UnknownKind), ("age", "", {}, BadValue), ("age", "-3", {}, BadValue),
    ("age", "26-24", {}, BadValue), ("age", "under 0", {}, BadValue), ("age", "24 weeks", {}, BadValue),
    ("age", "24", {"at": "sex"}, BadValue), ("age", "24", {"at": "arrest|"}, UnknownKind), ("age", "24", {"since": "arrest"}, Misplaced),
    ("held_for", "3", {"since": "age"}, BadValue), ("order", "arrest", {}, BadValue), ("order", "arrest<sex", {}, BadValue),
    ("arrest", "1977", {"at": "1977"}, Misplaced), ("arrest", None, {"until": "1977"}, Misplaced), ("sex", None, {}, BadValue),
])
def test_what_does_not_fit_is_refused_by_its_own_name(kind: str, text: str | None, options: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        value(kind, text, **options)


def test_only_a_state_has_a_start_and_an_end() -> None:
    check_bound("custody", "start")
    check_bound("arrest", None)
    with pytest.raises(Misplaced, match="--bound"):
        check_bound("arrest", "end")


COUNTS = st.from_regex(r"~?(under )?\d{1,30}(-\d{1,3}|\+)?( years| days)?", fullmatch=True)


@given(st.sampled_from(sorted(KINDS)), st.text(max_size=12) | COUNTS,
       st.sampled_from(["", "1976", "arrest", "arrest|death", "[", "x", "sex"]))
def test_whatever_is_typed_is_a_value_or_a_sentence(kind: str, text: str, option: str) -> None:
    for options in ({"at": option}, {"since": option}, {"until": option}):
        try:
            assert value(kind, text, **options) is not None
        except HabeasError as error:
            assert str(error).endswith((".", "all."))
