"""One claim, judgement, proposal or exhibit by its id, without reading the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.core.claims import Claim
from habeas.core.judgements import Judgement
from habeas.core.people import Exhibit
from habeas.core.proposals import Filed
from habeas.core.records import Row, claim_from, exhibit_from, filed_from, judgement_from
from habeas.store import derived

if TYPE_CHECKING:
    from habeas.store.queries import Queries


def claim(store: Queries, id: str) -> Claim | None:
    """The claim with an id, in the reasoning or not."""
    row = _row(store, "claim", id)
    return None if row is None else claim_from(row)


def judgement(store: Queries, id: str) -> Judgement | None:
    """The judgement with an id, withdrawn or not."""
    row = _row(store, "judgement", id)
    return None if row is None else judgement_from(row)


def exhibit(store: Queries, id: str) -> Exhibit | None:
    """The exhibit with an id, as it was kept: without when it was published."""
    row = _row(store, "exhibit", id)
    return None if row is None else exhibit_from(row)


def proposal(store: Queries, id: str) -> Filed | None:
    """The proposal with an id, decided or not; None also for one that its reader no longer makes."""
    row = _row(store, "proposal", id)
    return None if row is None else filed_from(row)


def _row(store: Queries, table: str, key: str) -> Row | None:
    with store.reading() as cursor:
        cursor.execute(f"SELECT body FROM store_{table} WHERE key = %s", (key,))
        rows = derived.decoded_rows([body for body, in cursor])
    return rows[0] if rows else None
