"""CSV as lists bring it: what ends a row, what a row's number is, and one sentence for each file that is no table."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.core.errors import UnreadableFile
from habeas.intake.tables import read_table
from tests.intake.lists import LETTERS


def refused(data: bytes, name: str = "list.csv", **how: str) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_table(data, name, **how)
    return str(caught.value)


def test_a_bare_carriage_return_does_not_end_a_row() -> None:
    table = read_table(b"no,note\n1,found in \rthe harbour\n2,\"first\rsecond\"\n", "list.csv")
    assert [row.cells for row in table.rows] == [("1", "found in \rthe harbour"), ("2", "first\rsecond")]


def test_line_feeds_and_pairs_of_both_end_rows_and_stay_as_they_are_inside_quotes() -> None:
    table = read_table(b'no,note\r\n1,"a\r\nb"\n2,c\r\n', "list.csv")
    assert [row.cells for row in table.rows] == [("1", "a\r\nb"), ("2", "c")]


def test_a_row_has_the_number_of_its_record_with_the_header_as_one() -> None:
    table = read_table(b'no,note\n1,"two\nlines"\n\n2,after an empty row\n', "list.csv")
    assert [row.number for row in table.rows] == [2, 4]


def test_a_quotation_mark_inside_a_cell_is_a_character() -> None:
    table = read_table(b'no,state\n1,"PREGNANT (probably"")"""\n2,say "so"\n', "list.csv")
    assert [row.cells[1] for row in table.rows] == ['PREGNANT (probably")"', 'say "so"']


@given(st.lists(st.lists(st.text(LETTERS), min_size=3, max_size=3),
                min_size=1, max_size=6))
def test_every_cell_that_was_written_is_read_again(rows: list[list[str]]) -> None:
    rows = [[f"k{number}", *row[1:]] for number, row in enumerate(rows)]
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows([["a", "b", "c"], *rows])
    table = read_table(out.getvalue().encode(), "list.csv")
    assert [list(row.cells) for row in table.rows] == rows


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_in_the_header(delimiter: str) -> None:
    table = read_table(f'no{delimiter}"a,b"{delimiter}c\n1{delimiter}x{delimiter}y\n'.encode(), "list.csv")
    assert table.header == ("no", "a,b", "c")


def test_a_byte_order_mark_decides_the_encoding() -> None:
    for codec in ("utf-8-sig", "utf-16"):
        assert read_table("no,año\n1,1976\n".encode(codec), "list.csv").header == ("no", "año")


def test_a_wrong_encoding_is_named_with_row_and_byte_and_remedy() -> None:
    data = "no,person\n1,\"two\nlines\"\n2,Muñoz\n".encode("cp1252")
    said = refused(data)
    assert "row 3" in said and "0xF1" in said and 'encoding = "cp1252"' in said
    assert read_table(data, "list.csv", encoding="cp1252").rows[1].cells == ("2", "Muñoz")


def test_an_encoding_that_would_garble_the_file_is_refused() -> None:
    assert "the file is UTF-8" in refused("no,person\n1,Muñoz\n".encode(), encoding="cp1252")


def test_an_unknown_encoding_is_refused() -> None:
    for encoding in ("klingon", "hex"):
        assert "is not known" in refused(b"no,person\n1,Iris\n", encoding=encoding)


def test_a_quotation_mark_that_nothing_closes_is_named_with_its_row() -> None:
    assert "row 3" in refused(b'no,note\n1,a\n2,"opens here\n3,b\n4,c\n')


def test_a_quotation_mark_that_swallows_rows_up_to_another_is_named_where_it_opens() -> None:
    assert "row 2" in refused(b'no,note,more\n1,"opens,a\n2,"fine",b\n3,"fine",c\n4,"d\n')


@pytest.mark.parametrize(("data", "name", "words"), [
    (b"", "list.csv", "it is empty"),
    (b" \n\n", "list.csv", "it is empty"),
    (b",,\n,,\n", "list.csv", "it is empty"),
    (b"no,person\n", "list.csv", "a header and no rows"),
    (b"PK\x03\x04rest", "list.csv", "ending .xlsx"),
    (b"%PDF-1.7 rest", "list.csv", "a PDF"),
    (b"<!DOCTYPE html><p>log in</p>", "list.csv", "a web page"),
    (b"no,person\n1,Iris\n", "list.xlsx", "its contents are something else"),
    (b"\xd0\xcf\x11\xe0old", "list.xls", "old format"),
    (b"no,person\n1,\0\n", "list.csv", "zero bytes"),
])
def test_a_file_that_is_no_list_gets_one_sentence(data: bytes, name: str, words: str) -> None:
    said = refused(data, name)
    assert words in said and name in said and "\n" not in said


def test_a_row_with_a_wrong_number_of_cells_is_kept_and_marked() -> None:
    rows = "".join(f"{number},a,b\n" for number in range(60))
    table = read_table(("no,x,y\n" + rows + "60,a\n61,a,b,c\n62,a,b,,\n").encode(), "list.csv")
    assert [(row.number, row.ragged) for row in table.rows if row.ragged] == [
        (62, "it has 2 cells where the header has 3"), (63, "it has 4 cells where the header has 3")]
    assert table.rows[-1].cells == ("62", "a", "b")


def test_many_rows_with_a_wrong_number_of_cells_point_to_the_delimiter() -> None:
    said = refused(b"no,x;y\n" + b"1;2,5;a,b\n" * 30)
    assert "30 of its 30 rows" in said and "delimiter" in said


def test_columns_of_one_name_are_numbered_and_columns_without_a_name_are_placed() -> None:
    assert read_table(b"no,date,date,,date#1\n1,a,b,c,d\n", "list.csv").header == ("no", "date#2", "date#3", "#4", "date#1")


def test_a_cell_of_ten_megabytes_does_not_break_the_table() -> None:
    table = read_table(b"no,note\n1," + b"x" * 10_000_000 + b"\n2,y\n", "list.csv")
    assert len(table.rows[0].cells[1]) == 10_000_000 and table.rows[1].cells == ("2", "y")
