"""The demo's documents: made as the tool makes them, described, readable, and fair in their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

import demo_documents
from habeas.intake import worker
from habeas.intake.extraction import Extraction
from habeas.intake.metadata import SIDECAR, read_sidecar

FOLDER = Path(str(files("habeas.demo"))) / "data" / "documents"
NAMES = sorted(each.name for each in FOLDER.iterdir() if each.name != SIDECAR)
READABLE = [name for name in NAMES if not name.endswith(".png")]
LOADED = r"\b(terrorist|martyr|regime|régimen|mártir|violation)"


@cache
def _read(name: str) -> Extraction:
    return worker.extract((FOLDER / name).read_bytes(), name, "", "", None)


def _texts(name: str) -> Iterator[str]:
    """The text of a document, and of what is attached to it."""
    found = _read(name)
    yield "".join(page.text for page in found.pages)
    yield from (each.data.decode() for each in found.attachments)


@pytest.mark.parametrize("name", sorted(demo_documents.made()))
def test_the_document_is_the_one_that_the_tool_makes_of_its_text(name: str) -> None:
    assert (FOLDER / name).read_bytes() == demo_documents.made()[name]


def test_the_scan_is_a_small_picture() -> None:
    data = (FOLDER / "receipt-scan.png").read_bytes()
    assert data.startswith(b"\x89PNG") and len(data) < 100_000


def test_every_document_is_described_by_the_sidecar_and_nothing_else_is() -> None:
    sidecar = read_sidecar((FOLDER / SIDECAR).read_text("utf-8"))
    assert sidecar.unused(NAMES) == []
    for name in NAMES:
        assert sidecar.of(name).keys() >= {"publisher", "published", "language"}, name


def test_they_are_of_every_kind_and_two_are_in_spanish() -> None:
    sidecar = read_sidecar((FOLDER / SIDECAR).read_text("utf-8"))
    assert {Path(name).suffix for name in NAMES} == {".html", ".md", ".txt", ".docx", ".odt", ".pdf", ".eml", ".png"}
    assert len([name for name in NAMES if sidecar.of(name)["language"] == "es"]) == 2
    assert len(_read("court-decision.pdf").pages) == 2
    assert [each.name for each in _read("prison-mail.eml").attachments] == ["book-of-isolation.txt"]


@pytest.mark.parametrize("name", READABLE)
def test_the_document_has_a_text_of_a_page_or_so_without_menus(name: str) -> None:
    text = next(_texts(name))
    assert 150 <= len(text.split()) <= 500
    assert not re.search(r"Subscribe|Aviso legal|Imprint|Notices are taken", text)


def test_two_sentences_stand_word_for_word_in_two_newspapers() -> None:
    first, second = ({sentence for sentence in re.split(r"(?<=\.)\s", next(_texts(name))) if "2014" in sentence or "She is" in sentence}
                     for name in ("observer-market.html", "courier-arrests.html"))
    assert len(first & second) == 2


@pytest.mark.parametrize("name", READABLE)
def test_loaded_words_stand_only_in_quotations(name: str) -> None:
    for text in _texts(name):
        assert not re.findall(LOADED, re.sub(r"“[^”]*”", "", text), re.IGNORECASE)
    if name in ("herald-register.html", "committee-statement.docx", "correo-frente.html"):
        assert re.findall(LOADED, next(_texts(name)), re.IGNORECASE)
