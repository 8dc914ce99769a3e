"""Documents are read: a reader proposes, the case keeps what is proposed, and nothing of it counts before somebody confirms it.

One document is done before the next begins, and each is one entry, so an interrupted run loses at most the one that it was reading. A
document is read again only when something has changed that a reader goes by: its text, the reader, or what is confirmed of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from habeas.actions.editions import propose
from habeas.actions.hand import Hand
from habeas.actions.naming import named, source_of
from habeas.core.documents import Text
from habeas.core.errors import HabeasError
from habeas.core.people import Exhibit, Mention, Source
from habeas.core.proposals import Filed, Proposal
from habeas.core.records import filed_json, source_json
from habeas.core.values import Json
from habeas.core.when import parse
from habeas.corpus.task import rules
from habeas.linking.documents import about_name
from habeas.linking.persons import in_force
from habeas.reading import reader
from habeas.reading.document import Document
from habeas.reading.languages import guess
from habeas.store import documents as kept
from habeas.store.case import CaseStore
from habeas.store.proposals import decided, mentions_of, proposals, read_last


@dataclass(frozen=True, slots=True)
class Reader:
    """What makes proposals of a document: its name, its version, and how it reads."""

    name: str
    version: str
    read: Callable[[Document], Sequence[Proposal]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document. `status`: `read`, `unchanged` (nothing that a reader goes by has changed), `failed` (`problem` says why).

    `guessed`: nobody confirmed the language. `undated`: nobody confirmed when it was published. `made` are all proposals, `fresh` those
    that are new or differ, `replaced` open ones that the reader no longer makes. `kinds` counts what was made by kind, `doubts` by
    doubt."""

    exhibit: str
    name: str
    status: str
    language: str = ""
    guessed: bool = False
    undated: bool = False
    made: int = 0
    fresh: int = 0
    replaced: int = 0
    kinds: Mapping[str, int] = field(default_factory=dict)
    doubts: Mapping[str, int] = field(default_factory=dict)
    problem: str = ""


def by_rules() -> Reader:
    """The program's own reader; its version changes with its code and its lexicons."""
    return Reader(reader.NAME, f"{reader.VERSION} {rules('habeas.core', 'habeas.reading')}", reader.read)


def readable(store: CaseStore) -> list[Exhibit]:
    """The documents of a case that were not erased, by name."""
    texts = kept.headings(store)
    found = [each for each in store.exhibits().values() if each.id in texts and each.media_type != "erased"]
    return sorted(found, key=lambda each: (each.name, each.id))


def read(store: CaseStore, exhibits: Iterable[Exhibit], hand: Hand, by: Reader | None = None) -> Iterator[Outcome]:
    """Read documents one after the other and keep what is proposed. A document that fails does not end the run.

    Raises CaseUnusable, CaseBusy.
    """
    by = by or by_rules()
    said = kept.descriptions(store)
    withdrawn = {each.judgement for each in store.withdrawals()}
    done = decided(in_force(store.judgements(), withdrawn))
    for exhibit in exhibits:
        texts = kept.texts(store, exhibit.id)
        if not texts or texts[-1].problem:
            problem = texts[-1].problem if texts else "it was never read; `habeas add` reads documents."
            yield Outcome(exhibit.id, exhibit.name, "failed", problem=problem)
            continue
        confirmed = {each.field: each.value for each in said.get(exhibit.id, []) if each.confirmed}
        document = _document(store, exhibit, texts[-1], confirmed)
        outcome = Outcome(exhibit.id, exhibit.name, "read", document.language, "language" not in confirmed, document.published is None)
        head: dict[str, Json] = {
            "exhibit": exhibit.id, "reader": by.name, "text": texts[-1].id, "version": by.version, "language": document.language,
            "published": document.published.edtf if document.published else "", "publisher": document.publisher, "about": document.about}
        last = read_last(store, exhibit.id, by.name)
        if last is not None and last[:-1] == list(head.values()):
            yield replace(outcome, status="unchanged")
            continue
        try:
            made = by.read(document)
        except HabeasError as error:
            yield replace(outcome, status="failed", problem=str(error))
        except Exception as error:  # whatever a reader stumbles over, the other documents are to be read
            yield replace(outcome, status="failed", problem=f"the reader did not finish ({type(error).__name__}). Report it, please.")
        else:
            yield _keep(store, made, head, outcome, done, hand)
    propose(store, hand)


def _document(store: CaseStore, exhibit: Exhibit, text: Text, confirmed: Mapping[str, str]) -> Document:
    """The document as a reader gets it. Who published it is called by the file's name where nobody said."""
    content = text.content
    about = confirmed.get("about", "")
    pages = tuple((start, page.number) for start, page in zip(text.starts(), text.pages, strict=True))
    return Document(
        content, confirmed.get("language") or guess(content), exhibit.id,
        parse(confirmed["published"]) if confirmed.get("published") else None,
        confirmed.get("publisher") or f"{exhibit.name} ({exhibit.id[:6]})",
        about_name({each.id: each for each in store.mentions([about])}, about) if about else "", pages)


def _keep(store: CaseStore, made: Sequence[Proposal], head: dict[str, Json], outcome: Outcome, done: set[str], hand: Hand) -> Outcome:
    """Keep what is new or differs, and mark what is no longer made; one transaction."""
    known = store.sources()
    filed, sources = _filed(made, str(head["reader"]), mentions_of(store, outcome.exhibit), known)
    before = {each.id: each for each in proposals(store, [outcome.exhibit])}
    fresh = [each for each in filed.values() if each.id not in done and _differs(each, before.get(each.id))]
    replaced = [each.id for each in before.values() if each.reader == head["reader"] and each.id not in filed and each.id not in done]
    if fresh or replaced or read_last(store, outcome.exhibit, str(head["reader"])) is None:
        batch: list[tuple[str, list[Json]]] = []
        spoken = {name for each in fresh for name in (each.claim.speaker, *each.claim.relay)}
        unknown = [each for each in sources.values() if each.id in spoken and known.get(each.id) != each]
        if unknown:
            batch.append(("source.named", [source_json(each) for each in unknown]))
        ids: list[Json] = list(replaced)
        batch.append(("proposals.read", [{**head, "replaced": ids}, *map(filed_json, fresh)]))
        store.append_all(batch, hand.author, hand.time)
    return replace(outcome, made=len(filed), fresh=len(fresh), replaced=len(replaced),
                   kinds=dict(Counter(each.claim.kind for each in filed.values()).most_common()),
                   doubts=dict(Counter(doubt for each in filed.values() for doubt in each.proposal.doubts).most_common()))


def _differs(filed: Filed, before: Filed | None) -> bool:
    """Whether a proposal is new, or says more or less than the one of the same reader that is kept."""
    return before is None or (before.reader == filed.reader and filed_json(before) != filed_json(filed))


def _filed(made: Iterable[Proposal], reader: str, taken: dict[str, Mention],
           known: Mapping[str, Source]) -> tuple[dict[str, Filed], dict[str, Source]]:
    """Proposals with the mentions and sources of the case in place of names, by id; and these sources by name."""
    sources: dict[str, Source] = {}
    mentions: dict[str, Mention] = {}
    filed: dict[str, Filed] = {}
    for proposal in made:
        claim = proposal.claim
        for name in (claim.speaker, *claim.relay):
            if name not in sources:
                now = {**known, **{each.id: each for each in sources.values()}}
                sources[name] = source_of(now, name)
        if proposal.name not in mentions:
            mentions[proposal.name] = named(claim.passage.exhibit, proposal.name, taken)
            taken[mentions[proposal.name].id] = mentions[proposal.name]
        mention = mentions[proposal.name]
        relay = tuple(sources[each].id for each in claim.relay)
        mapped = replace(claim, mention=mention.id, speaker=sources[claim.speaker].id, relay=relay)
        each = Filed(replace(proposal, claim=mapped), mention, reader)
        filed.setdefault(each.id, each)
    return filed, sources
