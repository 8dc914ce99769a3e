"""What a lexicon's `[persons]` table and the list of given names know of single words, compiled once a language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from habeas.core.errors import UnfitLexicon
from habeas.reading.lexicon import fold, lexicon

SORTS = ("office", "organisation", "place", "publication")
_LISTS = ("possessive", "particles", "connectors", "articles", "inside", "introducers", "saying", "acting", "aliases", "of", "compounds",
          "small", "common", "undergone", "and", "places", "peoples", "nouns_main", "determiners")
_SEXED = ("pronouns", "possessives", "titles", "nouns", "relations")


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of a language that help with names. All are folded; docs/lexicons.md tells what each part means."""

    lists: Mapping[str, frozenset[str]]
    sexed: Mapping[str, Mapping[str, str]]  # pronouns, possessives, titles, nouns, relations: word -> "f", "m" or ""
    heads: Mapping[str, str]  # word -> sort
    first: frozenset[str]
    calendar: frozenset[str]
    shortened: frozenset[str]  # words whose stop does not end a sentence
    same: frozenset[str]
    given: Mapping[str, str]  # given names of all languages -> "f", "m" or ""
    sounding: frozenset[str]  # the same names as they sound
    letters: tuple[tuple[str, str], ...]  # letters that are written one for the other
    possessive: re.Pattern[str] | None  # what is not part of a name at its end
    alias: re.Pattern[str]  # the words that announce another name

    def sound(self, word: str) -> str:
        """A folded word with the letters that are written one for the other made the same."""
        return _sound(word, self.letters)

    def roles(self, word: str) -> bool:
        """Whether a word may stand before a name: a title, or a noun for a person."""
        return word in self.sexed["titles"] or word in self.sexed["nouns"]

    def sex(self, word: str) -> str:
        """The sex that a title, noun or relation tells."""
        for part in ("titles", "nouns", "relations"):
            if sex := self.sexed[part].get(word, ""):
                return sex
        return ""


@lru_cache(maxsize=50_000)
def _sound(word: str, letters: tuple[tuple[str, str], ...]) -> str:
    for written, same in letters:
        word = word.replace(written, same)
    return word


@lru_cache(maxsize=1)
def given_names() -> dict[str, str]:
    """Folded given names and the sex of those who bear them: "f", "m", or "" where that is not clear."""
    text = files("habeas.reading").joinpath("lexicons").joinpath("given_names.txt").read_text(encoding="utf-8")
    names: dict[str, str] = {}
    for line in text.splitlines():
        sex, _, words = line.partition(" ")
        if sex in ("f", "m", "u"):
            names.update((fold(word), sex.replace("u", "")) for word in words.split())
    return names


@lru_cache(maxsize=20)
def name_words(language: str) -> NameWords:
    """The words of a language for names. Raises NoLexicon, and UnfitLexicon where the `[persons]` table lacks a part."""
    words = lexicon(language)
    table: Mapping[str, Any] = words.tables.get("persons", {})
    try:
        lists = {name: _folded(table[name]) for name in _LISTS}
        sexed = {part: {word: sex.replace("u", "") for sex, these in table[part].items() for word in _folded(these, part)}
                 for part in _SEXED}
        heads = {word: sort for sort in SORTS for word in _folded(table["heads"][sort])}
        first = _folded(table["heads"].get("first", ""))
    except (KeyError, AttributeError) as error:
        raise UnfitLexicon(language, f"the table [persons] lacks {error}") from error
    letters = tuple((pair[0], pair[1:]) for pair in table.get("letters", "").split())
    endings = [re.escape(each) for each in table["possessive"].split()]
    cues = sorted((re.escape(each.replace("_", " ")).replace(r"\ ", r"\s") for each in table["aliases"].split()), key=len, reverse=True)
    return NameWords(
        lists, sexed, heads, first, frozenset(word for category, word in words.values if category in ("month", "weekday")),
        words.abbreviations,
        _folded(table.get("same", "")), given_names(), frozenset(_sound(name, letters) for name in given_names()), letters,
        re.compile(f"(?:{'|'.join(endings)})$", re.I) if endings else None,
        re.compile(rf"[\s,;(\-–—]{{0,3}}(?:{'|'.join(cues)})(?!\w)[\s:]{{0,2}}", re.I))


def _folded(words: str, part: str = "") -> frozenset[str]:
    """The words of a list. Pronouns keep their accents: it is all that tells "él" from "el"."""
    fit = str.lower if part in ("pronouns", "possessives") else fold
    return frozenset(fit(word.replace("_", " ")) for word in words.split())
