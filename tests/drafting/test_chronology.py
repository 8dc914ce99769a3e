"""Statements in order of time, and side by side."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from habeas.core.calendar import LAST_DAY, completed_months, day_number
from habeas.core.claims import PRINCIPAL
from habeas.core.judgements import Judgement
from habeas.core.values import Age, Coded, Unspecified
from habeas.core.when import between
from habeas.drafting.chronology import chronology, columns, conflicts, contested
from tests.drafting.invented import agreeing, cell, extract, person_file, rounded, superseded, swapped


def test_rows_stand_by_their_earliest_day_and_what_is_contested_is_said() -> None:
    rows = chronology(swapped())
    assert [row.kind for row in rows] == ["birth", "birth", "birth", "arrest", "last_seen", "arrest", "remains_identified"]
    assert [row.contested for row in rows] == [False, False, False, True, False, True, False]
    assert rows[3].span == "on 12 May 1976"
    assert rows[3].who == ("Registry",)
    assert rows[3].passages == ("registry, row 12, column DETAINED",)
    assert rows[3].place == "Ostrel"


def test_a_long_range_stands_where_it_begins() -> None:
    file = person_file("Ivo Sand", [cell("registry:1", "last_seen", "1977-03-02"), cell("registry:1", "hearing", "1977")])
    assert [row.kind for row in chronology(file)] == ["hearing", "last_seen"]


def test_statements_that_say_the_same_are_one_row_with_all_who_say_so() -> None:
    (row,) = chronology(agreeing())
    assert row.who == ("Registry", "Commission")
    assert len(row.passages) == len(row.claims) == 2


def test_a_denial_another_episode_and_another_place_are_rows_of_their_own() -> None:
    file = person_file("Ivo Sand", [
        cell("registry:1", "release", "1977-04-02"), cell("registry:1", "release", "1977-04-02", affirmed=False, column="B"),
        cell("registry:1", "release", "1977-04-02", episode="2", column="C"),
        cell("registry:1", "release", "1977-04-02", place="X", column="D")])
    assert sorted(row.what for row in chronology(file)) == ["denied: release", "release", "release", "release (episode 2)"]


def test_what_a_later_edition_ended_or_a_judgement_rejected_is_not_in_the_chronology() -> None:
    assert [row.span for row in chronology(superseded()) if row.what == "arrest or abduction"] == ["on 14 July 1979"]


def test_a_state_said_to_hold_at_a_date_stands_at_that_date() -> None:
    row = next(row for row in chronology(superseded()) if row.kind == "status")
    assert (row.what, row.span) == ("situation: released", "in June 1981")


def test_an_age_becomes_the_birth_that_it_implies_and_says_so() -> None:
    row = next(row for row in chronology(rounded()) if row.derived)
    assert (row.kind, row.span, row.contested) == ("birth", "between 3 March 1950 and 2 March 1951", True)
    assert row.derived.startswith("reckoned from “26”")


def test_an_age_at_an_event_that_its_own_source_does_not_date_implies_nothing() -> None:
    file = person_file("Ivo Sand", [cell("registry:1", "age", Age(30, 30)), cell("commission:1", "arrest", "1977-04-02")])
    assert [row.kind for row in chronology(file)] == ["arrest"]


@given(st.dates(date(1900, 1, 1), date(1990, 1, 1)), st.integers(0, 90), st.integers(-400, 400))
def test_an_implied_birth_holds_every_day_on_which_the_age_is_right(event: date, years: int, shift: int) -> None:
    day = event.toordinal()
    file = person_file("Ivo Sand", [
        cell("registry:1", "arrest", between(day, day)), cell("registry:1", "age", Age(years, years), str(years), column="AGE")])
    first, last = next(row for row in chronology(file) if row.derived).spans[0]
    assert first is not None and last is not None
    born = day - round(years * 365.25) + shift
    if 0 < born <= day and years in {completed_months(born, day) // 12, completed_months(born, day, late=True) // 12}:
        assert first <= born <= last


def test_an_age_in_days_and_an_age_without_ceiling_imply_births_too() -> None:
    file = person_file("Ivo Sand", [
        cell("registry:1", "arrest", "1977-04-02"), cell("registry:1", "age", Age(10, 10, "days"), "10 days", column="A"),
        cell("registry:1", "age", Age(18, None), "of age", column="B")])
    spans = {row.spans[0] for row in chronology(file) if row.derived}
    assert spans == {(day_number(1977, 3, 23), day_number(1977, 3, 23)), (None, day_number(1959, 4, 2))}


def test_open_ended_and_undated_statements_sort_without_failing() -> None:
    file = person_file("Ivo Sand", [
        cell("registry:1", "death", "[..1980]"), cell("registry:1", "arrest", "[1977..]"),
        cell("registry:1", "release", Unspecified(), "yes")])
    assert [row.kind for row in chronology(file)] == ["arrest", "death"]
    assert all(row.spans[0] != (LAST_DAY, LAST_DAY) for row in chronology(file))


def test_conflicts_are_numbered_as_they_are_listed() -> None:
    file = swapped()
    numbers = contested(file)
    for number, finding in enumerate(conflicts(file), 1):
        assert all(number in numbers[claim.id] for claim in finding.claims)


# ---- side by side


def test_each_mention_and_speaker_has_a_column_and_each_kind_a_row() -> None:
    heads, rows = columns(swapped())
    assert [(head.speaker, head.place, head.row, head.name) for head in heads] == [
        ("Registry", "registry", 12, "Mirela Dashkova"), ("Commission", "commission", 88, "DASHKOVA, Mirela A.")]
    arrest = next(row for row in rows if row.kind == "arrest")
    assert [[said.claim.words for said in cells] for cells in arrest.cells] == [["12/05/1976"], ["5.12.1976"]]
    assert arrest.cells[0][0].value == "1976-05-12"
    assert arrest.cells[0][0].conflicts == (1,)
    assert all(len(row.cells) == len(heads) for row in rows)


def test_every_claim_ever_made_is_in_the_table_once() -> None:
    file = superseded()
    _, rows = columns(file)
    shown = [said.claim.id for row in rows for cells in row.cells for said in cells]
    assert sorted(shown) == sorted(claim.id for claim in file.claims)


def test_a_replaced_claim_says_by_what_and_comes_after_those_that_stand() -> None:
    _, rows = columns(superseded())
    first, second = next(row for row in rows if row.kind == "arrest").cells[0]
    assert (first.note, second.note) == ("", "replaced in a later edition by “14/07/1979”")


def test_a_silent_later_edition_a_rejection_and_a_preference_are_said() -> None:
    gone, doubted, liked = (cell("registry:1", "arrest", f"1977-04-0{day}", column=str(day)) for day in (2, 3, 4))
    file = person_file("Ivo Sand", [gone, doubted, liked], ended={gone.id: ""}, judgements=[
        Judgement("1.0", "reject", (doubted.id,), "b.reader", "2031-01-01", "misread"),
        Judgement("2.0", "prefer", (liked.id,), "b.reader", "2031-01-01", "original")])
    _, rows = columns(file)
    assert [(said.claim.id, said.note, said.preferred) for said in rows[0].cells[0]] == [
        (liked.id, "", True), (gone.id, "no longer in the later edition", False),
        (doubted.id, "taken out of the reasoning by b.reader", False)]


def test_one_speaker_quoted_in_two_ways_stays_in_one_column() -> None:
    file = person_file("Ivo Sand", [
        extract("note:1", "arrest", "1977", "in 1977", speaker="Second Court"),
        extract("note:1", "release", "1978", "in 1978", speaker="Second Court", relay=("The Ostrel Courier",), episode=PRINCIPAL)])
    heads, _ = columns(file)
    assert [head.speaker for head in heads] == ["Second Court"]
    assert [row.who for row in chronology(file)] == [("Second Court",), ("Second Court, according to The Ostrel Courier",)]


def test_a_coded_value_without_a_date_is_no_dated_statement() -> None:
    assert chronology(person_file("Ivo Sand", [cell("registry:1", "status", Coded("held"))])) == ()
