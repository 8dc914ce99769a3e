"""After an edit only the persons it touches are checked again; what was kept is never taken for what it is not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from habeas import questions
from habeas.corpus import task
from habeas.store import kept
from habeas.store.case import CaseStore
from habeas.store.rebuild import rebuild, state
from habeas.store.verify import verify
from tests.actions.invented import ADA, IRIS, MOLE, MOLE_ROWS, TEO, harbour, imported
from tests.store.invented import AUTHOR, TIME, bytes_on_disk

SECRET = "12/05/1977"  # words of a claim that stands in a conflict, so that its explanation quotes them
WRONG = '1,"Brand, Ada",12/05/1977,03/06/1976,yes'  # released before she was taken


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HABEAS_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def store(tmp_path: Path, home: Path) -> Iterator[CaseStore]:
    with CaseStore.create(tmp_path / "case", "Harbour Street", AUTHOR, TIME) as case:
        imported(case, harbour(WRONG, IRIS, TEO))
        imported(case, MOLE_ROWS.encode(), MOLE)
        yield case


def again(store: CaseStore, reading: str = "tolerant", language: str = "en") -> list[str]:
    """Who was checked again."""
    now = questions.standing(store)
    found = questions.checks(store, now, now.people.persons, reading, language=language)
    return [each.task.person for each in found if each.again]


def found(store: CaseStore) -> list[Any]:
    now = questions.standing(store)
    return [file.check for file in questions.files(store, now, now.people.persons)]


def rows(store: CaseStore) -> int:
    return len(kept.read(store))


EVERYBODY = ["harbour:1", "harbour:2", "harbour:3", "mole:7", "mole:8"]


def test_the_second_time_nobody_is_checked_again_and_the_findings_are_the_same(store: CaseStore) -> None:
    first = found(store)
    assert any(check.findings for check in first)
    assert again(store) == []
    assert found(store) == first


def test_each_reading_and_each_language_is_kept_for_itself(store: CaseStore) -> None:
    assert again(store) == again(store, "strict") == again(store, language="es") == EVERYBODY
    assert again(store) == again(store, "strict") == again(store, language="es") == []
    assert rows(store) == 3 * len(EVERYBODY)


def test_a_new_edition_has_only_those_checked_again_whose_rows_changed(store: CaseStore) -> None:
    again(store)
    imported(store, harbour(ADA, IRIS, TEO))
    assert again(store) == ["harbour:1"]


def test_a_new_person_is_checked_and_one_who_is_joined_to_another_is_forgotten(store: CaseStore) -> None:
    again(store)
    imported(store, harbour(WRONG, IRIS, TEO, '4,"Sol, Mira",01/02/1977,,'))
    assert again(store) == ["harbour:4"]
    store.append("mentions.judged", [{"sort": "same", "about": ["harbour:1", "mole:7"], "reason": "one day", "rule": "", "review": ""}],
                 AUTHOR, TIME)
    assert again(store) == ["harbour:1"]
    assert set(kept.read(store)) == {f"tolerant en {each}" for each in (*EVERYBODY, "harbour:4") if each != "mole:7"}


def test_one_person_asked_for_is_kept_beside_the_others(store: CaseStore) -> None:
    now = questions.standing(store)
    one = [questions.person(now, "harbour:2")]
    assert [each.again for each in questions.checks(store, now, one)] == [True]
    assert [each.again for each in questions.checks(store, now, one)] == [False]
    assert again(store) == [each for each in EVERYBODY if each != "harbour:2"]


def test_a_judgement_on_a_claim_has_its_person_checked_again(store: CaseStore) -> None:
    again(store)
    claim = store.claims(["harbour:2"], "arrest")[0]
    store.append("claims.judged", [{"sort": "reject", "about": [claim.id], "reason": "misprint", "rule": "", "review": ""}], AUTHOR, TIME)
    assert again(store) == ["harbour:2"]


def on_sources(store: CaseStore, sort: str, *about: str) -> None:
    store.append("sources.judged", [{"sort": sort, "about": list(about), "reason": "seen", "rule": "", "review": ""}], AUTHOR, TIME)


def handed(store: CaseStore, person: str) -> list[tuple[str, tuple[str, ...]]]:
    """The judgements that a person's task hands over."""
    now = questions.standing(store)
    one, = questions.tasks(store, now, [questions.person(now, person)])
    return [(each.sort, each.about) for each in one.judgements]


def test_a_judgement_on_a_source_touches_those_of_whom_it_speaks(store: CaseStore) -> None:
    again(store)
    speaker = store.claims(["harbour:1"])[0].speaker
    on_sources(store, "independent", speaker, "gazette")
    assert again(store) == EVERYBODY[:3]
    assert handed(store, "harbour:1") == [("independent", (speaker, "gazette"))]
    assert handed(store, "mole:7") == []


def test_all_that_was_judged_of_a_speakers_relations_is_handed_over(store: CaseStore) -> None:
    speaker = store.claims(["harbour:1"])[0].speaker
    on_sources(store, "copied", "gazette", speaker)
    on_sources(store, "copied", "agency", "gazette")
    on_sources(store, "independent", "agency", "bureau")
    on_sources(store, "copied", "annual", "bureau")
    on_sources(store, "independent", "weekly", "monthly")  # nobody here has to do with these
    related = [("copied", ("gazette", speaker)), ("copied", ("agency", "gazette")), ("independent", ("agency", "bureau")),
               ("copied", ("annual", "bureau"))]
    assert sorted(handed(store, "harbour:1")) == sorted(related)
    now = questions.standing(store)
    file, = questions.files(store, now, [questions.person(now, "harbour:1")])
    assert sorted((each.sort, each.about) for each in file.judgements) == sorted(related)


def test_another_version_of_the_engine_checks_everybody_again(store: CaseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    again(store)
    monkeypatch.setattr(task, "rules", lambda: "0.0.1 other")
    assert again(store) == EVERYBODY


# ---- no part of the state, and no refuge for redacted words --------------------------------------------------------------


def test_what_is_kept_is_no_part_of_the_state(store: CaseStore) -> None:
    before, heads = state(store), store.heads()
    again(store)
    assert rows(store) == len(EVERYBODY)
    assert (state(store), store.heads()) == (before, heads)
    assert verify(store).problems == ()
    rebuild(store)
    assert (state(store), rows(store)) == (before, 0)
    assert again(store) == EVERYBODY


def test_no_kept_word_outlives_its_redaction(store: CaseStore) -> None:
    again(store)
    entry = next(each for each in store.entries().values() if each.kind == "rows.recorded")
    with store.reading() as cursor:
        cursor.execute("SELECT COUNT(*) FROM store_checked WHERE body LIKE %s", (f"%{SECRET}%",))
        assert cursor.fetchone()[0]  # else this test would show nothing
    position = next(number for number, part in enumerate(entry.parts) if part.body and SECRET.encode() in part.body)
    store.redact(entry.digest, position, "asked for by the family", AUTHOR, TIME)
    exhibits = b"".join(path.read_bytes() for path in (store.folder / "exhibits").iterdir())
    assert bytes_on_disk(store.folder).count(SECRET.encode()) == exhibits.count(SECRET.encode())
    assert rows(store) == 0
    again(store)
    assert bytes_on_disk(store.folder).count(SECRET.encode()) == exhibits.count(SECRET.encode())


def test_a_run_that_began_before_a_redaction_keeps_nothing(store: CaseStore) -> None:
    """Its explanations would bring the words back."""
    now = questions.standing(store)
    run = questions.checks(store, now, now.people.persons)
    assert next(run).findings
    entry = next(each for each in store.entries().values() if each.kind == "rows.recorded")
    store.redact(entry.digest, 1, "asked for", AUTHOR, TIME)
    assert len(list(run)) == len(EVERYBODY) - 1
    assert rows(store) == 0


def test_a_case_that_another_program_is_writing_to_is_checked_and_nothing_kept(
        store: CaseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("habeas.store.settings.BUSY_SECONDS", 0.05)
    from habeas.store import settings

    settings.forget(store.alias)
    with CaseStore.open(store.folder) as reader, closing(dbapi2.connect(str(store.folder / "case.sqlite"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert again(reader) == EVERYBODY
        other.execute("ROLLBACK")
        assert again(reader) == EVERYBODY


# ---- a case from somebody else ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("statement", [
    "UPDATE store_checked SET body = replace(body, 'harbour', 'nowhere')",
    "UPDATE store_checked SET seal = ''", "UPDATE store_checked SET seal = 'é'", "UPDATE store_checked SET body = x'5b5d'",
    "UPDATE store_checked SET body = (SELECT body FROM store_checked WHERE key LIKE '%harbour:3') WHERE key LIKE '%harbour:2'",
])
def test_what_somebody_altered_is_not_read(store: CaseStore, statement: str) -> None:
    first = found(store)
    with closing(dbapi2.connect(str(store.folder / "case.sqlite"), isolation_level=None)) as other:
        assert other.execute(statement).rowcount
    assert "harbour:2" in again(store)
    assert found(store) == first


def test_what_another_machine_kept_is_not_read(store: CaseStore, tmp_path: Path) -> None:
    again(store)
    with CaseStore.open(store.folder, tmp_path / "another home") as other:
        assert again(other) == EVERYBODY
        assert again(other) == []


def test_the_secret_is_for_its_owner_alone_and_made_once(store: CaseStore, home: Path) -> None:
    again(store)
    secret = home / "secret"
    before = secret.read_bytes()
    assert (len(before), secret.stat().st_mode & 0o077) == (32, 0)
    again(store)
    assert secret.read_bytes() == before
