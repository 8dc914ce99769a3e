"""Where words stand in a text, word for word. Only line breaks, other spaces and the shape of quotation marks may differ; what is used
afterwards is always the text's own spelling."""

from __future__ import annotations

import re
import unicodedata

from habeas.reading.document import Span

_DOUBLE, _SINGLE = "\"“”„‟«»″", "'’‘‚‛‹›′`´ʼ"
_SHAPES = {each: f"[{re.escape(marks)}]" for marks in (_DOUBLE, _SINGLE) for each in marks}


def exact(text: str, span: Span, words: str) -> list[Span]:
    """The first two places within `span` at which `words` stand exactly, not cutting a word in two. One found is the place; two are
    ambiguous."""
    return _places(text, span, re.escape(words.strip()))


def tolerant(text: str, span: Span, words: str) -> list[Span]:
    """The same, where spaces, line breaks and the shape of quotation marks may differ."""
    pieces = ["".join(_SHAPES.get(each) or re.escape(each) for each in piece) for piece in words.split()]
    return _places(text, span, r"\s++".join(pieces))


def standing(text: str, words: str, *within: Span) -> Span | None:
    """The first place of `words` in the first of the stretches that holds them; None if none does."""
    return next((found[0] for span in within if (found := exact(text, span, words) or tolerant(text, span, words))), None)


def plain(text: str, span: Span) -> str:
    """The words of a span on one line."""
    return " ".join(text[slice(*span)].split())


def _places(text: str, span: Span, pattern: str) -> list[Span]:
    """A lookahead finds places that overlap, too."""
    if not pattern:
        return []
    found: list[Span] = []
    for match in re.compile(f"(?=({pattern}))").finditer(text, *span):
        if not _cuts_word(text, *match.span(1)):
            found.append(match.span(1))
        if len(found) == 2:
            break
    return found


def _cuts_word(text: str, start: int, end: int) -> bool:
    """Whether a border of the span lies within a word, or between a letter and its accent."""
    return any(0 < place < len(text) and text[place - 1].isalnum() and (text[place].isalnum() or unicodedata.combining(text[place]) > 0)
               for place in (start, end))
