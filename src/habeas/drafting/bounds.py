"""What the claims allow: for every event the days that are left when as many statements as possible hold together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from habeas.checking.findings import Alternative, Bound
from habeas.checking.words import day_words, label, when_words
from habeas.core.claims import Claim
from habeas.core.when import Span, between
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
    for bound in _ordered(bounds, by_id):
        choices = [_choice(each, by_id) for each in _merged(bound)]
        lines.append([_event(bound, by_id), choices[0] if len(choices) == 1 else _either(choices)])
    return [plain(("Event", "Possible days"), lines, "What the claims allow, when as many of them as possible hold together")]


def days_text(first: int | None, last: int | None) -> str:
    """`26 December 1976`, `May 1976`, `between 3 May 1976 and 5 June 1976`, `up to 3 May 1976`, `from 3 May 1976`, `no bound`."""
    if first is not None and last is not None:
        when = between(first, last)
        if when.precision in ("month", "year"):
            return when_words(when).removeprefix("in ")
        return day_words(first) if first == last else f"between {day_words(first)} and {day_words(last)}"
    if first is not None:
        return f"from {day_words(first)}"
    return f"up to {day_words(last)}" if last is not None else "no bound"


def _merged(bound: Bound) -> list[Alternative]:
    """The alternatives, those with the same days once, without those that nobody dates and that lie within another such."""
    found: dict[tuple[int | None, int | None], tuple[str, ...]] = {}
    for each in bound.alternatives:
        found[each.first, each.last] = tuple(dict.fromkeys((*found.get((each.first, each.last), ()), *each.claims)))
    derived = [span for span, claims in found.items() if not claims]
    return [Alternative(*span, claims) for span, claims in found.items()
            if claims or not any(other != span and _within(span, other) for other in derived)]


def _within(span: Span, other: Span) -> bool:
    (first, last), (start, end) = span, other
    return (start is None or (first is not None and first >= start)) and (end is None or (last is not None and last <= end))


def _choice(choice: Alternative, by_id: Mapping[str, Claim]) -> list[Node]:
    who = " and ".join(dict.fromkeys(speaker(by_id[name]) for name in choice.claims if name in by_id))
    return [days_text(choice.first, choice.last), el("span", f" ({who or 'follows from the other statements'})", class_="soft")]


def _either(choices: Sequence[Sequence[Node]]) -> list[Node]:
    return [el("ul", [el("li", each, " or" if number < len(choices) else "") for number, each in enumerate(choices, 1)])]


def _event(bound: Bound, by_id: Mapping[str, Claim]) -> str:
    """The slot in words. A slot named by a claim is an event that only this claim speaks of."""
    rest = bound.slot.removeprefix(bound.kind)
    side = next((word for word in ("start", "end") if rest.startswith(f" {word}")), "")
    rest = rest.removeprefix(f" {side}") if side else rest
    for name, claim in by_id.items():
        rest = rest.replace(f"({name})", f"(as {speaker(claim)} tells it)")
    return label(bound.kind) + rest + (f": {side}" if side else "")


def _ordered(bounds: Sequence[Bound], by_id: Mapping[str, Claim]) -> list[Bound]:
    """By the earliest day that is possible; the end of a state right after its start."""
    def first(bound: Bound) -> int:
        return bound.first or bound.last or 0

    earliest: dict[str, int] = {}
    for bound in bounds:
        name = _event(bound, by_id).partition(": ")[0]
        earliest[name] = min(first(bound), earliest.get(name, first(bound)))
    return sorted(bounds, key=lambda each: (earliest[(name := _event(each, by_id).partition(": "))[0]], name[0], name[2] == "end"))
