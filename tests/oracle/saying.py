"""Claims in one line, for tests: invented, each with a passage of its own."""

from __future__ import annotations

from collections.abc import Collection

from habeas.core.claims import PRINCIPAL, Claim, Extract
from habeas.core.values import Age, Coded, Length, Order, Unspecified, Value, value_text
from habeas.core.when import parse


def claim(number: int, kind: str, value: Value | str, *, denied: bool = False, place: str = "", said: str = "",
          bound: str = "", episode: str = PRINCIPAL, speaker: str = "") -> Claim:
    """The `number`th claim on a person; a value in text is EDTF, the empty text no date. Three sources take turns unless one is named."""
    if isinstance(value, str):
        value = parse(value) if value else Unspecified()
    passage = Extract("00", 10 * number, 10 * number + 9, "words")
    return Claim("P", kind, value, speaker or f"source {number % 3}", passage, value_text(value), affirmed=not denied, place=place,
                 said=parse(said) if said else None, bound=bound, episode=episode)


def readable(claims: Collection[Claim], speakers: bool = False) -> str:
    """One line a claim, the form in which a difference is printed; with the speakers where they matter."""
    lines = []
    for each in claims:
        parts = [f"{each.speaker}:" if speakers else "", "" if each.affirmed else "NOT", each.kind, each.bound,
                 f"at {each.place}" if each.place else "",
                 f"[{each.episode}]" if each.episode != PRINCIPAL else "", value_text(each.value),
                 f"said {each.said}" if each.said else ""]
        lines.append(f"  {each.id[:6]}  " + " ".join(part for part in parts if part))
    return "\n".join(lines)


__all__ = ["Age", "Coded", "Length", "Order", "claim", "readable"]
