"""The standing of a case after entries that make nobody another person, without reading the case again: a page that follows a judgement is
as quick as any other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from habeas.core.judgements import Judgement
from habeas.core.records import judgement_from, mention_from
from habeas.core.replay import changes
from habeas.questions import Standing
from habeas.store import news
from habeas.store.case import CaseStore

# Entries that add judgements or claims, and those that `Standing` knows nothing of. Not here: what joins or parts persons, ends claims,
# takes judgements back, or changes what older entries said.
_PLAIN = frozenset({"claims.judged", "sources.judged", "claims.recorded", "proposal.confirmed", "proposals.read", "source.named",
                    "exhibit.kept", "text.extracted", "consent.given", "risk.noted"})
_MOST = 200  # entries that are looked through
_EDITIONS = "SELECT 1 FROM store_description WHERE key LIKE '%%|edition_of|%%' LIMIT 1"


def continued(store: CaseStore, before: Standing, clock: int) -> Standing | None:
    """`before`, which was read up to a clock, as of now; None where it must be read again."""
    heads = store.heads()
    since = news.since(store, clock)
    if not _PLAIN.issuperset(each.kind for each in since) or sum(each.number for each in since) > _MOST:
        return None
    fresh: list[Judgement] = []
    for entry in news.appended(store, clock):
        for table, key, row in changes(entry):
            body: Any = row
            if table == "mention" and before.mentions.get(key) != mention_from(body):
                return None
            if table == "claim" and (key in before.misread or _has_editions(store)):
                return None
            if table == "judgement":
                fresh.append(judgement_from(body))
    if any(each.sort == "reject" for each in fresh) and _has_editions(store):
        return None
    return _judged(before, fresh)._replace(heads=heads)


def _has_editions(store: CaseStore) -> bool:
    """Whether some document is a later edition of another: then a claim, or the want of one, may end other claims."""
    with store.reading() as cursor:
        cursor.execute(_EDITIONS)
        return cursor.fetchone() is not None


def _judged(before: Standing, fresh: Iterable[Judgement]) -> Standing:
    """With further judgements, in the order of `CaseStore.judgements`."""
    known = {each.id for each in before.judgements}
    added = [each for each in fresh if each.id not in known]
    if not added:
        return before
    touching = dict(before.touching)
    for judgement in added:
        for name in judgement.about:
            touching[name] = [*touching.get(name, ()), judgement]
    return before._replace(judgements=sorted([*before.judgements, *added], key=in_order), touching=touching)


def in_order(judgement: Judgement) -> tuple[str, str, int]:
    """How judgements are sorted."""
    digest, _, position = judgement.id.partition(".")
    return judgement.time, digest, int(position)
