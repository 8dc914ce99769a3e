"""The second reader on the command line: its options, the question before anything is sent, and what is said of its answer."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TypeVar

import click

from habeas.cli import shell

if TYPE_CHECKING:
    from habeas.reading.document import Document
    from habeas.reading.model.endpoint import Answer, Endpoint

KEY = "HABEAS_ENDPOINT_KEY"  # the only place of the key: an option would stand in the shell's history
_Command = TypeVar("_Command")


def options(command: _Command) -> _Command:
    """The options of a command that may ask a second reader; the command gets `url`, `model`, `yes`, `wait` and `unencrypted`."""
    changed: Any = command
    for option in (
        click.option("--unencrypted", is_flag=True, help="Allow an endpoint on another machine without encryption (http)."),
        click.option("--wait", type=click.IntRange(1, 3600), default=120, show_default=True, help="Seconds to wait for each answer."),
        click.option("--yes", is_flag=True, help="Send the text to the endpoint without asking."),
        click.option("--model", default="", help="The model, by the endpoint's name for it."),
        click.option("--endpoint", "url", default="", metavar="URL",
                     help=f"Have a model read it too: the address of an OpenAI-compatible endpoint. A key goes in {KEY}."),
    ):
        changed = option(changed)
    return changed  # type: ignore[no-any-return]


def chosen(url: str, model: str, wait: int, unencrypted: bool) -> Endpoint | None:
    """The endpoint that the options name, None if they name none. Raises BadEndpoint, OpenEndpoint."""
    if not url:
        if model or unencrypted:
            raise click.UsageError("--model and --unencrypted go with --endpoint.")
        return None
    if not model:
        raise click.UsageError("--endpoint needs --model.")
    from habeas.reading.model.endpoint import Endpoint

    return Endpoint(url, model, os.environ.get(KEY, ""), timeout=wait, unencrypted=unencrypted)


def second_reader(endpoint: Endpoint, document: Document, name: str, yes: bool) -> Answer | None:
    """Say where the text would go, ask, send it; None if the user says no. `name` is how the user knows the document."""
    from habeas.reading.model.endpoint import ask, destination

    click.echo(destination(endpoint, document, name), err=True)
    if not yes and not click.confirm("Send it?", default=False, err=True):
        click.echo("Nothing was sent.", err=True)
        return None
    with shell.progress("stretches") as progress:
        return ask(document, endpoint, progress)


def lines(answer: Answer) -> list[str]:
    """What is to be said beside the proposals: what was refused, and what was not read."""
    told = [f"The model's answers: proposed: {len(answer.proposals):,}; refused: {len(answer.refused):,}; "
            f"stretches not read, or not wholly: {len(answer.unread):,}."]
    told += [f"  refused: {each.why}: {each.quote}" if each.quote else f"  refused: {each.why}" for each in answer.refused]
    told += [f"  not read: characters {each.start:,} to {each.end:,}: {each.why}" for each in answer.unread]
    return told + list(answer.notes)


def as_json(answer: Answer) -> dict[str, Any]:
    """The same as JSON."""
    return {"refused": [{"quote": each.quote, "why": each.why} for each in answer.refused],
            "unread": [{"start": each.start, "end": each.end, "why": each.why} for each in answer.unread], "notes": list(answer.notes)}
