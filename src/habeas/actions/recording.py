"""Claims recorded by hand, consent and risk."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.actions.hand import Hand
from habeas.actions.judging import judged
from habeas.core.claims import PRINCIPAL, Claim, Extract
from habeas.core.errors import BadJudgement, WordsNotThere
from habeas.core.people import USES, Mention, Person, Source
from habeas.core.records import claim_json, mention_json, source_json
from habeas.core.values import Json, Value, when_json
from habeas.core.when import When
from habeas.store.case import CaseStore


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim as a person types it: who says it, through whom, in which words, of what kind and value."""

    speaker: str
    words: str
    kind: str
    value: Value
    via: tuple[str, ...] = ()
    affirmed: bool = True
    episode: str = PRINCIPAL
    place: str = ""
    bound: str = ""
    said: When | None = None
    page: str = ""
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """The file that a claim is recorded from; its text, where it has one, must hold the words."""

    data: bytes
    name: str
    media_type: str
    text: str | None


def record(store: CaseStore, saying: Saying, about: Person | str, document: Document | None, hand: Hand) -> Claim:
    """Record a claim. `about` is a person of the case, or the name of one who is new to it. Without a document the typed words are kept as
    one. Raises WordsNotThere, UnfitValue."""
    text = saying.words if document is None else document.text
    start = text.find(saying.words) if text is not None else 0
    if start < 0:
        raise WordsNotThere(document.name if document else "")
    end = start + len(saying.words) if text is not None else 0  # a file whose text is not read yet: the page must do
    known = store.sources()
    speaker = _source(known, saying.speaker, saying.confidential)
    if document is not None:
        exhibit = store.keep(document.data, document.media_type, document.name, "given by the user", hand.author, hand.time)
    else:
        note = saying.words.encode()
        exhibit = store.keep(note, "text/plain; charset=utf-8", "note.txt", "typed by the user", hand.author, hand.time)
    name = about if isinstance(about, str) else about.name
    mention = Mention(_note_id(exhibit.id, about, store), name, exhibit.id)
    claim = Claim(
        mention.id, saying.kind, saying.value, speaker.id,
        Extract(exhibit.id, start, end, saying.words, saying.page), saying.words, saying.affirmed,
        tuple(_source(known, each, False).id for each in saying.via), saying.episode, saying.place, saying.said, saying.bound)
    batch: list[tuple[str, list[Json]]] = []
    sources = [each for each in (speaker, *(_source(known, each, False) for each in saying.via)) if each.id not in known]
    if sources:
        batch.append(("source.named", [source_json(each) for each in sources]))
    batch.append(("claims.recorded", [{"claim": claim_json(claim), "mention": mention_json(mention)}]))
    if isinstance(about, Person) and mention.id not in about.mentions:
        batch.append(("mentions.judged", [judged("same", (about.id, mention.id), "recorded as speaking of this person")]))
    store.append_all(batch, hand.author, hand.time)
    return claim


def _note_id(exhibit: str, about: Person | str, store: CaseStore) -> str:
    """The mention under which an exhibit speaks of a person: the one that it has already, or the next number."""
    taken = {each.id: each for each in store.mentions() if each.place == exhibit}
    for each in taken.values():
        if each.id in about.mentions if isinstance(about, Person) else each.name == about:
            return each.id
    return f"note-{exhibit[:12]}:{len(taken) + 1}"


def _source(known: dict[str, Source], name: str, confidential: bool) -> Source:
    """The source of that name; a confidential one gets an id that does not tell it."""
    for each in known.values():
        if name in (each.id, each.name):
            return each
    if not confidential:
        return Source(name, name, "person")
    number = 1 + sum(each.confidential for each in known.values())
    return Source(f"confidential source {number}", name, "person", True)


def give_consent(store: CaseStore, about: str, use: str, given_by: str, given: When, until: When | None, allowed: bool,
                 provisional: bool, note: str, hand: Hand) -> None:
    """Record what a person or source allowed or refused, for which use. Raises BadJudgement for a use that is not on the list."""
    if use not in USES:
        raise BadJudgement(f"There is no use called {use!r}. There are: {'; '.join(USES)}.")
    store.append("consent.given", [[about, use, given_by, when_json(given), when_json(until) if until else None, allowed, provisional,
                                    note]], hand.author, hand.time)


def note_risk(store: CaseStore, about: str, note: str, level: str, hand: Hand) -> None:
    """Record a risk for a person or source."""
    store.append("risk.noted", [[about, note, level]], hand.author, hand.time)
