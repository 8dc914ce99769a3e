"""ODT: paragraphs, tables, notes, comments, headers and footers; what change tracking has deleted is left out and counted."""

from __future__ import annotations

from habeas.intake.archives import Archive, local, values, walk
from habeas.intake.extraction import CannotExtract, Extraction, plural
from habeas.intake.flow import Flow
from habeas.intake.html import day
from habeas.intake.media import MEDIA

VERSION = "1"
_MOST_SPACES = 1000  # that one text:s may stand for
_REST = {"note-body": "notes", "annotation": "comments"}


class _Body:
    """content.xml or styles.xml written into a flow; notes and comments into others."""

    def __init__(self, wanted: set[str]) -> None:
        self.wanted = wanted  # elements whose words are read
        self.flow = Flow()
        self.apart: dict[str, Flow] = {}
        self.deleted = 0
        self._into = [self.flow]
        self._inside = self._silent = self._paragraphs = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        tag = local(name)
        self._inside += tag in self.wanted
        self.deleted += tag == "deletion"
        if tag in ("tracked-changes", "note-citation", "creator", "date", "sender-initials"):
            self._silent += 1
        if tag in _REST:
            self._into.append(self.apart.setdefault(_REST[tag], Flow()))
        if self._silent or not self._inside:
            return
        flow = self._into[-1]
        match tag:
            case "p" | "h":
                self._paragraphs += 1
            case "s":
                count = next((value for key, value in attributes.items() if local(key) == "c"), "1")
                flow.say(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
            case "tab":
                flow.say("\t")
            case "line-break":
                flow.say("\n" if not flow.cells else " ")
            case "soft-page-break":
                flow.page()
            case "table-cell":
                flow.cells += 1

    def end(self, name: str) -> None:
        """An element closes."""
        tag = local(name)
        if not self._silent and self._inside:
            flow = self._into[-1]
            match tag:
                case "p" | "h":
                    self._paragraphs -= 1
                    flow.paragraph()
                case "table-cell":
                    flow.cell()
                    flow.cells -= 1
                case "table-row":
                    flow.row()
        if tag in _REST:
            self._into.pop()
        if tag in ("tracked-changes", "note-citation", "creator", "date", "sender-initials"):
            self._silent -= 1
        self._inside -= tag in self.wanted

    def say(self, text: str) -> None:
        """Characters."""
        if self._paragraphs and self._inside and not self._silent:
            self._into[-1].say(text)


def read_odt(data: bytes) -> Extraction:
    """The text of an ODT file. Raises CannotExtract."""
    archive = Archive(data)
    if b"encryption-data" in archive.part("META-INF/manifest.xml"):
        raise CannotExtract("it is encrypted with a password", "Save it without the password, and add that file.")
    body, style = _Body({"text"}), _Body({"header", "footer", "header-left", "footer-left", "header-first", "footer-first"})
    walk(archive.part("content.xml"), body.start, body.end, body.say)
    walk(archive.part("styles.xml"), style.start, style.end, style.say)
    found = Extraction(MEDIA["odt"], "odt", VERSION)
    more = ""
    for words, flow in (*body.apart.items(), ("page headers and footers", style.flow)):
        if flow.words.strip():
            more += flow.words.strip() + "\n"
            found.notes.append(f"its {words} stand at the end of the text, where there is no page")
    found.pages = body.flow.numbered(more)
    if not any(page.text.strip() for page in found.pages):
        raise CannotExtract("it holds no words", "If it holds pictures of pages, save it as PDF, and add that file.")
    if body.deleted:
        found.notes.append(f"{plural(body.deleted, 'tracked deletion')} left out")
    meta = values(archive.part("meta.xml"))
    found.propose("title", meta.get("title"), "ODT properties, title")
    found.propose("published", day(meta.get("creation-date", "")), "ODT properties, creation date")
    found.propose("language", meta.get("language", "").partition("-")[0].lower(), "ODT properties, language")
    return found
