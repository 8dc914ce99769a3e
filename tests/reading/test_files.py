"""How the benchmark over the files finds rivals of a header's birth date, and rows that bear a file's name."""

from __future__ import annotations

from typing import Any

from benchmarks.files import births
from benchmarks.files.births import Rival, judgement, rivals
from benchmarks.files.fields import PUBLISHER
from benchmarks.files.registers import keys
from habeas.core.folding import name_key

RULES = [{"id": "header", "rule": "es field birth"}, {"id": "card", "rule": "es field birth"}, {"id": "again", "rule": "es event birth"},
         {"id": "age", "rule": "es age"}, {"id": "years", "rule": "es field age"}]


def claim(name: str, kind: str, value: str, speaker: str = PUBLISHER, start: int = 0) -> dict[str, Any]:
    return {"id": name, "kind": kind, "value": value, "speaker": speaker, "relay": [], "passage": {"exhibit": "a" * 64, "start": start}}


HEADER = claim("header", "birth", "1950-12-01")
CARD = claim("card", "birth", "1949-12-01", "Dirección del Puerto", 90)


def found(*claims: dict[str, Any]) -> list[Rival]:
    return rivals([{"kind": "conflict", "classes": ["one digit"], "claims": list(claims)}], RULES)


def test_another_birth_date_or_age_that_meets_the_header_s_is_a_rival_of_its_file_and_place() -> None:
    assert found(HEADER, CARD) == [Rival("a" * 12, "a" * 12, "birth", {90}, {"one digit"})]
    assert [each.kind for each in found(HEADER, claim("age", "age", "70 years at 2007", start=40))] == ["age"]


def test_what_agrees_with_the_header_and_the_header_s_own_age_are_no_rivals() -> None:
    agreeing = claim("again", "birth", "1950-12-01", "Dirección del Puerto", 60)
    assert found(HEADER, agreeing, claim("years", "age", "23 years at arrest")) == []


def test_without_a_birth_date_of_the_header_there_is_no_rival() -> None:
    assert found(CARD, claim("again", "birth", "1951", "Otto Mole")) == []


def test_a_judgement_is_of_the_rival_whose_passages_it_points_at() -> None:
    rival, = found(HEADER, CARD)
    row = {"file": "a" * 12, "kind": "birth", "place": 90}
    assert judgement(rival, [{**row, "place": 91}, {**row, "kind": "age"}, row]) is row
    assert judgement(rival, [{**row, "told_in": "b" * 12}]) is None


def test_every_judgement_has_a_word_that_is_explained_and_none_holds_a_date() -> None:
    read = births.judged()
    assert {each["judged"] for each in read["rival"]} <= {"contradiction", "somebody else", "misreading", "convention"}
    assert not any(character.isdigit() for each in (*read["rival"], *read["missed"]) for character in each["why"])


def test_a_file_s_name_is_tried_with_one_surname_and_with_more_and_without_a_husband_s() -> None:
    tried = set(keys("VELA BRAND de MOLE, Iris Ana (La Rubia)"))
    assert {(name_key("VELA IRIS ANA"), "brand"), (name_key("VELA BRAND IRIS ANA"), "")} <= tried
    assert (name_key("DEL MAR OTTO"), "da costa") in set(keys("DEL MAR da COSTA, Otto"))
