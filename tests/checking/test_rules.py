"""Each row of the table in docs/rules.md, strict and tolerant: what fits just inside the border and does not just beyond it."""

from __future__ import annotations

import pytest

from habeas.core.claims import Claim
from habeas.core.values import Coded, Order, Text, Withheld

from .invented import can_hold, claim, conflicts
from .values import YES, age, length
from .windows import EARLY, LATE, Window, day, misfits, probe

BORN = claim("birth", "1950-03-10")
ARREST = claim("arrest", "1976-05-10")
DATES = (
    Window("a day", (ARREST,), "arrest", ("1976-05-10", "1976-05-10")),
    Window("a month", (claim("arrest", "1976-02"),), "arrest", ("1976-02-01", "1976-02-29")),
    Window("a year", (claim("arrest", "1976"),), "arrest", ("1976-01-01", "1976-12-31")),
    Window("a decade", (claim("arrest", "197X"),), "arrest", ("1970-01-01", "1979-12-31")),
    Window("a century", (claim("arrest", "19XX"),), "arrest", ("1900-01-01", "1999-12-31")),
    Window("between two days", (claim("arrest", "[1976-05-18..1976-05-22]"),), "arrest", ("1976-05-18", "1976-05-22")),
    Window("not after", (claim("arrest", "[..1976-05]"),), "arrest", ("", "1976-05-31")),
    Window("not before", (claim("arrest", "[1976-05..]"),), "arrest", ("1976-05-01", "")),
    Window("one of two days", (claim("arrest", "[1976-01-24,1976-01-26]"),), "arrest", ("1976-01-24", "1976-01-26")),
    Window("about a day", (claim("arrest", "1976-05-10~"),), "arrest", ("1976-05-10", "1976-05-10"),
           ("1976-05-03", "1976-05-17")),
    Window("about a month", (claim("arrest", "1976-05~"),), "arrest", ("1976-05-01", "1976-05-31"), ("1976-03-31", "1976-07-01")),
    Window("about a year", (claim("arrest", "1977~"),), "arrest", ("1977-01-01", "1977-12-31"), ("1976-01-01", "1979-01-01")),
    Window("perhaps about a day", (claim("arrest", "1976-05-10%"),), "arrest", ("1976-05-10", "1976-05-10"),
           ("1976-05-03", "1976-05-17")),
    Window("perhaps a day", (claim("arrest", "1976-05-10?"),), "arrest", ("1976-05-10", "1976-05-10")),
    Window("about a decade", (claim("arrest", "197X~"),), "arrest", ("1970-01-01", "1979-12-31")),
    Window("about a range", (claim("arrest", "[1976-05-18~..1976-05-22~]"),), "arrest", ("1976-05-18", "1976-05-22")),
    Window("an event told as lasting", (claim("arrest", "1976-05-10/1976-05-12"),), "arrest", ("1976-05-10", "1976-05-12")),
    Window("no date", (claim("arrest"),), "arrest", ("", "")),
    Window("withheld", (claim("arrest", Withheld()),), "arrest", ("", "")),
    Window("birth before the arrest", (ARREST,), "birth", ("", "1976-05-10")),
)
STATES = (
    Window("an extent, its start", (claim("custody", "1976-05/1977-03"),), "custody.start", ("1976-05-01", "1976-05-31")),
    Window("an extent, its end", (claim("custody", "1976-05/1977-03"),), "custody.end", ("1977-03-01", "1977-03-31")),
    Window("an open end", (claim("custody", "1976-05/.."),), "custody.end", ("1976-05-01", "")),
    Window("an open start", (claim("custody", "../1977-03"),), "custody.start", ("", "1977-03-31")),
    Window("a moment, the start", (claim("custody", "1976-05"),), "custody.start", ("", "1976-05-31")),
    Window("a moment, the end", (claim("custody", "1976-05"),), "custody.end", ("1976-05-01", "")),
    Window("a start, the start", (claim("custody", "1976-05", bound="start"),), "custody.start", ("1976-05-01", "1976-05-31")),
    Window("a start, the end", (claim("custody", "1976-05", bound="start"),), "custody.end", ("1976-05-01", "")),
    Window("an end, the end", (claim("custody", "1976-05", bound="end"),), "custody.end", ("1976-05-01", "1976-05-31")),
    Window("an end, the start", (claim("custody", "1976-05", bound="end"),), "custody.start", ("", "1976-05-31")),
    Window("about a moment", (claim("custody", "1976-05-10~"),), "custody.start", ("", "1976-05-10"), ("", "1976-05-17")),
    Window("about a start", (claim("custody", "1976-05-10~", bound="start"),), "custody.start",
           ("1976-05-10", "1976-05-10"), ("1976-05-03", "1976-05-17")),
    Window("a state without a date", (claim("custody"),), "custody.start", ("", "")),
    Window("a stay at another place", (claim("stay", "1976-05", bound="start", place="Alder"),), "stay.start@Birch", ("", "")),
    Window("a stay at the place", (claim("stay", "1976-05", bound="start", place="Alder"),), "stay.start@Alder",
           ("1976-05-01", "1976-05-31")),
    Window("text of a state", (claim("condition", Text("weak")),), "condition.start", ("", "")),
)
AGES = (
    Window("26 at a date", (claim("age", age(26, 26, at="1976-05-10")),), "birth",
           ("1949-05-11", "1950-05-10"), ("1948-05-11", "1951-05-10")),
    Window("about 26 at a date", (claim("age", age(26, 26, at="1976-05-10", about=True)),), "birth",
           ("1949-05-11", "1950-05-10"), ("1947-05-11", "1952-05-10")),
    Window("24 to 26 at a date", (claim("age", age(24, 26, at="1976-05-10")),), "birth",
           ("1949-05-11", "1952-05-10"), ("1948-05-11", "1953-05-10")),
    Window("under 18 at a date", (claim("age", age(None, 17, at="1976-05-10", about=True)),), "birth",
           ("1958-05-11", "1976-05-10")),
    Window("18 or more at a date", (claim("age", age(18, None, at="1976-05-10", about=True)),), "birth", ("", "1958-05-10")),
    Window("26 in a month", (claim("age", age(26, 26, at="1976-05")),), "birth",
           ("1949-05-02", "1950-05-31"), ("1948-05-02", "1951-05-31")),
    Window("26 on about a day", (claim("age", age(26, 26, at="1976-05-10~")),), "birth",
           ("1949-05-11", "1950-05-10"), ("1948-05-04", "1951-05-17")),
    Window("26 at some time until a date", (claim("age", age(26, 26, at="[..1976-05-10]")),), "birth",
           ("", "1950-05-10"), ("", "1951-05-10")),
    Window("26 on one of two days", (claim("age", age(26, 26, at="[1976-05-10,1980-05-10]")),), "birth",
           ("1949-05-11", "1954-05-10"), ("1948-05-11", "1955-05-10")),
    Window("no year old", (claim("age", age(0, 0, at="1976-05-10")),), "birth", ("1975-05-11", "1976-05-10"),
           ("1974-05-11", "1976-05-10")),
    Window("7 months", (claim("age", age(7, 7, "months", at="1976-05-10")),), "birth",
           ("1975-09-11", "1975-10-10"), ("1975-08-11", "1975-11-10")),
    Window("about 7 months", (claim("age", age(7, 7, "months", at="1976-05-10", about=True)),), "birth",
           ("1975-09-11", "1975-10-10"), ("1975-07-11", "1975-12-10")),
    Window("9 days", (claim("age", age(9, 9, "days", at="1976-05-10")),), "birth",
           ("1976-05-01", "1976-05-01"), ("1976-04-28", "1976-05-04")),
    Window("about 9 days", (claim("age", age(9, 9, "days", at="1976-05-10", about=True)),), "birth",
           ("1976-05-01", "1976-05-01"), ("1976-04-28", "1976-05-04")),
    Window("2 days", (claim("age", age(2, 2, "days", at="1976-05-10")),), "birth", ("1976-05-08", "1976-05-08"),
           ("1976-05-05", "1976-05-10")),
    Window("26 at the arrest", (BORN, claim("age", age(26, 26))), "arrest", ("1976-03-10", "1977-03-09"),
           ("1975-03-10", "1978-03-09")),
    Window("under 18 at the arrest", (BORN, claim("age", age(None, 17))), "arrest", ("1950-03-10", "1968-03-09")),
    Window("18 or more at the arrest", (BORN, claim("age", age(18, None))), "arrest", ("1968-03-10", "")),
    Window("3 months at the arrest", (BORN, claim("age", age(3, 3, "months"))), "arrest",
           ("1950-06-10", "1950-07-09"), ("1950-05-10", "1950-08-09")),
    Window("30 days at the arrest", (BORN, claim("age", age(30, 30, "days"))), "arrest",
           ("1950-04-09", "1950-04-09"), ("1950-04-06", "1950-04-12")),
    Window("26 at the arrest or the death, by the death", (BORN, claim("arrest", "1970-01-01"),
                                                           claim("age", age(26, 26, at=("arrest", "death")))),
           "death", ("1976-03-10", "1977-03-09"), ("1975-03-10", "1978-03-09")),
    Window("26 at the arrest or the death, by the arrest", (BORN, ARREST, claim("age", age(26, 26, at=("arrest", "death")))),
           "death", ("1976-05-10", "")),
    Window("26 at the start of custody", (BORN, claim("age", age(26, 26, at=("custody",)))), "custody.start",
           ("1976-03-10", "1977-03-09"), ("1975-03-10", "1978-03-09")),
    Window("born on 29 February, 18 at the arrest", (claim("birth", "1952-02-29"), claim("age", age(18, 18))), "arrest",
           ("1970-02-28", "1971-02-28"), ("1969-02-28", "1972-02-28")),
    Window("born on 29 February, 18 in a leap year", (claim("birth", "1954-02-28"), claim("age", age(18, 18))), "arrest",
           ("1972-02-28", "1973-02-27"), ("1971-02-28", "1974-02-27")),
    Window("born on 31 January, one month old", (claim("birth", "1976-01-31"), claim("age", age(1, 1, "months"))), "arrest",
           ("1976-02-29", "1976-03-30"), ("1976-01-31", "1976-04-30")),
)
LENGTHS = (
    Window("three years", (ARREST, claim("held_for", length(3, 3))), "release", ("1979-05-10", "1980-05-09"),
           ("1978-11-10", "1980-05-09")),
    Window("about three years", (ARREST, claim("held_for", length(3, 3, about=True))), "release",
           ("1979-05-10", "1980-05-09"), ("1977-11-10", "1981-05-09")),
    Window("at least three years", (ARREST, claim("held_for", length(3, None))), "release", ("1979-05-10", ""),
           ("1978-11-10", "")),
    Window("at most three years", (ARREST, claim("held_for", length(None, 3))), "release", ("1976-05-10", "1980-05-09")),
    Window("no whole year", (ARREST, claim("held_for", length(0, 0))), "release", ("1976-05-10", "1977-05-09")),
    Window("two months", (ARREST, claim("held_for", length(2, 2, "months"))), "release",
           ("1976-07-10", "1976-08-09"), ("1976-06-25", "1976-08-09")),
    Window("about two months", (ARREST, claim("held_for", length(2, 2, "months", about=True))), "release",
           ("1976-07-10", "1976-08-09"), ("1976-05-26", "1976-09-09")),
    Window("ten days, both ways of counting", (ARREST, claim("held_for", length(10, 10, "days"))), "release",
           ("1976-05-19", "1976-05-20"), ("1976-05-18", "1976-05-21")),
    Window("about ten days", (ARREST, claim("held_for", length(10, 10, "days", about=True))), "release",
           ("1976-05-19", "1976-05-20"), ("1976-05-17", "1976-05-22")),
    Window("one day", (ARREST, claim("held_for", length(1, 1, "days"))), "release", ("1976-05-10", "1976-05-11"),
           ("1976-05-10", "1976-05-12")),
    Window("within a state", (claim("custody", "1976-05-10", bound="start"),
                              claim("held_for", length(3, 3, since="custody", until="custody"))),
           "custody.end", ("1979-05-10", "1980-05-09"), ("1978-11-10", "1980-05-09")),
    Window("from the start of a state", (claim("custody", "1976-05-10", bound="start"),
                                         claim("held_for", length(3, 3, since="custody"))),
           "release", ("1979-05-10", "1980-05-09"), ("1978-11-10", "1980-05-09")),
    Window("to the end of a state", (ARREST, claim("held_for", length(3, 3, until="custody"))), "custody.end",
           ("1979-05-10", "1980-05-09"), ("1978-11-10", "1980-05-09")),
    Window("as of a date", (claim("held_for", length(3, 3, until="1979-05-10")),), "arrest",
           ("1975-05-11", "1976-05-10"), ("1975-05-11", "1976-11-10")),
    Window("as of a month", (claim("held_for", length(3, 3, until="1979-05")),), "arrest",
           ("1975-05-02", "1976-05-31"), ("1975-05-02", "1976-11-30")),
    Window("days as of a date", (claim("held_for", length(10, 10, "days", until="1976-05-20")),), "arrest",
           ("1976-05-10", "1976-05-11"), ("1976-05-09", "1976-05-12")),
    Window("at most three years as of a date", (claim("held_for", length(None, 3, until="1979-05-10")),), "arrest",
           ("1975-05-11", "1979-05-10")),
    Window("as of a date that is one of two", (claim("held_for", length(3, 3, until="[1979-05-10,1989-05-10]")),), "arrest",
           ("1975-05-11", "1986-05-10"), ("1975-05-11", "1986-11-10")),
    Window("from 31 January, a month", (claim("arrest", "1976-01-31"), claim("held_for", length(1, 1, "months"))), "release",
           ("1976-02-29", "1976-03-30"), ("1976-02-14", "1976-03-30")),
)
ORDERS = (
    Window("an event before an event", (claim("order", Order("hearing", "charge")), claim("charge", "1976-05-10")), "hearing",
           ("", "1976-05-10")),
    Window("an event before an event, the second", (claim("order", Order("hearing", "charge")), claim("hearing", "1976-05-10")),
           "charge",
           ("1976-05-10", "")),
    Window("the end of a state before an event", (claim("order", Order("custody", "charge")), claim("charge", "1976-05-10")),
           "custody.end",
           ("", "1976-05-10")),
    Window("an event before the start of a state", (claim("order", Order("hearing", "custody")), claim("hearing", "1976-05-10")),
           "custody.start", ("1976-05-10", "")),
    Window("not before", (claim("order", Order("hearing", "charge"), denied=True), claim("charge", "1976-05-10")), "hearing",
           ("1976-05-11", "")),
)
SAID = (
    Window("said on a day", (claim("arrest", "[1976-05-01..]", said="1976-05-10"),), "arrest", ("1976-05-01", "1976-05-10")),
    Window("said before the last day that it names", (claim("arrest", "[1976-05-01..1976-06-10]", said="1976-05-10"),), "arrest",
           ("1976-05-01", "1976-05-10")),
    Window("said in a month, without a date", (claim("arrest", said="1976-05"),), "arrest", ("", "1976-05-31")),
    Window("said of the start of a state", (claim("custody", "1976/..", said="1976-05-10"),), "custody.start",
           ("1976-01-01", "1976-05-10")),
    Window("said of a state, its end", (claim("custody", "1976-03-01/..", said="1976-05-10"),), "custody.end",
           ("1976-03-01", "")),
    Window("said of the end of a state", (claim("custody", "[1976-05-01..]", bound="end", said="1976-05-10"),), "custody.end",
           ("1976-05-01", "")),
    Window("said of the end of a state, its start", (claim("custody", "[1976-05-01..]", bound="end", said="1976-05-10"),),
           "custody.start", ("", "")),
    Window("said at some time", (claim("arrest", said="[1976-05-10..]"),), "arrest", ("", "")),
    Window("said about a day", (claim("arrest", said="1976-05-10~"),), "arrest", ("", "1976-05-10")),
    Window("denied on a day", (claim("arrest", "1976-05", denied=True, said="1976-04-01"), claim("arrest", "[1976-06-01..]")),
           "arrest",
           ("1976-06-01", "")),
)


@pytest.mark.parametrize("reading", ("strict", "tolerant"))
@pytest.mark.parametrize("window", (*DATES, *STATES, *AGES, *LENGTHS, *ORDERS, *SAID), ids=lambda window: window.name)
def test_a_claim_holds_on_the_border_of_its_row_and_not_a_day_beyond(window: Window, reading: str) -> None:
    assert not misfits(window.claims, window.probe, window.of(reading), reading)


def test_between_two_alternative_days_nothing_holds() -> None:
    for reading in ("strict", "tolerant"):
        assert not can_hold([claim("arrest", "[1976-01-24,1976-01-26]"), claim("arrest", "1976-01-25", by="Other")], reading)
        assert can_hold([claim("arrest", "[1976-01-24,1976-01-26]"), claim("arrest", "1976-01-26", by="Other")], reading)


def test_a_month_of_any_of_several_years_leaves_the_other_months_out() -> None:
    assert can_hold([claim("arrest", "1976-XX-12"), claim("arrest", "1976-04-12", by="Other")])
    assert not can_hold([claim("arrest", "1976-XX-12"), claim("arrest", "1976-04-13", by="Other")])


# ---- denials: the days that are left


DENIED = (
    ("a day", claim("arrest", "1976-05-10", denied=True), "arrest", ("1976-05-10", "1976-05-10")),
    ("a month", claim("arrest", "1976-02", denied=True), "arrest", ("1976-02-01", "1976-02-29")),
    ("about a day, not widened", claim("arrest", "1976-05-10~", denied=True), "arrest", ("1976-05-10", "1976-05-10")),
    ("from a day on", claim("arrest", "[1976-05-10..]", denied=True), "arrest", ("1976-05-10", "2200-12-31")),
    ("up to a day", claim("arrest", "[..1976-05-10]", denied=True), "arrest", ("1800-01-01", "1976-05-10")),
    ("an event told as lasting", claim("arrest", "1976-05-10/1976-05-12", denied=True), "arrest", ("1976-05-10", "1976-05-12")),
    ("the start of a state", claim("custody", "1976-05", denied=True, bound="start"), "custody.start",
     ("1976-05-01", "1976-05-31")),
    ("the end of a state", claim("custody", "1976-05", denied=True, bound="end"), "custody.end", ("1976-05-01", "1976-05-31")),
    ("26 at a date, not widened", claim("age", age(26, 26, at="1976-05-10"), denied=True), "birth", ("1949-05-11", "1950-05-10")),
    ("26 in a month", claim("age", age(26, 26, at="1976-05"), denied=True), "birth", ("1949-05-02", "1950-05-31")),
    ("18 or more", claim("age", age(18, None, at="1976-05-10"), denied=True), "birth", ("1800-01-01", "1958-05-10")),
    ("under 18: or not yet born", claim("age", age(None, 17, at="1976-05-10"), denied=True), "birth",
     ("1958-05-11", "1976-05-10")),
    ("9 days", claim("age", age(9, 9, "days", at="1976-05-10"), denied=True), "birth", ("1976-05-01", "1976-05-01")),
    ("26 on any of two days", claim("age", age(26, 26, at="[1976-05-10,1977-05-10]"), denied=True), "birth",
     ("1949-05-11", "1951-05-10")),
    ("three years as of a date", claim("held_for", length(3, 3, until="1979-05-10"), denied=True), "arrest",
     ("1975-05-11", "1976-05-10")),
    ("three years as of a month", claim("held_for", length(3, 3, until="1979-05"), denied=True), "arrest",
     ("1975-05-02", "1976-05-31")),
    ("at most three years as of a date", claim("held_for", length(None, 3, until="1979-05-10"), denied=True), "arrest",
     ("1975-05-11", "1979-05-10")),
    ("ten days as of a date, either way of counting", claim("held_for", length(10, 10, "days", until="1976-05-20"), denied=True),
     "arrest",
     ("1976-05-10", "1976-05-11")),
)


@pytest.mark.parametrize("reading", ("strict", "tolerant"))
@pytest.mark.parametrize(("denial", "kind", "window"), [each[1:] for each in DENIED], ids=[each[0] for each in DENIED])
def test_a_denial_holds_a_day_beyond_the_border_and_not_on_it(denial: Claim, kind: str, window: tuple[str, str],
                                                              reading: str) -> None:
    first, last = map(day, window)
    for inside in (first, last):
        assert not can_hold([denial, probe(kind, inside)], reading)
    for outside in (first - 1, last + 1):
        if EARLY <= outside <= LATE:
            assert can_hold([denial, probe(kind, outside)], reading)


def test_an_event_that_is_denied_did_not_happen_on_any_day() -> None:
    denial = claim("release", denied=True)
    assert not can_hold([denial, claim("release", "1980", by="Other")])
    assert not can_hold([denial, claim("release", by="Other")])
    assert not can_hold([denial, claim("order", Order("release", "charge"), by="Other")])
    assert not can_hold([denial, claim("held_for", length(3, 3), by="Other")])
    assert not can_hold([denial, claim("age", age(20, 20, at=("release",)), by="Other")])
    assert can_hold([denial, claim("age", age(20, 20, at=("release", "arrest")), by="Other")])
    assert can_hold([denial, claim("arrest", "1980", by="Other")])


def test_a_denied_date_a_denied_age_and_a_denied_length_hold_where_the_event_did_not_happen() -> None:
    absent = claim("release", denied=True)
    for value in (age(20, 20, at=("release",)), age(None, 99, at=("release",))):
        assert can_hold([absent, claim("age", value, denied=True, by="Other")])
    assert can_hold([absent, claim("release", "[1900..2020]", denied=True, by="Other")])
    assert can_hold([absent, claim("held_for", length(0, None), denied=True, by="Other")])
    assert can_hold([absent, claim("order", Order("arrest", "release"), denied=True, by="Other"), ARREST])


def test_a_denied_age_at_one_of_several_events_denies_it_at_each() -> None:
    denial = claim("age", age(26, 26, at=("arrest", "death")), denied=True, by="Other")
    assert not can_hold([BORN, claim("arrest", "1976-05-10"), denial])
    assert not can_hold([BORN, claim("death", "1976-05-10"), denial])
    assert can_hold([BORN, claim("arrest", "1970-05-10"), claim("death", "1979-05-10"), denial])


@pytest.mark.parametrize(("first", "last", "fits"), (
    ("1976-04-01", "1976-04-30", True), ("1976-04-01", "1976-05-01", False), ("1976-05-31", "1976-07-01", False),
    ("1976-06-01", "1976-07-01", True), ("1976-01-01", "1977-01-01", False)))
def test_a_state_denied_for_a_month_ended_before_it_or_began_after_it(first: str, last: str, fits: bool) -> None:
    assert can_hold([claim("custody", "1976-05", denied=True), claim("custody", f"{first}/{last}", by="Other")]) is fits


def test_a_denied_extent_leaves_another_start_or_another_end() -> None:
    denial = claim("custody", "1976-05/1977-03", denied=True)
    assert not can_hold([denial, claim("custody", "1976-05-03/1977-03-04", by="Other")])
    assert can_hold([denial, claim("custody", "1976-04-30/1977-03-04", by="Other")])
    assert can_hold([denial, claim("custody", "1976-05-03/1977-04-01", by="Other")])


def test_a_denied_length_in_days_leaves_shorter_and_longer_ones() -> None:
    denial = claim("held_for", length(10, 12, "days"), denied=True, by="Other")
    for end, fits in (("1976-05-18", True), ("1976-05-19", False), ("1976-05-22", False), ("1976-05-23", True)):
        assert can_hold([ARREST, claim("release", end), denial]) is fits, end


def test_a_denied_length_in_years_leaves_shorter_and_longer_ones() -> None:
    denial = claim("held_for", length(3, 3), denied=True, by="Other")
    for end, fits in (("1979-05-09", True), ("1979-05-10", False), ("1980-05-09", False), ("1980-05-10", True)):
        assert can_hold([ARREST, claim("release", end), denial]) is fits, end


# ---- conventions, codes, captivity


def test_one_convention_for_29_february_counts_for_the_whole_set() -> None:
    born = claim("birth", "1952-02-29")
    of_age = claim("age", age(18, 18, at="1970-02-28"))  # a year is complete on the 28th
    not_yet = claim("age", age(18, 18, at="1971-02-28"), by="Other")  # it is not before 1 March
    assert can_hold([born, of_age]) and can_hold([born, not_yet])
    assert conflicts([born, of_age, not_yet]) == {frozenset({1, 2})}  # born on 29 February, by two conventions, or never
    assert conflicts([born, of_age, not_yet], "tolerant") == set()


@pytest.mark.parametrize(("one", "other", "fits"), (
    ("F", "F", True), ("F", "M", False), ("AR", "AR-B", True), ("AR-B", "AR", True), ("AR-B", "AR-C", False),
    ("AR-B", "AR-B-1", True),
    ("A", "AR", False), ("AR", "AR.B", False)))
def test_codes_exclude_each_other_unless_one_contains_the_other(one: str, other: str, fits: bool) -> None:
    assert can_hold([claim("sex", Coded(one)), claim("sex", Coded(other), by="Other")]) is fits


@pytest.mark.parametrize(("denied", "affirmed", "fits"), (
    ("F", "F", False), ("F", "M", True), ("AR", "AR-B", False), ("AR-B", "AR", True), ("A", "AR", True)))
def test_a_denied_code_excludes_the_codes_within_it(denied: str, affirmed: str, fits: bool) -> None:
    claims = [claim("sex", Coded(denied), denied=True), claim("sex", Coded(affirmed), by="Other")]
    assert can_hold(claims) is fits
    assert can_hold(claims[::-1]) is fits


def test_three_codes_conflict_in_pairs_only() -> None:
    claims = [claim("sex", Coded(code), by=code) for code in ("AR", "AR-B", "AR-C")]
    assert conflicts(claims) == {frozenset({1, 2})}


def test_codes_of_two_kinds_do_not_meet() -> None:
    assert can_hold([claim("sex", Coded("M")), claim("born_in_captivity", YES)])


@pytest.mark.parametrize("kind", ("fate", "status", "nationality", "diagnosis", "occupation"))
def test_kinds_of_which_many_can_be_true_never_conflict(kind: str) -> None:
    assert can_hold([claim(kind, Coded("a")), claim(kind, Coded("b"), by="Other"),
                     claim(kind, Coded("a"), denied=True, by="Third")])


def test_only_an_affirmed_birth_in_captivity_frees_the_arrest_from_the_birth() -> None:
    early = [claim("birth", "1977-06-01"), claim("arrest", "1976-05-10")]
    assert not can_hold(early)
    assert can_hold([*early, claim("born_in_captivity", YES)])
    assert not can_hold([*early, claim("born_in_captivity", YES, denied=True)])
    assert not can_hold([*early, claim("born_in_captivity", Coded("no"))])
    assert not can_hold([claim("birth", "1977-06-01"), claim("death", "1976-05-10"), claim("born_in_captivity", YES)])


def test_whoever_is_not_yet_born_has_no_age() -> None:
    assert not can_hold([claim("birth", "1976-05-11"), claim("age", age(None, 17, at="1976-05-10"))])
    assert not can_hold([claim("birth", "1976-05-11"), claim("trial_start", "1976-05-10"),
                         claim("age", age(None, 17, at=("trial_start",)))])
    assert can_hold([claim("birth", "1976-05-10"), claim("trial_start", "1976-05-10"),
                     claim("age", age(None, 17, at=("trial_start",)))])


def test_a_denied_age_still_speaks_of_a_birth_and_the_birth_is_before_the_arrest() -> None:
    denial = claim("age", age(18, None, at="1976-05-10"), denied=True, by="Other")  # so born later than 10 May 1958
    assert conflicts([claim("arrest", "1958-05-10"), denial]) == {frozenset({0, 1})}
    assert can_hold([claim("arrest", "1958-05-11"), denial])


def test_everyone_was_born_and_a_denied_age_does_not_say_otherwise() -> None:
    assert not can_hold([claim("birth", denied=True)])
    assert not can_hold([claim("age", age(0, None, at="1976-05-10"), denied=True), claim("birth", "[..1976-05-10]", by="Other")])
    assert can_hold([claim("age", age(0, None, at="1976-05-10"), denied=True), claim("birth", "1976-05-11", by="Other")])


def test_what_is_said_of_an_end_does_not_bound_the_start() -> None:
    """An end foretold: whoever says before the arrest when custody will end says nothing of when it began."""
    foretold = claim("custody", "1980", bound="end", said="1976-05-10")
    assert can_hold([foretold, claim("custody", "1977-03", bound="start", by="Commission")])
