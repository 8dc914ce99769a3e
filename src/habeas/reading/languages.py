"""Which language a text is in, of those that have a lexicon: the one most of whose words are in it."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from habeas.reading.lexicon import fold, languages, lexicon

LOOK = 20_000  # characters that are looked at
_WORD = re.compile(r"[^\W\d_]+")


def guess(text: str) -> str:
    """The code of the language; of several that fit alike, and for a text without words, the first by code. Words that two lexicons share
    say nothing."""
    counted = Counter(fold(word) for word in _WORD.findall(text[:LOOK]))
    own = _own_words()
    found = {language: sum(count for word, count in counted.items() if word in words) for language, words in own.items()}
    return max(sorted(found), key=lambda language: found[language])


@lru_cache(maxsize=1)
def _own_words() -> dict[str, frozenset[str]]:
    """The words that only one lexicon has."""
    words = {language: {word for word, _ in lexicon(language).tags} for language in languages()}
    return {language: frozenset(own - set().union(*(other for name, other in words.items() if name != language)))
            for language, own in words.items()}
