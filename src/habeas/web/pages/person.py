"""One person: names, conflicts, what the claims support, the chronology, sources against kinds, judgements; now, and as it was on a day."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from habeas import history, questions
from habeas.checking.languages import language as language_of
from habeas.core.errors import BadValue
from habeas.core.judgements import Judgement
from habeas.core.people import Person
from habeas.drafting.bounds import possible
from habeas.drafting.casefile import PersonFile
from habeas.drafting.chronology import chronology, columns, conflicts
from habeas.drafting.diagram import diagram
from habeas.drafting.history import difference
from habeas.drafting.support import bearing
from habeas.drafting.timeline import MOST, legend, timeline
from habeas.store import lookup
from habeas.store.case import CaseStore
from habeas.web import alike, found, moments, past, recounting, telling, unreading, veil
from habeas.web.citing import Citing
from habeas.web.continued import in_order
from habeas.web.gate import Opened
from habeas.web.naming import names
from habeas.web.past import Then
from habeas.web.roles import Role
from habeas.web.routes import Route
from habeas.web.snapshot import Snapshot, key
from habeas.web.spoken import told

ANCHOR = "person"


def person(request: HttpRequest, at: Opened, who: Person) -> HttpResponse:
    """The page; with `as-of` in the address, as this copy of the case had it then. Raises BadValue."""
    asked = request.GET.get("as-of", "").strip()
    if asked:
        return _then(request, at, who, asked)
    joined = alike.joined(at, who, request.GET.get("joined", ""))
    return render(request, "person.html", {"person": who, "now": who, "joined": joined, **_shown(at, at.store, at.snapshot, who)})


def written(request: HttpRequest, at: Opened, who: Person) -> HttpResponse:
    """How it came about: everything that was written about the person, the latest first."""
    language = told()
    file = _file(at.store, at.snapshot, who, language)
    steps = history.steps(at.store, file, judgements=_judgements(at, file))
    return render(request, "written.html", {
        "person": who, "names": names(at), "citing": _citing(at, at.store, language, file),
        "days": recounting.days(recounting.told(steps, [file], language))})


def _then(request: HttpRequest, at: Opened, who: Person, asked: str) -> HttpResponse:
    moment = moments.read(asked, told())
    if moment is None:
        raise BadValue(asked[:40], _("a day, such as 2031-03-03"))
    looking = at.place.pasts.look(moment)
    looking.wait(past.PATIENCE)
    context: dict[str, Any] = {"now": who, "moment": moment, "looking": looking, "names": names(at), "person": who}
    then = looking.then
    if then is None:
        return render(request, "waiting.html", context)
    was = _were(then, who)
    shown = _shown(at, then.store, then.snapshot, was[0]) if was else {}
    context |= {**_between(at, who, was, then), **shown, "person": was[0] if was else who, "was": was, "others_then": was[1:]}
    return render(request, "person.html", context)


def _were(then: Then, who: Person) -> list[Person]:
    """Who had the person's mentions then: the one of its first mention first."""
    return list(dict.fromkeys(each for mention in who.mentions if (each := then.snapshot.person_by_key.get(key(mention)))))


def _between(at: Opened, who: Person, was: list[Person], then: Then) -> dict[str, Any]:
    """What is different now, and who wrote it."""
    language = told()
    file = _file(at.store, at.snapshot, who, language)
    before = _file(then.store, then.snapshot, was[0], language) if was else None
    known = [each for each in (file, before) if each]
    steps = [each for each in history.steps(at.store, *known, judgements=_judgements(at, *known)) if each.entry not in then.entries]
    written = recounting.told(steps, known, language)
    changed = recounting.changed(difference(before, file, steps), written, known, language)
    return {"changed": changed, "steps": written, "citing_now": _citing(at, at.store, language, *known)}


def _file(store: CaseStore, now: Snapshot, who: Person, language: str) -> PersonFile:
    return next(questions.files(store, now.now, [who], language=language))


def _judgements(at: Opened, *files: PersonFile) -> list[Judgement]:
    """All that may bear on some persons, their claims and who speaks of them, without reading those on everybody else."""
    claims = [claim for file in files for claim in file.claims]
    names = {name for each in claims for name in (each.id, each.speaker, *each.relay)}
    names.update(mention for file in files for mention in file.person.mentions)
    touching = at.snapshot.now.touching
    found = [each for name in names for each in touching.get(name, ())]
    found += filter(None, (lookup.judgement(at.store, each.judgement) for each in at.store.withdrawals()))
    return sorted({each.id: each for each in found}.values(), key=in_order)


def _citing(at: Opened, store: CaseStore, language: str, *files: PersonFile) -> Citing:
    titles = {note.id: note.title for note in questions.list_notes(store)}
    exhibits = store.exhibits({each.passage.exhibit for file in files for each in file.claims})
    return Citing(at.id, titles, exhibits, language_of(language), partial(veil.shown, at))


def _shown(at: Opened, store: CaseStore, now: Snapshot, who: Person) -> dict[str, Any]:
    """All that the page shows of a person, in the case as it stands now or stood then."""
    language = told()
    file = _file(store, now, who, language)
    citing = _citing(at, store, language, file)
    consents, risks = questions.allowed(store, file)
    if not at.may_write:  # what is agreed with a source, and what threatens it, may tell who it is
        own = file.person.mentions
        consents, risks = [each for each in consents if each.about in own], [each for each in risks if each.about in own]
    heads, rows = columns(file, language)
    found_on = [telling.conflict(each, number, diagram(each, f"conflict-{number}-chain", language), language)
                for number, each in enumerate(conflicts(file), 1)]
    return {
        "file": file, "written_as": telling.names(file), "citing": citing, "names": names(at),
        "conflicts": [(each, _address(at, who, each.finding)) for each in found_on],
        "others": [(each, _address(at, who, each)) for each in file.check.findings if each.kind not in ("conflict", "undecided")],
        "verdicts": telling.verdicts(file, language), "heads": telling.heads(heads, citing.titles, citing.exhibits),
        "groups": telling.grouped(heads, rows), "judgements": telling.judgements(bearing(file), file, language), "consents": consents,
        "risks": risks, "unread": unreading.shown(store, who, file.claims, citing.titles),
        "possible": possible(file, language), **_drawn(file, language)}


def _address(at: Opened, who: Person, finding: Any) -> str:
    """How the finding's own page is named."""
    return found.address(who.id, finding.kind, tuple(claim.id for claim in finding.claims), False, partial(veil.shown, at))


def _drawn(file: PersonFile, language: str) -> dict[str, Any]:
    """The chronology as a drawing, and as rows that say the same."""
    rows = chronology(file, language)
    by_id = {each.id: each for each in file.claims}
    dated = [(row, [by_id[each] for each in row.claims if each in by_id]) for row in rows]
    return {"dated": dated, "drawing": timeline(rows, ANCHOR, language), "legend": legend(language), "undrawn": max(0, len(rows) - MOST),
            "most": MOST}


ROUTES = (
    Route("case/<case>/person/<person>", "person", person, get=Role.READER),
    Route("case/<case>/person/<person>/history", "person history", written, get=Role.READER),
)
