"""What a judgement does to what is found on a person: the same claims checked with it and without it. Pure but for words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from habeas.checking.findings import Check, Verdict
from habeas.checking.languages import language as language_of
from habeas.core.claims import Claim
from habeas.core.judgements import Judgement
from habeas.corpus.task import Task, check_of
from habeas.web.sifting import finding_key

MOST = 80  # claims on a person for whom it is tried out what a judgement would do


@dataclass(frozen=True, slots=True)
class Turned:
    """Something said, and what the claims supported of it before and support of it after."""

    content: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Effect:
    """How many conflicts a judgement ends and brings, how many remain, whether one that was asked about is among the ended or the brought,
    and the verdicts that turn."""

    ended: int
    brought: int
    remain: int
    gone: bool
    back: bool = False
    turned: tuple[Turned, ...] = ()

    @property
    def others(self) -> int:
        """How many conflicts it brings besides the one that was asked about."""
        return self.brought - self.back


def without(task: Task, judgement: Judgement, now: Check, asked: str) -> Effect:
    """What a judgement in force did, with all that was recorded in the same entry."""
    entry = _entry(judgement.id)
    before = tuple(each for each in task.judgements if _entry(each.id) != entry)
    return _between(check_of(replace(task, judgements=before), task.said()), now, asked, task.language)


def again(task: Task, judgement: Judgement, now: Check, asked: str) -> Effect:
    """What taking a judgement back did."""
    before = check_of(replace(task, judgements=(*task.judgements, judgement)), task.said())
    return _between(before, now, asked, task.language)


def rejecting(task: Task, claims: Sequence[Claim], rejected: Collection[str], now: Check, asked: str) -> Effect | None:
    """What rejecting some claims would do; None where working that out takes too long for a page."""
    if len(claims) > MOST or now.undecided:
        return None
    would = Judgement("0.0", "reject", tuple(rejected), "", "", "")
    return _between(now, check_of(replace(task, judgements=(*task.judgements, would)), claims), asked, task.language)


def conflicts(check: Check) -> set[str]:
    """The keys of the conflicts."""
    return {finding_key(each.kind, (claim.id for claim in each.claims)) for each in check.findings if each.kind == "conflict"}


def _between(before: Check, after: Check, asked: str, language: str) -> Effect:
    had, has = conflicts(before), conflicts(after)
    return Effect(len(had - has), len(has - had), len(has), asked in had - has, asked in has - had, tuple(_turned(before, after, language)))


def _turned(before: Check, after: Check, language: str) -> list[Turned]:
    told = language_of(language)
    by_id = {claim.id: claim for check in (before, after) for claim in check.claims}
    had = {frozenset(each.claims): each for each in before.verdicts}

    def sentence(verdict: Verdict) -> str:
        return told.verdict(verdict, by_id, {})

    return [Turned(told.claimed(by_id[each.claims[0]]), sentence(old), sentence(each)) for each in after.verdicts
            if (old := had.get(frozenset(each.claims))) and (old.word, old.origins) != (each.word, each.origins)
            and all(name in by_id for name in (*each.claims, *each.because, *old.because)) and sentence(old) != sentence(each)]


def _entry(judgement: str) -> str:
    return judgement.partition(".")[0]
