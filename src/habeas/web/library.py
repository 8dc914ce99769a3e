"""What lists of documents show, read once and kept for as long as no entry comes that may change it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from habeas.core.documents import Text
from habeas.core.folding import folded
from habeas.core.people import Exhibit
from habeas.drafting.markup import Mask, same
from habeas.store import documents, news
from habeas.store.case import CaseStore
from habeas.web.shelf import Shelved

T = TypeVar("T")

# Entries that say nothing of exhibits. After one of another kind, known or not, they are read anew.
_ELSEWHERE = frozenset({"claims.judged", "sources.judged", "mentions.judged", "judgement.withdrawn", "consent.given", "risk.noted",
                        "source.named", "proposals.read", "proposal.confirmed", "claims.recorded", "rows.recorded", "list.imported"})


class Kept(Generic[T]):
    """Something that is read of a case, and of which entries of some kinds change nothing. Shared by all threads, never changed."""

    def __init__(self, read: Callable[[CaseStore], T], spared: frozenset[str]) -> None:
        self._read, self._spared = read, spared
        self._lock = threading.Lock()
        self._found: WeakKeyDictionary[Shelved, tuple[tuple[str, ...], int, T]] = WeakKeyDictionary()

    def of(self, place: Shelved) -> T:
        """As the case stands now."""
        heads = place.store.heads()  # first: an entry that comes in while the rest is read is looked at again
        with self._lock:
            before = self._found.get(place)
            if before is not None and before[0] == heads:
                return before[2]
            clock = news.clock(place.store)
            same = before is not None and self._spared.issuperset(each.kind for each in news.since(place.store, before[1]))
            found = before[2] if before is not None and same else self._read(place.store)
            self._found[place] = heads, clock, found
            return found


@dataclass(frozen=True, slots=True)
class Library:
    """Exhibits by id, in order of name, and the latest first; by exhibit the headings of their texts, what is confirmed of them by field,
    and who brought them in."""

    exhibits: Mapping[str, Exhibit]
    by_name: Sequence[Exhibit]
    latest: Sequence[Exhibit]
    headings: Mapping[str, Text]
    confirmed: Mapping[str, Mapping[str, str]]
    keepers: Mapping[str, str]


def _read(store: CaseStore) -> Library:
    exhibits = store.exhibits()
    confirmed = {exhibit: {each.field: each.value for each in said if each.confirmed}
                 for exhibit, said in documents.descriptions(store).items()}
    return Library(exhibits, sorted(exhibits.values(), key=lambda each: (folded(each.name), each.id)),
                   sorted(exhibits.values(), key=lambda each: (each.kept, each.name, each.id), reverse=True),
                   documents.headings(store), confirmed, news.keepers(store))


def by_name(whole: Library, hide: Mask) -> Sequence[Exhibit]:
    """The exhibits in the order of their names as a user reads them: the place of a name that is hidden would tell how it begins."""
    if hide is same:
        return whole.by_name
    return sorted(whole.exhibits.values(), key=lambda each: (folded(hide(each.name)), each.kept, each.id))


_library = Kept(_read, _ELSEWHERE)


def library(place: Shelved) -> Library:
    """The documents of an open case."""
    return _library.of(place)
