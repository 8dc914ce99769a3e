"""The cell of a list in which a claim stands: its row as the file has it, with its neighbours, and how each cell was read."""

from __future__ import annotations

from collections import defaultdict
from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from habeas import questions
from habeas.checking.languages import language as language_of
from habeas.core.claims import Cell, Claim
from habeas.core.people import Mention
from habeas.web import hearing, rowing, veil
from habeas.web.citing import Citing
from habeas.web.gate import Opened
from habeas.web.naming import names
from habeas.web.roles import Role
from habeas.web.routes import Route
from habeas.web.rowing import AROUND, Excerpt
from habeas.web.spoken import told


def row(request: HttpRequest, at: Opened, claim: Claim) -> HttpResponse:
    """The page; of a claim in a document its passage is shown instead."""
    exhibits = at.store.exhibits([claim.passage.exhibit])
    titles = {note.id: note.title for note in questions.list_notes(at.store)}
    citing = Citing(at.id, titles, exhibits, language_of(told()), partial(veil.shown, at))
    cell = claim.passage
    if not isinstance(cell, Cell):
        return HttpResponseRedirect(citing.address(claim))
    name = claim.mention.partition(":")[0]
    held = exhibits.get(cell.exhibit)
    opening = rowing.opening(at.store, cell, at.store.lists().get(name)) if held and held.media_type != "erased" else None
    if opening:
        opening.wait(rowing.PATIENCE)
    found = rowing.excerpt(opening.table, cell.row) if opening and opening.table else None
    around = _mentions(at, name, cell.row)
    read = at.store.claims([each.id for each in around])
    shown = found or _recorded(around, read, cell)
    return render(request, "row.html", {
        "claim": claim, "cell": cell, "exhibit": held, "citing": citing, "names": names(at), "excerpt": shown, "whole": found is not None,
        "withheld": held is not None and held.media_type != "erased" and hearing.is_withheld(at, held),
        "reading": opening is not None and not opening.ended, "problem": opening.problem if opening else "",
        "persons": [_person(around, number) for number in shown.rows], "read": _read(read, claim, at), "person": claim.mention})


def _mentions(at: Opened, name: str, number: int) -> list[Mention]:
    """The mentions of a row and its neighbours."""
    now = at.snapshot.now
    found = [each for place in range(number - AROUND, number + AROUND + 1) for each in now.rows.get((name, place), ())]
    return [now.mentions[each] for each in found]


def _person(around: list[Mention], number: int) -> Mention | None:
    return next((each for each in around if each.row == number), None)


def _recorded(around: list[Mention], claims: list[Claim], cell: Cell) -> Excerpt:
    """The rows as far as they were read as claims."""
    rows: dict[int, dict[str, str]] = {each.row: {} for each in sorted(around, key=lambda each: each.row)}
    numbers = {each.id: each.row for each in around}
    for claim in claims:
        if isinstance(claim.passage, Cell) and claim.passage.exhibit == cell.exhibit and claim.mention in numbers:
            rows[numbers[claim.mention]][claim.passage.column] = claim.words
    return rowing.recorded(rows)


def _read(claims: list[Claim], chosen: Claim, at: Opened) -> dict[str, list[Claim]]:
    """How the cells of the chosen row are read now, by column."""
    found: dict[str, list[Claim]] = defaultdict(list)
    now = at.snapshot.now
    for claim in claims:
        if claim.mention == chosen.mention and isinstance(claim.passage, Cell) and (
                claim.id == chosen.id or (claim.id not in now.ended and claim.id not in now.misread)):
            found[claim.passage.column].append(claim)
    return dict(found)


ROUTES = (Route("case/<case>/claim/<claim>/row", "row", row, get=Role.READER),)
