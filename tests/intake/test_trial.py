"""A mapping tried on a list: every cell of every mapped column is counted once."""

from __future__ import annotations

from habeas.intake.maps import read_map
from habeas.intake.tables import read_table
from habeas.intake.trial import Cells, glimpses, tried

LIST = (b"no,person,taken,sex\n1,\"Vela, Iris\",18/02/1977,F\n2,\"Brand, Ada\",in spring,F\n3,dato resguardado,in spring,x\n"
        b"4,,sin datos,M\n5,torn\n")
MAP = '''
[list]
id = "harbour"
register = "Harbour"
key = ["no"]
name = ["person"]
silence = ["sin datos"]
withheld = ["dato resguardado"]
[[column]]
name = "sex"
kind = "sex"
codes = {F = "female", M = "male"}
[[column]]
name = "taken"
kind = "arrest"
'''


def test_every_column_says_how_many_cells_were_claims_silences_withheld_or_unread_and_which() -> None:
    person, taken, sex = tried(read_table(LIST, "harbour.csv"), read_map(MAP, "m"))
    assert (person.column, person.claimed, person.silent, person.withheld, person.unread) == ("person", 2, 1, 1, ())
    assert (taken.column, taken.claimed, taken.silent, taken.withheld) == ("taken", 1, 1, 0)
    assert [(each.words, each.rows) for each in taken.unread] == [("in spring", (3, 4))]
    assert (sex.claimed, sex.silent) == (3, 0)
    assert sex.unread == (Cells("x", "the mapping has no code for it", (4,)),)


def test_a_glimpse_shows_different_cells_and_all_words_only_where_they_are_few() -> None:
    rows = "".join(f"{number},{'F' if number % 3 else 'M'},{'y' * 90}\n" for number in range(40))
    number, sex, long = glimpses(read_table(f"no,sex,notes\n{rows}".encode(), "a.csv"))
    assert number.samples == ("0", "1", "2", "3") and number.words == () and number.filled == 40
    assert sex.words == ("F", "M")
    assert long.words == () and long.samples == ("y" * 80 + "…",)
