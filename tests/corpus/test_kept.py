"""A check comes back from its text as it was: for persons of the oracle, persons of the demo, and every field there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas import questions
from habeas.checking import Check, check
from habeas.checking.findings import Finding
from habeas.core.claims import Claim
from habeas.corpus.kept import check_from, codec, findings_from, text_of
from habeas.demo import story
from habeas.store.case import CaseStore
from tests.corpus.invented import tasks, whole
from tests.oracle.persons import EXCLUSIVE, person


@given(st.integers(0, 20_000), st.sampled_from(["strict", "tolerant"]))
def test_a_check_comes_back_as_it_was(seed: int, reading: str) -> None:
    claims = person(seed)
    found = check(claims, reading=reading, exclusive=EXCLUSIVE, person="orchard:1")
    assert check_from(text_of(found, claims), claims) == found


def test_checks_of_the_demo_come_back_as_they_were(tmp_path_factory: pytest.TempPathFactory) -> None:
    place = tmp_path_factory.mktemp("demo")
    story.run(place / "case", False, lambda text: None, home=place / "home")
    with CaseStore.open(place / "case", place / "home") as store:
        now = questions.standing(store)
        found = [whole(task) for task in questions.tasks(store, now, now.people.persons)]
    assert any(each.findings for _, each in found)
    assert [check_from(text_of(each, claims), claims) for claims, each in found] == [each for _, each in found]


def test_equal_checks_have_equal_text() -> None:
    for task in tasks(20):
        claims, found = whole(task)
        again = replace(found, maximal=tuple(frozenset(sorted(each, reverse=True)) for each in found.maximal))
        assert text_of(again, claims) == text_of(found, claims)


def test_a_text_holds_places_of_claims_and_not_their_words_again() -> None:
    claims = [each for each in person(1) if each.affirmed][:1]
    found = Check("orchard:1", "strict", tuple(claims), ((claims[0].id,),), findings=(Finding("conflict", "orchard:1", "", tuple(claims)),))
    assert claims[0].words not in text_of(found, claims)
    assert check_from(text_of(found, claims), claims).findings[0].claims == tuple(claims)


def test_findings_are_read_with_no_claim_but_those_they_name() -> None:
    for task in tasks(30):
        claims, found = whole(task)
        asked: set[int] = set()

        def at(place: int, claims: tuple[Claim, ...] = claims, asked: set[int] = asked) -> Claim:
            asked.add(place)
            return claims[place]

        assert findings_from(text_of(found, claims), at) == found.findings
        assert {claims[place] for place in asked} == {claim for each in found.findings for claim in each.claims}


def test_a_claim_that_is_not_of_the_task_is_refused() -> None:
    claims, found = whole(tasks(1)[0])
    with pytest.raises(ValueError, match="is not in"):
        text_of(found, list(claims)[1:])


def test_every_field_is_kept() -> None:
    """A field that was left out would come back empty."""
    claim = person(1)[0]
    found = _sample(Check, claim)
    assert all(getattr(each, name.name) for each in (found, *found.findings, *found.verdicts, *found.bounds) for name in fields(each))
    assert check_from(text_of(found, [claim]), [claim]) == found


def _sample(kind: Any, claim: Claim) -> Any:
    """A value of a type with nothing empty in it."""
    plain = {str: "said", int: 7, bool: True, Claim: claim}
    if kind in plain:
        return plain[kind]
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        make: Callable[..., Any] = kind
        return make(*(_sample(hint, claim) for hint in get_type_hints(kind).values()))
    inner = next(each for each in get_args(kind) if each is not type(None))
    value = _sample(inner, claim)
    return (value,) if get_origin(kind) is tuple else frozenset({value}) if get_origin(kind) is frozenset else value


@dataclass(frozen=True)
class Odd:
    """Holds what no codec is for."""

    share: float


def test_a_type_without_a_codec_is_refused_and_not_left_out() -> None:
    for kind in (float, Odd, tuple[float, ...], int | str, object):
        with pytest.raises(TypeError, match="cannot be kept"):
            codec(kind)


@given(st.dictionaries(st.text(), st.none() | st.booleans()))
def test_mappings_and_absent_values_come_back(value: dict[str, bool | None]) -> None:
    found = codec(dict[str, bool | None])
    assert found.back(found.out(value, lambda claim: 0), lambda place: person(1)[0]) == value
