"""Rules for dates that are told from another date: the publication's, or the last one mentioned."""

from __future__ import annotations

from dataclasses import replace

from habeas.core.calendar import civil, day_number
from habeas.core.errors import NotADate
from habeas.core.when import When, between, exact_day, lasting
from habeas.reading.times.absolute import BY_TABLE, dated, decade_part, joined
from habeas.reading.times.amounts import Amount, moved, stepped, unit_span
from habeas.reading.times.slots import Slots
from habeas.reading.times.surroundings import NO_LAST_DATE, NO_PUBLICATION, Reading, Surroundings

_NOT_TOLD = "the date it refers to is not known well enough"
_WEEKDAYS = "the weekday before or after publication, by the tense"
_DAYS = ("days", "hours", "minutes")
_NAMES_NONE = "it names no date"


def _base(slots: Slots, around: Surroundings, unit: str = "") -> tuple[When | None, str, str]:
    """The date that the form refers to, what to say if there is none, and what was assumed in taking it.

    `last` is the last date mentioned; `near` too, if it stands in the same sentence, else the publication date. Days are counted
    from the last whole day rather than from a year that is mentioned after it ("the lowest since 1983")."""
    last = around.last_day if unit in _DAYS and around.last and around.last.precision == "year" and around.last_day else around.last
    anchor = slots.given("anchor")
    if anchor == "last" or (anchor == "near" and last is not None and around.same_sentence(slots.piece)):
        return last, NO_LAST_DATE, "the last date mentioned"
    return around.published, NO_PUBLICATION, ""


def step(slots: Slots, around: Surroundings) -> Reading:
    """Yesterday, last week, next month, that year, the following day: so many units of the calendar away."""
    unit, count = slots.meaning("unit") or "days", slots.number("step")
    base, why, guess = _base(slots, around, unit)
    if count is None:
        count = int(slots.meaning("dayword") or 0)
    if base is None:
        return Reading(None, unread=why)
    when = stepped(base, unit, count)
    if when is None:
        return Reading(None, base, unread=_NOT_TOLD)
    return Reading(when, base, guess, clock=slots.meaning("daypart") or "")


def rest(slots: Slots, around: Surroundings) -> Reading:
    """Later this year, earlier this week: from publication to the end of the unit, or from its start to publication."""
    base, why, _ = _base(slots, around)
    if base is None or base.earliest is None or base.latest is None:
        return Reading(None, unread=why if base is None else _NOT_TOLD)
    unit = slots.meaning("unit") or "days"
    if slots.given("side") == "later":
        return Reading(between(base.earliest, unit_span(base.latest, unit, 0)[1]), base)
    return Reading(between(unit_span(base.earliest, unit, 0)[0], base.latest), base)


def part(slots: Slots, around: Surroundings) -> Reading:
    """The beginning, middle or end of a year or month told from publication: the end of this year, a fines del mes pasado."""
    unit, count = slots.meaning("unit") or "", slots.number("step") or 0
    base, why, guess = _base(slots, around, unit)
    if base is None:
        return Reading(None, unread=why)
    whole = stepped(base, unit, count)
    if whole is None or whole.earliest is None:
        return Reading(None, base, unread=_NOT_TOLD)
    year, month, _ = civil(whole.earliest)
    piece = slots.meaning("part") or ""
    if whole.precision == "year":
        return Reading(dated(year, None, None, piece), base, BY_TABLE)
    if whole.precision == "month":
        return Reading(dated(year, month, None, piece), base, BY_TABLE)
    if whole.precision == "decade":
        return Reading(decade_part(year, piece), base, BY_TABLE)
    return Reading(whole, base, guess)


def weekday(slots: Slots, around: Surroundings) -> Reading:
    """A weekday by its name: of the last, this or the next week if that is said, else the nearest on the side of the tense."""
    base, why, _ = _base(slots, around)
    number, count = slots.number("weekday") or 0, slots.number("step")
    if base is None:
        return Reading(None, unread=why)
    day = exact_day(base)
    if day is None:
        return Reading(None, base, unread=_NOT_TOLD)
    back = (day - 1 - number) % 7
    if count is not None and count < 0:
        return _on(day - (back or 7), base, slots, "")
    if count is not None and count > 0:
        return _on(day + (7 - back), base, slots, "")
    future = count == 0 or around.tense(slots.piece) == "future"
    return _on(day + (-back) % 7 if future else day - back, base, slots, _WEEKDAYS)


def _on(day: int, base: When, slots: Slots, guess: str) -> Reading:
    if day < 1:
        return Reading(None, base, unread=_NOT_TOLD)
    return Reading(between(day, day), base, guess, clock=slots.meaning("daypart") or "")


def month(slots: Slots, around: Surroundings) -> Reading:
    """Last July, this July, next July: the last one over, the one of the year, the next to come."""
    base, why, _ = _base(slots, around)
    number, count = slots.number("month") or 1, slots.number("step") or 0
    if base is None or base.earliest is None or base.latest is None:
        return Reading(None, unread=why if base is None else _NOT_TOLD)
    first, last = civil(base.earliest), civil(base.latest)
    if first[:2] != last[:2]:
        return Reading(None, base, unread=_NOT_TOLD)
    year = first[0]
    if count < 0 and number >= first[1]:
        year -= 1
    elif count > 0 and number <= first[1]:
        year += 1
    if not 1 <= year <= 9999:
        return Reading(None, base, unread=_NOT_TOLD)
    return Reading(between(*unit_span(day_number(year, number, 1), "months", 0)), base)


def ago(slots: Slots, around: Surroundings) -> Reading:
    """Two years ago, three days later, a week after 3 May: a length away from publication, the last date, or a date given."""
    length, given = slots.part("length"), slots.part("date")
    amount = length.value if length else None
    if given is not None:
        base, why, guess = given.value, given.unread, given.guess
    else:
        base, why, guess = _base(slots, around, amount.unit if isinstance(amount, Amount) else "")
    if not isinstance(base, When):
        return Reading(None, unread=why or _NOT_TOLD)
    if not isinstance(amount, Amount) or (amount.low is None and amount.high is None):
        return Reading(None, base, unread="the number is not told")
    when = moved(base, amount, int(slots.given("sign") or -1))
    return Reading(when, base, guess) if when else Reading(None, base, unread=_NOT_TOLD)


def vague(slots: Slots, around: Surroundings) -> Reading:
    """Recently, now, soon: about time, and no date."""
    return Reading(None, unread=_NAMES_NONE)


def season(slots: Slots, around: Surroundings) -> Reading:
    """A season, which differs by hemisphere."""
    return Reading(None, unread="seasons differ by hemisphere: give months instead")


def clock(slots: Slots, around: Surroundings) -> Reading:
    """A time of day on its own: of the date that the sentence mentions before it, else of the day of publication."""
    time = _time(slots)
    if around.last is not None and exact_day(around.last) is not None and around.same_sentence(slots.piece):
        return Reading(around.last, around.last, "the day mentioned before", clock=time)
    if around.published is not None and exact_day(around.published) is not None:
        return Reading(around.published, around.published, "the day of publication", clock=time)
    return Reading(None, unread=NO_PUBLICATION, clock=time)


def _time(slots: Slots) -> str:
    """18:00 or 18:00Z, from a clock, an hour with am or pm, or four digits."""
    token = slots.token("clock") or slots.token("number")
    half, zone = slots.meaning("half") or "", slots.meaning("zone") or ""
    if token is None:
        return slots.meaning("daypart") or ""
    word = token.word
    if word.endswith(("am", "pm")):
        word, half = word[:-2], word[-2:]
    if ":" in word:
        hour, minute = map(int, word.split(":")[:2])
    elif token.number is not None and token.number > 24:
        hour, minute = divmod(token.number, 100)
    else:
        hour, minute = (token.number if token.number is not None else int(word or 0)), 0
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}{zone}" if hour <= 24 and minute < 60 else ""


def dated_clock(slots: Slots, around: Surroundings) -> Reading:
    """A date with a time of day beside it, which only a whole day has."""
    day, time = slots.part("date"), slots.part("clocktime")
    assert day is not None
    if time is not None and exact_day(day.value) is None:
        return day
    return replace(day, clock=time.clock if time else slots.meaning("daypart") or "")


def since(slots: Slots, around: Surroundings) -> Reading:
    """An extent with an open end: since 1992, until May."""
    inner = slots.part("date")
    if inner is None or not isinstance(inner.value, When):
        return Reading(None, inner.anchor if inner else None, unread=inner.unread if inner else _NAMES_NONE)
    end = slots.given("end")
    try:
        value = joined_open(inner.value, end == "start")
    except NotADate:
        value = None
    return Reading(value, inner.anchor, inner.guess) if value else Reading(None, inner.anchor, unread=_NOT_TOLD)


def joined_open(when: When, start: bool) -> When | None:
    """An extent from a date, or up to it; None for what is an extent already or cannot stand in one."""
    if when.extent or "," in when.edtf:
        return None
    return lasting(when, None) if start else lasting(None, when)


def side(slots: Slots, around: Surroundings) -> Reading:
    """Before 1976, after 3 May, by 2011: some day on one side of a date."""
    inner = slots.part("date")
    if inner is None or not isinstance(inner.value, When):
        return Reading(None, inner.anchor if inner else None, unread=inner.unread if inner else _NAMES_NONE)
    where, when = slots.given("side"), inner.value
    if where == "before" and when.earliest is not None and when.earliest > 1:
        return Reading(between(None, when.earliest - 1), inner.anchor, inner.guess)
    if where == "after" and when.latest is not None:
        return Reading(between(when.latest + 1, None), inner.anchor, inner.guess)
    if where == "by" and when.latest is not None:
        return Reading(between(None, when.latest), inner.anchor, inner.guess)
    return Reading(None, inner.anchor, unread=_NOT_TOLD)


def span(slots: Slots, around: Surroundings) -> Reading:
    """From one date to another (an extent), between two, or one of two."""
    first, last = slots.part("date"), slots.part("date2")
    if first is None or last is None or not isinstance(first.value, When) or not isinstance(last.value, When):
        return Reading(None, unread=(first.unread if first else "") or (last.unread if last else "") or _NOT_TOLD)
    try:
        value = joined(first.value, last.value, slots.given("join") or "extent")
    except NotADate:
        value = None
    guess = "; ".join(dict.fromkeys(filter(None, (first.guess, last.guess))))
    return Reading(value, last.anchor, guess) if value else Reading(None, unread="it ends before it starts, or is no plain range")

