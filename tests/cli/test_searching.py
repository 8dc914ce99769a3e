"""`habeas search`."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.actions.recording import Saying, record
from habeas.core.when import parse
from tests.actions.invented import HAND, both, new_case
from tests.cli.shells import done, listed


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("HABEAS_HOME", str(tmp_path / "home"))
    with new_case(tmp_path / "case") as store:
        both(store)
        saying = Saying("Olvera Tamin", "Olvera Tamin saw her", "arrest", parse("1977-05-12"), confidential=True)
        record(store, saying, "Nadira Olm", None, HAND)
    return str(tmp_path / "case")


def test_a_mistyped_name_and_a_span_of_dates_are_found(folder: str) -> None:
    assert "Persons" in done("search", folder, "brnad") and "Ada" in done("search", folder, "brnad")
    assert "12/05/1977" in done("search", folder, "1977-05-01..1977-05-31")
    assert "12/05/1977" in done("search", folder, "arrest", "after", "1977-05-11")
    assert "Nothing in this case" in done("search", folder, "zzzzz")


def test_json_has_the_same_and_no_confidential_name(folder: str) -> None:
    found = listed("search", folder, "saw", "her")
    assert found["totals"]["claims"] == 1 and found["claims"][0]["speaker"] == "confidential source 1"
    assert "Olvera" not in str(found) and "Olvera" not in done("search", folder, "saw")
    assert found["documents"] == [] and listed("search", folder, "brand", "--most", "1")["persons"][0]["distance"] == 0
