"""A confidential source is named nowhere but in the export, which says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.core.people import Source
from habeas.core.records import source_json
from habeas.store.case import CaseStore
from tests.cli.shells import done, mistake

NAME = "Sorn, Edo"
WORDS = "Edo Sorn saw her in June 1980"
SHOWING = [["show", "case", "harbour:1"], ["check", "case", "--all"], ["check", "case", "--person", "harbour:1"], ["people", "case"],
           ["judge", "case", "list"]]
FORMS = [[], ["--format", "json"]]


@pytest.fixture
def witnessed(case: str) -> str:
    """A confidential witness speaks, quotes, is quoted, consents, and is judged; his name stands in words and reasons too."""
    who = ["--person", "harbour:1", "--kind", "arrest"]
    done("record", case, *who, "--value", "1980-06", "--words", WORDS, "--speaker", NAME, "--confidential", "--said", "1981")
    done("record", case, *who, "--value", "1981", "--words", "her brother told me", "--speaker", "her brother", "--via", NAME)
    done("record", case, *who, "--value", "1982", "--words", "so he says", "--speaker", "SORN, EDO", "--via", "Gazette")
    done("consent", case, NAME, "--use", "media, named", "--given-by", NAME, "--given", "1999", "--refused")
    done("risk", case, NAME, f"{NAME} lives next door", "--level", "high")
    done("judge", case, "independent", NAME, "Harbour", "--reason", "Edo Sorn never saw the register")
    return case


def told(text: str) -> bool:
    return "sorn" in text.casefold()


@pytest.mark.parametrize("form", FORMS, ids=["text", "json"])
@pytest.mark.parametrize("words", SHOWING, ids=" ".join)
def test_no_command_that_shows_the_case_names_a_confidential_source(witnessed: str, words: list[str], form: list[str]) -> None:
    shown = done(*words, *form)
    assert not told(shown)
    assert words[0] == "people" or "confidential source 1" in shown


def test_the_reader_still_sees_that_one_source_speaks_and_quotes(witnessed: str) -> None:
    shown = done("show", witnessed, "harbour:1")
    assert "“[confidential source 1] saw her in June 1980”" in shown
    assert "through confidential source 1" in shown
    assert "risk (high): confidential source 1 lives next door" in shown


@pytest.mark.parametrize("everything", [[], ["--all"]])
def test_the_report_does_not_name_a_confidential_source(witnessed: str, everything: list[str]) -> None:
    done("report", witnessed, "-o", "out", *everything)
    pages = [Path("out")] if not everything else list(Path("out").iterdir())
    text = "".join(page.read_text("utf-8") for page in pages)
    assert "confidential source 1" in text and not told(text)


def test_the_export_is_the_case_itself_and_the_command_says_what_it_holds(witnessed: str) -> None:
    assert "confidential ones too: keep it safe" in done("export", witnessed, "-o", "case.jsonl")
    assert f'"name":"{NAME}"' in Path("case.jsonl").read_text("utf-8")


def test_recording_does_not_echo_the_name(case: str) -> None:
    assert not told(done("record", case, "--person", "harbour:1", "--kind", "arrest", "--words", "x", "--speaker", NAME, "--confidential"))


def test_a_source_that_was_named_openly_is_masked_from_when_it_is_confidential(case: str) -> None:
    words = ["record", case, "--person", "harbour:1", "--kind", "arrest", "--value", "1980", "--speaker", NAME, "--words"]
    done(*words, "in 1980")
    assert told(done("show", case, "harbour:1"))
    done(*words, "that year", "--confidential")
    for showing in SHOWING:
        assert not any(told(done(*showing, *form)) for form in FORMS)


def test_a_confidential_register_is_masked_in_every_finding(case: str) -> None:
    with CaseStore.open(Path(case)) as store:
        store.append("source.named", [source_json(Source("Mole", "Register of the Mole", confidential=True))], "A. Author",
                     "2026-11-22T13:00:00Z")
    done("link", case)
    for form in FORMS:
        shown = done("check", case, *form)
        assert "Mole says" not in shown and "confidential source 1 says" in shown
    assert '"speaker": "Mole"' not in done("show", case, "harbour:1", "--format", "json")


def test_an_error_does_not_name_a_confidential_source(witnessed: str) -> None:
    assert not told(mistake("judge", witnessed, "copied", "Harbour", "confidential source 2", "--reason", "x"))
