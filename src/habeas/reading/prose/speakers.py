"""Who says it: speakers, the words that tell so (cues), and the stretches of text that they say.

A speaker is a person, an office, or whoever is named by what they are ("a police source", "her lawyer"). Where one saying lies within
another ("the paper says that his lawyers say") the outer speaker relays the inner one. Nothing is concluded about who is right.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from habeas.reading.document import Span, whole
from habeas.reading.lexicon import fold, lexicon
from habeas.reading.persons.people import Naming, Other
from habeas.reading.prose.phrases import Phrases, phrases
from habeas.reading.prose.running import Running, Sentence

SAYS, DENIES, BELIEVES, ACCORDING = "says", "denies", "believes", "according"
_FAR = 14  # words between a speaker and the cue
_STOPS = frozenset([";", ":", "(", ")", "«", "»", '"'])
_LONGEST_NAME = 12  # words
_NAME = 120  # characters
_GAP = 4  # characters from a quotation to who says it
_RECENT = 40  # names of offices that are looked back on
_CLOSE = 4  # words between a cue and a speaker behind it


@dataclass(frozen=True)
class Words:
    """The table `[speakers]` of a lexicon. `roles` are what speakers are called by what they are; `links` join such a word to a name;
    `before` may stand before it; `that` begins what is said."""

    cues: Phrases[str]
    roles: frozenset[str]
    links: frozenset[str]
    before: frozenset[str]
    determiners: frozenset[str]
    possessives: frozenset[str]
    that: frozenset[str]
    of: str


class Voice(NamedTuple):
    """A speaker as the text names them: the name to record, its span, and the person's number if it is one (else -1)."""

    name: str
    start: int
    end: int
    person: int


class Said(NamedTuple):
    """What somebody says: code points `start` to `end`, by whom, the stance (`says`, `denies`, `believes`), the span of the cue, and a
    doubt ("" if there is none)."""

    start: int
    end: int
    voice: Voice
    stance: str
    cue: Span
    doubt: str = ""


@lru_cache(maxsize=20)
def table(language: str) -> Words:
    """The compiled table of a language. Raises NoLexicon."""
    given: dict[str, Any] = lexicon(language).tables["speakers"]
    cues = [(text, stance) for stance in (SAYS, DENIES, BELIEVES, ACCORDING) for text in given[stance]]
    names = ("roles", "links", "before", "determiners", "possessives", "that")
    sets = {name: frozenset(map(fold, given[name])) for name in names}
    return Words(phrases(cues), of=given["of"], **sets)


def sayings(here: Running) -> tuple[Said, ...]:
    """Who says what in a stretch, by where it begins; of two that begin together the outer one first."""
    found: list[Said] = []
    last: Said | None = None
    for sentence in here.sentences:
        told = list(_told(here, sentence, last))
        if not told and last and (carried := _carried(here, sentence, last)):
            told = [carried]
        found += told
        if told:
            last = told[0]
        elif here.quote_at(sentence.start) is None:
            last = last if last and sentence.start - last.end < _NEAR else None
    return tuple(sorted(_whole_quotes(here, found), key=lambda each: (each.start, -each.end)))


def _whole_quotes(here: Running, found: Sequence[Said]) -> list[Said]:
    """Sayings, where whoever is named beside a quotation says all of it, also the sentences before the one that names them."""
    beside: dict[Span, Said] = {}
    for each in found:
        if each.doubt or here.quote_at(each.cue[0]) is not None:
            continue
        low, high = min(each.cue[0], each.voice.start), max(each.cue[1], each.voice.end)
        for quote in (here.quote_at(low - _GAP), here.quote_at(high + _GAP)):
            if quote is not None:
                beside.setdefault(quote, each)
    kept = [each for each in found if not (each.doubt and (quote := here.quote_at(each.start + 1)) and quote in beside)]
    return [*kept, *(Said(*quote, each.voice, SAYS, each.cue) for quote, each in beside.items())]


_NEAR = 600  # characters after which nobody is thought to be speaking still


def _carried(here: Running, sentence: Sentence, last: Said) -> Said | None:
    """A quotation that goes on, or that follows with no new speaker, is still the last speaker's."""
    quote = here.quote_at(sentence.start + 1)
    if quote is None or quote[0] > sentence.start + 1 or sentence.start - last.end > _NEAR:
        return None
    same = here.quote_at(last.cue[0] - 2) == quote or quote[0] <= last.end
    return Said(sentence.start, min(quote[1], sentence.end), last.voice, SAYS, last.cue,
                "" if same else "the speaker is taken from the sentence before")


def _told(here: Running, sentence: Sentence, last: Said | None) -> Iterator[Said]:
    language = table(here.document.language)
    place = sentence.left
    begun = sentence.left  # where what the cue may reach back to begins
    while place < sentence.right:
        cue = next(language.cues.at(here.words, place, sentence.right), None)
        if cue is None:
            place += 1
            continue
        after, stance = cue
        said = (_according(here, sentence, place, after, language) if stance == ACCORDING
                else _by(here, sentence, (begun, place, after), stance, last, language))
        if said:
            yield said
            last = said
            begun = after
        place = after


def _according(here: Running, sentence: Sentence, place: int, after: int, language: Words) -> Said | None:
    """"According to her lawyer, ...": all of the sentence is what they say."""
    voice = _right(here, after, sentence.right, language)
    if voice is None:
        return None
    return Said(sentence.start, sentence.end, voice, SAYS, (here.words[place].start, here.words[after - 1].end))


def _by(here: Running, sentence: Sentence, cue: tuple[int, int, int], stance: str, last: Said | None, language: Words) -> Said | None:
    """A verb of saying with its speaker before it or just after it, and what is said after it or before it."""
    begun, place, after = cue
    words = here.words
    span = (words[place].start, words[after - 1].end)
    before_quote = place > sentence.left and words[place - 1].word in ('"', "»", ",")
    voice = None
    inverted = False
    if before_quote or place == sentence.left:  # "...", said the lawyer
        voice = _right(here, after, sentence.right, language)
        inverted = voice is not None
    if voice is None:
        voice = _left(here, sentence, begun, place, last, language)
    if voice is None and not inverted:
        voice = _right(here, after, sentence.right, language)
        inverted = voice is not None
    if voice is None:
        return None
    rest = next((at for at in range(after, sentence.right) if words[at].start >= voice.end), sentence.right) if inverted else after
    end = sentence.end
    if _tail(here, rest, sentence.right):  # nothing is said after it: what stands before is
        first = sentence.start
        stop = min(voice.start, span[0])
        return Said(first, stop, voice, stance, span) if stop > first else None
    if inverted:
        return Said(sentence.start, end, voice, stance, span)
    return Said(words[rest].start if rest < sentence.right else span[1], end, voice, stance, span)


def _tail(here: Running, rest: int, right: int) -> bool:
    """Whether hardly anything follows: a stop, or a day ("... , he said on Monday.")."""
    left = [each for each in here.words[rest:right] if each.word not in (".", ",", '"', "»", "!", "?")]
    if not left:
        return True
    times = here.times_in(left[0].start, left[-1].end)
    dated = sum(1 for each in left if any(time.start <= each.start < time.end for time in times))
    return len(left) - dated <= 3


def _left(here: Running, sentence: Sentence, begun: int, place: int, last: Said | None, language: Words) -> Voice | None:
    """The speaker who stands before the cue: in the last part between commas that names one. A part that stands between two commas right
    before the cue only says more of whom the part before it names ("Tom Reyes, her brother, said")."""
    words = here.words
    low = max(begun, place - _FAR)
    for at in range(place - 1, low - 1, -1):
        if words[at].word in _STOPS or words[at].word in language.that:
            low = at + 1
            break
    parts: list[tuple[int, int]] = []
    high = place
    for at in range(place - 1, low - 1, -1):
        if words[at].word == ",":
            parts.append((at + 1, high))
            high = at
    parts.append((low, high))
    apposed = len(parts) > 2 and parts[0][0] >= parts[0][1]
    found = [voices[0] for first, end in parts if first < end and (voices := _voices(here, (first, end), last, language))]
    if apposed and len(found) > 1 and found[1].person >= 0:
        return found[1]
    return found[0] if found else None


def _voices(here: Running, part: tuple[int, int], last: Said | None, language: Words) -> list[Voice]:
    """Who may speak in a part of a sentence, the first one first; a name within a longer one does not count."""
    start, stop = here.words[part[0]].start, here.words[part[1] - 1].end
    found = [_person(here, each, last) for each in here.namings(start, stop)]
    found += [_office(here, each) for each in here.others(start, stop) if each.sort != "place"]
    found += _roles(here, part[0], part[1], language)
    return sorted((each for each in found if not any(_holds(other, each) for other in found)), key=lambda each: each.start)


def _holds(longer: Voice, each: Voice) -> bool:
    return longer is not each and longer.start <= each.start and each.end <= longer.end


def _right(here: Running, after: int, right: int, language: Words) -> Voice | None:
    """The speaker who stands just after a cue."""
    words = here.words
    if after >= right:
        return None
    stop = min(after + _FAR, right)
    start = words[after].start
    limit = words[stop - 1].end
    options = [_person(here, each, None) for each in here.namings(start, limit)]
    options += [_office(here, each) for each in here.others(start, limit) if each.sort != "place"]
    options += _roles(here, after, stop, language)
    options = [each for each in options if _close(here, after, each.start, language)]
    return max(options, key=lambda each: (each.end - each.start), default=None)


def _close(here: Running, after: int, start: int, language: Words) -> bool:
    """Whether a name stands right after a cue: only determiners and the like between."""
    for between, word in enumerate(here.words[after:after + _FAR]):
        if word.start >= start:
            return between <= _CLOSE
        if word.word not in language.before | language.links | language.roles:
            return False
    return False


def _person(here: Running, naming: Naming, last: Said | None) -> Voice:
    """A person; "he said" goes on from the last one who said something, if that was a person of the same sex."""
    number = naming.person
    if naming.how == "pronoun" and last and last.voice.person >= 0:
        speaking = here.people.persons[last.voice.person]
        if not speaking.sex or speaking.sex == here.people.persons[number].sex or not here.people.persons[number].sex:
            number = last.voice.person
    return Voice(here.people.persons[number].name, naming.start, naming.end, number)


def _office(here: Running, other: Other) -> Voice:
    return Voice(_fuller(here, whole(here.document.text[other.start:other.end]), other.start), other.start, other.end, -1)


def _fuller(here: Running, name: str, offset: int) -> str:
    """The name that an office was given before: "the ministry" where the text has spoken of one ministry by its name."""
    if " " in name:
        return name
    before = [each for each in here.people.others[:bisect_left(here.people.others, offset, key=lambda each: each.start)][-_RECENT:]
              if each.sort in ("office", "organisation", "publication")]
    texts = dict.fromkeys(whole(here.document.text[each.start:each.end]) for each in before)
    longer = [text for text in texts if fold(text).startswith(fold(name) + " ")]
    return longer[0] if len(longer) == 1 else name


def _roles(here: Running, low: int, high: int, language: Words) -> list[Voice]:
    """Speakers called by what they are, with what belongs to the word: "a spokesman for the Ministry", "his lawyer"."""
    found = []
    words = here.words
    at = low
    while at < high:
        if words[at].word not in language.roles or _named(here, words[at].start):
            at += 1
            continue
        first, end = at, at + 1
        while first > low and at - first < 3 and words[first - 1].word not in _STOPS and _belongs(words[first - 1].word, language):
            first -= 1
        while end < high and (words[end].word in language.roles or _owning(words, end, high, language)):
            end += 1 if words[end].word in language.roles else 3
        end = _linked(here, end, high, language)
        start, stop = words[first].start, words[end - 1].end
        name, person = _role_name(here, first, end, language), -1
        # "lawyer Ada Brand said": the person speaks
        inner = next((each for each in here.namings(words[at].end, words[at].end + 2) if each.how in ("name", "surname")), None)
        if inner is not None:
            name, person, stop = here.people.persons[inner.person].name, inner.person, inner.end
        if len(name.split()) <= _LONGEST_NAME and name:
            found.append(Voice(name, start, stop, person))
        at = max(end, at + 1)
    return found


def _named(here: Running, offset: int) -> bool:
    """Whether a word is part of a name."""
    return any(each.end > offset for each in here.others(offset - _NAME, offset + 1)) or any(
        each.end > offset and each.how not in ("noun", "pronoun") for each in here.namings(offset - _NAME, offset + 1))


def _owning(words: Sequence[Any], at: int, high: int, language: Words) -> bool:
    """Whether what stands here goes on as in "her family's doctor"."""
    return at + 2 < high and words[at].word == "'" and words[at + 1].word == "s" and words[at + 2].word in language.roles


def _belongs(word: str, language: Words) -> bool:
    return word in language.before or word in language.possessives or word in language.roles


def _linked(here: Running, end: int, high: int, language: Words) -> int:
    """The place after what is linked to a role: "for the Ministry of Public Order", "of Ada Brand"."""
    words = here.words
    at = end
    while at < high and words[at].word in language.links | language.before:
        at += 1
    if at == end or at >= high:
        return end
    start = words[at].start
    spans = [*((each.start, each.end) for each in here.others(start, start + 1)), *((each.start, each.end) for each in
             here.namings(start, start + 1) if each.how in ("name", "surname"))]
    if spans:
        stop = max(each[1] for each in spans)
        while at < high and words[at].start < stop:
            at += 1
        return at
    if words[at].word in language.roles:
        return at + 1
    return end


def _role_name(here: Running, first: int, end: int, language: Words) -> str:
    """The words of a role without the article; a possessive is replaced by whose it is, where that is known."""
    words, text = here.words, here.document.text
    start, stop = words[first].start, words[end - 1].end
    relation = next((each for each in here.people.relations if each.start < stop and start < each.end), None) \
        if words[first].word in language.possessives else None
    while first < end - 1 and (words[first].word in language.determiners or (words[first].word in language.possessives and relation)):
        first += 1
    name = whole(text[words[first].start:stop])
    if relation is None and words[first - 1].word in language.determiners:
        name = _fuller(here, name, start)
    return f"{name} {language.of} {here.people.persons[relation.person].name}" if relation else name


def chain(said: Sequence[Said], offset: int) -> list[Said]:
    """Who says what stands at an offset: the inner speaker first, then whoever relays."""
    return [each for each in reversed(said) if each.start <= offset < each.end and not each.cue[0] <= offset < each.cue[1]
            and not each.voice.start <= offset < each.voice.end]
