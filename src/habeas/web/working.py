"""One finding worked through, as plain values for its page: statements, explanations with questions, ways out, what was judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from habeas import questions
from habeas.checking.findings import Finding
from habeas.core.judgements import Judgement, Withdrawal
from habeas.core.people import Person
from habeas.corpus.task import Task
from habeas.drafting.conflict import apart
from habeas.store import lookup
from habeas.web import asking, effects, telling
from habeas.web.asking import Question
from habeas.web.effects import Effect
from habeas.web.found import Found, by_key
from habeas.web.gate import Opened
from habeas.web.naming import Names
from habeas.web.spoken import told
from habeas.web.summary import Line
from habeas.web.telling import Decided
from habeas.web.ways import Statement, Ways, statement, ways

ON_MENTIONS = ("same", "different")


@dataclass(frozen=True, slots=True)
class Explained:
    """A class that fits (or the kind of a finding), why, and what to ask whom to settle it."""

    name: str
    why: str
    ask: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """A judgement with what it is about in words, and how it was taken back, if it was."""

    decided: Decided
    withdrawal: Withdrawal | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What a judgement (made or taken back just now: `withdrawn`) did: to the findings of its person, or into which persons it parted or
    joined them (with the number of conflicts on each)."""

    judgement: Judgement
    withdrawn: Withdrawal | None
    effect: Effect | None
    persons: tuple[tuple[Person, int], ...]


@dataclass(frozen=True, slots=True)
class Worked:
    """All of a finding that its page shows."""

    finding: Finding
    text: str
    gap: str
    statements: tuple[Statement, ...]
    explained: tuple[Explained, ...]
    chain: tuple[tuple[str, tuple[str, ...]], ...]
    ways: Ways


def task_of(at: Opened, found: Found, language: str) -> Task:
    """What the check of the finding's person was made from."""
    return next(questions.tasks(at.store, found.snapshot.now, [found.person], language=language))


def worked(found: Found, task: Task, names: Names, asked: str) -> Worked | None:
    """The finding; None where it is no longer there."""
    finding, language = found.finding, task.language
    if finding is None:
        return None
    claims = {claim.id: claim for claim in finding.claims}.values()
    return Worked(
        finding, names.text(finding.explanation), apart(finding, language),
        tuple(statement(claim, found.file, names, language) for claim in claims), tuple(_explained(finding, names)),
        tuple((names.text(opening), tuple(map(names.text, lines))) for opening, lines in telling.parts(finding.chain)),
        ways(finding, found.file, task, names, asked))


def _explained(finding: Finding, names: Names) -> Iterator[Explained]:
    for name, reason in zip(finding.classes, finding.reasons, strict=False):
        title, _, why = reason.partition(": ")
        yield Explained(title, names.text(why), tuple(asking.question(name, finding.claims, names)))
    if not finding.classes:
        ask = tuple(asking.question(finding.kind, finding.claims, names))
        if ask:
            yield Explained("", "", ask)


def before(at: Opened, found: Found, names: Names, language: str) -> list[Before]:
    """What was judged about the finding's claims, entries and sources (of a finding that is gone: about its person), and taken back."""
    about = bearing_on(found)
    standing = [each for each in found.file.judgements if each.sort != "confirm" and not about.isdisjoint(each.about)]
    gone = [(each, judgement) for each in at.store.withdrawals() if (judgement := lookup.judgement(at.store, each.judgement))
            and not about.isdisjoint(judgement.about)]
    known = dict(zip((each.id for each in standing), telling.judgements(standing, found.file, language), strict=True))
    listed = {id: Before(_masked(decided, names)) for id, decided in known.items()}
    taken_back = telling.judgements([judgement for _, judgement in gone], found.file, language)
    for (withdrawal, judgement), decided in zip(gone, taken_back, strict=True):
        listed[judgement.id] = Before(_masked(decided, names), withdrawal)
    return sorted(listed.values(), key=lambda each: each.decided.judgement.time, reverse=True)


def bearing_on(found: Found) -> set[str]:
    """The ids that judgements on a finding are about: claims, mentions, sources."""
    if found.finding and found.finding.claims:
        return {name for claim in found.finding.claims for name in (claim.id, claim.mention, claim.speaker)}
    return {*found.person.mentions, *(claim.id for claim in found.file.claims), *(claim.speaker for claim in found.file.claims)}


def _masked(decided: Decided, names: Names) -> Decided:
    return replace(decided, about=tuple(names.of(each) if each in names.sources else names.text(each) for each in decided.about))


def done(at: Opened, found: Found, task: Task, id: str, asked: str) -> Done | None:
    """What the judgement with an id did; None where there is none that bears on this person."""
    judgement = lookup.judgement(at.store, id) if id else None
    if judgement is None:
        return None
    withdrawn = next((each for each in at.store.withdrawals() if each.judgement == id), None)
    if judgement.sort in ON_MENTIONS:
        return Done(judgement, withdrawn, None, tuple(_parted(at, found, judgement)))
    known = {*(claim.id for claim in found.file.claims), *(claim.speaker for claim in found.file.claims)}
    if known.isdisjoint(judgement.about):
        return None
    effect = (effects.again if withdrawn else effects.without)(task, judgement, found.file.check, asked)
    return Done(judgement, withdrawn, effect, ())


def _parted(at: Opened, found: Found, judgement: Judgement) -> Iterator[tuple[Person, int]]:
    """The persons whose mentions a judgement and those of the same entry speak of, as they are now."""
    now = found.snapshot.now
    entry = judgement.id.partition(".")[0]
    mentions = [*judgement.about, *(each for other in now.judgements if other.id.partition(".")[0] == entry for each in other.about)]
    persons = list({now.people.person_of[each]: None for each in mentions if each in now.people.person_of})
    files = questions.files(at.store, now, [now.person_by_id[each] for each in persons], language=told())
    for file in files:
        yield file.person, sum(1 for each in by_key(file.check.findings).values() if each.kind == "conflict")


def is_line(line: Line, found: Found) -> bool:
    """Whether a line of a round is the finding."""
    finding = found.finding
    return finding is not None and line.person == found.person.id and line.kind == finding.kind \
        and set(line.claims) == {claim.id for claim in finding.claims}
