"""The tables of expressions, one line a case: english.txt and spanish.txt."""

from __future__ import annotations

import pytest

from habeas.core.when import parse
from habeas.reading.times.expressions import expressions
from tests.reading.table import Row, described, rows

WEDNESDAY = parse("2008-05-14")


@pytest.mark.parametrize("row", rows("english.txt"), ids=lambda row: row.words)
def test_an_english_expression_says_what_the_table_says(row: Row) -> None:
    assert (row.start, row.words, row.said) in [
        (each.start, each.words, described(each)) for each in expressions(row.text, "en", WEDNESDAY)]


@pytest.mark.parametrize("row", rows("spanish.txt"), ids=lambda row: row.words)
def test_a_spanish_expression_says_what_the_table_says(row: Row) -> None:
    assert (row.start, row.words, row.said) in [
        (each.start, each.words, described(each)) for each in expressions(row.text, "es", WEDNESDAY)]


@pytest.mark.parametrize("name", ["english.txt", "spanish.txt"])
def test_each_table_has_at_least_120_expressions(name: str) -> None:
    assert len(rows(name)) >= 120


@pytest.mark.parametrize("text", [
    "The A380 flew 500km.", "It costs $ 1976 today", "Article 1976 applies.", "He may march on.", "Version 10.4.1 of it.", "1,100 dealers.",
    "A score of 3-2.", "Some 2000 prisoners sat there.", "The second man.", "Room 26.", "They will sat.", "Call 1976 people."])
def test_numbers_and_words_that_are_no_dates_are_left_alone(text: str) -> None:
    assert [each.words for each in expressions(text, "en", WEDNESDAY) if each.words != "today"] == []


@pytest.mark.parametrize("text", [
    "La ley 1976 rige.", "Costó $ 1976.", "El legajo 1984.", "Unas 2000 personas.", "La segunda mujer.", "La celda 26.", "Por la mañana.",
    "El diario local."])
def test_spanish_numbers_and_words_that_are_no_dates_are_left_alone(text: str) -> None:
    assert expressions(text, "es", WEDNESDAY) == ()
