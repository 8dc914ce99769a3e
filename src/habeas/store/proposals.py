"""What a case holds of its readings: which documents were read, what is proposed, and which of its claims were also recorded by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from habeas.core.codec import decoded
from habeas.core.judgements import Judgement
from habeas.core.people import Mention
from habeas.core.proposals import Filed
from habeas.core.records import Row, claim_from, filed_from, mention_from
from habeas.store import derived
from habeas.store.queries import batches

if TYPE_CHECKING:
    from habeas.store.queries import Queries

DECIDING = ("confirm", "reject")  # sorts of judgement


def proposals(store: Queries, exhibits: Collection[str] | None = None) -> list[Filed]:
    """The proposals that readers make now, decided or not, by exhibit and place in the text; only those of some exhibits."""
    found: list[Filed] = []
    with store.reading() as cursor:
        for batch in batches(exhibits):
            among = f" AND exhibit IN ({', '.join(['%s'] * len(batch))})" if batch else ""
            cursor.execute(f"SELECT body FROM store_proposal WHERE mention <> ''{among}", batch)
            found += filter(None, map(filed_from, derived.decoded_rows([body for body, in cursor])))
    return sorted(found, key=_place)


def made(store: Queries, ids: Collection[str]) -> set[str]:
    """Which of some proposals readers make now, decided or not."""
    found: set[str] = set()
    with store.reading() as cursor:
        for batch in batches(ids):
            cursor.execute(f"SELECT key FROM store_proposal WHERE mention <> '' AND key IN ({', '.join(['%s'] * len(batch))})", batch)
            found.update(str(key) for key, in cursor)
    return found


def _place(filed: Filed) -> tuple[str, int, int, str]:
    passage = filed.proposal.passage
    return passage.exhibit, passage.start, passage.end, filed.id


def open_proposals(store: Queries, exhibits: Collection[str] | None = None) -> list[Filed]:
    """The proposals that nobody has decided on, in the order of `proposals`; none of a document that was erased."""
    done, gone = _done(store), erased(store)
    return [each for each in proposals(store, exhibits) if each.id not in done and each.proposal.passage.exhibit not in gone]


def count_open(store: Queries) -> int:
    """How many `open_proposals` there are, without reading them."""
    done, gone = _done(store), erased(store)
    with store.reading() as cursor:
        cursor.execute("SELECT key, exhibit FROM store_proposal WHERE mention <> ''")
        return sum(1 for key, exhibit in cursor if key not in done and exhibit not in gone)


def _done(store: Queries) -> set[str]:
    """The proposals on which somebody has decided."""
    withdrawn = {each.judgement for each in store.withdrawals()}
    judgements = store.judgements(DECIDING)
    return decided(each for each in judgements if each.id not in withdrawn) | (recorded(store) - unmade(store, judgements, withdrawn))


def erased(store: Queries) -> set[str]:
    """The exhibits that were erased."""
    with store.reading() as cursor:
        cursor.execute("SELECT body FROM store_exhibit WHERE instr(body, '\"erased\"')")  # or that are called so
        return {row[0] for row in derived.decoded_rows([body for body, in cursor]) if row[1] == "erased"}


def decided(judgements: Iterable[Judgement]) -> set[str]:
    """The proposals that judgements in force confirm or reject (and the claims that they reject)."""
    return {each.about[0] for each in judgements if each.sort in DECIDING}


def unmade(store: Queries, judgements: Sequence[Judgement], withdrawn: Collection[str]) -> set[str]:
    """The claims that exist only through confirmations, all of which were withdrawn: their proposals are open again."""
    confirmed = {each.about[-1] for each in judgements if each.sort == "confirm"}
    gone = confirmed - {each.about[-1] for each in judgements if each.sort == "confirm" and each.id not in withdrawn}
    return gone - by_hand(store, gone)


def confirmed_mentions(store: Queries, judgements: Iterable[Judgement]) -> set[str]:
    """The mentions that claims confirmed from documents attach to."""
    return store.mentions_of({each.about[-1] for each in judgements if each.sort == "confirm"})


def recorded(store: Queries) -> set[str]:
    """The ids of proposals that are claims of the case too, whoever made them so."""
    with store.reading() as cursor:
        cursor.execute("SELECT p.key FROM store_proposal p JOIN store_claim c ON c.key = p.key")
        return {str(key) for key, in cursor}


def read_last(store: Queries, exhibit: str, reader: str) -> Row | None:
    """What a reader read last of an exhibit: [exhibit, reader, text, version, language, published, publisher, about, time]."""
    with store.reading() as cursor:
        cursor.execute("SELECT body FROM store_reading WHERE key = %s", (f"{exhibit}|{reader}",))
        rows = derived.decoded_rows([body for body, in cursor])
    return rows[0] if rows else None


def mentions_of(store: Queries, exhibit: str) -> dict[str, Mention]:
    """The persons of whom an exhibit speaks, by id: those of claims, and those that are only proposed."""
    with store.reading() as cursor:
        cursor.execute("SELECT body FROM store_proposal WHERE exhibit = %s AND mention <> ''", (exhibit,))
        found = {row[5][0]: mention_from(row[5]) for row in derived.decoded_rows([body for body, in cursor])}
        cursor.execute("SELECT body FROM store_mention WHERE place = %s", (exhibit,))
        found |= {row[0]: mention_from(row) for row in derived.decoded_rows([body for body, in cursor])}
    return dict(sorted(found.items()))


def by_hand(store: Queries, claims: Iterable[str]) -> set[str]:
    """Which of some claims were recorded by hand, besides having been confirmed. It reads the ledger, and is asked seldom: of claims all
    whose confirmations were withdrawn."""
    wanted = set(claims)
    if not wanted:
        return set()
    with store.reading() as cursor:
        cursor.execute("SELECT p.body FROM store_part p JOIN store_entry e ON e.digest = p.entry "
                       "WHERE e.kind = 'claims.recorded' AND p.body IS NOT NULL")
        bodies: list[Row] = [decoded(bytes(body)) for body, in cursor]
    return wanted & {claim_from(body["claim"]).id for body in bodies}
