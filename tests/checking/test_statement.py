"""A life-like statement typed as claims: one hard conflict, one matter of reading, one superseded state, and differences that are none.

A campaign writes on 10 March 2024 of a prisoner: "now 71" (a register has a birth date that makes 68), "24 years" in prison (eleven days
short), and of another who was held with him that he is "released" (he was returned to prison two years before). Doctors of the prison
and of the family name rival diagnoses, and isolation goes on while he lies in hospital.
"""

from __future__ import annotations

import pytest

from habeas.checking import STRICT, TOLERANT, check
from habeas.checking.findings import Finding
from habeas.core.claims import Claim
from habeas.core.values import Coded, Text
from habeas.core.when import parse

from .invented import claim
from .values import age, length

SAID = "2024-03-10"
CAMPAIGN, REGISTER, CLINIC, FAMILY, OBITUARY = "Campaign", "Register", "Prison clinic", "Family doctor", "Obituary"

BORN = claim("birth", "1955-07-14", by=REGISTER)
ARRESTED = claim("arrest", "2000-03-21", by=REGISTER)
NOW_71 = claim("age", age(71, 71, at=SAID), by=CAMPAIGN, words="now 71", said=SAID)
YEARS = claim("held_for", length(24, 24, since="arrest", until=SAID), by=CAMPAIGN, words="has spent 24 years in prison", said=SAID)
DIAGNOSES = (claim("diagnosis", Text("gastritis"), by=CLINIC), claim("diagnosis", Text("poisoning"), by=FAMILY))
ISOLATED = claim("isolation", "2023-11-20/2024-02-25", by=CAMPAIGN, said=SAID)
IN_HOSPITAL = claim("hospital", "2024-01-08/2024-01-30", by=CLINIC)
PRISONER = (BORN, ARRESTED, NOW_71, YEARS, *DIAGNOSES, ISOLATED, IN_HOSPITAL)

FREE = claim("status", Coded("released", parse(SAID)), by=CAMPAIGN, words="released", said=SAID)
COMPARATOR = (claim("arrest", "2003-10-25", by=REGISTER), claim("release", "2013-12-20", by=REGISTER), FREE,
              claim("arrest", "2022-02-17", by=REGISTER, mention="register:2", episode="second arrest"))

DIED = (claim("death", "2024-06-16", by=OBITUARY), claim("age", age(68, 68, at=("death",)), by=OBITUARY, words="died aged 68"))


def _conflicts(findings: tuple[Finding, ...]) -> list[tuple[set[Claim], bool | None]]:
    assert {each.kind for each in findings} <= {"conflict"}
    return [(set(each.claims), each.hard) for each in findings]


def _word(claims: tuple[Claim, ...], claim: Claim, reading: str = TOLERANT) -> str:
    word, = (each.word for each in check(claims, reading=reading).verdicts if claim.id in each.claims)
    return word


@pytest.mark.parametrize("reading", (TOLERANT, STRICT))
def test_the_age_is_a_hard_conflict_the_years_are_a_matter_of_reading_and_nothing_else_is_found(reading: str) -> None:
    assert _conflicts(check(PRISONER, reading=reading).findings) == [({BORN, NOW_71}, True), ({ARRESTED, YEARS}, False)]


def test_the_years_fall_eleven_days_short() -> None:
    short = check(PRISONER).findings[1]
    assert short.gap_days == 11 and "rounding" in short.classes


def test_rival_diagnoses_and_isolation_in_hospital_stand_side_by_side() -> None:
    for each in (*DIAGNOSES, ISOLATED, IN_HOSPITAL):
        assert _word(PRISONER, each) == "one origin"


def test_who_was_returned_to_prison_is_no_longer_released_and_that_is_no_conflict() -> None:
    found, = check(COMPARATOR).findings
    assert (found.kind, found.claims[0], _word(COMPARATOR, FREE)) == ("superseded", FREE, "superseded")
    assert found.claims[1] == COMPARATOR[-1]


@pytest.mark.parametrize("reading", (TOLERANT, STRICT))
def test_one_birth_date_against_the_age_decides_nothing_and_an_independent_age_at_death_outweighs_it(reading: str) -> None:
    assert _word(PRISONER, NOW_71, reading) == "contested"
    dead = (*PRISONER, *DIED)
    assert _word(dead, NOW_71, reading) == "outweighed"
    assert {_word(dead, each, reading) for each in (BORN, DIED[1])} == {"contested"}


def test_an_age_at_death_from_the_source_of_the_birth_date_outweighs_nothing() -> None:
    again = claim("death", "2024-06-16", by=REGISTER), claim("age", age(68, 68, at=("death",)), by=REGISTER)
    assert _word((*PRISONER, *again), NOW_71) == "contested"
