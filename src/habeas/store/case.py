"""A case on disk: one folder with `case.sqlite` (the ledger and what is derived from it) and `exhibits/` (the kept files).

Every change is an entry, appended in one transaction with what it adds to the derived tables.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Self

from django.db import connections

from habeas.core.entries import SALT_BYTES, Entry, Head, Part, make_entry, make_part
from habeas.core.errors import CannotRedact, CaseBusy, CaseUnusable, Damaged, FolderTaken, GuardMissing, NoCaseHere, NotFound
from habeas.core.people import Exhibit
from habeas.core.records import exhibit_json
from habeas.core.replay import changes
from habeas.core.values import Json
from habeas.core.when import When
from habeas.store import database, derived, files, guards, index, ledger, past, rebuild, settings, strands, tables
from habeas.store.queries import Queries

_DATABASE = "case.sqlite"
_UNFINISHED = ("case.new", "case.new-wal", "case.new-shm")  # a case whose making was cut short; renamed when it is whole


class CaseStore(Queries):
    """One case, open for reading and appending. Close it, or use it in a `with`."""

    __slots__ = ()

    @classmethod
    def create(cls, folder: Path, title: str, author: str, time: str, home: Path | None = None) -> Self:
        """Start a case in a folder that is empty or not there. `home`: see `strands`.

        Raises FolderTaken, CaseUnusable, NoHome.
        """
        if folder.exists() and (not folder.is_dir() or any(each.name not in _UNFINISHED for each in folder.iterdir())):
            raise FolderTaken(str(folder))
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for name in _UNFINISHED:
                (folder / name).unlink(missing_ok=True)
        except OSError as error:
            raise CaseUnusable(str(folder), error.strerror or "it cannot be made") from error
        case, place = uuid.uuid4().hex, folder.resolve()
        own = home or strands.home()
        strand = strands.strand(own, case, place)
        building = settings.connect(place / _UNFINISHED[0])
        try:
            with database.plain_errors(folder):
                tables.migrate(building)
            cls(place, case, title, strand, building, own).append("case.opened", [{"title": title}], author, time)
        finally:
            settings.forget(building)
        os.replace(place / _UNFINISHED[0], place / _DATABASE)
        files.sync_folder(place)
        return cls.open(folder, own)

    @classmethod
    def open(cls, folder: Path, home: Path | None = None, guarded: bool = True) -> Self:
        """Open a case; `guarded=False` opens it even without its guards and changes nothing, for `verify`.

        Raises NoCaseHere, GuardMissing, NewerCase, Damaged, CaseUnusable, NoHome.
        """
        if not (folder / _DATABASE).is_file():
            raise NoCaseHere(str(folder))
        place = folder.resolve()
        alias = settings.connect(place / _DATABASE)
        if guarded:
            _check_guards(alias, folder)
            with database.plain_errors(folder):
                migrated = tables.upgrade(alias, folder)
            if migrated:
                _check_guards(alias, folder)
        case, title = _identity(alias, folder)
        own = home or strands.home()
        return cls(place, case, title, strands.strand(own, case, place), alias, own)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close this thread's connection; asking again opens it again."""
        connections[self.alias].close()

    def writing(self) -> AbstractContextManager[Any]:
        """A cursor in one write transaction. Raises CaseBusy, CaseUnusable, Damaged."""
        return database.writing(self.alias, self.folder)

    def append(self, kind: str, bodies: Iterable[Json], author: str, time: str) -> Entry:
        """Append one entry whose parts are `bodies`. Raises NotCanonical, CaseBusy, CaseUnusable."""
        return self.append_all([(kind, bodies)], author, time)[0]

    def append_all(self, batch: Iterable[tuple[str, Iterable[Json]]], author: str, time: str) -> list[Entry]:
        """Append several entries, all or none: (kind, bodies of the parts)."""
        prepared = [(kind, _parts(bodies)) for kind, bodies in batch]  # before the lock is taken
        with self.writing() as cursor:
            return self._append(cursor, prepared, author, time)

    def keep(self, data: bytes, media_type: str, name: str, how: str, author: str, time: str,
             published: When | None = None) -> Exhibit:
        """Keep a file: first its bytes, then the entry. The same bytes twice add nothing. Raises CaseUnusable, CaseBusy."""
        exhibit = Exhibit(files.digest(data), media_type, len(data), name, time, how, published)
        path = files.exhibit_path(self.folder, exhibit.id)
        try:
            path.parent.mkdir(mode=0o700, exist_ok=True)
            if not path.exists():
                files.write_safely(path, data)
        except OSError as error:
            raise CaseUnusable(str(self.folder), error.strerror or "an exhibit cannot be written") from error
        if self.kept(exhibit.id):
            return self.exhibits([exhibit.id])[exhibit.id]
        self.append("exhibit.kept", [exhibit_json(exhibit)], author, time)
        return exhibit

    def exhibit_bytes(self, exhibit: str) -> bytes:
        """The bytes of a kept file, proved by their digest. Raises NotFound, Damaged."""
        known = self.exhibits([exhibit]).get(exhibit)
        if known is None or known.media_type == "erased":
            raise NotFound("exhibit", exhibit)
        try:
            data = files.exhibit_path(self.folder, exhibit).read_bytes()
        except OSError:
            raise Damaged(f"exhibit {exhibit[:12]}", "its file is not there or cannot be read") from None
        if files.digest(data) != exhibit:
            raise Damaged(f"exhibit {exhibit[:12]}", "its bytes do not match its digest")
        return data

    def redact(self, digest: str, position: int, reason: str, author: str, time: str) -> Entry | None:
        """Erase a part's words for good; None if they already were. The reason stays, so it must not repeat them.

        Raises NotFound, CannotRedact; CaseBusy also where the words are erased but another program still reads the old pages:
        calling again then finishes the cleaning.
        """
        done: Entry | None = None
        with self.writing() as cursor:
            if _may_be_redacted(cursor, digest, position):
                parts = _parts([{"entry": digest, "position": position, "reason": reason}])
                done = self._append(cursor, [("part.redacted", parts)], author, time)[0]
                ledger.erase(cursor, digest, position)
                rebuild.renew(cursor)
        index.clear(self.folder)
        past.clear(self.folder)
        self._scrub()
        return done

    def _append(self, cursor: Any, prepared: list[tuple[str, tuple[Part, ...]]], author: str, time: str) -> list[Entry]:
        """Entries, parts, derived rows and heads inside an open transaction."""
        head = ledger.next_head(cursor, self.case, self.strand)
        appended = []
        for kind, parts in prepared:
            entry = make_entry(head, kind, author, time, parts)
            ledger.write(cursor, entry)
            derived.apply(cursor, changes(entry))
            head = Head(self.case, self.strand, entry.clock, (entry.digest,))
            appended.append(entry)
        if appended:  # it follows every head there was, so it is the only one now
            ledger.set_heads(cursor, [(head.previous[0], head.clock)])
        return appended

    def _scrub(self) -> None:
        """Write the file anew and empty the write-ahead log, so that erased bytes are in neither.

        What a disk keeps of blocks that it has given up is beyond any program: only an encrypted disk helps there.
        """
        with database.plain_errors(self.folder), connections[self.alias].cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if cursor.fetchone()[0]:
                raise CaseBusy(str(self.folder))


def _parts(bodies: Iterable[Json]) -> tuple[Part, ...]:
    return tuple(make_part(body, os.urandom(SALT_BYTES)) for body in bodies)


def _may_be_redacted(cursor: Any, digest: str, position: int) -> bool:
    """False if the part is erased already. Raises NotFound, CannotRedact."""
    cursor.execute("SELECT e.kind, p.body IS NULL FROM store_part p JOIN store_entry e ON e.digest = p.entry "
                   "WHERE p.entry = %s AND p.position = %s", (digest, position))
    found = cursor.fetchone()
    if found is None:
        raise NotFound("part", f"{digest}.{position}")
    kind, erased = found
    if kind == "part.redacted":
        why = "it records a redaction, without which the erased part would look damaged"
        raise CannotRedact(f"part {position} of entry {digest[:12]}", why)
    return not erased


def _check_guards(alias: str, folder: Path) -> None:
    with database.reading(alias, folder) as cursor:
        missing = guards.missing(cursor)
    if missing:
        raise GuardMissing(missing)


def _identity(alias: str, folder: Path) -> tuple[str, str]:
    """The case's id and title. Raises Damaged."""
    with database.reading(alias, folder) as cursor:
        cursor.execute('SELECT "case" FROM store_entry ORDER BY clock, digest LIMIT 1')
        found = cursor.fetchone()
        cursor.execute("SELECT body FROM store_case")
        rows = derived.decoded_rows([body for body, in cursor])
    if found is None:
        raise Damaged(_DATABASE, "it holds no entry")
    return str(found[0]), str(rows[0][1]) if rows else ""
