"""What an extractor gives back, in the process that reads one file, and how it says that it cannot."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from habeas.core.documents import Page

MOST_CHARACTERS = 50_000_000  # of one text; a book has one million


class CannotExtract(Exception):
    """A file whose text cannot be read: why, and what to do. Neither repeats words of the file."""

    def __init__(self, why: str, remedy: str) -> None:
        self.why, self.remedy = why, remedy
        super().__init__(f"{why}. {remedy}")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a document whose words are not in its text: the place of its page, and the part of the page that it covers, in points
    from the edges (left, bottom, right, top)."""

    place: int
    crop: tuple[int, int, int, int] = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came inside another one."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as PNG, its size in pixels, and the matrix (a, b, c, d, e, f, as in SVG) that leads from points of the page, as boxes have
    them, to pixels: it knows how the page is turned and cut."""

    png: bytes
    width: int
    height: int
    matrix: tuple[float, float, float, float, float, float]


@dataclass(slots=True)
class Extraction:
    """The text of a file as pages, and what goes with it. `proposed` are the fields of a description with where the file says them.

    `notes` say what was left out, `doubts` what may be wrong; neither repeats words of the file.
    """

    media: str
    extractor: str
    version: str
    pages: list[Page] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    proposed: dict[str, tuple[str, str]] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)

    def propose(self, name: str, value: str | None, origin: str) -> None:
        """Propose a field of the description, unless a better place has proposed it before."""
        value = " ".join((value or "").split())[:500]
        if value:
            self.proposed.setdefault(name, (value, origin))

    def checked(self) -> Extraction:
        """Itself, unless it is too long to be a text."""
        if sum(len(page.text) for page in self.pages) > MOST_CHARACTERS:
            raise CannotExtract(f"its text is longer than {MOST_CHARACTERS:,} characters", "Split it, and add the pieces.")
        return self


def extraction_json(found: Extraction) -> dict[str, Any]:
    """An extraction for the other process, without the bytes of attachments (their lengths stand in their place)."""
    return {**asdict(found), "attachments": [[each.name, len(each.data)] for each in found.attachments]}


def extraction_from(row: Any, tail: bytes) -> Extraction:
    """The extraction of `extraction_json`; `tail` holds the attachments one after the other."""
    attachments, start = [], 0
    for name, length in row["attachments"]:
        attachments.append(Attachment(str(name), tail[start:start + length]))
        start += length
    return Extraction(
        str(row["media"]), str(row["extractor"]), str(row["version"]),
        [Page(str(page["number"]), str(page["text"]), str(page["origin"]), str(page["boxes"])) for page in row["pages"]],
        list(map(str, row["notes"])), list(map(str, row["doubts"])),
        {str(name): (str(value), str(origin)) for name, (value, origin) in row["proposed"].items()},
        [Picture(int(each["place"]), tuple(map(int, each["crop"]))) for each in row["pictures"]],  # type: ignore[arg-type]
        attachments)


def plural(count: int, what: str) -> str:
    """`1 page`, `2 pages`."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"
