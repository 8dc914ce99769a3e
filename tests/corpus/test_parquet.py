"""Claims go out as Parquet and findings come back, the same in one process and in two."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest

from habeas.checking.findings import Finding, Verdict
from habeas.core.errors import CannotWrite, NotClaims, NotSorted, PackageMissing
from habeas.corpus import parquet, rows
from habeas.corpus.task import Task, run
from tests.corpus.invented import tasks


@pytest.fixture(scope="module")
def persons() -> list[Task]:
    return tasks(120)


@pytest.fixture
def claims(persons: list[Task], tmp_path: Path) -> Path:
    path = tmp_path / "claims.parquet"
    assert parquet.write_claims(persons, path) == sum(len(task.claims) for task in persons)
    return path


def read(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pyarrow.parquet.read_table(path).to_pylist()
    return found


def test_tasks_come_back_from_their_rows(persons: list[Task], claims: Path) -> None:
    table = pyarrow.parquet.read_table(claims)
    stream = (row for batch in table.to_batches(max_chunksize=7) for row in parquet.claim_rows(batch))
    found = list(rows.tasks(stream, "tolerant"))
    assert found == [replace(task, exclusive=tuple(sorted(task.exclusive, key=sorted))) for task in persons]


def test_what_is_beside_the_claims_stands_once_a_person(persons: list[Task], claims: Path) -> None:
    found = read(claims)
    assert [row["number"] for row in found if row["beside"] is not None] == [0] * len(persons)
    assert {row["person"] for row in found} == {task.person for task in persons}


def test_rows_of_claims_without_anything_beside_them_are_enough(persons: list[Task]) -> None:
    task = replace(persons[0], judgements=(), exclusive=())
    stream = [(task.person, number, claim, None) for number, claim in enumerate(task.claims)]
    assert list(rows.tasks(stream, "tolerant")) == [task]


def test_findings_are_the_same_in_one_process_and_in_two(persons: list[Task], claims: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.parquet", tmp_path / "two.parquet"
    count = parquet.check_claims(claims, one, "tolerant", 1)
    assert parquet.check_claims(claims, two, "tolerant", 2) == count
    assert one.read_bytes() == two.read_bytes()
    assert read(one) == [row for task in persons for row in rows.of_task(task)]
    assert len(read(one)) == count > 100


def test_there_is_a_row_for_each_finding_and_each_verdict(persons: list[Task]) -> None:
    for task in persons[:30]:
        check, found = run(task), rows.of_task(task)
        assert [row["sort"] for row in found] == ["finding"] * len(check.findings) + ["verdict"] * len(check.verdicts)
        assert [row["number"] for row in found] == list(range(len(found)))
        assert {row["person"] for row in found} <= {task.person}
        for row, finding in zip(found, check.findings, strict=False):
            assert row["claims"] == [claim.id for claim in finding.claims]
            assert (row["explanation"], row["hard"], row["gap_days"]) == (finding.explanation, finding.hard, finding.gap_days)


def test_every_field_of_a_finding_and_a_verdict_has_a_column() -> None:
    assert {each.name for kind in (Finding, Verdict) for each in fields(kind)} <= set(rows.FINDINGS)


def test_the_reading_is_chosen_when_the_claims_are_checked(persons: list[Task], claims: Path, tmp_path: Path) -> None:
    parquet.check_claims(claims, tmp_path / "strict.parquet", "strict", 1)
    assert read(tmp_path / "strict.parquet") == [row for task in persons for row in rows.of_task(replace(task, reading="strict"))]


def test_persons_out_of_order_are_not_written(persons: list[Task], tmp_path: Path) -> None:
    with pytest.raises(NotSorted):
        parquet.write_claims([persons[1], persons[0]], tmp_path / "claims.parquet")
    with pytest.raises(NotSorted):
        parquet.write_claims([persons[0], persons[0]], tmp_path / "claims.parquet")
    assert list(tmp_path.iterdir()) == []


def test_progress_counts_claims(claims: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    parquet.check_claims(claims, tmp_path / "out.parquet", "tolerant", 1, lambda done, of: seen.append((done, of)))
    total = pyarrow.parquet.ParquetFile(claims).metadata.num_rows
    assert seen[-1] == (total, total)


def test_a_file_that_is_not_sorted_is_refused_and_nothing_is_written(claims: Path, tmp_path: Path) -> None:
    """Else a person whose rows stand apart would be checked as two."""
    table = pyarrow.parquet.read_table(claims)
    moved = pyarrow.concat_tables([table.slice(1), table.slice(0, 1)])
    pyarrow.parquet.write_table(moved, claims)
    with pytest.raises(NotSorted, match=f"row {len(moved):,} comes too late"):
        parquet.check_claims(claims, tmp_path / "out.parquet", "tolerant", 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims.parquet"]


def test_what_is_no_file_of_claims_is_refused_in_a_sentence(tmp_path: Path) -> None:
    other = tmp_path / "other.parquet"
    with pytest.raises(NotClaims, match=r"other\.parquet cannot be read as claims: there is no such file"):
        parquet.check_claims(other, tmp_path / "out.parquet", "tolerant", 1)
    other.write_bytes(b"person,claim\n")
    with pytest.raises(NotClaims, match="it is no Parquet file that can be opened"):
        parquet.check_claims(other, tmp_path / "out.parquet", "tolerant", 1)
    pyarrow.parquet.write_table(pyarrow.table({"person": ["a"], "claim": ["b"]}), other)
    with pytest.raises(NotClaims, match="it lacks the columns number, beside"):
        parquet.check_claims(other, tmp_path / "out.parquet", "tolerant", 1)


NO_DAY = '["m","arrest",["when","1977-99"],"s",["cell","e","",1,"c",""],"w",true,[],"","",null,""]'


@pytest.mark.parametrize("claim", ["", "[],[]", "[]", "{}", '["m", "no such kind"]', NO_DAY])
def test_a_claim_that_is_none_is_refused_in_a_sentence(tmp_path: Path, claim: str) -> None:
    path = tmp_path / "claims.parquet"
    form = parquet.schema(rows.CLAIMS)
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([{"person": "Ada", "number": 0, "claim": claim, "beside": None}], form), path)
    for processes in (1, 2):
        with pytest.raises(NotClaims, match="it holds something that is no claim") as caught:
            parquet.check_claims(path, tmp_path / "out.parquet", "tolerant", processes)
        assert "Ada" not in str(caught.value)


def test_a_place_that_cannot_be_written_is_told(claims: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(CannotWrite):
        parquet.check_claims(claims, tmp_path / "folder", "tolerant", 1)


def test_without_pyarrow_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch, claims: Path) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(PackageMissing, match=r"pip install 'habeas\[corpus\]'"):
        parquet.check_claims(claims, claims.with_name("out.parquet"), "tolerant", 1)
