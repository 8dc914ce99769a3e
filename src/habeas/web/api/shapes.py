"""What the API answers. A field's name is its meaning; dates are EDTF, times UTC, ids those of the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something was not done (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case, and the role in it of whoever asks."""

    id: str
    title: str
    role: str


@dataclass(frozen=True, slots=True)
class Cases:
    """The cases that whoever asks may see."""

    cases: tuple[CaseLine, ...]


@dataclass(frozen=True, slots=True)
class CaseState:
    """A case: how many rows each table has, and where its ledger ends."""

    id: str
    title: str
    role: str
    counts: Mapping[str, int]
    persons: int
    proposals_waiting: int
    heads: tuple[str, ...]
    clock: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a claim stands: in a cell of a list, or at characters `start` to `end` of a document."""

    exhibit: str
    text: str
    sheet: str = ""
    row: int = 0
    column: str = ""
    locator: str = ""
    start: int = 0
    end: int = 0
    quote: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a speaker says in a passage. `value` is text, `data` the same as the ledger has it; `ended` the claim
    of a later edition that stands in its place."""

    id: str
    mention: str
    kind: str
    words: str
    value: str
    data: Any
    speaker: str
    relay: tuple[str, ...]
    affirmed: bool
    episode: str
    place: str
    bound: str
    said: str | None
    hedge: str
    passage: Passage
    ended: str | None


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person: the key that addresses name them by, names, mentions, and how many findings there are (None: not checked yet)."""

    key: str
    id: str
    name: str
    names: tuple[str, ...]
    mentions: tuple[str, ...]
    hard_conflicts: int | None
    other_findings: int | None


@dataclass(frozen=True, slots=True)
class Persons:
    """A page of persons."""

    persons: tuple[PersonLine, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the claims support of one thing said; never what is true."""

    verdict: str
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    either_way: str
    because: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a check noticed."""

    kind: str
    hard: bool | None
    gap_days: int | None
    classes: tuple[str, ...]
    explanation: str
    reasons: tuple[str, ...]
    chain: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """All that is said of a person, what the claims support, and what was found."""

    key: str
    id: str
    name: str
    mentions: tuple[str, ...]
    claims: tuple[Claim, ...]
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]
    undecided: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding without its words; the person has them."""

    person: str
    kind: str
    hard: bool | None
    gap_days: int | None
    classes: tuple[str, ...]
    speakers: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """A page of findings. `checking`: the checks are going on, and more may come."""

    findings: tuple[FindingLine, ...]
    total: int
    page: int
    pages: int
    checking: bool


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A kept file, and how many characters of text were read out of it (None: none were)."""

    exhibit: str
    name: str
    media_type: str
    size: int
    kept: str
    characters: int | None
    described: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Documents:
    """A page of kept files."""

    documents: tuple[DocumentLine, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a text, which begins at character `start` of the whole."""

    number: str
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """The latest text of a document. Offsets count code points of all pages one after the other."""

    exhibit: str
    text: str
    extractor: str
    pages: tuple[Page, ...]
    notes: tuple[str, ...]
    doubts: tuple[str, ...]
    problem: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim that a reader proposes and nobody has decided on."""

    id: str
    name: str
    rule: str
    doubts: tuple[str, ...]
    reader: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Proposals:
    """A page of proposals."""

    proposals: tuple[Proposal, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it."""

    key: str
    id: str
    name: str
    sort: str
    confidential: bool


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of a case."""

    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision by a person or a rule, in force or withdrawn."""

    id: str
    sort: str
    about: tuple[str, ...]
    author: str
    time: str
    reason: str
    rule: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class Judgements:
    """A page of judgements, the latest first."""

    judgements: tuple[Judgement, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Marked:
    """Words that were found, the stretches of them that were searched for, and where they stand."""

    exhibit: str
    name: str
    at: int
    text: str
    marks: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class SearchedPerson:
    """A person whose name fits; `similar`: it is written a little otherwise than was asked."""

    key: str
    name: str
    similar: bool


@dataclass(frozen=True, slots=True)
class Searched:
    """What was found, the best first, and how many there are of each group (1001: more than 1,000). `behind`: the latest entries
    are not in the index yet."""

    persons: tuple[SearchedPerson, ...]
    claims: tuple[Claim, ...]
    documents: tuple[Marked, ...]
    totals: Mapping[str, int]
    behind: bool


# ---- what was done


@dataclass(frozen=True, slots=True)
class Done:
    """The id of what was recorded: a claim, or a judgement; and where the ledger ends now."""

    id: str
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DoneAll:
    """The judgements that were recorded, one for each proposal."""

    judgements: tuple[str, ...]
    heads: tuple[str, ...]
