"""The command that searches a case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from habeas.cli import shell

if TYPE_CHECKING:
    from habeas.core.terms import Snippet
    from habeas.drafting.markup import Mask
    from habeas.searching import Found
    from habeas.store.case import CaseStore


@click.command()
@shell.FOLDER
@click.argument("words", nargs=-1, required=True)
@click.option("--most", type=click.IntRange(1, 1000), default=10, help="How many results of each group to print. [default: 10]")
@shell.FORMAT
def search(folder: Path, words: tuple[str, ...], most: int, form: str) -> None:
    """Search a case for WORDS: persons, claims, documents, exhibits.

    Accents and case do not matter; names are found with a slip of the pen and in other scripts too. A phrase goes in quotation
    marks; a date or a span of dates finds claims: 1976-03, 1976-03..1976-05, before 1976-03. The index is made at the first search.
    """
    from habeas import searching
    from habeas.drafting.mask import mask

    with shell.case(folder) as store:
        wanted = searching.understood(" ".join(words))
        with shell.progress("texts and claims taken into the index") as progress:
            at = searching.refresh(store, progress)
        hide = mask(store.sources())
        found = searching.find(store, at, wanted, most, hide=hide)
        found = found._replace(persons=found.persons[:most])
        if form == "json":
            shell.as_json(_json(store, found, hide))
            return
        for line in _lines(store, found, hide):
            click.echo(line)


def _json(store: CaseStore, found: Found, hide: Mask) -> dict[str, Any]:
    names = {each.id: each.name for each in store.mentions([each.mention for each in found.persons])}
    kept = store.exhibits()
    return {
        "totals": dict(found.totals),
        "persons": [{"mention": each.mention, "name": names.get(each.mention, ""), "distance": each.distance} for each in found.persons],
        "claims": [{"id": each.claim.id, "mention": each.claim.mention, "kind": each.claim.kind, "speaker": hide(each.claim.speaker),
                    "words": hide(each.claim.words), "passage": str(each.claim.passage)} for each in found.claims],
        "documents": [{"exhibit": each.leaf.exhibit, "name": kept[each.leaf.exhibit].name, "at": each.at, "snippet": each.snippet.text,
                       "marks": [list(mark) for mark in each.snippet.marks]} for each in found.documents],
        "exhibits": [{"exhibit": each, "name": kept[each].name} for each in found.exhibits]}


def _lines(store: CaseStore, found: Found, hide: Mask) -> list[str]:
    data = _json(store, found, hide)
    lines: list[str] = []
    if found.persons:
        lines += [_heading("Persons", found, "persons"), *(f"  {each['name']}   ({each['mention']})" for each in data["persons"])]
    if found.claims:
        lines += [_heading("Claims", found, "claims"), *(
            f"  {each.claim.kind}: {', '.join(map(_told, filter(None, (each.snippet, each.place))))}   {hide(each.claim.speaker)}, "
            f"{each.claim.mention}, {each.claim.passage}, {each.claim.id[:10]}" for each in found.claims)]
    if found.documents:
        lines.append(_heading("Documents", found, "documents"))
        for each, row in zip(found.documents, data["documents"], strict=True):
            lines += [f"  {row['name']}   ({row['exhibit'][:12]}, character {each.at})", f"    {_told(each.snippet)}"]
    if found.exhibits:
        lines += [_heading("Exhibits", found, "exhibits"), *(f"  {each['name']}   ({each['exhibit'][:12]})" for each in data["exhibits"])]
    return lines or ["Nothing in this case answers to that."]


def _heading(name: str, found: Found, group: str) -> str:
    from habeas.store.search import MOST

    total = found.totals[group]
    return f"{name} (more than {MOST:,})" if total > MOST else f"{name} ({total:,})"


def _told(snippet: Snippet) -> str:
    """The words in one line, what was searched for in brackets."""
    words = "".join(f"[{text}]" if marked else text for text, marked in snippet.parts())
    return f"{'… ' if snippet.cut_before else ''}{' '.join(words.split())}{' …' if snippet.cut_after else ''}"
