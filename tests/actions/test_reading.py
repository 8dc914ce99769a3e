"""Documents are read: what is proposed is kept once, follows what is known of the document, and counts only when somebody confirms it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from habeas import questions
from habeas.actions.documents import describe
from habeas.actions.judging import judge, withdraw
from habeas.actions.linking import link
from habeas.actions.reading import Reader, read, readable
from habeas.actions.recording import Document, Saying, record
from habeas.actions.reviewing import Correction, confirm, confirm_all, reject
from habeas.core.errors import AlreadyDecided, BadJudgement, Replaced, UnfitValue
from habeas.core.proposals import Filed
from habeas.core.values import Coded, Text
from habeas.core.when import parse
from habeas.store.case import CaseStore
from habeas.store.proposals import open_proposals, proposals
from habeas.store.rebuild import rebuild
from habeas.store.verify import verify
from tests.actions.invented import ADA, HAND, LATER, both, case_kinds, derived, entries, file_of, harbour, imported
from tests.actions.readers import BROTHER, FREED, LETTER, TAKEN, Line, add_letter, opened, other_value, read_all, reader


@pytest.fixture
def letter(store: CaseStore) -> CaseStore:
    """A case with a letter that was read: an arrest, a release, and what her brother is."""
    add_letter(store, publisher="The Gazette", language="en", published="1977-07-01")
    read_all(store, TAKEN, FREED, BROTHER)
    return store


def claims(store: CaseStore) -> list[str]:
    """The kinds of the claims that the persons of the case have."""
    now = questions.standing(store)
    return sorted(claim.kind for file in questions.files(store, now, now.people.persons) for claim in file.claims)


def undo(store: CaseStore, judgement: str) -> None:
    withdraw(store, questions.judgement(store, judgement), "on second thoughts", LATER)


def test_a_reading_says_what_it_made_and_what_is_doubtful(store: CaseStore) -> None:
    add_letter(store)
    found, = read_all(store, TAKEN, FREED, BROTHER)
    assert (found.status, found.language, found.guessed, found.undated) == ("read", "en", True, True)
    assert (found.made, found.fresh, found.replaced) == (3, 3, 0)
    assert found.kinds == {"arrest": 1, "release": 1, "occupation": 1}
    assert found.doubts == {"the person was only guessed": 1}


def test_proposals_point_at_their_words_and_say_who_speaks_of_whom_and_are_no_claims(letter: CaseStore) -> None:
    found = opened(letter)
    arrest, release = found["arrest"].claim, found["release"].claim
    assert LETTER[arrest.passage.start:arrest.passage.end] == "12 May 1977"  # type: ignore[union-attr]
    assert (arrest.speaker, release.speaker, release.relay) == ("The Gazette", "her brother", ("The Gazette",))
    assert arrest.mention == release.mention != found["occupation"].claim.mention
    assert arrest.said == parse("1977-07-01")
    assert {each.name: each.sort for each in letter.sources().values()} == {"The Gazette": "unknown", "her brother": "unknown"}
    assert claims(letter) == [] and questions.standing(letter).people.persons == ()


def test_reading_again_adds_nothing(letter: CaseStore) -> None:
    before = letter.heads()
    found, = read_all(letter, TAKEN, FREED, BROTHER)
    assert (found.status, letter.heads()) == ("unchanged", before)
    found, = read_all(letter, TAKEN, FREED, BROTHER, version="2")
    assert (found.status, found.made, found.fresh, letter.heads()) == ("read", 3, 0, before)


def test_a_newer_reader_adds_what_differs_and_replaces_what_it_no_longer_makes(letter: CaseStore) -> None:
    found, = read_all(letter, other_value(TAKEN, "1977-05"), replace(FREED, doubts=()), BROTHER, version="2")
    assert (found.fresh, found.replaced) == (2, 1)
    now = opened(letter)
    assert (now["arrest"].claim.value, now["release"].proposal.doubts) == (parse("1977-05"), ())
    assert set(now) == {"arrest", "release", "occupation"}


def test_what_was_decided_stays_whatever_a_newer_reader_says(letter: CaseStore) -> None:
    confirm(letter, opened(letter)["arrest"], None, HAND)
    reject(letter, opened(letter)["release"], "she was not", HAND)
    found, = read_all(letter, BROTHER, version="2")
    assert (found.fresh, found.replaced, claims(letter)) == (0, 0, ["arrest"])
    found, = read_all(letter, TAKEN, FREED, BROTHER, version="3")
    assert (found.fresh, set(opened(letter))) == (0, {"occupation"})


def test_a_date_of_publication_that_is_confirmed_later_is_gone_by(store: CaseStore) -> None:
    exhibit = add_letter(store)
    read_all(store, TAKEN)
    assert opened(store)["arrest"].claim.said is None
    describe(store, store.exhibits()[exhibit], {"published": "1977-08"}, [], HAND)
    found, = read_all(store, TAKEN)
    assert (found.fresh, found.replaced, opened(store)["arrest"].claim.said) == (1, 0, parse("1977-08"))


def test_two_readers_do_not_replace_each_others_proposals(letter: CaseStore) -> None:
    found, = read_all(letter, other_value(TAKEN, "1977"), FREED, name="endpoint")
    assert (found.made, found.fresh, found.replaced) == (2, 1, 0)
    assert len(open_proposals(letter)) == 4


def test_a_publisher_whom_nobody_named_is_called_by_the_file(store: CaseStore) -> None:
    exhibit = add_letter(store)
    read_all(store, TAKEN)
    assert opened(store)["arrest"].claim.speaker == f"letter.txt ({exhibit[:6]})"


def test_a_confidential_source_is_known_again_in_a_document(store: CaseStore) -> None:
    record(store, Saying("Teo Ilmar", "she was taken", "arrest", parse("1977"), confidential=True), "Ada Brand", None, HAND)
    add_letter(store)
    read_all(store, replace(FREED, speaker="TEO ILMAR"))
    assert opened(store)["release"].claim.speaker == "confidential source 1"


def test_one_document_that_fails_does_not_keep_the_others_from_being_read(store: CaseStore) -> None:
    add_letter(store, name="a.txt")
    add_letter(store, LETTER + "More.\n", name="b.txt")
    add_letter(store, "Bonjour.\n", name="c.txt", language="fr")
    good = reader(TAKEN)

    def stumbles(document: object) -> object:
        if str(getattr(document, "text", "")).endswith("More.\n"):
            raise ZeroDivisionError
        return good.read(document)  # type: ignore[arg-type]

    found = list(read(store, readable(store), HAND, Reader("rules", "1", stumbles)))  # type: ignore[arg-type]
    assert [each.status for each in found] == ["read", "failed", "read"]
    assert "ZeroDivisionError" in found[1].problem
    assert verify(store).problems == ()


def test_confirmed_as_it_stands_a_proposal_becomes_the_claim_of_the_same_id(letter: CaseStore) -> None:
    filed = opened(letter)["arrest"]
    done = confirm(letter, filed, None, LATER)
    assert (done.claim, claims(letter)) == (filed.claim, ["arrest"])
    judgement = questions.judgement(letter, done.judgement)
    assert (judgement.sort, judgement.about, judgement.author) == ("confirm", (filed.id, filed.id), LATER.author)
    assert set(opened(letter)) == {"release", "occupation"}
    assert questions.person(questions.standing(letter), "Ada Brand").mentions == (filed.mention.id,)


def test_a_confirmation_that_is_withdrawn_opens_the_proposal_again_and_leaves_no_claim_nor_person(letter: CaseStore) -> None:
    before = claims(letter)
    undo(letter, confirm(letter, opened(letter)["arrest"], None, HAND).judgement)
    assert claims(letter) == before == [] and questions.standing(letter).people.persons == ()
    assert "arrest" in opened(letter)
    confirm(letter, opened(letter)["arrest"], None, HAND)
    assert claims(letter) == ["arrest"]


def test_a_claim_that_was_recorded_by_hand_too_stays_when_its_confirmation_is_withdrawn(letter: CaseStore) -> None:
    filed = opened(letter)["arrest"]
    saying = Saying("The Gazette", "12 May 1977", "arrest", parse("1977-05-12"))
    by_hand = record(letter, saying, "Ada Brand", Document(LETTER.encode(), "letter.txt", "text/plain", LETTER), HAND)
    assert by_hand.id == filed.id and "arrest" not in opened(letter)
    undo(letter, confirm(letter, filed, None, HAND).judgement)
    assert claims(letter) == ["arrest"]


def test_a_correction_is_another_claim_and_the_judgement_names_both(letter: CaseStore) -> None:
    filed = opened(letter)["arrest"]
    done = confirm(letter, filed, Correction(kind="last_seen", value=parse("1977-05"), speaker="a neighbour"), HAND)
    assert (done.claim.kind, done.claim.value, done.claim.speaker) == ("last_seen", parse("1977-05"), "a neighbour")
    assert (done.claim.passage, done.claim.words) == (filed.claim.passage, filed.claim.words)
    assert questions.judgement(letter, done.judgement).about == (filed.id, done.claim.id)
    assert "a neighbour" in letter.sources() and "arrest" not in opened(letter)
    undo(letter, done.judgement)
    assert claims(letter) == [] and "arrest" in opened(letter)


def test_who_relays_it_and_how_open_it_was_left_can_be_corrected_by_itself(letter: CaseStore) -> None:
    before = opened(letter)["arrest"]
    done = confirm(letter, before, Correction(relay=("a neighbour", "Harbour"), hedge="it seems"), HAND)
    assert (done.claim.speaker, done.claim.relay, done.claim.hedge) == (before.claim.speaker, ("a neighbour", "Harbour"), "it seems")
    assert "a neighbour" in letter.sources()
    other = opened(letter)["release"]
    assert other.claim.relay and confirm(letter, other, Correction(relay=()), HAND).claim.relay == ()


def test_a_correction_whose_value_does_not_fit_is_refused_before_anything_is_written(letter: CaseStore) -> None:
    before = letter.heads()
    with pytest.raises(UnfitValue):
        confirm(letter, opened(letter)["arrest"], Correction(kind="sex", speaker="somebody new"), HAND)
    assert letter.heads() == before


def test_a_person_of_the_case_is_given_by_correction_and_joined_by_a_judgement(letter: CaseStore) -> None:
    imported(letter, harbour(ADA))
    whom = questions.person(questions.standing(letter), "harbour:1")
    done = confirm(letter, opened(letter)["occupation"], Correction(person=whom), HAND)
    assert done.joined == "harbour:1"
    assert questions.person(questions.standing(letter), "harbour:1").mentions == ("harbour:1", done.claim.mention)


def test_somebody_else_is_given_by_correction_as_a_name(letter: CaseStore) -> None:
    done = confirm(letter, opened(letter)["arrest"], Correction(person="Vela, Iris"), HAND)
    assert done.claim.mention not in {each.mention.id for each in proposals(letter)}
    assert [each.name for each in questions.standing(letter).people.persons] == ["Vela, Iris"]


def test_what_is_rejected_is_neither_claim_nor_open_until_that_is_withdrawn(letter: CaseStore) -> None:
    done = reject(letter, opened(letter)["arrest"], "another Ada", HAND)
    assert claims(letter) == [] and "arrest" not in opened(letter)
    undo(letter, done)
    assert "arrest" in opened(letter)


def test_what_is_decided_or_replaced_is_not_decided_again(letter: CaseStore) -> None:
    arrest, release, other = (opened(letter)[kind] for kind in ("arrest", "release", "occupation"))
    confirm(letter, arrest, None, HAND)
    reject(letter, release, "no", HAND)
    read_all(letter, TAKEN, FREED, version="2")
    before = letter.heads()
    for filed, error in ((arrest, AlreadyDecided), (release, AlreadyDecided), (other, Replaced)):
        for decide in (lambda each: confirm(letter, each, None, HAND), lambda each: reject(letter, each, "", HAND)):
            with pytest.raises(error):
                decide(filed)
    with pytest.raises(BadJudgement, match="habeas confirm"):
        judge(letter, "confirm", [arrest.id], "so it is", HAND)
    assert letter.heads() == before


def test_many_are_confirmed_in_one_entry_and_each_can_be_withdrawn_by_itself(letter: CaseStore) -> None:
    before = entries(letter)
    done = confirm_all(letter, open_proposals(letter), HAND)
    assert (entries(letter), len(done), claims(letter)) == (before + 1, 3, ["arrest", "occupation", "release"])
    undo(letter, done[1].judgement)
    assert len(claims(letter)) == 2


def test_when_two_copies_decided_differently_both_judgements_stand_and_the_claim_stays_out(letter: CaseStore) -> None:
    """As after a merge: the other copy's rejection comes into a ledger that holds the confirmation."""
    filed = opened(letter)["arrest"]
    confirm(letter, filed, None, HAND)
    letter.append("claims.judged", [{"sort": "reject", "about": [filed.id], "reason": "no", "rule": "", "review": ""}], "B", LATER.time)
    assert file_of(letter, "Ada Brand").check.claims == ()
    found = [each for each in questions.case_findings(letter, questions.standing(letter)) if each.kind == "disagreeing judgements"]
    assert "“confirm” and “reject”" in found[0].explanation and "stays out of the reasoning" in found[0].explanation


@pytest.mark.parametrize("about", ["Brand, Ada", "harbour:1"])
def test_the_main_person_of_a_document_about_somebody_of_the_case_is_joined_when_confirmed(store: CaseStore, about: str) -> None:
    imported(store, harbour(ADA))
    add_letter(store, about=about)
    read_all(store, TAKEN, BROTHER)
    assert confirm(store, opened(store)["arrest"], None, HAND).joined == "harbour:1"
    assert confirm(store, opened(store)["occupation"], None, HAND).joined == ""
    joined = questions.person(questions.standing(store), "harbour:1")
    assert len(joined.mentions) == 2 and len(questions.standing(store).people.persons) == 2


def test_persons_confirmed_from_documents_are_linked_by_their_full_names_as_rows_are(store: CaseStore) -> None:
    imported(store, harbour(ADA, '2,"Ilmar",12/05/1977,,'))
    add_letter(store)
    read_all(store, TAKEN, replace(BROTHER, words="Teo Ilmar", name="Ilmar"))
    confirm_all(store, open_proposals(store), HAND)
    found = link(store, HAND)
    names = questions.standing(store).mentions
    assert [{names[pair.first].name, names[pair.second].name} for pair in found.pairs] == [{"Brand, Ada", "Ada Brand"}]
    record(store, Saying("x", "seen", "last_seen", parse("1980")), "Ilmar, Teo", None, HAND)
    assert link(store, HAND).pairs == ()  # what is recorded by hand is no list


def test_unreviewed_proposals_are_in_the_reasoning_only_when_asked_for(store: CaseStore) -> None:
    imported(store, harbour(ADA.replace("12/05/1977", "19/05/1977")))
    add_letter(store, about="harbour:1")
    read_all(store, replace(TAKEN, kind="arrest"))
    filed = open_proposals(store)[0]
    plain = questions.standing(store)
    assert plain.proposals == {} and filed.mention.id not in plain.mentions
    now = questions.standing(store, unreviewed=True)
    person = questions.person(now, "harbour:1")
    assert (person.mentions, list(now.proposals)) == (("harbour:1", filed.mention.id), [filed.id])
    file = next(questions.files(store, now, [person]))
    assert filed.id in {each.id for each in file.claims} and filed.id in file.unreviewed
    again = next(questions.files(store, plain, [questions.person(plain, "harbour:1")]))
    assert filed.id not in {each.id for each in again.claims} and again.unreviewed == frozenset()


def test_what_nobody_reviewed_joins_no_two_persons_whom_the_case_holds_apart(store: CaseStore) -> None:
    both(store)
    add_letter(store, about="mole:7")
    read_all(store, TAKEN)
    persons = {each.id: each.mentions for each in questions.standing(store, unreviewed=True).people.persons}
    assert len(persons["mole:7"]) == 2 and persons["harbour:1"] == ("harbour:1",)


def test_kept_checks_with_and_without_proposals_are_not_taken_for_each_other(store: CaseStore) -> None:
    imported(store, harbour(ADA))
    add_letter(store, about="harbour:1")
    read_all(store, TAKEN)

    def checked(unreviewed: bool) -> list[bool]:
        now = questions.standing(store, unreviewed)
        return [each.again for each in questions.checks(store, now, now.people.persons)]

    assert [checked(False), checked(True), checked(False), checked(True)] == [[True], [True], [False], [False]]


def test_two_documents_about_somebody_who_is_new_are_about_one_person(store: CaseStore) -> None:
    add_letter(store, name="a.txt", about="Ada Brand")
    add_letter(store, LETTER + "More.\n", name="b.txt", about="Brand, Ada")
    read_all(store, TAKEN)
    person, = questions.standing(store, unreviewed=True).people.persons
    assert len(person.mentions) == 2
    for each in open_proposals(store):
        confirm(store, each, None, HAND)
    assert len(questions.standing(store).people.persons) == 1


def test_a_claim_by_hand_takes_the_mention_that_is_proposed_and_a_new_number_otherwise(letter: CaseStore) -> None:
    kept = Document(LETTER.encode(), "letter.txt", "text/plain", LETTER)
    known = {each.mention.id for each in open_proposals(letter)}
    same = record(letter, Saying("x", "her house", "arrest_place", Text("her house")), "BRAND, Ada", kept, HAND)
    other = record(letter, Saying("x", "Nobody", "last_seen", parse("1980")), "Vela, Iris", kept, HAND)
    assert same.mention == opened(letter)["arrest"].mention.id
    assert other.mention not in known


def test_words_can_be_redacted_in_a_proposal_and_in_its_confirmation(letter: CaseStore) -> None:
    filed = opened(letter)["arrest"]
    confirm(letter, filed, None, HAND)
    for digest, entry in letter.entries().items():
        for position, part in enumerate(entry.parts):
            if entry.kind in ("proposals.read", "proposal.confirmed") and b"12 May 1977" in (part.body or b""):
                letter.redact(digest, position, "asked for", "A. Author", HAND.time)
    assert claims(letter) == [] and set(opened(letter)) == {"release", "occupation"}
    assert verify(letter).problems == ()


def test_nothing_is_open_of_a_document_that_was_erased(letter: CaseStore) -> None:
    letter.append("exhibit.erased", [{"exhibit": readable(letter)[0].id, "reason": "asked for"}], "A. Author", HAND.time)
    assert open_proposals(letter) == [] and readable(letter) == []


def test_readings_and_decisions_are_rebuilt_from_the_ledger_as_they_were(letter: CaseStore) -> None:
    confirm(letter, opened(letter)["arrest"], Correction(value=parse("1977-05")), HAND)
    read_all(letter, TAKEN, version="2")
    before = derived(letter)
    rebuild(letter)
    assert derived(letter) == before and before["proposal"] and before["reading"]
    assert verify(letter).problems == ()


def test_a_case_from_before_there_were_proposals_opens_and_verifies(store: CaseStore) -> None:
    from django.core.management import call_command

    call_command("migrate", "store", "0003", database=store.alias, verbosity=0, interactive=False)
    store.close()
    with CaseStore.open(store.folder, guarded=False) as older:
        assert verify(older).problems == ()
    with CaseStore.open(store.folder) as opened_again:
        add_letter(opened_again)
        assert read_all(opened_again, TAKEN)[0].fresh == 1
        assert verify(opened_again).problems == ()


def test_a_coded_value_and_every_doubt_survive_being_kept(store: CaseStore) -> None:
    add_letter(store)
    read_all(store, Line("let go", "status", Coded("released", parse("1977-06")), doubts=("a", "b")))
    filed: Filed = opened(store)["status"]
    assert filed.claim.value == Coded("released", parse("1977-06"))
    assert (filed.proposal.doubts, filed.proposal.rule) == (("a", "b"), "en event status")
    assert case_kinds(store) == []
