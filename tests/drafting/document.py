"""Reading a page as a browser does, to ask what is in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

CELLS = {"dd", "dt", "h2", "td", "th"}  # after these a reader pauses
VOID = {"br", "col", "hr", "link", "meta"}


@dataclass
class Document(HTMLParser):
    """A parsed page: its tags with attributes, its text, and tags that were closed out of turn."""

    source: str
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(self.source)
        self.close()
        self.wrong += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in CELLS:
            self.texts.append(" ")
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.texts.append(data)

    @property
    def text(self) -> str:
        """All the text, with single spaces."""
        return " ".join("".join(self.texts).split())

    def all(self, name: str, **wanted: str) -> list[dict[str, str]]:
        """The attributes of every element of that name with those attributes."""
        return [attributes for tag, attributes in self.tags
                if tag == name and all(attributes.get(key.rstrip("_")) == value for key, value in wanted.items())]
