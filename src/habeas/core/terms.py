"""Words as they are searched: folded letter by letter, with a map from the folded text back to the original one.

Each character becomes a fixed text, whatever stands around it: accents, vowel signs and tatweel nothing, a letter its plain form, what is
no part of a word a space. So folding is one pass over the text, and every folded word knows where its own characters stand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, pairwise, repeat
from typing import NamedTuple

# Letters that no decomposition takes apart, or that several keyboards write differently.
_LIKE = {
    "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t", "ŋ": "n", "ə": "e",
    "ٱ": "ا", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۂ": "ه", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك",
    "ء": "", "ـ": "",
}
_JOINERS = frozenset("'’ʼ´`ʻʾʿ‘")  # within words of many languages, and left out as often as written
_SOLID = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")  # no spaces
_WORD = re.compile(r"[^ ]+")


class Word(NamedTuple):
    """A folded word, and the stretch of the original text that it was made of."""

    text: str
    start: int
    end: int


class _Letters(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _letter(chr(code))
        return found


def _letter(character: str) -> str:
    if character in _JOINERS:
        return ""
    found = "".join(map(_bare, unicodedata.normalize("NFKD", character)))
    if _SOLID.match(character) and found.strip():  # written without spaces between words: each character is a word
        return f" {found} "
    return found


def _bare(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category[0] not in "LMN":
        return " "
    plain = unicodedata.normalize("NFKD", character.casefold())
    return "".join(_LIKE.get(each, each) for each in plain if not unicodedata.combining(each))


_LETTERS = _Letters()


def plain(text: str) -> str:
    """The folded text: words with at least one space between them."""
    return text.translate(_LETTERS)


def split(text: str) -> list[str]:
    """The folded words, in order."""
    return plain(text).split()


def words(text: str) -> list[Word]:
    """The folded words with where they stand."""
    places = origins(text)
    return [Word(match[0], places[match.start()], places[match.end() - 1] + 1) for match in _WORD.finditer(plain(text))]


def origins(text: str) -> Sequence[int]:
    """For each character of `plain(text)` the place of the one that it was made of."""
    if all(len(_LETTERS[ord(each)]) == 1 for each in set(text)):
        return range(len(text))
    return list(chain.from_iterable(repeat(place, len(_LETTERS[ord(each)])) for place, each in enumerate(text)))


def hits(text: str, patterns: re.Pattern[str]) -> list[Word]:
    """The stretches of a text whose folded form a pattern of `matching` fits."""
    found = list(patterns.finditer(f" {plain(text)}"))
    if not found:
        return []
    places = origins(text)
    return [Word(match[1], places[match.start()], places[match.end() - 2] + 1) for match in found]


def matching(begun: Iterable[Sequence[str]], whole: Iterable[Sequence[str]] = ()) -> re.Pattern[str]:
    """A pattern over a space and folded text that fits any phrase where a word begins; the last words of those in `begun` may go on.
    It begins with the space, so that a single phrase is looked for as it stands, which is quick. There must be a phrase."""
    ends = [*((phrase, r"[^ ]*") for phrase in begun), *((phrase, r"(?![^ ])") for phrase in whole)]
    ends.sort(key=lambda pair: -len("".join(pair[0])))
    ways = [" +".join(map(re.escape, phrase)) + end for phrase, end in ends]
    return re.compile(f" ({ways[0]})" if len(ways) == 1 else f" ({'|'.join(ways)})")


class Snippet(NamedTuple):
    """A piece of a text: where it begins, its words, the stretches of it that were searched for, and whether it was cut at either end."""

    start: int
    text: str
    marks: tuple[tuple[int, int], ...]
    cut_before: bool
    cut_after: bool

    def parts(self) -> list[tuple[str, bool]]:
        """The text in pieces, each with whether it is marked."""
        edges = [0, *chain.from_iterable(self.marks), len(self.text)]
        pieces = [(self.text[start:end], bool(number % 2)) for number, (start, end) in enumerate(pairwise(edges))]
        return [piece for piece in pieces if piece[0]]


def snippet(text: str, found: Sequence[Word], length: int = 200) -> Snippet:
    """About `length` characters around the stretch of a text that holds most different words of those found."""
    if not found:
        end = _edge(text, min(length, len(text)), 1)
        return Snippet(0, text[:end], (), False, end < len(text))
    best = max(range(len(found)), key=lambda first: (len({each.text for each in _within(found, first, length)}), -first))
    chosen = _within(found, best, length)
    room = max(length - (chosen[-1].end - chosen[0].start), 0)
    start = _edge(text, max(chosen[0].start - room // 2, 0), -1)
    end = _edge(text, min(max(chosen[-1].end + room // 2, start + length), len(text)), 1)
    marks = tuple((each.start - start, min(each.end, end) - start) for each in found if start <= each.start < end)
    return Snippet(start, text[start:end], marks, start > 0, end < len(text))


def _within(found: Sequence[Word], first: int, length: int) -> list[Word]:
    start = found[first].start
    return [each for number, each in enumerate(found[first:first + 50]) if number == 0 or each.end - start <= length]


def _edge(text: str, place: int, step: int) -> int:
    """The border of a word at a place, or a little before (-1) or after (1) it."""
    for moved in range(25):
        at = place + step * moved
        if not 0 < at < len(text):
            return max(0, min(at, len(text)))
        if text[at - 1].isspace():
            return at
    return place


def lengths(texts: Iterable[str]) -> list[int]:
    """Where each of several texts begins when they are put one after the other."""
    return list(accumulate(map(len, texts), initial=0))[:-1]
