"""Drafts from running text: each event, state, age and length that a sentence tells of somebody, with who says so, when and where.

Rules end where a sentence must be understood as a whole. So every draft points at its words, and a person confirms it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.core.claims import PRINCIPAL
from habeas.core.kinds import kind
from habeas.core.values import Coded, Text, Unspecified, Value
from habeas.core.when import When
from habeas.reading.document import Draft, Span, whole
from habeas.reading.fields.quoted import Quotation, quotation_at
from habeas.reading.prose import ages, events, particulars, speakers
from habeas.reading.prose.events import Trigger
from habeas.reading.prose.running import Running, Sentence
from habeas.reading.prose.speakers import BELIEVES, DENIES, Said
from habeas.reading.times.expressions import Expression

WHO_ELSE = ("arrest", "transfer", "death", "allegation", "release")  # of which it is told who did it
_CLAUSE = 160  # characters by which a passage may reach back to the person's name


def drafts(here: Running, quotations: tuple[Quotation, ...] = ()) -> Iterator[Draft]:
    """The drafts of running text, in its order. The person is a name, or "" for whoever the document is about. In one of `quotations`
    its speaker speaks where the sentence itself does not name another."""
    said = speakers.sayings(here)
    by_sentence = _grouped(said, here.sentences)
    told = dict(_numbered(events.triggers(here)))
    for number, sentence in enumerate(here.sentences):
        found = told.get(sentence.start, ())
        triggers = [each for each in found if not _sentenced(here, sentence, each, found)]
        spoken = by_sentence[number]
        frame = quotation_at(quotations, sentence.start)
        then = _as_of(here, frame)
        dated, days = particulars.dates(here, sentence, triggers, spoken, frame is not None)
        charges = [each for each in triggers if each.sort.takes == "text"]
        inside = [span for each in charges if (span := particulars.words_after(here, sentence, each, triggers))]
        for trigger in triggers:
            if any(start <= here.words[trigger.left].start < end for start, end in inside):
                continue  # what somebody is charged with is no event of theirs
            for draft in _of_trigger(then, sentence, trigger, triggers, dated.get(trigger.left)):
                yield _attributed(here, draft, spoken, days, frame, here.words[trigger.left].start)
        for each in ages.ages(then, sentence, triggers):
            draft = Draft("age", each.value, _passage(here, sentence, each.span, each.person), each.span, _rule(here, "age"),
                          _name(here, each.person), episode=PRINCIPAL, doubts=tuple(filter(None, (each.doubt,))))
            yield _attributed(here, draft, spoken, days, frame, each.span[0])


def _as_of(here: Running, frame: Quotation | None) -> Running:
    """The same text, for reading what is told as of the present: in a quotation that is its own day, if it tells one."""
    return replace(here, document=replace(here.document, published=frame.said)) if frame else here


def _numbered(found: Iterator[tuple[Sentence, list[Trigger]]]) -> Iterator[tuple[int, Sequence[Trigger]]]:
    for sentence, triggers in found:
        yield sentence.start, triggers


def _grouped(said: Sequence[Said], sentences: Sequence[Sentence]) -> list[list[Said]]:
    """The sayings that reach into each sentence."""
    found: list[list[Said]] = [[] for _ in sentences]
    starts = [each.start for each in sentences]
    for each in said:
        place = max(bisect_left(starts, each.start + 1) - 1, 0)
        while place < len(sentences) and sentences[place].start < each.end:
            found[place].append(each)
            place += 1
    return found


def _rule(here: Running, what: str) -> str:
    return f"{here.document.language} {what}"


def _name(here: Running, person: int | None) -> str:
    return here.people.persons[person].name if person is not None else ""


def _passage(here: Running, sentence: Sentence, span: Span, person: int | None) -> Span:
    """The words to show: from the person's name, if it stands shortly before in the sentence, to the last word that was read."""
    start, end = span
    near = [each for each in here.namings(max(sentence.start, start - _CLAUSE), start) if each.person == person]
    after = [each for each in here.namings(end, min(sentence.end, end + _CLAUSE)) if each.person == person]
    if near:
        return near[-1].start, end
    return start, after[0].end if after else end


# ---- one phrase


def _of_trigger(here: Running, sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger],
                time: Expression | None) -> Iterator[Draft]:
    place = particulars.place_of(here, sentence, trigger, triggers)
    where = whole(here.document.text[slice(*place)]) if place else ""
    span = here.words[trigger.left].start, here.words[trigger.right - 1].end
    for name in trigger.sort.kinds:
        read = _value(here, sentence, trigger, triggers, name, time)
        if read is None:
            continue
        value, words, bound, doubt = read
        beside = {each.sort.kinds[0] for each in triggers if each.left == trigger.left}
        if (name == "arrest" and "custody" in beside and time and _lasting(time)) or (
                name == "custody" and "arrest" in beside and not bound):
            continue  # "held since 1992" tells of custody, "held on 5 May" of an arrest
        kind_name, held = ("stay", where) if name == "custody" and bound == "" and where else (name, where)
        pieces = [span, words, *([place] if place and held else [])]
        all_of_it = min(each[0] for each in pieces), max(each[1] for each in pieces)
        whose = (trigger.doubt,) if trigger.doubt else ()
        doubts = (*whose, doubt) if doubt else whose
        # A length, and a denial, speak of the custody as such, not of one more event.
        episode = PRINCIPAL if not trigger.affirmed or kind(kind_name).shape == "length" else ""
        yield Draft(kind_name, value, _passage(here, sentence, all_of_it, trigger.person), words, _rule(here, f"event {kind_name}"),
                    _name(here, trigger.person), affirmed=trigger.affirmed, hedge=trigger.hedge, episode=episode, place=held, bound=bound,
                    ahead=trigger.tense == "ahead", doubts=doubts)
        if name == "birth" and place:
            yield Draft("birth_place", Text(where), _passage(here, sentence, all_of_it, trigger.person), place, _rule(here, "birth place"),
                        _name(here, trigger.person), affirmed=trigger.affirmed, hedge=trigger.hedge, doubts=whose)
        if name == "arrest" and trigger.affirmed and (who := particulars.agent(here, sentence, trigger)):
            both = min(span[0], who[0]), max(span[1], who[1])
            yield Draft("authority", Text(whole(here.document.text[slice(*who)])), _passage(here, sentence, both, trigger.person), who,
                        _rule(here, "authority"), _name(here, trigger.person), hedge=trigger.hedge, doubts=whose)


def _sentenced(here: Running, sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Whether "in prison" only says of what kind a sentence is: "sentenced to five years in prison"."""
    if trigger.sort.kinds[0] not in ("custody", "status", "held_for"):
        return False
    before = [each for each in triggers if each.left < trigger.left and each.sort.kinds[0] in ("sentence", "judgment_first")]
    return bool(before) and any(each.kind == "length" and here.place(each.end) >= trigger.left - 1
                                for each in here.times_in(here.words[before[-1].left].start, here.words[trigger.left].start))


def _value(here: Running, sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger], name: str,
           time: Expression | None) -> tuple[Value, Span, str, str] | None:
    """The value of a claim of a kind, the span of its words, the bound that it dates, and a doubt; None if there is nothing to claim."""
    span = here.words[trigger.left].start, here.words[trigger.right - 1].end
    shape = kind(name).shape
    if trigger.sort.takes == "length":
        told = ages.length(here, sentence, trigger, triggers)
        return (told[1], told[0], "", "") if told else None
    if shape == "many":
        if trigger.sort.code:
            if trigger.tense != "present":
                return None
            return Coded(trigger.sort.code, here.document.published), span, "", ""
        words = particulars.words_after(here, sentence, trigger, triggers)
        return (Text(whole(here.document.text[slice(*words)])), words, "", "") if words else None
    if shape == "state":
        situation = any(each.left == trigger.left and each.sort.code for each in triggers)
        return _state(trigger, time, span, situation and trigger.tense == "present")
    if time is None:
        return Unspecified(), span, "", ""
    when, doubt = _point(time)
    return (when, (time.start, time.end), "", doubt) if when else (Unspecified(), span, "", "")


def _lasting(time: Expression) -> bool:
    return isinstance(time.value, When) and time.value.extent


def _point(time: Expression) -> tuple[When | None, str]:
    """A date for an event. Of an extent ("since 1992") it is where it begins."""
    value = time.value
    assert isinstance(value, When)
    if not value.extent:
        return value, time.guess
    inner = next((each.value for each in time.parts if isinstance(each.value, When) and not each.value.extent), None)
    return (inner, "the beginning of a longer time was taken") if inner else (None, "")


def _state(trigger: Trigger, time: Expression | None, span: Span, told: bool) -> tuple[Value, Span, str, str] | None:
    """A state: from when to when, or a moment at which it held. Without a date there is nothing to add where the situation tells it."""
    if time is None or not isinstance(time.value, When):
        return None if told or (trigger.sort.takes == "since" and trigger.tense != "past") else (Unspecified(), span, "", "")
    words = time.start, time.end
    if trigger.sort.bound and time.value.extent and time.value.latest is None:
        inner = next((each.value for each in time.parts if isinstance(each.value, When)), None)
        if inner:
            return inner, words, trigger.sort.bound, time.guess
    return time.value, words, "", time.guess


# ---- who says it


def _attributed(here: Running, draft: Draft, spoken: Sequence[Said], days: dict[Span, Expression], frame: Quotation | None,
                offset: int) -> Draft:
    """A draft with its speaker, whoever relays it, its polarity and date of saying, as the sayings around it tell."""
    chain = speakers.chain(spoken, offset)
    names = list(dict.fromkeys([*(each.voice.name for each in chain), *((frame.speaker, *frame.relay) if frame else ())]))
    said = frame.said if frame else None
    if not chain:
        return replace(draft, speaker=names[0] if names else "", relay=tuple(names[1:]), said=said)
    inner = chain[0]
    hedge = draft.hedge or (here.document.text[slice(*inner.cue)] if inner.stance == BELIEVES else "")
    if inner.cue in days and (value := days[inner.cue].value) and isinstance(value, When) and not value.extent:
        said = value
    affirmed = draft.affirmed != (inner.stance == DENIES)
    return replace(draft, speaker=names[0], relay=tuple(names[1:]), affirmed=affirmed, hedge=hedge, said=said,
                   episode=draft.episode if affirmed else PRINCIPAL, doubts=(*draft.doubts, *filter(None, (inner.doubt,))))
