"""Which stretches of a text a lexicon's forms fit: three passes over tags, each seeing what the one before it found.

At each place the longest fit wins, and of equally long ones the form that stands first in the lexicon.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from habeas.reading.lexicon import STAGES, Form, Lexicon
from habeas.reading.tokens import Token


@dataclass(slots=True)
class Found:
    """What a form fitted: code points `start` to `end`, its rule and kind, and what stood in its slots.

    `left` and `right` are the places of its first token and of the one after its last."""

    start: int
    end: int
    rule: str
    kind: str
    tag: str
    left: int
    right: int
    slots: dict[str, Token | Found] = field(default_factory=dict)
    categories: dict[str, str] = field(default_factory=dict)  # which category of its word a slot asked for
    given: tuple[tuple[str, str], ...] = ()
    word: str = ""


Piece = Token | Found


def found(words: list[Token], language: Lexicon) -> list[Found]:
    """All that the forms fit, in the order of the text and without overlap; what one takes in stands in its slots."""
    pieces: list[Piece] = list(words)
    places = list(range(len(words) + 1))
    for stage in STAGES:
        pieces, places = _pass(pieces, places, stage, language)
    return [piece for piece in pieces if isinstance(piece, Found)]


def _pass(pieces: list[Piece], places: list[int], stage: str, language: Lexicon) -> tuple[list[Piece], list[int]]:
    tags = "".join([piece.tag for piece in pieces])
    starts = language.starts[stage]
    out: list[Piece] = []
    kept: list[int] = []
    place, length = 0, len(pieces)
    while place < length:
        forms = starts.get(tags[place])
        best = _longest(forms, tags, place) if forms else None
        kept.append(places[place])
        if best is None:
            out.append(pieces[place])
            place += 1
            continue
        form, end, groups = best
        slots = {slot: pieces[start] for slot, _, start in groups}
        categories = {slot: category for slot, category, _ in groups}
        out.append(Found(pieces[place].start, pieces[end - 1].end, form.rule, form.kind, language.tag(form.kind), places[place],
                         places[end], slots, categories, form.given))
        place = end
    return out, [*kept, places[-1]]


def _longest(forms: tuple[Form, ...], tags: str, place: int) -> tuple[Form, int, list[tuple[str, str, int]]] | None:
    best, most = None, place
    for form in forms:
        match = form.pattern.match(tags, place)
        if match and match.end() > most:
            best, most = (form, match), match.end()
    if best is None:
        return None
    form, match = best
    filled = [(name.split("_"), match.start(name)) for name, tag in match.groupdict().items() if tag is not None]
    return form, most, [(parts[0], parts[1], start) for parts, start in filled]
