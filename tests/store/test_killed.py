"""A process killed at any moment leaves a case that opens, verifies and goes on."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from habeas.store.case import CaseStore
from habeas.store.verify import verify
from tests.store.invented import AUTHOR, TIME, child_environment, new_case, said

WRITER = """
import sys
from pathlib import Path
from habeas.store.case import CaseStore
from tests.store.invented import AUTHOR, TIME, rows
store = CaseStore.open(Path(sys.argv[1]))
for number in range(1_000_000):
    store.keep(b"list %d" % number * 1000, "text/csv", "list.csv", "by post", AUTHOR, TIME)
    entry = store.append(*rows(20, start=20 * number), AUTHOR, TIME)
    print(entry.digest, flush=True)
"""


def killed_writer(folder: Path, seconds: float) -> list[str]:
    """The digests that a writer reported before it was killed."""
    command = [sys.executable, "-c", WRITER, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=child_environment()) as writer:
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(seconds)
        writer.kill()  # SIGKILL: nothing is tidied up
        return [first.strip(), *(line.strip() for line in writer.stdout if line.endswith("\n"))]


@pytest.mark.parametrize("seconds", [0.0, 0.011, 0.053, 0.171])
def test_a_killed_writer_leaves_a_case_that_verifies_and_goes_on(tmp_path: Path, seconds: float) -> None:
    new_case(tmp_path / "case").close()
    reported = killed_writer(tmp_path / "case", seconds)
    with CaseStore.open(tmp_path / "case") as store:
        found = verify(store)
        assert found.problems == ()
        assert set(reported) <= set(store.entries())  # what was reported as written is there
        assert len(store.mentions()) == 20 * sum(entry.kind == "rows.recorded" for entry in store.entries().values())
        assert len(found.strays) <= 1  # at most the file that was being kept
        store.append(*said(), AUTHOR, TIME)
        assert verify(store).problems == ()
