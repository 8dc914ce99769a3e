"""Exports: choose what is made, see how far it is, save it."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from habeas.checking import STRICT, TOLERANT
from habeas.checking.languages import LANGUAGES as TOLD
from habeas.core.errors import BadValue
from habeas.web import inert
from habeas.web.clock import now
from habeas.web.exporting import SORTS, Choice, Export
from habeas.web.frame import told
from habeas.web.gate import NotThere, Opened
from habeas.web.roles import Role
from habeas.web.routes import Route, reverse
from habeas.web.settings import LANGUAGES


def exports(request: HttpRequest, at: Opened) -> HttpResponse:
    """The page."""
    return render(request, "exports.html", {
        **_made(at), "told": told(), "spoken": [each for each in LANGUAGES if each[0] in TOLD], "parquet": find_spec("pyarrow") is not None,
        "confidential": sum(1 for each in at.store.sources().values() if each.confidential), "waiting": at.place.waiting()})


def made(request: HttpRequest, at: Opened) -> HttpResponse:
    """The part with what was made, which asks for itself again until all is ready."""
    return render(request, "parts/exports.html", _made(at))


def start(request: HttpRequest, at: Opened) -> HttpResponse:
    """Begin to make one. Raises BadValue."""
    sort, language, reading = (request.POST.get(name, "") for name in ("sort", "language", "reading"))
    if sort not in SORTS:
        raise BadValue(sort, _("one of report, lines, parquet"))
    choice = Choice(sort, language if language in TOLD else told(), STRICT if reading == STRICT else TOLERANT,
                    bool(request.POST.get("unreviewed")))
    at.place.exports.start(choice, at.user.name, now())
    return HttpResponseRedirect(reverse("exports", at.id) + "#made")


def file(request: HttpRequest, at: Opened, found: Export) -> HttpResponse:
    """The file, to be saved. Raises NotThere while it is being made."""
    if found.data is None:
        raise NotThere
    return inert.download(found.data, found.name)


def forget(request: HttpRequest, at: Opened, found: Export) -> HttpResponse:
    """Throw an export away, whoever asked for it."""
    at.place.exports.forget(found)
    return HttpResponseRedirect(reverse("exports", at.id) + "#made")


def _made(at: Opened) -> dict[str, Any]:
    found = list(at.place.exports.made)
    return {"made": found, "going": any(not each.ended for each in found)}


ROUTES = (
    Route("case/<case>/exports", "exports", exports, get=Role.READER, post=None),
    Route("case/<case>/exports/start", "start export", start, post=Role.READER),
    Route("case/<case>/exports/made", "exports made", made, get=Role.READER),
    Route("case/<case>/exports/<export>/file", "export file", file, get=Role.READER),
    Route("case/<case>/exports/<export>/forget", "forget export", forget, post=Role.EDITOR),
)
