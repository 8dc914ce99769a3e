"""The linking rule, as recorded judgements."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.actions.hand import Hand
from habeas.actions.judging import judged
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
    """The pairs of the rule that nobody, nor the rule, has judged before (withdrawn judgements included: they are not made again), and
    that are not one person already, by way of a third row.

    Dates that a list no longer gives, or that were rejected, mark nothing for review.
    """
    decided = {frozenset(each.about) for each in store.judgements() if each.sort in ("same", "different")}
    out = {about for each in now.judgements if each.sort == "reject" for about in each.about} | now.ended.keys() | set(now.misread)
    found = candidates(now.mentions.values(), lambda mentions: [claim for claim in store.claims(mentions) if claim.id not in out], decided,
                       confirmed_mentions(store, now.judgements))
    person_of = now.people.person_of
    return found._replace(pairs=tuple(each for each in found.pairs if person_of[each.first] != person_of[each.second]))


@dataclass(frozen=True, slots=True)
class Run:
    """Once that the rule joined rows: its first entry, who ran it and when, how many pairs it judged, and the judgements that stand."""

    entry: str
    author: str
    time: str
    pairs: int
    standing: tuple[str, ...]


def runs(store: CaseStore) -> list[Run]:
    """Every time that the rule joined rows, the latest first."""
    withdrawn = {each.judgement for each in store.withdrawals()}
    found: dict[tuple[str, str], list[str]] = {}
    for each in store.judgements():
        if each.rule == RULE:
            found.setdefault((each.time, each.author), []).append(each.id)
    return [Run(judged[0].partition(".")[0], author, time, len(judged), tuple(each for each in judged if each not in withdrawn))
            for (time, author), judged in sorted(found.items(), reverse=True)]


def undo(store: CaseStore, run: Run, reason: str, hand: Hand) -> None:
    """Take back what the rule judged once, as far as it stands. The rule does not judge these pairs again."""
    if run.standing:
        store.append("judgement.withdrawn", [{"judgement": each, "reason": reason} for each in run.standing], hand.author, hand.time)


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
