"""English sentences: right, and what they say of a claim, a conflict, a chain. Grammar of all forms: test_languages.py."""

from __future__ import annotations

import inspect
import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.checking import check, classes, english, notices, problem, spanish
from habeas.checking.findings import Finding
from habeas.checking.words import MONTHS, content, day_words, days_apart, statement, when_words, where
from habeas.core.calendar import day_number
from habeas.core.claims import Claim, Extract
from habeas.core.kinds import KINDS
from habeas.core.values import Coded, Length, Value
from habeas.core.when import parse
from tests.oracle.persons import EXCLUSIVE, person

from .grammar import LOADED, faults
from .invented import can_hold, claim, conflict, judged, on
from .values import age, length


@pytest.mark.parametrize("module", (english.claims, english.chain, english.reasons, english.verdicts, spanish.claims, spanish.chain,
                                    spanish.reasons, spanish.verdicts, notices, classes, problem))
def test_our_own_voice_has_no_loaded_word(module: object) -> None:
    source = inspect.getsource(module)  # type: ignore[arg-type]
    assert not [text for text in re.findall(r'f?"([^"\n]*)"', source) if LOADED.search(re.sub(r"{[^}]*}", "", text))]


@pytest.mark.parametrize(("date", "text"), (
    ("1976-12-26", "on 26 December 1976"), ("1976-12", "in December 1976"), ("1976", "in 1976"),
    ("[..1976-05-31]", "not after 31 May 1976"), ("[1976-05-01..]", "not before 1 May 1976"),
    ("[1976-05-18..1976-05-22]", "between 18 May 1976 and 22 May 1976"),
    ("[1976-01-24,1976-01-26]", "on 24 January 1976 or on 26 January 1976"), ("1976-12?", "perhaps in December 1976"),
    ("197X", "between 1970 and 1979"), ("1976-05/..", "from May 1976 on"), ("../1977", "until 1977"),
    ("1976~/1977-03-02", "from about 1976 to about 2 March 1977"), ("[1976-05-18..1976-05-22]/..",
                                                                               "from (between 18 May 1976 and 22 May 1976) on"),
    ("1976-05-10/1977-03-02", "from 10 May 1976 to 2 March 1977"), ("1976-05-1X", "between 10 May 1976 and 19 May 1976")))
def test_dates_are_told_in_plain_words(date: str, text: str) -> None:
    assert when_words(parse(date)) == text


def test_some_months_of_a_year_are_not_told_as_the_whole_year() -> None:
    assert when_words(parse("1976-1X")) != "in 1976"


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 28))
def test_a_day_is_told_by_its_number_month_and_year(year: int, month: int, number: int) -> None:
    assert day_words(day_number(year, month, number)) == f"{number} {MONTHS[month - 1]} {year}"
    assert len(set(MONTHS)) == 12


@pytest.mark.parametrize(("value", "text"), (
    (age(26, 26), "aged 26 years at the arrest or abduction"), (age(1, 1), "aged 1 year at the arrest or abduction"),
    (age(None, 17), "aged under 18 years at the arrest or abduction"),
    (age(None, 0), "aged under 1 year at the arrest or abduction"),
    (age(18, None), "aged 18 years or more at the arrest or abduction"),
    (age(1, None, "days"), "aged 1 day or more at the arrest or abduction"),
    (age(24, 26, at=("arrest", "death")), "aged 24 to 26 years at the arrest or abduction or the death"),
    (age(26, 26, about=True), "aged about 26 years at the arrest or abduction"),
    (age(26, 26, at="1976-05"), "aged 26 years in May 1976")))
def test_ages_are_told_in_plain_words(value: Value, text: str) -> None:
    assert content(claim("age", value)) == text


@pytest.mark.parametrize(("value", "text"), (
    (length(3, 3), "length of custody of 3 years, from arrest or abduction to release"),
    (length(None, 3, "days"), "length of custody of under 4 days, from arrest or abduction to release"),
    (length(1, 1, "months", "custody", "custody"), "length of custody of 1 month")))
def test_lengths_are_told_in_plain_words(value: Length, text: str) -> None:
    assert content(claim("held_for", value)) == text


def test_the_relay_the_denial_and_the_place_in_the_list_are_told() -> None:
    said = claim("arrest", "1976-05-10", words="10/5/76", relay=("Courier", "Archive"), denied=True)
    assert statement(said) == ("Register, according to Courier, denies: arrest or abduction on 10 May 1976 "
                               "(“10/5/76”, row 12, column ARREST)")
    assert statement(claim("release", denied=True, words="no")).startswith("Register denies any release (“no”")
    assert content(claim("stay", "1976-05", place="Camp Alder")) == "stay at Camp Alder in May 1976"
    assert content(claim("custody", "1976-05", bound="start")) == "custody begun in May 1976"
    assert content(claim("custody", "1976-05", bound="end")) == "custody ended in May 1976"
    assert content(claim("arrest", "1976-05", episode="second arrest")) == "arrest or abduction in May 1976 (second arrest)"


def test_long_words_are_cut_and_no_words_are_not_quoted() -> None:
    assert where(claim("arrest", "1976", words="x" * 80)).startswith("“" + "x" * 80 + "”")
    assert where(claim("arrest", "1976", words="x" * 81)).startswith("“" + "x" * 80 + "…”")
    silent = Claim("m", "arrest", parse("1976"), "Courier", Extract("00", 3, 9, "", "2"), "")
    assert where(silent) == "characters 3 to 9, page 2"


def test_days_apart_are_counted_in_english() -> None:
    assert [days_apart(gap) for gap in (1, 7, 730, 731, 36377, None)] == [
        "1 day apart", "7 days apart", "730 days apart", "731 days (over 2 years) apart", "36377 days (over 99 years) apart", ""]
    assert days_apart(36377, "es") == "36377 días (más de 99 años) de diferencia"


# ---- findings


@cache
def persons_findings() -> tuple[Finding, ...]:
    """The findings of random persons."""
    return tuple(found for seed in range(80) for found in check(person(seed), exclusive=EXCLUSIVE).findings)


def test_every_explanation_is_grammatical_ends_with_a_full_stop_and_names_the_speaker_of_each_claim() -> None:
    wrong: dict[tuple[str, ...], str] = {}
    for found in persons_findings():
        texts = [found.explanation, *found.reasons]
        assert found.explanation.endswith(".")
        assert all(each.speaker in found.explanation for each in found.claims)
        assert all(f"{statement(each)}" in found.explanation for each in found.claims if found.kind == "conflict")
        for text in texts:
            assert not LOADED.search(text)
            if problems := faults(text):
                wrong.setdefault(tuple(problems), text)
    assert not wrong


def test_every_line_of_a_chain_ends_with_a_full_stop_or_opens_a_possibility() -> None:
    wrong: dict[tuple[str, ...], str] = {}
    lines = 0
    for found in persons_findings():
        assert bool(found.chain) is (found.kind == "conflict")
        for line in found.chain:
            lines += 1
            assert line.endswith(".") or re.fullmatch(r"Possibility \d+ of \d+:", line), line
            assert not LOADED.search(line)
            if problems := faults(line.removesuffix(":")):
                wrong.setdefault(tuple(problems), line)
    assert not wrong
    assert lines > 400


def test_the_chain_of_a_birth_an_age_and_an_arrest_reads_from_date_to_date() -> None:
    claims = [claim("birth", "1950-03-10"), claim("arrest", "1980-05-10", by="Courier"),
              claim("age", age(26, 26), by="Commission")]
    assert conflict(claims).chain == (
        "Register says: birth on 10 March 1950; so the birth cannot be later than 10 March 1950.",
        "Commission says: aged 26 years at the arrest or abduction; so, with room for rounding, the arrest or abduction cannot be later "
        "than 9 March 1978.",
        "But Courier says: arrest or abduction on 10 May 1980; so the arrest or abduction cannot be earlier than 10 May 1980.")


def test_room_for_rounding_is_told_only_of_what_is_read_wider_than_written() -> None:
    claims = [claim("arrest", "1976-05-10~"), claim("arrest", "1976-07-12", by="Courier")]
    assert [("rounding" in line) for line in conflict(claims).chain] == [True, False]
    as_written = conflict([claim("arrest", "1976-05-10~"), claim("arrest", "1976-05-12", by="Courier")])
    assert not as_written.hard and not any("rounding" in line for line in as_written.chain)


def test_a_date_that_comes_from_the_day_of_saying_says_so() -> None:
    assert conflict([claim("arrest", "1976-06-21", said="1976-03-01")]).chain == (
        "Register says: arrest or abduction on 21 June 1976, said by 1 March 1976; so the arrest or abduction cannot be later than "
        "1 March 1976.",
        "But Register says: arrest or abduction on 21 June 1976; so the arrest or abduction cannot be earlier than 21 June 1976.")


def test_what_follows_from_places_that_exclude_each_other_is_not_put_down_to_the_order_of_events() -> None:
    claims = [claim("stay", "1976-05-10/1976-09-01", place="Camp Alder"),
              claim("stay", "1976-06-10/1976-12-01", place="Birch", by="Courier")]
    chain = conflict(claims, exclusive=[frozenset({"Camp Alder", "Birch"})]).chain
    assert "As the two places exclude each other, the end of the stay at Camp Alder cannot be later than 10 June 1976." in chain
    assert not any("order of events" in line for line in chain)
    assert any(line.startswith("By the order of events, ") for line in conflict(
        [claim("death", "1976-05-10"), claim("arrest", "1976-06-21", by="Courier")]).chain)


def test_an_event_that_one_claim_alone_speaks_of_is_named_by_its_speaker_and_not_by_a_number() -> None:
    claims = [claim("death", "1976-05-10"), claim("arrest", "1976-06-21", by="Courier", episode="", place="Birch")]
    chain = conflict(claims).chain
    assert chain[1] == "By the order of events, the arrest or abduction (as Courier tells it) cannot be later than 10 May 1976."
    claims = [claim("arrest", "1976-05-10"), claim("arrest", "1976-08-10", by="Courier"), claim("arrest", "1976-09-10", by="Courier")]
    split = check(claims, judgements=[judged("two events", claims[0], claims[1])]).findings
    told = [line for each in split for line in each.chain]
    assert any("(number 2, by judgement)" in line for line in told) and not any("2 by judgement" in line for line in told)


def test_a_chain_without_dates_tells_the_differences() -> None:
    claims = [claim("age", age(None, 24)), claim("age", age(26, None), by="Courier")]
    chain = conflict(claims).chain
    assert chain[-1] == "No dates could make these true together."
    assert sorted(chain[:-1]) == [
        "Courier says: aged 26 years or more at the arrest or abduction; so the birth must be at least 26 years before the arrest or "
        "abduction.",
        "Register says: aged under 25 years at the arrest or abduction; "
        "so the arrest or abduction must be at most 25 years less 1 day after the birth."]


@pytest.mark.parametrize(("value", "other"), (
    (length(None, 0), length(366, None, "days")), (length(None, 0, "months"), length(40, None, "days")),
    (length(None, 1, "days"), length(9, None, "days")), (length(0, 0, "days"), length(3, None, "days")),
    (length(None, 11, "months"), length(2, None)), (length(None, 1), length(30, None, "months"))))
def test_differences_of_one_day_month_or_year_are_told_in_the_singular(value: Length, other: Length) -> None:
    for found in check([claim("held_for", value), claim("held_for", other, by="Courier")], reading="strict").findings:
        assert not [faults(line) for line in found.chain if faults(line)], found.chain


def test_a_conflict_that_hangs_on_several_dates_is_told_possibility_by_possibility() -> None:
    chain = conflict([claim("arrest", "[1976-01-24,1976-01-26]"), claim("arrest", "1976-03-05", by="Courier")]).chain
    assert [line for line in chain if line.startswith("Possibility")] == ["Possibility 1 of 2:", "Possibility 2 of 2:"]


def test_clashes_without_a_date_are_told_by_what_both_sides_say() -> None:
    assert conflict([claim("sex", Coded("F")), claim("sex", Coded("M"), by="Courier")]).chain == (
        "Register says: sex: F; Courier says: sex: M: only one sex can be true.",)
    assert conflict([claim("release", "1976-05-10"), claim("release", denied=True, by="Courier")]).chain == (
        "Register says: release on 10 May 1976; Courier denies any release: "
        "by the one the release took place, by the other it did not.",)


days = st.builds(lambda year, month, number: f"{year}-{month:02}-{number:02}", st.integers(1930, 1980), st.integers(1, 12),
                 st.integers(1, 28))


@settings(max_examples=60)
@given(days, days, days, st.integers(1, 60), st.sampled_from((None, 0, 2)))
def test_each_date_in_a_chain_follows_from_the_claims_named_so_far_and_no_earlier_one_does(
        birth: str, arrest: str, death: str, low: int, wide: int | None) -> None:
    """In the reading of the conflict: a hard one is told as it stands in the tolerant reading."""
    claims = [claim("birth", birth, by="Source A"), claim("arrest", arrest, by="Source B"), claim("death", death, by="Source D"),
              claim("age", age(low, None if wide is None else low + wide), by="Source C"),
              claim("held_for", length(1, 4, until="death"), by="Source E")]
    kinds = {KINDS[kind].label: kind for kind in ("birth", "arrest", "death")}
    for found in check(claims, reading="strict").findings:
        if found.kind != "conflict":
            continue
        reading = "tolerant" if found.hard else "strict"
        named: list[Claim] = []
        for line in found.chain:
            date = re.search(r"(birth|arrest or abduction|death) cannot be (later|earlier) than (\d+) (\w+) (\d+)\.$", line)
            assert date, line
            day = day_number(int(date[5]), MONTHS.index(date[4]) + 1, int(date[3]))
            if date[2] == "earlier":
                named = []  # the last line stands against the others, on its own
            named += [each for each in claims if each.speaker in line]
            border, beyond = (claim(kinds[date[1]], on(each), by="Probe") for each in (day,
                                                                                       day + (1 if date[2] == "later" else -1)))
            assert can_hold([*named, border], reading), line
            assert not can_hold([*named, beyond], reading), line
        told = "".join(found.chain)
        assert {each.id for each in found.claims} == {each.id for each in claims if each.speaker in told}
