"""One cell under its column: claims, silence, withheld or unread."""

from __future__ import annotations

import pytest

from habeas.core.values import Age, Coded, Length, Quantity, Text, Unspecified, Withheld
from habeas.core.when import parse
from habeas.intake.cells import LONGEST, Reading, read_cell
from tests.intake.lists import a_map


def read(text: str, column: str) -> Reading:
    mapped, = a_map(f'[[column]]\nname = "x"\n{column}').columns
    return read_cell(mapped, text)


def value(text: str, column: str) -> object:
    found = read(text, column)
    assert found.sort == "claim", found.why
    saying, = found.sayings
    return saying.value


def test_silence_is_no_claim_and_withheld_is_one() -> None:
    assert {read(text, 'kind = "arrest"') for text in ("", "  ", "sin datos")} == {Reading("silence")}
    found = read("dato resguardado", 'kind = "birth"')
    assert (found.sort, found.sayings[0].value) == ("withheld", Withheld())


def test_a_column_may_have_silent_words_of_its_own() -> None:
    assert read("0", 'kind = "allegation"\nyes = ["1"]\nsilence = ["0"]').sort == "silence"


def test_silence_is_matched_as_written() -> None:
    assert read("Sin Datos", 'kind = "alias"').sort == "claim"


def test_killed_or_found_on_a_day_means_dead_by_that_day() -> None:
    assert value("21-23/10/1976", 'kind = "death"\nside = "by"') == parse("[..1976-10-23]")
    assert value("21/10/1976", 'kind = "last_seen"\nside = "from"') == parse("[1976-10-21..]")
    assert value("OCT/1976 aprox.", 'kind = "death"\nside = "by"') == parse("[..1976-10-31~]")


def test_a_first_of_the_month_means_the_month_where_the_mapping_says_so() -> None:
    assert value("1973-09-01", 'kind = "arrest"\ngrain = "month"') == parse("1973-09")
    assert value("1973-01-01", 'kind = "arrest"\ngrain = "year"') == parse("1973")
    assert "first day" in read("1973-09-02", 'kind = "arrest"\ngrain = "month"').why
    assert "first day" in read("1973-02-01", 'kind = "arrest"\ngrain = "year"').why


def test_two_events_in_a_cell_are_two_claims_with_episodes_of_their_own() -> None:
    found = read("14.08.1970 y 29.11.1970", 'kind = "arrest"')
    assert [(each.episode, str(each.value)) for each in found.sayings] == [("1", "1970-08-14"), ("2", "1970-11-29")]
    found = read("14.08.1970 y 29.11.1970", 'kind = "arrest"\nepisode = "before"')
    assert [each.episode for each in found.sayings] == ["before.1", "before.2"]


def test_two_dates_of_birth_are_unread_because_a_birth_happens_once() -> None:
    assert "happens once" in read("14.08.1950 y 29.11.1950", 'kind = "birth"').why


def test_an_extent_is_no_date_of_an_event() -> None:
    assert "extent" in read("1976-05/1976-07", 'kind = "arrest"\norder = "edtf"').why
    assert value("1976-05/1976-07", 'kind = "custody"\norder = "edtf"') == parse("1976-05/1976-07")


def test_an_impossible_day_is_unread() -> None:
    found = read("31/02/1977", 'kind = "arrest"')
    assert found.sort == "unread" and "no day 31" in found.why and found.sayings == ()


def test_an_age_says_at_which_events_or_date() -> None:
    assert value("26 años", 'kind = "age"\nat = "arrest|death"') == Age(26, 26, "years", ("arrest", "death"))
    assert value("26", 'kind = "age"\nat = "2020-05-01"') == Age(26, 26, "years", parse("2020-05-01"))
    assert value("8", 'kind = "age"\nat = "arrest"\nunit = "months"') == Age(8, 8, "months", ("arrest",))


def test_no_human_is_two_hundred_years_old() -> None:
    assert "no human age" in read("1953", 'kind = "age"\nat = "arrest"').why
    assert "no human age" in read("2000 meses", 'kind = "age"\nat = "arrest"').why


def test_a_flag_for_minors_is_an_age_on_one_side() -> None:
    column = 'kind = "age"\nyes = ["1"]\nno = ["0"]\nunder = 18\nat = "arrest"'
    assert value("1", column) == Age(None, 17, "years", ("arrest",))
    assert value("0", column) == Age(18, None, "years", ("arrest",))
    assert "neither" in read("2", column).why


def test_a_flag_for_an_event_affirms_or_denies_it() -> None:
    column = 'kind = "release"\nyes = ["yes"]\nno = ["no"]'
    assert [read(word, column).sayings[0].affirmed for word in ("yes", "no")] == [True, False]
    assert value("no", column) == Unspecified()


def test_words_in_a_cell_may_say_something_more() -> None:
    column = 'kind = "age"\nat = "arrest"\nalso = [{words = "(caut.)", kind = "born_in_captivity", code = "yes"}]'
    assert value("(caut.)", column) == Coded("yes")
    found = read("3 meses (caut.)", column)
    assert [(each.kind, each.value, each.words) for each in found.sayings] == [
        ("age", Age(3, 3, "months", ("arrest",)), "3 meses (caut.)"), ("born_in_captivity", Coded("yes"), "(caut.)")]


def test_a_code_is_looked_up_and_never_guessed() -> None:
    column = 'kind = "sex"\ncodes = {F = "female", M = "male"}'
    assert value("F", column) == Coded("female")
    assert "no code" in read("f", column).why and "no code" in read("X", column).why


def test_the_longest_beginning_decides_and_ends_with_a_word() -> None:
    column = 'kind = "fate"\nmatch = "beginning"\n[column.codes]\nKILLED = "killed"\n"KILLED IN CUSTODY" = "died in custody"'
    assert value("KILLED / PROVED", column) == Coded("killed")
    assert value("KILLED IN CUSTODY / PROVED", column) == Coded("died in custody")
    assert "no code" in read("KILLEDX", column).why


def test_a_cell_with_several_values_is_split_and_each_keeps_its_own_words() -> None:
    found = read("Union |  Club | Union | sin datos", 'kind = "affiliation"\nsplit = "|"')
    assert [(each.value, each.words) for each in found.sayings] == [(Text("Union"), "Union"), (Text("Club"), "Club")]


@pytest.mark.parametrize(("text", "amount"), [("2", "2"), ("2.0", "2"), ("2,5", "2.5"), ("1.250", "1.250")])
def test_a_number_keeps_its_decimal_text(text: str, amount: str) -> None:
    assert value(text, 'kind = "children"\nread = "number"\nunit = "children"') == Quantity(amount, "children")


def test_a_comma_before_three_digits_may_mean_thousands_and_is_unread() -> None:
    assert "thousands" in read("1,250", 'kind = "occupants"\nread = "number"\nunit = "persons"').why
    assert "not a number" in read("two", 'kind = "occupants"\nread = "number"\nunit = "persons"').why


def test_a_length_runs_from_one_event_to_another() -> None:
    column = 'kind = "sentence"\nsince = "sentence_served"\nuntil = "sentence_served"'
    assert value("12 years", column) == Length(12, 12, "years", "sentence_served", "sentence_served")


def test_a_cell_of_ten_megabytes_is_unread_with_its_length_and_without_its_text() -> None:
    found = read("x" * 10_000_000, 'kind = "circumstances"')
    assert found.sort == "unread" and "10,000,000 characters" in found.why and len(found.why) < 200
    assert read("x" * LONGEST, 'kind = "circumstances"').sort == "claim"


def test_a_formula_is_just_words() -> None:
    text = '=HYPERLINK("http://example.org","click")'
    assert value(text, 'kind = "circumstances"') == Text(text)
