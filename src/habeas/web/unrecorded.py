"""Dates in a text on which nothing is recorded and nothing waits: what the reader of documents passed over must not look as if it were not
there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.core.when import When
from habeas.reading.languages import guess
from habeas.reading.lexicon import languages
from habeas.reading.times.expressions import expressions
from habeas.web.windows import Window


@dataclass(frozen=True, slots=True)
class Date:
    """A date as it stands in the text: its exact words at code points `start` to `end` of the whole."""

    start: int
    end: int
    words: str


def dates(window: Window, taken: Sequence[tuple[int, int]], language: str, published: When | None) -> list[Date]:
    """The dates of a part that share no character with a span of the whole that is taken, in their order. Without a language the text's
    own is guessed; there are none where no lexicon is there for it."""
    language = language or guess(window.text)
    if language not in languages():
        return []
    found = [each for each in expressions(window.text, language, published)
             if each.kind in ("date", "extent") and isinstance(each.value, When)]
    placed = [Date(window.start + each.start, window.start + each.end, each.words) for each in found]
    return [each for each in placed if not any(low < each.end and each.start < high for low, high in taken)]
