"""Days that the claims leave, in words."""

import pytest

from habeas.core.values import Coded
from habeas.core.when import parse
from habeas.drafting.bounds import allowed, days_text
from habeas.drafting.markup import render
from tests.drafting.document import Document
from tests.drafting.invented import agreeing, cell, extract, person_file, witnessed


@pytest.mark.parametrize(("edtf", "text"), [
    ("1976-12-26", "26 December 1976"), ("1976-05", "May 1976"), ("1976", "1976"), ("[..1976-05-03]", "up to 3 May 1976"),
    ("[1976-05-03..]", "from 3 May 1976"), ("[1976-05-03..1976-06-05]", "between 3 May 1976 and 5 June 1976")])
def test_days_are_told_in_words(edtf: str, text: str) -> None:
    assert days_text(*parse(edtf).spans[0]) == text


def test_nothing_known_has_no_bound() -> None:
    assert days_text(None, None) == "no bound"


def test_the_start_of_a_state_stands_before_its_end() -> None:
    (table,) = allowed(witnessed())
    text = Document(render(table)).text
    assert text.index("custody: start") < text.index("custody: end") < text.index("stay at a place (Barracks of Ostrel): start")


def test_days_that_nobody_states_are_not_told_twice_where_one_range_holds_the_other() -> None:
    file = witnessed()
    ends = next(bound for bound in file.check.bounds if bound.slot == "custody end")
    assert {"1978-01-01 to 1978-02-20", "1978-01-14 to 1978-02-20"} <= set(ends.text().split(" or "))
    (table,) = allowed(file)
    text = Document(render(table)).text
    assert "between 1 January 1978 and 20 February 1978 (follows" in text
    assert "between 14 January 1978 and 20 February 1978" not in text


def test_one_way_is_told_plainly_with_all_who_say_so() -> None:
    (table,) = allowed(agreeing())
    assert "arrest or abduction 9 October 1980 (Registry and Commission)" in Document(render(table)).text


def test_an_event_of_which_one_mention_alone_speaks_is_named_by_its_speaker() -> None:
    file = person_file("Ivo Sand", [
        cell("registry:1", "arrest", "1977-04-02"), extract("note:1", "arrest", "1979-01-05", "again", speaker="Second Court", episode="")])
    text = " ".join(Document(render(table)).text for table in allowed(file))
    assert "arrest or abduction (as Second Court tells it) 5 January 1979 (Second Court)" in text


def test_without_any_bound_there_is_no_table() -> None:
    assert allowed(person_file("Ivo Sand", [cell("registry:1", "sex", Coded("f"), "F")])) == []
