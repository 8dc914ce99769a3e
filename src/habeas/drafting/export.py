"""The whole case as JSON lines, for other tools and for those who come after this program. Every line says its `type`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from habeas.checking import english
from habeas.core.claims import Cell, Claim
from habeas.core.values import value_json, value_text
from habeas.drafting.casefile import CaseFile
from habeas.drafting.support import weighed

FORMAT = "habeas-export-1"


def lines(case: CaseFile) -> Iterator[str]:
    """One JSON object a line: case, sources, lists, then each person with mentions, claims, judgements, verdicts and findings."""
    for row in _rows(case):
        yield json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def _rows(case: CaseFile) -> Iterator[dict[str, Any]]:
    yield {"type": "case", "format": FORMAT, "title": case.title, "made": case.made, "heads": list(case.heads)}
    for source in case.sources.values():
        yield {"type": "source", "id": source.id, "name": source.name, "sort": source.sort, "confidential": source.confidential}
    for note in case.lists:
        yield {"type": "list", "id": note.id, "title": note.title, "register": note.register, "rows": note.rows, "edition": note.edition,
               "unmapped": list(note.unmapped), "repackaged_by": note.repackaged_by}
    judged = set()
    for file in case.people:
        yield {"type": "person", "id": file.person.id, "name": file.person.name, "mentions": [
            {"id": each.id, "name": each.name, "place": each.place, "row": each.row, "refers": each.refers} for each in file.mentions]}
        by_id = {claim.id: claim for claim in file.claims}
        for claim in file.claims:
            yield {"type": "claim", "person": file.person.id, "ended": file.ended.get(claim.id), "unreviewed": claim.id in file.unreviewed,
                   **_claim(claim)}
        for judgement in file.judgements:
            if judgement.id not in judged:
                judged.add(judgement.id)
                yield {"type": "judgement", "id": judgement.id, "judgement": judgement.sort, "about": list(judgement.about),
                       "author": judgement.author, "time": judgement.time, "reason": judgement.reason, "rule": judgement.rule,
                       "review": judgement.review}
        for said in weighed(file):
            verdict = said.verdict
            yield {"type": "verdict", "person": file.person.id, "verdict": verdict.word, "kind": said.kind, "claims": list(verdict.claims),
                   "origins": list(verdict.origins), "either_way": verdict.either_way or None, "because": list(verdict.because),
                   "explanation": english.verdict(verdict, by_id, {})}
        for finding in file.check.findings:
            yield {"type": "finding", "kind": finding.kind, "person": finding.person, "classes": list(finding.classes),
                   "hard": finding.hard, "gap_days": finding.gap_days, "explanation": finding.explanation,
                   "claims": [claim.id for claim in finding.claims]}
    for finding in case.findings:
        yield {"type": "finding", "kind": finding.kind, "person": finding.person, "explanation": finding.explanation,
               "subject": finding.subject}


def _claim(claim: Claim) -> dict[str, Any]:
    passage = claim.passage
    place: dict[str, Any] = (
        {"exhibit": passage.exhibit, "sheet": passage.sheet, "row": passage.row, "column": passage.column, "locator": passage.locator}
        if isinstance(passage, Cell) else
        {"exhibit": passage.exhibit, "start": passage.start, "end": passage.end, "quote": passage.quote, "page": passage.page})
    return {"id": claim.id, "mention": claim.mention, "kind": claim.kind, "says": claim.words, "value": value_text(claim.value),
            "data": value_json(claim.value), "speaker": claim.speaker, "relay": list(claim.relay), "affirmed": claim.affirmed,
            "episode": claim.episode, "place": claim.place, "bound": claim.bound, "said": claim.said.edtf if claim.said else None,
            "hedge": claim.hedge, "passage": place}
