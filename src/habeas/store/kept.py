"""Checks kept from earlier runs: a cache in the case's own file, so that it is as safe as the case and goes when the case goes.

It is no part of the derived state: `rebuild` and every redaction empty it, `verify` does not look at it, nothing is lost with it.
Each row is sealed with a key of this machine. A case folder from somebody else may hold rows that were never worked out from its
claims; without the seal they are not read, and what they stand for is checked again.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from habeas.store import ledger, strands
from habeas.store.queries import batches

if TYPE_CHECKING:
    from habeas.store.case import CaseStore

Row = tuple[str, str, str]  # key, digest, body

_UPSERT = ("INSERT INTO store_checked (key, digest, seal, body) VALUES (%s, %s, %s, %s) ON CONFLICT (key) DO UPDATE SET "
           "digest = excluded.digest, seal = excluded.seal, body = excluded.body")


def read(store: CaseStore, keys: Collection[str] | None = None) -> Mapping[str, tuple[str, str]]:
    """Digest and body of what is kept, by key; all of it, or only some keys."""
    secret = strands.secret(store.home)
    found = {}
    with store.reading() as cursor:
        for batch in batches(keys):
            among = f" WHERE key IN ({', '.join(['%s'] * len(batch))})" if batch else ""
            cursor.execute(f"SELECT key, digest, body, seal FROM store_checked{among}", batch)
            found.update({key: (digest, body) for key, digest, body, seal in cursor
                          if hmac.compare_digest(_seal(secret, (key, digest, body)).encode(), str(seal).encode("utf-8", "replace"))})
    return found


def write(store: CaseStore, rows: Iterable[Row], heads: tuple[str, ...], gone: Iterable[str] = ()) -> bool:
    """Keep rows and forget the keys in `gone`, if the case still ends at `heads`, where it was read: what was redacted since must not
    come back. Whether it did."""
    secret = strands.secret(store.home)
    with store.writing() as cursor:
        if tuple(ledger.heads(cursor)) != heads:
            return False
        cursor.executemany(_UPSERT, [(key, digest, _seal(secret, (key, digest, body)), body) for key, digest, body in rows])
        cursor.executemany("DELETE FROM store_checked WHERE key = %s", [(key,) for key in gone])
    return True


def clear(cursor: Any) -> None:
    """Forget everything that is kept."""
    cursor.execute("DELETE FROM store_checked")


def _seal(secret: bytes, row: Row) -> str:
    data = "\n".join((str(len(str(row[0]))), *map(str, row))).encode("utf-8", "surrogatepass")
    return hmac.new(secret, data, hashlib.sha256).hexdigest()
