"""What a sentence gives beside an event: its date, its place, who did it, and the words of a charge or an illness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from habeas.core.when import When, exact_day
from habeas.reading.document import Span
from habeas.reading.lexicon import fold, lexicon
from habeas.reading.prose.events import Trigger
from habeas.reading.prose.running import Running, Sentence
from habeas.reading.prose.speakers import Said
from habeas.reading.times.expressions import Expression
from habeas.reading.tokens import Token

_APART = {",": 4, "(": 10, ")": 10, ";": 25, ":": 25}  # what a sign between an event and a date costs, in words
_DEAREST_OF_NOUN = 16
_OPENING = 8
_DEAREST = 28  # what a date may cost and still belong to an event
_AFTER_CUE = 3  # words between a verb of saying and the day it was said on
_PLACE_REACH = 9  # words
_HEAD = 25  # characters: "Central Prison", where only "Prison" is known
_AGENT_REACH = 5
_MOST_WORDS = 14
_QUOTES = frozenset(['"', "«", "»"])
_ENDS = frozenset([".", ",", ";", ":", "(", ")", '"', "«", "»", "!", "?", "-"])


@dataclass(frozen=True)
class Words:
    """`at` come before a place, `by` before who did it; `ends` end the words of a charge, and it does not end with
    one of `trailing`; `numbered` stand before the number of a house or file."""

    at: frozenset[str]
    by: frozenset[str]
    before: frozenset[str]
    forces: frozenset[str]
    ends: frozenset[str]
    trailing: frozenset[str]
    numbered: frozenset[str]
    joining: frozenset[str]


@lru_cache(maxsize=20)
def table(language: str) -> Words:
    """The words of a language. Raises NoLexicon."""
    tables = lexicon(language).tables
    given: dict[str, Any] = tables["events"]
    names = ("at", "by", "forces", "ends", "trailing", "numbered", "joining")
    named = {name: frozenset(map(fold, given[name])) for name in names}
    return Words(before=frozenset(map(fold, tables["speakers"]["before"])), **named)


def dates(here: Running, sentence: Sentence, triggers: Sequence[Trigger], said: Sequence[Said],
          quoted: bool = False) -> tuple[dict[int, Expression], dict[Span, Expression]]:
    """The date of each phrase (by its first word), and of each verb of saying (by its span). A date belongs to what stands nearest; one
    beside a verb of saying is when it was said. What is `quoted` was said on another day than the document was published: there, and where
    no day of publication is known, "yesterday" has no date."""
    language = table(here.document.language)
    loose = quoted or exact_day(here.document.published) is None
    times = [each for each in here.times_in(sentence.start, sentence.end)
             if each.kind in ("date", "extent") and isinstance(each.value, When) and not (loose and _relative(here, each))
             and not (each.words.isdecimal() and _numbered(here, each, language))]
    if not times:
        return {}, {}
    spoken: dict[Span, Expression] = {}
    for each in said:
        if each.cue[0] >= sentence.start and (time := _beside(here, each, times)):
            spoken[each.cue] = time
    free = [each for each in times if each not in spoken.values()]
    costs = sorted(((_cost(here, trigger, time, triggers), trigger.left, number)
                    for trigger in {each.left: each for each in triggers}.values() for number, time in enumerate(free)))
    limits = {each.left: _DEAREST_OF_NOUN if each.role == "noun" else _DEAREST for each in triggers}
    found: dict[int, Expression] = {}
    taken: dict[int, int] = {}
    for cost, left, number in costs:
        if cost <= limits[left] and left not in found and number not in taken:
            found[left], taken[number] = free[number], left
    return found, spoken


def _relative(here: Running, time: Expression) -> bool:
    anchors = {time.anchor, *(part.anchor for part in time.parts)}
    return here.document.published is not None and here.document.published in anchors


def _numbered(here: Running, time: Expression, language: Words) -> bool:
    """Whether a year is the number of a house or a file: "No. 1931"."""
    place = here.place(time.start)
    return any(each.word in language.numbered for each in here.words[max(place - 2, 0):place])


def _beside(here: Running, said: Said, times: Sequence[Expression]) -> Expression | None:
    """The day on which something was said, told right behind the verb or its speaker."""
    last = max(said.cue[1], said.voice.end) if said.voice.start > said.cue[0] else said.cue[1]
    place = here.place(last)
    for time in times:
        gap = here.place(time.start) - place
        if 0 <= gap <= _AFTER_CUE - 2 and time.start >= last:
            return time
    return None


def _cost(here: Running, trigger: Trigger, time: Expression, triggers: Sequence[Trigger]) -> int:
    """How far a date stands from an event, in words and what words cost. One that opens the sentence dates its first event."""
    language = table(here.document.language)
    first, last = here.place(time.start), here.place(time.end)
    low, high = (trigger.right, first) if first >= trigger.right else (last, trigger.left)
    between = _without_asides(here.words[low:high])
    cost = len(between) + (0 if first >= trigger.left else 12 if trigger.role == "noun" else 3)
    cost += sum(_APART[word.word] for word in between if word.word in _APART)
    cost += 6 if first >= trigger.right and any(word.word in language.joining for word in between) else 0
    cost += sum(8 for other in triggers if low <= other.left < high and other.left != trigger.left)
    opens = first <= trigger.left and here.opens(time.start) and trigger.left == min(each.left for each in triggers)
    return min(cost, _OPENING) if opens and trigger.role != "noun" else cost


def _without_asides(words: Sequence[Token]) -> list[Token]:
    """Words without what stands in brackets that open and close among them: "born in Sanvelar (Oruvia), on 25 April"."""
    kept: list[Token] = []
    opened: list[int] = []
    for word in words:
        if word.word == "(":
            opened.append(len(kept))
        kept.append(word)
        if word.word == ")" and opened:
            del kept[opened.pop():]
    return kept


def place_of(here: Running, sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger]) -> Span | None:
    """Where it was: the name behind a preposition of place, after the phrase and before the next one."""
    language = table(here.document.language)
    later = [each.left for each in triggers if each.left >= trigger.right]
    stop = min([sentence.right, trigger.right + _PLACE_REACH, *later])
    for at in range(trigger.right, stop):
        word = here.words[at]
        if word.word in (";", ":", '"', "."):
            break
        if word.word not in language.at or at + 1 >= sentence.right:
            continue
        first = at + 1
        while first < stop and here.words[first].word in language.before:
            first += 1
        if first >= sentence.right:
            break
        start = here.words[first].start
        found = here.others(start, start + _HEAD)
        dated = any(time.start <= start < time.end for time in here.times_in(sentence.start, sentence.end))
        if found and here.document.text[start].isupper() and not dated:
            begin = here.words[at + 1].start if first > at + 1 and found[0].sort != "place" else start
            return begin, _onward(here, found[0].end, sentence)
    return None


def _onward(here: Running, end: int, sentence: Sentence) -> int:
    """Where a place ends: "Guernica, San Vicente, Provincia de Buenos Aires" is one."""
    while True:
        place = here.place(end)
        if place + 1 < sentence.right and here.words[place].word == ",":
            start = here.words[place + 1].start
            further = [each for each in here.others(start, start + 1) if each.sort == "place"]
            if further:
                end = further[0].end
                continue
        return end


def agent(here: Running, sentence: Sentence, trigger: Trigger) -> Span | None:
    """Who did it: behind "by", or the office that is the subject of an active verb."""
    language, words = table(here.document.language), here.words
    for at in range(trigger.right, min(trigger.right + _AGENT_REACH, sentence.right)):
        if words[at].word in _ENDS:
            break
        if words[at].word in language.by and at + 1 < sentence.right and (span := _force(here, at + 1, sentence.right, sentence)):
            return span
    if trigger.role == "done":
        low = max(sentence.left, trigger.left - 8)
        found = [each for each in here.others(words[low].start, words[trigger.left].start) if each.sort in ("office", "organisation")]
        if found:
            return found[-1].start, found[-1].end
        for at in range(trigger.left - 1, low - 1, -1):
            if words[at].word in language.forces and (span := _force(here, _noun(here, at, low, language), trigger.left, sentence)):
                return span
    return None


def _noun(here: Running, at: int, low: int, language: Words) -> int:
    """Where the words before a noun that belong to it begin: "the military police"."""
    while at > low and here.words[at - 1].word in language.before | language.forces:
        at -= 1
    return at


def _force(here: Running, first: int, high: int, sentence: Sentence) -> Span | None:
    """The words that name a force or office: up to a stop, a date or a preposition of place; only if they hold such a word or name."""
    language, words = table(here.document.language), here.words
    start = words[first].start
    at, known = first, False
    while at < min(first + _MOST_WORDS, high):
        word = words[at]
        names = [each for each in here.others(word.start, word.start + 1) if each.sort in ("office", "organisation")]
        if names:
            known = True
            at = here.place(names[0].end)
            continue
        if word.word in _ENDS or word.word in language.ends or (word.word in language.at and known) \
                or any(time.start <= word.start < time.end for time in here.times_in(sentence.start, sentence.end)):
            break
        known = known or word.word in language.forces
        at += 1
    return (start, words[at - 1].end) if known and at > first else None


def words_after(here: Running, sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger]) -> Span | None:
    """The words of a charge, a conviction or an illness: up to a stop, a date or what begins another clause ("and sentenced to")."""
    again = {each.left for each in triggers if each.left > trigger.right}
    language, words = table(here.document.language), here.words
    times = here.times_in(sentence.start, sentence.end)
    at = trigger.right
    while at < min(trigger.right + _MOST_WORDS, sentence.right):
        word = words[at]
        sign = word.word in _ENDS and word.word not in _QUOTES and not (word.word == "-" and at > trigger.right)
        clause = word.word in language.ends or (word.word in language.trailing and at + 1 in again)
        if sign or clause or any(time.start <= word.start < time.end for time in times):
            break
        at += 1
    if (found := _force(here, trigger.right, at, sentence)) and found[1] == words[at - 1].end:
        return None  # "tried by the military court": no charge
    while at > trigger.right and words[at - 1].word in language.trailing | _QUOTES:
        at -= 1
    return (words[trigger.right].start, words[at - 1].end) if at > trigger.right else None
