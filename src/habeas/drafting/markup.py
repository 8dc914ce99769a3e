"""HTML as a tree of plain values. Text is masked and escaped in one place, when the tree is written; it cannot be forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

Mask = Callable[[str], str]

_VOID = frozenset({"br", "col", "hr", "link", "meta"})
_SPOKEN = frozenset({"title", "aria-label", "alt"})  # attributes that hold text for people
# A new line after each, for who reads the source.
_BLOCKS = frozenset({"caption", "div", "dl", "dd", "figure", "h1", "h2", "h3", "h4", "h5", "li", "main", "nav", "ol", "p", "section",
                     "svg", "table", "tbody", "thead", "tr", "ul"})


@dataclass(frozen=True, slots=True)
class Element:
    """An element: name, attributes, children."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """A text cut to so many characters. It is masked before it is cut: the mask would not know the half of a name."""

    text: str
    room: int


@dataclass(frozen=True, slots=True)
class Marked:
    """A quotation with the words that matter marked in it. It is masked as a whole: half of a name may stand in the mark."""

    lead: str
    words: str
    rest: str


Node = str | Element | Cut | Marked


def el(name: str, *children: Node | Iterable[Node], **attributes: str) -> Element:
    """An element. `class_` and `for_` lose their underscore, others turn it into a hyphen; children may come in lists."""
    named = tuple((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    return Element(name, named, tuple(_flat(children)))


def _flat(children: Iterable[Node | Iterable[Node]]) -> Iterable[Node]:
    for child in children:
        if isinstance(child, str | Element | Cut | Marked):
            yield child
        else:
            yield from child


def quoted(words: str) -> Element:
    """Words as written, in quotation marks, in whatever direction they run."""
    return el("span", f"“{words}”", class_="words", dir="auto")


def same(text: str) -> str:
    """The mask that hides nothing."""
    return text


def masked(marked: Marked, mask: Mask) -> tuple[str, str, str]:
    """A quotation in quotation marks, masked; without a mark where a name that must not be told runs across its border."""
    pieces = tuple(mask(f"“{each}”")[1:-1] for each in (marked.lead, marked.words, marked.rest))
    whole = mask(f"“{marked.lead}{marked.words}{marked.rest}”")
    return (f"“{pieces[0]}", pieces[1], f"{pieces[2]}”") if f"“{''.join(pieces)}”" == whole else (whole, "", "")


def render(node: Node, mask: Mask = same) -> str:
    """The tree as HTML. `mask` sees every text before it is escaped."""
    parts: list[str] = []
    _write(node, mask, parts)
    return "".join(parts)


def _write(node: Node, mask: Mask, parts: list[str]) -> None:
    if isinstance(node, str):
        parts.append(escape(mask(node), quote=False))
        return
    if isinstance(node, Cut):
        text = mask(node.text)
        parts.append(escape(text if len(text) <= node.room else text[:node.room - 1].rstrip() + "…", quote=False))
        return
    if isinstance(node, Marked):
        lead, words, rest = (escape(each, quote=False) for each in masked(node, mask))
        parts.append(f"{lead}<mark>{words}</mark>{rest}" if words else f"{lead}{rest}")
        return
    parts.append(f"<{node.name}")
    for key, value in node.attributes:
        parts.append(f' {key}="{escape(mask(value) if key in _SPOKEN else value)}"')
    parts.append(">")
    if node.name not in _VOID:
        for child in node.children:
            _write(child, mask, parts)
        parts.append(f"</{node.name}>")
    if node.name in _BLOCKS:
        parts.append("\n")
