"""One offer of a model becomes a draft, or is refused with the reason. Whatever it says must stand in the document, word for word, or be
read from the quoted words by our own rules; only what sort of claim it is, and whether it is denied, is the model's own reading."""

from __future__ import annotations

from dataclasses import dataclass, replace

from habeas.core import typed
from habeas.core.errors import HabeasError
from habeas.core.kinds import KINDS
from habeas.core.values import Age, Coded, Length, Text, Unspecified, Value
from habeas.core.when import When
from habeas.reading.document import Document, Draft, Span
from habeas.reading.model.agreement import Times
from habeas.reading.model.quotations import exact, plain, standing, tolerant

LONGEST_QUOTE = 800  # code points; a quotation of half the document would vouch for anything
LONGEST_NAME = 200
LONGEST_CHAIN = 5
SHOWN = 160
READ_BY_MODEL = "read by a model"
LOOSE = "the model quoted it with other spaces or quotation marks"
DENIED = "that this is denied is the model's reading"
APART = "the {} is named outside the quotation"


@dataclass(frozen=True, slots=True)
class Refused:
    """An offer that became no proposal: its quotation, shortened and made printable, and why."""

    quote: str
    why: str


class _Refusal(Exception):
    """Why an offer is refused."""


@dataclass(frozen=True, slots=True)
class Judge:
    """What offers are held against: the document, its times, and the rule under which drafts are made."""

    document: Document
    times: Times
    rule: str

    def drafted(self, stretch: Span, offer: object) -> Draft | Refused:
        """The draft of an offer about a stretch. Never raises for anything that JSON can hold."""
        if not isinstance(offer, dict):
            return Refused(printable(str(offer)), "it is not an object with a quotation")
        fields = {str(name): each for name, each in offer.items()}
        try:
            return self._draft(stretch, fields)
        except _Refusal as refusal:
            return Refused(printable(str(fields.get("quote", ""))), str(refusal))

    def _draft(self, stretch: Span, fields: dict[str, object]) -> Draft:
        passage, is_exact = self._quotation(_text(fields, "quote"), stretch)
        name = _text(fields, "kind")
        if name not in KINDS or KINDS[name].shape == "order":
            raise _Refusal(f"there is no kind {printable(name)!r} that a model may offer")
        value, words, guess = self._value(name, fields, passage)
        person, speaker = self._name(fields, "person", passage, stretch), self._name(fields, "speaker", passage, stretch)
        if not person and not self.document.about:
            raise _Refusal("it does not say of whom, and nobody said whom the document is about")
        relay = tuple(self._name({"relay": each}, "relay", passage, stretch) for each in _list(fields, "relay"))
        affirmed = _affirmed(fields.get("affirmed"))
        doubts = (READ_BY_MODEL, guess, "" if is_exact else LOOSE, "" if affirmed else DENIED,
                  self._apart("person", person, passage), self._apart("speaker", speaker, passage))
        return Draft(
            name, value, passage, words, self.rule, person, speaker, tuple(filter(None, relay)), affirmed,
            self._quoted(fields, "hedge", passage), "", self._quoted(fields, "place", passage), _bound(name, fields, value),
            doubts=tuple(filter(None, doubts)))

    def _quotation(self, quote: str, stretch: Span) -> tuple[Span, bool]:
        """Where the quotation stands in the stretch that was sent, and whether exactly so."""
        if not any(each.isalnum() for each in quote):
            raise _Refusal("it has no quotation")
        if len(quote) > LONGEST_QUOTE:
            raise _Refusal(f"its quotation is longer than {LONGEST_QUOTE} characters")
        for find in (exact, tolerant):
            found = find(self.document.text, stretch, quote)
            if len(found) > 1:
                raise _Refusal("its quotation stands there more than once")
            if found:
                return found[0], find is exact
        raise _Refusal("its quotation is not found word for word")

    def _name(self, fields: dict[str, object], field: str, passage: Span, stretch: Span) -> str:
        """A name in the document's own spelling; "" where none is given."""
        given = _text(fields, field)
        if not given:
            return ""
        found = standing(self.document.text, given, passage, stretch) if len(given) <= LONGEST_NAME else None
        if found is None or not any(each.isalpha() for each in given):
            raise _Refusal(f"its {field} is not named in the text in these words")
        return plain(self.document.text, found)

    def _apart(self, field: str, name: str, passage: Span) -> str:
        return APART.format(field) if name and standing(self.document.text, name, passage) is None else ""

    def _quoted(self, fields: dict[str, object], field: str, passage: Span) -> str:
        given = _text(fields, field)
        found = standing(self.document.text, given, passage) if given else None
        if given and found is None:
            raise _Refusal(f"its {field} does not stand in the quotation")
        return plain(self.document.text, found) if found else ""

    def _value(self, name: str, fields: dict[str, object], passage: Span) -> tuple[Value, Span, str]:
        """The value as our own rules read it, the span of its words, and what they assumed."""
        offered = self._offered(name, fields)
        match offered:
            case Unspecified():
                return offered, passage, ""
            case When():
                found = self.times.date(passage, offered)
                if found is None or not isinstance(found.value, When):
                    read = self.times.told(passage)
                    raise _Refusal(f"the date {offered.edtf} cannot be read from its quotation{f', which gives {read}' if read else ''}")
                return found.value, (found.start, found.end), found.guess
            case Age() | Length():
                found = self.times.amount(passage, offered)
                if found is None:
                    raise _Refusal("its number cannot be read from its quotation")
                self._known(offered.at if isinstance(offered, Age) else offered.until, passage)
                return replace(offered, about=getattr(found.value, "about", False)), (found.start, found.end), found.guess
            case Text(words) | Coded(words):
                return self._worded(offered, words, passage)
        raise _Refusal("its value cannot be read from its quotation")

    def _worded(self, offered: Text | Coded, words: str, passage: Span) -> tuple[Value, Span, str]:
        span = standing(self.document.text, words, passage)
        if span is None:
            raise _Refusal("its value does not stand in its quotation")
        if isinstance(offered, Text):
            return Text(plain(self.document.text, span)), span, ""
        self._known(offered.at, passage)
        return replace(offered, code=plain(self.document.text, span)), span, ""

    def _known(self, at: object, passage: Span) -> None:
        """A date to which a value is tied is not the model's to choose, either."""
        if isinstance(at, When) and not self.times.known(passage, at):
            raise _Refusal(f"the date {at.edtf} cannot be read from its quotation")

    def _offered(self, name: str, fields: dict[str, object]) -> Value:
        """The value as the model typed it."""
        shape = KINDS[name].shape
        ties = {"age": ("at",), "length": ("since", "until")}.get(shape, ("at",) if name == "status" else ())
        tied = {tie: _text(fields, tie) for tie in ties}
        if shape == "age" and not tied["at"]:
            if self.document.published is None:
                raise _Refusal("it does not say at which date or event the age holds, and no date of publication is given")
            tied["at"] = self.document.published.edtf
        given = _text(fields, "value")
        try:
            return typed.value(name, given or None, **tied)
        except (HabeasError, ValueError):
            raise _Refusal(f"{printable(given)!r} is no value of the kind {name}") from None


def printable(text: str) -> str:
    """Text that can be shown and kept, whatever it was: short, on one line, without control characters or halves of characters."""
    short = text[:SHOWN + 1]
    shown = "".join(each if each.isprintable() else " " for each in short)
    return shown[:SHOWN] + ("…" if len(short) > SHOWN else "")


def _text(fields: dict[str, object], name: str) -> str:
    """A field as text: models write numbers as numbers. Raises _Refusal for what is neither."""
    given = fields.get(name)
    if given is None:
        return ""
    if isinstance(given, bool) or not isinstance(given, (str, int)):
        raise _Refusal(f"its {name} is not text")
    try:
        return str(given).strip()
    except ValueError:  # Python writes no number of more than some thousand digits
        raise _Refusal(f"its {name} is not text") from None


def _list(fields: dict[str, object], name: str) -> list[object]:
    given = fields.get(name)
    if given is None or given == "":
        return []
    found = given if isinstance(given, list) else [given]
    if len(found) > LONGEST_CHAIN:
        raise _Refusal(f"its {name} names more than {LONGEST_CHAIN}")
    return found


def _affirmed(given: object) -> bool:
    told = {"true": True, "false": False, "none": True}.get(str(given).lower()) if not isinstance(given, (list, dict)) else None
    if told is None:
        raise _Refusal("whether it is affirmed is neither true nor false")
    return told


def _bound(name: str, fields: dict[str, object], value: Value) -> str:
    given = _text(fields, "bound")
    if KINDS[name].shape != "state" or not isinstance(value, When) or value.extent:
        return ""
    if given not in ("", "start", "end"):
        raise _Refusal("its bound is neither start nor end")
    return given
