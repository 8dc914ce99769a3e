"""Dates and numbers in Spanish."""

from __future__ import annotations

from habeas.core.calendar import YEAR, civil
from habeas.core.when import Span, When, between

MONTHS = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre")
SIDES = {"antes de": "before", "antes del": "before", "hasta": "before", "después de": "after", "después del": "after", "desde": "after"}

_UNITS = {"days": ("día", "días"), "months": ("mes", "meses"), "years": ("año", "años")}


def day_words(day: int) -> str:
    """`26 de diciembre de 1976`."""
    year, month, number = civil(day)
    return f"{number} de {MONTHS[month - 1]} de {year}"


def when_words(when: When) -> str:
    """`el 26 de diciembre de 1976`, `hacia 1976`, `quizá entre el ... y el ...`, `no después del ...`."""
    perhaps = "quizá " if when.qualifier in ("?", "%") else ""
    about = when.qualifier in ("~", "%")
    first, last = when.spans[0]
    if when.extent:
        return perhaps + _extent(when.spans[0], when.spans[1], about)
    if when.precision == "day" and first is not None:
        return f"{perhaps}{'hacia ' if about else ''}el {day_words(first)}"
    if when.precision in ("month", "year") and first is not None:
        return f"{perhaps}{'hacia' if about else 'en'} {_month_or_year(first, when.precision)}"
    roughly = "aproximadamente " if about else ""
    if when.precision in ("decade", "century") and first is not None and last is not None:
        return f"{perhaps}{roughly}entre {civil(first)[0]} y {civil(last)[0]}"
    return f"{perhaps}{roughly}" + " o ".join(_range(span) for span in when.spans)


def _month_or_year(first: int, precision: str) -> str:
    year, month, _ = civil(first)
    return str(year) if precision == "year" else f"{MONTHS[month - 1]} de {year}"


def _extent(start: Span, end: Span, about: bool) -> str:
    near = "hacia " if about else ""
    if end == (None, None):
        return f"desde {near}{_end(start)} en adelante"
    if start == (None, None):
        return f"hasta {near}{_end(end)}"
    return f"desde {near}{_end(start)} hasta {near}{_end(end)}"


def _end(span: Span) -> str:
    """The start or end of what lasted: a day, month or year by its name, else a range in brackets."""
    first, last = span
    if first is not None and last is not None:
        precision = between(first, last).precision
        if precision == "day":
            return f"el {day_words(first)}"
        if precision in ("month", "year"):
            return _month_or_year(first, precision)
    return f"una fecha ({_range(span)})"


def _range(span: Span) -> str:
    first, last = span
    if first is None:
        return f"no después del {day_words(last)}" if last is not None else "en algún momento"
    if last is None:
        return f"no antes del {day_words(first)}"
    return f"el {day_words(first)}" if first == last else f"entre el {day_words(first)} y el {day_words(last)}"


def count(number: int, unit: str) -> str:
    """`1 día`, `7 días`."""
    return f"{number} {_UNITS[unit][number != 1]}"


def days_apart(gap: int) -> str:
    """`7 días de diferencia`, `800 días (más de 2 años) de diferencia`."""
    years = int(gap / YEAR)
    return f"{count(gap, 'days')}{f' (más de {years} años)' if years > 1 else ''} de diferencia"
