"""Who may be named: an allow-list. Only a listed source that is not confidential keeps its name; every other gets a number."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, permutations
from typing import NamedTuple

from habeas.core.claims import Claim
from habeas.core.folding import PARTICLES
from habeas.core.people import Source
from habeas.drafting.markup import Mask, same
from habeas.drafting.words import words

_QUOTATION = re.compile("“[^“”]*”")
_OWN_LABEL = re.compile(r"confidential source \d+")  # the id that a confidential source recorded by hand has already
_SMALL = PARTICLES | frozenset("at by con en for from in near of on or para por que su to un una who with".split())  # no name by themselves
_MOST_WORDS = 4  # of a name that are looked for in every order
_KEPT = 100_000  # characters of a text that is worth keeping
_JOINT = "\u00ad"  # stands in folded texts for every character that is not seen (soft hyphen, zero-width space)
_BROKEN = re.compile(r"(?<=[^\W_])[-\u2010]\r?\n[ \t]{0,8}(?=[^\W_])")  # a hyphen at the end of a line may be none of the word's
_TOKEN = re.compile(r"[^\W_]+")
_JOINTED = re.compile(rf"[^\W_{_JOINT}]+(?:{_JOINT}+[^\W_]+)*")
# Between the words of a name. Everything is possessive, and what follows cannot begin with what went before: the time stays linear.
_SPACE = r"[\W_]++"
_ONE_MORE = rf"{_SPACE}(?:[^\W_]++(?:{_JOINT}++[^\W_]++)*+{_SPACE})??"  # a word or initial between them
_WITHIN = r"[\W_]*+"  # within a word such as Jean-Luc


class Hit(NamedTuple):
    """Where a text names a source that must not be named, and what stands there instead."""

    start: int
    end: int
    label: str


class _Folding(dict[int, str]):
    """What stands for a character: small letters without accents; nothing for an accent by itself; one sign for what is not seen."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKD", chr(code))
        bare = "".join(each for each in plain if unicodedata.category(each)[0] != "M")
        self[code] = _JOINT if unicodedata.category(chr(code)) == "Cf" else bare.casefold()
        return self[code]


_FOLDING = _Folding()


def labels(sources: Mapping[str, Source], claims: Iterable[Claim], language: str = "en") -> dict[str, str]:
    """What stands for each source that must not be named, by id: those marked confidential, and speakers that are not listed."""
    confidential = [source.id for source in sources.values() if source.confidential]
    found = {name: name for name in confidential if _OWN_LABEL.fullmatch(name)}
    numbers = (label for number in range(1, 2 * len(confidential) + 1) if (label := f"confidential source {number}") not in found)
    found |= {name: next(numbers) for name in confidential if name not in found}
    speakers = {name for claim in claims for name in (claim.speaker, *claim.relay)}
    unlisted = sorted(speakers - {source.id for source in sources.values()})
    say = words(language)
    found = {name: say("confidential source {}", label.rpartition(" ")[2]) for name, label in found.items()}
    return found | {name: say("unlisted source {}", number) for number, name in enumerate(unlisted, 1)}


def mask(sources: Mapping[str, Source], claims: Iterable[Claim] = (), language: str = "en") -> Mask:
    """A function that puts labels where a text names a source that must not be named, in brackets within a quotation."""
    found = hidden(sources, claims, language)
    return found.text if found else same


def hidden(sources: Mapping[str, Source], claims: Iterable[Claim] = (), language: str = "en") -> Hidden | None:
    """The names of the sources that must not be named; None where there are none."""
    names = {source.id: source.name for source in sources.values()}
    found: dict[tuple[str, bool], str] = {}
    for source, label in labels(sources, claims, language).items():
        for spelling, loose in _spellings(source, names.get(source, source)):
            if spelling != label and _TOKEN.search(folded := spelling.translate(_FOLDING)):
                found.setdefault((folded, loose), label)
    return Hidden(found) if found else None


class Hidden:
    """Names that must not be told, by spelling (folded, and whether a word may stand in between).

    Case, accents, punctuation, characters that are not seen and the order of a name's words do not matter; words after the first may be
    left out, and one more may stand between two of them. A family name by itself is not looked for: it may be that of the person whom the
    case is about.
    """

    def __init__(self, spellings: Mapping[tuple[str, bool], str]) -> None:
        ordered = sorted(spellings, key=lambda each: (-len(each[0]), each[1]))
        self._labels = [spellings[each] for each in ordered]
        self._finder = _Finder(ordered)
        self._kept = lru_cache(maxsize=20_000)(self._masked)  # headings and passages come again on every page

    def text(self, text: str) -> str:
        """A text with labels in place of the names."""
        return self._kept(text) if len(text) < _KEPT else self._masked(text)

    def _masked(self, text: str) -> str:
        hits = self.hits(text)
        return replaced(text, hits) if hits else text

    def hits(self, text: str) -> Sequence[Hit]:
        """Where the names stand in a text."""
        if not text.isascii() or "-" in text:
            text = _BROKEN.sub(lambda broken: _JOINT * len(broken[0]), text)
        folded = text.translate(_FOLDING)
        found = list(self._finder.find(folded))
        if not found:
            return ()
        ends = list(accumulate(len(_FOLDING[ord(each)]) for each in text))
        quotations = [each.span() for each in _QUOTATION.finditer(text)]
        starts = [start for start, _ in quotations]
        hits = []
        for low, high, number in found:
            start, end = bisect_right(ends, low), bisect_right(ends, high - 1) + 1
            while end < len(text) and not _FOLDING[ord(text[end])]:  # accents of its last letter
                end += 1
            within = bisect_right(starts, start) - 1
            quoted = within >= 0 and start < quotations[within][1]
            hits.append(Hit(start, end, f"[{self._labels[number]}]" if quoted else self._labels[number]))
        return hits


def replaced(text: str, hits: Iterable[Hit]) -> str:
    """The text with the labels of its hits."""
    parts, place = [], 0
    for hit in hits:
        parts += [text[place:hit.start], hit.label]
        place = hit.end
    return "".join([*parts, text[place:]])


class _Finder:
    """Finds spellings in folded text: their first word first, which takes no longer however many names there are."""

    def __init__(self, spellings: Sequence[tuple[str, bool]]) -> None:
        self._by_first: dict[str, list[tuple[int, str, bool]]] = defaultdict(list)
        for number, (folded, loose) in enumerate(spellings):
            self._by_first[_TOKEN.findall(folded.replace(_JOINT, ""))[0]].append((number, folded, loose))
        self._longest = max(map(len, self._by_first))
        self._patterns: dict[tuple[str, str], re.Pattern[str]] = {}

    def find(self, folded: str) -> Iterator[tuple[int, int, int]]:
        """Where each begins and ends, and its number."""
        joint = f"{_JOINT}*" if _JOINT in folded else ""
        place = 0
        for start, first in self._begun(folded, bool(joint)):
            if start >= place and (match := self._pattern(first, joint).match(folded, start)) and match.lastindex:
                yield start, match.end(), self._by_first[first][match.lastindex - 1][0]
                place = match.end()

    def _begun(self, folded: str, jointed: bool) -> Iterator[tuple[int, str]]:
        """Where first words stand, which characters that are not seen may cut."""
        for word in _TOKEN.finditer(folded):
            if word[0] in self._by_first:
                yield word.start(), word[0]
            elif jointed and folded.startswith(_JOINT, word.end()):
                near = folded[word.start():word.start() + self._longest * 3]
                pieces = accumulate(_JOINTED.match(near)[0].split(_JOINT))  # type: ignore[index]
                yield from ((word.start(), each) for each in dict.fromkeys(pieces) if each in self._by_first)

    def _pattern(self, first: str, joint: str) -> re.Pattern[str]:
        """What begins with a word, the longest spelling first."""
        if (first, joint) not in self._patterns:
            whole = "|".join(f"({_pattern(folded, loose, joint)})" for _, folded, loose in self._by_first[first])
            self._patterns[first, joint] = re.compile(whole)
        return self._patterns[first, joint]


def _spellings(source: str, name: str) -> Iterator[tuple[str, bool]]:
    """How a name may be written, and whether a further word may stand between its words."""
    yield source, False
    yield name, False
    family, comma, given = name.partition(",")
    words = [each for each in (f"{given} {family}" if comma else name).split() if not each.endswith(".")]  # without "Dr."
    if words:
        yield " ".join(words), len(words) > 1
    few = [each for each in words if each.casefold() not in _SMALL][:_MOST_WORDS]
    for count in range(2, len(few) + 1):
        for order in permutations(range(len(few)), count):
            if 0 in order:
                yield " ".join(few[each] for each in order), order == tuple(sorted(order))


def _pattern(folded: str, loose: bool, joint: str) -> str:
    """A folded spelling as whole words, however they are parted; `joint` may stand between any letters."""
    between = _ONE_MORE if loose else _SPACE
    words = [_WITHIN.join(joint.join(token) for token in _TOKEN.findall(word)) for word in folded.replace(_JOINT, "").split()]
    return rf"(?<![^\W_]){between.join(filter(None, words))}{joint and joint + '+'}(?![^\W_])"
