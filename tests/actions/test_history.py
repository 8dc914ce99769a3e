"""The case as it was: read like the case itself, equal to a replay of the entries it had; and how what is said of a person came about."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas import history, questions
from habeas.actions.hand import Hand
from habeas.actions.judging import judge, withdraw
from habeas.actions.linking import link
from habeas.actions.recording import Saying, record
from habeas.core.when import parse
from habeas.drafting.history import Difference, difference
from habeas.store import past, trail
from habeas.store.case import CaseStore
from habeas.store.rebuild import state
from tests.actions.invented import ADA, HAND, IRIS, LATER, TEO, both, file_of, harbour, imported, new_case, said

MARCH = Hand("C. Third", "2027-03-03T12:00:00Z")
APRIL = Hand("D. Fourth", "2027-04-01T08:00:00Z")


@pytest.fixture
def store(tmp_path: Path) -> CaseStore:
    """Two registers (22 November), joined by the rule the day after; in March a neighbour speaks, in April the harbour's claim goes."""
    found = new_case(tmp_path / "case")
    both(found)
    link(found, LATER)
    saying = Saying("a neighbour", "taken on 19 May 1977", "arrest", parse("1977-05-19"))
    record(found, saying, questions.person(questions.standing(found), "Ada Brand"), None, MARCH)
    judge(found, "reject", [said(found, "harbour:1", "arrest").id], "the page was smudged", APRIL)
    return found


def at(store: CaseStore, moment: str) -> CaseStore:
    return past.past(store, past.had(store, moment))


def then_and_now(store: CaseStore, moment: str) -> Difference:
    gone = {each.digest for each in past.had(store, moment)}
    now = file_of(store, "harbour:1")
    there = at(store, moment)
    then = file_of(there, "harbour:1") if questions.search(questions.standing(there), "harbour:1") else None
    return difference(then, now, [each for each in history.steps(store, now, *([then] if then else [])) if each.entry not in gone])


@pytest.mark.parametrize("moment", [HAND.time, LATER.time, MARCH.time, "2027-03-20T00:00:00Z"])
def test_a_past_is_the_replay_of_the_entries_that_this_copy_had(moment: str, store: CaseStore) -> None:
    there = at(store, moment)
    assert state(there) == store.as_of(moment)
    assert there.alias != store.alias and state(store) != state(there)


def test_of_a_moment_after_everything_the_case_itself_is_read(store: CaseStore) -> None:
    assert at(store, APRIL.time) is store


def test_a_past_is_made_once_and_only_the_last_one_stays(store: CaseStore) -> None:
    def files() -> list[str]:
        return sorted(each.name for each in store.folder.glob("past-*"))

    at(store, LATER.time)
    first = files()
    asked: list[int] = []
    past.past(store, past.had(store, LATER.time), lambda done, of: asked.append(of))
    assert asked == [] and files() == first
    at(store, MARCH.time)
    assert len([each for each in files() if each.endswith(".sqlite")]) == 1 and files() != first


def test_only_the_owner_may_read_a_past(store: CaseStore) -> None:
    at(store, LATER.time)
    (path,) = store.folder.glob("past-*.sqlite")
    assert path.stat().st_mode & 0o077 == 0


def test_a_redaction_throws_every_past_away_and_no_later_one_has_the_words(store: CaseStore) -> None:
    at(store, MARCH.time)
    entry = next(each for each in store.entries().values() if each.kind == "claims.recorded")
    store.redact(entry.digest, 0, "asked for", APRIL.author, "2027-05-01T00:00:00Z")
    assert list(store.folder.glob("past-*")) == []
    assert "a neighbour" not in {each.speaker for each in at(store, MARCH.time).claims()}


def test_what_a_killed_process_left_is_thrown_away(store: CaseStore) -> None:
    (store.folder / "past-0123456789abcdef-new.sqlite").write_bytes(b"half")
    at(store, LATER.time)
    assert not list(store.folder.glob("*-new*"))


# ---- how it came about


def test_every_claim_has_the_entry_that_first_recorded_it(store: CaseStore) -> None:
    now = file_of(store, "harbour:1")
    found = trail.came(store, now.person.mentions)
    assert found.keys() == {each.id for each in now.claims}
    by_id = {each.id: each for each in now.claims}
    assert {by_id[id].speaker: (came.author, came.time) for id, came in found.items()} == {
        "Harbour": (HAND.author, HAND.time), "Mole": (HAND.author, HAND.time), "a neighbour": (MARCH.author, MARCH.time)}
    imported(store, harbour(ADA, IRIS, TEO, "4,New,01/01/1978,,"), hand=APRIL)
    assert trail.came(store, now.person.mentions) == found


def test_rows_of_other_lists_with_the_same_key_are_not_taken_for_the_persons(store: CaseStore) -> None:
    imported(store, b"id,name,abducted,born\n1,Olo Marr,1979-01-02,1940-03-04\n",
             "\n".join(['[list]', 'id = "quay"', 'register = "Quay"', 'key = ["id"]', 'name = ["name"]', "[dates]", 'order = "ymd"',
                        "[[column]]", 'name = "abducted"', 'kind = "arrest"']), hand=APRIL)
    assert "Quay" not in {each.speaker for step in history.steps(store, file_of(store, "harbour:1")) for each in step.claims}


def test_the_steps_say_who_wrote_what_when_and_why_the_latest_first(store: CaseStore) -> None:
    found = history.steps(store, file_of(store, "harbour:1"))
    told = [(each.sort, each.author, each.time, each.reason) for each in found]
    assert told[0] == ("judged", "D. Fourth", APRIL.time, "the page was smudged")
    assert ("came", "C. Third", MARCH.time, "") in told
    assert [each.clock for each in found] == sorted((each.clock for each in found), reverse=True)
    assert len([each for each in found if each.sort == "came"]) == 3


def test_a_withdrawal_and_an_edition_are_steps_too(store: CaseStore) -> None:
    rejected = next(each for each in store.judgements() if each.sort == "reject")
    withdraw(store, rejected, "it can be read after all", Hand("E. Fifth", "2027-04-02T08:00:00Z"))
    imported(store, harbour(ADA.replace("12/05", "19/05"), IRIS, TEO), hand=Hand("E. Fifth", "2027-04-03T08:00:00Z"))
    found = history.steps(store, file_of(store, "harbour:1"))
    assert [(each.sort, each.reason) for each in found][:3] in (
        [("came", ""), ("ended", ""), ("withdrawn", "it can be read after all")],
        [("ended", ""), ("came", ""), ("withdrawn", "it can be read after all")])


def test_what_was_believed_in_march_and_why_it_changed(store: CaseStore) -> None:
    found = then_and_now(store, "2027-03-20T00:00:00Z")
    assert [each.words for each in found.went] == ["12/05/1977"] and not found.came
    assert len(found.ended) == 1 and not found.brought
    turned = {each.claims[0].words: each for each in found.turned}
    agreed = turned["1977-05-19"]
    assert agreed.then and agreed.now and (agreed.then.word, agreed.now.word) == ("contested", "agreed")
    assert [(each.author, each.reason) for each in agreed.steps] == [("D. Fourth", "the page was smudged")]
    gone = turned["12/05/1977"]
    assert gone.now is None and [each.author for each in gone.steps] == ["D. Fourth"]


def test_before_anything_was_known_everything_is_new(store: CaseStore) -> None:
    found = then_and_now(store, "2026-11-22T12:59:59Z")
    assert {each.now for each in found.turned if each.then} == set() and len(found.came) == len(file_of(store, "harbour:1").check.claims)


def test_joined_mentions_are_told(store: CaseStore) -> None:
    found = then_and_now(store, HAND.time)
    assert "mole:7" in found.joined and not found.parted


def test_between_a_moment_and_itself_nothing_is_different(store: CaseStore) -> None:
    now = file_of(store, "harbour:1")
    assert difference(now, now, history.steps(store, now)).nothing
