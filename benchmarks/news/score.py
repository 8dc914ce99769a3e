"""Scores as the publishers' code computes them, and beside each what it does not say.

*Types*: micro F1 over all articles and types; an article for which nothing is said counts as said to be `unknown`.
*Victims*: micro F1 over names. *Exact*: the same characters. *Loose*: case, accents, dots and titles do not count. *Partial* (the
publishers' "fuzzy"): one name contains the other; each name that is said counts once.
*Year, month, day*: the share of articles with the right number, each for itself. The publishers' code compares a null label with the
answer "None", which are never the same, so an article without the label is always wrong and the share of labelled articles is the most that
can be reached (`published`). `given` is the share among the articles that have the label; `all` counts "no label, nothing said" as right.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from .labels import Labels

Pair = tuple[Labels, Labels]  # the labels, and what we say
_TITLES = frozenset("mr mrs ms miss dr prof professor sir sheikh sheikha rev reverend fr father hon justice judge".split())
PARTS: dict[str, Callable[[Labels], int | None]] = {
    "year": lambda each: each.year, "month": lambda each: each.month, "day": lambda each: each.day}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were labelled, how many were said, how many of these were right."""

    gold: int = 0
    said: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """In percent; 0 where nothing was said."""
        return 100 * self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """In percent; 0 where nothing was labelled."""
        return 100 * self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """In percent."""
        return 200 * self.right / (self.gold + self.said) if self.gold + self.said else 0.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.gold + other.gold, self.said + other.said, self.right + other.right)


@dataclass(frozen=True, slots=True)
class Share:
    """One part of the date: articles, those with the label, right among these, right null ones, and labelled ones of which nothing was
    said."""

    articles: int
    given: int
    right: int
    null: int
    silent: int

    @property
    def published(self) -> float:
        """Percent right of all articles, by the publishers' code."""
        return 100 * self.right / self.articles if self.articles else 0.0

    @property
    def of_given(self) -> float:
        """Percent right of the articles with the label."""
        return 100 * self.right / self.given if self.given else 0.0

    @property
    def of_all(self) -> float:
        """Percent right of all articles, null labels included."""
        return 100 * (self.right + self.null) / self.articles if self.articles else 0.0


def types(pairs: Iterable[Pair], only: str = "") -> Counts:
    """Types of attack, all or `only` one."""
    total = Counts()
    for gold, said in pairs:
        ours = said.types or {"unknown"}
        wanted = {only} if only else gold.types | ours
        total += Counts(len(gold.types & wanted), len(ours & wanted), len(gold.types & ours & wanted))
    return total


def exact(pairs: Iterable[Pair]) -> Counts:
    """Names that are the same characters."""
    return _same(pairs, lambda name: name)


def loose(pairs: Iterable[Pair]) -> Counts:
    """Names that are the same letters."""
    return _same(pairs, plain)


def partial(pairs: Iterable[Pair]) -> Counts:
    """Names of which one contains the other."""
    total = Counts()
    for gold, said in pairs:
        right = sum(any(ours in name or name in ours for name in gold.victims) for ours in said.victims)
        total += Counts(len(gold.victims), len(said.victims), right)
    return total


def share(pairs: Sequence[Pair], part: str) -> Share:
    """The year, month or day."""
    read = PARTS[part]
    both = [(read(gold), read(said)) for gold, said in pairs]
    given = [(gold, said) for gold, said in both if gold is not None]
    return Share(len(both), len(given), sum(gold == said for gold, said in given), sum(gold is said is None for gold, said in both),
                 sum(said is None for _, said in given))


def interval(right: int, asked: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share, in percent; from 0 to 100 where nothing was asked."""
    if not asked:
        return 0.0, 100.0
    z = 1.959964
    share, spread = right / asked, z * z / asked
    middle, half = share + spread / 2, z * math.sqrt((share * (1 - share) + spread / 4) / asked)
    return max(0.0, 100 * (middle - half) / (1 + spread)), min(100.0, 100 * (middle + half) / (1 + spread))


def plain(name: str) -> str:
    """A name's letters: no case, accents, signs or titles."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    words = re.sub(r"[^\w\s]", "", bare.casefold()).split()
    return " ".join(word for word in words if word not in _TITLES)


def _same(pairs: Iterable[Pair], form: Callable[[str], str]) -> Counts:
    total = Counts()
    for gold, said in pairs:
        theirs, ours = ({form(name) for name in each.victims} for each in (gold, said))
        total += Counts(len(theirs), len(ours), len(theirs & ours))
    return total
