"""Later editions of documents: which document may be one of another, and which statements of its publisher the later one corrects.

A book need not repeat what it said before: only where the later edition says something else of the same person, the earlier statement is
replaced. Lists are stricter (`habeas.intake.editions`): a row that fell silent ends what it said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import NamedTuple

from habeas.core.claims import PRINCIPAL, Claim, Extract
from habeas.core.kinds import KINDS
from habeas.core.values import Age, Coded, Length, Value
from habeas.core.when import Order, When, before

NONE = "none"  # said of a document that is no later edition of any
_LEAST = 6  # characters of a digest that name an exhibit
_SINGLE = ("event", "state", "age", "length", "one")  # shapes of which one value excludes another; of what may be many a book may give more


@dataclass(frozen=True, slots=True)
class Issue:
    """A document as far as editions go: who published it, when (as confirmed), and whose files it holds, as keys of their names."""

    exhibit: str
    publisher: str
    published: When
    owners: frozenset[str]


class Likely(NamedTuple):
    """A document that may be a later edition of others, and how many persons have files in it and in one of these."""

    exhibit: str
    earlier: tuple[str, ...]
    shared: int


def likely(issues: Iterable[Issue]) -> list[Likely]:
    """The documents that hold files of persons who have one, too, in a document that the same publisher published before."""
    found: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    by_publisher: dict[str, list[Issue]] = defaultdict(list)
    for each in issues:
        if each.publisher and each.owners:
            by_publisher[each.publisher].append(each)
    for published in by_publisher.values():
        for later in published:
            for each in published:
                shared = later.owners & each.owners
                if shared and before(each.published, later.published) == Order.YES:
                    found[later.exhibit][each.exhibit] = shared
    return [Likely(exhibit, tuple(sorted(shared)), len(frozenset().union(*shared.values()))) for exhibit, shared in sorted(found.items())]


def named(value: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """The exhibits that a description names: by the beginnings of their digests, or one by its file's name, in which * stands for anything.
    `names` are the files' names by exhibit."""
    words = value.split()
    if words and all(len(word) >= _LEAST and any(exhibit.startswith(word.lower()) for exhibit in names) for word in words):
        return tuple(sorted({exhibit for exhibit in names for word in words if exhibit.startswith(word.lower())}))
    return tuple(sorted(exhibit for exhibit, name in names.items() if name == value or fnmatchcase(name, value)))


def succession(earlier: Mapping[str, Collection[str]]) -> dict[str, tuple[str, ...]]:
    """The later editions of each document, the nearest first, given which others each is an edition of. Documents that are said to be
    later than themselves, over whichever others, have none and are none."""
    after: dict[str, set[str]] = defaultdict(set)
    for later, olds in earlier.items():
        for each in olds:
            after[each].add(later)
    reached = {each: _reached(each, after) for each in sorted({*after, *earlier})}
    round_about = {each for each, found in reached.items() if each in found}
    return {each: tuple(sorted(found - round_about, key=lambda later: (-len(reached[later]), later)))
            for each, found in reached.items() if each not in round_about and found - round_about}


def _reached(start: str, after: Mapping[str, Collection[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        fresh = set(after.get(waiting.pop(), ())) - found
        found |= fresh
        waiting += fresh
    return found


def corrected(claims: Iterable[Claim], later: Mapping[str, Collection[str]], person_of: Mapping[str, str]) -> dict[str, str]:
    """Which of some publishers' own claims (`is_own`) a later edition replaces, and by which claim. `later` is of `succession`.

    As in a list, only what is new in the later edition replaces anything: where the earlier edition gave two dates and the later one
    keeps one of them, it is silent on the other. Of several later editions the last that speaks of it decides.
    """
    said: dict[tuple[str, str, str, str, str], list[Claim]] = defaultdict(list)
    for each in sorted(claims, key=_place):
        exhibit = each.passage.exhibit
        said[(person_of.get(each.mention, each.mention), each.kind, each.bound, each.speaker, exhibit)].append(each)
    found: dict[str, str] = {}
    for (*about, exhibit), olds in list(said.items()):
        before_it = {_told(each.value) for each in olds}
        for edition in later.get(exhibit, ()):
            news = said.get((*about, edition), [])  # type: ignore[arg-type]
            again = {_told(each.value) for each in news}
            fresh = [each for each in news if _told(each.value) not in before_it]
            for each in olds:
                if _told(each.value) in again:
                    found.pop(each.id, None)
                elif fresh:
                    found[each.id] = fresh[0].id
    return found


def is_own(claim: Claim, publisher: Collection[str]) -> bool:
    """Whether a publisher (the ids of the source) itself makes a claim, of a person's principal episode, of which one value excludes
    another."""
    value = claim.value
    return isinstance(claim.passage, Extract) and not claim.relay and claim.speaker in publisher and claim.affirmed \
        and claim.episode == PRINCIPAL and KINDS[claim.kind].shape in _SINGLE and isinstance(value, When | Age | Length | Coded) \
        and not (isinstance(value, Age) and isinstance(value.at, When))


def _told(value: Value) -> object:
    """What is said, apart from what only says at which event or on which day it holds."""
    if isinstance(value, Age):
        return value.low, value.high, value.unit
    return value.code if isinstance(value, Coded) else value.edtf if isinstance(value, When) else value


def _place(claim: Claim) -> tuple[str, int, str]:
    assert isinstance(claim.passage, Extract)
    return claim.passage.exhibit, claim.passage.start, claim.id
