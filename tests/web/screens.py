"""Pictures of every page, to be looked at: `python -m tests.web.screens FOLDER`. Laptop, phone, dark, Spanish, right to left.

The demo is what is shown. A case of one's own: `python -m tests.web.screens FOLDER CASE`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from habeas.demo import story
from habeas.store.proposals import open_proposals
from tests.web.browser import LAPTOP, PHONE, Browser, browser
from tests.web.invented import Made

from habeas.web import accounts, opening, server, shelf  # isort: skip
from habeas.web.settings import MIRRORED  # isort: skip
from habeas.web.snapshot import key  # isort: skip
from tests.web.places import pages  # isort: skip

LOOKS = {  # name: language, dark, size
    "laptop": ("en", False, LAPTOP), "phone": ("en", False, PHONE), "dark": ("en", True, LAPTOP),
    "spanish": ("es", False, LAPTOP), "mirrored": (MIRRORED, False, LAPTOP)}


def taken(window: Browser, case: Made, folder: Path) -> Iterator[Path]:
    """Every page in every look."""
    for look, (language, dark, size) in LOOKS.items():
        accounts.prefer(accounts.user_called("Ines"), language, "")
        window.media(dark=dark)
        window.resize(size)
        for name, path in pages(case):
            window.go(path)
            target = folder / f"{name.replace(' ', '-')}-{look}.png"
            window.shot(target)
            yield target


def shown(folder: Path) -> Made:
    """What the addresses name in a case: the person with most hard conflicts, and the first of everything else."""
    id = opening.open_for(accounts.user_called("Ines", host=True), folder)
    found = shelf.shelved(id, folder)
    found.round()
    found.settle()
    lines = found.round().lines or {}
    worst = max(lines, key=lambda person: sum(1 for each in lines[person] if each.hard), default="")
    claims, judgements = found.store.claims([worst]), found.store.judgements()
    waiting = [each.proposal.passage.exhibit for each in open_proposals(found.store)]
    return Made(id, folder, key(worst), waiting[0] if waiting else min(found.store.exhibits(), default=""), claims[0].id if claims else "",
                judgements[0].id if judgements else "", key(claims[0].speaker) if claims else "")


def main(target: str, case: str = "") -> None:
    """Take the pictures. Without a case: of the demo, made for this."""
    with tempfile.TemporaryDirectory() as place, browser() as window:
        os.environ["HABEAS_HOME"] = f"{place}/home"
        folder = Path(case or f"{place}/demo")
        if not case:
            story.build(folder)
        made = shown(folder)
        running = server.serve(0)
        window.home = running.address
        window.go(f"/login/{accounts.ticket(accounts.user_called('Ines'))}")
        Path(target).mkdir(parents=True, exist_ok=True)
        for each in taken(window, made, Path(target)):
            print(each)
        for complaint in window.complaints():
            print(complaint, file=sys.stderr)
        window.go("about:blank")
        running.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
