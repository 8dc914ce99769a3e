"""The sentence that words stand in, and its neighbours; nothing where the words do not stand there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from habeas.core.claims import Extract
from habeas.reading.contexts import Context, context
from habeas.reading.sentences import sentences

TEXT = "She was at home. Men in grey took her on 12 May, in a car. Nobody saw them again.\n"


def found(text: str, quote: str, words: str) -> Context | None:
    start = text.index(quote)
    return context(text, sentences(text, "en"), Extract("e", start, start + len(quote), quote), words, "letter.txt")


def test_the_words_are_cut_out_of_their_sentence_between_its_neighbours() -> None:
    assert found(TEXT, "took her on 12 May", "12 May") == Context(
        "She was at home.", "Men in grey took her on ", "12 May", ", in a car.", "Nobody saw them again.", "letter.txt")


def test_a_passage_over_two_sentences_shows_both() -> None:
    told = found(TEXT, "12 May, in a car. Nobody saw", "12 May")
    assert told is not None and told.sentence == "Men in grey took her on 12 May, in a car. Nobody saw them again."
    assert (told.before, told.after) == ("She was at home.", "")


def test_the_first_and_the_last_sentence_have_one_neighbour() -> None:
    first, last = found(TEXT, "at home", "home"), found(TEXT, "Nobody", "Nobody")
    assert first is not None and last is not None
    assert (first.before, last.after, last.before) == ("", "", "Men in grey took her on 12 May, in a car.")


def test_words_that_do_not_stand_at_their_place_have_no_context() -> None:
    spans = sentences(TEXT, "en")
    assert context(TEXT, spans, Extract("e", 3, 7, "home"), "home") is None
    assert context(TEXT, spans, Extract("e", 0, 0, "home"), "home") is None


@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 20))
def test_of_any_text_the_pieces_are_the_text_around_the_passage(text: str, start: int, length: int) -> None:
    quote = text[start:start + length]
    told = context(text, sentences(text, "en"), Extract("e", start, start + len(quote), quote), quote)
    if quote:
        assert told is not None and told.words == quote and told.sentence in text
    else:
        assert told is None
