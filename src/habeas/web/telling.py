"""Claims, conflicts and judgements as the plain values that templates print. What is said is told by `habeas.checking.languages`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.checking.findings import Finding
from habeas.checking.languages import language as language_of
from habeas.core.claims import Claim
from habeas.core.judgements import Judgement
from habeas.core.people import Exhibit, Mention
from habeas.drafting.casefile import PersonFile
from habeas.drafting.chronology import Column, KindRow, Saying, contested
from habeas.drafting.conflict import apart
from habeas.drafting.markup import Element
from habeas.drafting.support import Said, supported
from habeas.drafting.table import part_of
from habeas.drafting.words import Words
from habeas.drafting.words import words as words_of
from habeas.web.words import BECAUSE, BORNE_OUT, GROUPS, PARTS


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, who writes it so, and who calls it an alias."""

    words: str
    by: tuple[str, ...]
    alias: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A list or document in which a source speaks of the person, the row (0 for a document), and the name that stands there."""

    where: str
    row: int
    name: str


@dataclass(frozen=True, slots=True)
class Head:
    """A column of sources against kinds: who speaks, and where."""

    speaker: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of it: a kind, and what each source says of it."""

    label: str
    cells: tuple[tuple[Saying, ...], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim of a conflict: who says it, and what."""

    claim: Claim
    says: str
    content: str


@dataclass(frozen=True, slots=True)
class Reason:
    """A class of explanation that fits, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict for its part of the page. `chain` has a list of lines for each possibility, under what opens it."""

    finding: Finding
    number: int
    reasons: tuple[Reason, ...]
    statements: tuple[Statement, ...]
    chain: tuple[tuple[str, tuple[str, ...]], ...]
    gap: str
    drawing: Element | None


@dataclass(frozen=True, slots=True)
class Weighed:
    """A verdict: what is said, what the claims support of it, who says it, why (claims under a heading), in which conflicts it is."""

    content: str
    sentence: str
    claims: tuple[Claim, ...]
    why: str
    because: tuple[Claim, ...]
    conflicts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """A judgement with what it is about in words."""

    judgement: Judgement
    about: tuple[str, ...]


def names(file: PersonFile) -> list[Name]:
    """Every name that somebody writes, with who writes it so and who gives it as an alias. Names that differ only in their spaces look the
    same and are told once."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    speakers: dict[str, list[str]] = {}
    for claim in file.claims:
        speakers.setdefault(claim.mention, []).append(claim.speaker)
    for mention in file.mentions:
        if mention.name:
            found.setdefault(spaced(mention.name), ([], []))[0].extend(speakers.get(mention.id, ()))
    for claim in file.claims:
        if claim.kind in ("name", "alias") and claim.words and claim.affirmed:
            found.setdefault(spaced(claim.words), ([], []))[1 if claim.kind == "alias" else 0].append(claim.speaker)
    return [Name(words, tuple(dict.fromkeys(by)), tuple(dict.fromkeys(alias))) for words, (by, alias) in found.items()]


def spaced(name: str) -> str:
    """A name with single spaces, as pages show it."""
    return " ".join(name.split())


def heads(columns: Iterable[Column], titles: Mapping[str, str], exhibits: Mapping[str, Exhibit]) -> list[Head]:
    """A column for each source, with the titles of lists and the names of documents."""
    found: dict[str, dict[Place, None]] = {}
    for each in columns:
        where = titles.get(each.place) or (exhibits[each.place].name if each.place in exhibits else each.place)
        found.setdefault(each.speaker, {})[Place(where, each.row, each.name)] = None
    return [Head(speaker, tuple(places)) for speaker, places in found.items()]


def grouped(columns: Sequence[Column], rows: Iterable[KindRow]) -> list[tuple[str, list[Line]]]:
    """The rows of kinds under the headings of the report, with a cell for each source."""
    speakers = tuple(dict.fromkeys(each.speaker for each in columns))
    found: dict[str, list[Line]] = {str(each): [] for each in PARTS.values()}
    for row in rows:
        cells: dict[str, tuple[Saying, ...]] = dict.fromkeys(speakers, ())
        for column, said in zip(columns, row.cells, strict=True):
            cells[column.speaker] += said
        found[str(PARTS[part_of(row.kind)])].append(Line(row.label, tuple(cells.values())))
    return [(heading, members) for heading, members in found.items() if members]


def conflict(finding: Finding, number: int, drawing: Element | None, language: str) -> Conflict:
    """A conflict in a language."""
    told = language_of(language)
    reasons = tuple(Reason(name, why) for name, _, why in (each.partition(": ") for each in finding.reasons))
    statements = tuple(Statement(each, told.says(each), told.content(each)) for each in finding.claims)
    return Conflict(finding, number, reasons, statements, parts(finding.chain), apart(finding, language), drawing)


def parts(lines: Sequence[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The lines of a chain by possibility; one that opens a possibility ends with a colon."""
    found: list[tuple[str, list[str]]] = []
    for line in lines:
        if line.endswith(":"):
            found.append((line, []))
        elif line:
            if not found:
                found.append(("", []))
            found[-1][1].append(line)
    return tuple((opening, tuple(rest)) for opening, rest in found)


def verdicts(file: PersonFile, language: str) -> list[tuple[str, list[Weighed]]]:
    """Verdicts in the groups of `drafting.support`, under their headings."""
    told = language_of(language)
    by_id = {claim.id: claim for claim in file.claims}
    numbers = contested(file)

    def weighed(said: Said) -> Weighed:
        because = tuple(by_id[name] for name in said.verdict.because if name in by_id)
        conflicts = tuple(sorted({number for claim in said.claims for number in numbers.get(claim.id, ())}))
        return Weighed(told.claimed(said.claims[0]), told.verdict(said.verdict, by_id, {}), said.claims,
                       str(BECAUSE.get(said.verdict.word, BORNE_OUT)), because, conflicts)

    return [(str(GROUPS.get(heading, heading)), [weighed(each) for each in found]) for heading, found in supported(file)]


def judgements(decided: Iterable[Judgement], file: PersonFile, language: str) -> list[Decided]:
    """Judgements with what they are about: claims and mentions of the person in words, others by their ids."""
    say = words_of(language)
    words = {claim.id: f"{say.told.speaker(claim)}: {say.told.content(claim)}" for claim in file.claims}
    words |= {each.id: _mention(each, say) for each in file.mentions}
    return [Decided(each, tuple(words.get(name, name) for name in (each.about[-1:] if each.sort == "confirm" else each.about)))
            for each in decided]


def _mention(mention: Mention, say: Words) -> str:
    """A mention by its name and where it stands."""
    name = mention.name or mention.id
    return f"{name} ({mention.place}, {say('row {}', mention.row)})" if mention.row else name
