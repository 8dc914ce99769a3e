"""The tables: the ledger (entry, part), where it ends (head), and what is derived from it.

Bulk work goes past the ORM in plain SQL (`ledger`, `derived`); the models are the one description of the tables, for migrations.
A derived table holds the rows of `habeas.core.replay` as JSON text, with the few columns beside it that questions need.
"""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One line of the ledger. `canonical` are the bytes that `digest` covers; the other columns repeat what they say."""

    digest: models.TextField[str, str] = models.TextField(primary_key=True)
    case: models.TextField[str, str] = models.TextField()
    strand: models.TextField[str, str] = models.TextField()
    clock: models.BigIntegerField[int, int] = models.BigIntegerField()
    kind: models.TextField[str, str] = models.TextField()
    version: models.IntegerField[int, int] = models.IntegerField()
    author: models.TextField[str, str] = models.TextField()
    time: models.TextField[str, str] = models.TextField()
    canonical: models.BinaryField[bytes, bytes] = models.BinaryField()

    class Meta:
        indexes = (models.Index(fields=["clock", "digest"], name="replay_order"),)


class Part(models.Model):
    """One part of an entry's body. Salt and body are null once redacted."""

    pk = models.CompositePrimaryKey("entry", "position")
    entry: models.ForeignKey[Entry, Entry] = models.ForeignKey(Entry, on_delete=models.PROTECT, db_column="entry", db_index=False)
    position: models.IntegerField[int, int] = models.IntegerField()
    digest: models.TextField[str, str] = models.TextField()
    salt: models.BinaryField[bytes | None, bytes | None] = models.BinaryField(null=True)
    body: models.BinaryField[bytes | None, bytes | None] = models.BinaryField(null=True)


class Head(models.Model):
    """An entry that no entry follows: the next one follows all of these. Derived, so that appending need not read the ledger."""

    entry: models.OneToOneField[Entry, Entry] = models.OneToOneField(
        Entry, primary_key=True, on_delete=models.PROTECT, db_column="entry")
    clock: models.BigIntegerField[int, int] = models.BigIntegerField()


class Derived(models.Model):
    """A row of the derived state at its key."""

    key: models.TextField[str, str] = models.TextField(primary_key=True)
    body: models.TextField[str, str] = models.TextField()

    class Meta:
        abstract = True


class Case(Derived):
    """The case's own row."""


class Source(Derived):
    """Who says it."""


class Exhibit(Derived):
    """A kept file."""


class List(Derived):
    """An imported list, as of its last edition."""


class Mention(Derived):
    """A person as one row or one exhibit speaks of them; `place` is the list or exhibit."""

    place: models.TextField[str, str] = models.TextField(db_index=True)


class Claim(Derived):
    """A claim at its identity."""

    mention: models.TextField[str, str] = models.TextField(db_index=True)
    kind: models.TextField[str, str] = models.TextField(db_index=True)


class Ending(Derived):
    """A claim that a later edition of its list corrected, dropped or took up again."""


class Unread(Derived):
    """A cell that could not be read."""


class Judgement(Derived):
    """A decision."""


class Withdrawal(Derived):
    """A decision taken back."""


class Consent(Derived):
    """What somebody allowed."""


class Risk(Derived):
    """A risk noted."""


class Text(Derived):
    """A text that was read out of an exhibit, without its pages."""

    exhibit: models.TextField[str, str] = models.TextField(db_index=True)


class Page(Derived):
    """A page of a text."""

    text: models.TextField[str, str] = models.TextField(db_index=True)


class Description(Derived):
    """What is said of an exhibit as a whole."""

    exhibit: models.TextField[str, str] = models.TextField(db_index=True)


class Reading(Derived):
    """What a reader read last: one row for each exhibit and reader."""

    exhibit: models.TextField[str, str] = models.TextField(db_index=True)


class Proposal(Derived):
    """A proposal at its identity; without its words once its reader no longer makes it."""

    exhibit: models.TextField[str, str] = models.TextField(db_index=True)
    mention: models.TextField[str, str] = models.TextField(db_index=True)
    kind: models.TextField[str, str] = models.TextField(db_index=True)


class Checked(models.Model):
    """A check kept from an earlier run (`kept`): a cache, no part of the state that the ledger gives, sealed by this machine."""

    key: models.TextField[str, str] = models.TextField(primary_key=True)
    digest: models.TextField[str, str] = models.TextField()
    seal: models.TextField[str, str] = models.TextField()
    body: models.TextField[str, str] = models.TextField()
