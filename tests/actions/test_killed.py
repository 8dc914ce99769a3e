"""An import that is killed at any moment leaves a case that verifies, and the same import then ends as if nothing had happened."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from habeas.core.documents import Page, Text
from habeas.core.records import text_parts
from habeas.core.replay import State
from habeas.store.case import CaseStore
from habeas.store.proposals import open_proposals
from habeas.store.verify import verify
from tests.actions.invented import HAND, derived, harbour, imported, new_case, words
from tests.actions.readers import FREED, LETTER, TAKEN, read_all

ROWS = 3000
READER = """
import sys
from pathlib import Path
from habeas.store.case import CaseStore
from tests.actions.readers import FREED, TAKEN, read_all
with CaseStore.open(Path(sys.argv[1])) as store:
    read_all(store, TAKEN, FREED)
print("whole", flush=True)
"""
IMPORTER = """
import sys
from pathlib import Path
import habeas.actions.lists as lists
from habeas.store.case import CaseStore
from tests.actions.invented import imported
lists.BATCH = 150
with CaseStore.open(Path(sys.argv[1])) as store:
    imported(store, Path(sys.argv[2]).read_bytes())
print("whole", flush=True)
"""
PATIENCE = 60  # seconds until a child that writes nothing counts as hung


def long_list(day: int) -> bytes:
    return harbour(*(f'{number},"Vela {number}, Iris",{day + number % 7:02}/05/19{70 + number % 9},,yes' for number in range(ROWS)))


def kill_when(folder: Path, file: Path, moment: Callable[[int], bool], program: str = IMPORTER) -> bool:
    """Import (or read) in another process, and kill it when the number of entries meets the moment; whether it had not ended by then."""
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root / "src"), str(root)])}
    command = [sys.executable, "-c", program, str(folder), str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as child, CaseStore.open(folder) as store:
        deadline = time.monotonic() + PATIENCE
        while not moment(len_entries(store)) and child.poll() is None and time.monotonic() < deadline:
            time.sleep(0.002)
        child.kill()  # SIGKILL: nothing is tidied up
        assert child.stdout is not None
        return "whole" not in child.stdout.read()


def len_entries(store: CaseStore) -> int:
    with store.reading() as cursor:
        cursor.execute("SELECT COUNT(*) FROM store_entry")
        return int(cursor.fetchone()[0])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> State:
    """What an import that nobody killed leaves."""
    place = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HABEAS_HOME", str(place / "home"))
        with new_case(place / "case") as store:
            imported(store, long_list(10))
            return derived(store, without=("case",))


@pytest.mark.parametrize("entries", [2, 3, 4, 11, 20])
def test_a_killed_first_import_verifies_and_goes_on_to_the_same_end(tmp_path: Path, whole: State, entries: int) -> None:
    """2: the file is kept; 3: the register is named; 4 and more: so many batches of rows, less 3, are written."""
    new_case(tmp_path / "case").close()
    file = tmp_path / "list.csv"
    file.write_bytes(long_list(10))
    assert kill_when(tmp_path / "case", file, lambda found: found >= entries), "it ended before it could be killed"
    with CaseStore.open(tmp_path / "case") as store:
        assert (verify(store).problems, "harbour" in store.lists()) == ((), False)
        there = len(store.mentions())
        outcome = imported(store, file.read_bytes())
        assert there < ROWS
        assert (outcome.edition, outcome.new, outcome.unchanged) == (1, 2 * (ROWS - there), 2 * there)
        assert derived(store, without=("case",)) == whole
        assert verify(store).problems == ()


@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.3])
def test_a_killed_newer_edition_is_there_whole_or_not_at_all(tmp_path: Path, seconds: float) -> None:
    with new_case(tmp_path / "case") as store:
        imported(store, long_list(10))
        before, kept = derived(store, without=("exhibit",)), len_entries(store)
    file = tmp_path / "list.csv"
    file.write_bytes(long_list(11))

    def moment(found: int) -> bool:
        if found == kept:
            return False
        time.sleep(seconds if found == kept + 1 else 0)  # the newer file is kept; its rows are being written
        return True

    killed = kill_when(tmp_path / "case", file, moment)
    with CaseStore.open(tmp_path / "case") as store:
        assert verify(store).problems == ()
        if killed and store.lists()["harbour"]["edition"] == 1:
            assert derived(store, without=("exhibit",)) == before
        outcome = imported(store, file.read_bytes())
        assert outcome.edition == store.lists()["harbour"]["edition"] == 2
        assert words(store, "harbour:5")["arrest"] == "16/05/1975"
        assert verify(store).problems == ()


@pytest.mark.parametrize("more", [1, 2, 9])
def test_a_killed_reading_verifies_and_the_next_one_reads_the_rest(tmp_path: Path, more: int) -> None:
    documents = 60
    with new_case(tmp_path / "case") as store:
        for number in range(documents):
            data = f"{LETTER}Letter {number}.\n".encode()
            kept = store.keep(data, "text/plain", f"{number}.txt", "given by the user", HAND.author, HAND.time)
            store.append("text.extracted", text_parts(Text(kept.id, "plain", "1", (Page("", data.decode()),))), HAND.author, HAND.time)
        before = len_entries(store)
    assert kill_when(tmp_path / "case", tmp_path, lambda found: found >= before + more, READER), "it ended before it could be killed"
    with CaseStore.open(tmp_path / "case") as store:
        assert verify(store).problems == ()
        there = len(open_proposals(store))
        assert there % 2 == 0 and 0 < there < 2 * documents  # no document is kept by half
        statuses = [each.status for each in read_all(store, TAKEN, FREED)]
        assert statuses.count("unchanged") == there // 2 and statuses.count("read") == documents - there // 2
        assert len(open_proposals(store)) == 2 * documents
        assert verify(store).problems == ()
