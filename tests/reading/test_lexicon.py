"""Lexicons: every one can be used whole, and one that cannot says why."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from habeas.core.errors import UnfitLexicon
from habeas.reading.lexicon import STAGES, fold, languages, lexicon, read_lexicon
from habeas.reading.times.matching import found
from habeas.reading.times.rules import RULES
from habeas.reading.tokens import tokens


def source(language: str) -> str:
    return files("habeas.reading").joinpath("lexicons").joinpath(f"{language}.toml").read_text(encoding="utf-8")


def test_there_is_english_and_spanish() -> None:
    assert {"en", "es"} <= set(languages())


@pytest.mark.parametrize("language", languages())
def test_every_rule_that_a_lexicon_calls_exists(language: str) -> None:
    data = tomllib.loads(source(language))
    assert {entry["rule"] for stage in STAGES for entry in data[stage]} <= set(RULES)


def test_every_rule_is_called_by_a_lexicon() -> None:
    data = [tomllib.loads(source(language)) for language in languages()]
    assert {entry["rule"] for each in data for stage in STAGES for entry in each[stage]} == set(RULES)


@pytest.mark.parametrize("language", languages())
def test_every_month_weekday_and_number_of_a_lexicon_stands_for_something_possible(language: str) -> None:
    values = lexicon(language).values
    assert {int(value) for (table, _), value in values.items() if table == "month"} == set(range(1, 13))
    assert {int(value) for (table, _), value in values.items() if table == "weekday"} == set(range(7))


@pytest.mark.parametrize(("text", "number"), [
    ("twenty-six", 26), ("three hundred and five", 305), ("two thousand eight", 2008), ("nineteen seventy-six", 1976), ("ninety", 90)])
def test_an_english_number_in_words_is_one_token(text: str, number: int) -> None:
    assert [token.number for token in tokens(text, lexicon("en"))] == [number]


@pytest.mark.parametrize(("text", "number"), [
    ("treinta y tres", 33), ("mil novecientos setenta y seis", 1976), ("dos mil ocho", 2008), ("ciento cinco", 105), ("veintiséis", 26)])
def test_a_spanish_number_in_words_is_one_token(text: str, number: int) -> None:
    assert [token.number for token in tokens(text, lexicon("es"))] == [number]


def test_two_numbers_beside_each_other_are_two() -> None:
    assert [token.number for token in tokens("three and four", lexicon("en"))] == [3, None, 4]
    assert [token.number for token in tokens("tres y cuatro", lexicon("es"))] == [3, None, 4]


def test_folding_takes_accents_case_and_dots_away() -> None:
    assert (fold("Miércoles"), fold("p.m."), fold("AÑO"), fold("e\u0301")) == ("miercoles", "pm", "ano", "e")


def test_a_third_language_is_a_file() -> None:
    text = source("en").replace("January = 1", "January = 1\nTammikuu = 1").replace('joiners = ["and", "-"]', 'joiners = ["ja", "-"]')
    words = read_lexicon("fi", text)
    assert [each.rule for each in found(tokens("3 Tammikuu 1976", words), words)] == ["date"]


@pytest.mark.parametrize(("old", "new", "why"), [
    ('order = "mdy"\n', "", "'order' is missing"),
    ('order = "mdy"', "order = ", "it is not TOML"),
    ('"the year <year>"', '"the year <yaer>"', "'<yaer>', which no word belongs to"),
    ('"the year <year>"', '"the (year <year>"', "lacks a"),
    ('"the year <year>"', '"the year <year>)"', "a bracket too many"),
    ('"the year <year>"', '"(the)?"', "can be empty"),
    ('kind = "clocktime"', 'kind = "clokc"', "'clokc' is no kind"),
])
def test_a_lexicon_that_contradicts_itself_is_refused_with_the_place(old: str, new: str, why: str) -> None:
    text = source("en")
    assert old in text
    with pytest.raises(UnfitLexicon, match=r"docs/lexicons\.md") as caught:
        read_lexicon("en", text.replace(old, new, 1))
    assert why in str(caught.value)
