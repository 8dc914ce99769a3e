"""Why a cell, row or file could not be read, in the language of a draft or page. The ledger keeps these reasons in English, as the reader
gave them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from habeas.drafting import unread_files

# What the modules of habeas.intake say, with {} for what they fill in.
SPANISH = {
    "it is more than two numbers": "son más de dos números",
    "it is not a number with a unit of time": "no es un número con una unidad de tiempo",
    "it is more than one number with a unit of time": "es más de un número con una unidad de tiempo",
    "it gives a fraction of {}": "da una fracción de {}",
    "{} is not a unit of time that the mapping knows": "{} no es una unidad de tiempo que la correspondencia conozca",
    "its two numbers do not make a range": "sus dos números no forman un intervalo",
    "the column gives {}s by their first day, and this is not one": "la columna da períodos ({}) por su primer día, y este no lo es",
    "the mapping has no code for it": "la correspondencia no tiene ningún código para esto",
    "it is an extent, and the column gives events of one day": "es un período, y la columna da sucesos de un día",
    "it joins two dates, and a {} happens once": "une dos fechas, y este suceso ({}) ocurre una vez",
    "{} {} is no human age": "{} {} no es una edad humana",
    "it is neither among the words for yes nor among those for no": "no está entre las palabras para sí ni entre las palabras para no",
    "nothing stands between its separators": "no hay nada entre sus separadores",
    "it is not a number": "no es un número",
    "its comma may stand for thousands or for decimals": "su coma puede separar millares o decimales",
    "it holds {} characters; cells of up to {} are read": "tiene {} caracteres; se leen celdas de hasta {}",
    "it is not written in a way that the mapping describes for dates":
        "no está escrito de ninguna de las maneras que la correspondencia describe para las fechas",
    "it can be read as more than one range of dates": "se puede leer como más de un intervalo de fechas",
    "it ends before it starts": "termina antes de empezar",
    "the mapping says that years come first, and here the year is last":
        "la correspondencia dice que el año va primero, y aquí va al final",
    "there is no month {}": "no hay mes {}",
    "there is no day {} in month {} of {}": "no hay día {} en el mes {} de {}",
    "its year has fewer than four digits, and the mapping declares no `window` of years for these":
        "su año tiene menos de cuatro cifras, y la correspondencia no declara ninguna ventana (`window`) de años para esos",
    "no year of the window {} to {} ends in {}": "ningún año de la ventana de {} a {} termina en {}",
    "it joins two dates, and at least one of them is not a whole day: it may be two events or one period":
        "une dos fechas, y al menos una de ellas no es un día entero: pueden ser dos sucesos o un período",
    "it is not an EDTF date: {}": "no es una fecha en EDTF: {}",
    "the second number may be a month or a later year": "el segundo número puede ser un mes o un año posterior",
    "it may be a day and a month without a year": "puede ser un día y un mes sin año",
    "it gives a day without a month": "da un día sin mes",
    "it has {} cells where the header has {}": "tiene {} celdas donde el encabezado tiene {}",
    "it does not say whom of the list {} it speaks of": "no dice de quién de la lista {} habla",
    "it has no key, and is kept as {}: in another edition it may get another":
        "no tiene clave y se guarda como {}: en otra edición puede recibir otra",
    "it is a formula without a stored value": "es una fórmula sin valor guardado",
}

_LONGEST = 1_000  # characters in which the end of a sentence is looked for


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The reasons as patterns, those with most words of their own first."""
    ordered = sorted({**SPANISH, **unread_files.SPANISH}.items(), key=lambda pair: -len(pair[0].replace("{}", "")))
    return tuple((re.compile("(.+)".join(map(re.escape, text.split("{}"))), re.DOTALL), told) for text, told in ordered)


def why(reason: str, language: str) -> str:
    """A reason, with what to do about it, in a language; one that is not known stays as the ledger has it."""
    return (_spanish(reason) or reason) if language == "es" else reason


@lru_cache(4096)
def _spanish(reason: str) -> str:
    """A reason in Spanish, or "". What is filled in may be a reason itself; sentences that follow each other are known or not together."""
    for pattern, told in _patterns():
        if found := pattern.fullmatch(reason):
            return told.format(*(_spanish(each) or each for each in found.groups()))
    for end in re.finditer(r"\. ", reason[:_LONGEST]):
        first = _spanish(reason[:end.start()]) or _spanish(reason[:end.start() + 1])
        if first and (rest := _spanish(reason[end.end():])):
            return f"{first.rstrip('.')}. {rest}"
    return ""
