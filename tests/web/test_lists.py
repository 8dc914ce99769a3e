"""Lists come in from a page: the mapping is drafted, corrected by clicking or as text, tried, and only then imported."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from habeas.actions.lists import Given, import_list
from habeas.web import shelf
from habeas.web.roles import Role
from habeas.web.tray import Tray
from habeas.web.waiting import WaitingList
from tests.actions.invented import HAND, HARBOUR, harbour
from tests.web.invented import PORT, Made, inside


@pytest.fixture
def editor(case: Made) -> Client:
    return inside("Edi", case, Role.EDITOR)


def tray(case: Made) -> Tray:
    return shelf.shelved(case.id, case.folder).tray


def sent(editor: Client, case: Made, data: bytes, name: str = "port.csv", **said: str) -> WaitingList:
    """A list that was sent, once its mapping is drafted."""
    assert editor.post(f"/case/{case.id}/intake/files", {"files": SimpleUploadedFile(name, data), **said}).status_code == 302
    found = list(tray(case).lists.values())[-1]
    found.settle()
    return found


def shown(browser: Client, case: Made, waiting: WaitingList) -> str:
    return " ".join(browser.get(f"/case/{case.id}/intake/list/{waiting.id}").content.decode().split())


def form(html: str) -> dict[str, str]:
    """The fields of the table of a mapping, as a browser would send them."""
    part = html.partition('id="mapping"')[2].partition("</form>")[0]
    found = dict(re.findall(r'<input type="(?:text|hidden)"[^>]* name="([^"]+)" value="([^"]*)"', part))
    found |= dict(re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\s?([^<]*)</textarea>', part))
    for name, options in re.findall(r'(?s)<select[^>]* name="([^"]+)">(.*?)</select>', part):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else re.findall(r'<option value="([^"]*)"', options)[0]
    found |= dict.fromkeys(re.findall(r'<input type="checkbox"[^>]* name="([^"]+)" value="1" checked', part), "1")
    found["revision"] = re.findall(r'name="revision" value="(\d+)"', html)[0]
    return {name: value.replace("&quot;", '"').replace("&#x27;", "'") for name, value in found.items()}


def click(editor: Client, case: Made, waiting: WaitingList, **changed: str) -> Any:
    """Change some fields of the table and send it."""
    html = editor.get(f"/case/{case.id}/intake/list/{waiting.id}").content.decode()
    fields = {**form(html), **{name.replace("__", "-"): value for name, value in changed.items()}}
    answer = editor.post(f"/case/{case.id}/intake/list/{waiting.id}/map", fields)
    waiting.settle()
    return answer


def bring(editor: Client, case: Made, waiting: WaitingList) -> Any:
    answer = editor.post(f"/case/{case.id}/intake/list/{waiting.id}/import", {"revision": waiting.revision})
    waiting.settle()
    return answer


def test_a_list_waits_with_a_draft_beside_its_cells_and_nothing_is_written(editor: Client, case: Made) -> None:
    heads = tray(case).store.heads()
    html = shown(editor, case, sent(editor, case, PORT.encode()))
    assert "→ arrest or abduction on 13 May 1977" in html
    assert 'sometime</span> <span class="says">→ <strong>unread</strong>' in html
    assert "nobody has said which" in html and '<code dir="ltr">order = &quot;ask&quot;' in html
    assert tray(case).store.heads() == heads


def test_what_was_said_of_the_file_is_in_the_draft(editor: Client, case: Made) -> None:
    waiting = sent(editor, case, PORT.encode(), "new.csv", publisher="Port Authority", published="12 June 2014", title="Persons held")
    head = tomllib.loads(waiting.text)["list"]
    assert (head["register"], head["register_name"], head["title"]) == ("Port Authority", "Port Authority", "Persons held")
    assert head["published"] == "2014-06-12"
    click(editor, case, waiting, list__published="3 July 2014")
    assert tomllib.loads(waiting.text)["list"]["published"] == "2014-07-03"


def test_what_the_table_sends_back_unchanged_changes_nothing(editor: Client, case: Made) -> None:
    waiting = sent(editor, case, PORT.encode())
    before = waiting.text
    click(editor, case, waiting)
    assert waiting.text == before and waiting.revision == 1


def test_a_mapping_is_corrected_by_clicking_tried_and_imported(editor: Client, case: Made) -> None:
    waiting = sent(editor, case, PORT.encode())
    click(editor, case, waiting, order__3="dmy", list__register="Port Authority", then="try")
    assert waiting.trial is not None
    html = shown(editor, case, waiting)
    assert "“sometime”" in html and "1 row: 3" in html
    arrest = next(each for each in waiting.trial.columns if each.column == "Date of arrest")
    assert (arrest.claimed, arrest.silent, len(arrest.unread)) == (1, 0, 1)
    bring(editor, case, waiting)
    assert waiting.phase == "imported" and not waiting.place.exists()
    store = tray(case).store
    assert store.lists()["port"]["register"] == "Port Authority" and len(store.claims(["port:1"])) == 4
    html = shown(editor, case, waiting)
    assert re.search(r"\d pairs of rows", html) and f"/case/{case.id}/intake/links" in html


def test_a_column_that_gets_another_kind_loses_what_does_not_go_with_it_and_gets_what_it_needs(editor: Client, case: Made) -> None:
    waiting = sent(editor, case, PORT.encode())
    click(editor, case, waiting, kind__3="death", side__3="by")
    click(editor, case, waiting, side__3="by", order__3="dmy")
    assert columns(waiting)["Released"] == {"name": "Released", "kind": "death", "side": "by", "order": "dmy"}
    click(editor, case, waiting, kind__3="age")
    assert columns(waiting)["Released"] == {"name": "Released", "kind": "age", "at": "arrest"}
    click(editor, case, waiting, kind__3="")
    assert "Released" not in columns(waiting)
    click(editor, case, waiting, kind__3="=name")
    assert tomllib.loads(waiting.text)["list"]["name"] == ["Name", "Released"]
    click(editor, case, waiting, kind__4="custody")
    assert columns(waiting)["Sex"] == {"name": "Sex", "kind": "custody"}
    click(editor, case, waiting, read__4="flag", yes__4="")
    click(editor, case, waiting, yes__4="F\nM")
    click(editor, case, waiting, kind__2="arrest", side__2="from")
    click(editor, case, waiting, read__2="flag")
    assert columns(waiting)["Date of arrest"] == {"name": "Date of arrest", "kind": "arrest", "read": "flag"}
    assert columns(waiting)["Sex"] == {"name": "Sex", "kind": "custody", "read": "flag", "yes": ["F", "M"]}


def columns(waiting: WaitingList) -> dict[str, Any]:
    return {each["name"]: each for each in tomllib.loads(waiting.text)["column"]}


def test_codes_and_years_of_two_digits_are_typed_beside_the_words(editor: Client, case: Made) -> None:
    waiting = sent(editor, case, b"no;Name;Date of arrest;Sex\n1;Brand, Ada;13/05/77;Q\n2;Ilmar, Teo;14/05/77;M\n")
    click(editor, case, waiting, kind__3="sex", dates__window__first="1950", dates__window__last="1999")
    click(editor, case, waiting, code__3__0="female", code__3__1="male")
    html = shown(editor, case, waiting)
    assert tomllib.loads(waiting.text)["dates"]["window"] == [1950, 1999]
    assert set(columns(waiting)["Sex"]["codes"].values()) == {"female", "male"}
    assert "arrest or abduction on 13 May 1977" in html and "sex: female" in html


@pytest.mark.parametrize(("text", "line", "words"), [
    ('[list]\nid = "a\n', 2, "it is not TOML"),
    ('[list]\nid = "a"\nregister = "A"\nkey = ["no"]\n[[column]]\nname = "Sex"\nkind = "sxe"\n', 7, "sex"),
    ('[list]\nid = "a"\nregister = "A"\nkey = ["no"]\n[dates]\norder = "ydm"\n', 6, "dmy, mdy"),
    ('[list]\nid = "a"\nregister = "A"\nkey = ["no"]\n[[column]]\nname = "Sex"\nkind = "sex"\n', 6, "codes is missing"),
    ('[list]\nid = "a"\nregister = "A"\nkey = ["number"]\n', 0, "it names the column"),
    ("a = " + "[" * 5000, 0, "nested too deeply"),
])
def test_a_mistake_in_the_text_is_shown_with_its_line_and_what_to_do(text: str, line: int, words: str, editor: Client, case: Made) -> None:
    waiting = sent(editor, case, PORT.encode())
    fields = {"revision": waiting.revision, "text": text.replace("\n", "\r\n")}
    answer = editor.post(f"/case/{case.id}/intake/list/{waiting.id}/text", fields)
    assert answer.status_code == 302 and waiting.text == text
    html = shown(editor, case, waiting)
    assert "The mapping cannot be used yet." in html and words in html
    assert (f"Line {line} of the text:" in html) == bool(line) and 'id="text"' in html


def test_who_comes_second_sees_what_was_changed_first_and_loses_nothing(editor: Client, case: Made) -> None:
    waiting = sent(editor, case, PORT.encode())
    old = form(shown(editor, case, waiting))
    click(inside("Olo", case, Role.EDITOR), case, waiting, list__register="Port Authority")
    answer = editor.post(f"/case/{case.id}/intake/list/{waiting.id}/map", {**old, "list-register": "Somebody else"})
    assert answer.status_code == 409 and "Olo has changed the mapping" in answer.content.decode()
    answer = editor.post(f"/case/{case.id}/intake/list/{waiting.id}/text", {"revision": old["revision"], "text": "my own words"})
    assert answer.status_code == 409 and "my own words" in answer.content.decode()
    assert editor.post(f"/case/{case.id}/intake/list/{waiting.id}/import", {"revision": old["revision"]}).status_code == 409
    assert 'register = "Port Authority"' in waiting.text


EDITION = harbour('1,"Brand, Ada",19/05/1977,03/06/1977,yes', '2,"Vela, Iris",18/02/1977,sin datos,no')


def test_a_later_edition_gets_the_mapping_used_last_and_the_dry_run_says_what_it_changes(editor: Client, case: Made) -> None:
    waiting = sent(editor, case, EDITION, "harbour-new.csv")
    assert waiting.text == HARBOUR and waiting.known == "harbour"
    assert "the mapping used last is taken" in shown(editor, case, waiting)
    click(editor, case, waiting, then="try")
    assert waiting.trial is not None
    done = waiting.trial.outcome
    assert (done.edition, done.corrected, len(done.vanished)) == (2, 1, 1)
    bring(editor, case, waiting)
    assert tray(case).store.lists()["harbour"]["edition"] == 2


def test_the_same_mapping_can_be_drafted_anew_instead(editor: Client, case: Made) -> None:
    waiting = sent(editor, case, EDITION, "harbour-new.csv")
    editor.post(f"/case/{case.id}/intake/list/{waiting.id}/look", {"known": ""})
    waiting.settle()
    assert waiting.known == "" and "Drafted from" in waiting.text


def test_an_edition_that_comes_in_between_is_shown_before_anything_is_imported(editor: Client, case: Made) -> None:
    waiting = sent(editor, case, EDITION, "harbour-new.csv")
    click(editor, case, waiting, then="try")
    store = tray(case).store
    other = harbour('1,"Brand, Ada",20/05/1977,03/06/1977,yes')
    import_list(store, Given(other, "x.csv", HARBOUR, "m"), HAND)
    bring(editor, case, waiting)
    assert waiting.phase == "mapping" and store.lists()["harbour"]["edition"] == 2
    html = shown(editor, case, waiting)
    assert "another edition of this list since the last dry run" in html
    bring(editor, case, waiting)
    assert store.lists()["harbour"]["edition"] == 3


def test_nothing_is_imported_without_a_dry_run(editor: Client, case: Made) -> None:
    waiting = sent(editor, case, EDITION, "harbour-new.csv")
    bring(editor, case, waiting)
    assert waiting.phase == "mapping" and waiting.trial is not None and tray(case).store.lists()["harbour"]["edition"] == 1


def test_a_wrong_encoding_is_told_and_settled_with_a_choice(editor: Client, case: Made) -> None:
    waiting = sent(editor, case, "no;Name;Sex\n1;Peñaluz, Elena;F\n".encode("cp1252"))
    html = shown(editor, case, waiting)
    assert "row 2 holds the byte 0xF1, which is not utf-8" in html and "<details open>" in html
    editor.post(f"/case/{case.id}/intake/list/{waiting.id}/look", {"encoding": "cp1252"})
    waiting.settle()
    html = shown(editor, case, waiting)
    assert "Peñaluz, Elena" in html and tomllib.loads(waiting.text)["list"]["encoding"] == "cp1252"


def test_a_list_that_is_left_out_is_gone_with_its_bytes(editor: Client, case: Made) -> None:
    waiting = sent(editor, case, PORT.encode())
    editor.post(f"/case/{case.id}/intake/list/{waiting.id}/leave")
    assert not tray(case).lists and not waiting.place.exists()
    assert editor.get(f"/case/{case.id}/intake/list/{waiting.id}").status_code == 404


def test_a_reader_sees_that_a_list_waits_and_no_more(editor: Client, case: Made) -> None:
    waiting = sent(editor, case, PORT.encode())
    reader = inside("Rea", case, Role.READER)
    assert "port.csv" in reader.get(f"/case/{case.id}/intake").content.decode()
    assert reader.get(f"/case/{case.id}/intake/list/{waiting.id}").status_code == 403
