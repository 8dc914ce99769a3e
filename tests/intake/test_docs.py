"""docs/maps.md: its example is a mapping of its list, and it explains every key that a mapping may hold."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

from habeas.intake import maps
from habeas.intake.dates import read_dates
from habeas.intake.maps import read_map
from habeas.intake.rows import read_rows
from habeas.intake.tables import read_table
from tests.intake.lists import a_map

TEXT = (Path(__file__).parents[2] / "docs" / "maps.md").read_text(encoding="utf-8")


def test_the_example_reads_its_list_as_the_page_says() -> None:
    example = re.search(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    rows = re.search(r"^    no,person.*?\n\n", TEXT, re.DOTALL | re.MULTILINE)
    assert example and rows
    table = read_table(dedent(rows[0]).encode(), "list.csv")
    found = list(read_rows(table, read_map(example[1], "list.toml"), "exhibit"))
    said = [{claim.kind: claim for claim in record.claims} for record in found]
    assert [record.mention for record in found] == ["harbour:1", "harbour:2", "harbour:3"]
    assert (str(said[0]["arrest"].value), said[0]["arrest"].place) == ("[1977-02-18..1977-02-22]", "Old Port")
    assert str(said[0]["arrest"].passage) == "row 2, column taken, page 12"
    assert str(said[1]["death"].value) == "[..1977-06-03]" and "born_in_captivity" in said[2]
    assert not any(record.unread for record in found)


def test_every_key_is_explained() -> None:
    explained = set(re.findall(r"`(\w+)`", TEXT))
    assert {*maps._LIST_KEYS, *maps._DATES_KEYS, *maps._COLUMN_KEYS} <= explained


def test_every_form_of_date_on_the_page_is_read() -> None:
    rules = next(column.dates for column in a_map().columns if column.kind == "arrest")
    rows = re.findall(r"^\| (`.*?) \|", TEXT.partition("## Dates that are read")[2], re.MULTILINE)
    forms = [form for row in rows for form in re.findall(r"`([^`]+)`", row)]
    assert len(forms) > 20 and all(read_dates(form, rules) for form in forms)
