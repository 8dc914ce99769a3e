"""Proposals are decided on by people: confirmed as they stand, confirmed corrected, or rejected. All of it can be withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from habeas.actions.hand import Hand
from habeas.actions.judging import judged
from habeas.actions.naming import mention_of, source_of
from habeas.core.claims import Claim
from habeas.core.errors import AlreadyDecided, Replaced
from habeas.core.people import Mention, Person
from habeas.core.proposals import Filed
from habeas.core.records import claim_json, mention_json, source_json
from habeas.core.values import Json, Value
from habeas.core.when import When
from habeas.linking.documents import ABOUT, about_name, main_person
from habeas.linking.names import name_key
from habeas.linking.persons import in_force
from habeas.questions import Standing, short, standing
from habeas.store import documents
from habeas.store.case import CaseStore
from habeas.store.proposals import made

Batch = list[tuple[str, list[Json]]]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says instead of what was read; None: as it was read. `person` is one of the case, or the name of somebody else."""

    person: Person | str | None = None
    kind: str | None = None
    value: Value | None = None
    speaker: str | None = None
    said: When | None = None
    affirmed: bool | None = None
    place: str | None = None
    bound: str | None = None
    episode: str | None = None
    relay: tuple[str, ...] | None = None
    hedge: str | None = None


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A claim that a proposal became, the judgement that made it one, and the person of the case whom its mention was joined to ("": it was
    known before, or is somebody new)."""

    claim: Claim
    judgement: str
    joined: str = ""


def confirm(store: CaseStore, filed: Filed, correction: Correction | None, hand: Hand, reason: str = "") -> Confirmed:
    """Make a proposal a claim, as it stands or corrected. Raises AlreadyDecided, Replaced, UnfitValue before anything is written."""
    _open(store, [filed])
    if correction is None:
        return confirm_all(store, [filed], hand, reason)[0]
    batch: Batch = []
    claim, mention = _corrected(store, filed, correction, batch)
    batch.append(("proposal.confirmed", [_confirmation(filed, claim, mention, reason)]))
    joins = _joins(store, [mention] if mention.id == filed.mention.id else [])
    if isinstance(correction.person, Person) and mention.id not in correction.person.mentions:
        joins = {mention.id: (correction.person.id, "confirmed as speaking of this person")}
    return _written(store, batch, [claim], joins, hand)[0]


def confirm_all(store: CaseStore, filed: Sequence[Filed], hand: Hand, reason: str = "") -> list[Confirmed]:
    """Make proposals claims as they stand, in one entry. Raises AlreadyDecided, Replaced before anything is written."""
    _open(store, filed)
    if not filed:
        return []
    parts = [_confirmation(each, each.claim, each.mention, reason) for each in filed]
    joins = _joins(store, list({each.mention.id: each.mention for each in filed}.values()))
    return _written(store, [("proposal.confirmed", parts)], [each.claim for each in filed], joins, hand)


def reject(store: CaseStore, filed: Filed, reason: str, hand: Hand) -> str:
    """Leave a proposal out; the judgement's id. Raises AlreadyDecided, Replaced."""
    return reject_all(store, [filed], reason, hand)[0]


def reject_all(store: CaseStore, filed: Sequence[Filed], reason: str, hand: Hand) -> list[str]:
    """Leave proposals out, in one entry; the judgements' ids. Raises AlreadyDecided, Replaced before anything is written."""
    _open(store, filed)
    if not filed:
        return []
    entry = store.append("claims.judged", [judged("reject", [each.id], reason) for each in filed], hand.author, hand.time)
    return [f"{entry.digest}.{position}" for position in range(len(filed))]


def _open(store: CaseStore, filed: Sequence[Filed]) -> None:
    """Raise AlreadyDecided or Replaced where a proposal is not open."""
    wanted = {each.id for each in filed}
    for each in in_force(store.judgements(), {each.judgement for each in store.withdrawals()}):
        if each.sort in ("confirm", "reject") and each.about[0] in wanted:
            raise AlreadyDecided(each.about[0][:10], each.sort, short(each.id))
    replaced = wanted - made(store, wanted)
    if replaced:
        raise Replaced(min(replaced)[:10])


def _confirmation(filed: Filed, claim: Claim, mention: Mention, reason: str) -> Json:
    return {"proposal": filed.id, "claim": claim_json(claim), "mention": mention_json(mention), "reason": reason}


def _corrected(store: CaseStore, filed: Filed, correction: Correction, batch: Batch) -> tuple[Claim, Mention]:
    """The claim as corrected, and its mention; speakers who are new to the case are put into the batch."""
    mention = filed.mention if correction.person is None else mention_of(store, filed.mention.place, correction.person)
    speaker, relay = filed.claim.speaker, filed.claim.relay
    if correction.speaker is not None or correction.relay is not None:
        known = store.sources()
        via = relay if correction.relay is None else correction.relay
        named = [source_of(known, each) for each in (correction.speaker or speaker, *via)]
        speaker, relay = named[0].id, tuple(each.id for each in named[1:])
        fresh = {each.id: each for each in named if known.get(each.id) != each}
        if fresh:
            batch.append(("source.named", [source_json(each) for each in fresh.values()]))
    told = {name: given for name in ("kind", "value", "said", "affirmed", "place", "bound", "episode", "hedge")
            if (given := getattr(correction, name)) is not None}
    return replace(filed.claim, mention=mention.id, speaker=speaker, relay=relay, **told), mention


def _joins(store: CaseStore, mentions: Sequence[Mention]) -> dict[str, tuple[str, str]]:
    """For each mention that is new to the case and the main person of a document described as being about somebody of the case: that
    person, and the reason."""
    known = {each.id for each in store.mentions([each.id for each in mentions])}
    fresh = [each for each in mentions if each.id not in known]
    said = documents.descriptions(store, {each.place for each in fresh}) if fresh else {}
    about = {exhibit: each.value for exhibit, all_said in said.items() for each in all_said if each.field == "about" and each.confirmed}
    now: Standing | None = None
    found: dict[str, tuple[str, str]] = {}
    for each in fresh:
        if each.place in about:
            now = now or standing(store)
            name = about_name(now.mentions, about[each.place])
            whom = main_person(now.people.persons, now.mentions, about[each.place])
            if whom and name_key(name) == name_key(each.name):
                found[each.id] = whom.id, ABOUT
    return found


def _written(store: CaseStore, batch: Batch, claims: Sequence[Claim], joins: dict[str, tuple[str, str]], hand: Hand) -> list[Confirmed]:
    """Append the batch, which ends with the confirmations of these claims, and then the judgements that join their mentions."""
    place = len(batch) - 1
    if joins:
        batch.append(("mentions.judged", [judged("same", (person, mention), reason) for mention, (person, reason) in joins.items()]))
    entry = store.append_all(batch, hand.author, hand.time)[place]
    return [Confirmed(claim, f"{entry.digest}.{position}", joins.get(claim.mention, ("", ""))[0]) for position, claim in enumerate(claims)]
