"""A page of a PDF as a picture: drawn in the process that reads one file, with the way from its points to its pixels."""

from __future__ import annotations

import struct
import sys
import zlib

import pytest

from habeas.core.documents import Text
from habeas.intake import worker
from habeas.intake.extraction import CannotExtract, Drawn
from tests.intake.documents.made import pdf, scan

PAGE = [(20, 150, "Ada was taken"), (20, 100, "on 12 May")]


def pixels(drawn: Drawn) -> list[bytes]:
    """The rows of a picture, as the PNG holds them."""
    data, rest = b"", drawn.png[8:]
    while rest:
        length, name = struct.unpack(">I4s", rest[:8])
        body, check, rest = rest[8:8 + length], rest[8 + length:12 + length], rest[12 + length:]
        assert struct.unpack(">I", check)[0] == zlib.crc32(name + body)
        data += body if name == b"IDAT" else b""
    rows = zlib.decompress(data)
    long = drawn.width * 3 + 1
    assert len(rows) == long * drawn.height
    return [rows[row * long + 1:(row + 1) * long] for row in range(drawn.height)]


def around(drawn: Drawn, data: bytes, words: str) -> tuple[float, float, float, float]:
    """Where the boxes of words lie in the picture."""
    read = worker.extract(data, "a.pdf")
    text = Text("e", "", "", tuple(read.pages))
    start = text.content.index(words)
    (_, box), = text.boxes(start, start + len(words))
    a, b, c, d, e, f = drawn.matrix
    across = [a * x / 10 + c * y / 10 + e for x in (box.left, box.right) for y in (box.bottom, box.top)]
    down = [b * x / 10 + d * y / 10 + f for x in (box.left, box.right) for y in (box.bottom, box.top)]
    return min(across), min(down), max(across), max(down)


def dark(drawn: Drawn, place: tuple[float, float, float, float]) -> int:
    """How many dark bytes a part of the picture has."""
    left, top, right, bottom = map(round, place)
    return sum(byte < 100 for row in pixels(drawn)[max(top, 0):bottom] for byte in row[max(left, 0) * 3:right * 3])


@pytest.mark.parametrize("turned", ["", "/Rotate 90", "/Rotate 180", "/Rotate 270", "/CropBox [10 60 190 190]"])
def test_the_boxes_of_words_lie_over_their_picture_however_the_page_is_turned_or_cut(turned: str) -> None:
    data = pdf(PAGE).replace(b"/MediaBox [0 0 200 200]", f"/MediaBox [0 0 200 200] {turned}".encode())
    drawn = worker.draw(data, 0)
    everywhere = dark(drawn, (0, 0, drawn.width, drawn.height))
    within = sum(dark(drawn, around(drawn, data, words)) for words in ("Ada was taken", "on 12 May"))
    assert everywhere > 500 and within > 0.95 * everywhere


def test_a_picture_is_a_thousand_pixels_at_its_shorter_side_and_no_page_is_too_large() -> None:
    assert min((found := worker.draw(scan(), 0)).width, found.height) == 1000
    long = worker.draw(pdf(PAGE).replace(b"[0 0 200 200]", b"[0 0 20 14000]"), 0)
    assert long.width * long.height < 4_000_000


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 broken", pdf(PAGE)[:300], b"no pdf at all"])
def test_what_is_no_pdf_or_broken_has_no_picture(data: bytes) -> None:
    with pytest.raises(CannotExtract):
        worker.draw(data, 0)


def test_a_page_that_is_not_there_has_no_picture() -> None:
    for place in (1, -1):
        with pytest.raises(CannotExtract):
            worker.draw(pdf(PAGE), place)


def test_the_process_that_asks_for_a_picture_does_not_load_what_draws_it() -> None:
    code = "import sys; from habeas.intake import worker; sys.exit('pypdfium2' in sys.modules)"
    status, _ = worker._run([sys.executable, "-c", code], 60, b"", None)
    assert status == 0


def test_a_page_gets_less_time_than_a_whole_file(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    real = worker._run

    def run(command: list[str], seconds: int, data: bytes, environment: dict[str, str] | None) -> tuple[int, bytes]:
        asked.append(seconds)
        return real(command, seconds, data, environment)

    monkeypatch.setattr(worker, "_run", run)
    worker.draw(pdf(PAGE), 0)
    assert asked == [worker.DRAW_SECONDS] and worker.DRAW_SECONDS < worker.SECONDS
