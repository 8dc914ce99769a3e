"""Persons who may be one: candidates by name with what tells them apart, and what joining two of them did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from habeas import questions, searching
from habeas.actions import parting
from habeas.core.claims import Claim
from habeas.core.judgements import Judgement
from habeas.core.people import Mention, Person
from habeas.drafting.words import words
from habeas.store import lookup, search
from habeas.web import naming
from habeas.web.gate import Opened
from habeas.web.routes import reverse
from habeas.web.snapshot import key
from habeas.web.spoken import told
from habeas.web.telling import spaced

MOST = 20  # persons that are offered
TELLING = ("birth", "arrest")  # kinds of claims by which persons of one name are told apart


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person with what tells them from others: names as written, rows and documents, who speaks, claims on birth and arrest (and
    who makes them), and the judgements in force that it is not the person with whom it is compared."""

    person: Person
    names: tuple[str, ...]
    places: tuple[str, ...]
    speakers: tuple[str, ...]
    dates: tuple[tuple[Claim, str], ...]
    apart: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Offered:
    """Persons found by name, the nearest first; how many more there are; whether all names could be looked through for similar ones."""

    persons: Sequence[Person]
    more: int
    tolerant: bool


@dataclass(frozen=True, slots=True)
class Twin:
    """A person of the same name, where they are first spoken of, and the page that joins them to the other ("" if that is nobody yet)."""

    person: Person
    place: str
    address: str


@dataclass(frozen=True, slots=True)
class Joined:
    """A judgement that two entries are one person's, these entries with where they stand, and how many judgements it took back."""

    judgement: Judgement
    entries: tuple[tuple[Mention, str], ...]
    taken_back: int


def offered(at: Opened, who: Person, text: str) -> Offered:
    """Who has a name like what was typed, but for one person. Until the case is searchable: who has these very words."""
    index = at.place.upkeep.ready(naming.cover(at)).index
    now = at.snapshot.now
    if index is None:
        found = at.snapshot.called(text)
    else:
        mentions = [each.mention for each in search.persons(index, searching.understood(text))]
        ids = dict.fromkeys(now.people.person_of[each] for each in mentions if each in now.people.person_of)
        found = [now.person_by_id[each] for each in ids]
    others = [each for each in found if each.id != who.id]
    return Offered(others[:MOST], max(0, len(others) - MOST), index is not None)


def candidates(at: Opened, persons: Sequence[Person], who: Person) -> list[Candidate]:
    """Persons with what tells them apart."""
    now, names, where = at.snapshot.now, naming.names(at), _places(at)
    out = {*now.ended, *now.misread, *(about for each in now.judgements if each.sort == "reject" for about in each.about)}
    said: dict[str, list[Claim]] = defaultdict(list)
    for claim in at.store.claims([mention for person in persons for mention in person.mentions]):
        if claim.id not in out:
            said[now.people.person_of[claim.mention]].append(claim)

    def candidate(person: Person) -> Candidate:
        claims, mentions = said[person.id], [now.mentions[each] for each in person.mentions]
        return Candidate(
            person, _once(spaced(each.name) for each in mentions if each.name), _once(map(where, mentions)),
            _once(names.of(each.speaker) for each in claims), tuple((each, names.of(each.speaker)) for each in _told(claims)),
            tuple(parting.apart(now.judgements, (who.mentions, person.mentions))) if person.id != who.id else ())

    return [candidate(each) for each in persons]


def _places(at: Opened) -> Callable[[Mention], str]:
    """In words, where a mention stands: the row of a list, or the document."""
    titles = {note.id: note.title for note in questions.list_notes(at.store)}

    def where(mention: Mention) -> str:
        if mention.row:
            return f"{titles.get(mention.place, mention.place)}, {words(told())('row {}', mention.row)}"
        document = lookup.exhibit(at.store, mention.place)
        return document.name if document and document.name else mention.place[:10]

    return where


def _told(claims: Iterable[Claim]) -> list[Claim]:
    return sorted((each for each in claims if each.kind in TELLING), key=lambda each: TELLING.index(each.kind))


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def joined(at: Opened, who: Person, id: str) -> Joined | None:
    """What a judgement that stands did, where it joined entries of this person."""
    found = lookup.judgement(at.store, id) if id else None
    if found is None or found.sort != "same" or not set(found.about) <= set(who.mentions):
        return None
    withdrawals = at.store.withdrawals()
    if any(each.judgement == id for each in withdrawals):
        return None
    where, mentions = _places(at), at.snapshot.now.mentions
    same = (found.author, found.time, found.reason)
    return Joined(found, tuple((mentions[each], where(mentions[each])) for each in found.about),
                  sum((each.author, each.time, each.reason) == same for each in withdrawals))


def address(at: Opened, one: Person, other: Person | None = None) -> str:
    """The page that says that a person is the same as somebody else, who may be chosen there already."""
    page = reverse("same person", at.id, key(one.id))
    return f"{page}?{urlencode({'other': key(other.id)})}" if other else page


def namesakes(at: Opened, name: str, mention: str = "") -> list[Twin]:
    """Persons of the case with the same name; not the one who has a mention. Where this user gets a label in place of the name, nobody:
    who has the same one would tell whose label it is."""
    if naming.names(at).text(name) != name:
        return []
    now = at.snapshot.now
    own = now.person_by_id.get(now.people.person_of.get(mention, ""))
    found = [each for each in at.snapshot.namesakes.of(name) if each != own]
    where = _places(at) if found else None
    return [Twin(each, where(now.mentions[each.id]) if where else "", address(at, own, each) if own else "") for each in found[:MOST]]


def twins(at: Opened, claim: Claim | None) -> list[Twin]:
    """The others of the same name as a claim's person."""
    mentions = at.snapshot.now.mentions
    return namesakes(at, mentions[claim.mention].name, claim.mention) if claim and claim.mention in mentions else []
