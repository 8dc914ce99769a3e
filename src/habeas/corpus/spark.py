"""The same run on Spark, for a corpus that outgrows a machine. Needs pyspark and Java, which are loaded and started only here.

Claims are laid out by person, sorted inside each partition, and handed to Python as streams of Arrow batches: one Python call a
partition, none a person (measured by others and here: calls for each group of a group-by take ten times as long).
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from habeas.core.errors import CannotWrite, JavaMissing, NotClaims, PackageMissing, SparkFailed
from habeas.corpus import parquet, rows

if TYPE_CHECKING:
    import pyarrow

PARTITIONS = 4  # for each core: enough that one slow person does not keep the others waiting
QUIET = """# what Spark logs may hold the words of a case
status = off
appender.none.type = Null
appender.none.name = none
rootLogger.level = off
rootLogger.appenderRef.none.ref = none
"""
LOCAL = {  # a master on this machine: nothing is heard or sent beyond it
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
}
PLAIN = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.ui.showConsoleProgress": "false",
}


def check_claims(source: Path, target: Path, reading: str, master: str) -> int:
    """`parquet.check_claims` on Spark: the same rows in the same order, in a folder of Parquet files; how many.

    Raises PackageMissing, JavaMissing, SparkFailed, NotClaims, CannotWrite.
    """
    parquet.check_columns(source)
    if target.exists():
        raise CannotWrite(str(target), "it exists already, and Spark writes a folder")
    part = target.with_name(target.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    with session(master, target.parent) as spark:
        try:
            found = checked(spark, str(source.resolve()), reading)
            found.write.parquet(part.resolve().as_uri())
            count = int(spark.read.parquet(part.resolve().as_uri()).count())
        except Exception as error:  # whatever Java threw
            if rows.Unreadable.__name__ in str(error):
                raise NotClaims(source.name, "it holds something that is no claim") from error
            raise SparkFailed(master, type(error).__name__) from error
    for each in [*part.glob(".*"), *part.glob("_*")]:
        each.unlink()
    os.replace(part, target)
    return count


def checked(spark: Any, source: str, reading: str) -> Any:
    """The data frame of findings: claims spread by person over ranges, so that the files written are in the order of persons."""
    count = max(1, spark.sparkContext.defaultParallelism) * PARTITIONS
    claims = spark.read.parquet(source).select(*rows.CLAIMS)
    ordered = claims.repartitionByRange(count, "person").sortWithinPartitions("person", "number")
    return ordered.mapInArrow(partial(_partition, reading=reading), _ddl())


def _partition(batches: Iterator[pyarrow.RecordBatch], reading: str) -> Iterator[pyarrow.RecordBatch]:
    """What a worker does with its partition, whose rows stand by person."""
    stream = chain.from_iterable(map(parquet.claim_rows, batches))
    found = map(rows.of_task, rows.tasks(stream, reading))
    return parquet.finding_batches(chain.from_iterable(found))


def _ddl() -> str:
    """The columns of findings as Spark's own words."""
    names = {str: "string", int: "int", bool: "boolean", list: "array<string>"}
    return ", ".join(f"`{name}` {names[kind]}" for name, kind in rows.FINDINGS.items())


@contextmanager
def session(master: str, place: Path) -> Iterator[Any]:
    """A Spark session of its own, whose passing files lie in `place` and go with it."""
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise PackageMissing("pyspark", "spark") from None
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise JavaMissing
    place.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".spark-", dir=place) as passing:
        os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable  # else workers take the system's python3
        Path(passing, "log4j2.properties").write_text(QUIET, encoding="utf-8")
        settings = {**PLAIN, "spark.local.dir": passing,
                    "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={Path(passing, 'log4j2.properties').as_uri()}"}
        if master.startswith("local"):
            settings |= LOCAL
            os.environ["SPARK_LOCAL_IP"] = LOCAL["spark.driver.host"]
        builder = SparkSession.builder.master(master).appName("habeas").config(map=settings)
        try:
            spark = builder.getOrCreate()
        except Exception as error:  # whatever Java threw
            raise SparkFailed(master, type(error).__name__) from error
        try:
            spark.sparkContext.addPyFile(_packed(Path(passing)))
            yield spark
        finally:
            spark.stop()


def _packed(folder: Path) -> str:
    """The package as one file that is sent to the workers, wherever they are."""
    import habeas

    root = Path(habeas.__file__).parent
    return shutil.make_archive(str(folder / "habeas"), "zip", root.parent, root.name)
