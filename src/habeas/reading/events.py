"""Words that tell of an event or a state of a person, and who the person is: the subject of a passive, the object of an active verb,
whoever "the arrest of ..." names.

A phrase of the lexicon's table `[[events]]` stands in one of these lists: `undergone` (the person is its subject: "was born"), `own` (the
same, of what a person does or is), `done` (its object: "detiene a NAME"), `either` (a participle or past tense: what stands before it
decides), `noun` ("the arrest of NAME", "her arrest").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from habeas.reading.lexicon import fold, lexicon
from habeas.reading.persons import Naming
from habeas.reading.phrases import Phrases, phrases
from habeas.reading.running import Running, Sentence

ROLES = ("undergone", "own", "done", "either", "noun")
_FAR = 16  # words between a verb and its subject
_NEAR = 6  # words between a verb and its object
_BACK = 6  # words before a verb in which a negation or hedge belongs to it
_STOPS = frozenset([";", ":", '"', "«", "»"])


@dataclass(frozen=True, slots=True)
class Sort:
    """What a phrase tells of: kinds of claim, the code of a state said to hold, what is read after it (`text`, `length`, `place`), and
    the bound of a state that it dates."""

    kinds: tuple[str, ...]
    code: str = ""
    takes: str = ""
    bound: str = ""


@dataclass(frozen=True)
class Words:
    """The table of a language. `be` tells the tense of forms of to be; `groups` are words for several people or nobody in particular."""

    triggers: Phrases[tuple[str, Sort]]
    be: dict[str, str]
    have: frozenset[str]
    light: frozenset[str]
    negations: frozenset[str]
    hedges: Phrases[str]
    ahead: frozenset[str]
    groups: frozenset[str]
    that: frozenset[str]
    relative: frozenset[str]
    possessives: frozenset[str]
    of: frozenset[str]
    plural: tuple[str, ...]  # endings of participles of several
    dropped: bool


class Trigger(NamedTuple):
    """A phrase that tells of something: words `left` up to `right`, its role and sort, the tense (`past`, `present`, `ahead`, ""), the
    person's number (None: whoever the document is about, if anybody), a doubt about the person, whether it is denied, and the hedge."""

    left: int
    right: int
    role: str
    sort: Sort
    tense: str
    person: int | None
    doubt: str
    affirmed: bool
    hedge: str


NOBODY = -1  # the text speaks of others, or of several


@lru_cache(maxsize=20)
def table(language: str) -> Words:
    """The compiled table of a language. Raises NoLexicon."""
    tables = lexicon(language).tables
    given: list[dict[str, Any]] = tables["events"]["event"]
    rest: dict[str, Any] = tables["events"]
    found: list[tuple[str, tuple[str, Sort]]] = []
    for each in given:
        sort = Sort(tuple(each["kinds"]), each.get("code", ""), each.get("takes", ""), each.get("bound", ""))
        found += [(text, (role, sort)) for role in ROLES for text in each.get(role, ())]
    sets = {name: frozenset(map(fold, rest[name])) for name in ("have", "light", "negations", "ahead", "groups", "that", "relative",
                                                               "possessives", "of")}
    return Words(phrases(found), {fold(word): tense for word, tense in rest["be"].items()},
                 hedges=phrases((text, text) for text in rest["hedges"]), plural=tuple(rest["plural"]), dropped=rest["dropped"], **sets)


def triggers(here: Running) -> Iterator[tuple[Sentence, list[Trigger]]]:
    """The triggers of each sentence that has any."""
    language = table(here.document.language)
    subject: int | None = None  # whom the sentence before was about
    text, end = here.document.text, 0
    for sentence in here.sentences:
        found = []
        if "\n\n" in text[end:sentence.start]:
            subject = None  # a paragraph begins anew
        end = sentence.end
        place = sentence.left
        while place < sentence.right:
            stand = list(language.triggers.at(here.words, place, sentence.right))
            if not stand:
                place += 1
                continue
            longest = stand[0][0]
            seen = set[tuple[str, ...]]()
            for after, (role, sort) in stand:
                if after == longest and sort.kinds not in seen:
                    seen.add(sort.kinds)
                    trigger = _trigger(here, sentence, (place, after), (role, sort), subject)
                    if trigger:
                        found.append(trigger)
            place = longest
        named = [each for each in here.namings(sentence.start, sentence.end) if each.how != "pronoun"]
        subject = found[-1].person if found and found[-1].person not in (None, NOBODY) else named[0].person if named else subject
        if found:
            yield sentence, found


def _trigger(here: Running, sentence: Sentence, span: tuple[int, int], what: tuple[str, Sort], subject: int | None) -> Trigger | None:
    language = table(here.document.language)
    left, right = span
    role, sort = what
    words = here.words
    begun = _verb_begins(words, sentence.left, left, language)
    before = [each.word for each in words[begun:left]]
    tense = next((language.be[each] for each in before if each in language.be), "")
    if any(each in language.ahead for each in before):
        tense = "ahead"
    if role == "either":
        role = "undergone" if any(each in language.be for each in before) else "done" if _object(here, right, sentence.right, language) \
            else "undergone"
    person, doubt = _person(here, sentence, (begun, left, right), role, subject, language)
    if person == NOBODY or (doubt and words[left].word.endswith(language.plural) and language.plural and not
                            any(each in language.be for each in before)):
        return None
    affirmed = not any(each in language.negations for each in before) and not (
        role == "noun" and any(each.word in language.negations for each in words[max(sentence.left, left - 3):left]))
    return Trigger(left, right, role, sort, tense, person, doubt, affirmed, _hedge(here, sentence, left, language))


def _verb_begins(words: Sequence[Any], low: int, left: int, language: Words) -> int:
    """Where the verb of a phrase begins: with its auxiliaries, negations and adverbs."""
    at = left
    while at > low and left - at < _BACK and (words[at - 1].word in language.be or words[at - 1].word in language.have
                                              or words[at - 1].word in language.light or words[at - 1].word in language.negations
                                              or words[at - 1].word in language.ahead):
        at -= 1
    return at


def _hedge(here: Running, sentence: Sentence, left: int, language: Words) -> str:
    """The source's own word that leaves it open, in the same clause before the phrase."""
    text = here.document.text
    for at in range(left, max(sentence.left, left - _BACK) - 1, -1):
        if here.words[at].word in _STOPS:
            break
        if found := next(language.hedges.at(here.words, at, sentence.right), None):
            return text[here.words[at].start:here.words[found[0] - 1].end]
    return ""


def _person(here: Running, sentence: Sentence, places: tuple[int, int, int], role: str, subject: int | None,
            language: Words) -> tuple[int | None, str]:
    """Whose event it is, and a doubt. NOBODY where the text speaks of others, None where the main person is the last resort."""
    begun, left, right = places
    if role == "done":
        found = _object(here, right, sentence.right, language) or _pronoun_before(here, begun, left)
        return _number(found) if found else (NOBODY, "")
    if role == "noun":
        return _of(here, sentence, left, right, subject, language)
    found = _before(here, sentence, begun, language)
    if found == "others":
        return NOBODY, ""
    if isinstance(found, tuple):
        return _number(found)
    after = _object(here, right, sentence.right, language, 3) if language.dropped else None
    if after:
        return _number(after)
    if not language.dropped:
        return NOBODY, ""
    if subject is not None:
        return subject, "the person is taken from the sentence before"
    return None, "nobody is named here: the person whom the document is about"


def _number(found: Naming) -> tuple[int, str]:
    doubt = {"pronoun": "the person is told by a pronoun", "noun": "the person is told by a noun"}.get(found.how, "")
    return found.person, doubt


def _before(here: Running, sentence: Sentence, begun: int, language: Words) -> Any:
    """The subject: the person named nearest before the verb in its clause; "others" where the clause speaks of others; None if it names
    no subject."""
    words = here.words
    low = sentence.left
    for at in range(begun - 1, max(sentence.left, begun - _FAR) - 1, -1):
        word = words[at]
        if word.word in language.that or word.word in _STOPS:
            low = at + 1
            break
    low = max(low, begun - _FAR)
    if low >= begun:
        return None
    found = list(here.namings(words[low].start, words[begun - 1].end))
    tail = words[begun - 1]
    nearest = found[-1] if found else None
    first = next((at for at in range(low, begun) if nearest and words[at].start >= nearest.end), low)
    between = [each.word for each in words[first:begun]]
    if any(each in language.groups for each in between):
        return "others"
    if any(here.others(words[first].start, tail.end)) and not any(each in (",", ")") or each in language.relative for each in between) \
            and not _prepositional(between, language):
        return "others" if nearest is None else nearest
    return nearest


def _prepositional(between: Sequence[str], language: Words) -> bool:
    return bool(between) and between[0] in language.of


def _object(here: Running, right: int, end: int, language: Words, far: int = _NEAR) -> Naming | None:
    """The person named just after a verb; None if others are named first."""
    words = here.words
    if right >= end:
        return None
    stop = min(right + far, end)
    found = here.namings(words[right].start, words[stop - 1].end)
    if not found:
        return None
    for word in words[right:stop]:
        if word.start >= found[0].start:
            return found[0]
        if word.word in language.groups or word.word in _STOPS or word.word in (".", ",") or word.word in language.be:
            return None
        if any(time.start <= word.start < time.end for time in here.times_in(words[right].start - 1, word.end)):
            return None
    return found[0]


def _pronoun_before(here: Running, begun: int, left: int) -> Naming | None:
    """A pronoun that stands as the object right before a verb: "lo detuvieron"."""
    if begun == 0:
        return None
    found = here.namings(here.words[max(begun - 1, 0)].start, here.words[left].start)
    return found[-1] if found and found[-1].how == "pronoun" else None


def _of(here: Running, sentence: Sentence, left: int, right: int, subject: int | None, language: Words) -> tuple[int | None, str]:
    """Whose "arrest" it is: of the person named behind it, of whom a possessive stands for, else of the main person."""
    words = here.words
    if right < sentence.right and words[right].word in language.of:
        stop = min(right + 5, sentence.right)
        found = here.namings(words[right].start, words[stop - 1].end)
        return _number(found[0]) if found else (NOBODY, "")
    before = here.namings(words[max(sentence.left, left - 4)].start, words[left].start)
    if before and here.document.text[before[-1].end:before[-1].end + 2] in ("'s", "’s", "' ", "’ "):
        return _number(before[-1])
    if before and before[-1].how == "pronoun":
        return _number(before[-1])
    if any(each.word in language.possessives for each in words[max(sentence.left, left - 2):left]):
        return (subject, "the person is taken from the sentence before") if subject is not None else (
            None, "nobody is named here: the person whom the document is about")
    return NOBODY, ""
