"""One person: names, conflicts, what the claims support, the chronology, sources against kinds, judgements."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas import questions
from habeas.core.people import Person
from habeas.drafting.casefile import PersonFile
from habeas.drafting.chronology import chronology, columns, conflicts
from habeas.drafting.diagram import diagram
from habeas.drafting.support import bearing
from habeas.drafting.timeline import MOST, legend, timeline
from habeas.web import telling
from habeas.web.frame import told
from habeas.web.gate import Opened
from habeas.web.roles import Role
from habeas.web.routes import Route

ANCHOR = "person"


def person(request: HttpRequest, at: Opened, who: Person) -> HttpResponse:
    """The page."""
    language = told()
    file = next(questions.files(at.store, at.snapshot.now, [who], language=language))
    consents, risks = questions.allowed(at.store, file)
    heads, rows = columns(file)
    titles = {note.id: note.title for note in questions.list_notes(at.store)}
    return render(request, "person.html", {
        "person": who, "file": file, "names": telling.names(file), "titles": titles,
        "conflicts": [telling.conflict(each, number, diagram(each, f"conflict-{number}-chain", language), language)
                      for number, each in enumerate(conflicts(file), 1)],
        "others": [each for each in file.check.findings if each.kind not in ("conflict", "undecided")],
        "verdicts": telling.verdicts(file, language), "heads": telling.heads(heads, titles, at.store.exhibits()), "rows": rows,
        "judgements": telling.judgements(bearing(file), file, language), "consents": consents, "risks": risks, **_drawn(file)})


def _drawn(file: PersonFile) -> dict[str, Any]:
    """The chronology as a drawing, and as rows that say the same."""
    rows = chronology(file)
    return {"dated": rows, "drawing": timeline(rows, ANCHOR), "legend": legend(), "undrawn": max(0, len(rows) - MOST), "most": MOST}


ROUTES = (Route("case/<case>/person/<person>", "person", person, get=Role.READER),)
