"""A text cut into stretches that a model can take at once: whole sentences, with an overlap so that none loses its beginning."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.reading.document import Span
from habeas.reading.sentences import sentences


def stretches(text: str, language: str, most: int, overlap: int) -> tuple[Span, ...]:
    """Spans of at most `most` code points that hold every sentence, in order; each but the first begins up to `overlap` code points
    before the end of the one before. A sentence longer than half a stretch is cut. Raises NoLexicon."""
    pieces = [piece for sentence in sentences(text, language) for piece in _cut(sentence, max(most // 2, 1))]
    spans: list[Span] = []
    first = 0
    while first < len(pieces):
        last = first
        while last + 1 < len(pieces) and pieces[last + 1][1] - pieces[first][0] <= most:
            last += 1
        spans.append((pieces[first][0], pieces[last][1]))
        first = _next(pieces, first, last, most, overlap)
    return tuple(spans)


def _next(pieces: list[Span], first: int, last: int, most: int, overlap: int) -> int:
    """The piece at which the next stretch begins: as far back as the overlap allows, if it then reaches beyond the last one."""
    following = last + 1
    if following == len(pieces):
        return following
    back = following
    while (back - 1 > first and pieces[last][1] - pieces[back - 1][0] <= overlap
           and pieces[following][1] - pieces[back - 1][0] <= most):
        back -= 1
    return back


def _cut(span: Span, most: int) -> Iterator[Span]:
    start, end = span
    for place in range(start, end, most):
        yield place, min(place + most, end)
