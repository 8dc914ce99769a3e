"""Searching a case as people do: words, names and dates typed in one line; what was found, with the words marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from habeas.checking.languages import LANGUAGES
from habeas.core.asked import Asked, asked
from habeas.core.claims import Claim
from habeas.core.kinds import KINDS
from habeas.core.terms import Snippet, Word, plain, snippet
from habeas.store import database, index, search
from habeas.store.case import CaseStore
from habeas.store.index import OPEN, Cover, Index, Progress
from habeas.store.search import Leaf, Named

GROUPS = ("persons", "claims", "documents", "exhibits")
Mask = Callable[[str], str]


class Said(NamedTuple):
    """A claim that was found, its words and its place with marks."""

    claim: Claim
    snippet: Snippet
    place: Snippet | None


class Read(NamedTuple):
    """A document that was found: the page, the words around what was searched for, and where these stand in the whole text."""

    leaf: Leaf
    snippet: Snippet
    at: int


class Found(NamedTuple):
    """What was found: all mentions that fit, so many of each other group as were asked for, and how many there are in all
    (`search.MOST` + 1: more than are counted at once)."""

    asked: Asked
    persons: Sequence[Named]
    claims: Sequence[Said]
    documents: Sequence[Read]
    exhibits: Sequence[str]
    totals: Mapping[str, int]


def understood(text: str) -> Asked:
    """What was typed, whatever language its dates are introduced in."""
    return asked(text, _sides())


def refresh(store: CaseStore, progress: Progress = lambda done, of: None, cover: Cover = OPEN) -> Index:
    """The index, brought up to date. Raises CaseBusy, CaseUnusable."""
    return index.refresh(store, labels(), progress, cover)


def find(store: CaseStore, at: Index, wanted: Asked, size: int, first: int = 0, *, groups: Sequence[str] = GROUPS,
         hide: Mask = str) -> Found:
    """Results `first` to `first + size` of some groups, but all persons. `hide` is what keeps confidential names out of what is shown.
    Where the index is covered, they are not in there either; where not, what was found by them alone is taken out of the answer, though
    numbers of all there is may count it."""
    with database.reading(at.alias, at.folder), store.reading():  # one moment for all questions
        return _found(store, at, wanted, size, first, groups, hide)


def _found(store: CaseStore, at: Index, wanted: Asked, size: int, first: int, groups: Sequence[str], hide: Mask) -> Found:
    persons = search.persons(at, wanted) if "persons" in groups else []
    claims = search.claims(at, wanted, size, first) if "claims" in groups else search.Hits((), 0)
    texts = wanted.in_texts()
    pages, exhibits = search.Leaves((), 0), search.Hits((), 0)
    if texts is not None:
        pages = search.pages(at, texts, size, first) if "documents" in groups else pages
        exhibits = search.exhibits(at, texts, size, first) if "exhibits" in groups else exhibits
    totals = {"persons": len(persons), "claims": claims.total, "documents": pages.total, "exhibits": exhibits.total}
    said = (_said(claim, wanted, hide, at.covered) for claim in search.shown_claims(store, claims.keys))
    read = (_read(leaf, text, texts or wanted, hide, at.covered)
            for leaf, text in zip(pages.pages, search.shown_pages(store, pages.pages), strict=True))
    told, shown = [*filter(None, said)], [*filter(None, read)]
    totals["claims"] -= len(claims.keys) - len(told)
    totals["documents"] -= len(pages.pages) - len(shown)
    return Found(wanted, persons, told, shown, exhibits.keys, {name: totals[name] for name in groups})


def _said(claim: Claim, wanted: Asked, hide: Mask, sure: bool) -> Said | None:
    found = _cut(claim.words, wanted, hide, sure)
    return Said(claim, found, _cut(claim.place, wanted, hide, sure) if claim.place else None) if found else None


def _read(leaf: Leaf, text: str, wanted: Asked, hide: Mask, sure: bool) -> Read | None:
    found = _cut(text, wanted, hide, sure)
    if found is None or not text:
        return None
    return Read(leaf, found, leaf.start + min(found.start + (found.marks[0][0] if found.marks else 0), len(text) - 1))


def _cut(text: str, wanted: Asked, hide: Mask, sure: bool) -> Snippet | None:
    """The words around what was searched for. The whole text is masked before it is cut, since no mask knows the half of a name. None
    where something was found that must not be told; `sure`: nothing was, as the index has none of it."""
    told = hide(text)
    marks = search.marked(told, wanted)
    if not sure and told != text and _different(marks) < _different(search.marked(text, wanted)):
        return None
    return snippet(told, marks)


def _different(marks: Sequence[Word]) -> int:
    return len({each.text for each in marks})


@cache
def labels() -> Mapping[str, str]:
    """What each kind of claim is called in any language."""
    return {kind: " ".join(language.label(kind) for language in LANGUAGES.values()) for kind in KINDS}


@cache
def _sides() -> Mapping[str, str]:
    return {" ".join(plain(words).split()): side for language in LANGUAGES.values() for words, side in language.SIDES.items()}
