"""Verdicts on the command line: counted, shown, in the language asked for, and changed by what is judged of sources."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.cli.shells import done, listed, run


@pytest.fixture
def said(case: str) -> str:
    """Three sources on one arrest: a list, a newspaper that gives the same day, and a neighbour who gives another."""
    for speaker, date, words in (("Gazette", "1977-05-12", "on 12 May"), ("a neighbour", "1977-05-30", "on the 30th")):
        done("record", case, "--person", "harbour:1", "--kind", "arrest", "--value", date, "--words", words, "--speaker", speaker)
    return case


def _gazette(case: str) -> None:
    done("record", case, "--person", "harbour:1", "--kind", "arrest", "--value", "1977-05-12", "--words", "on 12 May",
         "--speaker", "Gazette")


def verdict(case: str, words: str) -> dict[str, Any]:
    """The verdict on the arrest that a source dates in these words."""
    found = listed("show", case, "harbour:1")
    claim, = (each["id"] for each in found["claims"] if each["says"] == words and each["kind"] == "arrest")
    one, = (each for each in found["verdicts"] if claim in each["claims"])
    return one  # type: ignore[no-any-return]


def test_a_verdict_is_printed_with_its_kind_claims_origins_and_sentence(said: str) -> None:
    found = verdict(said, "on the 30th")
    assert (found["verdict"], found["kind"], found["origins"], found["either_way"]) == ("outweighed", "arrest", ["a neighbour"], None)
    assert len(found["claims"]) == 1 and len(found["because"]) == 2
    assert found["text"].startswith("Outweighed: Harbour and Gazette exclude it")


def test_a_copy_outweighs_nobody_until_the_judgement_is_withdrawn(said: str) -> None:
    told = done("judge", said, "copied", "Harbour", "Gazette", "--reason", "it prints the list")
    assert verdict(said, "on the 30th")["verdict"] == "contested"
    assert verdict(said, "on 12 May")["origins"] == ["Harbour"]
    assert "judged" not in done("check", said)
    done("withdraw", said, told.split()[2].rstrip("."), "--reason", "it had its own reporter")
    assert verdict(said, "on the 30th")["verdict"] == "outweighed"


def test_two_sources_that_agree_corroborate_each_other_once_they_are_judged_independent(case: str) -> None:
    _gazette(case)
    assert verdict(case, "on 12 May")["text"] == "2 origins agree (Gazette, Harbour); whether they are independent was not checked."
    done("judge", case, "independent", "Gazette", "Harbour", "--reason", "no common author")
    assert verdict(case, "on 12 May")["verdict"] == "corroborated"
    assert "Corroborated: 2 origins agree (Gazette, Harbour); they were judged independent." in " ".join(
        done("show", case, "harbour:1").split())


def test_a_copy_of_a_copy_leads_to_the_origin(case: str) -> None:
    _gazette(case)
    done("record", case, "--new", "Orlo Senn", "--kind", "arrest", "--value", "1977", "--words", "in 1977", "--speaker", "Wire")
    done("judge", case, "copied", "Harbour", "Wire", "--reason", "the wire quotes the list")
    done("judge", case, "copied", "Wire", "Gazette", "--reason", "the paper prints the wire")
    assert verdict(case, "on 12 May")["origins"] == ["Harbour"]
    assert verdict(case, "on 12 May")["text"] == "One origin (Harbour); Gazette repeats it."


def test_verdicts_are_counted_by_word_and_by_kind(said: str) -> None:
    counted = listed("check", said)["summary"]
    assert counted["verdicts"]["outweighed"] == 1
    assert counted["verdicts_by_kind"]["outweighed"] == {"arrest": 1}
    assert counted["verdicts"] == {word: sum(kinds.values()) for word, kinds in counted["verdicts_by_kind"].items()}
    assert "  verdicts: outweighed 1, contested 1, one origin" in done("check", said)


def test_the_counts_are_those_of_the_verdicts_shown(said: str) -> None:
    persons = [each["person"] for each in listed("people", said)["people"]]
    shown = Counter((each["verdict"], each["kind"]) for person in persons for each in listed("show", said, person)["verdicts"])
    counted = listed("check", said)["summary"]["verdicts_by_kind"]
    assert shown == {(word, kind): number for word, kinds in counted.items() for kind, number in kinds.items()}


def test_verdicts_of_one_person_alone_are_counted_where_one_is_asked_for(said: str) -> None:
    assert "arrest" not in listed("check", said, "--person", "harbour:3")["summary"]["verdicts_by_kind"].get("outweighed", {})
    assert listed("check", said, "--person", "harbour:1")["summary"]["verdicts"]["outweighed"] == 1


def test_findings_and_verdicts_are_told_in_spanish_and_all_else_stays_english(said: str) -> None:
    shown = " ".join(done("show", said, "harbour:1", "--language", "es").split())
    assert "a neighbour dice: detención o secuestro el 30 de mayo de 1977. Superada por otras afirmaciones" in shown
    assert "What the claims support, whoever is wrong:" in shown
    checked = done("check", said, "--language", "es")
    assert "hard conflict" in checked and "No pueden ser ciertas todas a la vez" in checked
    done("report", said, "--language", "es", "-o", "report.html")
    assert "Superada por otras afirmaciones" in Path("report.html").read_text("utf-8")
    assert "They cannot all hold" in done("check", said)


def test_a_language_that_there_is_not_is_wrong_usage(said: str) -> None:
    assert run("check", said, "--language", "xx").exit_code == 2


def test_a_confidential_source_is_a_number_in_verdicts_too(case: str) -> None:
    done("record", case, "--person", "harbour:1", "--kind", "arrest", "--value", "1977-05-30", "--words", "on the 30th",
         "--speaker", "Berta Onn", "--confidential")
    for words in (["show", case, "harbour:1"], ["show", case, "harbour:1", "--format", "json"], ["check", case, "--format", "json"]):
        assert "Onn" not in done(*words)
