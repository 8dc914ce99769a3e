"""Every address of the pages with the invented case filled in. A page that is added to the routes is added here, or a test fails."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

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
PARTIAL = frozenset({"checks", "tray", "list progress", "exports made", "pairs"})  # routes that answer with a part of a page
FILES = frozenset({*(name for name in routes() if name.startswith("api ")), "static", "exhibit file", "page picture", "page marks",
                   "export file"})  # routes that answer with a file


def address(route: Route, case: Made) -> str:
    """A route's address in a case."""
    path = "/" + route.address
    for part, value in PARTS.items():
        if f"<{part}>" in path:
            path = path.replace(f"<{part}>", value(case))
    assert "<" not in path, f"tests/web/places.py does not know what {route.address} names"
    return path


def known(route: Route) -> bool:
    """Whether everything that a route's address names is in PARTS; a test of its own fails where it is not."""
    return all(part in PARTS for part in re.findall(r"<([^>]+)>", route.address))


def pages(case: Made) -> Iterator[tuple[str, str]]:
    """The name and address of every whole page that can be looked at."""
    for route in routes().values():
        if route.get is not None and route.name not in PARTIAL | FILES and known(route):
            yield route.name, address(route, case)
