"""Words as they are searched: how they fold, and that every folded word knows its own letters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.core.terms import hits, matching, origins, plain, snippet, split, words

ANY = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("aáßﬁİıÆ ­\u200c'’ـَّأة٢北 ก.")), max_size=60)


@pytest.mark.parametrize(("written", "asked"), [
    ("اعتُقِلَ", "اعتقل"), ("المعـــتقل", "المعتقل"), ("أحمد", "احمد"), ("مدرسة", "مدرسه"), ("کتابی", "كتابي"), ("ışık", "IŞIK"),
    ("Ёлкин", "елкин"), ("٢٠١٤", "2014"), ("Straße", "STRASSE"), ("O’Brien", "obrien"), ("می‌خواهم", "ميخواهم"), ("Đorđe", "dorde"),
    ("ＡＢＣ", "abc"), ("co\u00adoperate", "cooperate"), ("İzmir", "izmir"), ("Ø", "o")])
def test_what_is_written_otherwise_folds_alike(written: str, asked: str) -> None:
    assert split(written) == split(asked) != []


def test_scripts_without_spaces_are_cut_into_letters() -> None:
    assert split("北京 and ก") == ["北", "京", "and", "ก"]


@given(ANY)
def test_composed_and_decomposed_letters_fold_alike(text: str) -> None:
    assert split(unicodedata.normalize("NFC", text)) == split(unicodedata.normalize("NFD", text))


@given(ANY, ANY)
def test_a_letter_folds_the_same_whatever_stands_beside_it(first: str, second: str) -> None:
    assert plain(first + second) == plain(first) + plain(second)


@given(ANY)
def test_every_folded_letter_names_the_letter_that_it_was_made_of(text: str) -> None:
    folded, places = plain(text), origins(text)
    assert len(folded) == len(places) and list(places) == sorted(places)
    for letter, place in zip(folded, places, strict=True):
        assert letter in plain(text[place])


@given(ANY)
def test_the_stretch_of_a_word_folds_back_to_the_word(text: str) -> None:
    """But for a character such as ½, which is two words by itself."""
    for word in words(text):
        assert word.text in "".join(split(text[word.start:word.end]))
        assert split(text[word.start]) and split(text[word.end - 1])


@given(ANY, st.data())
def test_what_is_marked_in_a_snippet_is_what_was_searched_for(text: str, data: st.DataObject) -> None:
    folded = split(text)
    if not folded:
        return
    wanted = data.draw(st.sampled_from(folded))
    found = hits(text, matching([], [(wanted,)]))
    assert len(found) >= folded.count(wanted) > 0
    piece = snippet(text, found, data.draw(st.integers(1, 80)))
    assert piece.text == text[piece.start:piece.start + len(piece.text)]
    assert piece.marks and all(wanted in "".join(split(piece.text[start:end])) for start, end in piece.marks)
    assert "".join(each for each, _ in piece.parts()) == piece.text
    assert [each for each, marked in piece.parts() if marked] == [piece.text[start:end] for start, end in piece.marks if end > start]


def test_a_word_may_go_on_unless_it_was_quoted() -> None:
    assert [each.text for each in hits("Arrested, arrest; unarrested", matching([("arrest",)]))] == ["arrested", "arrest"]
    assert [each.text for each in hits("Arrested, arrest; unarrested", matching([], [("arrest",)]))] == ["arrest"]


def test_a_phrase_stands_across_what_is_between_its_words() -> None:
    text = "the Ministry of — Public Order"
    (found,) = hits(text, matching([], [("of", "public")]))
    assert text[found.start:found.end] == "of — Public"


def test_the_snippet_is_where_most_different_words_stand() -> None:
    text = "arrest " * 5 + "x " * 300 + "the arrest in Velmora " + "y " * 300
    piece = snippet(text, hits(text, matching([("arrest",), ("velmora",)])), 60)
    assert [each for each, marked in piece.parts() if marked] == ["arrest", "Velmora"] and piece.cut_before and piece.cut_after
