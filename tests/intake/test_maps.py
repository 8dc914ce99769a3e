"""Mappings: what they may say, and one sentence for each slip."""

from __future__ import annotations

import pytest

from habeas.core.errors import BadMap, NoSuchColumn, UnknownKey
from habeas.core.people import Source
from habeas.core.when import parse
from habeas.intake.columns import check_columns, unmapped_columns
from habeas.intake.maps import read_map
from tests.intake.lists import COLUMNS, HEAD, a_map, a_table

SMALL = '[list]\nid = "x"\nregister = "X"\nkey = ["no"]\n'


def test_a_mapping_names_its_speaker_and_who_quotes_it_but_no_repackager() -> None:
    found = read_map(SMALL + 'register_name = "Report X"\nregister_sort = "publication"\nrepackaged_by = "Y"\n'
                     'relay = [{id = "Z", name = "Coders Z", sort = "organisation"}]\npublished = "1991-02"\n', "x.toml")
    assert found.sources() == (Source("X", "Report X", "publication"), Source("Z", "Coders Z", "organisation"))
    assert (found.repackaged_by, found.published, found.title) == ("Y", parse("1991-02"), "x")


def test_a_column_inherits_the_list_s_words_and_dates_and_may_have_its_own() -> None:
    column, = a_map('[[column]]\nname = "x"\nkind = "birth"\nsilence = ["?"]\norder = "mdy"\nwindow = [1850, 1949]\n').columns
    assert column.silence == {"sin datos", "?"} and column.withheld == {"dato resguardado"}
    assert (column.dates.order, column.dates.window, column.dates.months[0]) == ("mdy", (1850, 1949), "enero")


def test_own_names_of_months_may_be_given() -> None:
    names = ", ".join(f'"Month{letter}"' for letter in "ABCDEFGHIJKL")
    found = read_map(f"{SMALL}[dates]\nmonths = [{names}]\n[[column]]\nname='d'\nkind='birth'\n", "x.toml")
    assert found.columns[0].dates.months[11] == "monthl"


@pytest.mark.parametrize(("text", "words"), [
    ("id = ", "it is not TOML"),
    ("[dates]\n", "[list] is missing"),
    ("[list]\nregister = 'X'\nkey = ['no']\n", "id is missing"),
    ("[list]\nid = 'x'\nkey = ['no']\n", "register is missing"),
    ("[list]\nid = 'x'\nregister = 'X'\n", "key is missing"),
    ("[list]\nid = 'a:b'\nregister = 'X'\nkey = ['no']\n", "is not made of letters"),
    ("[list]\nid = 3\nregister = 'X'\nkey = ['no']\n", "id must be a text"),
    (SMALL + "keys = ['no']\n", "'keys', which means nothing there. It may hold"),
    (SMALL + "delimiter = ';;'\n", "one character"),
    (SMALL + "published = '1991-13'\n", "no such month"),
    (SMALL + "refers_to = {list = 'y'}\n", "a list and a key"),
    (SMALL + "locator = {colum = 'page'}\n", "'colum'"),
    (SMALL + "silence = [1]\n", "list of texts"),
    (SMALL + "[dates]\norder = 'ask'\n", 'write order = "dmy" or order = "mdy"'),
    (SMALL + "[dates]\norder = 'ydm'\n", "is not known. It is one of: dmy, mdy, ymd, edtf"),
    (SMALL + "[dates]\nwindow = [1900, 2010]\n", "at most a hundred years"),
    (SMALL + "[dates]\nmonths = 'fr'\n", "one of: en, es"),
    (SMALL + "[dates]\nmonths = ['a']\n", "twelve names"),
    (SMALL + "[dates]\nparts = {late = '29-31'}\n", 'not a range such as "1-10"'),
    (SMALL + "[dates]\nparts = {late = 21}\n", "a text for every word"),
    (SMALL + "[units]\nlat = 'decades'\n", "one of: years, months, days"),
    (SMALL + "[[column]]\nkind = 'birth'\n", "[[column]] number 1: name is missing"),
    (SMALL + "[[column]]\nname = 'd'\n", "kind is missing"),
    (SMALL + "[[column]]\nname = 'd'\nkind = 'arest'\n", "Did you mean 'arrest'"),
    (SMALL + "[[column]]\nname = 'd'\nkind = 'order'\n", "cannot give claims of kind order"),
    (SMALL + "[[column]]\nname = 'd'\nkind = 'birth'\nread = 'text'\n", "It is one of: date, flag"),
    (SMALL + "[[column]]\nname = 'd'\nkind = 'birth'\nsplit = '|'\n", "(read as date) holds the key 'split'"),
    (SMALL + "[[column]]\nname = 'd'\nkind = 'birth'\nbound = 'start'\n", "bound belongs to states"),
    (SMALL + "[[column]]\nname = 'd'\nkind = 'birth'\norder = 'ask'\n", "left open"),
    (SMALL + "[[column]]\nname = 'd'\nkind = 'age'\n", "at is missing"),
    (SMALL + "[[column]]\nname = 'd'\nkind = 'age'\nat = 'sex'\n", "not an event or state"),
    (SMALL + "[[column]]\nname = 'd'\nkind = 'age'\nat = 'arrest'\nyes = ['1']\n", "under = 18"),
    (SMALL + "[[column]]\nname = 'd'\nkind = 'age'\nat = 'arrest'\nyes = ['1']\nunder = -1\n", "1 or more"),
    (SMALL + "[[column]]\nname = 'd'\nkind = 'sex'\n", "codes is missing"),
    (SMALL + "[[column]]\nname = 'd'\nkind = 'release'\nread = 'flag'\n", "yes and no are missing"),
    (SMALL + "[[column]]\nname = 'd'\nkind = 'release'\nyes = ['1']\nat = 'arrest'\n", "this column gives none"),
    (SMALL + "[[column]]\nname = 'd'\nkind = 'children'\nread = 'number'\n", "unit is missing"),
    (SMALL + "[[column]]\nname = 'd'\nkind = 'sentence'\nuntil = 'release'\n", "since is missing"),
    (SMALL + "[[column]]\nname = 'd'\nkind = 'alias'\nalso = [{words = 'x', kind = 'sex'}]\n", "another kind with a code"),
    (SMALL + "[[column]]\nname = 'd'\nkind = 'alias'\n[[column]]\nname = 'd'\nkind = 'name'\n", "mapped twice"),
    (SMALL + "name = ['d']\n[[column]]\nname = 'd'\nkind = 'name'\n", "claim of kind name already"),
])
def test_each_slip_gets_one_sentence_with_the_place(text: str, words: str) -> None:
    with pytest.raises(BadMap) as caught:
        read_map(text, "x.toml")
    assert words in str(caught.value) and str(caught.value).startswith("The mapping x.toml cannot be used: ")


def test_an_unknown_key_has_a_class_of_its_own_and_a_near_word() -> None:
    with pytest.raises(UnknownKey, match="Did you mean 'silence'"):
        read_map(SMALL + "silense = ['x']\n", "x.toml")


def test_a_column_that_the_list_does_not_have_is_named_with_a_near_one() -> None:
    with pytest.raises(NoSuchColumn, match=r"'takn'.*Did you mean 'taken'"):
        check_columns(a_map('[[column]]\nname = "takn"\nkind = "arrest"\n'), a_table("1,a,b,c,d,e,f,g\n").header)


def test_a_column_of_which_there_are_two_must_be_told_apart() -> None:
    with pytest.raises(BadMap, match=r"2 columns called 'taken'. Say which one: 'taken#1' or 'taken#2'"):
        check_columns(a_map('[[column]]\nname = "taken"\nkind = "arrest"\n'), ("no", "person", "taken#1", "taken#2"))


def test_columns_that_stay_with_the_exhibit_are_named() -> None:
    found = read_map(HEAD + COLUMNS, "harbour.toml")
    assert unmapped_columns(found, a_table("1,a,b,c,d,e,f,g\n").header) == ("photo",)
