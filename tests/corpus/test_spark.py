"""Spark with real workers on this machine finds what one process finds, row for row. `make test-spark` runs these."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest

from habeas.core.errors import CannotWrite, JavaMissing, NotClaims, PackageMissing, SparkFailed
from habeas.corpus import parquet, rows, spark
from habeas.corpus.task import Task
from tests.corpus.invented import tasks, temporary

TWO = "local[2]"


def read(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pyarrow.parquet.read_table(path).to_pylist()
    return found


# ---- what needs neither PySpark nor Java ------------------------------------------------------------------------------------


@pytest.fixture
def one(tmp_path: Path) -> Path:
    path = tmp_path / "claims.parquet"
    parquet.write_claims(tasks(2), path)
    return path


def test_without_pyspark_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch, one: Path) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(PackageMissing, match=r"pip install 'habeas\[spark\]'"):
        spark.check_claims(one, one.with_name("out"), "tolerant", TWO)


def test_without_java_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch, one: Path) -> None:
    for name in ("pyspark", "pyspark.sql"):
        monkeypatch.setitem(sys.modules, name, type(sys)(name))
    monkeypatch.setattr(sys.modules["pyspark.sql"], "SparkSession", None, raising=False)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(JavaMissing, match="openjdk-17-jre-headless"):
        spark.check_claims(one, one.with_name("out"), "tolerant", TWO)


def test_what_is_there_already_is_not_written_over(one: Path) -> None:
    with pytest.raises(CannotWrite, match="it exists already"):
        spark.check_claims(one, one, "tolerant", TWO)


# ---- on Spark -----------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def persons() -> list[Task]:
    return tasks(600)


@pytest.fixture(scope="module")
def claims(persons: list[Task], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file whose rows are in no order, in which the claims of a person stand far apart."""
    path = tmp_path_factory.mktemp("claims") / "claims.parquet"
    parquet.write_claims(persons, path)
    table = pyarrow.parquet.read_table(path)
    parts = [table.take(pyarrow.array(range(start, len(table), 7))) for start in (3, 0, 6, 1, 5, 2, 4)]
    pyarrow.parquet.write_table(pyarrow.concat_tables(parts), path)
    return path


@pytest.fixture(scope="module")
def found(claims: Path) -> Path:
    """The findings of two workers."""
    folder = claims.with_name("found")
    assert spark.check_claims(claims, folder, "tolerant", TWO) == len(read(folder))
    return folder


@pytest.mark.spark
def test_two_workers_find_what_one_process_finds_in_the_same_order(persons: list[Task], found: Path) -> None:
    expected = [row for task in persons for row in rows.of_task(task)]
    assert len(expected) > 500
    assert read(found) == expected


@pytest.mark.spark
def test_the_columns_are_those_of_the_other_way(found: Path, tmp_path: Path) -> None:
    sorted_claims = tmp_path / "claims.parquet"
    parquet.write_claims(tasks(2), sorted_claims)
    parquet.check_claims(sorted_claims, tmp_path / "out.parquet", "tolerant", 1)
    expected = pyarrow.parquet.read_schema(tmp_path / "out.parquet")
    schema = pyarrow.parquet.read_table(found).schema
    assert schema.names == expected.names
    assert _types(schema) == _types(expected)


def _types(schema: pyarrow.Schema) -> list[str]:
    """The columns' types; what the members of a list are called does not matter."""
    return [str(each.type).replace("element", "item") for each in schema]


@pytest.mark.spark
def test_nothing_passing_is_left_behind(found: Path) -> None:
    assert list(temporary(found.parent)) == []
    assert {path.suffix for path in found.iterdir()} == {".parquet"}


@pytest.mark.spark
def test_claims_are_spread_over_several_files(found: Path) -> None:
    assert len(list(found.iterdir())) > 1


@pytest.mark.spark
def test_the_reading_reaches_the_workers(persons: list[Task], claims: Path, tmp_path: Path) -> None:
    spark.check_claims(claims, tmp_path / "strict", "strict", TWO)
    assert read(tmp_path / "strict") == [row for task in persons for row in rows.of_task(replace(task, reading="strict"))]


@pytest.mark.spark
def test_workers_run_this_python_with_this_package_and_listen_on_loopback_alone(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def told(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        import habeas

        for _ in batches:
            yield pyarrow.RecordBatch.from_pylist([{"python": sys.executable, "package": habeas.__file__}])

    monkeypatch.delenv("PYTHONPATH", raising=False)
    with spark.session(TWO, tmp_path) as session:
        where, = session.range(1, numPartitions=1).mapInArrow(told, "python string, package string").collect()
        assert Path(where["python"]) == Path(sys.executable)
        assert ".spark-" in where["package"] and "habeas.zip" in where["package"]
        listening = set(_listening())
        assert listening
        assert all(address.startswith(("127.", "::1", "::ffff:127.")) for address in listening)
        assert session.sparkContext.uiWebUrl is None


def _listening() -> Iterator[str]:
    """The addresses on which a process that this one started listens (Linux; from /proc, so that no tool is needed)."""
    sockets = {each for child in _below(os.getpid()) for each in _open(child)}
    for name, family in (("tcp", socket.AF_INET), ("tcp6", socket.AF_INET6)):
        for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and f"socket:[{fields[9]}]" in sockets:
                packed = bytes.fromhex(fields[1].partition(":")[0])
                words = [packed[start:start + 4][::-1] for start in range(0, len(packed), 4)]
                yield socket.inet_ntop(family, b"".join(words))


def _below(process: int) -> Iterator[int]:
    """All processes that this one started; threads and processes end while they are gone through, and are then left out."""
    with suppress(FileNotFoundError, ProcessLookupError):
        for task in list(Path(f"/proc/{process}/task").iterdir()):
            with suppress(FileNotFoundError, ProcessLookupError):
                for child in (task / "children").read_text().split():
                    yield int(child)
                    yield from _below(int(child))


def _open(process: int) -> Iterator[str]:
    with suppress(FileNotFoundError, ProcessLookupError):
        for link in list(Path(f"/proc/{process}/fd").iterdir()):
            with suppress(FileNotFoundError):
                yield os.readlink(link)


@pytest.mark.spark
def test_what_is_no_claim_is_refused_in_a_sentence_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "claims.parquet"
    table = pyarrow.Table.from_pylist([{"person": "Ada", "number": 0, "claim": "[]", "beside": None}], parquet.schema(rows.CLAIMS))
    pyarrow.parquet.write_table(table, path)
    with pytest.raises(NotClaims, match="it holds something that is no claim"):
        spark.check_claims(path, tmp_path / "out", "tolerant", TWO)
    assert not (tmp_path / "out").exists()
    shutil.rmtree(tmp_path / "out.part", ignore_errors=True)


@pytest.mark.spark
def test_a_master_that_is_none_is_told_in_a_sentence_and_java_says_nothing(one: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SparkFailed, match="a master such as local"):
        spark.check_claims(one, one.with_name("out"), "tolerant", "nowhere")
    assert capfd.readouterr().err.replace("WARNING: Using incubator modules: jdk.incubator.vector\n", "") == ""
