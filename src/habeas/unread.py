"""Cells and rows of lists that could not be read, by the entries of the case whose row they stand in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from habeas.core.records import Row
from habeas.drafting.unread import why as why_of
from habeas.drafting.words import words as words_of
from habeas.intake.editions import SETTLED
from habeas.store.case import CaseStore


class Unread(NamedTuple):
    """A cell ("" for `column`: a whole row) that is unread now: its mention, list, sheet, place and words, and why, in a language."""

    mention: str
    list: str
    sheet: str
    row: int
    column: str
    words: str
    why: str
    sentence: str


def everywhere(store: CaseStore, language: str = "en") -> Iterator[Unread]:
    """All of the case, in the order of the files."""
    return _told(store, store.unread(), language)


def of(store: CaseStore, mentions: Collection[str], language: str = "en") -> list[Unread]:
    """Those of some mentions, without reading the others."""
    return list(_told(store, store.unread_of(mentions), language))


def _told(store: CaseStore, rows: Iterable[Row], language: str) -> Iterator[Unread]:
    say = words_of(language)
    gone = {row for one in store.lists().values() for row in one["vanished"]}  # told with the person's own findings
    for mention, _, sheet, row, column, written, reason in rows:
        if (written, reason) == SETTLED or mention in gone:
            continue
        name, why = mention.partition(":")[0], why_of(reason, language)
        where = f"{name}, " + (say("row {}, column {}", row, column) if column else say("row {}", row))
        yield Unread(mention, name, sheet, row, column, written, why, say("{}: “{}” was not read: {}.", where, written, why))
