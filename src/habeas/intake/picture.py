"""A page of a PDF as a picture, for people who compare its words with what was read: drawn in the process that reads one file."""

from __future__ import annotations

import struct
import zlib
from ctypes import byref, c_int

import pypdfium2
import pypdfium2.raw as pdfium

from habeas.intake.extraction import CannotExtract, Drawn
from habeas.intake.pdf import opened

WIDTH = 1000  # pixels of a page that is higher than wide
MOST_PIXELS = 3_000_000
_FINE = 16  # parts of a pixel to which places on the page are told


def draw(data: bytes, place: int) -> Drawn:
    """Page `place` (from 0). Raises CannotExtract."""
    with opened(data) as document:
        if not 0 <= place < len(document):
            raise CannotExtract("it has no such page", "Reload the page.")
        try:
            page = document[place]
            wide, high = page.get_size()
            scale = min(WIDTH / max(1.0, min(wide, high)), (MOST_PIXELS / max(1.0, wide * high)) ** 0.5)
            image = page.render(scale=scale, rev_byteorder=True, force_bitmap_format=pdfium.FPDFBitmap_BGR)
            rows = bytes(image.buffer)
            width, height, stride = image.width, image.height, image.stride
            matrix = _matrix(page, width, height)
        except (pypdfium2.PdfiumError, ValueError, MemoryError):
            raise CannotExtract("this page of it is broken", "Open the file itself to see it.") from None
    return Drawn(png(width, height, [rows[row * stride:row * stride + width * 3] for row in range(height)]), width, height, matrix)


def png(width: int, height: int, rows: list[bytes]) -> bytes:
    """Rows of red, green and blue bytes as a PNG file."""
    body = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*each) for each in ((b"IHDR", head), (b"IDAT", body), (b"IEND", b"")))


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _matrix(page: pypdfium2.PdfPage, width: int, height: int) -> tuple[float, float, float, float, float, float]:
    """Found by asking where three points of the page come to lie."""
    def at(x: float, y: float) -> tuple[float, float]:
        across, down = c_int(), c_int()
        pdfium.FPDF_PageToDevice(page, 0, 0, width * _FINE, height * _FINE, 0, x, y, byref(across), byref(down))
        return across.value / _FINE, down.value / _FINE

    far = 1000.0
    (e, f), (right, along), (over, up) = at(0, 0), at(far, 0), at(0, far)
    return (right - e) / far, (along - f) / far, (over - e) / far, (up - f) / far, e, f
