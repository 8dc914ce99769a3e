"""Pages of a PDF as pictures, inert, and the rectangles of a passage over them."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from habeas.core.documents import Page
from habeas.intake import worker
from habeas.intake.extraction import Drawn
from habeas.store.case import CaseStore
from habeas.web.pages import pictures
from habeas.web.roles import Role
from tests.actions.invented import HAND
from tests.intake.documents.made import pdf
from tests.web.invented import Made, inside
from tests.web.papers import paper

DATA = pdf([(20, 150, "Iris Vela was taken"), (20, 100, "on 18 February 1977")], [(20, 150, "A second page")])


@pytest.fixture
def kept(case: Made) -> Iterator[str]:
    """The address of the PDF's reading page."""
    pages = tuple(Page(each.number, each.text, each.origin, each.boxes) for each in worker.extract(DATA, "a.pdf").pages)
    with CaseStore.open(case.folder) as store:
        exhibit = paper(store, "".join(each.text for each in pages), name="a.pdf", pages=pages, media="application/pdf", data=DATA)
    pictures._kept.clear()
    yield f"/case/{case.id}/reading/{exhibit}"


def test_a_page_is_served_as_an_inert_picture_and_shown_beside_its_text(case: Made, kept: str) -> None:
    reader = inside("reader", case, Role.READER)
    html = reader.get(f"{kept}?part=2").content.decode()
    assert f'src="{kept}/page/2"' in html and "A second page" in html
    answer = reader.get(f"{kept}/page/2")
    assert answer.status_code == 200 and answer.headers["Content-Type"] == "image/png" and answer.content.startswith(b"\x89PNG")
    assert "sandbox" in answer.headers["Content-Security-Policy"] and answer.headers["Cache-Control"] == "no-store"


def test_the_rectangles_of_a_passage_lie_on_its_page_alone_and_carry_no_style(case: Made, kept: str) -> None:
    reader = inside("reader", case, Role.READER)
    html = reader.get(f"{kept}?passage=20-38").content.decode()
    assert f'src="{kept}/page/1/marks?passage=20-38"' in html
    for place, number in ((1, 1), (2, 0)):
        answer = reader.get(f"{kept}/page/{place}/marks?passage=20-38")
        tree = ElementTree.fromstring(answer.content)
        assert answer.headers["Content-Type"] == "image/svg+xml" and "sandbox" in answer.headers["Content-Security-Policy"]
        assert len(tree.findall(".//{http://www.w3.org/2000/svg}rect")) == number and b"style" not in answer.content


def test_the_same_page_is_drawn_once(case: Made, kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    real = worker.draw

    def draw(data: bytes, place: int) -> Drawn:
        drawn.append(place)
        return real(data, place)

    monkeypatch.setattr(worker, "draw", draw)
    reader = inside("reader", case, Role.READER)
    for _ in range(2):
        reader.get(f"{kept}/page/1")
        reader.get(f"{kept}/page/1/marks?passage=20-38")
    assert drawn == [0]


@pytest.mark.parametrize("place", ["0", "3", "x", "-1", "99999999999"])
def test_a_page_that_is_not_there_is_a_sentence(place: str, case: Made, kept: str) -> None:
    answer = inside("reader", case, Role.READER).get(f"{kept}/page/{place}")
    assert answer.status_code == 422 and "cannot be shown as a picture" in answer.content.decode()


def test_a_file_that_is_erased_is_shown_no_more_although_it_was_drawn(case: Made, kept: str) -> None:
    reader = inside("reader", case, Role.READER)
    assert reader.get(f"{kept}/page/1").status_code == 200
    with CaseStore.open(case.folder) as store:
        store.append("exhibit.erased", [{"exhibit": kept.rpartition("/")[2], "reason": "asked for"}], HAND.author, HAND.time)
    assert reader.get(f"{kept}/page/1").status_code == 422


def test_a_file_that_cannot_be_drawn_is_not_tried_again(case: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    with CaseStore.open(case.folder) as store:
        exhibit = paper(store, "words", name="torn.pdf", media="application/pdf", data=b"%PDF-1.4 torn")
    tried: list[int] = []
    real = worker.draw

    def draw(data: bytes, place: int) -> Drawn:
        tried.append(place)
        return real(data, place)

    monkeypatch.setattr(worker, "draw", draw)
    reader = inside("reader", case, Role.READER)
    for _ in range(2):
        assert reader.get(f"/case/{case.id}/reading/{exhibit}/page/1").status_code == 422
    assert tried == [0]


def test_pictures_that_take_long_leave_threads_for_other_pages(case: Made, kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = inside("reader", case, Role.READER)
    for _ in range(pictures.WAITING):
        pictures._waiting.acquire()
    try:
        assert "others are still being drawn" in reader.get(f"{kept}/page/1").content.decode()
    finally:
        for _ in range(pictures.WAITING):
            pictures._waiting.release()
    assert reader.get(f"{kept}/page/1").status_code == 200


def test_a_file_that_is_a_picture_stands_beside_its_words_as_it_was_kept(case: Made) -> None:
    data = b"\x89PNG\r\n\x1a\n and so on"
    with CaseStore.open(case.folder) as store:
        address = f"/case/{case.id}/reading/{paper(store, name='scan.png', media='image/png', data=data)}"
    reader = inside("reader", case, Role.READER)
    html = reader.get(f"{address}?passage=20-38").content.decode()
    assert f'src="{address}/page/1"' in html and "/marks" not in html
    answer = reader.get(f"{address}/page/1")
    assert (answer.content, answer.headers["Content-Type"]) == (data, "image/png")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert reader.get(f"{address}/page/2").status_code == 422
