"""`habeas read` and `habeas proposals` as people use them, and proposals in what the other commands show."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from habeas.actions import reading
from habeas.cli import endpoint
from habeas.reading.document import Document
from habeas.reading.model.endpoint import Answer
from habeas.reading.model.offers import Refused
from tests.actions.readers import FREED, LETTER, TAKEN, other_value, reader
from tests.cli.shells import done, listed, mistake, run


@pytest.fixture(autouse=True)
def plain_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two proposals of every letter: what the program's own reader makes of it is tested elsewhere."""
    monkeypatch.setattr(reading, "by_rules", lambda: reader(TAKEN, FREED))


@pytest.fixture
def letter(case: str) -> str:
    """The case with a letter about a person of one of its lists, who was taken a week later by another list."""
    Path("letter.txt").write_text(LETTER, "utf-8")
    done("add", case, "letter.txt", "--publisher", "The Gazette", "--published", "1977-07", "--about", "mole:7")
    return case


def test_a_file_is_read_without_a_case_and_nothing_is_kept(place: Path) -> None:
    Path("letter.txt").write_text(LETTER, "utf-8")
    before = sorted(place.iterdir())
    found, = listed("read", "letter.txt", "--published", "1977-07", "--publisher", "The Gazette")["files"]
    arrest, release = found["proposals"]
    assert LETTER[arrest["passage"]["start"]:arrest["passage"]["end"]] == arrest["says"] == "12 May 1977"
    assert (arrest["person"], arrest["kind"], arrest["value"], arrest["affirmed"]) == ("Ada Brand", "arrest", "1977-05-12", True)
    assert (arrest["rule"], arrest["speaker"], arrest["said"], arrest["hedge"]) == ("en event arrest", "The Gazette", "1977-07", "")
    assert (release["speaker"], release["relay"], release["doubts"]) == (
        "her brother", ["The Gazette"], ["the person was only guessed"])
    assert found["language"] == "en"
    told = done("read", "letter.txt")
    assert "characters 38 to 49" in told and "doubt: the person was only guessed" in told
    assert sorted(place.iterdir()) == before


def test_a_folder_of_files_is_read_and_one_without_text_is_named(place: Path) -> None:
    Path("files").mkdir()
    Path("files/a.txt").write_text(LETTER, "utf-8")
    Path("files/torn.pdf").write_bytes(b"%PDF-1.4 torn")
    Path("files/documents.toml").write_text('[all]\npublisher = "The Gazette"\n', "utf-8")
    good, torn = listed("read", "files")["files"]
    assert (good["file"], good["proposals"][0]["speaker"], torn["proposals"]) == ("a.txt", "The Gazette", [])
    assert "it is broken or cut off" in torn["problem"]


def test_the_documents_of_a_case_are_read_once_and_what_was_done_is_said(letter: str) -> None:
    told = done("read", letter)
    assert "1 read" in told and "by kind: arrest 1, release 1" in told and "doubtful: language guessed: 1 document" in told
    assert "doubtful: the person was only guessed: 1 proposal" in told and "Next: habeas review case" in told
    again = listed("read", letter)
    assert [each["status"] for each in again["documents"]] == ["unchanged"] and again["open"] == 2
    assert listed("verify", letter)["whole"]


def test_one_document_is_chosen_by_its_name(letter: str) -> None:
    Path("other.txt").write_text(LETTER + "More.\n", "utf-8")
    done("add", letter, "other.txt")
    assert [each["name"] for each in listed("read", letter, "other.txt")["documents"]] == ["other.txt"]
    assert "No exhibit" in mistake("read", letter, "nothing")


def test_an_interrupted_reading_says_how_to_go_on(letter: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupts(document: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(reading, "by_rules", lambda: reading.Reader("rules", "1", interrupts))  # type: ignore[arg-type]
    found = run("read", letter)
    assert (found.exit_code, "1 documents were not reached" in found.stdout) == (130, True)
    monkeypatch.setattr(reading, "by_rules", lambda: reader(TAKEN))
    assert "1 read" in done("read", letter)


def test_what_describes_a_file_is_not_taken_for_a_case(letter: str) -> None:
    assert "habeas describe" in run("read", letter, "--published", "1977").stderr


def test_open_proposals_are_listed_and_chosen(letter: str) -> None:
    done("read", letter)
    assert "2 open proposals" in done("proposals", letter)
    for chosen, kinds in ((["--kind", "release"], ["release"]), (["--person", "brand"], ["arrest", "release"]), (["--person", "Vela"], []),
                          (["--rule", "en event rel"], ["release"]), (["--exhibit", "letter.txt"], ["arrest", "release"])):
        assert [each["kind"] for each in listed("proposals", letter, *chosen)["proposals"]] == kinds


def test_unreviewed_proposals_count_only_when_asked_for_and_are_marked_everywhere(letter: str) -> None:
    done("read", letter)
    assert "1977-05-12" not in done("show", letter, "mole:7")
    assert not any(each["kind"] == "conflict" for each in listed("check", letter, "--person", "mole:7")["findings"])
    found = listed("check", letter, "--person", "mole:7", "--unreviewed")
    conflict = next(each for each in found["findings"] if each["kind"] == "conflict")
    assert {each["says"]: each["unreviewed"] for each in conflict["claims"]} == {"12 May 1977": True, "1977-05-19": False}
    assert found["unreviewed_proposals"] == 2
    told = done("check", letter, "--person", "mole:7", "--unreviewed")
    assert told.count("[unreviewed proposal]") == 1 and "(unreviewed proposal)" in told
    shown = done("show", letter, "mole:7", "--unreviewed")
    claims = [line for line in shown.splitlines() if line.startswith("    arrest  ") and "“" in line]
    assert [line.endswith("[unreviewed proposal]") for line in claims] == ["12 May 1977" in line for line in claims] and len(claims) == 2
    done("export", letter, "-o", "case.jsonl", "--unreviewed")
    rows = [json.loads(line) for line in Path("case.jsonl").read_text("utf-8").splitlines()]
    assert {each["says"]: each["unreviewed"] for each in rows if each["type"] == "claim"}["12 May 1977"] is True
    done("export", letter, "-o", "case.jsonl")
    assert "12 May 1977" not in Path("case.jsonl").read_text("utf-8")


def test_a_confidential_source_is_not_named_in_proposals(letter: str) -> None:
    done("record", letter, "--person", "mole:7", "--kind", "arrest", "--value", "1977", "--words", "so I heard", "--speaker", "Teo Ilmar",
         "--confidential")
    done("read", letter)
    assert not any("Ilmar" in done(*words) for words in (["proposals", letter], ["proposals", letter, "--format", "json"]))


ENDPOINT = ["--endpoint", "http://127.0.0.1:9/v1", "--model", "m"]


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A model that proposes the arrest with another date and offers something that is refused; whom it was asked about."""
    asked: list[str] = []

    def answer(endpoint: object, document: Document, name: str, yes: bool) -> Answer | None:
        asked.append(name)
        made = tuple(reader(other_value(TAKEN, "1977-05"), FREED).read(document))
        return Answer((), made, (Refused("taken on the moon", "its words are not in the text"),)) if yes else None

    monkeypatch.setattr(endpoint, "second_reader", answer)
    return asked


def test_what_a_model_proposes_of_a_file_stands_beside_the_rules_once(place: Path, model: list[str]) -> None:
    Path("letter.txt").write_text(LETTER, "utf-8")
    found, = listed("read", "letter.txt", "--yes", *ENDPOINT)["files"]
    assert [each["value"] for each in found["proposals"]] == ["1977-05-12", "1977-06", "1977-05"]
    assert found["endpoint"]["refused"][0]["why"] == "its words are not in the text" and model == ["letter.txt"]
    assert "taken on the moon" in done("read", "letter.txt", "--yes", *ENDPOINT)


def test_what_a_model_proposes_of_a_case_is_kept_apart_and_asked_for_once(letter: str, model: list[str]) -> None:
    found = listed("read", letter, "--yes", *ENDPOINT)
    assert [each["status"] for each in found["documents"]] == ["read", "read"] and found["open"] == 3
    assert [each["status"] for each in listed("read", letter, "--yes", *ENDPOINT)["documents"]] == ["unchanged"] * 2
    assert len(model) == 1


def test_who_says_no_sends_nothing_and_keeps_what_the_rules_propose(letter: str, model: list[str]) -> None:
    told = done("read", letter, *ENDPOINT)
    assert "1 read, 1 failed" in told and "not sent to the endpoint" in told and "2 proposals of this case are open" in told


def test_without_an_endpoint_nobody_is_asked(letter: str, model: list[str]) -> None:
    done("read", letter)
    assert model == []
