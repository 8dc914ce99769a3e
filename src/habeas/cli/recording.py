"""Commands that record by hand: claims, consent, risk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from habeas.cli import shell
from habeas.core.people import USES

if TYPE_CHECKING:
    from habeas.actions.recording import Document
    from habeas.store.case import CaseStore


def _print_kinds(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    """Print the vocabulary and stop."""
    from habeas.cli import typed

    if asked:
        click.echo("\n".join(typed.kind_lines()))
        ctx.exit()


@click.command()
@shell.FOLDER
@click.option("--person", help="A person of the case: a mention such as ruvte:12, or a name.")
@click.option("--new", "new_name", help="The name of a person who is new to the case.")
@click.option("--kind", "kind_name", help="What sort of claim it is; --kinds lists them.")
@click.option("--value", help="The value as read: a date (1976-05), an age (24), a length (24 years), a code, a text.")
@click.option("--words", help="The exact words of the source.")
@click.option("--speaker", help="Who says it.")
@click.option("--via", multiple=True, help="Who relays it, from the nearest to the speaker to the publisher. May be repeated.")
@click.option("--file", "document", type=click.Path(path_type=Path), help="The document that holds the words; it is kept.")
@click.option("--page", default="", help="The page of the document.")
@click.option("--at", default="", help="For an age or a situation: the event (arrest, arrest|death) or date it is meant at.")
@click.option("--since", default="", help="For a length: the event it runs from. [default: arrest]")
@click.option("--until", default="", help="For a length: the event or date it runs to. [default: release]")
@click.option("--bound", type=click.Choice(["start", "end"]), help="For a state: the date is that of its start or end.")
@click.option("--place", default="", help="Where the event took place.")
@click.option("--episode", default="principal", help="Another episode than the principal one, by a label of your own.")
@click.option("--said", help="When the speaker said it (a date).")
@click.option("--denied", is_flag=True, help="The speaker denies it.")
@click.option("--confidential", is_flag=True, help="The speaker must not be named outside the case.")
@click.option("--kinds", is_flag=True, is_eager=True, expose_value=False, callback=_print_kinds, help="List the kinds of claim and stop.")
@click.pass_obj
def record(author: str | None, /, folder: Path, **given: Any) -> None:
    """Record a claim by hand, with its source and words.

    \b
    habeas record CASE --person harbour:1 --kind release --value 1978-05 \\
      --speaker "her sister" --words "they let her go in May 1978" --file letter.txt
    """
    import habeas.actions.recording as actions
    from habeas import questions
    from habeas.core import typed
    from habeas.core.when import parse

    missing = [name for name, key in (("--kind", "kind_name"), ("--words", "words"), ("--speaker", "speaker")) if not given[key]]
    if missing or bool(given["person"]) == bool(given["new_name"]):
        raise click.UsageError(f"Give {', '.join(missing) or 'one'} {'and one ' if missing else ''}of --person or --new.")
    value = typed.value(given["kind_name"], given["value"], given["at"], given["since"], given["until"])
    typed.check_bound(given["kind_name"], given["bound"])
    saying = actions.Saying(
        given["speaker"], given["words"], given["kind_name"], value, given["via"], not given["denied"], given["episode"], given["place"],
        given["bound"] or "", parse(given["said"]) if given["said"] else None, given["page"], given["confidential"])
    with shell.case(folder) as store:
        about = given["new_name"] or questions.person(questions.standing(store), given["person"])
        claim = actions.record(store, saying, about, _document(store, given["document"]), shell.hand(author))
    click.echo(f"Recorded claim {claim.id[:10]} by {claim.speaker}. Next: habeas show {folder} {claim.mention}")


@click.command()
@shell.FOLDER
@click.argument("about")
@click.option("--use", required=True, type=click.Choice(USES), metavar="USE", help=f"One of: {', '.join(USES)}.")
@click.option("--given-by", required=True, help="Who gave it: the person, or a relative on their behalf.")
@click.option("--given", required=True, help="When (a date).")
@click.option("--until", help="Until when (a date).")
@click.option("--refused", is_flag=True, help="The use was refused.")
@click.option("--provisional", is_flag=True, help="Given by somebody else while the person cannot be asked.")
@click.option("--note", default="", help="Anything else, in a few words.")
@click.pass_obj
def consent(author: str | None, folder: Path, about: str, use: str, given_by: str, given: str, until: str | None, refused: bool,
            provisional: bool, note: str) -> None:
    """Record what a person or source allowed or refused.

    ABOUT is a person (a mention or a name) or a source, as `habeas show` prints them.
    """
    import habeas.actions.recording as actions
    from habeas import questions
    from habeas.core.when import parse

    with shell.case(folder) as store:
        about = questions.anyone(store, questions.standing(store), about)
        actions.give_consent(store, about, use, given_by, parse(given), parse(until) if until else None, not refused, provisional, note,
                             shell.hand(author))
    click.echo(f"Recorded: {'refused' if refused else 'allowed'}, {use}.")


@click.command()
@shell.FOLDER
@click.argument("about")
@click.argument("note")
@click.option("--level", type=click.Choice(["low", "medium", "high", "unknown"]), default="unknown", show_default=True,
              help="How great it is.")
@click.pass_obj
def risk(author: str | None, folder: Path, about: str, note: str, level: str) -> None:
    """Note a risk for a person or source.

    ABOUT is a person (a mention or a name) or a source, as `habeas show` prints them.
    """
    import habeas.actions.recording as actions
    from habeas import questions

    with shell.case(folder) as store:
        about = questions.anyone(store, questions.standing(store), about)
        actions.note_risk(store, about, note, level, shell.hand(author))
    click.echo("Noted.")


def _document(store: CaseStore, path: Path | None) -> Document | None:
    """The file that a claim is recorded from, with its text: as the case has it, or as it is where it is plain text."""
    import mimetypes

    from habeas.actions.recording import Document
    from habeas.store.documents import texts
    from habeas.store.files import digest

    if path is None:
        return None
    data = shell.read(path)
    kept = [each for each in texts(store, digest(data)) if not each.problem]
    if kept:
        return Document(data, path.name, store.exhibits()[kept[-1].exhibit].media_type, kept[-1].content, kept[-1].page_at)
    media = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Document(data, path.name, media, shell.read_text(path) if media.startswith("text/") else None)
