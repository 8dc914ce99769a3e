"""Passages as marks in a stretch of text. Marks overlap: the text is cut wherever one begins or ends, and each piece knows all of its own.
Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

STATES = ("open", "claim", "rejected")  # the first that fits anything said in a passage is how it is marked


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text in which something is said, with its number in the document and how it stands: one of STATES."""

    start: int
    end: int
    number: int
    state: str

    @property
    def key(self) -> str:
        """How addresses name it."""
        return f"{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is in the same passages throughout, the shortest of them first; `begins` are those that begin with it."""

    text: str
    passages: tuple[Passage, ...]
    begins: tuple[Passage, ...]

    @property
    def state(self) -> str:
        """How the piece is marked: as what waits, if anything of it does."""
        return min((each.state for each in self.passages), key=STATES.index, default="")

    @property
    def depth(self) -> int:
        """In how many passages it is, up to three."""
        return min(len(self.passages), 3)

    @property
    def keys(self) -> str:
        """The passages as addresses name them."""
        return " ".join(each.key for each in self.passages)


def passages(spans: Iterable[tuple[int, int, str]]) -> list[Passage]:
    """Numbered passages of what is said in (start, end, state), in the order of the text, the longer first."""
    found: dict[tuple[int, int], str] = {}
    for start, end, state in spans:
        known = found.get((start, end), state)
        found[start, end] = min(known, state, key=STATES.index)
    ordered = sorted(found, key=lambda span: (span[0], -span[1]))
    return [Passage(start, end, number, found[start, end]) for number, (start, end) in enumerate(ordered, 1)]


def pieces(text: str, start: int, marked: Sequence[Passage]) -> list[Piece]:
    """The text, whose first code point is at `start` of the whole, cut into pieces. Together they are the text. Passages that reach out of
    it are cut off; one that began before it begins with it."""
    end = start + len(text)
    inside = [each for each in marked if each.start < end and each.end > start and each.start < each.end]
    cuts = sorted({start, end, *(place for each in inside for place in (each.start, each.end) if start < place < end)})
    opening: dict[int, list[Passage]] = {}
    for each in inside:
        opening.setdefault(max(each.start, start), []).append(each)
    running: list[Passage] = []
    found = []
    for low, high in pairwise(cuts):
        begins = opening.get(low, [])
        running = [each for each in running if each.end > low] + begins
        ordered = tuple(sorted(running, key=lambda each: (each.end - each.start, each.number)))
        found.append(Piece(text[low - start:high - start], ordered, tuple(sorted(begins, key=lambda each: each.number))))
    return found
