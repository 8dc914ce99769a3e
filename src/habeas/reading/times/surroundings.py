"""What a rule may look at beyond its own words (the publication date, the last date mentioned, the tense of the sentence), and
what it answers: a Reading, in which a value stands or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate

from habeas.core.when import When, exact_day
from habeas.reading.lexicon import Lexicon
from habeas.reading.times.amounts import Amount
from habeas.reading.times.matching import Found
from habeas.reading.tokens import BREAK, Token

NO_PUBLICATION = "it needs a publication date, and none is given"
NO_LAST_DATE = "it refers to a date mentioned before, and none is"
_STOPS = frozenset([".", "!", "?", BREAK])
_REACH = 25  # how many words away a verb may still tell the tense


@dataclass(frozen=True, slots=True)
class Reading:
    """The value of an expression, the date it was read against, what was assumed, or why there is no value."""

    value: When | Amount | None
    anchor: When | None = None
    guess: str = ""
    unread: str = ""
    clock: str = ""


@dataclass(slots=True)
class Surroundings:
    """What a rule may look at beyond its own words. `last` is the last date that the text mentioned."""

    pieces: list[Token]
    language: Lexicon
    published: When | None
    last: When | None = None
    last_day: When | None = None  # the last that is one whole day
    last_place: int = 0
    stops: list[int] = field(init=False)  # how many ends of sentences stand before each token

    def __post_init__(self) -> None:
        self.stops = [0, *accumulate(each.word in _STOPS for each in self.pieces)]

    def mention(self, when: When, piece: Found) -> None:
        """Take a date as the last one mentioned."""
        self.last, self.last_place = when, piece.right
        if exact_day(when) is not None:
            self.last_day = when

    def tense(self, piece: Found) -> str:
        """past, future or nothing, by the nearest word of the sentence that tells it, first before the expression, then after."""
        return self._tense(piece.left - 1, -1) or self._tense(piece.right, 1)

    def _tense(self, place: int, step: int) -> str:
        for far in range(_REACH):
            at = place + far * step
            if not 0 <= at < len(self.pieces) or self.pieces[at].word in _STOPS:
                break
            told = self._told(self.pieces[at].word)
            if told == "future":
                return told
            if told == "past":
                near = [self._told(self.pieces[each].word) for each in range(max(at - 2, 0), at)]
                return "future" if "future" in near else "past"
        return ""

    def _told(self, word: str) -> str:
        values = self.language.values
        if ("tense", word) in values:
            return values["tense", word]
        if word.endswith(self.language.future_endings) and self.language.future_endings and len(word) > 4:
            return "future"
        return "past" if self.language.past_endings and len(word) > 3 and word.endswith(self.language.past_endings) else ""

    def same_sentence(self, piece: Found) -> bool:
        """Whether the last date mentioned stands in the sentence of this piece, before it."""
        return self.stops[self.last_place] == self.stops[piece.left]
