"""The classes of explanation that occur in no conflict of the real lists, on rows that were invented after the manner of such lists.

Measured: of 3,144 conflicts of the two Argentine registers and 25 of the Rettig report, none has one of these classes. The registers
give no length of custody and no date called approximate; none of their dates is in another calendar; one edition of each list is at
hand; of two lists none can be told to share its errors against a third; the lists were linked by equal names, so no two rows of one
person bear other names; and rows of lists are not translated.
"""

from __future__ import annotations

from habeas.checking import check
from habeas.core.claims import Claim, Extract, Translation
from habeas.core.when import parse
from habeas.intake.editions import Held, compare
from habeas.intake.maps import read_map
from habeas.intake.rows import RowRecord, read_rows
from habeas.intake.tables import read_table

COLUMNS = ("birth", "arrest", "release", "death", "held_for")
HEADER = ",".join(("no", "person", *COLUMNS))


def rows(register: str, text: str, dates: str = "") -> list[RowRecord]:
    """The rows of an invented list whose columns are named for their kinds."""
    head = f'[list]\nid = "{register.lower()}"\nregister = "{register}"\nkey = ["no"]\nname = ["person"]\n[dates]\norder = "dmy"\n{dates}\n'
    columns = "".join(f'[[column]]\nname = "{name}"\nkind = "{name}"\n' for name in COLUMNS) + 'since = "arrest"\nuntil = "release"\n'
    table = read_table(f"{HEADER}\n{text}\n".encode(), f"{register}.csv")
    return list(read_rows(table, read_map(head + columns, f"{register}.toml"), f"{register} {text}"))


def claims(register: str, text: str, dates: str = "") -> list[Claim]:
    """The claims of such rows."""
    found = rows(register, text, dates)
    assert not any(record.unread for record in found)
    return [claim for record in found for claim in record.claims]


def reason(name: str, said: list[Claim], ended: dict[str, str] | None = None) -> list[str]:
    """The reasons of that class, one for each conflict (empty where it does not fit)."""
    return [dict(each.split(": ", 1) for each in finding.reasons).get(name, "")
            for finding in check(said, ended=ended).findings if finding.kind == "conflict"]


def test_three_years_that_were_eleven_days_short_may_have_been_rounded() -> None:
    said = claims("Harbour", "7,Vela Iris,,14/09/1976,03/09/1979,,3 años")
    assert reason("rounding", said) == ["a length of “3 años” may have been rounded"]


def test_a_date_that_a_list_calls_approximate_may_have_been_rounded() -> None:
    said = [*claims("Harbour", "7,Vela Iris,,aprox. 14/09/1976,,,"), *claims("Courthouse", "31,VELA IRIS,,18/09/1976,,,")]
    assert reason("rounding", said) == ["the date is given as approximate"]


def test_a_date_of_another_calendar_may_have_been_converted_wrongly() -> None:
    said = [*claims("Harbour", "7,Vela Iris,,15/4/1396,,,", 'calendar = "hijri"'), *claims("Courthouse", "31,VELA IRIS,,10/05/1976,,,")]
    assert reason("calendar", said) == ["Harbour's date was written in the hijri calendar and converted"]


def test_a_second_given_name_leaves_open_whether_two_rows_speak_of_two_persons() -> None:
    said = [*claims("Harbour", "7,Vela Iris,10/03/1950,14/09/1976,,,"), *claims("Courthouse", "31,VELA IRIS MARTA,,21/11/1977,,,")]
    assert reason("transliteration or two persons", said) == [
        "the two entries name “VELA IRIS MARTA” and “Vela Iris” and differ in the arrest or abduction: "
        "one name in two spellings or a second name, or two persons"]


def test_a_row_in_another_script_may_be_a_transliteration() -> None:
    said = [*claims("Harbour", "7,Vela Iris,,14/09/1976,,,"), *claims("Courthouse", "31,Вела Ирис,,21/11/1977,,,")]
    assert reason("transliteration or two persons", said) == [
        "the two entries name “Вела Ирис” and “Vela Iris” and differ in the arrest or abduction: one name in two scripts, or two persons"]


def test_a_statement_read_in_translation_against_a_list() -> None:
    words = "la detuvieron el 14 de septiembre"
    read = Extract("statement", 120, 120 + len(words), words, "2", Translation("they arrested her on 14 December", "B. Interpreter"))
    said = [*claims("Harbour", "7,Vela Iris,,14/09/1976,,,"),
            Claim("statement:1", "arrest", parse("1976-12-14"), "her sister", read, words)]
    assert reason("translation", said) == [
        "her sister's words were read in a translation by B. Interpreter, which may say something else than they do"]


def test_a_list_that_did_not_follow_the_correction_of_another() -> None:
    first, second = rows("Harbour", "7,Vela Iris,,14/09/1976,,,"), rows("Harbour", "7,Vela Iris,,21/11/1977,,,")
    before = {claim.id: claim for record in first for claim in record.claims}
    ended = {old: new for old, new in compare(second, Held(before)).ended if new is not None}
    said = [*before.values(), *(claim for record in second for claim in record.claims if claim.id not in before),
            *claims("Courthouse", "31,VELA IRIS,,14-9-1976,,,")]
    assert reason("later edition", said, ended) == [
        "Harbour said the same until its later edition, which says: arrest or abduction on 21 November 1977; "
        "Courthouse's claim may rest on the older edition"]


def test_two_lists_that_share_two_dates_against_a_third() -> None:
    said = [*claims("Harbour", "7,Vela Iris,,14/09/1976,,02/03/1978,"), *claims("Courthouse", "31,VELA IRIS,,14/09/1976,,02/03/1978,"),
            *claims("Parish", "4,Iris Vela,,21/11/1977,,19/10/1978,")]
    assert sorted(reason("copied error", said)) == [
        f"Courthouse and Harbour say the same here and on the {other}, each time against another source: one may have copied the other"
        for other in ("arrest or abduction", "death")]


def test_two_lists_that_share_an_impossible_order() -> None:
    said = [*claims("Harbour", "7,Vela Iris,,14/09/1978,,02/03/1976,"), *claims("Courthouse", "31,VELA IRIS,,14/09/1978,,02/03/1976,")]
    assert reason("copied error", said) == ["Courthouse and Harbour each make all of these statements: one may have copied the other"]
