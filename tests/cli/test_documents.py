"""`habeas add`, `text` and `describe` as people use them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from habeas.actions import documents
from tests.cli.shells import done, listed, mistake, run
from tests.intake.documents.made import docx, pdf
from tests.intake.documents.made import run as paragraph


@pytest.fixture
def folder(case: str) -> Path:
    """A folder of documents with a sidecar, a hidden file, a list and a torn one."""
    place = Path("files")
    (place / "letters").mkdir(parents=True)
    (place / "letters" / "a.docx").write_bytes(docx(paragraph("She was taken.")))
    (place / "two.pdf").write_bytes(pdf([(20, 150, "First page.")], [(20, 150, "Second page.")]))
    (place / "torn.pdf").write_bytes(b"%PDF-1.4 torn")
    (place / "old.txt").write_bytes("el año nuevo, según él, detuvieron a su compañera\n".encode("cp1252"))
    (place / "list.csv").write_text("a,b\n1,2\n", "utf-8")
    (place / ".hidden").write_text("x", "utf-8")
    (place / "documents.toml").write_text(
        '[all]\npublisher = "The Gazette"\n[[document]]\nfile = "letters/*"\npublished = "1984-05"\n[[document]]\nfile = "lettres/*"\n',
        "utf-8")
    return place


def test_a_folder_is_added_and_what_was_done_skipped_and_doubtful_is_said(case: str, folder: Path) -> None:
    told = done("add", case, str(folder))
    assert "3 added, 1 kept, but without text, 1 skipped" in told
    assert "torn.pdf: it is broken or cut off. Get it again" in told
    assert "list.csv: It is a list. `habeas import` reads lists." in told
    assert "old.txt: read as cp1252" in told
    assert "documents.toml describes 'lettres/*', which no file is called." in told
    assert "hidden" not in told and "toml:" not in told
    assert "3 already there" in done("add", case, str(folder))


def test_the_sidecar_describes_and_the_command_line_wins(case: str, folder: Path) -> None:
    done("add", case, str(folder), "--published", "1985")
    documents = {each["name"]: {said["field"]: said["value"] for said in each["described"] if said["confirmed"]}
                 for each in listed("text", case)["documents"]}
    assert documents["a.docx"] == {"publisher": "The Gazette", "published": "1985"}
    assert documents["two.pdf"]["publisher"] == "The Gazette"


def test_one_file_of_a_folder_with_a_sidecar_is_described_too(case: str, folder: Path) -> None:
    found, = listed("add", case, str(folder / "two.pdf"))["documents"]
    assert [(each["field"], each["value"]) for each in found["described"]] == [("publisher", "The Gazette")]


def test_the_text_is_printed_page_by_page(case: str, folder: Path) -> None:
    done("add", case, str(folder))
    assert done("text", case, "two.pdf") == "[page 1]\nFirst page.\n[page 2]\nSecond page.\n"
    assert "no text: it is broken" in mistake("text", case, "torn.pdf")


def test_the_text_as_json_has_offsets_and_boxes(case: str, folder: Path) -> None:
    done("add", case, str(folder))
    found = listed("text", case, "two.pdf", "--boxes")
    first, second = found["pages"]
    assert (first["start"], second["start"], second["page"]) == (0, len(first["text"]), "2")
    assert len(first["boxes"]) == len(first["text"]) and first["boxes"][0][0] > 150
    assert found["extractor"] == "pdf" and "pypdfium2" in found["version"] and found["texts"] == [found["text"]]


def test_what_a_file_proposes_is_listed_as_proposed_and_confirmed_by_hand(case: str, folder: Path) -> None:
    told = done("add", case, str(folder))
    assert "habeas describe confirms it" not in told  # the sidecar gives the letter's date
    assert "title: Harbour letter  (proposed: DOCX properties, title)" in done("text", case)
    assert "title: Harbour letter\n" in done("describe", case, "a.docx", "--confirm", "title")


def test_an_exhibit_is_named_by_its_file_or_the_beginning_of_its_digest(case: str, folder: Path) -> None:
    done("add", case, str(folder))
    digest = next(each["exhibit"] for each in listed("text", case)["documents"] if each["name"] == "two.pdf")
    assert done("text", case, digest[:12]) == done("text", case, "two.pdf")
    assert "No exhibit in this case answers to 'nothing'" in mistake("text", case, "nothing")
    assert "No exhibit" in mistake("text", case, digest[:3])


def test_mistakes_are_said_before_anything_is_added(case: str, folder: Path) -> None:
    before = listed("verify", case)["heads"]
    assert "is not a date" in mistake("add", case, str(folder), "--published", "last May")
    assert "code of a language" in mistake("add", case, str(folder), "--language", "Spanish")
    assert "it is not there" in mistake("add", case, "nowhere.txt")
    (folder / "documents.toml").write_text("[all", "utf-8")
    assert "Nothing was added." in mistake("add", case, str(folder))
    assert listed("verify", case)["heads"] == before


def test_the_case_itself_is_not_added_to_itself(case: str) -> None:
    Path("note.txt").write_text("A note.\n", "utf-8")
    names = {each["file"] for each in listed("add", case, ".")["documents"]}
    assert "note.txt" in names and not any("case" in name for name in names)


def test_ctrl_c_says_what_was_done_and_how_to_go_on(case: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = documents._added
    seen: list[object] = []

    def interrupted(*given: object, **named: object) -> object:
        seen.append(given)
        if len(seen) == 3:
            raise KeyboardInterrupt
        return whole(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(documents, "_added", interrupted)
    found = run("add", case, str(folder))
    assert (found.exit_code, "3 files were not reached. The same command goes on." in found.stdout) == (130, True)
    monkeypatch.setattr(documents, "_added", whole)
    assert "already there" in done("add", case, str(folder))


@pytest.mark.skipif(os.name != "posix", reason="only here can a file be named with bytes that are no text")
def test_a_name_that_is_no_text_is_shown_as_well_as_can_be(case: str) -> None:
    Path("odd").mkdir()
    Path(os.fsdecode(b"odd/\xff.txt")).write_text("words\n", "utf-8")
    assert json.loads(done("add", case, "odd", "--format", "json"))["documents"][0]["status"] == "added"


def test_nothing_of_a_document_is_left_outside_the_case(case: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    before = sorted(Path().iterdir())
    done("add", case, str(folder))
    assert (sorted(Path().iterdir()), list(temporary.iterdir())) == (before, [])


def test_words_recorded_from_a_document_whose_text_is_kept_point_at_their_page_and_place(case: str, folder: Path) -> None:
    done("add", case, str(folder))
    words = ["record", case, "--person", "harbour:1", "--kind", "arrest", "--speaker", "a clerk", "--file", str(folder / "two.pdf")]
    done(*words, "--words", "Second page")
    claim = next(each for each in listed("show", case, "harbour:1")["claims"] if each["says"] == "Second page")
    assert (claim["passage"]["page"], claim["passage"]["end"] - claim["passage"]["start"]) == ("2", len("Second page"))
    assert "are not found in two.pdf" in mistake(*words, "--words", "Third page")
