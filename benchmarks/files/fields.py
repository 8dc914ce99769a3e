"""Header fields of forty files as the reader proposes them, against the hand reading: `python -m benchmarks.files.fields`.

Errors are printed by file id and field only; with --values also their words, for people who have the files.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from habeas.core.errors import NotADate
from habeas.core.folding import folded
from habeas.core.proposals import Proposal
from habeas.core.values import Age, Text, value_text
from habeas.core.when import When, parse
from habeas.reading.document import Document
from habeas.reading.reader import read

from .hand import DATA, drawn, hand_reading, identity

FIELDS = {"age": "age", "birth": "birth", "birth_place": "birth_place", "detention": "arrest", "detention_place": "arrest_place",
          "disappearance": "disappearance", "death_possible": "death"}
PUBLISHED, PUBLISHER = "2007", "Presidencia de la República (investigación histórica)"
AIM = 0.98
FIRST = """The first run, on c124084, before anything was changed after it: age 39 of 40 read and right (the fortieth, "born in
captivity", is a claim of its own kind), birth 40 of 40, birth place 39 of 39, detention 36 of 38, detention place 36 of 37,
disappearance 11 of 11, possible death 9 of 9; nothing was read wrongly. One label was then added ("Fecha probable"). One file has
no heading over its detention, and stays unread there."""


@dataclass
class Score:
    """Counts of one field over the files. `wrong` holds (file, what was wrong, read, by hand)."""

    right: int = 0
    read: int = 0
    given: int = 0
    wrong: list[tuple[str, str, str, str]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of what was read, the part that is right."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """Of what the hand reading gives, the part that was read rightly."""
        return self.right / self.given if self.given else 1.0


def document(path: Path) -> Document:
    """A file as its own publisher and date give it."""
    return Document(path.read_text(encoding="utf-8"), "es", identity(path.read_bytes()), parse(PUBLISHED), PUBLISHER)


def header(proposals: tuple[Proposal, ...], kind: str) -> list[str]:
    """What the labelled fields of the header give for a kind, as text to compare. Nobody else's fields, no prose."""
    found = [each for each in proposals if " field" in each.rule and each.claim.kind == kind and each.claim.speaker == PUBLISHER]
    return list(dict.fromkeys(_plain(each) for each in found))


def _plain(proposal: Proposal) -> str:
    value = proposal.claim.value
    if isinstance(value, Age):
        return str(value.low) if value.unit == "years" else f"{value.low} {value.unit}"
    if isinstance(value, When):
        return value.edtf
    return value.text if isinstance(value, Text) else value_text(value)


def same(kind: str, said: str, hand: str) -> bool:
    """Whether a value says what the hand reading says: dates span the same days, words are the same but for accents, case and signs."""
    if kind in ("birth_place", "arrest_place"):
        return folded(re.sub(r"-\s+", "", said)) == folded(re.sub(r"-\s+", "", hand))
    if kind == "age":
        return folded(said) == folded(hand)
    try:
        return parse(said).spans == parse(hand).spans
    except NotADate:
        return said == hand


def scores() -> dict[str, Score]:
    """The score of every field. FileNotFoundError without the files."""
    hand = hand_reading(DATA)
    found = {name: Score() for name in FIELDS}
    for path in drawn(DATA):
        doc = document(path)
        proposals = read(doc)
        for name, kind in FIELDS.items():
            _add(found[name], doc.exhibit, kind, header(proposals, kind), _given(name, hand[doc.exhibit][name]))
    return found


def _given(name: str, value: str) -> list[str]:
    """The values of a hand reading: of dates there may be several."""
    if name in ("birth", "detention", "disappearance", "death_possible"):
        return [each for each in value.split("; ") if each]
    return [value] if value else []


def _add(score: Score, file: str, kind: str, said: list[str], hand: list[str]) -> None:
    score.read += len(said)
    score.given += len(hand)
    left = list(said)
    for each in hand:
        match = next((other for other in left if same(kind, other, each)), None)
        if match is not None:
            left.remove(match)
            score.right += 1
        else:
            score.wrong.append((file, "missed" if not said else "read otherwise", "; ".join(said), each))
    score.wrong += [(file, "not there by hand", each, "") for each in left if not hand]


def lines(values: bool = False) -> Iterator[str]:
    """The result as Markdown."""
    if not DATA.is_dir():
        yield "The files are not there (../shared/data/uruguay_files): nothing measured."
        return
    begun = time.process_time()
    found = scores()
    yield from ("| field | by hand | read | right | precision | recall |", "|---|---|---|---|---|---|")
    for name, score in found.items():
        yield f"| {name.replace('_', ' ')} | {score.given} | {score.read} | {score.right} | {score.precision:.3f} | {score.recall:.3f} |"
    yield f"\n{FIRST}\n\nForty files, {time.process_time() - begun:.1f} s of processor time; the aim was {AIM} for each."
    yield "\nErrors, by file (the first digits of its digest):\n"
    for name, score in found.items():
        for file, what, said, hand in score.wrong:
            yield f"- {file}, {name.replace('_', ' ')}: {what}" + (f" — read {said!r}, by hand {hand!r}" if values else "")


if __name__ == "__main__":
    print("\n".join(lines("--values" in sys.argv)))
