"""Who says how much, relays whom, agrees and differs with whom."""

from __future__ import annotations

import re

import pytest

from habeas import questions
from habeas.actions.recording import Saying, record
from habeas.core.values import Text
from habeas.store.case import CaseStore
from habeas.web import shelf
from habeas.web.roles import Role
from habeas.web.rounds import Known
from habeas.web.summary import Line
from habeas.web.telling import names
from habeas.web.voices import Heard, Voice, gathered, heard
from tests.actions.invented import HAND, file_of
from tests.web import papers
from tests.web.invented import Made, inside

AGENCY = Voice("Agency", "arrest", ("Paper", "Printer"))
PAPER = Voice("Paper", "death", ())


@pytest.fixture
def known(case: Made) -> Known:
    place = shelf.shelved(case.id, case.folder)
    place.round()
    place.settle()
    found = place.round().known
    assert found
    return found


def test_claims_are_counted_by_kind_and_persons_once() -> None:
    told = gathered({"a": Heard((AGENCY, AGENCY, PAPER), ()), "b": Heard((AGENCY,), ())}, {})
    assert told["Agency"].kinds == {"arrest": 3} and told["Agency"].claims == 3 and told["Agency"].persons == ("a", "b")
    assert told["Paper"].persons == ("a",)


def test_everybody_in_a_chain_relays_the_speaker_even_who_says_nothing_itself() -> None:
    told = gathered({"a": Heard((AGENCY,), ())}, {})
    assert told["Agency"].relayed == {"Paper": 1, "Printer": 1}
    assert told["Printer"].relays == {"Agency": 1} and told["Printer"].claims == 0


def test_who_says_the_same_agrees_and_who_is_in_one_conflict_differs() -> None:
    line = Line("a", 0, "conflict", True, 3, (), ("X", "Y", "Z"), ("c", "d", "e"))
    other = Line("a", 1, "superseded", None, None, (), ("X", "Y"), ("c",))
    told = gathered({"a": Heard((Voice("X", "arrest", ()), Voice("Y", "arrest", ()), Voice("Z", "arrest", ())), (("X", "Y"),))},
                    {"a": (line, other)})
    assert told["X"].agrees == {"Y": 1} and told["X"].differs == {"Y": 1, "Z": 1} and told["X"].conflicts == 1
    assert told["Z"].agrees == {}


def test_two_who_write_the_same_name_agree_on_nothing_that_happened(case: Made) -> None:
    with CaseStore.open(case.folder) as store:
        for speaker in ("a neighbour", "a cousin"):
            ada = questions.person(questions.standing(store), "Ada Brand")
            record(store, Saying(speaker, "Ada Brand", "name", Text("Ada Brand")), ada, None, HAND)
        said = heard(file_of(store, "Ada Brand"))
    assert {"a neighbour", "a cousin"} <= {each.speaker for each in said.voices}
    assert not any({"a neighbour", "a cousin"} <= set(each) for each in said.alike)


def test_a_round_hears_the_registers_agree_on_one_arrest_and_differ_on_another(known: Known) -> None:
    told = known.told
    assert told["Harbour"].agrees["Mole"] == 1 and told["Harbour"].differs["Mole"] == 1
    assert told["Harbour"].agrees["Ada's sister"] == 1  # on 12 May 1977
    assert sum(told["Mole"].kinds.values()) == told["Mole"].claims


def test_who_speaks_in_open_proposals_alone_is_listed_only_where_that_is_asked_for(case: Made) -> None:
    with CaseStore.open(case.folder) as store:
        speakers = set(store.sources())
        papers.paper(store)
        silent = set(store.sources()) - speakers
    assert silent, "the paper names nobody new"
    place = shelf.shelved(case.id, case.folder)
    place.round()
    place.settle()
    editor = inside("Ed", case, Role.EDITOR)
    whole, listed, home = (editor.get(f"/case/{case.id}{rest}").content.decode() for rest in ("/sources?who=all", "/sources", ""))
    for name in silent:
        assert f'dir="auto">{name}</a>' in whole and f'dir="auto">{name}</a>' not in listed and f"<bdi>{name}</bdi>" not in home
    assert "?who=all" in listed and "<bdi>Register of the Harbour District</bdi>" in home


def test_a_source_of_which_nobody_said_what_it_is_stands_without_a_sort(case: Made) -> None:
    with CaseStore.open(case.folder) as store:
        person = questions.person(questions.standing(store), "Ada Brand")
        record(store, Saying("a neighbour", "a weaver", "occupation", Text("weaver")), person, None, HAND)
        assert store.sources()["a neighbour"].sort == "unknown"
    place = shelf.shelved(case.id, case.folder)
    place.round()
    place.settle()
    html = inside("Ed", case, Role.EDITOR).get(f"/case/{case.id}/sources").content.decode()
    assert re.search(r">a neighbour</a></th>\s*<td role=\"cell\" class=\"none\"></td>", html)


def test_a_name_written_with_other_spaces_is_told_once(case: Made) -> None:
    with CaseStore.open(case.folder) as store:
        person = questions.person(questions.standing(store), "Ada Brand")
        record(store, Saying("a neighbour", "Ada  Marta Brand", "alias", Text("Ada  Marta Brand")), person, None, HAND)
        record(store, Saying("a cousin", "Ada Marta Brand", "alias", Text("Ada Marta Brand")), person, None, HAND)
        told = [each for each in names(file_of(store, "Ada Brand")) if each.words == "Ada Marta Brand"]
    assert [set(each.alias) for each in told] == [{"a neighbour", "a cousin"}]
