"""The persons of a text: who is named where, by name, surname, alias, pronoun or noun; and which capitalised names are no persons.

Nothing is decided here: every naming says how the text speaks of the person, so that a doubt can be told to whoever confirms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from habeas.reading.document import Span
from habeas.reading.lexicon import fold
from habeas.reading.persons.grouping import Group, Groups, grouped, keys_of, within
from habeas.reading.persons.names import candidates
from habeas.reading.persons.namewords import name_words
from habeas.reading.persons.references import Named, Reader, references
from habeas.reading.persons.runs import Scene, scene
from habeas.reading.sentences import sentences

LEAD = 400  # characters of title and lead
SETTLED = 1_000_000  # namings that a first line which is but a name counts for
_FIRST = re.compile(r"\s*[^\n]{1,200}")
_LETTER = re.compile(r"[^\W\d_]")


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
    start, end = stretch or (0, len(text))
    start, end = max(0, start), min(end, len(text))
    view = scene(text, name_words(language), start, end)
    groups, rest = grouped(view, list(candidates(view)))
    given = _about(groups, about)
    named = _named(groups)
    main, settled = (given, True) if given is not None else _main(view, groups)
    roles = [frozenset(fold(role.split()[-1]) for role in group.roles if role) for group in groups.found]
    reader = Reader(view, [group.sex for group in groups.found], roles, main, settled)
    ends = [(first + start, last + start) for first, last in sentences(text[start:end], language)]
    references(reader, [Named(*each[:3]) for each in named], ends)
    return People(
        tuple(_someone(group, number, number == main) for number, group in enumerate(groups.found)),
        tuple(_apart([*named, *(Naming(*each) for each in reader.found)])), main,
        tuple(Other(each.start, each.end, "unknown" if each.sort == "person" else each.sort) for each in rest),
        tuple(Relation(*each) for each in reader.relations))


def _about(groups: Groups, about: str) -> int | None:
    """The number of the person whom the document is about, who is added if never named; None if nobody was given."""
    name, keys = " ".join(about.split()), keys_of(groups.view, about)
    if not name:
        return None
    for number, group in enumerate(groups.found):
        if keys == group.keys or within(keys, group.keys) or within(group.keys, keys):
            return number
    groups.open(keys or (fold(name),), name)
    return len(groups.found) - 1


def _main(view: Scene, groups: Groups) -> tuple[int | None, bool]:
    """The person named most; a naming in the title and lead counts for three, and a first line that is but a name settles it (True)."""
    title = _FIRST.match(view.text, view.start, view.end)
    end = title.end() if title else view.start
    weights = []
    for group in groups.found:
        alone = any(last <= end and not _LETTER.search(view.text[view.start:first] + view.text[last:end])
                    for first, last, _ in group.places[:3])
        weights.append(sum(3 if place[0] - view.start < LEAD else 1 for place in group.places) + (SETTLED if alone else 0))
    main = max(range(len(weights)), key=lambda number: (weights[number], -number), default=None)
    return main, main is not None and weights[main] >= SETTLED


def _named(groups: Groups) -> list[Naming]:
    """Where persons are named by their names, in order."""
    return sorted(Naming(start, end, number, how) for number, group in enumerate(groups.found) for start, end, how in group.places)


def _apart(found: list[Naming]) -> list[Naming]:
    """Namings in order, without those that overlap one before."""
    kept: list[Naming] = []
    for each in sorted(found):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _someone(group: Group, number: int, main: bool) -> Someone:
    return Someone(number, group.name, tuple(group.names), group.sex, tuple(group.roles), main)
