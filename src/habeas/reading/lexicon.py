"""A language as data: the words that matter to time and sentences, and the forms in which they are put together.

A lexicon is one TOML file in `lexicons/`, named by the language's two-letter code; docs/lexicons.md tells how to write one.
Every token of a text gets one character, its *tag*, that stands for the set of categories it belongs to ("month", "day",
the word "of" itself). A *form* such as `<day> of? <month> <year>` becomes a regular expression over tags, without
repetition: it is tried only where a token may start it, and cannot run away on any text.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from habeas.core.errors import NoLexicon, UnfitLexicon

STAGES = ("simple", "related", "extended")  # forms over words; over words and what was found; over these and extents
# What a token of digits or a spelled number may be: the sets of categories that habeas.reading.tokens gives.
NUMBERS = ("number", "number day", "number year", "number year modern", "number spelled", "number short", "number day short",
           "number old", "ordinal", "ordinal day", "decade", "numeric", "years", "days", "dayspan", "monthspan", "numbers", "monthyear",
           "daymonth", "clock", "decimal", "break")
FOUND = ("date", "length", "age", "extent", "repeated", "clocktime", "vague", "season")
TABLES = ("layout", "fields", "persons", "speakers", "events")  # read by the modules of these names
_SIGNS = ("(", ")", "{", "{!", "}", "|", "?")
_BASE = 0xE000
OTHER = chr(_BASE)  # the tag of a token that the lexicon does not know
_PIECE = re.compile(r"<[a-z0-9]+(?::[a-z]+)?>|\{!|[(){}|?]|[^\s(){}|?<>]+")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a kind of expression: the compiled form, the rule that reads it, and what it gives."""

    pattern: re.Pattern[str]
    rule: str
    kind: str
    given: tuple[tuple[str, str], ...]  # slots that the form fixes without a word, such as ("step", "-1")


@dataclass(frozen=True)
class Lexicon:
    """A language. `values` holds what a word means in a category; `starts` the forms of a stage that a tag may begin."""

    language: str
    order: str  # of day and month in digits: dmy or mdy
    decimal: str
    values: dict[tuple[str, str], str]
    tags: dict[tuple[str, bool], str]  # (folded word, begins with a capital) -> tag
    classes: dict[frozenset[str], str]
    starts: dict[str, dict[str, tuple[Form, ...]]]
    numbers: dict[str, int]
    joiners: frozenset[str]
    year_pairs: bool
    suffixes: dict[str, str]
    abbreviations: frozenset[str]
    past_endings: tuple[str, ...]
    future_endings: tuple[str, ...]
    tables: dict[str, Any]  # the file's other tables, as TOML gives them: fields, persons, speakers, events

    def meaning(self, category: str, word: str) -> str:
        """What a folded word means in a category."""
        return self.values[category, word]

    def tag(self, categories: str) -> str:
        """The tag of a token made by the program, by its categories in one string."""
        return self.classes[frozenset(categories.split())]


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """A word as lexicons write it: lower case, without accents (ñ becomes n) and dots."""
    if word.isascii():
        return word.lower().replace(".", "")
    return "".join(each for each in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(each)).replace(".", "")


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a lexicon, sorted."""
    folder = files(__package__).joinpath("lexicons")
    return tuple(sorted(each.name.removesuffix(".toml") for each in folder.iterdir() if each.name.endswith(".toml")))


@lru_cache(maxsize=20)
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language code. Raises NoLexicon, and UnfitLexicon for a file that contradicts itself."""
    if language not in languages():
        raise NoLexicon(language, languages())
    text = files(__package__).joinpath("lexicons").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return read_lexicon(language, text)


def read_lexicon(language: str, text: str) -> Lexicon:
    """A lexicon from the text of its TOML file. Raises UnfitLexicon."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnfitLexicon(language, f"it is not TOML: {error}") from error
    try:
        return _built(language, data)
    except KeyError as error:
        raise UnfitLexicon(language, f"{error} is missing") from error


def _built(language: str, data: dict[str, Any]) -> Lexicon:
    words: dict[str, dict[str, Any]] = data["words"]
    numbers = {fold(word): int(value) for word, value in data["numbers"].items()}
    categories: dict[str, set[tuple[str, bool]]] = {}  # folded word -> (category, only with a capital)
    values: dict[tuple[str, str], str] = {}
    for category, table in words.items():
        for word, value in table.items():
            categories.setdefault(fold(word) or word, set()).add((category, word[:1].isupper()))
            values[category, fold(word)] = str(value)
    for stage in STAGES:
        for piece in (piece for entry in data[stage] for form in entry["forms"] for piece in _PIECE.findall(form)):
            if not piece.startswith("<") and piece not in _SIGNS:
                categories.setdefault(fold(piece) or piece, set()).add((f"={piece}", False))
    for word in numbers:
        categories.setdefault(word, set())
    classes: dict[frozenset[str], str] = {frozenset(): OTHER}
    for each in (*NUMBERS, *FOUND):
        _class(classes, each.split())
    tags = {}
    for word, found in categories.items():
        number = spelled(numbers[word]).split() if word in numbers else []
        for capital in (False, True):
            tags[word, capital] = _class(classes, [*number, *(name for name, only in found if capital or not only)])
    starts = {stage: _starts(language, data[stage], classes) for stage in STAGES}
    return Lexicon(
        language, data["order"], data["decimal"], values, tags, classes, starts, numbers, frozenset(map(fold, data["joiners"])),
        data["year_pairs"], data["suffixes"], frozenset(map(fold, data["abbreviations"])),
        tuple(data["past_endings"]), tuple(data["future_endings"]), {name: table for name, table in data.items() if name in TABLES})


def spelled(number: int) -> str:
    """The categories of a number written in words."""
    if 1 <= number <= 31:
        return "number spelled"
    return "number year modern" if 1900 <= number <= 2099 else "number year" if 1000 <= number <= 2100 else "number"


def _class(classes: dict[frozenset[str], str], names: Iterable[str]) -> str:
    return classes.setdefault(frozenset(names), chr(_BASE + len(classes)))


def _starts(language: str, entries: list[dict[str, Any]], classes: dict[frozenset[str], str]) -> dict[str, tuple[Form, ...]]:
    """The forms by the tags with which they may begin, in the file's order."""
    starts: dict[str, list[Form]] = {}
    for entry in entries:
        given = tuple((slot, str(value)) for slot, value in entry.get("given", {}).items())
        if entry["kind"] not in FOUND:
            raise UnfitLexicon(language, f"{entry['kind']!r} is no kind of expression")
        for text in entry["forms"]:
            parts = _Parser(language, text, classes).whole()
            form = Form(re.compile(parts.text), entry["rule"], entry["kind"], given)
            for tag in sorted(parts.first):
                starts.setdefault(tag, []).append(form)
    return {tag: tuple(forms) for tag, forms in starts.items()}


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a regular expression, the tags that can begin it, and whether it can be empty."""

    text: str
    first: frozenset[str]
    empty: bool = False


class _Parser:
    """Reads one form: words, `<slot>` or `<slot:category>`, `( | )`, `?`, and around a word that must
    (`{ | }`) or must not (`{! | }`) stand beside it."""

    def __init__(self, language: str, form: str, classes: dict[frozenset[str], str]) -> None:
        self.language, self.form, self.classes = language, form, classes
        self.pieces: list[str] = _PIECE.findall(form)
        self.place = 0
        self.slots = 0

    def whole(self) -> _Part:
        part = self._either()
        if self.place < len(self.pieces) or part.empty:
            raise UnfitLexicon(self.language, f"the form {self.form!r} can be empty or has a bracket too many")
        return part

    def _peek(self) -> str:
        return self.pieces[self.place] if self.place < len(self.pieces) else ""

    def _either(self) -> _Part:
        options = [self._sequence()]
        while self._peek() == "|":
            self.place += 1
            options.append(self._sequence())
        text = "|".join(each.text for each in options)
        first = frozenset().union(*(each.first for each in options))
        return _Part(text, first, any(each.empty for each in options))

    def _sequence(self) -> _Part:
        text, first, empty = "", frozenset[str](), True
        for part in self._atoms(bool(self.place == 0)):
            text += part.text
            if empty:
                first |= part.first
                empty = part.empty
        return _Part(text, first, empty)

    def _atoms(self, beginning: bool) -> Iterator[_Part]:
        while self._peek() not in ("", "|", ")", "}"):
            piece = self._peek()
            self.place += 1
            if piece == "(":
                part = self._either()
                self._close(")")
                part = _Part(f"(?:{part.text})", part.first, part.empty)
            elif piece in ("{", "{!"):
                tags = "".join(sorted(self._either().first))
                self._close("}")
                yield _Part(f"(?{'<' if beginning else ''}{'!' if piece == '{!' else '='}[{tags}])", frozenset(), True)
                beginning = False
                continue
            else:
                part = self._atom(piece)
            if self._peek() == "?":
                self.place += 1
                part = _Part(part.text + "?", part.first, True)
            beginning = False
            yield part

    def _close(self, bracket: str) -> None:
        if self._peek() != bracket:
            raise UnfitLexicon(self.language, f"the form {self.form!r} lacks a {bracket!r}")
        self.place += 1

    def _atom(self, piece: str) -> _Part:
        slot, _, category = piece.strip("<>").partition(":")
        name = (category or slot) if piece.startswith("<") else f"={piece}"
        tags = frozenset(tag for names, tag in self.classes.items() if name in names or (name == "other" and tag == OTHER))
        if not tags:
            raise UnfitLexicon(self.language, f"the form {self.form!r} uses {piece!r}, which no word belongs to")
        text = f"[{''.join(sorted(tags))}]"
        if piece.startswith("<"):
            self.slots += 1  # one slot may stand in several branches, one group may not
            text = f"(?P<{slot}_{name}_{self.slots}>{text})"
        return _Part(text, tags)
