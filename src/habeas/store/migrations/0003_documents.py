"""Texts of documents, their pages, and what is said of a document as a whole."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models


def _derived(name: str, indexed: str) -> migrations.CreateModel:
    fields: list[tuple[str, models.Field[Any, Any]]] = [
        ("key", models.TextField(primary_key=True, serialize=False)), ("body", models.TextField()),
        (indexed, models.TextField(db_index=True))]
    return migrations.CreateModel(name, fields, options={"abstract": False})


class Migration(migrations.Migration):
    """Three derived tables, empty in a case that is older than they are; the ledger and its guards stay as they are."""

    dependencies = (("store", "0002_checked"),)

    operations = (_derived("Text", "exhibit"), _derived("Page", "text"), _derived("Description", "exhibit"))
