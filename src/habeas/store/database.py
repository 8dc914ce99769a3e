"""Reading and writing transactions on a case's file, with SQLite's errors said in Habeas's own words.

What SQLite says is passed on only where it is one of its own fixed sentences: other messages can quote the words of a case.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import DatabaseError, IntegrityError, connections, transaction

from habeas.core.errors import CaseBusy, CaseUnusable, Damaged

# SQLite's primary result codes (sqlite.org/rescode.html).
_BUSY, _LOCKED, _READONLY, _IOERR, _FULL, _CANTOPEN, _NOTADB = 5, 6, 8, 10, 13, 14, 26

_UNREADABLE = "it cannot be read as the ledger of a case"
_WHY = {
    _READONLY: "it may only be read",
    _IOERR: "the disk does not answer",
    _FULL: "the disk is full",
    _CANTOPEN: "it cannot be opened",
}


@contextmanager
def writing(alias: str, folder: Path) -> Iterator[Any]:
    """A cursor inside one write transaction: all of it or nothing. Raises CaseBusy, CaseUnusable, Damaged."""
    with plain_errors(folder), transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        yield cursor


@contextmanager
def reading(alias: str, folder: Path) -> Iterator[Any]:
    """A cursor that sees one moment of the case, while writers go on. Raises CaseBusy, CaseUnusable, Damaged."""
    with plain_errors(folder), connections[alias].cursor() as cursor:
        if connections[alias].connection.in_transaction:  # asked from within a transaction: that one's moment
            yield cursor
            return
        cursor.execute("BEGIN")
        try:
            yield cursor
        finally:
            cursor.execute("ROLLBACK")


@contextmanager
def plain_errors(folder: Path) -> Iterator[None]:
    """Turn what SQLite raises into the situation it means. An IntegrityError (a guard) is a mistake of ours and stays."""
    try:
        yield
    except IntegrityError:
        raise
    except UnicodeDecodeError:  # damage inside the schema, which SQLite quotes in a message that is no text any more
        raise Damaged("case.sqlite", _UNREADABLE) from None
    except DatabaseError as error:
        code = getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary code
        if code in (_BUSY, _LOCKED):
            raise CaseBusy(str(folder)) from None
        if code in _WHY:
            raise CaseUnusable(str(folder), _WHY[code]) from None
        raise Damaged("case.sqlite", "it is not a database" if code == _NOTADB else _UNREADABLE) from None
