"""Words of a document that somebody wants to record a claim from: where they stand, and what was recorded."""

from __future__ import annotations

import re
from dataclasses import dataclass

from habeas.core.claims import Claim
from habeas.store import lookup
from habeas.web.gate import Opened
from habeas.web.windows import Reading

LONGEST = 20_000  # characters of a passage
MOST = 20  # places that are offered
_NEAR = 60  # characters shown before and after


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where words stand: its offsets, page, and the text before, in and after it."""

    start: int
    end: int
    page: str
    before: str
    words: str
    after: str


def places(reading: Reading, words: str) -> list[Spot]:
    """Where words stand, the first few: however they are spaced and whatever their case, if they do not stand there just so."""
    bare = words.strip()
    if not bare or len(bare) > LONGEST:
        return []
    text = reading.whole()
    spans = [found.span() for found in re.finditer(re.escape(bare), text)]
    if not spans:
        loose = r"\s+".join(map(re.escape, bare.split()))
        spans = [found.span() for found in re.finditer(loose, text, re.IGNORECASE)]
    return [Spot(start, end, reading.text.page_at(start), text[max(0, start - _NEAR):start], text[start:end], text[end:end + _NEAR])
            for start, end in spans[:MOST]]


def done(at: Opened, id: str) -> Claim | None:
    """The claim that was just recorded."""
    return lookup.claim(at.store, id) if id else None
