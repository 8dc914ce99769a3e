"""The search index: `search.sqlite` beside the ledger, made from the derived tables and thrown away at will.

It holds folded words without the texts that they come from, and the keys under which the case has those. It knows up to which entry of the
ledger it goes, and takes in what came since; after a redaction it is emptied and made anew, so that erased words leave it.

A case with confidential sources has a second one, `search.sqlite.covered`, for those who only read it: made from texts in which labels
stand in place of these sources' names, so that nothing it answers, be it a number or an order, hangs on a name.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import connections

from habeas.core.calendar import civil
from habeas.core.claims import Claim, Extract
from habeas.core.errors import CaseUnusable, Damaged
from habeas.core.records import Row, claim_from
from habeas.core.replay import changes
from habeas.core.spelling import bones, variants
from habeas.core.terms import lengths, plain, split
from habeas.core.values import Coded, Quantity, Text
from habeas.core.when import When
from habeas.store import database, derived, documents, ledger, lookup, settings
from habeas.store.queries import batches

if TYPE_CHECKING:
    from habeas.store.queries import Queries

NAME = "search.sqlite"
COVERED = f"{NAME}.covered"
LAYOUT = "2"
MOST = 2000  # entries that are looked through; after more everything is made anew
_FETCH = 500  # rows read at once
_NEVER, _EVER = -2**31, 2**31 - 1  # open ends of dates
WIDE = "§"  # stands beside the words of a claim whose date may lie in more months than these; no folded word has this sign
MONTHS = 24
_WIPING = frozenset({"part.redacted", "exhibit.erased", "bundle.received"})  # these change what older entries said
_WORDS = "content='', contentless_delete=1, tokenize='ascii'"  # what is put in is folded already: words of any script between spaces
_TABLES = {
    "state": "CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "page": "CREATE TABLE page (id INTEGER PRIMARY KEY, exhibit TEXT NOT NULL, text TEXT NOT NULL, place INTEGER NOT NULL, "
            "start INTEGER NOT NULL)",
    "claim": "CREATE TABLE claim (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, mention TEXT NOT NULL)",
    "exhibit": "CREATE TABLE exhibit (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE)",
    "mention": "CREATE TABLE mention (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE)",
    "page_words": f"CREATE VIRTUAL TABLE page_words USING fts5(words, prefix='3', {_WORDS})",
    "claim_words": f"CREATE VIRTUAL TABLE claim_words USING fts5(words, prefix='3', {_WORDS})",
    "exhibit_words": f"CREATE VIRTUAL TABLE exhibit_words USING fts5(words, prefix='3', {_WORDS})",
    "claim_days": "CREATE VIRTUAL TABLE claim_days USING rtree_i32(id, first, last)",
    "name": "CREATE TABLE name (word TEXT NOT NULL, mention INTEGER NOT NULL, PRIMARY KEY (word, mention)) WITHOUT ROWID",
    "of_mention": "CREATE INDEX of_mention ON name (mention)",
    "near": "CREATE TABLE near (variant TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (variant, word)) WITHOUT ROWID",
    "bones": "CREATE TABLE bones (bones TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (bones, word)) WITHOUT ROWID",
    "of_exhibit": "CREATE INDEX of_exhibit ON page (exhibit)",
}
Progress = Callable[[int, int], None]
Hide = Callable[[str], str]
Labels = Mapping[str, str]  # what else a kind of claim is called, in any language


class Cover(NamedTuple):
    """What keeps names out of an index, and a word that is another one whenever that hides something else; "" where nothing is hidden."""

    hide: Hide
    edition: str

    @property
    def name(self) -> str:
        """The index's file."""
        return COVERED if self.edition else NAME


OPEN = Cover(str, "")


class Index(NamedTuple):
    """An index: its connection and the case's folder; whether names were kept out of it."""

    alias: str
    folder: Path
    covered: bool = False


class _Wanted(NamedTuple):
    """What must be taken in: exhibits, claims and mentions by their keys, in the order of the ledger; None for all."""

    exhibits: dict[str, None] | None
    claims: dict[str, None] | None
    mentions: dict[str, None] | None


_ALL = _Wanted(None, None, None)


class _Stale(Exception):
    """The index holds what the case may not hold any more, and must be emptied first."""


def index(folder: Path, cover: Cover = OPEN) -> Index:
    """The index of a case's folder, which need not be there yet. Nobody but its owner may read it. Raises CaseUnusable."""
    path = folder / cover.name
    if not path.exists():
        try:
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        except OSError as error:
            raise CaseUnusable(str(folder), error.strerror or "the index for searching cannot be made") from error
        connections[settings.connect(path)].close()  # one that led to a file which is gone
    return Index(settings.connect(path), folder, bool(cover.edition))


def current(store: Queries, cover: Cover = OPEN) -> bool:
    """Whether the index goes up to the end of the ledger. Raises CaseBusy, CaseUnusable."""
    state = _stated(store, cover)
    return state.get("heads") == _heads(store) and state.get("layout") == _layout(store, cover)


def usable(store: Queries, cover: Cover = OPEN) -> bool:
    """Whether there is an index of this case, be it behind the ledger."""
    return _stated(store, cover).get("layout") == _layout(store, cover)


def _stated(store: Queries, cover: Cover) -> Mapping[str, str]:
    if (store.folder / cover.name).exists():
        at = index(store.folder, cover)
        with suppress(Damaged), database.reading(at.alias, at.folder) as cursor:
            return _state(cursor)
    return {}


def refresh(store: Queries, labels: Labels, progress: Progress = lambda done, of: None, cover: Cover = OPEN) -> Index:
    """Take in what the ledger has and the index has not. Raises CaseBusy, CaseUnusable."""
    try:
        return _refreshed(store, labels, progress, cover)
    except Damaged:  # nothing is lost with it
        remove(store.folder, cover.name)
    except _Stale:
        _empty(store.folder, cover)
    return _refreshed(store, labels, progress, cover)


def remove(folder: Path, name: str = NAME) -> None:
    """Take the file away."""
    connections[settings.connect(folder / name)].close()
    for end in ("", "-wal", "-shm"):
        (folder / f"{name}{end}").unlink(missing_ok=True)


def clear(folder: Path) -> None:
    """Empty each index, so that no erased word is left in its file; it is made anew at the next search. Raises CaseBusy, CaseUnusable."""
    for cover in (OPEN, Cover(str, "any")):
        _empty(folder, cover)


def _empty(folder: Path, cover: Cover) -> None:
    if not (folder / cover.name).exists():
        return
    at = index(folder, cover)
    try:
        with database.writing(at.alias, folder) as cursor:
            _drop(cursor)
        with database.plain_errors(folder), connections[at.alias].cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except Damaged:
        remove(folder, cover.name)


def _refreshed(store: Queries, labels: Labels, progress: Progress, cover: Cover) -> Index:
    at = index(store.folder, cover)
    with database.plain_errors(at.folder), connections[at.alias].cursor() as cursor:
        cursor.execute("PRAGMA secure_delete=ON")
        cursor.execute("PRAGMA synchronous=NORMAL")  # lost work is done again
    with database.writing(at.alias, at.folder) as cursor, store.reading() as case:
        state, heads = _state(cursor), _heads(store)
        entries, clock = _size(case)
        if state.get("heads") == heads and state.get("layout") == _layout(store, cover):
            return at
        wanted = _since(case, state, entries) if state.get("layout") == _layout(store, cover) else None
        if wanted is None:
            if state:
                raise _Stale
            for statement in _TABLES.values():
                cursor.execute(statement)
            wanted = _ALL
        _take(cursor, store, wanted, labels, progress, cover)
        new = {"layout": _layout(store, cover), "heads": heads, "entries": str(entries), "clock": str(clock)}
        cursor.executemany("INSERT OR REPLACE INTO state (name, value) VALUES (%s, %s)", new.items())
    return at


def _layout(store: Queries, cover: Cover) -> str:
    return " ".join(filter(None, (LAYOUT, store.case, cover.edition)))


def _heads(store: Queries) -> str:
    return " ".join(store.heads())


def _size(cursor: Any) -> tuple[int, int]:
    cursor.execute("SELECT COUNT(*), MAX(clock) FROM store_entry")
    entries, clock = cursor.fetchone()
    return entries, clock or 0


def _state(cursor: Any) -> dict[str, str]:
    cursor.execute("SELECT 1 FROM sqlite_schema WHERE name = 'state'")
    if cursor.fetchone() is None:
        return {}
    cursor.execute("SELECT name, value FROM state")
    return dict(cursor.fetchall())


def _drop(cursor: Any) -> None:
    for name, made in reversed(_TABLES.items()):
        cursor.execute(f"DROP {'INDEX' if made.startswith('CREATE INDEX') else 'TABLE'} IF EXISTS {name}")


def _since(case: Any, state: Mapping[str, str], entries: int) -> _Wanted | None:
    """What the entries after the last one that was indexed put; None where everything must be made anew."""
    fresh = list(ledger.entries(case, int(state["clock"]))) if entries - int(state["entries"]) <= MOST else []
    if len(fresh) != entries - int(state["entries"]) or any(each.kind in _WIPING for each in fresh):
        return None  # entries of another machine may have come in before
    wanted = _Wanted({}, {}, {})
    assert wanted.exhibits is not None and wanted.claims is not None and wanted.mentions is not None
    for entry in fresh:
        for table, key, row in changes(entry):
            body: Any = row
            match table:
                case "claim":
                    wanted.claims[key] = None
                case "mention":
                    wanted.mentions[key] = None
                case "exhibit":
                    wanted.exhibits[key] = None
                case "text":
                    wanted.exhibits[body[1]] = None
                case "description":
                    wanted.exhibits[body[0]] = None
    return wanted


def _take(cursor: Any, store: Queries, wanted: _Wanted, labels: Labels, progress: Progress, cover: Cover) -> None:
    kept = store.exhibits() if wanted.exhibits is None else {
        each: found for each in wanted.exhibits if (found := lookup.exhibit(store, each))}
    exhibits = list(kept) if cover.edition else sorted(kept)  # what is as good comes in this order: digests would tell of hidden words
    claims = _count(store, "claim") if wanted.claims is None else len(wanted.claims)
    of, done = len(exhibits) + claims, 0
    _names(cursor, store, wanted.mentions, cover)
    if wanted.exhibits is not None:
        _forget_exhibits(cursor, exhibits)
    for exhibit in exhibits:
        if kept[exhibit].media_type != "erased":
            _exhibit(cursor, store, exhibit, kept[exhibit].name, cover.hide)
        progress(done := done + 1, of)
    if wanted.claims is not None:
        _forget_claims(cursor, wanted.claims)
    for batch in _claim_batches(store, wanted.claims):
        _claims(cursor, batch, labels, cover.hide)
        progress(done := done + len(batch), of)


def _count(store: Queries, table: str) -> int:
    with store.reading() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM store_{table}")
        return int(cursor.fetchone()[0])


# ---- names


def _names(cursor: Any, store: Queries, wanted: Mapping[str, None] | None, cover: Cover) -> None:
    """Persons by their own names, whoever is a source: who was not found would be known to be one."""
    mentions = store.mentions(wanted)
    if cover.edition:
        mentions.sort(key=lambda each: (each.name, each.row))
    if not mentions:
        return
    for batch in batches([each.id for each in mentions] if wanted is not None else []):
        if batch:
            cursor.execute(f"DELETE FROM name WHERE mention IN (SELECT id FROM mention WHERE key IN ({_marks(batch)}))", batch)
    cursor.executemany("INSERT OR IGNORE INTO mention (key) VALUES (%s)", [(each.id,) for each in mentions])
    ids: dict[str, int] = {}
    for batch in batches([each.id for each in mentions]):
        cursor.execute(f"SELECT key, id FROM mention WHERE key IN ({_marks(batch)})", batch)
        ids.update(cursor.fetchall())
    rows = {(word, ids[each.id]) for each in mentions for word in split(each.name)}
    cursor.executemany("INSERT OR IGNORE INTO name (word, mention) VALUES (%s, %s)", sorted(rows))
    found = sorted({word for word, _ in rows})
    cursor.executemany("INSERT OR IGNORE INTO near (variant, word) VALUES (%s, %s)",
                       sorted((variant, word) for word in found for variant in variants(word)))
    cursor.executemany("INSERT OR IGNORE INTO bones (bones, word) VALUES (%s, %s)",
                       sorted((bone, word) for word in found if (bone := bones(word))))


# ---- exhibits and their pages


def _forget_exhibits(cursor: Any, exhibits: Iterable[str]) -> None:
    for each in exhibits:
        cursor.execute("DELETE FROM page_words WHERE rowid IN (SELECT id FROM page WHERE exhibit = %s)", (each,))
        cursor.execute("DELETE FROM page WHERE exhibit = %s", (each,))
        cursor.execute("DELETE FROM exhibit_words WHERE rowid IN (SELECT id FROM exhibit WHERE key = %s)", (each,))
        cursor.execute("DELETE FROM exhibit WHERE key = %s", (each,))


def _exhibit(cursor: Any, store: Queries, exhibit: str, name: str, hide: Hide) -> None:
    said = documents.descriptions(store, {exhibit}).get(exhibit, [])
    cursor.execute("INSERT INTO exhibit (key) VALUES (%s)", (exhibit,))
    words = plain(" ".join(map(hide, [name, *(each.value for each in said)])))
    cursor.execute("INSERT INTO exhibit_words (rowid, words) VALUES (%s, %s)", (cursor.lastrowid, words))
    heading = documents.heading(store, exhibit)
    if heading is None:
        return
    text, pages = heading[0], heading[1].pages
    starts = lengths(page.text for page in pages)
    for place, page in sorted(documents.leaves(store, text, range(len(pages))).items()):
        cursor.execute("INSERT INTO page (exhibit, text, place, start) VALUES (%s, %s, %s, %s)", (exhibit, text, place, starts[place]))
        cursor.execute("INSERT INTO page_words (rowid, words) VALUES (%s, %s)", (cursor.lastrowid, plain(hide(page.text))))


# ---- claims


def _forget_claims(cursor: Any, claims: Mapping[str, None]) -> None:
    for batch in batches(claims):
        if batch:
            for table, id in (("claim_words", "rowid"), ("claim_days", "id")):
                cursor.execute(f"DELETE FROM {table} WHERE {id} IN (SELECT id FROM claim WHERE key IN ({_marks(batch)}))", batch)
            cursor.execute(f"DELETE FROM claim WHERE key IN ({_marks(batch)})", batch)


def _claim_batches(store: Queries, wanted: Mapping[str, None] | None) -> Iterator[list[Row]]:
    """In the order of the ledger."""
    keys = list(wanted or ())
    with store.reading() as cursor:
        for batch in [keys[start:start + _FETCH] for start in range(0, len(keys), _FETCH)] if wanted is not None else [keys]:
            among = f" WHERE key IN ({_marks(batch)})" if batch else ""
            cursor.execute(f"SELECT body FROM store_claim{among} ORDER BY rowid", batch)
            while rows := cursor.fetchmany(_FETCH):
                yield derived.decoded_rows([body for body, in rows])


def _claims(cursor: Any, batch: list[Row], labels: Labels, hide: Hide) -> None:
    claims = list(enumerate(map(claim_from, batch), _next(cursor, "claim")))
    cursor.executemany("INSERT INTO claim (id, key, mention) VALUES (%s, %s, %s)", [(id, each.id, each.mention) for id, each in claims])
    cursor.executemany("INSERT INTO claim_words (rowid, words) VALUES (%s, %s)",
                       [(id, " ".join([plain(" ".join(map(hide, claim_texts(each, labels)))), *_dated(each)])) for id, each in claims])
    cursor.executemany("INSERT INTO claim_days (id, first, last) VALUES (%s, %s, %s)",
                       [(id, _NEVER if first is None else first, _EVER if last is None else last) for id, first, last in
                        ((id, each.value.earliest, each.value.latest) for id, each in claims if isinstance(each.value, When))])


def _dated(claim: Claim) -> list[str]:
    """The months in which a claim's date may lie, as words: so words and days together are looked for in one index."""
    return months(claim.value.earliest, claim.value.latest, MONTHS) or [WIDE] if isinstance(claim.value, When) else []


def months(first: int | None, last: int | None, most: int) -> list[str]:
    """A word for each month from one day to another; none where there are more, or no end."""
    if first is None or last is None or first > last:
        return []
    (year, month, _), (end, until, _) = civil(first), civil(last)
    numbers = range(year * 12 + month, end * 12 + until + 1)
    return [f"{WIDE}{number}" for number in numbers] if len(numbers) <= most else []


def _next(cursor: Any, table: str) -> int:
    cursor.execute(f"SELECT MAX(id) FROM {table}")
    return int(cursor.fetchone()[0] or 0) + 1


def claim_texts(claim: Claim, labels: Labels) -> list[str]:
    """What a claim is found by: its words and their translation, its value as text, its place, and what its kind is called."""
    value, passage = claim.value, claim.passage
    found = [claim.words, claim.place, claim.kind, labels.get(claim.kind, "")]
    if isinstance(passage, Extract):
        found += [passage.quote if passage.quote != claim.words else "", passage.translation.words if passage.translation else ""]
    match value:
        case When():
            found.append(value.edtf)
        case Text(text):
            found.append(text if text != claim.words else "")
        case Quantity(amount, unit):
            found.append(f"{amount} {unit}")
        case Coded():
            found.append(value.code)
    return [each for each in found if each]


def _marks(batch: list[str]) -> str:
    return ", ".join(["%s"] * len(batch))
