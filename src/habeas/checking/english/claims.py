"""Claims in English."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.checking.english.dates import count, when_words
from habeas.core.claims import PRINCIPAL, Claim, Extract, Passage
from habeas.core.kinds import KINDS
from habeas.core.values import Age, Coded, Length, Order, Quantity, Text, Unspecified, Value, Withheld, value_text
from habeas.core.when import When

QUOTED = 80  # characters of a cell's words shown in a sentence


def label(kind: str) -> str:
    """The kind's noun."""
    return KINDS[kind].label


def noun(kind: str, place: str) -> str:
    """The kind's noun; of a stay with its place, which tells it from other stays."""
    return f"stay at {place}" if kind == "stay" and place else label(kind)


def named(names: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def content(claim: Claim) -> str:
    """What the claim says, without who says it: `arrest or abduction on 26 December 1976`."""
    what = noun(claim.kind, claim.place)
    match claim.value:
        case When() as when:
            side = {"start": " begun", "end": " ended"}.get(claim.bound, "")
            text = f"{what}{side} {when_words(when)}"
        case Age(low, high, unit, at, about):
            moment = when_words(at) if isinstance(at, When) else f"at the {' or the '.join(label(each) for each in at)}"
            text = f"aged {_amount(low, high, unit, about)} {moment}"
        case Length(low, high, unit, since, until, about):
            text = f"{what} of {_amount(low, high, unit, about)}"
            if isinstance(until, When):
                text += f", counted {when_words(until)}"
            elif since != until:
                text += f", from {label(since)} to {label(until)}"
        case Order(first, second):
            text = f"{label(first)} before {label(second)}"
        case Coded(code, held):
            text = f"{what}{f' {when_words(held)}' if held else ''}: {code.replace('_', ' ')}"
        case Text(written):
            text = f"{what}: {written}"
        case Quantity(amount, unit):
            text = f"{what}: {amount} {unit}".rstrip()
        case Withheld():
            text = f"{what}: withheld by the source"
        case Unspecified():
            text = f"{what}, no date given" if claim.affirmed else f"any {what}"
    if claim.episode not in (PRINCIPAL, "") and KINDS[claim.kind].shape in ("event", "state", "age", "length"):
        text += f" ({claim.episode})"
    return text


def happened(claim: Claim) -> str:
    """What happened, without when, where and whether it is denied: `arrest or abduction`, `custody begun`, `situation: released`."""
    what = label(claim.kind) + {"start": " begun", "end": " ended"}.get(claim.bound, "")
    if isinstance(claim.value, Coded):
        what += f": {claim.value.code.replace('_', ' ')}"
    return f"{what} (episode {claim.episode})" if claim.episode not in (PRINCIPAL, "") else what


def value(found: Value) -> str:
    """The value that was read, on one line: dates in EDTF, `38 years at 2014-10-05`."""
    return "said, without a date" if isinstance(found, Unspecified) else value_text(found)


def speaker(claim: Claim) -> str:
    """Who says it: `his lawyer, according to El Diario`."""
    return claim.speaker + "".join(f", according to {each}" for each in claim.relay)


def passage(where: Passage) -> str:
    """`row 12, column FECHA`, `characters 5 to 17, page 2`."""
    return str(where)


def _amount(low: int | None, high: int | None, unit: str, about: bool) -> str:
    """`24 years`, `about 24 years`, `under 18 years`, `18 years or more`, `24 to 26 years`."""
    near = "about " if about else ""
    if low == high and low is not None:
        return near + count(low, unit)
    if low is None:
        return f"under {near}{count((high or 0) + 1, unit)}"
    if high is None:
        return f"{near}{count(low, unit)} or more"
    return f"{near}{low} to {count(high, unit)}"


def says(claim: Claim) -> str:
    """`RUVTE says` or `RUVTE denies`, with the relay."""
    via = f", according to {claim.relay[0]}," if claim.relay else ""
    return f"{claim.speaker}{via} {'says' if claim.affirmed else 'denies'}"


def claimed(claim: Claim) -> str:
    """What stands under the names of those who say it: the content, or `denies any release`."""
    return content(claim) if claim.affirmed else f"denies{_colon(claim)} {content(claim)}"


def where(claim: Claim) -> str:
    """The words as written, the passage, and of a document when it was said: `“26/12/1976”, row 12, column ...`."""
    words = claim.words if len(claim.words) <= QUOTED else claim.words[:QUOTED] + "…"
    said = f", said {when_words(claim.said)}" if claim.said and isinstance(claim.passage, Extract) else ""
    return f"“{words}”, {claim.passage}{said}" if words else f"{claim.passage}{said}"


def statement(claim: Claim) -> str:
    """The whole attributed sentence, without a full stop."""
    return f"{says(claim)}{_colon(claim)} {content(claim)} ({where(claim)})"


def _colon(claim: Claim) -> str:
    """`denies any release` reads on; all else is told after a colon."""
    return "" if not claim.affirmed and isinstance(claim.value, Unspecified) else ":"


def witnesses(claims: Sequence[Claim]) -> str:
    """`RUVTE and Parque say: birth in 1950`."""
    names = list(dict.fromkeys(claim.speaker for claim in claims))
    many = len(names) > 1
    verb = ("say" if many else "says") if claims[0].affirmed else ("deny" if many else "denies")
    return f"{named(names)} {verb}{_colon(claims[0])} {content(claims[0])}"
