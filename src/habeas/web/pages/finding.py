"""One finding worked through: who says what, the possible explanations, a question to ask and whom, the ways out, what was judged."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from habeas.actions import judging, parting
from habeas.core.errors import BadJudgement
from habeas.drafting.diagram import diagram
from habeas.web import entering, meanwhile, naming, sifting, veil, working
from habeas.web import found as found_of
from habeas.web.citing import citing
from habeas.web.found import Found
from habeas.web.gate import Opened
from habeas.web.meanwhile import Change
from habeas.web.pages.findings import sifted, standing
from habeas.web.roles import Role
from habeas.web.routes import Route, reverse
from habeas.web.sifting import Sieve
from habeas.web.snapshot import key
from habeas.web.spoken import told
from habeas.web.summary import Line

_PATIENCE = 0.6  # seconds that the page of a finding that came back waits for its place among the others


def finding(request: HttpRequest, at: Opened, found: Found) -> HttpResponse:
    """The page."""
    return _page(request, at, found)


def judge(request: HttpRequest, at: Opened, found: Found) -> HttpResponse:
    """Record a judgement. Where others wrote about the finding since the form was shown, show that first and ask again. Raises BadValue,
    BadJudgement."""
    form = request.POST
    reason = entering.reason(form, _("the reason for a judgement, in a few words"))
    if found.proposed:
        raise BadJudgement(_("A proposal is confirmed, corrected or rejected where its words stand, before anything else is judged of it."))
    changes = _since(at, found, form)
    if found.finding is None or changes:
        return _page(request, at, found, changes, form, 409)
    judgement = _record(at, found, form, reason)
    done = {"done": judgement, **({"then": form["then"]} if form.get("then") else {})}
    query = "&".join(filter(None, (sifting.asked(request.GET).query(), urlencode(done))))
    return HttpResponseRedirect(f"{reverse('finding', at.id, found.id)}?{query}")


def _since(at: Opened, found: Found, form: QueryDict) -> list[Change]:
    clock = form.get("clock", "")
    return meanwhile.since(at.store, int(clock) if clock.isdecimal() and len(clock) < 12 else -1, working.bearing_on(found))


def _record(at: Opened, found: Found, form: QueryDict, reason: str) -> str:
    """The one action that a form asks for; the id of the judgement."""
    sort, hand, store = form.get("sort", ""), at.hand(), at.store
    assert found.finding is not None
    own = list(dict.fromkeys(claim.id for claim in found.finding.claims))
    chosen = [each for each in dict.fromkeys(form.getlist("claim")) if each in {claim.id for claim in found.file.claims}]
    match sort:
        case "defer":
            return judging.judge(store, sort, own, reason, hand)
        case "prefer" | "reject":
            return judging.judge(store, sort, [each for each in chosen if each in own], reason, hand)
        case "one event":
            return judging.judge(store, sort, chosen, reason, hand)
        case "two events":
            moved = [each for each in chosen if each in own]
            stays = next((each for each in own if each not in moved), "")
            return parting.two_events(store, stays, moved, reason, hand)
        case "different":
            mentions = list(dict.fromkeys(claim.mention for claim in found.finding.claims))
            mention = form.get("mention", "")
            if mention not in mentions:
                raise BadJudgement(_("Choose the entry that is another person's."))
            return parting.part(store, at.snapshot.judgements, (mention, found.person.mentions), reason, hand)
        case "copied" | "independent":
            return judging.judge(store, sort, _speakers(found, form), reason, hand)
    raise BadJudgement(_("Choose what you judge."))


def _speakers(found: Found, form: QueryDict) -> list[str]:
    """The two sources that a form names by their keys: the one that was first, and the other."""
    assert found.finding is not None
    known = {key(claim.speaker): claim.speaker for claim in found.finding.claims}
    return [known[each] for each in (form.get("first", ""), form.get("second", "")) if each in known]


def _page(request: HttpRequest, at: Opened, found: Found, changes: Sequence[Change] = (), form: QueryDict | None = None,
          status: int = 200) -> HttpResponse:
    language, names = told(), naming.names(at)
    asked = found.key
    task = working.task_of(at, found, language)
    worked = working.worked(found, task, names, asked)
    sieve = sifting.asked(request.GET)
    drawing = diagram(found.finding, "chain", language) if found.finding else None
    before, after, number, of = _neighbours(at, found, sieve, request.GET.get("then", ""))
    remain = sum(1 for each in found.file.check.findings if each.kind == "conflict")
    return render(request, "finding.html", {
        "found": found, "worked": worked, "names": names, "drawing": names.html(drawing) if drawing else "", "sieve": sieve,
        "citing": citing(at.id, at.store, partial(veil.shown, at)),
        "previous": before, "next": after, "number": number, "of": of, "remain": remain,
        "before": working.before(at, found, names, language), "clock": at.snapshot.clock,
        "done": working.done(at, found, task, request.GET.get("done", ""), asked),
        "changes": changes, "form": form, "again": _again(form), "may": at.may_write and not found.proposed and worked is not None,
    }, status=status)


def _again(form: QueryDict | None) -> list[tuple[str, str]]:
    """What a form held, for the form that asks again."""
    kept = ("sort", "claim", "mention", "first", "second", "then")
    return [(name, value) for name in kept for value in form.getlist(name)] if form else []


def _neighbours(at: Opened, found: Found, sieve: Sieve, then: str) -> tuple[str, str, int, int]:
    """The addresses of the findings before and after this one among those that the sieve lets through ("" where there is none), its
    number and how many there are. `then` is what came after it when it was last seen among them."""
    round, now = standing(at, sieve)
    whole, place = sifted(at, sieve, round, now), None
    if whole is not None:
        place = _place(whole.lines, found)
        if place is None and found.finding is not None and not round.ended:  # it has come back, and the checks are about to know
            round.wait(_PATIENCE)
            whole = sifted(at, sieve, round, now)
            place = _place(whole.lines, found) if whole is not None else None
    if whole is None:
        return "", then, 0, 0

    def address(place: int) -> str:
        if not 0 <= place < len(whole.lines):
            return ""
        line = whole.lines[place]
        return found_of.address(line.person, line.kind, line.claims, bool(sieve.proposals), partial(veil.shown, at))

    if place is None:
        first = address(0)
        return "", then or (first if first != found.id else address(1)), 0, len(whole.lines)
    return address(place - 1), address(place + 1), place + 1, len(whole.lines)


def _place(lines: Sequence[Line], found: Found) -> int | None:
    return next((place for place, line in enumerate(lines) if working.is_line(line, found)), None)


ROUTES = (
    Route("case/<case>/finding/<finding>", "finding", finding, get=Role.READER),
    Route("case/<case>/finding/<finding>/judge", "judge finding", judge, post=Role.EDITOR),
)
