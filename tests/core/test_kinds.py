"""The vocabulary is closed, each word has one meaning, and it is wide enough for the facts that standards are compared with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from habeas.core.errors import UnknownKind
from habeas.core.kinds import KINDS, kind

STANDARDS = Path(__file__).parents[3] / "shared" / "standards.yaml"

FACTS = {
    "person.birth", "person.sex", "person.pregnant_or_nursing", "person.disability_or_condition",
    "person.nationalities",
    "law.regime", "law.person_status", "law.party_to", "law.derogation", "law.domestic_limit",
    "ev.deprivation_start", "ev.registered_arrest", "ev.reasons_given", "ev.charge", "ev.judge_first",
    "ev.judicial_reviews", "ev.trial_notice", "ev.trial_start", "ev.judgment_first", "ev.judgment_final", "ev.offence",
    "ev.sentence", "ev.release", "ev.transfers", "ev.arrival_camp", "ev.end_active_hostilities",
    "place.type", "place.official", "place.location", "place.accused_mixed_with_convicted", "place.child_with_adults",
    "contact.family_notified", "contact.family", "contact.lawyer", "contact.doctor", "contact.consul_told",
    "contact.icrc", "contact.letters_out", "contact.capture_card",
    "iso.spells", "iso.health_visits",
    "cond.outdoor_minutes", "cond.cell_area_m2", "cond.occupants", "cond.light", "cond.food_water_cut",
    "cond.restraints",
    "disc.sanctions",
    "med.admission_exam", "med.monthly_checks", "med.requests", "med.serious_condition", "med.consistency_opinion",
    "treat.allegations",
    "inv.opened",
    "court.statement_challenged",
    "info.requests",
    "register.fields_known",
    "death.date", "death.kin_told", "death.independent_report", "death.autopsy", "death.body_returned",
    "pub.identifiable_image",
}

LOADED = re.compile(r"violat|terror|martyr|regime\b|victim|torture|crimin|illegal|enemy|subversiv", re.IGNORECASE)


def served() -> dict[str, str]:
    """Each fact that a kind names, with the kind."""
    return {each.fact: each.name for each in KINDS.values() if each.fact}


def test_every_fact_of_the_standards_is_served_by_a_kind() -> None:
    assert FACTS - set(served()) == set()


def test_no_kind_serves_a_fact_that_the_standards_do_not_know() -> None:
    assert set(served()) - FACTS == set()


def test_no_two_kinds_serve_the_same_fact() -> None:
    assert len(served()) == len([each for each in KINDS.values() if each.fact])


@pytest.mark.skipif(not STANDARDS.exists(), reason="../shared/standards.yaml is not beside this repository: its list of facts "
                                                   "was compared when FACTS was last written, and is not compared now")
def test_the_facts_listed_here_are_those_of_the_standards_file() -> None:
    block = STANDARDS.read_text(encoding="utf-8").split("\nfacts:")[1].split("\nrules:")[0]
    assert set(re.findall(r"^  ([a-z]+\.\w+):", block, re.MULTILINE)) == FACTS


def test_names_and_labels_are_unique() -> None:
    assert all(name == each.name and re.fullmatch(r"[a-z_]+", name) for name, each in KINDS.items())
    assert len({each.label for each in KINDS.values()}) == len(KINDS)


def test_no_kind_is_listed_twice() -> None:
    source = Path(__file__).parents[2] / "src" / "habeas" / "core" / "kinds.py"
    assert len(re.findall(r"^    Kind\(", source.read_text(encoding="utf-8"), re.MULTILINE)) == len(KINDS)


def test_labels_take_no_side() -> None:
    of_law = "legal regime"  # of peace or armed conflict: a term of law, said of no government
    assert [each.label for each in KINDS.values() if LOADED.search(each.label)] == [of_law]


def test_every_kind_has_a_known_shape_and_place_in_a_life() -> None:
    assert {each.shape for each in KINDS.values()} == {"event", "state", "age", "length", "order", "one", "many"}
    assert {each.life for each in KINDS.values()} == {"birth", "in life", "death", "after", "any"}


def test_only_what_has_a_date_has_a_place_in_a_life() -> None:
    assert [each.name for each in KINDS.values() if each.life != "any" and each.shape not in ("event", "state")] == []


def test_a_kind_that_is_not_there_is_refused_with_the_nearest() -> None:
    assert kind("death").label == "death"
    with pytest.raises(UnknownKind, match=r"'deaht'.*Did you mean 'death'"):
        kind("deaht")
