"""The commands: check with processes and with what was kept, claims out, a corpus in."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet
import pytest

from habeas.corpus import parquet
from tests.actions.invented import ADA, HARBOUR, IRIS, MOLE, MOLE_ROWS, TEO, harbour
from tests.cli.shells import PROGRAM, done, listed, mistake, run
from tests.corpus.invented import tasks, temporary
from tests.store.invented import child_environment


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HABEAS_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HABEAS_AUTHOR", "A. Author")
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def case(place: Path) -> str:
    Path("harbour.csv").write_bytes(harbour(ADA, IRIS, TEO))
    Path("harbour.toml").write_text(HARBOUR, "utf-8")
    Path("mole.csv").write_text(MOLE_ROWS, "utf-8")
    Path("mole.toml").write_text(MOLE, "utf-8")
    done("new", "case")
    done("import", "case", "harbour.csv", "--map", "harbour.toml")
    done("import", "case", "mole.csv", "--map", "mole.toml")
    done("link", "case")
    return "case"


def test_the_second_check_says_how_many_were_checked_again(case: str) -> None:
    first = done("check", case)
    assert "checked again" not in first
    assert "  0 of 3 persons checked again; of the others nothing has changed." in done("check", case).splitlines()
    Path("mole.csv").write_text(MOLE_ROWS.replace("1977-05-19", "1977-05-20"), "utf-8")
    done("import", case, "mole.csv", "--map", "mole.toml")
    assert listed("check", case)["checked_again"] == 1
    assert listed("check", case)["checked_again"] == 0


def test_findings_are_printed_alike_however_they_were_come_by(case: str) -> None:
    one = listed("check", case, "--processes", "1") | {"checked_again": 0}
    assert one["findings"]
    assert listed("check", case) == one
    done("rebuild", case)
    assert listed("check", case, "--processes", "2") | {"checked_again": 0} == one


def test_claims_go_out_and_findings_come_back(case: str) -> None:
    said = done("claims", case, "-o", "claims.parquet")
    assert said.startswith("Wrote 13 claims on 3 persons to claims.parquet.") and "confidential ones too" in said
    assert "findings and verdicts to found.parquet" in done("corpus", "claims.parquet", "-o", "found.parquet", "--processes", "1")
    found = [row for row in pyarrow.parquet.read_table("found.parquet").to_pylist() if row["sort"] == "finding"]
    expected = [each for each in listed("check", case)["findings"] if each["claims"]]
    assert sorted((each["person"], each["explanation"]) for each in found) == sorted(
        (each["person"], each["explanation"]) for each in expected)


def test_mistakes_are_told_in_a_sentence(case: str) -> None:
    assert "there is no such file" in mistake("corpus", "nowhere.parquet", "-o", "found.parquet")
    assert "it is a part of the case itself" in mistake("claims", case, "-o", f"{case}/case.sqlite")
    assert "it is a folder" in mistake("corpus", "claims.parquet", "-o", case)
    found = run("corpus", "claims.parquet", "-o", "found.parquet", "--spark", "local[2]", "--processes", "2")
    assert found.exit_code == 2 and "not both" in found.stderr
    assert run("check", case, "--processes", "0").exit_code == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C another way")
def test_ctrl_c_ends_a_run_with_one_word_and_leaves_nothing_half_written(place: Path) -> None:
    parquet.write_claims(tasks(3000), Path("claims.parquet"))
    command = [sys.executable, "-c", PROGRAM, "corpus", "claims.parquet", "-o", "found.parquet", "--processes", "2"]
    with subprocess.Popen(command, env=child_environment(), stderr=subprocess.PIPE, text=True, start_new_session=True) as child:
        while not list(temporary(place)):  # what is being written
            assert child.poll() is None
            time.sleep(0.01)
        os.killpg(child.pid, signal.SIGINT)
        _, said = child.communicate(timeout=20)
    assert (child.returncode, said.strip()) == (1, "Aborted!")
    assert [path.name for path in place.iterdir()] == ["claims.parquet"]
    assert list(temporary(place)) == []
