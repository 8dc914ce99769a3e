"""Entries and the chain: any change is named, a redaction is not damage, and every copy replays in the same order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.core.chain import ancestors, as_of, forks, heads, in_order, problems
from habeas.core.codec import canonical
from habeas.core.entries import Entry, Head, Part, commit, entry_from, make_entry, make_part
from tests.core.strategies import CASE, erased, ledgers, parts

SALT = b"0123456789abcdef"


def found(entries: dict[str, Entry]) -> list[tuple[str, str]]:
    return list(problems(entries, CASE))


def flipped(data: bytes, position: int) -> bytes:
    """The bytes with one bit of one of them changed."""
    position %= len(data)
    return data[:position] + bytes([data[position] ^ 1]) + data[position + 1:]


def chosen(data: st.DataObject, entries: dict[str, Entry]) -> tuple[str, Entry]:
    digest = data.draw(st.sampled_from(sorted(entries)))
    return digest, entries[digest]


def entry(clock: int, *previous: Entry, kind: str = "claims.recorded", strand: str = "strand-a", time: str = "") -> Entry:
    head = Head(CASE, strand, clock - 1, tuple(each.digest for each in previous))
    return make_entry(head, kind, "Ana", time or f"2026-11-22T09:{clock:02}:00Z", (make_part([clock], SALT),))


def ledger(*entries: Entry) -> dict[str, Entry]:
    return {each.digest: each for each in entries}


@given(ledgers())
def test_a_sound_ledger_has_no_problems(entries: dict[str, Entry]) -> None:
    assert found(entries) == []


@given(ledgers())
def test_an_entry_comes_back_from_its_bytes(entries: dict[str, Entry]) -> None:
    for each in entries.values():
        assert entry_from(each.canonical(), each.parts) == each


@given(ledgers(), st.data())
def test_any_changed_field_of_an_entry_is_named(entries: dict[str, Entry], data: st.DataObject) -> None:
    digest, old = chosen(data, entries)
    changes: dict[str, Any] = {
        "case": "case-2", "strand": old.strand + "x", "clock": old.clock + data.draw(st.integers(1, 5)), "kind": old.kind + "x",
        "version": old.version + 1, "author": "Eve", "time": "2026-11-22T09:59:59Z",
        "previous": data.draw(st.sampled_from([(*old.previous, "0" * 64), old.previous[1:] or ("0" * 64,)])),
        "commitment": "0" * 64,
    }
    field = data.draw(st.sampled_from(sorted(changes)))
    broken = replace(old, **{field: changes[field]})
    assert any(digest[:12] in name for name, _ in found({**entries, digest: broken}))


@given(ledgers(), st.data(), st.integers(0, 10_000))
def test_any_changed_byte_of_a_part_is_named(entries: dict[str, Entry], data: st.DataObject, position: int) -> None:
    digest, old = chosen(data, entries)
    index = data.draw(st.integers(0, len(old.parts) - 1))
    part = old.parts[index]
    assert part.salt is not None and part.body is not None
    broken = data.draw(st.sampled_from([
        replace(part, body=flipped(part.body, position)), replace(part, salt=flipped(part.salt, position)),
        replace(part, digest="0" * 64), replace(part, salt=None), replace(part, body=None),
        Part(part.digest, part.salt + part.body[:1], part.body[1:]),
        Part(part.digest, part.salt[:-1], part.salt[-1:] + part.body),
    ]))
    stored = replace(old, parts=(*old.parts[:index], broken, *old.parts[index + 1:]))
    assert any(digest[:12] in name for name, _ in found({**entries, digest: stored}))


@given(ledgers(), parts, st.data())
def test_a_part_added_removed_or_moved_is_named(entries: dict[str, Entry], more: tuple[Part, ...], data: st.DataObject) -> None:
    digest, old = chosen(data, entries)
    named = (f"entry {old.clock} ({old.kind}, {digest[:12]})", "a part was added, taken away or changed places")
    for changed in ((*old.parts, *more), old.parts[:-1], old.parts[::-1]):
        if changed != old.parts:
            assert named in found({**entries, digest: replace(old, parts=changed)})


@given(ledgers(), st.data())
def test_an_entry_taken_out_of_the_middle_is_missed(entries: dict[str, Entry], data: st.DataObject) -> None:
    digest = data.draw(st.sampled_from(sorted(entries)))
    rest = {each: entry for each, entry in entries.items() if each != digest}
    followed = any(digest in entry.previous for entry in rest.values())
    assert any(digest[:12] in why for _, why in found(rest)) == followed


@given(ledgers(), st.data())
def test_a_redacted_part_still_verifies(entries: dict[str, Entry], data: st.DataObject) -> None:
    digest, old = chosen(data, entries)
    redacted = replace(old, parts=tuple(erased(part) for part in old.parts))
    assert redacted.digest == digest
    assert found({**entries, digest: redacted}) == []
    assert all(part.value() is None for part in redacted.parts)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=8))
def test_without_the_salt_a_digest_does_not_give_the_words_away(words: str) -> None:
    one, other = make_part(words, SALT), make_part(words, SALT[::-1])
    assert one.digest != other.digest
    assert one.body == other.body == canonical(words)


def test_the_commitment_stands_for_the_parts_in_their_order() -> None:
    one, other = make_part("a", SALT), make_part("b", SALT)
    assert commit((one, other)) != commit((other, one))
    assert commit((one,)) != commit((one, one))


@given(ledgers(), st.randoms(use_true_random=False))
def test_the_order_of_replay_does_not_depend_on_the_order_of_arrival(entries: dict[str, Entry], random: Any) -> None:
    shuffled = list(entries.values())
    random.shuffle(shuffled)
    order = in_order(shuffled)
    assert order == in_order(entries.values())
    position = {each.digest: place for place, each in enumerate(order)}
    assert all(position[before] < position[each.digest] for each in order for before in each.previous)


@given(ledgers())
def test_the_heads_know_everything(entries: dict[str, Entry]) -> None:
    assert ancestors(entries, heads(entries)) == set(entries)
    assert not any(head in entry.previous for head in heads(entries) for entry in entries.values())


def test_two_copies_that_went_apart_have_two_heads_and_one_after_the_merge() -> None:
    opened = entry(1, kind="case.opened")
    here, there = entry(2, opened), entry(2, opened, strand="strand-b")
    apart = ledger(opened, here, there)
    assert heads(apart) == tuple(sorted([here.digest, there.digest]))
    merged = entry(3, here, there, kind="bundle.received")
    assert heads({**apart, merged.digest: merged}) == (merged.digest,)
    assert found({**apart, merged.digest: merged}) == []


def test_as_of_a_moment_is_what_this_copy_had_then() -> None:
    opened = entry(1, kind="case.opened")
    mine = entry(2, opened)
    theirs = entry(2, opened, strand="strand-b", time="2026-11-22T09:02:00Z")  # written then, but received later
    merged = entry(3, mine, theirs, kind="bundle.received", time="2026-11-22T10:00:00Z")
    entries = ledger(opened, mine, theirs, merged)
    assert as_of(entries, "strand-a", "2026-11-22T08:00:00Z") == []
    assert as_of(entries, "strand-a", "2026-11-22T09:01:00Z") == [opened]
    assert as_of(entries, "strand-a", "2026-11-22T09:30:00Z") == [opened, mine]
    assert as_of(entries, "strand-a", "2026-11-22T10:00:00Z") == in_order(entries.values())


def test_a_strand_that_used_one_clock_twice_is_shown_as_a_fork() -> None:
    opened = entry(1, kind="case.opened")
    one, other = entry(2, opened), entry(2, opened, time="2026-11-22T09:30:00Z")
    assert forks(ledger(opened, one, other)) == [("strand-a", 2)]
    assert found(ledger(opened, one, other)) == []
    assert forks(ledger(opened, one)) == []


def test_only_the_opening_of_a_case_may_follow_nothing() -> None:
    assert found(ledger(entry(1))) != []
    assert found(ledger(entry(1, kind="case.opened"))) == []


def test_an_entry_of_another_case_is_named() -> None:
    opened = entry(1, kind="case.opened")
    assert [why for _, why in problems(ledger(opened), "case-2")] == ["it belongs to another case"]


@pytest.mark.parametrize("data", [b"[]", b'{"previous": 3}', b"{}"])
def test_bytes_that_are_no_entry_are_refused(data: bytes) -> None:
    with pytest.raises((ValueError, KeyError)):
        entry_from(data, ())
