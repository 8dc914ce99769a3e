"""Invented persons, lists and entries; and a way around the guards, for playing the one who alters a case."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from habeas.core.claims import Claim, Extract
from habeas.core.documents import Page, Text
from habeas.core.people import Exhibit, Mention, Source
from habeas.core.proposals import Filed, Proposal
from habeas.core.records import claim_json, exhibit_json, filed_json, mention_json, source_json, text_parts
from habeas.core.values import Json, Unspecified
from habeas.core.when import parse
from habeas.store.case import CaseStore
from habeas.store.guards import GUARDS

AUTHOR = "A. Author"
TIME = "2026-11-22T13:00:00Z"
LIST = "orchard"
DOCUMENT = "d" * 64

Batch = tuple[str, list[Json]]  # an entry's kind and the bodies of its parts


def new_case(folder: Path) -> CaseStore:
    return CaseStore.create(folder, "Orchard Street", AUTHOR, TIME)


def header(name: str = LIST) -> Json:
    return {"list": name, "exhibit": "e" * 64, "sheet": "", "speaker": "orchard-register", "relay": ["gazette"],
            "said": "1984-05"}


def row(key: int, day: int = 12, name: str = "Mirela Tavosh") -> Json:
    """A list row with an arrest, a birthplace and a cell that could not be read."""
    cells: list[Json] = [["arrested", "arrest", f"{day:02}/03/1977", ["when", f"1977-03-{day:02}"]],
                         ["born in", "birth_place", "Velm", ["text", "Velm"]]]
    return {"key": str(key), "name": name, "row": key + 1, "refers": "", "locator": "", "cells": cells,
            "unread": [["released", "soon", "no date"]]}


def rows(count: int, start: int = 1, name: str = "Mirela Tavosh") -> Batch:
    return "rows.recorded", [header(), *(row(key, name=name) for key in range(start, start + count))]


def spoken(mention: str = "letter:1", words: str = "taken from her home in Velm") -> Claim:
    """A claim from a document."""
    return Claim(mention, "arrest", Unspecified(), "sister", Extract(DOCUMENT, 10, 10 + len(words), words, "2"), words)


def said(words: str = "taken from her home in Velm", mention: str = "letter:1") -> Batch:
    body: Json = {"claim": claim_json(spoken(mention, words)), "mention": mention_json(Mention(mention, "Mirela T.", DOCUMENT))}
    return "claims.recorded", [body]


def judged(sort: str = "same", about: tuple[str, ...] = ("letter:1", f"{LIST}:1")) -> Batch:
    return "mentions.judged", [{"sort": sort, "about": list(about), "reason": "one street, one day", "rule": "", "review": ""}]


NAMES = st.sampled_from(["letter:1", "letter:2", f"{LIST}:1", f"{LIST}:2"])
FEW = st.sampled_from(["taken", "seen", "freed"])  # words that come again, so that proposals are replaced and decided
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def _rows(keys: list[int], day: int, name: str) -> Batch:
    return "rows.recorded", [header(), *(row(key, day, name) for key in keys)]


def _imported(edition: int, by: Json) -> Batch:
    ended: Json = [[spoken().id, by]]
    return "list.imported", [{"list": LIST, "edition": f"e{edition}", "rows": edition, "ended": ended}]


def _kept(name: str) -> Batch:
    return "exhibit.kept", [exhibit_json(Exhibit(DOCUMENT, "text/plain", 9, name, TIME, "by post", parse("1984?")))]


def _extracted(words: str, version: str) -> Batch:
    return "text.extracted", text_parts(Text(DOCUMENT, "plain", version, (Page("1", words), Page("2", "more"))))


def read(words: str, replaced: list[str], version: str = "1") -> Batch:
    """A reading of the document that proposes one claim."""
    head: Json = {"exhibit": DOCUMENT, "reader": "rules", "text": "t", "version": version, "language": "en", "published": "", "about": "",
                  "publisher": "gazette", "replaced": list(replaced)}
    return "proposals.read", [head, filed_json(proposal(words))]


def proposal(words: str) -> Filed:
    return Filed(Proposal(spoken("letter:3", words), "Mirela T.", "en event arrest"), Mention("letter:3", "Mirela T.", DOCUMENT), "rules")


def confirmed(words: str) -> Batch:
    claim = proposal(words).claim
    body: Json = {"proposal": claim.id, "claim": claim_json(claim), "mention": mention_json(proposal(words).mention), "reason": ""}
    return "proposal.confirmed", [body]


BATCHES: st.SearchStrategy[Batch] = st.one_of(
    st.builds(_rows, st.lists(st.integers(1, 4), max_size=4), st.integers(1, 28), WORDS),
    st.builds(said, WORDS, NAMES),
    st.builds(judged, st.sampled_from(["same", "different", "defer"]), st.tuples(NAMES, NAMES)),
    st.builds(_imported, st.integers(1, 3), st.sampled_from([None, "", "another claim"])),
    st.builds(lambda name: ("source.named", [source_json(Source("orchard-register", name))]), WORDS),
    st.builds(_kept, WORDS),
    st.just(("exhibit.erased", [{"exhibit": DOCUMENT, "reason": "asked for by the family"}])),
    st.builds(lambda why: ("judgement.withdrawn", [{"judgement": "0" * 64 + ".0", "reason": why}]), WORDS),
    st.builds(lambda note: ("consent.given", [["letter:1", "archive", "sister", "2026", None, True, True, note]]), WORDS),
    st.builds(lambda note: ("risk.noted", [["letter:1", note, "high"]]), WORDS),
    st.just(("bundle.received", [{"heads": []}])),
    st.builds(_extracted, WORDS, st.sampled_from(["1", "2"])),
    st.builds(read, FEW, st.lists(FEW.map(lambda words: proposal(words).id), max_size=2), st.sampled_from(["1", "2"])),
    st.builds(confirmed, FEW),
    st.builds(lambda value, sure: ("document.described", [[DOCUMENT, "title", value, "given by the user", sure]]), WORDS, st.booleans()),
)


def child_environment() -> dict[str, str]:
    """The environment of a Python that finds Habeas and these tests as this one does."""
    root = Path(__file__).parents[2]
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(root / "src"), str(root)])}


@contextmanager
def unguarded(store: CaseStore) -> Iterator[Any]:
    """The case's file in the hands of somebody with a database tool: guards dropped, and put back afterwards."""
    with closing(dbapi2.connect(str(store.folder / "case.sqlite"), isolation_level=None)) as connection:
        for name in GUARDS:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for statement in GUARDS.values():
            connection.execute(statement)


def bytes_on_disk(folder: Path) -> bytes:
    """Everything that lies in a case's folder."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
