"""The judgements of a case, withdrawn ones too: listed, looked at one by one, taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from habeas.actions import judging, parting
from habeas.checking.languages import language as language_of
from habeas.core.claims import Claim
from habeas.core.errors import BadJudgement, BadValue
from habeas.core.folding import folded
from habeas.core.judgements import SORTS, Judgement, Withdrawal
from habeas.store import lookup
from habeas.web import naming, sifting
from habeas.web.citing import Citing, citing
from habeas.web.gate import Opened
from habeas.web.naming import Names
from habeas.web.paging import part
from habeas.web.roles import Role
from habeas.web.routes import Route, reverse
from habeas.web.snapshot import key
from habeas.web.spoken import told

BY_RULE, BY_ALL = "rule", "all"  # who judged: "" is persons
IN_FORCE, WITHDRAWN = "standing", "withdrawn"


@dataclass(frozen=True, slots=True)
class About:
    """What a judgement is about, in words, and the key of the person or source that it leads to ("" for none)."""

    words: str
    person: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A judgement of the list, and how it was taken back, if it was."""

    judgement: Judgement
    withdrawal: Withdrawal | None
    about: tuple[About, ...]


def judgements(request: HttpRequest, at: Opened) -> HttpResponse:
    """The list."""
    sort, state = request.GET.get("sort", ""), request.GET.get("state", "")
    by, q = request.GET.get("by", ""), request.GET.get("q", "").strip()
    withdrawn = _withdrawn(at)
    standing: Sequence[Judgement] = () if state == WITHDRAWN else at.snapshot.judgements
    gone = [] if state == IN_FORCE else [each for each, _ in withdrawn.values()]
    words, names = folded(q).split(), naming.names(at)
    found = [each for each in (*standing, *gone) if (not sort or each.sort == sort)
             and (by == BY_ALL or bool(each.rule) == (by == BY_RULE))]
    if words:
        found = [each for each in found
                 if all(word in folded(f"{each.author} {names.text(each.reason)}") for word in words)]  # a guess finds nothing
    found.sort(key=attrgetter("time"))  # most stand in that order, and those of one time in that of their entries
    found.reverse()
    shown, cited = part(request, found), citing(at.id, at.store)
    return render(request, "judgements.html", {
        "part": shown, "shown": [_listed(at, each, withdrawn, names, cited) for each in shown.members], "sorts": SORTS,
        "sort": sort, "state": state, "by": by, "q": q})


def judgement(request: HttpRequest, at: Opened, found: Judgement) -> HttpResponse:
    """One judgement."""
    return _page(request, at, found)


def withdraw(request: HttpRequest, at: Opened, found: Judgement) -> HttpResponse:
    """Take a judgement back. Where somebody else did so before, show that. Raises BadValue."""
    reason = request.POST.get("reason", "").strip()
    if not reason:
        raise BadValue(reason, _("the reason for taking it back, in a few words"))
    if found.id in _withdrawn(at):
        return _page(request, at, found, late=True)
    judging.withdraw(at.store, found, reason, at.hand())
    return HttpResponseRedirect(_after(request, at, found))


def _after(request: HttpRequest, at: Opened, found: Judgement) -> str:
    """Where one goes after taking a judgement back: to the finding from which one came, among the same others, or to the judgement."""
    back = request.POST.get("back", "")
    if not (back.replace("-", "").isalnum() and back.isascii()):
        return reverse("judgement", at.id, found.id)
    query = sifting.asked(QueryDict(request.POST.get("sieve", ""))).query()
    return f"{reverse('finding', at.id, back)}?{query}{'&' if query else ''}done={found.id}"


def join(request: HttpRequest, at: Opened, found: Judgement) -> HttpResponse:
    """Make one person of the two that a judgement parted. Raises BadValue, BadJudgement."""
    reason = request.POST.get("reason", "").strip()
    if not reason:
        raise BadValue(reason, _("the reason for the judgement, in a few words"))
    if found.sort != "different":
        raise BadJudgement(_("Only what was parted can be joined again."))
    if found.id in _withdrawn(at):
        return _page(request, at, found, late=True)
    first, second = found.about
    made = parting.join(at.store, at.snapshot.judgements, (first, second), reason, at.hand())
    return HttpResponseRedirect(reverse("judgement", at.id, made))


def _page(request: HttpRequest, at: Opened, found: Judgement, late: bool = False) -> HttpResponse:
    return render(request, "judgement.html", {
        "each": _listed(at, found, _withdrawn(at), naming.names(at), citing(at.id, at.store)), "late": late,
        "back": request.GET.get("back", ""),
        "sieve": sifting.asked(request.GET).query(),
        "parted": found.sort == "different"}, status=409 if late else 200)


def _withdrawn(at: Opened) -> Mapping[str, tuple[Judgement, Withdrawal]]:
    """Every judgement that was taken back, with its first withdrawal."""
    found: dict[str, tuple[Judgement, Withdrawal]] = {}
    for each in at.store.withdrawals():
        judged = lookup.judgement(at.store, each.judgement)
        if judged is not None:
            found.setdefault(each.judgement, (judged, each))
    return found


def _listed(at: Opened, found: Judgement, withdrawn: Mapping[str, tuple[Judgement, Withdrawal]], names: Names, cited: Citing) -> Listed:
    about = found.about[-1:] if found.sort == "confirm" else found.about
    return Listed(found, withdrawn[found.id][1] if found.id in withdrawn else None, tuple(_about(at, about, names, cited)))


def _about(at: Opened, ids: Iterable[str], names: Names, cited: Citing) -> Iterable[About]:
    """Claims, mentions and sources in words."""
    now, language = at.snapshot.now, language_of(told())
    for id in ids:
        if id in now.mentions:
            mention = now.mentions[id]
            yield About(f"{mention.name or id} ({cited.mention(mention)})", key(now.people.person_of[id]))
        elif id in names.sources:
            yield About(names.of(id), source=names.key(id))
        elif claim := lookup.claim(at.store, id) or _proposed(at, id):
            person = now.people.person_of.get(claim.mention, "")
            text = f"{language.says(claim)}: {language.content(claim)} ({cited.source(claim)}, {cited.place(claim)})"
            yield About(names.text(text), key(person) if person else "")
        else:
            yield About(id[:12])


def _proposed(at: Opened, id: str) -> Claim | None:
    """What was proposed, of a proposal that was rejected; None where its reader no longer makes it."""
    filed = lookup.proposal(at.store, id)
    return filed.claim if filed else None


ROUTES = (
    Route("case/<case>/judgements", "judgements", judgements, get=Role.READER),
    Route("case/<case>/judgement/<judgement>", "judgement", judgement, get=Role.READER),
    Route("case/<case>/judgement/<judgement>/withdraw", "withdraw", withdraw, post=Role.EDITOR),
    Route("case/<case>/judgement/<judgement>/join", "join", join, post=Role.EDITOR),
)
