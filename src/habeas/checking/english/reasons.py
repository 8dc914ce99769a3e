"""Possible explanations, notices and limits in English."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.checking.english.claims import content, label, named, noun, statement
from habeas.checking.english.dates import day_words, when_words
from habeas.checking.reasons import (
    ApproximateAge,
    ApproximateDate,
    CalendarYears,
    CalendarYearsBeside,
    CopiedByAll,
    DatedBefore,
    DefaultDate,
    DefaultDay,
    Denied,
    DigitBehindAges,
    DigitOfAge,
    DigitOfBirth,
    DigitOfDates,
    DigitOfOther,
    LaterDocument,
    LimitHit,
    LongLife,
    MoreConflicts,
    NamesDiffer,
    NeighbouringDays,
    NeighbouringEvents,
    NoSuchOrder,
    NothingFits,
    Notice,
    OlderEdition,
    OneUnitOff,
    OrderGiven,
    OtherCalendar,
    OtherCentury,
    OtherEventThatDay,
    OtherKind,
    OtherPlace,
    Reason,
    RepeatedInColumn,
    RepeatedInRow,
    Replaced,
    RoundedLength,
    RowGone,
    SharedErrors,
    Silent,
    StateEnded,
    Swapped,
    TooManyAlternatives,
    TooManyCombinations,
    Translated,
    TwoPersons,
)
from habeas.core.claims import Cell, Claim


def class_name(name: str) -> str:
    """The name of a class is English."""
    return name


def reason(reason: Reason) -> str:
    """Why a class fits: without capital and full stop."""
    match reason:
        case RoundedLength(claim):
            return f"a length of “{claim.words}” may have been rounded"
        case ApproximateAge():
            return "the age is given as approximate"
        case ApproximateDate():
            return "the date is given as approximate"
        case OneUnitOff():
            return "an age one off would do, as when it is counted to the next birthday"
        case CalendarYears(event, birth, age):
            return f"{event} minus {birth} is {age}: the age may have been counted by calendar years"
        case CalendarYearsBeside(claim, event, birth, sources):
            return (f"{event} minus {birth} is {event - birth} ({_beside(sources)}): {_of(claim)} age may have been counted by calendar "
                    "years")
        case NeighbouringDays():
            return "the two dates are neighbouring days, as for something that happened at night"
        case NeighbouringEvents(early, late):
            return (f"the {_event(early)} is dated one day before the {_event(late)}: what happened at night may be dated to either of two "
                    "neighbouring days")
        case OtherEventThatDay(other, date, claim):
            return (f"{other.speaker} gives {label(other.kind)} {when_words(date)}, the day that {claim.speaker} gives for the "
                    f"{label(claim.kind)}: these may be two events")
        case OtherPlace(first, second):
            return f"the two dates go with places that share no word (“{first}”, “{second}”): these may be two events"
        case OtherKind(other):
            return f"{other.speaker} gives the same day for the {label(other.kind)}: a date may have been entered under another kind"
        case DefaultDay(claim, day, wider):
            return f"{_of(claim)} {day_words(day)} may stand for “some day {when_words(wider)}”"
        case Swapped(claim, day, other_day):
            return f"with day and month swapped, {_of(claim)} {day_words(day)} would be {day_words(other_day)}, which fits"
        case DigitOfDates():
            return "the two dates differ in one digit"
        case DigitOfAge(age, said):
            return f"by the dates the age would be {age}, which differs from {said} in one digit"
        case DigitOfBirth(claim, date):
            return f"with one digit of its year changed, {_of(claim)} date of birth would be {when_words(date)}, which fits"
        case DigitOfOther(claim, other):
            return f"a date that differs from {_of(claim)} in one digit would fit ({_beside([other])})"
        case DigitBehindAges(births):
            return f"the two ages go with two dates of birth that differ in one digit ({_beside(births)})"
        case OtherCentury(claim, earlier):
            return f"a century {'earlier' if earlier else 'later'}, {_of(claim)} date would fit"
        case RepeatedInRow(claim, other):
            return (f"{claim.speaker} gives the same day for the {_event(claim)} and the {_event(other)} in one row: "
                    "one cell may repeat the other")
        case RepeatedInColumn(claim, below):
            return (f"in {_of(claim)} list the row {'below' if below else 'above'}, on another person, has the same day: "
                    "a cell may have slipped by one row, or the day is that of both")
        case OtherCalendar(claim, calendar):
            return f"{_of(claim)} date was written in the {calendar} calendar and converted"
        case NamesDiffer(first, second, scripts, kinds):
            what = f"name “{first}” and “{second}” and differ in {named([f'the {label(kind)}' for kind in kinds])}"
            return (f"the two entries {what}: one name in two scripts, or two persons" if scripts else
                    f"the two entries {what}: one name in two spellings or a second name, or two persons")
        case Translated(claim, translator):
            return f"{_of(claim)} words were read in a translation by {translator}, which may say something else than they do"
        case OlderEdition(claim, older, newer):
            return (f"{older.speaker} said the same until its later edition, which says: {content(newer)}; "
                    f"{_repeating(claim, older)} the older edition")
        case LaterDocument(_, newer):
            return (f"a later document of {newer.speaker} says: {content(newer)} (“{newer.words}”); if it is a later edition, it corrects "
                    "the earlier claim")
        case TwoPersons(kinds):
            return f"the two entries also differ in {named([label(kind) for kind in kinds])}: they may speak of two persons"
        case CopiedByAll(names):
            return f"{named(names)} each make all of these statements: one may have copied the other"
        case SharedErrors(names, kinds):
            others = named([f"the {label(kind)}" for kind in kinds])
            return f"{named(names)} say the same here and on {others}, each time against another source: one may have copied the other"
        case OrderGiven(claim):
            return f"{claim.speaker} gives an order of events in which the others cannot stand"
        case DatedBefore(early, late):
            return f"the {_event(early)} is dated before the {_event(late)}"
        case NoSuchOrder(claims):
            return f"{named(sorted({_event(claim) for claim in claims}))} stand in an order that no life or detention has"
        case Denied():
            return "one source denies what another says"
        case NothingFits():
            return "none of the usual explanations fits"


def _of(claim: Claim) -> str:
    """`Register's`, `Mothers'`."""
    return f"{claim.speaker}'s"


def _beside(claims: Sequence[Claim]) -> str:
    """What stands beside a conflict: `Register: birth in 1950; Courier: arrest or abduction on 10 May 1976`."""
    return "; ".join(f"{claim.speaker}: {content(claim)}" for claim in claims)


def _repeating(claim: Claim, older: Claim) -> str:
    """Who may rest on the older edition: another source, or the one that relays it."""
    relay = next((each for each in claim.relay if each not in older.relay), "")
    return f"{relay} may quote" if claim.speaker == older.speaker and relay else f"{_of(claim)} claim may rest on"


def _event(claim: Claim) -> str:
    return noun(claim.kind, claim.place) + {"": "", "start": " (start)", "end": " (end)"}[claim.bound]


def notice(notice: Notice) -> str:
    """What a notice noticed, as a sentence."""
    match notice:
        case RowGone(entry, claims):
            return (f"Entry {entry} is no longer in the list of {claims[0].speaker}, which said of this person: "
                    f"{'; '.join(map(content, claims))}.")
        case Replaced(claim, newer):
            return f"{_said(claim)}; its later edition says: {content(newer)} (“{newer.words}”)."
        case Silent(claim):
            return f"{_said(claim)}; its later edition no longer says so."
        case StateEnded(claim, ending):
            return f"{statement(claim)}. But {statement(ending)}: it no longer held after that, unless it came about again."
        case DefaultDate(claim):
            return f"{statement(claim)}: {notice_reason(notice)}."
        case LongLife(birth, death, years):
            return f"{statement(birth)}; {statement(death)}: a life of more than {years} years is implausible, though not impossible."


def _said(claim: Claim) -> str:
    return f"{claim.speaker} {'said' if claim.affirmed else 'denied'}: {content(claim)} (“{claim.words}”)"


def notice_reason(notice: Notice) -> str:
    """Why the class that a notice carries fits: without capital and full stop."""
    match notice:
        case RowGone():
            return "the newer edition has no such row"
        case Replaced(claim):
            origin = "list" if isinstance(claim.passage, Cell) else "source"
            return f"the same {origin} says otherwise in its newer edition"
        case Silent():
            return "the newer edition is silent"
        case StateEnded():
            return "what ended the state came before the date at which it is said to hold"
        case DefaultDate(_, of_year):
            return ("1 January often stands for an unknown day of the year" if of_year else
                    "the first of a month often stands for an unknown day of the month")
        case LongLife():
            return "few people live so long"


def limit(limit: LimitHit) -> str:
    """Which limit was hit: without capital and full stop."""
    match limit:
        case TooManyCombinations(large):
            text = "the combinations of these claims are more than this engine works through; there may be further conflicts"
            return text if large else f"{text} (with the extra habeas[large] installed it works through more)"
        case TooManyAlternatives():
            return "the alternatives of these claims are too many to give every bound"
        case MoreConflicts(listed):
            return f"there are more conflicts than the {listed} listed; what the claims support and allow was worked out from all of them"


def undecided(hit: LimitHit) -> str:
    """The same as a sentence."""
    return f"Undecided: {limit(hit)}."
