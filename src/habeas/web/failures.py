"""Pages for what did not work: a sentence, a way on, and never a word of a case."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit, urlunsplit

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from habeas.core.errors import BadValue, HabeasError
from habeas.drafting import unread
from habeas.web import visitor
from habeas.web.spoken import told
from habeas.web.visitor import API

log = logging.getLogger("habeas.web")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing is there, or nothing for this user."""
    return _page(request, 404, _("There is nothing here"),
                 _("This address leads nowhere, or to a case that you have not been given. Whoever leads the case can let you in."))


def not_this_way(request: HttpRequest, methods: Iterable[str]) -> HttpResponse:
    """405: the address is there, for other methods."""
    response = HttpResponseNotAllowed(methods)
    if request.path.startswith(API):
        return _problem(405, _("There is no such method here"), _("This address takes: {methods}.").format(methods=", ".join(methods)),
                        {"Allow": response.headers["Allow"]})
    return response


def unknown(request: HttpRequest) -> HttpResponse | None:
    """401 for a script that does not say who it is; None for a browser, which is sent to the page for logging in."""
    if not request.path.startswith(API):
        return None
    text = _("Show a token: Authorization: Bearer TOKEN. A page of the case makes one; one that was taken back opens nothing.")
    return _problem(401, _("Who asks?"), text, {"WWW-Authenticate": "Bearer"})


def not_allowed(request: HttpRequest, why: str = "") -> HttpResponse:
    """403: a reader wants to write, an editor to lead; or nobody may do it, and `why` says so."""
    if why:
        return _page(request, 403, _("This was not done"), why)
    return _page(request, 403, _("Your role does not allow this"),
                 _("You may look at this case, but not do this in it. Whoever leads the case can change your role."))


def withheld(request: HttpRequest) -> HttpResponse:
    """403: a file that who only reads the case must not have, because nothing can be taken out of it."""
    return _page(request, 403, _("This file is withheld"),
                 _("It names a source that is kept confidential, or could: ask an editor of the case."))


def foreign_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form that was not sent from a page of this session."""
    return _page(request, 403, _("The form was not sent"),
                 _("It belongs to a session that has ended, or came from elsewhere. Go back, reload the page, and send it again."))


def other_host(request: HttpRequest) -> HttpResponse:
    """421: asked for under a name that is not ours. Without a template: nothing of the request is looked at."""
    return HttpResponse("Habeas answers only at the address that `habeas serve` printed.\n", "text/plain; charset=utf-8", 421)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what the browser sent cannot be read."""
    return _page(request, 400, _("This request cannot be read"), _("Go back and try again; a smaller file may do."))


def mistake(request: HttpRequest, error: HabeasError, status: int) -> HttpResponse:
    """What a HabeasError says."""
    return _page(request, status, _("This was not done"), str(error) if request.path.startswith(API) else _sentence(error))


def _sentence(error: HabeasError) -> str:
    """In the page's language, where what was expected is said in it."""
    if not isinstance(error, BadValue):
        return unread.why(str(error), told())
    if not error.text:
        return _("What is missing: {expected}.").format(expected=error.expected)
    return _("“{text}” does not go here. What goes here: {expected}.").format(text=error.text, expected=error.expected)


def broken(request: HttpRequest) -> HttpResponse:
    """500: our own mistake. The log names the place in the program and no words of a case."""
    kind, _error, trace = sys.exc_info()
    places = [f"{each.filename}:{each.lineno} {each.name}" for each in traceback.extract_tb(trace)]
    log.error("%s\n  %s", kind.__name__ if kind else "?", "\n  ".join(places))
    return _page(request, 500, _("Something went wrong in Habeas itself"),
                 _("Nothing was changed by this. The terminal where Habeas runs shows the place in the program, and nothing of the case."))


def _page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    if request.path.startswith(API):
        return _problem(status, title, text)
    return render(request, "failure.html", {"title": title, "text": text, "before": _before(request)}, status=status)


def _before(request: HttpRequest) -> str:
    """The page of ours from which the request came; else the case; "" where there is neither."""
    came = urlsplit(request.headers.get("Referer", ""))
    back = urlunsplit(("", "", came.path, came.query, ""))
    ours = came.netloc == request.get_host() and back.startswith("/") and not back.startswith("//")
    if ours and (request.method == "POST" or back != request.get_full_path()):
        return back
    at = visitor.case(request)
    return reverse("case", args=[at.id]) if at else ""


def _problem(status: int, title: str, text: str, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """A problem for scripts (RFC 9457)."""
    return JsonResponse({"type": "about:blank", "title": title, "status": status, "detail": text}, status=status,
                        content_type="application/problem+json", headers=headers, json_dumps_params={"ensure_ascii": False})
