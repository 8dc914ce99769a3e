"""Replay: what each entry adds to the derived state.

`changes` is a pure function of one entry and knows nothing of the state before it; the state is the fold of all
changes in replay order. The store applies the same changes to its tables, so live and rebuilt state are equal by
construction, and a test proves it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from habeas.core.entries import KINDS, Entry
from habeas.core.errors import UnknownEntryKind
from habeas.core.people import Mention
from habeas.core.records import Row, cell_row, claim_from, claim_json, filed_row, mention_json, replaced_row
from habeas.core.values import Json

TABLES = (
    "case", "source", "exhibit", "list", "mention", "claim", "ending", "unread", "judgement", "withdrawal", "consent", "risk",
    "text", "page", "description", "reading", "proposal",
)

State = dict[str, dict[str, Json]]


class Change(NamedTuple):
    """Put `row` at `key` of `table`."""

    table: str
    key: str
    row: Json


def replay(entries: Iterable[Entry]) -> State:
    """The derived state of entries given in replay order."""
    state: State = {table: {} for table in TABLES}
    for entry in entries:
        for table, key, row in changes(entry):
            state[table][key] = row
    return state


def changes(entry: Entry) -> Iterator[Change]:
    """What an entry puts into the derived state. Redacted parts add nothing. Raises UnknownEntryKind."""
    if KINDS.get(entry.kind) != entry.version:
        raise UnknownEntryKind(entry.kind, entry.version)
    digest = entry.digest
    if entry.kind == "rows.recorded":
        yield from _rows(entry)
        return
    for position, part in enumerate(entry.parts):
        body: Row = part.value()
        if body is not None:
            yield from _part_changes(entry, f"{digest}.{position}", body)


def _rows(entry: Entry) -> Iterator[Change]:
    header: Row = entry.parts[0].value()
    if header is None:
        return
    for part in entry.parts[1:]:
        row: Row = part.value()
        if row is None:
            continue
        mention = f"{header['list']}:{row['key']}"
        yield Change("mention", mention, mention_json(Mention(mention, row["name"], header["list"], row["row"], row["refers"])))
        for cell in row["cells"]:
            yield Change("claim", *cell_row(header, row, cell))
        for column, words, why in row["unread"]:
            place = [mention, header["exhibit"], header["sheet"], row["row"], column]
            yield Change("unread", f"{mention}|{column}", [*place, words, why])


def _part_changes(entry: Entry, key: str, body: Row) -> Iterator[Change]:
    match entry.kind:
        case "case.opened":
            yield Change("case", "case", [entry.case, body["title"], entry.time])
        case "source.named":
            yield Change("source", body[0], body)
        case "exhibit.kept":
            yield Change("exhibit", body[0], body)
        case "exhibit.erased":
            yield Change("exhibit", body["exhibit"], [body["exhibit"], "erased", 0, "", entry.time, body["reason"], None])
        case "text.extracted":
            yield _text_change(entry, body)
        case "document.described":
            exhibit, field, _, _, confirmed = body
            yield Change("description", f"{exhibit}|{field}|{'confirmed' if confirmed else 'proposed'}", body)
        case "proposals.read":
            yield from _proposals(entry, body)
        case "list.imported":
            yield Change("list", body["list"], {name: each for name, each in body.items() if name != "ended"})
            for claim, by in body["ended"]:  # by: the claim that replaces it, "" if its row is gone, None if it came back
                yield Change("ending", claim, [claim, by, body["edition"]])
        case "claims.recorded":
            claim = claim_from(body["claim"])
            yield Change("mention", claim.mention, body["mention"])
            yield Change("claim", claim.id, claim_json(claim))
        case "proposal.confirmed":
            claim = claim_from(body["claim"])
            yield Change("mention", claim.mention, body["mention"])
            yield Change("claim", claim.id, claim_json(claim))
            yield Change("judgement", key, [key, "confirm", [body["proposal"], claim.id], entry.author, entry.time, body["reason"], "", ""])
        case "mentions.judged" | "claims.judged" | "sources.judged":
            yield Change("judgement", key, [key, body["sort"], body["about"], entry.author, entry.time, body["reason"],
                                            body["rule"], body["review"]])
        case "judgement.withdrawn":
            yield Change("withdrawal", key, [key, body["judgement"], entry.author, entry.time, body["reason"]])
        case "consent.given":
            yield Change("consent", key, [key, *body])
        case "risk.noted":
            yield Change("risk", key, [key, *body])
        case "part.redacted" | "bundle.received":
            pass  # they say what happened to other entries; the erased parts themselves add nothing


def _proposals(entry: Entry, body: Row) -> Iterator[Change]:
    """What one reading puts: from its head what was read and which proposals it replaces, from every other part a proposal."""
    if "proposal" in body:
        yield Change("proposal", *filed_row(body))
        return
    exhibit, reader = body["exhibit"], body["reader"]
    known = [body[name] for name in ("text", "version", "language", "published", "publisher", "about")]
    yield Change("reading", f"{exhibit}|{reader}", [exhibit, reader, *known, entry.time])
    for each in body["replaced"]:
        yield Change("proposal", each, replaced_row(exhibit, reader))


def _text_change(entry: Entry, body: Row) -> Change:
    """The row of a text, or of one of its pages. Without its page a text keeps its offsets; pages without their text say nothing."""
    if "spans" not in body:
        return Change("page", f"{body['text']}:{body['place']}", [body["text"], body["place"], body["content"], body["boxes"]])
    row = [body[name] for name in ("id", "exhibit", "extractor", "version", "spans", "notes", "doubts", "problem")]
    return Change("text", body["id"], [*row, entry.time])
