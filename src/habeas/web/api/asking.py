"""What the API tells of a case."""

from __future__ import annotations

from habeas import questions, searching
from habeas.core.claims import Claim
from habeas.core.people import Exhibit, Person
from habeas.store import documents, lookup
from habeas.web import desk, hearing, members, naming
from habeas.web.api import requests, shapes, telling
from habeas.web.continued import in_order
from habeas.web.gate import Opened
from habeas.web.library import by_name, library
from habeas.web.roles import User
from habeas.web.snapshot import key

MOST = 20  # results of each group of a search


def cases(user: User) -> shapes.Cases:
    """The cases of a user."""
    return shapes.Cases(tuple(shapes.CaseLine(each.id, each.title, each.role.name.lower()) for each in members.cases_of(user)))


def case(at: Opened) -> shapes.CaseState:
    """How a case stands."""
    now = at.snapshot
    return shapes.CaseState(at.id, at.store.title, at.role.name.lower(), now.counts, len(now.now.people.persons), at.place.waiting(),
                            now.heads, now.clock)


def persons(at: Opened, ask: requests.AskPersons) -> shapes.Persons:
    """Persons by name."""
    found, total, page, pages = telling.paged(at.snapshot.called(ask.q), ask.page)
    return shapes.Persons(tuple(_line(at, each) for each in found), total, page, pages)


def _line(at: Opened, person: Person) -> shapes.PersonLine:
    lines, mentions = at.round.lines, at.snapshot.now.mentions
    own = lines.get(person.id, ()) if lines is not None else None
    hard = None if own is None else sum(1 for each in own if each.hard)
    names = tuple(dict.fromkeys(mentions[each].name for each in person.mentions if each in mentions))
    return shapes.PersonLine(key(person.id), person.id, person.name, names, person.mentions, hard,
                             None if own is None or hard is None else len(own) - hard)


def person(at: Opened, found: Person) -> shapes.Person:
    """One person."""
    return telling.person(next(questions.files(at.store, at.snapshot.now, [found], language=telling.LANGUAGE)))


def findings(at: Opened, ask: requests.AskFindings) -> shapes.Findings:
    """Findings of all persons."""
    round = at.round
    lines = round.lines or {}
    if ask.person:
        whom = at.snapshot.person_by_key.get(ask.person)
        lines = {whom.id: lines.get(whom.id, ())} if whom else {}
    found = [each for own in lines.values() for each in own
             if (not ask.kind or each.kind == ask.kind) and (not ask.explanation or ask.explanation in each.classes)
             and (not ask.hard or (each.hard is True) == (ask.hard == "true"))]
    part, total, page, pages = telling.paged(found, ask.page)
    return shapes.Findings(tuple(
        shapes.FindingLine(key(each.person), each.kind, each.hard, each.gap, each.classes, each.speakers, each.claims) for each in part),
        total, page, pages, not round.ended)


def claim(at: Opened, found: Claim) -> shapes.Claim:
    """One claim."""
    return telling.claim(found, at.snapshot.now.ended)


def kept(at: Opened, ask: requests.Paged) -> shapes.Documents:
    """The kept files, by name."""
    whole = library(at.place)
    found, total, page, pages = telling.paged(by_name(whole, naming.names(at).text), ask.page)
    texts = whole.headings
    return shapes.Documents(tuple(
        shapes.DocumentLine(each.id, each.name, each.media_type, each.size, each.kept,
                            sum(len(leaf.text) for leaf in texts[each.id].pages) if each.id in texts else None,
                            whole.confirmed.get(each.id, {}))
        for each in found), total, page, pages)


def text(at: Opened, exhibit: Exhibit) -> shapes.Text:
    """The latest text of a document; without pages where none was read."""
    found = documents.texts(at.store, exhibit.id)
    if not found or exhibit.media_type == "erased":
        return shapes.Text(exhibit.id, "", "", (), (), (), "No text was read out of this file.")
    last = found[-1]
    words = hearing.unnamed_parts(hearing.hidden(at), [each.text for each in last.pages])
    leaves = tuple(shapes.Page(each.number, start, text) for each, start, text in zip(last.pages, last.starts(), words, strict=True))
    return shapes.Text(exhibit.id, last.id, f"{last.extractor} {last.version}", leaves, last.notes, last.doubts, last.problem)


def proposals(at: Opened, ask: requests.AskProposals) -> shapes.Proposals:
    """Proposals that wait for a decision."""
    waiting = desk.at(at.place).open(desk.Sieve(exhibit=ask.exhibit))
    found, total, page, pages = telling.paged(waiting, ask.page)
    filed = filter(None, (lookup.proposal(at.store, each.id) for each in found))
    return shapes.Proposals(tuple(map(telling.proposal, filed)), total, page, pages)


def sources(at: Opened) -> shapes.Sources:
    """Who speaks."""
    names = naming.names(at)
    listed = sorted(names.sources.values(), key=lambda each: names.of(each.id)) if names.labels else names.sources.values()
    return shapes.Sources(tuple(shapes.Source(names.key(each.id), each.id, each.name, each.sort, each.confidential) for each in listed))


def judgements(at: Opened, ask: requests.AskJudgements) -> shapes.Judgements:
    """Judgements, withdrawn ones too."""
    withdrawn = {each.judgement for each in at.store.withdrawals()}
    gone = [*filter(None, (lookup.judgement(at.store, each) for each in withdrawn))]
    every = sorted([*at.snapshot.judgements, *gone], key=in_order) if gone else at.snapshot.judgements
    whole = [each for each in reversed(every) if not ask.sort or each.sort == ask.sort]
    found, total, page, pages = telling.paged(whole, ask.page)
    return shapes.Judgements(tuple(shapes.Judgement(each.id, each.sort, each.about, each.author, each.time, each.reason, each.rule,
                                                    each.id not in withdrawn) for each in found), total, page, pages)


def search(at: Opened, ask: requests.AskSearch) -> shapes.Searched:
    """What a search finds."""
    state, hide = at.place.upkeep.ready(naming.cover(at)), naming.names(at).text
    behind = state.work is not None
    wanted = searching.understood(ask.q[:500])
    if state.index is None or wanted.empty:
        return shapes.Searched((), (), (), {}, behind)
    found, now, kept_ = searching.find(at.store, state.index, wanted, MOST, hide=hide), at.snapshot.now, library(at.place).exhibits
    named: dict[str, shapes.SearchedPerson] = {}
    for each in found.persons:
        whom = now.people.person_of.get(each.mention, "")
        if whom in now.person_by_id and whom not in named:
            named[whom] = shapes.SearchedPerson(key(whom), now.person_by_id[whom].name, each.distance > 1)
    marked = tuple(shapes.Marked(each.leaf.exhibit, kept_[each.leaf.exhibit].name, each.at, each.snippet.text, each.snippet.marks)
                   for each in found.documents if each.leaf.exhibit in kept_)
    said = tuple(telling.claim(each.claim, now.ended) for each in found.claims if each.claim.id not in now.misread)
    return shapes.Searched(tuple(named.values())[:MOST], said, marked, {**found.totals, "persons": len(named)}, behind)
