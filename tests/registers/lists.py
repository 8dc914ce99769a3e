"""Rows of the real lists by their own ids, read with the mappings that ship. The lists are looked for in ../shared/data beside the
repository; no word of theirs is kept here."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from habeas.core.claims import Claim
from habeas.core.people import Mention
from habeas.intake.columns import ListMap
from habeas.intake.layout import Table
from habeas.intake.maps import read_map
from habeas.intake.rows import RowRecord, read_rows, record_mention
from habeas.intake.tables import read_table

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
FILES = {"ruvte": "argentina_registers/ruvte_victimas.csv", "parque": "argentina_registers/parque_de_la_memoria.csv",
         "rettig": "chile_rettig/pinochet.csv"}

needed = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not there, so no row of the real lists was checked")


@cache
def _list(name: str) -> tuple[ListMap, Table]:
    list_map = read_map((ROOT / "examples" / "maps" / f"{name}.toml").read_text(encoding="utf-8"), f"{name}.toml")
    file = DATA / FILES[name]
    return list_map, read_table(file.read_bytes(), file.name, encoding=list_map.encoding, delimiter=list_map.delimiter)


def records(name: str, key: str, around: int = 0) -> list[RowRecord]:
    """The row with that id, and `around` rows above and below it, without reading the rest of the list."""
    list_map, table = _list(name)
    column = table.header.index(list_map.key[0])
    place = next(number for number, row in enumerate(table.rows) if row.cells[column] == key)
    chosen = table.rows[max(0, place - around):place + around + 1]
    return list(read_rows(replace(table, rows=chosen), list_map, name))


def claims(*rows: tuple[str, str], around: int = 0) -> list[Claim]:
    """The claims of rows given as list and id."""
    return [claim for name, key in rows for record in records(name, key, around) for claim in record.claims]


def mentions(*rows: tuple[str, str], around: int = 0) -> dict[str, Mention]:
    """The mentions that rows are, by id."""
    return {record.mention: record_mention(record, _list(name)[0]) for name, key in rows for record in records(name, key, around)}
