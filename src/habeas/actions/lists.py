"""Lists in: a file and its mapping become an exhibit, sources, rows with claims, and an edition."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

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
from habeas.questions import MISREAD
from habeas.store.case import CaseStore
from habeas.store.files import digest

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
    """What an import did, or in a dry run would do. Counts of claims; `appeared` (but in a first edition), `returned` and `vanished` are
    mentions. `fresh`: there is something to write. `again`: the case had this very file already; then `corrected` and `gone` count claims
    that another mapping had misread."""

    list: str
    title: str
    register: str
    edition: int
    again: bool
    fresh: bool
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


class Turn(NamedTuple):
    """Which edition it is; whether it is the first, the very file that was imported last, and anything to write."""

    number: int
    first: bool
    again: bool
    fresh: bool


def draft(data: bytes, name: str) -> str:
    """A mapping drafted from the list itself, as TOML to be looked over. Raises UnreadableFile."""
    return drafting.draft_map(read_table(data, name), name)


def import_list(store: CaseStore, given: Given, hand: Hand, dry_run: bool = False,
                progress: Callable[[int, int], None] = lambda done, of: None) -> Outcome:
    """Import a list. The same file again, with the same mapping, writes nothing; with another mapping it replaces how the file was read;
    a newer edition keeps what the older ones said and marks what it ends.

    Raises UnreadableFile, BadMap, NoSuchColumn and CaseBusy before anything is written.
    """
    list_map = read_map(given.map_text, given.map_name)
    table = read_table(given.data, given.name, encoding=list_map.encoding, delimiter=list_map.delimiter, sheet=list_map.sheet)
    exhibit = digest(given.data)
    records = _read(table, list_map, exhibit, progress)
    before: Row = store.lists().get(list_map.id)
    edition = compare(records, _held(store, list_map.id))
    again = before is not None and before["exhibit"] == exhibit
    number = (before["edition"] if before else 0) + (0 if again else 1)
    fresh = edition.changed or not again or before["map"] != given.map_text
    if fresh and not dry_run:
        body = _edition_json(list_map, table, records, given, number)
        changes = _changes_json(edition, before, again)
        _write(store, given, list_map, edition.rows, {**body, **changes, "exhibit": exhibit}, hand)
    return _outcome(list_map, table, records, edition, Turn(number, before is None, again, fresh))


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


def _write(store: CaseStore, given: Given, list_map: ListMap, changed: Sequence[RowRecord], body: Row, hand: Hand) -> None:
    """Exhibit and sources first; then the rows. A first edition goes in batches, each an entry of its own, so that a killed import
    can go on; a later one goes in at once, so that no claim is ever ended without its successor being there."""
    how = f"list given by the user{f'; repackaged by {list_map.repackaged_by}' if list_map.repackaged_by else ''}"
    ending = given.name.rpartition(".")[2].lower()
    first = list_map.id not in store.lists()
    store.keep(given.data, MEDIA.get(ending, "text/plain"), given.name, how, hand.author, hand.time, list_map.published)
    known = store.sources()
    named = [source for source in (_kept(each, known) for each in list_map.sources()) if known.get(source.id) != source]
    header = header_json(list_map, body["sheet"], body["exhibit"])
    entries: list[tuple[str, list[Json]]] = [
        *([("source.named", [source_json(source) for source in named])] if named else []),
        *(("rows.recorded", [header, *map(record_json, batch)]) for batch in _batches(changed)),
        ("list.imported", [body])]
    if not first:
        store.append_all(entries, hand.author, hand.time)
        return
    for kind, bodies in entries:
        store.append(kind, bodies, hand.author, hand.time)


def _kept(source: Source, known: dict[str, Source]) -> Source:
    """A source that was once marked confidential stays so."""
    before = known.get(source.id)
    return Source(source.id, source.name, source.sort, source.confidential or (before is not None and before.confidential))


def _batches(rows: Sequence[RowRecord]) -> Iterator[Sequence[RowRecord]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start:start + BATCH]


def _edition_json(list_map: ListMap, table: Table, records: Sequence[RowRecord], given: Given, number: int) -> Row:
    """What an edition is by itself."""
    return {
        "list": list_map.id, "title": list_map.title, "register": list_map.speaker.id, "sheet": table.sheet, "map": given.map_text,
        "edition": number, "rows": len(records), "silences": sum(each.counts.silent for each in records),
        "withheld": sum(each.counts.withheld for each in records), "unmapped": list(unmapped_columns(list_map, table.header)),
        "repackaged_by": list_map.repackaged_by,
    }


def _changes_json(edition: Edition, before: Row, again: bool) -> Row:
    """What an edition changes. What the same file no longer gives was misread: the list itself never said otherwise."""
    gone = set(before["vanished"]) if before else set()
    return {
        "appeared": list(edition.appeared) if before else [], "vanished": sorted((gone | set(edition.vanished)) - set(edition.returned)),
        "ended": [[claim, MISREAD if again and by is not None else by] for claim, by in edition.ended],
    }


def _outcome(list_map: ListMap, table: Table, records: Sequence[RowRecord], edition: Edition, turn: Turn) -> Outcome:
    tally = edition.tally
    return Outcome(
        list_map.id, list_map.title, list_map.speaker.id, turn.number, turn.again, turn.fresh, tally.rows,
        sum(len(each.claims) for each in records), tally.new, tally.unchanged, tally.corrected, tally.reread, tally.back, tally.gone,
        () if turn.first else edition.appeared, edition.returned, edition.vanished,
        sum(each.counts.silent for each in records), sum(each.counts.withheld for each in records),
        unmapped_columns(list_map, table.header),
        tuple(Unread(each.row, column, words, why) for each in records for column, words, why in each.unread if (words, why) != SETTLED))
