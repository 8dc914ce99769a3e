"""What a file quotes, and who speaks there: police cards under the office that kept them, testimonies under the witness; with the date
that an entry or testimony gives itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from habeas.core.folding import PARTICLES, folded
from habeas.core.when import When
from habeas.reading.document import Document, Span
from habeas.reading.fields.entries import values
from habeas.reading.fields.layout import Field, Layout, Stretch
from habeas.reading.fields.lines import Words, words
from habeas.reading.fields.plain import Plain, plain
from habeas.reading.lexicon import fold
from habeas.reading.times.expressions import expressions

# 30/10/978:-   16/X/964.-   X/964:
_ENTRY = re.compile(r"(?<![^\W_])(?<![/])(?<![0-9][.-])(?:\d{1,2}\s?[/.-]\s?)?(?:\d{1,2}|[IVX]{1,4})\s?[/.-]\s?\d{2,4}"
                    r"(?=\s?(?:\.\s?[-–]|:))")
_INLINE = re.compile(r"(?<![^\W_])(?P<label>[^\W\d_]+(?:\s[^\W\d_]+){1,5})\s?:\s?[-–]?\s?(?P<value>[^.;:]{4,40})")
_LINE = re.compile(r"\S(?:[^\n\r]*\S)?")
_SPACED = re.compile(r"[^\W\d_]{3}")  # words, not a date in digits that may be broken by the end of a line
_OFFICE = 160  # characters that the name of an office may have
_HEADER = 400  # and the words that name a witness
_NOTE = re.compile(r"(?<=[^\W\d_])\d{1,3}$")
_ASIDE = re.compile(r"\(([^()]{0,100})\)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of the document in which somebody else than its publisher speaks: `speaker` as named, `relay` whoever stands between,
    the nearest to the speaker first, `said` when it was said, if it tells. `head` are the characters with which it tells that."""

    span: Span
    speaker: str
    relay: tuple[str, ...] = ()
    said: When | None = None
    head: int = 0

    @property
    def borders(self) -> tuple[int, int, int]:
        """Places over which no sentence reaches."""
        return self.span[0], self.span[0] + self.head, self.span[1]


def quoted(document: Document, layout: Layout) -> tuple[Quotation, ...]:
    """The quotations of a document in order; none overlaps another. Raises NoLexicon."""
    known = words(document.language)
    found = [*_cards(document, layout, known), *_testimonies(document, layout, known)]
    return tuple(sorted(found, key=lambda each: each.span))


def quotation_at(quotations: tuple[Quotation, ...], place: int) -> Quotation | None:
    """The quotation that holds a place of the document."""
    at = bisect_right(quotations, place, key=lambda each: each.span[0]) - 1
    return quotations[at] if at >= 0 and place < quotations[at].span[1] else None


# ---- cards -----------------------------------------------------------------------------------------------------------------


def _cards(document: Document, layout: Layout, known: Words) -> Iterator[Quotation]:
    """In sections that quote: from the line that names an office to the next such line or the end of the sections."""
    text = document.text
    office, begin, last, after_office = "", 0, 0, False
    for start, end, sort, group in _pieces(layout, known):
        if group not in known.quoted:
            if office:
                yield from _entries(document, (begin, last), office)
            office, last = "", 0
            continue
        goes_on = after_office and sort == "heading" and folded(office.rsplit(" ", 1)[-1]) in PARTICLES
        if goes_on or (sort != "field" and _is_office(text, start, end, sort == "heading" or not last, known)):
            if office and not after_office:
                yield from _entries(document, (begin, last), office)
                office = ""
            name = _named(plain(text, [(start, end)]).text)
            office = f"{office}{' ' if goes_on else '. '}{name}" if office else name
            begin, after_office = end, True
        else:
            after_office = False
        last = end
    if office:
        yield from _entries(document, (begin, last), office)


def _pieces(layout: Layout, known: Words) -> list[tuple[int, int, str, str]]:
    """All headings, lines of running text and fields in order, with what each is (headings that the lexicon knows name no office: they
    count as fields), and the group of its section."""
    found = [(*section.head, "field" if section.path[-1:] and section.path[-1] in known.groups else "heading", section.group)
             for section in layout.sections if section.head]
    found += [(*line, "line", stretch.section.group) for stretch in layout.prose for line in stretch.lines]
    found += [(*each.span, "field", each.section.group) for each in layout.fields]
    return sorted(found)


def _is_office(text: str, start: int, end: int, alone: bool, known: Words) -> bool:
    """Whether a line names an office whose paper follows: alone on it, or with a footnote at its end."""
    if end - start > _OFFICE:
        return False
    content = plain(text, [(start, end)]).text.lstrip()
    said = folded(content)
    if not content[:1].isupper() or ":" in content or not (said.startswith(known.offices) or known.bodies & set(said.split())):
        return False
    apart = text[end:end + 6].count("\n") > 1 and text[max(0, start - 6):start].count("\n") > 1
    return alone or "^" in text[end - 8:end] or bool(_NOTE.search(content.rstrip(" ."))) or apart


def _named(content: str) -> str:
    """An office's name without the digit of a footnote."""
    return _NOTE.sub("", " ".join(content.split()).rstrip(" .:")).rstrip(" .:")


def _entries(document: Document, span: Span, office: str) -> Iterator[Quotation]:
    """A card parted at the dates that begin its entries."""
    start, said, head = span[0], None, 0
    for match in _ENTRY.finditer(document.text, *span):
        if not _begins(document.text, span[0], match):
            continue
        if start < match.start():
            yield Quotation((start, match.start()), office, (), said, head)
        start, said, head = match.start(), _when(match[0], document), len(match[0])
    if start < span[1]:
        yield Quotation((start, span[1]), office, (), said, head)


def _begins(text: str, low: int, match: re.Match[str]) -> bool:
    """Whether an entry can begin here: after a stop, a closing sign or the clerk's dash, not within a sentence or a broken word; or on a
    line of its own, with a colon behind it."""
    place = match.start()
    if text[place - 1:place] in ("\n", "\r") and text[match.end():match.end() + 2].lstrip()[:1] == ":":
        return True
    before = text[max(low, place - 12):place].rstrip()
    if not before or before[-1] in ".;)\"”»_`*|\n^":
        return True
    return before[-1] in "-–" and len(before) > 1 and (before[-2] in ".)\"”»" or (before[-2].isalnum() and text[place - 1] not in "\n\r"))


def _when(text: str, document: Document) -> When | None:
    """The date that some words say, if they say one only."""
    words = f": {text if _SPACED.search(text) else ''.join(text.split())}"
    found = [each.value for each in expressions(words, document.language, document.published) if each.kind == "date"]
    return found[0] if len(found) == 1 and isinstance(found[0], When) else None


def inline(document: Document, layout: Layout) -> Iterator[Field]:
    """Labelled dates within the running text of cards: "Member of a crew.-Date of death: -10/7/75.-". Raises NoLexicon."""
    known, entries = words(document.language), values(document.language).entries
    for stretch in layout.prose:
        group = stretch.section.group
        for match in _INLINE.finditer(document.text, *stretch.span) if group in known.quoted else ():
            label = folded(match["label"])
            if any(each.read == "date" and group in each.groups for each in entries.get(label, ())):
                lines = [each.span() for each in _LINE.finditer(document.text, *match.span("value"))]
                yield Field(label, match.span("label"), tuple(lines), stretch.section)


# ---- testimonies -----------------------------------------------------------------------------------------------------------


def _testimonies(document: Document, layout: Layout, known: Words) -> Iterator[Quotation]:
    """In running text: from the colon behind "Testimony of NAME before OFFICE (date)" to the next one or the end of the stretch."""
    for stretch in layout.prose:
        if stretch.section.group in known.quoted:
            continue
        starts = [at for at, line in enumerate(stretch.lines) if _opens(document.text, line, known)]
        for at, after in pairwise([*starts, len(stretch.lines)]):
            made = _testimony(document, stretch, (at, after), known)
            if made:
                yield made


def _opens(text: str, line: Span, known: Words) -> tuple[str, ...]:
    """The words with which a line opens a testimony, or none."""
    beginning = tuple(folded(text[line[0]:min(line[1], line[0] + 40)]).split())
    return next((each for each in known.testimony if beginning[:len(each)] == each), ())


def _testimony(document: Document, stretch: Stretch, at: tuple[int, int], known: Words) -> Quotation | None:
    """The quotation that begins with a line, up to another; None where nobody is named, or no colon comes."""
    lines = stretch.lines[at[0]:at[1]]
    header = plain(document.text, lines[:6])
    colon = header.text.find(":", 0, _HEADER)
    if colon < 0 or colon + 1 >= len(header.text):
        return None
    opening = len(_opens(document.text, lines[0], known))
    speaker, relay = _witness(header.text[:colon].split(None, opening)[-1], known, values(document.language).lead)
    if not speaker:
        return None
    aside = _ASIDE.findall(header.text[:colon])
    said = next((when for each in aside if (when := _when(each, document))), None)
    return Quotation((_after(header, colon), lines[-1][1]), speaker, relay, said)


def _after(header: Plain, colon: int) -> int:
    """The place in the document behind the colon."""
    return header.at(colon) + 1


def _witness(text: str, known: Words, articles: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """Who testifies, and before whom; `articles` and such words do not begin an office."""
    bare = " ".join(_ASIDE.sub(" ", text).split())
    parts = bare.split(" ")
    at = next((place for place, word in enumerate(parts) if fold(word) in known.before and place), len(parts))
    named = list(_name(" ".join(parts[:at]).split(",")[0].split()))
    while named and fold(named[-1]) in PARTICLES:
        named.pop()
    name = " ".join(named).strip(" .;")
    while at + 1 < len(parts) and fold(parts[at + 1]) in articles:
        at += 1
    office = " ".join(parts[at + 1:]).split(". ")[0].strip(" .;,")
    return (name, (office,) if office else ()) if name and len(name) <= 100 else ("", ())


def _name(words: list[str]) -> Iterator[str]:
    """The words up to the end of a name: a word in small letters after one with a capital, but for particles; or a stop behind more than
    a title or an initial. Nothing where no word has a capital."""
    seen = False
    for place, word in enumerate(words):
        capital = word[:1].isupper()
        if (seen and not capital and fold(word) not in PARTICLES) or not any(each[:1].isupper() for each in words[place:]):
            return
        seen = seen or capital
        yield word
        if word.endswith(".") and len(word) > 5:
            return
