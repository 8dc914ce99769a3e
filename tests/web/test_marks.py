"""Marks: whatever passages overlap, the pieces are the text, and each knows just the passages that it is in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from habeas.web.marks import STATES, Passage, passages, pieces

TEXTS = st.text(st.sampled_from("ab \néن😀"), max_size=30)
SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 15), st.sampled_from(STATES)).map(
    lambda each: (each[0], each[0] + each[1], each[2])), max_size=8)


@given(TEXTS, st.integers(0, 20), SPANS)
def test_the_pieces_are_the_text_and_each_is_in_just_its_passages(text: str, start: int, spans: list[tuple[int, int, str]]) -> None:
    found = pieces(text, start, marked := passages(spans))
    assert "".join(each.text for each in found) == text
    place = start
    for piece in found:
        assert piece.text
        for offset in range(place, place + len(piece.text)):
            assert set(piece.passages) == {each for each in marked if each.start <= offset < each.end}
        place += len(piece.text)


@given(TEXTS.filter(bool), st.integers(0, 20), SPANS)
def test_every_passage_that_is_in_sight_begins_once(text: str, start: int, spans: list[tuple[int, int, str]]) -> None:
    marked = passages(spans)
    begun = [each for piece in pieces(text, start, marked) for each in piece.begins]
    assert sorted(begun, key=lambda each: each.number) == [each for each in marked if each.start < start + len(text) and each.end > start]


def test_passages_are_numbered_as_they_stand_and_marked_by_what_waits() -> None:
    assert passages([(5, 9, "claim"), (5, 9, "open"), (0, 3, "rejected"), (5, 20, "claim")]) == [
        Passage(0, 3, 1, "rejected"), Passage(5, 20, 2, "claim"), Passage(5, 9, 3, "open")]


def test_where_marks_overlap_the_shortest_comes_first_and_what_waits_is_seen() -> None:
    first, both, second = pieces("abcdef", 10, passages([(10, 14, "claim"), (12, 15, "open")]))[:3]
    assert (first.text, first.state, first.depth) == ("ab", "claim", 1)
    assert (both.text, both.state, both.depth, both.keys) == ("cd", "open", 2, "12-15 10-14")
    assert (second.text, second.state, second.keys) == ("e", "open", "12-15")
