"""Entries: the lines of the ledger, and the parts that their bodies are made of.

An entry's digest covers its canonical bytes; these hold a commitment over the digests of its parts, each salted on its own. A
part can be redacted (body and salt erased) and the chain still verifies; without the salt the digest of a guessable text tells
nothing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from habeas.core.codec import canonical, decoded
from habeas.core.values import Json

SALT_BYTES = 16

KINDS = {  # entry kind -> current version of its parts
    "case.opened": 1,
    "source.named": 1,
    "exhibit.kept": 1,
    "text.extracted": 1,
    "document.described": 1,
    "proposals.read": 1,
    "proposal.confirmed": 1,
    "rows.recorded": 1,
    "list.imported": 1,
    "claims.recorded": 1,
    "mentions.judged": 1,
    "claims.judged": 1,
    "sources.judged": 1,
    "judgement.withdrawn": 1,
    "consent.given": 1,
    "risk.noted": 1,
    "part.redacted": 1,
    "exhibit.erased": 1,
    "bundle.received": 1,
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an entry's body. `salt` and `body` are None once redacted; the digest stays."""

    digest: str
    salt: bytes | None
    body: bytes | None

    def value(self) -> Json:
        """The decoded body; None if redacted."""
        return None if self.body is None else decoded(self.body)

    def holds(self) -> bool:
        """Whether the body and salt still give the digest (a redacted part always does)."""
        if self.salt is None or self.body is None:
            return self.salt is None and self.body is None
        # A salt of another length could have taken bytes from the body without changing the digest.
        return len(self.salt) == SALT_BYTES and _digest(self.salt + self.body) == self.digest


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger. `clock` is Lamport's; `previous` are digests; `time` is UTC, `2026-11-22T13:00:00Z`."""

    case: str
    strand: str
    clock: int
    kind: str
    version: int
    author: str
    time: str
    previous: tuple[str, ...]
    commitment: str
    parts: tuple[Part, ...]

    def canonical(self) -> bytes:
        """The bytes that the digest covers: everything but the parts, which the commitment stands for."""
        return canonical({
            "author": self.author, "case": self.case, "clock": self.clock, "commitment": self.commitment, "kind": self.kind,
            "previous": list(self.previous), "strand": self.strand, "time": self.time, "version": self.version,
        })

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical bytes, in hex."""
        return _digest(self.canonical())


@dataclass(frozen=True, slots=True)
class Head:
    """Where the next entry goes: the case, this machine's strand, the greatest clock so far and the digests to follow."""

    case: str
    strand: str
    clock: int
    previous: tuple[str, ...]


def make_part(body: Json, salt: bytes) -> Part:
    """A part with its salted digest. Raises NotCanonical."""
    data = canonical(body)
    return Part(_digest(salt + data), salt, data)


def commit(parts: tuple[Part, ...]) -> str:
    """The commitment: a digest over the parts' digests, in order."""
    return _digest("\n".join(part.digest for part in parts).encode())


def make_entry(head: Head, kind: str, author: str, time: str, parts: tuple[Part, ...]) -> Entry:
    """The next entry after `head`."""
    return Entry(head.case, head.strand, head.clock + 1, kind, KINDS[kind], author, time, head.previous, commit(parts), parts)


def entry_from(data: bytes, parts: tuple[Part, ...]) -> Entry:
    """The entry whose canonical bytes are `data`. Raises ValueError or KeyError if they are not an entry's."""
    fields = decoded(data)
    if not isinstance(fields, dict) or not isinstance(fields["previous"], list):
        raise ValueError("not an entry")
    return Entry(
        str(fields["case"]), str(fields["strand"]), int(str(fields["clock"])), str(fields["kind"]), int(str(fields["version"])),
        str(fields["author"]), str(fields["time"]), tuple(map(str, fields["previous"])), str(fields["commitment"]), parts)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
