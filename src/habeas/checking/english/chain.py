"""Conflicts and their reasoning in English."""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.checking.english.claims import label, noun, statement, witnesses
from habeas.checking.english.dates import count, day_words, days_apart
from habeas.checking.rules import Day
from habeas.checking.steps import Apart, Never, NoDates, NotAfter, NotBefore, OneOnly, Opposed, SomeYears, Step, by_places
from habeas.core.claims import PRINCIPAL, Claim

_DIAGRAM = {
    "title": "Why these statements cannot all be true",
    "explained": "A drawing of the reasoning that stands beside it in words.",
    "order": "By the order of events", "places": "As the two places exclude each other",
    "gap": "and no day is left",
    "gap widened": "even with room for rounding",
    "nothing": "no day of the calendar is left",
    "took place": "took place", "did not": "did not take place",
    "one": "one value", "other": "the other; only one of them can be true",
    "more": "{} more possibilities are told in words only", "one more": "One more possibility is told in words only",
    "possibility": "Possibility {} of {}",
    "never": "no day at all would make this true", "no dates": "No dates make these true together",
    "some years": "Possible in certain years only, which the others exclude",
}


def diagram_words(key: str) -> str:
    """What stands in a drawing of a chain besides sentences; `{}` is for numbers or a distance in words."""
    return _DIAGRAM[key]


def conflict(groups: Sequence[Sequence[Claim]], gap: int | None, hard: bool) -> str:
    """Who says what, and that it cannot all hold."""
    said = "; ".join(statement(claim) for group in groups for claim in group)
    if len(groups) == 1:
        together = "This cannot be"
    elif len(groups) == 2:
        all_of = "both" if sum(map(len, groups)) == 2 else "all"
        together = f"They cannot {all_of} hold" + (f": they are {days_apart(gap)}" if gap is not None else "")
    else:
        together = "They cannot all hold"
        together += f"; one of them would have to give way by {count(gap, 'days')}" if gap is not None else ""
    return f"{said}. {together}{'' if hard else '; a matter of reading'}."


def chain(steps: Sequence[Step]) -> tuple[str, ...]:
    """The reasoning, line by line: how the bounds follow until they cross."""
    possibilities = max((step.possibility for step in steps), default=0)
    around = [claim for step in steps for claim in step.claims]
    lines: list[str] = []
    for number in range(1, possibilities + 1):
        if possibilities > 1:
            lines.append(f"Possibility {number} of {possibilities}:")
        lines.extend(_line(step, around) for step in steps if step.possibility == number)
    return tuple(lines)


def _line(step: Step, around: Sequence[Claim]) -> str:
    match step.follows:
        case NotAfter(day, None):
            return f"{_so(step)} the {day_name(day, around)} would lie before any day of the calendar."
        case NotAfter(day, date):
            assert date is not None
            return f"{_so(step)} the {day_name(day, around)} cannot be later than {day_words(date)}."
        case NotBefore(day, date):
            return f"But {_so(step)} the {day_name(day, around)} cannot be earlier than {day_words(date)}."
        case Apart() as apart:
            return f"{_so(step)} {relation(apart, around)}."
        case Opposed(kind, yes, no):
            return f"{witnesses(yes)}; {witnesses(no)}: by the one the {label(kind)} took place, by the other it did not."
        case OneOnly(kind, first, second):
            return f"{witnesses(first)}; {witnesses(second)}: only one {label(kind)} can be true."
        case Never():
            return f"{witnesses(step.claims)}; no day at all would make this true."
        case NoDates():
            return "No dates could make these true together."
        case SomeYears():
            return "Together these can be true in certain years only, and the other statements leave none of those."


def _so(step: Step) -> str:
    """Who says it, up to what follows from it."""
    if not step.claims:
        return f"{diagram_words('places' if by_places(step) else 'order')},"
    said = f", {said_by(step.follows.date)}" if isinstance(step.follows, NotAfter) and step.follows.said and step.follows.date else ""
    return f"{witnesses(step.claims)}{said}; so{', with room for rounding,' if step.widened else ''}"


def day_name(day: Day, claims: Sequence[Claim]) -> str:
    """`birth`, `start of the custody`, `stay at Camp Alder`, `release (as Courier tells it)`."""
    side = {"": "", "start": "start of the ", "end": "end of the "}[day.end]
    return side + noun(day.slot.kind, day.slot.place) + _episode(day.slot.episode, claims)


def _episode(episode: str, claims: Sequence[Claim]) -> str:
    """A slot named by a claim is an event that only this claim speaks of; one named by a judgement has its number."""
    if episode in (PRINCIPAL, ""):
        return ""
    judged = re.fullmatch(r"(\d+) by judgement", episode)
    teller = next((claim.speaker for claim in claims if claim.id == episode), "")
    if judged:
        return f" (number {judged[1]}, by judgement)"
    return f" (as {teller} tells it)" if teller else f" ({episode})"


def relation(apart: Apart, around: Sequence[Claim]) -> str:
    """`the birth must be at least 26 years before the arrest or abduction`."""
    day, other = f"the {day_name(apart.day, around)}", f"the {day_name(apart.other, around)}"
    if not apart.months and not apart.days and not apart.before:
        return f"{day} cannot be later than {other}"
    return f"{day} must be {distance(apart)} {'before' if apart.before else 'after'} {other}"


def distance(apart: Apart) -> str:
    """`at least 26 years`, `at most 25 years less 1 day`, `not after`."""
    if not apart.months:
        if not apart.before and not apart.days:
            return "not after"
        length = count(apart.days, "days")
    else:
        unit = "years" if apart.months % 12 == 0 else "months"
        length = count(apart.months // 12 if unit == "years" else apart.months, unit)
        if apart.days:
            length += f" {'less' if apart.days < 0 else 'and'} {count(abs(apart.days), 'days')}"
    return f"at {'least' if apart.before else 'most'} {length}"


def said_by(date: int) -> str:
    """`said by 26 December 1976`: what is told of the past is not after the day on which it is told."""
    return f"said by {day_words(date)}"


def not_after(date: int | None) -> str:
    """`not later than 26 December 1976`."""
    return diagram_words("nothing") if date is None else f"not later than {day_words(date)}"


def not_before(date: int) -> str:
    """`not earlier than 26 December 1976`."""
    return f"not earlier than {day_words(date)}"
