"""Words that tell of an event or a state of persons: where they stand, what they tell of, and whether it is affirmed.

A phrase of the lexicon's table `[[events.event]]` stands in one of these lists: `undergone` (the person is its subject: "was born"), `own`
(the same, of what a person does or is), `done` (its object: "detiene a NAME"), `either` (a participle or past tense: what stands before it
decides), `noun` ("the arrest of NAME", "her arrest").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from habeas.reading.lexicon import fold, lexicon
from habeas.reading.prose import whose
from habeas.reading.prose.phrases import Phrases, phrases
from habeas.reading.prose.running import Running, Sentence
from habeas.reading.prose.whose import Clause
from habeas.reading.tokens import Token

ROLES = ("undergone", "own", "done", "either", "noun")
_BACK = 6  # words before a verb in which a negation or hedge belongs to it
_STOPS = frozenset([";", ":", '"', "«", "»"])


@dataclass(frozen=True, slots=True)
class Sort:
    """What a phrase tells of: kinds of claim, the code of a state said to hold, what is read after it (`text`, `length`, `since`), and
    the bound of a state that it dates."""

    kinds: tuple[str, ...]
    code: str = ""
    takes: str = ""
    bound: str = ""


@dataclass(frozen=True)
class Words:
    """The table of a language. `be` tells the tense of forms of to be; `light` may stand within a verb; `ahead` tell what is to come."""

    triggers: Phrases[tuple[str, Sort]]
    be: dict[str, str]
    have: frozenset[str]
    at: frozenset[str]
    dropped: bool
    objects: frozenset[str]
    inside: frozenset[str]
    negations: frozenset[str]
    hedges: Phrases[str]
    ahead: frozenset[str]


class Trigger(NamedTuple):
    """A phrase that tells of something: words `left` up to `right`, its role and sort, the tense (`past`, `present`, `ahead`, ""), the
    person's number (None: whoever the document is about, if anybody), a doubt about the person, whether it is affirmed, and the hedge."""

    left: int
    right: int
    role: str
    sort: Sort
    tense: str
    person: int | None
    doubt: str
    affirmed: bool
    hedge: str


@lru_cache(maxsize=20)
def table(language: str) -> Words:
    """The compiled table of a language. Raises NoLexicon."""
    rest: dict[str, Any] = lexicon(language).tables["events"]
    found: list[tuple[str, tuple[str, Sort]]] = []
    for each in rest["event"]:
        sort = Sort(tuple(each["kinds"]), each.get("code", ""), each.get("takes", ""), each.get("bound", ""))
        found += [(text, (role, sort)) for role in ROLES for text in each.get(role, ())]
    negations, ahead = frozenset(map(fold, rest["negations"])), frozenset(map(fold, rest["ahead"]))
    be = {fold(word): tense for word, tense in rest["be"].items()}
    have = frozenset(map(fold, rest["have"]))
    inside = have | frozenset(map(fold, rest["light"])) | negations | ahead | be.keys()
    return Words(phrases(found), be, have, frozenset(map(fold, rest["at"])), rest["dropped"],
                 frozenset(map(fold, rest["objects"])), inside, negations,
                 phrases((text, text) for text in rest["hedges"]), ahead)


def triggers(here: Running) -> Iterator[tuple[Sentence, list[Trigger]]]:
    """The triggers of each sentence that has any; one for each person of whom it tells."""
    language = table(here.document.language)
    subject: int | None = None  # whom the sentence before was about
    text, end = here.document.text, 0
    for sentence in here.sentences:
        if "\n\n" in text[end:sentence.start]:
            subject = None  # a paragraph begins anew
        end = sentence.end
        found = [trigger for left, right, role, sort in _standing(here, sentence, language)
                 for trigger in _triggers(here, sentence, (left, right), (role, sort), subject)]
        named = [each.person for each in here.namings(sentence.start, sentence.end) if each.how != "pronoun"]
        told = [each.person for each in found if each.person is not None]
        subject = told[-1] if told else named[0] if named else subject
        if found:
            yield sentence, found


def _standing(here: Running, sentence: Sentence, language: Words) -> Iterator[tuple[int, int, str, Sort]]:
    """The phrases of a sentence: the longest at each place, with everything that it may tell of."""
    place = sentence.left
    while place < sentence.right:
        stand = list(language.triggers.at(here.words, place, sentence.right))
        seen = set[tuple[str, ...]]()
        for after, (role, sort) in stand:
            if after == stand[0][0] and sort.kinds and sort.kinds not in seen:
                seen.add(sort.kinds)
                yield place, after, role, sort
        place = stand[0][0] if stand else place + 1


def _triggers(here: Running, sentence: Sentence, span: tuple[int, int], what: tuple[str, Sort], subject: int | None) -> Iterator[Trigger]:
    language, words = table(here.document.language), here.words
    left, right = span
    role, sort = what
    begun = _verb_begins(words, sentence.left, left, language)
    before = [each.word for each in words[begun:left]]
    tense = next((language.be[each] for each in before if each in language.be), "")
    if any(each in language.ahead for each in before):
        tense = "ahead"
    clause = Clause(sentence, begun, left, right, any(each in language.be for each in before))
    thing = not clause.passive and right < sentence.right and words[right].word in language.objects
    if role == "either":
        active = not clause.passive and (whose.named_behind(here, clause) or any(each in language.have for each in before))
        role = "done" if active else "undergone"
        if thing and not active:
            return  # "NAME released a letter": what somebody does to a thing
    elif role == "undergone" and not clause.passive and (not _apposed(words, clause, language) or (thing and not language.dropped)):
        return
    near = before if role != "noun" else [each.word for each in words[max(sentence.left, left - 3):left]]
    affirmed = not any(each in language.negations for each in near)
    persons, doubt = whose.persons(here, clause, role, subject)
    for person in persons:
        yield Trigger(left, right, role, sort, tense, person, doubt, affirmed, _hedge(here, sentence, left, language))


def _apposed(words: Sequence[Token], clause: Clause, language: Words) -> bool:
    """Whether a participle without a form of to be may speak of the name before it: "NAME, held in May", and not "the party held a rally".
    Where subjects are dropped there is no telling."""
    if language.dropped or clause.left == clause.sentence.left:
        return True
    return words[clause.left].word in language.at or words[clause.begun - 1].word in (",", "(", "-")


def _verb_begins(words: Sequence[Token], low: int, left: int, language: Words) -> int:
    """Where the verb of a phrase begins: with its auxiliaries, negations and adverbs."""
    at = left
    while at > low and left - at < _BACK and words[at - 1].word in language.inside:
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
