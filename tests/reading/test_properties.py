"""What holds for any text: words at their place, the same answer twice, offsets that move with the text, and bounded time."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.core.when import When, parse
from habeas.reading.lexicon import languages, lexicon
from habeas.reading.sentences import sentences
from habeas.reading.times.expressions import Expression, expressions
from tests.clock import seconds
from tests.reading.table import rows

WEDNESDAY = parse("2008-05-14")
LANGUAGES = st.sampled_from(languages())
SECONDS = 1.0  # for 400 words on a slow machine; it takes a few thousandths
VOCABULARY = sorted({word for language in languages() for word, _ in lexicon(language).tags} | {"\n\n", "\n", "xyz", "Ada", "1976",
                    "31.12.99",                     "3rd", "1970s", "0", "99999999999",
                    "3-5", "18:00", "29", "0000", "9999", "1/1/1", "00.00.0000", "9999-12-31", "2,5"})
SALAD = st.lists(st.sampled_from(VOCABULARY).map(lambda word: word.title() if len(word) % 2 else word), max_size=400).map(" ".join)
TEXTS = st.text(max_size=300) | SALAD | st.sampled_from([row.text for name in ("english.txt", "spanish.txt") for row in rows(name)])
PUBLISHED = st.sampled_from([None, WEDNESDAY, parse("1976-05"), parse("9999-12-31"), parse("0001-01-01"),
                             parse("[..2000]"), parse("1990/2000")])


def whole(found: tuple[Expression, ...]) -> list[Expression]:
    """The expressions and their parts."""
    return [each for outer in found for each in (outer, *whole(outer.parts))]


@settings(max_examples=150, deadline=None)
@given(TEXTS, LANGUAGES, PUBLISHED)
def test_every_expression_has_the_words_that_stand_at_its_place(text: str, language: str, published: When | None) -> None:
    for each in whole(expressions(text, language, published)):
        assert each.words == text[each.start:each.end] != ""


@settings(max_examples=150, deadline=None)
@given(TEXTS, LANGUAGES, PUBLISHED)
def test_every_date_that_is_read_is_edtf_and_parses_back_to_itself(text: str, language: str, published: When | None) -> None:
    for each in whole(expressions(text, language, published)):
        if isinstance(each.value, When):
            assert replace(parse(each.value.edtf), words=each.words) == each.value


@settings(max_examples=150, deadline=None)
@given(TEXTS, LANGUAGES, PUBLISHED)
def test_an_expression_has_a_value_or_the_reason_why_it_has_none(text: str, language: str, published: When | None) -> None:
    for each in whole(expressions(text, language, published)):
        assert (each.value is None) == bool(each.unread)


@settings(max_examples=50, deadline=None)
@given(TEXTS, LANGUAGES, PUBLISHED)
def test_reading_the_same_text_twice_gives_the_same(text: str, language: str, published: When | None) -> None:
    assert expressions(text, language, published) == expressions(text, language, published)
    assert sentences(text, language) == sentences(text, language)


def moved(found: Expression, by: int) -> Expression:
    """An expression further on in a text."""
    return replace(found, start=found.start + by, end=found.end + by, parts=tuple(moved(part, by) for part in found.parts))


@settings(max_examples=100, deadline=None)
@given(TEXTS, LANGUAGES, st.sampled_from(["Ñandú 😀 x.\n\n", "Xyz.\n\n", "שלום.\n\n"]))
def test_a_paragraph_put_before_a_text_moves_its_offsets_and_nothing_else(text: str, language: str, prefix: str) -> None:
    expected = tuple(moved(each, len(prefix)) for each in expressions("\n\n" + text, language, WEDNESDAY))
    assert tuple(moved(each, 2) for each in expressions(prefix + text, language, WEDNESDAY)) == expected


@settings(max_examples=150, deadline=None)
@given(TEXTS, LANGUAGES)
def test_sentences_are_in_order_and_leave_out_nothing_but_space(text: str, language: str) -> None:
    place = 0
    for start, end in sentences(text, language):
        assert text[place:start].strip() == ""
        assert start < end and text[start:end] == text[start:end].strip()
        place = end
    assert text[place:].strip() == ""


def _read(text: str, language: str) -> None:
    expressions(text, language, WEDNESDAY)
    sentences(text, language)


@settings(max_examples=60, deadline=None)
@given(SALAD | st.text(max_size=2000), LANGUAGES)
def test_no_text_takes_long(text: str, language: str) -> None:
    assert seconds(lambda: _read(text, language), 3) < SECONDS


@pytest.mark.parametrize("text", [
    "1-" * 20_000, "1." * 20_000, "3 " * 20_000, "and " * 20_000, "twenty-" * 10_000, "hundred thousand " * 5_000, "a" * 100_000,
    "e\u0301" * 40_000, "\u0301" * 40_000, "." * 50_000, "\n" * 50_000, "\n " * 30_000, " " * 100_000, "\u202eשלום 3 May 1976 " * 3_000,
    "A." * 30_000, "A.B" * 20_000, "the " * 20_000, "between 3 and " * 8_000, "since " * 20_000, "from 1976 to " * 8_000, "'\"" * 30_000,
    ". ' " * 15_000, "¿¡" * 30_000, "a: " * 20_000, "9" * 100_000, "mil " * 20_000, "12:" * 20_000, "(1) " * 15_000, "x\r\n" * 20_000,
    ".\u00a0" * 30_000, "Ada said " * 8_000 + "on Monday", "on Monday " * 6_000,
    "." * 50_000 + "x", "." + "'" * 50_000 + "x", ".'" * 30_000 + "x", "\n" + " " * 100_000 + "x",
    "3 May 1976 " + "at 18:00 " * 15_000, "3 May 1976 " + "the weekend, " * 8_000],
    ids=lambda text: repr(text[:12]))
@pytest.mark.parametrize("language", languages())
def test_a_hostile_text_is_read_in_time_that_grows_with_its_length(text: str, language: str) -> None:
    assert seconds(lambda: _read(text, language)) < 8


def test_a_text_ten_times_as_long_takes_about_ten_times_as_long() -> None:
    page = "\n\n".join(row.text for row in rows("english.txt"))
    once, ten_times = (seconds(partial(_read, page * copies, "en"), 3) for copies in (1, 10))
    assert ten_times < 30 * max(once, 0.01)
