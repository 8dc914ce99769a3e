"""Files come in from a page: each is read once, in turn, with a sentence on what became of it; nothing lies where it should not."""

from __future__ import annotations

import http.client
import stat
import tempfile
import threading
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from habeas.core.errors import CaseBusy
from habeas.intake import worker
from habeas.store import documents
from habeas.web import accounts, middleware, server, shelf, visitor
from habeas.web.roles import Role
from habeas.web.tray import Tray
from tests.web.invented import Made, inside

NOTE = b"Ada Brand was arrested on 12 May 1977 in the Old Port.\n"


@pytest.fixture
def editor(case: Made) -> Client:
    return inside("Edi", case, Role.EDITOR)


def tray(case: Made) -> Tray:
    return shelf.shelved(case.id, case.folder).tray


def send(editor: Client, case: Made, files: dict[str, bytes], *, wait: Any = True, **said: str) -> Any:
    """Send files as the script does, with their paths."""
    sent = [SimpleUploadedFile(path.rpartition("/")[2], data) for path, data in files.items()]
    answer = editor.post(f"/case/{case.id}/intake/files", {"files": sent, "path": list(files), "sending": "s1", **said})
    if wait:
        tray(case).settle()
    return answer


def shown(browser: Client, case: Made, page: str = "intake") -> str:
    return " ".join(browser.get(f"/case/{case.id}/{page}").content.decode().split())


def said_of(case: Made, name: str) -> dict[str, str]:
    store = tray(case).store
    exhibit = next(each.id for each in store.exhibits().values() if each.name == name)
    return {each.field: each.value for each in documents.descriptions(store, [exhibit]).get(exhibit, []) if each.confirmed}


def spooled(case: Made) -> list[Path]:
    return [file for place in case.folder.glob("incoming-*") for file in place.iterdir()]


def test_each_file_has_its_sentence_and_the_ledger_says_who_brought_it(editor: Client, case: Made) -> None:
    assert send(editor, case, {"note.txt": NOTE, "broken.pdf": b"%PDF-1.7 cut off", "empty.txt": b""}, publisher="The Gazette",
                published="1977-05").status_code == 302
    html = shown(editor, case)
    assert "it is broken or cut off. Get it again from where it came from." in html
    assert "It is empty. Check that the right file was given." in html
    assert "Done." in html and spooled(case) == []
    assert said_of(case, "note.txt") == {"publisher": "The Gazette", "published": "1977-05"}
    came = shown(inside("Rea", case, Role.READER), case, "intake/came")
    assert "<bdi>note.txt</bdi>" in came and "Edi" in came and "no text" in came


def test_the_same_file_again_is_known_and_not_kept_twice(editor: Client, case: Made) -> None:
    send(editor, case, {"note.txt": NOTE})
    before = len(tray(case).store.exhibits())
    send(editor, case, {"copy.txt": NOTE})
    assert [each.status for each in tray(case).added] == ["added", "known"]
    assert len(tray(case).store.exhibits()) == before


def test_a_sidecar_describes_the_files_below_it_and_the_form_wins_over_it(editor: Client, case: Made) -> None:
    sidecar = b'[all]\npublisher = "The Archive"\nlanguage = "en"\n[[document]]\nfile = "letters/*.txt"\nabout = "Brand, Ada"\n' \
              b'[[document]]\nfile = "nobody.txt"\nlanguage = "es"\n'
    send(editor, case, {"box/documents.toml": sidecar, "box/letters/a.txt": NOTE, "other.txt": b"Nothing else.\n"}, language="es")
    assert said_of(case, "a.txt") == {"publisher": "The Archive", "language": "es", "about": "Brand, Ada"}
    assert said_of(case, "other.txt") == {"language": "es"}
    assert "documents.toml describes “nobody.txt”, and no file is called that." in shown(editor, case)


def test_files_of_one_sending_that_come_one_by_one_are_described_by_the_sidecar_that_came_first(editor: Client, case: Made) -> None:
    send(editor, case, {"box/documents.toml": b'[all]\npublisher = "The Archive"\n'})
    send(editor, case, {"box/a.txt": NOTE})
    assert said_of(case, "a.txt") == {"publisher": "The Archive"}


def test_a_date_is_taken_as_people_write_it_and_shown_back(editor: Client, case: Made) -> None:
    send(editor, case, {"note.txt": NOTE}, published="12 June 2014")
    assert said_of(case, "note.txt") == {"published": "2014-06-12"}
    assert "Said to be published on 12 June 2014." in shown(editor, case)
    asked = f"/case/{case.id}/entering/date"
    assert "Understood as: <strong>on 12 June 2014</strong>" in editor.post(asked, {"published": "12 de junio de 2014"}).content.decode()
    assert "may mean" in editor.post(asked, {"published": "5/6/2014"}).content.decode()
    assert "is not understood" in editor.post(asked, {"published": "lately"}).content.decode()


def test_mistakes_in_what_is_said_are_told_before_anything_is_taken(editor: Client, case: Made) -> None:
    for said, sentence in (({"published": "last year"}, "is not understood as a date"),
                           ({"language": "English"}, "is not the code of a language")):
        answer = send(editor, case, {"note.txt": NOTE}, publisher="The Gazette", **said)
        html = answer.content.decode()
        assert answer.status_code == 422 and sentence in html and "choose the files again" in html
        assert all(f'value="{each}"' in html for each in ("The Gazette", *said.values()))  # nothing has to be typed again
    answer = send(editor, case, {"documents.toml": b"[all]\npublsher = 'x'\n", "note.txt": NOTE})
    assert answer.status_code == 422 and "publsher" in answer.content.decode()
    assert editor.post(f"/case/{case.id}/intake/files", {}).status_code == 422
    assert tray(case).empty and spooled(case) == []


def test_more_than_is_taken_at_once_is_refused_with_a_sentence(editor: Client, case: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "FILE_UPLOAD_MAX_MEMORY_SIZE", 1000)
    answer = send(editor, case, {"note.txt": NOTE * 100})
    assert answer.status_code == 422 and "Send fewer files at a time" in answer.content.decode()
    assert tray(case).empty


def test_waiting_bytes_lie_in_the_case_for_nobody_else_and_go_when_read(editor: Client, case: Made, monkeypatch: pytest.MonkeyPatch,
                                                                       tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    held = Held(monkeypatch)
    send(editor, case, {"note.txt": NOTE, "b.txt": b"Second.\n"}, wait=False)
    held.reached.wait(20)
    assert len(spooled(case)) == 2
    for each in spooled(case):
        assert stat.S_IMODE(each.stat().st_mode) == 0o600 and stat.S_IMODE(each.parent.stat().st_mode) == 0o700
    held.free.set()
    tray(case).settle()
    assert spooled(case) == [] and [each.status for each in tray(case).added] == ["added", "added"]


class Held:
    """Reading waits until it is set free."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.free = threading.Event(), threading.Event()
        real = worker.extract

        def extract(*given: Any) -> Any:
            self.reached.set()
            assert self.free.wait(20)
            return real(*given)

        monkeypatch.setattr(worker, "extract", extract)


def test_the_page_says_how_far_it_is_and_nothing_waits_for_it(editor: Client, case: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(monkeypatch)
    send(editor, case, {"a.txt": b"First.\n", "b.txt": b"Second.\n"}, wait=False)
    held.reached.wait(20)
    html = shown(editor, case)
    assert "0 of 2 files looked at." in html and 'hx-trigger="every 1s"' in html and "<bdi>a.txt</bdi>" in html
    held.free.set()
    tray(case).settle()
    assert "Done." in shown(editor, case) and 'hx-trigger="every 1s"' not in shown(editor, case)


def test_it_stops_after_the_file_that_is_read_and_goes_on_with_the_next(editor: Client, case: Made,
                                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(monkeypatch)
    send(editor, case, {"a.txt": b"First.\n", "b.txt": b"Second.\n"}, wait=False)
    held.reached.wait(20)
    editor.post(f"/case/{case.id}/intake/steer", {"do": "stop"})
    held.free.set()
    tray(case).settle()
    assert [each.file for each in tray(case).added] == ["a.txt"] and "Stopped." in shown(editor, case)
    editor.post(f"/case/{case.id}/intake/steer", {"do": "go"})
    tray(case).settle()
    assert [each.file for each in tray(case).added] == ["a.txt", "b.txt"]
    editor.post(f"/case/{case.id}/intake/steer", {"do": "clear"})
    assert tray(case).empty


def test_what_waits_can_be_left_out_and_its_bytes_go(editor: Client, case: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(monkeypatch)
    send(editor, case, {"a.txt": b"First.\n", "b.txt": b"Second.\n"}, wait=False)
    held.reached.wait(20)
    held.free.set()
    tray(case).stop()
    tray(case).settle()
    editor.post(f"/case/{case.id}/intake/steer", {"do": "leave"})
    assert tray(case).left == 0 and spooled(case) == []
    assert "b.txt" not in {each.name for each in tray(case).store.exhibits().values()}


def test_a_case_that_is_busy_stops_the_intake_and_no_file_is_lost(editor: Client, case: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: Any, **__: Any) -> Any:
        raise CaseBusy(str(case.folder))

    with monkeypatch.context() as patch:
        patch.setattr("habeas.web.tray.add", busy)
        send(editor, case, {"a.txt": b"First.\n"})
        assert "Another program is writing to the case" in shown(editor, case) and tray(case).left == 1
    editor.post(f"/case/{case.id}/intake/steer", {"do": "go"})
    tray(case).settle()
    assert [each.status for each in tray(case).added] == ["added"]


def test_documents_are_read_for_proposals_only_if_that_was_asked_for(editor: Client, case: Made) -> None:
    send(editor, case, {"a.txt": NOTE}, language="en", published="1977-06")
    assert tray(case).read == [] and shelf.shelved(case.id, case.folder).waiting() == 0
    tray(case).clear()
    send(editor, case, {"b.txt": NOTE + b"He was released on 3 June 1977.\n"}, language="en", published="1977-06", proposals="1")
    assert sum(each.fresh for each in tray(case).read) > 0
    assert shelf.shelved(case.id, case.folder).waiting() == sum(each.fresh for each in tray(case).read)


def test_a_reader_sees_what_goes_on_and_has_no_form(editor: Client, case: Made) -> None:
    send(editor, case, {"note.txt": NOTE})
    html = shown(inside("Rea", case, Role.READER), case)
    assert "note.txt" in html and "<form method=\"post\" action=\"/case" not in html


def test_hidden_files_of_a_folder_are_left_where_they_are(editor: Client, case: Made) -> None:
    send(editor, case, {"box/.DS_Store": b"x", "box/~$a.docx": b"x", "box/.git/a.txt": b"x", "box/a.txt": NOTE})
    assert [each.file for each in tray(case).added] == ["box/a.txt"]


def test_a_large_request_never_goes_to_the_folder_for_temporary_files(case: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file")

    monkeypatch.setattr(tempfile, "TemporaryFile", refused)
    monkeypatch.setattr(middleware, "allowed_hosts", set())
    running = server.serve(0)
    try:
        port = int(running.address.rpartition(":")[2])
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        session = accounts.log_in(accounts.ticket(accounts.user_called("Ines")))
        headers = {"Content-Type": "text/plain", "Cookie": f"{visitor.COOKIE}={session}"}
        connection.request("POST", "/preferences", b"x" * 3_000_000, headers)
        assert connection.getresponse().status == 403  # a form without its token: the whole of it was taken, and nowhere put down
    finally:
        running.stop()
