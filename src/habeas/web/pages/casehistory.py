"""The history of a case: what was written on which day, whom the latest of it touches, and what the case held on a day."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from habeas.core.errors import BadValue
from habeas.core.people import Person
from habeas.store import news
from habeas.web import moments, past
from habeas.web.gate import Opened
from habeas.web.paging import part
from habeas.web.roles import Role
from habeas.web.routes import Route
from habeas.web.spoken import told
from habeas.web.touched import touched

DAYS = 30  # on a page
MOST = 100  # persons that are named
COUNTED = ("mention", "claim", "judgement", "withdrawal", "source", "exhibit", "proposal")


def written(request: HttpRequest, at: Opened) -> HttpResponse:
    """The page; `since` (a clock) leaves out what was written up to then, `as-of` (a day) asks what the case held. Raises BadValue."""
    since = request.GET.get("since", "")
    after = int(since) if since.isdecimal() and len(since) < 12 else -1
    days = [(day, list(group)) for day, group in groupby(news.days(at.store, after), key=lambda each: each.day)]
    shown = part(request, days, DAYS)
    return render(request, "history.html", {
        "part": shown, "days": shown.members, "after": after, "persons": _persons(at, after) if after >= 0 else None, "most": MOST,
        **_then(request, at)})


def _persons(at: Opened, after: int) -> list[Person] | None:
    """Whom what was written since touches, in order of name; None where that is everybody, or cannot be told in short."""
    mentions = touched(at.store, after)
    return None if mentions is None else [each for _, each in at.snapshot.names if not mentions.isdisjoint(each.mentions)]


def _then(request: HttpRequest, at: Opened) -> dict[str, Any]:
    """What the case held at the moment that is asked for, beside what it holds now."""
    asked = request.GET.get("as-of", "").strip()
    if not asked:
        return {}
    moment = moments.read(asked, told())
    if moment is None:
        raise BadValue(asked[:40], _("a day, such as 2031-03-03"))
    looking = at.place.pasts.look(moment)
    looking.wait(past.PATIENCE)
    then = looking.then
    if then is None:
        return {"moment": moment, "looking": looking}
    had, has = then.store.counts(), at.store.counts()
    rows = [("person", len(then.snapshot.now.people.persons), len(at.snapshot.now.people.persons)),
            *((each, had[each], has[each]) for each in COUNTED)]
    return {"moment": moment, "looking": looking, "held": rows}


ROUTES = (Route("case/<case>/history", "history", written, get=Role.READER),)
