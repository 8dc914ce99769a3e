"""A stretch of running text, taken apart once for all who read it: words, sentences, times, persons, quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from habeas.core.when import When
from habeas.reading.document import Document, Span
from habeas.reading.fields.plain import Plain
from habeas.reading.lexicon import lexicon
from habeas.reading.persons.people import Naming, Other, People, people
from habeas.reading.sentences import sentences
from habeas.reading.times.expressions import Expression, expressions
from habeas.reading.tokens import BREAK, Token, tokens

_OPENING = {'"': '"', "«": "»"}  # tokens know one sort of double mark
_LONGEST = 4000  # characters of one quotation: an unclosed one must not swallow the rest


class Sentence(NamedTuple):
    """Code points `start` to `end`, words number `left` up to `right`."""

    start: int
    end: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Running:
    """All offsets are those of the document's text. `times` are the expressions that stand by themselves; `quotes` the spans within
    quotation marks, marks not counted."""

    document: Document
    words: Sequence[Token]
    sentences: Sequence[Sentence]
    times: Sequence[Expression]
    people: People
    quotes: Sequence[Span]

    def namings(self, start: int, end: int) -> Sequence[Naming]:
        """Those that begin between two offsets."""
        return _between(self.people.namings, start, end)

    def others(self, start: int, end: int) -> Sequence[Other]:
        """The names of no persons that begin between two offsets."""
        return _between(self.people.others, start, end)

    def times_in(self, start: int, end: int) -> Sequence[Expression]:
        """The expressions that begin between two offsets."""
        low = bisect_left(self.times, start, key=lambda each: each.start)
        return self.times[low:bisect_left(self.times, end, key=lambda each: each.start)]

    def place(self, offset: int) -> int:
        """The number of the word that begins at or after an offset."""
        return bisect_left(self.words, offset, key=lambda each: each.start)

    def opens(self, offset: int) -> bool:
        """Whether what begins at an offset opens a sentence, but for a word like "on"."""
        place = bisect_right(self.sentences, offset, key=lambda each: each.start) - 1
        return place >= 0 and self.place(offset) - self.sentences[place].left <= 1

    def between(self, start: int, end: int) -> Sequence[Token]:
        """The words that begin between two offsets."""
        low = bisect_left(self.words, start, key=lambda each: each.start)
        return self.words[low:bisect_left(self.words, end, key=lambda each: each.start)]

    def quote_at(self, offset: int) -> Span | None:
        """The quotation that holds an offset."""
        place = bisect_right(self.quotes, offset, key=lambda each: each[0]) - 1
        found = self.quotes[place] if place >= 0 else None
        return found if found and offset < found[1] else None


def _between(found: Sequence[Naming] | Sequence[Other], start: int, end: int) -> Sequence[Any]:
    low = bisect_left(found, start, key=lambda each: each[0])
    return found[low:bisect_left(found, end, key=lambda each: each[0])]


def running(document: Document, stretch: Plain, about: str, published: When | None) -> Running:
    """Running text of a document taken apart. `about`: whom it is mainly about; `published`: the day to which "yesterday" refers."""
    text, at = stretch.text, _places(stretch)
    words = [Token(at(each.start), at(each.end - 1) + 1, each.word, each.tag, each.number, each.digits)
             for each in tokens(text, lexicon(document.language))]
    times = [_moved(document, each, at) for each in expressions(text, document.language, published)]
    spans = [(at(first), at(last - 1) + 1) for first, last in sentences(text, document.language)]
    found = people(text, document.language, about)
    named = replace(found, namings=tuple(each._replace(start=at(each.start), end=at(each.end - 1) + 1) for each in found.namings),
                    others=tuple(each._replace(start=at(each.start), end=at(each.end - 1) + 1) for each in found.others),
                    relations=tuple(each._replace(start=at(each.start), end=at(each.end - 1) + 1) for each in found.relations))
    return Running(document, words, tuple(_sentences(spans, words)), times, named, tuple(_quotes(words)))


def _places(stretch: Plain) -> Callable[[int], int]:
    """Where a character of the running text stands in the document. Quick where it is asked in order."""
    pieces, now = stretch.pieces, 0

    def at(place: int) -> int:
        nonlocal now
        if not pieces[now][0] <= place < (pieces[now + 1][0] if now + 1 < len(pieces) else place + 1):
            now = max(bisect_right(pieces, place, key=lambda each: each[0]) - 1, 0)
        return pieces[now][1] + place - pieces[now][0]

    return at


def _moved(document: Document, each: Expression, at: Callable[[int], int]) -> Expression:
    start, end = at(each.start), at(each.end - 1) + 1
    parts = tuple(_moved(document, part, at) for part in each.parts)
    return replace(each, start=start, end=end, words=document.text[start:end], parts=parts)


def _sentences(spans: Sequence[Span], words: Sequence[Token]) -> Iterator[Sentence]:
    left = 0
    for start, end in spans:
        while left < len(words) and words[left].start < start:
            left += 1
        right = left
        while right < len(words) and words[right].start < end:
            right += 1
        yield Sentence(start, end, left, right)
        left = right


def _quotes(words: Sequence[Token]) -> Iterator[Span]:
    """What stands between quotation marks, over sentences but not over a blank line with no new opening mark."""
    begun, closing = 0, ""
    for word in words:
        mark = word.word
        if closing and (mark in (closing, BREAK) or word.start - begun > _LONGEST):
            if word.start > begun:
                yield begun, word.start
            closing = ""
        elif not closing and mark in _OPENING:
            begun, closing = word.end, _OPENING[mark]
