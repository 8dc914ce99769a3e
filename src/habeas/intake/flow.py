"""Text written down paragraph by paragraph, as DOCX and ODT hold it: lines, table rows, pages."""

from __future__ import annotations

from habeas.core.documents import Page


class Flow:
    """Collects words. A paragraph is a line; a table row is a line whose cells stand apart by tabs."""

    def __init__(self) -> None:
        self.pages: list[list[str]] = [[]]
        self.cells = 0  # how many table cells are open, one in another

    def say(self, words: str) -> None:
        """Words as they stand."""
        self.pages[-1].append(words)

    def paragraph(self) -> None:
        """End of a paragraph; inside a cell a space, for the row is the line."""
        if not self.cells:
            self.say("\n")
        elif self.pages[-1] and not self.pages[-1][-1].endswith((" ", "\t", "\n")):
            self.say(" ")

    def cell(self) -> None:
        """End of a table cell."""
        page = self.pages[-1]
        if page and page[-1] == " ":
            page.pop()
        self.say("\t" if self.cells == 1 else " ")

    def row(self) -> None:
        """End of a table row."""
        page = self.pages[-1]
        while page and page[-1] in ("\t", " "):
            page.pop()
        self.say("\n" if not self.cells else " ")

    def page(self) -> None:
        """The program that saved the file began a new page here."""
        self.pages.append([])

    @property
    def words(self) -> str:
        """All of it without pages."""
        return "".join("".join(page) for page in self.pages)

    def numbered(self, more: str) -> list[Page]:
        """The pages, numbered where there are several; `more` is text that follows the last one and stands on no page of its own."""
        texts = ["".join(page) for page in self.pages]
        if len(texts) == 1:
            return [Page("", texts[0] + more)]
        pages = [Page(str(number), text) for number, text in enumerate(texts, 1)]
        return [*pages, Page("", more)] if more else pages
