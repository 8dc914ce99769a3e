"""What the API records, through the same actions as the pages and the command line."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.actions import judging, reviewing
from habeas.actions.recording import Document, Saying, record
from habeas.core import typed
from habeas.core.errors import BadJudgement, BadValue, NotInCase
from habeas.core.judgements import Judgement
from habeas.core.people import Person
from habeas.core.proposals import Filed
from habeas.core.web_errors import GrownSince
from habeas.core.when import parse
from habeas.store import documents, lookup
from habeas.web.api import requests, shapes
from habeas.web.gate import Opened


def new_claim(at: Opened, given: requests.NewClaim) -> shapes.Done:
    """Record a claim. Raises GrownSince, NotInCase, BadValue, WordsNotThere, UnfitValue, NotADate, UnknownKind."""
    if not given.words.strip() or not given.speaker.strip():
        raise BadValue("", "the words as they stand, and who says it")
    about = _whom(at, given)
    typed.check_bound(given.kind, given.bound)
    value = typed.value(given.kind, given.value, given.at, given.since, given.until)
    saying = Saying(given.speaker, given.words, given.kind, value, given.via, given.affirmed, given.episode, given.place, given.bound,
                    parse(given.said) if given.said else None, "", given.confidential, given.hedge)
    document = _document(at, given)
    _unchanged(at, given.heads)
    made = record(at.store, saying, about, document, at.hand())
    return shapes.Done(made.id, at.store.heads())


def _whom(at: Opened, given: requests.NewClaim) -> Person | str:
    if bool(given.person) == bool(given.new_person.strip()):
        raise BadValue(given.person, "either `person`, a key of the case, or `new_person`, a name")
    found = at.snapshot.person_by_key.get(given.person) if given.person else given.new_person.strip()
    if found is None:
        raise NotInCase("person", given.person, "GET persons lists their keys.")
    return found


def _document(at: Opened, given: requests.NewClaim) -> Document | None:
    if not given.exhibit:
        return None
    exhibit = at.store.exhibits().get(given.exhibit)
    if exhibit is None:
        raise NotInCase("document", given.exhibit[:12], "GET documents lists them.")
    texts = documents.texts(at.store, exhibit.id)
    if not texts:
        raise BadValue(given.exhibit[:12], "a document whose text was read")
    last = texts[-1]
    return Document(at.store.exhibit_bytes(exhibit.id), exhibit.name, exhibit.media_type, last.content, last.page_at, given.start)


def new_judgement(at: Opened, given: requests.NewJudgement) -> shapes.Done:
    """Record a judgement. Raises GrownSince, BadValue, BadJudgement, NotInCase."""
    _reason(given.reason)
    _known(at, given.sort, given.about)
    _unchanged(at, given.heads)
    made = judging.judge(at.store, given.sort, given.about, given.reason, at.hand())
    return shapes.Done(made, at.store.heads())


def _known(at: Opened, sort: str, about: Sequence[str]) -> None:
    """Raise NotInCase where a judgement would be about what the case does not hold."""
    if sort in ("same", "different"):
        what, known = "mention", [each in at.snapshot.now.mentions for each in about]
    elif sort in ("independent", "copied"):
        sources = at.store.sources()
        what, known = "source", [each in sources for each in about]
    else:
        what, known = "claim", [lookup.claim(at.store, each) is not None for each in about]
    for each, there in zip(about, known, strict=True):
        if not there:
            raise NotInCase(what, each[:40], "Ids are those that the API gives.")


def withdraw(at: Opened, judgement: Judgement, given: requests.Reason) -> shapes.Done:
    """Take a judgement back. Raises GrownSince, BadValue, BadJudgement."""
    _reason(given.reason)
    _unchanged(at, given.heads)
    judging.withdraw(at.store, judgement, given.reason, at.hand())
    return shapes.Done(judgement.id, at.store.heads())


def confirm(at: Opened, given: requests.Decided) -> shapes.DoneAll:
    """Confirm proposals as they stand, all or none. Raises NotInCase, AlreadyDecided, Replaced, BadJudgement."""
    filed = _filed(at, given.proposals)
    made = reviewing.confirm_all(at.store, filed, at.hand(), given.reason)
    return shapes.DoneAll(tuple(each.judgement for each in made), at.store.heads())


def reject(at: Opened, given: requests.Decided) -> shapes.DoneAll:
    """Reject proposals, all or none. Raises NotInCase, AlreadyDecided, Replaced, BadJudgement."""
    filed = _filed(at, given.proposals)
    made = reviewing.reject_all(at.store, filed, given.reason, at.hand())
    return shapes.DoneAll(tuple(made), at.store.heads())


def _filed(at: Opened, ids: Sequence[str]) -> list[Filed]:
    if not ids:
        raise BadJudgement("Name at least one proposal.")
    found = []
    for each in dict.fromkeys(ids):
        filed = lookup.proposal(at.store, each)
        if filed is None:
            raise NotInCase("proposal", each[:40], "GET proposals lists those that wait.")
        found.append(filed)
    return found


def _reason(text: str) -> None:
    if not text.strip():
        raise BadValue("", "the reason for the judgement, in a few words")


def _unchanged(at: Opened, heads: tuple[str, ...] | None) -> None:
    """Raise GrownSince where somebody has written since the writer looked."""
    now = at.store.heads()
    if heads is not None and sorted(heads) != sorted(now):
        raise GrownSince(now)
