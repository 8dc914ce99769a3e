"""What the claims allow: for every event the days that are left when as many statements as possible hold together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from habeas.checking.findings import Alternative, Bound
from habeas.checking.words import day_words, label, when_words
from habeas.core.claims import Claim
from habeas.core.when import between
from habeas.drafting.casefile import PersonFile
from habeas.drafting.chronology import speaker
from habeas.drafting.markup import Element, Node, el
from habeas.drafting.table import Row, plain


def allowed(file: PersonFile) -> list[Element]:
    """The bounds as a table, with their alternatives and who dates them so; empty if nothing bounds anything."""
    by_id = {claim.id: claim for claim in file.claims}
    bounds = [bound for bound in file.check.bounds if any((each.first, each.last) != (None, None) for each in bound.alternatives)]
    if not bounds:
        return []
    lines: list[Row] = []
    for bound in sorted(bounds, key=lambda each: (each.first or each.last or 0, each.slot)):
        choices = [_choice(each, by_id) for each in _merged(bound)]
        lines.append([_event(bound, by_id), choices[0] if len(choices) == 1 else _either(choices)])
    return [plain(("Event", "Possible days"), lines, "What the claims allow, when as many of them as possible hold together")]


def days_text(first: int | None, last: int | None) -> str:
    """`26 December 1976`, `May 1976`, `from 3 May 1976 to 5 June 1976`, `up to 3 May 1976`, `from 3 May 1976`, `no bound`."""
    if first is not None and last is not None:
        when = between(first, last)
        if when.precision in ("month", "year"):
            return when_words(when).removeprefix("in ")
        return day_words(first) if first == last else f"from {day_words(first)} to {day_words(last)}"
    if first is not None:
        return f"from {day_words(first)}"
    return f"up to {day_words(last)}" if last is not None else "no bound"


def _merged(bound: Bound) -> list[Alternative]:
    """The alternatives, those with the same days once."""
    found: dict[tuple[int | None, int | None], tuple[str, ...]] = {}
    for each in bound.alternatives:
        found[each.first, each.last] = tuple(dict.fromkeys((*found.get((each.first, each.last), ()), *each.claims)))
    return [Alternative(first, last, claims) for (first, last), claims in found.items()]


def _choice(choice: Alternative, by_id: Mapping[str, Claim]) -> list[Node]:
    who = " and ".join(dict.fromkeys(speaker(by_id[name]) for name in choice.claims if name in by_id))
    return [days_text(choice.first, choice.last), el("span", f" ({who or 'follows from the other statements'})", class_="soft")]


def _either(choices: Sequence[Sequence[Node]]) -> list[Node]:
    return [el("ul", [el("li", each, " or" if number < len(choices) else "") for number, each in enumerate(choices, 1)])]


def _event(bound: Bound, by_id: Mapping[str, Claim]) -> str:
    """The slot in words. A slot named by a claim is an event that only this claim speaks of."""
    rest = bound.slot.removeprefix(bound.kind)
    for name, claim in by_id.items():
        if name in rest:
            rest = rest.replace(f"({name})", f"(as {speaker(claim)} tells it)")
    return label(bound.kind) + rest
