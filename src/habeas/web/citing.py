"""Where a claim stands: in words, and as the address of its words, be they in a document or in a row of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from habeas import questions
from habeas.checking.languages import Language
from habeas.checking.languages import language as language_of
from habeas.core.claims import Cell, Claim
from habeas.core.people import Exhibit, Mention
from habeas.drafting.words import words
from habeas.store import lookup
from habeas.store.case import CaseStore
from habeas.web.routes import reverse
from habeas.web.spoken import told

SHOWN = 10  # characters of the digest of a document without a name


@dataclass(frozen=True, slots=True)
class Citing:
    """The lists of a case by id with their titles, and its exhibits, for one page in one language; digests of claims as they
    are `shown` to who reads it."""

    case: str
    titles: Mapping[str, str]
    exhibits: Mapping[str, Exhibit]
    told: Language
    shown: Callable[[str], str]

    def source(self, claim: Claim) -> str:
        """The list or document."""
        if isinstance(claim.passage, Cell):
            name = claim.mention.partition(":")[0]
            return self.titles.get(name, name)
        found = self.exhibits.get(claim.passage.exhibit)
        return found.name if found and found.name else claim.passage.exhibit[:SHOWN]

    def mention(self, mention: Mention) -> str:
        """Where a person is spoken of: the row of a list, or the document."""
        if mention.row:
            return f"{self.titles.get(mention.place, mention.place)}, {words(told())('row {}', mention.row)}"
        found = self.exhibits.get(mention.place)
        return found.name if found and found.name else mention.place[:SHOWN]

    def place(self, claim: Claim) -> str:
        """The place in it."""
        return self.told.passage(claim.passage)

    def address(self, claim: Claim) -> str:
        """The page that shows the words: of a cell the row with its neighbours, of a document the passage in the reading room."""
        passage = claim.passage
        if isinstance(passage, Cell):
            return reverse("row", self.case, self.shown(claim.id))
        page = reverse("reading exhibit", self.case, passage.exhibit)
        return f"{page}?passage={passage.start}-{passage.end}#chosen" if passage.end else page


class _Asked(Mapping[str, Exhibit]):
    """The exhibits that a page asks for, one by one, as they were kept: few of the many that a case may have."""

    def __init__(self, store: CaseStore) -> None:
        self._store = store
        self._known: dict[str, Exhibit | None] = {}

    def __getitem__(self, id: str) -> Exhibit:
        if id not in self._known:
            self._known[id] = lookup.exhibit(self._store, id)
        found = self._known[id]
        if found is None:
            raise KeyError(id)
        return found

    def __iter__(self) -> Iterator[str]:
        return (id for id, found in self._known.items() if found)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def citing(case: str, store: CaseStore, shown: Callable[[str], str] = str) -> Citing:
    """How the claims of a case are cited in the language of the page."""
    titles = {note.id: note.title for note in questions.list_notes(store)}
    return Citing(case, titles, _Asked(store), language_of(told()), shown)
