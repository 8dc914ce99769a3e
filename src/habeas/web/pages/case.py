"""The case: what is new since the last visit, what waits, what was found, what to do next."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas import questions
from habeas.store import news
from habeas.web import members, naming, summary
from habeas.web.clock import ago, now
from habeas.web.gate import Opened
from habeas.web.roles import Role
from habeas.web.routes import Route

MOST_SPEAKERS = 20  # named here; the page of sources has all


def case(request: HttpRequest, at: Opened) -> HttpResponse:
    """The page."""
    visit = members.visit(at.user, at.id, news.clock(at.store), now(), ago(members.PAUSE_SECONDS))
    fresh = news.since(at.store, visit.since) if visit.since >= 0 else None
    names = naming.names(at)
    speakers = _speakers(at, names)
    return render(request, "case.html", {
        "counts": at.store.counts(), "persons": at.place.persons(), "waiting": at.place.waiting(), "fresh": fresh, "since": visit.since,
        "names": names, "speakers": speakers and [names.sources[id] for id in speakers[:MOST_SPEAKERS]],
        "more": len(speakers or ()) > MOST_SPEAKERS, "lists": questions.list_notes(at.store), **_checks(at)})


def checks(request: HttpRequest, at: Opened) -> HttpResponse:
    """The part of the page with the findings, which asks for itself again until the checks have ended."""
    return render(request, "parts/checks.html", _checks(at))


def _speakers(at: Opened, names: naming.Names) -> list[str] | None:
    """Those who speak or relay in claims, who say most first; None before the first checks have ended. Who speaks in open proposals
    alone is not among them."""
    known = at.round.known
    if known is None:
        return None
    return sorted((id for id in known.told if id in names.sources), key=lambda id: (-known.told[id].claims, names.of(id).casefold()))


def _checks(at: Opened) -> dict[str, Any]:
    round = at.round
    known = round.known
    steps = summary.next_steps(at.store.counts(), at.place.waiting(), known.found.hard if known else (), at.may_write)
    return {"round": round, "known": known, "steps": steps}


ROUTES = (
    Route("case/<case>", "case", case, get=Role.READER),
    Route("case/<case>/checks", "checks", checks, get=Role.READER),
)
