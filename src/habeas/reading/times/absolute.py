"""Rules for dates that say their year, or lack it: in words, in digits, decades, centuries, parts of a month or year.

Parts are a declared table, the same that mappings of lists use: the early, middle and late third of a month (1-10, 11-20, 21 to
the end) and of a year (January-April, May-August, September-December); halves are exact.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from habeas.core.calendar import day_number, iso, month_length, month_span, year_span
from habeas.core.when import When, between, exact_day, lasting, one_of, parse
from habeas.reading.times.amounts import stepped
from habeas.reading.times.matching import Found
from habeas.reading.times.slots import Slots
from habeas.reading.times.surroundings import NO_PUBLICATION, Reading, Surroundings

NO_DAY = "there is no such day"
_DAYS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "first": (1, 15), "second": (16, 31), "whole": (1, 31)}
_MONTHS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "first": (1, 6), "second": (7, 12), "whole": (1, 12)}
BY_TABLE = "a part of a month or year is read by a fixed table"
DOTS = "day before month, as is usual with dots"
OLD = "the thousand that old files leave out of a year"
_AROUND = 8  # years on either side of the publication: 29 February comes once in four or eight
_AHEAD = 10  # years after publication that a year of two digits may still mean


def date(slots: Slots, around: Surroundings) -> Reading:
    """Day, month and year as far as they are given; a year that is not given is found from the surroundings."""
    month, day = slots.number("month"), slots.number("day")
    part = slots.meaning("part") or ""
    year, anchor, guess = _year(slots, around)
    if year is None and month is None:
        return Reading(None, unread=guess or NO_PUBLICATION)
    if year is None:
        assert month is not None
        return _without_year(slots, around, month, day, part)
    when = dated(year, month, day, part)
    if when is None:
        return Reading(None, unread=NO_DAY)
    guess = "; ".join(filter(None, (guess, BY_TABLE if part in ("early", "mid", "late") else "", _weekday(slots, when))))
    return Reading(_marked(when, slots), anchor, guess)


def _year(slots: Slots, around: Surroundings) -> tuple[int | None, When | None, str]:
    """The year as written or as a step from the publication's ("October of next year"); what it was read against; what was assumed."""
    short, step, old = slots.number("short"), slots.number("step"), slots.number("old")
    if old is not None:
        return 1000 + old, None, OLD
    if short is not None:
        return _whole_year(short, around)
    if step is not None and "year" not in slots:
        base = around.last if slots.given("anchor") == "last" else around.published
        found = stepped(base, "years", step) if base else None
        year = _single_year(found)
        return year, base, "" if year else NO_PUBLICATION
    year = slots.number("year")
    return year, None, ""


def _whole_year(short: int, around: Surroundings) -> tuple[int | None, When | None, str]:
    """A year of two digits: the latest that ends so and is not more than ten years after the publication."""
    if around.published is None or around.published.latest is None:
        return None, None, "its year has two digits, and no publication date tells the century"
    limit = int(iso(around.published.latest)[:4]) + _AHEAD
    return limit - (limit - short) % 100, around.published, "the century of a year with two digits"


def _single_year(when: When | None) -> int | None:
    if when is None or when.earliest is None or when.latest is None:
        return None
    first, last = iso(when.earliest)[:4], iso(when.latest)[:4]
    return int(first) if first == last else None


def dated(year: int, month: int | None, day: int | None, part: str) -> When | None:
    """The When of a year with as much of month, day and part as there is; None for a day that does not exist."""
    try:
        if month is None:
            low, high = _MONTHS[part or "whole"]
            return between(month_span(year, low)[0], month_span(year, high)[1]) if part else between(*year_span(year))
        if day is not None:
            return between(*2 * (day_number(year, month, day),))
        low, high = _DAYS[part or "whole"]
        return between(day_number(year, month, low), day_number(year, month, min(high, month_length(year, month))))
    except ValueError:
        return None


def _marked(when: When, slots: Slots) -> When:
    """Approximate where the form or a word of it says "about"."""
    if "about" not in slots or when.edtf.startswith("["):
        return when
    return parse(when.edtf + "~")


def _weekday(slots: Slots, when: When) -> str:
    """A remark where the weekday that is written is not that of the date."""
    weekday, day = slots.number("weekday"), exact_day(when)
    if weekday is None or day is None or (day - 1) % 7 == weekday:
        return ""
    return "the weekday written is not that of the date"


def _agreeing(slots: Slots, when: When | None) -> When | None:
    """The date, unless a weekday is written that is not its own."""
    return None if when is None or _weekday(slots, when) else when


def _without_year(slots: Slots, around: Surroundings, month: int, day: int | None, part: str) -> Reading:
    """A month, or a day of it, without a year: of the year just named in the sentence, else by the publication date."""
    guess, last, published = "", around.last, around.published
    anchored = last is not None and _single_year(last) is not None
    if anchored and (published is None or (around.same_sentence(slots.piece) and last is not None and last.precision != "day")):
        year = _single_year(last)
        assert year is not None
        chosen, anchor, guess = dated(year, month, day, part), last, "the year of the date mentioned before"
    elif published is None or published.earliest is None or published.latest is None:
        return Reading(None, unread="no year is written, and there is neither a publication date nor a year before it")
    else:
        chosen, guess = nearest(around, slots.piece, lambda year: _agreeing(slots, dated(year, month, day, part)))
        if chosen is None:
            chosen, guess = nearest(around, slots.piece, lambda year: dated(year, month, day, part))
        anchor = published
    if chosen is None:
        return Reading(None, unread=NO_DAY)
    guess = "; ".join(filter(None, (guess, BY_TABLE if part in ("early", "mid", "late") else "", _weekday(slots, chosen))))
    return Reading(_marked(chosen, slots), anchor, guess)


def nearest(around: Surroundings, piece: Found, make: Callable[[int], When | None]) -> tuple[When | None, str]:
    """Of what `make` gives for the years about the publication's, the one that the tense of the sentence asks for, or else the
    nearest; and what was assumed. The publication date has both bounds."""
    assert around.published and around.published.earliest is not None and around.published.latest is not None
    first, last = around.published.earliest, around.published.latest
    year = int(iso(last)[:4])
    made = [(when.earliest, when.latest, when) for each in range(max(year - _AROUND, 1), min(year + _AROUND, 9999) + 1)
            if (when := make(each)) and when.earliest is not None and when.latest is not None]
    tense = around.tense(piece)
    if tense == "future":
        after = [when for _, end, when in made if end >= first]
        return (after[0] if after else None), "the first after publication, by the tense"
    if tense == "past":
        before = [when for start, _, when in made if start <= last]
        return (before[-1] if before else None), "the last before publication, by the tense"
    close = min(made, key=lambda each: abs(each[0] - last), default=None)
    return (close[2] if close else None), "the nearest to publication"


def numeric(slots: Slots, around: Surroundings) -> Reading:
    """A date in digits. The order of day and month is that of the language; dots always put the day first."""
    token = slots.token("numeric")
    assert token is not None
    first, second, third = re.split(r"[./-]", token.word)
    if len(first) == 4:
        when = _with_zeros(int(first), int(second), int(third))
        return Reading(when) if when else Reading(None, unread=NO_DAY)
    guess, anchor, year = "", None, int(third)
    if len(third) == 2:
        whole, anchor, guess = _whole_year(year, around)
        if whole is None:
            return Reading(None, unread=guess)
        year = whole
    elif len(third) == 3:
        year, guess = 1000 + year, OLD
    day, month, note = _ordered(int(first), int(second), "." in token.word, around)
    when = _with_zeros(year, month, day)
    return Reading(when, anchor, "; ".join(filter(None, (guess, note)))) if when else Reading(None, unread=NO_DAY)


def _with_zeros(year: int, month: int, day: int) -> When | None:
    """A date in digits, in which 0 says that the day, or day and month, are not known: 00.09.1977, 1977/00/00."""
    if month > 12 or (month == 0 and day != 0):
        return None
    return dated(year, month or None, day or None, "")


def _ordered(first: int, second: int, dots: bool, around: Surroundings) -> tuple[int, int, str]:
    """Day, month and what was assumed."""
    day_first = dots or around.language.order == "dmy"
    if first == second or first == 0:
        return first, second, ""
    if first > 12 or second > 12:
        usual = (first > 12) == day_first
        return (first, second, "") if first > 12 else (second, first, "" if usual else "month before day, since no month is that great")
    if day_first:
        return first, second, DOTS if dots else "day before month, as is usual in this language"
    return second, first, "month before day, as is usual in this language"


def daymonth(slots: Slots, around: Surroundings) -> Reading:
    """Day and month in digits, without a year; or a month and a year of two digits that is no day (5/76)."""
    token = slots.token("daymonth")
    assert token is not None
    first, second = map(int, token.word.split("/"))
    if second > 31 and 1 <= first <= 12:
        year, anchor, guess = _whole_year(second, around)
        return Reading(dated(year, first, None, ""), anchor, guess) if year else Reading(None, unread=guess)
    day, month, note = _ordered(first, second, False, around)
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return Reading(None, unread=NO_DAY)
    reading = _without_year(slots, around, month, day, "")
    return Reading(reading.value, reading.anchor, "; ".join(filter(None, (reading.guess, note))), reading.unread)


def monthyear(slots: Slots, around: Surroundings) -> Reading:
    """Month and year in digits: 05/1976, late 05/1976; with the day set apart: 12 .05.1976."""
    token = slots.token("monthyear")
    assert token is not None
    month, year = map(int, re.split(r"[/.-]", token.word))
    part = slots.meaning("part") or ""
    if not 1 <= month <= 12:
        return Reading(None, unread="there is no such month")
    when = dated(year, month, slots.number("day"), part)
    return Reading(when, guess=BY_TABLE if part in ("early", "mid", "late") else "", unread="" if when else NO_DAY)


def days(slots: Slots, around: Surroundings) -> Reading:
    """Some day from one to another, or (`either`) one of the two: 18-22/02/1977, 3 to 5 May 1976, 24 or 26 January."""
    token = slots.token("days")
    if token is None and (slots.token("dayspan") or slots.token("numeric")):
        return _written(slots, around)
    if token:
        first, day, month, whole = map(int, re.split(r"[./-]", token.word))
        return _pair(dated(whole, month, first, "") if 1 <= month <= 12 else None, dated(whole, month, day, "") if month <= 12 else None,
                     slots, Reading(None))
    both = slots.token("numbers")
    first, last = map(int, both.word.split("-")) if both else (slots.number("day") or 0, slots.number("day2") or 0)
    month = slots.number("month") or 0
    month2 = slots.number("month2") or month
    year, anchor, guess = _year(slots, around)
    if year is None:
        end = _without_year(slots, around, month2, last, "")
        if not isinstance(end.value, When):
            return end
        year, anchor, guess = int(end.value.edtf[:4]), end.anchor, end.guess
    return _pair(dated(year - 1 if month > month2 else year, month, first, ""), dated(year, month2, last, ""), slots,
                 Reading(None, anchor, guess))


def _written(slots: Slots, around: Surroundings) -> Reading:
    """Two days in digits of which the last is whole: 30.11-02.12.1976, 28.12.1976-02.01.1977, 24 or 26.06.1976."""
    token = slots.token("dayspan") or slots.token("numeric")
    assert token is not None
    *start, day, month, year = map(int, re.split(r"[./-]", token.word))
    if len(str(year)) < 4:
        return Reading(None, unread="its year is not whole")
    first = slots.number("day") if not start else start[0]
    earlier = start[1] if len(start) > 1 else month
    at = start[2] if len(start) > 2 else year - 1 if earlier > month else year
    when = dated(at, earlier, first, "") if 1 <= earlier <= 12 else None
    return _pair(when, dated(year, month, day, "") if 1 <= month <= 12 else None, slots, Reading(None))


def months(slots: Slots, around: Surroundings) -> Reading:
    """Some time from one month to another, which share a year: between April and June 1976, 00.09-10.1978."""
    token = slots.token("monthspan")
    if token:
        _, first, last, whole = map(int, re.split(r"[./-]", token.word))
        if not 1 <= first <= last <= 12:
            return Reading(None, unread=NO_DAY)
        return _pair(dated(whole, first, None, ""), dated(whole, last, None, ""), slots, Reading(None))
    month, month2 = slots.number("month") or 0, slots.number("month2") or 0
    year, anchor, guess = _year(slots, around)
    if year is None:
        end = _without_year(slots, around, month2, None, "")
        if not isinstance(end.value, When):
            return end
        year, anchor, guess = int(end.value.edtf[:4]), end.anchor, end.guess
    return _pair(dated(year - 1 if month > month2 else year, month, None, ""), dated(year, month2, None, ""), slots,
                 Reading(None, anchor, guess))


def years(slots: Slots, around: Surroundings) -> Reading:
    """Two years with a dash or a word between them: an extent, unless the form says `between` or `either`."""
    token = slots.token("years")
    if token:
        left, right = re.split(r"[-/]", token.word)
        first, last = int(left), int(left[:2] + right if len(right) == 2 else right)
    else:
        first, last = slots.number("year") or 0, slots.number("year2") or 0
    if first >= last:
        return Reading(None, unread="it ends before it starts")
    return _pair(dated(first, None, None, ""), dated(last, None, None, ""), slots, Reading(None))


def _pair(first: When | None, last: When | None, slots: Slots, reading: Reading) -> Reading:
    if first is None or last is None:
        return Reading(None, unread=NO_DAY)
    value = joined(first, last, slots.given("join") or "between")
    return Reading(value, reading.anchor, reading.guess, "" if value else "it ends before it starts")


def joined(first: When, last: When, how: str) -> When | None:
    """Two dates as some day between them, as one of the two, or as an extent; None where the second is the earlier."""
    if first.extent or last.extent:
        return None
    if how == "either":
        return one_of(first, last) if None not in (first.earliest, first.latest, last.earliest, last.latest) else None
    if None in (first.earliest, first.latest, last.earliest, last.latest):
        return None
    assert first.earliest is not None and last.latest is not None and last.earliest is not None
    if first.earliest > last.latest:
        return None
    return lasting(first, last) if how == "extent" else between(first.earliest, last.latest)


def decade(slots: Slots, around: Surroundings) -> Reading:
    """The 1970s; the seventies and '70s, whose century is that of the latest such decade before publication."""
    year = slots.number("decade")
    year = slots.number("year") if year is None else year
    if year is None:
        return Reading(None, unread=NO_DAY)
    part = slots.meaning("part") or ""
    if year >= 1000:
        return Reading(decade_part(year // 10 * 10, part), guess=BY_TABLE if part in ("early", "mid", "late") else "")
    if around.published is None or around.published.latest is None:
        return Reading(None, unread="it names a decade without a century, and no publication date tells it")
    limit = int(iso(around.published.latest)[:4]) // 10 * 10
    return Reading(decade_part(limit - (limit - year) % 100, part), around.published, "the latest such decade before publication")


def decade_part(year: int, part: str) -> When:
    """A decade from its first year, or its early (0-3), middle (4-6) or late (7-9) years, or one of its halves."""
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "first": (0, 4), "second": (5, 9)}.get(part, (0, 9))
    return between(year_span(year + low)[0], year_span(year + high)[1])


def century(slots: Slots, around: Surroundings) -> Reading:
    """The 20th century: 1900 to 1999, as it is commonly meant and as EDTF writes it."""
    number = slots.number("century")
    number = slots.number("number") if number is None else number
    if number is None or not 2 <= number <= 21:
        return Reading(None, unread="there is no such century here")
    return Reading(parse(f"{number - 1:02}XX"))


def quarter(slots: Slots, around: Surroundings) -> Reading:
    """A quarter or half of a year; without a year the last one begun before publication, or the next, by the tense."""
    number, size = slots.number("number") or 0, int(slots.given("months") or 3)
    year, anchor, guess = _year(slots, around)
    if not 1 <= number <= 12 // size:
        return Reading(None, unread="there is no such part of a year")
    if year is not None:
        return Reading(_stretch(year, number, size), anchor, guess)
    if around.published is None or around.published.latest is None or around.published.earliest is None:
        return Reading(None, unread=NO_PUBLICATION)
    when, guess = nearest(around, slots.piece, lambda each: _stretch(each, number, size))
    return Reading(when, around.published, guess)


def _stretch(year: int, number: int, size: int) -> When:
    return between(month_span(year, (number - 1) * size + 1)[0], month_span(year, number * size)[1])
