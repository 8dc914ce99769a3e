"""Documents come in: the bytes are kept, the text is read in a process of its own, and what is said of the whole is recorded.

One document is done before the next begins, so an interrupted run loses at most the one that it was reading; the same command then goes
on. The same bytes are never kept twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from habeas.actions.editions import earlier_of
from habeas.actions.hand import Hand
from habeas.core.documents import EDITION_OF, FIELDS, Description, Text
from habeas.core.people import Exhibit
from habeas.core.records import description_json, text_parts
from habeas.intake import media, metadata, worker
from habeas.intake.extraction import CannotExtract, Extraction
from habeas.store import documents as kept
from habeas.store.case import CaseStore
from habeas.store.files import digest

DEEPEST = 3  # messages inside messages whose attachments are taken out
Extract = Callable[[bytes, str, str, str], Extraction]


@dataclass(frozen=True, slots=True)
class Offered:
    """A file that the user offers: how it is shown, its name, its bytes (asked for when its turn comes; raises OSError, CannotExtract), and
    what the user says of it: fields of a description, and `encoding`."""

    shown: str
    name: str
    data: Callable[[], bytes]
    said: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a file. `status`: `added`, `known` (the case had its text), `read again`, `unread` (kept, but without text), `skipped`
    (not kept). `problem` says why there is no text and what to do; `attached` are the files that came inside it."""

    file: str
    status: str
    exhibit: str = ""
    pages: int = 0
    characters: int = 0
    extractor: str = ""
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    problem: str = ""
    described: tuple[Description, ...] = ()
    attached: tuple[Added, ...] = ()


def add(store: CaseStore, offered: Iterable[Offered], hand: Hand, again: bool = False) -> Iterator[Added]:
    """Keep and read files, one after the other. `again` reads also those whose text the case has; a text that differs is kept beside it.

    Raises CaseUnusable, CaseBusy.
    """
    program = worker.tesseract()

    def extract(data: bytes, name: str, encoding: str, language: str) -> Extraction:
        return worker.extract(data, name, encoding, language, program)

    texts = kept.headings(store)
    for each in offered:
        yield _added(store, each, hand, extract, texts, again, "given by the user", DEEPEST)


def _added(store: CaseStore, offered: Offered, hand: Hand, extract: Extract, texts: dict[str, Text], again: bool, how: str,
           depth: int) -> Added:
    if media.is_list(offered.name):
        return Added(offered.shown, "skipped", problem="It is a list. `habeas import` reads lists.")
    try:
        data = offered.data()
    except OSError as error:
        return Added(offered.shown, "skipped", problem=f"The system does not let it be read: {error.strerror or 'no reason given'}.")
    except CannotExtract as error:
        return Added(offered.shown, "skipped", problem=str(error))
    exhibit = digest(data)
    before = texts.get(exhibit)
    if not data:
        return Added(offered.shown, "skipped", problem="It is empty. Check that the right file was given.")
    if before is not None and not (again or before.problem or _may_gain(before)) and store.kept(exhibit):
        said = _describe(store, metadata.given(exhibit, offered.said), hand)
        return _outcome(offered.shown, "known", before, said)
    found, text = _read(data, exhibit, offered, extract)
    store.keep(data, found.media if found else "application/octet-stream", offered.name, how, hand.author, hand.time)
    fresh = before is None or before.id != text.id
    if fresh:
        store.append("text.extracted", text_parts(text), hand.author, hand.time)
        texts[exhibit] = text
    proposals = metadata.proposed(exhibit, found.proposed) if found else []
    said = _describe(store, [*proposals, *metadata.given(exhibit, offered.said)], hand)
    inside = [Offered(f"{offered.shown}: {each.name}", each.name, partial(bytes, each.data), {})
              for each in (found.attachments if found and depth > 0 else ())]
    attached = [_added(store, each, hand, extract, texts, again, f"attached to exhibit {exhibit[:12]}", depth - 1) for each in inside]
    status = "unread" if text.problem else "added" if before is None or before.problem else "read again" if fresh else "known"
    return replace(_outcome(offered.shown, status, text, said), attached=tuple(attached))


def _may_gain(text: Text) -> bool:
    """Whether pictures were left unread because the program for them was not there."""
    return any("which were not read" in doubt for doubt in text.doubts)


def _read(data: bytes, exhibit: str, offered: Offered, extract: Extract) -> tuple[Extraction | None, Text]:
    """The extraction (None if there is none), and the text as it is kept."""
    try:
        found = extract(data, offered.name, offered.said.get("encoding", ""), offered.said.get("language", ""))
    except CannotExtract as error:
        return None, Text(exhibit, "", "", (), problem=str(error))
    return found, Text(exhibit, found.extractor, found.version, tuple(found.pages), tuple(found.notes), tuple(found.doubts))


def _describe(store: CaseStore, said: list[Description], hand: Hand) -> tuple[Description, ...]:
    """Record what is new; all that is said of the exhibit now."""
    if not said:
        return ()
    exhibit = said[0].exhibit
    known = kept.descriptions(store, [exhibit]).get(exhibit, [])
    fresh = [each for each in said if each not in known]
    if fresh:
        store.append("document.described", [description_json(each) for each in fresh], hand.author, hand.time)
        known = kept.descriptions(store, [exhibit])[exhibit]
    return tuple(known)


def _outcome(shown: str, status: str, text: Text, said: tuple[Description, ...]) -> Added:
    return Added(shown, status, text.exhibit, len(text.pages), sum(len(page.text) for page in text.pages),
                 f"{text.extractor} {text.version}".strip(), text.notes, text.doubts, text.problem, said)


def describe(store: CaseStore, exhibit: Exhibit, values: Mapping[str, str], confirm: Iterable[str], hand: Hand) -> tuple[Description, ...]:
    """Record what a person says of a document, and confirm what the file proposed for some fields (a field without a proposal stays as
    it is). What is said of it now. Raises NotADate, BadLanguage, NotInCase, BadEdition."""
    known = kept.descriptions(store, [exhibit.id]).get(exhibit.id, [])
    wanted = set(confirm)
    batch = [replace(each, confirmed=True) for each in known if each.field in wanted and not each.confirmed]
    batch += metadata.given(exhibit.id, {field: metadata.checked(field, values[field]) for field in FIELDS if values.get(field)})
    batch = [replace(each, value=earlier_of(store, exhibit, each.value)) if each.field == EDITION_OF else each for each in batch]
    return _describe(store, batch, hand) or tuple(known)
