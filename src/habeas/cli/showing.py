"""One person's file as lines for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.cli.printing import claim_lines, finding_lines, judgement_json, judgement_lines, note_lines
from habeas.cli.verdicts import verdict_lines
from habeas.core.claims import Cell, Claim
from habeas.core.people import Consent, Risk
from habeas.drafting.casefile import UNREVIEWED, PersonFile
from habeas.drafting.markup import Mask
from habeas.drafting.support import bearing

UNDATED = ("no bound",)
PREFERRED = "preferred"


def person_lines(file: PersonFile, consents: Sequence[Consent], risks: Sequence[Risk], hide: Mask,
                 language: str = "en") -> list[str]:
    """Claims by source, what they support and allow together, findings, judgements, consents and risks. `language`: that of verdicts
    and findings."""
    lines = [f"{file.person.name} ({file.person.id})", ""]
    marks = _marks(file)
    for mention in file.mentions:
        claims = [claim for claim in file.claims if claim.mention == mention.id]
        claims.sort(key=lambda claim: marks.get(claim.id) != PREFERRED)
        if claims:
            lines.append(f"  {hide(_speakers(claims))} — {mention.id}" + (f", row {mention.row}" if mention.row else ""))
            lines += [*claim_lines(claims, marks, hide), ""]
    verdicts = verdict_lines(file, hide, language)
    lines += [*verdicts, ""] if verdicts else []
    dated = [bound for bound in file.check.bounds if bound.text() not in UNDATED]
    if dated:
        lines.append("  What the claims allow, whoever is wrong:")
        lines += [*(f"    {bound.slot:<18} {bound.text()}" for bound in dated), ""]
    if file.check.undecided:
        lines += [f"  Undecided: {file.check.undecided}.", ""]
    for finding in file.check.findings:
        lines += [*finding_lines(finding, hide, True, language, file.unreviewed), ""]
    judgements = bearing(file)
    if judgements:
        rows = [judgement_json(each, False, hide) for each in judgements]
        lines += ["  Judgements:", *(f"    {line}" for line in judgement_lines(rows)), ""]
    return [*lines, *note_lines(consents, risks, hide)]


def _marks(file: PersonFile) -> dict[str, str]:
    """What is to be said beside a claim: that its list ended it, or how it was judged."""
    marks: dict[str, str] = {}
    for sort, mark in (("defer", "to be decided later"), ("prefer", PREFERRED), ("reject", "rejected: not in the reasoning")):
        marks |= {each: mark for judgement in file.judgements if judgement.sort == sort for each in judgement.about}
    return marks | _ended(file) | dict.fromkeys(file.unreviewed, UNREVIEWED)


def _ended(file: PersonFile) -> dict[str, str]:
    return {claim.id: "no longer said by its list" if isinstance(claim.passage, Cell) else "corrected by a later edition"
            for claim in file.claims if claim.id in file.ended}


def _speakers(claims: Sequence[Claim]) -> str:
    return ", ".join(dict.fromkeys(claim.speaker for claim in claims))
