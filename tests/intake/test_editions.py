"""A list that comes again: unchanged, corrected, with rows that appear, disappear and come back."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.core.claims import Cell, Extract
from habeas.intake.editions import SETTLED, Edition, Held, Tally, compare
from habeas.intake.rows import RowRecord, record_mention
from tests.intake.lists import COLUMNS, HEAD, ROW, a_map, records

SECOND = "2,Ada Brand,MAY/1977,Mole,,30,F,\n"
LIST = a_map()


def written(held: Held, edition: Edition) -> Held:
    """What a case holds after an edition, by the rules of core/replay.py."""
    claims, ended = dict(held.claims), dict(held.ended)
    mentions, unread = dict(held.mentions), dict(held.unread)
    for row in edition.rows:
        mentions[row.mention] = record_mention(row, LIST)
        unread |= {(row.mention, column): (words, why) for column, words, why in row.unread}
        for claim in row.claims:
            (ended if claim.id in ended else claims)[claim.id] = claim
    for claim_id, by in edition.ended:
        if by is None:
            claims[claim_id] = ended.pop(claim_id)
        else:
            ended[claim_id] = claims.pop(claim_id)
    return Held(claims, ended, mentions, unread)


def after(*editions: str) -> Held:
    held = Held()
    for rows in editions:
        held = written(held, compare(records(rows), held))
    return held


def test_the_first_edition_is_all_new() -> None:
    edition = compare(records(ROW + SECOND), Held())
    assert edition.appeared == ("harbour:1", "harbour:2") and edition.ended == ()
    assert edition.tally == Tally(rows=2, new=10) and len(edition.rows) == 2


def test_the_same_file_again_writes_nothing() -> None:
    edition = compare(records(ROW + SECOND), after(ROW + SECOND))
    assert not edition.changed and edition.tally == Tally(rows=2, unchanged=10)
    assert edition.appeared == edition.returned == edition.vanished == ()


def test_an_unchanged_row_that_moved_writes_nothing() -> None:
    assert not compare(records(SECOND + ROW), after(ROW + SECOND)).changed


def test_an_unread_cell_that_is_still_unread_writes_nothing() -> None:
    bad = ROW.replace("18-22/02/1977", "31/02/1977")
    assert not compare(records(bad), after(bad)).changed


def test_a_corrected_cell_ends_the_old_claim_by_the_new_one() -> None:
    held = after(ROW + SECOND)
    edition = compare(records(ROW.replace("18-22/02", "20/02") + SECOND), held)
    new, = edition.rows[0].claims
    (old, by), = edition.ended
    assert (held.claims[old].words, new.words, by) == ("18-22/02/1977", "20/02/1977", new.id)
    assert edition.tally == Tally(rows=2, new=1, corrected=1, unchanged=9)


def test_a_cell_that_falls_silent_ends_its_claim_without_another() -> None:
    held = after(ROW)
    (old, by), = compare(records(ROW.replace("26 años", "")), held).ended
    assert held.claims[old].kind == "age" and by == ""


def test_of_several_values_in_a_cell_the_changed_one_is_replaced_by_the_new_one() -> None:
    column = '[[column]]\nname = "photo"\nkind = "affiliation"\nsplit = "|"\n'
    held = Held()
    held = written(held, compare(records(ROW.replace("yes", "Union | Club"), column), held))
    edition = compare(records(ROW.replace("yes", "Union | Guild"), column), held)
    (old, by), = edition.ended
    new, = edition.rows[0].claims
    assert (held.claims[old].words, new.words, by) == ("Club", "Guild", new.id)


def test_a_row_that_appears_and_one_that_disappears_are_named() -> None:
    held = after(ROW)
    edition = compare(records(SECOND), held)
    assert (edition.appeared, edition.vanished) == (("harbour:2",), ("harbour:1",))
    assert {by for _, by in edition.ended} == {""} and edition.tally.gone == 5
    assert compare(records(SECOND), written(held, edition)).vanished == ()


def test_a_row_that_comes_back_has_its_old_claims_again() -> None:
    held = after(ROW + SECOND, SECOND)
    edition = compare(records(ROW + SECOND), held)
    assert edition.returned == ("harbour:1",) and edition.appeared == () and edition.rows == ()
    assert {by for _, by in edition.ended} == {None} and edition.tally.back == 5


def test_a_cell_that_goes_back_to_its_old_words_takes_the_place_of_the_correction() -> None:
    held = after(ROW, ROW.replace("F,yes", "M,yes"))
    edition = compare(records(ROW), held)
    old = next(claim.id for claim in held.ended.values())
    assert dict(edition.ended)[old] is None
    assert [by for claim, by in edition.ended if claim != old] == [old]


def test_a_mapping_that_reads_the_same_words_otherwise_rewrites_the_claim() -> None:
    sided = COLUMNS.replace('side = "by"\n', "")
    row = "1,A,,,19/02/1977,,,\n"
    edition = compare(records(row, sided), after(row))
    claim, = edition.rows[0].claims
    assert (str(claim.value), edition.ended, edition.tally.reread) == ("1977-02-19", (), 1)


def test_a_place_that_changes_rewrites_the_claim_of_the_event() -> None:
    edition = compare(records(ROW.replace("Old Port", "New Port")), after(ROW))
    assert {claim.kind: claim.place for claim in edition.rows[0].claims} == {"arrest": "New Port", "arrest_place": ""}


def test_a_cell_that_can_be_read_now_settles_the_unread_one() -> None:
    held = after(ROW.replace("18-22/02/1977", "31/02/1977"))
    edition = compare(records(ROW), held)
    assert edition.rows[0].unread == (("taken", *SETTLED),)
    assert not compare(records(ROW), written(held, edition)).changed


def test_a_row_that_now_refers_to_another_person_is_written_again() -> None:
    head = HEAD.replace("key =", 'refers_to = {list = "port", key = ["photo"]}\nkey =')
    held = Held()
    held = written(held, compare(records(ROW, head=head), held))
    edition = compare(records(ROW.replace(",yes", ",no"), head=head), held)
    assert [(row.refers, row.claims) for row in edition.rows] == [("port:no", ())]


def test_a_claim_recorded_by_hand_about_a_row_is_left_alone() -> None:
    held = after(ROW)
    claim = next(iter(held.claims.values()))
    by_hand = replace(claim, passage=Extract("book", 0, 4, "Iris"))
    assert not compare(records(ROW), replace(held, claims={**held.claims, by_hand.id: by_hand})).changed


columns = ("taken", "where", "died", "age", "sex")
cell = {"taken": st.sampled_from(("", "18/02/1977", "MAY/1977", "31/02/1977", "14.08.1970 y 29.11.1970", "dato resguardado")),
        "where": st.sampled_from(("", "Port", "Mole")), "died": st.sampled_from(("", "01/03/1977", "??")),
        "age": st.sampled_from(("", "26", "(caut.)", "3 meses (caut.)")), "sex": st.sampled_from(("", "F", "X"))}
row = st.tuples(st.sampled_from("1234"), *(cell[name] for name in columns)).map(
    lambda cells: f"{cells[0]},P,{','.join(cells[1:])},\n")


@settings(max_examples=120, deadline=None)
@given(st.lists(st.lists(row, min_size=1, max_size=4, unique_by=lambda text: text[0]).map("".join), min_size=1, max_size=4))
def test_after_any_editions_exactly_the_last_one_stands_and_nothing_is_lost(editions: list[str]) -> None:
    held, ever = Held(), set[str]()
    for rows in editions:
        found: list[RowRecord] = records(rows)
        edition = compare(found, held)
        held = written(held, edition)
        standing = {claim.id: (claim.value, claim.place) for record in found for claim in record.claims}
        assert {claim.id: (claim.value, claim.place) for claim in held.claims.values()} == standing
        ever |= standing.keys()
        assert set(held.claims) | set(held.ended) == ever
        assert not compare(found, held).changed
        assert all(by in standing for _, by in edition.ended if by)
        now = {(mention, column) for (mention, column), said in held.unread.items() if said != SETTLED}
        mentions = {record.mention for record in found}
        assert {(mention, column) for mention, column in now if mention in mentions} == {
            (record.mention, column) for record in found for column, _, _ in record.unread}


def test_the_passage_of_an_unchanged_claim_stays_in_the_edition_that_said_it_first() -> None:
    held = after(ROW, SECOND + ROW)
    assert {claim.passage.row for claim in held.claims.values()  # the row moved from 2 to 3
            if isinstance(claim.passage, Cell) and claim.mention == "harbour:1"} == {2}
