"""A small invented register and its mapping, which the tests of this folder share."""

from __future__ import annotations

from hypothesis import strategies as st

from habeas.intake.columns import ListMap
from habeas.intake.layout import Table
from habeas.intake.maps import read_map
from habeas.intake.rows import RowRecord, read_rows
from habeas.intake.tables import read_table

LETTERS = st.characters(codec="utf-8", exclude_characters="\0")  # what a text file can hold

HEAD = '''
[list]
id = "harbour"
register = "Harbour"
register_name = "Register of the Harbour District"
key = ["no"]
name = ["person"]
silence = ["sin datos"]
withheld = ["dato resguardado"]

[dates]
order = "dmy"
months = "es"
window = [1900, 1999]
parts = {princ = "1-10", med = "11-20", fines = "21-31", "2ª quinc" = "16-31"}
year_parts = {princ = "1-4", med = "5-8", fines = "9-12", "año" = "1-12", "años" = "1-12"}
'''

COLUMNS = '''
[[column]]
name = "taken"
kind = "arrest"
place = "where"

[[column]]
name = "where"
kind = "arrest_place"

[[column]]
name = "died"
kind = "death"
side = "by"

[[column]]
name = "age"
kind = "age"
at = "arrest|death"
also = [{words = "(caut.)", kind = "born_in_captivity", code = "yes"}]

[[column]]
name = "sex"
kind = "sex"
codes = {F = "female", M = "male"}
'''

HEADER = "no,person,taken,where,died,age,sex,photo\n"
ROW = "1,Vela Iris,18-22/02/1977,Old Port,,26 años,F,yes\n"


def a_map(columns: str = COLUMNS, head: str = HEAD) -> ListMap:
    """The mapping of the invented register."""
    return read_map(head + columns, "harbour.toml")


def a_table(rows: str, header: str = HEADER) -> Table:
    """A CSV table of the invented register."""
    return read_table((header + rows).encode(), "harbour.csv")


def records(rows: str, columns: str = COLUMNS, header: str = HEADER, head: str = HEAD) -> list[RowRecord]:
    """The rows of the invented register, read."""
    return list(read_rows(a_table(rows, header), a_map(columns, head), "exhibit"))
