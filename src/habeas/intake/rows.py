"""Rows of a list become mentions with claims, cell by cell; every cell is accounted for.

A cell is exactly one of: a claim (or several), a silence, withheld, unread, used (it is part of the key, of what the row refers
to, or the locator), or unmapped. A row that cannot be laid under the header is unread as a whole, and still counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from habeas.core.claims import Cell, Claim
from habeas.core.people import Mention
from habeas.core.records import cell_json
from habeas.core.values import Age, Json, Text, when_json
from habeas.core.when import When
from habeas.intake.cells import LONGEST, Reading, Saying, read_cell
from habeas.intake.columns import Column, ListMap, check_columns
from habeas.intake.layout import Row, Table

SHOWN = 200  # characters of a cell that could not be read, or of a torn row, that the finding keeps

_Placed = tuple[Saying, str, str]  # what is said, in which column, and where the event took place


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cells of a row were what; the sum is the number of cells."""

    claimed: int = 0
    silent: int = 0
    withheld: int = 0
    unread: int = 0
    used: int = 0
    unmapped: int = 0


@dataclass(frozen=True, slots=True)
class RowRecord:
    """A row as the ledger records it. `unread` holds (column, words, why); a note on the whole row has an empty column."""

    mention: str
    key: str
    row: int
    name: str
    refers: str
    locator: str
    claims: tuple[Claim, ...]
    unread: tuple[tuple[str, str, str], ...]
    counts: Counts


def read_rows(table: Table, list_map: ListMap, exhibit: str) -> Iterator[RowRecord]:
    """Every row of a table, in order; `exhibit` is the kept file's digest. Raises BadMap or NoSuchColumn before the first."""
    check_columns(list_map, table.header)
    return _Reader(table, list_map, exhibit).rows()


def record_json(record: RowRecord) -> Json:
    """The body of a row's part in an entry of kind rows.recorded."""
    return {"row": record.row, "key": record.key, "name": record.name, "locator": record.locator, "refers": record.refers,
            "cells": [cell_json(claim) for claim in record.claims], "unread": [list(each) for each in record.unread]}


def header_json(list_map: ListMap, sheet: str, exhibit: str) -> Json:
    """The body of the first part of an entry of kind rows.recorded: what its rows share."""
    return {"list": list_map.id, "exhibit": exhibit, "sheet": sheet, "speaker": list_map.speaker.id,
            "relay": [source.id for source in list_map.relay],
            "said": when_json(list_map.published) if list_map.published else None}


def record_mention(record: RowRecord, list_map: ListMap) -> Mention:
    """The mention that a row is."""
    return Mention(record.mention, record.name, list_map.id, record.row, record.refers)


class _Reader:
    """What stays the same from row to row: places of columns, one cached reader for each mapped column, the keys taken so far."""

    def __init__(self, table: Table, list_map: ListMap, exhibit: str) -> None:
        place = {name: index for index, name in enumerate(table.header)}
        self.map, self.exhibit, self.table = list_map, exhibit, table
        self.key = [place[name] for name in list_map.key]
        self.refers = [place[name] for name in list_map.refers_key]
        self.locator = place.get(list_map.locator_column)
        self.columns = [(place[each.name], each.name, place.get(each.place), _cached(each)) for each in list_map.columns]
        names = [Column(name, "name", "text", silence=list_map.silence, withheld=list_map.withheld) for name in list_map.names]
        self.names = [(place[each.name], each.name, None, _cached(each)) for each in names]
        self.name_column = " + ".join(list_map.names)
        read = {index for index, *_ in (*self.columns, *self.names)}
        self.used = len({*self.key, *self.refers, *(() if self.locator is None else (self.locator,))} - read)
        self.unmapped = len(table.header) - len(read) - self.used
        self.relay = tuple(source.id for source in list_map.relay)
        unsaid = frozenset(("",)) | list_map.silence | list_map.withheld
        own = {place[each.name]: unsaid | each.silence | each.withheld for each in list_map.columns}
        self.unsaid = [own.get(index, unsaid) for index in range(len(table.header))]
        self.times: Counter[str] = Counter()
        self.taken: set[str] = set()

    def rows(self) -> Iterator[RowRecord]:
        for row in self.table.rows:
            yield self._torn(row) if row.ragged else self._whole(row)

    def _torn(self, row: Row) -> RowRecord:
        """A row that does not fit the header: its words are kept, and no claim is made of any of them."""
        key = self._free(f"row-{row.number}")
        return RowRecord(f"{self.map.id}:{key}", key, row.number, "", "", "", (),
                         (("", _shown(" | ".join(row.cells)), row.ragged),), Counts(unread=len(row.cells)))

    def _whole(self, row: Row) -> RowRecord:
        key, notes = self._identified(row)
        refers = self._joined(row, self.refers)
        if self.refers and not refers:
            notes.append(f"it does not say whom of the list {self.map.refers_list} it speaks of")
        read = [(index, name, place, _of(row, index, reader)) for index, name, place, reader in self.columns]
        named = [(index, name, place, _of(row, index, reader)) for index, name, place, reader in self.names]
        locator = "" if self.locator is None else self._said(row, self.locator)
        name, sayings = _name(self.name_column, [reading for *_, reading in named])
        sayings += [(saying, column, "" if place is None else self._said(row, place))
                    for _, column, place, reading in read for saying in reading.sayings]
        unread = [("", _shown(self._joined(row, self.key)), "; ".join(notes))] if notes else []
        unread += [(column, _shown(row.cells[index].strip()), reading.why)
                   for index, column, _, reading in (*named, *read) if reading.sort == "unread"]
        at = f"{self.map.locator_label} {locator}".strip() if locator else ""
        sorts = Counter(reading.sort for *_, reading in (*named, *read))
        return RowRecord(
            f"{self.map.id}:{key}", key, row.number, name, f"{self.map.refers_list}:{refers}" if refers else "", at,
            self._claims(f"{self.map.id}:{key}", row.number, at, sayings), tuple(unread),
            Counts(sorts["claim"], sorts["silence"], sorts["withheld"], sorts["unread"], self.used, self.unmapped))

    def _identified(self, row: Row) -> tuple[str, list[str]]:
        """The row's key, and what is to be noted about it."""
        written = self._joined(row, self.key)
        if not written:
            key = self._free(f"row-{row.number}")
            return key, [f"it has no key, and is kept as {key}: in another edition it may get another"]
        key = self._free(written)
        return key, [] if key == written else [f"a row before it has the same key, so it is kept as {key}"]

    def _free(self, key: str) -> str:
        """The key, numbered if a row before this one has it."""
        unique = key
        while unique in self.taken:
            self.times[key] += 1
            unique = f"{key}#{self.times[key] + 1}"
        self.taken.add(unique)
        return unique

    def _joined(self, row: Row, places: list[int]) -> str:
        parts = [self._said(row, index) for index in places]
        return "/".join(parts) if any(parts) else ""

    def _said(self, row: Row, index: int) -> str:
        words = row.cells[index].strip()
        return "" if words in self.unsaid[index] or len(words) > LONGEST else words

    def _claims(self, mention: str, row: int, at: str, sayings: list[_Placed]) -> tuple[Claim, ...]:
        dated = frozenset(saying.kind for saying, _, _ in sayings if isinstance(saying.value, When))
        speaker, relay, said, sheet = self.map.speaker.id, self.relay, self.map.published, self.table.sheet
        return tuple(
            Claim(mention, saying.kind, _dated(saying.value, dated) if type(saying.value) is Age else saying.value, speaker,
                  Cell(self.exhibit, sheet, row, column, at), saying.words, saying.affirmed, relay, saying.episode, place, said,
                  saying.bound)
            for saying, column, place in sayings)


def _cached(column: Column) -> Callable[[str], Reading]:
    """The column's reader, which reads a text that comes again only once."""
    read = lru_cache(maxsize=8192)(partial(read_cell, column))
    return lambda text: read(text) if len(text) < SHOWN else read_cell(column, text)


def _of(row: Row, index: int, reader: Callable[[str], Reading]) -> Reading:
    for place, why in row.broken:
        if place == index:
            return Reading("unread", why=why)
    return reader(row.cells[index])


def _name(column: str, readings: list[Reading]) -> tuple[str, list[_Placed]]:
    """The person's name, joined from its columns, and the claim that says it (or withholds it)."""
    words = " ".join(saying.words for reading in readings if reading.sort == "claim" for saying in reading.sayings)
    if words:
        return words, [(Saying("name", Text(words), words), column, "")]
    return "", [(saying, column, "") for reading in readings for saying in reading.sayings][:1]


def _dated(age: Age, dated: frozenset[str]) -> Age:
    """An age "at one of these events" means those that the row dates, if it dates any of them."""
    if isinstance(age.at, When) or len(age.at) < 2:
        return age
    return _narrowed(age, tuple(each for each in age.at if each in dated) or age.at)


@lru_cache(maxsize=8192)
def _narrowed(age: Age, at: tuple[str, ...]) -> Age:
    return replace(age, at=at)


def _shown(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
