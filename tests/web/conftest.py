"""Every test has a machine of its own (HABEAS_HOME), empty shelves and, if it asks, a small case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from habeas.web import middleware, shelf
from tests.web.invented import Made, build, remembered


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    place = tmp_path / "home"
    monkeypatch.setenv("HABEAS_HOME", str(place))
    yield place
    for each in shelf.opened():  # no round may go on in a case whose folder is taken away
        each.settle()
    shelf.clear()
    middleware.allowed_hosts.clear()  # what serving filled: other tests ask under no port


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The small case, made once."""
    folder = tmp_path_factory.mktemp("built")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HABEAS_HOME", str(folder / "home"))
        return build(folder / "case")


@pytest.fixture
def case(built: Made, tmp_path: Path) -> Made:
    """A copy of it for one test."""
    copytree(built.folder, tmp_path / "case")
    return remembered(replace(built, folder=tmp_path / "case"))
