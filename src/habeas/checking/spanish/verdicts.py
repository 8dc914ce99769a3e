"""Verdicts in Spanish: what the claims support, never what is true."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from habeas.checking.findings import Verdict
from habeas.checking.spanish.claims import claimed, content, named, witnesses
from habeas.checking.spanish.dates import when_words
from habeas.core.claims import Claim
from habeas.core.kinds import KINDS
from habeas.core.values import Text
from habeas.core.when import parse


def verdict(verdict: Verdict, by_id: Mapping[str, Claim], names: Mapping[str, str]) -> str:
    """What the claims support of one thing said, as a sentence."""
    said = [by_id[each] for each in verdict.claims if each in by_id]
    because = [by_id[each] for each in verdict.because if each in by_id]
    origins = [names.get(each, each) for each in verdict.origins]
    others = [each for each in _speakers(because, names) if each not in origins]
    match verdict.word:
        case "undecided":
            return "Sin decidir: estas afirmaciones son más de las que el motor puede recorrer."
        case "impossible":
            return "Imposible solo por el orden de los sucesos, digan lo que digan las demás afirmaciones."
        case "outweighed":
            return (f"Superada por otras afirmaciones: {_excluding(others)} la excluyen, y la siguen excluyendo aunque falte cualquiera "
                    "de esos orígenes.")
        case "contested":
            return f"Controvertida; en todo caso, {when_words(parse(verdict.either_way))}." if verdict.either_way else "Controvertida."
        case "superseded":
            return f"Superada por sucesos posteriores: {_told(because) or 'para entonces ese estado había terminado'}."
        case "corrected":
            return f"Corregida: una edición posterior dice{f': {content(because[0])}' if because else ' otra cosa'}."
        case "corroborated":
            judged = "" if len({*origins, *others}) == 2 else "al menos dos de ellos "
            return f"Corroborada: {_agreeing(said, [*origins, *others])}; {judged}se juzgaron independientes."
        case "agreed":
            return f"{_agreeing(said, [*origins, *others])}; no se ha comprobado si son independientes."
        case "one origin":
            return f"{_resting(origins)}{_repeated(said, origins, names)}."
        case "open":
            return "Abierta: las afirmaciones ni la apoyan ni la excluyen."
    raise ValueError(f"no such verdict: {verdict.word}")


def _speakers(claims: Iterable[Claim], names: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(names.get(claim.speaker, claim.speaker) for claim in claims))


def _excluding(others: Sequence[str]) -> str:
    return named(others) if len(others) > 1 else "otros orígenes"


def _told(claims: Sequence[Claim]) -> str:
    alike: dict[str, list[Claim]] = {}
    for claim in claims:
        alike.setdefault(claimed(claim), []).append(claim)
    return "; ".join(map(witnesses, alike.values()))


def _agreeing(said: Sequence[Claim], origins: Sequence[str]) -> str:
    """`2 orígenes coinciden (RUVTE, Parque)`; of free text that they say the same."""
    if len(origins) == 1:
        return f"1 origen lo dice ({origins[0]}) y las demás afirmaciones lo apoyan"
    verb = "dicen lo mismo" if said and _free(said[0]) else "coinciden"
    return f"{len(origins)} orígenes {verb} ({', '.join(origins)})"


def _free(claim: Claim) -> bool:
    """Whether a claim constrains nothing, so that agreeing means using the same words or code."""
    return KINDS[claim.kind].shape == "many" or isinstance(claim.value, Text)


def _resting(origins: Sequence[str]) -> str:
    return f"Un solo origen ({origins[0]})" if len(origins) == 1 else f"Se apoya en {named(origins)}"


def _repeated(said: Sequence[Claim], origins: Sequence[str], names: Mapping[str, str]) -> str:
    copies = [each for each in _speakers(said, names) if each not in origins]
    return f"; lo {'repite' if len(copies) == 1 else 'repiten'} {named(copies)}" if copies else ""
