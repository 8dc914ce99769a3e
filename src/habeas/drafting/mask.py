"""Who may be named: an allow-list. Only a listed source that is not confidential keeps its name; every other gets a number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import permutations

from habeas.core.claims import Claim
from habeas.core.people import Source
from habeas.drafting.markup import Mask, same
from habeas.drafting.words import words

_QUOTATION = re.compile(r"(“[^”]*”)")
_OWN_LABEL = re.compile(r"confidential source \d+")  # the id that a confidential source recorded by hand has already
_MARKS = "[\u0300-\u036f]*"  # accents written as characters of their own
_MOST_WORDS = 4  # of a name that are looked for in every order


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
    """A function that puts labels where a text names a source that must not be named, in brackets within a quotation.

    Case, accents, punctuation and the order of a name's words do not matter, and words after the first may be left out. A family
    name by itself is not looked for: it may be that of the person whom the case is about.
    """
    hidden: dict[str, str] = {}
    names = {source.id: source.name for source in sources.values()}
    for source, label in labels(sources, claims, language).items():
        for spelling in _spellings(source, names.get(source, source)):
            if spelling != label:
                hidden.setdefault(_folded(spelling), label)
    if not hidden:
        return same
    ordered = sorted(hidden, key=len, reverse=True)
    pattern = re.compile("|".join(f"({_pattern(each)})" for each in ordered))
    shown = [hidden[each] for each in ordered]

    @lru_cache(maxsize=20_000)  # headings and passages come again on every page
    def masked(text: str) -> str:
        return "".join(_replaced(part, pattern, shown, part.startswith("“")) for part in _QUOTATION.split(text))

    return masked


def _spellings(source: str, name: str) -> Iterator[str]:
    yield source
    yield name
    family, comma, given = name.partition(",")
    words = [each for each in (f"{given} {family}" if comma else name).split() if not each.endswith(".")]  # without "Dr."
    if words:
        yield " ".join(words)
    for count in range(2, min(len(words), _MOST_WORDS) + 1):
        yield from (" ".join(each) for each in permutations(words[:_MOST_WORDS], count) if words[0] in each)


def _folded(text: str) -> str:
    """Without case and accents, character by character, so that places in the text stay the same."""
    return "".join(_bare(character) for character in text)


@lru_cache(maxsize=4096)
def _bare(character: str) -> str:
    bare = unicodedata.normalize("NFD", character)[0].casefold()
    return bare if len(bare) == 1 else character


def _pattern(name: str) -> str:
    """The folded name as a whole word, however it is spaced and accented."""
    words = [_MARKS.join(re.escape(letter) for letter in word if not unicodedata.combining(letter)) for word in name.split()]
    start = r"(?<!\w)" if name[:1].isalnum() else ""
    end = r"(?!\w)" if name[-1:].isalnum() else ""
    between = _MARKS + r"[\s,.]+"
    return start + between.join(words) + _MARKS + end


def _replaced(text: str, pattern: re.Pattern[str], shown: list[str], quotation: bool) -> str:
    parts = []
    place = 0
    for match in pattern.finditer(_folded(text)):
        assert match.lastindex is not None
        label = shown[match.lastindex - 1]
        parts += [text[place:match.start()], f"[{label}]" if quotation else label]
        place = match.end()
    return "".join([*parts, text[place:]])
