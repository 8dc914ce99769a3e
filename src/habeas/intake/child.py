"""What runs in the process that reads one file: it may neither write, nor open a connection, nor start anything.

In: a line of JSON (what to do), then the file's bytes. Out: a length, JSON of that length, then bytes (attachments, or an image).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from habeas.core.documents import Page
from habeas.intake import media
from habeas.intake.extraction import CannotExtract, Extraction, Picture, extraction_json
from habeas.intake.plain import read_plain

_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "os.remove",
              "os.rename", "os.mkdir", "shutil.", "ftplib.", "http.", "urllib.", "webbrowser.", "winreg.")
_WRITES = frozenset("wax+")


def main() -> None:
    """Read the task and the file from standard input, write what came of it to standard output."""
    line = sys.stdin.buffer.readline()
    data = sys.stdin.buffer.read()
    answer, tail = done(json.loads(line), data)
    head = json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")
    sys.stdout.buffer.write(b"%d\n" % len(head) + head + tail)
    sys.stdout.buffer.flush()


def done(task: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    """The answer to a task: `found` or `problem`, and the bytes that follow it."""
    try:
        if task["do"] == "render":
            _load("pdf")
            from habeas.intake import pdf

            _confine()
            image, points = pdf.render(data, Picture(task["place"], tuple(task["crop"])))
            return {"found": {"points": points}}, image
        if task["do"] == "draw":
            _load("pdf")
            from habeas.intake import picture

            _confine()
            drawn = picture.draw(data, task["place"])
            return {"found": {"width": drawn.width, "height": drawn.height, "matrix": list(drawn.matrix)}}, drawn.png
        found = extracted(data, task["name"], task["encoding"], _confine)
    except CannotExtract as error:
        return {"problem": [error.why, error.remedy]}, b""
    except RecursionError:
        return {"problem": ["its parts lie too deep inside one another", "It may have been made to harm; ask whoever sent it."]}, b""
    return {"found": extraction_json(found)}, b"".join(each.data for each in found.attachments)


def extracted(data: bytes, name: str, encoding: str, before: Callable[[], None] = lambda: None) -> Extraction:
    """The text of a file. `before` is called when all modules are loaded and no byte of the file was interpreted beyond what sort it is.
    Raises CannotExtract."""
    sort = media.sort_of(data, name)
    _load(sort)
    before()
    found = _READERS.get(sort, _image)(data, sort, encoding).checked()
    found.pages = [Page(page.number, _sound(page.text), page.origin, page.boxes) for page in found.pages]
    if not media.fits_name(sort, name):
        found.doubts.append(f"its name says something else: by its bytes it is {media.MEDIA[sort]}, and was read so")
    return found


def _pdf(data: bytes, sort: str, encoding: str) -> Extraction:
    from habeas.intake.pdf import read_pdf

    return read_pdf(data)


def _docx(data: bytes, sort: str, encoding: str) -> Extraction:
    from habeas.intake.docx import read_docx

    return read_docx(data)


def _odt(data: bytes, sort: str, encoding: str) -> Extraction:
    from habeas.intake.odt import read_odt

    return read_odt(data)


def _html(data: bytes, sort: str, encoding: str) -> Extraction:
    from habeas.intake.html import read_html

    return read_html(data, encoding)


def _mail(data: bytes, sort: str, encoding: str) -> Extraction:
    from habeas.intake.mail import read_mail

    return read_mail(data)


def _plain(data: bytes, sort: str, encoding: str) -> Extraction:
    return read_plain(data, media.MEDIA[sort], encoding)


def _image(data: bytes, sort: str, encoding: str) -> Extraction:
    """An image is one picture without a page; its words are for OCR."""
    return Extraction(media.MEDIA[sort], "image", "1", [Page("", "")], pictures=[Picture(0)])


_READERS: dict[str, Callable[[bytes, str, str], Extraction]] = {
    "pdf": _pdf, "docx": _docx, "odt": _odt, "html": _html, "mail": _mail, "markdown": _plain, "text": _plain}


def _load(sort: str) -> None:
    """Load what a reader needs before the process is confined."""
    import importlib

    for module in {"pdf": ("habeas.intake.pdf",), "mail": ("email.message", "email.parser", "email.header", "email.utils",
                                                           "email.generator")}.get(sort, ()):
        importlib.import_module(module)


def _sound(text: str) -> str:
    """Without halves of surrogate pairs, which no ledger can hold."""
    return text.encode("utf-8", "replace").decode() if any("\ud800" <= each <= "\udfff" for each in text) else text


def _confine() -> None:
    """From here on, a connection, another process or a written file ends this one. It cannot be undone."""
    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith(_FORBIDDEN):
            raise CannotExtract("reading it would reach outside", "It may have been made to harm; ask whoever sent it.")
        if event == "open" and isinstance(arguments[1], str) and _WRITES & set(arguments[1]):
            raise CannotExtract("reading it would write a file", "It may have been made to harm; ask whoever sent it.")

    sys.addaudithook(watch)
