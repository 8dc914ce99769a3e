"""The first tables, and the guards on the ledger."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from habeas.store import guards


def _derived(name: str, *indexed: str) -> migrations.CreateModel:
    fields: list[tuple[str, models.Field[Any, Any]]] = [
        ("key", models.TextField(primary_key=True, serialize=False)), ("body", models.TextField())]
    fields += [(column, models.TextField(db_index=True)) for column in indexed]
    return migrations.CreateModel(name, fields, options={"abstract": False})


_PART_KEY = models.CompositePrimaryKey("entry", "position", blank=True, editable=False, primary_key=True, serialize=False)


def _guard(apps: Any, schema_editor: Any) -> None:
    with schema_editor.connection.cursor() as cursor:
        guards.install(cursor)


class Migration(migrations.Migration):
    """Entry, Part and Head; then one table for each of `habeas.core.replay.TABLES`."""

    initial = True

    operations = (
        migrations.CreateModel("Entry", [
            ("digest", models.TextField(primary_key=True, serialize=False)),
            ("case", models.TextField()),
            ("strand", models.TextField()),
            ("clock", models.BigIntegerField()),
            ("kind", models.TextField()),
            ("version", models.IntegerField()),
            ("author", models.TextField()),
            ("time", models.TextField()),
            ("canonical", models.BinaryField()),
        ], options={"indexes": [models.Index(fields=["clock", "digest"], name="replay_order")]}),
        migrations.CreateModel("Part", [
            ("pk", _PART_KEY),
            ("entry", models.ForeignKey("store.entry", django.db.models.deletion.PROTECT, db_column="entry", db_index=False)),
            ("position", models.IntegerField()),
            ("digest", models.TextField()),
            ("salt", models.BinaryField(null=True)),
            ("body", models.BinaryField(null=True)),
        ]),
        migrations.CreateModel("Head", [
            ("entry", models.OneToOneField(
                "store.entry", django.db.models.deletion.PROTECT, db_column="entry", primary_key=True, serialize=False)),
            ("clock", models.BigIntegerField()),
        ]),
        _derived("Case"),
        _derived("Source"),
        _derived("Exhibit"),
        _derived("List"),
        _derived("Mention", "place"),
        _derived("Claim", "mention", "kind"),
        _derived("Ending"),
        _derived("Unread"),
        _derived("Judgement"),
        _derived("Withdrawal"),
        _derived("Consent"),
        _derived("Risk"),
        migrations.RunPython(_guard, migrations.RunPython.noop),
    )
