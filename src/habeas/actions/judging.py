"""Judgements and their withdrawal."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.actions.hand import Hand
from habeas.checking.slots import ONCE
from habeas.core.errors import BadJudgement
from habeas.core.judgements import SORTS, Judgement
from habeas.core.values import Json
from habeas.store import lookup
from habeas.store.case import CaseStore


def judge(store: CaseStore, sort: str, about: Sequence[str], reason: str, hand: Hand) -> str:
    """Record a judgement about mentions, claims or sources; its id. Raises BadJudgement."""
    wanted = 1 if sort in ("prefer", "reject", "defer") else 2
    if sort not in SORTS:
        raise BadJudgement(f"There is no judgement called {sort!r}. There are: {', '.join(SORTS)}.")
    if sort == "confirm":
        raise BadJudgement("What is confirmed is a proposal, which becomes a claim: `habeas confirm` and `habeas review` do it.")
    if len(set(about)) < wanted:
        raise BadJudgement(f"The judgement {sort!r} needs {'two different things' if wanted == 2 else 'something'} to be about.")
    if sort in ("same", "different") and len(about) != 2:
        raise BadJudgement(f"The judgement {sort!r} is about two mentions at a time, so that each can be withdrawn by itself.")
    if sort in ("two events", "one event"):
        check_events(store, sort, about)
    kind = ("mentions.judged" if sort in ("same", "different") else
            "sources.judged" if sort in ("independent", "copied") else "claims.judged")
    entry = store.append(kind, [judged(sort, about, reason)], hand.author, hand.time)
    return f"{entry.digest}.0"


def check_events(store: CaseStore, sort: str, about: Sequence[str]) -> None:
    """Only claims of one kind can be of one event or of two, and there is one birth and one death. Raises BadJudgement."""
    kinds = {claim.kind for each in about if (claim := lookup.claim(store, each))}
    if len(kinds) != 1:
        raise BadJudgement(f"The judgement {sort!r} is about claims of one kind, and these are of the kinds {', '.join(sorted(kinds))}. "
                           "Name the claims that date the event.")
    if sort == "two events" and kinds <= ONCE:
        raise BadJudgement(f"There is one {kinds.pop()} in a life, so these cannot be two events. Reject one of the claims, or judge the "
                           "mentions to be different persons.")


def withdraw(store: CaseStore, judgement: Judgement, reason: str, hand: Hand) -> None:
    """Take a judgement back; both stay on the record. Raises BadJudgement if it was withdrawn before."""
    if any(each.judgement == judgement.id for each in store.withdrawals()):
        raise BadJudgement("That judgement has been withdrawn already.")
    store.append("judgement.withdrawn", [{"judgement": judgement.id, "reason": reason}], hand.author, hand.time)


def judged(sort: str, about: Sequence[str], reason: str, rule: str = "", review: str = "") -> Json:
    """The part of an entry that holds a judgement."""
    return {"sort": sort, "about": list(about), "reason": reason, "rule": rule, "review": review}
