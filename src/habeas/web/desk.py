"""The proposals of a case in short, and what was decided on each: read once, then kept up entry by entry, so that deciding stays quick."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from weakref import WeakKeyDictionary

from habeas.core.folding import folded
from habeas.core.judgements import Judgement
from habeas.core.records import judgement_from
from habeas.core.replay import changes
from habeas.linking.persons import in_force
from habeas.store import derived, news
from habeas.store import proposals as proposing
from habeas.store.case import CaseStore
from habeas.web.shelf import Shelved

_FETCH = 500  # rows decoded at once
_MOST = 200  # entries that are looked through
# Entries after which the proposals themselves are the same ones; all but these have the desk read anew.
_PLAIN = frozenset({"proposal.confirmed", "claims.judged", "claims.recorded", "mentions.judged", "sources.judged", "source.named",
                    "exhibit.kept", "text.extracted", "document.described", "consent.given", "risk.noted", "rows.recorded",
                    "list.imported", "judgement.withdrawn"})


@dataclass(frozen=True, slots=True)
class Line:
    """A proposal without its claim. `start` and `end` are where it stands in the text; `searched` is what its name is searched by."""

    id: str
    exhibit: str
    start: int
    end: int
    kind: str
    name: str
    mention: str
    rule: str
    doubts: tuple[str, ...]
    searched: str


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which proposals are asked for; empty: any. `person`: words of a name. `rule`: how it begins."""

    exhibit: str = ""
    person: str = ""
    kind: str = ""
    rule: str = ""
    doubt: str = ""

    def among(self, lines: Iterable[Line]) -> list[Line]:
        """Those that are asked for."""
        if self == Sieve():
            return list(lines)
        words = folded(self.person).split()
        return [line for line in lines
                if (not self.exhibit or line.exhibit == self.exhibit) and (not self.kind or line.kind == self.kind)
                and line.rule.startswith(self.rule) and (not self.doubt or self.doubt in line.doubts)
                and all(word in line.searched for word in words)]


@dataclass(frozen=True, slots=True)
class Desk:
    """The proposals that readers make now, by exhibit and place; the judgement that decided each that is decided (None: somebody recorded
    the same by hand); the clock and heads up to which this is so."""

    lines: Sequence[Line]
    decided: Mapping[str, Judgement | None]
    clock: int
    heads: tuple[str, ...]

    def open(self, sieve: Sieve | None = None) -> list[Line]:
        """Those that wait for a decision."""
        waiting = [each for each in self.lines if each.id not in self.decided]
        return waiting if sieve is None else sieve.among(waiting)


def desk(store: CaseStore, before: Desk | None) -> Desk:
    """How the proposals of a case stand now; `before`, or most of it, where that is possible."""
    heads = store.heads()  # first: an entry that comes in while the rest is read is looked at again
    if before is not None and heads == before.heads:
        return before
    clock = news.clock(store)
    fresh = news.since(store, before.clock) if before else []
    if before is None or not _PLAIN.issuperset(each.kind for each in fresh) or sum(each.number for each in fresh) > _MOST:
        return Desk(_lines(store), _decided(store), clock, heads)
    if any(each.kind == "judgement.withdrawn" for each in fresh):
        return replace(before, decided=_decided(store), clock=clock, heads=heads)
    return replace(before, decided=_continued(store, before), clock=clock, heads=heads)


def _lines(store: CaseStore) -> list[Line]:
    found: list[Line] = []
    erased = proposing.erased(store)
    with store.reading() as cursor:
        cursor.execute("SELECT key, body FROM store_proposal WHERE mention <> ''")
        while rows := cursor.fetchmany(_FETCH):
            bodies = derived.decoded_rows([body for _, body in rows])
            found += [_line(key, body) for (key, _), body in zip(rows, bodies, strict=True) if body[0] not in erased]
    return sorted(found, key=lambda each: (each.exhibit, each.start, each.end, each.id))


def _line(id: str, row: Any) -> Line:
    """A derived row as `core.records.filed_row` makes it."""
    exhibit, _, kind, _, (claim, name, rule, doubts), mention = row
    _, _, start, end, *_ = claim[4]
    return Line(id, exhibit, start, end, kind, name, mention[0], rule, tuple(doubts), folded(name))


def _decided(store: CaseStore) -> dict[str, Judgement | None]:
    """As `store.proposals.open_proposals` counts them."""
    withdrawn = {each.judgement for each in store.withdrawals()}
    judgements = store.judgements(proposing.DECIDING)
    by_hand = proposing.recorded(store) - proposing.unmade(store, judgements, withdrawn)
    return {**dict.fromkeys(by_hand), **_by_judgement(in_force(judgements, withdrawn))}


def _by_judgement(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """The first that decided each."""
    found: dict[str, Judgement] = {}
    for each in judgements:
        if each.sort in ("confirm", "reject"):
            found.setdefault(each.about[0], each)
    return found


def _continued(store: CaseStore, before: Desk) -> dict[str, Judgement | None]:
    """What was decided, with the entries since."""
    fresh: list[Judgement] = []
    claims: dict[str, None] = {}
    known = {each.id for each in before.lines}
    for entry in news.appended(store, before.clock):
        for table, key, row in changes(entry):
            body: Any = row
            if table == "judgement":
                fresh.append(judgement_from(body))
            elif table == "claim" and key in known:
                claims[key] = None
    first = _by_judgement(sorted(fresh, key=lambda each: each.time))
    kept = {name: judgement for name, judgement in before.decided.items() if judgement is not None}
    return {**before.decided, **claims, **first, **kept}


_desks: WeakKeyDictionary[Shelved, Desk] = WeakKeyDictionary()
_lock = threading.Lock()


def at(place: Shelved) -> Desk:
    """The desk of an open case."""
    with _lock:
        found = desk(place.store, _desks.get(place))
        _desks[place] = found
        return found
