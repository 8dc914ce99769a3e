"""Questions put to a case: who are the persons, what is said of them, what cannot all be true.

Nothing is written here but the checks that are kept for the next time (`store.kept`), which are no part of the case's state.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import combinations
from operator import itemgetter
from typing import NamedTuple, TypeVar

from habeas import unread
from habeas.checking import TOLERANT
from habeas.checking.findings import Finding
from habeas.checking.neighbours import asked, beside, by_row, rows_beside, with_neighbours
from habeas.core.claims import Claim
from habeas.core.codec import canonical, decoded
from habeas.core.errors import Ambiguous, CaseBusy, CaseUnusable, NotInCase
from habeas.core.folding import folded
from habeas.core.judgements import Judgement
from habeas.core.people import Consent, Mention, Person, Risk
from habeas.core.proposals import Filed
from habeas.core.records import Row, claim_json
from habeas.corpus.runs import Checked, Kept, Progress, checked
from habeas.corpus.task import Task
from habeas.drafting.casefile import CaseFile, ListNote, PersonFile
from habeas.drafting.words import Words, words
from habeas.editions import corrections
from habeas.linking.documents import presumed
from habeas.linking.persons import People, in_force, people
from habeas.quotations import contexts
from habeas.store import documents, kept
from habeas.store import proposals as proposing
from habeas.store.case import CaseStore

SHORTEST = 4  # characters of the id of a claim or judgement
MISREAD = "misread"  # stands for the successor of a claim that a better mapping of the same file no longer gives
KEPT_AT_ONCE = 1000  # checks kept in one transaction: a run that is ended early loses no more than these
SINGLE = ("prefer", "reject", "defer", "confirm")  # sorts of judgement about one claim, or a proposal and what it became
SOURCES = ("independent", "copied")  # sorts of judgement that are about sources
# of one claim, or of the same two
OPPOSED = (("two events", "one event"), ("prefer", "reject"), ("confirm", "reject"), ("independent", "copied"))


class Standing(NamedTuple):
    """How the case stands: its mentions, persons, judgements in force, claims that a later edition ended (with what replaced them), claims
    that nobody makes (a mapping was wrong, or their confirmation was withdrawn), where the ledger ended when this was read, and which row
    is whose."""

    mentions: Mapping[str, Mention]
    people: People
    judgements: Sequence[Judgement]
    ended: Mapping[str, str]
    misread: Collection[str]
    heads: tuple[str, ...]
    rows: Mapping[tuple[str, int], Sequence[str]]  # the mentions of each row of each list
    person_by_id: Mapping[str, Person]
    proposals: Mapping[str, Filed]  # those taken into the reasoning although nobody has confirmed them
    touching: Mapping[str, Sequence[Judgement]]  # the judgements by what they are about
    later: Mapping[str, str]  # claims that what may be a later edition of their document contradicts, and its claims


def standing(store: CaseStore, unreviewed: bool = False) -> Standing:
    """Read what every question needs, without the claims. `unreviewed`: with the proposals that nobody has decided on."""
    heads = store.heads()  # first: whatever is written from here on shows in the heads
    mentions = store.mentions()
    withdrawn = {each.judgement for each in store.withdrawals()}
    judged = store.judgements()
    judgements = in_force(judged, withdrawn)
    unmade = proposing.unmade(store, judged, withdrawn)
    if unmade:
        idle = {each.mention for each in store.claims() if each.id in unmade}
        idle -= {each.mention for each in store.claims(idle) if each.id not in unmade}
        mentions = [each for each in mentions if each.id not in idle]
    filed = proposing.open_proposals(store) if unreviewed else []
    if filed:
        mentions, judgements = _with_proposed(store, mentions, judgements, filed)
    ended = {claim: by for claim, by, _ in store.endings().values() if by is not None}
    misread = frozenset(claim for claim in ended if _successor(claim, ended) == MISREAD)
    ended = {claim: by for claim, by in ended.items() if claim not in misread}
    found = people(mentions, judgements)
    out = {*ended, *misread, *unmade, *(about for each in judgements if each.sort == "reject" for about in each.about)}
    editions = corrections(store, found.person_of, filed, out)
    ended |= editions.ended
    return Standing({each.id: each for each in mentions}, found, judgements, ended, misread | unmade, heads, by_row(mentions),
                    {each.id: each for each in found.persons}, {each.id: each for each in filed}, _touching(judgements),
                    editions.likely)


def _with_proposed(store: CaseStore, mentions: Sequence[Mention], judgements: Sequence[Judgement],
                   filed: Sequence[Filed]) -> tuple[list[Mention], list[Judgement]]:
    """Mentions and judgements with those that confirming the proposals and linking would bring."""
    known = {each.id for each in mentions}
    proposed = {each.mention.id: each.mention for each in filed if each.mention.id not in known}
    described = {exhibit: each.value for exhibit, said in documents.descriptions(store).items()
                 for each in said if each.field == "about" and each.confirmed}
    read = {*proposed, *proposing.confirmed_mentions(store, judgements)}
    return [*mentions, *proposed.values()], [*judgements, *presumed(mentions, judgements, list(proposed.values()), described, read)]


def _successor(claim: str, ended: Mapping[str, str]) -> str:
    """What stands at the end of a row of successors."""
    seen = set()
    while claim in ended and claim not in seen:
        seen.add(claim)
        claim = ended[claim]
    return claim


def search(now: Standing, text: str) -> list[Person]:
    """Persons one of whose mentions has the id `text` or a name with all its words; all persons for an empty text."""
    if text in now.people.person_of:
        wanted = {now.people.person_of[text]}
        return [person for person in now.people.persons if person.id in wanted]
    words = folded(text).split()
    if text.strip() and not words:
        return []
    return [person for person in now.people.persons
            if all(any(word in folded(now.mentions[each].name) for each in person.mentions) for word in words)]


def person(now: Standing, text: str) -> Person:
    """The one person that `text` names, by mention id or by name. Raises NotInCase, Ambiguous."""
    found = search(now, text) if text.strip() else []
    if not found:
        raise NotInCase("person", text, "`habeas people FOLDER` lists them; a part of the name will do.")
    exact = [each for each in found if folded(each.name) == folded(text)]
    if len(found) > 1 and len(exact) != 1:
        raise Ambiguous("person", text, [each.id for each in exact or found])
    return exact[0] if len(exact) == 1 else found[0]


def source(store: CaseStore, text: str) -> str:
    """The id of the source that has the id or name `text`. Raises NotInCase."""
    found = [each.id for each in store.sources().values() if text in (each.id, each.name)]
    if not found:
        raise NotInCase("source", text, "`habeas show FOLDER PERSON` says who speaks.")
    return found[0]


def anyone(store: CaseStore, now: Standing, text: str) -> str:
    """The id of the source or person that `text` names: who may consent or be at risk. Raises NotInCase, Ambiguous."""
    with suppress(NotInCase):
        return source(store, text)
    return person(now, text).id


def mention(now: Standing, text: str) -> str:
    """The mention with the id `text`. Raises NotInCase."""
    if text not in now.mentions:
        raise NotInCase("mention", text, "`habeas people FOLDER --format json` and `habeas show FOLDER PERSON` print them.")
    return text


def files(store: CaseStore, now: Standing, persons: Sequence[Person], reading: str = TOLERANT,
          progress: Progress = lambda done, of: None, language: str = "en") -> Iterator[PersonFile]:
    """The file of each person, checked, in order."""
    touching = now.touching
    for person, each in zip(persons, checks(store, now, persons, reading, progress, language=language), strict=True):
        names = [*person.mentions, *(claim.id for claim in each.claims), *_related((claim.speaker for claim in each.claims), touching)]
        mentions = tuple(now.mentions[mention] for mention in person.mentions)
        check = each.check
        told = replace(check, findings=explained(store, now, check.findings, language))
        unreviewed = frozenset(now.proposals.keys() & {claim.id for claim in each.claims}) if now.proposals else frozenset()
        yield PersonFile(person, mentions, each.claims, _about(names, touching), each.task.ended, told, unreviewed)


def checks(store: CaseStore, now: Standing, persons: Sequence[Person], reading: str = TOLERANT,
           progress: Progress = lambda done, of: None, processes: int | None = None, language: str = "en") -> Iterator[Checked]:
    """Each person's check, in order. Only those of whom something has changed are checked again, in so many processes (None: as many
    as are worth it), and kept for the next time."""
    whole = len(persons) == len(now.people.persons)
    sort = f"{'unreviewed ' if now.proposals else ''}{reading} {language} "
    keys = {person.id: f"{sort}{person.id}" for person in persons}
    stored = kept.read(store, None if whole else keys.values())
    known = {person: Kept(*stored[key]) for person, key in keys.items() if key in stored}
    fresh: list[tuple[str, str, str]] = []
    for each in checked(list(tasks(store, now, persons, reading, language)), known, processes, progress):
        if each.again:
            fresh.append((keys[each.task.person], each.mark, each.text))
        yield each
        if len(fresh) >= KEPT_AT_ONCE:
            _keep(store, now, fresh)
            fresh = []
    gone = [key for key in stored if key.startswith(sort) and key.removeprefix(sort) not in keys]
    _keep(store, now, fresh, gone)


def explained(store: CaseStore, now: Standing, findings: Sequence[Finding], language: str = "en") -> tuple[Finding, ...]:
    """Findings with what the rows above and below in the lists explain. It hangs on other persons' claims, so it is never kept."""
    wanted = asked(findings)
    near = {now.people.person_of[each] for each in rows_beside(wanted, now.mentions, now.rows)}
    if not near:
        return tuple(findings)
    mentions = [mention for person in near for mention in now.person_by_id[person].mentions]
    around = [claim for claim in store.claims(mentions) if claim.id not in now.ended and claim.id not in now.misread]
    return with_neighbours(findings, beside(wanted, around, now.people.person_of), language)


def _keep(store: CaseStore, now: Standing, fresh: Sequence[tuple[str, str, str]], gone: Collection[str] = ()) -> None:
    """Keep checks and forget those of persons who are none any more. Where the case cannot be written to now, that is no loss."""
    with suppress(CaseBusy, CaseUnusable):
        if fresh or gone:
            kept.write(store, fresh, now.heads, gone)


def tasks(store: CaseStore, now: Standing, persons: Sequence[Person], reading: str = TOLERANT, language: str = "en") -> Iterator[Task]:
    """What checking each person needs, in order."""
    wanted = None if len(persons) == len(now.people.persons) else [each for one in persons for each in one.mentions]
    said: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for mention, claim, text in store.claim_texts(wanted):
        if claim not in now.misread:
            said[mention].append((claim, text))
    for claim, filed in now.proposals.items():
        said[filed.mention.id].append((claim, canonical(claim_json(filed.claim)).decode()))
    touching = now.touching
    # If no source was judged, nobody need know who speaks; for a few persons that costs less than looking through all judgements.
    judged = wanted is not None or any(each.sort in SOURCES for each in now.judgements)
    for person in persons:
        claims = [each for mention in person.mentions for each in sorted(said[mention])]
        speakers = _speakers([text for _, text in claims]) if judged else ()
        judgements = _about([*person.mentions, *(claim for claim, _ in claims), *_related(speakers, touching)], touching)
        idle = {frozenset(about) for first, second, about in opposed(judgements) if first == "two events"}
        effective = tuple(each for each in judgements if not any(about <= set(each.about) for about in idle))
        ended = {claim: now.ended[claim] for claim, _ in claims if claim in now.ended}
        later = {claim: now.later[claim] for claim, _ in claims if claim in now.later}
        yield Task(person.id, tuple(text for _, text in claims), effective, ended, (), reading, language, later)


def _speakers(claims: Sequence[str]) -> Iterable[str]:
    """Who speaks in claims that are JSON texts."""
    rows: Row = decoded(f"[{','.join(claims)}]")
    return map(itemgetter(3), rows)  # the place of the speaker in `core.records.claim_json`


def _related(speakers: Iterable[str], touching: Mapping[str, Sequence[Judgement]]) -> set[str]:
    """Speakers, and all whom judgements on sources put together with them: from a copy of theirs another chain may lead to an origin."""
    found: set[str] = set()
    waiting = list(speakers)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [other for each in touching.get(name, ()) if each.sort in SOURCES for other in each.about]
    return found


def allowed(store: CaseStore, file: PersonFile) -> tuple[list[Consent], list[Risk]]:
    """Consents and risks of a person and of those who speak of them."""
    about = {*file.person.mentions, *(name for claim in file.claims for name in (claim.speaker, *claim.relay))}
    return [each for each in store.consents() if each.about in about], [each for each in store.risks() if each.about in about]


def _touching(judgements: Iterable[Judgement]) -> Mapping[str, list[Judgement]]:
    """Judgements by what they are about."""
    found: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        for each in judgement.about:
            found[each].append(judgement)
    return found


def _about(names: Iterable[str], touching: Mapping[str, Sequence[Judgement]]) -> tuple[Judgement, ...]:
    """Judgements about any of some mentions, claims and sources, by time."""
    judged = {judgement.id: judgement for name in names for judgement in touching.get(name, ())}
    return tuple(sorted(judged.values(), key=lambda each: (each.time, each.id)))


def opposed(judgements: Iterable[Judgement]) -> list[tuple[str, str, frozenset[str]]]:
    """Two sorts of judgement that were both made, and what both are about: one claim, or two claims or sources."""
    made: dict[str, set[frozenset[str]]] = defaultdict(set)
    for each in judgements:
        made[each.sort] |= set(map(frozenset, combinations(each.about, 1 if each.sort in SINGLE else 2)))
    return [(first, second, about) for first, second in OPPOSED for about in sorted(made[first] & made[second], key=sorted)]


def case_findings(store: CaseStore, now: Standing, language: str = "en") -> Iterator[Finding]:
    """Findings about no one person's claims: what could not be read, references to nobody, disagreeing judgements."""
    say = words(language)
    for cell in unread.everywhere(store, language):
        place = f"row {cell.row}, column {cell.column}" if cell.column else f"row {cell.row}"
        kind, person = "unread cell" if cell.column else "unread row", now.people.person_of.get(cell.mention, cell.mention)
        yield Finding(kind, person, cell.sentence, (), subject=f"{cell.list} {cell.sheet} {place}".replace("  ", " "))
    for dangling in now.people.dangling:
        refers = now.mentions[dangling].refers
        yield Finding("refers to nobody", now.people.person_of[dangling],
                      say("{}, row {}, speaks of {}, which is in no list of this case.", _list_of(dangling), now.mentions[dangling].row,
                          refers), (), subject=dangling)
    yield from _disagreements(store, now, say)


def _disagreements(store: CaseStore, now: Standing, say: Words) -> Iterator[Finding]:
    """Judgements that say opposite things. None of them wins by being the last."""
    for first, second in now.people.disagreeing:
        yield Finding("disagreeing judgements", now.people.person_of[first],
                      say("{} and {} were judged to be one person and to be two; neither judgement was withdrawn.", first, second), (),
                      subject=first)
    found = opposed(now.judgements)
    claims = {claim.id: claim for claim in store.claims()} if found else {}
    for sort, other, about in found:
        names = sorted(about)
        named = tuple(claims[each] for each in names if each in claims)
        what = say.told.named([each[:10] if each in claims else each for each in names])
        effect = {"two events": say("neither has effect"), "prefer": say("the claim stays out of the reasoning"),
                  "confirm": say("what was proposed stays out of the reasoning")}.get(sort, say("both stand"))
        text = say("{}: judged “{}” and “{}”; until one of these judgements is withdrawn, {}.", what, say(sort), say(other), effect)
        about_whom = now.people.person_of[named[0].mention] if named else ""
        yield Finding("disagreeing judgements", about_whom, text, named, subject=names[0])


def _list_of(mention: str) -> str:
    return mention.partition(":")[0]


def list_notes(store: CaseStore) -> tuple[ListNote, ...]:
    """The imported lists, for people to read."""
    return tuple(_note(row) for row in store.lists().values())


def _note(row: Row) -> ListNote:
    return ListNote(row["list"], row["title"], row["register"], row["rows"], row["edition"], tuple(row["unmapped"]),
                    row["silences"], row["withheld"], row["repackaged_by"])


def case_file(store: CaseStore, reading: str, made: str, progress: Progress = lambda done, of: None, language: str = "en",
              unreviewed: bool = False) -> CaseFile:
    """The whole case, checked, with the words of documents in their contexts."""
    now = standing(store, unreviewed)
    found = tuple(files(store, now, now.people.persons, reading, progress, language))
    places = contexts(store, (claim for file in found for claim in file.claims))
    if places:
        found = tuple(replace(file, contexts={each.id: places[each.id] for each in file.claims if each.id in places}) for file in found)
    return CaseFile(store.title, made, store.heads(), reading, store.sources(), list_notes(store), found,
                    tuple(case_findings(store, now, language)))


def claim(store: CaseStore, prefix: str) -> Claim:
    """The one claim whose id starts with `prefix`. Raises NotInCase, Ambiguous."""
    return _only("claim", prefix, [each for each in store.claims() if each.id.startswith(prefix)], lambda each: each.id)


def proposal(store: CaseStore, prefix: str) -> Filed:
    """The one proposal, open or decided, whose id starts with `prefix`. Raises NotInCase, Ambiguous."""
    return _only("proposal", prefix, [each for each in proposing.proposals(store) if each.id.startswith(prefix)], lambda each: each.id)


def judgement(store: CaseStore, prefix: str) -> Judgement:
    """The one judgement named by the start of its entry's digest and its position, as listings print it. Raises NotInCase, Ambiguous."""
    digest, dot, position = prefix.partition(".")
    found = [each for each in store.judgements()
             if each.id.startswith(digest) and (not dot or each.id.partition(".")[2] == position)]
    return _only("judgement", prefix, found, lambda each: short(each.id))


T = TypeVar("T")


def _only(what: str, text: str, found: Sequence[T], name: Callable[[T], str]) -> T:
    if not found or len(text) < SHORTEST:
        raise NotInCase(what, text, f"Give at least {SHORTEST} characters of its id, as listings print it.")
    if len(found) > 1:
        raise Ambiguous(what, text, [name(each) for each in found])
    return found[0]


def short(judgement_id: str) -> str:
    """A judgement's id as listings print it: twelve hex digits and the position."""
    digest, _, position = judgement_id.partition(".")
    return f"{digest[:12]}.{position}"

