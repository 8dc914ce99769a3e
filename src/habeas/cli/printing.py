"""Findings, claims and persons as JSON and as lines for a terminal. Values in, text out.

`hide` puts a label where a text names a confidential source (drafting.mask): what is printed may be copied and passed on.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from habeas.checking.findings import Bound, Finding
from habeas.checking.languages import language as language_of
from habeas.checking.words import statement
from habeas.cli.verdicts import Counted, count_lines, verdicts_json
from habeas.core.calendar import iso
from habeas.core.claims import Cell, Claim
from habeas.core.judgements import Judgement
from habeas.core.people import Consent, Person, Risk
from habeas.core.values import value_text
from habeas.drafting.casefile import UNREVIEWED, CaseFile, PersonFile
from habeas.drafting.markup import Mask
from habeas.drafting.report import case_mask
from habeas.drafting.support import bearing, counted, weighed

if TYPE_CHECKING:
    from habeas.actions.lists import Outcome
    from habeas.store.verify import Verification

Json = dict[str, Any]
WIDTH = 100
SHOWN = 20
WORDS = 60  # characters of a cell's words on a line


def claim_json(claim: Claim, hide: Mask, unreviewed: Collection[str] = ()) -> Json:
    """A claim for machines: `source` is the publisher of the exhibit, `speaker` who says it first. `unreviewed`: the ids of claims that
    nobody has confirmed."""
    publisher = claim.relay[-1] if claim.relay else claim.speaker
    return {
        "id": claim.id, "kind": claim.kind, "source": hide(publisher), "speaker": hide(claim.speaker),
        "relay": [hide(each) for each in claim.relay], "says": quoted(claim.words, hide), "value": hide(value_text(claim.value)),
        "affirmed": claim.affirmed, "mention": claim.mention, "episode": claim.episode, "bound": claim.bound, "place": hide(claim.place),
        "said": claim.said.edtf if claim.said else None, "passage": passage_json(claim, hide),
        "hedge": hide(claim.hedge), "unreviewed": claim.id in unreviewed,
    }


def quoted(words: str, hide: Mask) -> str:
    """Words as written, with a label in brackets where they name a confidential source."""
    return hide(f"“{words}”")[1:-1]


def passage_json(claim: Claim, hide: Mask) -> Json:
    """Where exactly, with a line of text for people."""
    passage = claim.passage
    if isinstance(passage, Cell):
        return {"exhibit": passage.exhibit, "sheet": passage.sheet, "row": passage.row, "column": passage.column,
                "locator": passage.locator, "text": f"{claim.mention.partition(':')[0]}, {passage}"}
    return {"exhibit": passage.exhibit, "start": passage.start, "end": passage.end, "page": passage.page,
            "quote": quoted(passage.quote, hide), "text": str(passage)}


def finding_json(finding: Finding, names: Mapping[str, str], hide: Mask, unreviewed: Collection[str] = ()) -> Json:
    """A finding for machines; `hard` and `gap_days` are null where they mean nothing."""
    return {
        "kind": finding.kind, "classes": list(finding.classes), "person": finding.person, "name": names.get(finding.person, ""),
        "hard": finding.hard, "gap_days": finding.gap_days, "explanation": hide(finding.explanation),
        "reasons": [hide(each) for each in finding.reasons], "chain": [hide(each) for each in finding.chain],
        "subject": finding.subject, "claims": [claim_json(claim, hide, unreviewed) for claim in finding.claims],
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


def judgement_json(judgement: Judgement, withdrawn: bool, hide: Mask) -> Json:
    """A judgement for machines."""
    return {"id": judgement.id, "judgement": judgement.sort, "about": [hide(each) for each in judgement.about],
            "author": judgement.author, "time": judgement.time, "reason": hide(judgement.reason), "rule": judgement.rule,
            "review": judgement.review, "withdrawn": withdrawn}


def show_json(file: PersonFile, consents: Sequence[Consent], risks: Sequence[Risk], hide: Mask, language: str = "en") -> Json:
    """One person's file for machines; verdicts and findings are told in `language`."""
    return {
        **person_json(file.person), "claims": [claim_json(claim, hide, file.unreviewed) for claim in file.claims],
        "ended": dict(file.ended), "bounds": [bound_json(bound) for bound in file.check.bounds], "undecided": file.check.undecided,
        "verdicts": verdicts_json(file, hide, language),
        "judgements": [judgement_json(each, False, hide) for each in bearing(file)],
        "findings": [finding_json(each, {file.person.id: file.person.name}, hide, file.unreviewed) for each in file.check.findings],
        "consents": [{"about": hide(each.about), "use": each.use, "allowed": each.allowed, "given_by": hide(each.given_by),
                      "given": each.given.edtf, "until": each.until.edtf if each.until else None, "provisional": each.provisional,
                      "note": hide(each.note)} for each in consents],
        "risks": [{"about": hide(each.about), "level": each.level, "note": hide(each.note)} for each in risks],
    }


def summary(findings: Iterable[Finding], verdicts: Counted) -> Json:
    """Counts by kind, of conflicts by hardness, and by class; and of verdicts by word and kind of claim."""
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
        "verdicts": {word: sum(kinds.values()) for word, kinds in verdicts.items()},
        "verdicts_by_kind": {word: dict(kinds) for word, kinds in verdicts.items()},
    }


def case_lines(case: CaseFile) -> list[str]:
    """A whole case as lines: what was found, counted, and then every finding under the name of its person."""
    found = [*(finding for file in case.people for finding in file.check.findings), *case.findings]
    names = {file.person.id: file.person.name for file in case.people}
    hide = case_mask(case)
    verdicts = counted((each.verdict.word, each.kind) for file in case.people for each in weighed(file))
    lines = summary_lines(summary(found, verdicts), len(case.people))
    for finding in found:
        lines += ["", heading(finding, names), *finding_lines(finding, hide)]
    return lines


def heading(finding: Finding, names: Mapping[str, str]) -> str:
    """Whom a finding is about; `names` of persons by id."""
    return f"{names.get(finding.person, '')} ({finding.person})" if finding.person else "The case"


def summary_lines(numbers: Json, persons: int) -> list[str]:
    """The counts as lines."""
    lines = [f"{plural(persons, 'person')} checked, {plural(numbers['findings'], 'finding')}."]
    if "conflict" in numbers["by_kind"]:
        lines += [f"  hard conflicts: {numbers['hard_conflicts']:,} (on {plural(numbers['persons_with_hard_conflicts'], 'person')})",
                  f"  matters of reading, which rounding would explain: {numbers['matters_of_reading']:,}"]
    rest = {kind: count for kind, count in numbers["by_kind"].items() if kind != "conflict"}
    if rest:
        lines.append("  also: " + ", ".join(f"{kind} {count:,}" for kind, count in rest.items()))
    if numbers["conflicts_by_class"]:
        lines.append("  possible explanations: " + ", ".join(f"{name} {count:,}" for name, count in numbers["conflicts_by_class"].items()))
    lines = [line for each in lines for line in textwrap.wrap(each, WIDTH, subsequent_indent="    ")]
    return [*lines, *count_lines(numbers["verdicts_by_kind"])]


def plural(number: int, noun: str) -> str:
    """`1 person`, `8,753 persons`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def finding_lines(finding: Finding, hide: Mask, whole: bool = False, language: str = "en",
                  unreviewed: Collection[str] = ()) -> list[str]:
    """A finding as lines: possible explanations first, then who says what; with `whole`, the reasoning too. `language` is the one in
    which it was told; claims that are `unreviewed` are marked."""
    head = finding.kind
    if finding.kind == "conflict":
        head = "hard conflict" if finding.hard else "conflict, a matter of reading"
    lines = [f"  {head}"]
    if finding.kind == "conflict":
        classes = finding.reasons if whole else [language_of(language).class_name(each) for each in finding.classes]
        said = [statement(claim, language) for claim in finding.claims]
        lines += _wrapped(hide("possible explanations: " + "; ".join(classes)))
        marks = [f" [{UNREVIEWED}]" if claim.id in unreviewed else "" for claim in finding.claims]
        lines += [line for each, mark in zip(said, marks, strict=True) for line in _wrapped(hide(f"{each}.") + mark)]
        lines += _wrapped(hide(finding.explanation.removeprefix(f"{'; '.join(said)}. ")))
    else:
        named = {claim.id for claim in finding.claims}
        mark = f" [rests on {'an ' if len(named) == 1 else ''}{UNREVIEWED}{'' if len(named) == 1 else 's'}]"
        lines += _wrapped(hide(finding.explanation) + (mark if named & set(unreviewed) else ""))
    if whole and finding.chain:
        lines += ["    Reasoning:", *(line for each in finding.chain for line in _wrapped(hide(each), "      "))]
    if whole and finding.claims:
        names = [claim.id[:10] + (f" ({UNREVIEWED})" if claim.id in unreviewed else "") for claim in finding.claims]
        lines += [f"    Claims: {', '.join(names)}"]
    return lines


def _wrapped(text: str, indent: str = "    ") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")


def claim_lines(claims: Sequence[Claim], marks: Mapping[str, str], hide: Mask) -> list[str]:
    """Claims of one source below each other: kind, words, value where it differs from the words, passage, id; then a mark, if any."""
    lines = []
    for claim in claims:
        value = value_text(claim.value)
        read = f" → {hide(value)}" if value != claim.words else ""
        denied = "" if claim.affirmed else "denies: "
        words = claim.words if len(claim.words) <= WORDS else f"{claim.words[:WORDS]}…"
        where = [claim.hedge and f"“{hide(claim.hedge)}”", claim.place and f"at {hide(claim.place)}", str(claim.passage),
                 claim.relay and f"through {', '.join(map(hide, claim.relay))}", claim.said and f"said {claim.said.edtf}", claim.id[:10]]
        mark = f"  [{marks[claim.id]}]" if claim.id in marks else ""
        lines.append(f"    {claim.kind:<18} {denied}{hide(f'“{words}”')}{read}   ({'; '.join(str(each) for each in where if each)}){mark}")
    return lines


def judgement_lines(rows: Sequence[Json]) -> list[str]:
    """Judgements as lines."""
    lines = []
    for row in rows:
        digest, _, position = row["id"].partition(".")
        about = "  ".join(each if ":" in each else each[:24] for each in row["about"])
        lines.append(f"{digest[:12]}.{position:<4} {row['judgement']:<12} {about}{'   [withdrawn]' if row['withdrawn'] else ''}")
        lines += _wrapped(f"by the rule: {row['rule']}" if row["rule"] else f"{row['author']}, {row['time'][:10]}: {row['reason']}")
        if row["review"]:
            lines += _wrapped(f"for review: {row['review']}")
    return lines


def note_lines(consents: Sequence[Consent], risks: Sequence[Risk], hide: Mask) -> list[str]:
    """What was allowed or refused, and what is risked, as lines."""
    lines = []
    for each in consents:
        until = f" until {each.until.edtf}" if each.until else ""
        provisional = ", provisionally" if each.provisional else ""
        text = f"{'allowed' if each.allowed else 'REFUSED'}: {each.use} (by {each.given_by}, {each.given.edtf}{until}{provisional})"
        lines += _wrapped(hide(f"{text}{': ' if each.note else ''}{each.note}"), "  ")
    return lines + [line for each in risks for line in _wrapped(hide(f"risk ({each.level}): {each.note} ({each.about})"), "  ")]


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
    did = ("Would write nothing new from" if dry_run else "Nothing new in") if not outcome.fresh else \
        "Would import" if dry_run else "Imported"
    lines = [f"{did} {outcome.list}: {outcome.title} (register: {outcome.register}), edition {outcome.edition}",
             f"  {plural(outcome.rows, 'row')}, {plural(outcome.claims, 'claim')}"]
    told = "the mapping before had misread" if outcome.again else "corrected by this edition"
    gone = "not read any more" if outcome.again else "no longer said"
    changes = ((outcome.new, "new"), (outcome.unchanged, "unchanged"), (outcome.corrected, told), (outcome.gone, gone),
               (outcome.back, "said again"), (outcome.reread, "read otherwise than before"))
    if outcome.claims != outcome.new:
        lines[-1] += ": " + ", ".join(f"{number:,} {what}" for number, what in changes if number)
    cells = ((outcome.silences, "silent"), (outcome.withheld, "withheld by the source"), (len(outcome.unread), "not read"))
    if any(number for number, _ in cells):
        lines.append("  cells: " + ", ".join(f"{number:,} {what}" for number, what in cells if number))
    moved = ((len(outcome.appeared), "appeared"), (len(outcome.returned), "came back"), (len(outcome.vanished), "vanished"))
    if any(number for number, _ in moved):
        lines.append("  rows: " + ", ".join(f"{number:,} {what}" for number, what in moved if number))
    if outcome.unmapped:
        lines += textwrap.wrap(f"columns that stay with the file, unmapped: {', '.join(outcome.unmapped)}", WIDTH,
                               initial_indent="  ", subsequent_indent="    ")
    for each in outcome.unread[:SHOWN]:
        place = f"row {each.row}, column {each.column}" if each.column else f"row {each.row}"
        lines += _wrapped(f"not read: {place}: “{each.words[:WORDS]}”: {each.why}", "  ")
    if len(outcome.unread) > SHOWN:
        lines.append(f"  ... and {len(outcome.unread) - SHOWN:,} more: --format json")
    return lines
