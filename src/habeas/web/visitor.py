"""Who asks, in which session, in which case: kept on the request by middleware and routes, read through here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

from habeas.web import accounts, tokens
from habeas.web.roles import User

if TYPE_CHECKING:
    from habeas.web.gate import Opened

COOKIE = "habeas"
API = "/api/"
BEARER = "Bearer "


def meet(request: HttpRequest) -> None:
    """Find out who asks. Scripts show a token, which holds for the API alone. No browser can have been made to send that, so no form's
    token is asked for."""
    shown = request.headers.get("Authorization", "")
    if shown and request.path.startswith(API):
        user = tokens.user_of(shown.removeprefix(BEARER)) if shown.startswith(BEARER) else None
        request._habeas = {"user": user, "at": None}  # type: ignore[attr-defined]
        request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
        return
    session = request.COOKIES.get(COOKIE, "")
    request._habeas = {"user": accounts.user_of(session) if session else None, "at": None}  # type: ignore[attr-defined]


def user(request: HttpRequest) -> User | None:
    """Who asks; None if nobody is logged in."""
    found: User | None = getattr(request, "_habeas", {}).get("user")
    return found


def enter(request: HttpRequest, at: Opened) -> None:
    """Note in which case the request is."""
    request._habeas["at"] = at  # type: ignore[attr-defined]


def case(request: HttpRequest) -> Opened | None:
    """The case in which the request is."""
    found: Opened | None = getattr(request, "_habeas", {}).get("at")
    return found


def keep(response: HttpResponse, session: str) -> None:
    """Have the browser keep a session until it is closed: not for scripts, never sent from other sites."""
    response.set_cookie(COOKIE, session, httponly=True, samesite="Strict")


def leave(request: HttpRequest, response: HttpResponse) -> None:
    """End the session."""
    accounts.log_out(request.COOKIES.get(COOKIE, ""))
    response.delete_cookie(COOKIE, samesite="Strict")
