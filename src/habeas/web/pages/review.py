"""Proposals, one at a time in their context: confirmed, corrected, rejected, left for later, each undone with one key. Everybody sees what
others decided; nothing is decided twice."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from habeas.actions import reviewing
from habeas.actions.judging import withdraw
from habeas.actions.reviewing import Correction
from habeas.core.claims import PRINCIPAL, Extract
from habeas.core.errors import AlreadyDecided, BadJudgement
from habeas.core.judgements import Judgement
from habeas.core.kinds import KINDS
from habeas.core.proposals import Filed
from habeas.store import lookup
from habeas.web import alike, desk, entering, kinds, naming, veil
from habeas.web.desk import Desk, Line, Sieve
from habeas.web.entering import Meaning, Typed, Unclear, Whom
from habeas.web.gate import Opened
from habeas.web.passages import confirmed, near
from habeas.web.roles import Role
from habeas.web.routes import Route, reverse
from habeas.web.windows import Reading

MOST = 60  # documents or rules that a filter lists
DECIDED = ("confirm", "reject")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a proposal stands among the open ones that are asked for: how many there are, and the ids of the ones before and after it.
    `around`: after the last comes the first again."""

    of: int
    before: str
    after: str
    around: bool


def review(request: HttpRequest, at: Opened) -> HttpResponse:
    """The page: the proposal that the address names, or the first that is open."""
    return _page(request, at, veil.meant(at, request.GET.get("at", "")))


def _page(request: HttpRequest, at: Opened, id: str, form: dict[str, Any] | None = None) -> HttpResponse:
    sieve = _sieve(request.GET if request.method == "GET" else dict(parse_qsl(request.POST.get("sieve", ""))))
    now = desk.at(at.place)
    every = now.open()
    waiting = sieve.among(every)
    filed = lookup.proposal(at.store, id) if id else None
    if filed is None and waiting:
        filed = lookup.proposal(at.store, waiting[0].id)
    context: dict[str, Any] = {"sieve": sieve, "query": _query(sieve), "filters": _filters(every, sieve, at), "total": len(now.lines),
                               "waiting": len(waiting), "open": len(every)}
    if filed is not None:
        context |= {"place": _shown(at, _place(now, waiting, filed)), **card(at, filed, now), **(form or correcting(at, filed))}
    context |= {"here": f"{reverse('review', at.id)}?{_query(sieve, at=veil.shown(at, id))}"}
    done = _done(at, request.GET.get("done", ""))
    twins = alike.twins(at, lookup.claim(at.store, done.about[-1])) if done and done.sort == "confirm" else []
    context |= {"done": done, "twins": twins, "late": bool(request.GET.get("late"))}
    context.setdefault("correcting", bool(request.GET.get("correct")))
    return render(request, "review.html", context)


def _shown(at: Opened, place: Place) -> Place:
    return replace(place, before=veil.shown(at, place.before), after=veil.shown(at, place.after))


def card(at: Opened, filed: Filed, now: Desk) -> dict[str, Any]:
    """What a template shows of a proposal: its context, who speaks, the person, and what was decided on it."""
    passage = filed.proposal.passage
    exhibit = lookup.exhibit(at.store, passage.exhibit)
    said = confirmed(at.store, passage.exhibit)
    names = naming.names(at)
    known = bool(at.store.mentions([filed.mention.id]))
    return {"filed": filed, "claim": filed.claim, "exhibit": exhibit, "about": said, "names": names, "known": known,
            "namesakes": [] if known else alike.namesakes(at, filed.proposal.name),
            "speaker": names.of(filed.claim.speaker), "relay": [names.of(each) for each in filed.claim.relay],
            "context": exhibit and near(Reading(at.store, exhibit), passage, filed.claim.words, said.get("language", ""), names.text),
            "decided": now.decided.get(filed.id), "by_hand": filed.id in now.decided and now.decided[filed.id] is None}


def correcting(at: Opened, filed: Filed) -> dict[str, Any]:
    """The form of a correction, filled with what was read."""
    return {"form": Typed(_as_read(at, filed)), "grouped": kinds.grouped(), "meaning": Meaning(), "whom": Whom(),
            "hint": _hint(filed.claim.kind)}


def _hint(kind: str) -> str:
    return str(kinds.HINTS[KINDS[kind].shape]) if kind in KINDS else ""


def _as_read(at: Opened, filed: Filed) -> dict[str, str]:
    claim, names = filed.claim, naming.names(at)
    return {"kind": claim.kind, "person": filed.proposal.name, "speaker": names.of(claim.speaker), "bound": claim.bound,
            "via": "; ".join(map(names.of, claim.relay)), "denied": "" if claim.affirmed else "on", "place": claim.place,
            "hedge": claim.hedge, "episode": "" if claim.episode == PRINCIPAL else claim.episode,
            "said": claim.said.edtf if claim.said else "", **entering.shown(claim.value)}


def confirm(request: HttpRequest, at: Opened, filed: Filed) -> HttpResponse:
    """Make a proposal a claim, as it stands."""
    def decide() -> str:
        return reviewing.confirm(at.store, filed, None, at.hand(), request.POST.get("reason", "")).judgement

    return _decision(request, at, filed, decide)


def reject(request: HttpRequest, at: Opened, filed: Filed) -> HttpResponse:
    """Leave a proposal out."""
    def decide() -> str:
        return reviewing.reject(at.store, filed, request.POST.get("reason", "").strip(), at.hand())

    return _decision(request, at, filed, decide)


def correct(request: HttpRequest, at: Opened, filed: Filed) -> HttpResponse:
    """Make a proposal a claim, corrected; ask again where something typed is not plain."""
    form = entering.typed_form(request.POST)
    claim = replace(filed.claim, bound=form["bound"])
    changed = _changed(at, filed, form)
    meant = entering.meaning(form, claim) if changed & {"kind", "value", "beside", "until", "bound"} else Meaning(settled=True)
    whom, problem = Whom(filed.proposal.name), meant.problem
    correction = Correction()
    try:
        if changed & {"person", "who"}:
            whom = entering.whom(at, form)
        correction = _correction(at, filed, form, changed)
    except Unclear as error:
        problem = str(error)
    if problem or not meant.settled or whom.person is None:
        shown = {"form": form, "grouped": kinds.grouped(), "meaning": meant, "whom": whom, "problem": problem, "correcting": True,
                 "asked": True, "hint": _hint(form["kind"]), "people": entering.choices(whom.offered)}
        return _page(request, at, filed.id, shown)
    person = whom.person if changed & {"person", "who"} else None
    final = replace(correction, value=meant.value, person=person)

    def decide() -> str:
        return reviewing.confirm(at.store, filed, final, at.hand(), request.POST.get("reason", "").strip()).judgement

    return _decision(request, at, filed, decide)


def _changed(at: Opened, filed: Filed, form: Typed) -> set[str]:
    """The fields that no longer say what was read."""
    before = Typed(_as_read(at, filed))
    names = {"kind", "value", "beside", "until", "bound", "person", "speaker", "via", "denied", "place", "hedge", "episode", "said"}
    return {name for name in names if before[name] != form[name]} | ({"who"} if form["who"] else set())


def _correction(at: Opened, filed: Filed, form: Typed, changed: set[str]) -> Correction:
    """The correction without value and person. Raises Unclear."""
    if "speaker" in changed and not form["speaker"]:
        raise Unclear(_("Write who says it."))
    bound = form["bound"] if form["kind"] in KINDS and KINDS[form["kind"]].shape == "state" else ""
    return Correction(
        kind=form["kind"] if "kind" in changed else None, speaker=form["speaker"] if "speaker" in changed else None,
        said=entering.date(form["said"]) if "said" in changed and form["said"] else None,
        affirmed=not form["denied"] if "denied" in changed else None, place=form["place"] if "place" in changed else None,
        bound=bound if bound != filed.claim.bound else None, episode=(form["episode"] or PRINCIPAL) if "episode" in changed else None,
        relay=form.via if "via" in changed else None, hedge=form["hedge"] if "hedge" in changed else None)


def undo(request: HttpRequest, at: Opened, judgement: Judgement) -> HttpResponse:
    """Take back a decision on a proposal; both stay on the record. Raises BadJudgement."""
    if judgement.sort not in DECIDED:
        raise BadJudgement(_("That judgement is not a decision on a proposal."))
    withdraw(at.store, judgement, "undone in review", at.hand())
    back = _back(request, at, judgement.about[0])
    return HttpResponseRedirect(back or f"{reverse('review', at.id)}?{_query(_asked(request), at=judgement.about[0])}")


def _decision(request: HttpRequest, at: Opened, filed: Filed, decide: Any) -> HttpResponse:
    """Decide, then go on to the next one. Who comes second is shown what the first decided."""
    sieve = _asked(request)
    before = desk.at(at.place)
    after = _place(before, before.open(sieve), filed).after
    try:
        done = decide()
    except AlreadyDecided:
        return HttpResponseRedirect(f"{reverse('review', at.id)}?{_query(sieve, at=filed.id, late='1')}")
    back = _back(request, at, filed.id)
    return HttpResponseRedirect(back or f"{reverse('review', at.id)}?{_query(sieve, at=after, done=done)}")


def _back(request: HttpRequest, at: Opened, decided: str) -> str:
    """The address of the passage of a proposal or claim, for who decides in the document itself."""
    if request.POST.get("from") != "exhibit":
        return ""
    filed = lookup.proposal(at.store, decided)
    said = filed.claim if filed else lookup.claim(at.store, decided)
    if said is None or not isinstance(passage := said.passage, Extract):
        return ""
    return f"{reverse('reading exhibit', at.id, passage.exhibit)}?passage={passage.start}-{passage.end}#chosen"


def _place(now: Desk, waiting: Sequence[Line], filed: Filed) -> Place:
    passage = filed.proposal.passage
    here = passage.exhibit, passage.start, passage.end, filed.id
    low = bisect_left(waiting, here, key=lambda each: (each.exhibit, each.start, each.end, each.id))
    is_open = low < len(waiting) and waiting[low].id == filed.id
    before, after = waiting[max(low - 1, 0):low], waiting[low + is_open:low + is_open + 1]
    following = after or (waiting[:1] if before else [])
    return Place(len(waiting), before[0].id if before else "", following[0].id if following else "",
                 not after and bool(before))


def _done(at: Opened, id: str) -> Judgement | None:
    """The decision that was just made, while it can be undone."""
    found = lookup.judgement(at.store, id) if id else None
    if found is None or found.sort not in DECIDED or any(each.judgement == id for each in at.store.withdrawals()):
        return None
    return found


def _sieve(given: Mapping[str, str]) -> Sieve:
    return Sieve(**{name: str(given.get(name, "")).strip()[:300] for name in asdict(Sieve())})


def _asked(request: HttpRequest) -> Sieve:
    """The sieve that a form carries."""
    return _sieve(dict(parse_qsl(request.POST.get("sieve", ""))))


def _query(sieve: Sieve, **more: str) -> str:
    return urlencode({name: value for name, value in {**asdict(sieve), **more}.items() if value})


def _filters(waiting: Sequence[Line], sieve: Sieve, at: Opened) -> dict[str, Any]:
    """What the filters offer, with how many are open: the documents with most, kinds, rules and doubts."""
    exhibits = Counter(each.exhibit for each in waiting)
    wanted = dict(exhibits.most_common(MOST)) | ({sieve.exhibit: exhibits[sieve.exhibit]} if sieve.exhibit else {})
    known = at.store.exhibits(wanted)
    named = [(id, known[id].name, number) for id, number in wanted.items() if id in known]
    return {"exhibits": sorted(named, key=lambda each: each[1]), "kinds": Counter(each.kind for each in waiting).most_common(),
            "rules": Counter(each.rule for each in waiting).most_common(MOST),
            "doubts": Counter(doubt for each in waiting for doubt in each.doubts).most_common()}


ROUTES = (
    Route("case/<case>/review", "review", review, get=Role.READER),
    Route("case/<case>/review/<proposal>/confirm", "confirm", confirm, post=Role.EDITOR),
    Route("case/<case>/review/<proposal>/correct", "correct", correct, post=Role.EDITOR),
    Route("case/<case>/review/<proposal>/reject", "reject", reject, post=Role.EDITOR),
    Route("case/<case>/review/undo/<judgement>", "undo decision", undo, post=Role.EDITOR),
)
