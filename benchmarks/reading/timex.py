"""Our expressions as TIMEX3 marks, so that they can be scored against others'.

TIMEX3 leaves signals out: of "since 1992" it marks 1992. A part of a year or month has the value of the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from habeas.core.calendar import civil, month_span
from habeas.core.when import When
from habeas.reading.times.amounts import Amount
from habeas.reading.times.expressions import Expression

from .corpus import Mark

_SIGNALS = {"open extent", "range", "side", "within"}
_UNITS = {"years": "Y", "months": "M", "weeks": "W", "days": "D", "hours": "TH", "minutes": "TM"}
_PARTS_OF_DAY = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "dawn": "TMO", "midday": "T12:00",
                 "midnight": "T24:00"}


def marks(expressions: tuple[Expression, ...]) -> list[Mark]:
    """The TIMEX3 marks that say the same. Ages are none."""
    return [Mark(each.start, each.end, *_described(each)) for outer in expressions for each in _plain(outer) if each.kind != "age"]


def _plain(expression: Expression) -> Iterator[Expression]:
    if expression.rule.partition(" ")[2] in _SIGNALS and expression.parts:
        for part in expression.parts:
            yield from _plain(part)
    else:
        yield expression


def _described(expression: Expression) -> tuple[str, str]:
    """Type and value."""
    rule, value = expression.rule.partition(" ")[2], expression.value
    if rule in ("past", "present", "future"):
        return "DATE", f"{rule.upper()}_REF"
    if isinstance(value, Amount):
        return ("SET" if expression.kind == "repeated" else "DURATION"), _period(value, expression)
    if value is None:
        return "DATE", "XXXX-XX-XX"
    if expression.clock:
        day = value.edtf[:10]
        return "TIME", day + _PARTS_OF_DAY.get(expression.clock, "T" + expression.clock)
    return "DATE", _date(value, expression, rule)


def _period(amount: Amount, expression: Expression) -> str:
    letter = _UNITS[amount.unit]
    number = amount.low if amount.low is not None else amount.high
    if expression.rule.endswith(" half") and amount.unit == "months" and number is not None and number > 6:
        return f"P{number // 12}.5Y"
    count = "X" if number is None else str(number)
    return f"PT{count}{letter[1]}" if letter.startswith("T") else f"P{count}{letter}"


def _date(when: When, expression: Expression, rule: str) -> str:
    edtf = re.sub("[?~%]", "", when.edtf)
    if rule in ("part", "rest") or "fixed table" in expression.guess:
        return _whole(when, expression)
    if re.fullmatch(r"\d{3}X|\d\dXX", edtf):
        return edtf.rstrip("X")
    if when.precision == "span" and when.earliest is not None and when.latest is not None:
        return _span(when.earliest, when.latest, edtf)
    return edtf


def _span(first: int, last: int, edtf: str) -> str:
    year, month, day = civil(first)
    if last - first == 6 and (first - 1) % 7 == 0:
        return _week(first)
    if last - first == 1 and (first - 1) % 7 == 5:
        return _week(first) + "-WE"
    if day == 1 and month % 3 == 1 and last == month_span(year, month + 2)[1]:
        return f"{year:04}-Q{month // 3 + 1}"
    return edtf


def _week(day: int) -> str:
    year, week, _ = date.fromordinal(day).isocalendar()
    return f"{year:04}-W{week:02}"


def _whole(when: When, expression: Expression) -> str:
    """The year or month of which the value is a part."""
    if when.earliest is None or when.latest is None:
        return when.edtf
    first, last = civil(when.earliest), civil(when.latest)
    if first == last:
        return when.edtf
    return f"{first[0]:04}-{first[1]:02}" if first[:2] == last[:2] else f"{first[0]:04}"
