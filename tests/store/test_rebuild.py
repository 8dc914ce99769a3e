"""Everything but the ledger can be thrown away: live state equals rebuilt state."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.core.chain import in_order
from habeas.core.errors import Damaged
from habeas.core.replay import replay
from habeas.store import derived
from habeas.store.case import CaseStore
from habeas.store.rebuild import rebuild, state
from habeas.store.verify import verify
from tests.store.invented import AUTHOR, BATCHES, TIME, Batch, new_case, rows, said, unguarded


def dump(store: CaseStore) -> dict[str, list[tuple[object, ...]]]:
    """The derived tables as they lie on disk, columns and all."""
    with store.reading() as cursor:
        found = {}
        for table in (*state(store), "head"):
            cursor.execute(f"SELECT * FROM store_{table}")
            found[table] = sorted(cursor.fetchall())
        return found


@settings(max_examples=30)
@given(st.lists(st.lists(BATCHES, min_size=1, max_size=3), max_size=6), st.lists(st.integers(0, 60), max_size=2))
def test_live_state_equals_rebuilt_state(groups: list[list[Batch]], erased: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder, new_case(Path(folder) / "case") as store:
        for group in groups:
            store.append_all(group, AUTHOR, TIME)
        places = [(digest, position) for digest, entry in store.entries().items() for position in range(len(entry.parts))
                  if entry.kind != "part.redacted"]
        for choice in erased:
            store.redact(*places[choice % len(places)], "asked for", AUTHOR, TIME)
            store.append(*said("afterwards"), AUTHOR, TIME)
        live = dump(store)
        assert state(store) == replay(in_order(store.entries().values()))
        assert [what for what, _ in verify(store).problems if not what.startswith("exhibit")] == []  # these have no files
        rebuild(store)
        assert dump(store) == live


def test_a_spoiled_derived_state_is_found_and_made_anew(store: CaseStore) -> None:
    store.append(*rows(2), AUTHOR, TIME)
    before = dump(store)
    for statement, table in (("DELETE FROM store_claim WHERE kind = 'arrest'", "claim"),
                             ("UPDATE store_claim SET kind = 'birth'", "claim"),
                             ("UPDATE store_mention SET body = '[]'", "mention"),
                             ("INSERT INTO store_risk VALUES ('x', '[]')", "risk"),
                             ("DELETE FROM store_head", "head")):
        with store.writing() as cursor:
            cursor.execute(statement)
        assert [what for what, _ in verify(store).problems] == [f"derived table {table}"]
        rebuild(store)
        assert dump(store) == before
        assert verify(store).problems == ()


def test_progress_counts_the_entries(store: CaseStore) -> None:
    for _ in range(3):
        store.append(*said(), AUTHOR, TIME)
    seen: list[tuple[int, int]] = []
    rebuild(store, lambda done, total: seen.append((done, total)))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_after_a_rebuild_the_next_entry_follows_the_last(store: CaseStore) -> None:
    last = store.append(*said(), AUTHOR, TIME)
    rebuild(store)
    assert store.append(*said("again"), AUTHOR, TIME).previous == (last.digest,)


def test_a_ledger_whose_end_is_unknown_takes_no_entry_before_a_rebuild(store: CaseStore) -> None:
    """An entry that follows nothing would break the chain for good."""
    last = store.append(*said(), AUTHOR, TIME)
    with store.writing() as cursor:
        cursor.execute("DELETE FROM store_head")
    with pytest.raises(Damaged):
        store.append(*said("again"), AUTHOR, TIME)
    rebuild(store)
    assert store.append(*said("again"), AUTHOR, TIME).previous == (last.digest,)


@pytest.mark.parametrize("statement", ["UPDATE store_part SET body = CAST(replace(body, 'Velm', 'Velo') AS BLOB)",
                                       "UPDATE store_part SET body = x'7b'", "UPDATE store_entry SET canonical = x'7b'"])
def test_an_altered_ledger_is_not_replayed(store: CaseStore, statement: str) -> None:
    """Else a rebuild would give the altered words as those that were recorded."""
    store.append(*rows(2), AUTHOR, TIME)
    before = state(store)
    with unguarded(store) as connection:
        connection.execute(f"{statement} WHERE rowid > 1")
    with pytest.raises(Damaged, match=r"entry 2 \(rows.recorded"):
        rebuild(store)
    assert state(store) == before


def test_two_heads_are_joined_by_the_next_entry(store: CaseStore) -> None:
    """Two copies wrote after the same entry; the file of one now holds both branches, and a rebuild finds both heads."""
    fork = store.append(*said(), AUTHOR, TIME)
    with unguarded(store) as connection:  # the second branch, as another copy would have written it
        connection.execute("BEGIN")
        connection.execute("DELETE FROM store_head")
        connection.execute("INSERT INTO store_head SELECT digest, clock FROM store_entry WHERE clock = 1")
        connection.execute("COMMIT")
    other = store.append(*said("seen elsewhere"), AUTHOR, TIME)
    assert other.clock == fork.clock
    rebuild(store)
    assert store.heads() == tuple(sorted([fork.digest, other.digest]))
    found = verify(store)
    assert (found.problems, found.forks) == ((), ((store.strand, 2),))  # one strand, one clock, twice: shown, not damage
    joined = store.append(*said("later"), AUTHOR, TIME)
    assert (joined.clock, joined.previous) == (3, tuple(sorted([fork.digest, other.digest])))
    assert state(store) == replay(in_order(store.entries().values()))


def test_rows_are_written_as_replay_gives_them(store: CaseStore) -> None:
    store.append(*rows(1, name='Zoë "Zo" Ortiz'), AUTHOR, TIME)
    with store.reading() as cursor:
        cursor.execute("SELECT place, body FROM store_mention")
        assert cursor.fetchall() == [("orchard", '["orchard:1","Zoë \\"Zo\\" Ortiz","orchard",2,""]')]
    assert derived.columns("mention") == ("key", "body", "place")
