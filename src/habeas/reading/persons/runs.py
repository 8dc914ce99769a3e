"""Capitalised words in a text, and runs of those that belong together."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from habeas.reading.lexicon import fold
from habeas.reading.persons.namewords import NameWords

MOST = 6  # words that a person's name has
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LETTER = r"(?:[^\W\d_][\u0300-\u036f]*)"
_LONGEST = 30  # words of a run; a longer one is a heading or a list
_LINE = 200  # characters that a heading may have on each side of a word
_LONG = 14  # a longer gap between two capitalised words parts them
_WRAPPED = range(60, 160)  # characters of a line that goes on in the next one
_POSSESSIVE = re.compile(r"['’]s?(?=\s)")
_BEFORE = re.compile(r"(?:(?<!\w)([^\W_]+)\s)?(?<!\w)([^\W_]+(?:[-'’.][^\W_]+)*)\.?$")
_NUMBERED = re.compile(r".?[º°ª]")
_TO_THE_END = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}\.?[ \t]*(?:\n|$)")
_NICKNAME = re.compile(r"\s[\"“«‘']([^\"“”«»‘’'()\n]{2,25})[\"”»’']\s([^\W\d_])")
_OPENERS, _CLOSERS = ("\"", "“", "«", "‘", "'"), ("\"", "”", "»", "’", "'")


class Word(NamedTuple):
    """A capitalised word: code points, the folded word, whether it is all capitals, an initial, and ends a name (a possessive)."""

    start: int
    end: int
    key: str
    caps: bool
    initial: bool
    ends: bool


class Run(NamedTuple):
    """Words that belong together, what links each to the next one ("" or the small words between), and at which word what follows a comma
    begins ("SURNAME, Given"), 0 if nowhere."""

    words: list[Word]
    links: list[str]
    comma: int


@lru_cache(maxsize=1)
def _capital() -> re.Pattern[str]:
    """A capitalised word: with an Arabic article, initials, or letters joined by hyphens, apostrophes and broken lines."""
    upper = "".join(re.escape(chr(code)) for code in range(sys.maxunicode + 1)
                    if unicodedata.category(chr(code)) in ("Lu", "Lt"))
    return re.compile(
        rf"(?<![^\W_])(?:[a-z]{{2,3}}[-‐'’](?=[{upper}]))?[{upper}]"
        rf"(?:\.(?:[ -]?[{upper}]\.)*(?!{_LETTER}{_LETTER}\.)|[\u0300-\u036f]*{_LETTER}*(?:(?:['’`´‐-]|-\n){_LETTER}+)*)")


@dataclass(frozen=True)
class Scene:
    """A text, its language's words, where to look, and the words that stand in it in lower case."""

    text: str
    words: NameWords
    start: int
    end: int
    lower: frozenset[str]

    def before(self, place: int) -> tuple[str, str]:
        """The folded word that ends just before a place, and the one before that; "" where a stop or the like parts them."""
        piece = self.text[max(self.start, place - 40):place].rstrip(",\"“‘«'( \n")
        match = _BEFORE.search(piece)
        return (fold(match[2]), fold(match[1] or "")) if match else ("", "")

    def after(self, place: int) -> str:
        """The folded word that begins just after a place, or after a possessive there."""
        mark = _POSSESSIVE.match(self.text, place)
        place = mark.end() if mark else place
        match = WORD.search(self.text, place, min(self.end, place + 30))
        if not match or self.text[place:match.start()].strip(" \n,)”\"’'-"):
            return ""
        return fold(match[0])

    def heading(self, place: int) -> bool:
        """Whether a place stands in a line most of whose longer words begin with a capital and that ends without a stop."""
        begin = self.text.rfind("\n", max(self.start, place - _LINE), place) + 1 or max(self.start, place - _LINE)
        end = self.text.find("\n", place, place + _LINE)
        line = self.text[begin:end if end >= 0 else min(self.end, place + _LINE)]
        long = re.findall(r"[^\W\d_]{4,}", line)
        return len(long) > 3 and sum(word[0].isupper() for word in long) >= 0.7 * len(long) and not line.rstrip().endswith((".", ",", ";"))

    def opens(self, place: int) -> bool:
        """Whether a sentence, line or quotation begins at a place."""
        piece = self.text[max(self.start, place - 6):place].rstrip(" \t*_#>“‘«\"'(-–—¿¡")
        return not piece or piece[-1] in ".!?:;\n…”|•" or "“" in self.text[max(self.start, place - 2):place]


def scene(text: str, words: NameWords, start: int, end: int) -> Scene:
    """A stretch of text, ready to be looked through."""
    lower: set[str] = set()
    for place in range(start, end, 1_000_000):
        lower.update(word for word in set(re.findall(r"[^\W\d_]+", text[place:min(end, place + 1_000_000)])) if word.islower())
    return Scene(text, words, start, end, frozenset(fold(word) for word in lower))


def _words(view: Scene) -> Iterator[Word]:
    """The capitalised words of a stretch."""
    lists = view.words.lists
    for match in _capital().finditer(view.text, view.start, view.end):
        start, end = match.span()
        raw = match[0]
        if raw[0].islower() and fold(re.split(r"[-‐'’]", raw)[0]) not in lists["particles"]:
            cut = re.search(r"[-‐'’]", raw)
            start, raw = start + (cut.end() if cut else 0), raw[cut.end() if cut else 0:]
        ends = False
        if view.words.possessive and (mark := view.words.possessive.search(raw)):
            end, raw, ends = end - len(mark[0]), raw[:mark.start()], True
        if not raw:
            continue
        if "-" in raw and lists["compounds"] and fold(raw.rpartition("-")[2]) in lists["compounds"]:
            continue
        key = fold(raw.replace("-\n", ""))
        if key and not _NUMBERED.match(view.text, end - 1):  # N°
            initial = raw[1:2] == "." or (len(raw) == 1 and key not in lists["small"])
            yield Word(start, end, key, len(key) > 1 and raw.isupper() and not initial, initial and key not in lists["places"], ends)


def runs(view: Scene) -> Iterator[Run]:
    """The runs of a stretch in order."""
    run: list[Word] = []
    links: list[str] = []
    comma = 0
    for word in _words(view):
        if run:
            link = _link(view, run[-1], word)
            if link == "," and not comma and _may_invert(view, run, word):
                comma = len(run)
                link = ""
            if link == "\"":
                link = "" if len(run) > 1 else None
            if link is None or link == "," or len(run) >= _LONGEST:
                yield Run(run, links, comma)
                run, links, comma = [], [], 0
            else:
                links.append(link)
        run.append(word)
    if run:
        yield Run(run, links, comma)


def _link(view: Scene, left: Word, right: Word) -> str | None:
    """What joins two words: "" (nothing but space), small words, "," for what may be an inverted name, a quotation mark for the end of a
    nickname, None if they do not belong together."""
    if left.ends or right.start - left.end > _LONG:
        return None
    gap = view.text[left.end:right.start]
    if "\n" in gap:
        begin = view.text.rfind("\n", max(view.start, left.start - _WRAPPED.stop), left.start) + 1
        if gap.count("\n") > 1 or left.end - begin not in _WRAPPED:
            return None
    if gap.isspace() or (not gap and left.initial):
        return ""
    bare = gap.strip()
    if bare == "." and not gap.startswith(" ") and (left.initial or left.key in view.words.sexed["titles"] or left.key in ("jr", "sr")):
        return ""
    if bare in (",", ":-", ":", ",-") and left.caps:
        return ","
    if bare in _OPENERS and (nickname := _NICKNAME.match(view.text, left.end)) and nickname[2].isupper():
        return ""
    if bare in _CLOSERS and gap.endswith(" ") and any(each in _OPENERS for each in view.text[max(0, left.start - 12):left.start]):
        return "\""
    small = bare.lower()
    if all(each in view.words.lists["particles"] or each in view.words.lists["connectors"] for each in small.split()) and bare == small:
        return " ".join(small.split())
    return None


def _may_invert(view: Scene, run: list[Word], word: Word) -> bool:
    """Whether words in capitals may be surnames, and what follows their comma a given name: a known one, or all there is in the line."""
    words = view.words
    if len(run) > MOST or word.caps or not all(each.caps for each in run) or any(
            each.key in words.lists["small"] or each.key in words.lists["peoples"] for each in run):
        return False
    opens = view.opens(run[0].start)
    return (word.key in words.given and (opens or len(run[0].key) > 4)) or (opens and bool(_TO_THE_END.match(view.text, word.start)))
