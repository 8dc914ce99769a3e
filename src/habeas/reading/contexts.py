"""Where quoted words stand: the sentence that holds them, and its neighbours."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.core.claims import Extract
from habeas.reading.sentences import Span


@dataclass(frozen=True, slots=True)
class Context:
    """The sentence (or sentences) that a passage stands in, cut in three at the words that were read, with the sentences before and after
    ("" where there is none); and what the document is called, who published it and when ("" where nobody said)."""

    before: str
    lead: str
    words: str
    rest: str
    after: str
    file: str = ""
    publisher: str = ""
    published: str = ""

    @property
    def sentence(self) -> str:
        """The sentence as it stands."""
        return self.lead + self.words + self.rest


def context(text: str, spans: Sequence[Span], passage: Extract, words: str, file: str = "", publisher: str = "",
            published: str = "") -> Context | None:
    """The context of a passage in a text whose sentences are `spans`; None where its words do not stand at its place."""
    if not passage.quote or not passage.end or text[passage.start:passage.end] != passage.quote:
        return None
    first = max(bisect_right(spans, passage.start, key=lambda span: span[0]) - 1, 0)
    last = max(bisect_left(spans, passage.end, key=lambda span: span[0]) - 1, first)
    start, end = (min(spans[first][0], passage.start), max(spans[last][1], passage.end)) if spans else (passage.start, passage.end)
    low = passage.start + max(passage.quote.find(words), 0)
    high = low + len(words) if words and words in passage.quote else passage.end
    before = text[slice(*spans[first - 1])] if spans and first > 0 else ""
    after = text[slice(*spans[last + 1])] if last + 1 < len(spans) else ""
    return Context(before, text[start:low], text[low:high], text[high:end], after, file, publisher, published)
