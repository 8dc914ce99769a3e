"""Commands on documents: add files and folders, print their texts, say what is known of each."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from habeas.cli import shell
from habeas.cli.screen import one_line

if TYPE_CHECKING:
    from habeas.actions.documents import Added, Offered
    from habeas.core.documents import Description, Text
    from habeas.core.people import Exhibit
    from habeas.store.case import CaseStore

_LEAST = 6  # characters of a digest that name an exhibit


def _described(command: Any) -> Any:
    """The options that say what a document is."""
    for name, told in (("edition-of", "What it is a later edition of: the beginning of a digest, or a file's name, in which * stands for "
                        "anything; none: of nothing."),
                       ("about", "The person whom it is mainly about: a mention or a name."), ("address", "Where it was got from."),
                       ("language", "Its language, by its code: en, es."), ("published", "When it was published or written (a date)."),
                       ("title", "Its title."), ("publisher", "Who published it, or wrote it where nobody published it.")):
        command = click.option(f"--{name}", default="", help=told)(command)
    return command


@click.command()
@shell.FOLDER
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@_described
@click.option("--encoding", default="", help="The encoding of plain text and web pages that do not say it, such as cp1252.")
@click.option("--again", is_flag=True, help="Read also the documents whose text the case has; a text that differs is kept beside it.")
@shell.FORMAT
@click.pass_obj
def add(author: str | None, /, folder: Path, files: tuple[Path, ...], again: bool, form: str, **said: str) -> None:
    """Add documents: files, or folders with all in them.

    PDF, DOCX, ODT, HTML, e-mail, Markdown, plain text and images are read, each in a process of its own, and kept. What --publisher and
    the like say, or a file documents.toml in a folder (docs/documents.md), is recorded as confirmed; what a file says of itself, as
    proposed. The same command again goes on where it was interrupted.
    """
    from dataclasses import asdict

    from habeas.actions import documents
    from habeas.intake.metadata import checked

    values = {name: checked(name, value) for name, value in said.items() if value}
    offered, unused = offered_files(files, folder, values)
    done: list[Added] = []
    interrupted = False
    with shell.case(folder) as store, shell.progress("files") as progress:
        try:
            for each in documents.add(store, offered, shell.hand(author), again):
                done.append(each)
                progress(len(done), len(offered))
        except KeyboardInterrupt:
            interrupted = True
    if form == "json":
        shell.as_json({"documents": [asdict(each) for each in done], "not_reached": len(offered) - len(done), "unused": unused,
                       "interrupted": interrupted})
    else:
        click.echo("\n".join(_lines(done, unused)))
        if interrupted:
            click.echo(f"Interrupted; {len(offered) - len(done):,} files were not reached. The same command goes on.")
        elif done:
            click.echo(f"Next: habeas read {folder} (habeas text {folder} shows the text of each document)")
    if interrupted:
        click.get_current_context().exit(130)


def offered_files(files: Sequence[Path], case: Path | None, values: dict[str, str]) -> tuple[list[Offered], list[str]]:
    """The files in the order of their names, each once, with what is said of them; and patterns of sidecars that fit none of them.
    Raises UnreadableFile, BadSidecar."""
    from habeas.actions.documents import Offered
    from habeas.cli.folders import below, whole
    from habeas.core.errors import UnreadableFile
    from habeas.intake.metadata import SIDECAR, Sidecar, read_sidecar

    found: dict[str, Offered] = {}
    unused: list[str] = []
    for given in files:
        if not given.exists():
            raise UnreadableFile(str(given), "it is not there", "Check the path.")
        root = given if given.is_dir() else given.parent
        side = root / SIDECAR
        sidecar = read_sidecar(shell.read_text(side), str(side)) if side.is_file() else Sidecar()
        paths = below(given, case) if given.is_dir() else {given: partial(whole, given)}
        names = [path.relative_to(root).as_posix() for path in paths]
        for (path, data), name in zip(paths.items(), names, strict=True):
            shown = name if given.is_dir() and len(files) == 1 else str(path)
            place = os.path.abspath(path) if given.is_dir() and path.is_symlink() else os.path.realpath(path)
            found.setdefault(place, Offered(_printable(shown), _printable(path.name), data, {**sidecar.of(name), **values}))
        if given.is_dir():
            unused += sidecar.unused(names)
    return list(found.values()), unused


def _printable(name: str) -> str:
    """A name in UTF-8; file systems take any bytes."""
    return name.encode("utf-8", "replace").decode()


def _lines(done: list[Added], unused: list[str]) -> list[str]:
    """What was done, what is doubtful, what was skipped; a line for each file of which there is something to say."""
    everything = [*done, *(each for top in done for each in _attached(top))]
    counts = {status: sum(each.status == status for each in everything)
              for status in ("added", "read again", "known", "unread", "skipped")}
    characters = sum(each.characters for each in everything if each.status in ("added", "read again"))
    told = {"added": "added", "read again": "read again, with a new text beside the old", "known": "already there",
            "unread": "kept, but without text", "skipped": "skipped"}
    lines = [", ".join(f"{count:,} {told[status]}" for status, count in counts.items() if count) + f"; {characters:,} characters of text"]
    for title, chosen in (("Without text", "unread"), ("Skipped", "skipped")):
        if counts[chosen]:
            lines += [f"{title}:", *(f"  {one_line(each.file)}: {each.problem}" for each in everything if each.status == chosen)]
    doubtful = [each for each in everything if each.doubts]
    if doubtful:
        lines += ["Doubtful:", *(f"  {one_line(each.file)}: {doubt}" for each in doubtful for doubt in each.doubts)]
    noted = [each for each in everything if each.notes and each.status in ("added", "read again")]
    if noted:
        shown = [f"  {one_line(each.file)}: {note}" for each in noted[:shell.SHOWN] for note in each.notes]
        lines += ["Left out or put elsewhere:", *shown]
        if len(noted) > shell.SHOWN:
            lines.append(f"  and in {len(noted) - shell.SHOWN} more files; --format json lists them all")
    lines += [f"documents.toml describes {pattern!r}, which no file is called." for pattern in unused]
    dates = sum(any(said.field == "published" and not said.confirmed for said in each.described)
                and not any(said.field == "published" and said.confirmed for said in each.described) for each in everything)
    if dates:
        lines.append(f"{dates:,} propose{'s' if dates == 1 else ''} a date of publication that nobody has confirmed; "
                     "habeas describe confirms it.")
    return lines


def _attached(added: Added) -> Iterator[Added]:
    for each in added.attached:
        yield each
        yield from _attached(each)


@click.command()
@shell.FOLDER
@click.argument("exhibit", required=False)
@click.option("--boxes", is_flag=True, help="With --format json: where each character stands on its page, in tenths of a point.")
@shell.FORMAT
def text(folder: Path, exhibit: str | None, boxes: bool, form: str) -> None:
    """Print the text of an EXHIBIT, or list the documents.

    EXHIBIT is the beginning of its digest, or the name of its file. A line [page N] stands before each page; it is no part of the text.
    """
    from habeas.core.errors import NoSuchText
    from habeas.store import documents as kept

    with shell.case(folder) as store:
        if exhibit is None:
            _list(store, form)
            return
        found = exhibit_named(store, exhibit)
        texts = kept.texts(store, found.id)
        said = kept.descriptions(store, [found.id]).get(found.id, [])
    if not texts or (texts[-1].problem and form == "text"):
        raise NoSuchText(found.id, texts[-1].problem if texts else "")
    now = texts[-1]
    if form == "json":
        shell.as_json({**_heading_json(found, now, said), "pages": _pages_json(now, boxes), "texts": [each.id for each in texts]})
    else:
        for line in (*now.notes, *now.doubts):
            click.echo(f"[{line}]")
        for page in now.pages:
            click.echo(f"[page {page.number}]\n{page.text}" if page.number else page.text, nl=page.text[-1:] != "\n")


def _list(store: CaseStore, form: str) -> None:
    from habeas.core.documents import Text
    from habeas.store import documents as kept

    texts, said = kept.headings(store), kept.descriptions(store)
    rows = [(each, texts[each.id], said.get(each.id, [])) for each in store.exhibits().values()
            if each.id in texts and each.media_type != "erased"]
    rows.sort(key=lambda row: (row[0].name, row[0].id))
    if form == "json":
        shell.as_json({"documents": [_heading_json(*row) for row in rows]})
        return
    for found, now, described in rows:
        assert isinstance(now, Text)
        size = f"{len(now.pages)} pages, {_length(now):,} characters" if len(now.pages) > 1 else f"{_length(now):,} characters"
        click.echo(f"{found.id[:12]}  {one_line(found.name)}  ({'no text' if now.problem else size})")
        for each in described:
            click.echo(f"              {each.field}: {each.value}{'' if each.confirmed else f'  (proposed: {each.origin})'}")
    click.echo(f"{len(rows):,} document{'' if len(rows) == 1 else 's'}. habeas text {store.folder.name} EXHIBIT prints one.")


def _length(text: Text) -> int:
    return sum(len(page.text) for page in text.pages)


def _heading_json(found: Exhibit, now: Text, said: list[Description]) -> dict[str, Any]:
    return {
        "exhibit": found.id, "name": found.name, "media_type": found.media_type, "size": found.size, "kept": found.kept, "how": found.how,
        "text": now.id, "extractor": now.extractor, "version": now.version, "characters": _length(now), "notes": list(now.notes),
        "doubts": list(now.doubts), "problem": now.problem,
        "described": [{"field": each.field, "value": each.value, "origin": each.origin, "confirmed": each.confirmed} for each in said]}


def _pages_json(now: Text, boxes: bool) -> list[dict[str, Any]]:
    from habeas.core.documents import unpacked

    return [{"page": page.number, "start": start, "origin": page.origin, "text": page.text,
             **({"boxes": [list(box) for box in unpacked(page.boxes)] if page.boxes else []} if boxes else {})}
            for page, start in zip(now.pages, now.starts(), strict=True)]


@click.command()
@shell.FOLDER
@click.argument("exhibit")
@_described
@click.option("--confirm", multiple=True, type=click.Choice(["publisher", "title", "published", "language", "address", "edition_of"]),
              help="Confirm what the file proposes. May be repeated.")
@click.pass_obj
def describe(author: str | None, /, folder: Path, exhibit: str, confirm: tuple[str, ...], **said: str) -> None:
    """Say what a document is, or confirm what its file says.

    Only a confirmed date of publication counts when dates are compared. EXHIBIT is the beginning of its digest, or its file's name.
    """
    from habeas.actions import documents

    with shell.case(folder) as store:
        found = exhibit_named(store, exhibit)
        for each in documents.describe(store, found, said, confirm, shell.hand(author)):
            click.echo(f"{each.field}: {each.value}{'' if each.confirmed else f'  (proposed: {each.origin})'}")


def exhibit_named(store: CaseStore, text: str) -> Exhibit:
    """The exhibit of that name, or whose digest begins so. Raises NotInCase, Ambiguous."""
    from habeas.core.errors import Ambiguous, NotInCase

    exhibits = [each for each in store.exhibits().values() if each.media_type != "erased"]
    found = [each for each in exhibits if each.name == text] or [
        each for each in exhibits if len(text) >= _LEAST and each.id.startswith(text.lower())]
    if not found:
        raise NotInCase("exhibit", text, "`habeas text` lists the documents.")
    if len(found) > 1:
        raise Ambiguous("exhibit", text, [each.id[:12] for each in found])
    return found[0]
