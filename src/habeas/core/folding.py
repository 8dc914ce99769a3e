"""Text made comparable: accents, case and punctuation do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’´`ʼʻ")


@lru_cache(maxsize=200_000)
def folded(text: str) -> str:
    """Lower case without accents or apostrophes; words separated by single spaces, in the order written."""
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).replace("ß", "ss"))
    bare = "".join(each for each in plain if not unicodedata.combining(each)).casefold()
    return " ".join(_WORD.findall(bare))
