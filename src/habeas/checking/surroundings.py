"""What stands around a conflict and may explain it: cells of the same row, dates beside it, later editions, translations, other names,
shared errors.

Rules like those of `habeas.checking.classes`, on the claims of one person; they look beyond the claims of the conflict.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, product

from habeas.checking.readings import STRICT
from habeas.checking.reasons import (
    CalendarYearsBeside,
    DigitBehindAges,
    DigitOfOther,
    LaterDocument,
    NamesDiffer,
    OlderEdition,
    RepeatedInRow,
    SharedErrors,
    Translated,
)
from habeas.checking.rules import Alternative, alternatives
from habeas.checking.situation import Situation
from habeas.checking.slips import dates_differ_in_one
from habeas.core.calendar import civil, completed_months
from habeas.core.claims import Cell, Claim, Extract
from habeas.core.folding import name_key
from habeas.core.kinds import KINDS
from habeas.core.values import Age, Text
from habeas.core.when import Order, When, before, exact_day, parse

Groups = Sequence[Sequence[Claim]]  # the propositions of a conflict, each as the claims that say the same


def same_row(groups: Groups, now: Situation) -> RepeatedInRow | None:
    """The birth and another event of one row have the same day: the cell beside may have been entered twice.

    Other kinds may well share a day (in RUVTE 293 of 2,411 dated deaths are on the day of the arrest, and no more of them among the
    conflicting ones), and so may the birth of a child born in captivity.
    """
    if now.captive:
        return None
    for claim in _first(groups):
        day = exact_day(claim.value)
        for other in now.claims if day is not None else ():
            if exact_day(other.value) == day and _share_row(claim, other) and _is_birth(claim) != _is_birth(other):
                return RepeatedInRow(claim, other)
    return None


def years_beside(groups: Groups, now: Situation) -> CalendarYearsBeside | None:
    """An age in the conflict is the difference of two years, of the birth and of the event, that the conflict names or that stand beside
    it; by full years it may be one less, with which the conflict would be gone, and no two dates say that it is right as it is.

    Dates of birth beside the conflict that exclude each other explain more than a way of counting: each age may follow its own.
    """
    claims = _first(groups)
    for number, claim in enumerate(claims):
        age = claim.value
        if not isinstance(age, Age) or not claim.affirmed or age.unit != "years" or not age.low or age.low != age.high:
            continue
        younger = replace(claim, value=replace(age, low=age.low - 1, high=age.low - 1))
        if not now.hold_together([*claims[:number], younger, *claims[number + 1:]], claims):
            continue
        births = [each for each in now.claims if each.kind == "birth" and _span(each)]
        events = [claim] if isinstance(age.at, When) else _dates_of(claim, now.claims, now)
        beside = not any(each.kind == "birth" for each in claims)
        if (beside and not now.hold_together(births)) or any(_only(birth, event, age.low) for birth, event in product(births, events)):
            continue
        for birth, event in product(_nearest(groups, number, births), _nearest(groups, number, events)):
            year, other = _year(birth), _year(event)
            if year and other and other - year == age.low:
                return CalendarYearsBeside(claim, other, year, (birth,) if event is claim else (birth, event))
    return None


def other_digit(groups: Groups, now: Situation) -> DigitOfOther | None:
    """A date of the conflict has one digit other than the date that a claim outside it gives for the same, with which the conflict would
    be gone."""
    claims, inside = _first(groups), _ids(groups)
    for number, claim in enumerate(claims):
        for other in now.claims:
            if other.id in inside or not _same_day_of(claim, other, now) or not dates_differ_in_one(_written(claim), _written(other)):
                continue
            instead = [*claims[:number], other, *claims[number + 1:]]
            if now.hold_together([_as_written(each) if each is other else each for each in instead], instead):
                return DigitOfOther(claim, other)
    return None


def behind_ages(groups: Groups, now: Situation) -> DigitBehindAges | None:
    """Two ages of the conflict go with dates of birth, each beside its age, that differ in one digit: each age fits its own date of birth
    and not both fit the other's."""
    ages = [group for group in groups if isinstance(group[0].value, Age) and group[0].affirmed]
    if len(ages) != 2:
        return None
    for first, second in product(*ages):
        ours, theirs = ([each for each in now.claims if each.mention == claim.mention and each.kind == "birth" and _written(each)]
                        for claim in (first, second))
        for birth, other in product(ours, theirs):
            if dates_differ_in_one(_written(birth), _written(other)) and _fits(first, birth, now) and _fits(second, other, now) \
                    and not (_fits(first, other, now) and _fits(second, birth, now)):
                return DigitBehindAges((birth, other))
    return None


def older_edition(groups: Groups, now: Situation) -> OlderEdition | None:
    """A source of the conflict says what another list said until its later edition: it may not have followed the correction, with which
    the conflict would be gone."""
    claims = _first(groups)
    for number, claim in enumerate(claims):
        for older, newer in now.replaced:
            if _meaning(claim, now) == _meaning(older, now) and now.hold_together([*claims[:number], newer, *claims[number + 1:]]):
                return OlderEdition(claim, older, newer)
    return None


def later_document(groups: Groups, now: Situation) -> LaterDocument | None:
    """What may be a later edition of a claim's document says otherwise, and with that the conflict would be gone."""
    claims = _first(groups)
    for number, group in enumerate(groups):
        for older, newer in now.later:
            if older in group and now.hold_together([*claims[:number], newer, *claims[number + 1:]]):
                return LaterDocument(older, newer)
    return None


def translated(groups: Groups) -> Translated | None:
    """Words of the conflict were read in a translation."""
    for claim in _first(groups):
        if isinstance(claim.passage, Extract) and claim.passage.translation:
            return Translated(claim, claim.passage.translation.translator)
    return None


def names_differ(groups: Groups, now: Situation) -> NamesDiffer | None:
    """The conflict is between two mentions that have no name in common and whose dates of some event exclude each other."""
    mentions = sorted({claim.mention for group in groups for claim in group})
    if len(mentions) != 2:
        return None
    first, second = ([claim for claim in now.claims if claim.mention == each] for each in mentions)
    ours, theirs = _names(first), _names(second)
    kinds = {claim.kind for claim in first for other in second if _apart(claim, other, now)}
    if not ours or not theirs or not kinds or {*map(name_key, ours)} & {*map(name_key, theirs)}:
        return None
    return NamesDiffer(ours[0], theirs[0], not _scripts(ours) & _scripts(theirs), tuple(sorted(kinds)))


def shared_errors(groups: Groups, now: Situation) -> SharedErrors | None:
    """Two sources say the same against a third, and the same of other events too, to the day and each time against a third: what two share
    against the rest, one may have from the other."""
    for group in groups:
        speakers = {claim.speaker for claim in group}
        if len(speakers) > 1 and not all(speakers >= {claim.speaker for claim in other} for other in groups):
            for pair in combinations(sorted(speakers), 2):
                kinds = sorted({claim.kind for claim in now.claims if claim.kind != group[0].kind and _alone(pair, claim, now)})
                if kinds:
                    return SharedErrors(pair, tuple(kinds))
    return None


# ---- what the rules ask


def _first(groups: Groups) -> list[Claim]:
    return [group[0] for group in groups]


def _ids(groups: Groups) -> set[str]:
    return {each.id for group in groups for each in group}


def _nearest(groups: Groups, number: int, dates: Sequence[Claim]) -> Sequence[Claim]:
    """Those of some dates that the conflict names, or else that stand beside the claims of one of its groups, or else all."""
    inside, rows = _ids(groups), {claim.mention for claim in groups[number]}
    return [each for each in dates if each.id in inside] or [each for each in dates if each.mention in rows] or dates


def _dates_of(claim: Claim, claims: Sequence[Claim], now: Situation) -> list[Claim]:
    """The claims that date an event at which the age holds."""
    assert isinstance(claim.value, Age) and not isinstance(claim.value.at, When)
    slots = {now.slot_of(claim, kind) for kind in claim.value.at}
    return [each for each in claims if each.bound != "end" and _span(each) and now.slot_of(each, each.kind) in slots]


def _year(claim: Claim) -> int | None:
    """The year in which a date lies; None if it may lie in several."""
    years = {civil(day)[0] for day in _span(claim) or ()}
    return years.pop() if len(years) == 1 else None


def _only(birth: Claim, event: Claim, age: int) -> bool:
    """Whether the age is the only one that these two dates allow by full years."""
    born, held = _span(birth), _span(event)
    return born is not None and held is not None and born[1] <= held[0] \
        and completed_months(born[1], held[0]) // 12 == age == completed_months(born[0], held[1]) // 12


def _fits(age: Claim, birth: Claim, now: Situation) -> bool:
    """Whether the age fits a date of birth and the dates beside the age, of which there is one at least."""
    assert isinstance(age.value, Age)
    at = age.value.at
    dates = [] if isinstance(at, When) else _dates_of(age, [each for each in now.claims if each.mention == age.mention], now)
    claims = [age, birth, *dates]
    return (isinstance(at, When) or bool(dates)) and now.hold_together([_as_written(each) for each in claims], claims)


def _written(claim: Claim) -> str:
    """The year, month or day that a claim gives; the day that stands in a list as "killed or found on" counts as that day."""
    value = claim.value
    if not isinstance(value, When) or not claim.affirmed or value.calendar != "gregorian":
        return ""
    text = value.edtf.strip("[.]")
    return text if text.replace("-", "").isdigit() and (text == value.edtf or len(text) == len("1976-12-26")) else ""


def _as_written(claim: Claim) -> Claim:
    return replace(claim, value=parse(_written(claim))) if _written(claim) else claim


def _span(claim: Claim) -> tuple[int, int] | None:
    """The first and last day of a date; None without bounds."""
    value = _as_written(claim).value if isinstance(claim.value, When) else claim.value.at if isinstance(claim.value, Age) else None
    if not isinstance(value, When) or not claim.affirmed or value.earliest is None or value.latest is None:
        return None
    return value.earliest, value.latest


def _is_birth(claim: Claim) -> bool:
    return KINDS[claim.kind].life == "birth"


def _share_row(claim: Claim, other: Claim) -> bool:
    """Whether two claims stand in different columns of one row."""
    here, there = claim.passage, other.passage
    return isinstance(here, Cell) and isinstance(there, Cell) and claim.mention == other.mention and here.column != there.column


def _meaning(claim: Claim, now: Situation) -> frozenset[Alternative]:
    """What the claim means whenever it was said."""
    return frozenset(alternatives(replace(claim, said=None), STRICT, now.slot_of))


def _names(claims: Sequence[Claim]) -> list[str]:
    """The names and aliases that a mention is given."""
    return [claim.value.text for claim in claims
            if claim.kind in ("name", "alias") and claim.affirmed and isinstance(claim.value, Text) and name_key(claim.value.text)]


def _scripts(names: Sequence[str]) -> set[str]:
    """The scripts of the letters: LATIN, ARABIC, CYRILLIC ... (the first word of their Unicode names)."""
    return {unicodedata.name(letter, "").partition(" ")[0] for name in names for letter in name if letter.isalpha()}


def _apart(claim: Claim, other: Claim, now: Situation) -> bool:
    """Whether two claims date one event (or one end of a state) so that both cannot be."""
    a, b = claim.value, other.value
    return _same_day_of(claim, other, now) \
        and isinstance(a, When) and isinstance(b, When) and Order.YES in (before(a, b), before(b, a))


def _same_day_of(claim: Claim, other: Claim, now: Situation) -> bool:
    """Whether two claims speak of one event, or of one end of one state."""
    return claim.bound == other.bound and bool(claim.bound or KINDS[claim.kind].shape == "event") \
        and now.slot_of(claim, claim.kind) == now.slot_of(other, other.kind)


def _alone(pair: tuple[str, str], claim: Claim, now: Situation) -> bool:
    """Whether the claim is the first source's, the second gives the very same day, and a third excludes it."""
    first, second = pair
    day = exact_day(claim.value)
    if claim.speaker != first or day is None or not claim.affirmed:
        return False
    same = [each for each in now.claims if (each.kind, each.bound, each.affirmed) == (claim.kind, claim.bound, True)]
    return any(each.speaker == second and exact_day(each.value) == day for each in same) \
        and any(each.speaker not in pair and _apart(claim, each, now) for each in same)
