"""From what the reader proposes to the labels of HRDsAttack. Every choice here was made on the training articles.

*Types.* TYPE_OF says which kinds of claim stand for which type; the reader has one kind for arrest and abduction, so the passage's words
(words.toml) part them: an arrest whose passage speaks of kidnapping is kidnapping. For "other" and "torture" the reader has one kind,
`allegation`; the annotators' "other" (threats, assault, discrimination, dismissal ...) reaches far beyond it. So two answers are given:
from kinds alone, and with the words of all passages that the reader points at.

*Victims.* The persons of whom an affirmed proposal that gives a type speaks, by the fullest name that the document gives; a name that
is part of another is left out.

*Date.* An article has one date in the labels, whatever it tells. Ours is the date of the principal event: of the affirmed proposals
that give a type and have a date, the one that `principal` chooses. An extent counts from its start. What the date leaves open is null.
Where no event has a date, nothing is said, or (`fallback`) the year of publication, since annotators read it so in half of the articles.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from habeas.core.calendar import iso
from habeas.core.proposals import Proposal
from habeas.core.when import When

from .labels import Article, Labels

WORDS = Path(__file__).with_name("words.toml")
TYPE_OF = {
    "arrest": "arbitrary detention", "registered_arrest": "arbitrary detention", "custody": "arbitrary detention",
    "held_for": "arbitrary detention", "sentence": "arbitrary detention", "isolation": "arbitrary detention",
    "incommunicado": "enforced disappearance", "disappearance": "enforced disappearance", "last_seen": "enforced disappearance",
    "death": "killing", "execution": "killing", "allegation": "torture"}
TOLD_BY_WORDS = {"arrest": ("kidnapping",), "custody": ("kidnapping",), "held_for": ("kidnapping",), "allegation": ("torture", "other")}
ONLY_WITH_WORDS = ("death",)  # a death is a killing only where the passage says so
Date = tuple[int | None, int | None, int | None]
NO_DATE: Date = (None, None, None)


@dataclass(frozen=True, slots=True)
class Choices:
    """What is tried: `words` whether the passages' words add types, `principal` which date is the principal one (first, latest, earliest,
    most), `fallback` whether the year of publication stands in for a missing one."""

    words: bool = False
    principal: str = "most"
    fallback: bool = False


DEFAULT = Choices()


def predicted(article: Article, proposals: Iterable[Proposal], choices: Choices = DEFAULT) -> Labels:
    """What the proposals of an article say in the labels' terms."""
    held = attacks(proposals)
    types = {found for each in held for found in kind_types(each)}
    if choices.words:
        types |= word_types(each.passage.quote for each in held)
    year, month, day = principal([date_of(each.claim.value) for each in held], choices.principal)
    if year is None and choices.fallback and article.published:
        year = date_of(article.published)[0]
    return Labels(frozenset(types), victims(held), year, month, day)


def attacks(proposals: Iterable[Proposal]) -> list[Proposal]:
    """The affirmed proposals that give a type."""
    return [each for each in proposals if each.claim.affirmed and kind_types(each)]


def kind_types(proposal: Proposal) -> frozenset[str]:
    """The type of one proposal by its kind; its passage's words only choose between the types that the kind may stand for."""
    kind = proposal.claim.kind
    if kind not in TYPE_OF:
        return frozenset()
    said = word_types([proposal.passage.quote])
    if kind in ONLY_WITH_WORDS and TYPE_OF[kind] not in said:
        return frozenset()
    told = said & set(TOLD_BY_WORDS.get(kind, ()))
    return frozenset(told) or frozenset((TYPE_OF[kind],))


def word_types(passages: Iterable[str], least: int = 1) -> frozenset[str]:
    """The types of whose words at least so many stand in the passages."""
    text = "\n".join(dict.fromkeys(passages))
    return frozenset(name for name, words in _patterns().items() if len(words.findall(text)) >= least)


def victims(proposals: Iterable[Proposal]) -> tuple[str, ...]:
    """Their persons by name, each once, without those that are part of another."""
    names = list(dict.fromkeys(filter(None, (each.name for each in proposals))))
    return tuple(name for name in names if not any(name != other and name in other for other in names))


def date_of(value: object) -> Date:
    """What a date says for certain: year, then month, then day; of an extent, its start."""
    if not isinstance(value, When):
        return NO_DATE
    first, last = value.spans[0] if value.extent else (value.earliest, value.latest)
    if first is None or last is None:
        return NO_DATE
    a, b = ([int(each) for each in iso(day).split("-")] for day in (first, last))
    year = a[0] if a[0] == b[0] else None
    month = a[1] if year is not None and a[1] == b[1] else None
    return year, month, a[2] if month is not None and a[2] == b[2] else None


def principal(dates: Sequence[Date], choice: str) -> Date:
    """One of several dates. `first`: the first that is told. `most`: told most often, the first of equals. `latest`, `earliest`. A date
    that says more stands for one that says less of the same time."""
    told = [each for each in dates if each[0] is not None]
    if not told:
        return NO_DATE
    full = [max((other for other in told if _agrees(each, other)), key=_parts) for each in told]
    if choice == "first":
        return full[0]
    if choice == "most":
        return Counter(full).most_common(1)[0][0]
    rank = max if choice == "latest" else min
    return rank(full, key=lambda each: tuple(part or 0 for part in each))


def _agrees(less: Date, more: Date) -> bool:
    return all(a is None or a == b for a, b in zip(less, more, strict=True))


def _parts(date: Date) -> int:
    return sum(part is not None for part in date)


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    table: dict[str, list[str]] = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return {name: re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + ")", re.I) for name, words in table.items()}
