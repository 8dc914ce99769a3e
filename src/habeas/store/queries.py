"""What can be asked of a case: plain SQL over the derived tables, answered in the types of `habeas.core`.

Every list has an order that follows from what it holds, never from when it was written: two copies of a case answer alike.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from habeas.core import chain, records
from habeas.core.claims import Claim
from habeas.core.entries import Entry
from habeas.core.judgements import Judgement, Withdrawal
from habeas.core.people import Consent, Exhibit, Mention, Risk, Source
from habeas.core.records import Row
from habeas.core.replay import TABLES, State, replay
from habeas.core.values import Json
from habeas.core.when import parse
from habeas.store import database, derived, ledger

T = TypeVar("T")

_BATCH = 500  # values in one IN (...)
_FETCH = 100  # rows decoded at once; few, so that what json makes on the way dies young (measured: a third quicker than 5,000)


@dataclass(frozen=True, slots=True)
class Queries:
    """A case that can be read: its folder (resolved), id, title ("" if redacted), this machine's strand, its connection, and the folder
    for what belongs to this machine."""

    folder: Path
    case: str
    title: str
    strand: str
    alias: str
    home: Path

    def reading(self) -> AbstractContextManager[Any]:
        """A cursor on one moment of the case; what is asked inside sees that moment. Raises CaseBusy, CaseUnusable, Damaged."""
        return database.reading(self.alias, self.folder)

    def claims(self, mentions: Collection[str] | None = None, kind: str | None = None) -> list[Claim]:
        """The claims, by mention and id; only those of some mentions, or of one kind."""
        conditions, values = ([], []) if kind is None else (["kind = %s"], [kind])
        return self._chosen("claim", "mention", mentions, conditions, values, records.claim_from)

    def claim_texts(self, mentions: Collection[str] | None = None) -> list[tuple[str, str, str]]:
        """Mention, id and JSON text of the claims, in the order of `claims`, undecoded."""
        found: list[tuple[str, str, str]] = []
        with self.reading() as cursor:
            for batch in batches(mentions):
                among = f" WHERE mention IN ({', '.join(['%s'] * len(batch))})" if batch else ""
                cursor.execute(f"SELECT mention, key, body FROM store_claim{among} ORDER BY mention, key", batch)
                found += cursor.fetchall()
        return found

    def claim_kinds(self, mentions: Collection[str] | None = None) -> dict[str, str]:
        """The kinds of the claims by their ids, without decoding any claim."""
        found: dict[str, str] = {}
        with self.reading() as cursor:
            for batch in batches(mentions):
                among = f" WHERE mention IN ({', '.join(['%s'] * len(batch))})" if batch else ""
                cursor.execute(f"SELECT key, kind FROM store_claim{among}", batch)
                found.update(cursor.fetchall())
        return found

    def mentions_of(self, claims: Collection[str]) -> set[str]:
        """The mentions that some claims attach to."""
        found: set[str] = set()
        with self.reading() as cursor:
            for batch in batches(claims):
                cursor.execute(f"SELECT mention FROM store_claim WHERE key IN ({', '.join(['%s'] * len(batch))})", batch)
                found.update(str(mention) for mention, in cursor)
        return found

    def mentions(self, ids: Collection[str] | None = None) -> list[Mention]:
        """The mentions, by list or exhibit, row and id; only some of them."""
        found = self._chosen("mention", "key", ids, [], [], records.mention_from)
        return sorted(found, key=lambda each: (each.place, each.row, each.id))

    def sources(self) -> dict[str, Source]:
        """Every source by its id."""
        return {each.id: each for each in self._all("source", records.source_from)}

    def exhibits(self, ids: Collection[str] | None = None) -> dict[str, Exhibit]:
        """Every exhibit by its id, or only some; an erased one has the media type `erased`. A document is `published` when somebody
        confirmed it, never when its file only says so."""
        found = {each.id: each for each in self._chosen("exhibit", "key", ids, [], [], records.exhibit_from)}
        said = self._chosen("description", "exhibit", ids, ["key LIKE '%%|published|confirmed'"], [], records.description_from)
        dated = {each.exhibit: parse(each.value) for each in said if each.exhibit in found}
        return {**found, **{exhibit: replace(found[exhibit], published=date) for exhibit, date in dated.items()}}

    def kept(self, exhibit: str) -> bool:
        """Whether the case holds an exhibit that was not erased, without looking at the others."""
        with self.reading() as cursor:
            cursor.execute("SELECT body FROM store_exhibit WHERE key = %s", (exhibit,))
            return any(row[1] != "erased" for row in derived.decoded_rows([body for body, in cursor]))

    def lists(self) -> dict[str, Row]:
        """The last edition of every imported list, by the list's id, as `list.imported` recorded it."""
        return {row["list"]: row for row in self._all("list", _as_is)}

    def endings(self) -> dict[str, Row]:
        """Claims that a later edition touched: [claim, by, edition]; `by` is the claim that replaces it, "" if its row is gone,
        None if the claim came back."""
        return {row[0]: row for row in self._all("ending", _as_is)}

    def unread(self) -> list[Row]:
        """Cells that could not be read: [mention, exhibit, sheet, row, column, words, why], in the order of the file."""
        return sorted(self._all("unread", _as_is), key=lambda row: (row[1], row[2], row[3], row[4]))

    def unread_of(self, mentions: Collection[str]) -> list[Row]:
        """The same of some mentions alone."""
        found: list[Row] = []
        with self.reading() as cursor:
            for each in mentions:  # the keys of a mention's cells begin with it and a bar, and stand together
                cursor.execute("SELECT body FROM store_unread WHERE key >= %s AND key < %s", (f"{each}|", f"{each}}}"))
                found += [row for row in _fetch(cursor, _as_is) if row[0] == each]
        return sorted(found, key=lambda row: (row[1], row[2], row[3], row[4]))

    def judgements(self, sorts: Collection[str] = ()) -> list[Judgement]:
        """Every judgement, withdrawn or not, by time; or only those of some sorts."""
        where = " OR ".join(["instr(body, %s)"] * len(sorts))  # SQLite passes over the many others faster than they are read
        with self.reading() as cursor:
            cursor.execute(f"SELECT body FROM store_judgement{' WHERE ' if where else ''}{where}", [f'"{each}"' for each in sorts])
            found = _fetch(cursor, records.judgement_from)
        return sorted((each for each in found if not sorts or each.sort in sorts), key=lambda each: (each.time, *_place(each.id)))

    def withdrawals(self) -> list[Withdrawal]:
        """Every withdrawal, by time."""
        return sorted(self._all("withdrawal", records.withdrawal_from), key=lambda each: (each.time, *_place(each.id)))

    def consents(self) -> list[Consent]:
        """Every consent, by entry."""
        return sorted(self._all("consent", records.consent_from), key=lambda each: _place(each.id))

    def risks(self) -> list[Risk]:
        """Every risk, by entry."""
        return sorted(self._all("risk", records.risk_from), key=lambda each: _place(each.id))

    def entries(self) -> dict[str, Entry]:
        """The whole ledger by digest, in replay order."""
        with self.reading() as cursor:
            return {each.digest: each for each in ledger.entries(cursor)}

    def heads(self) -> tuple[str, ...]:
        """The entries that no entry follows: what to compare with another copy."""
        with self.reading() as cursor:
            return tuple(ledger.heads(cursor))

    def counts(self) -> dict[str, int]:
        """How many entries there are, and how many rows in each table of `habeas.core.replay.TABLES`."""
        with self.reading() as cursor:
            return {table: _count(cursor, table) for table in ("entry", *TABLES)}

    def as_of(self, moment: str) -> State:
        """The derived state that this copy had at a moment, `2026-11-22T13:00:00Z`."""
        return replay(chain.as_of(self.entries(), self.strand, moment))

    def _all(self, table: str, read: Callable[[Row], T]) -> list[T]:
        with self.reading() as cursor:
            cursor.execute(f"SELECT body FROM store_{table} ORDER BY key")
            return _fetch(cursor, read)

    def _chosen(self, table: str, column: str, wanted: Collection[str] | None, conditions: list[str], values: list[str],
                     read: Callable[[Row], T]) -> list[T]:
        """Rows of a table that meet the conditions, by `column` and key; the wanted ones are asked for in batches."""
        found: list[T] = []
        with self.reading() as cursor:
            for batch in batches(wanted):
                among = [f"{column} IN ({', '.join(['%s'] * len(batch))})"] if batch else []
                where = " AND ".join(conditions + among)
                cursor.execute(f"SELECT body FROM store_{table}{' WHERE ' if where else ''}{where} ORDER BY {column}, key",
                               values + batch)
                found += _fetch(cursor, read)
        return found


def batches(wanted: Collection[str] | None) -> Iterator[list[str]]:
    """Wanted keys, sorted, few enough at once for one statement; one empty batch where everything is wanted."""
    if wanted is None:
        yield []
        return
    names = sorted(set(wanted))
    yield from (names[start:start + _BATCH] for start in range(0, len(names), _BATCH))


def _fetch(cursor: Any, read: Callable[[Row], T]) -> list[T]:
    found: list[T] = []
    while rows := cursor.fetchmany(_FETCH):
        found += map(read, derived.decoded_rows([body for body, in rows]))
    return found


def _count(cursor: Any, table: str) -> int:
    cursor.execute(f"SELECT COUNT(*) FROM store_{table}")
    return int(cursor.fetchone()[0])


def _place(key: str) -> tuple[str, int]:
    """The entry and the position that a key `digest.position` names."""
    digest, _, position = key.partition(".")
    return digest, int(position)


def _as_is(row: Json) -> Row:
    return row
