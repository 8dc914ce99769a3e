"""Lists in: a file and its mapping become an exhibit, sources, rows with claims, and an edition."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from habeas.actions.hand import Hand
from habeas.core.people import Source
from habeas.core.records import Row, source_json
from habeas.core.values import Json
from habeas.intake import draft as drafting
from habeas.intake.columns import ListMap, unmapped_columns
from habeas.intake.editions import SETTLED, Edition, Held, compare
from habeas.intake.layout import Table
from habeas.intake.maps import read_map
from habeas.intake.rows import RowRecord, header_json, read_rows, record_json
from habeas.intake.tables import read_table
from habeas.store.case import CaseStore

BATCH = 1000  # rows in one entry: a killed import loses at most these, and goes on with the next
MEDIA = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@dataclass(frozen=True, slots=True)
class Given:
    """What the user gives: the list's bytes and file name, the mapping's text and file name."""

    data: bytes
    name: str
    map_text: str
    map_name: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell (or, without column, a row) that could not be read: where, its words, why."""

    row: int
    column: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did, or in a dry run would do. Counts of claims; `appeared`, `returned` and `vanished` are mentions."""

    list: str
    title: str
    register: str
    edition: int
    written: bool
    rows: int
    claims: int
    new: int
    unchanged: int
    corrected: int
    reread: int
    back: int
    gone: int
    appeared: tuple[str, ...]
    returned: tuple[str, ...]
    vanished: tuple[str, ...]
    silences: int
    withheld: int
    unmapped: tuple[str, ...]
    unread: tuple[Unread, ...]


def draft(data: bytes, name: str) -> str:
    """A mapping drafted from the list itself, as TOML to be looked over. Raises UnreadableFile."""
    return drafting.draft_map(read_table(data, name), name)


def import_list(store: CaseStore, given: Given, hand: Hand, dry_run: bool = False,
                progress: Callable[[int, int], None] = lambda done, of: None) -> Outcome:
    """Import a list. The same file again writes nothing; a newer edition keeps what the older ones said and marks what it ends.

    Raises UnreadableFile, BadMap, NoSuchColumn and CaseBusy before anything is written.
    """
    list_map = read_map(given.map_text, given.map_name)
    table = read_table(given.data, given.name, encoding=list_map.encoding, delimiter=list_map.delimiter, sheet=list_map.sheet)
    records = _read(table, list_map, _digest(given.data), progress)
    before = store.lists().get(list_map.id)
    edition = compare(records, _held(store, list_map.id))
    fresh = edition.changed or before is None
    number = (before["edition"] if before else 0) + (1 if fresh else 0)
    if fresh and not dry_run:
        _write(store, given, list_map, table, records, edition, before, number, hand)
    return _outcome(list_map, table, records, edition, number, fresh and not dry_run)


def _digest(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()


def _read(table: Table, list_map: ListMap, exhibit: str, progress: Callable[[int, int], None]) -> list[RowRecord]:
    records = []
    for number, record in enumerate(read_rows(table, list_map, exhibit), 1):
        records.append(record)
        if number % 100 == 0 or number == len(table.rows):
            progress(number, len(table.rows))
    return records


def _held(store: CaseStore, list_id: str) -> Held:
    """What the case holds from a list."""
    mentions = {each.id: each for each in store.mentions() if each.place == list_id}
    if not mentions:
        return Held()
    over = {claim for claim, by, _ in store.endings().values() if by is not None}
    claims = store.claims(list(mentions))
    unread = {(mention, column): (words, why) for mention, _, _, _, column, words, why in store.unread() if mention in mentions}
    return Held({each.id: each for each in claims if each.id not in over}, {each.id: each for each in claims if each.id in over},
                mentions, unread)


def _write(store: CaseStore, given: Given, list_map: ListMap, table: Table, records: Sequence[RowRecord], edition: Edition, before: Row,
           number: int, hand: Hand) -> None:
    """Exhibit and sources first; then the rows. A first edition goes in batches, each an entry of its own, so that a killed import
    can go on; a later one goes in at once, so that no claim is ever ended without its successor being there."""
    how = f"list given by the user{f'; repackaged by {list_map.repackaged_by}' if list_map.repackaged_by else ''}"
    ending = given.name.rpartition(".")[2].lower()
    exhibit = store.keep(given.data, MEDIA.get(ending, "text/plain"), given.name, how, hand.author, hand.time, list_map.published)
    known = store.sources()
    named = [source for source in list_map.sources() if known.get(source.id) != source]
    opening: list[tuple[str, list[Json]]] = [("source.named", [source_json(_kept(source, known)) for source in named])] if named else []
    header = header_json(list_map, table.sheet, exhibit.id)
    rows = [("rows.recorded", [header, *map(record_json, batch)]) for batch in _batches(edition.rows)]
    body = _edition_json(given, list_map, table, records, edition, before, number, exhibit.id)
    closing: tuple[str, list[Json]] = ("list.imported", [body])
    if before is not None:
        store.append_all([*opening, *rows, closing], hand.author, hand.time)
        return
    for kind, bodies in (*opening, *rows, closing):
        store.append(kind, bodies, hand.author, hand.time)


def _kept(source: Source, known: dict[str, Source]) -> Source:
    """A source that was once marked confidential stays so."""
    before = known.get(source.id)
    return Source(source.id, source.name, source.sort, source.confidential or (before is not None and before.confidential))


def _batches(rows: Sequence[RowRecord]) -> Iterator[Sequence[RowRecord]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start:start + BATCH]


def _edition_json(given: Given, list_map: ListMap, table: Table, records: Sequence[RowRecord], edition: Edition, before: Row, number: int,
                  exhibit: str) -> Json:
    gone = set(before["vanished"]) if before else set()
    return {
        "list": list_map.id, "title": list_map.title, "register": list_map.speaker.id, "exhibit": exhibit, "sheet": table.sheet,
        "map": given.map_text, "edition": number, "rows": len(records), "silences": sum(each.counts.silent for each in records),
        "withheld": sum(each.counts.withheld for each in records), "unmapped": list(unmapped_columns(list_map, table.header)),
        "repackaged_by": list_map.repackaged_by, "appeared": list(edition.appeared) if before else [],
        "vanished": sorted((gone | set(edition.vanished)) - set(edition.returned)), "ended": [list(each) for each in edition.ended],
    }


def _outcome(list_map: ListMap, table: Table, records: Sequence[RowRecord], edition: Edition, number: int, written: bool) -> Outcome:
    tally = edition.tally
    return Outcome(
        list_map.id, list_map.title, list_map.speaker.id, number, written, tally.rows, sum(len(each.claims) for each in records), tally.new,
        tally.unchanged, tally.corrected, tally.reread, tally.back, tally.gone, edition.appeared, edition.returned, edition.vanished,
        sum(each.counts.silent for each in records), sum(each.counts.withheld for each in records),
        unmapped_columns(list_map, table.header),
        tuple(Unread(each.row, column, words, why) for each in records for column, words, why in each.unread if (words, why) != SETTLED))
