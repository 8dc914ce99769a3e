"""The command that opens cases in the browser."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from habeas.cli import shell


@click.command()
@click.argument("folders", metavar="[FOLDER]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=8377, show_default=True, help="Where to answer; 0 for any that is free.")
@click.option("--open", "browse", is_flag=True, help="Open the browser, logged in.")
@click.option("--listen-to-the-network", "bind", metavar="ADDRESS", default="127.0.0.1",
              help="Answer other machines too, at this ADDRESS of this machine. Nothing that is sent is encrypted.")
@click.option("--language", type=click.Choice(["en", "es"]), help="The language of your pages. [default: as the browser asks]")
@click.pass_obj
def serve(author: str | None, folders: tuple[Path, ...], port: int, browse: bool, bind: str, language: str | None) -> None:
    """Open cases in the browser.

    Shows a link that logs in once; press Enter for another one, Ctrl-C to end. Cases that were opened before are there too. Nobody
    on another machine can reach the pages unless --listen-to-the-network says so.
    """
    import logging
    from dataclasses import replace

    from habeas.web import accounts, opening, rounds, server, settings

    name = shell.hand(author).author
    settings.start()
    user = accounts.user_called(name, host=True)
    if language:
        accounts.prefer(user, language, user.theme)
        user = replace(user, language=language)
    opened = [opening.open_for(user, folder) for folder in folders]
    rounds.head_start = 0.6
    running = server.serve(port, bind)
    end = f"?case={opened[0]}" if len(opened) == 1 else ""
    if bind != "127.0.0.1":
        click.echo(f"Anybody who can reach {bind} can try to log in, and whoever is on the way can read along: nothing is encrypted.",
                   err=True)

    def link() -> str:
        return f"{running.address}/login/{accounts.ticket(user)}{end}"

    try:
        if browse:
            import webbrowser

            webbrowser.open(link())
        click.echo(f"Habeas answers at {running.address}. To log in, open this link; it works once, for 15 minutes:\n  {link()}\n"
                   "Press Enter for another link, Ctrl-C to end.")
        while sys.stdin.readline():
            click.echo(f"  {link()}")
        running.thread.join()  # no terminal: until the process is ended
    except KeyboardInterrupt:
        click.echo("\nEnded.")
    finally:
        logging.getLogger("habeas.web").setLevel(logging.CRITICAL)  # checks and indexing that go on end with the process: no fault
        running.stop()
