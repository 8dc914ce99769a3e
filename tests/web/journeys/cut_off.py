"""Every page visited in a browser, as a program of its own so that it can run where there is no network but loopback.

    python -m tests.web.journeys.cut_off      a case (`Made`) as JSON on standard input, what was seen as JSON on standard output
"""

from __future__ import annotations

import json
import re
import socket
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from habeas.web import accounts, members, server, shelf
from habeas.web.roles import Role
from tests.web.browser import Browser, browser
from tests.web.invented import Made
from tests.web.places import pages
from tests.web.test_serve import serving

OUTSIDE = ("192.0.2.1", 80)  # an address that belongs to nobody (RFC 5737)
IN_MEMORY = frozenset({"list"})  # pages about what only the process that serves them has


def reaches() -> bool:
    """Whether there is any way out: a refusal by somebody would be an answer too."""
    try:
        with socket.create_connection(OUTSIDE, timeout=2):
            return True
    except ConnectionRefusedError:
        return True
    except OSError:
        return False


def visited(window: Browser, whole: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The heading of each page, by its name."""
    found = {}
    for name, path in whole:
        window.go(path)
        found[name] = window.find("h1").text
    return found


def seen(case: Made) -> dict[str, Any]:
    """What every page showed, those that `habeas serve` serves and those that only this process can, and what the browser complained of."""
    user = accounts.user_called("Ines", host=True)
    members.admit(user, case.id, Role.LEAD)
    whole = dict(pages(case))
    kept = {name: path for name, path in whole.items() if name not in IN_MEMORY}
    with browser() as window:
        with serving(str(case.folder)) as (_, link):
            window.home = re.sub(r"/login/.*", "", link)
            window.go(link)
            shown = visited(window, kept.items())
        running = server.serve(0)
        window.home = running.address
        window.go(f"/login/{accounts.ticket(user)}?case={case.id}")
        shown |= visited(window, ((name, whole[name]) for name in IN_MEMORY & whole.keys()))
        complaints = window.complaints()
        for each in shelf.opened():
            each.settle()
        running.stop()
    return {"interfaces": [name for _, name in socket.if_nameindex()], "reaches": reaches(), "shown": shown, "complaints": complaints}


def told(case: Made) -> str:
    """A case as this program takes it."""
    return json.dumps({**asdict(case), "folder": str(case.folder)})


if __name__ == "__main__":
    given = json.load(sys.stdin)
    print(json.dumps(seen(Made(**{**given, "folder": Path(given["folder"])}))))
