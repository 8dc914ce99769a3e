"""What stood in the slots of a form: numbers, months, units, as the rules ask for them."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.reading.lexicon import Lexicon
from habeas.reading.times.matching import Found
from habeas.reading.times.surroundings import Reading
from habeas.reading.tokens import Token


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots of a found piece; `readings` are those of its parts, by the place where they start."""

    piece: Found
    readings: dict[int, Reading]
    language: Lexicon

    def __contains__(self, slot: str) -> bool:
        return slot in self.piece.slots or any(name == slot for name, _ in self.piece.given)

    def given(self, slot: str) -> str | None:
        """What the form itself says."""
        return next((value for name, value in self.piece.given if name == slot), None)

    def token(self, slot: str) -> Token | None:
        """The word in a slot."""
        found = self.piece.slots.get(slot)
        return found if isinstance(found, Token) else None

    def part(self, slot: str) -> Reading | None:
        """What the expression in a slot says."""
        found = self.piece.slots.get(slot)
        return self.readings[found.start] if isinstance(found, Found) else None

    def meaning(self, slot: str) -> str | None:
        """What the word in a slot means, by the table of the slot's name or else of its category; or what the form says."""
        token = self.token(slot)
        if token is None:
            return self.given(slot)
        values = self.language.values
        table = slot.rstrip("2")
        return values.get((table, token.word)) or values.get((self.piece.categories[slot], token.word))

    def number(self, slot: str) -> int | None:
        """The number in a slot: written as such, or by a word (a month, a step)."""
        token = self.token(slot)
        if token and token.number is not None:
            return token.number
        meaning = self.meaning(slot)
        return int(meaning) if meaning is not None else None
