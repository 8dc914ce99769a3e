"""The Django app: whenever tables were migrated, the ledger's guards are put back."""

from __future__ import annotations

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class StoreConfig(AppConfig):
    """The app `store`."""

    name = "habeas.store"
    label = "store"

    def ready(self) -> None:
        """Ask for the guards to be put back after every migration."""
        post_migrate.connect(_put_back, sender=self)


def _put_back(using: str, **_: object) -> None:
    from habeas.store import guards

    with connections[using].cursor() as cursor:
        guards.install(cursor)
