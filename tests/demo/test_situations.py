"""Every situation of the demo is found, on the person meant and on no other."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from habeas.checking import check, english
from habeas.checking.findings import Finding
from habeas.core.values import Coded, Text, Withheld, value_text
from tests.demo.conftest import Demo

COMMISSION, BAR, RELATIVES = "Detention Commission", "Sanvelar Bar Association", "Relatives' Association"


class Conflict(NamedTuple):
    """A conflict to be found: a row of the person, what the claims in it say, whether it is hard, classes among its own."""

    row: str
    says: frozenset[str]
    hard: bool
    classes: frozenset[str]


def _conflict(row: str, says: str, hard: bool, classes: str) -> Conflict:
    return Conflict(row, frozenset(says.split("; ")), hard, frozenset(classes.split("; ")))


ROUNDED = _conflict("commission:2", "birth 1981-03-14; arrest 2012-11-20; age about 30 years at arrest", False,
                    "rounding; age convention")
SWAPPED = _conflict("commission:3", "arrest 2012-11-05; arrest 2012-05-11", True, "swapped day and month")
DEFAULT = _conflict("commission:4", "birth 1979-01-01; birth 1979-08-14", True, "default date")
ORDER = _conflict("commission:5", "arrest 2012-08-22; death 2012-06-15", True, "impossible order")
TWO_AS_ONE = _conflict("commission:6", "arrest 2012-09-10; arrest 2012-09-28", True, "two events; same date, other kind")
COPIED = _conflict("commission:7", "arrest 2012-10-19; release 2012-03-21", True, "copied error; impossible order")
DENIED = _conflict("commission:10", "not arrest no date given; arrest 2013-04-16", True, "unexplained")
YEARS = _conflict("commission:13", "birth 1990-11-20; arrest 2013-03-05; age 23 years at arrest", False, "age by calendar years")
ADJACENT = _conflict("commission:14", "arrest 2013-07-17; arrest 2013-07-18", True, "adjacent day")
DIGIT = _conflict("commission:15", "birth 1976-02-23; birth 1978-02-23", True, "one digit")
MONTH = _conflict("commission:19", "arrest 2013-05-14; arrest 2013-08-14", True, "one digit")
NOW_71 = _conflict("commission:17", "birth 1946-09-03; age 71 years at 2014-11-14", True, "unexplained")
ELEVEN_DAYS = _conflict("commission:17", "arrest 1990-11-25; held_for 24 years from arrest to 2014-11-14", False, "rounding")
AGED_38 = _conflict("commission:15", "birth 1978-02-23; age 38 years at 2014-10-05", True, "one digit")
SPELLS = _conflict("commission:17", "isolation 2014-09-03/2014-10-20; isolation 2014-09-08/2014-09-22", True, "unexplained")
TWO_DAYS = _conflict("Rosaura Keltín Abremar", "arrest 2014-10-09; arrest 2014-10-11", True, "unexplained")
ALL = (ROUNDED, SWAPPED, DEFAULT, ORDER, TWO_AS_ONE, COPIED, DENIED, YEARS, ADJACENT, DIGIT, MONTH, NOW_71, ELEVEN_DAYS, AGED_38, SPELLS,
       TWO_DAYS)

# Rows of persons on whom there is a finding besides conflicts, and the kinds of these.
OTHERS = {
    "commission:4": {"default date"},  # a 1 January
    "commission:8": {"superseded"},  # released, says a ministry of a day on which a relative's date has him arrested again
    "commission:18": {"superseded"},  # free, says a committee of one who was returned to prison two years before
    "bar:B3": {"corrected"},  # the second edition corrects a cell
    "bar:B7": {"vanished row"},  # the second edition drops a row
    "commission:11": {"unread cell"},
}


def _says(finding: Finding) -> frozenset[str]:
    return frozenset(f"{'' if claim.affirmed else 'not '}{claim.kind} {value_text(claim.value)}" for claim in finding.claims)


def _conflicts(demo: Demo) -> list[tuple[str, frozenset[str], bool | None]]:
    return [(file.person.id, _says(finding), finding.hard)
            for file in demo.case.people for finding in file.check.findings if finding.kind == "conflict"]


@pytest.mark.parametrize("expected", ALL, ids=lambda each: f"{each.row}-{'hard' if each.hard else 'reading'}")
def test_the_conflict_is_found_with_its_explanations(demo: Demo, expected: Conflict) -> None:
    found, = (each for each in demo.person(expected.row).check.findings if each.kind == "conflict" and _says(each) == expected.says)
    assert found.hard == expected.hard
    assert expected.classes <= set(found.classes)


def test_there_is_no_conflict_besides_those_listed(demo: Demo) -> None:
    meant = [(demo.person(each.row).person.id, each.says, each.hard) for each in ALL]
    assert sorted(_conflicts(demo), key=str) == sorted(meant, key=str)


def test_there_is_no_other_finding_besides_those_listed(demo: Demo) -> None:
    found: dict[str, set[str]] = {}
    for finding in [*demo.case.findings, *(each for file in demo.case.people for each in file.check.findings)]:
        if finding.kind != "conflict":
            found.setdefault(finding.person, set()).add(finding.kind)
    assert found == {demo.person(row).person.id: kinds for row, kinds in OTHERS.items()}


def test_on_the_person_on_whom_three_sources_agree_there_is_nothing_to_find(demo: Demo) -> None:
    file = demo.person("commission:1")
    assert {claim.speaker for claim in file.claims} == {COMMISSION, BAR, RELATIVES}
    assert {claim.kind for claim in file.claims} >= {"birth", "age", "arrest", "release"}
    assert file.check.findings == ()
    assert {bound.slot: bound.text() for bound in file.check.bounds} == {
        "arrest": "2013-02-13", "birth": "1984-05-12", "release": "2013-09-17"}


def test_a_copied_error_names_both_lists_for_each_of_its_statements(demo: Demo) -> None:
    found, = demo.person("commission:7").check.findings
    for kind in ("arrest", "release"):
        assert {claim.speaker for claim in found.claims if claim.kind == kind} == {COMMISSION, RELATIVES}


def test_a_release_is_superseded_by_the_second_arrest_alone(demo: Demo) -> None:
    found, = demo.person("commission:8").check.findings
    status, *arrests = found.claims
    assert isinstance(status.value, Coded) and status.speaker == "Ministry of Public Order"
    assert {(claim.speaker, claim.episode, value_text(claim.value)) for claim in arrests} == {(RELATIVES, "second arrest", "2014-02-11")}


def test_a_later_edition_corrects_one_cell_drops_one_row_and_adds_one(demo: Demo) -> None:
    corrected, = demo.person("bar:B3").check.findings
    assert [value_text(claim.value) for claim in corrected.claims] == ["2013-02-14", "2013-02-24"]
    dropped = demo.person("bar:B7")
    assert dropped.claims and {claim.id for claim in dropped.claims} == set(dropped.ended)
    added = demo.person("bar:B8")
    assert added.person.mentions == ("bar:B8",) and not added.ended
    assert demo.store.lists()["bar"]["edition"] == 2


def test_what_is_withheld_is_told_from_silence_and_what_cannot_be_read_keeps_its_words(demo: Demo) -> None:
    assert demo.claim("commission:11", "death_place").value == Withheld()
    unread, = (each for each in demo.case.findings if each.kind == "unread cell")
    assert "“después de la cosecha de 1990”" in unread.explanation
    assert not [claim for claim in demo.person("commission:11").claims if claim.kind == "birth"]
    silent = demo.person("commission:10")
    assert not [claim for claim in silent.claims if (claim.mention, claim.kind) == ("commission:10", "arrest")]


def test_aliases_join_the_persons_whom_they_refer_to_also_in_arabic_script(demo: Demo) -> None:
    aliases = {claim.value for claim in demo.person("commission:10").claims if claim.kind == "alias"}
    assert aliases == {Text("نادر القلماري"), Text("Nadir el Kelmari")}
    assert "aliases:1" in demo.person("commission:6").person.mentions
    assert not [each for each in demo.case.findings if each.kind == "refers to nobody"]


def test_two_rival_diagnoses_are_no_conflict(demo: Demo) -> None:
    file = demo.person("commission:12")
    assert {claim.value for claim in file.claims if claim.kind == "diagnosis"} == {Text("panic attacks"), Text("tuberculosis")}
    assert file.check.findings == ()


def test_two_arrests_are_kept_apart_by_a_judgement_and_without_it_they_conflict(demo: Demo) -> None:
    file = demo.person("commission:16")
    assert file.check.findings == ()
    assert {bound.text() for bound in file.check.bounds if bound.kind == "arrest"} == {"2013-01-21", "2013-06-09"}
    without, = check(file.claims).findings
    assert without.hard and "two events" in without.classes


def test_a_withdrawn_judgement_stays_on_the_record_and_out_of_the_reasoning(demo: Demo) -> None:
    second = demo.claim("relatives:112", "arrest")
    rejected, = (each for each in demo.store.judgements() if each.sort == "reject" and second.id in each.about)
    assert [each.judgement for each in demo.store.withdrawals()] == [rejected.id]
    assert second in demo.person("commission:16").check.claims


def test_dates_of_three_conventions_are_read_alike(demo: Demo) -> None:
    written = {claim.words: value_text(claim.value) for claim in demo.person("commission:12").claims if claim.kind == "arrest"}
    assert written == {"18/04/2013": "2013-04-18", "04/18/13": "2013-04-18", "2013-04-18": "2013-04-18",
                       "18 April 2013": "2013-04-18"}


# A claim of the demo (a row of the person, kind and value), and the beginning of what the claims support of it.
VERDICTS = (
    ("commission:19", "arrest 2013-08-14", "Outweighed: Sanvelar Bar Association and Detention Commission exclude it"),
    ("commission:14", "arrest 2013-07-17", "Contested; either way in July 2013."),
    ("commission:18", "status released (at 2014-11-14)",
     "Superseded: Regional Court of Sanvelar and Ministry of Public Order say: arrest or abduction on 8 November 2012"),
    ("bar:B3", "arrest 2013-02-14", "Corrected: a later edition says: arrest or abduction on 24 February 2013."),
    ("bar:B10", "arrest 2013-12-02",
     "Corroborated: 2 origins agree (Lindal Observer, Sanvelar Bar Association); they were judged independent."),
    ("commission:1", "birth 1984-05-12", "3 origins agree (Detention Commission, Relatives' Association, Sanvelar Bar Association);"),
    ("commission:17", "age 71 years at 2014-11-14", "Outweighed: "),
    ("commission:20", "arrest 2013-10-02", "One origin (Detention Commission); Oruvia Herald repeats it."),
)


@pytest.mark.parametrize(("row", "says", "expected"), VERDICTS, ids=lambda each: str(each))
def test_every_verdict_has_a_person_of_its_own(demo: Demo, row: str, says: str, expected: str) -> None:
    file = demo.person(row)
    by_id = {claim.id: claim for claim in file.claims}
    verdict, = (each for each in file.check.verdicts if f"{by_id[each.claims[0]].kind} {value_text(by_id[each.claims[0]].value)}" == says)
    assert english.verdict(verdict, by_id, {}).startswith(expected)
