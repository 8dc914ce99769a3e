"""What a reader is given, a document; and what its rules give back, drafts of proposals."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from habeas.core.claims import Extract
from habeas.core.values import Value
from habeas.core.when import When

Span = tuple[int, int]
_BROKEN = re.compile(r"(?<=\w)[-‐\u00ad\ufffe]\s*\n\s*(?=[^\W\d_])")


def whole(words: str) -> str:
    """Words as a value: in single spaces, with those that a line's end breaks put together."""
    return " ".join(_BROKEN.sub("", words).split())


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one exhibit and what is known of it. `language` is the code of a lexicon. `published` is the confirmed date, `publisher`
    who published it ("" where that is not known), `about` the name of the person whom it is mainly about ("" where nobody said).
    `pages` are where each page begins, with its number, in order."""

    text: str
    language: str
    exhibit: str = ""
    published: When | None = None
    publisher: str = ""
    about: str = ""
    pages: tuple[tuple[int, str], ...] = ()

    def extract(self, start: int, end: int) -> Extract:
        """The passage at these offsets, with its page."""
        place = bisect_right(self.pages, start, key=lambda each: each[0]) - 1
        return Extract(self.exhibit, start, end, self.text[start:end], self.pages[place][1] if place >= 0 else "")


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as a rule read it, before persons and speakers are given their ids.

    `passage` is the span of the words to show (a field's line, a clause or sentence), `words` that of the words of the value, within it.
    `person` is the fullest name the document gives ("" for the person whom the document is about). `speaker` is as the document names
    them ("" for the publisher), `relay` whoever stands between speaker and publisher, the nearest to the speaker first.
    `hedge` is the source's own word that leaves it open. `episode` is `principal` for labelled fields, else "" (an event of its own until
    date and place agree with a principal one, or somebody judges). `said` is given only where the passage dates itself, such as a testimony
    quoted in a file; else the document's date counts. `ahead`: told as something to come, so it may be after the day it was said on."""

    kind: str
    value: Value
    passage: Span
    words: Span
    rule: str
    person: str = ""
    speaker: str = ""
    relay: tuple[str, ...] = ()
    affirmed: bool = True
    hedge: str = ""
    episode: str = ""
    place: str = ""
    bound: str = ""
    said: When | None = None
    ahead: bool = False
    doubts: tuple[str, ...] = ()
