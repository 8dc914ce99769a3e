"""The values of a case in the shapes of the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from habeas.checking.findings import Finding
from habeas.checking.languages import language as language_of
from habeas.core.claims import Cell, Claim
from habeas.core.proposals import Filed
from habeas.core.values import value_json, value_text
from habeas.core.web_errors import UnfitRequest
from habeas.drafting.casefile import PersonFile
from habeas.web.api import shapes
from habeas.web.paging import SIZE
from habeas.web.snapshot import key

T = TypeVar("T")
LANGUAGE = "en"  # of sentences: what scripts get does not hang on whose browser it was


def claim(found: Claim, ended: Mapping[str, str]) -> shapes.Claim:
    """A claim; `ended`: what stands in the place of those that a later edition ended."""
    return shapes.Claim(found.id, found.mention, found.kind, found.words, value_text(found.value), value_json(found.value), found.speaker,
                        found.relay, found.affirmed, found.episode, found.place, found.bound, found.said.edtf if found.said else None,
                        found.hedge, _passage(found), ended.get(found.id))


def _passage(found: Claim) -> shapes.Passage:
    place = found.passage
    if isinstance(place, Cell):
        return shapes.Passage(place.exhibit, str(place), place.sheet, place.row, place.column, place.locator)
    return shapes.Passage(place.exhibit, str(place), start=place.start, end=place.end, quote=place.quote, page=place.page)


def person(file: PersonFile) -> shapes.Person:
    """A person's file."""
    by_id = {each.id: each for each in file.check.claims}
    told = language_of(LANGUAGE)
    verdicts = tuple(shapes.Verdict(each.word, each.claims, each.origins, each.either_way, each.because, told.verdict(each, by_id, {}))
                     for each in file.check.verdicts)
    return shapes.Person(key(file.person.id), file.person.id, file.person.name, file.person.mentions,
                         tuple(claim(each, file.ended) for each in file.claims), verdicts, tuple(map(finding, file.check.findings)),
                         file.check.undecided)


def finding(found: Finding) -> shapes.Finding:
    """A finding with its words."""
    return shapes.Finding(found.kind, found.hard, found.gap_days, found.classes, found.explanation, found.reasons, found.chain,
                          tuple(each.id for each in found.claims))


def proposal(found: Filed) -> shapes.Proposal:
    """A proposal."""
    return shapes.Proposal(found.id, found.proposal.name, found.proposal.rule, found.proposal.doubts, found.reader, claim(found.claim, {}))


def paged(whole: Sequence[T], page: int) -> tuple[Sequence[T], int, int, int]:
    """A page of a list; how long the list is, which page it is, of how many. Raises UnfitRequest for one before the first."""
    if page < 1:
        raise UnfitRequest("page", "1 or more")
    of = max(1, -(-len(whole) // SIZE))
    return whole[(page - 1) * SIZE:page * SIZE], len(whole), page, of
