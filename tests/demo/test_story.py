"""The story: who speaks in it, what it tells, and that it removes nothing but a demo case."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas import questions
from habeas.checking.words import statement
from habeas.core.errors import FolderTaken
from habeas.core.records import claim_json
from habeas.demo import story
from habeas.store.case import CaseStore
from habeas.store.verify import verify
from tests.demo.conftest import Demo


def test_the_case_is_whole(demo: Demo) -> None:
    assert not verify(demo.store).problems


def test_captives_of_the_state_and_of_an_armed_group_stand_side_by_side(demo: Demo) -> None:
    holders = {value.text for file in demo.case.people for claim in file.claims
               if claim.kind == "authority" and hasattr(value := claim.value, "text")}
    assert holders == {"Policía del Estado", "Frente Serrano"}


def test_every_accusation_and_conviction_says_by_whom(demo: Demo) -> None:
    said = [value.text for file in demo.case.people for claim in file.claims
            if claim.kind in ("accusation", "conviction") and hasattr(value := claim.value, "text")]
    assert len(said) > 4
    for text in said:
        assert any(who in text for who in ("Prosecutor", "Court", "council")), text


def test_a_confidential_source_is_named_in_no_claim_and_not_in_the_report(demo: Demo) -> None:
    hidden, = (source for source in demo.case.sources.values() if source.confidential)
    assert hidden.id == "confidential source 1" and "driver" in hidden.name
    report = (demo.folder / story.REPORT).read_text("utf-8")
    assert hidden.name not in report and hidden.name not in demo.told
    assert all(hidden.name not in str(claim_json(claim)) for file in demo.case.people for claim in file.claims)


def test_every_finding_about_a_person_is_told_and_is_in_the_report(demo: Demo) -> None:
    told = " ".join(demo.told.split())
    for file in demo.case.people:
        for finding in file.check.findings:
            if finding.kind == "conflict":
                assert all(f"{statement(claim)}." in told for claim in finding.claims)
                assert f". {finding.explanation.rpartition('). ')[2]}" in told
            else:
                assert " ".join(finding.explanation.split()) in told
    assert "<svg" in (demo.folder / story.REPORT).read_text("utf-8")


def test_the_words_recorded_by_hand_stand_in_their_documents(demo: Demo) -> None:
    confirmed = {each.about[-1] for each in demo.store.judgements() if each.sort == "confirm"}
    by_hand = [claim for file in demo.case.people for claim in file.claims
               if claim.mention.startswith("note-") and claim.id not in confirmed]
    assert len(by_hand) == 4
    for claim in by_hand:
        assert claim.words in demo.store.exhibit_bytes(claim.passage.exhibit).decode()


def test_building_it_again_gives_the_same_claims_and_removes_only_the_demo(demo: Demo, tmp_path: Path) -> None:
    folder, home = tmp_path / "case", tmp_path / "home"
    story.build(folder, home=home)
    with pytest.raises(FolderTaken):
        story.run(folder, False, print, home)
    story.run(folder, True, lambda line: None, home)
    with CaseStore.open(folder, home) as store:
        again = questions.case_file(store, "tolerant", "2015-02-06T09:00:00Z")
    first, second = ([[claim.id for claim in file.claims] for file in case.people] for case in (demo.case, again))
    assert first == second


@pytest.mark.parametrize("what", ["another case", "other files"])
def test_again_leaves_alone_what_is_no_demo(tmp_path: Path, what: str) -> None:
    folder, home = tmp_path / "case", tmp_path / "home"
    if what == "another case":
        CaseStore.create(folder, "Not the demo", "Somebody", "2015-02-02T09:00:00Z", home).close()
    else:
        folder.mkdir()
        (folder / "letter.txt").write_text("kept")
    before = sorted(each.name for each in folder.iterdir())
    with pytest.raises(FolderTaken):
        story.run(folder, True, lambda line: None, home)
    assert sorted(each.name for each in folder.iterdir()) == before
