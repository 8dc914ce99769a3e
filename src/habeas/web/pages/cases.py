"""The cases: those that the user may see; for the host also starting one and opening one that lies on this machine."""

from __future__ import annotations

from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from habeas.store.case import CaseStore
from habeas.web import members, opening
from habeas.web.clock import now
from habeas.web.roles import Role, User
from habeas.web.routes import Route, reverse


def cases(request: HttpRequest, user: User) -> HttpResponse:
    """The list."""
    return render(request, "cases.html", {"known": members.cases_of(user)})


def start(request: HttpRequest, user: User) -> HttpResponse:
    """Start a case in a new folder; whoever starts it leads it. Raises FolderTaken, CaseUnusable."""
    title = request.POST.get("title", "").strip()
    folder = _folder(request.POST.get("folder", ""))
    CaseStore.create(folder, title or folder.name, user.name, now()).close()
    return HttpResponseRedirect(reverse("case", opening.open_for(user, folder)))


def open_(request: HttpRequest, user: User) -> HttpResponse:
    """Open a case that lies on this machine. Raises NoCaseHere and what opening raises."""
    return HttpResponseRedirect(reverse("case", opening.open_for(user, _folder(request.POST.get("folder", "")))))


def _folder(text: str) -> Path:
    return Path(text.strip().strip('"')).expanduser()


ROUTES = (
    Route("", "cases", cases, get=Role.USER),
    Route("cases/start", "start case", start, post=Role.HOST),
    Route("cases/open", "open case", open_, post=Role.HOST),
)
