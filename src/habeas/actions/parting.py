"""Judgements that are made of several at once: one person parted in two, two joined again, one event taken for two."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from habeas.actions.hand import Hand
from habeas.actions.judging import check_events, judged
from habeas.core.errors import BadJudgement
from habeas.core.judgements import Judgement
from habeas.core.values import Json
from habeas.store.case import CaseStore


def part(store: CaseStore, judgements: Sequence[Judgement], pair: tuple[str, Collection[str]], reason: str, hand: Hand) -> str:
    """Judge a mention to be another person's than some others, and take back the judgements in force that joined it to them; the id of the
    first judgement. Raises BadJudgement.

    `judgements`: those in force. A mention that only the parted one tied to the others goes with it."""
    mention, others = pair[0], sorted(set(pair[1]) - {pair[0]})
    if not others:
        raise BadJudgement("To part a person in two takes two entries at least.")
    ties = [each for each in judgements if each.sort == "same" and mention in each.about and not set(others).isdisjoint(each.about)]
    bodies = [judged("different", (mention, other), reason) for other in others]
    entries = store.append_all([("mentions.judged", bodies), *_withdrawn(ties, reason)], hand.author, hand.time)
    return f"{entries[0].digest}.0"


def join(store: CaseStore, judgements: Sequence[Judgement], mentions: tuple[str, str], reason: str, hand: Hand) -> str:
    """Judge two mentions to be one person's, and take back the judgements in force that said otherwise; the judgement's id."""
    return unite(store, judgements, (mentions[:1], mentions[1:]), reason, hand)


def unite(store: CaseStore, judgements: Sequence[Judgement], persons: tuple[Sequence[str], Sequence[str]], reason: str, hand: Hand) -> str:
    """The same for two persons by all their mentions: the first of each are judged, and what said otherwise of any is taken back."""
    first, second = persons
    mentions = first[0], second[0]
    against = apart(judgements, (first, second))
    entries = store.append_all([("mentions.judged", [judged("same", mentions, reason)]), *_withdrawn(against, reason)],
                               hand.author, hand.time)
    return f"{entries[0].digest}.0"


def apart(judgements: Sequence[Judgement], persons: tuple[Collection[str], Collection[str]]) -> list[Judgement]:
    """The judgements in force that some mention of one person is another person's than some mention of the other."""
    first, second = map(set, persons)
    return [each for each in judgements if each.sort == "different"
            and not first.isdisjoint(each.about) and not second.isdisjoint(each.about)]


def two_events(store: CaseStore, stays: str, moved: Sequence[str], reason: str, hand: Hand) -> str:
    """Judge that some claims speak of one other event than the claim `stays`; the id of the first judgement. Raises BadJudgement.

    A judgement for each, so that all that are moved come to the same event."""
    others = [each for each in dict.fromkeys(moved) if each != stays]
    if not others:
        raise BadJudgement("Two events need a claim for each.")
    check_events(store, "two events", [stays, *others])
    entry = store.append("claims.judged", [judged("two events", (stays, each), reason) for each in others], hand.author, hand.time)
    return f"{entry.digest}.0"


def _withdrawn(judgements: Sequence[Judgement], reason: str) -> list[tuple[str, list[Json]]]:
    bodies: list[Json] = [{"judgement": each.id, "reason": reason} for each in judgements]
    return [("judgement.withdrawn", bodies)] if bodies else []
