"""Drafts of mappings: the order of day and month comes from the whole column, or is asked for."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.core.errors import BadMap
from habeas.intake.columns import check_columns
from habeas.intake.draft import draft_map
from habeas.intake.maps import read_map
from habeas.intake.rows import read_rows
from habeas.intake.tables import read_table
from tests.intake.lists import LETTERS


def drafted(text: str, name: str = "city list.csv") -> str:
    return draft_map(read_table(text.encode(), name), name)


def test_the_order_is_worked_out_from_the_whole_column() -> None:
    days = "no,fecha_secuestro\n1,05/04/1977\n2,06/04/1977\n3,{}\n"
    assert 'order = "dmy"' in drafted(days.format("18/04/1977"))
    assert 'order = "mdy"' in drafted(days.format("04/18/1977"))


def test_an_order_that_the_column_does_not_show_is_asked_for_and_refused() -> None:
    for last in ("07/04/1977", "18/04/1977\n4,04/18/1977"):
        draft = drafted(f"no,fecha_secuestro\n1,05/04/1977\n2,06/04/1977\n3,{last}\n")
        assert 'order = "ask"' in draft
        with pytest.raises(BadMap, match='then write order = "dmy"'):
            read_map(draft, "draft.toml")


def test_a_column_with_another_order_gets_its_own() -> None:
    draft = drafted("no,fecha_secuestro,fecha_nacimiento\n1,18/04/1977,04/18/1950\n2,19/04/1977,04/05/1951\n")
    orders = {column.kind: column.dates.order for column in read_map(draft, "draft.toml").columns}
    assert sorted(orders.values()) == ["dmy", "mdy"] and orders["arrest"] != orders["birth"]


def test_one_open_column_is_asked_for_although_others_show_an_order() -> None:
    draft = drafted("no,fecha_secuestro,fecha_nacimiento\n1,18/04/1977,04/08/1950\n2,19/04/1977,04/05/1951\n")
    assert 'order = "dmy"' in draft and 'order = "ask"  # 0 cells can only be day first, 0 only month first' in draft


def test_a_range_of_days_is_no_sign_of_an_order() -> None:
    assert 'order = "ask"' in drafted("no,fecha_secuestro\n1,18-22/02/1977\n2,05/04/1977\n")


def test_the_draft_of_a_list_says_what_it_found() -> None:
    draft = drafted(
        "Nro,Apellido y nombres,Apellido materno,Edad,Sexo,Fecha de nacimiento,Fecha de secuestro,Lugar de secuestro,"
        "Fecha de muerte o hallazgo de restos,Link,Fecha de alta\n"
        "1,Vela Iris,Brand,26,F,1950,princ/02/1977,Old Port,s/d,a,2001-01-01\n"
        "2,Brand Ada,,30,M,reservado,18/02/77,,19/02/1977,b,2001-01-02\n"
        "3,Brand Eva,,31,M,1951,ABR/1977,,19/03/1977,c,2001-01-02\n")
    found = read_map(draft, "draft.toml")
    assert (found.id, found.key, found.names) == ("city-list", ("Nro",), ("Apellido y nombres",))
    assert found.silence == {"s/d"} and found.withheld == {"reservado"}
    assert {column.name: column.kind for column in found.columns} == {
        "Apellido materno": "mother_name", "Edad": "age", "Sexo": "sex", "Fecha de nacimiento": "birth",
        "Fecha de secuestro": "arrest", "Lugar de secuestro": "arrest_place", "Fecha de muerte o hallazgo de restos": "death"}
    by_kind = {column.kind: column for column in found.columns}
    assert by_kind["arrest"].place == "Lugar de secuestro" and by_kind["death"].side == "by"
    assert by_kind["age"].at == ("arrest", "death") and dict(by_kind["sex"].codes) == {"F": "female", "M": "male"}
    assert by_kind["arrest"].dates.months[0] == "enero"
    assert '# parts = {"princ" = "1-10"}' in draft and "# window" in draft
    assert '# These seem to hold dates, but their names do not say of what: "Fecha de alta"' in draft
    assert 'Not mapped (they stay in the kept file): "Link", "Fecha de alta"' in draft


def test_english_headers_are_understood_too() -> None:
    draft = drafted("id,Surname,First name,Date of birth,Arrest date,Place of arrest,Age,Gender\n"
                    "1,Vela,Iris,1950,2 May 1977,Port,26,f\n")
    found = read_map(draft, "draft.toml")
    assert found.names == ("Surname", "First name")
    assert {column.kind for column in found.columns} == {"birth", "arrest", "arrest_place", "age", "sex"}


def test_a_list_without_a_key_says_so() -> None:
    assert "no column tells every row from every other" in drafted("name,age\nIris,26\nIris,26\n")


def test_no_person_s_data_stands_in_a_draft() -> None:
    draft = drafted("no,name,notes\n1,Vela Iris,seen in the harbour\n2,Brand Ada,\n")
    assert "Vela" not in draft and "harbour" not in draft


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dates(date(1900, 1, 1), date(1999, 12, 31)), min_size=1, max_size=8),
       st.sampled_from(("%d/%m/%Y", "%m/%d/%Y")))
def test_a_draft_that_does_not_ask_reads_every_day_as_it_was_written(days: list[date], form: str) -> None:
    table = read_table(("no,arrest date\n" + "".join(f"{n},{day:{form}}\n" for n, day in enumerate(days))).encode(), "list.csv")
    try:
        found = read_map(draft_map(table, "list.csv"), "draft.toml")
    except BadMap:
        assert all(day.day <= 12 for day in days)
        return
    read = [record.claims[0].value for record in read_rows(table, found, "exhibit")]
    assert [str(value) for value in read] == [day.isoformat() for day in days]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(LETTERS, max_size=12), min_size=1, max_size=6),
       st.sampled_from(("list.csv", "..csv", "Año 1.csv", "x")))
def test_the_draft_of_any_list_is_a_mapping_of_its_columns(header: list[str], name: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows([["k", *header], [str(len(header)), *header]])
    table = read_table(out.getvalue().encode(), name)
    check_columns(read_map(draft_map(table, name), "draft.toml"), table.header)
