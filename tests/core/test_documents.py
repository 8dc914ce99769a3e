"""Texts of documents: offsets that never shift, boxes, redacted pages, and their way through the ledger."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.core.codec import canonical, decoded
from habeas.core.documents import ERASED, Box, Description, Page, Text, packed, unpacked
from habeas.core.entries import Entry, Head, make_entry, make_part
from habeas.core.records import description_from, description_json, text_from, text_parts
from habeas.core.replay import replay
from habeas.core.values import Json

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NUMBERS = st.integers(-10**8, 10**8)
BOXES = st.builds(lambda left, bottom, wide, high: Box(left, bottom, left + wide, bottom + high), NUMBERS, NUMBERS,
                  st.integers(1, 10**6), st.integers(0, 10**6))
PAGES = st.builds(Page, st.sampled_from(["", "1", "2"]), WORDS, st.sampled_from(["text", "ocr"]))
TEXTS = st.builds(Text, st.just("e" * 64), st.just("pdf"), st.just("1"), st.lists(PAGES, max_size=4).map(tuple),
                  st.lists(WORDS, max_size=2).map(tuple), st.lists(WORDS, max_size=2).map(tuple), WORDS, st.just("2026-11-22T09:00:00Z"))
TWO = Text("e", "pdf", "1", (Page("1", "Ada was\ntaken\n"), Page("2", "in May\n")))


def entry(kind: str, bodies: list[Json]) -> Entry:
    parts = tuple(make_part(body, bytes(16)) for body in bodies)
    return make_entry(Head("c", "s", 0, ()), kind, "Ana", "2026-11-22T09:00:00Z", parts)


def derived(found: Entry) -> Text:
    state = replay([found])
    row, = state["text"].values()
    leaves: dict[int, Any] = {page[1]: page for page in state["page"].values()}  # type: ignore[index, misc]
    return text_from(row, leaves)


@given(TEXTS)
def test_a_text_comes_out_of_the_ledger_as_it_went_in(text: Text) -> None:
    assert derived(entry("text.extracted", text_parts(text))) == text


@given(st.lists(st.one_of(st.none(), BOXES), max_size=30))
def test_boxes_come_out_as_they_went_in(boxes: list[Box | None]) -> None:
    assert unpacked(packed(boxes)) == [box or Box(0, 0, 0, 0) for box in boxes]


@given(TEXTS, st.data())
def test_a_passage_is_the_words_at_its_offsets(text: Text, data: st.DataObject) -> None:
    length = len(text.content)
    start, end = sorted((data.draw(st.integers(0, length)), data.draw(st.integers(0, length))))
    if start == end:
        with pytest.raises(ValueError, match="at least one character"):
            text.passage(start, end)
        return
    passage = text.passage(start, end)
    assert (passage.quote, passage.start, passage.end) == (text.content[start:end], start, end)
    place = next(place for place, first in reversed(list(enumerate(text.starts()))) if first <= start and text.pages[place].text)
    assert passage.page == text.pages[place].number


def test_a_redacted_page_keeps_its_length_and_the_offsets_after_it() -> None:
    whole = entry("text.extracted", text_parts(TWO))
    erased = replace(whole, parts=(whole.parts[0], replace(whole.parts[1], salt=None, body=None), whole.parts[2]))
    found = derived(erased)
    assert found.pages[0].text == ERASED * len("Ada was\ntaken\n")
    assert found.passage(14, 16).quote == "in" == TWO.passage(14, 16).quote


def test_without_its_head_a_text_is_gone() -> None:
    whole = entry("text.extracted", text_parts(TWO))
    state = replay([replace(whole, parts=(replace(whole.parts[0], salt=None, body=None), *whole.parts[1:]))])
    assert state["text"] == {}


def test_the_same_reading_has_one_id_and_any_other_has_its_own() -> None:
    assert TWO.id == replace(TWO, read="later").id
    others = [replace(TWO, version="2"), replace(TWO, doubts=("d",)), replace(TWO, notes=("d",)), replace(TWO, pages=TWO.pages[:1]),
              replace(TWO, pages=(Page("", TWO.content),))]
    assert len({TWO.id, *(each.id for each in others)}) == 6


def test_a_passage_over_two_pages_has_boxes_on_both() -> None:
    box = Box(10, 20, 30, 40)
    pages = tuple(replace(page, boxes=packed([None if letter == "\n" else box for letter in page.text])) for page in TWO.pages)
    assert replace(TWO, pages=pages).boxes(4, 16) == [("1", box), ("1", box), ("2", box)]
    assert TWO.boxes(4, 16) == []


def test_what_is_confirmed_stands_beside_what_was_proposed() -> None:
    said = [Description("e", "published", "1984", "HTML meta date"), Description("e", "published", "1983", "given by the user", True)]
    state = replay([entry("document.described", [description_json(each) for each in said])])
    assert sorted(map(description_from, state["description"].values()), key=lambda each: each.value, reverse=True) == said
    assert description_from(decoded(canonical(description_json(said[0])))) == said[0]


def test_the_parts_of_a_long_text_digest_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once for each page made ten thousand pages take five minutes."""
    asked: list[str] = []

    def id(text: Text) -> str:
        asked.append(text.exhibit)
        return "t"

    monkeypatch.setattr(Text, "id", property(id))
    text_parts(Text("e", "plain", "1", tuple(Page(str(number), "a") for number in range(50))))
    assert asked == ["e"]
