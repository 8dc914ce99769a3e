"""The same person as somebody else: found by name, chosen among candidates, judged with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from habeas.actions import parting
from habeas.core.errors import BadJudgement
from habeas.core.people import Person
from habeas.web import alike, entering, meanwhile
from habeas.web.gate import Opened
from habeas.web.meanwhile import Change
from habeas.web.roles import Role
from habeas.web.routes import Route, reverse
from habeas.web.snapshot import key

_TYPED = 500  # characters of a name that are looked at


def same(request: HttpRequest, at: Opened, who: Person) -> HttpResponse:
    """The page; where a form was sent, the judgement. Raises BadValue, BadJudgement."""
    return _judge(request, at, who) if request.method == "POST" else _page(request, at, who)


def _judge(request: HttpRequest, at: Opened, who: Person) -> HttpResponse:
    """Record that two persons are one. Where either has changed since the form was shown, show that first and ask again."""
    form = request.POST
    reason = entering.reason(form, _("the reason for the judgement, in a few words"))
    other = at.snapshot.person_by_key.get(form.get("other", ""))
    if other is None:
        raise BadJudgement(_("Choose who is the same person."))
    changes = _since(at, (who, other), form.get("clock", ""))
    if changes or other.id == who.id:
        return _page(request, at, who, changes, 409)
    made = parting.unite(at.store, at.snapshot.judgements, (who.mentions, other.mentions), reason, at.hand())
    return HttpResponseRedirect(f"{reverse('person', at.id, key(who.id))}?joined={made}")


def _since(at: Opened, persons: Sequence[Person], clock: str) -> list[Change]:
    """What was written about two persons since a clock."""
    mentions = [mention for person in persons for mention in person.mentions]
    about = {*mentions, *(claim.id for claim in at.store.claims(mentions))}
    return meanwhile.since(at.store, int(clock) if clock.isdecimal() and len(clock) < 12 else -1, about)


def _page(request: HttpRequest, at: Opened, who: Person, changes: Sequence[Change] = (), status: int = 200) -> HttpResponse:
    sent = request.POST if request.method == "POST" else request.GET
    text = sent.get("q", who.name).strip()[:_TYPED]
    chosen = at.snapshot.person_by_key.get(sent.get("other", ""))
    offered = alike.offered(at, who, text)
    others = [chosen] if chosen and chosen.id != who.id and chosen not in offered.persons else []
    own, *found = alike.candidates(at, [who, *others, *offered.persons], who)
    return render(request, "same.html", {
        "person": who, "own": own, "found": found, "more": offered.more, "tolerant": offered.tolerant, "q": text, "chosen": chosen,
        "one": status != 200 and chosen is not None and chosen.id == who.id, "changes": changes, "clock": at.snapshot.clock,
        "reason": request.POST.get("reason", "")}, status=status)


ROUTES = (Route("case/<case>/person/<person>/same", "same person", same, get=Role.EDITOR, post=Role.EDITOR),)
