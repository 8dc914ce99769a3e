"""A long text a part at a time: a page of its file, or about 20,000 characters of a page that is longer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from habeas.core.documents import ERASED, Page, Text
from habeas.core.people import Exhibit
from habeas.store import documents
from habeas.store.case import CaseStore

SIZE = 20_000  # characters of a part
_BACK = 1_000  # how far a part may end before that, at the end of a line
_LONGEST = 5_000_000  # bytes of a file without a kept text that is shown as it is


@dataclass(frozen=True, slots=True)
class Window:
    """Part `number` of `of`: code points `start` to `end` of the whole, its text, and the place (from 0) and number of the page that it is
    of; `boxes` says whether its characters have places on that page."""

    number: int
    of: int
    start: int
    end: int
    text: str
    place: int
    page: str
    boxes: bool


class Reading:
    """The latest text of an exhibit, of whose pages only those are read that are asked for."""

    def __init__(self, store: CaseStore, exhibit: Exhibit) -> None:
        self.store, self.exhibit = store, exhibit
        found = documents.heading(store, exhibit.id)
        self.id, self.text = found or ("", _as_it_is(store, exhibit))
        if not self.text.pages:  # it could not be read
            found, self.text = None, replace(self.text, pages=(Page("", ""),))
        self.starts = self.text.starts()
        self.length = sum(len(page.text) for page in self.text.pages)
        self._pages: dict[int, Page] = {} if found else dict(enumerate(self.text.pages))
        self._parts = list(accumulate((max(1, -(-len(page.text) // SIZE)) for page in self.text.pages), initial=0))

    @property
    def has_words(self) -> bool:
        """Whether there is any text."""
        return self.length > 0

    def page(self, place: int) -> Page:
        """A page with its text; in place of what was redacted stands a sign for each character."""
        known = self.text.pages[place]
        if place not in self._pages:
            self._pages |= {place: Page("", ERASED * len(known.text)), **documents.leaves(self.store, self.id, [place])}
        return replace(self._pages[place], number=known.number, origin=known.origin)

    def window(self, number: int) -> Window:
        """Part `number`, from 1; the nearest one there is."""
        of = self._parts[-1]
        number = min(max(number, 1), of)
        place = bisect_right(self._parts, number - 1) - 1
        page, piece = self.page(place), number - 1 - self._parts[place]
        low, high = _cut(page.text, piece), _cut(page.text, piece + 1)
        first = self.starts[place]
        return Window(number, of, first + low, first + high, page.text[low:high], place, page.number, bool(page.boxes))

    def at(self, offset: int) -> Window:
        """The part that holds a code point."""
        place = self._place(offset)
        within = offset - self.starts[place]
        found = self.window(self._parts[place] + within // SIZE + 1)
        return self.window(found.number + 1) if offset >= found.end and found.number < self._parts[place + 1] else found

    def first(self, page: str) -> int:
        """The part at which the page with a number begins; 0 if there is no such page."""
        return next((self._parts[place] + 1 for place, each in enumerate(self.text.pages) if each.number == page), 0)

    def around(self, start: int, end: int, reach: int) -> tuple[int, str]:
        """The text from `reach` characters before a passage to as many after it, and where that begins."""
        low, high = max(0, start - reach), min(self.length, end + reach)
        first, last = self._place(low), self._place(max(high - 1, 0))
        whole = "".join(self.page(place).text for place in range(first, last + 1))
        return low, whole[low - self.starts[first]:high - self.starts[first]]

    def whole(self) -> str:
        """All of it."""
        missing = [place for place in range(len(self.text.pages)) if place not in self._pages]
        self._pages |= documents.leaves(self.store, self.id, missing) if missing else {}
        return "".join(self.page(place).text for place in range(len(self.text.pages)))

    def whole_pages(self, start: int, end: int) -> Iterator[tuple[int, Page]]:
        """The pages, each with its place, that a passage touches."""
        yield from ((place, self.page(place)) for place in range(self._place(start), self._place(max(start, end - 1)) + 1))

    def _place(self, offset: int) -> int:
        return max(bisect_right(self.starts, offset) - 1, 0)


def _cut(text: str, piece: int) -> int:
    """Where a piece of a page begins: at the end of the last line before its place, if one ends near it."""
    place = piece * SIZE
    if place <= 0 or place >= len(text):
        return max(0, min(place, len(text)))
    line = text.rfind("\n", place - _BACK, place)
    return line + 1 if line >= 0 else place


def _as_it_is(store: CaseStore, exhibit: Exhibit) -> Text:
    """An exhibit that came in with a claim recorded by hand has no kept text; as plain text it is shown as it is."""
    empty = Text(exhibit.id, "", "", (Page("", ""),))
    if not exhibit.media_type.startswith("text/") or exhibit.size > _LONGEST or exhibit.media_type.startswith("text/csv"):
        return empty
    try:
        return replace(empty, pages=(Page("", store.exhibit_bytes(exhibit.id).decode()),))
    except UnicodeDecodeError:
        return empty
