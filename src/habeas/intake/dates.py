"""Dates as lists write them: `NOV/1976`, `18-22/02/1977`, `1º-16/04/1975`, `fines/1975`, `31/VIII/946`, `00.09.1977`.

The order of day and month, the months' names, the years that two digits may mean and the words for parts of a month or a
year are declared in the mapping (`DateRules`); nothing is guessed. A text is one date, or `a - b` (some day from a to b, never
an extent), or `a o b` (one of the two), or `a y b` (two events). Where a half lacks what the other half says
(`30/11-02/12/1976`), it is completed from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from habeas.core.calendar import month_span
from habeas.core.calendars import convert
from habeas.core.errors import NotADate
from habeas.core.when import When, between, one_of, parse
from habeas.intake.words import ABOUT, AND, BETWEEN, MONTHS, OR, TO, Unread, month_number, simplified

ORDERS = ("dmy", "mdy", "ymd", "edtf")
NOT_A_DATE = "it is not written in a way that the mapping describes for dates"

Days = tuple[int, int]  # first and last day number
Part = tuple[str, int, int]  # simplified word, first and last day of a month (or month of a year)


@dataclass(frozen=True, slots=True)
class DateRules:
    """How a column writes dates. `window`: the years that a year of two or three digits may mean (first, last)."""

    order: str = "dmy"
    months: tuple[str, ...] = MONTHS["en"]
    window: tuple[int, int] | None = None
    parts: tuple[Part, ...] = ()
    year_parts: tuple[Part, ...] = ()
    calendar: str = "gregorian"


def read_dates(text: str, rules: DateRules) -> tuple[When, ...]:
    """The dates that a text gives: one, or several where it speaks of several events. Raises Unread."""
    if rules.order == "edtf":
        return (_edtf(text),)
    plain, mark = _marked(simplified(text))
    halves = BETWEEN.match(plain)
    if halves:
        return (_when(_range(halves[1], halves[2], rules), mark, rules),)
    texts = AND.split(plain)
    if len(texts) > 1:
        events = [_span(each, rules) for each in _completed(texts, rules)]
        if any(first != last for first, last in events):
            raise Unread("it joins two dates, and at least one of them is not a whole day: it may be two events or one period")
        return tuple(_when(each, mark, rules) for each in events)
    texts = OR.split(plain)
    if len(texts) > 1:
        choices = one_of(*(between(*_span(each, rules)) for each in _completed(texts, rules)))
        return (_finished(choices, mark, rules),)
    return (_when(_span(plain, rules), mark, rules),)


def _edtf(text: str) -> When:
    try:
        return parse(text)
    except NotADate as error:
        raise Unread(f"it is not an EDTF date: {error.why}") from error


def _marked(plain: str) -> tuple[str, str]:
    """The text without its words for "about" and "uncertain", and the EDTF mark for them."""
    mark = ""
    if plain.endswith(("(?)", " ?")) or re.search(r"\d\?$", plain):
        plain, mark = plain.rstrip("(?) "), "?"
    bare = ABOUT.sub(" ", plain)
    if bare != plain:
        plain, mark = " ".join(bare.split()), "%" if mark else "~"
    plain = re.sub(r"[t ]00:00(?::00(?:\.0+)?)?z?$", "", plain)  # midnight, as programs export a day
    plain = re.sub(r"^(\d{4})\.0$", r"\1", plain)  # a year that a spreadsheet took for a number
    plain = re.sub(r"\b(?:del|de|of|the)\b ?", "", plain)
    return TO.sub("-", plain).strip(), mark


def _when(days: Days, mark: str, rules: DateRules) -> When:
    return _finished(between(*days), mark, rules)


def _finished(when: When, mark: str, rules: DateRules) -> When:
    if mark:
        inner = when.edtf.startswith("[")
        when = parse(re.sub(r"\d{4}(?:-\d\d){0,2}", lambda date: date[0] + mark, when.edtf) if inner else when.edtf + mark)
    return when if rules.calendar == "gregorian" else replace(when, calendar=rules.calendar)


def _span(text: str, rules: DateRules) -> Days:
    """The days of one date or of one range."""
    try:
        return _term(_tokens(text, rules), rules)
    except Unread as error:
        if str(error) != NOT_A_DATE:  # it is one date, and a wrong one
            raise
        why = error
    found = set()
    for left, right in _halves(text):
        try:
            found.add(_range(left, right, rules))
        except Unread as error:
            why = error if str(why) == NOT_A_DATE else why
    if len(found) > 1:
        raise Unread("it can be read as more than one range of dates")
    if not found:
        raise why
    return found.pop()


def _halves(text: str) -> Iterator[tuple[str, str]]:
    for dash in re.finditer("-", text):
        left, right = text[:dash.start()].strip(), text[dash.end():].strip()
        if left and right:
            yield left, right


def _range(left: str, right: str, rules: DateRules) -> Days:
    """From the first day of the left half to the last day of the right; what one half lacks is taken from the other."""
    lefts, rights = _tokens(left.strip(), rules), _tokens(right.strip(), rules)
    if len(rights) == 1 and re.fullmatch(r"\d\d", rights[0]) and re.fullmatch(r"\d{4}", lefts[-1]):
        rights = [lefts[-1][:2] + rights[0]]  # 1976-77
    end = _term(rights, rules)
    start = _term([*lefts, *rights[len(lefts):]], rules)
    if start[0] > end[0] or start[1] > end[1]:
        raise Unread("it ends before it starts")
    return start[0], end[1]


def _completed(texts: list[str], rules: DateRules) -> list[str]:
    """`24 o 26/01/1976`: every text takes from the last one what it lacks."""
    last = _tokens(texts[-1], rules)
    return ["/".join([*(own := _tokens(each, rules)), *last[len(own):]]) for each in texts[:-1]] + texts[-1:]


def _tokens(text: str, rules: DateRules) -> list[str]:
    """Day, month, year, or a declared part's word, in the order written."""
    for word, _, _ in (*rules.parts, *rules.year_parts):
        if text == word:
            return [word]
        if text.startswith(word) and text[len(word)] in "/. -":
            return [word, *_split(text[len(word) + 1:])]
    return _split(text)


def _split(text: str) -> list[str]:
    if re.fullmatch(r"\w+-\w+(?:-\w+)?", text):
        return text.split("-")
    return [each for each in re.split(r"[/., ]+", text) if each]


def _term(tokens: list[str], rules: DateRules) -> Days:
    """The days of one date of one to three tokens. Raises Unread."""
    head, rest = tokens[:1], tokens[1:]
    month_part = next((part for part in rules.parts if [part[0]] == head), None)
    year_part = next((part for part in rules.year_parts if [part[0]] == head), None)
    if month_part and len(rest) == 2:
        return _days(_year(rest[1], rules), _month(rest[0], rules), month_part[1:], rules)
    if year_part and len(rest) == 1:
        whole = _year(rest[0], rules)
        return _days(whole, year_part[1], None, rules)[0], _days(whole, year_part[2], None, rules)[1]
    if len(tokens) == 1 and re.fullmatch(r"\d{4}|\d{8}", tokens[0]):
        return _days(int(tokens[0]), None, None, rules) if len(tokens[0]) == 4 else _compact(tokens[0], rules)
    if len(tokens) == 2:
        return _month_and_year(tokens, rules)
    if len(tokens) == 3:
        day, month, year = _ordered(tokens, rules)
        return _days(_year(year, rules), None if _none(month) else _month(month, rules), _day(day), rules)
    raise Unread(NOT_A_DATE)


def _compact(text: str, rules: DateRules) -> Days:
    if rules.order != "ymd":
        raise Unread(NOT_A_DATE)
    return _days(int(text[:4]), _month(text[4:6], rules), _day(text[6:]), rules)


def _month_and_year(tokens: list[str], rules: DateRules) -> Days:
    month, year = tokens
    if re.fullmatch(r"\d{4}", month):
        year, month = tokens
        if re.fullmatch(r"\d\d", month) and int(month) > 12:
            raise Unread(NOT_A_DATE)  # 1976-77: a range of years
        if rules.order != "ymd" and re.fullmatch(r"\d\d", month) and int(month) > int(year) % 100:
            raise Unread("the second number may be a month or a later year")
    elif re.fullmatch(r"\d{1,2}", year) and int(year) <= 31:
        raise Unread("it may be a day and a month without a year")
    return _days(_year(year, rules), None if _none(month) else _month(month, rules), None, rules)


def _ordered(tokens: list[str], rules: DateRules) -> tuple[str, str, str]:
    """Three tokens as day, month, year: by a year of four digits in front, by a month's name, or by the declared order."""
    first, second, third = tokens
    if re.fullmatch(r"\d{4}", first):
        return third, second, first
    if month_number(first, rules.months) is not None:
        return second, first, third
    if rules.order == "ymd" and not re.fullmatch(r"\d{4}", third):
        return third, second, first
    if rules.order == "mdy" and month_number(second, rules.months) is None:
        return second, first, third
    if rules.order == "ymd" and month_number(second, rules.months) is None:
        raise Unread("the mapping says that years come first, and here the year is last")
    return first, second, third


def _none(token: str) -> bool:
    return re.fullmatch(r"0{1,2}|x{1,2}|\?{1,2}", token) is not None and token != "x"


def _day(token: str) -> Days | None:
    if _none(token):
        return None
    if not re.fullmatch(r"\d{1,2}", token):
        raise Unread(NOT_A_DATE)
    return int(token), int(token)


def _month(token: str, rules: DateRules) -> int:
    named = month_number(token, rules.months)
    if named is not None:
        return named
    if not re.fullmatch(r"\d{1,2}", token):
        raise Unread(NOT_A_DATE)
    if not 1 <= int(token) <= 12:
        raise Unread(f"there is no month {int(token)}")
    return int(token)


def _year(token: str, rules: DateRules) -> int:
    if re.fullmatch(r"\d{4}", token) and token != "0000":
        return int(token)
    short = re.fullmatch(r"['’]?(\d{2,3})", token)
    if not short:
        raise Unread(NOT_A_DATE)
    if rules.window is None:
        raise Unread("its year has fewer than four digits, and the mapping declares no `window` of years for these")
    fitting = [year for year in range(rules.window[0], rules.window[1] + 1) if str(year).endswith(short[1])]
    if len(fitting) != 1:
        raise Unread(f"no year of the window {rules.window[0]} to {rules.window[1]} ends in {short[1]}")
    return fitting[0]


def _days(year: int, month: int | None, days: Days | None, rules: DateRules) -> Days:
    """First and last day number of a year, a month, or some days of it (the last is cut at the month's end for parts)."""
    if month is None:
        if days is not None:
            raise Unread("it gives a day without a month")
        return _days(year, 1, None, rules)[0], _days(year, 12, None, rules)[1]
    whole = month_span(year, month) if rules.calendar == "gregorian" else _converted_month(year, month, rules.calendar)
    if days is None:
        return whole
    if days[0] != days[1]:
        return whole[0] + days[0] - 1, min(whole[0] + days[1] - 1, whole[1])
    try:
        return _converted(year, month, days[0], rules.calendar)
    except NotADate as error:
        raise Unread(f"there is no day {days[0]} in month {month} of {year}") from error


def _converted(year: int, month: int, day: int, calendar: str) -> Days:
    """First and last day number of one day of any calendar (a lunar date may be three days). Raises NotADate."""
    first, last = convert(calendar, year, month, day, "").spans[0]
    assert first is not None and last is not None
    return first, last


def _converted_month(year: int, month: int, calendar: str) -> Days:
    """A month of another calendar: from its first day to the last day that it has. Raises Unread."""
    for length in (31, 30, 29, 28):
        try:
            return _converted(year, month, 1, calendar)[0], _converted(year, month, length, calendar)[1]
        except NotADate as error:
            why = error.why
    raise Unread(why)
