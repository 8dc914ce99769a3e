"""What the readers of cells share: plain spelling, month names, joining words, and the one way to say "not read"."""

from __future__ import annotations

import re
import unicodedata

# Full names; any beginning of three letters or more that fits one month only is understood (SEP, sept, set).
MONTHS: dict[str, tuple[str, ...]] = {
    "en": ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december"),
    "es": ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
           "diciembre"),
}
_SPELLINGS = {"setiembre": 9}  # the other spelling that dictionaries of Spanish give
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12}

AND = re.compile(r" (?:y|e|and|&) ")
OR = re.compile(r" (?:o|u|or) ")
TO = re.compile(r" (?:al|a|to) |\.\.|…")
BETWEEN = re.compile(r"^(?:entre|between) (.+) (?:y|e|and) (.+)$")
_ABOUT_WORDS = "aprox|aproximad[ao]|aproximadamente|circa|ca|about|approx|approximately|unos|c(?=\\.)"
ABOUT = re.compile(rf"(?<![^\W\d_])(?:{_ABOUT_WORDS})(?![^\W\d_])\.?|~")

_ORDINAL = re.compile(r"(?<=\d)(?:[ºª°]|(?:st|nd|rd|th)\b)")
_DASH = re.compile("[‐‑‒–—−]")
_SPACE = re.compile(r"\s+")


class Unread(Exception):
    """A cell that could not be read: `str()` says why, for the finding that keeps its words."""


def simplified(text: str) -> str:
    """Lower case, no accents (ñ becomes n), digits 0-9, one kind of dash, single spaces, no ordinal marks after a digit."""
    bare = "".join(each if each.isascii() else str(unicodedata.decimal(each, each))
                   for each in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(each))
    return _SPACE.sub(" ", _DASH.sub("-", _ORDINAL.sub("", bare))).strip()


def month_number(word: str, months: tuple[str, ...]) -> int | None:
    """1 to 12 for a month's (simplified) name or an unmistakable beginning of it, or a Roman numeral; None for anything else."""
    if word in ROMAN:
        return ROMAN[word]
    if len(word) < 3:
        return None
    named = {place for place, name in enumerate(months, 1) if name.startswith(word)}
    if months == MONTHS["es"]:
        named |= {place for name, place in _SPELLINGS.items() if name.startswith(word)}
    return named.pop() if len(named) == 1 else None
