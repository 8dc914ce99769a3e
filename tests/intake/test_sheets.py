"""XLSX: dates, numbers and formulas as text; files that are no workbook, or a hostile one."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from habeas.core.errors import UnreadableFile
from habeas.intake.tables import read_table


def workbook(*sheets: tuple[str, list[list[Any]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            target.writestr(entry.filename, content.replace(old, new) if entry.filename == part else content)
    return out.getvalue()


def refused(data: bytes, sheet: str = "") -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_table(data, "list.xlsx", sheet=sheet)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_dates_become_iso_and_whole_numbers_lose_their_point() -> None:
    data = workbook(("all", [["no", "taken", "seen", "age", "share", "held"],
                             [1.0, date(1976, 12, 26), datetime(1977, 1, 2, 8, 30), 26, 0.5, True]]))  # noqa: DTZ001
    assert read_table(data, "list.xlsx").rows[0].cells == ("1", "1976-12-26", "1977-01-02 08:30:00", "26", "0.5", "TRUE")


def test_rows_keep_the_number_that_the_sheet_shows_and_are_filled_to_the_header() -> None:
    table = read_table(workbook(("all", [["no", "name", "note"], [1, "Iris"], [None], [2, "Ada", "x"]])), "list.xlsx")
    assert [(row.number, row.cells, row.ragged) for row in table.rows] == [(2, ("1", "Iris", ""), ""), (4, ("2", "Ada", "x"), "")]


def test_cells_beside_the_header_are_columns_without_a_name() -> None:
    table = read_table(workbook(("all", [["no"], [1, "a remark"]])), "list.xlsx")
    assert table.header == ("no", "#2") and table.rows[0].cells == ("1", "a remark")


def test_a_formula_gives_its_stored_value_and_one_without_is_marked() -> None:
    data = workbook(("all", [["no", "age", "sum"], [1, "=20+6", "=1+1"]]))
    data = changed(data, "xl/worksheets/sheet1.xml", b"<f>20+6</f><v></v>", b"<f>20+6</f><v>26</v>")
    data = changed(data, "xl/worksheets/sheet1.xml", b"<f>20+6</f><v />", b"<f>20+6</f><v>26</v>")
    row = read_table(data, "list.xlsx").rows[0]
    assert row.cells == ("1", "26", "") and row.broken == ((2, "it is a formula without a stored value"),)


def test_several_sheets_must_be_told_apart() -> None:
    data = workbook(("list", [["no"], [1]]), ("notes", [["x"], [2]]))
    assert 'sheet = "list"' in refused(data)
    assert "no sheet called 'other'" in refused(data, "other")
    table = read_table(data, "list.xlsx", sheet="notes")
    assert (table.sheet, table.rows[0].cells) == ("notes", ("2",))


def test_a_damaged_workbook_gets_one_sentence() -> None:
    data = workbook(("all", [["no"], [1]]))
    assert "not a whole workbook" in refused(data[:len(data) // 2])
    assert "not a whole workbook" in refused(changed(data, "xl/worksheets/sheet1.xml", b"</sheetData>", b"<"))


def test_an_archive_that_would_fill_the_memory_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"<a>" + b" " * 60_000_000)
    assert "would unpack to" in refused(out.getvalue())


def test_a_part_with_a_document_type_is_refused() -> None:
    data = changed(workbook(("all", [["no"], [1]])), "xl/workbook.xml", b"<workbook",
                   b'<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook')
    assert "does not begin as a workbook's does" in refused(data)


def test_a_header_without_rows_is_refused() -> None:
    assert "a header and no rows" in refused(workbook(("all", [["no", "name"]])))
