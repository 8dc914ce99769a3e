"""Claims: who says what of whom, in which passage, in which words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from habeas.core.errors import UnfitValue
from habeas.core.kinds import kind
from habeas.core.values import Age, Coded, Length, Order, Quantity, Text, Unspecified, Value, Withheld, value_text
from habeas.core.when import When

PRINCIPAL = "principal"
_BORDER = "\x1e"

_FITS: dict[str, tuple[type, ...]] = {
    "event": (When, Unspecified, Withheld),
    "state": (When, Unspecified, Withheld, Text, Coded),
    "age": (Age, Withheld),
    "length": (Length, Withheld),
    "order": (Order,),
    "one": (Coded, Withheld),
    "many": (Coded, Text, Quantity, Withheld),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a kept list: exhibit digest, sheet, row as counted in the file (header is 1), column, the list's own locator."""

    exhibit: str
    sheet: str
    row: int
    column: str
    locator: str = ""

    def __str__(self) -> str:
        where = f"row {self.row}, column {self.column}"
        return f"{where}, {self.locator}" if self.locator else where


@dataclass(frozen=True, slots=True)
class Translation:
    """A passage's words in another language, and who translated them (a person, an office, a program)."""

    words: str
    translator: str


@dataclass(frozen=True, slots=True)
class Extract:
    """A stretch of a kept document's text: code points `start` to `end` (both 0 where the text was not extracted), the exact
    words, the page if there is one, and the translation in which they were read if there is one."""

    exhibit: str
    start: int
    end: int
    quote: str
    page: str = ""
    translation: Translation | None = None  # no part of a claim's identity: the words are the original ones

    def __str__(self) -> str:
        place = f"characters {self.start} to {self.end}" if self.end else ""
        page = f"page {self.page}" if self.page else ""
        return ", ".join(filter(None, (place, page))) or "no place in the document given"


Passage = Cell | Extract


@dataclass(frozen=True, slots=True)
class Claim:
    """A speaker says, in a passage, that something holds of a person, or (`affirmed` False) that it does not.

    `mention` is whom the row or exhibit speaks of. `episode` is `principal` for a list row or a labelled header; any other
    label keeps the claim in an episode of its own. `relay` runs from whoever quotes the speaker to the publisher of the exhibit.
    `said` is when the speaker said it. `hedge` is the source's own word that leaves it open ("possibly", "posible"), as written.
    """

    mention: str
    kind: str
    value: Value
    speaker: str
    passage: Passage
    words: str
    affirmed: bool = True
    relay: tuple[str, ...] = ()
    episode: str = PRINCIPAL
    place: str = ""
    said: When | None = None
    bound: str = ""  # for a state: "start" or "end" if the value dates only that
    hedge: str = ""  # no part of a claim's identity: the words hold it
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        shape = kind(self.kind).shape
        if not isinstance(self.value, _FITS[shape]):
            expected = " or ".join(each.__name__ for each in _FITS[shape])
            raise UnfitValue(self.kind, expected, type(self.value).__name__)
        object.__setattr__(self, "id", _identity(self))


def _identity(claim: Claim) -> str:
    """Digest of what makes two claims the same claim: for a cell (list and row key, column, kind, words, speaker), so that a newer
    edition of the list with the same words adds nothing; for an extract its exact place, and what was read there.

    No words can pass for the border between two parts: where they hold the border's character it is doubled."""
    passage = claim.passage
    where = (passage.column,) if isinstance(passage, Cell) else (
        passage.exhibit, str(passage.start), str(passage.end), value_text(claim.value))
    parts = (claim.mention, *where, claim.kind, claim.words, claim.speaker, *claim.relay, claim.episode, claim.bound,
             "" if claim.affirmed else "denied")
    text = _BORDER.join(parts)
    if text.count(_BORDER) >= len(parts):
        text = _BORDER + _BORDER.join([part.replace(_BORDER, _BORDER * 2) + "." for part in parts])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]
