"""Every address that the pages answer: with which method, from which role on. The only way to a view, and the table of the access test.

An address names nouns, `case/<case>/person/<person>`. Each is resolved by its gate, in order, before the view is called; the view gets
what the address names and never looks anything up by an id of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.urls import reverse as _reverse

from habeas.web import failures, gate, visitor
from habeas.web.roles import Role

_NOUN = re.compile(r"<(\w+)>")


@dataclass(frozen=True, slots=True)
class Route:
    """An address, without the leading slash, and its view. `get` and `post` are the least roles; None where there is no such method.

    The view is called with the request, then: nothing more for NOBODY; the user, outside of cases; the open case, then every further
    noun that `gate.GATES` knows. Other parts of the address come as text. Views that write are called one at a time in each case.
    """

    address: str
    name: str
    view: Callable[..., HttpResponse]
    get: Role | None = None
    post: Role | None = None
    nouns: tuple[str, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        object.__setattr__(self, "nouns", tuple(_NOUN.findall(self.address)))

    @property
    def methods(self) -> Mapping[str, Role]:
        """The least role by method."""
        return {method: role for method, role in (("GET", self.get), ("POST", self.post)) if role is not None}

    def answer(self, request: HttpRequest, **named: str) -> HttpResponse:
        """Pass the gates, then call the view. Raises NotThere, NotAllowed and what the view raises."""
        least = self.methods.get("GET" if request.method == "HEAD" else request.method or "")
        if least is None:
            return failures.not_this_way(request, self.methods)
        if least == Role.NOBODY:
            return self.view(request, *named.values())
        user = visitor.user(request)
        if user is None:
            return failures.unknown(request) or HttpResponseRedirect(reverse("login"))
        if "case" not in named:
            if user.role < least:
                raise gate.NotAllowed
            return self.view(request, user, *named.values())
        at = gate.case(user, named["case"], least)
        visitor.enter(request, at)
        with at.place.turn if least >= Role.EDITOR and request.method == "POST" else nullcontext():
            nouns = [gate.GATES[noun](at, named[noun]) if noun in gate.GATES else named[noun] for noun in self.nouns if noun != "case"]
            return self.view(request, at, *nouns)


@cache
def routes() -> Mapping[str, Route]:
    """Every route by its name: those that the modules of `habeas.web.pages` list as ROUTES."""
    found: dict[str, Route] = {}
    for route in _listed():
        if route.name in found:
            raise ValueError(f"Two routes are called {route.name}.")
        found[route.name] = route
    return found


def _listed() -> Iterator[Route]:
    pages: Any = import_module("habeas.web.pages")
    for module in sorted(iter_modules(pages.__path__), key=lambda each: each.name):
        yield from getattr(import_module(f"{pages.__name__}.{module.name}"), "ROUTES", ())


def patterns() -> list[URLPattern]:
    """The routes as Django takes them."""
    return [path(route.address, route.answer, name=route.name) for route in routes().values()]


def reverse(name: str, *nouns: str) -> str:
    """The address of a route."""
    return _reverse(name, args=nouns)
