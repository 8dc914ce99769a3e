"""Verdicts in English: what the claims support, never what is true."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from habeas.checking.english.claims import claimed, content, named, witnesses
from habeas.checking.english.dates import when_words
from habeas.checking.findings import Verdict
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
            return "Undecided: these claims are more than the engine works through."
        case "impossible":
            return "Impossible by the order of events alone, whatever the other claims say."
        case "outweighed":
            return f"Outweighed: {_excluding(others)} exclude it, and still do without any one of them."
        case "contested":
            return f"Contested; either way {when_words(parse(verdict.either_way))}." if verdict.either_way else "Contested."
        case "superseded":
            return f"Superseded: {_told(because) or 'that state had ended by then'}."
        case "corrected":
            return f"Corrected: a later edition says{f': {content(because[0])}' if because else ' otherwise'}."
        case "corroborated":
            judged = "they" if len({*origins, *others}) == 2 else "at least two of them"
            return f"Corroborated: {_agreeing(said, [*origins, *others])}; {judged} were judged independent."
        case "agreed":
            return f"{_agreeing(said, [*origins, *others])}; whether they are independent was not checked."
        case "one origin":
            return f"{_resting(origins)}{_repeated(said, origins, names)}."
        case "open":
            return "Open: the claims neither support nor exclude it."
    raise ValueError(f"no such verdict: {verdict.word}")


def _speakers(claims: Iterable[Claim], names: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(names.get(claim.speaker, claim.speaker) for claim in claims))


def _excluding(others: Sequence[str]) -> str:
    return named(others) if len(others) > 1 else "other origins"


def _told(claims: Sequence[Claim]) -> str:
    alike: dict[str, list[Claim]] = {}
    for claim in claims:
        alike.setdefault(claimed(claim), []).append(claim)
    return "; ".join(map(witnesses, alike.values()))


def _agreeing(said: Sequence[Claim], origins: Sequence[str]) -> str:
    """`2 origins agree (RUVTE, Parque)`; of free text that they say the same."""
    if len(origins) == 1:
        return f"1 origin says so ({origins[0]}) and the other claims bear it out"
    verb = "say the same" if said and _free(said[0]) else "agree"
    return f"{len(origins)} origins {verb} ({', '.join(origins)})"


def _free(claim: Claim) -> bool:
    """Whether a claim constrains nothing, so that agreeing means using the same words or code."""
    return KINDS[claim.kind].shape == "many" or isinstance(claim.value, Text)


def _resting(origins: Sequence[str]) -> str:
    return f"One origin ({origins[0]})" if len(origins) == 1 else f"It rests on {named(origins)}"


def _repeated(said: Sequence[Claim], origins: Sequence[str], names: Mapping[str, str]) -> str:
    copies = [each for each in _speakers(said, names) if each not in origins]
    return f"; {named(copies)} {'repeats' if len(copies) == 1 else 'repeat'} it" if copies else ""
