"""What sort of file this is: by its bytes first, by its name only where bytes cannot tell."""

from __future__ import annotations

import io
import re
import zipfile

from habeas.intake.extraction import CannotExtract

MEDIA = {
    "pdf": "application/pdf", "html": "text/html", "mail": "message/rfc822", "markdown": "text/markdown", "text": "text/plain",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "png": "image/png", "jpeg": "image/jpeg", "tiff": "image/tiff", "bmp": "image/bmp", "gif": "image/gif", "webp": "image/webp"}
IMAGES = ("png", "jpeg", "tiff", "bmp", "gif", "webp")
LISTS = (".csv", ".tsv", ".xls", ".xlsx", ".xlsm", ".ods")
_ENDINGS = {"pdf": "pdf", "docx": "docx", "docm": "docx", "odt": "odt", "html": "html", "htm": "html", "xhtml": "html", "eml": "mail",
            "md": "markdown", "markdown": "markdown", "txt": "text", "png": "png", "jpg": "jpeg", "jpeg": "jpeg", "tif": "tiff",
            "tiff": "tiff", "bmp": "bmp", "gif": "gif", "webp": "webp"}
_MAGIC = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"II*\0", "tiff"), (b"MM\0*", "tiff"), (b"BM", "bmp"),
          (b"GIF87a", "gif"), (b"GIF89a", "gif"))
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HEADERS = re.compile(rb"^(?:return-path|received|delivered-to|from|date|subject|message-id|mime-version|to|reply-to):[ \t]", re.I | re.M)


def sort_of(data: bytes, name: str) -> str:
    """A key of MEDIA. Raises CannotExtract for a file that has no text that Habeas could read."""
    if not data.strip(b"\0 \t\r\n"):
        raise CannotExtract("it is empty", "Check that the right file was given.")
    named = _ENDINGS.get(name.rpartition(".")[2].lower(), "") if "." in name else ""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _archive(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if _ENCRYPTED in data:
            raise CannotExtract("it is encrypted with a password", "Open it with the password, save it without one, and add that file.")
        raise CannotExtract("it is of the old format of office programs (.doc)", "Save it as DOCX or ODT, and add that file.")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    for beginning, sort in _MAGIC:
        if data.startswith(beginning) and (sort != "bmp" or named == "bmp"):
            return sort
    if data.lstrip()[:5] == b"{\\rtf":
        raise CannotExtract("it is RTF", "Save it as DOCX or ODT, and add that file.")
    if named in ("pdf", "docx", "odt", *IMAGES) and (b"\0" in data[:4000] or _looks_torn(data)):
        raise CannotExtract(f"its name says {named}, but its bytes are something else or broken off at the start",
                            "Get it again from where it came from.")
    return _text(data, named)


def is_list(name: str) -> bool:
    """Whether a name is that of a list, which is imported and not added."""
    return name.lower().endswith(LISTS)


def fits_name(sort: str, name: str) -> bool:
    """Whether a file's name promises what it holds, or promises nothing."""
    named = _ENDINGS.get(name.rpartition(".")[2].lower()) if "." in name else None
    return named is None or named == sort or {named, sort} == {"text", "markdown"}


def _looks_torn(data: bytes) -> bool:
    """Whether bytes are no text of any kind: too many control characters."""
    sample = data[:4000]
    return sum(byte < 9 or 13 < byte < 32 for byte in sample) * 50 > len(sample)


def _text(data: bytes, named: str) -> str:
    """Which sort of text. Unnamed bytes with zeros or controls are no text."""
    beginning = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    lower = beginning[:200].lower()
    if lower.startswith((b"<!doctype html", b"<html")) or (lower.startswith((b"<?xml", b"<!--")) and b"<html" in beginning.lower()):
        return "html"
    if named in ("html", "mail", "markdown", "text"):
        return named
    if len({each.lower() for each in _HEADERS.findall(beginning)}) >= 3 and _HEADERS.match(beginning):
        return "mail"
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and (b"\0" in data or _looks_torn(data)):
        raise CannotExtract("it is no document of a kind that Habeas reads",
                            "Habeas reads PDF, DOCX, ODT, HTML, e-mail (.eml), Markdown, plain text and images.")
    return "text"


def _archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        raise CannotExtract("it is an archive or office document that is broken or cut off",
                            "Get it again from where it came from.") from None
    if "word/document.xml" in names:
        return "docx"
    if "content.xml" in names and ("META-INF/manifest.xml" in names or "mimetype" in names):
        return "odt"
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        raise CannotExtract("it is a workbook or a presentation", "A list is imported with `habeas import`; save slides as PDF.")
    raise CannotExtract("it is an archive", "Unpack it, and add the files in it.")
