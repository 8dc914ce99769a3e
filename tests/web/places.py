"""Every address of the pages with the invented case filled in. A page that is added to the routes is added here, or a test fails."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from habeas.web import assets
from habeas.web.routes import Route, routes
from tests.web.invented import Made

# What stands for each part of an address in angle brackets. Nouns of the case come from the case.
PARTS: dict[str, Callable[[Made], str]] = {
    "case": lambda case: case.id,
    "person": lambda case: case.person,
    "exhibit": lambda case: case.exhibit,
    "claim": lambda case: case.claim,
    "finding": lambda case: case.finding,
    "proposal": lambda case: case.proposal,
    "place": lambda case: "1",
    "judgement": lambda case: case.judgement,
    "source": lambda case: case.source,
    "waiting": lambda case: case.waiting,
    "export": lambda case: case.export,
    "ticket": lambda case: "no-such-ticket",
    "edition": lambda case: assets.edition(),
    "path:name": lambda case: "habeas.css",
}
OWN: dict[str, Mapping[str, Callable[[Made], str]]] = {"row": {"claim": lambda case: case.cell}}  # for some routes alone
PARTIAL = frozenset({"checks", "tray", "list progress", "exports made", "pairs"})  # routes that answer with a part of a page
FILES = frozenset({*(name for name in routes() if name.startswith("api ")), "static", "exhibit file", "page picture", "page marks",
                   "export file"})  # routes that answer with a file
# Pages that look otherwise when something is asked of them: more pages, by the name of the route.
ASKED: dict[str, dict[str, str]] = {
    "search": {"found": "q=brand", "found in one group": "q=arrest&in=claims", "nothing found": "q=zzzz"},
    "findings": {"sifted": "kind=conflict&state=open&order=person", "with proposals": "proposals=1", "none": "q=zzzz"},
    "persons": {"none": "q=zzzz"},
    "judgements": {"by all": "by=all", "withdrawn": "state=withdrawn"},
    "sources": {"everybody": "who=all"},
    "review": {"correcting": "correct=1", "sifted to none": "kind=death"},
    "reading": {"open": "state=open", "none": "q=zzzz"},
    "reading exhibit": {"a passage": "passage=23-41", "words chosen": "select=23-41"},
    "person": {"as of a day": "as-of=2031-03-03"},
    "same person": {"somebody found": "q=Iris", "none": "q=zzzz"},
}
NOWHERE = {"a case that is not there": f"/case/{'0' * 32}", "a page that is not there": "/nowhere"}


def address(route: Route, case: Made, **instead: str) -> str:
    """A route's address in a case; with something else for a noun, where the test says so."""
    path = "/" + route.address
    for part, value in {**PARTS, **OWN.get(route.name, {})}.items():
        if f"<{part}>" in path:
            path = path.replace(f"<{part}>", instead.get(part) or value(case))
    assert "<" not in path, f"tests/web/places.py does not know what {route.address} names"
    return path


def known(route: Route) -> bool:
    """Whether everything that a route's address names is in PARTS; a test of its own fails where it is not."""
    return all(part in PARTS for part in re.findall(r"<([^>]+)>", route.address))


def pages(case: Made) -> Iterator[tuple[str, str]]:
    """The name and address of every whole page that can be looked at, and of the more remarkable states of some."""
    for route in _whole():
        yield route.name, address(route, case)
        yield from ((f"{route.name}, {name}", f"{address(route, case)}?{query}") for name, query in ASKED.get(route.name, {}).items())
    yield from NOWHERE.items()


def names() -> Iterator[str]:
    """The names alone, before there is any case."""
    for route in _whole():
        yield from (route.name, *(f"{route.name}, {name}" for name in ASKED.get(route.name, {})))
    yield from NOWHERE


def _whole() -> Iterator[Route]:
    yield from (route for route in routes().values() if route.get is not None and route.name not in PARTIAL | FILES and known(route))
