"""The fields of a mapping on its page: for each key its label, its value now, and what may be chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from habeas.checking.words import label
from habeas.core.kinds import KINDS
from habeas.core.values import UNITS
from habeas.intake.dates import ORDERS
from habeas.intake.maps import READS
from habeas.intake.trial import Glimpse
from habeas.intake.words import MONTHS

RARE = frozenset({"side", "grain", "bound", "episode", "split", "under"})
Options = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Field:
    """A field: the name under which it is sent, which is its id too, its label, and its value. `options` are for one that is chosen from
    a list; `lines` says that each line is a value. `hint` says more; `rare` fields are seldom needed."""

    name: str
    label: str
    value: str
    options: Options = ()
    lines: bool = False
    hint: str = ""
    rare: bool = False

    def __post_init__(self) -> None:
        """What stands in the mapping can always be chosen, so that a form which is sent back unchanged changes nothing."""
        if self.options and self.value not in dict(self.options):
            object.__setattr__(self, "options", [*self.options, (self.value, self.value or "–")])


def read_names(table: Mapping[str, Any]) -> str:
    """How a column is read: as it says, or as its other keys show. "" where it has no kind."""
    if table.get("kind") not in KINDS:
        return ""
    ways = READS[KINDS[table["kind"]].shape]
    said = table.get("read")
    if said in ways:
        return str(said)
    return "code" if "codes" in table and "code" in ways else "flag" if {"yes", "no"} & table.keys() and "flag" in ways else ways[0]


def field(key: str, place: int, table: Mapping[str, Any], document: Mapping[str, Any], glimpses: Sequence[Glimpse], told: str) -> Field:
    """A field of one column."""
    name, value = f"{key}-{place}", table.get(key, "")
    texts = "\n".join(value) if isinstance(value, list) else str(value)
    labels = {
        "read": _("Cells hold"), "order": _("Dates are written"), "place": _("Where it was stands in"), "side": _("The date is"),
        "grain": _("The first day stands for"), "bound": _("The date is that of"), "yes": _("Words for yes, one a line"),
        "no": _("Words for no, one a line"), "under": _("Yes means under so many years"), "at": _("It is the age at"),
        "unit": _("Counted in"), "since": _("From"), "until": _("Until"), "split": _("What stands between several values"),
        "episode": _("Which such event, if not the principal one")}
    return Field(name, labels[key], read_names(table) if key == "read" else texts, _options(key, table, document, glimpses, told),
                 key in ("yes", "no"), rare=key in RARE)


def _options(key: str, table: Mapping[str, Any], document: Mapping[str, Any], glimpses: Sequence[Glimpse], told: str) -> Options:
    whole = _("as in the whole list")
    match key:
        case "read":
            return [(each, _ways()[each]) for each in READS[KINDS[table["kind"]].shape]]
        case "order":
            return [("", whole), *orders(table.get("order") == "ask")]
        case "place":
            return [("", _("nowhere")), *((each.name, each.name) for each in glimpses)]
        case "side":
            return [("", _("that of the event")), ("by", _("the latest that it can be")), ("from", _("the earliest that it can be"))]
        case "grain":
            return [("", _("that day")), ("month", _("the month")), ("year", _("the year"))]
        case "bound":
            return [("", _("the whole")), ("start", _("the start")), ("end", _("the end"))]
        case "at":
            return _ages(table, document, told)
        case "unit" if read_names(table) != "number":
            return [(each, _units()[each]) for each in UNITS]
        case "since" | "until":
            return sorted(((each.name, label(each.name, told)) for each in KINDS.values() if each.shape in ("event", "state")),
                          key=lambda pair: pair[1])
    return ()


def _ages(table: Mapping[str, Any], document: Mapping[str, Any], told: str) -> Options:
    """The events that the list dates, each alone and those that people are counted by together; and what stands there now."""
    kinds = [str(each.get("kind")) for each in document.get("column", []) if read_names(each) == "date"]
    events = list(dict.fromkeys(each for each in kinds if KINDS[each].shape == "event" and each != "birth"))
    many = [each for each in events if each in ("arrest", "disappearance", "death")]
    joined = ["|".join(many)] if len(many) > 1 else []
    values = dict.fromkeys([*events, *joined, *([str(table["at"])] if "at" in table else ["arrest"])])
    either = _("or")
    return [(each, f" {either} ".join(label(part, told) if part in KINDS else part for part in each.split("|"))) for each in values]


def head_fields(document: Mapping[str, Any], header: Sequence[str]) -> list[Field]:
    """The fields of the whole list."""
    head, dates = document.get("list", {}), document.get("dates", {})
    locator, window = head.get("locator", {}), dates.get("window", ["", ""])
    columns = [("", _("nowhere")), *((each, each) for each in header)]
    months = [("", _("English, or in figures")), *((each, text) for each, text in (("es", _("Spanish")),) if each in MONTHS)]
    if isinstance(dates.get("months"), list):
        months = []  # twelve names, which only the text can change
    found = [
        Field("list-register", _("Whose list is it? They say what every cell says"), str(head.get("register", ""))),
        Field("list-register_name", _("Their full name"), str(head.get("register_name", ""))),
        Field("list-register_sort", _("They are"), str(head.get("register_sort", "register")), sorts()),
        Field("list-title", _("Title of the list"), str(head.get("title", ""))),
        Field("list-id", _("Short name, the same for every edition"), str(head.get("id", "")), hint=_("Letters, digits, dots and dashes.")),
        Field("list-published", _("Published"), str(head.get("published", "")), hint="1986, 1986-05, 1986-05-31"),
        Field("list-repackaged_by", _("Who only passed the file on"), str(head.get("repackaged_by", ""))),
        Field("list-locator", _("The list’s own reference, such as a page, stands in"), str(locator.get("column", "")), columns),
        Field("list-locator-label", _("which is called"), str(locator.get("label", ""))),
        Field("list-silence", _("Words that say nothing, one a line"), "\n".join(_list(head.get("silence"))), (), True),
        Field("list-withheld", _("Words that say: known, and not published, one a line"), "\n".join(_list(head.get("withheld"))), (), True),
        Field("dates-order", _("Dates are written"), str(dates.get("order", "dmy")), orders(dates.get("order") == "ask")),
        Field("dates-window-first", _("Years of two digits (window): not before"), str(window[0])),
        Field("dates-window-last", _("and not after"), str(window[-1]))]
    if months:
        found.append(Field("dates-months", _("Names of months are"), str(dates.get("months", "")).replace("en", ""), months))
    common = ("list-register", "list-title", "list-id", "list-published", "dates-order", "dates-window-first", "dates-window-last")
    return [replace(each, rare=each.name not in common) for each in found]


def orders(asked: bool = False) -> list[tuple[str, str]]:
    """The orders of day, month and year."""
    words = {"dmy": _("day, month, year"), "mdy": _("month, day, year"), "ymd": _("year, month, day"), "edtf": _("as EDTF")}
    return [*([("ask", _("not decided: ask whoever made the list"))] if asked else []), *((each, words[each]) for each in ORDERS)]


def sorts() -> Options:
    """What a source may be."""
    return [("register", _("a register")), ("publication", _("a publication")), ("person", _("a person")), ("office", _("an office")),
            ("organisation", _("an organisation")), ("authority", _("an authority")), ("document", _("a document"))]


def _ways() -> dict[str, str]:
    return {"date": _("a date"), "flag": _("yes or no"), "text": _("words"), "code": _("one of some words"), "age": _("an age"),
            "length": _("a length of time"), "number": _("a number")}


def _units() -> dict[str, str]:
    return {"years": _("years"), "months": _("months"), "days": _("days")}


def _list(value: object) -> list[str]:
    return [value] if isinstance(value, str) else list(map(str, value)) if isinstance(value, list) else []
