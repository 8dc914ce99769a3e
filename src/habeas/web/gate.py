"""One gate for each noun: what an address names is given to a page only if the user may see it.

A stranger to a case learns nothing, not even that it is there: everything is `NotThere`, which becomes 404. Somebody of the case who may
not do what is asked gets `NotAllowed`, which becomes 403.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from habeas.actions.hand import Hand
from habeas.core.claims import Claim
from habeas.core.judgements import Judgement
from habeas.core.people import Exhibit, Person, Source
from habeas.core.proposals import Filed
from habeas.store import lookup
from habeas.store.case import CaseStore
from habeas.web import found as finding_of
from habeas.web import members, naming, shelf, veil
from habeas.web.clock import now
from habeas.web.exporting import Export
from habeas.web.found import Found
from habeas.web.roles import Role, User
from habeas.web.rounds import Round
from habeas.web.snapshot import Snapshot
from habeas.web.waiting import WaitingList

T = TypeVar("T")


class NotThere(Exception):
    """What the address names is not there, for this user."""


class NotAllowed(Exception):
    """The user may look, but not do this; or nobody may, and its words say why."""


class Withheld(NotAllowed):
    """A file that the user may not have: it names a confidential source, or could."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A case that a user may see: who, in which role, the store, and where it stands on the shelf."""

    user: User
    role: Role
    store: CaseStore
    place: shelf.Shelved

    @property
    def id(self) -> str:
        """The case's id, as addresses name it."""
        return self.store.case

    @property
    def may_write(self) -> bool:
        """Whether the user may change anything."""
        return self.role >= Role.EDITOR

    @property
    def snapshot(self) -> Snapshot:
        """How the case stands now."""
        return self.place.snapshot()

    @property
    def round(self) -> Round:
        """The checks of all persons, which may be going on."""
        return self.place.round()

    def hand(self) -> Hand:
        """The user as the ledger's author, now."""
        return Hand(self.user.name, now())


def case(user: User, id: str, least: Role) -> Opened:
    """The case with an id. Raises NotThere, NotAllowed, and what opening a case raises."""
    known = members.case_of(user, id)
    if known is None:
        raise NotThere
    if known.role < least:
        raise NotAllowed
    found = shelf.shelved(id, known.folder)
    return Opened(user, known.role, found.store, found)


def person(at: Opened, id: str) -> Person:
    """The person with a mention of that key. Raises NotThere."""
    return _there(at.snapshot.person_by_key.get(id))


def exhibit(at: Opened, id: str) -> Exhibit:
    """The exhibit with a digest. Raises NotThere."""
    return _there(at.store.exhibits([id]).get(id))


def claim(at: Opened, id: str) -> Claim:
    """The claim with an id. Raises NotThere."""
    return _there(lookup.claim(at.store, veil.meant(at, id)))


def judgement(at: Opened, id: str) -> Judgement:
    """The judgement with an id, withdrawn or not. Raises NotThere."""
    return _there(lookup.judgement(at.store, id))


def source(at: Opened, id: str) -> Source:
    """The source with a key, as this user may know it. Raises NotThere."""
    names = naming.names(at)
    return _there(next((each for each in names.sources.values() if names.key(each.id) == id), None))


def waiting(at: Opened, id: str) -> WaitingList:
    """The list with an id that was sent and waits for its mapping. Raises NotThere."""
    return _there(at.place.tray.lists.get(id))


def finding(at: Opened, id: str) -> Found:
    """The finding with an id, which its person may no longer have. Raises NotThere where there is no such person."""
    return _there(finding_of.find(at, id))


def proposal(at: Opened, id: str) -> Filed:
    """The proposal with an id, decided or not. Raises NotThere, also where its reader no longer makes it."""
    return _there(lookup.proposal(at.store, veil.meant(at, id)))


def export(at: Opened, id: str) -> Export:
    """The export with an id, ready or not. Raises NotThere, also once it was thrown away."""
    return _there(at.place.exports.find(id))


GATES: Mapping[str, Callable[[Opened, str], Any]] = {
    "person": person, "exhibit": exhibit, "claim": claim, "judgement": judgement, "source": source, "proposal": proposal,
    "waiting": waiting, "finding": finding, "export": export}


def _there(found: T | None) -> T:
    if found is None:
        raise NotThere
    return found
