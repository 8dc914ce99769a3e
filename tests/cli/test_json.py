"""What the commands print for machines, and that it says the same as what they print for people."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.actions.invented import ADA, IRIS, harbour
from tests.cli.shells import done, listed

FINDING = {"kind": str, "classes": list, "person": str, "explanation": str, "claims": list}
CLAIM = {"id": str, "source": str, "speaker": str, "says": str, "value": str, "passage": dict}


@pytest.fixture
def linked(case: str) -> str:
    done("link", case)
    return case


def of_kind(case: str, kind: str, *more: str) -> list[dict[str, Any]]:
    return listed("check", case, "--kind", kind, *more)["findings"]  # type: ignore[no-any-return]


def has(found: dict[str, Any], wanted: Mapping[str, type]) -> bool:
    return all(isinstance(found[key], each) for key, each in wanted.items())


def test_a_conflict_has_everything_that_a_finding_must_have(linked: str) -> None:
    finding, = of_kind(linked, "conflict")
    assert has(finding, FINDING)
    assert (finding["person"], finding["name"], finding["hard"], finding["gap_days"]) == ("harbour:1", "Brand, Ada", True, 7)
    assert all(isinstance(each, str) for each in finding["classes"]) and finding["classes"]
    first = min(finding["claims"], key=lambda claim: str(claim["source"]))
    assert has(first, CLAIM)
    assert (first["source"], first["speaker"], first["says"], first["value"]) == ("Harbour", "Harbour", "12/05/1977", "1977-05-12")
    assert (first["passage"]["row"], first["passage"]["column"], first["passage"]["text"]) == (2, "taken", "harbour, row 2, column taken")


def test_every_finding_has_them_and_null_where_a_number_would_mean_nothing(linked: str) -> None:
    Path("harbour.csv").write_bytes(harbour(ADA.replace("12/05", "01/05"), '2,"Vela, Iris",in spring,,'))
    done("import", linked, "harbour.csv", "--map", "harbour.toml")
    findings = listed("check", linked)["findings"]
    assert {each["kind"] for each in findings} == {
        "conflict", "corrected", "withdrawn", "default date", "unread cell", "vanished row"}
    for finding in findings:
        assert has(finding, FINDING)
        assert all(has(claim, CLAIM) for claim in finding["claims"])
        if finding["kind"] != "conflict":
            assert finding["hard"] is None and finding["gap_days"] is None


def test_the_source_is_the_publisher_and_the_speaker_who_said_it_first(linked: str) -> None:
    done("record", linked, "--person", "harbour:1", "--kind", "arrest", "--value", "1978", "--words", "taken in 1978",
         "--speaker", "her lawyer", "--via", "Wire", "--via", "Gazette")
    claim = next(each for each in listed("show", linked, "harbour:1")["claims"] if each["speaker"] == "her lawyer")
    assert (claim["source"], claim["relay"]) == ("Gazette", ["Wire", "Gazette"])
    assert (claim["passage"]["quote"], claim["passage"]["start"], claim["passage"]["end"]) == ("taken in 1978", 0, 13)


def test_strict_and_tolerant_readings_can_be_asked_for(linked: str) -> None:
    assert listed("check", linked, "--reading", "strict")["reading"] == "strict"
    assert listed("check", linked)["reading"] == "tolerant"


def test_check_of_one_person_finds_what_concerns_that_person_alone(linked: str) -> None:
    assert {each["person"] for each in listed("check", linked, "--person", "mole:7")["findings"]} == {"harbour:1"}
    Path("harbour.csv").write_bytes(harbour(ADA, '2,"Vela, Iris",in spring,,', '3,"Ilmar, Teo",,,'))
    done("import", linked, "harbour.csv", "--map", "harbour.toml")
    assert "unread cell" in {each["kind"] for each in listed("check", linked, "--person", "iris")["findings"]}
    assert {each["person"] for each in listed("check", linked, "--person", "teo")["findings"]} <= {"harbour:3"}


def test_people_show_and_link_are_printed_for_machines(case: str) -> None:
    would = listed("link", case, "--dry-run")
    done_now = listed("link", case)
    assert (would["written"], done_now["written"], would["pairs"]) == (False, True, done_now["pairs"])
    assert [(each["first"], each["second"]) for each in done_now["pairs"]] == [("harbour:1", "mole:7"), ("harbour:2", "mole:8")]
    assert done_now["for_review"] == 1
    assert listed("people", case, "iris")["people"] == [{"person": "harbour:2", "name": "Vela, Iris", "mentions": ["harbour:2", "mole:8"]}]
    shown = listed("show", case, "harbour:1")
    assert {each["kind"] for each in shown["claims"]} == {"name", "arrest", "release", "birth"}
    assert {each["slot"] for each in shown["bounds"]} == {"arrest", "birth", "release"}


def test_an_import_is_counted_for_machines(case: str) -> None:
    Path("harbour.csv").write_bytes(harbour(IRIS, '9,"Sorn, Edo",in spring,,'))
    outcome = listed("import", case, "harbour.csv", "--map", "harbour.toml")
    assert (outcome["edition"], outcome["rows"], outcome["new"], outcome["unchanged"], outcome["gone"]) == (2, 2, 1, 2, 5)
    assert (outcome["appeared"], outcome["vanished"], outcome["unmapped"]) == (["harbour:9"], ["harbour:1", "harbour:3"], ["photo"])
    assert [(each["row"], each["column"], each["words"]) for each in outcome["unread"]] == [(3, "taken", "in spring")]


def test_judgements_are_listed_with_those_that_were_withdrawn(linked: str) -> None:
    first = listed("judge", linked, "list")["judgements"][0]
    assert (first["judgement"], first["withdrawn"], len(first["about"])) == ("same", False, 2)
    done("withdraw", linked, first["id"][:14] + first["id"][64:], "--reason", "another of that name")
    assert [each["withdrawn"] for each in listed("judge", linked, "list")["judgements"]] == [True, False]
    assert "[withdrawn]" in done("judge", linked, "list")


def test_only_pairs_that_still_stand_are_listed_for_review(linked: str) -> None:
    review, = listed("judge", linked, "list", "--review")["judgements"]
    assert review["review"] == "arrest 1977-05-12 against 1977-05-19"
    done("withdraw", linked, review["id"], "--reason", "another of that name")
    assert listed("judge", linked, "list", "--review")["judgements"] == []


def test_verify_gives_the_heads_to_compare(case: str) -> None:
    found = listed("verify", case)
    assert (found["whole"], found["problems"], len(found["heads"]), found["exhibits"]) == (True, [], 1, 2)


# ---- for people -------------------------------------------------------------------------------------------------------


def test_no_line_for_people_is_longer_than_a_terminal_is_wide_but_those_of_claims(linked: str) -> None:
    for words in (["check", linked, "--all"], ["judge", linked, "list"], ["link", linked], ["people", linked], ["verify", linked]):
        assert max(map(len, done(*words).splitlines())) <= 100, words


def test_what_is_judged_of_a_claim_stands_beside_it_and_a_preferred_one_first(linked: str) -> None:
    claims = {each["kind"]: each["id"] for each in listed("show", linked, "harbour:1")["claims"] if each["source"] == "Harbour"}
    for sort, kind in (("prefer", "release"), ("reject", "arrest"), ("defer", "name")):
        done("judge", linked, sort, claims[kind][:10], "--reason", "by the papers")
    lines = done("show", linked, "harbour:1").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("  Harbour"))
    assert lines[start + 1].endswith("[preferred]")
    assert any(line.startswith("    arrest") and line.endswith("[rejected: not in the reasoning]") for line in lines)
    assert any(line.startswith("    name") and line.endswith("[to be decided later]") for line in lines)


def test_what_a_list_no_longer_says_is_shown_as_such(linked: str) -> None:
    Path("harbour.csv").write_bytes(harbour(ADA.replace("12/05", "21/05"), IRIS))
    done("import", linked, "harbour.csv", "--map", "harbour.toml")
    lines = [line for line in done("show", linked, "harbour:1").splitlines() if line.startswith("    arrest") and "column taken" in line]
    assert [line.endswith("[no longer said by its list]") for line in sorted(lines)] == [True, False]


def test_the_first_findings_are_printed_and_the_rest_is_counted(linked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("harbour.csv").write_bytes(harbour(*(f'{number},"Sorn {number}, Edo",01/05/1977,,' for number in range(30))))
    done("import", linked, "harbour.csv", "--map", "harbour.toml")
    shown = done("check", linked, "--kind", "default date")
    assert shown.count("\n  default date") == 20
    assert "... and 10 more: --all prints them." in shown
    assert done("check", linked, "--kind", "default date", "--all").count("\n  default date") == 30
