"""Commands on reading: read documents, list what is proposed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from habeas.cli import endpoint as second
from habeas.cli import shell
from habeas.core.errors import HabeasError

if TYPE_CHECKING:
    from habeas.actions.documents import Offered
    from habeas.actions.reading import Outcome, Reader
    from habeas.core.proposals import Proposal
    from habeas.reading.document import Document
    from habeas.reading.model.endpoint import Answer, Endpoint


class NothingRead(HabeasError):
    """An endpoint read nothing of a document, so that it is asked again the next time."""

    def __init__(self, why: str) -> None:
        super().__init__(f"the endpoint read nothing of it: {why.rstrip('.')}. The same command asks it again.")


class NotSent(HabeasError):
    """The user does not want a text to go to an endpoint."""

    def __init__(self) -> None:
        super().__init__("it was not sent to the endpoint, as you said. What the rules propose is kept.")


@click.command()
@click.argument("place", metavar="CASE|FILE", type=click.Path(path_type=Path))
@click.argument("exhibits", metavar="[EXHIBIT...]", nargs=-1)
@click.option("--published", default="", help="With a FILE: when it was published or written (a date).")
@click.option("--publisher", default="", help="With a FILE: who published it.")
@click.option("--language", default="", help="With a FILE: its language, by its code: en, es. [default: guessed]")
@click.option("--about", default="", help="With a FILE: the name of the person whom it is mainly about.")
@click.option("--encoding", default="", help="With a FILE: the encoding of plain text and web pages that do not say it.")
@second.options
@shell.FORMAT
@click.pass_obj
def read(author: str | None, /, place: Path, exhibits: tuple[str, ...], form: str, url: str, model: str, yes: bool, wait: int,
         unencrypted: bool, **said: str) -> None:
    """Read documents: propose who says what of whom, when.

    Of a CASE, its documents (or only some EXHIBITs) are read and the proposals are kept until somebody decides on them: nothing of them
    counts before. The same command again goes on where it was interrupted, and reads again only what has changed.

    A FILE, or a folder of files, needs no case: the proposals are printed, and nothing is kept.

    With --endpoint a model reads it too, after a question that says where the text would go; what it proposes is kept apart.
    """
    model_at = second.chosen(url, model, wait, unencrypted)
    if (place / "case.sqlite").is_file():
        if any(said.values()):
            raise click.UsageError("Of a document in a case, `habeas describe` says what it is.")
        _read_case(author, place, exhibits, form, (model_at, yes))
    else:
        _read_files([place, *map(Path, exhibits)], said, form, (model_at, yes))


def _by_model(endpoint: Endpoint, yes: bool, answers: dict[str, Answer]) -> Reader:
    """The second reader; its answers are put where what they refused can be told."""
    from habeas.actions.reading import Reader

    def found(document: Document) -> Sequence[Proposal]:
        answer = second.second_reader(endpoint, document, document.exhibit[:12], yes)
        if answer is None:
            raise NotSent
        if answer.unread and not answer.proposals:
            raise NothingRead(answer.unread[0].why)
        answers[document.exhibit] = answer
        return answer.proposals

    return Reader(f"endpoint {endpoint.model}", "1", found)


def _read_case(author: str | None, folder: Path, exhibits: Sequence[str], form: str, model: tuple[Endpoint | None, bool]) -> None:
    from dataclasses import asdict

    from habeas.actions import reading as actions
    from habeas.cli import proposing
    from habeas.cli.documents import exhibit_named
    from habeas.store.proposals import open_proposals

    done: list[Outcome] = []
    answers: dict[str, Answer] = {}
    interrupted = False
    with shell.case(folder) as store, shell.progress("documents") as progress:
        wanted = [exhibit_named(store, each) for each in exhibits] or actions.readable(store)
        readers = [actions.by_rules(), *([_by_model(model[0], model[1], answers)] if model[0] else [])]
        try:
            for reader in readers:
                for each in actions.read(store, wanted, shell.hand(author), reader):
                    done.append(each)
                    progress(len(done), len(wanted) * len(readers))
        except KeyboardInterrupt:
            interrupted = True
        still = len(open_proposals(store))
    if form == "json":
        shell.as_json({"documents": [asdict(each) for each in done], "not_reached": len(wanted) * len(readers) - len(done), "open": still,
                       "interrupted": interrupted, **({"endpoint": {name: second.as_json(each) for name, each in answers.items()}}
                                                      if model[0] else {})})
    else:
        told = [line for name, each in answers.items() for line in (f"{name[:12]}:", *second.lines(each))]
        click.echo("\n".join([*told, *proposing.reading_lines(done, still)]))
        if interrupted:
            click.echo(f"Interrupted; {len(wanted) * len(readers) - len(done):,} documents were not reached. The same command goes on.")
        elif still:
            click.echo(f"Next: habeas review {folder}")
    if interrupted:
        click.get_current_context().exit(130)


def _read_files(files: Sequence[Path], said: dict[str, str], form: str, model: tuple[Endpoint | None, bool]) -> None:
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
            document, found = _proposals(each)
            answer = second.second_reader(model[0], document, each.shown, model[1]) if model[0] else None
        except CannotExtract as error:
            failed = True
            rows.append({"file": each.shown, "problem": str(error), "proposals": []})
            if form == "text":
                click.echo(f"{each.shown}: {error}")
            continue
        known = {one.id for one in found}
        found = [*found, *(one for one in (answer.proposals if answer else ()) if one.id not in known)]
        rows.append({"file": each.shown, "language": document.language,
                     "proposals": [proposing.proposal_json(one, _open) for one in found],
                     **({"endpoint": second.as_json(answer)} if answer else {})})
        if form == "text":
            click.echo(f"{each.shown}: read as {document.language}, {len(found):,} proposal{'' if len(found) == 1 else 's'}")
            click.echo("\n".join(second.lines(answer)) if answer else "", nl=bool(answer))
            for one in found:
                click.echo("\n".join(["", *proposing.proposal_lines(one, _open)]))
    if form == "json":
        shell.as_json({"files": rows})
    if failed and len(offered) == 1:
        click.get_current_context().exit(1)


def _proposals(offered: Offered) -> tuple[Document, Sequence[Proposal]]:
    """A file as readers get it, and what the rules propose. Raises CannotExtract, NoLexicon."""
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
    return document, by_rules().read(document)


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
