"""One person's claims checked: a pure function, the same on one core, in a pool or on a cluster."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from habeas.checking import notices
from habeas.checking.classes import Conflict, classify
from habeas.checking.findings import Alternative, Bound, Check, Finding
from habeas.checking.network import Limit
from habeas.checking.problem import Problem
from habeas.checking.readings import STRICT, TOLERANT
from habeas.checking.rules import Day, Slot
from habeas.checking.situation import Proposition, Situation, Solved, situation
from habeas.checking.words import chain, content, days, days_apart, statement
from habeas.core.claims import PRINCIPAL, Claim
from habeas.core.judgements import Judgement
from habeas.core.when import When

MOST_PROPOSITIONS = 60  # bits above which even one pass is not tried


def check(claims: Sequence[Claim], *, reading: str = TOLERANT, exclusive: Collection[frozenset[str]] = (),
          judgements: Iterable[Judgement] = (), ended: Mapping[str, str] | None = None, person: str = "") -> Check:
    """What the claims of one person cannot all be, and why.

    `exclusive` are pairs of places declared to exclude each other; `judgements` in force (reject takes claims out, two events and one
    event move them); `ended` maps claims that their own list no longer makes to the claim that replaced them (or "").
    Both readings are worked out; `reading` chooses whose sets and bounds are given back. Hard conflicts come first.
    """
    judged, over = list(judgements), ended or {}
    now = situation(claims, judged, over, exclusive, person)
    preferred = frozenset(each for judgement in judged if judgement.sort == "prefer" for each in judgement.about)
    extra = tuple(notices.notices(person, claims, now.claims, over))
    propositions = now.propositions()
    ids = tuple(tuple(claim.id for claim in each.claims) for each in propositions)
    if len(propositions) > MOST_PROPOSITIONS:
        why = f"{len(propositions)} different statements on one person are more than this engine works through ({MOST_PROPOSITIONS})"
        return Check(person, reading, now.claims, ids, findings=(_undecided(now, why), *extra), undecided=why, preferred=preferred)
    strict = now.solved([each.strict for each in propositions])
    fine = strict.families.complete and not strict.families.conflicts  # then the tolerant reading has no conflict either
    loose = now.solved([each.tolerant for each in propositions], known_consistent=fine) if reading == TOLERANT or not fine else strict
    chosen = strict if reading == STRICT else loose
    why = "" if strict.families.complete and loose.families.complete else \
        "the combinations of these claims are more than this engine works through; there may be further conflicts"
    findings = [] if fine else _conflicts(now, propositions, reading, strict, loose)
    if why:
        findings.append(_undecided(now, why))
    # Bounds from some of the maximal sets only would be wrong, so there are none where a limit was hit.
    bounds, cut = _bounds(now, chosen, propositions) if chosen.families.complete else ((), True)
    if cut and not why:
        why = "the alternatives of these claims are too many to give every bound"
    return Check(
        person, reading, now.claims, ids, tuple(map(_members, chosen.families.conflicts)),
        tuple(map(_members, chosen.families.corrections)), tuple(map(_members, chosen.families.maximal)), bounds, (*findings, *extra),
        why, preferred)


def _conflicts(now: Situation, propositions: Sequence[Proposition], reading: str, strict: Solved, loose: Solved) -> list[Finding]:
    """Hard conflicts (those of the tolerant reading), then matters of reading (those of the strict one that the tolerant one allows).

    In the strict reading all its minimal sets are given, each marked hard or not."""
    soft = [mask for mask in strict.families.conflicts if _allowed(loose.problem, mask)]
    firm = loose.families.conflicts if reading == TOLERANT else [mask for mask in strict.families.conflicts if mask not in soft]
    speakers = [_witnesses(each.claims) for each in propositions]
    found = []
    for mask, solved in [*((mask, loose) for mask in firm), *((mask, strict) for mask in soft)]:
        groups = tuple(sorted((propositions[number].claims for number in _members(mask)), key=_place_in_time))
        gap = _gap(strict.problem, mask) or _gap(solved.problem, mask)  # as written, where one claim alone could give way
        conflict = Conflict(groups, now, gap, solved is loose)
        named = classify(conflict)
        found.append(Finding(
            "conflict", now.person, _explained(conflict), tuple(claim for group in groups for claim in group),
            tuple(name for name, _ in named), tuple(f"{name}: {reason}" for name, reason in named),
            chain(solved.problem, solved.problem.refutations(mask), speakers), conflict.hard, gap))
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


def _explained(conflict: Conflict) -> str:
    gap = conflict.gap
    said = "; ".join(statement(claim) for group in conflict.groups for claim in group)
    if len(conflict.groups) == 2:
        together = "Both cannot hold" + (f", {days_apart(gap)}" if gap is not None else "")
    else:
        together = "This cannot be" if len(conflict.groups) == 1 else "They cannot all hold"
        together += f"; one of them would have to give way by {days(gap)}" if gap is not None and len(conflict.groups) > 2 else ""
    return f"{said}. {together}{'' if conflict.hard else '; a matter of reading'}."


def _undecided(now: Situation, why: str) -> Finding:
    return Finding("undecided", now.person, f"Undecided: {why}.", now.claims)


def _members(mask: int) -> frozenset[int]:
    return frozenset(number for number in range(mask.bit_length()) if mask >> number & 1)


def _bounds(now: Situation, solved: Solved, propositions: Sequence[Proposition]) -> tuple[tuple[Bound, ...], bool]:
    """Bounds of every day, over all maximal consistent sets; and whether a limit cut them short."""
    found: dict[Day, dict[tuple[int | None, int | None], set[str]]] = {}
    absent: set[Slot] = set()
    try:
        for mask in solved.families.maximal:
            inside = [(claim.id, now.slot_of(claim, claim.kind)) for number in _members(mask) for claim in propositions[number].claims]
            for days in solved.problem.spans(mask):
                absent.update(set(solved.problem.slots) - {day.slot for day in days})
                for day, span in days.items():
                    found.setdefault(day, {}).setdefault(span, set()).update(claim for claim, slot in inside if slot == day.slot)
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
