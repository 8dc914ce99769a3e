"""The demo's documents: added with what their sidecar says, read, and reviewed by the choices of `review`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from importlib.resources import files

from habeas.actions import reading, reviewing
from habeas.actions.documents import Added, Offered, add, describe
from habeas.actions.hand import Hand
from habeas.core import typed
from habeas.core.errors import NotInCase
from habeas.demo.review import BOOK, CHOICES, Choice, named
from habeas.intake.metadata import SIDECAR, read_sidecar
from habeas.store import documents as kept
from habeas.store.case import CaseStore
from habeas.store.proposals import open_proposals, proposals

ATTACHED = {BOOK: {"publisher": "Central Prison of Sanvelar", "published": "2014-11-24", "language": "en",
                                      "about": "Baltasar Ondrevik Solm"}}

Tell = Callable[[str], object]


def bring(store: CaseStore, tell: Tell, hand: Hand) -> None:
    """Add the documents and read them, telling of each what became of it."""
    tell("Adding documents, and reading them: what they say is proposed, with the words that say it.")
    added = {each.exhibit for each in _all(add(store, _offered(), hand))}
    ours = [each for each in reading.readable(store) if each.id in added]
    for exhibit in ours:
        if exhibit.name in ATTACHED:
            describe(store, exhibit, ATTACHED[exhibit.name], (), hand)
    said = kept.descriptions(store, added)
    for outcome in reading.read(store, ours, hand):
        publisher = next(each.value for each in said[outcome.exhibit] if each.field == "publisher" and each.confirmed)
        what = f"not read: {outcome.problem}" if outcome.status == "failed" else f"{outcome.made} proposed"
        tell(f"  {outcome.name} ({publisher}): {what}")


def review(store: CaseStore, tell: Tell, hand: Hand) -> None:
    """Confirm, correct and reject proposals; what no choice speaks of stays open."""
    found = {each.name: each.id for each in reading.readable(store)}
    done = Counter(_decide(store, choice, found[choice.document], hand) for choice in CHOICES)
    tell(f"Reviewing the proposals: {done['confirmed']} confirmed as they stand, {done['corrected']} corrected, "
         f"{done['rejected']} rejected, {len(open_proposals(store))} left open.")


def _decide(store: CaseStore, choice: Choice, exhibit: str, hand: Hand) -> str:
    """Carry out a choice; what was done: nothing, where a scan could not be read, or a mistake of the reader's is made no more."""
    text = kept.texts(store, exhibit)[-1].content
    found = named(choice, text, proposals(store, [exhibit])) if text else []
    if not text or (choice.rejected and not found):
        return "nothing"
    if len(found) != 1:
        raise NotInCase("proposal", f"{choice.document}, {choice.kind}, {choice.words}", f"There are {len(found)} such.")
    if choice.rejected:
        reviewing.reject(store, found[0], choice.rejected, hand)
        return "rejected"
    value = typed.value(choice.kind, choice.value) if choice.value else None
    says = reviewing.Correction(person=choice.person or None, value=value, speaker=choice.speaker or None, episode=choice.episode or None)
    done = reviewing.confirm(store, found[0], says if choice.corrects else None, hand)
    return "confirmed" if done.claim.id == found[0].id else "corrected"


def _offered() -> Iterator[Offered]:
    folder = files("habeas.demo").joinpath("data", "documents")
    sidecar = read_sidecar(folder.joinpath(SIDECAR).read_text("utf-8"))
    for name in sorted(each.name for each in folder.iterdir() if each.name != SIDECAR):
        yield Offered(name, name, folder.joinpath(name).read_bytes, sidecar.of(name))


def _all(added: Iterator[Added]) -> Iterator[Added]:
    for each in added:
        yield each
        yield from _all(iter(each.attached))
