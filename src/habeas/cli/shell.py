"""What the commands share: who acts, the open case, progress, reading and writing files, the options that many have."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from habeas.cli.screen import guarded, one_line
from habeas.core.errors import CannotWrite, HabeasError, NoAccess, NoAuthor, NotText, UnreadableFile

if TYPE_CHECKING:
    from habeas.actions.hand import Hand
    from habeas.store.case import CaseStore

FOLDER = click.argument("folder", type=click.Path(path_type=Path))
FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print.")
READING = click.option("--reading", type=click.Choice(["tolerant", "strict"]), default="tolerant",
                       help="Tolerant allows for rounding; strict takes every word as written.")
LANGUAGE = click.option("--language", type=click.Choice(["en", "es"]), default="en",
                        help="The language of findings, verdicts and whole reports (English, Spanish); all else stays English.")
UNREVIEWED = click.option("--unreviewed", is_flag=True,
                          help="With the proposals that nobody has decided on, each marked “unreviewed proposal”.")
PROCESSES = click.option("--processes", type=click.IntRange(1, 256),
                         help="How many processes check persons. [default: one for each processor, where there are enough persons]")
SHOWN = 20  # findings or rows printed on a terminal before the rest is counted
ROUNDS = 200_000  # values made between two rounds of garbage collection
REFRESH = 0.2  # seconds between two updates of the progress line


class Commands(click.Group):
    """Commands in the order of their use; a mistake of the user's ends in one sentence and the right exit status."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which they were registered."""
        return list(self.commands)

    def main(self, *given: Any, **named: Any) -> Any:
        """Run the program; nothing that it prints steers the terminal."""
        with guarded():
            return super().main(*given, **named)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; say a HabeasError as its sentence."""
        ctx.color = True  # or click takes out of a document what looks like a colour, where there is no terminal; Screen shows it
        try:
            return super().invoke(ctx)
        except HabeasError as error:
            found = error
        except BrokenPipeError:
            raise  # click ends quietly when whoever reads the output has gone
        except UnicodeEncodeError:
            found = NotText()
        except OSError as error:
            found = NoAccess(": ".join(filter(None, (str(error.filename or ""), error.strerror))) or type(error).__name__)
        click.echo(f"habeas: {one_line(str(found))}", err=True)
        ctx.exit(found.exit_status)


def hand(author: str | None) -> Hand:
    """Who acts now. Raises NoAuthor."""
    import getpass

    from habeas.actions.hand import Hand

    try:
        return Hand(author or getpass.getuser(), now())
    except (KeyError, ImportError, OSError):  # which one depends on the system and on the version of Python
        raise NoAuthor from None


def now() -> str:
    """The time, UTC, to the second."""
    from datetime import UTC, datetime

    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextmanager
def case(folder: Path) -> Iterator[CaseStore]:
    """The open case. Raises NoCaseHere."""
    import gc

    from habeas.store.case import CaseStore

    gc.set_threshold(ROUNDS)  # a case is hundreds of thousands of small values that live to the end: looking them over often is waste
    with CaseStore.open(folder) as store:
        yield store


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A line on the terminal that counts; nothing where there is no terminal."""
    import time

    shown = [0.0]

    def step(done: int, of: int) -> None:
        if sys.stderr.isatty() and (time.monotonic() - shown[0] > REFRESH or done == of):
            shown[0] = time.monotonic()
            click.echo(f"\r{done:,} of {of:,} {what}", nl=False, err=True)

    try:
        yield step
    finally:
        if shown[0]:
            click.echo("", err=True)


def as_json(value: Any) -> None:
    """Print JSON."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def read(path: Path) -> bytes:
    """The bytes of a file that the user named. Raises UnreadableFile."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(path.name, error.strerror or "it cannot be opened", "Check the path.") from error


def read_text(path: Path) -> str:
    """A text file that the user named, in UTF-8. Raises UnreadableFile."""
    try:
        return read(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(path.name, f"byte {error.start + 1} is not UTF-8", "Save it as UTF-8.") from error


def write(path: Path, pieces: Iterable[str]) -> int:
    """Write through a temporary file beside it, so that a half-written file never stands under its name; the number of pieces.
    Raises CannotWrite."""
    writable(path)
    count = 0
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8", newline="\n") as target:
            for piece in pieces:
                target.write(piece)
                count += 1
        os.replace(part, path)
    except OSError as error:
        raise CannotWrite(str(path), error.strerror or "the disk does not take it") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return count


def writable(path: Path) -> None:
    """Raises CannotWrite where a file must not be put."""
    if not path.name or path.is_dir():
        raise CannotWrite(str(path), "it is a folder")
    if _is_of_case(path.resolve()):
        raise CannotWrite(str(path), "it is a part of the case itself")


def _is_of_case(path: Path) -> bool:
    """Whether writing there would overwrite a ledger or a kept file."""
    ledger = path.name.startswith(("case.sqlite", "case.new", "search.sqlite"))
    folder = path.parent if ledger else path.parent.parent
    return (ledger or path.parent.name == "exhibits") and (folder / "case.sqlite").exists()
