"""Lines of a text, and what TIMEX3 leaves out of a mark: the words around it that say how the time is meant, as in "since 1992"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BEFORE = re.compile(r"""(?:(?:on|in|at|of|from|since|by|to|until|till|before|after|during|for|between|through|and|as|is|was|are)\b
                           |[\s,;:.()"'-])+""", re.IGNORECASE | re.VERBOSE)
_AFTER = re.compile(r"""(?:[\s,;:()"'-]|\b(?:on|in|at|of|from|to|and|by|for|after|before|is|was|are|the|a|an|until)\b)+$""", re.IGNORECASE)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Code points of an expression without such words at its ends; unchanged if nothing would be left."""
    before = _BEFORE.match(text, start, end)
    first = before.end() if before else start
    after = _AFTER.search(text[first:end])
    last = first + after.start() if after else end
    return (first, last) if first < last else (start, end)


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Where the lines of a text stand that hold anything."""
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        yield match.span()
