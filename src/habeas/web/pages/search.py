"""Searching a case: persons, claims, documents and exhibits, with the words that were searched for marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas import searching
from habeas.core.claims import Claim, Extract
from habeas.core.people import Person
from habeas.core.terms import Snippet
from habeas.searching import GROUPS, Found, Said
from habeas.store.search import MOST
from habeas.web import naming, routes
from habeas.web.gate import Opened
from habeas.web.naming import Names
from habeas.web.roles import Role
from habeas.web.routes import Route

SHORT, LONG = 8, 50  # results of each group where all are shown, and of one alone
LONGEST = 500  # characters that are looked at


@dataclass(frozen=True, slots=True)
class Hit:
    """A person that was found: the name that fits, and whether it is written a little otherwise than was asked."""

    person: Person
    name: str
    similar: bool


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim that was found: its place, of whom, who says it, where it stands (an address, where there is one), whether a later
    edition ended it."""

    claim: Claim
    snippet: Snippet
    place: Snippet | None
    person: Person | None
    speaker: str
    address: str
    ended: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that was found."""

    name: str
    snippet: Snippet
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one sort: `total` in all, `more` than that if they were not all counted; the addresses of all of them, and of the
    parts around this one."""

    name: str
    rows: list[Any]
    total: int
    more: bool
    all: str
    before: str
    after: str


def search(request: HttpRequest, at: Opened) -> HttpResponse:
    """The page."""
    text = request.GET.get("q", "").strip()[:LONGEST]
    only = request.GET.get("in", "")
    only = only if only in GROUPS else ""
    state = at.place.upkeep.ready(naming.cover(at))
    wanted = searching.understood(text)
    groups: list[Group] = []
    names = naming.names(at)
    if text and state.index and not wanted.empty:
        page = int(number) if (number := request.GET.get("page", "1")).isdecimal() and len(number) < 5 else 1
        size, first = (LONG, LONG * (max(page, 1) - 1)) if only else (SHORT, 0)
        found = searching.find(at.store, state.index, wanted, size, first, groups=(only,) if only else GROUPS, hide=names.text)
        shown = (text, only, size, first)
        groups = [each for name in found.totals if (each := _group(at, found, name, names, shown)).total]
    return render(request, "search.html", {
        "q": text, "only": only, "groups": groups, "work": state.work, "index": state.index, "here": request.get_full_path()})


def _group(at: Opened, found: Found, name: str, names: Names, shown: tuple[str, str, int, int]) -> Group:
    text, only, size, first = shown
    total = found.totals[name]
    rows: list[Any] = []
    match name:
        case "persons":
            everybody = _persons(at, found)
            rows, total = everybody[first:first + size], len(everybody)
        case "claims":
            now = at.snapshot.now
            rows = [_saying(at, each, names) for each in found.claims if each.claim.id not in now.misread]
        case "documents":
            kept = at.store.exhibits([each.leaf.exhibit for each in found.documents])
            rows = [Reading(names.text(kept[each.leaf.exhibit].name), each.snippet, _place(at, each.leaf.exhibit, each.at, each.snippet))
                    for each in found.documents if each.leaf.exhibit in kept]
        case "exhibits":
            kept = at.store.exhibits(found.exhibits)
            rows = [(names.text(kept[each].name), kept[each].media_type, _place(at, each, 0, None))
                    for each in found.exhibits if each in kept]

    def address(page: int) -> str:
        return f"?{urlencode({'q': text, 'in': name, 'page': page})}"

    last = min(total, MOST) <= first + size
    return Group(name, rows, min(total, MOST) if total > MOST and name != "persons" else total, total > MOST and name != "persons",
                 address(1) if not only and total > len(rows) else "", address(first // size) if only and first else "",
                 "" if last or not only else address(first // size + 2))


def _persons(at: Opened, found: Found) -> list[Hit]:
    now, hits = at.snapshot.now, {}
    for each in found.persons:
        person = now.person_by_id.get(now.people.person_of.get(each.mention, ""))
        if person and person.id not in hits:
            hits[person.id] = Hit(person, now.mentions[each.mention].name, each.distance > 1)
    return list(hits.values())


def _saying(at: Opened, found: Said, names: Names) -> Saying:
    now, claim, passage = at.snapshot.now, found.claim, found.claim.passage
    person = now.person_by_id.get(now.people.person_of.get(claim.mention, ""))
    address = _place(at, passage.exhibit, passage.start, found.snippet) if isinstance(passage, Extract) else ""
    return Saying(claim, found.snippet, found.place, person, names.of(claim.speaker), address, claim.id in now.ended)


def _place(at: Opened, exhibit: str, offset: int, snippet: Snippet | None) -> str:
    """The address of a place in a document, where there is a page for it. The browser finds the words by themselves too."""
    if "reading exhibit" not in routes.routes():
        return ""
    words = next((text for text, marked in snippet.parts() if marked), "") if snippet else ""
    found = f"{routes.reverse('reading exhibit', at.id, exhibit)}?at={offset}"
    return f"{found}#:~:text={quote(words, safe='')}" if words else found


ROUTES = (Route("case/<case>/search", "search", search, get=Role.READER),)
