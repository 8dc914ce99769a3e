"""Each copy of a case on each machine writes in a strand of its own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from habeas.core.errors import NoHome
from habeas.store.case import CaseStore
from habeas.store.strands import home as home_folder
from habeas.store.verify import verify
from tests.store.invented import AUTHOR, TIME, said


def test_a_case_keeps_its_strand(store: CaseStore) -> None:
    assert CaseStore.open(store.folder).strand == store.strand
    opening, = store.entries().values()
    assert opening.strand == store.strand


def test_a_copied_folder_starts_a_new_strand(store: CaseStore, tmp_path: Path) -> None:
    store.append(*said(), AUTHOR, TIME)
    store.close()
    shutil.copytree(store.folder, tmp_path / "copy")
    with CaseStore.open(tmp_path / "copy") as copy:
        assert copy.case == store.case
        assert copy.strand != store.strand
        mine, theirs = store.append(*said("mine"), AUTHOR, TIME), copy.append(*said("theirs"), AUTHOR, TIME)
        assert (mine.clock, mine.previous) == (theirs.clock, theirs.previous)
        assert theirs.strand == copy.strand
        assert verify(copy).problems == ()
        assert verify(copy).forks == ()
        assert CaseStore.open(tmp_path / "copy").strand == copy.strand


def test_another_machine_writes_in_another_strand(store: CaseStore, tmp_path: Path) -> None:
    assert CaseStore.open(store.folder, tmp_path / "other machine").strand != store.strand


def test_the_strand_lies_outside_the_case_and_does_not_tell_where_cases_are(store: CaseStore, home: Path) -> None:
    known = (home / "strands.json").read_text()
    assert list(json.loads(known).values()) == [store.strand]
    assert str(store.folder) not in known
    assert store.case not in known
    assert not list(store.folder.glob("**/strands*"))


@pytest.mark.parametrize("spoiled", ["", "not json", "[]", '{"a": 1'])
def test_a_spoiled_list_of_strands_only_starts_new_ones(store: CaseStore, home: Path, spoiled: str) -> None:
    (home / "strands.json").write_text(spoiled)
    again = CaseStore.open(store.folder)
    assert again.strand != store.strand
    again.append(*said(), AUTHOR, TIME)
    assert verify(again).problems == ()


def test_a_home_that_cannot_be_used_is_said_with_the_remedy(store: CaseStore, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NoHome, match="HABEAS_HOME"):
        CaseStore.open(store.folder, tmp_path / "file")


def test_the_home_is_the_one_that_the_environment_names(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert home_folder() == home
    monkeypatch.delenv("HABEAS_HOME")
    assert home_folder().name == "habeas"
