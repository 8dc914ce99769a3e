"""`habeas review`, `confirm` and `reject`: what is typed is done, said, and can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from habeas.actions import reading
from habeas.cli import main
from tests.actions.readers import FREED, LETTER, TAKEN, reader
from tests.cli.shells import done, listed, mistake, run


@pytest.fixture
def letter(case: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A case with a letter that proposes an arrest and a release."""
    monkeypatch.setattr(reading, "by_rules", lambda: reader(TAKEN, FREED))
    Path("letter.txt").write_text(LETTER, "utf-8")
    done("add", case, "letter.txt", "--publisher", "The Gazette")
    done("read", case)
    return case


def review(case: str, *lines: str, chosen: tuple[str, ...] = ()) -> str:
    """What a review prints, with these lines typed."""
    found = CliRunner().invoke(main, ["review", case, *chosen], input="\n".join([*lines, ""]), catch_exceptions=False)
    assert found.exit_code == 0, found.output
    return found.stdout


def open_kinds(case: str) -> list[str]:
    return [each["kind"] for each in listed("proposals", case)["proposals"]]


def ada(case: str) -> list[dict[str, object]]:
    """The claims on the person of the letter."""
    person, = [each["person"] for each in listed("people", case, "Ada")["people"] if each["person"].startswith("note")]
    claims: list[dict[str, object]] = listed("show", case, person)["claims"]
    return claims


def test_a_proposal_stands_in_its_sentence_between_its_neighbours(letter: str) -> None:
    told = review(letter, "q")
    assert "“Ada Brand was taken from her house on >>12 May 1977<<.”" in told
    assert "Her brother Teo Ilmar says" in told and "Nobody knows where she is." not in told
    assert "[1 of 2]" in told and "letter.txt, The Gazette" in told and "speaker: The Gazette" in told
    assert "Nothing was decided; 2 of these 2 are open." in told


def test_confirm_reject_and_skip_do_what_they_say(letter: str) -> None:
    assert "1 confirmed; 1 of these 2 are open." in review(letter, "c", "q")
    assert open_kinds(letter) == ["release"] and [each["says"] for each in ada(letter)] == ["12 May 1977"]
    assert "1 skipped; 1 of these 1 are open." in review(letter, "s")
    assert "1 rejected; 0 of these 1 are open." in review(letter, "r", "said of another")
    assert open_kinds(letter) == [] and "said of another" in done("judge", letter, "list")


def test_a_correction_asks_for_each_part_and_enter_leaves_it(letter: str) -> None:
    told = review(letter, "e", "Vela, Nora", "last_seen", "1977-05", "a neighbour", "1977-06", "q")
    assert "1 corrected" in told
    person, = listed("people", letter, "Nora")["people"]
    claim, = listed("show", letter, person["person"])["claims"]
    assert (claim["kind"], claim["value"], claim["speaker"], claim["said"]) == ("last_seen", "1977-05", "a neighbour", "1977-06")
    assert claim["says"] == "12 May 1977"


def test_a_correction_that_changes_nothing_confirms(letter: str) -> None:
    assert "1 confirmed" in review(letter, "e", "", "", "", "", "", "q")


def test_a_correction_may_name_a_person_of_the_case(letter: str) -> None:
    review(letter, "e", "harbour:1", "", "", "", "", "q")
    assert "12 May 1977" in [each["says"] for each in listed("show", letter, "harbour:1")["claims"]]


def test_a_value_that_does_not_fit_is_said_and_asked_again(letter: str) -> None:
    told = review(letter, "e", "", "", "last May", "x", "c", "q")
    assert "is not a date" in told and "1 confirmed" in told


def test_the_last_decision_is_undone_and_comes_again(letter: str) -> None:
    told = review(letter, "u", "c", "r", "", "u", "q")
    assert "Nothing was decided in this review yet." in told and "No longer rejected." in told
    assert told.count("[2 of 2]") == 2 and "1 confirmed; 1 of these 2 are open." in told
    assert open_kinds(letter) == ["release"]


def test_undoing_goes_back_to_the_proposal_before(letter: str) -> None:
    told = review(letter, "c", "u", "r", "", "q")
    assert told.count("[1 of 2]") == 2 and "No longer confirmed." in told and "1 rejected" in told
    assert open_kinds(letter) == ["release"]


def test_the_end_of_what_is_typed_is_the_end_and_what_was_decided_is_kept(letter: str) -> None:
    assert "1 confirmed; 1 of these 2 are open." in review(letter, "c")
    assert "Type one of these letters" in review(letter, "x", "")


def test_a_review_can_be_of_some(letter: str) -> None:
    assert "[1 of 1]" in review(letter, "q", chosen=("--kind", "release"))
    assert "0 of these 0" in review(letter, chosen=("--person", "Vela"))


def test_scripts_confirm_and_reject_by_ids(letter: str) -> None:
    first, second = (each["id"] for each in listed("proposals", letter)["proposals"])
    assert "Confirmed 1." in done("confirm", letter, first[:8])
    assert "No proposal in this case answers to 'ffffffff'" in mistake("reject", letter, "ffffffff", "--reason", "no")
    assert "Rejected 1." in done("reject", letter, second[:8], "--reason", "no")
    assert "was confirmed already" in mistake("reject", letter, first[:8], "--reason", "no")
    assert "was rejected already" in mistake("confirm", letter, second[:8])


def test_scripts_confirm_all_that_options_choose(letter: str) -> None:
    assert "Confirmed 1." in done("confirm", letter, "--all", "--kind", "release")
    assert "Confirmed 1." in done("confirm", letter, "--all")
    assert "Confirmed 0." in done("confirm", letter, "--all")
    for words in ((), ("abcd", "--all"), ("abcd", "--kind", "release")):
        assert "--all" in run("confirm", letter, *words).stderr
