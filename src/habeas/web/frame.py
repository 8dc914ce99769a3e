"""What every page has around its content: who is there, the case, the navigation, language and theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext_lazy as _

from habeas.web import members, routes, visitor
from habeas.web.settings import LANGUAGES
from habeas.web.spoken import told as told

# The pages of a case that the header leads to, in order. One that no module of `pages` lists yet is left out.
NAVIGATION = (("case", _("Case")), ("intake", _("Intake")), ("reading", _("Reading")), ("persons", _("Persons")),
              ("findings", _("Findings")), ("sources", _("Sources")), ("search", _("Search")), ("exports", _("Exports")))
# Pages of other addresses that belong to one of these.
PARTS = {"reading": ("review",), "persons": ("person/",), "findings": ("finding/",), "sources": ("source/",)}
THEMES = (("", _("As the system")), ("light", _("Light")), ("dark", _("Dark")))


@dataclass(frozen=True, slots=True)
class Way:
    """A link of the navigation. `here`: to this page, or to what this page is part of."""

    address: str
    label: str
    here: bool


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context of every template (a context processor)."""
    user, at = visitor.user(request), visitor.case(request)
    return {
        "user": user, "at": at, "ways": _ways(request) if at else [], "cases": members.cases_of(user) if user else [],
        "language": get_language(), "direction": "rtl" if get_language_bidi() else "ltr",
        "languages": LANGUAGES, "themes": THEMES, "theme": user.theme if user else "", "here": request.path}


def _ways(request: HttpRequest) -> list[Way]:
    at = visitor.case(request)
    assert at is not None
    ways = []
    for name, label in NAVIGATION:
        if name in routes.routes():
            address = routes.reverse(name, at.id)
            parts = (address, *(f"{routes.reverse('case', at.id)}/{part}" for part in PARTS.get(name, ())))
            here = request.path == address or (name != "case" and request.path.startswith(parts))
            ways.append(Way(address, str(label), here))
    return ways
