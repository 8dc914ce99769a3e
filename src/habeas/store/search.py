"""Questions put to the search index: persons by name, claims by words and days, documents by words, exhibits by what they are called.

The index answers with keys; what is shown comes from the case itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from habeas.core.asked import PREFIX, Asked, Days, Phrase
from habeas.core.claims import Claim
from habeas.core.records import claim_from
from habeas.core.spelling import bones, slips, variants
from habeas.core.terms import Word, hits, matching
from habeas.store import database, derived
from habeas.store.index import MONTHS, WIDE, Index, months
from habeas.store.queries import batches

if TYPE_CHECKING:
    from habeas.store.queries import Queries

MOST = 1000  # hits that are counted and put in order; of more, so many in the order of the case are shown
_OPEN = (-2**31, 2**31 - 1)
_LIKE = 300  # words of names that begin alike and are looked at
_EXACT, _BEGUN, _SLIP, _BONES = range(4)  # how near a name is, best first


class Named(NamedTuple):
    """A mention whose name fits, and how far it is from what was asked: 0 as asked; the more, the further."""

    mention: str
    distance: int


class Leaf(NamedTuple):
    """A page that holds all the words: of which exhibit and text, its place, where it begins in the text."""

    exhibit: str
    text: str
    place: int
    start: int


class Hits(NamedTuple):
    """Some keys out of `total`, which is MOST + 1 for all that is more."""

    keys: Sequence[str]
    total: int


class Leaves(NamedTuple):
    """Some pages, the best of each exhibit, out of so many exhibits: of those on the first MOST + 1 pages where there are more."""

    pages: Sequence[Leaf]
    total: int


def persons(at: Index, asked: Asked) -> list[Named]:
    """Every mention that answers to all the words, nearest first."""
    words = [word for phrase in asked.phrases for word in phrase]
    if not words or asked.days:
        return []
    found: dict[int, int] | None = None
    with database.reading(at.alias, at.folder) as cursor:
        for word in words:
            near = _bearing(cursor, _near(cursor, word))
            found = near if found is None else {each: found[each] + near[each] for each in found.keys() & near.keys()}
            if not found:
                return []
        return _named(cursor, found or {})


def _near(cursor: Any, word: str) -> dict[str, int]:
    """The words of names that a word may stand for, with how far they are from it."""
    found: dict[str, int] = {}
    if bone := bones(word):
        cursor.execute("SELECT word FROM bones WHERE bones = %s", (bone,))
        found |= dict.fromkeys((each for each, in cursor), _BONES)
    tried = variants(word)
    cursor.execute(f"SELECT DISTINCT word FROM near WHERE variant IN ({', '.join(['%s'] * len(tried))})", tried)
    found |= {each: _SLIP for each, in cursor if slips(each, word) == 1}
    if len(word) >= PREFIX:
        cursor.execute("SELECT DISTINCT word FROM name WHERE word >= %s AND word < %s LIMIT %s", (word, word + "\U0010ffff", _LIKE))
        found |= dict.fromkeys((each for each, in cursor), _BEGUN)
    return found | {word: _EXACT}


def _bearing(cursor: Any, words: dict[str, int]) -> dict[int, int]:
    """The mentions whose names have one of some words, with the least distance."""
    found: dict[int, int] = {}
    for batch in batches(words):
        cursor.execute(f"SELECT mention, word FROM name WHERE word IN ({', '.join(['%s'] * len(batch))})", batch)
        for mention, word in cursor:
            distance = words[word]
            if distance < found.get(mention, _BONES + 1):
                found[mention] = distance
    return found


def _named(cursor: Any, found: dict[int, int]) -> list[Named]:
    names: list[Named] = []
    ordered = sorted(found, key=lambda each: (found[each], each))
    for start in range(0, len(ordered), 500):
        batch = ordered[start:start + 500]
        cursor.execute(f"SELECT id, key FROM mention WHERE id IN ({', '.join(['%s'] * len(batch))})", batch)
        keys = dict(cursor.fetchall())
        names += [Named(keys[each], found[each]) for each in batch if each in keys]
    return names


def claims(at: Index, asked: Asked, size: int, first: int = 0) -> Hits:
    """Claims that have all the words and may be of the days; the best first, of days alone the earliest."""
    if not asked.phrases and not asked.days:
        return Hits((), 0)
    with database.reading(at.alias, at.folder) as cursor:
        if asked.days:
            return _dated(cursor, asked, asked.days, size, first)
        return _worded(cursor, "claim", asked, size, first)


def _dated(cursor: Any, asked: Asked, days: Days, size: int, first: int) -> Hits:
    """Claims by their days: first those that lie wholly within, then those that may; the earliest first."""
    span = [_OPEN[0] if days.first is None else days.first, _OPEN[1] if days.last is None else days.last]
    where = "FROM claim_days d WHERE d.last >= %s AND d.first <= %s"
    values: list[int | str] = [*span]
    if asked.phrases:
        where += " AND d.id IN (SELECT rowid FROM claim_words WHERE claim_words MATCH %s)"
        near = [f'"{each}"' for each in (*months(days.first, days.last, 3 * MONTHS), WIDE)]
        values = [*span, f"{expression(asked)} AND ({' OR '.join(near)})" if len(near) > 1 else expression(asked)]
    cursor.execute(f"SELECT (SELECT key FROM claim WHERE id = f.id), f.total FROM (SELECT d.id AS id, COUNT(*) OVER () AS total {where} "
                   "ORDER BY d.first < %s OR d.last > %s, d.first, d.id LIMIT %s OFFSET %s) f", [*values, *span, size, first])
    rows = cursor.fetchall()
    return Hits([key for key, _ in rows], rows[0][1] if rows else 0)


def exhibits(at: Index, asked: Asked, size: int, first: int = 0) -> Hits:
    """Exhibits whose names or descriptions have all the words."""
    if not asked.phrases:
        return Hits((), 0)
    with database.reading(at.alias, at.folder) as cursor:
        return _worded(cursor, "exhibit", asked, size, first)


def _worded(cursor: Any, table: str, asked: Asked, size: int, first: int) -> Hits:
    """Rows by their words, the best first."""
    order = "ORDER BY rank, rowid" if (total := _total(cursor, table, asked)) <= MOST else ""
    cursor.execute(f"SELECT t.key FROM (SELECT rowid AS id FROM {table}_words WHERE {table}_words MATCH %s {order} LIMIT %s OFFSET %s) f "
                   f"CROSS JOIN {table} t ON t.id = f.id", [expression(asked), size, first])
    return Hits([key for key, in cursor], total)


def pages(at: Index, asked: Asked, size: int, first: int = 0) -> Leaves:
    """The best page of each document that has all the words on one page."""
    if not asked.phrases:
        return Leaves((), 0)
    with database.reading(at.alias, at.folder) as cursor:
        best = "rank" if _total(cursor, "page", asked) <= MOST else "rowid"
        cursor.execute(f"""
            SELECT p.exhibit, p.text, p.place, p.start, MIN(f.best), COUNT(*) OVER ()
            FROM (SELECT rowid AS id, {best} AS best FROM page_words WHERE page_words MATCH %s LIMIT %s) f CROSS JOIN page p ON p.id = f.id
            GROUP BY p.exhibit ORDER BY MIN(f.best), p.id LIMIT %s OFFSET %s""", [expression(asked), MOST + 1, size, first])
        rows = cursor.fetchall()
        return Leaves([Leaf(*row[:4]) for row in rows], rows[0][5] if rows else 0)


def _total(cursor: Any, table: str, asked: Asked) -> int:
    cursor.execute(f"SELECT COUNT(*) FROM (SELECT 1 FROM {table}_words WHERE {table}_words MATCH %s LIMIT %s)",
                   [expression(asked), MOST + 1])
    return int(cursor.fetchone()[0])


def expression(asked: Asked) -> str:
    """What was asked as FTS5 takes it: folded words in quotation marks, so that nothing in them is an operator."""
    return " AND ".join([*map(_begun, asked.begun), *(f'"{" ".join(phrase)}"' for phrase in asked.quoted)])


def _begun(phrase: Phrase) -> str:
    """A phrase of words; one that is long enough may go on."""
    return f'"{" ".join(phrase)}"{"*" if goes_on(phrase) else ""}'


def goes_on(phrase: Phrase) -> bool:
    """Whether the last word of a phrase may be the beginning of a longer one."""
    return len(phrase[-1]) >= PREFIX and not phrase[-1].isdecimal()


def marked(text: str, asked: Asked) -> list[Word]:
    """Where what was asked stands in a text, in order."""
    if not asked.phrases:
        return []
    closed = [*asked.quoted, *(each for each in asked.begun if not goes_on(each))]
    return hits(text, matching([each for each in asked.begun if goes_on(each)], closed))


def shown_claims(store: Queries, keys: Sequence[str]) -> list[Claim]:
    """The claims with some keys, in that order."""
    found: dict[str, Claim] = {}
    with store.reading() as cursor:
        for batch in batches(keys):
            cursor.execute(f"SELECT body FROM store_claim WHERE key IN ({', '.join(['%s'] * len(batch))})", batch)
            found |= {claim.id: claim for claim in map(claim_from, derived.decoded_rows([body for body, in cursor]))}
    return [found[key] for key in keys if key in found]


def shown_pages(store: Queries, leaves: Sequence[Leaf]) -> list[str]:
    """The texts of pages; "" for one that was redacted since."""
    found: dict[str, str] = {}
    with store.reading() as cursor:
        for batch in batches([f"{leaf.text}:{leaf.place}" for leaf in leaves]):
            cursor.execute(f"SELECT key, body FROM store_page WHERE key IN ({', '.join(['%s'] * len(batch))})", batch)
            found |= {key: derived.decoded_rows([body])[0][2] for key, body in cursor}
    return [found.get(f"{leaf.text}:{leaf.place}", "") for leaf in leaves]
