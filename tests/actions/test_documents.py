"""Documents come in: kept once, read, described; what fails is said and tried again."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.actions.documents import Added, Offered, add, describe
from habeas.core.errors import NotADate
from habeas.core.when import parse
from habeas.intake import worker
from habeas.intake.extraction import CannotExtract, Extraction
from habeas.store import documents as kept
from habeas.store.case import CaseStore
from habeas.store.rebuild import rebuild, state
from habeas.store.verify import verify
from tests.actions.invented import HAND, LATER, entries
from tests.intake.documents.made import docx, pdf, run, scan

LETTER = b"She came home on 3 June.\n"
PAGE = b'<html lang="en"><meta name="date" content="1984-05-03"><title>Two held</title><p>Ada Brand was taken.</p>'


def offered(data: bytes, name: str = "letter.txt", **said: str) -> Offered:
    return Offered(name, name, lambda: data, said)


def added(store: CaseStore, *files: Offered, again: bool = False) -> list[Added]:
    return list(add(store, files, HAND, again))


def one(store: CaseStore, data: bytes, name: str = "letter.txt", again: bool = False, **said: str) -> Added:
    found, = added(store, offered(data, name, **said), again=again)
    return found


@pytest.fixture(autouse=True)
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "tesseract", lambda: None)


def test_a_document_is_kept_with_its_text_and_the_extractor_is_named(store: CaseStore) -> None:
    found = one(store, LETTER)
    text, = kept.texts(store, found.exhibit)
    assert (found.status, found.characters, text.content) == ("added", len(LETTER), LETTER.decode())
    assert (text.extractor, text.version, text.read) == ("plain", "1", HAND.time)
    assert store.exhibits()[found.exhibit].media_type == "text/plain"
    assert store.exhibit_bytes(found.exhibit) == LETTER
    assert verify(store).problems == ()


def test_the_same_bytes_are_never_kept_twice_whatever_their_name(store: CaseStore) -> None:
    one(store, LETTER)
    before = entries(store)
    assert one(store, LETTER, "copy.txt").status == "known"
    assert (entries(store), len(store.exhibits())) == (before, 1)


def test_what_is_said_later_of_a_known_document_is_recorded(store: CaseStore) -> None:
    exhibit = one(store, LETTER).exhibit
    found = one(store, LETTER, published="1977-06", publisher="her brother")
    assert [(each.field, each.value, each.confirmed) for each in found.described] == [
        ("published", "1977-06", True), ("publisher", "her brother", True)]
    assert store.exhibits()[exhibit].published == parse("1977-06")


def test_a_date_that_only_the_file_says_is_a_proposal_until_it_is_confirmed(store: CaseStore) -> None:
    exhibit = one(store, PAGE, "page.html").exhibit
    assert store.exhibits()[exhibit].published is None
    said = {each.field: each for each in kept.descriptions(store)[exhibit]}
    assert (said["published"].value, said["published"].origin, said["published"].confirmed) == ("1984-05-03", "HTML meta date", False)
    describe(store, store.exhibits()[exhibit], {}, ["published"], LATER)
    assert store.exhibits()[exhibit].published == parse("1984-05-03")
    assert store.exhibits()[exhibit].name == "page.html"


def test_a_person_may_say_otherwise_than_the_file(store: CaseStore) -> None:
    exhibit = one(store, PAGE, "page.html").exhibit
    describe(store, store.exhibits()[exhibit], {"published": "1983"}, [], LATER)
    assert store.exhibits()[exhibit].published == parse("1983")
    assert {(each.value, each.confirmed) for each in kept.descriptions(store)[exhibit] if each.field == "published"} == {
        ("1984-05-03", False), ("1983", True)}
    with pytest.raises(NotADate):
        describe(store, store.exhibits()[exhibit], {"published": "last May"}, [], LATER)


def test_a_file_without_text_is_kept_and_says_why_and_the_next_is_still_read(store: CaseStore) -> None:
    torn, letter = added(store, offered(b"%PDF-1.4 torn", "torn.pdf"), offered(LETTER))
    assert (torn.status, letter.status) == ("unread", "added")
    assert torn.problem == "it is broken or cut off. Get it again from where it came from."
    assert kept.texts(store, torn.exhibit)[0].problem == torn.problem
    assert verify(store).problems == ()


def test_a_failure_is_tried_again_and_written_down_once(store: CaseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    one(store, scan(), "scan.pdf")
    before = entries(store)
    assert one(store, scan(), "scan.pdf").status == "unread"
    assert entries(store) == before
    monkeypatch.setattr(worker, "extract", lambda *given: Extraction("application/pdf", "pdf", "1", []))
    assert one(store, scan(), "scan.pdf").status == "added"


def test_a_newer_reading_stands_beside_the_older_and_old_passages_hold(store: CaseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    exhibit = one(store, pdf([(20, 150, "Ada was taken")]), "a.pdf").exhibit
    passage = kept.texts(store, exhibit)[0].passage(8, 13)
    whole = worker.extract

    def newer(data: bytes, *given: object) -> Extraction:
        found = whole(data, "a.pdf")
        found.version, found.pages = "2", [type(page)(page.number, f"  {page.text}") for page in found.pages]
        return found

    monkeypatch.setattr(worker, "extract", newer)
    assert one(store, pdf([(20, 150, "Ada was taken")]), "a.pdf").status == "known"
    found, = add(store, [offered(pdf([(20, 150, "Ada was taken")]), "a.pdf")], LATER, True)
    old, new = kept.texts(store, exhibit)
    assert (found.status, old.version == "2", new.version) == ("read again", False, "2")
    assert old.content[passage.start:passage.end] == passage.quote == "taken" != new.content[passage.start:passage.end]


def test_attachments_become_exhibits_of_their_own_and_say_where_they_came_in(store: CaseStore) -> None:
    from email.message import EmailMessage

    mail = EmailMessage()
    mail["From"], mail["Subject"] = "sister@example.org", "letter"
    mail.set_content("See what is attached.\n")
    mail.add_attachment(docx(run("She was taken.")), maintype="application", subtype="octet-stream", filename="statement.docx")
    found = one(store, mail.as_bytes(), "mail.eml")
    inside, = found.attached
    assert (inside.file, inside.status) == ("mail.eml: statement.docx", "added")
    assert kept.texts(store, inside.exhibit)[0].content == "She was taken.\n"
    assert store.exhibits()[inside.exhibit].how == f"attached to exhibit {found.exhibit[:12]}"


def test_lists_empty_files_and_files_that_cannot_be_opened_are_skipped(store: CaseStore) -> None:
    def refuses() -> bytes:
        raise PermissionError(13, "Permission denied")

    found = added(store, offered(b"a,b\n", "list.csv"), offered(b"", "empty.txt"), Offered("x", "x.txt", refuses, {}))
    assert [each.status for each in found] == ["skipped"] * 3
    assert "habeas import" in found[0].problem and "Permission denied" in found[2].problem
    assert store.exhibits() == {}


def test_an_interrupted_run_keeps_what_was_done_and_goes_on_with_the_rest(store: CaseStore) -> None:
    def interrupts() -> bytes:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        added(store, offered(LETTER), Offered("b", "b.txt", interrupts, {}))
    assert verify(store).problems == ()
    assert [each.status for each in added(store, offered(LETTER), offered(b"Another.\n", "b.txt"))] == ["known", "added"]


def test_a_run_killed_between_the_bytes_and_the_text_is_taken_up(store: CaseStore) -> None:
    store.keep(LETTER, "text/plain", "letter.txt", "given by the user", HAND.author, HAND.time)
    found = one(store, LETTER)
    assert (found.status, kept.texts(store, found.exhibit)[0].content) == ("added", LETTER.decode())


def test_documents_are_rebuilt_from_the_ledger_as_they_were(store: CaseStore) -> None:
    one(store, PAGE, "page.html", publisher="The Gazette")
    before = state(store)
    rebuild(store)
    assert state(store) == before and len(before["page"]) == 1


def test_no_reading_error_ends_the_run(store: CaseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*given: object) -> Extraction:
        raise CannotExtract("it is no text", "Get another.")

    monkeypatch.setattr(worker, "extract", fails)
    assert one(store, LETTER).problem == "it is no text. Get another."


def test_a_case_from_before_there_were_documents_opens_and_verifies(store: CaseStore, tmp_path: Path) -> None:
    from django.core.management import call_command

    call_command("migrate", "store", "0002", database=store.alias, verbosity=0, interactive=False)
    store.close()
    with CaseStore.open(store.folder, guarded=False) as older:
        assert verify(older).problems == ()
    with CaseStore.open(store.folder) as opened:
        assert one(opened, LETTER).status == "added"
        assert verify(opened).problems == ()
