"""Findings that are no conflicts: default dates, superseded states, corrections by a later edition, implausible life spans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from habeas.checking.findings import Finding, Verdict
from habeas.checking.languages import Language
from habeas.checking.reasons import DefaultDate, LongLife, Notice, Replaced, RowGone, Silent, StateEnded
from habeas.core.calendar import civil
from habeas.core.claims import Claim
from habeas.core.when import When, exact_day

LONGEST_LIFE = 110  # years; longer is implausible, not impossible

# The class of explanation that a notice has besides, if any.
CLASS_OF = {"vanished row": "later edition", "corrected": "later edition", "withdrawn": "later edition", "default date": "default date"}


def notices(person: str, claims: Sequence[Claim], live: Sequence[Claim], ended: Mapping[str, str], verdicts: Sequence[Verdict],
            language: Language) -> Iterator[Finding]:
    """All of them for one person. `claims` are all that were ever made, `live` those still in the reasoning."""
    for kind, notice in (*_corrected(claims, ended), *_superseded(live, verdicts), *_defaults(live), *_lives(live)):
        named = CLASS_OF.get(kind)
        yield Finding(
            kind, person, language.notice(notice), _about(notice), (named,) if named else (),
            (f"{language.class_name(named)}: {language.notice_reason(notice)}",) if named else (),
            subject=notice.claims[0].mention if isinstance(notice, RowGone) else "")


def _about(notice: Notice) -> tuple[Claim, ...]:
    match notice:
        case RowGone(_, claims):
            return claims
        case Replaced(claim, other) | StateEnded(claim, other) | LongLife(claim, other, _):
            return claim, other
        case Silent(claim) | DefaultDate(claim, _):
            return (claim,)


def _corrected(claims: Sequence[Claim], ended: Mapping[str, str]) -> Iterator[tuple[str, Notice]]:
    by_id = {claim.id: claim for claim in claims}
    gone = _vanished(claims, ended)
    for mention in gone:
        said = tuple(claim for claim in claims if claim.mention == mention)
        yield "vanished row", RowGone(mention.partition(":")[2], said)
    for claim in claims:
        replacing = ended.get(claim.id)
        if replacing is None or claim.mention in gone:
            continue
        if replacing in by_id:
            yield "corrected", Replaced(claim, by_id[replacing])
        else:
            yield "withdrawn", Silent(claim)


def _vanished(claims: Sequence[Claim], ended: Mapping[str, str]) -> list[str]:
    """Mentions none of whose claims stand any more or were replaced: rows that their list dropped."""
    standing = {claim.mention for claim in claims if ended.get(claim.id) != ""}
    return list(dict.fromkeys(claim.mention for claim in claims if claim.mention not in standing))


def _superseded(live: Sequence[Claim], verdicts: Sequence[Verdict]) -> Iterator[tuple[str, Notice]]:
    """A state said to hold at a date, whose end before that date other claims entail."""
    by_id = {claim.id: claim for claim in live}
    for verdict in verdicts:
        if verdict.word == "superseded":
            for claim in verdict.claims:
                yield "superseded", StateEnded(by_id[claim], by_id[verdict.because[0]])


def _defaults(live: Sequence[Claim]) -> Iterator[tuple[str, Notice]]:
    for claim in live:
        day = exact_day(claim.value)
        if day is None:
            continue
        _, month, number = civil(day)
        if number == 1:
            yield "default date", DefaultDate(claim, month == 1)


def _lives(live: Sequence[Claim]) -> Iterator[tuple[str, Notice]]:
    dated = [claim for claim in live if claim.affirmed and isinstance(claim.value, When)]
    births = [claim for claim in dated if claim.kind == "birth"]
    deaths = [claim for claim in dated if claim.kind == "death"]
    for birth in births:
        for death in deaths:
            assert isinstance(birth.value, When) and isinstance(death.value, When)
            first, last = birth.value.latest, death.value.earliest
            if first is not None and last is not None and last - first > LONGEST_LIFE * 366:
                yield "implausible", LongLife(birth, death, LONGEST_LIFE)
