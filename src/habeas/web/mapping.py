"""A mapping as a table to click in, and what was clicked back in the mapping. The text in TOML is the truth; this is another view of it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from habeas.checking.languages import language
from habeas.checking.words import label
from habeas.core.claims import Cell, Claim
from habeas.core.errors import BadMap, HabeasError, OrderOpen
from habeas.core.kinds import KINDS
from habeas.intake.cells import read_cell
from habeas.intake.columns import Column
from habeas.intake.guesses import SEXES
from habeas.intake.maps import FITTING, READS, read_map
from habeas.intake.trial import Glimpse
from habeas.intake.words import simplified
from habeas.intake.written import rewritten
from habeas.web.mapping_fields import Field, field, head_fields, read_names

NAME = "=name"  # chosen for a column that holds the person's name or a part of it

Document = dict[str, Any]


class Sample(NamedTuple):
    """A cell, and how it is read now: what is claimed, or why not ("" where nothing is to be said)."""

    words: str
    says: str
    trouble: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A column on the page: its place in the header, what is seen of it, what is wrong with its mapping, what was chosen and what else
    may be."""

    place: int
    name: str
    filled: int
    samples: tuple[Sample, ...]
    mistake: str
    key: bool
    chosen: str
    fields: tuple[Field, ...]
    codes: tuple[tuple[str, str], ...]

    @property
    def unusual(self) -> bool:
        """Whether something is said that seldom is."""
        return any(each.rare and each.value for each in self.fields)


class Group(NamedTuple):
    """Kinds under one heading, with their labels."""

    heading: str
    kinds: tuple[tuple[str, str], ...]


def groups(told: str) -> list[Group]:
    """The kinds that a column may give, for a list to choose from."""
    headings = {"event": _("Events, with a date"), "state": _("States, with a date"), "age": _("Age"), "length": _("Lengths of time"),
                "one": _("Of which only one can be true"), "many": _("Of which several can be true")}
    labels = sorted(((name, label(name, told)) for name in KINDS if name != "name"), key=lambda pair: pair[1])
    return [Group(heading, tuple(pair for pair in labels if KINDS[pair[0]].shape == shape)) for shape, heading in headings.items()]


def seen(document: Document, glimpses: Sequence[Glimpse]) -> list[Glimpse]:
    """The columns of the file, and those that the mapping names and the file does not have."""
    whole = document.get("list", {})
    named = [*_texts(whole.get("key")), *_texts(whole.get("name")), *(str(each.get("name")) for each in document.get("column", []))]
    there = {each.name for each in glimpses}
    return [*glimpses, *(Glimpse(name, (), (), 0) for name in dict.fromkeys(named) if name not in there)]


def shown(document: Document, glimpses: Sequence[Glimpse], told: str) -> list[Shown]:
    """The columns as the mapping has them. Each is read by itself, so that a mistake in one says nothing of the others."""
    tables = {str(each.get("name")): each for each in document.get("column", [])}
    head = document.get("list", {})
    keys, names = _texts(head.get("key")), _texts(head.get("name"))
    found = []
    for place, glimpse in enumerate(glimpses):
        table = tables.get(glimpse.name, {})
        chosen = NAME if glimpse.name in names else str(table.get("kind", ""))
        read = read_names(table)
        codes = table.get("codes", {}) if read == "code" else {}
        words = tuple(dict.fromkeys((*codes, *glimpse.words))) if read == "code" else ()
        column, wrong = _alone(document, table) if table else (None, "")
        found.append(Shown(
            place, glimpse.name, glimpse.filled, _samples(glimpse, column, told), wrong, glimpse.name in keys, chosen,
            tuple(field(each, place, table, document, glimpses, told) for each in _asked(table, read)),
            tuple((word, str(codes.get(word, ""))) for word in words)))
    return found


def mistake(error: HabeasError | None) -> str:
    """What a draft most often leaves open, for somebody who has the table of the page before them; "" for what is wrong otherwise."""
    if isinstance(error, OrderOpen):
        return _("The dates can be read with the day first or with the month first, and nobody has said which. Ask whoever made the list, "
                 "then choose it under “Dates are written”.")
    return ""


def _alone(document: Document, table: Document) -> tuple[Column | None, str]:
    """A column as the mapping has it, or what is wrong with it."""
    head = {key: document.get("list", {})[key] for key in ("silence", "withheld") if key in document.get("list", {})}
    shared: Document = {key: document[key] for key in ("dates", "units") if key in document}
    small: Document = {**shared, "column": [table], "list": {"id": "a", "register": "a", "key": ["a"], **head}}
    try:
        return read_map(rewritten("", small), "").columns[0], ""
    except BadMap as error:
        return None, mistake(error) or str(error).partition(": ")[2]


def _asked(table: Document, read: str) -> list[str]:
    """What may be said of a column besides its kind."""
    shape = KINDS[table["kind"]].shape if table.get("kind") in KINDS else ""
    if not shape:
        return []
    keys = [key for key in FITTING.get(read, ()) if key not in ("codes", "window", "calendar", "match")]
    keys = [key for key in keys if (key != "bound" or shape == "state") and (key not in ("under", "at") or shape == "age")]
    return [*(["read"] if len(READS[shape]) > 1 else []), *keys, "episode"]


def _samples(glimpse: Glimpse, column: Column | None, told: str) -> tuple[Sample, ...]:
    return tuple(_sample(words, column, told) for words in glimpse.samples)


def _sample(words: str, column: Column | None, told: str) -> Sample:
    if column is None:
        return Sample(words, "", "")
    reading = read_cell(column, words)
    if reading.sort == "unread":
        return Sample(words, "", reading.why)
    if reading.sort == "silence":
        return Sample(words, _("says nothing"), "")
    claims = [Claim("", each.kind, each.value, "", Cell("", "", 0, column.name, ""), each.words, each.affirmed, (), each.episode, "", None,
                    each.bound) for each in reading.sayings]
    return Sample(words, "; ".join(language(told).content(each) for each in claims), "")


def head(document: Document, glimpses: Sequence[Glimpse]) -> list[Field]:
    """What is said of the whole list."""
    return head_fields(document, [each.name for each in glimpses])


def clicked(text: str, glimpses: Sequence[Glimpse], sent: Mapping[str, str]) -> str:
    """The mapping's text with what was chosen on the page (`sent`: the fields of its form). Raises TOMLDecodeError."""
    document = tomllib.loads(text)
    whole = dict(document.get("list", {}))
    dates = dict(document.get("dates", {}))
    for name, value in sent.items():
        part, dash, key = name.partition("-")
        if dash and part in ("list", "dates"):
            _put(whole if part == "list" else dates, key, value.strip(), {"register_sort": "register", "order": "dmy"})
    _window(dates, sent)
    chosen = {each.name: sent[f"kind-{place}"] for place, each in enumerate(glimpses) if f"kind-{place}" in sent}
    whole["key"] = _kept_order(_texts(whole.get("key")), [each.name for place, each in enumerate(glimpses) if sent.get(f"key-{place}")])
    names = [name for name, kind in chosen.items() if kind == NAME]
    whole["name"] = _kept_order(_texts(whole.get("name")), names)
    if not whole["name"]:
        whole.pop("name")
    places = {each.name: place for place, each in enumerate(glimpses)}
    before = {str(each.get("name")): each for each in document.get("column", [])}
    columns = [_column(each, chosen.get(name, str(each.get("kind", ""))), places.get(name, -1), glimpses, sent)
               for name, each in before.items() if chosen.get(name, "kept") not in ("", NAME)]
    columns += [_column({"name": name}, kind, places[name], glimpses, sent) for name, kind in chosen.items()
                if kind not in ("", NAME) and name not in before]
    made: Document = {**document, "list": whole, "column": _aged(columns)}
    if dates or "dates" in document:
        made["dates"] = dates
    return rewritten(text, made)


def _column(table: Document, kind: str, place: int, glimpses: Sequence[Glimpse], sent: Mapping[str, str]) -> Document:
    """A column's table with what was chosen. What does not go with its new way of reading is left out."""
    found = dict(table)
    anew = found.get("kind") != kind
    found["kind"] = kind
    if anew:
        found = {key: value for key, value in found.items() if key in ("name", "kind", "episode", "silence", "withheld")}
    reading_before = read_names(found)
    asked = _asked(found, reading_before)
    if not anew:
        for key in asked:
            if f"{key}-{place}" in sent:
                _put(found, key, sent[f"{key}-{place}"].strip(), {"unit": "years"})
        codes = _codes(place, sent)
        if codes is not None and reading_before == "code":
            found["codes"] = codes
    read = read_names(found)
    if read != reading_before:
        known = {*(each for keys in FITTING.values() for each in keys)}
        found = {key: value for key, value in found.items() if key not in known or key in FITTING.get(read, ())}
    if found.get("read") == READS.get(_shape(kind), ("",))[0] and "codes" not in found and not {"yes", "no"} & found.keys():
        found.pop("read")
    return _completed(found, read, glimpses[place].words if 0 <= place < len(glimpses) else ())


def _completed(table: Document, read: str, words: Iterable[str]) -> Document:
    """With the values that such a column cannot do without, as far as they can be guessed."""
    found = dict(table)
    if read == "code" and "codes" not in found:
        known = {word: SEXES[simplified(word)] for word in words if simplified(word) in SEXES} if found["kind"] == "sex" else {}
        found["codes"] = known
    if read == "length":
        state = "sentence_served" if found["kind"] == "sentence" else "custody"
        found.setdefault("since", state)
        found.setdefault("until", state)
    return found


def _aged(columns: list[Document]) -> list[Document]:
    """Ages that do not say when they hold, hold at the events that the list dates."""
    events = [each["kind"] for each in columns if each["kind"] in ("arrest", "disappearance", "death") and read_names(each) == "date"]
    at = "|".join(dict.fromkeys(events)) or "arrest"
    return [{**each, "at": at} if each["kind"] == "age" and "at" not in each else each for each in columns]


def _codes(place: int, sent: Mapping[str, str]) -> dict[str, str] | None:
    """The codes that were typed beside the words of a column; None where none were asked for."""
    found = {}
    number = 0
    while (word := sent.get(f"word-{place}-{number}")) is not None:
        if code := sent.get(f"code-{place}-{number}", "").strip():
            found[word] = code
        number += 1
    return found if number else None


def _put(table: Document, key: str, value: str, unsaid: Mapping[str, str]) -> None:
    """Set a key to what a field holds, in the form that the key has; an empty field takes it out. `unsaid` is what holds where nothing is
    said, and is not written."""
    if key not in table and value == unsaid.get(key):
        return
    if key in ("silence", "withheld", "yes", "no"):
        words = [line.strip() for line in value.splitlines() if line.strip()]
        if words or key in table:
            table[key] = words
    elif key in ("locator", "locator-label", "refers_to", "refers_key", "window-first", "window-last"):
        _put_part(table, key, value)
    elif key == "under":
        table.pop(key, None)
        if value.isdecimal():
            table[key] = int(value)
    elif value:
        table[key] = value
    elif key not in ("id", "register"):
        table.pop(key, None)


def _put_part(table: Document, key: str, value: str) -> None:
    """Set a part of a table in the table."""
    name, part = {"locator": ("locator", "column"), "locator-label": ("locator", "label"), "refers_to": ("refers_to", "list"),
                  "refers_key": ("refers_to", "key")}.get(key, ("", ""))
    if not name:
        return
    inner = {**table.get(name, {}), part: [value] if key == "refers_key" and value else value}
    if (part in ("column", "list") and not value) or (part not in ("column", "list") and not (inner.get("column") or inner.get("list"))):
        table.pop(name, None)
        return
    table[name] = {each: kept for each, kept in inner.items() if kept}


def _window(dates: Document, sent: Mapping[str, str]) -> None:
    first, last = sent.get("dates-window-first"), sent.get("dates-window-last")
    if first is None or last is None:
        return
    dates.pop("window", None)
    if first.strip().isdecimal() and last.strip().isdecimal():
        dates["window"] = [int(first), int(last)]


def _kept_order(before: Iterable[str], now: Sequence[str]) -> list[str]:
    """What is chosen now, in the order in which it stood."""
    return [*(each for each in before if each in now), *(each for each in now if each not in before)]


def _texts(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(map(str, value)) if isinstance(value, list) else ()


def _shape(kind: str) -> str:
    return KINDS[kind].shape if kind in KINDS else ""

