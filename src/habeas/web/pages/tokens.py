"""Tokens for scripts: made, shown once, taken back, each by the user whose they are."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from habeas.core.errors import BadValue
from habeas.web import tokens
from habeas.web.api.operations import ROOT
from habeas.web.clock import now
from habeas.web.gate import NotAllowed, Opened
from habeas.web.roles import Role
from habeas.web.routes import Route, reverse

LONGEST = 80  # characters of a name
ROLES = (Role.READER, Role.EDITOR)  # nothing in the API needs a lead


def listed(request: HttpRequest, at: Opened) -> HttpResponse:
    """The user's tokens."""
    return _page(request, at)


def make(request: HttpRequest, at: Opened) -> HttpResponse:
    """A new token, shown on this page and never again. Raises BadValue, NotAllowed for a higher role than one's own."""
    name = request.POST.get("name", "").strip()
    role = next((each for each in ROLES if each.name.lower() == request.POST.get("role", "")), None)
    if not name or len(name) > LONGEST:
        raise BadValue(name, _("a name of at most {} characters").format(LONGEST))
    if role is None:
        raise BadValue(request.POST.get("role", ""), _("one of reader, editor"))
    if role > at.role:
        raise NotAllowed
    return _page(request, at, tokens.make(at.user, at.id, role, name, now()))


def revoke(request: HttpRequest, at: Opened) -> HttpResponse:
    """Take one back."""
    id = request.POST.get("token", "")
    if id.isascii() and id.isdecimal() and len(id) < 15:
        tokens.revoke(at.user, at.id, id)
    return HttpResponseRedirect(reverse("tokens", at.id))


def _page(request: HttpRequest, at: Opened, fresh: str = "") -> HttpResponse:
    return render(request, "tokens.html", {
        "tokens": tokens.listed(at.user, at.id), "fresh": fresh, "roles": [each for each in ROLES if each <= at.role],
        "root": request.build_absolute_uri(f"/{ROOT}/cases/{at.id}"), "description": request.build_absolute_uri(f"/{ROOT}/openapi.json")})


ROUTES = (
    Route("case/<case>/tokens", "tokens", listed, get=Role.READER),
    Route("case/<case>/tokens/make", "make token", make, post=Role.READER),
    Route("case/<case>/tokens/revoke", "revoke token", revoke, post=Role.READER),
)
