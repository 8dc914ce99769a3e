"""How a case stands at one end of its ledger, with the indexes that pages ask for: made once, shared by all threads, never changed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from habeas.core.folding import folded, name_key
from habeas.core.judgements import Judgement
from habeas.core.people import Person
from habeas.questions import Standing, standing
from habeas.store import news
from habeas.store.case import CaseStore
from habeas.web.continued import continued

KEY = 16  # hex digits by which addresses name a person or source


class Namesakes:
    """Who is called how, looked up when first asked for: few pages ask, and a large case has many names."""

    def __init__(self, now: Standing) -> None:
        self._persons, self._mentions = now.people.persons, now.mentions

    def of(self, name: str) -> Sequence[Person]:
        """The persons one of whose mentions has a name that differs only in accents, case, order or particles; nobody for no name."""
        return self._by_name.get(name_key(name), ()) if name_key(name) else ()

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[Person]]:
        found: dict[str, dict[str, Person]] = {}
        for person in self._persons:
            for mention in person.mentions:
                found.setdefault(name_key(self._mentions[mention].name), {})[person.id] = person
        return {name: tuple(persons.values()) for name, persons in found.items()}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The standing of a case; persons by the keys of all their mentions; persons with what their names are searched by, in order of
    name; how many rows each table has; the clock of the latest entry; and who has the same name."""

    now: Standing
    person_by_key: Mapping[str, Person]
    names: Sequence[tuple[str, Person]]
    counts: Mapping[str, int]
    clock: int
    namesakes: Namesakes = field(compare=False)

    @property
    def heads(self) -> tuple[str, ...]:
        """Where the ledger ended."""
        return self.now.heads

    @property
    def judgements(self) -> Sequence[Judgement]:
        """The judgements in force."""
        return self.now.judgements

    def called(self, text: str) -> list[Person]:
        """Persons one of whose mentions has a name with all the words of `text`; all of them for none."""
        words = folded(text).split()
        return [person for name, person in self.names if all(word in name for word in words)]


def key(name: str) -> str:
    """How an address names a mention or source: addresses end up in histories and logs, and must not name anybody."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:KEY]


def snapshot(store: CaseStore, before: Snapshot | None) -> Snapshot:
    """How a case stands now; `before` itself if nothing was appended since, and most of it where nobody became another person."""
    if before is not None and store.heads() == before.heads:
        return before
    clock = news.clock(store)  # before the rest is read: an entry that comes in between is looked at again
    now = continued(store, before.now, before.clock) if before else None
    if before and now:
        return replace(before, now=now, counts=store.counts(), clock=clock)
    return _made(store, standing(store), clock)


def proposed(store: CaseStore, before: Snapshot | None) -> Snapshot:
    """The same with the proposals that nobody has decided on."""
    if before is not None and store.heads() == before.heads:
        return before
    clock = news.clock(store)
    return _made(store, standing(store, unreviewed=True), clock)


def _made(store: CaseStore, now: Standing, clock: int) -> Snapshot:
    people = now.people.persons
    names = sorted(((" / ".join(folded(now.mentions[each].name) for each in person.mentions), person) for person in people),
                   key=lambda pair: (folded(pair[1].name), pair[1].id))
    keys = {key(mention): person for person in people for mention in person.mentions}
    return Snapshot(now, keys, names, store.counts(), clock, Namesakes(now))
