"""Pronouns and nouns that speak of a person named before, and words that speak of somebody by a relation to one.

The rule is the simplest that can be told to whoever confirms: a pronoun is the person named first in the same sentence before it, else
in one of the two before, whose sex agrees. A noun ("the activist") is the person last called so. Nouns of the file's own person ("the
detainee", "el titular") are the main one where nobody else was called so and the text is all about them, or has just named them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from habeas.reading.document import Span
from habeas.reading.lexicon import fold
from habeas.reading.persons.runs import Scene

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OWNS = re.compile(r"['’]s?\s(?:[^\W\d_]+[\s-]){0,2}")
_BACK = 2  # sentences before its own in which the person of a pronoun may be named
_KEPT = 12  # persons of a sentence that are remembered
_NEAR = 28  # characters between a relation and the name it belongs to


class Named(NamedTuple):
    """A person named at a place."""

    start: int
    end: int
    person: int


@dataclass(slots=True)
class Reader:
    """The state of a walk through a text: who was named in the last sentences, in order, and what was found."""

    view: Scene
    sexes: list[str]
    roles: list[frozenset[str]]
    main: int | None
    settled: bool  # whether the whole text is about the main person: said so, or by its first line
    recent: list[list[int]] = field(default_factory=list)  # the sentence's persons, then those of the one before, ...
    found: list[tuple[int, int, int, str]] = field(default_factory=list)
    relations: list[tuple[int, int, str, int]] = field(default_factory=list)

    def next(self) -> None:
        """Begin a sentence."""
        self.recent = [[], *self.recent[:_BACK]]

    def speak(self, person: int) -> None:
        """Note that the sentence speaks of a person."""
        if person not in self.recent[0] and len(self.recent[0]) < _KEPT:
            self.recent[0].append(person)

    def agreeing(self, sex: str) -> int | None:
        """The person named first in the nearest sentence, of that sex as far as is known."""
        for sentence in self.recent:
            for person in sentence:
                if not sex or self.sexes[person] in ("", sex):
                    return person
        return None

    def called(self, noun: str) -> int | None:
        """The person of the last sentences who was called so, the nearest first; the main one for nouns that are the file's own."""
        for sentence in self.recent:
            for person in reversed(sentence):
                if noun in self.roles[person]:
                    return person
        near = self.settled or any(self.main in sentence for sentence in self.recent)
        return self.main if near and noun in self.view.words.lists["nouns_main"] else None


def references(reader: Reader, named: Sequence[Named], ends: Sequence[Span]) -> None:
    """Fill a reader's `found` and `relations` from a text whose names and sentences are known, both in order."""
    view, place, sentence = reader.view, 0, 0
    starts = [each.start for each in named]
    words = view.words
    interesting = set(words.sexed["pronouns"]) | set(words.sexed["possessives"])
    before: list[re.Match[str]] = []
    reader.next()
    for match in _WORD.finditer(view.text, view.start, view.end):
        while sentence < len(ends) and match.start() >= ends[sentence][1]:
            reader.next()
            sentence += 1
        while place < len(named) and named[place].end <= match.start():
            reader.speak(named[place].person)
            place += 1
        if place < len(named) and named[place].start <= match.start():
            before = []
            continue
        word = match[0].lower()
        key = fold(word)
        if word in interesting:
            _pronoun(reader, match, word)
        elif key in words.sexed["relations"]:
            _relation(reader, match, before, named, starts)
        if before and (key in words.sexed["nouns"] or key in words.same):
            _noun(reader, match, before[-1], key, named[place].start if place < len(named) else view.end)
        before = [*before[-2:], match]


def _pronoun(reader: Reader, match: re.Match[str], word: str) -> None:
    words = reader.view.words.sexed
    sex = words["pronouns"].get(word, words["possessives"].get(word, ""))
    person = reader.agreeing(sex)
    if person is not None:
        reader.found.append((match.start(), match.end(), person, "pronoun"))
        reader.speak(person)
        reader.sexes[person] = reader.sexes[person] or sex


def _relation(reader: Reader, match: re.Match[str], before: list[re.Match[str]], named: Sequence[Named], starts: list[int]) -> None:
    """"his lawyer", "NAME's lawyer" or "lawyer of NAME"."""
    key = fold(match[0])
    whose = _possessed(reader, match, before) or _owned(reader, match, named, starts) or _of(reader, match, named, starts)
    if whose:
        reader.relations.append((*whose[:2], key, whose[2]))


def _possessed(reader: Reader, match: re.Match[str], before: list[re.Match[str]]) -> Named | None:
    """"his lawyer", "her late husband": the possessive and whoever it was read as."""
    text, end = reader.view.text, match.start()
    for each in reversed(before):
        if text[each.end():end].strip(" \n-"):
            return None
        if each[0].lower() in reader.view.words.sexed["possessives"]:
            owner = next((found for found in reversed(reader.found[-3:]) if found[0] == each.start()), None)
            return Named(each.start(), match.end(), owner[2]) if owner else None
        end = each.start()
    return None


def _owned(reader: Reader, match: re.Match[str], named: Sequence[Named], starts: list[int]) -> Named | None:
    """"NAME's lawyer"."""
    spot = bisect_right(starts, match.start()) - 1
    if spot < 0 or match.start() - named[spot].end > _NEAR or not reader.view.words.possessive:
        return None
    between = reader.view.text[named[spot].end:match.start()]
    return Named(named[spot].start, match.end(), named[spot].person) if _OWNS.fullmatch(between) else None


def _of(reader: Reader, match: re.Match[str], named: Sequence[Named], starts: list[int]) -> Named | None:
    """"lawyer of NAME", with titles between."""
    view, spot = reader.view, bisect_right(starts, match.start())
    if spot >= len(named) or named[spot].start - match.end() > _NEAR or "," in view.text[match.end():named[spot].start]:
        return None
    between = _WORD.finditer(view.text, match.end(), named[spot].start)
    small, titles = next((fold(each[0]) for each in between), ""), [fold(each[0]) for each in between]
    if small in view.words.lists["of"] and all(view.words.roles(each) or each in view.words.lists["articles"] for each in titles):
        return Named(match.start(), named[spot].end, named[spot].person)
    return None


def _noun(reader: Reader, match: re.Match[str], before: re.Match[str], key: str, ahead: int) -> None:
    """"the activist", "el mismo": unless a name, or what tells which one, comes next."""
    view, words = reader.view, reader.view.words
    if fold(before[0]) not in words.lists["determiners"] or view.text[before.end():match.start()].strip() or ahead - match.end() <= 2:
        return
    after = view.after(match.end())
    if key in words.same:
        bare = view.text[match.end():match.end() + 1] in (",", ".", ";") or after in words.lists["acting"]
        person = reader.agreeing(words.sex(key)) if bare else None
    else:
        person = None if after in words.lists["connectors"] or words.roles(after) else reader.called(key)
    if person is not None:
        reader.found.append((before.start(), match.end(), person, "noun"))
        reader.speak(person)
