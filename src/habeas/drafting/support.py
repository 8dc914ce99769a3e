"""What the claims support, in the order in which a reader needs it: what holds first, then what is contested, then single voices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.checking.findings import VERDICTS, Verdict
from habeas.core.claims import Claim
from habeas.core.judgements import Judgement
from habeas.core.kinds import KINDS
from habeas.core.values import Coded
from habeas.core.when import When
from habeas.drafting.casefile import PersonFile

# Headings with the verdict words that stand under them. Every word has its place: nothing is left out.
GROUPS = (
    ("Agreed or corroborated", ("corroborated", "agreed")),
    ("Contested", ("contested",)),
    ("Outweighed by other origins", ("outweighed",)),
    ("Impossible by the order of events", ("impossible",)),
    ("Superseded by another event", ("superseded",)),
    ("Corrected by a later edition", ("corrected",)),
    ("Undecided", ("undecided",)),
    ("Neither supported nor excluded", ("open",)),
    ("One origin alone says so", ("one origin",)),
)
SINGLE = "One origin alone says so"

_ORDER = {kind: place for place, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said, by all who say it, and the verdict on it."""

    verdict: Verdict
    claims: tuple[Claim, ...]

    @property
    def kind(self) -> str:
        """The kind of claim; claims that say the same are of one kind."""
        return self.claims[0].kind


def supported(file: PersonFile) -> Iterator[tuple[str, tuple[Said, ...]]]:
    """The groups that hold something, each with what was said: in the vocabulary's order of kinds, the earliest date first.

    Names as they are written stand in a line of their own in every draft, and not here once more."""
    said = tuple(each for each in weighed(file) if each.kind != "name")
    for heading, words in GROUPS:
        found = [each for each in said if each.verdict.word in words]
        if found:
            yield heading, tuple(sorted(found, key=_place))


def weighed(file: PersonFile) -> Iterator[Said]:
    """Every verdict of the check with its claims."""
    by_id = {claim.id: claim for claim in file.claims}
    for verdict in file.check.verdicts:
        yield Said(verdict, tuple(by_id[each] for each in verdict.claims))


def bearing(file: PersonFile) -> tuple[Judgement, ...]:
    """The judgements in force that bear on the person: of those about sources, only the ones that change who counts as an origin here."""
    reached = {claim.speaker for claim in file.claims}
    copied = [each for each in file.judgements if each.sort == "copied"]
    for _ in copied:  # along chains of copies, whatever the order in which they were judged
        reached |= {each.about[0] for each in copied if reached & set(each.about[1:])}
    return tuple(each for each in file.judgements
                 if (each.sort != "confirm" or len(set(each.about)) > 1)  # that a claim was confirmed as it was read is the rule
                 and (each.sort != "copied" or reached & set(each.about[1:]))
                 and (each.sort != "independent" or len(reached & set(each.about)) > 1))


def counted(verdicts: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """How many verdicts there are of each word, by kind of claim; from pairs of a word and a kind. In the order of `VERDICTS`."""
    found = Counter(verdicts)
    kinds = sorted({kind for _, kind in found}, key=lambda kind: _ORDER[kind])
    return {word: {kind: found[word, kind] for kind in kinds if (word, kind) in found}
            for word in VERDICTS if any(each == word for each, _ in found)}


def _place(said: Said) -> tuple[int, int]:
    return _ORDER[said.kind], _day(said.claims[0])


def _day(claim: Claim) -> int:
    when = claim.value.at if isinstance(claim.value, Coded) else claim.value
    return (when.earliest or when.latest or 0) if isinstance(when, When) else 0
