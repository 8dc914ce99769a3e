"""The sources of a case: how much each says, whom it relays, with whom it agrees and differs, and from whom it has what it says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from habeas.actions import judging
from habeas.checking.languages import language as language_of
from habeas.checking.origins import Origins, origins
from habeas.core.claims import Claim
from habeas.core.errors import BadJudgement, BadValue
from habeas.core.judgements import Judgement
from habeas.core.people import Person, Source
from habeas.store import lookup
from habeas.web import meanwhile, naming, veil
from habeas.web.citing import citing
from habeas.web.gate import Opened
from habeas.web.naming import Names
from habeas.web.paging import part
from habeas.web.roles import Role
from habeas.web.routes import Route, reverse
from habeas.web.snapshot import key
from habeas.web.spoken import told
from habeas.web.voices import NOTHING, Told

PERSONS = 20  # on a page
EVERYBODY = "all"  # in the address: also who speaks in no claim


@dataclass(frozen=True, slots=True)
class Row:
    """A source in the list: its key, how it is called here, what it says (None before the first checks have ended), and the origins of
    what it says where it is not its own."""

    key: str
    name: str
    source: Source
    told: Told | None
    origins: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Another source beside this one (`key` is empty where the case does not list it): how often both say the same, and in how many
    conflicts both are."""

    key: str
    name: str
    agrees: int
    differs: int


@dataclass(frozen=True, slots=True)
class Speech:
    """What the source says of one person: each claim in words, and the words that it was read from."""

    person: Person
    claims: tuple[tuple[Claim, str, str], ...]


def sources(request: HttpRequest, at: Opened) -> HttpResponse:
    """The list, those first who say most. Who neither speaks nor relays in a claim, but only in open proposals, is counted and shown
    when that is asked for."""
    names, round = naming.names(at), at.round
    roots = origins(_on_sources(at, names))
    rows = [_row(each, names, roots, round.known.told if round.known else None) for each in names.sources.values()]
    rows.sort(key=lambda row: (-(row.told.claims if row.told else 0), row.name.casefold()))
    heard = [row for row in rows if row.told is not NOTHING]
    everybody = request.GET.get("who") == EVERYBODY
    shown = part(request, rows if everybody else heard)
    return render(request, "sources.html", {
        "part": shown, "rows": shown.members, "round": round, "quiet": len(rows) - len(heard), "everybody": everybody})


def source(request: HttpRequest, at: Opened, found: Source) -> HttpResponse:
    """One source."""
    return _page(request, at, found)


def judge(request: HttpRequest, at: Opened, found: Source) -> HttpResponse:
    """Judge that the source copies another, is copied by it, or is independent of it. Where somebody judged these since the form was
    shown, show that and ask again. Raises BadValue, BadJudgement."""
    form = request.POST
    reason, other = form.get("reason", "").strip(), _other(at, form.get("other", ""))
    if not reason:
        raise BadValue(reason, _("the reason for a judgement, in a few words"))
    about = {"copies": ("copied", [other, found.id]), "copied": ("copied", [found.id, other]),
             "independent": ("independent", [found.id, other])}.get(form.get("sort", ""))
    if about is None:
        raise BadJudgement(_("Choose what you judge."))
    clock = form.get("clock", "")
    since = meanwhile.since(at.store, int(clock) if clock.isdecimal() and len(clock) < 12 else -1, {found.id, other})
    changes = [each for each in since if each.judgement is None or {found.id, other} <= set(each.judgement.about)]
    if changes:
        return _page(request, at, found, {"changes": changes, "form": form}, 409)
    made = judging.judge(at.store, about[0], about[1], reason, at.hand())
    return HttpResponseRedirect(f"{reverse('source', at.id, naming.names(at).key(found.id))}?done={made}")


def _other(at: Opened, name: str) -> str:
    found = next((each for each in at.store.sources() if key(each) == name), None)
    if found is None:
        raise BadJudgement(_("Choose the other source."))
    return found


def _row(each: Source, names: Names, roots: Origins, everybody: Mapping[str, Told] | None) -> Row:
    first = sorted(roots.of(each.id) - {each.id}, key=names.of)
    return Row(names.key(each.id), names.of(each.id), each, everybody.get(each.id, NOTHING) if everybody is not None else None,
               tuple((_key(id, names), names.of(id)) for id in first))


def _page(request: HttpRequest, at: Opened, found: Source, more: Mapping[str, Any] | None = None, status: int = 200) -> HttpResponse:
    names, round = naming.names(at), at.round
    known = round.known
    said = known.told.get(found.id, NOTHING) if known else NOTHING
    roots = origins(_on_sources(at, names))
    known_now = at.snapshot.now.person_by_id  # once: a register speaks of very many
    persons = part(request, [each for each in said.persons if each in known_now], PERSONS)
    done = lookup.judgement(at.store, request.GET.get("done", ""))
    about = at.snapshot.now.touching.get(found.id, ())
    return render(request, "source.html", {
        "row": _row(found, names, roots, known.told if known else None), "round": round, "said": said, "part": persons,
        "names": names, "citing": citing(at.id, at.store, partial(veil.shown, at)),
        "called": found.id if found.id != found.name and not found.confidential else "",
        "kinds": sorted(said.kinds.items(), key=lambda pair: -pair[1]), "beside": _beside(said, names),
        "relays": _named(said.relays, names), "relayed": _named(said.relayed, names),
        "group": _group(found, names, roots),
        "apart": [(_key(id, names), names.of(id)) for id in sorted(roots.apart(found.id), key=names.of)],
        "judged": [_told(each, names) for each in about],
        "speeches": list(_speeches(at, found, [known_now[each] for each in persons.members], names)),
        "consents": [each for each in at.store.consents() if each.about == found.id and at.may_write],
        "risks": [each for each in at.store.risks() if each.about == found.id and at.may_write],
        "others": sorted(((names.key(id), names.of(id)) for id in names.sources if id != found.id), key=lambda pair: pair[1].casefold()),
        "clock": at.snapshot.clock, "done": _told(done, names) if done and found.id in done.about else None, **(more or {})}, status=status)


def _on_sources(at: Opened, names: Names) -> Iterable[Judgement]:
    """The judgements about any sources; those about rows are many more."""
    touching = at.snapshot.now.touching
    return {each.id: each for name in names.sources for each in touching.get(name, ())}.values()


def _told(judgement: Judgement, names: Names) -> tuple[Judgement, tuple[tuple[str, str], ...]]:
    return judgement, tuple((names.key(id), names.of(id)) for id in judgement.about)


def _beside(said: Told, names: Names) -> Sequence[Beside]:
    found = [Beside(_key(id, names), names.of(id), said.agrees.get(id, 0), said.differs.get(id, 0))
             for id in {**said.agrees, **said.differs}]
    return sorted(found, key=lambda each: (-each.agrees - each.differs, each.name))


def _key(id: str, names: Names) -> str:
    """How addresses name a source; "" for one that the case does not list, which has no page."""
    return names.key(id) if id in names.sources else ""


def _named(numbers: Mapping[str, int], names: Names) -> list[tuple[str, str, int]]:
    return [(_key(id, names), names.of(id), number) for id, number in sorted(numbers.items(), key=lambda pair: -pair[1])]


def _group(found: Source, names: Names, roots: Origins) -> list[tuple[str, str]]:
    """The other sources that share an origin with this one."""
    own = roots.of(found.id)
    found_in = [id for id in names.sources if id != found.id and not own.isdisjoint(roots.of(id))]
    return [(names.key(id), names.of(id)) for id in sorted(found_in, key=names.of)]


def _speeches(at: Opened, found: Source, persons: Sequence[Person], names: Names) -> Iterable[Speech]:
    """What the source says of some persons."""
    language, now = language_of(told()), at.snapshot.now
    mentions = [mention for person in persons for mention in person.mentions]
    said: dict[str, list[tuple[Claim, str, str]]] = {}
    for claim in at.store.claims(mentions):
        if claim.speaker == found.id and claim.id not in now.misread:
            said.setdefault(now.people.person_of[claim.mention], []).append(
                (claim, names.text(language.claimed(claim)), names.text(claim.words)))
    for person in persons:
        yield Speech(person, tuple(said.get(person.id, ())))


ROUTES = (
    Route("case/<case>/sources", "sources", sources, get=Role.READER),
    Route("case/<case>/source/<source>", "source", source, get=Role.READER),
    Route("case/<case>/source/<source>/judge", "judge source", judge, post=Role.EDITOR),
)
