"""Mappings rewritten: what is not changed stays as somebody wrote it."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from habeas.intake.written import rewritten

MAP = '''# By the archive's list of 1986.
[list]
id = "harbour"  # the same for every edition
register = "Harbour"
key = ["no"]

[dates]
order = "dmy"  # asked the archive, 3 May

[[column]]
name = "taken"  # by whom is not said
kind = "arrest"
# The first of a month means the month.

[[column]]
name = "sex"
kind = "sex"
[column.codes]
F = "female"
'''

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES = st.one_of(TEXTS, st.integers(-9, 9999), st.booleans(), st.lists(TEXTS, max_size=3),
                   st.dictionaries(TEXTS, TEXTS, max_size=3))
TABLES = st.dictionaries(TEXTS.filter(bool), VALUES, min_size=1, max_size=4)
COLUMNS = st.lists(st.builds(lambda name, rest: {"name": name, **{key: value for key, value in rest.items() if key != "name"}},
                             TEXTS, TABLES), max_size=3, unique_by=lambda column: column["name"])


def test_what_does_not_change_is_not_touched() -> None:
    assert rewritten(MAP, tomllib.loads(MAP)) == MAP


def test_a_value_changes_alone_and_comments_beside_it_stay() -> None:
    document = tomllib.loads(MAP)
    document["list"]["register"] = "Harbour Commission"
    document["column"][0]["grain"] = "month"
    text = rewritten(MAP, document)
    assert tomllib.loads(text) == document
    for kept in ("# By the archive's", 'id = "harbour"  # the same', "# asked the archive, 3 May", "# by whom is not said",
                 "# The first of a month means the month."):
        assert kept in text
    assert text.index("grain") < text.index("# The first of a month")


def test_a_column_that_is_no_longer_mapped_goes_with_its_lines() -> None:
    document = tomllib.loads(MAP)
    del document["column"][1]
    text = rewritten(MAP, document)
    assert tomllib.loads(text) == document and "female" not in text


def test_a_mapping_that_is_laid_out_otherwise_is_written_anew() -> None:
    text = 'list = {id = "a", key = ["no"]}\ncolumn = [{name = "x", kind = "arrest"}]\n'
    document = tomllib.loads(text)
    document["column"][0]["kind"] = "death"
    assert tomllib.loads(rewritten(text, document)) == document


@given(st.builds(lambda head, columns: {"list": head, "column": columns}, TABLES, COLUMNS), TABLES, COLUMNS)
def test_whatever_is_written_is_read_back(before: dict[str, Any], head: dict[str, Any], columns: list[dict[str, Any]]) -> None:
    before = {key: value for key, value in before.items() if value}
    first = rewritten("", before)
    assert tomllib.loads(first) == before
    after = deepcopy(before) | {"list": head, "column": columns}
    after = {key: value for key, value in after.items() if value}
    assert tomllib.loads(rewritten(first, after)) == after
