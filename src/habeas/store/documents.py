"""What a case holds of its documents: their texts, and what is said of each as a whole."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from habeas.core.documents import Description, Page, Text
from habeas.core.records import Row, description_from, text_from
from habeas.store import derived
from habeas.store.queries import batches

if TYPE_CHECKING:
    from habeas.store.queries import Queries


def texts(store: Queries, exhibit: str) -> list[Text]:
    """Every text that was read out of an exhibit, the one to work with last: the latest."""
    with store.reading() as cursor:
        cursor.execute("SELECT body FROM store_text WHERE exhibit = %s", (exhibit,))
        rows = derived.decoded_rows([body for body, in cursor])
        found = []
        for row in rows:
            cursor.execute("SELECT body FROM store_page WHERE text = %s", (row[0],))
            leaves: dict[int, Row] = {leaf[1]: leaf for leaf in derived.decoded_rows([body for body, in cursor])}
            found.append((row[-1], row[0], text_from(row, leaves)))
    return [text for _, _, text in sorted(found, key=lambda each: each[:2])]


def headings(store: Queries) -> dict[str, Text]:
    """The latest text of every exhibit that has one, with pages as long as they are but no words: quick, for what needs none."""
    with store.reading() as cursor:
        cursor.execute("SELECT body FROM store_text")
        rows = derived.decoded_rows([body for body, in cursor])
    return {row[1]: text_from(row, {}) for row in sorted(rows, key=lambda row: (row[-1], row[0]))}


def heading(store: Queries, exhibit: str) -> tuple[str, Text] | None:
    """The id and the latest text of one exhibit, as `headings` gives it; None if it has none."""
    with store.reading() as cursor:
        cursor.execute("SELECT body FROM store_text WHERE exhibit = %s", (exhibit,))
        rows = derived.decoded_rows([body for body, in cursor])
    if not rows:
        return None
    row = max(rows, key=lambda row: (row[-1], row[0]))
    return row[0], text_from(row, {})


def leaves(store: Queries, text: str, places: Collection[int]) -> dict[int, Page]:
    """Some pages of a text by their places, with number and origin left empty; without those that were redacted."""
    found: dict[int, Page] = {}
    with store.reading() as cursor:
        for batch in batches([f"{text}:{place}" for place in places]):
            cursor.execute(f"SELECT body FROM store_page WHERE key IN ({', '.join(['%s'] * len(batch))})", batch)
            for row in derived.decoded_rows([body for body, in cursor]):
                found[row[1]] = Page("", row[2], "", row[3])
    return found


def mentions(store: Queries, exhibit: str) -> list[str]:
    """The ids of the persons of whom the claims from an exhibit speak."""
    with store.reading() as cursor:
        cursor.execute("SELECT key FROM store_mention WHERE place = %s ORDER BY key", (exhibit,))
        return [str(key) for key, in cursor]


def descriptions(store: Queries, exhibits: Collection[str] | None = None) -> dict[str, list[Description]]:
    """What is said of exhibits, by exhibit, in the order of the fields; proposals before what was confirmed."""
    found: dict[str, list[Description]] = {}
    with store.reading() as cursor:
        for batch in batches(exhibits):
            among = f" WHERE exhibit IN ({', '.join(['%s'] * len(batch))})" if batch else ""
            cursor.execute(f"SELECT body FROM store_description{among} ORDER BY key", batch)
            for each in map(description_from, derived.decoded_rows([body for body, in cursor])):
                found.setdefault(each.exhibit, []).append(each)
    return {exhibit: sorted(said, key=lambda each: (each.field, each.confirmed)) for exhibit, said in found.items()}
