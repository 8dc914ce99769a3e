"""Invented sentences and what is proposed from them: `english_prose.txt` and `spanish_prose.txt`.

A block is a text (lines that begin with `>`), then one line a proposal: `kind value | person | speaker <- relay ...`, with `denied`,
`hedge WORD`, `at PLACE`, `said DATE`, `doubt` behind further bars. Everything proposed must be there, and nothing else.
The publication date is 2014-05-20 and the publisher The Gazette; a line `# about NAME` names the main person.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from habeas.core.proposals import Proposal
from habeas.core.values import value_text
from habeas.core.when import parse
from habeas.reading.document import Document
from habeas.reading.reader import read

PUBLISHED = "2014-05-20"
PUBLISHER = "The Gazette"


class Block(NamedTuple):
    name: str
    language: str
    about: str
    text: str
    expected: tuple[str, ...]


def blocks(name: str, language: str) -> list[Block]:
    found = []
    for number, part in enumerate((Path(__file__).parent / name).read_text(encoding="utf-8").split("\n\n"), 1):
        lines = [line for line in part.strip().splitlines() if line]
        text = "\n".join(line[1:].lstrip() for line in lines if line.startswith(">"))
        about = next((line.removeprefix("# about ") for line in lines if line.startswith("# about ")), "")
        if text:
            found.append(Block(f"{language} {number}", language, about, text,
                               tuple(line for line in lines if not line.startswith((">", "#")))))
    return found


def line(proposal: Proposal) -> str:
    claim = proposal.claim
    parts = [f"{claim.kind} {value_text(claim.value)}", proposal.name, " <- ".join((claim.speaker, *claim.relay[:-1]))]
    parts += ["denied"] if not claim.affirmed else []
    parts += [f"{claim.bound}"] if claim.bound else []
    parts += [f"hedge {claim.hedge}"] if claim.hedge else []
    parts += [f"at {claim.place}"] if claim.place else []
    parts += [f"said {claim.said.edtf}"] if claim.said and claim.said.edtf != PUBLISHED else []
    parts += ["ahead"] if claim.said is None else []
    parts += ["doubt"] if proposal.doubts else []
    return " | ".join(parts)


@pytest.mark.parametrize("block", [*blocks("english_prose.txt", "en"), *blocks("spanish_prose.txt", "es")], ids=lambda block: block.name)
def test_a_text_gives_these_proposals_and_no_others(block: Block) -> None:
    document = Document(block.text, block.language, "e" * 64, parse(PUBLISHED), PUBLISHER, block.about)
    assert sorted(map(line, read(document))) == sorted(block.expected)
