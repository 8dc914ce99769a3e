"""Claims in Spanish. Quotations, names and a map's own columns keep their words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.checking.spanish.dates import count, when_words
from habeas.checking.spanish.labels import CODES, agreeing, label, of, the
from habeas.core.claims import PRINCIPAL, Cell, Claim, Extract, Passage
from habeas.core.kinds import KINDS
from habeas.core.values import Age, Coded, Length, Order, Quantity, Text, Unspecified, Value, Withheld
from habeas.core.when import When

QUOTED = 80  # characters of a cell's words shown in a sentence

_BEFORE_I = re.compile(r"h?[ií](?![aeo])", re.IGNORECASE)  # "y" is "e" before the vowel i, but not before "hielo"


def noun(kind: str, place: str) -> str:
    """The kind's noun; of a stay with its place, which tells it from other stays."""
    return f"estancia en {place}" if kind == "stay" and place else label(kind)


def named(names: Sequence[str]) -> str:
    """`A`, `A y B`, `A, B e Instituto`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {'e' if _BEFORE_I.match(names[-1]) else 'y'} {names[-1]}"


def content(claim: Claim) -> str:
    """What the claim says, without who says it: `detención o secuestro el 26 de diciembre de 1976`."""
    what = noun(claim.kind, claim.place)
    match claim.value:
        case When() as when:
            side = {"start": f" {agreeing('iniciado', claim.kind)}", "end": f" {agreeing('terminado', claim.kind)}"}.get(claim.bound, "")
            text = f"{what}{side} {when_words(when)}"
        case Age(low, high, unit, at, about):
            moment = when_words(at) if isinstance(at, When) else f"en el momento {' o '.join(of(the(each)) for each in at)}"
            text = f"{_amount(low, high, unit, about)} de edad {moment}"
        case Length(low, high, unit, since, until, about):
            text = f"{what} de {_amount(low, high, unit, about)}"
            if isinstance(until, When):
                text += f", contando hasta una fecha dada: {when_words(until)}"
            elif since != until:
                text += f", desde {the(since)} hasta {the(until)}"
        case Order(first, second):
            text = f"{label(first)} antes {of(the(second))}"
        case Coded(code, held):
            text = f"{what}{f' {when_words(held)}' if held else ''}: {CODES.get(code, code.replace('_', ' '))}"
        case Text(written):
            text = f"{what}: {written}"
        case Quantity(amount, unit):
            text = f"{what}: {amount} {unit}".rstrip()
        case Withheld():
            text = f"{what}: dato reservado por la fuente"
        case Unspecified():
            text = f"{what}, sin fecha" if claim.affirmed else f"que hubiera {what}"
    if claim.episode not in (PRINCIPAL, "") and KINDS[claim.kind].shape in ("event", "state", "age", "length"):
        text += f" ({claim.episode})"
    return text


def happened(claim: Claim) -> str:
    """What happened, without when, where and whether it is denied: `detención o secuestro`, `situación: en libertad`."""
    side = {"start": f" {agreeing('iniciado', claim.kind)}", "end": f" {agreeing('terminado', claim.kind)}"}.get(claim.bound, "")
    what = label(claim.kind) + side
    if isinstance(claim.value, Coded):
        what += f": {CODES.get(claim.value.code, claim.value.code.replace('_', ' '))}"
    return f"{what} (episodio {claim.episode})" if claim.episode not in (PRINCIPAL, "") else what


def value(found: Value) -> str:
    """The value that was read, on one line: dates in EDTF, `38 años, 2014-10-05`."""
    match found:
        case When():
            return found.edtf
        case Age(low, high, unit, at, about):
            moment = at.edtf if isinstance(at, When) else " o ".join(map(label, at))
            return f"{_amount(low, high, unit, about)}, {moment}"
        case Length(low, high, unit, since, until, about):
            amount = _amount(low, high, unit, about)
            if isinstance(until, When):
                return f"{amount}, desde {the(since)} hasta {until.edtf}"
            return f"{amount}, {label(since)}" if since == until else f"{amount}, desde {the(since)} hasta {the(until)}"
        case Order(first, second):
            return f"{label(first)} antes {of(the(second))}"
        case Coded(code, held):
            text = CODES.get(code, code.replace("_", " "))
            return f"{text} ({held.edtf})" if held else text
        case Text(written):
            return written
        case Quantity(amount, unit):
            return f"{amount} {unit}".strip()
        case Withheld():
            return "dato reservado por la fuente"
        case Unspecified():
            return "se dice sin fecha"


def speaker(claim: Claim) -> str:
    """Who says it: `su abogada, según El Diario`."""
    return claim.speaker + "".join(f", según {each}" for each in claim.relay)


def passage(where: Passage) -> str:
    """`fila 12, columna FECHA`, `caracteres 5 a 17, página 2`."""
    if isinstance(where, Cell):
        return f"fila {where.row}, columna {where.column}" + (f", {where.locator}" if where.locator else "")
    place = f"caracteres {where.start} a {where.end}" if where.end else ""
    page = f"página {where.page}" if where.page else ""
    return ", ".join(filter(None, (place, page))) or "sin indicación del lugar en el documento"


def _amount(low: int | None, high: int | None, unit: str, about: bool) -> str:
    """`24 años`, `unos 24 años`, `menos de 18 años`, `18 años o más`, `entre 24 y 26 años`."""
    near = "aproximadamente " if about else ""
    if low == high and low is not None:
        return near + count(low, unit)
    if low is None:
        return f"{near}menos de {count((high or 0) + 1, unit)}"
    if high is None:
        return f"{near}{count(low, unit)} o más"
    return f"{near}entre {low} y {count(high, unit)}"


def says(claim: Claim) -> str:
    """`RUVTE dice` or `RUVTE niega`, with the relay."""
    via = f", según {claim.relay[0]}," if claim.relay else ""
    return f"{claim.speaker}{via} {'dice' if claim.affirmed else 'niega'}"


def claimed(claim: Claim) -> str:
    """What stands under the names of those who say it: the content, or `niega que hubiera liberación`."""
    return content(claim) if claim.affirmed else f"niega{_colon(claim)} {content(claim)}"


def where(claim: Claim) -> str:
    """The words as written, the passage, and of a document when it was said: `“26/12/1976”, fila 12, columna ...`."""
    words = claim.words if len(claim.words) <= QUOTED else claim.words[:QUOTED] + "…"
    said = f", dicho {when_words(claim.said)}" if claim.said and isinstance(claim.passage, Extract) else ""
    return f"“{words}”, {passage(claim.passage)}{said}" if words else f"{passage(claim.passage)}{said}"


def statement(claim: Claim) -> str:
    """The whole attributed sentence, without a full stop."""
    return f"{says(claim)}{_colon(claim)} {content(claim)} ({where(claim)})"


def _colon(claim: Claim) -> str:
    """`niega que hubiera liberación` reads on; all else is told after a colon."""
    return "" if not claim.affirmed and isinstance(claim.value, Unspecified) else ":"


def witnesses(claims: Sequence[Claim]) -> str:
    """`RUVTE y Parque dicen: nacimiento en 1950`."""
    names = list(dict.fromkeys(claim.speaker for claim in claims))
    many = len(names) > 1
    verb = ("dicen" if many else "dice") if claims[0].affirmed else ("niegan" if many else "niega")
    return f"{named(names)} {verb}{_colon(claims[0])} {content(claims[0])}"
