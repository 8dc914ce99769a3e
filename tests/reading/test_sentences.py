"""Where sentences end, in English and Spanish: one line a sentence in the expected text."""

from __future__ import annotations

import pytest

from habeas.core.errors import NoLexicon
from habeas.reading.sentences import sentences


def split(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


@pytest.mark.parametrize("sentence", [
    "Dr. Vela met Mr. Brand at 3 p.m. in St. Anne.", "The U.S. Court heard J. M. Brand.", "It cost 3.5 million, e.g. in No. 5 and Art. 14.",
    "He waited ... and left.", "“Where is she?” asked her sister.", "They were taken on 3 Sept. 1976 there.",
    "Born\nin the\nport, he left."])
def test_a_stop_inside_an_english_sentence_does_not_end_it(sentence: str) -> None:
    assert split(sentence + " Nobody came.") == [sentence, "Nobody came."]


@pytest.mark.parametrize("sentence", [
    "El Dr. Vela vio a la Sra. Brand a las 15 hs. en Av. Colón.", "Según el Art. 14 inc. b y la ley N° 5, salió.",
    "Declaró J. M. Brand ayer.",
    "Nacido en la 16a. Sección Jud. Norte ante el 1er. Turno el 25 de abril de 1928.",
    "Documento: C.I. 1.278.884-0.", "Esperó... y se fue.", "—¿Dónde está? —preguntó su hermana.", "Fue detenido el 14 de abril\nde 1972."])
def test_a_stop_inside_a_spanish_sentence_does_not_end_it(sentence: str) -> None:
    assert split(sentence + " Nadie vino.", "es") == [sentence, "Nadie vino."]


def test_questions_and_exclamations_are_sentences() -> None:
    assert split("¿Dónde está? ¡No vino! Nadie sabe.", "es") == ["¿Dónde está?", "¡No vino!", "Nadie sabe."]
    assert split("¿Dónde está?¿Quién la vio?", "es") == ["¿Dónde está?", "¿Quién la vio?"]


def test_closing_quotation_marks_belong_to_the_sentence_they_close() -> None:
    assert split('He said: "I was there." She left. «No vino.» Nobody knew.') == [
        'He said: "I was there."', "She left.", "«No vino.»", "Nobody knew."]


def test_a_blank_line_ends_a_sentence_and_a_line_break_does_not() -> None:
    assert split("A heading\n\nHe was\ntaken. She\nwas not.") == ["A heading", "He was\ntaken.", "She\nwas not."]


def test_lines_of_a_list_are_sentences_of_their_own() -> None:
    assert split("They took\n- two books\n- a lamp\n1. the ledger\nb) the key") == [
        "They took", "- two books", "- a lamp", "1. the ledger", "b) the key"]


def test_labelled_lines_are_sentences_of_their_own() -> None:
    assert split("Edad: 26 años\nFecha de nacimiento: 28.12.1945\nLugar: puerto", "es") == [
        "Edad: 26 años", "Fecha de nacimiento: 28.12.1945", "Lugar: puerto"]


def test_a_stop_after_a_number_of_the_text_ends_the_sentence() -> None:
    assert split("He was freed in 1976. She left.") == ["He was freed in 1976.", "She left."]
    assert split("There were 26. She left.") == ["There were 26.", "She left."]


def test_windows_line_ends_count_as_any_other() -> None:
    assert split("A heading\r\n\r\nHe was\r\ntaken.") == ["A heading", "He was\r\ntaken."]


def test_an_empty_text_has_no_sentence() -> None:
    assert split("") == split(" \n\n ") == []


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(NoLexicon):
        sentences("text", "xx")
