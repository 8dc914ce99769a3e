"""MEANTIME: its articles as texts, the time expressions marked in them, and the halves to build and to measure on.

An article's first six sentences carry marks; the second is the dateline and is left out. Tokens are put together as print does.
"""

from __future__ import annotations

import random
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "meantime" / "intra-doc_annotation"
SEED = 4
SENTENCES = (0, 2, 3, 4, 5)
DATELINE = 1
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_NO_SPACE_BEFORE = frozenset({",", ".", ";", ":", "!", "?", ")", "]", "%", "'s", "n't", "''", "'", "’"})
_NO_SPACE_AFTER = frozenset({"(", "[", "$", "#", "``", "£", "US$"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A time expression: code points `start` to `end`, the TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article's marked sentences as one text, its day of publication and its marks.

    The day is the one marked, or the dateline's where that mark is empty or no ISO date."""

    name: str
    text: str
    published: str
    marks: tuple[Mark, ...]


def halves(data: Path = DATA) -> tuple[list[Path], list[Path]]:
    """The articles to build on and those to measure on: their paths in order, shuffled by the seed, cut in the middle."""
    paths = sorted(data.glob("*/*.xml"), key=lambda path: path.relative_to(data).as_posix())
    random.Random(SEED).shuffle(paths)
    middle = len(paths) // 2
    return sorted(paths[:middle]), sorted(paths[middle:])


def article(path: Path) -> Article:
    """One article as read from its file."""
    root = ET.parse(path).getroot()
    text, places = _text(root)
    published, marks = "", []
    for timex in root.iter("TIMEX3"):
        anchors = [str(each.get("t_id")) for each in timex.iter("token_anchor")]
        if timex.get("functionInDocument") == "CREATION_TIME":
            published = str(timex.get("value"))
        elif anchors and all(each in places for each in anchors):
            marks.append(Mark(places[anchors[0]][0], places[anchors[-1]][1], str(timex.get("type")), str(timex.get("value"))))
    marks.sort(key=lambda mark: mark.start)
    return Article(path.stem, text, published if _ISO.fullmatch(published) else _dateline(root), tuple(marks))


def _dateline(root: ET.Element) -> str:
    """The day that the dateline prints: `March 27 , 2008`."""
    words = [token.text or "" for token in root.iter("token") if token.get("sentence") == str(DATELINE)]
    return datetime.strptime(" ".join(words), "%B %d , %Y").date().isoformat()  # noqa: DTZ007 (a day, no time)


def _text(root: ET.Element) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text of the marked sentences, one a line, and the place of each token in it."""
    text, places, sentence = "", dict[str, tuple[int, int]](), -1
    glued = True
    for token in root.iter("token"):
        number, word = int(token.get("sentence", "0")), token.text or ""
        if number not in SENTENCES:
            continue
        if number != sentence:
            text, sentence, glued = text + ("\n\n" if text else ""), number, True
        text += "" if glued or word in _NO_SPACE_BEFORE else " "
        places[str(token.get("t_id"))] = (len(text), len(text) + len(word))
        text += word
        glued = word in _NO_SPACE_AFTER
    return text, places
