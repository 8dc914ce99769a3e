"""Rows of different lists with the same name: joined by the rule, and taken apart again."""

from __future__ import annotations

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from habeas.actions import linking
from habeas.core.errors import NotInCase
from habeas.linking.candidates import Candidates
from habeas.web.gate import Opened
from habeas.web.paging import part
from habeas.web.roles import Role
from habeas.web.routes import Route, reverse


def links(request: HttpRequest, at: Opened) -> HttpResponse:
    """The pairs, and what was joined before."""
    return _page(request, at, _found(at))


def join(request: HttpRequest, at: Opened) -> HttpResponse:
    """Join the pairs that were shown. Where they are others by now, they are shown again first."""
    found = _found(at)
    if request.POST.get("pairs") != _digest(found):
        return _page(request, at, found, behind=True)
    linking.link(at.store, at.hand())
    return HttpResponseRedirect(reverse("links", at.id))


def apart(request: HttpRequest, at: Opened) -> HttpResponse:
    """Take back what the rule joined once. Raises NotInCase."""
    run = request.POST.get("run", "")
    if run not in {each.entry for each in linking.runs(at.store)}:
        raise NotInCase("judgement", run[:12], _("Reload the page."))
    linking.undo(at.store, run, _("taken back as a whole"), at.hand())
    return HttpResponseRedirect(reverse("links", at.id))


def _found(at: Opened) -> Candidates:
    return linking.link_candidates(at.store, at.snapshot.now)


def _page(request: HttpRequest, at: Opened, found: Candidates, behind: bool = False) -> HttpResponse:
    mentions = at.snapshot.now.mentions
    titles = {id: row["title"] for id, row in at.store.lists().items()}
    shown = part(request, found.pairs)
    rows: list[dict[str, Any]] = [
        {"review": each.review, "two": [{"name": mentions[id].name, "place": titles.get(mentions[id].place, ""), "row": mentions[id].row,
                                         "id": id} for id in (each.first, each.second)]} for each in shown.members]
    return render(request, "links.html", {
        "part": shown, "rows": rows, "shared": found.shared, "review": sum(bool(each.review) for each in found.pairs),
        "digest": _digest(found), "runs": linking.runs(at.store), "behind": behind}, status=409 if behind else 200)


def _digest(found: Candidates) -> str:
    """What a form carries to tell whether the pairs are still those that it showed."""
    return hashlib.sha256("\n".join(f"{each.first}\t{each.second}" for each in found.pairs).encode()).hexdigest()[:24]


ROUTES = (
    Route("case/<case>/intake/links", "links", links, get=Role.READER),
    Route("case/<case>/intake/links/join", "join rows", join, post=Role.EDITOR),
    Route("case/<case>/intake/links/apart", "part rows", apart, post=Role.EDITOR),
)
