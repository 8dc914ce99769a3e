"""The four real lists with the mappings that ship: every cell is accounted for, and none that a person can read is unread.

The lists are not part of the project: they are looked for in ../shared/data beside the repository.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from habeas.core.claims import Claim
from habeas.intake.maps import read_map
from habeas.intake.rows import RowRecord, read_rows
from habeas.intake.tables import read_table

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
LISTS = {"ruvte": ("argentina_registers/ruvte_victimas.csv", 8753),
         "parque": ("argentina_registers/parque_de_la_memoria.csv", 8751),
         "ruvte-aliases": ("argentina_registers/apodos.csv", 5362), "rettig": ("chile_rettig/pinochet.csv", 2398)}

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not there, so the real lists were not read")


@cache
def mapped(name: str) -> list[RowRecord]:
    file = DATA / LISTS[name][0]
    list_map = read_map((ROOT / "examples" / "maps" / f"{name}.toml").read_text(encoding="utf-8"), f"{name}.toml")
    table = read_table(file.read_bytes(), file.name, encoding=list_map.encoding, delimiter=list_map.delimiter)
    found = list(read_rows(table, list_map, "exhibit"))
    for record in found:
        counts = record.counts
        assert len(table.header) == (
            counts.claimed + counts.silent + counts.withheld + counts.unread + counts.used + counts.unmapped)
    return found


def claims(found: list[RowRecord], column: str) -> list[Claim]:
    return [claim for record in found for claim in record.claims if claim.passage.column == column]  # type: ignore[union-attr]


@pytest.mark.parametrize("name", LISTS)
def test_every_row_is_read_and_no_cell_is_unread(name: str) -> None:
    found = mapped(name)
    assert len(found) == LISTS[name][1]
    assert sum(record.counts.unread for record in found) == 0


def test_what_ruvte_withholds_is_withheld_and_its_dates_keep_their_precision() -> None:
    found = mapped("ruvte")
    assert sum(record.counts.withheld for record in found) == 216
    dates = Counter(claim.value.precision for claim in claims(found, "fecha_detencion_secuestro"))  # type: ignore[union-attr]
    assert dates == {"day": 6774 + 187, "span": 406, "month": 236, "year": 16}  # 6774 as dd/mm/yyyy, 187 as 1º/mm/yyyy


def test_the_bare_carriage_returns_of_parque_make_no_phantom_person() -> None:
    found = mapped("parque")
    row = next(record for record in found if record.key == "2154")
    assert any("\r" in claim.words for claim in row.claims)
    assert all(record.key.isdecimal() for record in found)


def test_every_alias_refers_to_a_row_of_ruvte() -> None:
    known = {record.mention for record in mapped("ruvte")}
    aliases = mapped("ruvte-aliases")
    assert all(record.refers.startswith("ruvte:") for record in aliases)
    assert sum(record.refers in known for record in aliases) > 5_000


def test_the_months_of_rettig_are_months_and_its_pages_are_locators() -> None:
    found = mapped("rettig")
    assert {claim.value.precision for claim in claims(found, "start_date_monthly")} == {"month"}  # type: ignore[union-attr]
    assert str(found[1].claims[0].passage) == "row 3, column first_name + last_name, report page 159-60"
