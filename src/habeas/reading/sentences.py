"""Where sentences begin and end, in code points.

A sentence ends at a stop, a question or exclamation mark or an ellipsis, with the quotation marks and brackets that close there,
unless the stop belongs to an abbreviation, an initial or a number, or the text goes on in lower case. A line break alone ends
nothing. A blank line does, and so does a line that begins with a bullet or a label ("Edad:"), a heading (a line without a stop
and followed by a blank one), and the opening of a Spanish question or exclamation after an end.
"""

from __future__ import annotations

import re

from habeas.reading.lexicon import Lexicon, fold, lexicon

Span = tuple[int, int]

_CLOSERS = "\"'”’»)]}›"
_END = re.compile(rf"(?<![.!?…])[.!?…]++(?:''|[{re.escape(_CLOSERS)}])*+(?=\s|[¿¡]|$)")  # begins once a run, never goes back
_BEFORE = re.compile(r"[^\s(\[{\"'“‘«¿¡]+$")
_BREAK = re.compile(r"\r\n|[\n\r\f\x0b\x85\u2028\u2029]")
_OPENERS = "\"'“‘«([{`¿¡-–—"
_BULLET = re.compile(r"(?:[-–—•*·▪◦‣○●]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)])[ \t]+\S|[^\W\d_][^\n.:;!?]{0,40}:(?=\s)")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z])\)?\.?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,3}[^\W\d_]")
_LOOK = 40  # how far back an abbreviation can begin


def sentences(text: str, language: str) -> tuple[Span, ...]:
    """The spans of the sentences of a text, in order, without the space around them; every other character is in one.
    Raises NoLexicon."""
    words = lexicon(language)
    return tuple(span for start, end in _blocks(text) for span in _within(text, start, end, words))


def _blocks(text: str) -> list[Span]:
    """Stretches that no sentence crosses: split at blank lines, and before lines that begin with a bullet or a label."""
    starts, place, blank = [0], 0, True
    for match in [*_BREAK.finditer(text), None]:
        line_end = match.start() if match else len(text)
        line = text[place:line_end]
        bare = line.lstrip(" \t")
        if not bare or blank or _BULLET.match(bare):
            starts.append(place)
        blank = not bare
        place = match.end() if match else place
    ends = [*starts[1:], len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _within(text: str, start: int, end: int, words: Lexicon) -> list[Span]:
    """The sentences of one block."""
    spans, begin = [], start
    for match in _END.finditer(text, start, end):
        if _ends(text, begin, match, end, words):
            spans.append((begin, match.end()))
            begin = match.end()
    spans.append((begin, end))
    return [trimmed for span in spans if (trimmed := _trimmed(text, *span))]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _ends(text: str, begin: int, match: re.Match[str], end: int, words: Lexicon) -> bool:
    """Whether a sentence that began at `begin` ends with these marks."""
    place = match.end()
    while place < end and (text[place].isspace() or text[place] in _OPENERS):
        place += 1
    following = text[place:place + 1]
    if following.islower():
        return False
    if not match[0].startswith(".") or match[0].startswith(".."):
        return True
    before = _BEFORE.search(text[max(begin, match.start() - _LOOK):match.start()])
    word = before[0] if before else ""
    if _NUMBERED.fullmatch(word) and not text[begin:match.start() - len(word)].strip(" \t\r\n("):
        return False  # the number of a list's line, or an initial at the beginning
    if (len(word) == 1 and word.isupper()) or _INITIALS.fullmatch(word):
        return not following  # an initial, or U.S. before a name
    return fold(word) not in words.abbreviations or not following
