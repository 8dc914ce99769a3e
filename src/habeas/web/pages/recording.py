"""Claims recorded from the words of a document, and what the forms of claims say back while somebody types."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from habeas.actions.judging import judge
from habeas.actions.recording import Document, Saying, record
from habeas.checking.languages import language as language_of
from habeas.core.claims import PRINCIPAL, Claim, Extract
from habeas.core.kinds import KINDS
from habeas.core.people import Exhibit
from habeas.core.values import Unspecified
from habeas.web import entering, kinds, recorded
from habeas.web.entering import Meaning, Typed, Unclear, Whom
from habeas.web.gate import Opened
from habeas.web.pages import reading as document
from habeas.web.roles import Role
from habeas.web.routes import Route, reverse
from habeas.web.spoken import told
from habeas.web.windows import Reading


def words(request: HttpRequest, at: Opened, of: Exhibit) -> HttpResponse:
    """Record a claim from words of the document; ask again where something typed is not plain. Raises WordsNotThere, UnfitValue."""
    form, text = entering.typed_form(request.POST), Reading(at.store, of)
    form, spots = _placed(text, form)
    claim = draft(form)
    meant = entering.meaning(form, claim)
    problem, whom, said = meant.problem, Whom(), None
    try:
        if not spots:
            raise Unclear(_("These words do not stand in the document. Copy them from it."))
        whom = entering.whom(at, form)
        said = entering.date(form["said"]) if form["said"] else None
        if not form["speaker"]:
            raise Unclear(_("Write who says it."))
    except Unclear as error:
        problem = problem or str(error)
    value = meant.value
    if problem or not meant.settled or value is None or whom.person is None or len(spots) != 1:
        shown = {"meaning": meant, "whom": whom, "problem": problem, "spots": spots if len(spots) > 1 else [], "recording": True,
                 "hint": str(kinds.HINTS[KINDS[form["kind"]].shape]) if form["kind"] in KINDS else "",
                 "people": entering.choices(whom.offered)}
        return document.page(request, at, of, form, shown)
    spot = spots[0]
    saying = Saying(form["speaker"], spot.words, form["kind"], value, form.via, not form["denied"], form["episode"] or PRINCIPAL,
                    form["place"], claim.bound, said, spot.page, bool(form["confidential"]), form["hedge"])
    kept = Document(at.store.exhibit_bytes(of.id), of.name, of.media_type, text.whole(), lambda offset: spot.page, spot.start)
    made = record(at.store, saying, whom.person, kept, at.hand())
    return HttpResponseRedirect(f"{reverse('reading exhibit', at.id, of.id)}?passage={spot.start}-{spot.end}&done={made.id}#chosen")


def _placed(text: Reading, form: Typed) -> tuple[Typed, list[recorded.Spot]]:
    """The form, and the place of its words: the one that was selected or chosen, else all where they stand."""
    if form["start"].isdecimal() and len(form["start"]) < 10:
        start = int(form["start"])
        found = [each for each in [_spot(text, start, form["words"])] if each]
        if found:
            return form, found
    return Typed({**form.values, "start": ""}), recorded.places(text, form["words"])


def _spot(text: Reading, start: int, said: str) -> recorded.Spot | None:
    """The place at an offset, if the words stand there. A form's line ends come back as two characters."""
    for each in (said, said.replace("\r\n", "\n")):
        end = start + len(each)
        if each and end <= text.length and text.around(start, end, 0)[1] == each:
            return recorded.Spot(start, end, text.text.page_at(start), "", each, "")
    return None


def reject(request: HttpRequest, at: Opened, claim: Claim) -> HttpResponse:
    """Take a claim out of the reasoning; it stays on the record. Where somebody else did so before, nothing is written. Raises BadValue."""
    reason = entering.reason(request.POST, _("the reason for the judgement, in a few words"))
    if not any(each.sort == "reject" for each in at.snapshot.now.touching.get(claim.id, ())):
        judge(at.store, "reject", [claim.id], reason, at.hand())
    return HttpResponseRedirect(reverse("row", at.id, claim.id))


def draft(form: Typed) -> Claim:
    """A claim as far as its form goes, to be told in words."""
    bound = form["bound"] if form["kind"] in KINDS and KINDS[form["kind"]].shape == "state" else ""
    return Claim("", "arrest", Unspecified(), form["speaker"], Extract("", 0, 0, form["words"]), form["words"], not form["denied"],
                 place=form["place"], bound=bound, hedge=form["hedge"])


def understood(request: HttpRequest, at: Opened) -> HttpResponse:
    """A part of a form: what its value means, as far as it is typed."""
    form = entering.typed_form(request.POST)
    shown: dict[str, Any] = {"meaning": Meaning(), "form": form, "hint": ""}
    if form["kind"] in KINDS:
        shown["hint"] = kinds.HINTS[KINDS[form["kind"]].shape]
        if form["value"] or KINDS[form["kind"]].shape in entering.DATED:
            shown["meaning"] = entering.meaning(form, draft(form))
    return render(request, "parts/understood.html", shown)


def people(request: HttpRequest, at: Opened) -> HttpResponse:
    """A part of a form: the persons whom a name may mean."""
    form = entering.typed_form(request.POST)
    offered = entering.called(at, form["person"])[:entering.MOST] if form["person"] else ()
    whom = Whom(None, tuple(offered), bool(form["person"]))
    return render(request, "parts/whom.html", {"form": form, "people": entering.choices(offered), "whom": whom})


def day(request: HttpRequest, at: Opened) -> HttpResponse:
    """A part of a form: what a date means, as far as it is typed."""
    typed, shown, problem = request.POST.get("published", "").strip()[:entering.LONGEST], "", ""
    try:
        shown = language_of(told()).when_words(entering.date(typed)) if typed else ""
    except Unclear as error:
        problem = str(error)
    return render(request, "parts/day.html", {"day": shown, "problem": problem})


ROUTES = (
    Route("case/<case>/reading/<exhibit>/record", "record words", words, post=Role.EDITOR),
    Route("case/<case>/claim/<claim>/reject", "reject claim", reject, post=Role.EDITOR),
    Route("case/<case>/entering/understood", "understood", understood, post=Role.EDITOR),
    Route("case/<case>/entering/date", "understood date", day, post=Role.EDITOR),
    Route("case/<case>/entering/people", "people", people, post=Role.EDITOR),
)
