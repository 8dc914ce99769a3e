"""Who says how much, whom sources relay, with whom they agree and differ: counted over all persons. Pure: plain values in and out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import NamedTuple

from habeas.drafting.casefile import PersonFile
from habeas.web.summary import Lines


class Voice(NamedTuple):
    """Who says something of which kind, and through whom."""

    speaker: str
    kind: str
    relay: tuple[str, ...]


class Heard(NamedTuple):
    """What is said of one person: a voice for each claim ever made, and the speakers of everything that several say alike."""

    voices: tuple[Voice, ...]
    alike: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What one source says: number of claims by kind, the persons; whom it relays and who relays it, with how many claims; with whom it
    says the same and how often, with whom it is in one conflict and in how many; how many conflicts it is in."""

    kinds: Mapping[str, int]
    persons: tuple[str, ...]
    relays: Mapping[str, int]
    relayed: Mapping[str, int]
    agrees: Mapping[str, int]
    differs: Mapping[str, int]
    conflicts: int

    @property
    def claims(self) -> int:
        """How many claims it makes."""
        return sum(self.kinds.values())


NOTHING = Told({}, (), {}, {}, {}, {}, 0)


def heard(file: PersonFile) -> Heard:
    """What is said of a person. That two write the same name is no agreement about what happened."""
    speaker = {claim.id: claim.speaker for claim in file.claims if claim.kind != "name"}
    said = (tuple(sorted({speaker[each] for each in verdict.claims if each in speaker})) for verdict in file.check.verdicts)
    return Heard(tuple(Voice(claim.speaker, claim.kind, claim.relay) for claim in file.claims),
                 tuple(speakers for speakers in said if len(speakers) > 1))


def gathered(everybody: Mapping[str, Heard], lines: Lines) -> Mapping[str, Told]:
    """The same by source: every source that speaks or relays."""
    kinds, relays, relayed, agrees, differs = (_counters() for _ in range(5))
    persons: dict[str, dict[str, None]] = defaultdict(dict)
    conflicts: Counter[str] = Counter()
    for person, said in everybody.items():
        for voice in said.voices:
            kinds[voice.speaker][voice.kind] += 1
            persons[voice.speaker][person] = None
            for each in voice.relay:
                relays[each][voice.speaker] += 1
                relayed[voice.speaker][each] += 1
        _pairs(said.alike, agrees)
    for found in lines.values():
        for line in found:
            if line.kind == "conflict":
                conflicts.update(line.speakers)
                _pairs([line.speakers], differs)
    names = dict.fromkeys([*kinds, *relays])
    return {name: Told(kinds[name], tuple(persons[name]), relays[name], relayed[name], agrees[name], differs[name], conflicts[name])
            for name in names}


def _counters() -> dict[str, Counter[str]]:
    return defaultdict(Counter)


def _pairs(groups: Iterable[tuple[str, ...]], into: dict[str, Counter[str]]) -> None:
    for group in groups:
        for one, other in permutations(group, 2):
            into[one][other] += 1
