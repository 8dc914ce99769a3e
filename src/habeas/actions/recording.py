"""Claims recorded by hand, consent and risk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from habeas.actions.hand import Hand
from habeas.actions.judging import judged
from habeas.actions.naming import mention_of, source_of
from habeas.core.claims import PRINCIPAL, Claim, Extract
from habeas.core.errors import BadJudgement, WordsNotThere
from habeas.core.people import USES, Person
from habeas.core.records import claim_json, mention_json, source_json
from habeas.core.values import Json, Value, when_json
from habeas.core.when import When
from habeas.store.case import CaseStore
from habeas.store.files import digest


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
    hedge: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """The file that a claim is recorded from; its text, where it has one, must hold the words: at `start`, or (None) where they come first.
    `page_at` gives the page of an offset."""

    data: bytes
    name: str
    media_type: str
    text: str | None
    page_at: Callable[[int], str] = lambda offset: ""
    start: int | None = None


def record(store: CaseStore, saying: Saying, about: Person | str, document: Document | None, hand: Hand) -> Claim:
    """Record a claim. `about` is a person of the case, or the name of one who is new to it. Without a document the typed words are kept as
    one. Raises WordsNotThere, UnfitValue before anything is written."""
    kept = document or Document(saying.words.encode(), "note.txt", "text/plain; charset=utf-8", saying.words)
    start = _place(kept, saying.words)
    if start < 0:
        raise WordsNotThere(kept.name)
    end = start + len(saying.words) if kept.text is not None else 0  # a file whose text is not read yet: the page must do
    page = saying.page or (kept.page_at(start) if end else "")
    known = store.sources()
    speaker = source_of(known, saying.speaker, confidential=saying.confidential)
    relay = [source_of(known, each) for each in saying.via]
    exhibit = digest(kept.data)
    mention = mention_of(store, exhibit, about)
    claim = Claim(
        mention.id, saying.kind, saying.value, speaker.id, Extract(exhibit, start, end, saying.words, page), saying.words,
        saying.affirmed, tuple(each.id for each in relay), saying.episode, saying.place, saying.said, saying.bound, saying.hedge)
    batch: list[tuple[str, list[Json]]] = []
    sources = {each.id: each for each in (speaker, *relay) if known.get(each.id) != each}
    if sources:
        batch.append(("source.named", [source_json(each) for each in sources.values()]))
    batch.append(("claims.recorded", [{"claim": claim_json(claim), "mention": mention_json(mention)}]))
    if isinstance(about, Person) and mention.id not in about.mentions:
        batch.append(("mentions.judged", [judged("same", (about.id, mention.id), "recorded as speaking of this person")]))
    how = "given by the user" if document else "typed by the user"
    store.keep(kept.data, kept.media_type, kept.name, how, hand.author, hand.time)
    store.append_all(batch, hand.author, hand.time)
    return claim


def _place(document: Document, words: str) -> int:
    """Where the words stand; -1 if they do not, or not where they are said to."""
    if document.text is None:
        return 0
    if document.start is None:
        return document.text.find(words)
    return document.start if document.start >= 0 and document.text.startswith(words, document.start) else -1


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
