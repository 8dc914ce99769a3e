"""Steps and differences of a person's history as the plain values that templates print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from habeas.checking.findings import Verdict
from habeas.checking.languages import language as language_of
from habeas.core.claims import Claim
from habeas.drafting.casefile import PersonFile
from habeas.drafting.history import Difference, Step, Turn
from habeas.web import telling
from habeas.web.telling import Decided


@dataclass(frozen=True, slots=True)
class Written:
    """A step, with its judgement and what that is about in words."""

    step: Step
    decided: Decided | None


@dataclass(frozen=True, slots=True)
class Turned:
    """Something said whose verdict turned: what, in which words before and after ("" where it was or is not in the reasoning), the steps
    that bear on it with their numbers among all, and the claims that say it."""

    content: str
    before: str
    after: str
    steps: tuple[tuple[int, Written], ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A difference for its part of the page; `joined` and `parted` are names with their mentions' ids."""

    difference: Difference
    turned: tuple[Turned, ...]
    joined: tuple[tuple[str, str], ...]
    parted: tuple[tuple[str, str], ...]


def told(steps: Iterable[Step], files: Sequence[PersonFile], language: str) -> tuple[Written, ...]:
    """Steps in a language; `files` hold the claims and mentions that they speak of."""
    return tuple(Written(each, _decided(each, files, language)) for each in steps)


def _decided(step: Step, files: Sequence[PersonFile], language: str) -> Decided | None:
    if step.judgement is None:
        return None
    own = set(step.judgement.about)
    best = max(files, key=lambda file: len(own & {*file.person.mentions, *(each.id for each in file.claims)}))
    return telling.judgements([step.judgement], best, language)[0]


def days(steps: Iterable[Written]) -> list[tuple[str, list[Written]]]:
    """Steps by day, in their order."""
    return [(day, list(group)) for day, group in groupby(steps, key=lambda each: each.step.time[:10])]


def changed(found: Difference, steps: Sequence[Written], files: Sequence[PersonFile], language: str) -> Changed:
    """A difference in a language; `steps` are all that were written in between."""
    names = {each.id: each.name or each.id for file in files for each in file.mentions}

    def named(mentions: Iterable[str]) -> tuple[tuple[str, str], ...]:
        return tuple((each, names.get(each, each)) for each in mentions)

    turned = [(each, _turned(each, steps, files, language)) for each in found.turned]
    told = [(turn, words) for turn, words in turned if words.before != words.after]  # what reads the same is no news to who reads it
    found = replace(found, turned=tuple(turn for turn, _ in told))
    return Changed(found, tuple(words for _, words in told), named(found.joined), named(found.parted))


def _turned(turn: Turn, steps: Sequence[Written], files: Sequence[PersonFile], language: str) -> Turned:
    say = language_of(language)
    by_id = {each.id: each for file in files for each in file.claims}

    def sentence(verdict: Verdict | None) -> str:
        return say.verdict(verdict, by_id, {}) if verdict else ""

    content = say.claimed(turn.claims[0]) if turn.claims else ""
    bears = tuple((number, each) for number, each in enumerate(steps, 1) if each.step in turn.steps)
    return Turned(content, sentence(turn.then), sentence(turn.now), bears, turn.claims)
