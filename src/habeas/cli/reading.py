"""Commands on reading: read documents, list what is proposed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from habeas.cli import shell

if TYPE_CHECKING:
    from habeas.actions.documents import Offered
    from habeas.actions.reading import Outcome
    from habeas.core.proposals import Proposal


@click.command()
@click.argument("place", metavar="CASE|FILE", type=click.Path(path_type=Path))
@click.argument("exhibits", metavar="[EXHIBIT...]", nargs=-1)
@click.option("--published", default="", help="With a FILE: when it was published or written (a date).")
@click.option("--publisher", default="", help="With a FILE: who published it.")
@click.option("--language", default="", help="With a FILE: its language, by its code: en, es. [default: guessed]")
@click.option("--about", default="", help="With a FILE: the name of the person whom it is mainly about.")
@click.option("--encoding", default="", help="With a FILE: the encoding of plain text and web pages that do not say it.")
@shell.FORMAT
@click.pass_obj
def read(author: str | None, /, place: Path, exhibits: tuple[str, ...], form: str, **said: str) -> None:
    """Read documents: propose who says what of whom, when.

    Of a CASE, its documents (or only some EXHIBITs) are read and the proposals are kept until somebody decides on them: nothing of them
    counts before. The same command again goes on where it was interrupted, and reads again only what has changed.

    A FILE, or a folder of files, needs no case: the proposals are printed, and nothing is kept.
    """
    if (place / "case.sqlite").is_file():
        if any(said.values()):
            raise click.UsageError("Of a document in a case, `habeas describe` says what it is.")
        _read_case(author, place, exhibits, form)
    else:
        _read_files([place, *map(Path, exhibits)], said, form)


def _read_case(author: str | None, folder: Path, exhibits: Sequence[str], form: str) -> None:
    from dataclasses import asdict

    from habeas.actions import reading as actions
    from habeas.cli import proposing
    from habeas.cli.documents import exhibit_named
    from habeas.store.proposals import open_proposals

    done: list[Outcome] = []
    interrupted = False
    with shell.case(folder) as store, shell.progress("documents") as progress:
        wanted = [exhibit_named(store, each) for each in exhibits] or actions.readable(store)
        try:
            for each in actions.read(store, wanted, shell.hand(author)):
                done.append(each)
                progress(len(done), len(wanted))
        except KeyboardInterrupt:
            interrupted = True
        still = len(open_proposals(store))
    if form == "json":
        shell.as_json({"documents": [asdict(each) for each in done], "not_reached": len(wanted) - len(done), "open": still,
                       "interrupted": interrupted})
    else:
        click.echo("\n".join(proposing.reading_lines(done, still)))
        if interrupted:
            click.echo(f"Interrupted; {len(wanted) - len(done):,} documents were not reached. The same command goes on.")
        elif still:
            click.echo(f"Next: habeas review {folder}")
    if interrupted:
        click.get_current_context().exit(130)


def _read_files(files: Sequence[Path], said: dict[str, str], form: str) -> None:
    from habeas.cli import proposing
    from habeas.cli.documents import offered_files
    from habeas.intake.extraction import CannotExtract
    from habeas.intake.metadata import checked

    values = {name: checked(name, value) for name, value in said.items() if value}
    offered, _ = offered_files(files, None, values)
    rows: list[dict[str, Any]] = []
    failed = False
    for each in offered:
        try:
            language, found = _proposals(each)
        except CannotExtract as error:
            failed = True
            rows.append({"file": each.shown, "problem": str(error), "proposals": []})
            if form == "text":
                click.echo(f"{each.shown}: {error}")
            continue
        rows.append({"file": each.shown, "language": language, "proposals": [proposing.proposal_json(one, _open) for one in found]})
        if form == "text":
            click.echo(f"{each.shown}: read as {language}, {len(found):,} proposal{'' if len(found) == 1 else 's'}")
            for one in found:
                click.echo("\n".join(["", *proposing.proposal_lines(one, _open)]))
    if form == "json":
        shell.as_json({"files": rows})
    if failed and len(offered) == 1:
        click.get_current_context().exit(1)


def _proposals(offered: Offered) -> tuple[str, Sequence[Proposal]]:
    """The language in which a file was read, and what is proposed. Raises CannotExtract, NoLexicon."""
    from habeas.actions.reading import by_rules
    from habeas.core.documents import Text
    from habeas.core.when import parse
    from habeas.intake import media, worker
    from habeas.intake.extraction import CannotExtract
    from habeas.reading.document import Document
    from habeas.reading.languages import guess
    from habeas.store.files import digest

    if media.is_list(offered.name):
        raise CannotExtract("it is a list", "`habeas import` reads lists.")
    said = offered.said
    try:
        data = offered.data()
    except OSError as error:
        raise CannotExtract(f"the system does not let it be read ({error.strerror})", "Check who may use it.") from error
    found = worker.extract(data, offered.name, said.get("encoding", ""), said.get("language", ""), worker.tesseract())
    text = Text(digest(data), found.extractor, found.version, tuple(found.pages))
    language = said.get("language") or guess(text.content)
    pages = tuple((start, page.number) for start, page in zip(text.starts(), text.pages, strict=True))
    document = Document(text.content, language, text.exhibit, parse(said["published"]) if said.get("published") else None,
                        said.get("publisher", ""), said.get("about", ""), pages)
    return language, by_rules().read(document)


def _open(text: str) -> str:
    """Nobody is confidential in a file outside any case."""
    return text


@click.command()
@shell.FOLDER
@click.option("--person", help="Only on this person: a mention, or words of the name.")
@click.option("--kind", "kinds", multiple=True, help="Only of this kind. May be repeated.")
@click.option("--exhibit", help="Only in this document: the beginning of its digest, or the name of its file.")
@click.option("--rule", "rules", multiple=True, help="Only by rules that begin so. May be repeated.")
@shell.FORMAT
def proposals(folder: Path, person: str | None, kinds: tuple[str, ...], exhibit: str | None, rules: tuple[str, ...], form: str) -> None:
    """List the proposals that nobody has decided on."""
    from habeas.cli import proposing
    from habeas.cli.documents import exhibit_named
    from habeas.drafting.mask import mask
    from habeas.store.proposals import open_proposals

    with shell.case(folder) as store:
        wanted = exhibit_named(store, exhibit).id if exhibit else ""
        found = proposing.chosen(open_proposals(store, [wanted] if wanted else None), person, kinds, wanted, rules)
        hide = mask(store.sources(), (each.claim for each in found))
    if form == "json":
        shell.as_json({"proposals": [proposing.proposal_json(each.proposal, hide) for each in found]})
        return
    for each in found:
        click.echo("\n".join(proposing.proposal_lines(each.proposal, hide, each.id)))
    click.echo(f"{len(found):,} open proposal{'' if len(found) == 1 else 's'}." + (f" Next: habeas review {folder}" if found else ""))
