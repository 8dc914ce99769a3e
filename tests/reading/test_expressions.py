"""What is assumed is said, what cannot be read says why, and nothing is invented."""

from __future__ import annotations

import pytest

from habeas.core.errors import NoLexicon
from habeas.core.when import When, parse
from habeas.reading.times.amounts import Amount
from habeas.reading.times.expressions import Expression, expressions

WEDNESDAY = parse("2008-05-14")


def one(text: str, language: str = "en", published: When | None = WEDNESDAY) -> Expression:
    """The last expression of a text."""
    return expressions(text, language, published)[-1]


def edtf(expression: Expression) -> str | None:
    return expression.value.edtf if isinstance(expression.value, When) else None


@pytest.mark.parametrize(("text", "language"), [
    ("He was freed yesterday.", "en"), ("He was freed last July.", "en"), ("He was freed two years ago.", "en"), ("Seen on Monday.", "en"),
    ("Seen in May.", "en"), ("Seen on 7/8/07.", "en"), ("Seen in the seventies.", "en"), ("Seen since last week.", "en"),
    ("Fue liberado ayer.", "es"), ("Fue liberado el mes pasado.", "es"), ("Fue liberado hace 24 años.", "es"), ("Visto el lunes.", "es"),
    ("Visto el 3 de mayo.", "es"), ("Visto el 7/8/07.", "es")])
def test_without_a_publication_date_what_needs_one_has_no_value_and_says_why(text: str, language: str) -> None:
    found = one(text, language, None)
    assert found.value is None
    assert "publication date" in found.unread


def test_three_days_later_without_a_date_before_it_says_so() -> None:
    found = one("Three days later he was freed.")
    assert found.value is None
    assert found.unread == "it refers to a date mentioned before, and none is"


def test_a_date_that_both_orders_fit_says_which_one_was_taken() -> None:
    assert "month before day" in one("Born on 3/4/1976.").guess
    assert "day before month" in one("Nació el 3/4/1976.", "es").guess


def test_a_date_that_one_order_alone_fits_assumes_nothing() -> None:
    assert one("Nació el 28/12/1945.", "es").guess == ""
    assert one("Nació el 5/5/1945.", "es").guess == ""


def test_the_unusual_order_is_remarked_where_the_usual_one_is_impossible() -> None:
    assert "month before day" in one("Nació el 12/28/1945.", "es").guess


def test_a_month_without_a_year_says_how_its_year_was_found() -> None:
    assert one("He was freed in November.").guess == "the last before publication, by the tense"
    assert one("He will be freed in November.").guess == "the first after publication, by the tense"
    assert one("The 1 June strike.").guess == "the nearest to publication"


def test_a_relative_date_names_the_date_it_was_read_against() -> None:
    assert one("He was freed yesterday.").anchor == WEDNESDAY
    anchor = one("Taken on 3 May 1976. Three days later he was freed.").anchor
    assert anchor and (anchor.edtf, anchor.words) == ("1976-05-03", "3 May 1976")


def test_a_day_without_a_year_takes_that_of_the_sentence_before_that_of_the_publication() -> None:
    found = one("En 1976 fue detenido, y el 5 de junio murió.", "es")
    assert (edtf(found), found.guess) == ("1976-06-05", "the year of the date mentioned before")


def test_a_day_without_a_year_takes_the_year_mentioned_where_nothing_was_published() -> None:
    assert edtf(one("Taken on 3 May 1976. On 9 June he was moved.", published=None)) == "1976-06-09"


def test_a_weekday_that_is_not_that_of_its_date_is_remarked() -> None:
    assert one("On Monday, 3 March 1976, he left.").guess == "the weekday written is not that of the date"
    assert one("On Wednesday, 3 March 1976, he left.").guess == ""


def test_a_weekday_that_is_written_chooses_the_year_in_which_it_fits() -> None:
    assert edtf(one("In a statement released on Friday, 20 June.", published=parse("2015-01-05"))) == "2014-06-20"


def test_earlier_this_week_is_not_today() -> None:
    assert edtf(one("He was freed earlier this week.")) == "[2008-05-12..2008-05-14]"


def test_hundreds_are_no_decade() -> None:
    assert expressions("They have 100s of people.", "en", WEDNESDAY) == ()


def test_a_publication_date_known_to_the_month_settles_the_last_year_and_leaves_yesterday_open() -> None:
    may = parse("1976-05")
    assert edtf(one("Seen last year.", published=may)) == "1975"
    assert edtf(one("Seen yesterday.", published=may)) == "[1976-04-30..1976-05-30]"
    assert one("Seen on Monday.", published=may).value is None


def test_years_ago_are_approximate_and_days_are_not() -> None:
    assert edtf(one("Freed 24 years ago.")) == "1984~"
    assert edtf(one("Freed 24 days ago.")) == "2008-04-20"


def test_no_season_gets_months() -> None:
    found = one("En el verano de 1976 fue visto.", "es")
    assert (found.value, found.unread) == (None, "seasons differ by hemisphere: give months instead")


def test_a_day_that_does_not_exist_is_not_moved_to_one_that_does() -> None:
    assert (one("Seen on 31 April 1976.").value, one("Seen on 31 April 1976.").unread) == (None, "there is no such day")
    assert one("Visto el 30.02.1976.", "es").value is None


def test_the_twenty_ninth_of_february_without_a_year_is_one_that_exists() -> None:
    assert edtf(one("He was freed on 29 February.", published=parse("2007-05-14"))) == "2004-02-29"


def test_the_ends_of_an_extent_are_parts_of_it() -> None:
    found = one("Held from 3 May 1976 until June 1977.")
    assert (found.kind, edtf(found)) == ("extent", "1976-05-03/1977-06")
    assert [part.words for part in found.parts] == ["3 May 1976", "June 1977"]


def test_an_extent_that_ends_before_it_starts_is_not_read() -> None:
    found = one("Held from 1978 to 1976.")
    assert (found.value, found.unread) == (None, "it ends before it starts")


def test_a_clock_time_stands_beside_the_date() -> None:
    found = one("Fue visto el 3 de mayo de 1976 a las 18:30 horas.", "es")
    assert (edtf(found), found.clock) == ("1976-05-03", "18:30")
    assert one("Seen on 3 May 1976 at 6 p.m. there").clock == "18:00"
    assert one("Seen at 18:00 UTC today.").clock == "18:00Z"
    assert one("Seen last night.").clock == "night"


def test_a_line_break_does_not_cut_a_date_and_a_blank_line_does() -> None:
    assert edtf(one("detenido el 14 de abril\nde 1972", "es")) == "1972-04-14"
    assert edtf(one("detenido el 14 de\n\nabril de 1972", "es")) == "1972-04"
    assert edtf(one("detenido el 14 de\r\n\r\nabril de 1972", "es")) == "1972-04"


def test_a_sentence_of_thirty_years_is_no_date_and_no_age() -> None:
    found = one("Fue condenado a 30 años de prisión.", "es")
    assert (found.kind, found.value) == ("length", Amount(30, 30, "years"))


def test_the_day_after_a_year_mentioned_in_passing_is_counted_from_the_last_whole_day() -> None:
    assert edtf(one("Taken on 3 May 1976. It was the worst year since 1930. The next day he was freed.")) == "1976-05-04"


def test_accents_may_be_missing_or_decomposed() -> None:
    assert edtf(one("el mie\u0301rcoles 3 de marzo de 1976", "es")) == "1976-03-03"
    assert one("hace 24 anos", "es").value == one("hace 24 años", "es").value or edtf(one("hace 24 anos", "es")) == "1984~"


def test_the_value_keeps_the_words_as_written() -> None:
    value = one("Born on [28.12.1945].").value
    assert isinstance(value, When) and value.words == "28.12.1945"


def test_an_unknown_language_is_refused_with_those_there_are() -> None:
    with pytest.raises(NoLexicon, match="en, es"):
        expressions("text", "xx")


def test_what_lasted_until_a_month_is_not_moved_to_the_future_by_until() -> None:
    assert edtf(one("He was held until November.")) == "../2007-11"
    assert edtf(one("Estuvo preso y fue visto hasta noviembre.", "es")) == "../2007-11"


def test_a_passive_that_speaks_of_the_future_is_no_past() -> None:
    assert edtf(one("He is to be released on Friday.")) == "2008-05-16"
    assert edtf(one("He should have been released on Friday.")) == "2008-05-09"
