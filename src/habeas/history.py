"""How what is said of a person came about: asked of a case, in steps, each with who wrote it, when and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from habeas.core.claims import Claim
from habeas.core.judgements import Judgement
from habeas.drafting.casefile import PersonFile
from habeas.drafting.history import Step
from habeas.questions import MISREAD
from habeas.store import news, trail
from habeas.store.case import CaseStore
from habeas.store.trail import Came


def steps(store: CaseStore, *files: PersonFile, judgements: Iterable[Judgement] | None = None) -> list[Step]:
    """Everything written about the persons of some files, the latest first. `judgements`: those among which to look, withdrawn ones too,
    where the caller knows them; None: all of the case."""
    claims = {each.id: each for file in files for each in file.claims}
    mentions = {each for file in files for each in file.person.mentions}
    speakers = {name for each in claims.values() for name in (each.speaker, *each.relay)}
    own = {*mentions, *claims}
    found = [*_came(store, mentions, claims), *_ended(store, claims), *_judged(store, own | speakers, own, judgements)]
    return sorted(found, key=lambda each: (each.clock, each.entry), reverse=True)


def _came(store: CaseStore, mentions: set[str], claims: dict[str, Claim]) -> Iterator[Step]:
    """Claims that came at once, by the same hand and from the same list or document, are one step. One that was confirmed is told with its
    judgement."""
    together: dict[tuple[str, str, str], list[tuple[Came, Claim]]] = defaultdict(list)
    for id, came in trail.came(store, mentions).items():
        if id in claims and came.kind != "proposal.confirmed":
            together[came.time, came.author, claims[id].passage.exhibit].append((came, claims[id]))
    for group in together.values():
        first = min((came for came, _ in group), key=lambda each: (each.clock, each.entry))
        yield Step("came", first.entry, first.author, first.time, first.clock, "", tuple(claim for _, claim in group))


def _ended(store: CaseStore, claims: dict[str, Claim]) -> Iterator[Step]:
    together: dict[tuple[str, Came], list[Claim]] = defaultdict(list)
    for id, (by, came) in trail.ended(store, claims.keys()).items():
        if by != MISREAD:
            together["returned" if by is None else "ended", came].append(claims[id])
    for (sort, came), group in together.items():
        yield Step(sort, came.entry, came.author, came.time, came.clock, "", tuple(group))


def _judged(store: CaseStore, names: set[str], own: set[str], among: Iterable[Judgement] | None) -> Iterator[Step]:
    """Judgements about the persons, their claims, and two or more of those who speak of them; and their withdrawals."""
    judgements = {each.id: each for each in (store.judgements() if among is None else among) if _bears(each, names, own)}
    withdrawals = [each for each in store.withdrawals() if each.judgement in judgements]
    clocks = news.clocks(store, {each.partition(".")[0] for each in (*judgements, *(gone.id for gone in withdrawals))})
    for each in judgements.values():
        entry = each.id.partition(".")[0]
        yield Step("judged", entry, each.author, each.time, clocks.get(entry, 0), each.reason, (), each)
    for gone in withdrawals:
        entry = gone.id.partition(".")[0]
        yield Step("withdrawn", entry, gone.author, gone.time, clocks.get(entry, 0), gone.reason, (), judgements[gone.judgement], gone)


def _bears(judgement: Judgement, names: set[str], own: set[str]) -> bool:
    about = set(judgement.about)
    if judgement.sort in ("independent", "copied"):
        return len(about & names) > 1
    return not about.isdisjoint(own)
