"""Asking a case: the answers are core types, in an order that follows from what they hold."""

from __future__ import annotations

from habeas.core.people import Consent, Mention, Risk, Source
from habeas.core.records import claim_json, mention_json, source_json
from habeas.core.values import Json
from habeas.core.when import parse
from habeas.store.case import CaseStore
from habeas.store.verify import verify
from tests.store.invented import AUTHOR, DOCUMENT, LIST, TIME, header, judged, row, rows, said, spoken


def test_claims_are_found_by_mention_and_by_kind(store: CaseStore) -> None:
    store.append(*rows(3), AUTHOR, TIME)
    store.append(*said(), AUTHOR, TIME)
    assert len(store.claims()) == 7
    assert {claim.mention for claim in store.claims([f"{LIST}:1", f"{LIST}:3"])} == {f"{LIST}:1", f"{LIST}:3"}
    assert {claim.kind for claim in store.claims(kind="birth_place")} == {"birth_place"}
    assert [claim.id for claim in store.claims(["letter:1"], "arrest")] == [spoken().id]
    assert store.claims(["letter:1"], "birth_place") == []
    assert store.claims([]) == []


def test_a_claim_comes_back_as_it_was_recorded(store: CaseStore) -> None:
    store.append(*said("llevada — أُخذت"), AUTHOR, TIME)
    assert store.claims() == [spoken(words="llevada — أُخذت")]


def test_thousands_of_mentions_can_be_asked_for_at_once(store: CaseStore) -> None:
    store.append(*rows(1_203), AUTHOR, TIME)
    wanted = [f"{LIST}:{key}" for key in range(1, 1_204)]
    assert sorted({claim.mention for claim in store.claims(wanted)}) == sorted(wanted)
    assert len(store.claims(wanted)) == 2_406
    assert len(store.mentions(wanted[:700])) == 700


def test_mentions_come_in_the_order_of_the_list(store: CaseStore) -> None:
    store.append("rows.recorded", [header(), row(10), row(9), row(2)], AUTHOR, TIME)
    assert [mention.row for mention in store.mentions()] == [3, 10, 11]
    assert store.mentions([f"{LIST}:9"]) == [Mention(f"{LIST}:9", "Mirela Tavosh", LIST, 10)]


def test_a_row_recorded_again_takes_the_place_of_the_old_one(store: CaseStore) -> None:
    store.append("rows.recorded", [header(), row(1, name="M. Tavosh")], AUTHOR, TIME)
    store.append("rows.recorded", [header(), row(1, name="Mirela Tavosh")], AUTHOR, TIME)
    assert [mention.name for mention in store.mentions()] == ["Mirela Tavosh"]
    assert len(store.claims()) == 2  # the same words in the same cells are the same claims


def test_a_mention_that_moves_is_found_at_its_new_place(store: CaseStore) -> None:
    store.append(*said(), AUTHOR, TIME)
    elsewhere = mention_json(Mention("letter:1", "Mirela T.", "f" * 64))
    store.append("claims.recorded", [{"claim": claim_json(spoken()), "mention": elsewhere}], AUTHOR, TIME)
    assert [mention.place for mention in store.mentions()] == ["f" * 64]
    assert verify(store).problems == ()  # the column beside the row moved with it


def test_what_could_not_be_read_comes_in_the_order_of_the_file(store: CaseStore) -> None:
    store.append("rows.recorded", [header(), row(10), row(2)], AUTHOR, TIME)
    assert [(each[0], each[3], each[4], each[5]) for each in store.unread()] == [
        (f"{LIST}:2", 3, "released", "soon"), (f"{LIST}:10", 11, "released", "soon")]


def test_the_last_edition_of_a_list_is_the_one_shown(store: CaseStore) -> None:
    editions: list[tuple[str, list[Json]]] = [("e1", []), ("e2", [["c1", "c2"], ["c3", ""]])]
    for edition, ended in editions:
        store.append("list.imported", [{"list": LIST, "edition": edition, "ended": ended}], AUTHOR, TIME)
    assert store.lists() == {LIST: {"list": LIST, "edition": "e2"}}
    assert store.endings() == {"c1": ["c1", "c2", "e2"], "c3": ["c3", "", "e2"]}


def test_judgements_keep_the_order_in_which_they_were_made(store: CaseStore) -> None:
    kind, body = judged()
    many = store.append(kind, body * 12, AUTHOR, "2026-11-22T14:00:00Z")
    early = store.append(*judged("defer"), AUTHOR, "2026-11-22T13:30:00Z")
    assert [each.id for each in store.judgements()] == [f"{early.digest}.0"] + [f"{many.digest}.{place}" for place in range(12)]
    store.append("judgement.withdrawn", [{"judgement": f"{early.digest}.0", "reason": "decided since"}], AUTHOR, TIME)
    assert [each.judgement for each in store.withdrawals()] == [f"{early.digest}.0"]
    assert len(store.judgements()) == 13  # withdrawn, not gone


def test_judgements_are_found_by_their_sorts_and_not_by_their_reasons(store: CaseStore) -> None:
    kind, (same,) = judged("same")
    assert isinstance(same, dict)
    store.append(kind, [same, {**same, "sort": "defer", "reason": 'not "confirm"'}, {**same, "sort": "confirm"}], AUTHOR, TIME)
    assert [each.sort for each in store.judgements(("confirm", "reject"))] == ["confirm"]
    assert [each.sort for each in store.judgements(("defer", "confirm"))] == ["defer", "confirm"]


def test_some_exhibits_are_those_of_all(store: CaseStore) -> None:
    kept = [store.keep(word.encode(), "text/plain", f"{word}.txt", "by post", AUTHOR, TIME).id for word in ("one", "two", "three")]
    store.append("document.described", [[kept[0], "published", "1985-03", "a clerk", True]], AUTHOR, TIME)
    assert store.exhibits(kept[:2]) == {id: each for id, each in store.exhibits().items() if id in kept[:2]}
    assert str(store.exhibits(kept[:1])[kept[0]].published) == "1985-03" and store.exhibits([]) == {}


def test_sources_consents_and_risks_come_back(store: CaseStore) -> None:
    sister = Source("sister", "a sister", "person", True)
    store.append("source.named", [source_json(sister)], AUTHOR, TIME)
    consent = store.append("consent.given", [["letter:1", "archive", "sister", "2026-11", None, True, True, ""]], AUTHOR, TIME)
    risk = store.append("risk.noted", [["sister", "watched", "high"]], AUTHOR, TIME)
    assert store.sources() == {"sister": sister}
    assert store.consents() == [
        Consent(f"{consent.digest}.0", "letter:1", "archive", "sister", parse("2026-11"), None, True, True)]
    assert store.risks() == [Risk(f"{risk.digest}.0", "sister", "watched", "high")]


def test_counts_are_those_of_the_tables(store: CaseStore) -> None:
    store.append(*rows(3), AUTHOR, TIME)
    found = store.counts()
    assert (found["entry"], found["mention"], found["claim"], found["unread"], found["case"]) == (2, 3, 6, 3, 1)


def test_as_of_a_moment_only_what_this_copy_had_then_is_known(store: CaseStore) -> None:
    store.append(*rows(1), AUTHOR, "2026-11-22T14:00:00Z")
    store.append(*said(), AUTHOR, "2026-11-22T15:00:00Z")
    assert list(store.as_of("2026-11-22T13:59:59Z")["mention"]) == []
    assert list(store.as_of("2026-11-22T14:30:00Z")["mention"]) == [f"{LIST}:1"]
    assert sorted(store.as_of("2026-11-22T15:00:00Z")["mention"]) == ["letter:1", f"{LIST}:1"]
    assert store.as_of("2026-11-22T15:00:00Z")["mention"]["letter:1"] == ["letter:1", "Mirela T.", DOCUMENT, 0, ""]
