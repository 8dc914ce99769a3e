"""When a claim came into a case, and when a list ended it: the entries that say so, found without replaying the ledger."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from habeas.core.codec import canonical
from habeas.core.entries import Entry, Part, entry_from
from habeas.core.records import Row
from habeas.core.replay import changes

if TYPE_CHECKING:
    from habeas.store.queries import Queries

# A cross join reads the entries first, then only the parts of those that are of the kind: the others hold whole texts.
_PARTS = ("SELECT e.digest, e.canonical, p.digest, p.salt, p.body FROM store_entry e CROSS JOIN store_part p ON e.digest = p.entry "
          "WHERE e.kind {kinds} AND p.body IS NOT NULL AND ({holds}) ORDER BY e.clock, e.digest, p.position")
_FEW = 20  # what is looked for at once
_KEY = re.compile(rb'"key":("(?:[^"\\]|\\.)*")')
_MOST_KEPT = 8  # cases of which the places of rows are kept
_Place = tuple[str, int]  # the digest of an entry and the position of a part
_kept: dict[str, tuple[frozenset[str], dict[bytes, list[_Place]]]] = {}


class Came(NamedTuple):
    """The entry that brought something: its digest, kind, author, time (UTC text) and clock."""

    entry: str
    kind: str
    author: str
    time: str
    clock: int


def came(store: Queries, mentions: Collection[str]) -> dict[str, Came]:
    """The entry in which each claim on some mentions was first recorded, by claim; none for claims whose parts were redacted."""
    found: dict[str, Came] = {}
    for entry in (*_rows(store, mentions), *_recorded(store, mentions)):
        for table, key, row in changes(entry):
            body: Any = row
            if table == "claim" and body[0] in mentions:
                by = _came(entry)
                known = found.get(key)
                if known is None or (by.clock, by.entry) < (known.clock, known.entry):
                    found[key] = by
    return found


def ended(store: Queries, claims: Collection[str]) -> Mapping[str, tuple[str | None, Came]]:
    """What a later edition of a list last said of some claims: what replaces each ("" if nothing, None if it came back), and the entry."""
    found: dict[str, tuple[str | None, Came]] = {}
    if not claims:
        return found
    for entry in _found(store, "= 'list.imported'", ['"ended":[[']):
        for table, key, row in changes(entry):
            body: Any = row
            if table == "ending" and key in claims:
                found[key] = body[1], _came(entry)
    return found


def _came(entry: Entry) -> Came:
    return Came(entry.digest, entry.kind, entry.author, entry.time, entry.clock)


def _rows(store: Queries, mentions: Iterable[str]) -> Iterator[Entry]:
    """The entries of rows, each cut down to its head and the rows of the mentions."""
    wanted = [each.partition(":")[2] for each in mentions]
    heads: dict[str, Part] = {}
    with store.reading() as cursor:
        cursor.execute("SELECT p.entry, p.digest, p.salt, p.body FROM store_entry e CROSS JOIN store_part p ON e.digest = p.entry "
                       "WHERE e.kind = 'rows.recorded' AND p.position = 0 AND p.body IS NOT NULL")
        heads = {entry: Part(digest, salt, body) for entry, digest, salt, body in cursor}
    lists = {each.partition(":")[0] for each in mentions}
    known = _places(store, frozenset(heads))
    for entry in _at(store, [place for key in wanted for place in known.get(canonical(key), ())]):
        head = heads.get(entry.digest)
        row: Row = head.value() if head else None
        if head and row["list"] in lists and entry.parts[0].digest != head.digest:
            yield replace(entry, parts=(head, *entry.parts))


def _places(store: Queries, entries: frozenset[str]) -> Mapping[bytes, list[_Place]]:
    """Where in the entries of rows a key stands (in JSON). Going through all rows is slow, so it is done once and kept until there are
    other such entries; what was redacted since is simply not found there any more."""
    known = _kept.get(store.alias)
    if known is None or known[0] != entries:
        found: dict[bytes, list[_Place]] = {}
        with store.reading() as cursor:
            cursor.execute("SELECT p.entry, p.position, p.body FROM store_entry e CROSS JOIN store_part p ON e.digest = p.entry "
                           "WHERE e.kind = 'rows.recorded' AND p.position > 0 AND p.body IS NOT NULL")
            for entry, position, body in cursor:
                for key in set(_KEY.findall(body)):
                    found.setdefault(key, []).append((entry, position))
        while len(_kept) >= _MOST_KEPT:
            _kept.pop(next(iter(_kept)), None)
        _kept[store.alias] = known = entries, found
    return known[1]


def _at(store: Queries, places: Iterable[_Place]) -> Iterator[Entry]:
    """The parts at some places, each in its entry without the other parts."""
    wanted = sorted(set(places))
    for start in range(0, len(wanted), _FEW):
        some = wanted[start:start + _FEW]
        with store.reading() as cursor:
            cursor.execute("SELECT e.canonical, p.digest, p.salt, p.body FROM store_part p JOIN store_entry e ON e.digest = p.entry WHERE "
                           f"p.body IS NOT NULL AND ({' OR '.join(['(p.entry = %s AND p.position = %s)'] * len(some))})",
                           [value for place in some for value in place])
            rows = cursor.fetchall()
        for text, digest, salt, body in rows:
            yield entry_from(bytes(text), (Part(str(digest), salt, body),))


def _recorded(store: Queries, mentions: Iterable[str]) -> Iterator[Entry]:
    """The parts with claims of the mentions, recorded by hand or confirmed, each as an entry of its own."""
    yield from _found(store, "IN ('claims.recorded', 'proposal.confirmed')", [canonical(each).decode() for each in mentions])


def _found(store: Queries, kinds: str, words: Iterable[str]) -> Iterator[Entry]:
    """The parts of some kinds of entry that hold some words, each in its entry without the other parts."""
    wanted = sorted(set(words))
    for start in range(0, len(wanted), _FEW):
        some = wanted[start:start + _FEW]
        with store.reading() as cursor:
            cursor.execute(_PARTS.format(kinds=kinds, holds=" OR ".join(["instr(p.body, CAST(%s AS BLOB)) > 0"] * len(some))), some)
            rows = cursor.fetchall()
        for _, text, digest, salt, body in rows:
            yield entry_from(bytes(text), (Part(str(digest), salt, body),))

