"""Every file is read in a process of its own: limits, hostile files, wrong names, nothing executed, nothing fetched, nothing left."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from habeas.intake import worker
from habeas.intake.extraction import CannotExtract
from tests.intake.documents.made import docx, pdf, run, scan, zipped

PAGE = [(20, 150, "Ada was taken")]


def refused(data: bytes, name: str) -> str:
    """Why a file has no text; the sentence ends in what to do and quotes nothing."""
    with pytest.raises(CannotExtract) as found:
        worker.extract(data, name)
    assert str(found.value).endswith(".") and found.value.remedy
    return found.value.why


@pytest.mark.parametrize(("data", "name", "words"), [
    (pdf(PAGE), "a.pdf", "Ada was taken\n"), (docx(run("Ada")), "a.docx", "Ada\n"), (b"Ada", "a.txt", "Ada"),
    (b"<p>Ada</p>", "a.html", "Ada\n"), (b"# Ada\n", "a.md", "# Ada\n"), (b"From: a@b.org\nTo: c@d.org\nSubject: x\n\nAda\n", "a", None)])
def test_each_sort_is_read(data: bytes, name: str, words: str | None) -> None:
    found = worker.extract(data, name)
    assert found.pages[0].text == (words or "From: a@b.org\nTo: c@d.org\nSubject: x\n\nAda\n")
    assert found.extractor and found.version and not found.doubts


def test_a_wrong_ending_is_seen_through_and_said() -> None:
    found = worker.extract(pdf(PAGE), "letter.docx")
    assert found.pages[0].text == "Ada was taken\n"
    assert "its name says something else: by its bytes it is application/pdf" in found.doubts[0]


@pytest.mark.parametrize(("data", "name", "why"), [
    (b"", "a.txt", "empty"), (b"\0" * 50, "a.txt", "empty"), (b"a\0b" * 40, "a.txt", "zero bytes"),
    (b"\x7fELF" + bytes(range(32)) * 9, "a", "no document"), (b"%PDF-1.7\n%torn", "a.pdf", "broken"),
    (docx(run("Ada"))[:200], "a.docx", "broken or cut off"), (zipped({"a.txt": "x"}), "a.zip", "an archive"),
    (b"\xd0\xcf\x11\xe0" + bytes(600), "a.doc", "old format"),
    (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "a.docx", "encrypted"),
    (rb"{\rtf1 Ada}", "a.rtf", "RTF"), (zipped({"xl/workbook.xml": "x"}), "a.xlsx", "workbook"),
    (bytes(range(128, 160)) * 20 + b"\1\2\3\4" * 9, "a.pdf", "its name says pdf")])
def test_what_cannot_be_read_ends_as_a_sentence(data: bytes, name: str, why: str) -> None:
    assert why in refused(data, name)


def test_a_part_that_unpacks_to_far_more_than_it_weighs_is_refused() -> None:
    assert "unpack to far more" in refused(docx(run("a" * 60_000_000)), "a.docx")


def test_xml_entities_are_refused_and_files_of_this_machine_not_read(tmp_path: Path) -> None:
    (secret := tmp_path / "secret.txt").write_text("SECRET", "utf-8")
    outside = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]><d>&x;</d>'
    assert "XML entities" in refused(zipped({"word/document.xml": outside}), "a.docx")
    laughs = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><d>&b;</d>'
    assert "XML entities" in refused(zipped({"content.xml": laughs, "mimetype": "x"}), "a.odt")


def test_elements_too_deep_inside_one_another_are_refused() -> None:
    assert "too deep" in refused(docx("<w:p>" * 50_000 + "</w:p>" * 50_000), "a.docx")


def test_a_file_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "SECONDS", 1)
    monkeypatch.setattr(worker, "MORE_EVERY", 10**9)
    assert "more time or memory" in refused(b"<html>" + b"<!--" * 60_000, "a.html")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")
def test_a_file_that_takes_too_much_memory_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "MEMORY", 150_000_000)
    assert "more time or memory" in refused(b"<p>word " * 3_000_000, "a.html")


def test_a_form_that_draws_itself_is_stopped_or_read(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.intake.documents.made import assembled

    monkeypatch.setattr(worker, "SECONDS", 3)
    form = "/Fm Do " * 20
    data = assembled([
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources << /XObject << /Fm 5 0 R >> >> /Contents 4 0 R >>",
        f"<< /Length {len(form)} >>\nstream\n{form}\nendstream",
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /Fm 5 0 R >> >> /Length {len(form)} >>\n"
        f"stream\n{form}\nendstream"])
    try:
        assert not worker.extract(data, "a.pdf").pages[0].text.strip()
    except CannotExtract as error:
        assert error.remedy


def test_pages_with_scripts_and_remote_pictures_reach_nobody() -> None:
    """A server that counts who calls: HTML, PDF and DOCX all name its address."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        called: list[object] = []
        server.settimeout(0.2)
        page = f'<html><head><link rel="stylesheet" href="{address}"><base href="{address}"></head><body><script src="{address}"></script>'
        worker.extract(f'{page}<img src="{address}"><iframe src="{address}"></iframe><p>Ada</p>'.encode(), "a.html")
        worker.extract(pdf(PAGE, extra=f"/OpenAction << /S /JavaScript /JS (app.launchURL\\('{address}'\\)) >> "), "a.pdf")
        worker.extract(pdf(PAGE, extra=f"/OpenAction << /S /URI /URI ({address}) >> "), "a.pdf")
        worker.extract(docx(f'<w:p><w:r><w:instrText>INCLUDETEXT {address}</w:instrText><w:t>Ada</w:t></w:r></w:p>'), "a.docx")
        with suppress(TimeoutError):
            called.append(server.accept())
        assert called == []


@pytest.mark.parametrize("deed", [
    "import socket; socket.create_connection(('127.0.0.1', 9))", "import subprocess; subprocess.run(['true'])",
    "import os; os.system('true')", "open('left-behind', 'w')", "import os; os.remove('x')", "import os; os.fork()"])
def test_a_reader_that_was_taken_over_can_neither_call_nor_start_nor_write(deed: str, tmp_path: Path) -> None:
    program = ("import socket, subprocess, os\nfrom habeas.intake import child\nfrom habeas.intake.extraction import CannotExtract\n"
               f"child._confine()\ntry:\n    {deed}\nexcept CannotExtract:\n    print('held')\n")
    paths = os.pathsep.join(path for path in sys.path if path)
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env={**os.environ, "PYTHONPATH": paths}, capture_output=True,
                          text=True, check=False)
    assert done.stdout == "held\n", done.stderr
    assert list(tmp_path.iterdir()) == []


def test_no_temporary_file_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    worker.extract(pdf(PAGE), "a.pdf")
    worker.extract(docx(run("Ada")), "a.docx")
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_reading_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    whole = subprocess.Popen.communicate

    def interrupted(self: subprocess.Popen[bytes], *given: object, **named: object) -> object:
        started.append(self)
        monkeypatch.setattr(subprocess.Popen, "communicate", whole)
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "communicate", interrupted)
    with pytest.raises(KeyboardInterrupt):
        worker.extract(b"<html>" + b"<!--" * 60_000, "a.html")
    assert started[0].poll() is not None


# ---- OCR --------------------------------------------------------------------------------------------------------------

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program `tesseract` that sees the same three words in every picture, the last of them hardly."""
    rows = [HEAD, *(f"5\t1\t1\t1\t{line}\t1\t100\t{top}\t200\t40\t{sure}\t{word}"
                    for line, top, sure, word in ((1, 50, 96, "Ada"), (2, 150, 90, "Brand"), (3, 300, 9, "~%")))]
    (tmp_path / "seen.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\ncase $1 in --version) echo tesseract 5.9;; --list-langs) printf 'List (2):\\neng\\nspa\\n';; "
                       f"*) cat > /dev/null; cat '{tmp_path / 'seen.tsv'}';; esac\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return program


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for Tesseract is a shell script")
def test_a_scan_is_read_with_boxes_and_every_doubt_is_said(reader: Path) -> None:
    from habeas.core.documents import Text

    program = worker.tesseract()
    assert program is not None and (program.version, program.languages) == ("5.9", ("eng", "spa"))
    found = worker.extract(scan(), "scan.pdf", language="es", program=program)
    assert (found.pages[0].text, found.pages[0].origin) == ("Ada\nBrand\n", "ocr")
    assert found.version.endswith("Tesseract 5.9 spa")
    assert any("compare names, dates and numbers" in doubt for doubt in found.doubts)
    assert any("1 word that OCR hardly believed" in note for note in found.notes)
    (page, box), = Text("e", found.extractor, found.version, tuple(found.pages)).boxes(0, 3)
    assert page == "1" and abs(box.left - 240) < 3 and abs(box.right - 720) < 3 and abs(box.top - (2000 - 120)) < 15


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for Tesseract is a shell script")
def test_an_image_is_read_and_a_language_that_is_not_installed_is_said(reader: Path) -> None:
    found = worker.extract(b"\x89PNG\r\n\x1a\n....", "scan.png", language="ru", program=worker.tesseract())
    assert found.pages[0].text == "Ada\nBrand\n"
    assert any("no data for rus" in doubt for doubt in found.doubts)


def test_without_tesseract_a_scan_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert worker.tesseract() is None
    with pytest.raises(CannotExtract, match=r"picture of words.*Install Tesseract"):
        worker.extract(scan(), "scan.pdf")


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed, so no real picture was read")
def test_the_real_tesseract_reads_a_drawn_page() -> None:
    from habeas.intake.extraction import Picture
    from habeas.intake.pdf import render

    image, _ = render(pdf([(20, 150, "Harbour Street")]), Picture(0))
    program = worker.tesseract()
    assert program is not None
    arguments = [program.path, "stdin", "stdout", "-l", "eng", "-c", "tessedit_create_tsv=1"]
    status, out = worker._run([*worker._python(worker._PROGRAM, 60), *arguments], 60, image, None)
    assert status == 0 and b"Harbour" in out


def test_several_files_can_be_read_at_once() -> None:
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(worker.extract(pdf(PAGE), "a.pdf").pages[0].text)) for _ in range(3)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert found == ["Ada was taken\n"] * 3


def test_the_answer_of_a_broken_process_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    for out in (b"", b"nonsense", b"9999999\n{}", b"2\n{]", b"13\n" + json.dumps({"found": {}}).encode()):
        monkeypatch.setattr(worker, "_run", lambda *given, out=out: (0, out))
        assert "more time or memory" in refused(b"x", "a.txt")
