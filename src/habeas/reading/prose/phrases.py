"""Phrases of a lexicon's tables, found among tokens: words in a row, with `~` where a few others may stand between.

`@` at the end of a word stands for the four endings of Spanish participles (detenid@: detenido, detenida, detenidos, detenidas)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Generic, TypeVar

from habeas.reading.lexicon import fold
from habeas.reading.tokens import BREAK, Token

T = TypeVar("T")
GAP = 4  # words that may stand at a `~`
_ENDINGS = ("o", "a", "os", "as")
_MARKS = frozenset([".", "!", "?", ";", ":", BREAK])  # no gap reaches over these


@dataclass(frozen=True)
class Phrases(Generic[T]):
    """Phrases by their first words, each with what it means."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], T], ...]]

    def at(self, words: Sequence[Token], place: int, end: int) -> Iterator[tuple[int, T]]:
        """The phrases that stand at a place and end before `end`: the place after each, and its meaning; the longest first."""
        for phrase, meaning in self.by_first.get(words[place].word, ()):
            after = _after(phrase, words, place, end)
            if after:
                yield after, meaning


def phrases(given: Iterable[tuple[str, T]]) -> Phrases[T]:
    """Phrases from texts as a lexicon writes them."""
    found: dict[str, list[tuple[tuple[str, ...], T]]] = {}
    for text, meaning in given:
        for words in product(*([fold(each[:-1]) + ending for ending in _ENDINGS] if each.endswith("@") else [fold(each) or each]
                               for each in text.split())):
            found.setdefault(words[0], []).append((words, meaning))
    return Phrases({first: tuple(sorted(several, key=lambda each: -len(each[0]))) for first, several in found.items()})


def _after(phrase: tuple[str, ...], words: Sequence[Token], place: int, end: int) -> int:
    """The place after a phrase that begins at a place; 0 if it does not stand there."""
    at = place
    for number, word in enumerate(phrase):
        if word == "~":
            wanted = phrase[number + 1]
            at = next((far for far in range(at, min(at + GAP + 1, end)) if words[far].word == wanted), 0)
            if not at or any(each.word in _MARKS for each in words[place:at]):
                return 0
            continue
        if at >= end or words[at].word != word:
            return 0
        at += 1
    return at
