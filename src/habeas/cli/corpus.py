"""Commands on a whole corpus of persons: claims as Parquet out, findings as Parquet in."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.cli import shell


@click.command()
@shell.FOLDER
@click.option("-o", "output", required=True, type=click.Path(path_type=Path), help="The Parquet file to write.")
def claims(folder: Path, output: Path) -> None:
    """Write all claims as Parquet, one row a claim.

    With what a check needs beside them; `habeas corpus` reads such a file, and so do DuckDB, pandas and Spark.
    """
    from habeas import questions
    from habeas.corpus import parquet

    shell.writable(output)
    with shell.case(folder) as store:
        now = questions.standing(store)
        persons = sorted(now.people.persons, key=lambda person: person.id)
        count = parquet.write_claims(questions.tasks(store, now, persons), output)
    click.echo(f"Wrote {count:,} claims on {len(now.people.persons):,} persons to {output}. It names persons and all sources, "
               "confidential ones too: keep it safe.")


@click.command()
@click.argument("source", metavar="CLAIMS", type=click.Path(path_type=Path))
@click.option("-o", "output", required=True, type=click.Path(path_type=Path),
              help="The Parquet file to write; with --spark, a folder of them.")
@shell.READING
@shell.PROCESSES
@click.option("--spark", "master", metavar="MASTER",
              help="Check on Spark: local[2] is this machine with two cores; any other master is sent the claims.")
def corpus(source: Path, output: Path, reading: str, processes: int | None, master: str | None) -> None:
    """Check a Parquet file of CLAIMS.

    One row a finding and one a verdict, the same rows in the same order whichever way they were worked out.
    """
    from habeas.corpus import parquet, spark

    if master and processes:
        raise click.UsageError("--spark has processes of its own: give it or --processes, not both.")
    shell.writable(output)
    if master:
        count = spark.check_claims(source, output, reading, master)
    else:
        with shell.progress("claims") as progress:
            count = parquet.check_claims(source, output, reading, processes, progress)
    click.echo(f"Wrote {count:,} findings and verdicts to {output}. They quote the claims: keep them safe.")
