"""Replay: the state is a pure function of the entries, redacted parts add nothing, and newer entries are not guessed at."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.core.chain import in_order
from habeas.core.claims import PRINCIPAL, Cell, Claim, Extract
from habeas.core.codec import canonical, decoded
from habeas.core.entries import KINDS, Entry, Head, make_entry, make_part
from habeas.core.errors import UnknownEntryKind
from habeas.core.people import Consent, Exhibit, Mention, Risk, Source
from habeas.core.proposals import Filed, Proposal
from habeas.core.records import (
    cell_claim,
    cell_json,
    claim_from,
    claim_json,
    consent_from,
    exhibit_from,
    exhibit_json,
    filed_from,
    filed_json,
    judgement_from,
    mention_from,
    mention_json,
    risk_from,
    source_from,
    source_json,
    withdrawal_from,
)
from habeas.core.replay import TABLES, State, changes, replay
from habeas.core.values import Json
from habeas.core.when import parse
from tests.core.strategies import CASE, claims, erased, texts, whens

TIME = "2026-11-22T09:00:00Z"
HEADER: dict[str, Json] = {
    "list": "list", "exhibit": "exhibit-1", "sheet": "", "speaker": "The Example Register", "relay": [], "said": "2010",
}


def salted(body: Json, number: int) -> Any:
    return make_part(body, number.to_bytes(16, "big"))


def entry(kind: str, *bodies: Json, clock: int = 1) -> Entry:
    parts = tuple(salted(body, number) for number, body in enumerate(bodies))
    return make_entry(Head(CASE, "strand-a", clock - 1, ()), kind, "Ana", TIME, parts)


def row(key: str, *cells: Json, unread: Json = None) -> dict[str, Json]:
    return {"key": key, "name": f"Person {key}", "row": int(key) + 1, "locator": f"id {key}", "refers": "", "cells": list(cells),
            "unread": unread or []}


ARREST: Json = ["date", "arrest", "12/05/76", ["when", "1976-05-12"]]
AGE: Json = ["age", "age", "30", ["age", 30, 30, "years", ["arrest"], False]]


@given(claims.filter(lambda claim: isinstance(claim.passage, Cell)))
def test_a_cell_says_in_its_row_what_the_claim_said(claim: Claim) -> None:
    assert isinstance(claim.passage, Cell)
    header = {**HEADER, "exhibit": claim.passage.exhibit, "sheet": claim.passage.sheet, "speaker": claim.speaker,
              "relay": list(claim.relay), "said": None}
    place = {"key": "7", "row": claim.passage.row, "locator": claim.passage.locator}
    back = cell_claim(header, place, decoded(canonical(cell_json(claim))))
    assert back == replace(claim, mention="list:7", said=None)


@given(texts, texts, st.none() | whens)
def test_sources_mentions_and_exhibits_come_back_as_they_went_in(one: str, other: str, when: Any) -> None:
    source, mention = Source(one, other, "person", confidential=True), Mention(one, other, "list", 7, "list:3")
    exhibit = Exhibit(one, "text/csv", 7, other, TIME, "by post", when)
    assert source_from(decoded(canonical(source_json(source)))) == source
    assert mention_from(decoded(canonical(mention_json(mention)))) == mention
    assert exhibit_from(decoded(canonical(exhibit_json(exhibit)))) == exhibit


def test_rows_become_mentions_claims_and_cells_that_could_not_be_read() -> None:
    unread: Json = ["birth", "30/02/1950", "there is no such day"]
    state = replay([entry("rows.recorded", HEADER, row("7", ARREST, AGE, unread=[unread]), row("8"))])
    assert [mention_from(each).name for each in state["mention"].values()] == ["Person 7", "Person 8"]
    found = [claim_from(each) for each in state["claim"].values()]
    assert [(each.mention, each.kind, each.words, each.episode) for each in found] == [
        ("list:7", "arrest", "12/05/76", PRINCIPAL), ("list:7", "age", "30", PRINCIPAL)]
    assert [each.passage for each in found] == [Cell("exhibit-1", "", 8, column, "id 7") for column in ("date", "age")]
    assert all(each.said == parse("2010") for each in found)
    assert state["unread"] == {"list:7|birth": ["list:7", "exhibit-1", "", 8, "birth", "30/02/1950", "there is no such day"]}


def test_a_redacted_row_adds_nothing_and_the_others_stay() -> None:
    recorded = entry("rows.recorded", HEADER, row("7", ARREST), row("8", AGE))
    redacted = replace(recorded, parts=(recorded.parts[0], erased(recorded.parts[1]), recorded.parts[2]))
    assert redacted.digest == recorded.digest
    assert list(replay([redacted])["mention"]) == ["list:8"]
    assert [claim_from(each).kind for each in replay([redacted])["claim"].values()] == ["age"]


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"part.redacted", "bundle.received"}))
def test_an_entry_whose_parts_are_all_redacted_adds_nothing(kind: str) -> None:
    recorded = entry(kind, "anything", "at all")
    assert list(changes(replace(recorded, parts=tuple(map(erased, recorded.parts))))) == []


def test_an_edition_ends_claims_and_says_what_replaced_them() -> None:
    ended: Json = [["old", "new"], ["gone", ""], ["back", None]]
    state = replay([entry("list.imported", {"list": "list", "edition": "exhibit-2", "ended": ended})])
    assert list(state["ending"].values()) == [["old", "new", "exhibit-2"], ["gone", "", "exhibit-2"], ["back", None, "exhibit-2"]]
    assert state["list"] == {"list": {"list": "list", "edition": "exhibit-2"}}


def test_judgements_withdrawals_consent_and_risk_are_kept_with_who_and_when() -> None:
    decision: Json = {"sort": "same", "about": ["list:7", "list:8"], "reason": "same document", "rule": "", "review": ""}
    judged = entry("mentions.judged", decision)
    key = f"{judged.digest}.0"
    withdrawn = entry("judgement.withdrawn", {"judgement": key, "reason": "a cousin"}, clock=2)
    allowed = entry("consent.given", ["list:7", "archive", "a sister", "2026-11", None, True, True, "by letter"], clock=3)
    noted = entry("risk.noted", ["list:7", "a family in the country", "high"], clock=4)
    state = replay([judged, withdrawn, allowed, noted])
    judgement = judgement_from(state["judgement"][key])
    assert (judgement.sort, judgement.about, judgement.author, judgement.time) == ("same", ("list:7", "list:8"), "Ana", TIME)
    assert [withdrawal_from(each).judgement for each in state["withdrawal"].values()] == [key]
    assert [consent_from(each) for each in state["consent"].values()] == [
        Consent(f"{allowed.digest}.0", "list:7", "archive", "a sister", parse("2026-11"), None, True, True, "by letter")]
    assert [risk_from(each) for each in state["risk"].values()] == [
        Risk(f"{noted.digest}.0", "list:7", "a family in the country", "high")]


def test_an_erased_exhibit_stays_on_the_record_without_its_name() -> None:
    kept = entry("exhibit.kept", exhibit_json(Exhibit("e", "text/csv", 7, "names.csv", TIME)))
    erased_exhibit = entry("exhibit.erased", {"exhibit": "e", "reason": "asked by the family"}, clock=2)
    found = exhibit_from(replay([kept, erased_exhibit])["exhibit"]["e"])
    assert (found.media_type, found.size, found.name, found.how) == ("erased", 0, "", "asked by the family")


def test_a_claim_by_hand_brings_its_mention() -> None:
    claim = Claim("letter", "release", parse("1977~"), "a neighbour", Cell("e", "", 2, "c"), "let go in 77")
    body: Json = {"claim": claim_json(claim), "mention": mention_json(Mention("letter", "Ana Ejemplo"))}
    state = replay([entry("claims.recorded", body)])
    assert claim_from(state["claim"][claim.id]) == claim
    assert mention_from(state["mention"]["letter"]).name == "Ana Ejemplo"


def read_again(*replaced: str, clock: int = 1) -> Entry:
    """A reading that proposes one claim and replaces some proposals."""
    return entry("proposals.read", {**HEAD, "replaced": list(replaced)}, filed_json(FILED), clock=clock)


QUOTE = "taken from her home"
CLAIM = Claim("note-e:1", "arrest", parse("1977"), "her sister", Extract("e", 4, 4 + len(QUOTE), QUOTE), QUOTE, hedge="perhaps")
FILED = Filed(Proposal(CLAIM, "Ana Ejemplo", "en event arrest", ("only guessed",)), Mention("note-e:1", "Ana Ejemplo", "e"), "rules")
HEAD: dict[str, Json] = {"exhibit": "e", "reader": "rules", "text": "t", "version": "1", "language": "en", "published": "",
                         "publisher": "A paper", "about": ""}


def test_a_reading_keeps_its_proposals_and_what_it_went_by_and_makes_no_claim() -> None:
    state = replay([read_again()])
    assert state["reading"] == {"e|rules": ["e", "rules", "t", "1", "en", "", "A paper", "", TIME]}
    assert [filed_from(each) for each in state["proposal"].values()] == [FILED]
    assert state["claim"] == state["mention"] == {}


def test_a_proposal_that_its_reader_no_longer_makes_loses_its_words_and_may_come_back() -> None:
    later = entry("proposals.read", {**HEAD, "replaced": [FILED.id]}, clock=2)
    assert filed_from(replay([read_again(), later])["proposal"][FILED.id]) is None
    assert QUOTE not in str(replay([read_again(), later])["proposal"])
    assert filed_from(replay([read_again(), later, read_again(clock=3)])["proposal"][FILED.id]) == FILED


def test_a_redacted_proposal_adds_nothing_and_a_redacted_head_takes_no_proposal_with_it() -> None:
    whole = read_again()
    assert replay([replace(whole, parts=(whole.parts[0], erased(whole.parts[1])))])["proposal"] == {}
    headless = replay([replace(whole, parts=(erased(whole.parts[0]), whole.parts[1]))])
    assert (headless["reading"], list(headless["proposal"])) == ({}, [FILED.id])


def test_a_confirmation_makes_a_claim_a_mention_and_a_judgement_that_names_both() -> None:
    corrected = replace(CLAIM, value=parse("1978"))
    body: Json = {"proposal": FILED.id, "claim": claim_json(corrected), "mention": mention_json(FILED.mention), "reason": "as printed"}
    confirmed = entry("proposal.confirmed", body)
    state = replay([confirmed])
    judgement = judgement_from(state["judgement"][f"{confirmed.digest}.0"])
    assert (judgement.sort, judgement.about, judgement.reason) == ("confirm", (FILED.id, corrected.id), "as printed")
    assert claim_from(state["claim"][corrected.id]) == corrected != CLAIM
    assert list(state["mention"]) == ["note-e:1"]


@given(st.permutations([row("7", ARREST), row("7", AGE), row("8", ARREST), row("9")]))
def test_every_copy_derives_the_same_state(rows: list[Json]) -> None:
    entries = [entry("rows.recorded", HEADER, each, clock=2) for each in rows]
    first: State = replay(in_order(entries))
    assert replay(in_order(entries[::-1])) == first
    assert set(first) == set(TABLES)


@pytest.mark.parametrize(("kind", "version"), [("claims.dreamt", 1), ("claims.recorded", 2), ("rows.recorded", 0)])
def test_an_entry_of_a_newer_version_is_not_guessed_at(kind: str, version: int) -> None:
    strange = replace(entry("claims.recorded", "body"), kind=kind, version=version)
    with pytest.raises(UnknownEntryKind, match=r"newer Habeas.*nothing was changed"):
        replay([strange])


def test_every_kind_of_entry_can_be_replayed() -> None:
    assert set(KINDS) == {
        "case.opened", "source.named", "exhibit.kept", "rows.recorded", "list.imported", "claims.recorded", "mentions.judged",
        "claims.judged", "sources.judged", "judgement.withdrawn", "consent.given", "risk.noted", "part.redacted",
        "exhibit.erased", "bundle.received", "text.extracted", "document.described", "proposals.read", "proposal.confirmed"}
    paper = source_json(Source("s", "A paper"))
    opened = replay([entry("case.opened", {"title": "An invented case"}), entry("source.named", paper)])
    assert opened["case"] == {"case": [CASE, "An invented case", TIME]}
    assert source_from(opened["source"]["s"]).name == "A paper"
