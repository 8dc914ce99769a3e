"""What has changed since a day, as pages tell it."""

from __future__ import annotations

from dataclasses import replace

from habeas import history, questions
from habeas.drafting.casefile import PersonFile
from habeas.drafting.history import difference
from habeas.store.case import CaseStore
from habeas.web import recounting
from tests.web.invented import Made, ada


def file_of(store: CaseStore) -> PersonFile:
    now = questions.standing(store)
    return next(questions.files(store, now, [now.person_by_id[ada(store)]]))


def test_a_verdict_that_reads_the_same_then_and_now_is_left_out(case: Made) -> None:
    with CaseStore.open(case.folder) as store:
        now = file_of(store)
        # Its origins are others, which the words of "contested" do not tell.
        changed = [replace(each, origins=("a neighbour",)) if each.word == "contested" else each for each in now.check.verdicts]
        then = replace(now, check=replace(now.check, verdicts=tuple(changed)))
        found = difference(then, now, history.steps(store, now))
        assert found.turned and not found.nothing
        told = recounting.changed(found, (), [now], "en")
        assert told.turned == () and told.difference.nothing


def test_a_verdict_that_reads_otherwise_now_is_told(case: Made) -> None:
    with CaseStore.open(case.folder) as store:
        now = file_of(store)
        then = replace(now, check=replace(now.check, verdicts=now.check.verdicts[1:]))
        told = recounting.changed(difference(then, now, ()), (), [now], "en")
        assert [(each.before, bool(each.after)) for each in told.turned] == [("", True)]
