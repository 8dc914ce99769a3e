"""One person's claims checked: a pure function, the same on one core, in a pool or on a cluster."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from habeas.checking import large, notices, verdicts
from habeas.checking.classes import Conflict, classify
from habeas.checking.findings import Alternative, Bound, Check, Finding
from habeas.checking.languages import Language
from habeas.checking.languages import language as language_of
from habeas.checking.network import Limit
from habeas.checking.origins import origins
from habeas.checking.problem import Problem
from habeas.checking.readings import STRICT, TOLERANT
from habeas.checking.reasons import LimitHit, MoreConflicts, TooManyAlternatives, TooManyCombinations
from habeas.checking.rules import Day, Slot
from habeas.checking.sets import CONFLICTS, members
from habeas.checking.situation import Proposition, Situation, Solved, rejected, situation
from habeas.checking.steps import steps
from habeas.core.claims import PRINCIPAL, Claim
from habeas.core.judgements import Judgement
from habeas.core.when import When


def check(claims: Sequence[Claim], *, reading: str = TOLERANT, exclusive: Collection[frozenset[str]] = (),
          judgements: Iterable[Judgement] = (), ended: Mapping[str, str] | None = None, person: str = "",
          weighed: bool = True, explained: bool = True, language: str = "en", later: Mapping[str, str] | None = None) -> Check:
    """What the claims of one person cannot all be, and why.

    `exclusive` are pairs of places declared to exclude each other; `judgements` in force (reject takes claims out, two events and one
    event move them); `ended` maps claims that their own list no longer makes to the claim that replaced them (or "");
    `later` those that a document of the same publisher contradicts, which may be a later edition, to its claim: they stay in the reasoning.
    Both readings are worked out; `reading` chooses whose sets, bounds and verdicts are given back (`weighed` False: no verdicts;
    `explained` False: no findings, and the other reading is left out). Hard conflicts come first. What people read is told in
    `language`, "en" or "es". Raises UnknownLanguage.
    """
    told = language_of(language)
    judged, over = list(judgements), ended or {}
    now = situation(claims, judged, over, exclusive, person, later or {})
    preferred = frozenset(each for judgement in judged if judgement.sort == "prefer" for each in judgement.about)
    propositions = now.propositions()
    roots = origins(judged)
    ids = tuple(tuple(claim.id for claim in each.claims) for each in propositions)
    if not explained:
        strict = loose = now.solved([each.strict if reading == STRICT else each.tolerant for each in propositions])
    else:
        strict, loose = _both(now, propositions, reading)
    chosen = strict if reading == STRICT else loose
    hit = None if strict.families.complete and loose.families.complete else TooManyCombinations(large.available())
    some = explained and (strict.families.conflicts or loose.families.conflicts)
    findings = _conflicts(now, propositions, reading, strict, loose, told) if some else []
    if hit:
        findings.append(Finding("undecided", now.person, told.undecided(hit), now.claims))
    if not hit and not (strict.families.listed and loose.families.listed):
        text = told.limit(MoreConflicts(CONFLICTS))
        findings.append(Finding("more conflicts", now.person, f"{text[0].upper()}{text[1:]}.", now.claims))
    # Bounds from some of the maximal sets only would be wrong: where a limit was hit there are no such sets, so no bounds.
    bounds, cut = _bounds(now, chosen, propositions)
    limit: LimitHit | None = hit or (TooManyAlternatives() if cut else None)
    gone = rejected(judged)
    kept = [claim for claim in claims if claim.id not in gone]
    found = [*verdicts.verdicts(now, propositions, chosen, reading, roots), *verdicts.corrected(kept, over, roots)] if weighed else []
    extra = notices.notices(person, claims, now.claims, over, found, told) if explained else ()
    return Check(
        person, reading, now.claims, ids, tuple(map(_numbers, chosen.families.conflicts)),
        tuple(map(_numbers, chosen.families.corrections)), tuple(map(_numbers, chosen.families.maximal)), bounds, (*findings, *extra),
        told.limit(limit) if limit else "", tuple(found), not chosen.families.listed, preferred)


def _both(now: Situation, propositions: Sequence[Proposition], reading: str) -> tuple[Solved, Solved]:
    """The strict and the tolerant reading; without conflicts in the strict one there is none in the tolerant one."""
    strict = now.solved([each.strict for each in propositions])
    fine = strict.families.complete and not strict.families.conflicts
    if fine and reading == STRICT:
        return strict, strict
    return strict, now.solved([each.tolerant for each in propositions], known_consistent=fine)


def _conflicts(now: Situation, propositions: Sequence[Proposition], reading: str, strict: Solved, loose: Solved,
               language: Language) -> list[Finding]:
    """Hard conflicts (those of the tolerant reading), then matters of reading (those of the strict one that the tolerant one allows).

    In the strict reading all its minimal sets are given, each marked hard or not."""
    soft = [mask for mask in strict.families.conflicts if _allowed(loose.problem, mask)]
    firm = loose.families.conflicts if reading == TOLERANT else [mask for mask in strict.families.conflicts if mask not in soft]
    said = [each.claims for each in propositions]
    wider = [each.strict != each.tolerant for each in propositions]
    found = []
    for mask, solved in [*((mask, loose) for mask in firm), *((mask, strict) for mask in soft)]:
        groups = tuple(sorted((propositions[number].claims for number in members(mask)), key=_place_in_time))
        gap = _gap(strict.problem, mask) or _gap(solved.problem, mask)  # as written, where one claim alone could give way
        conflict = Conflict(groups, now, gap, solved is loose)
        named = classify(conflict)
        chain = steps(solved.problem, solved.problem.refutations(mask), said, wider if solved is loose else [False] * len(wider))
        found.append(Finding(
            "conflict", now.person, language.conflict(groups, gap, conflict.hard), tuple(claim for group in groups for claim in group),
            tuple(name for name, _ in named), tuple(f"{language.class_name(name)}: {language.reason(reason)}" for name, reason in named),
            language.chain(chain), conflict.hard, gap, steps=chain))
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


def _numbers(mask: int) -> frozenset[int]:
    return frozenset(members(mask))


def _bounds(now: Situation, solved: Solved, propositions: Sequence[Proposition]) -> tuple[tuple[Bound, ...], bool]:
    """Bounds of every day, over all maximal consistent sets; and whether a limit cut them short."""
    found: dict[Day, dict[tuple[int | None, int | None], set[str]]] = {}
    absent: set[Slot] = set()
    try:
        for mask in solved.families.maximal:
            inside = [(claim.id, now.slot_of(claim, claim.kind)) for number in members(mask) for claim in propositions[number].claims]
            for days, without in solved.problem.spans(mask):
                absent.update(without)
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
