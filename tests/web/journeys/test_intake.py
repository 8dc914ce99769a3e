"""What comes in: a folder with progress, broken files, lists from a CSV to the first conflict, wrong encodings, without scripts."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

import habeas.demo
from habeas.intake import worker
from habeas.web import shelf
from tests.web.browser import PHONE, Browser
from tests.web.invented import Made

DEMO = Path(habeas.demo.__file__).parent / "data" / "documents"
HARBOUR = 'no;person;taken;released\n1;"Brand, Ada";13/05/1977;03/06/1977\n2;"Vela, Iris";18/02/1977;sin datos\n'
MOLE = "id,name,abducted\n7,Ada BRAND,1977-05-19\n8,Iris Vela,1977-02-18\n9,Olo Marr,in spring\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder to send things from."""
    place = tmp_path / "desk"
    place.mkdir()
    return place


def choose(at: Browser, *paths: Path, field: str = "#files") -> None:
    """Choose files as a person does, and bring them in."""
    at.find(field).type("\n".join(map(str, paths)))
    at.named("Bring in", "button").click()


def counted(at: Browser) -> dict[str, str]:
    """The numbers on the page by their words."""
    return dict(at.run("return [...document.querySelectorAll('#tray dl.counts > div')].map(each => "
                       "[each.querySelector('dt').textContent, each.querySelector('dd').textContent])"))


def done(at: Browser) -> bool:
    return any(each.text == "Done." for each in at.all("#tray [role=status]"))


def test_a_folder_of_documents_comes_in_with_progress_and_each_says_what_was_read(at: Browser, case: Made) -> None:
    at.go(f"/case/{case.id}/intake")
    choose(at, DEMO, field="#folder")
    at.wait(lambda: at.all("#tray progress") or done(at), "no progress is shown")
    at.wait(lambda: done(at) and "proposals" in counted(at), "it does not end")
    found = counted(at)
    assert int(found["added"]) >= 11 and int(found["proposals"]) > 30
    assert "committee-statement.docx" in at.find("#tray table").text
    store = shelf.shelved(case.id, case.folder).store
    assert any(each.name == "Oruvia Herald" for each in store.sources().values())  # as documents.toml of the folder says


def test_what_is_dropped_on_the_form_comes_in_and_a_broken_file_has_a_sentence(at: Browser, case: Made) -> None:
    at.go(f"/case/{case.id}/intake")
    at.run("const held = new DataTransfer(); held.items.add(new File(['%PDF-1.7 cut off'], 'broken.pdf'));"
           "document.getElementById('take').dispatchEvent(new DragEvent('drop', {dataTransfer: held, bubbles: true, cancelable: true}))")
    at.wait(lambda: "it is broken or cut off. Get it again from where it came from." in at.find("#tray").text)
    assert counted(at)["without text"] == "1"
    assert "Files and folders can also be dropped here." in at.find("#take").text


def test_a_mistake_in_the_form_is_told_beside_it_and_nothing_is_taken(at: Browser, case: Made, files: Path) -> None:
    (files / "note.txt").write_text("Nothing.\n")
    at.go(f"/case/{case.id}/intake")
    at.named("What holds for all of them", "summary").click()
    at.find("#published").type("last year")
    choose(at, files / "note.txt")
    at.wait(lambda: "is not understood as a date" in at.find("#trouble").text)
    at.complaints()  # the refusal is one, for the browser
    assert not at.all("#tray table")


def test_it_is_stopped_and_goes_on(at: Browser, case: Made, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reached, free, real = threading.Event(), threading.Event(), worker.extract

    def held(*given: Any) -> Any:
        reached.set()
        assert free.wait(30)
        return real(*given)

    monkeypatch.setattr(worker, "extract", held)
    for name in ("a.txt", "b.txt", "c.txt"):
        (files / name).write_text(f"This is {name}.\n")
    at.go(f"/case/{case.id}/intake")
    choose(at, *sorted(files.iterdir()))
    at.wait(lambda: at.all("#stop"))
    at.find("#stop").click()
    at.wait(lambda: "It stops after this one." in at.find("#tray").text)
    free.set()
    at.wait(lambda: "Stopped." in at.find("#tray").text and at.all("#go"))
    assert "1 of 3 files looked at." in at.find("#tray").text
    at.find("#go").click()
    at.wait(lambda: done(at) and counted(at)["added"] == "3")


def test_from_nothing_over_two_lists_to_the_first_conflict(at: Browser, files: Path) -> None:
    (files / "harbour.csv").write_text(HARBOUR)
    (files / "mole.csv").write_text(MOLE)
    at.go("/")
    at.find("#title").type("The harbour, 1977")
    at.find("#new-folder").type(str(files / "new case"))
    at.named("Start the case", "button").click()
    at.wait(lambda: at.path.startswith("/case/"))
    home = at.path
    at.named("Intake").click()
    choose(at, files / "harbour.csv", files / "mole.csv")
    at.wait(lambda: len(at.all("#tray .card a.button")) == 2)

    at.find("#tray .card:nth-child(1) a.button").click()
    assert "arrest or abduction on 13 May 1977" not in at.find("main").text  # a column called "taken" says nothing by itself
    assert "nobody has said which" in at.find("#mistake").text
    pick(at, "#dates-order", "dmy")
    at.wait(lambda: not at.all("#mistake"))
    pick(at, "#kind-2", "arrest")
    at.wait(lambda: "arrest or abduction on 13 May 1977" in at.find("main").text)
    pick(at, "#kind-1", "=name")
    at.wait(lambda: 'name = ["person"]' in at.run("return document.getElementById('text').value"))
    imported(at)

    at.go(f"{home}/intake")
    at.find("#tray .card:nth-child(2) a.button").click()
    at.find("#list-register").clear()
    at.find("#list-register").type("The Mole")
    at.named("Dry run", "button").click()
    at.wait(lambda: at.all("#trial"))
    assert "“in spring”" in at.find("#trial").text and "1 row: 4" in at.find("#trial").text
    at.named("Import", "button").click()
    at.named("Look at them and join them").click()

    assert "2 pairs wait." in at.find("main").text
    at.named("Join all 2 pairs", "button").click()
    at.wait(lambda: "No pair waits." in at.find("main").text)
    at.go(home)
    at.named("Look at the first one").click()
    at.wait(lambda: at.all("article.conflict"))
    conflict = at.find("article.conflict").text
    assert "“13/05/1977”" in conflict and "“1977-05-19”" in conflict


def pick(at: Browser, field: str, value: str) -> None:
    """Choose from a list by the keyboard's way: the field has the focus, its value changes."""
    at.find(field)
    at.run("const field = document.querySelector(arguments[0]); field.focus(); field.value = arguments[1];"
           "field.dispatchEvent(new Event('change', {bubbles: true}))", field, value)


def imported(at: Browser) -> None:
    at.named("Dry run", "button").click()
    at.wait(lambda: at.all("#trial"))
    at.named("Import", "button").click()
    at.wait(lambda: at.all("#imported"))


def test_what_is_chosen_in_the_table_is_read_at_once_and_the_focus_stays(at: Browser, case: Made) -> None:
    at.go(f"/case/{case.id}/intake/list/{case.waiting}")
    assert "nobody has said which" in at.find("#mistake").text
    pick(at, "#order-3", "mdy")
    at.wait(lambda: "release on 6 March 1977" in at.find("main").text)
    assert at.focused["id"] == "order-3" and not at.all("#mistake")
    assert 'order = "mdy"' in at.run("return document.getElementById('text').value")


def test_a_list_in_an_old_encoding_is_read_after_a_choice(at: Browser, case: Made, files: Path) -> None:
    (files / "viejo.csv").write_bytes("Nº;Apellidos y nombres;Sexo\n1;Peñaluz, Elena;F\n".encode("cp1252"))
    at.go(f"/case/{case.id}/intake")
    choose(at, files / "viejo.csv")
    at.wait(lambda: "It could not be read." in at.find("#tray").text)
    at.find("#tray a.button").click()
    assert "which is not utf-8" in at.find("main").text
    at.find("#encoding option:nth-child(2)").click()
    at.named("Look at it again", "button").click()
    at.wait(lambda: "Peñaluz, Elena" in at.find("main").text)


def test_without_scripts_files_come_in_and_the_page_is_looked_at_again(at: Browser, case: Made, files: Path) -> None:
    (files / "note.txt").write_text("Ada Brand was arrested on 12 May 1977.\n")
    at.scripts(False)
    at.resize(PHONE)
    at.go(f"/case/{case.id}/intake")
    assert not at.run("return document.getElementById('folder').checkVisibility()")
    choose(at, files / "note.txt")
    at.wait(lambda: at.all("#tray progress") or done(at), "the form was not sent")  # to go elsewhere before would call it back

    def looked() -> bool:
        at.go(f"/case/{case.id}/intake")
        return done(at)

    at.wait(looked, "it does not end")
    assert "note.txt" in at.find("#tray table").text


def test_without_scripts_a_list_is_mapped_tried_imported_and_joined(at: Browser, case: Made, files: Path) -> None:
    (files / "pier.csv").write_text("no,Name,Date of arrest\n1,Ada Brand,1977-05-20\n")
    at.scripts(False)
    at.go(f"/case/{case.id}/intake")
    choose(at, files / "pier.csv")
    at.find("#tray a.button").click()
    at.find("#kind-2 option[value=disappearance]").click()
    at.named("Dry run", "button").click()
    at.wait(lambda: at.all("#trial"))
    assert "disappearance on 20 May 1977" in at.find("main").text
    at.named("Import", "button").click()
    at.wait(lambda: at.all("#imported"))
    at.named("Look at them and join them").click()
    assert "Ada Brand" in at.find("main table").text
