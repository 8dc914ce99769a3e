"""A list that comes again: what a newly read edition changes in what the case holds from that list.

A claim's identity (core.claims) does not hold its value, row or exhibit: an unchanged cell is the same claim, and nothing is
written for it. A changed cell makes a new claim, which replaces the old one of the same mention, column, kind, episode and
bound. A claim whose row or words are gone is ended without a successor. Nothing is ever deleted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from habeas.core.claims import Cell, Claim
from habeas.core.people import Mention
from habeas.intake.rows import RowRecord

SETTLED = ("", "")  # words and reason of an unread cell that can be read now
Ended = tuple[str, str | None]  # claim and what replaces it: "" if nothing does, None if the claim came back

_Slot = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Held:
    """What a case holds from a list: claims that stand and claims that were ended, by id; mentions by id; unread cells as
    (mention, column) with their words and reason."""

    claims: Mapping[str, Claim] = field(default_factory=dict)
    ended: Mapping[str, Claim] = field(default_factory=dict)
    mentions: Mapping[str, Mention] = field(default_factory=dict)
    unread: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows were read; how many of their claims are new, unchanged, read differently than before (`reread`), or came
    back; and how many claims that stood are replaced by another (`corrected`) or gone without one."""

    rows: int = 0
    new: int = 0
    corrected: int = 0
    unchanged: int = 0
    reread: int = 0
    back: int = 0
    gone: int = 0


@dataclass(frozen=True, slots=True)
class Edition:
    """What is to be written: `rows` with only the claims and unread cells that are new or read differently, and the pairs
    `ended`. An unread cell with empty words and reason settles an earlier one. `appeared`, `returned`, `vanished` are mentions.
    """

    rows: tuple[RowRecord, ...]
    ended: tuple[Ended, ...]
    appeared: tuple[str, ...]
    returned: tuple[str, ...]
    vanished: tuple[str, ...]
    tally: Tally

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.rows or self.ended)


def compare(records: Iterable[RowRecord], held: Held) -> Edition:
    """What an edition, given as its rows, changes in what is held. With nothing held, all of it is new."""
    standing = _by_mention(held.claims.values())
    unread = _columns(held.unread)
    seen: set[str] = set()
    rows: list[RowRecord] = []
    ended: list[Ended] = []
    counts = dict.fromkeys(Tally.__slots__, 0)
    for record in records:
        seen.add(record.mention)
        counts["rows"] += 1
        reduced = _reduced(record, held, unread.get(record.mention, frozenset()), counts)
        if reduced:
            rows.append(reduced)
        ended += [(claim.id, None) for claim in record.claims if claim.id in held.ended]
        ended += _endings(record.claims, standing.get(record.mention, []), counts)
    vanished = [mention for mention in standing if mention not in seen]
    gone: list[Ended] = [(claim.id, "") for mention in vanished for claim in standing[mention]]
    counts["gone"] += len(gone)
    arrived = sorted(seen - standing.keys())
    before = _by_mention(held.ended.values())
    return Edition(tuple(rows), (*ended, *gone), tuple(each for each in arrived if each not in held.mentions),
                   tuple(each for each in arrived if each in before), tuple(sorted(vanished)), Tally(**counts))


def _reduced(record: RowRecord, held: Held, unread: frozenset[str], counts: dict[str, int]) -> RowRecord | None:
    """The row with only what must be written of it; None if that is nothing. Counts what each claim is."""
    claims = []
    for claim in record.claims:
        known = held.claims.get(claim.id) or held.ended.get(claim.id)
        same = known is not None and (known.value, known.place) == (claim.value, claim.place)
        counts["back" if claim.id in held.ended else "new" if known is None else "unchanged" if same else "reread"] += 1
        if not same:
            claims.append(claim)
    now = {column: (words, why) for column, words, why in record.unread}
    cells = [(column, *said) for column, said in now.items() if held.unread.get((record.mention, column)) != said]
    cells += [(column, *SETTLED) for column in sorted(unread - now.keys())]
    known_as = held.mentions.get(record.mention)
    renamed = known_as is None or (known_as.name, known_as.refers) != (record.name, record.refers)
    return replace(record, claims=tuple(claims), unread=tuple(cells)) if claims or cells or renamed else None


def _endings(claims: Iterable[Claim], standing: list[Claim], counts: dict[str, int]) -> list[Ended]:
    """The claims that stood in a row and are not in it any more, each with the new claim of its slot."""
    now = {claim.id for claim in claims}
    stood = {claim.id for claim in standing}
    successors: dict[_Slot, list[str]] = defaultdict(list)
    for claim in claims:
        if claim.id not in stood:
            successors[_slot(claim)].append(claim.id)
    ended: list[Ended] = []
    for claim in standing:
        if claim.id in now:
            continue
        heirs = successors[_slot(claim)]
        by = (heirs.pop(0) if len(heirs) > 1 else heirs[0]) if heirs else ""
        counts["corrected" if by else "gone"] += 1
        ended.append((claim.id, by))
    return ended


def _slot(claim: Claim) -> _Slot:
    assert isinstance(claim.passage, Cell)
    return claim.mention, claim.passage.column, claim.kind, claim.episode, claim.bound


def _by_mention(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Claims by mention, without those that were recorded by hand from a document."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.passage, Cell):
            found[claim.mention].append(claim)
    return found


def _columns(unread: Mapping[tuple[str, str], tuple[str, str]]) -> dict[str, frozenset[str]]:
    """The columns that are unread now, by mention."""
    found: dict[str, set[str]] = defaultdict(set)
    for (mention, column), said in unread.items():
        if said != SETTLED:
            found[mention].add(column)
    return {mention: frozenset(columns) for mention, columns in found.items()}
