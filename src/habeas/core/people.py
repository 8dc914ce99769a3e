"""Mentions, persons, sources, exhibits, consent and risk."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.core.when import When


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it: a person, office, publication or register. `confidential` sources are never named outside the case."""

    id: str
    name: str
    sort: str = "register"  # register, publication, person, office, organisation, authority, document; unknown where nobody said
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A kept file: digest of its bytes, media type, size in bytes, the name it came with, when and how it was got."""

    id: str
    media_type: str
    size: int
    name: str
    kept: str
    how: str = ""
    published: When | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A person as one row of a list, or one exhibit, speaks of them. `refers` is the mention a row of an alias list points to."""

    id: str
    name: str
    place: str = ""  # list id, or exhibit
    row: int = 0
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """The mentions judged to be one human being; `id` is the first mention in order."""

    id: str
    name: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Consent:
    """What a person or source allowed, for which use, by whom, from when until when. A relative's consent is provisional."""

    id: str
    about: str  # mention or source
    use: str
    given_by: str
    given: When
    until: When | None = None
    allowed: bool = True
    provisional: bool = False
    note: str = ""


USES = ("record", "share with the UN, named", "share with the UN, unnamed", "ICRC", "monitoring body", "court, open",
        "court, closed", "media, named", "media, unnamed", "media, image", "archive", "contact again")


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk noted for a person or source, with whom it comes from and what would lessen it."""

    id: str
    about: str
    note: str
    level: str = "unknown"  # low, medium, high, unknown
