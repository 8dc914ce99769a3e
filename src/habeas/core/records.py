"""The JSON forms of what entries carry and of what is derived from them; decoding goes through the constructors."""

from __future__ import annotations

from typing import Any

from habeas.core.claims import PRINCIPAL, Cell, Claim, Extract, Passage, Translation
from habeas.core.documents import ERASED, Description, Page, Text
from habeas.core.judgements import Judgement, Withdrawal
from habeas.core.people import Consent, Exhibit, Mention, Risk, Source
from habeas.core.proposals import Filed, Proposal
from habeas.core.values import Json, value_from, value_json, when_from, when_json

# Rows read from JSON: the shape is checked by the constructors that they are passed through.
Row = Any

_CELL_DEFAULTS: list[Json] = [None, None, None, None, PRINCIPAL, "", "", True]


def passage_json(passage: Passage) -> Json:
    """A passage as a list that starts with its tag."""
    if isinstance(passage, Cell):
        return ["cell", passage.exhibit, passage.sheet, passage.row, passage.column, passage.locator]
    row: list[Json] = ["extract", passage.exhibit, passage.start, passage.end, passage.quote, passage.page]
    if passage.translation:  # passages recorded before there were translations keep their bytes
        row.append([passage.translation.words, passage.translation.translator])
    return row


def passage_from(row: Row) -> Passage:
    """The passage of `passage_json`."""
    if row[0] == "cell":
        return Cell(*row[1:])
    _, exhibit, start, end, quote, page, *read = row
    return Extract(exhibit, start, end, quote, page, Translation(*read[0]) if read else None)


def claim_json(claim: Claim) -> Json:
    """A claim as a list in the order of its fields (its id is derived, not stored). Claims without a hedge keep the bytes that they had
    before there were any."""
    return [claim.mention, claim.kind, value_json(claim.value), claim.speaker, passage_json(claim.passage), claim.words,
            claim.affirmed, list(claim.relay), claim.episode, claim.place, when_json(claim.said) if claim.said else None,
            claim.bound, *([claim.hedge] if claim.hedge else [])]


def claim_from(row: Row) -> Claim:
    """The claim of `claim_json`."""
    mention, kind, value, speaker, passage, words, affirmed, relay, episode, place, said, bound, *hedge = row
    return Claim(mention, kind, value_from(value), speaker, passage_from(passage), words, affirmed, tuple(relay), episode, place,
                 when_from(said) if said is not None else None, bound, *hedge)


def cell_json(claim: Claim) -> Json:
    """A claim of a list row without what the row and its header already say; trailing defaults are left out."""
    assert isinstance(claim.passage, Cell)
    full: list[Json] = [claim.passage.column, claim.kind, claim.words, value_json(claim.value), claim.episode, claim.bound,
                        claim.place, claim.affirmed]
    while len(full) > 4 and full[-1] == _CELL_DEFAULTS[len(full) - 1]:
        full.pop()
    return full


def cell_claim(header: Row, row: Row, cell: Row) -> Claim:
    """The claim of `cell_json` in its row under its header."""
    filled: Row = [*cell, *_CELL_DEFAULTS[len(cell):]]
    column, kind, words, value, episode, bound, place, affirmed = filled
    passage = Cell(header["exhibit"], header["sheet"], row["row"], column, row["locator"])
    said = when_from(header["said"]) if header["said"] is not None else None
    return Claim(f"{header['list']}:{row['key']}", kind, value_from(value), header["speaker"], passage, words, affirmed,
                 tuple(header["relay"]), episode, place, said, bound)


def cell_row(header: Row, row: Row, cell: Row) -> tuple[str, Json]:
    """The id and the `claim_json` of a cell's claim, without writing its value out again."""
    claim = cell_claim(header, row, cell)
    return claim.id, [claim.mention, claim.kind, cell[3], claim.speaker, passage_json(claim.passage), claim.words, claim.affirmed,
                      header["relay"], claim.episode, claim.place, header["said"], claim.bound]


def proposal_json(proposal: Proposal) -> Json:
    """A proposal as a list in the order of its fields."""
    return [claim_json(proposal.claim), proposal.name, proposal.rule, list(proposal.doubts)]


def proposal_from(row: Row) -> Proposal:
    """The proposal of `proposal_json`."""
    claim, name, rule, doubts = row
    return Proposal(claim_from(claim), name, rule, tuple(doubts))


def filed_json(filed: Filed) -> Json:
    """A proposal as its part of an entry, which needs no other part to be understood."""
    return {"proposal": proposal_json(filed.proposal), "mention": mention_json(filed.mention), "reader": filed.reader}


def filed_row(body: Row) -> tuple[str, Json]:
    """The id and the derived row of `filed_json`: exhibit, mention, kind, reader, proposal, mention."""
    proposal = proposal_from(body["proposal"])
    claim = proposal.claim
    return proposal.id, [claim.passage.exhibit, claim.mention, claim.kind, body["reader"], body["proposal"], body["mention"]]


def replaced_row(exhibit: str, reader: str) -> Json:
    """The row of a proposal that its reader no longer makes. Its words are only in the ledger from then on."""
    return [exhibit, "", "", reader, None, None]


def filed_from(row: Row) -> Filed | None:
    """The proposal of a derived row; None for one that its reader no longer makes."""
    _, _, _, reader, proposal, mention = row
    return None if proposal is None else Filed(proposal_from(proposal), mention_from(mention), reader)


def mention_json(mention: Mention) -> Json:
    """A mention as a list in the order of its fields."""
    return [mention.id, mention.name, mention.place, mention.row, mention.refers]


def mention_from(row: Row) -> Mention:
    """The mention of `mention_json`."""
    return Mention(*row)


def source_json(source: Source) -> Json:
    """A source as a list in the order of its fields."""
    return [source.id, source.name, source.sort, source.confidential]


def source_from(row: Row) -> Source:
    """The source of `source_json`."""
    return Source(*row)


def exhibit_json(exhibit: Exhibit) -> Json:
    """An exhibit as a list in the order of its fields."""
    return [exhibit.id, exhibit.media_type, exhibit.size, exhibit.name, exhibit.kept, exhibit.how,
            when_json(exhibit.published) if exhibit.published else None]


def exhibit_from(row: Row) -> Exhibit:
    """The exhibit of `exhibit_json`."""
    id, media_type, size, name, kept, how, published = row
    return Exhibit(id, media_type, size, name, kept, how, when_from(published) if published is not None else None)


def text_parts(text: Text) -> list[Json]:
    """A text as the parts of its entry: what it is as a whole, then its pages, each of which can be redacted by itself."""
    spans: list[Json] = [[page.number, len(page.text), page.origin] for page in text.pages]
    id = text.id  # once: it digests every page
    head: Json = {"id": id, "exhibit": text.exhibit, "extractor": text.extractor, "version": text.version, "spans": spans,
                  "notes": list(text.notes), "doubts": list(text.doubts), "problem": text.problem}
    pages: list[Json] = [{"text": id, "place": place, "content": page.text, "boxes": page.boxes}
                         for place, page in enumerate(text.pages)]
    return [head, *pages]


def text_from(row: Row, leaves: dict[int, Row]) -> Text:
    """The text of a derived row and its pages by their places; a page that was redacted keeps its length."""
    _, exhibit, extractor, version, spans, notes, doubts, problem, read = row
    pages = []
    for place, (number, length, origin) in enumerate(spans):
        content, boxes = leaves[place][2:] if place in leaves else (ERASED * length, "")
        pages.append(Page(number, content, origin, boxes))
    return Text(exhibit, extractor, version, tuple(pages), tuple(notes), tuple(doubts), problem, read)


def description_json(description: Description) -> Json:
    """A description as a list in the order of its fields."""
    return [description.exhibit, description.field, description.value, description.origin, description.confirmed]


def description_from(row: Row) -> Description:
    """The description of `description_json`."""
    return Description(*row)


def judgement_from(row: Row) -> Judgement:
    """The judgement of a derived row."""
    id, sort, about, author, time, reason, rule, review = row
    return Judgement(id, sort, tuple(about), author, time, reason, rule, review)


def withdrawal_from(row: Row) -> Withdrawal:
    """The withdrawal of a derived row."""
    return Withdrawal(*row)


def consent_from(row: Row) -> Consent:
    """The consent of a derived row."""
    id, about, use, given_by, given, until, allowed, provisional, note = row
    end = when_from(until) if until is not None else None
    return Consent(id, about, use, given_by, when_from(given), end, allowed, provisional, note)


def risk_from(row: Row) -> Risk:
    """The risk of a derived row."""
    return Risk(*row)
