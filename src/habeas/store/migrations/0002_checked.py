"""Checks kept from earlier runs."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """A table of its own; the ledger, its guards and the derived tables stay as they are."""

    dependencies = (("store", "0001_initial"),)

    operations = (
        migrations.CreateModel("Checked", [
            ("key", models.TextField(primary_key=True, serialize=False)),
            ("digest", models.TextField()),
            ("seal", models.TextField()),
            ("body", models.TextField()),
        ]),
    )
