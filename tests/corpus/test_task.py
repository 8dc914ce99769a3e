"""A task holds all that a check depends on, and comes out the same from every form it is carried in."""

from __future__ import annotations

import pickle
from dataclasses import fields, replace
from typing import Any

import pytest

from habeas.checking import check
from habeas.core.codec import canonical, decoded
from habeas.core.judgements import Judgement
from habeas.corpus.task import Task, beside_json, digest, rules, run, task_of, with_beside
from tests.corpus.invented import JUDGED, tasks
from tests.oracle.persons import EXCLUSIVE, person

OTHER: dict[str, Any] = {
    "person": "orchard:9", "claims": (), "judgements": (replace(JUDGED, reason="another"),), "ended": {"a": "b"},
    "exclusive": (frozenset({"X", "Y"}),), "reading": "strict",
    "language": "es", "later": {"a": "b"},
}


def test_a_task_runs_as_its_claims_are_checked() -> None:
    for seed in range(20):
        claims = person(seed)
        assert run(task_of("one", claims, exclusive=EXCLUSIVE)) == check(claims, exclusive=EXCLUSIVE, person="one")


def test_a_task_hands_over_everything_it_holds() -> None:
    claims = person(3)
    reject = replace(JUDGED, sort="reject", about=(claims[0].id,))
    found = run(task_of("one", claims, [reject], {claims[1].id: ""}, (), "strict"))
    assert found == check(claims, reading="strict", judgements=[reject], ended={claims[1].id: ""}, person="one")
    assert not {claims[0].id, claims[1].id} & {claim.id for claim in found.claims}


def test_a_task_comes_back_from_its_parts_in_json() -> None:
    for task in tasks(5):
        ended = {task.said()[0].id: ""}
        judged = replace(JUDGED, id="1" * 64 + ".3", rule="one to one", review="look")
        full = replace(task, ended=ended, later=ended, judgements=(JUDGED, judged))
        beside = decoded(canonical(beside_json(full)))
        assert with_beside(full.person, full.claims, beside, full.reading) == replace(full, exclusive=_sorted(full.exclusive))


def _sorted(pairs: tuple[frozenset[str], ...]) -> tuple[frozenset[str], ...]:
    return tuple(sorted(pairs, key=sorted))


def test_a_judgement_has_no_field_that_its_json_form_forgets() -> None:
    assert [each.name for each in fields(Judgement)] == ["id", "sort", "about", "author", "time", "reason", "rule", "review"]


def test_a_task_is_sent_as_text() -> None:
    task, = tasks(1)
    assert pickle.loads(pickle.dumps(task)) == task
    assert {type(each) for each in task.claims} == {str}


@pytest.mark.parametrize("name", [each.name for each in fields(Task)])
def test_whatever_changes_in_a_task_changes_its_digest(name: str) -> None:
    task, = tasks(1)
    changed = replace(task, **{name: OTHER[name]})
    assert changed != task
    assert digest(changed) != digest(task)


def test_a_digest_depends_on_nothing_else() -> None:
    one, two = tasks(1)[0], tasks(1)[0]
    assert digest(one) == digest(replace(two, exclusive=two.exclusive[::-1], ended={}))
    assert len(digest(one)) == 64


def test_another_engine_has_other_digests(monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest(tasks(1)[0])
    monkeypatch.setattr("habeas.corpus.task.rules", lambda: rules() + " and one rule more")
    assert digest(tasks(1)[0]) != before


def test_every_file_of_the_engine_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    before = rules()
    monkeypatch.setattr("habeas.corpus.task.ENGINE", ("habeas.checking",))
    rules.cache_clear()
    assert rules() != before
    monkeypatch.undo()
    rules.cache_clear()
    assert rules() == before
