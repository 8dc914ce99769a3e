"""Whose event a phrase tells of: the subject of a passive, the object of an active verb, whoever "the arrest of ..." names.

Where a clause speaks of others ("two men were arrested"), it is nobody's: no name is taken from elsewhere for them. Several persons named
in a row share an event. A language that drops subjects takes the person of the sentence before, or of the document, and says so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from habeas.reading.lexicon import fold, lexicon
from habeas.reading.persons.people import Naming
from habeas.reading.prose import speakers
from habeas.reading.prose.running import Running, Sentence
from habeas.reading.tokens import Token

_FAR = 18  # words between a verb and its subject
_NEAR = 6  # words between a verb and its object
_AFTER = 3  # words between a verb and a subject behind it
_WANTED = 5  # words before a noun in which it may be said that it is only wanted
_ROW = 4  # words between two names of a row: "and aid workers"
_STOPS = frozenset([";", ":", '"', "«", "»"])
_ENDS = _STOPS | {".", ","}
BEFORE = "the person is taken from the sentence before"
LAST_RESORT = "nobody is named here: the person whom the document is about"

Whose = tuple[tuple[int | None, ...], str]  # persons (None: the main one) and a doubt
_NOBODY: Whose = ((), "")


@dataclass(frozen=True)
class Words:
    """`groups` are words for several people or nobody in particular, `introducing` say who they are; `of_whom` turn to a relative of
    whoever was named; `joining` join names; `single` are verbs of one person; `that` begin a clause, `aside` what is no object; `wanted`
    tell that something is only asked for; `plural`
    end participles of several; `dropped`: a verb may stand without its subject."""

    be: frozenset[str]
    groups: frozenset[str]
    introducing: frozenset[str]
    joining: frozenset[str]
    single: frozenset[str]
    that: frozenset[str]
    relative: frozenset[str]
    possessives: frozenset[str]
    of: frozenset[str]
    of_whom: frozenset[str]
    aside: frozenset[str]
    wanted: frozenset[str]
    plural: tuple[str, ...]
    dropped: bool


class Clause(NamedTuple):
    """Where a phrase stands: its sentence, the word with which its verb begins, the phrase's first word and the one after it, and whether
    a form of to be stands before it."""

    sentence: Sentence
    begun: int
    left: int
    right: int
    passive: bool


@lru_cache(maxsize=20)
def table(language: str) -> Words:
    """The words of a language. Raises NoLexicon."""
    given: dict[str, Any] = lexicon(language).tables["events"]
    names = ("be", "groups", "introducing", "joining", "single", "that", "relative", "possessives", "of", "of_whom", "aside", "wanted")
    sets = {name: frozenset(map(fold, given[name])) for name in names}
    return Words(**sets, plural=tuple(given["plural"]), dropped=given["dropped"])


def persons(here: Running, clause: Clause, role: str, subject: int | None) -> Whose:
    """Whose event a phrase in some role tells of. `subject` is the person of the sentence before. Nobody: the text speaks of others."""
    language = table(here.document.language)
    if role == "done":
        found = named_behind(here, clause) or _pronoun_before(here, clause)
        return _row(here, found, clause, language, 1) if found else _NOBODY
    if role == "noun":
        return _of(here, clause, subject, language)
    if clause.begun == clause.sentence.left and not language.dropped:
        return _opening(here, clause, language)
    found, others = _subject(here, clause, language)
    if others:
        return _NOBODY
    if found:
        return _row(here, found, clause, language, -1)
    if not language.dropped:
        return _NOBODY
    if behind := named_behind(here, clause, _AFTER):
        return _row(here, behind, clause, language, 1)
    if not clause.passive and here.words[clause.left].word.endswith(language.plural):
        return _NOBODY
    return ((subject,), BEFORE) if subject is not None else ((None,), LAST_RESORT)


def named_behind(here: Running, clause: Clause, far: int = _NEAR) -> Naming | None:
    """The person named just after a verb; None if others are named first."""
    words, language = here.words, table(here.document.language)
    stop = min(clause.right + far, clause.sentence.right)
    if any(word.word in language.groups for word in words[clause.right:stop]):
        stop = min(stop + _ROW, clause.sentence.right)
    if clause.right >= stop:
        return None
    found = next(iter(here.namings(words[clause.right].start, words[stop - 1].end)), None)
    if found is None or _kin(here, found):
        return None
    group = False
    for word in words[clause.right:stop]:
        if word.start >= found.start:
            break
        if word.word in language.groups:
            group = True  # "arrested nine workers, among them NAME": the names that follow are theirs
        elif group and word.word in language.introducing:
            continue
        elif word.word in _ENDS or word.word in language.be or word.word in language.aside or _dated(here, word):
            return None
    return None if group and not _named_next(here, found, language) else found


def _named_next(here: Running, found: Naming, language: Words) -> bool:
    """Whether a name says who the group before it is: it follows at once, or behind a word that introduces it."""
    place = here.place(found.start)
    before = [each.word for each in here.words[max(place - 2, 0):place]]
    return bool(before) and (before[-1] in language.groups or before[-1] in language.introducing) and found.how in ("name", "surname")


def _dated(here: Running, word: Token) -> bool:
    return any(time.kind != "age" and time.start <= word.start < time.end for time in here.times_in(word.start - 40, word.end))


def _kin(here: Running, found: Naming) -> bool:
    """Whether a name or possessive only says whose relative is meant, who is not named: "her brother", "NAME's wife"."""
    return any(each.start <= found.start and found.end < each.end for each in here.people.relations[_around(here, found)])


def _around(here: Running, found: Naming) -> slice:
    """The relations that may hold a name."""
    place = bisect_right(here.people.relations, found.start, key=lambda each: each.start)
    return slice(max(place - 2, 0), place)


def _opening(here: Running, clause: Clause, language: Words) -> Whose:
    """A participle that opens a sentence speaks of its subject: "Born in 1952, Ada Brand ...", "Also arrested was Tom Reyes"."""
    if clause.right < clause.sentence.right and here.words[clause.right].word in language.be:
        found = named_behind(here, clause._replace(right=clause.right + 1))
        return _row(here, found, clause, language, 1) if found else _NOBODY
    comma = next((word for word in here.words[clause.right:clause.sentence.right] if word.word == ","), None)
    behind = here.namings(comma.end, min(comma.end + 3, clause.sentence.end)) if comma else ()
    return ((behind[0].person,), "") if behind else _NOBODY


def _subject(here: Running, clause: Clause, language: Words) -> tuple[Naming | None, bool]:
    """The person named nearest before the verb in its clause; and whether the clause speaks of others."""
    words = here.words
    low = max(clause.sentence.left, clause.begun - _FAR)
    for at in range(clause.begun - 1, low - 1, -1):
        if words[at].word in language.that or words[at].word in _STOPS or _says(here, at, clause):
            low = at + 1
            break
    if low >= clause.begun:
        return None, False
    found = list(here.namings(words[low].start, words[clause.begun - 1].end))
    nearest = found[-1] if found else None
    if nearest and _kin(here, nearest):
        return None, True  # "his wife was arrested": not he
    first = next((at for at in range(low, clause.begun) if nearest and words[at].start >= nearest.end), low)
    if nearest and words[clause.begun - 1].word in language.relative:
        return nearest, False  # NAME, head of the teachers' union, who was ...
    between = [each for each in words[first:clause.begun] if not _within(here, each)]
    if any(each.word in language.groups or each.word in language.of_whom for each in between):
        return None, True
    inserted = any(each.word in (",", ")") or each.word in language.relative for each in between)
    office = bool(here.others(words[first].start, words[clause.begun - 1].end)) if first < clause.begun else False
    if office and not inserted and not (between and between[0].word in language.of):
        return nearest, nearest is None
    return nearest, False


def _says(here: Running, at: int, clause: Clause) -> bool:
    """Whether somebody says what follows: then whoever says it is not the subject of what is said. "NAME, who said it, was arrested" is."""
    if here.words[at - 1].word in table(here.document.language).relative:
        return False
    return next(speakers.table(here.document.language).cues.at(here.words, at, clause.begun), None) is not None


def _within(here: Running, word: Token) -> bool:
    """Whether a word is a part of an office's or place's name."""
    return any(each.start <= word.start < each.end for each in here.others(word.start - 80, word.end))


def _pronoun_before(here: Running, clause: Clause) -> Naming | None:
    """A pronoun that stands as the object right before a verb: "lo detuvieron"."""
    found = here.namings(here.words[max(clause.begun - 1, 0)].start, here.words[clause.left].start)
    return found[-1] if found and found[-1].how == "pronoun" else None


def _of(here: Running, clause: Clause, subject: int | None, language: Words) -> Whose:
    """Whose "arrest" it is: of whoever is named behind it, of whom a possessive stands for, else of nobody."""
    words, sentence = here.words, clause.sentence
    if any(each.word in language.wanted for each in words[max(sentence.left, clause.left - _WANTED):clause.left]):
        return _NOBODY  # "called for her release": it has not taken place
    if clause.right < sentence.right and words[clause.right].word in language.of:
        found = named_behind(here, clause._replace(right=clause.right + 1))
        return _row(here, found, clause, language, 1) if found else _NOBODY
    before = here.namings(words[max(sentence.left, clause.left - 4)].start, words[clause.left].start)
    owning = before and (here.document.text[before[-1].end:before[-1].end + 2] in ("'s", "’s", "' ", "’ ") or (
        before[-1].how == "pronoun" and fold(here.document.text[before[-1].start:before[-1].end]) in language.possessives))
    if owning:
        return (before[-1].person,), _doubt(before[-1])
    if any(each.word in language.possessives for each in words[max(sentence.left, clause.left - 2):clause.left]):
        return ((subject,), BEFORE) if subject is not None else ((None,), LAST_RESORT)
    return _NOBODY


def _doubt(found: Naming) -> str:
    return {"pronoun": "the person is told by a pronoun", "noun": "the person is told by a noun"}.get(found.how, "")


def _row(here: Running, found: Naming, clause: Clause, language: Words, step: int) -> Whose:
    """The person found and those named in a row with them, onwards (`step` 1) or backwards (-1)."""
    alone = step < 0 and any(each.word in language.single for each in here.words[clause.begun:clause.left])
    if alone or found.how in ("pronoun", "noun"):
        return (found.person,), _doubt(found)
    row, joined = [found], False
    namings = here.namings(clause.sentence.start, clause.sentence.end)
    at = namings.index(found) + step
    while 0 <= at < len(namings):
        first, second = (row[-1], namings[at]) if step > 0 else (namings[at], row[-1])
        between = here.between(first.end, second.start)
        if not _joins(between, language) or namings[at].how in ("pronoun", "noun"):
            break
        joined = joined or any(each.word in language.joining for each in between)
        row.append(namings[at])
        at += step
    names = dict.fromkeys(each.person for each in (row if joined else [found]))
    return tuple(names), ""


def _joins(between: Sequence[Token], language: Words) -> bool:
    """Whether the words between two names put them in a row: a comma or "and", and at most what each of them is called."""
    words = [each.word for each in between]
    if not 0 < len(words) <= _ROW or not any(each == "," or each in language.joining for each in words):
        return False
    return not any(each in language.possessives or each in language.of or each in language.relative or each in language.be
                   or each in language.that or each in _STOPS for each in words)
