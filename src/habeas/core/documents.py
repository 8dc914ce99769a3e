"""The text of a kept document: what was read out of its bytes, by which extractor, with offsets that never shift.

A text is kept as it was read. A later extractor gives a new text beside it; passages that point into the old one stay true.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from habeas.core.claims import Extract

ERASED = "█"  # stands for each code point of a page that was redacted, so that offsets after it stay true
EDITION_OF = "edition_of"  # the documents of which it is a later edition, by their digests or a file's name
FIELDS = ("publisher", "title", "published", "language", "address", "about", EDITION_OF)
GIVEN = "given by the user"


class Box(NamedTuple):
    """A rectangle on a page, in tenths of a point from the page's lower left corner."""

    left: int
    bottom: int
    right: int
    top: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number as counted in the file ("" where the document has no pages), its text, how it was read (`text` or `ocr`),
    and the boxes of its characters as `packed` makes them ("" where there are none)."""

    number: str
    text: str
    origin: str = "text"
    boxes: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One reading of an exhibit. Offsets are code points of `content`, which is the pages one after the other.

    `notes` say what was left out, `doubts` what may be wrong. A file that could not be read has no pages and a `problem`: why, and what
    to do. `read` is when, UTC.
    """

    exhibit: str
    extractor: str
    version: str
    pages: tuple[Page, ...]
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    problem: str = ""
    read: str = ""

    @property
    def id(self) -> str:
        """Digest of the exhibit, the extractor and all that it gave, but not of when: reading the same again gives the same text."""
        parts = [self.exhibit, self.extractor, self.version, self.problem, *self.notes, "", *self.doubts]
        for page in self.pages:
            parts += [page.number, page.origin, page.text]
        digests = (hashlib.sha256(part.encode()).hexdigest() for part in parts)
        return hashlib.sha256("\n".join(digests).encode()).hexdigest()[:24]

    @property
    def content(self) -> str:
        """The whole text."""
        return "".join(page.text for page in self.pages)

    def starts(self) -> list[int]:
        """Where each page begins."""
        return list(accumulate((len(page.text) for page in self.pages), initial=0))[:-1]

    def page_at(self, offset: int) -> str:
        """The number of the page that holds a code point; "" without pages."""
        place = bisect_right(self.starts(), offset) - 1
        return self.pages[place].number if 0 <= place < len(self.pages) else ""

    def passage(self, start: int, end: int) -> Extract:
        """The passage at these offsets. Raises ValueError where there is none."""
        if not 0 <= start < end <= len(self.content):
            raise ValueError("a passage lies within the text and holds at least one character")
        return Extract(self.exhibit, start, end, self.content[start:end], self.page_at(start))

    def boxes(self, start: int, end: int) -> list[tuple[str, Box]]:
        """The rectangles that a passage covers, one for each line, with the number of their page. None where characters have no place."""
        found: list[tuple[str, Box]] = []
        for page, first in zip(self.pages, self.starts(), strict=True):
            low, high = max(start - first, 0), min(end - first, len(page.text))
            if page.boxes and low < high:
                found += [(page.number, box) for box in _lines(page.text[low:high], unpacked(page.boxes)[low:high])]
        return found


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of an exhibit as a whole: one of FIELDS, its value, where that comes from. Proposed by the file, or confirmed by a
    person; only what is confirmed counts."""

    exhibit: str
    field: str
    value: str
    origin: str
    confirmed: bool = False


def packed(boxes: Sequence[Box | None]) -> str:
    """Boxes of characters, one each, as text: all left edges, then bottoms, widths and heights, each as the difference from the one before,
    squeezed."""
    rows = [box or Box(0, 0, 0, 0) for box in boxes]
    numbers = array("i")
    for column in ([row.left for row in rows], [row.bottom for row in rows], [row.right - row.left for row in rows],
                   [row.top - row.bottom for row in rows]):
        numbers.extend(_fits(new - old) for old, new in zip([0, *column], column, strict=False))
    return base64.b64encode(zlib.compress(_little(numbers).tobytes(), 9)).decode()


def unpacked(text: str) -> list[Box]:
    """The boxes of `packed`; four zeros for a character without a place."""
    numbers = array("i")
    numbers.frombytes(zlib.decompress(base64.b64decode(text)))
    numbers = _little(numbers)
    length = len(numbers) // 4
    lefts, bottoms, widths, heights = (accumulate(numbers[length * column:length * (column + 1)]) for column in range(4))
    return [Box(left, bottom, left + width, bottom + height)
            for left, bottom, width, height in zip(lefts, bottoms, widths, heights, strict=True)]


def _fits(number: int) -> int:
    """Within 32 bits, which is more than any page that a PDF can hold."""
    return max(-2**31, min(2**31 - 1, number))


def _little(numbers: array[int]) -> array[int]:
    """The same numbers with their bytes as a little-endian machine has them."""
    from sys import byteorder

    if byteorder == "big":
        numbers = array("i", numbers)
        numbers.byteswap()
    return numbers


def _lines(text: str, boxes: Iterable[Box]) -> Iterator[Box]:
    """One box for each line of a stretch of a page."""
    line: list[Box] = []
    for character, box in [*zip(text, boxes, strict=True), ("\n", Box(0, 0, 0, 0))]:
        if character == "\n" and line:
            yield Box(min(each.left for each in line), min(each.bottom for each in line),
                      max(each.right for each in line), max(each.top for each in line))
            line = []
        elif box.right > box.left:
            line.append(box)
