"""One person's file as lines for a terminal."""

from __future__ import annotations

from habeas.cli.printing import claim_lines, finding_lines
from habeas.core.claims import Claim
from habeas.drafting.casefile import PersonFile

UNDATED = ("no bound",)


def person_lines(file: PersonFile) -> list[str]:
    """Claims by source, what they allow together, findings, judgements."""
    lines = [f"{file.person.name} ({file.person.id})", ""]
    for mention in file.mentions:
        claims = [claim for claim in file.claims if claim.mention == mention.id]
        if claims:
            lines.append(f"  {_speakers(claims)} — {mention.id}" + (f", row {mention.row}" if mention.row else ""))
            lines += claim_lines(claims, file.ended)
            lines.append("")
    dated = [bound for bound in file.check.bounds if bound.text() not in UNDATED]
    if dated:
        lines.append("  What the claims allow, whoever is wrong:")
        lines += [f"    {bound.slot:<18} {bound.text()}" for bound in dated]
        lines.append("")
    if file.check.undecided:
        lines.append(f"  Undecided: {file.check.undecided}.")
    for finding in file.check.findings:
        lines += finding_lines(finding, whole=True)
    for judgement in file.judgements:
        lines.append(f"  judged {judgement.sort}: {'  '.join(judgement.about)} ({judgement.rule or judgement.author}: {judgement.reason})")
    return lines


def _speakers(claims: list[Claim]) -> str:
    return ", ".join(dict.fromkeys(claim.speaker for claim in claims))
