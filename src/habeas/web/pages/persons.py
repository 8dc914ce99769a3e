"""The persons of a case: searched by name, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas.core.people import Person
from habeas.web.gate import Opened
from habeas.web.paging import part
from habeas.web.roles import Role
from habeas.web.rounds import untouched
from habeas.web.routes import Route
from habeas.web.summary import Line, Lines
from habeas.web.telling import spaced


@dataclass(frozen=True, slots=True)
class Entry:
    """A person in the list; `hard` and `others` are None until the checks know the person as it is now."""

    person: Person
    names: tuple[str, ...]
    places: tuple[str, ...]
    hard: int | None
    others: int | None


def persons(request: HttpRequest, at: Opened) -> HttpResponse:
    """The list."""
    text = request.GET.get("q", "").strip()
    found = part(request, at.snapshot.called(text))
    lines = _lines(at)
    shown = [_entry(at, each, lines.get(each.id)) for each in found.members]
    return render(request, "persons.html", {"q": text, "part": found, "shown": shown, "waits": any(each.hard is None for each in shown)})


def _lines(at: Opened) -> Lines:
    """The findings of those whom the checks know as they are now."""
    known, now = at.round.known, at.snapshot
    if known is None:
        return {}
    return known.lines if known.snapshot.heads == now.heads else untouched(at.store, now, known)


def _entry(at: Opened, person: Person, lines: tuple[Line, ...] | None) -> Entry:
    mentions = [at.snapshot.now.mentions[each] for each in person.mentions]
    names = tuple(dict.fromkeys(spaced(each.name) for each in mentions if each.name and spaced(each.name) != spaced(person.name)))
    hard = None if lines is None else sum(1 for each in lines if each.hard)
    return Entry(person, names, tuple(dict.fromkeys(each.place for each in mentions)), hard,
                 None if lines is None or hard is None else len(lines) - hard)


ROUTES = (Route("case/<case>/persons", "persons", persons, get=Role.READER),)
