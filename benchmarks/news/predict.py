"""From what the reader proposes to the labels of HRDsAttack. Every choice here was made on the training articles.

*Types.* TYPE_OF says which kinds of claim stand for which type. The reader has one kind for arrest and abduction and one for all
ill-treatment, so the passage's words (words.toml) part kidnapping from detention and torture from other harm. The reader proposes nothing
of groups and unnamed people, of whom half of the articles tell, and its vocabulary ends where no person in custody is hurt: threats to
many, dismissal, discrimination, evictions have no kind. So three answers are scored: kinds alone, with the words of all passages that the
reader points at, and with words counted in the whole article.

*Victims.* The persons of whom an affirmed proposal that gives a type speaks, by the fullest name that the document gives; a name that
is part of another is left out. Who was released, tried or moved was held, so these kinds count too.

*Date.* An article has one date in the labels, whatever it tells. Ours is the date of the principal event: of the affirmed proposals of a
kind in DATED that have a date, the one that `principal` chooses. An extent counts from its start. What the date leaves open is null.
Where no event has a date, nothing is said (`""`), or the year of publication (`year`), since annotators read it so in half of the
articles, or before that the first whole date before publication that the article mentions, whatever happened on it (`text`).
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
from habeas.reading.times.expressions import expressions

from .labels import Article, Labels

WORDS = Path(__file__).with_name("words.toml")
HELD = ("arrest", "registered_arrest", "custody", "held_for", "isolation", "transfer", "release", "trial_start", "judgment_first",
        "conviction", "sentence", "status")
TYPE_OF = {
    **dict.fromkeys(HELD, "arbitrary detention"),
    **dict.fromkeys(("incommunicado", "disappearance", "last_seen"), "enforced disappearance"),
    **dict.fromkeys(("death", "execution"), "killing"), "allegation": "other"}
TOLD_BY_WORDS = {**dict.fromkeys(("arrest", "custody", "held_for", "transfer", "release", "disappearance"), "kidnapping"),
                 "allegation": "torture"}
DATED = ("arrest", "registered_arrest", "disappearance", "last_seen", "death", "execution", "allegation")
Date = tuple[int | None, int | None, int | None]
NO_DATE: Date = (None, None, None)


@dataclass(frozen=True, slots=True)
class Choices:
    """What is tried. `passages`: the passages' words add types; `counted`: so do words that stand at least so often in the article (0: they
    do not). `principal`: which date is the principal one (first, latest, earliest, most); `fallback`: what stands in for a missing one."""

    passages: bool = False
    counted: int = 0
    principal: str = "first"
    fallback: str = ""


DEFAULT = Choices()


def predicted(article: Article, proposals: Iterable[Proposal], choices: Choices = DEFAULT) -> Labels:
    """What the proposals of an article say in the labels' terms."""
    held = attacks(proposals)
    types = {kind_type(each) for each in held}
    if choices.passages:
        types |= word_types(each.passage.quote for each in held)
    if choices.counted:
        types |= word_types([article.text], choices.counted)
    date = principal([date_of(each.claim.value) for each in held if each.claim.kind in DATED], choices.principal)
    if date == NO_DATE:
        date = instead(article, choices.fallback)
    return Labels(frozenset(types), victims(held), *date)


def attacks(proposals: Iterable[Proposal]) -> list[Proposal]:
    """The affirmed proposals that give a type."""
    return [each for each in proposals if each.claim.affirmed and each.claim.kind in TYPE_OF]


def kind_type(proposal: Proposal) -> str:
    """The type of a proposal of `attacks`."""
    told = TOLD_BY_WORDS.get(proposal.claim.kind, "")
    return told if told in word_types([proposal.passage.quote]) else TYPE_OF[proposal.claim.kind]


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


def instead(article: Article, fallback: str) -> Date:
    """The date where no event has one."""
    published = date_of(article.published)
    if fallback == "text":
        read = [date_of(each.value) for each in expressions(article.text, "en", article.published)]
        whole = (each for each in read if None not in each and _order(each) < _order(published))
        return next(whole, (published[0], None, None))
    return (published[0], None, None) if fallback == "year" else NO_DATE


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
    return rank(full, key=_order)


def _order(date: Date) -> tuple[int, ...]:
    return tuple(part or 0 for part in date)


def _agrees(less: Date, more: Date) -> bool:
    return all(a is None or a == b for a, b in zip(less, more, strict=True))


def _parts(date: Date) -> int:
    return sum(part is not None for part in date)


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    table: dict[str, list[str]] = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return {name: re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + ")", re.I) for name, words in table.items()}
