"""What stands around a conflict: a cell of its row, dates beside it, translations, later editions, other names, shared errors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from habeas.checking import check
from habeas.checking.findings import Finding
from habeas.core.claims import Cell, Claim, Extract, Translation
from habeas.core.values import Coded, Text
from habeas.core.when import parse

from .invented import claim
from .values import age

BORN = claim("birth", "1950-03-10", by="Register")
NAMED = claim("name", Text("Iris Vela"), by="Register")


def arrests(first: str, second: str, *around: Claim) -> list[Claim]:
    """Two dates of one arrest, by two sources, and what stands around them."""
    return [claim("arrest", first, by="Register"), claim("arrest", second, by="Commission"), *around]


def fitting(claims: Sequence[Claim], ended: Mapping[str, str] | None = None) -> dict[str, str]:
    """The classes of the one conflict and the reason of each."""
    found: list[Finding] = [each for each in check(claims, ended=ended).findings if each.kind == "conflict"]
    assert len(found) == 1, [each.explanation for each in found]
    return dict(each.split(": ", 1) for each in found[0].reasons)


def told(name: str, claims: Sequence[Claim], kinds: str) -> str:
    """Why a class fits the one conflict between claims of these kinds; empty if it does not."""
    found = [each for each in check(claims).findings
             if each.kind == "conflict" and sorted(claim.kind for claim in each.claims) == kinds.split()]
    assert len(found) == 1, [each.explanation for each in found]
    return dict(each.split(": ", 1) for each in found[0].reasons).get(name, "")


# ---- the cell beside


SAME_ROW = [claim("birth", "1976-05-10", by="Register"), claim("arrest", "1976-05-10", by="Register"),
            claim("birth", "1950", by="Commission")]


def test_a_birth_on_the_day_of_the_arrest_in_its_row_may_be_a_cell_entered_twice() -> None:
    assert fitting(SAME_ROW)["neighbouring cell"] == \
        "Register gives the same day for the birth and the arrest or abduction in one row: one cell may repeat the other"


@pytest.mark.parametrize(("why", "claims"), [
    ("the next day", [replace(SAME_ROW[0], value=claim("birth", "1976-05-09").value), *SAME_ROW[1:]]),
    ("another entry", [SAME_ROW[0], claim("arrest", "1976-05-10", by="Courier"), SAME_ROW[2]]),
    ("a child born in captivity", [*SAME_ROW, claim("born_in_captivity", Coded("yes"), by="Courier")]),
    ("killed on the day of the arrest", [claim("death", "1976-05-10", by="Register"), claim("arrest", "1976-05-10", by="Register"),
                                         claim("death", "1977-08-21", by="Commission")]),
    ("one cell", [replace(each, passage=Cell("c0ffee", "Sheet1", 12, "LIFE")) for each in SAME_ROW]),
    ("only the month", [claim("birth", "1976-05"), claim("arrest", "1976-05"), claim("birth", "1950", by="Commission")]),
])
def test_no_cell_is_said_to_be_entered_twice(why: str, claims: list[Claim]) -> None:
    assert "neighbouring cell" not in fitting(claims), why


# ---- age by calendar years


YEARS = "age by calendar years"
BORN_IN, TAKEN = claim("birth", "1956", by="Courier"), claim("arrest", "1977-02-24", by="Register")


def ages(first: int, second: int, *around: Claim) -> list[Claim]:
    """Two ages at one arrest, by two sources, and what stands around them."""
    return [claim("age", age(first, first), by="Register"), claim("age", age(second, second), by="Commission"), *around]


def test_of_two_ages_one_may_be_the_difference_of_the_years_that_stand_beside_them() -> None:
    assert told(YEARS, ages(21, 20, BORN_IN, TAKEN), "age age") == \
        ("1977 minus 1956 is 21 (Courier: birth in 1956; Register: arrest or abduction on 24 February 1977): "
         "Register's age may have been counted by calendar years")


def test_the_difference_of_years_may_stand_beside_a_conflict_with_another_event_or_with_a_day_not_after() -> None:
    born, old = claim("birth", "1951-12-09", by="Register"), claim("age", age(26, 26), by="Register")
    died = claim("death", "[..1977-10-11]", by="Commission")
    other = told(YEARS, [born, old, died, claim("arrest", "1977-10-11", by="Register")], "age birth death")
    assert other.startswith("1977 minus 1951 is 26 (Register: birth on 9 December 1951; Register: arrest or abduction on 11 October 1977)")
    dead = told(YEARS, [born, claim("age", age(26, 26, at=("death",)), by="Register"), died], "age birth death")
    assert dead.startswith("1977 minus 1951 is 26 (Register: birth on 9 December 1951; Commission: death not after 11 October 1977)")


def test_an_age_at_a_date_of_its_own_needs_only_a_year_of_birth_beside_it() -> None:
    old = [claim("age", age(years, years, at="1977-02-24"), by=by) for years, by in ((21, "Register"), (20, "Commission"))]
    assert told(YEARS, [*old, BORN_IN], "age age") == \
        "1977 minus 1956 is 21 (Courier: birth in 1956): Register's age may have been counted by calendar years"


def test_the_dates_of_the_row_that_gives_the_age_come_first() -> None:
    own = claim("birth", "1956-08-02", by="Register")
    assert "(Register: birth on 2 August 1956; Register: " in told(YEARS, ages(21, 20, BORN_IN, own, TAKEN), "age age")


def test_a_date_of_birth_in_the_conflict_comes_before_that_of_the_row_which_gives_the_age() -> None:
    claims = [claim("birth", "1957-11-18", by="Register"), claim("death", "[..1976-09-22]", by="Commission"),
              claim("age", age(19, 19, at=("death",)), by="Commission"), claim("birth", "1956", by="Commission")]
    assert told(YEARS, claims, "age birth death").startswith("1976 minus 1957 is 19 (Register: birth on 18 November 1957; ")


def test_an_age_that_is_denied_was_not_counted() -> None:
    claims = ages(21, 21, BORN_IN, TAKEN)
    assert told(YEARS, [replace(claims[0], affirmed=False), *claims[1:]], "age age").endswith(": Commission's age may have been counted "
                                                                                              "by calendar years")


@pytest.mark.parametrize(("why", "claims"), [
    ("the age is right by full years", ages(21, 20, claim("birth", "1956-01-03"), TAKEN)),
    ("it is right by another source's date", ages(21, 20, BORN_IN, claim("birth", "1956-01-03", by="Ministry"), TAKEN)),
    ("the difference is another", ages(21, 20, claim("birth", "1955"), TAKEN)),
    ("one less does not help", ages(21, 18, BORN_IN, TAKEN)),
    ("no event is dated", ages(21, 20, BORN_IN)),
    ("another event is dated", ages(21, 20, BORN_IN, claim("release", "1977-02-24"))),
    ("the end of a state is dated", [*(claim("age", age(each, each, at=("custody",)), by=by)
                                       for each, by in ((21, "Register"), (20, "Commission"))),
                                     BORN_IN, claim("custody", "1977-02-24", bound="end")]),
    ("another arrest is dated", ages(21, 20, BORN_IN, claim("arrest", "1977-02-24", episode="second"))),
    ("no birth is dated", ages(21, 20, TAKEN)),
    ("the birth is denied", ages(21, 20, replace(BORN_IN, affirmed=False), TAKEN)),
    ("the birth may be in several years", ages(21, 20, claim("birth", "[1955..1956]"), TAKEN)),
    ("the event may be in several years", ages(21, 20, BORN_IN, claim("arrest", "[1977..1978]"))),
    ("ages in months", [*(claim("age", age(each, each, "months"), by=by) for each, by in ((21, "Register"), (20, "Commission"))),
                        BORN_IN, TAKEN]),
    ("a range of ages", [claim("age", age(21, 22), by="Register"), claim("age", age(20, 20), by="Commission"), BORN_IN, TAKEN]),
])
def test_calendar_years_do_not_explain_an_age_where(why: str, claims: list[Claim]) -> None:
    assert told(YEARS, claims, "age age") == "", why


def test_dates_of_birth_that_exclude_each_other_explain_two_ages_better_than_calendar_years() -> None:
    assert told(YEARS, ages(21, 20, BORN_IN, claim("birth", "1957", by="Commission"), TAKEN), "age age") == ""


# ---- one digit


DIED = [claim("birth", "1936-05-05", by="Register"), claim("death", "[..1976-07-04]", by="Commission"),
        claim("age", age(43, 43, at=("death",)), by="Commission")]
OTHER_BIRTH = claim("birth", "1933", by="Commission")


def test_a_date_that_another_source_gives_one_digit_differently_may_fit() -> None:
    assert told("one digit", [*DIED, OTHER_BIRTH], "age birth death") == \
        "a date that differs from Register's in one digit would fit (Commission: birth in 1933)"


def test_the_day_of_a_death_or_of_the_finding_of_remains_may_be_one_digit_off() -> None:
    claims = [claim("birth", "1918", by="Commission"), claim("death", "1975-11-01", by="Register"),
              claim("age", age(55, 55, at=("death",)), by="Commission"), claim("death", "[..1974-11-01]", by="Commission")]
    assert told("one digit", claims, "age birth death") == \
        "a date that differs from Register's in one digit would fit (Commission: death not after 1 November 1974)"


@pytest.mark.parametrize(("why", "other"), [
    ("two digits differ", claim("birth", "1928", by="Commission")),
    ("one digit differs and it does not fit", claim("birth", "1934-09", by="Commission")),
    ("one digit of the year and the day too", claim("birth", "1933-05-06", by="Commission")),
    ("it agrees as far as it goes", claim("birth", "1936", by="Commission")),
    ("it is denied", claim("birth", "1933", by="Commission", denied=True)),
    ("it is a range", claim("birth", "[1932..1933]", by="Commission")),
    ("it is not after a year", claim("birth", "[..1933]", by="Commission")),
    ("it was written in another calendar", claim("birth", replace(parse("1933"), calendar="hijri"), by="Commission")),
    ("it dates something else", claim("disappearance", "1933-05-05", by="Commission")),
])
def test_another_date_is_no_slip_of_a_digit_where(why: str, other: Claim) -> None:
    found = [each for each in check([*DIED, other]).findings if {claim.kind for claim in each.claims} == {"birth", "death", "age"}]
    assert found and not any("one digit" in each.classes for each in found), why


def test_the_two_dates_that_make_up_a_conflict_are_not_held_against_each_other() -> None:
    assert told("one digit", [claim("death", "[..1976-10-20]", by="Register"), claim("death", "1976-10-21", by="Commission")],
                "death death") == ""


def test_a_date_before_which_somebody_died_is_tried_as_the_day_that_stands_there() -> None:
    claims = [DIED[0], claim("death", "1976-07-04", by="Register"), claim("age", age(36, 36, at=("death",)), by="Commission")]
    assert told("one digit", [*claims, claim("death", "[..1972-07-04]", by="Courier")], "age birth death") != ""
    assert told("one digit", [*claims, claim("death", "[..1977-07-04]", by="Courier")], "age birth death") == ""


def rows(*each: tuple[str, int, str, str]) -> list[Claim]:
    """Rows of lists: speaker, age at the arrest, birth and arrest."""
    return [one for by, years, born, taken in each
            for one in (claim("age", age(years, years), by=by), claim("birth", born, by=by), claim("arrest", taken, by=by))]


def test_two_ages_may_go_with_dates_of_birth_that_differ_in_one_digit() -> None:
    claims = rows(("Register", 43, "1932-02-24", "1975-12-27"), ("Commission", 38, "1937", "[1975-12-27..1975-12-28]"))
    assert told("one digit", claims, "age age") == \
        "the two ages go with two dates of birth that differ in one digit (Register: birth on 24 February 1932; Commission: birth in 1937)"


@pytest.mark.parametrize(("why", "claims"), [
    ("two digits differ", rows(("Register", 46, "1929-02-24", "1975-12-27"), ("Commission", 38, "1937", "1975-12-27"))),
    ("an age does not fit its own", rows(("Register", 41, "1932-02-24", "1975-12-27"), ("Commission", 38, "1937", "1975-12-27"))),
    ("both fit both", rows(("Register", 43, "1932", "[1975..1976]"), ("Commission", 42, "1933", "[1975..1976]"))),
    ("the date of birth is another source's", [*rows(("Register", 43, "1932-02-24", "1975-12-27")),
                                               claim("age", age(38, 38), by="Commission"), claim("birth", "1937", by="Courier"),
                                               claim("arrest", "1975-12-27", by="Commission")]),
    ("one row dates no event", [*rows(("Register", 43, "1932-02-24", "1975-12-27")), claim("age", age(30, 30), by="Commission"),
                                claim("birth", "1937", by="Commission")]),
])
def test_no_digit_of_a_birth_lies_behind_two_ages_where(why: str, claims: list[Claim]) -> None:
    assert told("one digit", claims, "age age") == "", why


# ---- translation


def read_by(translator: str, of: Claim) -> Claim:
    """The claim, read in a translation."""
    return replace(of, passage=Extract("00", 3, 24, "la detuvieron en mayo", "", Translation("they arrested her in May", translator)))


def test_words_that_were_read_in_a_translation_may_have_been_translated_wrongly() -> None:
    first, second = arrests("1976-05-10", "1977-08-21")
    assert fitting([first, read_by("A. Reader", second)])["translation"] == \
        "Commission's words were read in a translation by A. Reader, which may say something else than they do"


def test_a_translation_elsewhere_in_the_file_explains_nothing() -> None:
    first, second = arrests("1976-05-10", "1977-08-21")
    assert "translation" not in fitting([first, second, read_by("A. Reader", claim("release", "1979", by="Courier"))])
    assert "translation" not in fitting([first, replace(second, passage=Extract("00", 3, 24, "la detuvieron en mayo"))])


# ---- later edition


OLD, NEW = claim("arrest", "1976-05-10", by="Register"), claim("arrest", "1977-08-21", by="Register")
COPIED = claim("arrest", "1976-05-10", by="Courier")
MOVED = claim("transfer", "1977-08-21", by="Register")


def test_a_source_that_says_what_a_list_said_before_its_correction_may_rest_on_the_older_edition() -> None:
    assert fitting([OLD, NEW, COPIED], {OLD.id: NEW.id})["later edition"] == \
        ("Register said the same until its later edition, which says: arrest or abduction on 21 August 1977; "
         "Courier's claim may rest on the older edition")


def test_who_relays_a_list_may_quote_its_older_edition() -> None:
    quoted = claim("arrest", "1976-05-10", by="Register", mention="report:1", relay=("Courier",))
    assert fitting([OLD, NEW, quoted], {OLD.id: NEW.id})["later edition"].endswith("; Courier may quote the older edition")


def test_the_older_edition_may_have_said_the_same_in_other_words_and_at_another_time() -> None:
    old = replace(OLD, value=parse("1976"), words="año 1976", said=parse("1976-06"))
    assert "later edition" in fitting([old, NEW, replace(COPIED, value=parse("1976"))], {old.id: NEW.id})


def test_what_counts_is_the_newest_of_several_editions() -> None:
    between = claim("arrest", "1976-11-03", by="Register")
    found = fitting([OLD, between, NEW, COPIED], {OLD.id: between.id, between.id: NEW.id})
    assert "arrest or abduction on 21 August 1977" in found["later edition"]


def test_two_copies_of_a_case_that_ended_each_other_s_claims_leave_no_endless_row_of_editions() -> None:
    rival = claim("arrest", "1979-02-03", by="Commission")
    assert fitting([OLD, NEW, COPIED, rival], {OLD.id: NEW.id, NEW.id: OLD.id}) == {"unexplained": "none of the usual explanations fits"}


@pytest.mark.parametrize(("why", "claims", "by"), [
    ("the list said something else before", [claim("arrest", "1976-05-11", by="Register"), NEW, COPIED], NEW.id),
    ("the list only fell silent", [OLD, claim("arrest", "1977-08-21", by="Commission"), COPIED], ""),
    ("it spoke of another event", [claim("transfer", "1976-05-10", by="Register"), MOVED, NEW, COPIED], MOVED.id),
])
def test_no_older_edition_is_suspected_where(why: str, claims: list[Claim], by: str) -> None:
    assert "later edition" not in fitting(claims, {claims[0].id: by}), why


def test_no_older_edition_is_suspected_where_the_correction_would_not_help() -> None:
    death = claim("death", "1976-05-01", by="Commission")
    found = {frozenset(claim.kind for claim in each.claims): each.classes
             for each in check([OLD, NEW, COPIED, death], ended={OLD.id: NEW.id}).findings if each.kind == "conflict"}
    assert "later edition" in found[frozenset({"arrest"})]
    assert "later edition" not in found[frozenset({"arrest", "death"})]


def test_what_may_be_a_later_edition_of_a_document_explains_what_it_would_correct() -> None:
    death, taken = claim("death", "1976-05-10", by="Office"), claim("arrest", "1976-08-27", by="Court")
    newer = claim("death", "1976-09-10", by="Office", mention="office:2")
    found = {frozenset(each.kind for each in finding.claims): finding
             for finding in check([death, taken, newer], later={death.id: newer.id}).findings}
    for kinds in ({"death"}, {"death", "arrest"}):
        reason, = [each for each in found[frozenset(kinds)].reasons if each.startswith("later edition: ")]
        assert reason == ("later edition: a later document of Office says: death on 10 September 1976 (“1976-09-10”); if it is a later "
                          "edition, it corrects the earlier claim")


def test_a_later_edition_explains_nothing_that_it_would_leave_as_it_is() -> None:
    death, taken = claim("death", "1976-05-10", by="Office"), claim("arrest", "1976-08-27", by="Court")
    newer = claim("death", "1976-06-10", by="Office", mention="office:2")
    found = {frozenset(each.kind for each in finding.claims): finding.classes
             for finding in check([death, taken, newer], later={death.id: newer.id}).findings if death in finding.claims}
    assert "later edition" in found[frozenset({"death"})] and "later edition" not in found[frozenset({"death", "arrest"})]


# ---- one name or two persons


def test_two_entries_with_other_names_and_other_dates_may_speak_of_two_persons() -> None:
    found = fitting([*arrests("1976-05-10", "1977-08-21"), NAMED, claim("name", Text("Irina Vela"), by="Commission")])
    assert found["transliteration or two persons"] == \
        ("the two entries name “Irina Vela” and “Iris Vela” and differ in the arrest or abduction: "
         "one name in two spellings or a second name, or two persons")


def test_a_name_in_another_script_may_be_a_transliteration() -> None:
    found = fitting([*arrests("1976-05-10", "1977-08-21"), NAMED, claim("name", Text("Ирис Вела"), by="Commission")])
    assert found["transliteration or two persons"].endswith(": one name in two scripts, or two persons")


def test_an_age_that_does_not_fit_counts_where_dates_of_the_two_entries_differ_too() -> None:
    claims = [BORN, claim("birth", "1944-08-02", by="Commission"), claim("age", age(26, 26), by="Register"), NAMED,
              claim("arrest", "1976-05-10", by="Register"), claim("name", Text("Irina Vela"), by="Commission")]
    for each in check(claims).findings:
        if each.kind == "conflict":
            assert "transliteration or two persons" in each.classes


@pytest.mark.parametrize(("why", "names"), [
    ("the same name in another order, with an accent", [NAMED, claim("name", Text("VELA, Irís"), by="Commission")]),
    ("with a particle", [NAMED, claim("name", Text("Iris de la Vela"), by="Commission")]),
    ("the name is an alias of the other entry", [NAMED, claim("name", Text("Marta Sol"), by="Commission"),
                                                 claim("alias", Text("Iris Vela"), by="Commission")]),
    ("only one entry has a name", [NAMED]),
    ("the other name is denied", [NAMED, claim("name", Text("Irina Vela"), by="Commission", denied=True)]),
    ("the other name has no letters", [NAMED, claim("name", Text("—"), by="Commission")]),
])
def test_a_name_in_common_does_not_make_two_persons(why: str, names: list[Claim]) -> None:
    assert "transliteration or two persons" not in fitting([*arrests("1976-05-10", "1977-08-21"), *names]), why


def test_other_names_in_one_list_entry_do_not_make_two_persons() -> None:
    claims = [claim("death", "1976-05-10"), claim("arrest", "1976-06-21"), NAMED, claim("name", Text("Irina Vela"))]
    assert "transliteration or two persons" not in fitting(claims)


def test_three_entries_are_not_told_apart_by_two_names() -> None:
    claims = [BORN, claim("arrest", "1976-05-10", by="Commission"), claim("age", age(20, 20), by="Courier"),
              claim("release", "1977", by="Courier"), claim("release", "1979", by="Commission"),
              claim("name", Text("Iris Vela"), by="Courier"), claim("name", Text("Irina Vela"), by="Commission")]
    found = {len({claim.mention for claim in each.claims}): each.classes for each in check(claims).findings if each.kind == "conflict"}
    assert "transliteration or two persons" in found[2]
    assert "transliteration or two persons" not in found[3]


@pytest.mark.parametrize(("why", "around"), [
    ("no event that both date", []),
    ("two events", [claim("release", "1977", by="Register"), claim("release", "1979", by="Commission", episode="second")]),
    ("the start and the end of one state", [claim("custody", "1976-06", by="Register", bound="start"),
                                            claim("custody", "1976-09", by="Commission", bound="end")]),
    ("a state that held on both days", [claim("custody", "1976-06", by="Register"), claim("custody", "1976-09", by="Commission")]),
])
def test_other_names_alone_do_not_make_two_persons(why: str, around: list[Claim]) -> None:
    names = [NAMED, claim("name", Text("Irina Vela"), by="Commission")]
    assert list(fitting([BORN, claim("arrest", "1949-05-11", by="Commission"), *around, *names])) == ["impossible order"], why


# ---- copied error


def both(kind: str, shared: str, other: str) -> list[Claim]:
    """Two sources that say the same of an event, and a third that says otherwise."""
    return [claim(kind, shared, by="Register"), claim(kind, shared, by="Courier"), claim(kind, other, by="Commission")]


def test_two_sources_that_share_two_statements_against_a_third_may_have_copied() -> None:
    claims = [*both("arrest", "1976-05-10", "1977-08-21"), *both("death", "1978-03-02", "1978-11-19")]
    for each in check(claims).findings:
        if each.kind == "conflict":
            other = "death" if each.claims[0].kind == "arrest" else "arrest or abduction"
            assert f"copied error: Courier and Register say the same here and on the {other}, each time against another source: " \
                   "one may have copied the other" in each.reasons


@pytest.mark.parametrize(("why", "around"), [
    ("they share nothing else", []),
    ("nobody says otherwise there", [claim("birth", "1950-03-10", by="Register"), claim("birth", "1950-03-10", by="Courier")]),
    ("a third says the same there", [*both("birth", "1950-03-10", "1950-03-10"), claim("birth", "1950-03-10", by="Archive")]),
    ("one of the two says otherwise too", [claim("birth", "1950-03-10", by="Register"), claim("birth", "1950-03-10", by="Courier"),
                                           claim("birth", "1951-11-19", by="Register", mention="register:2")]),
    ("they share only a month there", both("birth", "1950-03", "1951-11-19")),
    ("they say other things there", [claim("birth", "1950-03-10", by="Register"), claim("birth", "1950-03-11", by="Courier"),
                                     claim("birth", "1951-11-19", by="Commission")]),
])
def test_agreeing_against_a_third_once_is_no_copied_error(why: str, around: list[Claim]) -> None:
    found = [each for each in check([*both("arrest", "1976-05-10", "1977-08-21"), *around]).findings
             if each.kind == "conflict" and {claim.kind for claim in each.claims} == {"arrest"}]
    assert len(found) == 1 and "copied error" not in found[0].classes, why


def test_two_sources_one_of_which_contradicts_itself_do_not_stand_against_a_third() -> None:
    claims = [*both("death", "1978-03-02", "1978-11-19"), claim("arrest", "1976-05-10", by="Register"),
              claim("arrest", "1976-05-10", by="Courier"), claim("arrest", "1977-08-21", by="Courier", mention="courier:2")]
    found = [each for each in check(claims).findings if each.kind == "conflict" and {claim.kind for claim in each.claims} == {"arrest"}]
    assert len(found) == 1 and "copied error" not in found[0].classes
