"""Later editions of documents, asked of a case: which are confirmed, which only proposed, and what they correct."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from habeas.core.claims import Claim, Extract
from habeas.core.documents import EDITION_OF, Description
from habeas.core.folding import folded
from habeas.core.proposals import Filed
from habeas.linking.editions import corrected, is_own, named, succession
from habeas.store import documents
from habeas.store.case import CaseStore
from habeas.store.proposals import proposals

FIELD = "field"  # the second word of the rules that read labelled fields


class Corrections(NamedTuple):
    """Claims that a later edition of their document replaces, by the claim that it makes instead: `ended` where somebody confirmed that
    it is one, `likely` where it is only proposed."""

    ended: Mapping[str, str]
    likely: Mapping[str, str]


def earlier(store: CaseStore, said: Mapping[str, Collection[Description]]) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """The documents that each is a later edition of: as confirmed, and as proposed where nobody confirmed anything."""
    names = {each.id: each.name for each in store.exhibits().values() if each.media_type != "erased"}
    found: tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]] = ({}, {})
    for exhibit, fields in said.items():
        about = [each for each in fields if each.field == EDITION_OF]
        for each in about:
            if exhibit in names and (each.confirmed or len(about) == 1):
                found[0 if each.confirmed else 1][exhibit] = tuple(one for one in named(each.value, names) if one != exhibit)
    return found


def corrections(store: CaseStore, person_of: Mapping[str, str], filed: Iterable[Filed], out: Collection[str]) -> Corrections:
    """What later editions correct. `filed` are proposals taken into the reasoning, `out` claims that are not in it.

    A proposal never takes a claim out that somebody confirmed: it only ends other proposals."""
    said = documents.descriptions(store)
    sure, guessed = earlier(store, said)
    involved = {*sure, *guessed, *(each for olds in (*sure.values(), *guessed.values()) for each in olds)}
    if not involved:
        return Corrections({}, {})
    unconfirmed = {each.id: each.claim for each in filed}
    mentions = [each.id for each in store.mentions() if each.place in involved]
    claims = [*(store.claims(mentions) if mentions else ()), *unconfirmed.values()]
    own = _own(store, said, [each for each in claims if each.id not in out], involved)
    found = corrected(own, succession(sure), person_of)
    ended = {claim: by for claim, by in found.items() if claim in unconfirmed or by not in unconfirmed}
    perhaps = corrected([each for each in own if each.id not in ended], succession({**guessed, **sure}), person_of)
    return Corrections(ended, {claim: by for claim, by in perhaps.items() if claim not in ended})


def _own(store: CaseStore, said: Mapping[str, Collection[Description]], claims: Iterable[Claim], involved: Collection[str]) -> list[Claim]:
    """The claims of documents that their publishers make in labelled fields, or that somebody recorded by hand as theirs."""
    sources: dict[str, set[str]] = {}
    for each in store.sources().values():
        sources.setdefault(folded(each.name), set()).add(each.id)
    by_exhibit = {exhibit: sources.get(folded(each.value), set()) for exhibit in involved
                  for each in said.get(exhibit, ()) if each.field == "publisher" and each.confirmed}
    made = {each.id: each.proposal.rule.split() for each in proposals(store, involved)}
    prose = {claim for claim, rule in made.items() if FIELD not in rule[1:2]}
    prose |= {each.about[-1] for each in store.judgements() if each.sort == "confirm" and each.about[0] in prose}
    return [each for each in claims if each.id not in prose and isinstance(each.passage, Extract)
            and is_own(each, by_exhibit.get(each.passage.exhibit, ()))]
