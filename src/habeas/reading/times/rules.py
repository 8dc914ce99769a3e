"""The rules by name, as lexicons call them: one for each way of speaking of time, none of which knows a language."""

from __future__ import annotations

from collections.abc import Callable

from habeas.core.errors import NotADate
from habeas.reading.times import absolute, lengths, relative
from habeas.reading.times.matching import Found
from habeas.reading.times.slots import Slots
from habeas.reading.times.surroundings import Reading, Surroundings

RULES: dict[str, Callable[[Slots, Surroundings], Reading]] = {
    "date": absolute.date, "year": absolute.date, "numeric date": absolute.numeric, "day and month": absolute.daymonth,
    "month and year": absolute.monthyear, "days": absolute.days, "months": absolute.months, "years": absolute.years,
    "decade": absolute.decade, "century": absolute.century, "quarter": absolute.quarter,
    "step": relative.step, "rest": relative.rest, "part": relative.part, "weekday": relative.weekday, "month": relative.month,
    "away": relative.ago, "past": relative.vague, "present": relative.vague, "future": relative.vague, "season": relative.season,
    "clock": relative.clock, "date and clock": relative.dated_clock, "open extent": relative.since, "side": relative.side,
    "range": relative.span,
    "length": lengths.length, "half": lengths.half, "decimal": lengths.decimal, "sum": lengths.sum_of, "age": lengths.age,
    "repeated": lengths.repeated, "within": lengths.same,
}


def read(piece: Found, parts: dict[int, Reading], around: Surroundings) -> Reading:
    """What a found piece says, given the readings of its parts by the places where they start."""
    try:
        return RULES[piece.rule](Slots(piece, parts, around.language), around)
    except (NotADate, ValueError) as error:  # the words fit a form and name no date: year 0, 31 April, too far away
        return Reading(None, unread=f"there is no such date: {error}" if isinstance(error, NotADate) else "there is no such date")
