"""This installation's own file: who may log in, who may see which case, where cases lie, when they were looked at.

It is no part of any case. Login links and sessions are kept as digests, so that the file opens no door to whoever copies it.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections

from habeas.core.errors import NoHome
from habeas.store import database, settings, strands

_FILE = "web.sqlite"
_LAYOUT = 2
_TABLES = """
CREATE TABLE user (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, host INTEGER NOT NULL, language TEXT NOT NULL DEFAULT '',
                   theme TEXT NOT NULL DEFAULT '');
CREATE TABLE ticket (digest TEXT PRIMARY KEY, user INTEGER NOT NULL REFERENCES user, until INTEGER NOT NULL);
CREATE TABLE session (digest TEXT PRIMARY KEY, user INTEGER NOT NULL REFERENCES user, until INTEGER NOT NULL);
CREATE TABLE "case" (id TEXT PRIMARY KEY, folder TEXT NOT NULL, title TEXT NOT NULL, opened TEXT NOT NULL);
CREATE TABLE member (user INTEGER NOT NULL REFERENCES user, "case" TEXT NOT NULL REFERENCES "case", role INTEGER NOT NULL,
                     PRIMARY KEY (user, "case"));
CREATE TABLE visit (user INTEGER NOT NULL REFERENCES user, "case" TEXT NOT NULL REFERENCES "case", since INTEGER NOT NULL,
                    seen INTEGER NOT NULL, time TEXT NOT NULL, PRIMARY KEY (user, "case"));
"""
_SECOND = """
CREATE TABLE token (digest TEXT PRIMARY KEY, user INTEGER NOT NULL REFERENCES user, "case" TEXT NOT NULL REFERENCES "case",
                    role INTEGER NOT NULL, name TEXT NOT NULL, made TEXT NOT NULL);
"""
_SECRET_BYTES = 32
_laid_out: set[str] = set()


@contextmanager
def writing() -> Iterator[Any]:
    """A cursor in one write transaction. Raises NoHome, CaseBusy, CaseUnusable, Damaged."""
    alias, place = _connected()
    with database.writing(alias, place) as cursor:
        yield cursor


@contextmanager
def reading() -> Iterator[Any]:
    """A cursor for questions. Raises NoHome, CaseBusy, CaseUnusable, Damaged."""
    alias, place = _connected()
    with database.reading(alias, place) as cursor:
        yield cursor


def secret() -> str:
    """A secret that nobody guesses, for a link or a cookie."""
    return secrets.token_urlsafe(_SECRET_BYTES)


def digest(text: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(text.encode()).hexdigest()


def _connected() -> tuple[str, Any]:
    place = strands.home()
    path = place / _FILE
    alias = settings.connect(path)
    if alias not in _laid_out or not path.exists():
        try:
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))  # for nobody else on this machine
        except OSError as error:
            raise NoHome(str(place), error.strerror or "it cannot be used") from error
        connections[alias].close()
        with database.writing(alias, place) as cursor:
            _lay_out(cursor)
        _laid_out.add(alias)
    return alias, place


def _lay_out(cursor: Any) -> None:
    """Make the tables where there are none; a later layout changes them here, step by step."""
    cursor.execute("PRAGMA user_version")
    found = cursor.fetchone()[0]
    if found < _LAYOUT:
        for statement in filter(str.strip, ((_TABLES if found < 1 else "") + _SECOND).split(";")):
            cursor.execute(statement)
        cursor.execute(f"PRAGMA user_version = {_LAYOUT}")
