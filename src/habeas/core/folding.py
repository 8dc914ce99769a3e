"""Text and names made comparable: accents, case and punctuation do not count; of names, nor do the order of words and particles."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
PARTICLES = frozenset("a al an bin da das de del den der di do dos du e el ibn la las le los the van von y zu".split())

_APOSTROPHES = str.maketrans("", "", "'’´`ʼʻ")


@lru_cache(maxsize=200_000)
def folded(text: str) -> str:
    """Lower case without accents or apostrophes; words separated by single spaces, in the order written."""
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).replace("ß", "ss"))
    bare = "".join(each for each in plain if not unicodedata.combining(each)).casefold()
    return " ".join(_WORD.findall(bare))


@lru_cache(maxsize=200_000)
def name_key(name: str) -> str:
    """Equal for names that differ only in accents, case, punctuation, order or particles; empty for an empty name."""
    words = folded(name).split()
    return " ".join(sorted(word for word in words if word not in PARTICLES) or sorted(words))
