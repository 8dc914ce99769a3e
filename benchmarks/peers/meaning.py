"""What a claim says, as a formula over few sorts of atoms: docs/rules.md, row by row. Both solvers take their claims from here.

Everything comes down to four atoms: a slot happened; a day is not after a known date; one unknown day is not before a number
of calendar months and days after another; the true value of a kind lies within a code.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from habeas.core.claims import PRINCIPAL, Claim
from habeas.core.kinds import KINDS
from habeas.core.values import Age, Coded, Length, Order, Unspecified
from habeas.core.when import Span, When

from .almanac import last_start

Slot = tuple[str, str, str]  # kind, episode, place (of a stay)
Point = tuple[Slot, int]  # a slot's start (0) or end (1); an event has only a start


@dataclass(frozen=True, slots=True)
class Has:
    """The slot happened."""

    slot: Slot


@dataclass(frozen=True, slots=True)
class Upto:
    """The day is not after a date: `limits` by the early and the late convention of missing days."""

    point: Point
    limits: tuple[int, int]


@dataclass(frozen=True, slots=True)
class After:
    """`second` is not before the day `months` months and then `days` days after `first`."""

    first: Point
    months: int
    days: int
    second: Point


@dataclass(frozen=True, slots=True)
class Within:
    """The true value of a kind is a code or lies within it."""

    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Formula


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Some part holds."""

    parts: tuple[Formula, ...]


Atom = Has | Upto | After | Within
Formula = Atom | Not | All | Any


def formula(claim: Claim, reading: str) -> Formula:
    """What a claim says in a reading; `All(())` if it says nothing that could conflict."""
    said = _affirmed(claim, reading == "tolerant" and claim.affirmed)
    if said is None:
        return All(())
    return said if claim.affirmed else Not(said)


def _affirmed(claim: Claim, loose: bool) -> Formula | None:
    value, shape = claim.value, KINDS[claim.kind].shape
    match value:
        case Age():
            return _age(claim, value, loose)
        case Length():
            return _length(claim, value, loose)
        case Order(first, second):
            before, after = slot(first, claim), slot(second, claim)
            return All((Has(before), Has(after), After(end(before), 0, 0, start(after))))
        case Coded(code) if shape == "one":
            return Within(claim.kind, code)
        case Unspecified() | When() if shape in ("event", "state"):
            return _dated(claim, value, loose)
    return None


# ---- slots and days ------------------------------------------------------------------------------------------------------


def slot(kind: str, claim: Claim) -> Slot:
    """The slot of a kind that a claim speaks of."""
    return kind, PRINCIPAL if kind in ("birth", "death") else claim.episode, claim.place if kind == "stay" else ""


def start(of: Slot) -> Point:
    """A state's first day; an event's day."""
    return of, 0


def end(of: Slot) -> Point:
    """A state's last day; an event's day."""
    return of, int(KINDS[of[0]].shape == "state")


def _upto(point: Point, limit: int, months: int = 0) -> Upto:
    """`months` months after the day are not after the limit."""
    return Upto(point, (last_start(limit, months, False), last_start(limit, months, True)) if months else (limit, limit))


def _since(point: Point, limit: int) -> Formula:
    return Not(_upto(point, limit - 1))


def inside(point: Point, span: Span) -> Formula:
    """The day lies in a span."""
    low, high = span
    return All((*([] if low is None else [_since(point, low)]), *([] if high is None else [_upto(point, high)])))


_SLACK = {"day": 7, "month": 31, "year": 366}


def widened(when: When, loose: bool) -> list[Span]:
    """The spans of a date; in the tolerant reading wider if it is marked approximate."""
    slack = _SLACK.get(when.precision, 0) if loose and when.qualifier in ("~", "%") else 0
    return [(None if low is None else low - slack, None if high is None else high + slack) for low, high in when.spans]


# ---- the rows of the table -----------------------------------------------------------------------------------------------


def _dated(claim: Claim, value: When | Unspecified, loose: bool) -> Formula:
    of = slot(claim.kind, claim)
    parts: list[Formula] = [Has(of)]
    if claim.affirmed and claim.said and claim.bound != "end":
        lasts = [last for _, last in claim.said.spans]
        known = [last for last in lasts if last is not None]
        if len(known) == len(lasts):
            parts.append(_upto(start(of), max(known)))
    if isinstance(value, When):
        spans = widened(value, loose)
        if KINDS[claim.kind].shape == "event" or claim.bound:
            point = end(of) if claim.bound == "end" else start(of)
            parts.append(Any(tuple(inside(point, span) for span in spans)))
        elif value.extent:
            parts += [inside(start(of), spans[0]), inside(end(of), spans[1])]
        else:  # some day of a span lies between start and end
            parts.append(Any(tuple(All((inside(start(of), (None, high)), inside(end(of), (low, None)))) for low, high in spans)))
    return All(tuple(parts))


def _age(claim: Claim, age: Age, loose: bool) -> Formula:
    low, high = age.low or 0, age.high
    if loose and age.low is not None and high is not None:
        slack = 3 if age.unit == "days" else 2 if age.about else 1
        low, high = max(low - slack, 0), high + slack
    many = {"years": 12, "months": 1, "days": 0}[age.unit]
    least = (low * many, 0 if many else low)
    beyond = None if high is None else ((high + 1) * many, 0 if many else high + 1)
    birth = start(slot("birth", claim))
    if isinstance(age.at, When):
        return Any(tuple(_till(birth, [least], beyond, span) for span in widened(age.at, loose)))
    return Any(tuple(_apart(birth, [least], beyond, start(slot(each, claim))) for each in age.at))


def _length(claim: Claim, length: Length, loose: bool) -> Formula:
    more = 1 if loose and length.about else 0
    low = None if length.low is None else length.low - more
    high = None if length.high is None else length.high + more
    if length.unit == "days":  # counted without the last day or with it
        least = None if low is None else (0, low - 1 - (1 if loose else 0))
        beyond = None if high is None else (0, high + 1 + (1 if loose else 0))
    elif length.unit == "months":
        least = None if low is None else (low, -15 if loose else 0)
        beyond = None if high is None else (high + 1, 0)
    else:
        least = None if low is None else (low * 12 - (6 if loose else 0), 0)
        beyond = None if high is None else ((high + 1) * 12, 0)
    leasts = [(0, 0), *([least] if least and least > (0, 0) else [])]
    first = start(slot(length.since, claim))
    if isinstance(length.until, When):
        return All((Has(first[0]), Any(tuple(_till(first, leasts, beyond, span) for span in widened(length.until, loose)))))
    return _apart(first, leasts, beyond, end(slot(length.until, claim)))


Step = tuple[int, int]  # months, days


def _apart(first: Point, leasts: list[Step], beyond: Step | None, second: Point) -> Formula:
    """Both happened; the second day is not before the least steps after the first, and before the step beyond."""
    over = () if beyond is None else (Not(After(first, *beyond, second)),)
    least = tuple(After(first, *step, second) for step in dict.fromkeys([(0, 0), *leasts]))
    return All((Has(first[0]), Has(second[0]), *least, *over))


def _till(first: Point, leasts: list[Step], beyond: Step | None, span: Span) -> Formula:
    """The same for some day of the span: its last day reaches the least steps, its first day does not reach the step beyond."""
    low, high = span
    parts: list[Formula] = []
    if high is not None:
        parts += [_upto(first, high - days, months) for months, days in dict.fromkeys([(0, 0), *leasts])]
    if low is not None and beyond is not None:
        parts.append(Not(_upto(first, low - beyond[1], beyond[0])))
    return All(tuple(parts))


# ---- background ----------------------------------------------------------------------------------------------------------

_AFTER_ARREST = ("custody", "isolation", "incommunicado", "stay", "reasons_given", "judge_first", "transfer", "arrival_camp",
                 "admission_exam", "escape", "release")
_BEFORE_RELEASE = ("transfer", "custody", "isolation", "incommunicado", "stay")
_IN_TURN = (("trial_start", "judgment_first"), ("judgment_first", "judgment_final"), ("trial_start", "judgment_final"),
            ("remains_found", "remains_identified"))
_LIFE = {"birth": 0, "in life": 1, "death": 2, "after": 3}


def captivity(claims: Sequence[Claim]) -> bool:
    """Whether anybody affirms that the person was born in captivity."""
    return any(each.kind == "born_in_captivity" and each.affirmed and isinstance(each.value, Coded) and each.value.code != "no"
               for each in claims)


def background(slots: Collection[Slot], codes: Collection[tuple[str, str]], exclusive: Collection[frozenset[str]],
               captive: bool) -> list[Formula]:
    """What is never doubted of these slots and of these codes of kinds of which one value is true."""
    found: list[Formula] = [Has(each) for each in slots if each[0] == "birth"]
    found += [After(start(each), 0, 0, end(each)) for each in slots if end(each) != start(each)]
    found += [_if_both(a, b, After(end(a), 0, 0, start(b))) for a, b in permutations(slots, 2) if _ordered(a, b, captive)]
    for a, b in combinations([each for each in slots if each[0] == "stay"], 2):
        if frozenset((a[2], b[2])) in exclusive:
            found.append(_if_both(a, b, Any((After(end(a), 0, 0, start(b)), After(end(b), 0, 0, start(a))))))
    for (kind, one), (other, two) in permutations(codes, 2):
        if kind == other and two.startswith(one + "-"):
            found.append(Any((Not(Within(kind, two)), Within(kind, one))))
        elif kind == other and one < two and not one.startswith(two + "-"):
            found.append(Any((Not(Within(kind, one)), Not(Within(kind, two)))))
    return found


def _if_both(a: Slot, b: Slot, then: Formula) -> Formula:
    return Any((Not(Has(a)), Not(Has(b)), then))


def _ordered(a: Slot, b: Slot, captive: bool) -> bool:
    (first, episode, _), (second, other, _) = a, b
    before, after = (_LIFE.get(KINDS[each].life, 9) for each in (first, second))
    if before < after < 9:
        return not (captive and first == "birth" and second in ("arrest", "custody", "stay"))
    return episode == other and ((first == "arrest" and second in _AFTER_ARREST)
                                 or (second == "release" and first in _BEFORE_RELEASE) or (first, second) in _IN_TURN)
