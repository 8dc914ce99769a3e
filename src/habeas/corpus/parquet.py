"""Claims and findings as Parquet files, read and written as streams. Needs pyarrow, which is loaded only here."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from habeas.core.errors import CannotWrite, NotClaims, NotSorted, PackageMissing
from habeas.corpus import pool, rows
from habeas.corpus.runs import Progress
from habeas.corpus.task import Task, beside_json

if TYPE_CHECKING:
    import pyarrow

ROWS = 10_000  # rows written or read at once
CLAIMS_A_PERSON = 12  # a guess, by which the number of processes is chosen


def write_claims(tasks: Iterable[Task], path: Path) -> int:
    """One row a claim, by person and number; how many. The tasks come in the order of their persons by code point, as Spark sorts too.

    Raises PackageMissing, CannotWrite, and NotSorted where they do not.
    """
    return _write(path, rows.CLAIMS, _claim_rows(tasks, path))


def claims_bytes(tasks: Iterable[Task], shown: Callable[[str], str] = str) -> bytes:
    """The same as bytes, for whoever must not write to a disk. `shown` is what becomes of each text of a row. Raises PackageMissing."""
    parquet, target = _parquet(), BytesIO()
    stream = ({name: shown(value) if isinstance(value, str) else value for name, value in row.items()}
              for row in _claim_rows(tasks, Path("claims.parquet")))
    with parquet.ParquetWriter(target, schema(rows.CLAIMS), compression="zstd") as writer:
        for batch in _batches(stream, rows.CLAIMS):
            writer.write_batch(batch)
    return target.getvalue()


def _claim_rows(tasks: Iterable[Task], path: Path) -> Iterator[dict[str, Any]]:
    before, written = "", 0
    for task in tasks:
        if task.claims and not before < task.person:
            raise NotSorted(path.name, written + 1)
        beside = json.dumps(beside_json(task), ensure_ascii=False, separators=(",", ":"))
        for number, claim in enumerate(task.claims):
            yield {"person": task.person, "number": number, "claim": claim, "beside": None if number else beside}
        before, written = task.person, written + len(task.claims)


def check_claims(source: Path, target: Path, reading: str, processes: int | None = None,
                 progress: Progress = lambda done, of: None) -> int:
    """Check a file of claims and write its findings; how many rows. Holds a few persons at a time.

    Raises PackageMissing, NotClaims, NotSorted, CannotWrite, WorkerLost.
    """
    file = _opened(source)
    workers = pool.fitting(file.metadata.num_rows // CLAIMS_A_PERSON) if processes is None else processes
    stream = rows.tasks(_sorted(_read(file, source, progress), source), reading)
    found = pool.each(rows.of_task, stream, workers)
    try:
        return _write(target, rows.FINDINGS, (row for person in found for row in person))
    except rows.Unreadable as error:
        raise NotClaims(source.name, str(error)) from None


def claim_rows(batch: pyarrow.RecordBatch) -> Iterator[rows.ClaimRow]:
    """The rows of a batch of claims."""
    return zip(*(batch.column(name).to_pylist() for name in rows.CLAIMS), strict=True)


def finding_batches(found: Iterable[dict[str, Any]]) -> Iterator[pyarrow.RecordBatch]:
    """Rows of findings in batches."""
    return _batches(found, rows.FINDINGS)


def _opened(path: Path) -> Any:
    """The file, seen to have the columns of claims."""
    parquet = _parquet()
    from pyarrow import ArrowException

    if not path.is_file():
        raise NotClaims(path.name, "there is no such file")
    try:
        file = parquet.ParquetFile(path)
    except (ArrowException, OSError) as error:
        raise NotClaims(path.name, "it is no Parquet file that can be opened") from error
    own = file.schema_arrow
    missing = [name for name in rows.CLAIMS if name not in own.names]
    if missing:
        raise NotClaims(path.name, f"it lacks the columns {', '.join(missing)}")
    other = [each.name for each in schema(rows.CLAIMS) if own.field(each.name).type != each.type]
    if other:
        raise NotClaims(path.name, f"the columns {', '.join(other)} are not of the right type")
    return file


def check_columns(path: Path) -> None:
    """Raises NotClaims, PackageMissing."""
    _opened(path).close()


def _read(file: Any, path: Path, progress: Progress) -> Iterator[rows.ClaimRow]:
    done, total = 0, file.metadata.num_rows
    from pyarrow import ArrowException

    try:
        for batch in file.iter_batches(ROWS, columns=list(rows.CLAIMS)):
            yield from claim_rows(batch)
            done += batch.num_rows
            progress(done, total)
    except (ArrowException, OSError) as error:
        raise NotClaims(path.name, "it is damaged") from error


def _sorted(stream: Iterable[rows.ClaimRow], path: Path) -> Iterator[rows.ClaimRow]:
    """The same rows, seen to be in order: else one person would be checked as two."""
    before: tuple[str, int] = ("", -1)
    for number, row in enumerate(stream, 1):
        if None in row[:3]:
            raise NotClaims(path.name, f"row {number:,} lacks its person, number or claim")
        if not before < row[:2]:
            raise NotSorted(path.name, number)
        before = row[:2]
        yield row


def _write(path: Path, columns: Mapping[str, type], stream: Iterable[dict[str, Any]]) -> int:
    """Write through a file beside it, so that a half-written one never stands under its name."""
    parquet = _parquet()
    part, count = path.with_name(path.name + ".part"), 0
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with parquet.ParquetWriter(part, schema(columns), compression="zstd") as writer:
            for batch in _batches(stream, columns):
                writer.write_batch(batch)
                count += batch.num_rows
        os.replace(part, path)
    except OSError as error:
        raise CannotWrite(str(path), error.strerror or "the disk does not take it") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return count


def _batches(stream: Iterable[dict[str, Any]], columns: Mapping[str, type]) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow

    form, source = schema(columns), iter(stream)
    while piece := list(islice(source, ROWS)):
        yield pyarrow.RecordBatch.from_pylist(piece, schema=form)


def schema(columns: Mapping[str, type]) -> pyarrow.Schema:
    """The Arrow schema of columns that are given by Python types; a list is one of strings."""
    import pyarrow

    known = {str: pyarrow.string(), int: pyarrow.int32(), bool: pyarrow.bool_(), list: pyarrow.list_(pyarrow.string())}
    return pyarrow.schema([(name, known[kind]) for name, kind in columns.items()])


def _parquet() -> Any:
    try:
        import pyarrow.parquet
    except ImportError:
        raise PackageMissing("pyarrow", "corpus") from None
    return pyarrow.parquet
