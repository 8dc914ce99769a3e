"""Exports from a page: made in a thread, saved inert, without the names of confidential sources."""

from __future__ import annotations

import json
import re
import threading
from io import BytesIO

import pytest
from pyarrow import parquet

from habeas.actions.recording import Saying, record
from habeas.core.when import parse
from habeas.store.case import CaseStore
from habeas.web import exporting, shelf
from habeas.web.roles import Role
from tests.actions.invented import HAND
from tests.web.invented import Made, inside

HIDDEN = "Olvera Tamin"


@pytest.fixture
def told(case: Made) -> Made:
    """The case with a confidential source, who is named in the words of a claim too."""
    with CaseStore.open(case.folder) as store:
        record(store, Saying(HIDDEN, f"{HIDDEN} saw her", "arrest", parse("1977-05-12"), confidential=True), "Nadira Olm", None, HAND)
    return case


def saved(case: Made, **choice: str) -> tuple[bytes, str]:
    """An export's bytes and the name under which it is saved."""
    reader = inside("reader", case, Role.READER)
    assert reader.post(f"/case/{case.id}/exports/start", choice).headers["Location"].startswith(f"/case/{case.id}/exports")
    exports = shelf.shelved(case.id, case.folder).exports
    exports.settle()
    assert exports.made[0].problem == ""
    answer = reader.get(f"/case/{case.id}/exports/{exports.made[0].id}/file")
    assert answer.headers["Cache-Control"] == "no-store" and "sandbox" in answer.headers["Content-Security-Policy"]
    found = re.fullmatch(r'attachment; filename="(.+)"', answer.headers["Content-Disposition"])
    assert found
    return answer.content, found[1]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_report_says_what_it_is_in_its_language_and_names_no_confidential_source(language: str, told: Made) -> None:
    data, name = saved(told, sort="report", language=language)
    html = data.decode()
    assert name.endswith("-report.html") and "Ada" in html and HIDDEN not in html
    assert {"en": "confidential source 1", "es": "fuente confidencial 1"}[language] in html
    assert ("Working paper" in html) == (language == "en") and f'<html lang="{language}"' in html


def test_the_lines_say_what_they_are_and_name_no_confidential_source(told: Made) -> None:
    data, name = saved(told, sort="lines")
    rows = [json.loads(line) for line in data.decode().splitlines()]
    assert name.endswith("-case.jsonl") and rows[0]["note"].startswith("Working paper")
    assert HIDDEN not in data.decode() and any(row.get("speaker") == "confidential source 1" for row in rows)
    assert {row["name"] for row in rows if row["type"] == "person"} >= {"Nadira Olm"}


def test_the_table_of_claims_names_no_confidential_source_and_can_be_checked(told: Made, tmp_path: object) -> None:
    data, name = saved(told, sort="parquet")
    rows = parquet.read_table(BytesIO(data)).to_pylist()
    with CaseStore.open(told.folder) as store:
        assert name.endswith("-claims.parquet") and len(rows) == store.counts()["claim"]
    assert HIDDEN not in json.dumps(rows) and "confidential source 1" in json.dumps(rows)
    assert all(json.loads(row["claim"]) for row in rows)


def test_proposals_are_in_it_only_if_asked_for_and_marked(case: Made) -> None:
    assert case.proposal
    plain, _ = saved(case, sort="lines")
    with_them, _ = saved(case, sort="lines", unreviewed="1")
    assert not any(json.loads(line).get("unreviewed") for line in plain.decode().splitlines())
    assert any(json.loads(line).get("unreviewed") for line in with_them.decode().splitlines())


def test_the_page_shows_how_far_it_is_and_then_the_file(case: Made) -> None:
    reader = inside("reader", case, Role.READER)
    found = exporting.Export(exporting.Choice("report"), "Ines", "2026-11-27T10:00:00Z")
    found.progress(2, 5)
    shelf.shelved(case.id, case.folder).exports.made.append(found)
    html = reader.get(f"/case/{case.id}/exports").content.decode()
    assert "2 of 5 persons" in html and 'hx-trigger="every 1s"' in html and "<noscript>" in html
    assert reader.get(f"/case/{case.id}/exports/{found.id}/file").status_code == 404
    found.data = b"x"
    part = reader.get(f"/case/{case.id}/exports/made").content.decode()
    assert f"/exports/{found.id}/file" in part and "every 1s" not in part and "<html" not in part


def test_only_the_latest_are_kept_and_one_may_be_thrown_away(case: Made) -> None:
    exports = shelf.shelved(case.id, case.folder).exports
    made = []
    for _ in range(exporting.KEPT + 2):
        made.append(exports.start(exporting.Choice("lines"), "Ines", "2026-11-27T10:00:00Z"))
        exports.settle()
    assert [each.id for each in exports.made] == [each.id for each in reversed(made[-exporting.KEPT:])]
    assert inside("reader", case, Role.READER).post(f"/case/{case.id}/exports/{made[-1].id}/forget").status_code == 403
    inside("editor", case, Role.EDITOR).post(f"/case/{case.id}/exports/{made[-1].id}/forget")
    assert exports.find(made[-1].id) is None and exports.find(made[-2].id)


def test_what_is_being_made_is_not_begun_again_and_only_so_many_wait(case: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    go = threading.Event()
    monkeypatch.setattr(exporting, "made", lambda *_: b"x" if go.wait(20) else b"")
    reader, exports = inside("reader", case, Role.READER), shelf.shelved(case.id, case.folder).exports
    try:
        for _ in range(3):
            assert reader.post(f"/case/{case.id}/exports/start", {"sort": "lines"}).status_code == 302
        assert len(exports.made) == 1
        for number in range(exporting.KEPT - 1):
            exports.start(exporting.Choice("lines"), f"Other {number}", "2026-11-27T10:00:00Z")
        answer = inside("another", case, Role.READER).post(f"/case/{case.id}/exports/start", {"sort": "lines"})
        assert answer.status_code == 422 and len(exports.made) == exporting.KEPT
    finally:
        go.set()
        exports.settle()


def test_a_failure_is_told_without_words_of_the_case(case: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> bytes:
        raise ValueError("Ada Brand")

    monkeypatch.setattr(exporting, "made", fails)
    reader = inside("reader", case, Role.READER)
    reader.post(f"/case/{case.id}/exports/start", {"sort": "lines"})
    shelf.shelved(case.id, case.folder).exports.settle()
    html = reader.get(f"/case/{case.id}/exports").content.decode()
    assert "It was not made:" in html and "ValueError" in html and "Ada Brand" not in html


def test_what_is_no_export_is_refused_with_a_sentence(case: Made) -> None:
    assert inside("reader", case, Role.READER).post(f"/case/{case.id}/exports/start", {"sort": "all"}).status_code == 422
