"""The chain: replay order, heads, what a copy knew at a moment, and where it is broken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from habeas.core.entries import Entry, commit


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Replay order: (clock, digest), the same on every copy."""
    return sorted(entries, key=lambda each: (each.clock, each.digest))


def heads(entries: Mapping[str, Entry]) -> tuple[str, ...]:
    """Digests that no entry follows."""
    followed = {digest for entry in entries.values() for digest in entry.previous}
    return tuple(sorted(set(entries) - followed))


def ancestors(entries: Mapping[str, Entry], tips: Iterable[str]) -> set[str]:
    """The entries at or before `tips`."""
    found: set[str] = set()
    waiting = list(tips)
    while waiting:
        digest = waiting.pop()
        if digest not in found and digest in entries:
            found.add(digest)
            waiting.extend(entries[digest].previous)
    return found


def as_of(entries: Mapping[str, Entry], strand: str, moment: str) -> list[Entry]:
    """The entries that this copy had at `moment` (UTC text): the ancestors of its last own entry then, in replay order."""
    own = [each for each in entries.values() if each.strand == strand and each.time <= moment]
    if not own:  # a copy that has written nothing yet knows what it was copied with
        return in_order(each for each in entries.values() if each.time <= moment)
    last = max(own, key=lambda each: (each.clock, each.digest))
    return in_order(entries[digest] for digest in ancestors(entries, [last.digest]))


def forks(entries: Mapping[str, Entry]) -> list[tuple[str, int]]:
    """Strands that used one clock twice: a folder was copied together with its strand. Shown, not called tampering."""
    seen: dict[tuple[str, int], int] = {}
    for entry in entries.values():
        seen[entry.strand, entry.clock] = seen.get((entry.strand, entry.clock), 0) + 1
    return sorted(place for place, count in seen.items() if count > 1)


def problems(entries: Mapping[str, Entry], case: str) -> Iterator[tuple[str, str]]:
    """What is broken, first in replay order first: (what, why). `entries` maps the stored digest to the stored entry."""
    for digest, entry in sorted(entries.items(), key=lambda pair: (pair[1].clock, pair[0])):
        name = f"entry {entry.clock} ({entry.kind}, {digest[:12]})"
        if entry.digest != digest:
            yield name, "its bytes do not match its digest"
        if entry.case != case:
            yield name, "it belongs to another case"
        if commit(entry.parts) != entry.commitment:
            yield name, "a part was added, taken away or changed places"
        for position, part in enumerate(entry.parts):
            if not part.holds():
                yield name, f"part {position} does not match its digest"
        missing = [each for each in entry.previous if each not in entries]
        if missing:
            yield name, f"the entry before it ({missing[0][:12]}) is missing"
        elif entry.clock != 1 + max((entries[each].clock for each in entry.previous), default=0):
            yield name, "its clock is not one more than that of the entry before it"
        if not entry.previous and entry.kind != "case.opened":
            yield name, "it follows nothing, and only the opening of a case may"
