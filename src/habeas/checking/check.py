"""One person's claims checked: a pure function, the same on one core, in a pool or on a cluster."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.checking import notices
from habeas.checking.classes import Conflict, classify
from habeas.checking.findings import Alternative, Bound, Check, Finding
from habeas.checking.network import Limit
from habeas.checking.problem import Problem, build, trivial
from habeas.checking.readings import STRICT, TOLERANT
from habeas.checking.rules import Alternatives, Day, Slot, SlotOf, alternatives
from habeas.checking.sets import Families, families
from habeas.checking.slots import slots_of
from habeas.checking.words import chain, content, days, days_apart, statement
from habeas.core.claims import PRINCIPAL, Claim
from habeas.core.judgements import Judgement
from habeas.core.values import Coded
from habeas.core.when import When

MOST_PROPOSITIONS = 60  # bits above which even one pass is not tried


@dataclass(frozen=True, slots=True)
class _Reading:
    """The propositions of one person in one reading."""

    problem: Problem
    families: Families


def check(claims: Sequence[Claim], *, reading: str = TOLERANT, exclusive: Collection[frozenset[str]] = (),
          judgements: Iterable[Judgement] = (), ended: Mapping[str, str] | None = None, person: str = "") -> Check:
    """What the claims of one person cannot all be, and why.

    `exclusive` are pairs of places declared to exclude each other; `judgements` in force (reject takes claims out, two events and one event
    move them); `ended` maps claims that their own list no longer makes to the claim that replaced them (or "").
    Both readings are worked out; `reading` chooses whose sets and bounds are given back. Hard conflicts come first.
    """
    judged = list(judgements)
    rejected = {each for judgement in judged if judgement.sort == "reject" for each in judgement.about}
    over = ended or {}
    live = tuple(claim for claim in claims if claim.id not in rejected and claim.id not in over)
    slot_of = slots_of(live, judged)
    merged = _propositions(live, slot_of)
    groups = tuple(merged.values())
    preferred = frozenset(each for judgement in judged if judgement.sort == "prefer" for each in judgement.about)
    extra = tuple(notices.notices(person, claims, live, over))
    propositions = tuple(tuple(claim.id for claim in group) for group in groups)
    if len(groups) > MOST_PROPOSITIONS:
        why = f"{len(groups)} different statements on one person are more than this engine works through ({MOST_PROPOSITIONS})"
        return Check(person, reading, live, propositions, findings=(_undecided(person, why, live), *extra), undecided=why,
                     preferred=preferred)
    captive = any(claim.kind == "born_in_captivity" and claim.affirmed and isinstance(claim.value, Coded) and claim.value.code != "no"
                  for claim in live)
    strict = _solved([key[0] for key in merged], exclusive, captive)
    loose = _solved([key[1] for key in merged], exclusive, captive) if strict.families.conflicts or not strict.families.complete else strict
    chosen = strict if reading == STRICT else _tolerant(merged, exclusive, captive, strict, loose)
    complete = strict.families.complete and loose.families.complete
    why = "" if complete else "the combinations of these claims are more than this engine works through; there may be further conflicts"
    findings = [*_conflicts(person, reading, groups, live, strict, loose if strict is not loose else None, slot_of, exclusive, captive)]
    if why:
        findings.append(_undecided(person, why, live))
    bounds, cut = _bounds(chosen, groups, slot_of) if chosen.families.complete else ((), True)  # from some sets only they would be wrong
    if cut and not why:
        why = "the alternatives of these claims are too many to give every bound"
    return Check(
        person, reading, live, propositions,
        tuple(map(_members, chosen.families.conflicts)), tuple(map(_members, chosen.families.corrections)),
        tuple(map(_members, chosen.families.maximal)), bounds, (*findings, *extra), why, preferred)


def _propositions(claims: Sequence[Claim], slot_of: SlotOf) -> dict[tuple[Alternatives, Alternatives], list[Claim]]:
    """Claims that constrain something, merged where they say exactly the same in both readings."""
    merged: dict[tuple[Alternatives, Alternatives], list[Claim]] = {}
    for claim in claims:
        strict = alternatives(claim, STRICT, slot_of)
        if not trivial(strict):
            merged.setdefault((strict, alternatives(claim, TOLERANT, slot_of)), []).append(claim)
    return merged


def _solved(compiled: Sequence[Alternatives], exclusive: Collection[frozenset[str]], captive: bool) -> _Reading:
    problem = build(compiled, exclusive, captive)
    try:
        if problem.consistent(problem.everything):
            return _Reading(problem, Families((), (), (problem.everything,), True))
    except Limit:
        return _Reading(problem, Families((), (), (), False))
    return _Reading(problem, families(problem.everything, problem.consistent))


def _tolerant(merged: Mapping[tuple[Alternatives, Alternatives], object], exclusive: Collection[frozenset[str]], captive: bool,
              strict: _Reading, loose: _Reading) -> _Reading:
    """The tolerant problem, also where the strict one already has no conflict (its bounds are wider)."""
    if loose is not strict:
        return loose
    problem = build([key[1] for key in merged], exclusive, captive)
    return _Reading(problem, Families((), (), (problem.everything,), True))


def _conflicts(person: str, reading: str, groups: Sequence[Sequence[Claim]], live: Sequence[Claim], strict: _Reading,
               loose: _Reading | None, slot_of: SlotOf, exclusive: Collection[frozenset[str]], captive: bool) -> list[Finding]:
    """Hard conflicts (those of the tolerant reading), then matters of reading (those of the strict one that the tolerant one allows).

    In the strict reading all its minimal sets are given, each marked hard or not."""
    if loose is None:
        return []
    soft = [mask for mask in strict.families.conflicts if _allowed(loose.problem, mask)]
    firm = loose.families.conflicts if reading == TOLERANT else [mask for mask in strict.families.conflicts if mask not in soft]
    masks = [(mask, loose, True) for mask in firm] + [(mask, strict, False) for mask in soft]
    found = []
    for mask, solved, is_hard in masks:
        members = sorted((groups[number] for number in _members(mask)), key=_place_in_time)
        gap = _gap(strict.problem, mask) or _gap(solved.problem, mask)  # as written, where one claim alone could give way
        conflict = Conflict(tuple(map(tuple, members)), tuple(live), gap, is_hard, slot_of, tuple(exclusive), captive)
        named = classify(conflict)
        found.append(Finding(
            "conflict", person, _explained(members, gap, is_hard), tuple(claim for group in members for claim in group),
            tuple(name for name, _ in named), tuple(f"{name}: {reason}" for name, reason in named),
            chain(solved.problem, solved.problem.refutations(mask), [_witnesses(group) for group in groups]), is_hard, gap))
    return sorted(found, key=lambda each: (not each.hard, -(each.gap_days or 0), each.explanation))


def _allowed(problem: Problem, mask: int) -> bool:
    """Whether a set can all be true; one that the engine cannot settle is not called a matter of reading."""
    try:
        return problem.consistent(mask)
    except Limit:
        return False


def _place_in_time(group: Sequence[Claim]) -> tuple[bool, int, str]:
    """Dates first, in their order; then ages and the rest."""
    value = group[0].value
    day = (value.earliest or value.latest or 0) if isinstance(value, When) else 0
    return not isinstance(value, When), day, group[0].kind


def _gap(problem: Problem, mask: int) -> int | None:
    try:
        return problem.gap(mask)
    except Limit:
        return None


def _witnesses(group: Sequence[Claim]) -> str:
    """`RUVTE and Parque say: birth in 1950`."""
    names = list(dict.fromkeys(claim.speaker for claim in group))
    verb = ("say" if len(names) > 1 else "says") if group[0].affirmed else ("deny" if len(names) > 1 else "denies")
    return f"{' and '.join(names)} {verb} {content(group[0])}"


def _explained(members: Sequence[Sequence[Claim]], gap: int | None, hard: bool) -> str:
    said = "; ".join(statement(claim) for group in members for claim in group)
    if len(members) == 2:
        together = "Both cannot hold" + (f", {days_apart(gap)}" if gap is not None else "")
    else:
        together = "This cannot be" if len(members) == 1 else "They cannot all hold"
        together += f"; one of them would have to give way by {days(gap)}" if gap is not None and len(members) > 2 else ""
    return f"{said}. {together}{'' if hard else '; a matter of reading'}."


def _undecided(person: str, why: str, claims: Sequence[Claim]) -> Finding:
    return Finding("undecided", person, f"Undecided: {why}.", tuple(claims))


def _members(mask: int) -> frozenset[int]:
    return frozenset(number for number in range(mask.bit_length()) if mask >> number & 1)


def _bounds(solved: _Reading, groups: Sequence[Sequence[Claim]], slot_of: SlotOf) -> tuple[tuple[Bound, ...], bool]:
    """Bounds of every day, over all maximal consistent sets; and whether a limit cut them short."""
    found: dict[Day, dict[tuple[int | None, int | None], set[str]]] = {}
    absent: set[Slot] = set()
    try:
        for mask in solved.families.maximal:
            inside = [claim for number in _members(mask) for claim in groups[number]]
            for days in solved.problem.spans(mask):
                absent.update(set(solved.problem.slots) - {day.slot for day in days})
                for day, span in days.items():
                    dating = {claim.id for claim in inside if claim.kind == day.slot.kind and slot_of(claim, claim.kind) == day.slot}
                    found.setdefault(day, {}).setdefault(span, set()).update(dating)
    except Limit:
        return (), True
    return tuple(_bound(day, spans, day.slot in absent) for day, spans in sorted(found.items())), False


def _bound(day: Day, spans: Mapping[tuple[int | None, int | None], set[str]], absent: bool) -> Bound:
    firsts = [first for first, _ in spans]
    lasts = [last for _, last in spans]
    parts = [day.slot.kind, *([day.end] if day.end else []), *([f"({day.slot.place})"] if day.slot.place else []),
             *([f"({day.slot.episode})"] if day.slot.episode != PRINCIPAL else [])]
    ordered = sorted(spans.items(), key=lambda item: (item[0][0] is not None, item[0][0] or 0, item[0][1] or 0))
    return Bound(
        " ".join(parts), day.slot.kind,
        None if None in firsts else min(each for each in firsts if each is not None),
        None if None in lasts else max(each for each in lasts if each is not None),
        tuple(Alternative(first, last, tuple(sorted(ids))) for (first, last), ids in ordered), absent)
