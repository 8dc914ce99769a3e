"""Whom the latest entries of a ledger touch: the mentions whose person must be checked anew."""

from __future__ import annotations

from typing import Any

from habeas.core.documents import EDITION_OF
from habeas.core.entries import Entry
from habeas.core.replay import changes
from habeas.questions import SOURCES
from habeas.store import lookup, news
from habeas.store.case import CaseStore

# Entries after which everybody is checked: they end claims, put many rows, or change what older entries said.
_WIDE = frozenset({"rows.recorded", "list.imported", "part.redacted", "bundle.received", "exhibit.erased", "case.opened",
                   "document.described"})
_MOST = 200  # entries that are looked through


def touched(store: CaseStore, clock: int) -> set[str] | None:
    """The mentions that entries after a clock touch; None if that cannot be told in short."""
    if sum(each.number for each in news.since(store, clock)) > _MOST:
        return None
    found: set[str] = set()
    for entry in news.appended(store, clock):
        names = _names(store, entry)
        if names is None:
            return None
        found |= names
    return found


def _names(store: CaseStore, entry: Entry) -> set[str] | None:
    """The mentions that an entry touches."""
    if entry.kind in _WIDE:
        return None
    found: set[str] = set()
    for table, key, row in changes(entry):
        body: Any = row
        match table:
            case "mention":
                found.add(key)
            case "claim":
                found.add(body[0])
            case "description":
                if body[1] in (EDITION_OF, "publisher"):  # a later edition may end claims of everybody in it
                    return None
            case "judgement":
                if body[1] in SOURCES:  # they reach everybody of whom these sources speak
                    return None
                found |= _mentions(store, body[2])
            case "withdrawal":
                judgement = lookup.judgement(store, body[1])
                if judgement is None or judgement.sort in SOURCES:
                    return None
                found |= _mentions(store, judgement.about)
    return found


def _mentions(store: CaseStore, about: list[str] | tuple[str, ...]) -> set[str]:
    """Mentions, and those of claims."""
    return {claim.mention if (claim := lookup.claim(store, each)) else each for each in about}
