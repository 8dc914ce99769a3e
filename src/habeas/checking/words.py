"""Claims, conflicts and their reasoning in plain English. Every sentence attributes; quotations keep their words."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.checking.network import AFTER, BEFORE, Edge, above, below, falls
from habeas.checking.problem import BACKGROUND, Clash, Problem, Refutation
from habeas.checking.rules import Day
from habeas.core.calendar import civil
from habeas.core.claims import PRINCIPAL, Cell, Claim
from habeas.core.kinds import KINDS
from habeas.core.values import Age, Coded, Length, Order, Quantity, Text, Unspecified, Withheld
from habeas.core.when import Span, When

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
QUOTED = 80  # characters of a cell's words shown in a sentence


def day_words(day: int) -> str:
    """`26 December 1976`."""
    year, month, number = civil(day)
    return f"{number} {MONTHS[month - 1]} {year}"


def when_words(when: When) -> str:
    """`on 26 December 1976`, `in about 1976`, `perhaps between ... and ...`, `on ... or on ...`, `not after ...`."""
    perhaps = "perhaps " if when.qualifier in ("?", "%") else ""
    about = "about " if when.qualifier in ("~", "%") else ""
    first = when.spans[0][0]
    if when.extent:
        return f"{perhaps}from {about}{_span_words(when.spans[0])} to {about}{_span_words(when.spans[1])}"
    if when.precision == "day" and first is not None:
        return f"{perhaps}on {'or about ' if about else ''}{day_words(first)}"
    if when.precision == "month" and first is not None:
        year, month, _ = civil(first)
        return f"{perhaps}in {about}{MONTHS[month - 1]} {year}"
    if when.precision == "year" and first is not None:
        return f"{perhaps}in {about}{civil(first)[0]}"
    if when.precision in ("decade", "century") and first is not None:
        return f"{perhaps}in {about}{civil(first)[0]} to {civil(when.spans[0][1] or first)[0]}"
    return f"{perhaps}{'roughly ' if about else ''}" + " or ".join(_range_words(span) for span in when.spans)


def _span_words(span: Span) -> str:
    first, last = span
    if first is None and last is None:
        return "an open date"
    if first == last and first is not None:
        return day_words(first)
    return f"({_range_words(span)})"


def _range_words(span: Span) -> str:
    first, last = span
    if first is None:
        return f"not after {day_words(last)}" if last is not None else "at some time"
    if last is None:
        return f"not before {day_words(first)}"
    if first == last:
        return f"on {day_words(first)}"
    return f"between {day_words(first)} and {day_words(last)}"


def label(kind: str) -> str:
    """The kind's noun."""
    return KINDS[kind].label


def content(claim: Claim) -> str:
    """What the claim says, without who says it: `arrest or abduction on 26 December 1976`."""
    noun = label(claim.kind)
    match claim.value:
        case When() as when:
            side = {"start": " begun", "end": " ended"}.get(claim.bound, "")
            text = f"{noun}{side} {when_words(when)}"
        case Age(low, high, unit, at, about):
            where = when_words(at) if isinstance(at, When) else f"at the {' or the '.join(label(each) for each in at)}"
            text = f"aged {_count(low, high, unit, about)} {where}"
        case Length(low, high, unit, since, until, about):
            text = f"{noun} of {_count(low, high, unit, about)}"
            if isinstance(until, When):
                text += f", counted {when_words(until)}"
            elif since != until:
                text += f", from {label(since)} to {label(until)}"
        case Order(first, second):
            text = f"{label(first)} before {label(second)}"
        case Coded(code, held):
            text = f"{noun}{f' {when_words(held)}' if held else ''}: {code.replace('_', ' ')}"
        case Text(written):
            text = f"{noun}: {written}"
        case Quantity(amount, unit):
            text = f"{noun}: {amount} {unit}".rstrip()
        case Withheld():
            text = f"{noun}: withheld by the source"
        case Unspecified():
            text = f"{noun}, no date given"
    if claim.episode not in (PRINCIPAL, "") and KINDS[claim.kind].shape in ("event", "state", "age", "length"):
        text += f" ({claim.episode})"
    return text


def _count(low: int | None, high: int | None, unit: str, about: bool) -> str:
    """`24 years`, `about 24 years`, `under 18 years`, `18 years or more`, `24 to 26 years`."""
    near = "about " if about else ""
    noun = unit.removesuffix("s")
    if low == high and low is not None:
        return near + _plural(low, noun)
    if low is None:
        return f"under {near}{_plural((high or 0) + 1, noun)}"
    if high is None:
        return f"{near}{_plural(low, noun)} or more"
    return f"{near}{low} to {_plural(high, noun)}"


def says(claim: Claim) -> str:
    """`RUVTE says` or `RUVTE denies`, with the relay."""
    via = f", according to {claim.relay[0]}," if claim.relay else ""
    return f"{claim.speaker}{via} {'says' if claim.affirmed else 'denies'}"


def where(claim: Claim) -> str:
    """The words as written and the passage: `"26/12/1976", row 12, column ...`."""
    words = claim.words if len(claim.words) <= QUOTED else claim.words[:QUOTED] + "…"
    if isinstance(claim.passage, Cell):
        return f"“{words}”, {claim.passage}"
    return f"“{words}”, {claim.passage}" if claim.words else str(claim.passage)


def statement(claim: Claim) -> str:
    """The whole attributed sentence, without a full stop."""
    if not claim.affirmed and isinstance(claim.value, Unspecified):
        return f"{says(claim)} any {label(claim.kind)} ({where(claim)})"
    return f"{says(claim)}: {content(claim)} ({where(claim)})"


def statements(claims: Sequence[Claim]) -> str:
    """Statements one after the other; witnesses of the same proposition are joined."""
    return "; ".join(statement(claim) for claim in claims)


def chain(problem: Problem, refuted: Sequence[Refutation], speakers: Sequence[str]) -> tuple[str, ...]:
    """The reasoning, line by line: how the bounds follow until they cross. `speakers` names the witnesses of each proposition."""
    if len(refuted) == 1:
        return tuple(_lines(problem, refuted[0], speakers))
    lines: list[str] = []
    for number, each in enumerate(refuted, 1):
        lines.append(f"Possibility {number} of {len(refuted)}:")
        lines.extend(_lines(problem, each, speakers))
    return tuple(lines)


def _lines(problem: Problem, refutation: Refutation, speakers: Sequence[str]) -> list[str]:
    if isinstance(refutation, Clash):
        return [_clash(refutation, speakers)]
    if refutation[0].y == 0:
        return _from_dates(problem, refutation, speakers)
    end = "No dates could make these true together." if falls(refutation) else \
        "Together these can be true in certain years only, and the other statements leave none of those."
    return [*(f"{_who(edge, speakers)}: {_relation(problem, edge)}." for edge in refutation), end]


def _clash(clash: Clash, speakers: Sequence[str]) -> str:
    if clash.must.what == "never":
        return f"{speakers[clash.first]}: no day at all would make this true."
    if clash.must.what == "happened":
        return (f"{speakers[clash.first]}; {speakers[clash.second]}: by the one the {label(clash.must.slot.kind)} took place, by the other "
                "it did not.")
    return f"{speakers[clash.first]}; {speakers[clash.second]}: only one {label(clash.must.slot.kind)} can be true."


def _from_dates(problem: Problem, edges: Sequence[Edge], speakers: Sequence[str]) -> list[str]:
    lines = []
    value = 0
    for edge in edges:
        value = above(edge, value, late=False)
        if edge.x == 0:
            lines.append(f"But {_who(edge, speakers)}: {_named(problem.days[edge.y])} not before {day_words(below(edge, 0, late=False))}.")
        elif 1 <= value <= 3_652_059:
            lines.append(f"{_who(edge, speakers)}: so {_named(problem.days[edge.x])} not after {day_words(value)}.")
        else:
            lines.append(f"{_who(edge, speakers)}: so {_named(problem.days[edge.x])} before any day of the calendar.")
    return lines


def _who(edge: Edge, speakers: Sequence[str]) -> str:
    return "By the order of events" if edge.label == BACKGROUND else speakers[edge.label]


def _named(day: Day) -> str:
    text = label(day.slot.kind)
    if day.slot.place:
        text += f" ({day.slot.place})"
    if day.slot.episode not in (PRINCIPAL, ""):
        text += f" ({day.slot.episode[:24]})"
    return text + {"": "", "start": " begun", "end": " ended"}[day.end]


def _relation(problem: Problem, edge: Edge) -> str:
    x, y = _named(problem.days[edge.x]), _named(problem.days[edge.y])
    if edge.mode == AFTER:
        return f"{x} at most {_span(edge.months, edge.days)} after {y}"
    if edge.mode == BEFORE:
        return f"{x} at least {_span(edge.months, edge.days)} before {y}"
    if edge.days == 0:
        return f"{x} not after {y}"
    apart = days(abs(edge.days))
    return f"{x} at most {apart} after {y}" if edge.days > 0 else f"{x} at least {apart} before {y}"


def _span(months: int, more: int) -> str:
    text = _plural(months // 12, "year") if months % 12 == 0 else _plural(months, "month")
    return text if not more else f"{text} {'less' if more < 0 else 'and'} {days(abs(more))}"


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def days(number: int) -> str:
    """`1 day`, `7 days`."""
    return _plural(number, "day")


def days_apart(gap: int | None) -> str:
    """`7 days apart`, or nothing where days mean nothing."""
    return "" if gap is None else f"{_plural(gap, 'day')} apart"
