"""Findings, claims and persons as JSON and as lines for a terminal. Values in, text out."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from habeas.checking.findings import Bound, Finding
from habeas.checking.words import statement
from habeas.core.calendar import iso
from habeas.core.claims import Cell, Claim
from habeas.core.judgements import Judgement
from habeas.core.people import Person, Source
from habeas.core.values import value_text
from habeas.core.when import When
from habeas.drafting.casefile import PersonFile

if TYPE_CHECKING:
    from habeas.actions.lists import Outcome
    from habeas.store.verify import Verification

Json = dict[str, Any]
WIDTH = 100
SHOWN = 20


def claim_json(claim: Claim, sources: Mapping[str, Source]) -> Json:
    """A claim for machines: `source` is the publisher of the exhibit, `speaker` who says it first."""
    publisher = claim.relay[-1] if claim.relay else claim.speaker
    return {
        "id": claim.id, "kind": claim.kind, "source": _name(publisher, sources), "speaker": _name(claim.speaker, sources),
        "relay": [_name(each, sources) for each in claim.relay], "says": claim.words, "value": value_text(claim.value),
        "affirmed": claim.affirmed, "mention": claim.mention, "episode": claim.episode, "bound": claim.bound, "place": claim.place,
        "said": claim.said.edtf if claim.said else None, "passage": passage_json(claim),
    }


def _name(source: str, sources: Mapping[str, Source]) -> str:
    found = sources.get(source)
    return source if found is None or found.confidential else found.id


def passage_json(claim: Claim) -> Json:
    """Where exactly, with a line of text for people."""
    passage = claim.passage
    if isinstance(passage, Cell):
        return {"exhibit": passage.exhibit, "sheet": passage.sheet, "row": passage.row, "column": passage.column,
                "locator": passage.locator, "text": f"{claim.mention.partition(':')[0]}, {passage}"}
    return {"exhibit": passage.exhibit, "start": passage.start, "end": passage.end, "page": passage.page, "quote": passage.quote,
            "text": str(passage)}


def finding_json(finding: Finding, names: Mapping[str, str], sources: Mapping[str, Source]) -> Json:
    """A finding for machines; `hard` and `gap_days` are null where they mean nothing."""
    return {
        "kind": finding.kind, "classes": list(finding.classes), "person": finding.person, "name": names.get(finding.person, ""),
        "hard": finding.hard, "gap_days": finding.gap_days, "explanation": finding.explanation, "reasons": list(finding.reasons),
        "chain": list(finding.chain), "subject": finding.subject, "claims": [claim_json(claim, sources) for claim in finding.claims],
    }


def bound_json(bound: Bound) -> Json:
    """A bound for machines: days as ISO dates, null for no bound."""
    return {"slot": bound.slot, "first": iso(bound.first) if bound.first is not None else None,
            "last": iso(bound.last) if bound.last is not None else None,
            "alternatives": [{"first": iso(each.first) if each.first is not None else None,
                              "last": iso(each.last) if each.last is not None else None, "claims": list(each.claims)}
                             for each in bound.alternatives]}


def person_json(person: Person) -> Json:
    """A person for machines."""
    return {"person": person.id, "name": person.name, "mentions": list(person.mentions)}


def judgement_json(judgement: Judgement, withdrawn: bool) -> Json:
    """A judgement for machines."""
    return {"id": judgement.id, "judgement": judgement.sort, "about": list(judgement.about), "author": judgement.author,
            "time": judgement.time, "reason": judgement.reason, "rule": judgement.rule, "review": judgement.review,
            "withdrawn": withdrawn}


def show_json(file: PersonFile, sources: Mapping[str, Source]) -> Json:
    """One person's file for machines."""
    return {
        **person_json(file.person), "claims": [claim_json(claim, sources) for claim in file.claims],
        "ended": dict(file.ended), "bounds": [bound_json(bound) for bound in file.check.bounds], "undecided": file.check.undecided,
        "judgements": [judgement_json(each, False) for each in file.judgements],
        "findings": [finding_json(each, {file.person.id: file.person.name}, sources) for each in file.check.findings],
    }


def summary(findings: Iterable[Finding]) -> Json:
    """Counts by kind, of conflicts by hardness, and by class."""
    listed = list(findings)
    conflicts = [each for each in listed if each.kind == "conflict"]
    return {
        "findings": len(listed),
        "by_kind": dict(sorted(Counter(each.kind for each in listed).items())),
        "hard_conflicts": sum(1 for each in conflicts if each.hard),
        "matters_of_reading": sum(1 for each in conflicts if not each.hard),
        "persons_with_conflicts": len({each.person for each in conflicts}),
        "persons_with_hard_conflicts": len({each.person for each in conflicts if each.hard}),
        "conflicts_by_class": dict(Counter(name for each in conflicts for name in each.classes).most_common()),
        "conflicts_by_events": dict(Counter(
            " + ".join(sorted({claim.kind for claim in each.claims})) for each in conflicts).most_common()),
    }


def summary_lines(counted: Json, persons: int) -> list[str]:
    """The counts as lines."""
    lines = [f"{persons:,} persons checked, {counted['findings']:,} findings.",
             f"  hard conflicts: {counted['hard_conflicts']:,} (on {counted['persons_with_hard_conflicts']:,} persons); "
             f"matters of reading: {counted['matters_of_reading']:,}"]
    rest = {kind: count for kind, count in counted["by_kind"].items() if kind != "conflict"}
    if rest:
        lines.append("  also: " + ", ".join(f"{kind} {count:,}" for kind, count in rest.items()))
    if counted["conflicts_by_class"]:
        lines.append("  possible explanations: " + ", ".join(f"{name} {count:,}" for name, count in counted["conflicts_by_class"].items()))
    return [line for each in lines for line in textwrap.wrap(each, WIDTH, subsequent_indent="    ")]


def finding_lines(finding: Finding, whole: bool = False) -> list[str]:
    """A finding as lines: possible explanations first, then who says what; with `whole`, the reasoning too."""
    head = finding.kind
    if finding.kind == "conflict":
        head = "hard conflict" if finding.hard else "conflict (a matter of reading)"
    lines = [f"  {head}"]
    if finding.kind == "conflict":
        lines += _wrapped("possible explanations: " + "; ".join(finding.reasons if whole else finding.classes))
        lines += [line for claim in finding.claims for line in _wrapped(statement(claim) + ".")]
        lines += _wrapped(_verdict(finding))
    else:
        lines += _wrapped(finding.explanation)
    if whole and finding.chain:
        lines += ["    Reasoning:", *(line for each in finding.chain for line in _wrapped(each, "      "))]
        lines += [f"    Claims: {', '.join(claim.id[:10] for claim in finding.claims)}"]
    return lines


def _verdict(finding: Finding) -> str:
    number = len({claim.id for claim in finding.claims})
    text = "This cannot be" if number == 1 else "These cannot all be true"
    if finding.gap_days is not None:
        text += f": the least that one would have to give way is {finding.gap_days:,} day{'' if finding.gap_days == 1 else 's'}"
    return text + "."


def _wrapped(text: str, indent: str = "    ") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")


def claim_lines(claims: Sequence[Claim], ended: Mapping[str, str]) -> list[str]:
    """Claims of one source below each other: kind, words, value where it differs from the words, passage, id."""
    lines = []
    for claim in claims:
        value = value_text(claim.value)
        read = f" → {value}" if isinstance(claim.value, When) or value != claim.words else ""
        note = "  [no longer said by its list]" if claim.id in ended else ""
        denied = "" if claim.affirmed else "denies: "
        lines.append(f"    {claim.kind:<18} {denied}“{claim.words[:60]}”{read}   ({claim.passage}; {claim.id[:10]}){note}")
    return lines


def judgement_lines(rows: Sequence[Json]) -> list[str]:
    """Judgements as lines."""
    lines = []
    for row in rows:
        digest, _, position = row["id"].partition(".")
        by = f"rule: {row['rule']}" if row["rule"] else row["author"]
        taken = "  [withdrawn]" if row["withdrawn"] else ""
        about = "  ".join(each[:24] for each in row["about"])
        lines.append(f"{digest[:12]}.{position:<4} {row['judgement']:<12} {about}   ({by}, {row['time']}){taken}")
        if row["review"]:
            lines += _wrapped(f"for review: {row['review']}")
        if row["reason"] and row["reason"] != row["rule"]:
            lines += _wrapped(row["reason"])
    return lines


def verification_lines(found: Verification) -> list[str]:
    """What `verify` found, as lines."""
    verdict = "DAMAGE FOUND." if found.problems else "everything is whole."
    lines = [f"{found.entries:,} entries and {found.exhibits:,} exhibits checked: {verdict}"]
    lines += [f"  {what}: {why}" for what, why in found.problems[:SHOWN]]
    if len(found.problems) > SHOWN:
        lines.append(f"  ... and {len(found.problems) - SHOWN:,} more: --format json")
    lines += [f"  fork: strand {strand[:12]} used clock {clock} twice, as when a folder is copied; no damage."
              for strand, clock in found.forks]
    lines += [f"  {stray} in exhibits belongs to no entry, as an interrupted import leaves it; no damage." for stray in found.strays]
    lines.append("Compare these heads with another copy (a tail that was cut off shows nowhere else):")
    return lines + [f"  {head}" for head in found.heads]


def outcome_lines(outcome: Outcome, dry_run: bool) -> list[str]:
    """What an import did, as lines."""
    did = "Would import" if dry_run else "Imported" if outcome.written else "Nothing new in"
    lines = [f"{did} {outcome.list}: {outcome.title} (register: {outcome.register}), edition {outcome.edition}",
             f"  {outcome.rows:,} rows, {outcome.claims:,} claims: {outcome.new:,} new, {outcome.unchanged:,} unchanged, "
             f"{outcome.corrected:,} corrected by this edition, {outcome.gone:,} no longer said, {outcome.back:,} said again, "
             f"{outcome.reread:,} read otherwise than before",
             f"  {outcome.silences:,} cells are silent, {outcome.withheld:,} withheld by the source, {len(outcome.unread):,} not read"]
    if outcome.edition > 1:
        lines.append(f"  rows that appeared: {len(outcome.appeared):,}, came back: {len(outcome.returned):,}, "
                     f"vanished: {len(outcome.vanished):,}")
    if outcome.unmapped:
        lines += textwrap.wrap(f"columns that stay with the exhibit, unmapped: {', '.join(outcome.unmapped)}", WIDTH,
                               initial_indent="  ", subsequent_indent="    ")
    for each in outcome.unread[:SHOWN]:
        place = f"row {each.row}, column {each.column}" if each.column else f"row {each.row}"
        lines.append(f"  not read: {place}: “{each.words[:60]}”: {each.why}")
    if len(outcome.unread) > SHOWN:
        lines.append(f"  ... and {len(outcome.unread) - SHOWN:,} more: --format json")
    return lines
