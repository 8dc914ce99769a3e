"""XLSX: one sheet of a workbook as a table, through openpyxl, after checks that keep a hostile file from filling the memory."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from habeas.core.errors import UnreadableFile
from habeas.intake.layout import Row, Table, laid_out

MOST_ENTRIES = 5_000
MOST_BYTES = 512 * 2**20  # unpacked, as declared; zipfile reads no more than is declared
MOST_RATIO = 200  # unpacked to packed bytes; real workbooks stay under 50
SMALL = 10 * 2**20  # below this many bytes unpacked, a high ratio is harmless

_NO_VALUE = "it is a formula without a stored value"
_PROLOG = re.compile(rb"\s*(?:\xef\xbb\xbf)?(?:<\?.*?\?>|<!--.*?-->|\s)*<[A-Za-z]", re.DOTALL)


def read_sheet(data: bytes, name: str, sheet: str) -> Table:
    """The sheet called `sheet` (or the only one) as a table. A formula gives its stored value. Raises UnreadableFile."""
    formulas = _inspected(data, name)
    values = _workbook(data, name, values=True)
    titles: list[str] = [each.title for each in values.worksheets]
    if not sheet and len(titles) != 1:
        raise UnreadableFile(name, f"it has {len(titles)} sheets ({', '.join(titles[:10])})",
                             f'Say which one: write sheet = "{titles[0] if titles else "..."}" under [list] in the mapping.')
    if sheet and sheet not in titles:
        raise UnreadableFile(name, f"it has no sheet called {sheet!r}", f"It has: {', '.join(titles[:10])}.")
    title = sheet or titles[0]
    plain = _rows(values, title)
    written = _rows(_workbook(data, name, values=False), title) if formulas else None
    try:
        return laid_out(name, title, _records(plain, written))
    except UnreadableFile:
        raise
    except Exception as error:  # openpyxl passes on whatever its parsers raise on a damaged part
        raise _damaged(name, error) from error


def _inspected(data: bytes, name: str) -> bool:
    """Whether any sheet holds formulas, once nothing in the archive is out of proportion. Raises UnreadableFile."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            size = sum(entry.file_size for entry in entries)
            packed = sum(entry.compress_size for entry in entries)
            if len(entries) > MOST_ENTRIES or size > MOST_BYTES or (size > SMALL and size > MOST_RATIO * max(packed, 1)):
                raise UnreadableFile(name, f"it would unpack to {size:,} bytes in {len(entries)} parts, which no list needs",
                                     "Save the one sheet that matters as CSV.")
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")) and not _PROLOG.match(archive.open(entry).read(4096)):
                    raise UnreadableFile(name, f"its part {entry.filename} does not begin as a workbook's does",
                                         "Open it in a spreadsheet program and save it again.")
            return any(re.search(rb"<(?:\w+:)?f[ />]", archive.read(entry)) for entry in entries
                       if entry.filename.startswith("xl/worksheets/"))
    except UnreadableFile:
        raise
    except Exception as error:  # zipfile passes on whatever its decoders raise
        raise _damaged(name, error) from error


def _damaged(name: str, error: Exception) -> UnreadableFile:
    return UnreadableFile(name, f"it is not a whole workbook ({type(error).__name__})",
                          "Open it in a spreadsheet program and save it again, or save the sheet as CSV.")


def _workbook(data: bytes, name: str, *, values: bool) -> Any:
    import openpyxl  # slow to import, and needed for workbooks only

    try:
        return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)
    except Exception as error:  # openpyxl passes on whatever its parsers raise on a damaged part
        raise _damaged(name, error) from error


def _rows(workbook: Any, title: str) -> Iterator[tuple[Any, ...]]:
    sheet = workbook[title]
    sheet.reset_dimensions()  # the declared size is often wrong
    rows: Iterator[tuple[Any, ...]] = sheet.iter_rows(values_only=True)
    return rows


def _records(values: Iterator[tuple[Any, ...]], written: Iterator[tuple[Any, ...]] | None) -> Iterator[Row]:
    """The rows that are not empty, all as wide as the widest of them."""
    found = []
    for number, cells in enumerate(values, 1):
        formulas = next(written) if written else ()
        broken = tuple((place, _NO_VALUE) for place, (cell, formula) in enumerate(zip(cells, formulas, strict=False))
                       if cell is None and formula is not None)
        texts = tuple(_text(cell) for cell in cells)
        if broken or any(map(str.strip, texts)):
            found.append(Row(number, texts, broken))
    width = max((_last(row) for row in found), default=0)
    return (Row(row.number, (*row.cells, *[""] * width)[:width], row.broken) for row in found)


def _last(row: Row) -> int:
    """How many cells a row has up to its last one that holds something."""
    broken = [place for place, _ in row.broken]
    return max([place for place, cell in enumerate(row.cells, 1) if cell] + [place + 1 for place in broken], default=0)


def _text(cell: object) -> str:
    """A cell's value as text: dates as ISO, whole numbers without `.0`."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).upper()
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell)
