"""The layout of a case's tables: made, or brought up to date, by Django's migrations."""

from __future__ import annotations

from pathlib import Path

from django.core.management import call_command
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from habeas.core.errors import NewerCase


def migrate(alias: str) -> None:
    """Make the tables, or bring them up to date."""
    call_command("migrate", database=alias, verbosity=0, interactive=False)


def upgrade(alias: str, folder: Path) -> bool:
    """Bring the tables up to date if an older Habeas laid them out; whether it did. Raises NewerCase."""
    loader = MigrationLoader(connections[alias])
    applied, known = set(loader.applied_migrations), set(loader.disk_migrations)
    if applied - known:
        raise NewerCase(str(folder))
    if known - applied:
        migrate(alias)
    return known != applied
