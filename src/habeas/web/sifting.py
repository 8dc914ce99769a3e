"""Lines of findings sifted, counted and put in order, as an address asks for it. Pure: plain values in, plain values out."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import NamedTuple
from urllib.parse import urlencode

from habeas.core.judgements import Judgement
from habeas.web.summary import Line, name_of

ORDERS = ("", "least", "person", "class")  # "": hard conflicts first, the widest gap first
STATES = ("open", "judged", "deferred")
JUDGED = frozenset({"prefer", "two events", "one event"})  # a claim that was rejected is in no finding any more
_KEY = 16  # hex digits
_LONGEST = 6  # digits of a gap


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is asked for. `kind`: as `summary.name_of` tells them, or "conflict" for all of these. `source` and `beside`: keys of sources
    that both speak in the finding. `least` and `most`: days of the gap. `proposals`: with those that nobody has confirmed."""

    kind: str = ""
    cls: str = ""
    q: str = ""
    source: str = ""
    beside: str = ""
    state: str = ""
    least: str = ""
    most: str = ""
    order: str = ""
    proposals: str = ""

    def query(self, **changes: str) -> str:
        """As the query of an address, with some changes; "" for a sieve that lets everything through."""
        return urlencode({name: value for name, value in asdict(replace(self, **changes)).items() if value})

    @property
    def narrow(self) -> bool:
        """Whether anything is left out."""
        return any(value for name, value in asdict(self).items() if name not in ("order", "proposals"))


class Sifted(NamedTuple):
    """The lines in order; how many of each kind and class there would be if only these two were not asked for."""

    lines: Sequence[Line]
    kinds: Mapping[str, int]
    classes: Mapping[str, int]


class Around(NamedTuple):
    """What sifting needs besides the lines: the persons whom the name fits (None: all), the sources of the sieve by id (None: any), what
    was judged of claims, and each person's place in the order of names."""

    persons: Collection[str] | None
    sources: tuple[str, ...]
    judged: Mapping[str, Sequence[Judgement]]
    places: Mapping[str, int]


def asked(query: Mapping[str, str]) -> Sieve:
    """The sieve of an address; what it cannot mean is left out."""
    found = {name: query.get(name, "").strip() for name in Sieve.__dataclass_fields__}
    for name in ("least", "most"):
        found[name] = found[name] if found[name].isdecimal() and found[name].isascii() and len(found[name]) <= _LONGEST else ""
    found["state"] = found["state"] if found["state"] in STATES else ""
    found["order"] = found["order"] if found["order"] in ORDERS else ""
    found["proposals"] = "1" if found["proposals"] else ""
    return Sieve(**found)


def bearing(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """The judgements that make a finding judged or deferred, by claim."""
    found: dict[str, list[Judgement]] = {}
    for each in judgements:
        if each.sort in JUDGED or each.sort == "defer":
            for claim in each.about:
                found.setdefault(claim, []).append(each)
    return found


def state(claims: Collection[str], judged: Mapping[str, Sequence[Judgement]]) -> str:
    """`open`, `judged` or `deferred`. Whoever deferred a finding spoke of its claims and of no others."""
    touching = [each for claim in claims for each in judged.get(claim, ())]
    if any(each.sort == "defer" and set(each.about) <= set(claims) for each in touching):
        return "deferred"
    return "judged" if any(each.sort in JUDGED for each in touching) else "open"


def sift(lines: Iterable[Line], sieve: Sieve, around: Around) -> Sifted:
    """The lines that pass. They come `widest_first`, and need no sorting where no other order is asked for."""
    least, most = int(sieve.least or -1), int(sieve.most or 10 ** _LONGEST)
    gaps = bool(sieve.least or sieve.most)
    kinds: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    found = []
    for line in lines:
        if around.persons is not None and line.person not in around.persons:
            continue
        if gaps and (line.gap is None or not least <= line.gap <= most):
            continue
        if around.sources and not all(each in line.speakers for each in around.sources):
            continue
        if sieve.state and state(line.claims, around.judged) != sieve.state:
            continue
        name = name_of(line)
        of_kind = not sieve.kind or sieve.kind in (name, line.kind)
        of_class = not sieve.cls or sieve.cls in line.classes
        if of_class:
            kinds[name] += 1
        if of_kind:
            classes.update(line.classes)
        if of_kind and of_class:
            found.append(line)
    return Sifted(_ordered(found, sieve.order, around.places), kinds, classes)


def widest_first(lines: Iterable[Line]) -> list[Line]:
    """Lines that come in the order of names, so that hard conflicts come first, the widest gap first."""
    return sorted(lines, key=lambda line: (line.kind != "conflict", not line.hard, -(line.gap or 0)))


def _ordered(lines: list[Line], order: str, places: Mapping[str, int]) -> list[Line]:
    match order:
        case "least":
            return sorted(lines, key=lambda line: (line.gap is None, line.gap or 0))
        case "person":
            return sorted(lines, key=lambda line: (places.get(line.person, len(places)), line.place))
        case "class":
            return sorted(lines, key=lambda line: line.classes[:1] or ("~",))
    return lines


def finding_key(kind: str, claims: Iterable[str]) -> str:
    """How an address names one of a person's findings: by its kind and claims, so that it stays the same while others come and go."""
    return hashlib.sha256(" ".join([kind, *sorted(set(claims))]).encode()).hexdigest()[:_KEY]
