"""Files of a case for the browser to save, never to run: whatever a file is, it cannot act in the name of these pages."""

from __future__ import annotations

import re
import unicodedata

from django.http import HttpResponse
from django.utils.http import content_disposition_header

POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"


def download(data: bytes, name: str) -> HttpResponse:
    """Bytes as a file to save, whatever they are, under the last part of a name and without characters that nobody sees."""
    seen = "".join(each for each in re.split(r"[/\\]", name)[-1] if not unicodedata.category(each).startswith("C"))
    return _inert(data, "application/octet-stream", content_disposition_header(True, seen.strip(" .") or "file"))


def plain(text: str) -> HttpResponse:
    """Text to be read as it is."""
    return _inert(text.encode("utf-8", "surrogatepass"), "text/plain; charset=utf-8", "inline")


def image(data: bytes, media: str = "image/png") -> HttpResponse:
    """A picture: one that the program itself drew, such as a page of a PDF, or a file that intake found to be of a kind of picture which
    holds nothing but pixels."""
    return _inert(data, media, "inline")


def _inert(data: bytes, media: str, disposition: str | None) -> HttpResponse:
    return HttpResponse(data, media, headers={"Content-Security-Policy": POLICY, "Content-Disposition": disposition or "attachment"})
