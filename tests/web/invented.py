"""An invented case small enough to be made for each test, and people who come to see it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from habeas import questions
from habeas.actions.judging import judge
from habeas.actions.linking import link
from habeas.actions.recording import Document, Saying, record
from habeas.core.claims import Cell
from habeas.core.when import parse
from habeas.store.case import CaseStore
from habeas.store.proposals import open_proposals
from habeas.web import settings
from tests.actions.invented import HAND, both, new_case
from tests.web import papers

settings.start()

from django.test import Client  # noqa: E402

from habeas.web import accounts, found, members, shelf  # noqa: E402
from habeas.web.clock import now  # noqa: E402
from habeas.web.exporting import Choice  # noqa: E402
from habeas.web.roles import Role, User  # noqa: E402
from habeas.web.snapshot import key  # noqa: E402
from habeas.web.waiting import Format, WaitingList  # noqa: E402

PORT = "no;Name;Date of arrest;Released;Sex\n1;Brand, Ada;13/05/1977;03/06/1977;F\n2;Ilmar, Teo;sometime;;M\n"
LETTER = "Her sister writes: Ada Brand was taken on 12 May 1977.\n<script>alert(1)</script>\n"


@dataclass(frozen=True, slots=True)
class Made:
    """A case, and what addresses name in it: Ada, on whose arrest two registers differ, a letter, its claim, a judgement, a source."""

    id: str
    folder: Path
    person: str
    exhibit: str
    claim: str
    judgement: str
    source: str

    @property
    def finding(self) -> str:
        """The first finding on the person, as addresses name it."""
        place = shelf.shelved(self.id, self.folder)
        now = place.snapshot().now
        file = next(questions.files(place.store, now, [place.snapshot().person_by_key[self.person]]))
        first = file.check.findings[0]
        return found.address(file.person.id, first.kind, tuple(claim.id for claim in first.claims), False)

    @property
    def cell(self) -> str:
        """A claim that stands in a row of a list."""
        claims = shelf.shelved(self.id, self.folder).store.claims()
        return next(each.id for each in claims if isinstance(each.passage, Cell))

    @property
    def proposal(self) -> str:
        """A proposal that waits for a decision; made now if there is none."""
        store = shelf.shelved(self.id, self.folder).store
        if not open_proposals(store):
            papers.paper(store)
        return papers.waiting(store).id

    @property
    def export(self) -> str:
        """An export that is ready; made now if there is none."""
        exports = shelf.shelved(self.id, self.folder).exports
        if not exports.made:
            exports.start(Choice("lines"), "Ines", now())
            exports.settle()
        return exports.made[0].id

    @property
    def waiting(self) -> str:
        """A list that waits for its mapping; sent now if there is none."""
        tray = shelf.shelved(self.id, self.folder).tray
        if not tray.lists:
            found = WaitingList("a1b2c3d4e5f6", "port.csv", tray.spool.put(PORT.encode()), "Ines")
            tray.lists[found.id] = found
            found.draft(tray.store, Format())
            found.settle()
        return next(iter(tray.lists))


def made(folder: Path) -> Made:
    """A case that this installation knows: two registers joined by the rule, a letter with one claim, one judgement."""
    return remembered(build(folder))


def remembered(case: Made) -> Made:
    """A case, now known to this installation."""
    with CaseStore.open(case.folder) as store:
        members.remember(store.case, store.folder, store.title, now())
    return case


def build(folder: Path) -> Made:
    """The case by itself."""
    with new_case(folder) as store:
        both(store)
        link(store, HAND)
        ada = questions.person(questions.standing(store), "Ada Brand")
        saying = Saying("Ada's sister", "was taken on 12 May 1977", "arrest", parse("1977-05-12"))
        claim = record(store, saying, ada, Document(LETTER.encode(), "letter.html", "text/html", LETTER), HAND)
        judgement = judge(store, "prefer", [claim.id], "she was there", HAND)
        return Made(store.case, store.folder, key(ada.id), claim.passage.exhibit, claim.id, judgement, key(claim.speaker))


def ada(store: CaseStore) -> str:
    """The id of the person on whom the registers differ."""
    return questions.person(questions.standing(store), "Ada Brand").id


def client() -> Client:
    """A browser without any session."""
    return Client(headers={"host": "127.0.0.1"}, raise_request_exception=False)


def inside(name: str, case: Made | None = None, role: Role | None = None, host: bool = False) -> Client:
    """A browser in which somebody is logged in, who may have a role in a case."""
    user = accounts.user_called(name, host)
    if case is not None and role is not None:
        members.admit(user, case.id, role)
    return logged_in(user)


def logged_in(user: User) -> Client:
    """A browser in which a user has followed a login link."""
    browser = client()
    assert browser.get(f"/login/{accounts.ticket(user)}").status_code == 302
    return browser
