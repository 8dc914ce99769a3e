"""Lists in: first, again, newer, read otherwise; what is counted, and what is never lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from habeas import questions
from habeas.actions.lists import Given, draft, import_list
from habeas.core.entries import Entry
from habeas.core.errors import BadMap, NoSuchColumn, UnreadableFile
from habeas.core.people import Source
from habeas.core.records import source_json
from habeas.core.replay import Change, changes
from habeas.core.values import Withheld
from habeas.store.case import CaseStore
from habeas.store.verify import verify
from tests.actions.invented import (
    ADA,
    ALIASES,
    HAND,
    HARBOUR,
    IRIS,
    LATER,
    TEO,
    case_kinds,
    derived,
    entries,
    file_of,
    harbour,
    imported,
    words,
)


def test_a_first_import_keeps_the_file_names_the_register_and_makes_a_claim_of_every_cell_that_says_something(store: CaseStore) -> None:
    outcome = imported(store, harbour(ADA, IRIS, TEO))
    assert [each.kind for each in store.entries().values()] == [
        "case.opened", "exhibit.kept", "source.named", "rows.recorded", "list.imported"]
    assert store.sources() == {"Harbour": Source("Harbour", "Register of the Harbour District")}
    exhibit, = store.exhibits()
    assert store.exhibit_bytes(exhibit) == harbour(ADA, IRIS, TEO)
    assert words(store, "harbour:1") == {"name": "Brand, Ada", "arrest": "12/05/1977", "release": "03/06/1977"}
    assert words(store, "harbour:2") == {"name": "Vela, Iris", "arrest": "18/02/1977"}
    assert [claim.value for claim in store.claims(["harbour:3"], "arrest")] == [Withheld()]
    assert (outcome.rows, outcome.claims, outcome.new, outcome.silences, outcome.withheld) == (3, 7, 7, 2, 1)
    assert (outcome.edition, outcome.fresh, outcome.again, outcome.appeared, outcome.unmapped) == (1, True, False, (), ("photo",))


def test_every_claim_of_a_list_says_its_row_and_column(store: CaseStore) -> None:
    imported(store, harbour(ADA, IRIS))
    exhibit, = store.exhibits()
    assert {str(claim.passage) for claim in store.claims(["harbour:2"])} == {"row 3, column person", "row 3, column taken"}
    assert {claim.passage.exhibit for claim in store.claims()} == {exhibit}


def test_the_same_file_again_writes_nothing_at_all(store: CaseStore) -> None:
    imported(store, harbour(ADA, IRIS, TEO))
    before, state = entries(store), derived(store)
    outcome = imported(store, harbour(ADA, IRIS, TEO), hand=LATER)
    assert (entries(store), derived(store)) == (before, state)
    assert (outcome.fresh, outcome.new, outcome.unchanged, outcome.edition) == (False, 0, 7, 1)


def test_a_newer_edition_in_which_no_cell_changed_adds_the_edition_and_no_claim(store: CaseStore) -> None:
    imported(store, harbour(ADA, IRIS))
    claims = store.claims()
    outcome = imported(store, harbour(ADA.replace("yes", "no"), IRIS))
    assert (store.claims(), store.lists()["harbour"]["edition"], outcome.fresh) == (claims, 2, True)
    assert store.exhibits().keys() >= {store.lists()["harbour"]["exhibit"]}
    assert [each.kind for each in store.entries().values()][-2:] == ["exhibit.kept", "list.imported"]


def test_a_corrected_cell_keeps_both_claims_and_says_which_replaced_which(store: CaseStore) -> None:
    imported(store, harbour(ADA, IRIS))
    old, = store.claims(["harbour:1"], "arrest")
    outcome = imported(store, harbour(ADA.replace("12/05", "21/05"), IRIS))
    new = next(claim for claim in store.claims(["harbour:1"], "arrest") if claim.id != old.id)
    assert questions.standing(store).ended == {old.id: new.id}
    assert words(store, "harbour:1")["arrest"] == "21/05/1977"
    assert (outcome.corrected, outcome.new, outcome.gone, outcome.unchanged) == (1, 1, 0, 4)
    finding, = [each for each in file_of(store, "harbour:1").check.findings if each.kind == "corrected"]
    assert [claim.id for claim in finding.claims] == [old.id, new.id]


def test_a_cell_that_falls_silent_ends_its_claim_without_a_successor(store: CaseStore) -> None:
    imported(store, harbour(ADA))
    gone, = store.claims(["harbour:1"], "release")
    outcome = imported(store, harbour(ADA.replace("03/06/1977", "sin datos")))
    assert questions.standing(store).ended == {gone.id: ""}
    assert (outcome.gone, outcome.corrected, outcome.new) == (1, 0, 0)
    assert [each.kind for each in file_of(store, "harbour:1").check.findings] == ["withdrawn"]


def test_a_row_that_vanishes_is_a_finding_and_its_claims_stay_on_the_record(store: CaseStore) -> None:
    imported(store, harbour(ADA, IRIS))
    outcome = imported(store, harbour(IRIS))
    assert (outcome.vanished, outcome.gone, case_kinds(store)) == (("harbour:1",), 3, [])
    assert [each.kind for each in file_of(store, "harbour:1").check.findings] == ["vanished row"]
    assert words(store, "harbour:1") == {}
    assert len(file_of(store, "harbour:1").claims) == 3
    assert file_of(store, "harbour:1").check.claims == ()  # none of them is reasoned with


def test_what_could_not_be_read_in_a_row_that_vanished_is_no_finding_any_more(store: CaseStore) -> None:
    imported(store, harbour(ADA.replace("12/05/1977", "in spring"), IRIS))
    assert case_kinds(store) == ["unread cell"]
    imported(store, harbour(IRIS))
    assert case_kinds(store) == []


def test_a_row_that_appears_is_named_and_one_that_comes_back_has_its_claims_again(store: CaseStore) -> None:
    imported(store, harbour(ADA, IRIS))
    assert imported(store, harbour(IRIS, TEO)).appeared == ("harbour:3",)
    outcome = imported(store, harbour(ADA, IRIS, TEO))
    assert (outcome.returned, outcome.back, outcome.new, outcome.edition) == (("harbour:1",), 3, 0, 3)
    assert words(store, "harbour:1") == {"name": "Brand, Ada", "arrest": "12/05/1977", "release": "03/06/1977"}
    assert case_kinds(store) == []


def test_a_correction_that_is_taken_back_lets_the_first_words_stand_again(store: CaseStore) -> None:
    imported(store, harbour(ADA))
    imported(store, harbour(ADA.replace("12/05", "21/05")))
    outcome = imported(store, harbour(ADA))
    assert words(store, "harbour:1")["arrest"] == "12/05/1977"
    assert (outcome.back, outcome.corrected, outcome.new, outcome.edition) == (1, 1, 0, 3)


def test_the_passage_of_an_unchanged_claim_stays_with_the_edition_that_first_said_it(store: CaseStore) -> None:
    imported(store, harbour(ADA, IRIS))
    first, = store.exhibits()
    imported(store, harbour(TEO, ADA, IRIS))
    arrest, = store.claims(["harbour:2"], "arrest")
    assert (arrest.passage.exhibit, str(arrest.passage)) == (first, "row 3, column taken")


def test_a_dry_run_counts_as_the_import_does_and_writes_nothing(store: CaseStore) -> None:
    would = imported(store, harbour(ADA, IRIS), dry_run=True)
    assert (entries(store), list(store.folder.glob("exhibits/*"))) == (1, [])
    assert imported(store, harbour(ADA, IRIS)) == would
    newer = harbour(ADA.replace("12/05", "21/05"), TEO)
    before = derived(store)
    would = imported(store, newer, dry_run=True)
    assert derived(store) == before
    assert imported(store, newer) == would


# ---- the same file, read otherwise ------------------------------------------------------------------------------------


def test_a_date_order_set_right_changes_the_value_and_not_the_claim(store: CaseStore) -> None:
    imported(store, harbour('1,"Brand, Ada",03/05/1977,,'))
    before, = store.claims(["harbour:1"], "arrest")
    outcome = imported(store, harbour('1,"Brand, Ada",03/05/1977,,'), HARBOUR.replace("dmy", "mdy"))
    after, = store.claims(["harbour:1"], "arrest")
    assert (before.id, str(before.value), str(after.value)) == (after.id, "1977-05-03", "1977-03-05")
    assert (outcome.reread, outcome.new, outcome.again, outcome.edition) == (1, 0, True, 1)


def test_a_mapping_set_right_never_says_that_the_register_took_something_back(store: CaseStore) -> None:
    """The first mapping took the day of release for that of death. The register said neither "died" nor took it back."""
    imported(store, harbour(ADA, IRIS), HARBOUR.replace('"release"', '"death"'))
    outcome = imported(store, harbour(ADA, IRIS))
    file = file_of(store, "harbour:1")
    assert words(store, "harbour:1") == {"name": "Brand, Ada", "arrest": "12/05/1977", "release": "03/06/1977"}
    assert "death" not in {claim.kind for claim in file.claims}
    assert [each.kind for each in file.check.findings] == []
    assert (outcome.gone, outcome.new, outcome.again, outcome.edition) == (1, 1, True, 1)
    assert [claim.kind for claim in store.claims(["harbour:1"]) if claim.id in questions.standing(store).misread] == ["death"]


def test_a_claim_replaced_by_one_that_was_misread_was_misread_too(store: CaseStore) -> None:
    wrong = HARBOUR.replace('"release"', '"death"')
    imported(store, harbour(ADA), wrong)
    imported(store, harbour(ADA.replace("03/06", "04/06")), wrong)
    imported(store, harbour(ADA.replace("03/06", "04/06")))
    assert {claim.kind for claim in file_of(store, "harbour:1").claims} == {"name", "arrest", "release"}


def test_going_back_to_the_first_mapping_gives_its_claims_back(store: CaseStore) -> None:
    wrong = HARBOUR.replace('"release"', '"death"')
    for mapping in (HARBOUR, wrong, HARBOUR):
        imported(store, harbour(ADA), mapping)
    assert words(store, "harbour:1") == {"name": "Brand, Ada", "arrest": "12/05/1977", "release": "03/06/1977"}
    assert [claim.kind for claim in file_of(store, "harbour:1").claims if claim.kind == "death"] == []


def test_a_mapping_that_only_renames_the_register_is_recorded_once(store: CaseStore) -> None:
    imported(store, harbour(ADA))
    renamed = HARBOUR.replace("Register of the Harbour District", "Harbour Register, second series")
    assert imported(store, harbour(ADA), renamed).fresh
    assert store.sources()["Harbour"].name == "Harbour Register, second series"
    before = entries(store)
    assert not imported(store, harbour(ADA), renamed).fresh
    assert entries(store) == before


# ---- what else a list can be ------------------------------------------------------------------------------------------


def test_an_alias_list_speaks_of_the_persons_of_the_other_list(store: CaseStore) -> None:
    imported(store, harbour(ADA, IRIS))
    imported(store, b"entry,no,called\n1,2,La Gaviota\n2,9,Nobody\n", ALIASES)
    now = questions.standing(store)
    assert [(each.id, each.name, each.mentions) for each in questions.search(now, "Vela")] == [
        ("harbour:2", "Vela, Iris", ("harbour:2", "aliases:1"))]
    assert [claim.words for claim in file_of(store, "harbour:2").claims if claim.kind == "alias"] == ["La Gaviota"]
    assert [(each.kind, each.subject) for each in questions.case_findings(store, now)] == [("refers to nobody", "aliases:2")]


def test_an_alias_list_may_come_before_the_list_that_it_refers_to(store: CaseStore) -> None:
    imported(store, b"entry,no,called\n1,2,La Gaviota\n", ALIASES)
    assert case_kinds(store) == ["refers to nobody"]
    imported(store, harbour(ADA, IRIS))
    assert (case_kinds(store), questions.person(questions.standing(store), "aliases:1").id) == ([], "harbour:2")


def test_a_register_that_was_marked_confidential_stays_so_through_every_edition(store: CaseStore) -> None:
    imported(store, harbour(ADA))
    store.append("source.named", [source_json(Source("Harbour", "Register of the Harbour District", confidential=True))],
                 HAND.author, HAND.time)
    imported(store, harbour(ADA, IRIS))
    imported(store, harbour(ADA, IRIS), HARBOUR.replace("District", "Quarter"))
    assert store.sources() == {"Harbour": Source("Harbour", "Register of the Harbour Quarter", confidential=True)}


def test_a_cell_that_cannot_be_read_is_a_finding_with_its_words_until_it_can(store: CaseStore) -> None:
    outcome = imported(store, harbour(ADA.replace("12/05/1977", "in spring"), IRIS))
    assert [(each.row, each.column, each.words) for each in outcome.unread] == [(2, "taken", "in spring")]
    finding, = questions.case_findings(store, questions.standing(store))
    assert (finding.kind, finding.person) == ("unread cell", "harbour:1")
    assert "“in spring”" in finding.explanation
    assert imported(store, harbour(ADA, IRIS)).unread == ()
    assert case_kinds(store) == []


def test_whoever_repackaged_the_list_is_noted_and_is_no_source(store: CaseStore) -> None:
    imported(store, harbour(ADA), HARBOUR.replace("key =", 'repackaged_by = "an archive"\nkey =', 1))
    note, = questions.list_notes(store)
    assert (note.repackaged_by, set(store.sources())) == ("an archive", {"Harbour"})


def test_a_long_list_goes_into_several_entries_none_of_them_larger_than_a_batch(
        store: CaseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("habeas.actions.lists.BATCH", 10)
    imported(store, harbour(*(f'{number},"Vela, Iris",12/05/1977,,' for number in range(25))))
    assert [len(each.parts) - 1 for each in store.entries().values() if each.kind == "rows.recorded"] == [10, 10, 5]


def test_a_newer_edition_goes_in_whole_or_not_at_all(store: CaseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    imported(store, harbour(ADA, IRIS))
    before = derived(store, without=("exhibit",))

    def interrupted(entry: Entry) -> Iterator[Change]:
        if entry.kind == "list.imported":
            raise KeyboardInterrupt
        return changes(entry)

    monkeypatch.setattr("habeas.store.case.changes", interrupted)
    with pytest.raises(KeyboardInterrupt):
        imported(store, harbour(ADA.replace("12/05", "21/05"), TEO))
    monkeypatch.undo()
    assert derived(store, without=("exhibit",)) == before
    assert verify(store).problems == ()


def test_progress_is_told_row_by_row_and_ends_with_the_last(store: CaseStore) -> None:
    told: list[tuple[int, int]] = []
    rows = [f'{number},"Vela, Iris",12/05/1977,,' for number in range(250)]
    given = Given(harbour(*rows), "list.csv", HARBOUR, "list.toml")
    import_list(store, given, HAND, progress=lambda done, of: told.append((done, of)))
    assert told == [(100, 250), (200, 250), (250, 250)]


@pytest.mark.parametrize(("data", "mapping", "error"), [
    (b"", HARBOUR, UnreadableFile),
    (harbour(ADA).replace(b"Ada", b"\xff\xfe"), HARBOUR, UnreadableFile),
    (b'no,person,taken,released,photo\n1,"Brand', HARBOUR, UnreadableFile),
    (harbour(ADA), "[list", BadMap),
    (harbour(ADA), HARBOUR.replace('"taken"', '"arrested"'), NoSuchColumn),
])
def test_what_cannot_be_imported_leaves_no_trace(store: CaseStore, data: bytes, mapping: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        imported(store, data, mapping)
    assert (entries(store), list(store.folder.glob("exhibits/*"))) == (1, [])


def test_a_drafted_mapping_reads_the_list_that_it_was_drafted_from(store: CaseStore) -> None:
    data = b"id,name,abducted,born\n7,Ada BRAND,1977-05-19,1950-03-04\n"
    outcome = imported(store, data, draft(data, "mole.csv"))
    assert (outcome.rows, outcome.unread, outcome.claims) == (1, (), 3)
