"""What readers read, and what they propose."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models


def _derived(name: str, *indexed: str) -> migrations.CreateModel:
    fields: list[tuple[str, models.Field[Any, Any]]] = [
        ("key", models.TextField(primary_key=True, serialize=False)), ("body", models.TextField())]
    fields += [(column, models.TextField(db_index=True)) for column in indexed]
    return migrations.CreateModel(name, fields, options={"abstract": False})


class Migration(migrations.Migration):
    """Two derived tables, empty in a case that is older than they are; the ledger and its guards stay as they are."""

    dependencies = (("store", "0003_documents"),)

    operations = (_derived("Reading", "exhibit"), _derived("Proposal", "exhibit", "mention", "kind"))
