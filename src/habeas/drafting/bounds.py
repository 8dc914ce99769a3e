"""What the claims allow: for every event the days that are left when as many statements as possible hold together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from habeas.checking.findings import Alternative, Bound
from habeas.core.claims import Claim
from habeas.core.when import Span, between
from habeas.drafting.casefile import PersonFile
from habeas.drafting.markup import Element, Node, el
from habeas.drafting.table import Row, plain
from habeas.drafting.words import Words, words


def allowed(file: PersonFile, language: str = "en") -> list[Element]:
    """The bounds as a table, with their alternatives and who dates them so; empty if nothing bounds anything."""
    say = words(language)
    lines: list[Row] = []
    for event, choices in possible(file, language):
        shown: list[list[Node]] = [[days, el("span", f" ({who})", class_="soft")] for days, who in choices]
        lines.append([event, shown[0] if len(shown) == 1 else _either(shown, say)])
    return [plain((say("Event"), say("Possible days")), lines,
                  say("What the claims allow, when as many of them as possible hold together"))] if lines else []


def possible(file: PersonFile, language: str = "en") -> list[tuple[str, list[tuple[str, str]]]]:
    """Every event with its alternatives, each in words with who dates it so; the earliest possible day first."""
    by_id, say = {claim.id: claim for claim in file.claims}, words(language)
    bounds = [bound for bound in file.check.bounds if any((each.first, each.last) != (None, None) for each in bound.alternatives)]
    return [(_event(bound, by_id, say), [_choice(each, by_id, say) for each in _merged(bound)]) for bound in _ordered(bounds, by_id, say)]


def days_text(first: int | None, last: int | None, language: str = "en") -> str:
    """`26 December 1976`, `May 1976`, `between 3 May 1976 and 5 June 1976`, `up to 3 May 1976`, `from 3 May 1976`, `no bound`."""
    say = words(language)
    day = say.told.day_words
    if first is not None and last is not None:
        when = between(first, last)
        if when.precision in ("month", "year"):
            return say.told.when_words(when).partition(" ")[2]  # without its preposition
        return day(first) if first == last else say("between {} and {}", day(first), day(last))
    if first is not None:
        return say("from {}", day(first))
    return say("up to {}", day(last)) if last is not None else say("no bound")


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


def _choice(choice: Alternative, by_id: Mapping[str, Claim], say: Words) -> tuple[str, str]:
    who = say.told.named(list(dict.fromkeys(say.told.speaker(by_id[name]) for name in choice.claims if name in by_id)))
    return days_text(choice.first, choice.last, say.code), who or say("follows from the other statements")


def _either(choices: Sequence[Sequence[Node]], say: Words) -> list[Node]:
    return [el("ul", [el("li", each, f" {say('or')}" if number < len(choices) else "") for number, each in enumerate(choices, 1)])]


def _event(bound: Bound, by_id: Mapping[str, Claim], say: Words) -> str:
    """The slot in words. A slot named by a claim is an event that only this claim speaks of."""
    rest = bound.slot.removeprefix(bound.kind)
    side = next((word for word in ("start", "end") if rest.startswith(f" {word}")), "")
    rest = rest.removeprefix(f" {side}") if side else rest
    for name, claim in by_id.items():
        rest = rest.replace(f"({name})", f"({say('as {} tells it', say.told.speaker(claim))})")
    return say.told.label(bound.kind) + rest + (f": {say(side)}" if side else "")


def _ordered(bounds: Sequence[Bound], by_id: Mapping[str, Claim], say: Words) -> list[Bound]:
    """By the earliest day that is possible; the end of a state right after its start."""
    def first(bound: Bound) -> int:
        return bound.first or bound.last or 0

    earliest: dict[str, int] = {}
    for bound in bounds:
        name = _event(bound, by_id, say).partition(": ")[0]
        earliest[name] = min(first(bound), earliest.get(name, first(bound)))

    def place(bound: Bound) -> tuple[int, str, bool]:
        event, _, side = _event(bound, by_id, say).partition(": ")
        return earliest[event], event, side == say("end")

    return sorted(bounds, key=place)
