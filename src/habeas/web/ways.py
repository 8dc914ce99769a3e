"""The ways out of a finding: what one may judge about its claims, persons and sources, as far as each makes sense for it.

Pure but for words: nothing is written here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from habeas.checking.findings import Finding
from habeas.checking.languages import language as language_of
from habeas.checking.slots import ONCE
from habeas.core import kinds as vocabulary
from habeas.core.claims import Claim
from habeas.core.people import Mention
from habeas.corpus.task import Task
from habeas.drafting.casefile import PersonFile
from habeas.drafting.chronology import passage
from habeas.reading.contexts import Context
from habeas.web import effects
from habeas.web.effects import Effect
from habeas.web.naming import Names

SORTS = ("prefer", "reject", "defer", "two events", "one event", "different", "copied", "independent")


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim of a finding: who says what, in which words, where, in which sentence, and whether anybody has confirmed it."""

    claim: Claim
    says: str
    content: str
    words: str
    passage: str
    context: tuple[str, str, str, str, str] | None
    document: tuple[str, ...]
    proposed: bool

    @property
    def label(self) -> str:
        """On one line."""
        return f"{self.says}: {self.content}"


@dataclass(frozen=True, slots=True)
class Alike:
    """Claims of a finding that say the same, and what leaving all of them out would do."""

    statements: tuple[Statement, ...]
    effect: Effect | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A mention that the finding's claims attach to: its name as written and where it stands."""

    mention: str
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Ways:
    """What may be judged: claims in groups; two groups that may be two events; claims of the same kind elsewhere on the person, which may
    speak of the same event; entries that may be another person's; sources (id and name) of which one may copy another."""

    alike: tuple[Alike, ...]
    events: tuple[Alike, ...]
    elsewhere: tuple[Statement, ...]
    entries: tuple[Entry, ...]
    speakers: tuple[tuple[str, str], ...]


def statement(claim: Claim, file: PersonFile, names: Names, language: str) -> Statement:
    """A claim in a language, under the names that may be shown."""
    told = language_of(language)
    context: Context | None = file.contexts.get(claim.id)
    parts = None
    if context:
        before, lead, words, rest, after = map(names.text, (context.before, context.lead, context.words, context.rest, context.after))
        parts = before, lead, words, rest, after
    document = tuple(filter(None, (context.publisher, context.published))) if context else ()
    return Statement(
        claim, names.text(told.says(claim)), names.text(told.content(claim)), names.text(claim.words), passage(claim, language),
        parts, tuple(map(names.text, document)), claim.id in file.unreviewed)


def ways(finding: Finding, file: PersonFile, task: Task, names: Names, asked: str) -> Ways:
    """The ways out of a finding; `asked` is its key."""
    language = task.language
    claims = list({claim.id: claim for claim in finding.claims}.values())
    told = language_of(language)
    groups: dict[tuple[str, str, bool], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.kind, told.content(claim), claim.affirmed), []).append(claim)

    def shown(each: Claim) -> Statement:
        return statement(each, file, names, language)

    def effect(group: Sequence[Claim]) -> Effect | None:
        if finding.kind != "conflict":
            return None
        return effects.rejecting(task, file.claims, [claim.id for claim in group], file.check, asked)

    alike = tuple(Alike(tuple(map(shown, group)), effect(group)) for group in groups.values())
    kinds = {claim.kind for claim in claims}
    inside = {claim.id for claim in claims}
    elsewhere = [claim for claim in file.check.claims if claim.kind in kinds - ONCE and claim.id not in inside and _happens(claim.kind)]
    return Ways(
        alike, _events(alike), tuple(map(shown, elsewhere)), _entries(claims, {each.id: each for each in file.mentions}),
        tuple((names.key(id), names.of(id)) for id in dict.fromkeys(claim.speaker for claim in claims)))


def _happens(kind: str) -> bool:
    return vocabulary.KINDS[kind].life == "in life"


def _events(alike: Sequence[Alike]) -> tuple[Alike, ...]:
    """Two groups of one kind that may speak of two events; the one with more witnesses first."""
    kinds = {each.claim.kind for group in alike for each in group.statements}
    if len(alike) != 2 or len(kinds) != 1 or kinds & ONCE or not all(map(_happens, kinds)):
        return ()
    return tuple(sorted(alike, key=lambda group: -len(group.statements)))


def _entries(claims: Sequence[Claim], mentions: Mapping[str, Mention]) -> tuple[Entry, ...]:
    found = [mentions[id] for id in dict.fromkeys(claim.mention for claim in claims) if id in mentions]
    return tuple(Entry(each.id, each.name or each.id, _place(each)) for each in found) if len(found) > 1 else ()


def _place(mention: Mention) -> str:
    return f"{mention.place}, {mention.row}" if mention.row else mention.id
