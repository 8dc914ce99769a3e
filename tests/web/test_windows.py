"""A long text is shown a part at a time; every code point is in just one part."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from habeas.core.documents import ERASED, Page
from habeas.store import documents
from habeas.store.case import CaseStore
from habeas.web import windows
from habeas.web.windows import Reading
from tests.web.invented import Made
from tests.web.papers import paper

LINE = "Iris Vela was taken from the quay 😀 on 18 February 1977.\n"


def reading(case: Made, *pages: str) -> Reading:
    with CaseStore.open(case.folder) as store:
        numbered = tuple(Page(str(number), text) for number, text in enumerate(pages, 1)) if len(pages) > 1 else (Page("", pages[0]),)
        exhibit = paper(store, "".join(pages), pages=numbered)
        return Reading(store, store.exhibits()[exhibit])


PAGES = [(LINE * 900,), (LINE, "", LINE * 2), ("x" * 45_000,), (LINE * 500, LINE * 3, "y" * 20_000), ("",)]


@pytest.mark.parametrize("pages", PAGES, ids=["lines", "pages", "one line", "both", "nothing"])
def test_the_parts_are_the_text(pages: tuple[str, ...], case: Made) -> None:
    found = reading(case, *pages)
    parts = [found.window(number) for number in range(1, found.window(1).of + 1)]
    assert "".join(each.text for each in parts) == "".join(pages)
    assert all(parts[place].end == parts[place + 1].start for place in range(len(parts) - 1))
    assert all(len(each.text) <= windows.SIZE + 1_000 for each in parts)
    for each in parts:
        for offset in {each.start, each.end - 1} if each.text else ():
            assert found.at(offset) == each
    assert [each.page for each in parts if each.page] == sorted((each.page for each in parts if each.page), key=int)


def test_a_part_ends_with_a_line_where_one_ends_near(case: Made) -> None:
    found = reading(case, LINE * 900)
    assert found.window(1).of > 1 and found.window(1).text.endswith("\n")


def test_a_part_that_is_not_there_is_the_nearest(case: Made) -> None:
    found = reading(case, LINE, LINE)
    assert found.window(0).number == 1 and found.window(99).number == 2
    assert found.first("2") == 2 and found.first("9") == 0


def test_words_around_a_passage_may_cross_pages(case: Made) -> None:
    found = reading(case, "one two ", "three ", "four")
    assert found.around(8, 13, 4) == (4, "two three fou")
    assert found.around(0, 3, 100) == (0, "one two three four")


def test_a_redacted_page_keeps_its_length_and_shows_nothing(case: Made) -> None:
    with CaseStore.open(case.folder) as store:
        exhibit = paper(store, "secret words open words", pages=(Page("1", "secret words "), Page("2", "open words")))
        entry = next(each for each in store.entries().values() if each.kind == "text.extracted")
        store.redact(entry.digest, 1, "asked for", "A. Author", "2026-11-23T13:00:00Z")
        found = Reading(store, store.exhibits()[exhibit])
        assert found.window(1).text == ERASED * 13 and found.window(2).text == "open words" and found.window(2).start == 13


def test_only_the_pages_that_are_shown_are_read(case: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    found = reading(case, *[LINE] * 50)
    asked: list[int] = []
    real = documents.leaves

    def leaves(store: CaseStore, text: str, places: Collection[int]) -> dict[int, Page]:
        asked.extend(places)
        return real(store, text, places)

    monkeypatch.setattr(documents, "leaves", leaves)
    found.window(30)
    assert asked == [29]
