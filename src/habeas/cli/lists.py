"""The command that imports lists."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.cli import shell


@click.command("import")
@shell.FOLDER
@click.argument("file", metavar="LIST", type=click.Path(path_type=Path))
@click.option("--map", "map_file", type=click.Path(path_type=Path), help="The mapping that says what the columns mean (TOML).")
@click.option("--dry-run", is_flag=True, help="Read everything and say what would be recorded; write nothing.")
@click.option("--draft-map", is_flag=True, help="Print a mapping drafted from the list itself, to be looked over and completed.")
@shell.FORMAT
@click.pass_obj
def import_(author: str | None, folder: Path, file: Path, map_file: Path | None, dry_run: bool, draft_map: bool, form: str) -> None:
    """Import a LIST (CSV or XLSX).

    Importing the same file again changes nothing; a newer edition marks what changed. docs/maps.md explains mappings.
    """
    from dataclasses import asdict

    from habeas.actions import lists
    from habeas.cli import printing

    data = shell.read(file)
    if draft_map:
        click.echo(lists.draft(data, file.name), nl=False)
        return
    if map_file is None:
        raise click.UsageError("A list needs a mapping: --map MAP.toml, or --draft-map to have one drafted.")
    map_text = shell.read_text(map_file)
    with shell.case(folder) as store, shell.progress("rows") as progress:
        given = lists.Given(data, file.name, map_text, map_file.name)
        outcome = lists.import_list(store, given, shell.hand(author), dry_run, progress)
    if form == "json":
        shell.as_json(asdict(outcome))
    else:
        click.echo("\n".join(printing.outcome_lines(outcome, dry_run)))
        if outcome.fresh and not dry_run:
            click.echo(f"Next: habeas link {folder} (rows of the same name in another list), or habeas check {folder}")
