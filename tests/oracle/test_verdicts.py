"""The oracle's verdicts on hand-made persons: each expectation stands on the page docs/rules.md, "Origins" and "Verdicts"."""

from __future__ import annotations

import pytest

from habeas.core.claims import Claim
from habeas.core.judgements import Judgement
from habeas.core.values import Age, Coded, Length, Order, Text, Value, Withheld
from habeas.core.when import parse

from .saying import claim
from .verdicts import origins, same, verdicts

Spec = tuple[str, str, Value | str] | tuple[str, str, Value | str, dict[str, object]]  # speaker, kind, value, options
NO: dict[str, object] = {"denied": True}
SECOND: dict[str, object] = {"episode": "second"}


def person(*specs: Spec) -> list[Claim]:
    """Claims from (speaker, kind, value) or (speaker, kind, value, options)."""
    return [claim(number, spec[1], spec[2], speaker=spec[0], **(spec[3] if len(spec) > 3 else {}))  # type: ignore[arg-type]
            for number, spec in enumerate(specs)]


def judged(*pairs: tuple[str, ...]) -> list[Judgement]:
    """Judgements from (sort, *about)."""
    return [Judgement(str(number), sort, tuple(about), "tester", "2020-01-01", "seen") for number, (sort, *about) in enumerate(pairs)]


def words(claims: list[Claim], *pairs: tuple[str, ...], reading: str = "strict") -> list[str]:
    """The verdict on each claim in order, with what holds either way behind a comma; "none" where there is no verdict."""
    found = verdicts(claims, reading, (), judged(*pairs))
    return [", ".join(filter(None, found.get(each.id, ("none", "")))) for each in claims]


def at(code: str, date: str) -> Coded:
    """A state at a date."""
    return Coded(code, parse(date))


KNOWN: dict[str, tuple[tuple[Spec, ...], list[str]]] = {
    "three sources with three dates outweigh nobody": (
        (("a", "arrest", "1950"), ("b", "arrest", "1960"), ("c", "arrest", "1970")), ["contested"] * 3),
    "two origins outweigh one": (
        (("a", "arrest", "1976-05-01"), ("b", "arrest", "1976-05"), ("c", "arrest", "1977")),
        ["contested", "contested", "outweighed"]),
    "one against one": ((("a", "arrest", "1976"), ("b", "arrest", "1977")), ["contested", "contested"]),
    "one origin's two passages do not outweigh": (
        (("a", "arrest", "1976"), ("a", "arrest", "1976"), ("b", "arrest", "1977")), ["contested"] * 3),
    "two against two": (
        (("a", "arrest", "1976"), ("b", "arrest", "1976"), ("c", "arrest", "1977"), ("d", "arrest", "1977")), ["contested"] * 4),
    "two are enough to stand against three": (
        (("a", "arrest", "1976"), ("b", "arrest", "1976"), ("c", "arrest", "1976"), ("d", "arrest", "1977"), ("e", "arrest", "1977")),
        ["contested"] * 5),
    "one day of a year or another holds either way in the year": (
        (("a", "birth", "1950-05-03"), ("b", "birth", "1950-06-11")), ["contested, 1950"] * 2),
    "one day of a month or another holds either way in the month": (
        (("a", "birth", "1950-05-03"), ("b", "birth", "1950-05-11")), ["contested, 1950-05"] * 2),
    "a denied date has no month": (
        (("a", "birth", "1950-05-03"), ("b", "birth", "1950-05-03", NO), ("c", "birth", "1950")),
        ["contested, 1950", "contested", "one origin"]),
    "a finer statement of another origin entails it": (
        (("a", "arrest", "1976-05-01"), ("b", "arrest", "1976")), ["one origin", "agreed"]),
    "entailed by a birth and an age together": (
        (("a", "birth", "1950-01-01"), ("b", "arrest", "1976-05-01"), ("c", "age", Age(26, 26))),
        ["one origin", "one origin", "agreed"]),
    "entailed by a date and an order": (
        (("a", "hearing", "1976"), ("b", "order", Order("hearing", "charge")), ("c", "charge", "[1976..]")),
        ["one origin", "one origin", "agreed"]),
    "the background entails a birth, on which nobody agreed": (
        (("a", "birth", ""), ("b", "arrest", "1976"), ("c", "order", Order("release", "birth"), NO)), ["one origin"] * 3),
    "two origins say what the background entails": ((("a", "birth", ""), ("b", "birth", "")), ["agreed"] * 2),
    "with the background two events entail their order": (
        (("b", "arrest", ""), ("c", "release", ""), ("d", "order", Order("arrest", "release"))), ["agreed"] * 3),
    "impossible alone": (
        (("a", "birth", "", NO), ("b", "birth", "1950")), ["impossible", "one origin"]),
    "impossible before outweighed": (
        (("a", "birth", "", NO), ("b", "birth", "1950"), ("c", "birth", "1950")), ["impossible", "agreed", "agreed"]),
    "released before a second arrest": (
        (("a", "release", "1976"), ("b", "arrest", "1977", SECOND), ("c", "status", at("released", "1978"))),
        ["one origin", "one origin", "superseded"]),
    "released again after the second arrest": (
        (("a", "release", "1976"), ("b", "arrest", "1977", SECOND), ("a", "release", "1978", SECOND),
         ("c", "status", at("released", "1979"))),
        ["one origin", "one origin", "one origin", "one origin"]),
    "released after the date does not help": (
        (("b", "arrest", "1977", SECOND), ("a", "release", "1980", SECOND), ("c", "status", at("released", "1979"))),
        ["one origin", "one origin", "superseded"]),
    "arrested in the year of the status, perhaps after it": (
        (("b", "arrest", "1977", SECOND), ("c", "status", at("released", "1977"))), ["one origin", "one origin"]),
    "the ending is entailed by an age": (
        (("a", "birth", "1950"), ("b", "age", Age(20, 25, at=("death",))), ("c", "status", at("alive", "1980"))),
        ["one origin", "one origin", "superseded"]),
    "a contested ending before the date supersedes if every account has it there": (
        (("a", "death", "1976"), ("b", "death", "1977"), ("c", "status", at("alive", "1980"))), ["contested", "contested", "superseded"]),
    "a contested ending that one account puts after the date does not": (
        (("a", "death", "1976"), ("b", "death", "1982"), ("c", "status", at("alive", "1980"))), ["contested", "contested", "one origin"]),
    "held, but released before": (
        (("a", "arrest", "1976"), ("a", "release", "1977"), ("b", "status", at("held", "1978"))),
        ["one origin", "one origin", "superseded"]),
    "held again": (
        (("a", "release", "1977"), ("a", "custody", "1977-05/1979", SECOND), ("b", "status", at("held", "1978"))),
        ["one origin", "one origin", "one origin"]),
    "a denied release begins nothing": (
        (("a", "arrest", "1976"), ("b", "release", "1977", NO), ("c", "status", at("released", "1978"))),
        ["one origin", "one origin", "superseded"]),
    "not released, which nothing supersedes": (
        (("a", "arrest", "1976"), ("c", "status", at("released", "1978"), NO)), ["one origin", "one origin"]),
    "a state at no date": ((("a", "arrest", "1976"), ("c", "status", Coded("released"))), ["one origin", "one origin"]),
    "kinds that constrain nothing agree by what they say": (
        (("a", "alias", Text("José")), ("b", "alias", Text("JOSE")), ("c", "alias", Text("Pepe"))), ["agreed", "agreed", "one origin"]),
    "an alias denied is another statement": ((("a", "alias", Text("N")), ("b", "alias", Text("N"), NO)), ["one origin"] * 2),
    "a state at another date is another statement": (
        (("a", "status", at("held", "1976")), ("b", "status", at("held", "1977"))), ["one origin"] * 2),
    "rival codes": ((("a", "sex", Coded("F")), ("b", "sex", Coded("M")), ("c", "sex", Coded("F-1"))),
                    ["contested", "outweighed", "contested"]),
}


@pytest.mark.parametrize("name", KNOWN)
def test_a_hand_made_person_has_its_known_verdicts(name: str) -> None:
    specs, expected = KNOWN[name]
    assert words(person(*specs)) == expected


def test_a_copy_is_one_origin_and_so_outweighs_nobody() -> None:
    claims = person(("a", "arrest", "1976"), ("b", "arrest", "1976"), ("c", "arrest", "1977"))
    assert words(claims) == ["contested", "contested", "outweighed"]
    assert words(claims, ("copied", "a", "b")) == ["contested"] * 3
    assert words(claims[:2], ("copied", "a", "b")) == ["one origin"] * 2


def test_origins_follow_a_chain_to_its_root_and_a_ring_is_one() -> None:
    chain = judged(("copied", "a", "b"), ("copied", "b", "c"))
    assert [origins(each, chain) for each in "abcd"] == [frozenset("a")] * 3 + [frozenset("d")]
    ring = judged(("copied", "b", "c"), ("copied", "c", "b"), ("copied", "c", "d"))
    assert origins("b", ring) == origins("c", ring) == origins("d", ring) == frozenset("b")
    assert origins("c", judged(("copied", "a", "c"), ("copied", "b", "c"))) == frozenset("ab")


def test_a_source_that_copies_two_has_another_origin_without_either_of_them() -> None:
    both = ("copied", "a", "c"), ("copied", "b", "c")
    assert words(person(("c", "arrest", "1976"), ("c", "alias", Text("N"))), *both) == ["agreed", "agreed"]
    assert words(person(("c", "arrest", "1976"), ("a", "arrest", "1977")), *both) == ["contested", "contested"]


def test_independent_origins_corroborate_and_origins_of_which_nothing_is_known_only_agree() -> None:
    claims = person(("a", "arrest", "1976-05"), ("b", "arrest", "1976-05-01"), ("c", "arrest", "1976"))
    assert words(claims) == ["agreed", "one origin", "agreed"]
    assert words(claims, ("independent", "a", "b")) == ["corroborated", "one origin", "agreed"]
    assert words(claims, ("independent", "c", "a")) == ["agreed", "one origin", "corroborated"]
    assert words(claims[:1] + person(("b", "arrest", "1976-05")), ("independent", "b", "a")) == ["corroborated"] * 2
    assert words(person(("a", "alias", Text("N")), ("b", "alias", Text("n"))), ("independent", "b", "a")) == ["corroborated"] * 2


def test_two_origins_that_entail_it_only_together_do_not_corroborate_it() -> None:
    claims = person(("a", "birth", "1950-01-01"), ("b", "arrest", "1976-05-01"), ("c", "age", Age(26, 26)))
    assert words(claims, ("independent", "c", "a"))[2] == "agreed"
    assert words(claims, ("independent", "c", "a"), ("independent", "b", "c"))[2] == "agreed"


def test_what_is_a_conflict_only_as_written_is_agreed_by_the_tolerant_reading() -> None:
    claims = person(("a", "arrest", "1976-05-01~"), ("b", "arrest", "1976-05-08"))
    assert words(claims) == ["contested, 1976-05"] * 2
    assert words(claims, reading="tolerant") == ["agreed", "one origin"]


def test_a_claim_that_its_list_replaced_is_corrected_and_one_that_was_rejected_or_dropped_has_no_verdict() -> None:
    claims = person(("a", "arrest", "1976"), ("a", "arrest", "1977"), ("a", "birth", "1950"), ("b", "arrest", "1978"))
    ended = {claims[0].id: claims[1].id, claims[2].id: ""}
    found = verdicts(claims, "strict", (), judged(("reject", claims[3].id)), ended)
    assert found == {claims[0].id: ("corrected", ""), claims[1].id: ("one origin", "")}


def test_sources_that_copy_an_origin_do_not_lend_it_their_independence() -> None:
    claims = person(("a", "arrest", "1976"), ("b", "arrest", "1976"))
    assert words(claims, ("independent", "a", "b")) == ["corroborated"] * 2
    assert words(claims, ("independent", "a", "b"), ("copied", "c", "b")) == ["agreed"] * 2
    assert words(claims, ("independent", "a", "c"), ("copied", "c", "b")) == ["corroborated"] * 2


def test_a_date_about_which_a_state_holds_is_widened_in_the_tolerant_reading() -> None:
    claims = person(("b", "arrest", "1977-05-01", SECOND), ("c", "status", at("released", "1977-05-05~")))
    assert words(claims) == ["one origin", "superseded"]
    assert words(claims, reading="tolerant") == ["one origin", "one origin"]


def test_claims_say_the_same_by_their_meaning_in_both_readings() -> None:
    def alike(first: Spec, second: Spec) -> bool:
        return same(*person(first, second))

    assert alike(("a", "arrest", "1976-05"), ("b", "arrest", "[1976-05-01..1976-05-31]"))
    assert alike(("a", "arrest", "1976"), ("b", "arrest", "1976?"))
    assert not alike(("a", "arrest", "1976"), ("b", "arrest", "1976~"))
    assert not alike(("a", "arrest", "1976"), ("b", "arrest", "1976", SECOND))
    assert alike(("a", "death", "1976"), ("b", "death", "1976", SECOND))
    assert not alike(("a", "arrest", "1976"), ("b", "arrest", "1976", NO))
    assert alike(("a", "arrest", "1976"), ("b", "arrest", "1976", {"said": "1980"}))
    assert not alike(("a", "arrest", "1976"), ("b", "arrest", "1976", {"said": "1976-05"}))
    assert alike(("a", "age", Age(20, 20, at=("arrest", "death"))), ("b", "age", Age(20, 20, at=("death", "arrest"))))
    assert not alike(("a", "age", Age(None, 20)), ("b", "age", Age(0, 20)))
    assert not alike(("a", "held_for", Length(12, 23, "months")), ("b", "held_for", Length(1, 1)))
    assert not alike(("a", "arrest", Withheld()), ("b", "arrest", ""))
    assert not alike(("a", "sex", Coded("F")), ("b", "sex", Coded("F-1")))
