"""Coming in, going out, how the pages look; and the style sheets and scripts, which anybody may fetch."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from habeas.web import accounts, assets, visitor
from habeas.web.frame import THEMES
from habeas.web.roles import Role, User
from habeas.web.routes import Route, reverse
from habeas.web.settings import LANGUAGES, MIRRORED

FOR_EVER = "public, max-age=31536000, immutable"


def login(request: HttpRequest) -> HttpResponse:
    """Where whoever is not logged in ends up."""
    return render(request, "login.html")


def enter(request: HttpRequest, ticket: str) -> HttpResponse:
    """A login link. One that was used up does no harm to whoever is in already. Asking for its head alone does not use it up."""
    session = None if request.method == "HEAD" else accounts.log_in(ticket)
    if session is None and visitor.user(request) is None:
        return render(request, "login.html", {"used": True}, status=403)
    case = request.GET.get("case", "")
    response = HttpResponseRedirect(reverse("case", case) if case.isalnum() else reverse("cases"))
    if session is not None:
        visitor.keep(response, session)
    return response


def logout(request: HttpRequest, user: User) -> HttpResponse:
    """End the session."""
    response = HttpResponseRedirect(reverse("login"))
    visitor.leave(request, response)
    response["Clear-Site-Data"] = '"cache"'  # besides no-store
    return response


def preferences(request: HttpRequest, user: User) -> HttpResponse:
    """Keep language and colours, then back to the page."""
    language, theme = request.POST.get("language", ""), request.POST.get("theme", "")
    accounts.prefer(user, language if language in (*dict(LANGUAGES), MIRRORED) else "", theme if theme in dict(THEMES) else "")
    back = request.POST.get("back", "")
    ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, None)
    return HttpResponseRedirect(back if ours else reverse("cases"))


def static(request: HttpRequest, edition: str, name: str) -> HttpResponse:
    """A style sheet, script or icon; under an old address it is looked for anew."""
    asset = assets.assets().get(name)
    if asset is None or edition != assets.edition():
        raise Http404
    return HttpResponse(asset.data, asset.media, headers={"Cache-Control": FOR_EVER})


ROUTES = (
    Route("login", "login", login, get=Role.NOBODY),
    Route("login/<ticket>", "enter", enter, get=Role.NOBODY),
    Route("logout", "logout", logout, post=Role.USER),
    Route("preferences", "preferences", preferences, post=Role.USER),
    Route("static/<edition>/<path:name>", "static", static, get=Role.NOBODY),
)
