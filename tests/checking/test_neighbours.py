"""The rows above and below: which claims are worth a look, whose cells stand beside them, and what follows for a conflict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from habeas.checking import check
from habeas.checking.findings import Finding
from habeas.checking.neighbours import asked, beside, by_row, rows_beside, with_neighbours
from habeas.core.claims import Cell, Claim, Extract
from habeas.core.people import Mention
from habeas.core.values import Text

from .invented import claim
from .values import age

ROW = 12  # of the person whose claims are in conflict


def cell(kind: str, value: str, *, by: str = "Register", row: int = ROW, column: str = "", exhibit: str = "") -> Claim:
    """A claim of a list of its speaker's own."""
    said = claim(kind, Text("x") if kind == "name" else value, by=by, mention=f"{by.lower()}:{row}")
    return replace(said, passage=Cell(exhibit or f"{by} 1999", "Sheet1", row, column or kind))


def arrests(first: str, second: str) -> list[Claim]:
    """Two dates of one arrest, by two lists."""
    return [cell("arrest", first), cell("arrest", second, by="Commission")]


OTHERS = {"register:11": "another", "register:13": "a third", "commission:11": "another", "register:12": "one", "commission:12": "one",
          "register:10": "a fourth"}
CLAIMS = arrests("1976-05-14", "1977-08-23")


def looked(claims: Sequence[Claim], around: Sequence[Claim], language: str = "en") -> Finding:
    """The one conflict of the claims, with what the rows beside it say."""
    result = check(claims, language=language)
    near = beside(asked(result.findings), around, OTHERS)
    found = [each for each in with_neighbours(result.findings, near, language) if each.kind == "conflict"]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(("row", "where"), [(ROW - 1, "above"), (ROW + 1, "below")])
def test_a_day_that_the_row_above_or_below_has_too_may_have_slipped(row: int, where: str) -> None:
    found = looked(CLAIMS, [cell("arrest", "1976-05-14", row=row)])
    assert found.classes == ("neighbouring cell",)  # it was unexplained
    assert found.reasons == (f"neighbouring cell: in Register's list the row {where}, on another person, has the same day: "
                             "a cell may have slipped by one row, or the day is that of both",)


def test_the_class_is_told_in_the_language_of_the_check() -> None:
    found = looked(CLAIMS, [cell("arrest", "1976-05-14", row=ROW + 1)], "es")
    assert found.reasons == ("celda contigua: en la lista de Register, la fila siguiente, sobre otra persona, tiene el mismo día: una "
                             "casilla puede haberse corrido una fila, o el día corresponde a ambas personas",)


def test_the_class_takes_its_place_among_those_that_fit() -> None:
    near = arrests("1976-05-14", "1976-05-15")
    assert check(near).findings[0].classes == ("adjacent day", "one digit")
    found = looked(near, [cell("arrest", "1976-05-14", row=ROW + 1)])
    assert found.classes == ("adjacent day", "one digit", "neighbouring cell")
    assert [each.split(":")[0] for each in found.reasons] == list(found.classes)


def test_a_day_that_only_bounds_an_event_may_slip_too() -> None:
    claims = [cell("death", "[..1976-05-14]"), cell("death", "1977-08-23", by="Commission")]
    assert "neighbouring cell" in looked(claims, [cell("death", "[..1976-05-14]", row=ROW + 1)]).classes
    assert "neighbouring cell" not in looked(claims, [cell("death", "1976-05-14", row=ROW + 1)]).classes


@pytest.mark.parametrize(("why", "around"), [
    ("another day", [cell("arrest", "1976-05-15", row=ROW + 1)]),
    ("two rows away", [cell("arrest", "1976-05-14", row=ROW - 2)]),
    ("another column", [cell("arrest", "1976-05-14", row=ROW + 1, column="registered")]),
    ("another kind in the column", [cell("transfer", "1976-05-14", row=ROW + 1, column="arrest")]),
    ("another edition of the list", [cell("arrest", "1976-05-14", row=ROW + 1, exhibit="Register 2005")]),
    ("another list", [cell("arrest", "1976-05-14", row=ROW + 1, by="Courier")]),
    ("another sheet", [replace(cell("arrest", "1976-05-14"), mention="register:13",
                               passage=Cell("Register 1999", "Sheet2", ROW + 1, "arrest"))]),
    ("a denial", [replace(cell("arrest", "1976-05-14", row=ROW + 1), affirmed=False)]),
    ("the same person again", [replace(cell("arrest", "1976-05-14", row=ROW + 1), mention="commission:12")]),
    ("no rows known", []),
])
def test_no_slip_is_suspected(why: str, around: list[Claim]) -> None:
    assert looked(CLAIMS, around).classes == ("unexplained",), why


def test_two_persons_whose_dates_both_lists_give_alike_were_taken_together() -> None:
    above, rival = cell("arrest", "1976-05-14", row=ROW - 1), cell("arrest", "1977-08-23", row=ROW - 1, by="Commission")
    assert looked(CLAIMS, [above, rival]).classes == ("unexplained",)
    assert looked(CLAIMS, [above, replace(rival, value=above.value)]).classes == ("neighbouring cell",)


def test_a_day_that_two_entries_on_the_person_give_has_not_slipped() -> None:
    result = check([*CLAIMS, cell("arrest", "1976-05-14", by="Courier")])
    found = with_neighbours(result.findings, beside(asked(result.findings), [cell("arrest", "1976-05-14", row=ROW + 1)], OTHERS))
    assert found == result.findings


@pytest.mark.parametrize(("why", "claims"), [
    ("years", arrests("1976", "1977-08-23")), ("months", arrests("1976-05", "1977-08-23")),
    ("ranges", arrests("[1976-05-10..1976-05-14]", "1977-08-23")),
    ("an order of events", [cell("death", "1976-05-14"), cell("arrest", "1977-08-23", by="Commission")]),
])
def test_what_is_equal_by_chance_or_beside_the_point_is_not_looked_at(why: str, claims: list[Claim]) -> None:
    assert "neighbouring cell" not in looked(claims, [replace(claims[0], mention="register:13",
                                                              passage=Cell("Register 1999", "Sheet1", ROW + 1, claims[0].kind))]).classes


def test_only_days_in_lists_that_conflict_on_one_event_are_asked_for() -> None:
    quoted = replace(claim("arrest", "1978-02-03", by="Letter"), passage=Extract("00", 3, 9, "words"))
    result = check([*CLAIMS, quoted, cell("birth", "1950-03-10"), claim("age", age(40, 40), by="Courier")])
    assert {each.id for each in asked(result.findings)} == {each.id for each in CLAIMS}


@pytest.mark.parametrize(("why", "claims"), [
    ("years", arrests("1976", "1977")),
    ("a default date, which is no conflict", [cell("arrest", "1976-05-01")]),
    ("a denial", [cell("arrest", "1976-05-14"), replace(cell("arrest", "1976-05-14", by="Commission"), affirmed=False)]),
    ("an order of events", [cell("death", "1976-05-14"), cell("arrest", "1977-08-23", by="Commission")]),
])
def test_nothing_is_asked_for(why: str, claims: list[Claim]) -> None:
    result = check(claims)
    assert result.findings and asked(result.findings) == (), why
    near = {each.id: (replace(each, mention="register:13", passage=Cell("Register 1999", "Sheet1", ROW + 1, each.kind)),)
            for each in claims}
    assert with_neighbours(result.findings, near) == result.findings, "and a neighbour that was given all the same explains nothing"


def test_the_class_stands_before_those_that_come_later_in_the_order_and_is_told_once() -> None:
    names = [replace(cell("name", ""), value=Text(name), mention=f"{by}:12")
             for name, by in (("Iris Vela", "register"), ("Irina", "commission"))]
    found = looked([*CLAIMS, *names], [cell("arrest", "1976-05-14", row=ROW + 1)])
    assert found.classes == ("neighbouring cell", "transliteration or two persons")
    born = [cell("birth", "1976-05-14"), cell("birth", "1950-03-10", by="Commission"), cell("arrest", "1976-05-14")]
    again = looked(born, [cell("birth", "1976-05-14", row=ROW + 1)])
    assert again.classes == ("neighbouring cell",) and "in one row" in again.reasons[0]


def test_a_check_without_neighbours_stays_as_it_is() -> None:
    result = check(CLAIMS)
    assert with_neighbours(result.findings, {}) == result.findings
    assert with_neighbours(result.findings, {CLAIMS[0].id: ()}) == result.findings


def test_the_rows_beside_are_found_by_list_and_row() -> None:
    mentions = [Mention(f"register:{row}", "", "register", row) for row in range(2, 20)] + [Mention("commission:13", "", "commission", 13)]
    assert rows_beside(CLAIMS[:1], {each.id: each for each in mentions}, by_row(mentions)) == ("register:11", "register:13")


def test_two_editions_may_have_their_rows_under_one_number() -> None:
    mentions = [Mention("register:a", "", "register", 13), Mention("register:b", "", "register", 13),
                Mention("register:12", "", "register", 12)]
    assert rows_beside(CLAIMS[:1], {each.id: each for each in mentions}, by_row(mentions)) == ("register:a", "register:b")


def test_claims_from_documents_have_no_rows_beside_them() -> None:
    quoted = replace(CLAIMS[0], passage=Extract("00", 3, 9, "words"))
    assert rows_beside([quoted], {}, {}) == ()
    assert beside([quoted], CLAIMS, OTHERS) == {quoted.id: ()}
