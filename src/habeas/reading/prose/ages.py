"""Ages and lengths that a sentence tells of somebody: "Ada Brand, 34,", "at the age of 26", "has spent 24 years in prison"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from habeas.core.kinds import kind
from habeas.core.values import Age, Length
from habeas.core.when import When, exact_day
from habeas.reading.document import Span
from habeas.reading.lexicon import fold, lexicon
from habeas.reading.prose.events import Trigger
from habeas.reading.prose.running import Running, Sentence
from habeas.reading.times.amounts import Amount

_YOUNGEST, _OLDEST = 10, 105  # of a bare number between commas
_ELSE = "the age may be somebody else's"
_THREAT = 6  # words before a length in which it may be said to be only possible
_CUSTODY = ("custody", "held_for", "status", "isolation", "incommunicado")
_BEHIND = 3  # words from a length to what was done for so long
_APPOSED = 3  # words between a name and the age behind it
_UNITS = {"years": ("years", 1), "months": ("months", 1), "weeks": ("days", 7), "days": ("days", 1), "decades": ("years", 10)}


class Told(NamedTuple):
    """An age: its words, its value, the person's number and a doubt."""

    span: Span
    value: Age
    person: int
    doubt: str


@lru_cache(maxsize=20)
def _table(language: str) -> dict[str, frozenset[str]]:
    given: dict[str, Any] = lexicon(language).tables["events"]
    return {name: frozenset(map(fold, given[name])) for name in ("at_event", "present_age", "groups", "perfect", "threat", "company")}


def ages(here: Running, sentence: Sentence, triggers: Sequence[Trigger]) -> Iterator[Told]:
    """The ages of a sentence. An age told with an event ("arrested at the age of 26") is meant at it; others at the day of publication,
    and are left out where that is not known and the sentence tells of no event."""
    words, language = here.words, _table(here.document.language)
    namings = here.namings(sentence.start, sentence.end)
    if not namings:
        return
    spans: list[tuple[Span, int | None, int | None, str, bool]] = []
    for each in here.times_in(sentence.start, sentence.end):
        if each.kind == "age" and isinstance(each.value, Amount) and each.value.unit in _UNITS:
            unit, times = _UNITS[each.value.unit]
            low, high = ((None if bound is None else bound * times) for bound in (each.value.low, each.value.high))
            spans.append(((each.start, each.end), low, high, unit, each.value.about))
    for naming in namings:  # NAME, 34, / NAME (34)
        at = here.place(naming.end)
        if at + 2 < sentence.right and words[at].word in (",", "(") and words[at + 1].digits and words[at + 2].word in (",", ")", "."):
            number = words[at + 1].number
            if number and _YOUNGEST <= number <= _OLDEST and not any(s[0][0] <= words[at + 1].start < s[0][1] for s in spans):
                spans.append(((words[at + 1].start, words[at + 1].end), number, number, "years", False))
    for place in range(sentence.left, sentence.right - 1):  # is now 71
        if words[place].word in language["present_age"] and words[place + 1].digits:
            number = words[place + 1].number
            follows = words[place + 2].word if place + 2 < sentence.right else "."
            if number and _YOUNGEST <= number <= _OLDEST and follows in (".", ",", ";", ")", '"') \
                    and not any(s[0][0] <= words[place + 1].start < s[0][1] for s in spans):
                spans.append(((words[place + 1].start, words[place + 1].end), number, number, "years", False))
    for span, low, high, unit, about in sorted(spans):
        found = _whose(here, sentence, span, language["groups"])
        if found is None:
            continue
        person, doubt = found
        at_what = _at(here, sentence, span, person, triggers, language["at_event"])
        if at_what:
            doubt = "" if doubt == _ELSE and isinstance(at_what, tuple) else doubt
            yield Told(span, Age(low, high, unit, at_what, about), person, doubt)


def _whose(here: Running, sentence: Sentence, span: Span, groups: frozenset[str]) -> tuple[int, str] | None:
    """Whose age it is: of the name just before it or just behind it, else of the person named last before it."""
    first, last = here.place(span[0]), here.place(span[1])
    before = list(here.namings(sentence.start, span[0]))
    after = here.namings(span[1], sentence.end)
    if before and first - here.place(before[-1].end) <= _APPOSED:
        return before[-1].person, _doubt(before[-1].how)
    if after and here.place(after[0].start) - last <= 1:
        return after[0].person, _doubt(after[0].how)
    if before and not any(each.word in groups for each in here.words[here.place(before[-1].end):first]):
        return before[-1].person, _doubt(before[-1].how) or _ELSE
    if after and after[0].how == "name" and here.place(after[0].start) - last <= 4:
        return after[0].person, _ELSE
    return None


def _doubt(how: str) -> str:
    return {"pronoun": "the person is told by a pronoun", "noun": "the person is told by a noun"}.get(how, "")


def _at(here: Running, sentence: Sentence, span: Span, person: int, triggers: Sequence[Trigger],
        at_event: frozenset[str]) -> When | tuple[str, ...] | None:
    events = [each for each in triggers if each.person == person and kind(each.sort.kinds[0]).shape == "event"
              and each.sort.kinds[0] != "birth" and each.affirmed]
    first = here.place(span[0])
    close = here.words[max(sentence.left, first - 2):here.place(span[1])]
    if events and any(each.word in at_event for each in close):
        return (events[0].sort.kinds[0],)
    if exact_day(here.document.published) is not None:
        return here.document.published
    return (events[0].sort.kinds[0],) if events else None  # in a book of some year, an age is hardly that of its year


def length(here: Running, sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger]) -> tuple[Span, Length] | None:
    """The length of custody or of a sentence, told just before or after its phrase."""
    times = [each for each in here.times_in(sentence.start, sentence.end)
             if each.kind == "length" and isinstance(each.value, Amount) and each.value.unit in _UNITS]
    later = min([each.left for each in triggers if each.left >= trigger.right], default=sentence.right)
    near = []
    for each in times:
        first, last = here.place(each.start), here.place(each.end)
        if trigger.right <= first < min(later + 1, trigger.right + 5):
            near.append((first - trigger.right, each))
        elif 0 <= trigger.left - last <= 2 and trigger.sort.kinds[0] == "held_for":
            near.append((trigger.left - last, each))
    if not near:
        return None
    found = min(near, key=lambda pair: pair[0])[1]
    if here.words[trigger.right - 1].word in _table(here.document.language)["company"] and not any(
            each.left != trigger.left and each.sort.kinds[0] in _CUSTODY and 0 <= each.left - here.place(found.end) <= _BEHIND
            for each in triggers):
        return None  # "served 11 years as editor"
    if any(each.word in _table(here.document.language)["threat"] for each in here.between(sentence.start, found.start)[-_THREAT:]):
        return None
    amount = found.value
    assert isinstance(amount, Amount)
    if amount.low is None and amount.high is None:
        return None
    unit, times_ = _UNITS[amount.unit]
    low, high = ((None if bound is None else bound * times_) for bound in (amount.low, amount.high))
    if trigger.sort.kinds[0] == "sentence":
        return (found.start, found.end), Length(low, high, unit, "sentence_served", "sentence_served", amount.about)
    until: When | str = "release"
    before = here.words[max(sentence.left, trigger.left - 4):trigger.left + 1]
    if trigger.tense == "present" or any(each.word in _table(here.document.language)["perfect"] for each in before):
        if here.document.published is None:
            return None
        until = here.document.published
    return (found.start, found.end), Length(low, high, unit, "arrest", until, amount.about)

