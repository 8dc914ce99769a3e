"""What Tesseract says of a picture (its TSV), as lines of words with boxes; no process is started here.

Words below LEAST are noise of pictures and stamps and are left out; a page is doubtful by how sure Tesseract is of it. Digits read from
a picture may be wrong wherever they look right: every such page says that it was read so.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from habeas.core.documents import Box, packed

LEAST = 30  # confidence of a word, of 100, below which it is left out
SURE = 80  # mean confidence of a page from which on nothing is said of it
LANGUAGES = {"en": "eng", "es": "spa", "fr": "fra", "pt": "por", "ar": "ara", "fa": "fas", "tr": "tur", "ru": "rus", "de": "deu",
             "it": "ita", "uk": "ukr", "he": "heb", "ku": "kmr", "zh": "chi_sim"}
REMEDY = ("Install Tesseract (Debian, Ubuntu: apt install tesseract-ocr tesseract-ocr-spa; Windows and macOS: see "
          "tesseract-ocr.github.io) and give the same command again.")


@dataclass(frozen=True, slots=True)
class Seen:
    """The words of a picture, the boxes of their characters (packed), how sure Tesseract is of them (0 to 100), and how many were left
    out as noise."""

    text: str
    boxes: str
    sure: int
    noise: int


def seen(tsv: str, points: float = 0.0, origin: tuple[int, int] = (0, 0), height: int = 0) -> Seen:
    """Tesseract's TSV as text. With `points` (of a page, for one pixel), the lower left corner of the picture on the page in points, and
    the height of the picture in pixels, characters get boxes: each an equal share of its word."""
    text: list[str] = []
    boxes: list[Box | None] = []
    sure: list[float] = []
    noise = 0
    line: tuple[str, ...] = ()
    for row in csv.DictReader(io.StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE):
        word = (row.get("text") or "").strip()
        confidence = _number(row.get("conf"))
        if not word or confidence < 0:
            continue
        if confidence < LEAST:
            noise += 1
            continue
        here = tuple(row[name] or "" for name in ("page_num", "block_num", "par_num", "line_num"))
        if line:
            text.append(" " if here == line else "\n" if here[:3] == line[:3] else "\n\n")
            boxes += [None] * len(text[-1])
        line = here
        text.append(word)
        boxes += _boxes(row, len(word), points, origin, height)
        sure.append(confidence)
    if text:
        text.append("\n")
        boxes.append(None)
    return Seen("".join(text), packed(boxes) if points and text else "", round(sum(sure) / len(sure)) if sure else 0, noise)


def chosen(language: str, installed: Iterable[str]) -> str:
    """Which of the installed languages to read in: that of the document, or else English and Spanish; "" if none fits."""
    known = set(installed)
    wanted = LANGUAGES.get(language, language)
    if wanted in known:
        return wanted
    return "+".join(each for each in ("spa", "eng") if each in known) or min(known - {"osd"}, default="")


def _number(text: str | None) -> float:
    try:
        return float(text or -1)
    except ValueError:
        return -1.0


def _boxes(row: dict[str, str | None], length: int, points: float, origin: tuple[int, int], height: int) -> list[Box | None]:
    if not points:
        return [None] * length
    left, top, width, high = (_number(row.get(name)) for name in ("left", "top", "width", "height"))
    bottom = (origin[1] + (height - top - high) * points) * 10
    edges = [round((origin[0] + (left + width * step / length) * points) * 10) for step in range(length + 1)]
    return [Box(edges[step], round(bottom), edges[step + 1], round(bottom + high * points * 10)) for step in range(length)]
