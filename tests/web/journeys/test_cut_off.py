"""No page needs a network: each is shown in a browser where there is none but loopback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest

from tests.web.invented import Made
from tests.web.journeys.cut_off import told
from tests.web.places import pages

ROOT = Path(__file__).parents[3]
# A namespace of this process's own, with loopback alone: as root, or as whoever may make one as the root of nothing else.
WAYS = (["unshare", "--net"], ["unshare", "--map-root-user", "--net"])
UP = ["sh", "-c", 'ip link set lo up && exec "$@"', "sh"]


def cut() -> list[str]:
    """The beginning of a command that runs with the network cut; nothing where this system does not allow that."""
    if shutil.which("unshare") and shutil.which("ip"):
        for way in WAYS:
            if subprocess.run([*way, *UP, "true"], capture_output=True, check=False).returncode == 0:
                return [*way, *UP]
    return []


@pytest.fixture
def alone(case: Made) -> tuple[bool, dict[str, Any]]:
    """Whether the network was cut, and what was seen."""
    before = cut()
    done = subprocess.run([*before, sys.executable, "-m", "tests.web.journeys.cut_off"], input=told(case), capture_output=True, text=True,
                          cwd=ROOT, env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return bool(before), json.loads(done.stdout)


def test_every_page_is_shown_with_the_network_cut_and_asks_for_nothing_outside(alone: tuple[bool, dict[str, Any]], case: Made) -> None:
    was_cut, seen = alone
    if was_cut:
        assert seen["interfaces"] == ["lo"] and not seen["reaches"]
        print("The network was cut: a namespace with loopback alone.")
    else:
        warnings.warn("The network could not be cut here (that takes `unshare` and `ip`, as root or with user namespaces). That no page "
                      "asks for anything outside was read from the browser's own list of requests instead.", stacklevel=1)
    assert seen["complaints"] == []
    assert seen["shown"].keys() == dict(pages(case)).keys()
    assert all(seen["shown"].values())
