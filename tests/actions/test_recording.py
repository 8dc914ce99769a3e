"""Claims by hand: on whom, from which document, by whom; confidential speakers; consent and risk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from habeas import questions
from habeas.actions.recording import Document, Saying, give_consent, note_risk, record
from habeas.core.claims import Claim, Extract
from habeas.core.errors import BadJudgement, UnfitValue, WordsNotThere
from habeas.core.people import Person, Source
from habeas.core.values import Text, Unspecified
from habeas.core.when import parse
from habeas.store.case import CaseStore
from habeas.store.verify import verify
from tests.actions.invented import ADA, HAND, IRIS, derived, entries, file_of, harbour, imported

LETTER = "Dear Mirela,\nthey let Ada go in May 1978. Your brother"
WORDS = "they let Ada go in May 1978"


def letter(text: str | None = LETTER, name: str = "letter.txt") -> Document:
    return Document((text or "scanned").encode(), name, "text/plain", text)


def saying(speaker: str = "her brother", words: str = WORDS, **more: object) -> Saying:
    return Saying(speaker, words, "release", parse("1978-05"), **more)  # type: ignore[arg-type]


def ada(store: CaseStore) -> Person:
    return questions.person(questions.standing(store), "harbour:1")


def recorded(store: CaseStore, about: Person | str, document: Document | None = None, said: Saying | None = None) -> Claim:
    return record(store, said or saying(), about, document, HAND)


@pytest.fixture
def listed(store: CaseStore) -> CaseStore:
    imported(store, harbour(ADA, IRIS))
    return store


def test_a_claim_on_a_person_of_the_case_joins_that_person_by_a_judgement_that_can_be_withdrawn(listed: CaseStore) -> None:
    claim = recorded(listed, ada(listed), letter())
    assert ada(listed).mentions == ("harbour:1", claim.mention)
    assert [(each.sort, each.about) for each in listed.judgements()] == [("same", ("harbour:1", claim.mention))]
    assert claim.id in {each.id for each in file_of(listed, "harbour:1").check.claims}


def test_a_claim_on_somebody_new_makes_a_person(store: CaseStore) -> None:
    claim = recorded(store, "Tavosh, Mirela")
    person, = questions.standing(store).people.persons
    assert (person.id, person.name, store.judgements()) == (claim.mention, "Tavosh, Mirela", [])


def test_the_passage_says_where_in_the_document_the_words_stand(listed: CaseStore) -> None:
    claim = recorded(listed, ada(listed), letter())
    start = LETTER.index(WORDS)
    assert claim.passage == Extract(claim.passage.exhibit, start, start + len(WORDS), WORDS)
    assert listed.exhibit_bytes(claim.passage.exhibit).decode()[start:start + len(WORDS)] == WORDS
    assert listed.exhibits()[claim.passage.exhibit].name == "letter.txt"


def test_words_that_are_not_in_the_document_are_refused_and_nothing_is_kept(listed: CaseStore) -> None:
    before = entries(listed)
    with pytest.raises(WordsNotThere, match=r"letter\.txt"):
        recorded(listed, ada(listed), letter(), saying(words="They let Ada go in May 1978"))
    assert (entries(listed), len(list(listed.folder.glob("exhibits/*")))) == (before, 1)


def test_words_that_stand_twice_are_recorded_at_the_place_that_is_meant(listed: CaseStore) -> None:
    text = f"{WORDS}. Once more: {WORDS}."
    second = text.rindex(WORDS)
    claim = recorded(listed, ada(listed), replace(letter(text), start=second))
    assert isinstance(claim.passage, Extract) and (claim.passage.start, claim.passage.quote) == (second, WORDS)
    for elsewhere in (second + 1, -len(WORDS) - 1, 10_000):
        with pytest.raises(WordsNotThere):
            recorded(listed, ada(listed), replace(letter(text), start=elsewhere))


def test_a_word_that_leaves_it_open_is_kept(listed: CaseStore) -> None:
    assert recorded(listed, ada(listed), letter(), saying(hedge="perhaps")).hedge == "perhaps"


def test_a_value_that_does_not_fit_is_refused_before_anything_is_kept(listed: CaseStore) -> None:
    before = entries(listed)
    with pytest.raises(UnfitValue):
        recorded(listed, ada(listed), letter(), Saying("her brother", WORDS, "release", Text("in May")))
    assert (entries(listed), len(list(listed.folder.glob("exhibits/*")))) == (before, 1)


def test_words_without_a_document_are_kept_as_a_note(listed: CaseStore) -> None:
    claim = recorded(listed, ada(listed))
    assert listed.exhibit_bytes(claim.passage.exhibit).decode() == WORDS == claim.words


def test_a_file_whose_text_is_not_read_takes_the_page_as_its_passage(listed: CaseStore) -> None:
    claim = recorded(listed, ada(listed), letter(None, "scan.pdf"), saying(page="3"))
    assert str(claim.passage) == "page 3"


def test_one_document_that_speaks_twice_of_a_person_is_one_mention_and_of_two_persons_two(listed: CaseStore) -> None:
    first = recorded(listed, ada(listed), letter())
    second = recorded(listed, ada(listed), letter(), Saying("her brother", "Ada", "name", Text("Ada")))
    other = recorded(listed, "Tavosh, Mirela", letter(), Saying("her brother", "Dear Mirela", "name", Text("Mirela")))
    again = recorded(listed, "Tavosh, Mirela", letter(), Saying("her brother", "Mirela", "alias", Text("Mirela")))
    assert first.mention == second.mention != other.mention == again.mention
    assert len(listed.judgements()) == 1


def test_recording_the_same_twice_leaves_one_claim(listed: CaseStore) -> None:
    first = recorded(listed, ada(listed), letter())
    state = derived(listed)
    assert recorded(listed, ada(listed), letter()).id == first.id
    assert derived(listed) == state


def test_a_denial_an_episode_a_place_and_who_relays_it_are_kept(listed: CaseStore) -> None:
    said = Saying("Ministry", "was never held", "custody", Unspecified(), ("Harbour Gazette", "Wire"), False, "2", "Old Port", "start",
                  parse("1979"))
    claim = recorded(listed, ada(listed), None, said)
    kept, = listed.claims([claim.mention])
    assert kept == claim
    assert (kept.affirmed, kept.relay, kept.episode, kept.place, kept.bound, str(kept.said)) == (
        False, ("Harbour Gazette", "Wire"), "2", "Old Port", "start", "1979")
    assert {"Ministry", "Harbour Gazette", "Wire"} <= set(listed.sources())


# ---- who must not be named --------------------------------------------------------------------------------------------


def test_a_confidential_speaker_gets_an_id_that_does_not_tell_the_name(listed: CaseStore) -> None:
    claim = recorded(listed, ada(listed), None, saying("Sorn, Edo", confidential=True))
    assert claim.speaker == "confidential source 1"
    assert listed.sources()[claim.speaker] == Source(claim.speaker, "Sorn, Edo", "unknown", True)
    assert recorded(listed, ada(listed), None, saying("Ilmar, Teo", confidential=True)).speaker == "confidential source 2"


@pytest.mark.parametrize("typed", ["Sorn, Edo", "sorn edo", "Sörn, Edo", "confidential source 1"])
def test_a_confidential_speaker_is_known_again_however_the_name_is_typed(listed: CaseStore, typed: str) -> None:
    recorded(listed, ada(listed), None, saying("Sorn, Edo", confidential=True))
    named = entries(listed)
    claim = recorded(listed, ada(listed), letter(), saying(typed))
    assert (claim.speaker, listed.sources()[claim.speaker].confidential) == ("confidential source 1", True)
    assert "source.named" not in [each.kind for each in listed.entries().values()][named:]


def test_a_confidential_source_that_relays_another_is_not_named_either(listed: CaseStore) -> None:
    recorded(listed, ada(listed), None, saying("Sorn, Edo", confidential=True))
    claim = recorded(listed, ada(listed), letter(), saying("her brother", via=("Sorn, Edo", "Harbour Gazette")))
    assert claim.relay == ("confidential source 1", "Harbour Gazette")


def test_a_source_once_named_openly_is_confidential_from_when_somebody_says_so_and_never_open_again(listed: CaseStore) -> None:
    recorded(listed, ada(listed), None, saying("Sorn, Edo"))
    recorded(listed, ada(listed), letter(), saying("Sorn, Edo", confidential=True))
    assert listed.sources()["Sorn, Edo"].confidential
    recorded(listed, ada(listed), letter(), saying("Sorn, Edo", words="May 1978"))
    assert listed.sources()["Sorn, Edo"].confidential


def test_names_without_letters_are_not_taken_for_each_other(listed: CaseStore) -> None:
    assert recorded(listed, ada(listed), None, saying("???")).speaker == "???"
    assert recorded(listed, ada(listed), letter(), saying("!!!")).speaker == "!!!"


# ---- consent and risk -------------------------------------------------------------------------------------------------


def test_consent_and_risk_are_found_with_the_person_and_with_those_who_speak(listed: CaseStore) -> None:
    recorded(listed, ada(listed), None, saying("Sorn, Edo", confidential=True))
    give_consent(listed, "harbour:1", "archive", "her brother", parse("1999"), None, False, True, "asked by letter", HAND)
    note_risk(listed, "confidential source 1", "few persons knew", "high", HAND)
    note_risk(listed, "harbour:2", "of somebody else", "low", HAND)
    consents, risks = questions.allowed(listed, file_of(listed, "harbour:1"))
    assert [(each.use, each.allowed, each.provisional) for each in consents] == [("archive", False, True)]
    assert [(each.about, each.level) for each in risks] == [("confidential source 1", "high")]
    assert verify(listed).problems == ()


def test_a_use_that_is_not_on_the_list_is_refused(listed: CaseStore) -> None:
    with pytest.raises(BadJudgement, match="archive"):
        give_consent(listed, "harbour:1", "anything", "her brother", parse("1999"), None, True, False, "", HAND)
    assert listed.consents() == []


def test_a_case_with_recorded_claims_survives_being_copied(listed: CaseStore, tmp_path: Path) -> None:
    import shutil

    recorded(listed, ada(listed), letter())
    listed.close()
    shutil.copytree(listed.folder, tmp_path / "copy")
    with CaseStore.open(tmp_path / "copy") as copy:
        assert verify(copy).problems == ()
        assert copy.claims() == listed.claims()
