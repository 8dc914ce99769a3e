"""Every test has a machine of its own (HABEAS_HOME) and, if it asks, an empty case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.store.case import CaseStore
from tests.actions.invented import new_case


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "home"
    monkeypatch.setenv("HABEAS_HOME", str(place))
    return place


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CaseStore]:
    with new_case(tmp_path / "case") as case:
        yield case
