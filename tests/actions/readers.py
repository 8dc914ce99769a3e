"""A reader that can be seen through: it proposes what the test wrote down, wherever the words stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from habeas.actions.documents import Offered, add
from habeas.actions.reading import Outcome, Reader, read, readable
from habeas.core.claims import Claim
from habeas.core.proposals import Filed, Proposal, proposed
from habeas.core.values import Text, Value
from habeas.core.when import parse
from habeas.reading.document import Document
from habeas.store.case import CaseStore
from habeas.store.proposals import open_proposals
from tests.actions.invented import HAND

LETTER = ("Ada Brand was taken from her house on 12 May 1977. Her brother Teo Ilmar says that she was let go in June 1977. "
          "Nobody knows where she is.\n")


@dataclass(frozen=True)
class Line:
    """What is read wherever `words` stand."""

    words: str
    kind: str
    value: Value
    name: str = "Ada Brand"
    speaker: str = ""
    doubts: tuple[str, ...] = ()
    relayed: bool = False


TAKEN = Line("12 May 1977", "arrest", parse("1977-05-12"))
FREED = Line("June 1977", "release", parse("1977-06"), speaker="her brother", relayed=True, doubts=("the person was only guessed",))
BROTHER = Line("Teo Ilmar", "occupation", Text("sailor"), "Teo Ilmar")


def reader(*lines: Line, version: str = "1", name: str = "rules") -> Reader:
    def found(document: Document) -> Sequence[Proposal]:
        made = []
        for number, line in enumerate(lines):
            start = document.text.find(line.words)
            if start >= 0:
                claim = Claim(f"person-{number}", line.kind, line.value, line.speaker or document.publisher,
                              document.extract(start, start + len(line.words)), line.words,
                              relay=(document.publisher,) if line.relayed else (), said=document.published)
                made.append(proposed(document.text, claim, line.name, f"en event {line.kind}", line.doubts))
        return made

    return Reader(name, version, found)


def add_letter(store: CaseStore, text: str = LETTER, name: str = "letter.txt", **said: str) -> str:
    """The exhibit of a document."""
    added, = add(store, [Offered(name, name, text.encode, said)], HAND)
    return added.exhibit


def read_all(store: CaseStore, *lines: Line, version: str = "1", name: str = "rules") -> list[Outcome]:
    return list(read(store, readable(store), HAND, reader(*lines, version=version, name=name)))


def opened(store: CaseStore) -> dict[str, Filed]:
    """The open proposals by kind; two of a kind would hide each other."""
    found = open_proposals(store)
    assert len({each.claim.kind for each in found}) == len(found)
    return {each.claim.kind: each for each in found}


def other_value(line: Line, value: str) -> Line:
    return replace(line, value=parse(value))
