"""Django's settings, made when the first case is opened, and one connection for each case folder."""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.conf import settings
from django.db import connections

BUSY_SECONDS = 5.0  # how long to wait for another program that is writing, before CaseBusy

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",  # a commit is on the disk before it is reported, so a killed process loses nothing reported
    "PRAGMA recursive_triggers=ON",  # else INSERT OR REPLACE deletes rows without asking the delete guards
    "PRAGMA cache_size=-65536",  # 64 MiB: identities are digests, so a bulk insert touches the whole index
    "PRAGMA temp_store=MEMORY",  # sorting must not leave names in the machine's temporary folder
)


def start() -> None:
    """Set Django up with nothing but this app, unless a surrounding program already did."""
    if not settings.configured:
        settings.configure(DEBUG=False, INSTALLED_APPS=["habeas.store"], USE_I18N=True, USE_TZ=True, LOGGING_CONFIG=None)
        quiet = logging.getLogger("django")  # its messages could hold the words of a case
        quiet.addHandler(logging.NullHandler())
        quiet.propagate = False
    if not apps.ready:
        django.setup()


def connect(database: Path) -> str:
    """The alias of the connection to a case's file; the same file always has the same one. The file need not exist yet."""
    start()
    alias = "case-" + hashlib.sha256(str(database).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    if alias not in connections.databases:
        options: dict[str, Any] = {"transaction_mode": "IMMEDIATE", "timeout": BUSY_SECONDS, "init_command": ";".join(PRAGMAS)}
        ours = {"ENGINE": "habeas.store.sqlite", "NAME": str(database), "OPTIONS": options}
        connections.databases[alias] = connections.configure_settings({"default": {}, alias: ours})[alias]
    return alias


def forget(alias: str) -> None:
    """Close a connection and drop its settings."""
    connections[alias].close()
    del connections[alias]
    del connections.databases[alias]
