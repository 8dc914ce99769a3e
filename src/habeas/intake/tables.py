"""Tables from bytes: CSV here, XLSX in `sheets`, and what makes a file no table at all.

Only LF and CRLF end a row of a CSV file: a bare carriage return stays in its cell.
"""

from __future__ import annotations

import codecs
import csv
import io
import re

from habeas.core.errors import UnreadableFile
from habeas.intake.layout import Row, Table, laid_out
from habeas.intake.sheets import read_sheet

DELIMITERS = (",", ";", "\t", "|")
MOST_RAGGED = 20  # refuse a table of which more than one row in so many has a wrong number of cells
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_WORKBOOK = b"PK\x03\x04"
_NOT_TEXT = ((b"pk\x03\x04", "a workbook or an archive", "Give it the ending .xlsx."),
             (b"%pdf", "a PDF", "Find the list as CSV or XLSX."),
             (b"<!doctype html", "a web page", "Download the list itself."),
             (b"<html", "a web page", "Download the list itself."))
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"

csv.field_size_limit(2**31 - 1)  # the length of a cell is judged later, and only where the mapping reads it


def read_table(data: bytes, name: str, *, encoding: str = "", delimiter: str = "", sheet: str = "") -> Table:
    """The table in a file's bytes; `name` (for its ending and for messages) is the file's. Raises UnreadableFile."""
    if not data.strip():
        raise UnreadableFile(name, "it is empty", "Check that the right file was given.")
    workbook = data.startswith(_WORKBOOK)
    if data.startswith(_OLD_WORKBOOK):
        raise UnreadableFile(name, "it is a workbook of the old format (.xls)", "Save it as .xlsx or as CSV.")
    if name.lower().endswith((".xlsx", ".xlsm")):
        if not workbook:
            raise UnreadableFile(name, "its name says workbook, but its contents are something else",
                                 "If it is text, give it the ending .csv.")
        return read_sheet(data, name, sheet)
    for beginning, what, remedy in _NOT_TEXT:
        if data.lstrip()[:20].lower().startswith(beginning):
            raise UnreadableFile(name, f"its name says text, but its contents are {what}", remedy)
    return _csv_table(data, name, encoding, delimiter)


def _csv_table(data: bytes, name: str, encoding: str, delimiter: str) -> Table:
    text = _decoded(data, name, encoding)
    hidden, end = _absent(text)
    text = re.sub(r"\r(?!\n)", hidden, text)  # a bare CR must reach the csv module as an ordinary character
    delimiter = delimiter or _delimiter(text)
    records = list(csv.reader(io.StringIO(f"{text}\n{end}", newline=""), delimiter=delimiter))
    if records.pop() != [end]:
        raise UnreadableFile(name, f"a quotation mark opens in row {_unclosed(records)} and nothing closes it",
                             "Close it, or double it where it belongs to the text.")
    table = laid_out(name, "", (Row(number, tuple(cell.replace(hidden, "\r") for cell in cells))
                                for number, cells in enumerate(records, 1) if any(map(str.strip, cells))))
    ragged = [row for row in table.rows if row.ragged]
    if len(ragged) > max(1, len(table.rows) // MOST_RAGGED):
        raise UnreadableFile(
            name, f"{len(ragged)} of its {len(table.rows)} rows (first: row {ragged[0].number}) do not fit the header",
            f'It was read with {delimiter!r} between cells: if that is wrong, write for example delimiter = ";" in the mapping.')
    return table


def _unclosed(records: list[list[str]]) -> int:
    """The row where a quotation mark swallows the rows after it: the first that has a line break in a cell, and there a quotation
    mark too or a wrong number of cells; or else the one in which the file ends."""
    torn = (number for number, cells in enumerate(records, 1) for cell in cells
            if "\n" in cell and ('"' in cell or len(cells) != len(records[0])))
    return next(torn, len(records) + 1)


def _decoded(data: bytes, name: str, encoding: str) -> str:
    mark = next((codec for bom, codec in _BOMS if data.startswith(bom)), "")
    codec = mark or encoding or "utf-8"
    try:
        text = data.decode(codec)
    except LookupError as error:
        raise UnreadableFile(name, f"the encoding {encoding!r} is not known", 'Write for example encoding = "cp1252".') from error
    except UnicodeDecodeError as error:
        row = _last_row(data[:error.start].decode(codec, errors="replace"))
        raise UnreadableFile(
            name, f"row {row} holds the byte 0x{data[error.start]:02X}, which is not {codec}",
            'If an older program wrote the file, write encoding = "cp1252" under [list] in the mapping.') from error
    if "\0" in text:
        raise UnreadableFile(name, "it holds zero bytes, which no text has", "Save the list as CSV in UTF-8, or as XLSX.")
    if not mark and encoding and not data.isascii() and not codecs.lookup(codec).name.startswith("utf") and _is_utf8(data):
        raise UnreadableFile(name, f"the mapping says {encoding}, but the file is UTF-8", "Take `encoding` out of the mapping.")
    return text


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _last_row(text: str) -> int:
    """The number of the row that a text breaks off in."""
    text = re.sub(r"\r(?!\n)", " ", text) + "."
    return sum(1 for _ in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))


def _absent(text: str) -> tuple[str, str]:
    """Two characters (of the private use area) that the text does not hold."""
    free = (each for each in map(chr, range(0xE000, 0xF900)) if each not in text)
    return next(free), next(free)


def _delimiter(text: str) -> str:
    """The one of the usual delimiters that cuts the first record into most cells, none of them through quotation marks."""
    def cut(delimiter: str) -> tuple[bool, int]:
        cells = next(csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=delimiter), [])
        return not any('"' in cell for cell in cells), len(cells)

    return max(DELIMITERS, key=cut)
