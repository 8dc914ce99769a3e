"""The classes of explanation on rows of the real lists, one or more for each class that occurs there.

Each row is named by its list and its own id. Of the classes that the design lists, these occur in no conflict of the two Argentine
registers (3,144 conflicts) nor of the Rettig report (25): rounding, calendar, translation, later edition, copied error; they are tested
on invented rows in test_invented.py. Reasons are held against patterns, so that no date of a person stands in the repository.
"""

from __future__ import annotations

import re

import pytest

from habeas.checking import check
from habeas.checking.findings import Finding
from habeas.checking.neighbours import asked, beside, by_row, rows_beside, with_neighbours

from .lists import claims, mentions, needed

pytestmark = needed

DAY = r"\d{1,2} [A-Z][a-z]+ \d{4}"
MONTH = r"[A-Z][a-z]+ \d{4}"

Rows = tuple[tuple[str, str], ...]

FOUND: tuple[tuple[str, Rows, str, str], ...] = (
    ("age convention", (("parque", "3828"),), "age arrest birth", "an age one off would do, as when it is counted to the next birthday"),
    ("age convention", (("parque", "1719"), ("ruvte", "7871")), "age arrest arrest birth",
     "an age one off would do, as when it is counted to the next birthday"),
    ("age convention", (("rettig", "383"),), "age age", "an age one off would do, as when it is counted to the next birthday"),
    ("age by calendar years", (("parque", "9497"),), "age birth death",
     r"\d{4} minus \d{4} is \d\d: the age may have been counted by calendar years"),
    ("age by calendar years", (("parque", "2798"), ("ruvte", "744")), "age age",
     rf"\d{{4}} minus \d{{4}} is \d\d \(RUVTE: birth in \d{{4}}; Parque: arrest or abduction on {DAY}\): "
     "Parque's age may have been counted by calendar years"),
    ("age by calendar years", (("parque", "3928"), ("ruvte", "1904")), "age birth death",
     rf"\d{{4}} minus \d{{4}} is \d\d \(Parque: birth on {DAY}; Parque: arrest or abduction on {DAY}\): "
     "Parque's age may have been counted by calendar years"),
    ("adjacent day", (("parque", "693"), ("ruvte", "5475")), "arrest death",
     "the death is dated one day before the arrest or abduction: what happened at night may be dated to either of two neighbouring days"),
    ("adjacent day", (("parque", "2469"), ("ruvte", "819")), "arrest arrest",
     "the two dates are neighbouring days, as for something that happened at night"),
    ("adjacent day", (("parque", "10"), ("ruvte", "16196")), "death death",
     "the two dates are neighbouring days, as for something that happened at night"),
    ("two events", (("parque", "1422"), ("ruvte", "12147")), "arrest arrest",
     r"the two dates go with places that share no word \(“.+”, “.+”\): these may be two events"),
    ("two events", (("parque", "6159"), ("ruvte", "3233")), "arrest arrest",
     f"Parque gives death on {DAY}, the day that RUVTE gives for the arrest or abduction: these may be two events"),
    ("same date, other kind", (("parque", "1028"), ("ruvte", "11711")), "arrest arrest",
     "RUVTE gives the same day for the death: a date may have been entered under another kind"),
    ("same date, other kind", (("parque", "4357"), ("ruvte", "2016")), "birth birth",
     "RUVTE gives the same day for the arrest or abduction: a date may have been entered under another kind"),
    ("default date", (("parque", "1501"), ("ruvte", "7753")), "arrest arrest", f"Parque's 1 {MONTH} may stand for “some day in {MONTH}”"),
    ("default date", (("parque", "3955"), ("ruvte", "1615")), "arrest arrest", f"RUVTE's 1 {MONTH} may stand for “some day in {MONTH}”"),
    ("swapped day and month", (("parque", "6467"), ("ruvte", "3556")), "arrest arrest",
     f"with day and month swapped, Parque's {DAY} would be {DAY}, which fits"),
    ("swapped day and month", (("rettig", "1541"),), "episode episode",
     f"with day and month swapped, Rettig's {DAY} would be {DAY}, which fits"),
    ("one digit", (("parque", "137"), ("ruvte", "8721")), "arrest arrest", "the two dates differ in one digit"),
    ("one digit", (("parque", "7168"),), "age arrest birth", r"by the dates the age would be \d\d, which differs from \d\d in one digit"),
    ("one digit", (("ruvte", "15150"),), "age arrest birth",
     r"with one digit of its year changed, RUVTE's date of birth would be in \d{4}, which fits"),
    ("one digit", (("parque", "1484"), ("ruvte", "8897")), "age birth death",
     r"a date that differs from Parque's in one digit would fit \(RUVTE: birth in \d{4}\)"),
    ("one digit", (("parque", "1390"), ("ruvte", "12162")), "age age",
     rf"the two ages go with two dates of birth that differ in one digit \(Parque: birth on {DAY}; RUVTE: birth in \d{{4}}\)"),
    ("century", (("parque", "8560"),), "arrest birth", "a century earlier, Parque's date would fit"),
    ("neighbouring cell", (("parque", "4357"), ("ruvte", "2016")), "birth birth",
     "Parque gives the same day for the birth and the arrest or abduction in one row: one cell may repeat the other"),
    ("neighbouring cell", (("parque", "6708"), ("ruvte", "3775")), "birth birth",
     "Parque gives the same day for the birth and the arrest or abduction in one row: one cell may repeat the other"),
    ("transliteration or two persons", (("parque", "8120"), ("ruvte", "7550")), "arrest arrest",
     "the two entries also differ in arrest or abduction and birth: they may speak of two persons"),
    ("impossible order", (("parque", "10029"),), "birth death", "the death is dated before the birth"),
    ("impossible order", (("parque", "1118"), ("ruvte", "12202")), "arrest death", "the death is dated before the arrest or abduction"),
    ("impossible order", (("rettig", "651"),), "episode episode",
     r"the span of events \(end\) is dated before the span of events \(start\)"),
    ("unexplained", (("parque", "1000"),), "age birth death", "none of the usual explanations fits"),
    ("unexplained", (("rettig", "799"),), "age age", "none of the usual explanations fits"),
)


def conflicts(rows: Rows, kinds: str) -> list[Finding]:
    """The conflicts between claims of these kinds."""
    found = check(claims(*rows)).findings
    return [each for each in found if each.kind == "conflict" and sorted(claim.kind for claim in each.claims) == kinds.split()]


def reasons(finding: Finding) -> dict[str, str]:
    """The classes of a conflict and the reason of each."""
    return dict(each.split(": ", 1) for each in finding.reasons)


@pytest.mark.parametrize(("name", "rows", "kinds", "reason"), FOUND,
                         ids=[f"{name} {'+'.join(map(':'.join, rows))}" for name, rows, *_ in FOUND])
def test_a_class_fits_real_rows_and_says_why(name: str, rows: Rows, kinds: str, reason: str) -> None:
    said = [reasons(each) for each in conflicts(rows, kinds)]
    assert any(re.fullmatch(reason, each.get(name, "")) for each in said), said


@pytest.mark.parametrize(("list_name", "row", "other", "where"), [
    ("parque", "2674", ("ruvte", "12507"), "above"), ("ruvte", "4201", ("parque", "7325"), "above"),
    ("ruvte", "2603", ("parque", "4432"), "below"), ("parque", "10291", ("ruvte", "17122"), "above"),
])
def test_a_day_of_the_row_above_or_below_may_have_slipped(list_name: str, row: str, other: tuple[str, str], where: str) -> None:
    """Four of the 17 conflicts with this class; without the rows beside it all four are unexplained."""
    rows = ((list_name, row), other)
    result = check(claims(*rows))
    known = mentions(*rows, around=1)
    near = rows_beside(asked(result.findings), known, by_row(known.values()))
    around = [claim for claim in claims(*rows, around=1) if claim.mention in near]
    found = with_neighbours(result.findings, beside(asked(result.findings), around, {f"{name}:{key}": "one" for name, key in rows}))
    speaker = result.claims[0].speaker
    assert [each.classes for each in result.findings if each.kind == "conflict"] == [("unexplained",)]
    assert [reasons(each) for each in found if each.kind == "conflict"] == [{
        "neighbouring cell": f"in {speaker}'s list the row {where}, on another person, has the same day: "
                             "a cell may have slipped by one row, or the day is that of both"}]


def test_two_persons_on_whom_two_lists_differ_alike_have_no_slipped_cell() -> None:
    """Rows beside each other: each list gives both persons one day of its own. Without the other list's word on the second person the
    first one's day could have slipped."""
    result = check(claims(("parque", "695"), ("ruvte", "8574")))
    person_of = {"parque:695": "first", "ruvte:8574": "first", "parque:696": "second", "ruvte:8575": "second"}
    seen = beside(asked(result.findings), claims(("parque", "696"), ("ruvte", "8575")), person_of)
    assert with_neighbours(result.findings, seen) == result.findings
    half_seen = beside(asked(result.findings), claims(("parque", "696")), person_of)
    assert with_neighbours(result.findings, half_seen) != result.findings
