"""A list on its way in: its mapping as a table and as text, the dry run, the import."""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from habeas.core.errors import HabeasError
from habeas.intake.columns import check_columns
from habeas.intake.maps import read_map
from habeas.web import mapping
from habeas.web.entering import Unclear, date
from habeas.web.frame import told
from habeas.web.gate import Opened
from habeas.web.pages.intake import QUICK
from habeas.web.roles import Role
from habeas.web.routes import Route, reverse
from habeas.web.waiting import MAP, Format, WaitingList

ENCODINGS = ("cp1252", "iso8859-15", "cp1250", "cp1251", "cp1256", "mac-roman", "utf-16")
MOST_ROWS = 12  # rows that are named of cells that could not be read alike
MOST_CELLS = 8  # different such cells that are shown of a column


def page(request: HttpRequest, at: Opened, waiting: WaitingList) -> HttpResponse:
    """The mapping, and what a dry run said."""
    return _page(request, at, waiting)


def part(request: HttpRequest, at: Opened, waiting: WaitingList) -> HttpResponse:
    """What goes on, which asks for itself again; a whole page once it has ended."""
    response = render(request, "parts/phase.html", _context(at, waiting))
    if not waiting.running:
        response.headers["HX-Refresh"] = "true"
    return response


def look(request: HttpRequest, at: Opened, waiting: WaitingList) -> HttpResponse:
    """Look at the file again: with another encoding or sheet, with the mapping used last, or drafted anew."""
    given = request.POST
    waiting.draft(at.store, Format(given.get("encoding", ""), given.get("delimiter", ""), given.get("sheet", "").strip()),
                  given.get("known"))
    return _back(at, waiting)


def click(request: HttpRequest, at: Opened, waiting: WaitingList) -> HttpResponse:
    """Take what was chosen in the table."""
    if _behind(request, waiting):
        return _page(request, at, waiting, behind=True)
    try:
        seen = mapping.seen(tomllib.loads(waiting.text), waiting.columns)
        waiting.write(mapping.clicked(waiting.text, seen, _dated(request.POST.dict())), at.user.name)
    except (tomllib.TOMLDecodeError, RecursionError):
        return _page(request, at, waiting)  # which says so
    return _tried_too(request, at, waiting)


def _dated(given: dict[str, str]) -> dict[str, str]:
    """What was chosen, with the date of the list as mappings hold it; one that is not clear stays as it was typed, and is told of."""
    with suppress(Unclear):
        if typed := given.get("list-published", "").strip():
            given["list-published"] = date(typed).edtf
    return given


def write(request: HttpRequest, at: Opened, waiting: WaitingList) -> HttpResponse:
    """Take the text."""
    text = request.POST.get("text", "").replace("\r\n", "\n")
    if _behind(request, waiting):
        return _page(request, at, waiting, behind=True, sent=text)
    waiting.write(text, at.user.name)
    return _tried_too(request, at, waiting)


def _tried_too(request: HttpRequest, at: Opened, waiting: WaitingList) -> HttpResponse:
    if request.POST.get("then") == "try":
        waiting.try_out(at.store, at.hand())
    return _back(at, waiting)


def bring(request: HttpRequest, at: Opened, waiting: WaitingList) -> HttpResponse:
    """Import the list as the dry run said."""
    if _behind(request, waiting):
        return _page(request, at, waiting, behind=True)
    waiting.bring(at.store, at.hand())
    return _back(at, waiting)


def leave(request: HttpRequest, at: Opened, waiting: WaitingList) -> HttpResponse:
    """Leave the list out, or put an imported one off the page."""
    tray = at.place.tray
    waiting.settle()
    tray.lists.pop(waiting.id, None)
    tray.spool.drop(waiting.place)
    return HttpResponseRedirect(reverse("intake", at.id))


def _behind(request: HttpRequest, waiting: WaitingList) -> bool:
    """Whether the mapping was changed since the form was shown."""
    return request.POST.get("revision") != str(waiting.revision)


def _back(at: Opened, waiting: WaitingList) -> HttpResponse:
    waiting.settle(QUICK)
    return HttpResponseRedirect(reverse("list", at.id, waiting.id))


def _page(request: HttpRequest, at: Opened, waiting: WaitingList, behind: bool = False, sent: str = "") -> HttpResponse:
    status = 409 if behind and "HX-Request" not in request.headers else 200  # htmx shows nothing of an answer that is not a success
    return render(request, "list.html", {**_context(at, waiting), "behind": behind, "sent": sent}, status=status)


def _context(at: Opened, waiting: WaitingList) -> dict[str, Any]:
    text, language = waiting.text, told()
    found: dict[str, Any] = {"waiting": waiting, "text": text, "encodings": ENCODINGS, "most_rows": MOST_ROWS, "most_cells": MOST_CELLS,
                             "most_rows_slice": f":{MOST_ROWS}", "most_cells_slice": f":{MOST_CELLS}",
                             "lists": at.store.lists(), "before": at.store.lists().get(waiting.known)}
    if not text or waiting.running:
        return found
    wrong = _wrong(text, waiting)
    line = _line(text, str(wrong or ""))
    found |= {"mistake": wrong, "open": mapping.mistake(wrong), "line": line, "line_text": text.split("\n")[line - 1] if line else ""}
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return found
    columns = mapping.seen(document, waiting.columns)
    found |= {"head": mapping.head(document, columns), "columns": mapping.shown(document, columns, language),
              "groups": mapping.groups(language), "name_kind": mapping.NAME, "present": {each.name for each in waiting.columns}}
    return found


def _wrong(text: str, waiting: WaitingList) -> HabeasError | None:
    """What is wrong with the mapping, if it cannot be used."""
    try:
        check_columns(read_map(text, MAP), [each.name for each in waiting.columns])
    except HabeasError as error:
        return error
    return None


def _line(text: str, mistake: str) -> int:
    """The line that a mistake is about, counted from 1; 0 if it is about the whole."""
    if at := re.search(r"\(at line (\d+)", mistake):
        return min(int(at[1]), text.count("\n") + 1)
    lines = text.split("\n")
    where = re.search(r"\[\[column\]\] '([^']+)'", mistake) or re.search(r'\[\[column\]\] "([^"]+)"', mistake)
    start = next((number for number, line in enumerate(lines) if where and re.match(r"\s*name\s*=", line) and where[1] in line), None)
    if start is None and (table := re.search(r"(?:used: )(\[\w+\])", mistake)):
        start = next((number for number, line in enumerate(lines) if line.strip().startswith(table[1])), None)
    if start is None and "order of day and month" in mistake:
        start = next((number for number, line in enumerate(lines) if re.match(r"\s*order\s*=\s*.ask", line)), None)
    if start is None:
        return 0
    end = next((number for number in range(start + 1, len(lines)) if lines[number].startswith("[")), len(lines))
    for number in range(start, end):
        key = re.match(r"\s*(\w+)\s*=", lines[number])
        if key and re.search(rf"\b{key[1]}\b(?: =|:| is| must)", mistake.partition("used:")[2]):
            return number + 1
    return start + 1


ROUTES = (
    Route("case/<case>/intake/list/<waiting>", "list", page, get=Role.EDITOR),
    Route("case/<case>/intake/list/<waiting>/progress", "list progress", part, get=Role.EDITOR),
    Route("case/<case>/intake/list/<waiting>/look", "look at list", look, post=Role.EDITOR),
    Route("case/<case>/intake/list/<waiting>/map", "map list", click, post=Role.EDITOR),
    Route("case/<case>/intake/list/<waiting>/text", "write mapping", write, post=Role.EDITOR),
    Route("case/<case>/intake/list/<waiting>/import", "import list", bring, post=Role.EDITOR),
    Route("case/<case>/intake/list/<waiting>/leave", "leave list", leave, post=Role.EDITOR),
)
