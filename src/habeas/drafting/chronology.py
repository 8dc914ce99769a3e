"""One person's claims in order of time, and side by side by source. Plain values, for the report and for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from habeas.checking.findings import Finding
from habeas.core.calendar import FIRST_DAY, LAST_DAY, earliest_start, latest_start
from habeas.core.claims import Cell, Claim
from habeas.core.kinds import KINDS
from habeas.core.values import UNITS, Age, Coded
from habeas.core.when import Span, When
from habeas.drafting.casefile import UNREVIEWED, PersonFile
from habeas.drafting.words import Words, words

SHORT_DIGEST = 10  # characters of a document's digest


@dataclass(frozen=True, slots=True)
class ChronologyRow:
    """One dated statement, with all who make it: `span` says when and `what` says what in words, `place` where (or is empty); `event` is
    what it speaks of, whether it affirms or denies that.

    `spans` are day numbers as in When; `conflicts` number the person's conflicts.

    `derived` says what a row that nobody states in so many words was reckoned from (a birth from an age), or is empty.
    """

    kind: str
    span: str
    what: str
    place: str
    who: tuple[str, ...]
    passages: tuple[str, ...]
    claims: tuple[str, ...]
    spans: tuple[Span, ...]
    extent: bool
    conflicts: tuple[int, ...]
    derived: str = ""
    event: str = ""
    denied: bool = False

    @property
    def contested(self) -> bool:
        """Whether one of its claims is in a conflict."""
        return bool(self.conflicts)


def conflicts(file: PersonFile) -> tuple[Finding, ...]:
    """The conflicts, in the order in which they are numbered from 1."""
    return tuple(finding for finding in file.check.findings if finding.kind == "conflict")


def contested(file: PersonFile) -> dict[str, tuple[int, ...]]:
    """The numbers of the conflicts that each claim is in, by claim id."""
    found: dict[str, list[int]] = {}
    for number, finding in enumerate(conflicts(file), 1):
        for name in dict.fromkeys(claim.id for claim in finding.claims):
            found.setdefault(name, []).append(number)
    return {name: tuple(numbers) for name, numbers in found.items()}


def passage(claim: Claim, language: str = "en") -> str:
    """Where a claim stands: `ruvte, row 12, column FECHA`, or `document 3fa1c0, characters 5 to 17`."""
    say = words(language)
    if isinstance(claim.passage, Cell):
        return f"{claim.mention.partition(':')[0]}, {say.told.passage(claim.passage)}"
    return f"{say('document {}', claim.passage.exhibit[:SHORT_DIGEST])}, {say.told.passage(claim.passage)}"


def speaker(claim: Claim, language: str = "en") -> str:
    """Who says it: `his lawyer, according to El Diario`."""
    return words(language).told.speaker(claim)


def chronology(file: PersonFile, language: str = "en") -> tuple[ChronologyRow, ...]:
    """Every dated statement that is in the reasoning, the earliest possible day first; statements that say the same are joined.

    An age at a date or event becomes the birth that it implies. Open-ended statements stand at the day that they give."""
    numbers, say = contested(file), words(language)
    merged: dict[tuple[object, ...], list[Claim]] = {}
    for claim in file.check.claims:
        when = date_of(claim)
        if when is not None:
            merged.setdefault((_what(claim, say), claim.place, when.spans, when.extent, when.qualifier), []).append(claim)
    rows = [_row(claims, numbers, say) for claims in merged.values()]
    rows += [row for claim in file.check.claims if (row := _born(claim, file.check.claims, numbers, say))]
    return tuple(sorted((_marked(row, file.unreviewed, say) for row in rows), key=_when))


def _marked(row: ChronologyRow, unreviewed: frozenset[str], say: Words) -> ChronologyRow:
    """The row, saying so where nobody has confirmed one of its claims; so the drawing says it too."""
    if not unreviewed & set(row.claims):
        return row
    mark = f" [{say(UNREVIEWED)}]"
    return replace(row, what=row.what + mark, event=row.event + mark)


def _when(row: ChronologyRow) -> tuple[int, int, str]:
    days = [day for span in row.spans for day in span if day is not None]
    return min(days, default=LAST_DAY), max(days, default=LAST_DAY), row.what


def _row(claims: list[Claim], numbers: Mapping[str, tuple[int, ...]], say: Words) -> ChronologyRow:
    first = claims[0]
    when = date_of(first)
    assert when is not None
    return ChronologyRow(
        first.kind, say.told.when_words(when), _what(first, say), first.place,
        tuple(dict.fromkeys(map(say.told.speaker, claims))), tuple(passage(each, say.code) for each in claims),
        tuple(claim.id for claim in claims), when.spans, when.extent,
        tuple(sorted({each for claim in claims for each in numbers.get(claim.id, ())})), "", say.told.happened(first), not first.affirmed)


def date_of(claim: Claim) -> When | None:
    """The date that a claim gives: of an event or state, or at which a coded value is said to hold."""
    if isinstance(claim.value, Coded):
        return claim.value.at
    return claim.value if isinstance(claim.value, When) else None


def _what(claim: Claim, say: Words) -> str:
    """What happened, without when and where: `arrest or abduction`, `denied: release`, `situation: released`."""
    what = say.told.happened(claim)
    return what if claim.affirmed else say("denied: {}", what)


def _born(claim: Claim, around: Iterable[Claim], numbers: Mapping[str, tuple[int, ...]], say: Words) -> ChronologyRow | None:
    """The birth that an age implies, as written; None if the mention gives no date for the event."""
    age = claim.value
    if not isinstance(age, Age) or not claim.affirmed:
        return None
    dates = [age.at] if isinstance(age.at, When) else [
        each.value for each in around
        if each.mention == claim.mention and each.kind in age.at and isinstance(each.value, When) and each.affirmed]
    spans = tuple(dict.fromkeys(span for date in dates if (span := _birth_span(age, date)) != (None, None)))
    if not spans:
        return None
    when = When(" or ".join(map(str, spans)), spans, "set")
    birth = say.told.label("birth")
    return ChronologyRow(
        "birth", say.told.when_words(when), birth, "", (say.told.speaker(claim),), (passage(claim, say.code),), (claim.id,), spans, False,
        numbers.get(claim.id, ()), say("reckoned from “{}”: {}", claim.words, say.told.content(claim)), birth)


def _birth_span(age: Age, date: When) -> Span:
    """The days of birth of somebody who is that old on some day of `date`."""
    first, last = date.earliest, date.latest
    months = UNITS[age.unit]
    if not months:
        return (first - age.high if first is not None and age.high is not None else None,
                last - age.low if last is not None and age.low is not None else None)
    earliest = None if first is None or age.high is None else earliest_start(min(first + 1, LAST_DAY), months * (age.high + 1))
    latest = None if last is None or age.low is None else latest_start(max(last, FIRST_DAY), months * age.low)
    return earliest, latest


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the side-by-side table: what one mention holds from one speaker.

    `place` is the list id (or exhibit), `row` its row (0 for an exhibit), `name` the name that stands there.
    """

    mention: str
    speaker: str
    place: str
    row: int
    name: str


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim in a cell of that table: its value on one line, the conflicts it is in, why it is out of the reasoning, whether it is only
    proposed."""

    claim: Claim
    value: str
    conflicts: tuple[int, ...]
    note: str = ""
    preferred: bool = False
    unreviewed: bool = False


@dataclass(frozen=True, slots=True)
class KindRow:
    """One kind of statement; `cells` holds what each column says of it, in the order of the columns."""

    kind: str
    label: str
    cells: tuple[tuple[Saying, ...], ...]


def columns(file: PersonFile, language: str = "en") -> tuple[tuple[Column, ...], tuple[KindRow, ...]]:
    """All claims ever made on the person: kinds in rows (in the vocabulary's order), mentions and speakers in columns."""
    heads: dict[tuple[str, str], Column] = {}
    cells: dict[tuple[str, tuple[str, str]], list[Saying]] = {}
    mentions = {each.id: each for each in file.mentions}
    order = {name: number for number, name in enumerate(mentions)}
    for claim in sorted(file.claims, key=lambda each: order.get(each.mention, len(order))):
        mention = mentions.get(claim.mention)
        heads.setdefault((claim.mention, claim.speaker), Column(
            claim.mention, claim.speaker, mention.place if mention else "", mention.row if mention else 0, mention.name if mention else ""))
    say = words(language)
    for said in _sayings(file, say):
        cells.setdefault((said.claim.kind, (said.claim.mention, said.claim.speaker)), []).append(said)
    kinds = {kind for kind, _ in cells}
    rows = tuple(KindRow(kind, say.told.label(kind), tuple(tuple(cells.get((kind, head), ())) for head in heads))
                 for kind in KINDS if kind in kinds)
    return tuple(heads.values()), rows


def _sayings(file: PersonFile, say: Words) -> Iterator[Saying]:
    """Every claim with its standing: preferred ones first, then those in the reasoning, then the others."""
    by_id = {claim.id: claim for claim in file.claims}
    numbers = contested(file)
    rejected = {name: judgement.author for judgement in file.judgements if judgement.sort == "reject" for name in judgement.about}
    found = []
    for claim in file.claims:
        note = ""
        if claim.id in file.ended:
            newer = by_id.get(file.ended[claim.id])
            note = say("replaced in a later edition by “{}”", newer.words) if newer else say("no longer in the later edition")
        elif claim.id in rejected:
            note = say("taken out of the reasoning by {}", rejected[claim.id])
        found.append(Saying(claim, say.told.value(claim.value), numbers.get(claim.id, ()), note, claim.id in file.check.preferred,
                            claim.id in file.unreviewed))
    yield from sorted(found, key=lambda each: (bool(each.note), not each.preferred))
