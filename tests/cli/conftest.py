"""Every test has a machine and a working folder of its own, with two small lists in it and, if it asks, a case."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.invented import ADA, HARBOUR, IRIS, MOLE, MOLE_ROWS, TEO, harbour
from tests.cli.shells import done


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HABEAS_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HABEAS_AUTHOR", "A. Author")
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    Path("harbour.csv").write_bytes(harbour(ADA, IRIS, TEO))
    Path("harbour.toml").write_text(HARBOUR, "utf-8")
    Path("mole.csv").write_text(MOLE_ROWS, "utf-8")
    Path("mole.toml").write_text(MOLE, "utf-8")
    return folder


@pytest.fixture
def case(place: Path) -> str:
    """A case with both lists."""
    done("new", "case")
    done("import", "case", "harbour.csv", "--map", "harbour.toml")
    done("import", "case", "mole.csv", "--map", "mole.toml")
    return "case"
