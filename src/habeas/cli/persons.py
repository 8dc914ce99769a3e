"""Commands on persons: list, show, link."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.cli import shell


@click.command()
@shell.FOLDER
@click.argument("text", default="")
@shell.FORMAT
def people(folder: Path, text: str, form: str) -> None:
    """List the persons of a case.

    With TEXT: only those one of whose names holds its words.
    """
    from habeas import questions
    from habeas.cli import printing

    with shell.case(folder) as store:
        found = questions.search(questions.standing(store), text)
    if form == "json":
        shell.as_json({"people": [printing.person_json(each) for each in found]})
        return
    for each in found[:500]:
        others = f"   (also {', '.join(each.mentions[1:])})" if each.mentions[1:] else ""
        click.echo(f"{each.id:<24} {each.name or '(no name)'}{others}")
    if len(found) > 500:
        click.echo(f"... and {len(found) - 500:,} more; give part of a name, or --format json.")
    if not found:
        click.echo("Nobody in this case answers to that." if text else "There is nobody in this case yet.")


@click.command()
@shell.FOLDER
@click.argument("person")
@shell.READING
@shell.UNREVIEWED
@shell.LANGUAGE
@shell.FORMAT
def show(folder: Path, person: str, reading: str, unreviewed: bool, language: str, form: str) -> None:
    """Show what each source says of a PERSON, side by side.

    PERSON is a mention such as ruvte:12, or a name. Below stand what the claims support of each thing said, the dates that they allow
    together, and what was found.
    """
    from habeas import questions
    from habeas.cli import printing, showing
    from habeas.drafting.mask import mask

    with shell.case(folder) as store:
        now = questions.standing(store, unreviewed)
        file = next(questions.files(store, now, [questions.person(now, person)], reading, language=language))
        consents, risks = questions.allowed(store, file)
        hide = mask(store.sources(), file.claims)
    if form == "json":
        shell.as_json(printing.show_json(file, consents, risks, hide, language))
    else:
        click.echo("\n".join(showing.person_lines(file, consents, risks, hide, language)).rstrip())


@click.command()
@shell.FOLDER
@click.option("--dry-run", is_flag=True, help="List the pairs and write nothing.")
@shell.FORMAT
@click.pass_obj
def link(author: str | None, folder: Path, dry_run: bool, form: str) -> None:
    """Join rows of different lists that bear the same name.

    A recorded rule joins them, one to one in both lists. Accents, case, order and particles do not count. A pair whose dates contradict
    each other is joined too and marked for review; every pair can be undone by itself: habeas withdraw FOLDER JUDGEMENT.
    """
    from habeas.actions import linking

    with shell.case(folder) as store:
        done = linking.link(store, shell.hand(author), dry_run)
    review = [pair for pair in done.pairs if pair.review]
    if form == "json":
        shell.as_json({"pairs": [pair._asdict() for pair in done.pairs], "for_review": len(review), "written": not dry_run,
                       "names_shared_by_several_rows": done.shared, "already_judged": done.already,
                       "waiting": [pair._asdict() for pair in done.waiting]})
        return
    click.echo(f"{'Would join' if dry_run else 'Joined'} {len(done.pairs):,} pairs of rows with the same name, one to one in both lists"
               + (f" ({done.already:,} were judged before)." if done.already else "."))
    if done.shared:
        click.echo(f"  left alone: {done.shared:,} names that several rows of one list bear.")
    if review:
        click.echo(f"  for review, because their dates contradict each other: {len(review):,}")
    for pair in review[:shell.SHOWN]:
        click.echo(f"    {pair.first} and {pair.second}: {pair.review}")
    if len(review) > shell.SHOWN:
        click.echo(f"    ... and {len(review) - shell.SHOWN:,} more: habeas judge {folder} list --review")
    if done.waiting:
        click.echo(f"  waiting until proposals on them are confirmed (--unreviewed joins them in what it shows): {len(done.waiting):,}")
    for pair in done.waiting[:shell.SHOWN]:
        click.echo(f"    {pair.first} and {pair.second}")
    if done.pairs and not dry_run:
        click.echo(f"To undo a pair: habeas judge {folder} list, then habeas withdraw {folder} JUDGEMENT --reason TEXT\n"
                   f"Next: habeas check {folder}")
