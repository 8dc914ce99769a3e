"""Real files: the two editions of the Uruguayan files, and news pages. They are looked for in ../shared/data beside the repository."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest

from habeas.core.documents import Text
from habeas.intake import worker
from habeas.intake.html import read_html
from habeas.intake.plain import decoded

DATA = Path(__file__).parents[4] / "shared" / "data"

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not there, so no real documents were read")


def test_every_file_of_the_first_edition_is_read_as_it_is_written_and_without_doubt() -> None:
    files = sorted((DATA / "uruguay_files").glob("*.md"))
    assert len(files) == 192
    for file in files:
        data = file.read_bytes()
        text, doubt = decoded(data)
        assert (text.encode(), doubt) == (data, "")


def test_a_file_of_the_second_edition_has_its_pages_its_hyphens_and_its_boxes() -> None:
    file = DATA / "uruguay_pdf" / "argentina" / "Fichas E-F.pdf"
    found = worker.extract(file.read_bytes(), file.name)
    text = Text("e", found.extractor, found.version, tuple(found.pages))
    assert [page.number for page in text.pages] == [str(number) for number in range(1, 27)]
    assert not found.doubts and not any(unicodedata.category(each) == "Cc" and each not in "\n\t" for each in text.content)
    born = [match.span() for match in re.finditer(r"Fecha de nacimiento: [\d.]+", text.content)]
    assert len(born) == 3
    for start, end in born:
        (page, box), = text.boxes(start, end)
        assert page == text.page_at(start) and box.right > box.left and 80 < box.top - box.bottom < 200


def test_a_page_with_a_pasted_picture_says_that_it_was_not_read() -> None:
    found = worker.extract((DATA / "uruguay_pdf" / "DOCUMENTO 21.pdf").read_bytes(), "DOCUMENTO 21.pdf")
    assert "page 1 holds pictures that may have words in them, which were not read" in found.doubts[0]


def test_news_pages_lose_next_to_nothing_of_their_text() -> None:
    for row in json.loads((DATA / "hrd_news" / "dev.json").read_text("utf-8")):
        whole = len(re.sub(r"<[^>]+>|&\w+;|\s+", "", row["html"]))
        assert len(re.sub(r"\s+", "", read_html(row["html"].encode()).pages[0].text)) >= 0.9 * whole
