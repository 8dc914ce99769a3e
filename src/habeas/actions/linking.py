"""The linking rule, as recorded judgements."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.actions.hand import Hand
from habeas.actions.judging import judged
from habeas.core.judgements import Judgement
from habeas.linking.candidates import RULE, Candidates, Pair, candidates
from habeas.questions import Standing, standing
from habeas.store.case import CaseStore
from habeas.store.proposals import confirmed_mentions

PAIRS = 1000  # pairs judged in one entry


@dataclass(frozen=True, slots=True)
class Linked:
    """What the linking rule did (in a dry run: would do): the pairs that it joined, names left alone because several rows of one list bear
    them, and the pairs that it had judged before, withdrawn ones too. `waiting` are pairs of mentions of which one at least is only
    proposed: the rule joins them once a proposal on each is confirmed."""

    pairs: tuple[Pair, ...]
    shared: int
    already: int
    waiting: tuple[Pair, ...] = ()


def link_candidates(store: CaseStore, now: Standing) -> Candidates:
    """The pairs of the rule that nobody, nor the rule, has judged before (withdrawn judgements included: they are not made again).

    Dates that a list no longer gives, or that were rejected, mark nothing for review.
    """
    decided = {frozenset(each.about) for each in store.judgements() if each.sort in ("same", "different")}
    out = {about for each in now.judgements if each.sort == "reject" for about in each.about} | now.ended.keys() | set(now.misread)
    return candidates(now.mentions.values(), lambda mentions: [claim for claim in store.claims(mentions) if claim.id not in out], decided,
                      confirmed_mentions(store, now.judgements))


@dataclass(frozen=True, slots=True)
class Run:
    """Once that the rule joined rows: the entry, who ran it and when, how many pairs it judged, how many of these stand."""

    entry: str
    author: str
    time: str
    pairs: int
    standing: int


def runs(store: CaseStore) -> list[Run]:
    """Every time that the rule joined rows, the latest first."""
    withdrawn = {each.judgement for each in store.withdrawals()}
    found: dict[str, list[Judgement]] = {}
    for each in store.judgements():
        if each.rule == RULE:
            found.setdefault(each.id.partition(".")[0], []).append(each)
    made = [Run(entry, judged[0].author, judged[0].time, len(judged), sum(each.id not in withdrawn for each in judged))
            for entry, judged in found.items()]
    return sorted(made, key=lambda run: (run.time, run.entry), reverse=True)


def undo(store: CaseStore, run: str, reason: str, hand: Hand) -> int:
    """Take back what the rule judged in one entry, as far as it stands; how many pairs. The rule does not judge them again."""
    withdrawn = {each.judgement for each in store.withdrawals()}
    stand = [each.id for each in store.judgements() if each.rule == RULE and each.id.startswith(f"{run}.") and each.id not in withdrawn]
    if stand:
        store.append("judgement.withdrawn", [{"judgement": each, "reason": reason} for each in stand], hand.author, hand.time)
    return len(stand)


def link(store: CaseStore, hand: Hand, dry_run: bool = False) -> Linked:
    """Join the rule's pairs by a recorded rule judgement, one part a pair, so that each can be withdrawn by itself."""
    already = sum(1 for each in store.judgements() if each.rule == RULE)
    found = link_candidates(store, standing(store))
    for start in range(0, 0 if dry_run else len(found.pairs), PAIRS):
        bodies = [judged("same", (pair.first, pair.second), RULE, RULE, pair.review) for pair in found.pairs[start:start + PAIRS]]
        store.append("mentions.judged", bodies, hand.author, hand.time)
    return Linked(found.pairs, found.shared, already, _waiting(store))


def _waiting(store: CaseStore) -> tuple[Pair, ...]:
    """The pairs that `--unreviewed` joins by the rule, and nobody has."""
    recorded = {each.id for each in store.judgements()}
    return tuple(Pair(each.about[0], each.about[1], each.review) for each in standing(store, unreviewed=True).judgements
                 if each.rule == RULE and each.id not in recorded)
