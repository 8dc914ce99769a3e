"""Running text out of lines as written: words broken at a line's end made whole, marks of emphasis and of footnotes left out, with a way
back from every character to its place in the document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from habeas.reading.document import Span

_MARKS = re.compile(r"\(\^\d{1,3}\)|\[\^\d{1,3}\]|\^\d{1,3}|[*_`]+")  # of Markdown
_HYPHENS = "-‐\u00ad\ufffe"
_ENDS = ".!?:;…"
_WIDEST = 200  # characters of a line that is broken to a width


@dataclass(frozen=True, slots=True)
class Plain:
    """A text to read. `pieces` are (place in it, place in the document) where each piece taken over as it stands begins."""

    text: str
    pieces: tuple[tuple[int, int], ...]

    def at(self, place: int) -> int:
        """The place in the document of a character."""
        here, there = self.pieces[max(bisect_right(self.pieces, place, key=lambda each: each[0]) - 1, 0)]
        return there + place - here

    def span(self, start: int, end: int) -> Span:
        """The stretch of the document from which the characters from `start` to `end` (after `start`) come."""
        return self.at(start), self.at(end - 1) + 1


def wrapped(text: str) -> bool:
    """Whether a text's lines are broken to a width, so that a sentence goes on in the next line; else each line is a paragraph."""
    lines = [len(line) for line in text.split("\n") if line.strip()]
    return sum(length > _WIDEST for length in lines) * 20 <= len(lines)


def plain(text: str, lines: Iterable[Span], broken: bool = True) -> Plain:
    """The lines (spans of a document, without the space around them) as running text. A blank line, or anything left out between two
    lines, parts them only where a sentence ends; where lines are not `broken` to a width, each ends what it says."""
    out: list[str] = []
    pieces: list[tuple[int, int]] = []
    length, last = 0, 0
    for start, end in lines:
        if start >= end:
            continue
        if out:
            joint, cut = _joint(text, last, start) if broken else ("\n\n", 0)
            out[-1] = out[-1][:len(out[-1]) - cut]
            length += len(joint) - cut
            out.append(joint)
        for first, after in _kept(text, start, end):
            pieces.append((length, first))
            out.append(text[first:after])
            length += after - first
        last = end
    return Plain("".join(out), tuple(pieces) or ((0, 0),))


def _joint(text: str, last: int, start: int) -> tuple[str, int]:
    """What stands between two lines, and how many characters of the first fall away."""
    if last > 1 and text[last - 1] in _HYPHENS and text[last - 2].isalpha():
        return "", 1 if text[start].islower() else 0
    apart = text.count("\n", last, start) > 1 and (text[last - 1] in _ENDS or text[start].isupper())
    return ("\n\n" if apart else " "), 0


def _kept(text: str, start: int, end: int) -> Iterable[Span]:
    """The stretches of a line between marks. An underscore within a word is none."""
    for mark in _MARKS.finditer(text, start, end):
        first, after = mark.span()
        if start < first and after < end and text[first] in "*_" and text[first - 1].isalnum() and text[after].isalnum():
            continue
        if start < first:
            yield start, first
        start = after
    if start < end:
        yield start, end
