"""Write docs/cli.md from the `--help` of every command, or check that it is up to date.

Usage: python tools/cli_docs.py [--check]

With --check nothing is written; exit status 1 if the page differs from what the commands say.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

PAGE = Path(__file__).resolve().parent.parent / "docs" / "cli.md"
WIDTH = 100  # columns of a help text, whatever the terminal

HEAD = """# The command line

This page is generated from `--help` by `make docs`; CI checks that it is up to date.
"""


Place = tuple[list[str], click.Context]


def commands(command: click.Command, *words: str, parent: click.Context | None = None) -> Iterator[Place]:
    """A command and all below it, depth first in their own order: the words that call it, and its context."""
    context = command.context_class(command, info_name=words[-1], parent=parent, terminal_width=WIDTH, max_content_width=WIDTH)
    yield list(words), context
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            below = command.get_command(context, each)
            if below is not None and not below.hidden:
                yield from commands(below, *words, each, parent=context)


def page(group: click.Command, name: str = "habeas") -> str:
    """The whole page in Markdown."""
    sections = [f"## {' '.join(words)}\n\n```text\n{place.get_help().rstrip()}\n```\n" for words, place in commands(group, name)]
    return "\n".join([HEAD, *sections])


def main(arguments: list[str]) -> int:
    """Write or check docs/cli.md; the exit status."""
    from habeas.cli import main as group

    text = page(group)
    if "--check" not in arguments:
        PAGE.write_text(text, encoding="utf-8")
        print("Wrote docs/cli.md.")
        return 0
    if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
        print("docs/cli.md does not say what the commands say. `make docs` writes it again.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
