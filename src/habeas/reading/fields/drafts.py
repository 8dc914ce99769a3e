"""Labelled fields read: a label in a section says of which kind a claim is, the value what it says. What cannot be read is listed.

The publisher speaks, unless the value itself or what it is quoted from names somebody else. A field fills the principal episode.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from habeas.core.claims import PRINCIPAL
from habeas.core.folding import folded
from habeas.core.kinds import kind
from habeas.core.values import UNITS, Age, Coded, Length, Quantity, Text, Unspecified, Value
from habeas.core.when import When
from habeas.reading.document import Document, Draft, Span
from habeas.reading.fields.dates import dates, day_first
from habeas.reading.fields.entries import Entry, Values, values
from habeas.reading.fields.layout import PERSONAL, Field, Layout, Section
from habeas.reading.fields.lines import words as layout_words
from habeas.reading.fields.plain import Plain, plain
from habeas.reading.fields.quoted import Quotation, inline, quotation_at, quoted
from habeas.reading.lexicon import lexicon
from habeas.reading.times.absolute import DOTS
from habeas.reading.times.amounts import Amount
from habeas.reading.times.expressions import expressions
from habeas.reading.tokens import tokens

_ELSEWHERE = "elsewhere"  # sections that nobody knows, in a file that has one on the person: their fields may be anyone's
_PLACE = 200  # characters of a value taken as a place
_ENDS = " \t.;,"
OF_ANOTHER = "what is quoted may speak of somebody else"


@dataclass(frozen=True, slots=True)
class Unread:
    """A field whose value gave no draft: its label as written, the span from the label to the end of the value, and why."""

    label: str
    span: Span
    why: str


@dataclass(slots=True)
class _Read:
    """What came of one field."""

    of: Field
    drafts: list[Draft] = field(default_factory=list)
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Value:
    """A field's value on its way: its entry, the running text, and what the reading of it needs."""

    field: Field
    entry: Entry
    text: Plain
    document: Document
    words: Values
    day_first: bool  # as the document's dates with dots show

    def hedge(self) -> str:
        """The word that leaves it open, in the label or at the value's beginning."""
        label = self.document.text[slice(*self.field.name)]
        found = self.words.hedges.search(label) or self.words.hedges.match(self.text.text.lstrip(" (¿"))
        return found[0] if found else ""


def drafts(document: Document, layout: Layout) -> Iterator[Draft]:
    """The claims of the labelled fields, in the order of the text. Raises NoLexicon."""
    for each in _read(document, layout):
        yield from each.drafts


def unread(document: Document, layout: Layout) -> tuple[Unread, ...]:
    """The fields that have a value, are not running text, and gave no claim. Raises NoLexicon."""
    text = document.text
    return tuple(Unread(" ".join(text[slice(*each.of.name)].split()), each.of.span, each.why)
                 for each in _read(document, layout) if not each.drafts and each.why)


def _read(document: Document, layout: Layout) -> list[_Read]:
    """What came of each field: ages last, since they look at which events are dated."""
    words = values(document.language)
    quotations, first = quoted(document, layout), day_first(document.text)
    headed = {section.owner for section in layout.sections if section.group == PERSONAL}
    sections: dict[Section, dict[str, Field]] = {}
    everything = (*layout.fields, *inline(document, layout))
    for each in everything:
        sections.setdefault(each.section, {}).setdefault(each.label, each)
    found = [_Read(each) for each in everything]
    ages: list[tuple[_Read, _Value]] = []
    dated: dict[Span | None, set[str]] = {}
    for read in found:
        section = sections[read.of.section]
        group = read.of.section.group or (_ELSEWHERE if read.of.section.owner in headed else "")
        value = _value(read, document, words, (section, group, first))
        if value is None:
            continue
        if value.entry.read == "age":
            ages.append((read, value))
            continue
        _fill(read, value, section, quotation_at(quotations, read.of.name[0]))
        dated.setdefault(read.of.section.owner.words, set()).update(
            draft.kind for draft in read.drafts if isinstance(draft.value, When) and not draft.speaker)
    for read, value in ages:
        known = dated.get(read.of.section.owner.words, set())
        at = next((group for group in value.entry.at if known.intersection(group)), value.entry.at[0])
        dated_at = tuple(event for event in at if event in known) or at
        _fill(read, replace(value, entry=replace(value.entry, at=(dated_at,))), {}, quotation_at(quotations, read.of.name[0]))
    return found


def _value(read: _Read, document: Document, words: Values, where: tuple[dict[str, Field], str, bool]) -> _Value | None:
    """The value of a field that the lexicon gives a kind for; else nothing, with the reason where there is one. `where` are the fields of
    its section, the section's group, and whether the day comes first."""
    each, (section, group, first) = read.of, where
    text = plain(document.text, each.lines)
    if not folded(text.text) or folded(text.text) in words.silence:
        return None
    labels = frozenset(section)
    entry = next((entry for entry in words.entries.get(each.label, ()) if entry.fits(group, each.before, labels)), None)
    if entry is None:
        quiet = (_is_prose(each, document) or each.section.group in layout_words(document.language).quoted
                 or not (each.known or each.section.group in words.groups))
        read.why = "" if quiet else "no kind of claim is declared for this label here"
        return None
    if len(text.text) > entry.limit and entry.read != "age":
        read.why = "" if _is_prose(each, document) else "it is too long for a value"
        return None
    return _Value(each, entry, text, document, words, first)


def _is_prose(each: Field, document: Document) -> bool:
    """Whether the value is running text, which others read."""
    return layout_words(document.language).labels.get(each.label, False)


def _fill(read: _Read, value: _Value, section: dict[str, Field], quotation: Quotation | None) -> None:
    """Read a value into drafts, or say why there is none."""
    where = _place(value, section)
    made = [*_READERS[value.entry.read](value), *_phrases(value)]
    if not made:
        read.why = _WHY[value.entry.read]
    for each in made:
        each = replace(each, person=value.field.section.owner.name, place=each.place or where)
        if quotation:
            relay = (each.speaker, *each.relay)[1:] if not each.speaker else (quotation.speaker, *quotation.relay)
            each = replace(each, speaker=each.speaker or quotation.speaker, relay=relay or quotation.relay, said=quotation.said,
                           doubts=(*each.doubts, OF_ANOTHER))
        read.drafts.append(each)


def _place(value: _Value, section: dict[str, Field]) -> str:
    """Where an event was, by the field of its section that says so."""
    for label in value.entry.place:
        if label in section and section[label].lines:
            return _place_words(plain(value.document.text, section[label].lines).text, value.words)
    return ""


def _place_words(text: str, words: Values) -> str:
    """A place as written, without the word that leaves it open, and without a stop; "" for silence or for a story."""
    bare = text.strip(_ENDS)
    hedge = words.hedges.match(bare)
    bare = bare[hedge.end():].strip(_ENDS) if hedge else bare
    return "" if folded(bare) in words.silence or len(bare) > _PLACE else bare


def _draft(value: _Value, said: Value, start: int, end: int, kind: str = "") -> Draft:
    """The draft of a value read from these characters of its running text."""
    each = value.field
    read = value.document.language
    return Draft(kind or value.entry.kind, said, each.span, value.text.span(start, end), f"{read} field {kind or value.entry.kind}",
                 hedge=value.hedge(), episode=PRINCIPAL)


def _dates(value: _Value) -> Iterator[Draft]:
    """Dates: two joined by "and" are two events; others are rival dates of one."""
    for each in dates(value.text.text, value.document.language, value.document.published, value.words, value.entry.anywhere):
        draft = _draft(value, each.when, each.start, each.end)
        yield replace(draft, episode=PRINCIPAL if each.event == 1 else str(each.event), hedge=each.hedge or draft.hedge,
                      speaker=each.speaker, doubts=tuple(guess for guess in each.guess.split("; ") if guess and not (
                          guess == DOTS and value.day_first)))


def _amount(value: _Value) -> tuple[Amount, int, int] | None:
    """The age or length with which a value begins, or a bare number of years."""
    text = value.text.text
    words = lexicon(value.document.language)
    for each in expressions(text, value.document.language, value.document.published):
        amount = each.value
        if each.kind in ("age", "length") and isinstance(amount, Amount) and amount.unit in UNITS and _lead(text[:each.start], value.words):
            return amount, each.start, each.end
        break
    first = next((each for each in tokens(text[:40], words) if not _lead(each.word, value.words)), None)
    if first is None or first.number is None or first.number > 130 or text[first.end:].strip(_ENDS):
        return None
    return Amount(first.number, first.number, "years"), first.start, first.end


def _lead(text: str, words: Values) -> bool:
    """Whether only such words stand in a text as may come before a value."""
    return all(each in words.lead for each in folded(words.hedges.sub(" ", text)).split())


def _ages(value: _Value) -> Iterator[Draft]:
    found = _amount(value)
    if found:
        amount, start, end = found
        about = amount.about or bool(value.words.about.search(value.text.text[:start]))
        yield _draft(value, Age(amount.low, amount.high, amount.unit, value.entry.at[0], about), start, end)


def _lengths(value: _Value) -> Iterator[Draft]:
    found = _amount(value)
    if found:
        amount, start, end = found
        yield _draft(value, Length(amount.low, amount.high, amount.unit, "sentence_served", "sentence_served", amount.about), start, end)


def _texts(value: _Value) -> Iterator[Draft]:
    text = value.text.text.rstrip(_ENDS)
    yield _draft(value, Text(text), 0, len(text))


def _codes(value: _Value) -> Iterator[Draft]:
    """The code of the longest word or phrase with which the value begins."""
    found = folded(value.text.text) + " "
    words = sorted((each for each in value.entry.codes if found.startswith(each + " ")), key=len)
    if words:
        end = len(value.text.text.split()[0].rstrip(_ENDS)) if " " not in words[-1] else len(value.text.text.rstrip(_ENDS))
        yield _draft(value, Coded(value.entry.codes[words[-1]]), 0, end)


def _numbers(value: _Value) -> Iterator[Draft]:
    """A number with which the value begins, in digits or words."""
    first = next(iter(tokens(value.text.text[:40], lexicon(value.document.language))), None)
    if first is not None and first.number is not None:
        yield _draft(value, Quantity(str(first.number), value.entry.unit), first.start, first.end)


def _places(value: _Value) -> Iterator[Draft]:
    """An event or state of which only the place is told."""
    place = _place_words(value.text.text, value.words)
    if place:
        text = value.text.text.rstrip(_ENDS)
        yield replace(_draft(value, Unspecified(), 0, len(text)), place=place)


def _phrases(value: _Value) -> Iterator[Draft]:
    """What a phrase at the value's beginning says: born in captivity, pregnant."""
    said = f" {folded(value.text.text)} "
    for words, named, code in value.entry.phrases:
        before, found, _ = said.partition(f" {words} ")
        if found and _lead(before, value.words):
            text = value.text.text.rstrip(_ENDS)
            yield _draft(value, Coded(code), 0, len(text), kind(named).name)


_READERS = {"date": _dates, "age": _ages, "length": _lengths, "text": _texts, "code": _codes, "number": _numbers, "place": _places}
_WHY = {"date": "no date stands at its beginning", "age": "no age stands at its beginning", "length": "no length stands at its beginning",
        "text": "it holds no words", "code": "its word stands for no code", "number": "no number stands at its beginning",
        "place": "it is too long for a place, or says none"}
