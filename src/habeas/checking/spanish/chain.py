"""Conflicts and their reasoning in Spanish."""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.checking.rules import Day
from habeas.checking.spanish.claims import noun, statement, witnesses
from habeas.checking.spanish.dates import count, day_words
from habeas.checking.spanish.labels import of, the, to
from habeas.checking.steps import Apart, Never, NoDates, NotAfter, NotBefore, OneOnly, Opposed, SomeYears, Step, by_places
from habeas.core.claims import PRINCIPAL, Claim

_DIAGRAM = {
    "title": "Por qué estas afirmaciones no pueden ser ciertas todas a la vez",
    "explained": "Dibujo del razonamiento que figura al lado en palabras.",
    "order": "Por el orden de los sucesos", "places": "Como los dos lugares se excluyen",
    "gap": "no queda ningún día",
    "gap widened": "aun con margen de redondeo",
    "nothing": "no queda ningún día del calendario",
    "took place": "ocurrió", "did not": "no ocurrió",
    "one": "un valor", "other": "el otro; solo uno puede ser cierto",
    "more": "{} posibilidades más se explican solo en palabras", "one more": "Una posibilidad más se explica solo en palabras",
    "possibility": "Posibilidad {} de {}",
    "never": "ningún día permitiría que fuera cierto", "no dates": "No hay fechas que lo permitan todo",
    "some years": "Posible solo en ciertos años, que lo demás excluye",
}


def diagram_words(key: str) -> str:
    """What stands in a drawing of a chain besides sentences; `{}` is for numbers or a distance in words."""
    return _DIAGRAM[key]


def conflict(groups: Sequence[Sequence[Claim]], gap: int | None, hard: bool) -> str:
    """Who says what, and that it cannot all hold."""
    said = "; ".join(statement(claim) for group in groups for claim in group)
    if len(groups) == 1:
        together = "Esto no puede ser cierto"
    elif len(groups) == 2:
        all_of = "las dos" if sum(map(len, groups)) == 2 else "todas"
        together = f"No pueden ser ciertas {all_of} a la vez"
        together += f": hay {count(gap, 'days')} de diferencia" if gap is not None else ""
    else:
        together = "No pueden ser ciertas todas a la vez"
        together += f"; una de ellas tendría que ceder {count(gap, 'days')}" if gap is not None else ""
    return f"{said}. {together}{'' if hard else '; es cuestión de lectura'}."


def chain(steps: Sequence[Step]) -> tuple[str, ...]:
    """The reasoning, line by line: how the bounds follow until they cross."""
    possibilities = max((step.possibility for step in steps), default=0)
    around = [claim for step in steps for claim in step.claims]
    lines: list[str] = []
    for number in range(1, possibilities + 1):
        if possibilities > 1:
            lines.append(f"Posibilidad {number} de {possibilities}:")
        lines.extend(_line(step, around) for step in steps if step.possibility == number)
    return tuple(lines)


def _line(step: Step, around: Sequence[Claim]) -> str:
    match step.follows:
        case NotAfter(day, None):
            return f"{_so(step)} {_the(day, around)} quedaría antes de cualquier día del calendario."
        case NotAfter(day, date):
            assert date is not None
            return f"{_so(step)} {_the(day, around)} no puede ser posterior al {day_words(date)}."
        case NotBefore(day, date):
            return f"Pero {_so(step)} {_the(day, around)} no puede ser anterior al {day_words(date)}."
        case Apart() as apart:
            return f"{_so(step)} {relation(apart, around)}."
        case Opposed(kind, yes, no):
            return f"{witnesses(yes)}; {witnesses(no)}: según lo primero, {the(kind)} ocurrió; según lo segundo, no."
        case OneOnly(kind, first, second):
            return f"{witnesses(first)}; {witnesses(second)}: solo puede ser cierto un valor para {the(kind)}."
        case Never():
            return f"{witnesses(step.claims)}; ningún día permitiría que fuera cierto."
        case NoDates():
            return "No hay fechas con las que todo esto pueda ser cierto a la vez."
        case SomeYears():
            return "Todo esto a la vez solo puede ser cierto en determinados años, y las demás afirmaciones no dejan ninguno de ellos."


def _so(step: Step) -> str:
    """Who says it, up to what follows from it."""
    if not step.claims:
        return f"{diagram_words('places' if by_places(step) else 'order')},"
    said = f", {said_by(step.follows.date)}" if isinstance(step.follows, NotAfter) and step.follows.said and step.follows.date else ""
    return f"{witnesses(step.claims)}{said}; por tanto, {'con margen de redondeo, ' if step.widened else ''}".rstrip()


def day_name(day: Day, claims: Sequence[Claim]) -> str:
    """`nacimiento`, `inicio de la custodia`, `estancia en Camp Alder`, `liberación (según Courier)`."""
    kind = day.slot.kind
    what = noun(kind, day.slot.place)
    article = the(kind)[:3]
    side = {"": what, "start": f"inicio {of(article + what)}", "end": f"final {of(article + what)}"}[day.end]
    return side + _episode(day.slot.episode, claims)


def _the(day: Day, claims: Sequence[Claim]) -> str:
    article = "el" if day.end else the(day.slot.kind)[:2]
    return f"{article} {day_name(day, claims)}"


def _episode(episode: str, claims: Sequence[Claim]) -> str:
    """A slot named by a claim is an event that only this claim speaks of; one named by a judgement has its number."""
    if episode in (PRINCIPAL, ""):
        return ""
    judged = re.fullmatch(r"(\d+) by judgement", episode)
    teller = next((claim.speaker for claim in claims if claim.id == episode), "")
    if judged:
        return f" (número {judged[1]}, según una decisión registrada)"
    return f" (según {teller})" if teller else f" ({episode})"


def relation(apart: Apart, around: Sequence[Claim]) -> str:
    """`el nacimiento tiene que ser al menos 26 años antes de la detención o secuestro`."""
    day, other = _the(apart.day, around), _the(apart.other, around)
    if not apart.months and not apart.days and not apart.before:
        return f"{day} no puede ser posterior {to(other)}"
    return f"{day} tiene que ser {distance(apart)} {'antes' if apart.before else 'después'} {of(other)}"


def distance(apart: Apart) -> str:
    """`al menos 26 años`, `como máximo 25 años menos 1 día`, `no después`."""
    if not apart.months:
        if not apart.before and not apart.days:
            return "no después"
        length = count(apart.days, "days")
    else:
        unit = "years" if apart.months % 12 == 0 else "months"
        length = count(apart.months // 12 if unit == "years" else apart.months, unit)
        if apart.days:
            length += f" {'menos' if apart.days < 0 else 'y'} {count(abs(apart.days), 'days')}"
    return f"{'al menos' if apart.before else 'como máximo'} {length}"


def said_by(date: int) -> str:
    """`dicho a más tardar el 26 de diciembre de 1976`: what is told of the past is not after the day on which it is told."""
    return f"dicho a más tardar el {day_words(date)}"


def not_after(date: int | None) -> str:
    """`no después del 26 de diciembre de 1976`."""
    return diagram_words("nothing") if date is None else f"no después del {day_words(date)}"


def not_before(date: int) -> str:
    """`no antes del 26 de diciembre de 1976`."""
    return f"no antes del {day_words(date)}"
