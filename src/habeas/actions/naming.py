"""Under which mention a document speaks of a person, and which source a name is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from habeas.core.folding import folded, name_key
from habeas.core.people import Mention, Person, Source
from habeas.store.case import CaseStore
from habeas.store.proposals import mentions_of


def mention_of(store: CaseStore, exhibit: str, about: Person | str) -> Mention:
    """The mention under which an exhibit speaks of a person of the case, or of one who is given by name. A mention of the same name that is
    only proposed so far is this person's; one that is somebody else's already never is."""
    taken = mentions_of(store, exhibit)
    if isinstance(about, str):
        return named(exhibit, about, taken)
    for each in taken.values():
        if each.id in about.mentions:
            return each
    found = named(exhibit, about.name, taken)
    return numbered(exhibit, about.name, taken) if store.mentions([found.id]) else found


def named(exhibit: str, name: str, taken: Mapping[str, Mention]) -> Mention:
    """Among an exhibit's mentions the one of that name, else the next number."""
    key = name_key(name)
    for each in taken.values():
        if each.name == name or (key and name_key(each.name) == key):
            return each
    return numbered(exhibit, name, taken)


def numbered(exhibit: str, name: str, taken: Mapping[str, Mention]) -> Mention:
    """The next mention of an exhibit."""
    numbers = [int(number) for each in taken if (number := each.rpartition(":")[2]).isdecimal()]
    return Mention(f"note-{exhibit[:12]}:{max(numbers, default=0) + 1}", name, exhibit)


def source_of(known: Mapping[str, Source], name: str, sort: str = "unknown", confidential: bool = False) -> Source:
    """The source of that name, however it is spelled; a confidential one that is new gets an id that does not tell it. One that was named
    openly before keeps its id, and is confidential from now on. A name alone does not say of which sort a source is."""
    wanted = folded(name)
    for each in known.values():
        if name in (each.id, each.name) or (wanted and wanted in (folded(each.id), folded(each.name))):
            return replace(each, confidential=each.confidential or confidential)
    if not confidential:
        return Source(name, name, sort)
    first = 1 + sum(each.confidential for each in known.values())
    free = (label for number in count(first) if (label := f"confidential source {number}") not in known)
    return Source(next(free), name, sort, True)
