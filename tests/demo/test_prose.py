"""What the demo's documents bring: proposals that somebody decided on, and the situations that follow across documents and lists."""

from __future__ import annotations

import pytest

from habeas import questions
from habeas.core.claims import Claim, Extract
from habeas.core.values import Text, value_text
from habeas.demo.review import CHOICES, SCAN
from habeas.drafting.casefile import CaseFile
from habeas.store import documents
from habeas.store.proposals import open_proposals, proposals
from tests.demo.conftest import Demo

SOLM, TORUVADE, KELTIN = "commission:17", "commission:18", "Rosaura Keltín Abremar"


def _claims(demo: Demo, row: str, kind: str) -> list[Claim]:
    return [claim for claim in demo.person(row).claims if claim.kind == kind]


def _words(demo: Demo, row: str, kind: str) -> set[str]:
    """The verdicts on what is said of a kind."""
    file = demo.person(row)
    by_id = {claim.id: claim for claim in file.claims}
    return {verdict.word for verdict in file.check.verdicts for each in verdict.claims if by_id[each].kind == kind}


def _conflicting(demo: Demo, row: str) -> set[str]:
    return {claim.kind for finding in demo.person(row).check.findings if finding.kind == "conflict" for claim in finding.claims}


def test_the_rival_diagnoses_are_shown_and_are_no_conflict(demo: Demo) -> None:
    said = {(claim.speaker, claim.relay[-1], claim.value) for claim in _claims(demo, SOLM, "diagnosis")}
    assert said >= {("Central Prison clinic", "Open Doors Committee", Text("gastritis")),
                    ("Central Prison clinic", "Central Prison of Sanvelar", Text("gastritis")),
                    ("his family's doctor", "Open Doors Committee", Text("an ulcer of the stomach")),
                    ("his family's doctor", "Irena Solvadar Ques", Text("an ulcer of the stomach"))}
    assert _words(demo, SOLM, "diagnosis") == {"one origin"}
    assert "diagnosis" not in _conflicting(demo, SOLM)


def test_the_clinic_and_the_doctors_each_stay_one_origin_through_two_publishers(demo: Demo) -> None:
    for speaker in ("Central Prison clinic", "his family's doctor"):
        claims = [claim for claim in _claims(demo, SOLM, "diagnosis") if claim.speaker == speaker]
        assert len({claim.relay for claim in claims}) == 2
        assert len({verdict.origins for verdict in demo.person(SOLM).check.verdicts for claim in claims if claim.id in verdict.claims}) == 1


def test_the_age_that_cannot_be_is_outweighed_by_a_register_a_prison_and_a_lawyer(demo: Demo) -> None:
    births = {claim.speaker for claim in _claims(demo, SOLM, "birth")}
    assert births == {"Detention Commission", "Central Prison of Sanvelar", "Irena Solvadar Ques"}
    assert _words(demo, SOLM, "age") == {"outweighed"}


def test_the_round_twenty_four_years_are_a_matter_of_reading(demo: Demo) -> None:
    found, = (each for each in demo.person(SOLM).check.findings if any(claim.kind == "held_for" for claim in each.claims))
    assert (found.hard, found.gap_days, "rounding" in found.classes) == (False, 11, True)


def test_the_release_that_was_undone_before_the_statement_is_superseded(demo: Demo) -> None:
    found, = demo.person(TORUVADE).check.findings
    assert found.kind == "superseded"
    status, *back = found.claims
    assert (status.speaker, value_text(status.value)) == ("Open Doors Committee", "released (at 2014-11-14)")
    assert {value_text(claim.value) for claim in back} == {"2012-11-08"}


def test_the_sentence_that_two_outlets_print_counts_as_one_origin(demo: Demo) -> None:
    copies = [claim for claim in _claims(demo, KELTIN, "arrest") if value_text(claim.value) == "2014-10-09"]
    assert {claim.speaker for claim in copies} == {"Lindal Observer", "Port Lindal Courier"}
    assert len({_quote(claim) for claim in copies}) == 1
    verdict, = (each for each in demo.person(KELTIN).check.verdicts if copies[0].id in each.claims)
    assert (verdict.word, verdict.origins) == ("contested", ("Lindal Observer",))


def _quote(claim: Claim) -> str:
    assert isinstance(claim.passage, Extract)
    return claim.passage.quote


def test_the_isolation_is_dated_by_the_prison_against_a_committee_and_a_lawyer(demo: Demo) -> None:
    found, = (each for each in demo.person(SOLM).check.findings if any(claim.kind == "isolation" for claim in each.claims))
    assert {claim.speaker for claim in found.claims} == {"Central Prison of Sanvelar", "Open Doors Committee", "Irena Solvadar Ques"}
    assert "hospital" not in _conflicting(demo, SOLM)


def test_the_ministry_denies_an_arrest_that_the_relatives_date(demo: Demo) -> None:
    denial, = (claim for claim in _claims(demo, "commission:10", "arrest") if not claim.affirmed)
    assert denial.speaker == "Ministry of Public Order"
    found, = demo.person("commission:10").check.findings
    assert denial in found.claims


def test_who_asked_not_to_be_named_is_a_speaker_without_a_name(demo: Demo) -> None:
    seen, = _claims(demo, "commission:15", "last_seen")
    assert (seen.speaker, seen.relay) == ("un pastor que no quiso dar su nombre", ("El Correo de Tres Almenas",))


def test_what_was_confirmed_points_at_its_words_in_the_text_of_its_document(demo: Demo) -> None:
    confirmed = {each.about[-1] for each in demo.store.judgements() if each.sort == "confirm"}
    claims = [claim for file in demo.case.people for claim in file.claims if claim.id in confirmed]
    assert len(claims) == len(confirmed) > 40
    for claim in claims:
        passage = claim.passage
        assert isinstance(passage, Extract)
        text = documents.texts(demo.store, passage.exhibit)[-1].content
        assert text[passage.start:passage.end] == passage.quote and claim.words in passage.quote


def test_some_proposals_are_confirmed_some_corrected_some_rejected_and_some_left_open(demo: Demo) -> None:
    made = {each.id for each in proposals(demo.store)}
    confirmed = [each.about for each in demo.store.judgements() if each.sort == "confirm"]
    stands = [about for about in confirmed if len(set(about)) == 1]
    rejected = [each for each in demo.store.judgements() if each.sort == "reject" and each.about[0] in made]
    assert stands and len(stands) < len(confirmed) and rejected and all(each.reason for each in rejected)
    assert (f"{len(stands)} confirmed as they stand, {len(confirmed) - len(stands)} corrected, {len(rejected)} rejected, "
            f"{len(open_proposals(demo.store))} left open.") in demo.told


def test_a_rejected_proposal_is_in_no_claim_with_or_without_those_left_open(demo: Demo) -> None:
    rejected = {each.about[0] for each in demo.store.judgements() if each.sort == "reject"} & {each.id for each in proposals(demo.store)}
    for case in (demo.case, _unreviewed(demo)):
        assert rejected.isdisjoint(claim.id for file in case.people for claim in file.claims)


def test_an_age_left_open_contradicts_only_where_unreviewed_proposals_are_asked_for(demo: Demo) -> None:
    age, = (each for each in open_proposals(demo.store) if each.claim.kind == "age")
    found = [finding for file in _unreviewed(demo).people for finding in file.check.findings if age.claim in finding.claims]
    assert found and all((finding.kind, finding.hard) == ("conflict", False) for finding in found)
    assert all(age.claim not in file.claims for file in demo.case.people)


def _unreviewed(demo: Demo) -> CaseFile:
    return questions.case_file(demo.store, "tolerant", "2015-02-06T09:00:00Z", unreviewed=True)


def test_every_confirmed_choice_was_carried_out(demo: Demo) -> None:
    scanned = any(each.claim.speaker == "State Police of Oruvia" for each in proposals(demo.store))
    wanted = [each for each in CHOICES if not each.rejected and (scanned or each.document != SCAN)]
    assert len([each for each in demo.store.judgements() if each.sort == "confirm"]) == len(wanted)


def test_the_scan_is_read_or_the_demo_says_what_is_missing(demo: Demo) -> None:
    line, = (line for line in demo.told.splitlines() if "receipt-scan.png" in line)
    scanned = [each for each in proposals(demo.store) if each.claim.speaker == "State Police of Oruvia"]
    assert f"{len(scanned)} proposed" in line if scanned else "Install Tesseract" in line


@pytest.mark.parametrize("text", ["terrorist", "martyr", "régimen"])
def test_a_loaded_word_of_a_document_is_in_no_value(demo: Demo, text: str) -> None:
    for each in proposals(demo.store):
        assert text not in value_text(each.claim.value).casefold()
