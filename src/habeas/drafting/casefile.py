"""What a draft is made from: a case as plain values, put together by habeas.questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from habeas.checking.findings import Check, Finding
from habeas.core.claims import Claim
from habeas.core.judgements import Judgement
from habeas.core.people import Mention, Person, Source
from habeas.reading.contexts import Context

UNREVIEWED = "unreviewed proposal"  # what stands beside every claim that nobody has confirmed


@dataclass(frozen=True, slots=True)
class PersonFile:
    """One person: mentions, all claims ever made (in the reasoning or not), the judgements in force that touch them, and the check.

    `ended` maps claims that their list no longer makes to the claim that replaced them, or "". `unreviewed` are claims that nobody has
    confirmed: proposals taken into the reasoning because that was asked for. `contexts` say where the words of claims from documents
    stand, by claim; the command line does without them.
    """

    person: Person
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    judgements: tuple[Judgement, ...]
    ended: Mapping[str, str]
    check: Check
    unreviewed: frozenset[str] = frozenset()
    contexts: Mapping[str, Context] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListNote:
    """One imported list: its id, title, register, rows, edition, columns left unmapped, silences and withheld cells, who repackaged it."""

    id: str
    title: str
    register: str
    rows: int
    edition: int
    unmapped: tuple[str, ...]
    silences: int
    withheld: int
    repackaged_by: str = ""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A whole case: its title, when the draft was made (UTC text), the ledger's heads, sources, lists, persons, and findings about no
    one person (cells that could not be read, rows that vanished, references to nobody)."""

    title: str
    made: str
    heads: tuple[str, ...]
    reading: str
    sources: Mapping[str, Source]
    lists: tuple[ListNote, ...]
    people: tuple[PersonFile, ...]
    findings: tuple[Finding, ...]
