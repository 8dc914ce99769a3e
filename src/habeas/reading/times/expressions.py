"""Time expressions: the words of a text that speak of a time, and the value read from them.

Nothing is widened and nothing invented. What depends on a publication date is not read where there is none; what rests on a
convention or a choice (day before month, the nearest July) says so in `guess`; what is understood to be about time and has no
value says why in `unread`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from habeas.core.when import When
from habeas.reading.lexicon import lexicon
from habeas.reading.times.amounts import Amount
from habeas.reading.times.matching import Found, found
from habeas.reading.times.rules import read
from habeas.reading.times.surroundings import Reading, Surroundings
from habeas.reading.tokens import tokens

KINDS = {"clocktime": "date", "vague": "date", "season": "date"}  # kinds of forms that are dates to a reader of expressions


@dataclass(frozen=True, slots=True)
class Expression:
    """Code points `start` to `end` of a text, its exact `words` there, and what they say.

    `kind` is date, length, age, extent or repeated. `value` is a When for dates and extents, an Amount for lengths, ages and
    what is repeated, None where nothing can be read: then `unread` says why. `rule` names the language and the rule. `anchor` is
    the date against which a relative expression was read; `guess` what was assumed, empty if nothing was. `clock` is a time of
    day, as 18:00, or a word for it (morning, night). `parts` are the expressions within this one, such as the ends of an extent.
    """

    start: int
    end: int
    words: str
    kind: str
    value: When | Amount | None
    rule: str
    anchor: When | None = None
    guess: str = ""
    unread: str = ""
    clock: str = ""
    parts: tuple[Expression, ...] = ()


def expressions(text: str, language: str, published: When | None = None) -> tuple[Expression, ...]:
    """The time expressions of a text in order. `published` is the date to which "yesterday" refers: one whole day, or else
    only what it settles is read. Raises NoLexicon."""
    words = lexicon(language)
    pieces = tokens(text, words)
    around = Surroundings(pieces, words, published)
    return tuple([_expression(text, each, around) for each in found(pieces, words)])


def _expression(text: str, piece: Found, around: Surroundings) -> Expression:
    """The expression of one found piece. Its parts are read before it, and each date read becomes the last one mentioned."""
    inner = [slot for slot in piece.slots.values() if isinstance(slot, Found)]
    parts = tuple(_expression(text, slot, around) for slot in sorted(inner, key=lambda slot: slot.start))
    readings = {slot.start: Reading(part.value, part.anchor, part.guess, part.unread, part.clock)
                for slot, part in zip(sorted(inner, key=lambda slot: slot.start), parts, strict=True)}
    reading = read(piece, readings, around)
    value = reading.value
    words = text[piece.start:piece.end]
    if isinstance(value, When):
        value = replace(value, words=words)
        if piece.kind == "date" and value.earliest is not None and value.latest is not None:
            around.mention(value, piece)
    return Expression(piece.start, piece.end, words, KINDS.get(piece.kind, piece.kind), value, f"{around.language.language} {piece.rule}",
                      reading.anchor, reading.guess, reading.unread, reading.clock, parts)
