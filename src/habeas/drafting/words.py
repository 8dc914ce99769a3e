"""The words of drafts themselves: headings, labels and notes, in the language of the draft. What claims and findings say is told by
`habeas.checking.languages`; words of the case keep their own language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from habeas.checking.languages import Language
from habeas.checking.languages import language as language_of
from habeas.drafting.spanish import SPANISH

TEXTS: Mapping[str, Mapping[str, str]] = {"en": {}, "es": SPANISH}  # by the English words, which stand for themselves


@dataclass(frozen=True, slots=True)
class Words:
    """What a draft says in one language: `say("Row {}", 12)`. `code` is the language's, `told` tells claims and findings in it."""

    code: str
    told: Language
    texts: Mapping[str, str]

    def __call__(self, text: str, *values: object) -> str:
        """English words in this language, with values for each `{}`."""
        found = self.texts.get(text, text)
        return found.format(*values) if values else found

    def number(self, number: int, one: str, many: str) -> str:
        """Words with a number: `1 row`, `7 rows`. Both forms hold `{}`."""
        return self(one if number == 1 else many, f"{number:,}")


@cache
def words(language: str) -> Words:
    """The words of a language. Raises UnknownLanguage."""
    return Words(language, language_of(language), TEXTS.get(language, {}))
