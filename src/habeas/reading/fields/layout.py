"""How a document is laid out: files on persons within it, sections, labelled fields, running text, and what belongs to the page only.

Everything is a span of the text as it stands. The work is done line by line, each looked at a fixed number of times, so it takes time
in proportion to the text. The words by which sections and labels are known are in the lexicon; docs/lexicons.md describes its tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.core.folding import folded
from habeas.reading.document import Span
from habeas.reading.fields.lines import ENDS, Line, Words, capitalised, lines, upper, words

LONG = 200  # characters of a value from which on it is running text too

_LEAD = re.compile(r"[\s#>*_•·▪◦‣○●–—-]*+")
_SPLITS = (".", ";", "|", "\t", "  ")  # what may stand between two fields on one line
_STRANGE = re.compile(r"[^\W\d_][^\W\d_]*(?:[ /'’().º°-]{1,2}[^\W\d_]+)*\)?\.?")
_NOTED = re.compile(r"\s*(?:\(\^\d{1,3}\)|\^?\d{1,3})?[\s*_.:]*$")  # what stands behind a name: the mark of a footnote
_DATED = re.compile(r"[0-9IVX]{1,5}[./-][0-9IVX./-]{1,10}\s?(?::|\.\s?[-–])")  # a date that begins an entry of a card
_LABEL = 60  # characters that a label may have
_FEW = 40  # and one that the lexicon does not know, of at most _MANY words
_MANY = 5
_TITLE = 90  # characters of a heading without a mark
_NAME = 110  # characters of a line that holds the name of whose file begins
_PLAIN, _UPPER, _SHORT = 6, 7, 8  # levels of headings without a mark; those with one have 1 to 6
PERSONAL = "personal"  # the group of sections that begin a file on a person


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose file a part of the document is: the name as written, without the digit of a footnote ("": nobody's); and where it stands."""

    name: str = ""
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part under a heading. `path` are the folded headings from the outermost; `group` is what the lexicon takes it for (`personal`,
    `arrest`, `card`, ...; "" for one that it does not know, or none); `head` is the span of its heading's words."""

    path: tuple[str, ...] = ()
    group: str = ""
    owner: Owner = Owner()
    head: Span | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled field: its folded label, the label's span, its value line by line, its section, the folded label before it there, and
    whether the lexicon knows the label."""

    label: str
    name: Span
    lines: tuple[Span, ...]
    section: Section
    before: str = ""
    known: bool = True

    @property
    def span(self) -> Span:
        """From the label to the end of the value."""
        return self.name[0], self.lines[-1][1] if self.lines else self.name[1]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Running text, line by line, without what belongs to the page; `label` is that of the field whose value it is, or ""."""

    lines: tuple[Span, ...]
    section: Section
    label: str = ""

    @property
    def span(self) -> Span:
        """From its beginning to its end."""
        return self.lines[0][0], self.lines[-1][1]


@dataclass(frozen=True, slots=True)
class Layout:
    """What was found, each in the order of the text. `furniture` is what belongs to the page only: headers, page numbers, footnotes.
    The value of a field that is long, or whose label nobody knows, is among the running text too."""

    owners: tuple[Owner, ...]
    sections: tuple[Section, ...]
    fields: tuple[Field, ...]
    prose: tuple[Stretch, ...]
    furniture: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading on the way to its section. `style` is its level if it has no mark (a heading closes one of its own style), else 0."""

    level: int
    style: int
    title: str
    group: str
    head: Span


def layout(text: str, language: str) -> Layout:
    """The layout of a text. Raises NoLexicon, and nothing else for any text."""
    return _Reader(text, words(language)).read()


class _Reader:
    """Goes through the lines once. `field` is the field whose value may go on, with `values` as its lines so far."""

    def __init__(self, text: str, known: Words) -> None:
        self.text, self.known = text, known
        self.lines: list[Line] = lines(text, known)
        self.owners: list[Owner] = []
        self.section = Section()
        self.sections: list[Section] = [self.section]
        self.stack: list[_Heading] = []
        self.fields: list[Field] = []
        self.prose: list[Stretch] = []
        self.running: list[Span] = []
        self.field: tuple[str, Span, bool] | None = None  # folded label, its span, known
        self.values: list[Span] = []
        self.before = ""
        self.by_field = False  # the owner's name stood in a field
        self.last: Line | None = None

    def read(self) -> Layout:
        starts = self._files()
        for place, line in enumerate(self.lines):
            if place in starts and not self._inside(starts[place][1]):
                self._begin(starts[place][0])
            elif not line.page:
                self._read(place, line)
            if not line.page:
                self.last = line
        self._close()
        furniture = tuple((line.start, line.end) for line in self.lines if line.page)
        return Layout(tuple(self.owners), tuple(self.sections), tuple(self.fields), tuple(self.prose), furniture)

    def _read(self, place: int, line: Line) -> None:
        found = list(self._labels(line))
        heading = None if found and not line.level else self._heading(place, line)
        if heading:
            self._open(heading)
        elif found:
            for label, name, value, known in found:
                self._label(label, name, value, known)
        elif self.field and self._goes_on(line):
            self.values.append((line.start, line.end))
        else:
            if self.field:
                self._close()
            self.running.append((line.start, line.end))

    # ---- whose file ------------------------------------------------------------------------------------------------------

    def _files(self) -> dict[int, tuple[Owner, Line]]:
        """The lines with the name of whose file begins there, and the line of the heading that shows it: those before a section on the
        person, and the first of the document."""
        found: dict[int, tuple[Owner, Line]] = {}
        real = [place for place, line in enumerate(self.lines) if not line.page]
        for at, place in enumerate(real):
            line = self.lines[place]
            if not at or line.end - line.start > _LABEL or self.text[line.start].islower():
                continue
            if self.known.groups.get(self._title(line)) == PERSONAL:
                owner = self._name(self.lines[real[at - 1]], False)
                if owner:
                    found[real[at - 1]] = owner, line
        if real and real[0] not in found:
            owner = self._name(self.lines[real[0]], True)
            if owner:
                found[real[0]] = owner, self.lines[real[0]]
        return found

    def _inside(self, line: Line) -> bool:
        """Whether a heading stays within the quoted section that is being read: deeper by its mark, or in capitals without one."""
        card = next((each for each in self.stack if each.group in self.known.quoted), None)
        if card is None:
            return False
        return line.level > card.level if line.level else upper(self.text[line.start:line.end])

    def _name(self, line: Line, strict: bool) -> Owner | None:
        """The owner named on a line "SURNAMES, Given names". `strict`: the surnames must be in capitals."""
        start, end = _LEAD.match(self.text, line.start, line.end).end(), line.end  # type: ignore[union-attr]
        if end - start > _NAME:
            return None
        end = start + len(_NOTED.sub("", self.text[start:end]))
        written = " ".join(self.text[start:end].replace("#", " ").split())
        surnames, comma, given = written.partition(",")
        strange = any(each in ':;"?!|' or each.isdigit() for each in written)
        if not comma or strange or not surnames[:1].isalnum() or not capitalised(given):
            return None
        if not (upper(surnames) or (not strict and capitalised(surnames))):
            return None
        return Owner(written, (start, end))

    def _begin(self, owner: Owner) -> None:
        self._close()
        self.owners.append(owner)
        self.by_field = False
        self.stack = []
        self._enter(Section((), "", owner, owner.words))

    # ---- headings --------------------------------------------------------------------------------------------------------

    def _title(self, line: Line) -> str:
        """The folded words of a heading, without the digit of a footnote."""
        return folded(self.text[line.start:line.end]).rstrip("0123456789 ")

    def _heading(self, place: int, line: Line) -> _Heading | None:
        """What kind of heading a line is, if it is one."""
        size = line.end - line.start
        if size > _TITLE and not line.level:
            return None
        content = self.text[_LEAD.match(self.text, line.start, line.end).end():line.end].rstrip("*_")  # type: ignore[union-attr]
        if not (content[:1].isalnum() or content[:1] in "“\"«¿") or (content[:1].islower() and not line.level):
            return None
        title = self._title(line) if size <= _TITLE else folded(content)
        group = self.known.groups.get(title) or next((group for start, group in self.known.begins if title.startswith(start)), "")
        capitals = upper(content)
        if group and (self._inside(line) or (group == PERSONAL and self.section.group in self.known.quoted)):
            group = ""
        head = (line.end - len(content), line.end)
        if line.level:
            return _Heading(line.level, 0, title, group, head)
        if group and content[:1].isupper() and not self._broken():
            return _Heading(_UPPER if capitals else _PLAIN, _UPPER if capitals else _SHORT, title, group, head)
        if capitals and self._alone(place, line, content):
            return _Heading(_UPPER, _UPPER, title, "", head)
        if self._short(place, line, content):
            return _Heading(_SHORT, _SHORT, title, "", head)
        return None

    def _broken(self) -> bool:
        """Whether the line before breaks off within a word or a list."""
        return self.last is not None and self.text[self.last.end - 1] in "-,("

    def _alone(self, place: int, line: Line, content: str) -> bool:
        """Whether a line in capitals stands alone enough to be a heading."""
        if sum(each.isalpha() for each in content) < 4 or content[-1] in ",;-(" or self._broken():
            return False
        return line.apart or self.last is None or self.text[self.last.end - 1] in ENDS

    def _short(self, place: int, line: Line, content: str) -> bool:
        """Whether a short line without a stop stands between blank ones, or before a labelled field."""
        if not line.apart or len(content) > _LABEL or not content[:1].isupper() or content[-1] in ".,;:!?-…)”\"»":
            return False
        if len(content.split()) > 8 or any(each.isdigit() for each in content) or self._open_field():
            return False
        following = self.lines[place + 1] if place + 1 < len(self.lines) else None
        return following is not None and (following.apart or any(True for _ in self._labels(following)))

    def _open_field(self) -> bool:
        """Whether a long value is being read, in which short lines are no headings."""
        return self.field is not None and self.known.labels.get(self.field[0], False)

    def _open(self, heading: _Heading) -> None:
        """Enter a section. One that the lexicon knows leaves any other such; any other leaves those of its level or style."""
        self._close()
        stack = self.stack
        if heading.group:
            known = [place for place, each in enumerate(stack) if each.group]
            del stack[known[0] if known else len(stack):]
        while stack and not (heading.style and stack[-1].group in self.known.quoted and not heading.group) and (
                stack[-1].level >= heading.level or (heading.style and stack[-1].style == heading.style)):
            stack.pop()
        stack.append(heading)
        group = next((each.group for each in reversed(stack) if each.group), "")
        self._enter(Section(tuple(each.title for each in stack), group, self.section.owner, heading.head))

    def _enter(self, section: Section) -> None:
        self.section, self.before = section, ""
        self.sections.append(section)

    # ---- fields ----------------------------------------------------------------------------------------------------------

    def _labels(self, line: Line) -> Iterator[tuple[str, Span, Span, bool]]:
        """The fields that begin on a line: folded label, its span, the span of the value's first words, whether it is known."""
        text = self.text
        start = _LEAD.match(text, line.start, line.end).end()  # type: ignore[union-attr]
        colon = _colon(text, start, min(line.end, start + _LABEL))
        if colon < 0:
            if line.end - start <= _LABEL and text[start:start + 1].isupper() and not line.level:
                label = folded(text[start:line.end])
                if label in self.known.labels and label not in self.known.groups:
                    yield label, (start, line.end), (line.end, line.end), True
            return
        label = folded(text[start:colon])
        if label not in self.known.labels:
            if not line.level and self._strange(text, line, start, colon):
                yield label, (start, colon), (colon + 1, line.end), False
            return
        while True:
            after = self._next(colon + 1, line.end, self.known.labels[label])
            yield label, (start, colon), (colon + 1, after[0] if after else line.end), True
            if after is None:
                return
            start, colon = after
            label = folded(text[start:colon])

    def _next(self, start: int, end: int, long: bool) -> Span | None:
        """Where the next known label on the same line begins, and its colon. In running text there is none, but after an empty value."""
        text, low = self.text, start
        last = min(end, start + _LABEL) if long else end
        while (colon := text.find(":", low, last)) >= 0:
            begin = _LEAD.match(text, _parted(text, low, colon), colon).end()  # type: ignore[union-attr]
            if long and text[start:begin].strip():
                return None
            if text[begin:begin + 1].isupper() and folded(text[begin:colon]) in self.known.labels:
                return begin, colon
            low = colon + 1
        return None

    def _strange(self, text: str, line: Line, start: int, colon: int) -> bool:
        """Whether the beginning of a line is a label though the lexicon does not know it."""
        if colon + 1 == line.end and self._title(line) in self.known.groups:
            return False
        if self._open_field() or colon - start > _FEW or text[colon + 1:colon + 2].strip() or not text[start:start + 1].isupper():
            return False
        if not (line.apart or self.last is None or self.text[self.last.end - 1] in ENDS or (self.field and not self.field[2])):
            return False
        content = text[start:colon].rstrip("*_ ")
        return len(content.split()) <= _MANY and _STRANGE.fullmatch(content) is not None

    def _label(self, label: str, name: Span, value: Span, known: bool) -> None:
        self._close()
        if label in self.known.names and self.section.group not in self.known.quoted:
            self._named(value)
        self.field, self.values = (label, name, known), []
        start, end = value
        bare = self.text[start:end]
        if bare.strip(" \t*_.") or bare.strip() == "-":
            self.values.append((end - len(bare.lstrip(" \t*")), start + len(bare.rstrip())))

    def _named(self, value: Span) -> None:
        """A name in a field begins a file, unless one began with a name on a line of its own."""
        written = " ".join(self.text[value[0]:value[1]].strip(" *_.\t").split())
        if not written or (self.section.owner.name and not self.by_field):
            return
        owner = Owner(written, (self.text.find(written.split()[0], *value), value[1]))
        self.by_field = True
        self.owners.append(owner)
        self._enter(Section(self.section.path, self.section.group, owner, self.section.head))

    def _goes_on(self, line: Line) -> bool:
        """Whether the value of the field goes on with a line."""
        assert self.field
        label, _, known = self.field
        if self.known.labels.get(label, False):
            return True
        text = self.text
        if not line.apart:
            return not self.values or not (text[line.start:line.end].isdigit() or _DATED.match(text, line.start, line.end))
        if not self.values or not known:
            return False
        last, first = text[self.values[-1][1] - 1], text[line.start]
        return last not in ENDS and (first.islower() or first.isdigit() or first in "(“\"«")

    def _close(self) -> None:
        """End the field or the running text."""
        if self.field:
            label, name, known = self.field
            found = Field(label, name, tuple(self.values), self.section, self.before, known)
            self.fields.append(found)
            self.before = label
            size = found.span[1] - found.span[0]
            if self.values and (self.known.labels.get(label, False) or not known or size > LONG):
                self.prose.append(Stretch(tuple(self.values), self.section, label))
            self.field, self.values = None, []
        elif self.running:
            self.prose.append(Stretch(tuple(self.running), self.section))
            self.running = []


def _colon(text: str, start: int, end: int) -> int:
    """The colon or tab after a label, or -1."""
    colon, tab = text.find(":", start, end), text.find("\t", start, end)
    return tab if tab >= 0 and (colon < 0 or tab < colon) else colon


def _parted(text: str, low: int, colon: int) -> int:
    """Where a label that ends at a colon may begin: after the last sign that parts fields, not more than a label's length before."""
    begin = max(low, colon - _LABEL)
    cuts = [text.rfind(each, begin, colon) + len(each) for each in _SPLITS if each in text[begin:colon]]
    return max(cuts) if cuts else begin if begin == low else colon
