"""Rows become mentions with claims; every cell is accounted for, and no row is lost."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.core.claims import Cell
from habeas.core.codec import canonical, decoded
from habeas.core.errors import NoSuchColumn
from habeas.core.records import cell_claim
from habeas.core.values import Age, Coded, Text, Withheld
from habeas.core.when import parse
from habeas.intake.cells import LONGEST
from habeas.intake.layout import Row, Table
from habeas.intake.rows import Counts, RowRecord, header_json, read_rows, record_json
from tests.intake.lists import COLUMNS, HEAD, HEADER, LETTERS, ROW, a_map, a_table, records


def by_kind(record: RowRecord) -> dict[str, Any]:
    return {claim.kind: claim.value for claim in record.claims}


def test_a_row_is_a_mention_with_a_claim_for_each_mapped_cell() -> None:
    record, = records(ROW)
    assert (record.mention, record.key, record.row, record.name, record.unread) == ("harbour:1", "1", 2, "Vela Iris", ())
    assert by_kind(record) == {
        "name": Text("Vela Iris"), "arrest": parse("[1977-02-18..1977-02-22]"), "arrest_place": Text("Old Port"),
        "age": Age(26, 26, "years", ("arrest",)), "sex": Coded("female")}
    assert record.counts == Counts(claimed=5, silent=1, used=1, unmapped=1)


def test_a_claim_knows_its_cell_its_words_its_speaker_and_its_place() -> None:
    record, = records(ROW)
    claim = next(each for each in record.claims if each.kind == "arrest")
    assert claim.passage == Cell("exhibit", "", 2, "taken")
    assert (claim.words, claim.speaker, claim.relay, claim.place) == ("18-22/02/1977", "Harbour", (), "Old Port")


def test_an_age_at_one_of_two_events_means_those_that_the_row_dates() -> None:
    rows = "1,A,18/02/1977,,,26,,\n2,B,,,19/02/1977,26,,\n3,C,18/02/1977,,19/02/1977,26,,\n4,D,dato resguardado,,,26,,\n"
    assert [by_kind(record)["age"].at for record in records(rows)] == [
        ("arrest",), ("death",), ("arrest", "death"), ("arrest", "death")]


def test_a_withheld_cell_is_a_claim_and_a_silent_one_is_not() -> None:
    record, = records("1,A,dato resguardado,sin datos,,,,\n")
    assert by_kind(record) == {"name": Text("A"), "arrest": Withheld()}
    assert (record.counts.withheld, record.counts.silent) == (1, 4)


def test_an_unread_cell_is_kept_with_its_words_and_the_rest_of_the_row_is_read() -> None:
    record, = records("1,A,31/02/1977,Old Port,,26,F,\n")
    assert record.unread == (("taken", "31/02/1977", "there is no day 31 in month 2 of 1977"),)
    assert set(by_kind(record)) == {"name", "arrest_place", "age", "sex"}


def test_a_key_that_comes_twice_is_numbered_and_noted_and_no_row_is_lost() -> None:
    found = records("7,A,,,,,,\n7,B,,,,,,\n7,C,,,,,,\n7#2,D,,,,,,\n")
    assert [record.mention for record in found] == ["harbour:7", "harbour:7#2", "harbour:7#3", "harbour:7#2#2"]
    assert found[1].unread == (("", "7", "a row before it has the same key, so it is kept as 7#2"),)


def test_a_row_without_a_key_is_kept_under_its_number() -> None:
    found = records(",A,,,,,,\nsin datos,B,,,,,,\n")
    assert [record.key for record in found] == ["row-2", "row-3"] and "no key" in found[0].unread[0][2]


def test_a_row_that_does_not_fit_the_header_is_unread_as_a_whole_and_counts() -> None:
    found = records("1,A,,,,,,\n2,B,18/02/1977\n")
    assert (found[1].key, found[1].claims) == ("row-3", ())
    assert found[1].unread == (("", "2 | B | 18/02/1977", "it has 3 cells where the header has 8"),)
    assert found[1].counts == Counts(unread=3)


def test_a_key_and_a_name_may_take_several_columns() -> None:
    head = HEAD.replace('["no"]', '["no", "letter"]').replace('["person"]', '["first", "last"]')
    found = records("1,a,Iris,Vela\n1,,sin datos,Vela\n", "", "no,letter,first,last\n", head)
    assert [(record.key, record.name) for record in found] == [("1/a", "Iris Vela"), ("1/", "Vela")]
    claim, = found[0].claims
    assert (claim.kind, claim.words, claim.passage.column) == (  # type: ignore[union-attr]
        "name", "Iris Vela", "first + last")


def test_a_row_of_another_list_s_person_refers_to_that_mention() -> None:
    head = HEAD.replace('key = ["no"]', 'key = ["no", "alias"]\nrefers_to = {list = "port", key = ["no"]}')
    found = records("5,A,Gull\n,B,Tern\n", '[[column]]\nname = "alias"\nkind = "alias"\n', "no,person,alias\n", head)
    assert [(record.mention, record.refers) for record in found] == [("harbour:5/Gull", "port:5"), ("harbour:/Tern", "")]
    assert "whom of the list port" in found[1].unread[0][2]


def test_the_list_s_own_locator_stands_in_every_passage() -> None:
    head = HEAD.replace("key =", 'locator = {column = "page", label = "report page"}\nkey =')
    found = records("5,A,159-60,18/02/1977\n6,B,sin datos,18/02/1977\n", '[[column]]\nname = "taken"\nkind = "arrest"\n',
                    "no,person,page,taken\n", head)
    assert [str(record.claims[1].passage) for record in found] == [
        "row 2, column taken, report page 159-60", "row 3, column taken"]


def test_the_date_of_publication_is_when_every_claim_was_said() -> None:
    record, = records(ROW, head=HEAD.replace("key =", 'published = "1991-02"\nkey ='))
    assert {claim.said for claim in record.claims} == {parse("1991-02")}


def test_a_formula_without_a_value_is_unread_where_it_is_mapped_and_nothing_where_it_is_not() -> None:
    cells = tuple(ROW.strip().split(","))
    table = Table("x.xlsx", "all", tuple(HEADER.strip().split(",")), (Row(2, cells, ((2, "no value"), (7, "no value"))),))
    record, = read_rows(table, a_map(), "exhibit")
    assert [(column, why) for column, _, why in record.unread] == [("taken", "no value")]


def test_ten_megabytes_are_nowhere_in_a_row_s_record() -> None:
    huge = "y" * 10_000_000
    record, = records(f"1,A,18/02/1977,{huge},,,,{huge}\n")
    assert len(canonical(record_json(record))) < 2_000
    assert [column for column, _, _ in record.unread] == ["where"]
    assert record.claims[1].place == "" and len(huge) > LONGEST


def test_a_column_that_the_list_lacks_is_refused_before_the_first_row() -> None:
    with pytest.raises(NoSuchColumn):
        read_rows(a_table(ROW), a_map('[[column]]\nname = "takn"\nkind = "arrest"\n'), "exhibit")


def test_what_the_ledger_holds_of_a_row_gives_back_its_claims() -> None:
    list_map = a_map(head=HEAD.replace("key =", 'published = "1991-02"\nrelay = [{id = "Z", name = "Z"}]\nkey ='))
    table = a_table(ROW + "2,B,14.08.1970 y 29.11.1970,,19/02/1977,(caut.),,\n")
    header: Any = decoded(canonical(header_json(list_map, table.sheet, "exhibit")))
    for record in read_rows(table, list_map, "exhibit"):
        body: Any = decoded(canonical(record_json(record)))
        assert tuple(cell_claim(header, body, cell) for cell in body["cells"]) == record.claims


WORDS = ("", " ", "sin datos", "dato resguardado", "18/02/1977", "NOV/1976", "14.08.1970 y 29.11.1970", "26 años", "(caut.)", "F",
         "x\ry", "1", "31/02/1977", "=1+1", '"')
cells = st.sampled_from(WORDS) | st.text(LETTERS, max_size=8)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(cells, min_size=8, max_size=8), min_size=1, max_size=6))
def test_in_any_table_every_cell_is_accounted_for_and_no_row_is_lost(rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    if not kept:
        return
    found = records(out.getvalue(), COLUMNS)
    assert len(found) == len(kept)
    assert len({record.mention for record in found}) == len(kept)
    ids = [claim.id for record in found for claim in record.claims]
    assert len(set(ids)) == len(ids)
    for record, row in zip(found, kept, strict=True):
        counts = record.counts
        assert counts.claimed + counts.silent + counts.withheld + counts.unread + counts.used + counts.unmapped == 8
        assert (counts.used, counts.unmapped) == (1, 1)
        columns = [claim.passage.column for claim in record.claims if isinstance(claim.passage, Cell)]
        unread = [column for column, _, _ in record.unread if column]
        assert len(set(columns)) == counts.claimed + counts.withheld and len(unread) == counts.unread
        assert not set(columns) & set(unread)
        for place, name in enumerate(HEADER.strip().split(",")):
            said = row[place].strip()
            if name in ("no", "photo") or said in ("", "sin datos"):
                assert name not in columns and name not in unread
            else:
                assert (name in columns) != (name in unread)
