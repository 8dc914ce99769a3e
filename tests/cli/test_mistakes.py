"""What people get wrong: one sentence with the remedy, the right status, no traceback, and a case that is as it was."""

from __future__ import annotations

import getpass
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.actions.invented import ADA, HARBOUR, IRIS, harbour
from tests.cli.shells import PROGRAM, ROOT, done, listed, mistake, outside

NAMES = ("Brand", "Vela", "Ilmar", "BRAND", "Ada", "Iris", "Teo")


@pytest.fixture(autouse=True)
def nothing_half_written(request: pytest.FixtureRequest, place: Path) -> Iterator[None]:
    """A case that a test asks for has the same heads and files after it, and verifies."""
    if "case" not in request.fixturenames:
        yield
        return
    case = request.getfixturevalue("case")
    before = (listed("verify", case)["heads"], sorted(Path(case, "exhibits").iterdir()), sorted(place.rglob("*.part")))
    yield
    after = listed("verify", case)
    assert (after["heads"], sorted(Path(case, "exhibits").iterdir()), sorted(place.rglob("*.part"))) == before
    assert after["problems"] == []


def refused(case: str, data: bytes, *expected: str, name: str = "new.csv", mapping: str = HARBOUR) -> None:
    """An import that must not be done, and what its sentence must say; no name in the list may stand in it."""
    Path(name).write_bytes(data)
    Path("new.toml").write_text(mapping, "utf-8")
    said = mistake("import", case, name, "--map", "new.toml")
    assert all(each in said for each in expected), said
    assert not any(each in said for each in NAMES), said


# ---- lists and mappings -----------------------------------------------------------------------------------------------


def test_a_quotation_mark_that_nothing_closes(case: str) -> None:
    refused(case, harbour(ADA, '2,"Vela, Iris,18/02/1977,,', "3,Teo,,,"), "new.csv", "row 3", "quotation mark")


def test_rows_that_do_not_fit_the_header(case: str) -> None:
    refused(case, harbour(*(f"{number},Vela,Iris,18/02/1977,,yes" for number in range(5))), "5 of its 5 rows", "delimiter")


def test_a_wrong_encoding(case: str) -> None:
    refused(case, harbour('1,"Nuñez, Ana",12/05/1977,,').decode().encode("cp1252"), "row 2", "0xF1", 'encoding = "cp1252"')


def test_an_encoding_that_there_is_not(case: str) -> None:
    refused(case, harbour(ADA), "'klingon'", mapping=HARBOUR.replace("key =", 'encoding = "klingon"\nkey =', 1))


def test_an_empty_file(case: str) -> None:
    refused(case, b"", "new.csv", "it is empty")
    refused(case, b"\n\n\n", "new.csv", "it is empty")


def test_a_file_that_is_something_else(case: str) -> None:
    refused(case, b"%PDF-1.7 ...", "PDF")
    refused(case, b"not a workbook", "new.xlsx", name="new.xlsx")
    refused(case, b"PK\x03\x04 torn", "workbook", name="new.xlsx")


def test_a_workbook_with_two_sheets_of_which_none_is_named(case: str) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Second")
    target = io.BytesIO()
    book.save(target)
    refused(case, target.getvalue(), "2 sheets", "Second", name="new.xlsx")


def test_a_column_that_two_headers_name(case: str) -> None:
    refused(case, b'no,person,taken,taken,released\n1,"Brand, Ada",1977,1978,\n', "2 columns called 'taken'", "'taken#1' or 'taken#2'")


def test_a_mapping_that_names_a_column_that_is_not_there(case: str) -> None:
    refused(case, harbour(ADA), "'takn'", "Did you mean 'taken'", mapping=HARBOUR.replace('"taken"', '"takn"'))


@pytest.mark.parametrize(("wrong", "right", "expected"), [
    ('kind = "arrest"', 'kind = "arest"', "'arest'"), ('order = "dmy"', 'order = "ask"', "order of day and month"),
    ('key = ["no"]', "", "key is missing"), ('id = "harbour"', 'id = "the harbour"', "letters, digits"),
    ('order = "dmy"', "order = dmy", "it is not TOML"), ('order = "dmy"', 'ordre = "dmy"', "'ordre'"), ("[list]", "[liste]", "'liste'"),
])
def test_a_mapping_that_does_not_say_what_is_needed(case: str, wrong: str, right: str, expected: str) -> None:
    assert wrong in HARBOUR
    refused(case, harbour(ADA), "new.toml", expected, mapping=HARBOUR.replace(wrong, right, 1))


def test_a_mapping_that_is_not_utf8(case: str) -> None:
    Path("new.toml").write_bytes(HARBOUR.replace("District", "Ñ").encode("cp1252"))
    assert "not UTF-8" in mistake("import", case, "harbour.csv", "--map", "new.toml")


@pytest.mark.parametrize("words", [
    ["import", "case", "nowhere.csv", "--map", "harbour.toml"], ["import", "case", "harbour.csv", "--map", "nowhere.toml"],
    ["import", "case", ".", "--map", "harbour.toml"], ["import", "case", "nowhere.csv", "--draft-map"],
    ["record", "case", "--person", "harbour:1", "--kind", "arrest", "--words", "w", "--speaker", "s", "--file", "nowhere.txt"],
])
def test_a_file_that_is_not_there(case: str, words: list[str]) -> None:
    assert "cannot be read" in mistake(*words)


# ---- cells that are findings, not failures ----------------------------------------------------------------------------


def test_a_cell_of_ten_megabytes_is_one_finding_and_the_rest_of_the_list_comes_in(place: Path) -> None:
    Path("big.csv").write_bytes(harbour(ADA, f'2,"Vela, Iris",{"9" * 10_000_000},,'))
    done("new", "big")
    told = done("import", "big", "big.csv", "--map", "harbour.toml")
    assert "not read: row 3, column taken" in told and len(told) < 1000
    finding, = listed("check", "big")["findings"]
    assert (finding["kind"], len(finding["explanation"]) < 1000) == ("unread cell", True)
    assert listed("verify", "big")["whole"]


def test_what_looks_like_a_formula_is_words_in_csv_and_a_formula_without_a_value_is_a_finding_in_a_workbook(place: Path) -> None:
    Path("new.csv").write_bytes(harbour('1,"=HYPERLINK(""x"")",=TODAY(),,', IRIS))
    book = openpyxl.Workbook()
    for row in (["no", "person", "taken", "released"], ["1", "Brand, Ada", "=TODAY()", ""]):
        book.active.append(row)
    book.save("new.xlsx")
    done("new", "words")
    done("import", "words", "new.csv", "--map", "harbour.toml")
    assert listed("people", "words")["people"][0]["name"] == '=HYPERLINK("x")'
    assert "“=TODAY()” was not read" in listed("check", "words")["findings"][0]["explanation"]
    done("new", "book")
    assert "formula without a stored value" in done("import", "book", "new.xlsx", "--map", "harbour.toml")


def test_a_row_that_does_not_fit_is_a_finding_and_no_row_is_lost(place: Path) -> None:
    rows = [f'{number},"Vela, Iris",18/02/1977,,' for number in range(30)]
    Path("new.csv").write_bytes(harbour(*rows, "31,Brand,Ada,12/05/1977,,yes"))
    done("new", "torn")
    assert listed("import", "torn", "new.csv", "--map", "harbour.toml")["rows"] == 31
    assert [each["kind"] for each in listed("check", "torn")["findings"]] == ["unread row"]


# ---- cases ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [
    ["check"], ["people"], ["show", "ada"], ["link"], ["verify"], ["rebuild"], ["export", "-o", "x"], ["report", "-o", "x"],
    ["judge", "list"], ["withdraw", "abcd", "--reason", "x"], ["risk", "a", "b"], ["import", "harbour.csv", "--map", "harbour.toml"],
    ["record", "--new", "a", "--kind", "arrest", "--words", "w", "--speaker", "s"],
    ["consent", "a", "--use", "archive", "--given-by", "x", "--given", "1999"],
])
def test_a_folder_without_a_case(place: Path, words: list[str]) -> None:
    assert "`habeas new nowhere` starts one" in mistake(words[0], "nowhere", *words[1:])
    assert not Path("nowhere").exists()


def test_a_folder_that_is_taken(case: str) -> None:
    assert "is not empty" in mistake("new", case)
    assert "is not empty" in mistake("new", "harbour.csv")


def test_a_folder_that_cannot_be_made(place: Path) -> None:
    assert "cannot be used" in mistake("new", "harbour.csv/case")


# ---- persons, claims, judgements --------------------------------------------------------------------------------------


def test_a_person_who_is_not_in_the_case_and_nobody_else_is_named(case: str) -> None:
    for words in (["show", case, "Adda"], ["check", case, "--person", "Adda"], ["risk", case, "Adda", "x"],
                  ["record", case, "--person", "Adda", "--kind", "arrest", "--words", "w", "--speaker", "s"]):
        said = mistake(*words)
        assert "'Adda'" in said and "habeas people" in said
        assert not any(each in said.replace("Adda", "") for each in NAMES)


@pytest.mark.parametrize("typed", ["", " ", "???", "—"])
def test_a_person_without_a_letter_is_nobody(case: str, typed: str) -> None:
    assert "No person" in mistake("show", case, typed)


def test_a_name_that_fits_several_persons_gives_their_mentions_to_choose_from(case: str) -> None:
    said = mistake("show", case, "ada")
    assert "harbour:1, mole:7" in said and not any(each in said for each in NAMES)


def test_mentions_sources_claims_and_judgements_that_there_are_not(case: str) -> None:
    for words in (["same", "harbour:1", "harbour:99"], ["copied", "Harbour", "Harbor"], ["reject", "ffffffff"], ["reject", "f"],
                  ["prefer", ""]):
        said = mistake("judge", case, *words, "--reason", "x")
        assert f"{words[-1]!r}" in said and not any(each in said for each in NAMES)
    assert "No judgement" in mistake("withdraw", case, "ffffffff", "--reason", "x")


def test_a_source_that_is_a_person_is_not_suggested_by_name(place: Path) -> None:
    done("new", "small")
    done("record", "small", "--new", "Sorn, Edo", "--kind", "arrest", "--words", "taken", "--speaker", "Mirela Tavosh")
    assert "Mirela" not in mistake("judge", "small", "copied", "Mirella", "x", "--reason", "x").replace("Mirella", "")


def test_the_beginning_of_an_id_that_several_judgements_share(case: str) -> None:
    from habeas.questions import short

    Path("clone.toml").write_text(Path("mole.toml").read_text("utf-8").replace('"mole"', '"pier"'), "utf-8")
    done("new", "linked")
    for name in ("harbour", "mole"):
        done("import", "linked", f"{name}.csv", "--map", f"{name}.toml")
    done("link", "linked")
    ids = [short(each["id"]) for each in listed("judge", "linked", "list")["judgements"]]
    said = mistake("withdraw", "linked", ids[0].partition(".")[0], "--reason", "x")
    assert all(each in said for each in ids)
    done("withdraw", "linked", ids[0], "--reason", "x")
    assert "withdrawn already" in mistake("withdraw", "linked", ids[0], "--reason", "x")


def test_too_short_a_beginning_of_an_id_is_not_taken_even_where_it_fits_one_claim_alone(case: str) -> None:
    ids = [claim["id"] for claim in listed("show", case, "mole:7")["claims"]]
    for typed in ("", *(each[:3] for each in ids)):
        assert "at least 4 characters" in mistake("judge", case, "reject", typed, "--reason", "x")


@pytest.mark.parametrize(("words", "expected"), [
    (["--kind", "arest"], "'arest'"), (["--kind", "arrest", "--value", "31/12/1977"], "'31/12/1977'"),
    (["--kind", "arrest", "--value", "1977-02-30"], "no such day"), (["--kind", "age", "--value", "old"], "'old'"),
    (["--kind", "age", "--value", "26-24"], "'26-24'"), (["--kind", "age"], "''"), (["--kind", "held_for", "--value", "many"], "'many'"),
    (["--kind", "arrest", "--at", "1977-05"], "--at does not go"), (["--kind", "arrest", "--bound", "start"], "--bound does not go"),
    (["--kind", "order", "--value", "withheld"], "'withheld'"), (["--kind", "age", "--value", "24", "--at", "sex"], "'sex'"),
    (["--kind", "arrest", "--said", "yesterday"], "'yesterday'"),
])
def test_a_claim_that_cannot_be_recorded(case: str, words: list[str], expected: str) -> None:
    assert expected in mistake("record", case, "--person", "harbour:1", "--words", "w", "--speaker", "s", *words)


def test_words_that_are_not_in_the_document(case: str) -> None:
    Path("letter.txt").write_text("they let her go", "utf-8")
    said = mistake("record", case, "--person", "harbour:1", "--kind", "release", "--words", "They let her go", "--speaker", "s",
                   "--file", "letter.txt")
    assert "letter.txt" in said and "go" not in said.replace("letter by letter", "")


def test_a_document_that_is_no_text_in_utf8(case: str) -> None:
    Path("letter.txt").write_bytes("señal".encode("cp1252"))
    assert "not UTF-8" in mistake("record", case, "--person", "harbour:1", "--kind", "release", "--words", "al", "--speaker", "s",
                                  "--file", "letter.txt")


def test_a_bad_date_of_a_consent(case: str) -> None:
    assert "'soon'" in mistake("consent", case, "harbour:1", "--use", "archive", "--given-by", "x", "--given", "soon")


# ---- what cannot be written -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("output", ["harbour.csv/x.html", ".", "..", "", "case"])
@pytest.mark.parametrize("words", [["export"], ["report"]])
def test_an_output_that_cannot_be_written(case: str, words: list[str], output: str) -> None:
    assert "cannot be written" in mistake(*words, case, "-o", output)


@pytest.mark.parametrize("output", ["case/case.sqlite", "case/case.sqlite-wal", "case/exhibits/x", "case/../case/case.sqlite"])
def test_no_output_is_written_over_the_case_itself(case: str, output: str) -> None:
    assert "a part of the case itself" in mistake("export", case, "-o", output)


def test_a_folder_of_pages_cannot_stand_where_a_file_does(case: str) -> None:
    assert "cannot be written" in mistake("report", case, "--all", "-o", "harbour.csv")


def test_an_output_that_is_cut_short_leaves_what_was_there(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("old.jsonl").write_text("what was there", "utf-8")

    def full(source: object, target: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        assert "No space left on device" in mistake("export", case, "-o", "old.jsonl")
    assert Path("old.jsonl").read_text("utf-8") == "what was there"


# ---- the machine ------------------------------------------------------------------------------------------------------


def test_a_system_that_does_not_say_who_is_working(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("No username set in the environment")

    monkeypatch.delenv("HABEAS_AUTHOR")
    monkeypatch.setattr(getpass, "getuser", nobody)
    assert "--author NAME" in mistake("new", "mine")
    assert not Path("mine").exists()
    assert "Started" in done("--author", "A. Author", "new", "mine")


def test_what_the_system_refuses_otherwise_is_said_in_one_sentence(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "case/case.sqlite")

    with monkeypatch.context() as patch:
        patch.setattr("habeas.store.case.CaseStore.open", locked)
        assert "case/case.sqlite: Permission denied" in mistake("people", case)


@pytest.mark.skipif(os.name == "nt", reason="arguments are text on Windows")
def test_what_is_typed_in_another_encoding_than_utf8_is_no_traceback(case: str) -> None:
    typed = os.fsdecode(b"se\xf1al")
    found = outside("record", case, "--new", "Sorn, Edo", "--kind", "arrest", "--speaker", "s", "--words", typed)
    assert found.returncode == 1
    assert found.stderr.startswith("habeas: ") and found.stderr.count("\n") == 1


def test_a_reader_who_stops_reading_sees_no_traceback(case: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen([sys.executable, "-c", PROGRAM, "show", case, "harbour:1"], env=environment, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE) as child:
        assert child.stdout is not None and child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == b""
