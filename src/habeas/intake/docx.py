"""DOCX: paragraphs, tables, tracked insertions, notes, comments, headers and footers; tracked deletions are left out and counted."""

from __future__ import annotations

import re

from habeas.intake.archives import Archive, local, values, walk
from habeas.intake.extraction import CannotExtract, Extraction, plural
from habeas.intake.flow import Flow
from habeas.intake.html import day
from habeas.intake.media import MEDIA

VERSION = "1"
# Fallback repeats what Choice says; instrText is the formula of a field, not its words.
_SKIPPED = {"del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText", "pPrChange", "rPrChange"}
_BREAKS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


class _Body:
    """One XML part written into a flow."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.skipped = 0
        self.deleted = 0
        self._reads = 0  # inside w:t
        self._bullets = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        tag = local(name)
        if tag in _SKIPPED:
            self.skipped += 1
            self.deleted += tag in ("del", "moveFrom")
        if self.skipped:
            return
        match tag:
            case "t":
                self._reads += 1
            case "br":
                kind = next((value for key, value in attributes.items() if local(key) == "type"), "")
                if kind == "page":
                    self.flow.page()
                self.flow.say("\n" if not self.flow.cells else " ")
            case "lastRenderedPageBreak":
                self.flow.page()
            case "tc":
                self.flow.cells += 1
            case _ if tag in _BREAKS:
                self.flow.say(_BREAKS[tag])

    def end(self, name: str) -> None:
        """An element closes."""
        tag = local(name)
        if tag in _SKIPPED:
            self.skipped -= 1
            return
        if self.skipped:
            return
        match tag:
            case "t":
                self._reads -= 1
            case "p":
                self.flow.paragraph()
            case "tc":
                self.flow.cell()
                self.flow.cells -= 1
            case "tr":
                self.flow.row()

    def say(self, text: str) -> None:
        """Characters."""
        if self._reads and not self.skipped:
            self.flow.say(text)


def read_docx(data: bytes) -> Extraction:
    """The text of a DOCX file. Raises CannotExtract."""
    archive = Archive(data)
    body = _written(archive, "word/document.xml")
    found = Extraction(MEDIA["docx"], "docx", VERSION)
    more = ""
    for sort, words in (("footnotes", "footnotes"), ("endnotes", "endnotes"), ("comments", "comments"), (r"header\d*", "page headers"),
                        (r"footer\d*", "page footers")):
        parts = sorted(name for name in archive.names if re.fullmatch(rf"word/{sort}\.xml", name))
        texts = dict.fromkeys(text for text in (_written(archive, name).flow.words.strip() for name in parts) if text)
        if texts:
            more += "".join(f"{text}\n" for text in texts)
            found.notes.append(f"its {words} stand at the end of the text, where there is no page")
    found.pages = body.flow.numbered(more)
    if not any(page.text.strip() for page in found.pages):
        raise CannotExtract("it holds no words", "If it holds pictures of pages, save it as PDF, and add that file.")
    if body.deleted:
        found.notes.append(f"{plural(body.deleted, 'tracked deletion')} left out")
    if len(body.flow.pages) > 1:
        found.notes.append("its pages are those of the program that saved it last; another one may cut them elsewhere")
    core = values(archive.part("docProps/core.xml"))
    app = values(archive.part("docProps/app.xml"))
    found.propose("title", core.get("title"), "DOCX properties, title")
    found.propose("published", day(core.get("created", "")), "DOCX properties, created")
    found.propose("publisher", app.get("Company"), "DOCX properties, company")
    found.propose("language", core.get("language", "").partition("-")[0].lower(), "DOCX properties, language")
    return found


def _written(archive: Archive, name: str) -> _Body:
    body = _Body()
    walk(archive.part(name), body.start, body.end, body.say)
    return body
