"""Persons: mentions joined by judgements in force and by the references of alias lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from habeas.core.judgements import Judgement
from habeas.core.people import Mention, Person


class People(NamedTuple):
    """Persons in the order of their ids; what is left open: disagreeing judgements and references to nobody."""

    persons: tuple[Person, ...]
    person_of: Mapping[str, str]
    disagreeing: tuple[tuple[str, str], ...]
    dangling: tuple[str, ...]


def people(mentions: Sequence[Mention], judgements: Iterable[Judgement]) -> People:
    """Join mentions. A pair judged both same and different is not joined by that judgement, and is reported; neither wins by being last."""
    by_id = {mention.id: mention for mention in mentions}
    same: set[tuple[str, str]] = set()
    different: set[tuple[str, str]] = set()
    for judgement in judgements:
        if judgement.sort in ("same", "different"):
            first, second = sorted(judgement.about[:2])
            (same if judgement.sort == "same" else different).add((first, second))
    parent = {mention: mention for mention in by_id}

    def find(mention: str) -> str:
        while parent[mention] != mention:
            parent[mention] = parent[parent[mention]]
            mention = parent[mention]
        return mention

    dangling = []
    for mention in mentions:
        if not mention.refers:
            continue
        if mention.refers not in by_id:
            dangling.append(mention.id)
        elif (min(mention.id, mention.refers), max(mention.id, mention.refers)) not in different:
            parent[find(mention.id)] = find(mention.refers)
    for first, second in sorted(same - different):
        if first in by_id and second in by_id:
            parent[find(first)] = find(second)
    clusters: dict[str, list[str]] = defaultdict(list)
    for each in by_id:
        clusters[find(each)].append(each)
    apart = sorted(pair for pair in different if pair[0] in by_id and pair[1] in by_id and find(pair[0]) == find(pair[1]))
    return _named(clusters.values(), by_id, tuple(dict.fromkeys([*sorted(same & different), *apart])), tuple(dangling))


def _named(clusters: Iterable[list[str]], by_id: Mapping[str, Mention], disagreeing: tuple[tuple[str, str], ...],
           dangling: tuple[str, ...]) -> People:
    """Name each person after the first mention that is a row about a person, not a reference to one."""
    persons = []
    for cluster in clusters:
        own = sorted((each for each in cluster if not by_id[each].refers), key=natural) or sorted(cluster, key=natural)
        first = own[0]
        persons.append(Person(first, by_id[first].name, (*own, *sorted(set(cluster) - set(own), key=natural))))
    persons.sort(key=lambda person: natural(person.id))
    return People(tuple(persons), {mention: person.id for person in persons for mention in person.mentions}, disagreeing, dangling)


def natural(text: str) -> tuple[str, int, str]:
    """Sort `list:9` before `list:10`."""
    place, _, key = text.partition(":")
    return place, int(key) if key.isdecimal() and key.isascii() else 0, key


def in_force(judgements: Iterable[Judgement], withdrawn: Collection[str]) -> list[Judgement]:
    """The judgements that nobody has withdrawn."""
    return [each for each in judgements if each.id not in withdrawn]
