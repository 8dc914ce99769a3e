"""Whether a case is whole: entries, parts, kept files, derived state and guards. Reads only, and prints nothing.

What it cannot see by itself: a tail that was cut off together with everything derived from it. For that the heads are given,
to be compared with those of another copy.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connections

from habeas.core import chain
from habeas.core.entries import Entry, entry_from
from habeas.core.errors import Damaged
from habeas.core.replay import TABLES, changes
from habeas.store import database, derived, files, guards, ledger
from habeas.store.case import CaseStore

Problem = tuple[str, str]  # what, why


@dataclass(frozen=True)
class Verification:
    """What `verify` found. `problems` (what, why) begin with the first broken entry, then the first broken exhibit.

    `heads`: digests to compare with another copy. `entries` and `exhibits`: how many were checked. `forks`: (strand, clock) that
    were used twice, which a copied folder explains. `strays`: names in `exhibits/` that no entry speaks of, as a program that is
    killed while it keeps a file leaves them; no damage.
    """

    heads: tuple[str, ...]
    entries: int
    exhibits: int
    forks: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]
    strays: tuple[str, ...] = ()


def verify(store: CaseStore) -> Verification:
    """Check everything, at one moment of the case. Damage is returned; raises UnknownEntryKind, CaseBusy, CaseUnusable."""
    entries: dict[str, Entry] = {}
    kept: dict[str, bool] = {}
    problems: list[Problem] = []
    with _noting(store, problems), _any_text(store), store.reading() as cursor:
        # 1. The ledger, entry by entry: bytes, columns, parts, chain, redactions.
        with _noting(store, problems):
            problems += _ledger(cursor, store.case, entries)
        broken = {what for what, _ in problems}
        # 2. Exhibits: every kept file is there and gives its digest, every erased one is gone.
        with _noting(store, problems):
            problems += _exhibits(store, entries, broken, kept)
        # 3. The derived tables hold what a rebuild would put there. With a broken entry there is nothing sound to compare with.
        if not broken:
            with _noting(store, problems):
                problems += _derived(cursor, entries)
        # 4. The guards are in place.
        with _noting(store, problems):
            problems += [(f"guard {name}", "it is not there as it should be") for name in guards.missing(cursor)]
        # 5. SQLite's own pages, indexes and references.
        with _noting(store, problems):
            problems += _pages(cursor)
    strays = tuple(sorted(files.present(store.folder) - set(kept)))
    return Verification(chain.heads(entries), len(entries), len(kept), tuple(chain.forks(entries)), tuple(problems), strays)


@contextmanager
def _noting(store: CaseStore, problems: list[Problem]) -> Iterator[None]:
    """Where SQLite itself cannot go on with a step, that is a problem, and the next step is taken."""
    try:
        with database.plain_errors(store.folder):
            yield
    except Damaged as damage:
        problems.append((damage.what, damage.why))


def _ledger(cursor: Any, case: str, entries: dict[str, Entry]) -> Iterator[Problem]:
    """Problems of the ledger in replay order; fills `entries` with what can be decoded."""
    found: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for each in ledger.stored(cursor):
        try:
            entry = entry_from(each.canonical, each.parts)
            altered = entry.canonical() != each.canonical
        except ledger.UNREADABLE:
            found[ledger.name(each.columns[2], each.columns[3], each.digest)] = ["its bytes cannot be read"]
            continue
        names[each.digest] = ledger.name(entry.clock, entry.kind, each.digest)
        whys = found.setdefault(names[each.digest], [])
        # 1a. The stored bytes themselves, not what they decode to.
        if altered or hashlib.sha256(each.canonical).hexdigest() != each.digest:
            whys.append("its bytes do not match its digest")
        # 1b. The columns repeat the bytes; positions count from 0.
        if ledger.columns(entry) != each.columns:
            whys.append("its columns do not say what its bytes say")
        if each.positions != tuple(range(len(each.parts))):
            whys.append("a part has a wrong position")
        entries[each.digest] = entry
    # 1c. The chain: digests, commitments, parts, clocks, and what follows what.
    for what, why in chain.problems(entries, case):
        found.setdefault(what, []).append(why)
    # 1d. What is erased was redacted on the record, and the other way round.
    for digest, why in _redactions(entries):
        found.setdefault(names.get(digest, f"entry {digest[:12]}"), []).append(why)
    for what, whys in found.items():
        yield from ((what, why) for why in dict.fromkeys(whys))


def _redactions(entries: Mapping[str, Entry]) -> Iterator[Problem]:
    """(digest, why) of entries whose parts were erased without a record, or not erased in spite of one."""
    on_record: set[tuple[str, int]] = set()
    for digest, entry in entries.items():
        for part in entry.parts if entry.kind == "part.redacted" else ():
            try:
                body: Any = part.value()
                on_record.add((str(body["entry"]), int(body["position"])))
            except ledger.UNREADABLE:
                yield digest, "it records a redaction that cannot be read"
    erased = {(digest, position) for digest, entry in entries.items()
              for position, part in enumerate(entry.parts) if part.body is None}
    for digest, position in sorted(erased - on_record):
        yield digest, f"part {position} was erased without a redaction on the record"
    for digest, position in sorted(on_record - erased):
        yield digest, f"part {position} was redacted on the record, and is not erased"


def _exhibits(store: CaseStore, entries: Mapping[str, Entry], broken: set[str], kept: dict[str, bool]) -> Iterator[Problem]:
    """Problems of kept files, in the order of keeping; fills `kept` with whether each exhibit should be there."""
    # An entry whose bytes were changed has another digest than the one under which it is stored, and is named by that.
    whole = [entry for digest, entry in entries.items() if ledger.name(entry.clock, entry.kind, digest) not in broken]
    for entry in chain.in_order(whole):
        if entry.kind.startswith("exhibit."):
            for change in changes(entry):
                row: Any = change.row
                kept[change.key] = row[1] != "erased"
    for exhibit, expected in kept.items():
        path = files.exhibit_path(store.folder, exhibit)
        name = f"exhibit {exhibit[:12]}"
        if not path.is_file():
            if expected:
                yield name, "its file is missing"
        elif not expected:
            yield name, "it was erased on the record, and its file is still there"
        else:
            try:
                if files.file_digest(path) != exhibit:
                    yield name, "its bytes do not match its digest"
            except OSError:
                yield name, "its file cannot be read"


def _derived(cursor: Any, entries: Mapping[str, Entry]) -> Iterator[Problem]:
    """Derived tables that differ from a rebuild, which is made in memory as the tables' own rows."""
    expected: dict[str, dict[str, tuple[str, ...]]] = {table: {} for table in TABLES}
    for entry in chain.in_order(entries.values()):
        for change in changes(entry):
            expected[change.table][change.key] = derived.database_row(change)
    there = _tables(cursor)
    for table, rows in expected.items():
        if not rows and f"store_{table}" not in there:  # a case that an older Habeas laid out, and that holds nothing of the sort
            continue
        cursor.execute(f"SELECT {', '.join(derived.columns(table))} FROM store_{table}")
        wrong = sum(rows.pop(row[0], None) != row for row in cursor) + len(rows)
        if wrong:
            yield f"derived table {table}", f"{wrong} of its rows are not what the ledger gives; `habeas rebuild` makes them anew"
    if ledger.heads(cursor) != {digest: entries[digest].clock for digest in chain.heads(entries)}:
        yield "derived table head", "it does not say where the ledger ends; `habeas rebuild` makes it anew"


def _tables(cursor: Any) -> set[str]:
    cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {str(name) for name, in cursor}


def _pages(cursor: Any) -> Iterator[Problem]:
    """What SQLite's own checks find; their sentences name tables and pages, never contents."""
    cursor.execute("PRAGMA integrity_check(3)")
    yield from (("case.sqlite", str(said)) for said, in cursor.fetchall() if said != "ok")
    cursor.execute("PRAGMA foreign_key_check")
    tables = sorted({str(row[0]) for row in cursor.fetchall()})
    yield from (("case.sqlite", f"a row of {table} belongs to no entry") for table in tables)


@contextmanager
def _any_text(store: CaseStore) -> Iterator[None]:
    """Read text that is no longer UTF-8 as replacement characters, so that the entry it stands in can be named."""
    connection = connections[store.alias]
    connection.ensure_connection()
    connection.connection.text_factory = lambda data: data.decode("utf-8", "replace")
    try:
        yield
    finally:
        connection.connection.text_factory = str
