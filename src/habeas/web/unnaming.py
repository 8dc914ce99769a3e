"""Names that must not be told are taken out of finished answers, whatever page or part of a page that is: none can be forgotten."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from html import escape, unescape
from typing import NamedTuple
from urllib.parse import quote, unquote_plus

from habeas.drafting.mask import Hidden, Hit, replaced

_TAG = re.compile(r"(<[a-zA-Z/!][^>]*>)")
_NAME = re.compile(r"</?([\w-]+)")
_ATTRIBUTE = re.compile(r'([\w:.-]+)="([^"]*)"')
_PERSON = re.compile(r'\b(?:data-person="|href="/case/[0-9a-f]+/person/)([0-9a-f]+)')
# Elements that do not part words: a name may begin in one and end in another.
_INLINE = frozenset("a abbr b bdi bdo cite code del em i ins kbd mark q s small span strong sub sup tspan u var wbr".split())
_ADDRESSES = frozenset("action formaction href hx-get hx-post src".split())
# Attributes that hold nothing but the program's own words and numbers.
_OURS = frozenset((
    "aria-current aria-describedby aria-keyshortcuts aria-labelledby aria-live autocomplete charset class colspan cx cy d data-key "
    "data-passages data-person data-start dir dx dy enctype fill font-size for height hx-select hx-swap hx-sync hx-target hx-trigger id "
    "lang max maxlength method min points r rel role rows rowspan rx ry scope stroke stroke-width tabindex text-anchor transform type "
    "viewBox width x x1 x2 xmlns y y1 y2").split())
_APART = " \ua66e \ua66e "  # two words that stand in no name: nothing that is looked for reaches across


class Said(NamedTuple):
    """A text that an answer says: in which of its pieces, where in that, unescaped; as a text, attribute, address or field of a form; and
    the key of the person whose name it may be."""

    piece: int
    low: int
    high: int
    text: str
    sort: str
    person: str


@dataclass(frozen=True, slots=True)
class Spared:
    """What stays: a person's own names (by the person's key) where the page names the person; and what the user typed, in addresses and
    fields, or in every text that `echoes` it: a guess must not be confirmed by being masked."""

    own: Callable[[str], Collection[str]]
    typed: Collection[str]
    echoes: bool = False

    def spares(self, said: Said, words: str) -> bool:
        """Whether a name stays in a text."""
        if said.person and any(words in name for name in self.own(said.person)):
            return True
        echo = self.echoes or said.sort in ("address", "field")
        return echo and any(words in each or unquote_plus(words) in each for each in self.typed)  # a field may hold an address


def unnamed(html: str, hidden: Hidden, spared: Spared) -> str:
    """HTML without the names that must not be told, in texts, attributes and addresses, also where they run through several elements:
    whether the end of an element parts words depends on how it looks, so both are looked for."""
    pieces = _TAG.split(html)  # texts stand at even places, tags at odd ones
    for between in (" ", ""):
        _take_out(pieces, hidden, spared, between)
    return "".join(pieces)


def _take_out(pieces: list[str], hidden: Hidden, spared: Spared, between: str) -> None:
    said, starts, whole = _joined([*_texts(pieces), *_attributes(pieces)], between)
    changes: dict[Said, list[Hit]] = defaultdict(list)
    for hit in hidden.hits(whole):
        place = bisect_right(starts, hit.start) - 1
        if not spared.spares(said[place], whole[hit.start:hit.end]):
            for each, part in _parts(said, starts, place, hit):
                changes[each].append(part)
    _change(pieces, changes)


def _texts(pieces: list[str]) -> Iterator[Said | None]:
    """What stands between the tags; None where words end."""
    own = inside = ""  # the person whom the element names that is open, and the name of that element
    for place, piece in enumerate(pieces):
        if place % 2 == 0:
            if piece:
                yield Said(place, 0, len(piece), unescape(piece), "text", own)
            continue
        found = _NAME.match(piece)
        name = found[1].lower() if found else ""
        if name not in _INLINE:
            yield None
        if piece.startswith("</"):
            own, inside = ("", "") if name == inside else (own, inside)
        elif not own and (person := _PERSON.search(piece)):
            own, inside = person[1], name


def _attributes(pieces: list[str]) -> Iterator[Said | None]:
    """What stands in attributes, each by itself."""
    for place in range(1, len(pieces), 2):
        tag = pieces[place]
        if '="' not in tag:
            continue
        person = _PERSON.search(tag)
        for found in _ATTRIBUTE.finditer(tag):
            name, value = found[1].lower(), found[2]
            if value and name not in _OURS:
                address = name in _ADDRESSES
                sort = "address" if address else "field" if name == "value" and tag.startswith("<input") else "attribute"
                text = unescape(value)
                yield None
                yield Said(place, *found.span(2), unquote_plus(text) if address else text, sort, person[1] if person else "")


def _joined(every: list[Said | None], between: str) -> tuple[list[Said], list[int], str]:
    """What is said as one text, with the place where each begins."""
    said, starts, parts, length = [], [], [], 0
    for each in every:
        text = each.text + between if each else _APART
        if each:
            said.append(each)
            starts.append(length)
        parts.append(text)
        length += len(text)
    return said, starts, "".join(parts)


def _parts(said: list[Said], starts: list[int], place: int, hit: Hit) -> Iterator[tuple[Said, Hit]]:
    """A name in each of the texts through which it runs: the first gets the label."""
    label = hit.label
    while place < len(said) and starts[place] < hit.end:
        begun = starts[place]
        yield said[place], Hit(max(hit.start - begun, 0), min(hit.end - begun, len(said[place].text)), label)
        place, label = place + 1, ""


def _change(pieces: list[str], changes: dict[Said, list[Hit]]) -> None:
    """Put the changed texts in their places; from the last one, so that places stay what they are."""
    for each in sorted(changes, reverse=True):
        text = replaced(each.text, changes[each])
        text = quote(text, safe="/:?&=#~,.-") if each.sort == "address" else text
        piece = pieces[each.piece]
        pieces[each.piece] = piece[:each.low] + escape(text, quote=each.sort != "text") + piece[each.high:]
