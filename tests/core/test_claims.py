"""Claims: what makes two claims the same claim, and which value fits which kind."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from habeas.core.claims import Cell, Claim, Extract, Translation
from habeas.core.codec import canonical, decoded
from habeas.core.errors import UnfitValue, UnknownKind
from habeas.core.records import claim_from, claim_json, passage_from, passage_json
from habeas.core.values import Age, Coded, Order, Text, Unspecified, Withheld
from habeas.core.when import parse
from tests.core.strategies import claims

CELL = Cell("exhibit-1", "", 12, "fecha", "id 7")
ARREST = Claim("list:7", "arrest", parse("1976-05-12"), "The Example Register", CELL, "12/05/76")
QUOTED = Claim("letter", "arrest", parse("1976-05"), "a neighbour", Extract("exhibit-2", 10, 24, "taken in May"), "taken in May",
               relay=("The Example Post",), episode="second")


@given(claims)
def test_a_claim_comes_back_from_the_ledger_as_it_went_in(claim: Claim) -> None:
    back = claim_from(decoded(canonical(claim_json(claim))))
    assert back == claim
    assert back.id == claim.id


def test_a_passage_without_translation_has_the_bytes_it_always_had() -> None:
    bytes_before = b'["extract","exhibit-2",10,24,"taken in May",""]'
    assert canonical(passage_json(QUOTED.passage)) == bytes_before
    assert passage_from(decoded(bytes_before)) == QUOTED.passage


def test_a_translation_stands_beside_the_words_and_makes_no_other_claim() -> None:
    read = Extract("exhibit-2", 10, 24, "se lo llevaron en mayo", "", Translation("taken in May", "A. Reader"))
    assert passage_from(decoded(canonical(passage_json(read)))) == read
    assert replace(QUOTED, passage=read).id == QUOTED.id


@pytest.mark.parametrize("edition", [
    {"exhibit": "exhibit-9"}, {"row": 4711}, {"sheet": "Sheet2"}, {"locator": "page 3"},
])
def test_a_newer_edition_of_a_list_with_the_same_words_is_the_same_claim(edition: dict[str, Any]) -> None:
    assert replace(ARREST, passage=replace(CELL, **edition)).id == ARREST.id


@pytest.mark.parametrize("change", [
    {"words": "13/05/76"}, {"kind": "registered_arrest"}, {"speaker": "Another Register"}, {"mention": "list:8"},
    {"relay": ("The Example Post",)}, {"episode": "second"}, {"bound": "start"}, {"affirmed": False},
    {"passage": Cell("exhibit-1", "", 12, "fecha de detencion", "id 7")},
])
def test_a_cell_that_says_something_else_is_another_claim(change: dict[str, Any]) -> None:
    assert replace(ARREST, **change).id != ARREST.id


@pytest.mark.parametrize("change", [
    {"passage": Extract("exhibit-3", 10, 24, "taken in May")}, {"passage": Extract("exhibit-2", 11, 25, "taken in May")},
    {"words": "in May"},
])
def test_another_place_in_a_document_is_another_claim(change: dict[str, Any]) -> None:
    assert replace(QUOTED, **change).id != QUOTED.id


def test_the_id_of_a_claim_is_the_same_for_ever() -> None:
    assert ARREST.id == "b850a2b87775b3dd8db5b498"


@pytest.mark.parametrize(("kind", "value"), [
    ("arrest", Age(1, 1)), ("arrest", Text("in May")), ("age", parse("1976")), ("sex", Text("woman")), ("order", parse("1976")),
    ("held_for", Age(1, 1)), ("name", parse("1976")), ("custody", Order("arrest", "death")),
])
def test_a_value_that_does_not_fit_its_kind_is_refused(kind: str, value: Any) -> None:
    with pytest.raises(UnfitValue, match=kind):
        replace(ARREST, kind=kind, value=value)


@pytest.mark.parametrize(("kind", "value"), [
    ("arrest", Unspecified()), ("arrest", Withheld()), ("sex", Coded("woman")), ("sex", Withheld()), ("age", Withheld()),
    ("custody", parse("1976/1977")), ("custody", parse("1976")), ("name", Text("Ana Ejemplo")),
])
def test_a_value_that_fits_is_taken(kind: str, value: Any) -> None:
    assert replace(ARREST, kind=kind, value=value).value == value


def test_a_kind_outside_the_vocabulary_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownKind, match="Did you mean 'arrest'"):
        replace(ARREST, kind="arest")


def test_a_passage_says_where_to_look() -> None:
    assert str(CELL) == "row 12, column fecha, id 7"
    assert str(Extract("e", 3, 9, "quoted", "4")) == "characters 3 to 9, page 4"
    assert str(Extract("e", 0, 0, "quoted", "4")) == "page 4"
    assert str(Extract("e", 0, 0, "quoted")) == "no place in the document given"


def test_no_words_can_pass_for_the_border_between_two_parts_of_an_id() -> None:
    border = "\x1e"
    one = replace(ARREST, words=f"a{border}b", speaker="c")
    other = replace(ARREST, words="a", speaker=f"b{border}c")
    assert one.id != other.id != ARREST.id
