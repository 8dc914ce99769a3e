"""Runs over a corpus of invented persons: growth with the number of claims, and the ways of sharing the work against each other.

    python benchmarks/corpus.py [small]      both tables as Markdown; `small` for a look at whether everything runs

Every measurement is a process of its own, so that its peak memory is its own. Spark is measured where it is installed
(`pip install 'habeas[spark]'`, Java 17), and the table says so where it is not.
"""

from __future__ import annotations

import importlib.util
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from habeas.core.calendar import civil, day_number, iso
from habeas.core.claims import Cell, Claim
from habeas.core.values import Age
from habeas.core.when import parse
from habeas.corpus import parquet, pool, spark
from habeas.corpus.task import Task, run, task_of

CLAIMS = 12  # a person
SIZES = (1_000, 10_000, 100_000, 1_000_000)  # claims
SHARED = 120_000  # claims on which the ways of sharing the work are compared
WRONG = 0.04  # of the dates are near misses, as in a register of some care
READING = "tolerant"


def invented(number: int) -> Task:
    """One invented person in two registers, which give six claims each: birth, age, arrest, transfer, release, death."""
    random = Random(number)
    birth = day_number(random.randrange(1920, 1960), 1, 1) + random.randrange(365)
    arrest = day_number(1976, 1, 1) + random.randrange(1500)
    transfer = arrest + random.randrange(60)
    release = transfer + random.randrange(900)
    age = (arrest - birth) * 100 // 36525
    dates = {"birth": birth, "arrest": arrest, "transfer": transfer, "release": release, "death": release + random.randrange(12_000)}
    claims = []
    for register in ("harbour", "mole"):
        for kind, day in dates.items():
            text = _written(random, day)
            claims.append(_claim(number, register, kind, parse(text), text))
        given = age + (random.choice((-1, 1, 10)) if random.random() < WRONG else 0)
        claims.append(_claim(number, register, "age", Age(given, given), str(given)))
    return task_of(f"harbour:{number:07}", claims)


def _written(random: Random, day: int) -> str:
    """A day as a register writes it: whole, or only its month or year, now and then a little off."""
    if random.random() < WRONG:
        day += random.choice((-365, -31, -10, -1, 1, 10, 31, 365))
    year, month, _ = civil(day)
    return random.choice((iso(day), iso(day), iso(day), f"{year:04}-{month:02}", f"{year:04}"))


def _claim(number: int, register: str, kind: str, value: object, words: str) -> Claim:
    passage = Cell("e" * 64, "", number + 2, kind)
    return Claim(f"{register}:{number}", kind, value, register, passage, words)  # type: ignore[arg-type]


def persons(claims: int) -> Iterator[Task]:
    """As many persons as have so many claims, one after the other."""
    return map(invented, range(max(1, claims // CLAIMS)))


def growth(sizes: Sequence[int] = SIZES) -> list[str]:
    """Markdown: time and memory of checking files of claims of growing size in one process, and the exponent of time over claims."""
    lines = ["### Growth with the number of claims", "",
             f"Invented persons with {CLAIMS} claims each, read from Parquet, checked in one process, findings and verdicts written to "
             "Parquet; every size in a process of its own, whose start is not counted.", "",
             "| claims | check | a claim | peak memory | rows written |", "|---|---|---|---|---|"]
    points = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            source = Path(folder, "claims.parquet")
            written = parquet.write_claims(persons(size), source)
            seconds, memory, count = _measured(source, Path(folder, "found.parquet"), "1")
            points.append((written, seconds))
            lines.append(f"| {written:,} | {seconds:.2f} s | {seconds / written * 1e6:.0f} µs | {memory:.0f} MiB | {count:,} |")
    lines += ["", f"Fitted exponent of time over claims: {exponent(points):.3f} (1 is in proportion; aim: at most 1.05).", ""]
    return lines


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """The slope of the straight line through the logarithms (least squares); 0 for a single point."""
    logs = [(math.log(x), math.log(y)) for x, y in points]
    middle = [sum(each) / len(logs) for each in zip(*logs, strict=True)]
    spread = sum((x - middle[0]) ** 2 for x, _ in logs)
    return sum((x - middle[0]) * (y - middle[1]) for x, y in logs) / spread if spread else 0.0


def engines(claims: int = SHARED) -> list[str]:
    """Markdown: one process, two processes and Spark with one and two workers on the same file, and whether they found the same."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "claims.parquet")
        written = parquet.write_claims(persons(claims), source)
        lines = ["### One process, a pool, Spark", "",
                 f"The same Parquet file of {written:,} claims; whole processes, start included ({os.cpu_count()} processors).", "",
                 "| way | whole | work alone | rows | the same rows |", "|---|---|---|---|---|"]
        ways = ["1", "2", *(["local[1]", "local[2]"] if importlib.util.find_spec("pyspark") else [])]
        first: object = None
        for number, way in enumerate(ways):
            target = Path(folder, f"found-{number}")
            started = time.perf_counter()
            seconds, _, count = _measured(source, target, way)
            whole = time.perf_counter() - started
            found = _rows(target)
            first = found if first is None else first
            name = f"Spark {way}" if "local" in way else f"{way} process{'es' if way != '1' else ''}"
            lines.append(f"| {name} | {whole:.1f} s | {seconds:.1f} s | {count:,} | {'yes' if found == first else 'NO'} |")
    if len(ways) == 2:
        lines += ["", "Spark is not installed here (`pip install 'habeas[spark]'`), so it was not measured."]
    return [*lines, ""]


def _rows(path: Path) -> object:
    import pyarrow.parquet

    return pyarrow.parquet.read_table(path).to_pylist()


def _measured(source: Path, target: Path, way: str) -> tuple[float, float, int]:
    """Seconds of the work, peak memory in MiB and rows of a run in a process of its own."""
    done = subprocess.run([sys.executable, __file__, "run", str(source), str(target), way], stdout=subprocess.PIPE, text=True, check=True)
    seconds, memory, count = json.loads(done.stdout)
    return seconds, memory, count


def _run(source: Path, target: Path, way: str) -> None:
    """What `_measured` starts."""
    import gc
    import resource

    import pyarrow.parquet  # noqa: F401  # its loading is no part of the work

    gc.set_threshold(pool.ROUNDS)
    run(invented(0))
    started = time.perf_counter()
    if way.isdecimal():
        count = parquet.check_claims(source, target, READING, int(way))
    else:
        count = spark.check_claims(source, target, READING, way)
    seconds = time.perf_counter() - started
    print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, count]))


def main(arguments: Sequence[str]) -> None:
    """Print both tables, or run one measurement."""
    if arguments[:1] == ["run"]:
        _run(Path(arguments[1]), Path(arguments[2]), arguments[3])
        return
    small = arguments[:1] == ["small"]
    print("\n".join([*growth(SIZES[:2] if small else SIZES), *engines(6_000 if small else SHARED)]))


if __name__ == "__main__":
    main(sys.argv[1:])
