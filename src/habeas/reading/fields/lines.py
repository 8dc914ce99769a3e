"""The lines of a document: which stand apart, which are headings by a mark, and which belong to the page only (running headers, page
numbers, footnotes); and the lexicon's words for all this."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from habeas.core.folding import PARTICLES, folded
from habeas.reading.lexicon import fold, lexicon

ENDS = ".!?:;…)”\"»"

_LINE = re.compile(r"[^\n\r\f\x0b\x85\u2028\u2029]+")
_NOTE = re.compile(r"\(\^\d{1,3}\)|\[\^\d{1,3}\]|_\d{1,3}_ \*\*|(?P<number>[0-9]{1,3})(?=\s|$)")
_MARK = re.compile(r"(?:(?<=[^\W\d_])|(?<=[)\]»”\"]))[0-9]{1,3}(?![\w/-]|\.[0-9])")
_NUMBER = re.compile(r"(?:[0-9]{1,4}|[ivxlcIVXLC]{1,7})\.?")
_LETTERS = re.compile(r"[^\W\d_]+")
_FENCES = ("```", "~~~")
_HEADER = 150  # characters that a running header may have
_BARE = 20  # and one that is neither marked as a heading nor parted by dashes
_NOTE_LINES = 6  # lines that a footnote may have
_SEEN = 2000  # characters of a line in which numbers of footnotes are looked for


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon's words for the layout, folded. `labels` says of each label whether its value is running text; `names` are labels
    whose value is whose file it is; `offices`, `bodies`, `testimony`, `before` are for what is quoted."""

    groups: dict[str, str]
    begins: tuple[tuple[str, str], ...]  # the beginning of a heading, and its group
    labels: dict[str, bool]
    names: frozenset[str]
    furniture: frozenset[str]
    offices: tuple[str, ...]  # beginnings
    bodies: frozenset[str]  # words, anywhere in it
    testimony: tuple[tuple[str, ...], ...]
    before: frozenset[str]
    quoted: frozenset[str]


@dataclass(slots=True)
class Line:
    """A line that is not blank: its span without the space around it, whether something stands between it and the line before,
    its level if it is a heading by its mark, and whether it belongs to the page only."""

    start: int
    end: int
    apart: bool
    level: int = 0
    page: bool = False


@lru_cache(maxsize=20)
def words(language: str) -> Words:
    """The compiled view of a language's tables `layout` and `fields`. Raises NoLexicon."""
    tables = lexicon(language).tables
    table, entries = tables.get("layout", {}), tables.get("fields", {}).get("label", [])
    labels = {folded(label): False for entry in entries for label in entry["labels"]}
    labels.update({folded(label): False for label in (*table.get("labels", ()), *table.get("names", ()))})
    labels.update({folded(label): True for label in table.get("prose", ())})
    return Words(
        {folded(title): group for group, titles in table.get("sections", {}).items() for title in titles},
        tuple((folded(title), group) for group, titles in table.get("beginnings", {}).items() for title in titles),
        labels, frozenset(map(folded, table.get("names", ()))), frozenset(map(fold, table.get("furniture", ()))),
        tuple(map(folded, table.get("offices", ()))),
        frozenset(map(folded, table.get("bodies", ()))), tuple(tuple(folded(each).split()) for each in table.get("testimony", ())),
        frozenset(map(fold, table.get("before", ()))), frozenset(table.get("quoted", ())))


@dataclass(slots=True)
class _Pages:
    """What is remembered from line to line: numbers set behind words, of footnotes to come, and the lines of the one being read."""

    known: Words
    pending: set[str] = field(default_factory=set)
    noted: int = 0
    whole: bool = True  # the footnote has come to a stop

    def owns(self, text: str, line: Line) -> bool:
        """Whether a line belongs to the page only."""
        if _header(text, line, self.known):
            self.noted = 0
            return True
        match = _NOTE.match(text, line.start, line.end)
        begins = match is not None and (match["number"] is None or self._called(text, match, line.end))
        goes_on = not begins and 0 < self.noted < _NOTE_LINES and not self.whole and not line.apart and not line.level
        self.noted = 1 if begins else self.noted + 1 if goes_on else 0
        if self.noted:
            bare = text[max(line.start, line.end - 200):line.end].rstrip("*_ ")
            self.whole = bare[-1:] in ENDS and not (match is not None and match.end() == line.end)
            return True
        self.pending.update(mark[0] for mark in _MARK.finditer(text, line.start, min(line.end, line.start + _SEEN)))
        return False

    def _called(self, text: str, match: re.Match[str], end: int) -> bool:
        """Whether a number at the beginning of a line was set behind a word before, and words follow it as they begin a footnote."""
        if match["number"] not in self.pending:
            return False
        following = text[match.end():end].lstrip()[:1]
        if following.islower() or following.isdigit():
            return False
        self.pending.discard(match["number"])
        return True


def lines(text: str, known: Words) -> list[Line]:
    """The lines that are not blank; fences are none, but part those about them."""
    found: list[Line] = []
    pages = _Pages(known)
    end, parted = 0, True
    for match in _LINE.finditer(text):
        bare = match[0].strip()
        if not bare:
            continue
        start = match.end() - len(match[0].lstrip())
        if len(bare) <= _BARE and bare.startswith(_FENCES):
            parted = True
            continue
        line = Line(start, start + len(bare), parted or text.count("\n", end, start) > 1, _level(bare))
        line.page = pages.owns(text, line)
        parted = line.page and line.level > 0
        found.append(line)
        end = line.end
    return found


def _level(bare: str) -> int:
    """1 to 6 for a heading of Markdown, else 0."""
    if not bare.startswith("#"):
        return 0
    mark = len(bare[:7]) - len(bare[:7].lstrip("#"))
    return mark if mark < 7 and bare[mark:mark + 1] in ("", " ", "\t") else 0


def _header(text: str, line: Line, known: Words) -> bool:
    """A page number, or a running header: words such as "Volume II" or "page 3", alone or between dashes."""
    if line.end - line.start > _HEADER:
        return False
    content = text[line.start:line.end].strip("#*_ \t-–—")
    if line.level and (not content or content.isdecimal()):
        return True
    parts = content.replace("–", "-").split("-")
    if len(parts) == 1 and not line.level and len(content) > _BARE:
        return False
    return any(_numbered(part.split(), known, place > 1 and place == len(parts) - 1) for place, part in enumerate(parts))


def _numbered(part: list[str], known: Words, last: bool) -> bool:
    if not part or fold(part[0]) not in known.furniture:
        return False
    return (len(part) == 1 and last) or (len(part) > 1 and bool(_NUMBER.fullmatch(part[1])))


def upper(text: str) -> bool:
    """Whether all words but particles are in capitals, and one has two letters at least."""
    found = [each for each in _LETTERS.findall(text) if each.lower() not in PARTICLES or each.isupper()]
    return any(len(each) > 1 for each in found) and all(each.isupper() for each in found)


def capitalised(text: str) -> bool:
    """Whether all words but particles begin with a capital."""
    found = _LETTERS.findall(text)
    return bool(found) and all(each[0].isupper() or each.lower() in PARTICLES for each in found)
