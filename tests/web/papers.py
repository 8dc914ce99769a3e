"""Documents with proposals for the tests of reading, put into a case without the process that reads files."""

from __future__ import annotations

from habeas.actions.reading import read
from habeas.core.documents import Page, Text
from habeas.core.proposals import Filed
from habeas.core.records import text_parts
from habeas.core.values import Text as Words
from habeas.core.when import parse
from habeas.store.case import CaseStore
from habeas.store.proposals import open_proposals
from tests.actions.invented import HAND
from tests.actions.readers import Line, reader

# Before the first passage stand characters that JavaScript counts as two, and Arabic.
LETTER = ("😀🎈 A note. نور خرجت. Iris Vela was taken from the quay on 18 February 1977, as her aunt says.\n"
          "She was seen at the mill in March 1977. She was 25 years old. She was let go in May 1978.\n")
TAKEN = Line("18 February 1977", "arrest", parse("1977-02-18"), "Iris Vela")
QUAY = Line("was taken from the quay on 18 February 1977", "arrest_place", Words("the quay"), "Iris Vela", speaker="her aunt", relayed=True)
SEEN = Line("March 1977", "last_seen", parse("1977-03"), "Iris Vela", doubts=("the person is told by a pronoun",))
FREED = Line("May 1978", "release", parse("1978-05"), "Iris Vela", speaker="her aunt")
LINES = (TAKEN, QUAY, SEEN, FREED)


def paper(store: CaseStore, text: str = LETTER, *lines: Line, name: str = "quay.txt", pages: tuple[Page, ...] = (),
          media: str = "text/plain", data: bytes = b"") -> str:
    """Keep a document with its text and what is proposed in it; its exhibit."""
    exhibit = store.keep(data or text.encode(), media, name, "given by the user", HAND.author, HAND.time)
    store.append("text.extracted", text_parts(Text(exhibit.id, "plain", "1", pages or (Page("", text),))), HAND.author, HAND.time)
    list(read(store, [exhibit], HAND, reader(*(lines or LINES))))
    return exhibit.id


def waiting(store: CaseStore, kind: str = "") -> Filed:
    """The first open proposal (of a kind)."""
    return next(each for each in open_proposals(store) if not kind or each.claim.kind == kind)
