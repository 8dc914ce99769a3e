"""Commands on a whole case: start, verify, rebuild, export, demo."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from habeas.cli import shell


@click.command()
@shell.FOLDER
@click.option("--title", default="", help="What the case is called. [default: the folder's name]")
@click.pass_obj
def new(author: str | None, folder: Path, title: str) -> None:
    """Start a case in a new FOLDER."""
    from habeas.store.case import CaseStore

    who = shell.hand(author)
    name = title or folder.resolve().name.encode("utf-8", "replace").decode()
    CaseStore.create(folder, name, who.author, who.time).close()
    click.echo(f"Started a case in {folder}. Next, have a mapping of a list drafted, look it over, and import the list:\n"
               f"  habeas import {folder} LIST.csv --draft-map > MAP.toml\n"
               f"  habeas import {folder} LIST.csv --map MAP.toml\n"
               f"or record what a document says: habeas record {folder} --help")


@click.command()
@shell.FOLDER
@shell.FORMAT
@click.pass_context
def verify(ctx: click.Context, folder: Path, form: str) -> None:
    """Prove that nothing in the case was altered or lost.

    Checks the ledger, the kept files and all that is derived from them. The exit status is 3 if there is damage.
    """
    from dataclasses import asdict

    from habeas.cli import printing
    from habeas.store.case import CaseStore
    from habeas.store.verify import verify as verified

    with CaseStore.open(folder, guarded=False) as store:
        found = verified(store)
    if form == "json":
        shell.as_json({"whole": not found.problems, **asdict(found)})
    else:
        click.echo("\n".join(printing.verification_lines(found)))
    ctx.exit(3 if found.problems else 0)


@click.command()
@shell.FOLDER
def rebuild(folder: Path) -> None:
    """Make anew all that is derived from the ledger."""
    from habeas.store import rebuild as rebuilding

    with shell.case(folder) as store, shell.progress("entries") as progress:
        rebuilding.rebuild(store, progress)
    click.echo("Rebuilt from the ledger.")


@click.command()
@shell.FOLDER
@click.option("-o", "output", required=True, type=click.Path(path_type=Path), help="The file to write (JSON lines).")
@shell.UNREVIEWED
def export(folder: Path, output: Path, unreviewed: bool) -> None:
    """Export the whole case as JSON lines.

    Every source (confidential ones with their names), list, mention, person, claim, judgement and finding.
    """
    from habeas import questions
    from habeas.drafting import export as drafts

    with shell.case(folder) as store, shell.progress("persons") as progress:
        count = shell.write(output, drafts.lines(questions.case_file(store, "tolerant", shell.now(), progress, unreviewed=unreviewed)))
    click.echo(f"Wrote {count:,} lines to {output}. It names persons and all sources, "
               "confidential ones too: keep it safe.")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("habeas-demo"))
@click.option("--again", is_flag=True, help="Remove the demo case in FOLDER first, if there is one.")
def demo(folder: Path, again: bool) -> None:
    """Build an invented case, print what it finds, write its report."""
    from habeas.cli import printing
    from habeas.demo import story

    case = story.run(folder, again, click.echo)
    name = _called()
    click.echo("\n".join(["", *printing.case_lines(case)]))
    click.echo(f"\nThe report: {folder / story.REPORT}\nNext: {name} serve {folder} --open   (all of it in the browser)\n"
               f"      {name} show {folder} Tamril    (one person: who says what)\n"
               f"      {name} review {folder}         (decide on the proposals that are left open)")


def _called() -> str:
    """How this program is called from here: by its path where no shell would find it by its name, as after `make demo`."""
    path = sys.argv[0]
    return path if path.endswith("habeas") and shutil.which("habeas") is None else "habeas"
