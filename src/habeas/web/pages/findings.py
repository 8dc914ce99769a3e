"""The findings of a case: sifted, counted, a page at a time. Only the findings of the page shown are put into words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas import questions
from habeas.checking.classes import CLASSES
from habeas.checking.languages import language as language_of
from habeas.core.people import Person
from habeas.web import found, naming, sifting, unreading, veil
from habeas.web.gate import Opened
from habeas.web.naming import Names
from habeas.web.paging import part
from habeas.web.roles import Role
from habeas.web.rounds import Known, Round
from habeas.web.routes import Route
from habeas.web.sifting import Around, Sieve, Sifted
from habeas.web.snapshot import Snapshot
from habeas.web.spoken import told
from habeas.web.summary import HARD, READING, Line

SIZE = 25  # findings on a page
MOST_KEPT = 20  # sieves whose lines are kept for one round

_kept: WeakKeyDictionary[Round, dict[tuple[int, tuple[str, ...], Sieve, bool], Sifted]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding in the list: where it is worked through, whose it is, what it says, and whether somebody judged it. `proposed`: it rests
    on a proposal that nobody has confirmed."""

    line: Line
    address: str
    person: Person
    text: str
    gap: str
    state: str
    proposed: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A kind or class with how many findings have it, and the query that asks for these alone."""

    name: str
    number: int
    query: str
    chosen: bool


def findings(request: HttpRequest, at: Opened) -> HttpResponse:
    """The list."""
    sieve = sifting.asked(request.GET)
    round, now = standing(at, sieve)
    names = naming.names(at)
    whole = sifted(at, sieve, round, now)
    known = part(request, whole.lines if whole else (), SIZE)
    kinds, classes = ({**whole.kinds, **_gaps(round, sieve)}, whole.classes) if whole else ({}, {})
    return render(request, "findings.html", {
        "sieve": sieve, "round": round, "part": known, "shown": _shown(at, known.members, sieve, now, names), "states": sifting.STATES,
        "kinds": _facets("kind", kinds, sieve), "classes": _facets("cls", classes, sieve), "hard": HARD, "reading": READING,
        "sources": sorted(((names.key(id), names.of(id)) for id in names.sources), key=lambda pair: pair[1].casefold()),
        "all_classes": CLASSES, "more": sieve.query(kind="", cls="", q="", proposals="") != "", **_loose(at, round, sieve, names)})


def _gaps(round: Round, sieve: Sieve) -> dict[str, int]:
    """How many findings about no one person there are by kind, where nothing is asked for that only a person's can have."""
    if round.known is None or any((sieve.cls, sieve.q, sieve.source, sieve.beside, sieve.state, sieve.least, sieve.most)):
        return {}
    return dict(round.known.gaps)


def _loose(at: Opened, round: Round, sieve: Sieve, names: Names) -> dict[str, Any]:
    """The first of these findings in words, and how many there are."""
    if round.known is None or not _gaps(round, sieve):
        return {}
    fitting = [each for each in round.known.loose[told()] if sieve.kind in ("", each.kind)]
    return {"loose": unreading.gaps(at, fitting[:SIZE], names), "loose_of": len(fitting)}


def standing(at: Opened, sieve: Sieve) -> tuple[Round, Snapshot]:
    """The round and the snapshot that a sieve asks for: with or without what nobody has confirmed."""
    return (at.place.proposed_round(), at.place.proposed()) if sieve.proposals else (at.round, at.snapshot)


def sifted(at: Opened, sieve: Sieve, round: Round, now: Snapshot) -> Sifted | None:
    """The lines that a sieve lets through; None before the first checks have ended. Kept for as long as the round is."""
    known = round.known
    if known is None:
        return None
    before = _kept.setdefault(round, {})
    name = (id(known), now.heads, sieve, at.may_write)  # readers name sources by other keys
    if name not in before:
        if len(before) >= MOST_KEPT:
            before.clear()
        before[name] = _sift(at, sieve, known, now)
    return before[name]


def _sift(at: Opened, sieve: Sieve, known: Known, now: Snapshot) -> Sifted:
    persons = {each.id for each in now.called(sieve.q)} if sieve.q else None
    names = naming.names(at) if sieve.source or sieve.beside else None
    by_key = {names.key(id): id for id in names.sources} if names else {}
    sources = tuple(by_key.get(each, "") for each in (sieve.source, sieve.beside) if each)
    places = {person.id: place for place, (_, person) in enumerate(now.names)}
    around = Around(persons, sources, sifting.bearing(now.judgements) if sieve.state else {}, places)
    return sifting.sift(known.flat, sieve, around)


def _facets(name: str, numbers: Mapping[str, int], sieve: Sieve) -> list[Facet]:
    order = [HARD, READING, *CLASSES]
    chosen = getattr(sieve, name)
    found = [Facet(each, number, sieve.query(**{name: "" if each == chosen else each}), each == chosen) for each, number in numbers.items()]
    return sorted(found, key=lambda each: (order.index(each.name) if each.name in order else len(order), -each.number, each.name))


def _shown(at: Opened, lines: Sequence[Line], sieve: Sieve, now: Snapshot, names: Names) -> list[Shown]:
    """The lines of one page in words. One that is no longer as the last round saw it keeps its place without words."""
    language = told()
    persons = {line.person: now.now.person_by_id[line.person] for line in lines if line.person in now.now.person_by_id}
    checks = questions.checks(at.store, now.now, list(persons.values()), language=language)
    words = {each.task.person: {key: finding.explanation for key, finding in found.by_key(each.findings).items()} for each in checks}
    touching = now.now.touching
    judged = sifting.bearing({each.id: each for line in lines for claim in line.claims for each in touching.get(claim, ())}.values())
    shown = []
    for line in lines:
        if line.person not in words:
            continue
        text = words[line.person].get(sifting.finding_key(line.kind, line.claims), "")
        shown.append(Shown(
            line, found.address(line.person, line.kind, line.claims, bool(sieve.proposals), partial(veil.shown, at)), persons[line.person],
            names.text(text), language_of(language).days_apart(line.gap) if line.gap is not None else "",
            sifting.state(line.claims, judged), not now.now.proposals.keys().isdisjoint(line.claims)))
    return shown


ROUTES = (Route("case/<case>/findings", "findings", findings, get=Role.READER),)
