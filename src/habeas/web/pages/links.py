"""Rows of different lists with the same name: joined by the rule, and taken apart again."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from habeas.actions import linking
from habeas.core.errors import NotInCase
from habeas.linking.candidates import Pair
from habeas.web.gate import Opened
from habeas.web.library import Kept
from habeas.web.pages.intake import QUICK
from habeas.web.paging import part
from habeas.web.pairs import Found
from habeas.web.roles import Role
from habeas.web.routes import Route, reverse

# Entries that neither join nor part rows.
_runs = Kept(linking.runs, frozenset({"claims.judged", "sources.judged", "consent.given", "risk.noted", "source.named", "proposals.read",
                                      "proposal.confirmed", "claims.recorded", "rows.recorded", "list.imported", "exhibit.kept",
                                      "text.extracted", "document.described"}))


def links(request: HttpRequest, at: Opened) -> HttpResponse:
    """The pairs, and what was joined before."""
    return render(request, "links.html", _context(request, at))


def found(request: HttpRequest, at: Opened) -> HttpResponse:
    """The part of the page with the pairs, which asks for itself again while they are looked for."""
    return render(request, "parts/pairs.html", _context(request, at))


def join(request: HttpRequest, at: Opened) -> HttpResponse:
    """Join the pairs that were shown. Where they are others by now, they are shown again first."""
    pairs = at.place.pairs
    pairs.settle(QUICK)
    pairs.join(request.POST.get("pairs", ""), at.hand())
    pairs.settle(QUICK)
    return HttpResponseRedirect(reverse("links", at.id))


def apart(request: HttpRequest, at: Opened) -> HttpResponse:
    """Take back what the rule joined once. Raises NotInCase."""
    entry = request.POST.get("run", "")
    run = next((each for each in linking.runs(at.store) if each.entry == entry), None)
    if run is None:
        raise NotInCase("judgement", entry[:12], _("Reload the page."))
    linking.undo(at.store, run, _("taken back as a whole"), at.hand())
    return HttpResponseRedirect(reverse("links", at.id))


def _context(request: HttpRequest, at: Opened) -> dict[str, Any]:
    pairs = at.place.pairs
    pairs.look()
    pairs.settle(QUICK)
    shown = _shown(request, at, pairs.found) if pairs.found else {}
    return {"pairs": pairs, "behind": pairs.behind == at.user.name, "runs": _runs.of(at.place), **shown}


def _shown(request: HttpRequest, at: Opened, found: Found) -> dict[str, Any]:
    titles = {id: row["title"] for id, row in at.store.lists().items()}
    shown = part(request, found.candidates.pairs)

    def two(pair: Pair) -> list[dict[str, Any]]:
        mentions = [found.mentions[id] for id in (pair.first, pair.second)]
        return [{"name": each.name, "place": titles.get(each.place, ""), "row": each.row, "id": each.id} for each in mentions]

    return {"part": shown, "rows": [{"review": each.review, "two": two(each)} for each in shown.members],
            "shared": found.candidates.shared, "review": sum(bool(each.review) for each in found.candidates.pairs),
            "digest": found.digest}


ROUTES = (
    Route("case/<case>/intake/links", "links", links, get=Role.READER),
    Route("case/<case>/intake/links/found", "pairs", found, get=Role.READER),
    Route("case/<case>/intake/links/join", "join rows", join, post=Role.EDITOR),
    Route("case/<case>/intake/links/apart", "part rows", apart, post=Role.EDITOR),
)
