"""What others wrote since a form was shown: nobody's decision is put over another's unseen."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from habeas.core.judgements import Judgement
from habeas.core.records import judgement_from
from habeas.core.replay import changes
from habeas.store import lookup, news
from habeas.store.case import CaseStore

_MOST = 200  # entries that are looked through


@dataclass(frozen=True, slots=True)
class Change:
    """A judgement that was made or taken back, or (`judgement` None) claims that were added or ended; by whom and when."""

    author: str
    time: str
    judgement: Judgement | None
    withdrawn: bool = False


def since(store: CaseStore, clock: int, about: Collection[str]) -> list[Change]:
    """What was written after a clock about some claims, mentions or sources; where that cannot be told in short, every entry counts."""
    fresh = news.since(store, clock)
    if sum(each.number for each in fresh) > _MOST:
        return [Change(each.author, each.last, None) for each in fresh]
    names = set(about)
    return list(_changes(store, clock, names))


def _changes(store: CaseStore, clock: int, about: set[str]) -> Iterator[Change]:
    for entry in news.appended(store, clock):
        if entry.kind in ("bundle.received", "part.redacted"):
            yield Change(entry.author, entry.time, None)
            continue
        told = False
        for table, _key, row in changes(entry):
            body: Any = row
            if table == "judgement" and not about.isdisjoint(body[2]) and body[1] != "confirm":
                yield Change(entry.author, entry.time, judgement_from(body))
            elif table == "withdrawal":
                judgement = lookup.judgement(store, body[1])
                if judgement and not about.isdisjoint(judgement.about):
                    yield Change(entry.author, entry.time, judgement, True)
            elif table in ("claim", "ending") and not told and (body[0] in about):
                told = True
                yield Change(entry.author, entry.time, None)
