"""What somebody types into the search field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.core.asked import asked
from habeas.core.calendar import day_number

SIDES = {"before": "before", "after": "after", "antes de": "before", "después de": "after", "despues de": "after"}


def test_words_and_phrases_are_folded_and_kept_apart() -> None:
    found = asked('Détention “Public Order” élla "x  y"', SIDES)
    assert found.begun == (("detention",), ("ella",)) and found.quoted == (("public", "order"), ("x", "y")) and found.days is None


@pytest.mark.parametrize(("typed", "first", "last"), [
    ("1976-03..1976-05", (1976, 3, 1), (1976, 5, 31)), ("1976", (1976, 1, 1), (1976, 12, 31)), ("1976-02", (1976, 2, 1), (1976, 2, 29)),
    ("1976-03-24", (1976, 3, 24), (1976, 3, 24)), ("..1976-03", None, (1976, 3, 31)), ("1976-05..", (1976, 5, 1), None),
    ("before 1976-03", None, (1976, 2, 29)), ("after 1976", (1977, 1, 1), None), ("antes de 1976-03", None, (1976, 2, 29)),
    ("Después de 1976", (1977, 1, 1), None), ("197X", (1970, 1, 1), (1979, 12, 31)), ("1976-05~", (1976, 5, 1), (1976, 5, 31)),
    ("1976 1976-03", (1976, 3, 1), (1976, 3, 31))])
def test_dates_become_days(typed: str, first: tuple[int, int, int] | None, last: tuple[int, int, int] | None) -> None:
    days = asked(typed, SIDES).days
    assert days is not None
    assert (days.first, days.last) == (first and day_number(*first), last and day_number(*last))


def test_words_beside_a_date_stay_words_and_before_without_a_date_is_a_word() -> None:
    found = asked("arrest before 1976-03", SIDES)
    assert found.begun == (("arrest",),) and found.days is not None
    assert asked("before the court", SIDES).begun == (("before",), ("the",), ("court",))
    assert asked("1976-02-30", SIDES).days is None


def test_in_texts_a_single_date_is_words_and_a_span_alone_asks_for_nothing() -> None:
    day = asked("court 1976-03-24", SIDES).in_texts()
    assert day is not None and day.quoted == (("1976", "03", "24"),) and day.days is None
    span = asked("court 1976-03..1976-05", SIDES).in_texts()
    assert span is not None and span.phrases == (("court",),)
    assert asked("1976-03..1976-05", SIDES).in_texts() is None
    assert asked("before 1976", SIDES).in_texts() is None


@given(st.text(max_size=40) | st.text(st.sampled_from('0123456789-.X~[]?"“ /beforantsd'), max_size=30))
def test_anything_may_be_typed(text: str) -> None:
    found = asked(text, SIDES)
    assert all(word and word == word.strip() for phrase in found.phrases for word in phrase)
