"""Mappings from TOML: every key is checked, and what does not fit is one sentence that says where (docs/maps.md: every key)."""

from __future__ import annotations

import re
import tomllib

from habeas.core.claims import PRINCIPAL
from habeas.core.errors import BadMap, OrderOpen, UnknownKey
from habeas.core.people import Source
from habeas.core.values import UNITS
from habeas.core.when import When
from habeas.intake.columns import Also, Column, ListMap
from habeas.intake.dates import ORDERS, DateRules, Part
from habeas.intake.sections import Section
from habeas.intake.words import MONTHS, simplified

# How a column of each shape of kind may be read: if a mapping does not say, the first one, or what its other keys show.
READS = {"event": ("date", "flag"), "state": ("date", "flag", "text", "code"), "age": ("age", "flag"), "length": ("length",),
         "one": ("code",), "many": ("text", "code", "number"), "order": ()}
FITTING = {"date": ("order", "calendar", "window", "side", "grain", "bound", "place"),
            "flag": ("yes", "no", "under", "at", "place"), "age": ("at", "unit"),
            "length": ("unit", "since", "until"), "code": ("codes", "match"),
            "number": ("unit",), "text": ("split",)}
_EVERY_COLUMN = ("name", "kind", "read", "episode", "also", "silence", "withheld")
_COLUMN_KEYS = tuple(dict.fromkeys((*_EVERY_COLUMN, *(key for keys in FITTING.values() for key in keys))))
_LIST_KEYS = ("id", "title", "register", "register_name", "register_sort", "relay", "repackaged_by", "key", "name", "refers_to",
              "locator", "encoding", "delimiter", "sheet", "published", "silence", "withheld")
_DATES_KEYS = ("order", "months", "window", "parts", "year_parts", "calendar")
_SORTS = ("register", "publication", "person", "office", "organisation", "authority", "document")
_CALENDARS = ("gregorian", "julian", "hijri", "jalali")


def read_map(text: str, file: str) -> ListMap:
    """The mapping in a TOML text; `file` is its name, for messages. Raises BadMap (or a kind of it) with one sentence."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadMap(file, f"it is not TOML: {error}", "Texts stand in double quotes; a backslash in them is doubled.") from error
    except RecursionError:
        raise BadMap(file, "its parts are nested too deeply", "docs/maps.md shows a whole mapping.") from None
    top = Section(file, "the mapping", document, ("list", "dates", "units", "column"))
    if "list" not in document:
        raise top.wrong("the part [list] is missing", "docs/maps.md shows a whole mapping.")
    head = Section(file, "[list]", document["list"], _LIST_KEYS)
    shared = Column("", "", "", _rules(Section(file, "[dates]", document.get("dates", {}), _DATES_KEYS)), units=_units(top),
                    silence=_words(head, "silence"), withheld=_words(head, "withheld"))
    columns = tuple(_column(each, number, shared) for number, each in enumerate(top.tables("column", _COLUMN_KEYS), 1))
    found = _list_map(head, columns)
    _check(found, head)
    return found


def _list_map(head: Section, columns: tuple[Column, ...]) -> ListMap:
    refers = Section(head.file, "refers_to", head.values.get("refers_to", {}), ("list", "key"))
    locator = Section(head.file, "locator", head.values.get("locator", {}), ("column", "label"))
    relay = tuple(Source(each.text("id"), each.text("name"), each.choice("sort", _SORTS, "publication"))
                  for each in head.tables("relay", ("id", "name", "sort")))
    speaker = Source(head.text("register"), head.text("register_name", head.text("register")),
                     head.choice("register_sort", _SORTS, "register"))
    return ListMap(
        head.file, head.text("id"), head.text("title", head.text("id")), speaker, relay, head.text("repackaged_by", ""),
        head.texts("key"), head.texts("name"), refers.text("list") if refers.values else "", refers.texts("key"),
        locator.text("column") if locator.values else "", locator.text("label", ""), head.text("encoding", ""),
        head.text("delimiter", ""), head.text("sheet", ""), head.when(head.text("published", ""), "published"),
        _words(head, "silence"), _words(head, "withheld"), columns)


def _check(found: ListMap, head: Section) -> None:
    """What concerns more than one key. Raises BadMap."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", found.id):
        raise head.wrong(f"id = {found.id!r} is not made of letters, digits, dots and dashes", 'Write for example id = "city-2".')
    if not found.key:
        raise head.wrong("key is missing", "Name the column or columns that tell one row from every other.")
    if len(found.delimiter) > 1:
        raise head.wrong("delimiter must be one character", r'Write for example delimiter = ";" or delimiter = "\t".')
    if bool(found.refers_list) != bool(found.refers_key):
        raise head.wrong("refers_to needs a list and a key", 'Write refers_to = {list = "...", key = ["..."]}.')
    names = [column.name for column in found.columns]
    for column in found.columns:
        if names.count(column.name) > 1:
            raise head.wrong(f"the column {column.name!r} is mapped twice", "Use `also` for a second claim of the same cell.")
        if column.kind == "name" and column.name in found.names:
            raise head.wrong(f"the column {column.name!r} is in `name` and makes a claim of kind name already",
                             "Take out its [[column]].")


def _words(section: Section, key: str) -> frozenset[str]:
    return frozenset(each.strip() for each in section.texts(key))


def _units(top: Section) -> tuple[tuple[str, str], ...]:
    pairs = top.pairs("units")
    for word, unit in pairs:
        if unit not in UNITS:
            raise top.wrong(f"[units] gives {unit!r} for {word!r}", f"It is one of: {', '.join(UNITS)}.")
    return tuple((simplified(word), unit) for word, unit in pairs)


def _rules(section: Section) -> DateRules:
    return DateRules(_order(section, "dmy"), _months(section), section.window(),
                     _parts(section, "parts", 28, 31), _parts(section, "year_parts", 12, 12),
                     section.choice("calendar", _CALENDARS, "gregorian"))


def _order(section: Section, default: str) -> str:
    if section.text("order", "") == "ask":
        raise OrderOpen(section.file, section.place)
    return section.choice("order", ORDERS, default)


def _months(section: Section) -> tuple[str, ...]:
    if not isinstance(section.values.get("months"), list):
        return MONTHS[section.choice("months", MONTHS, "en")]
    names = section.texts("months")
    if len(names) != 12:
        raise section.wrong("months must be twelve names", 'Or write months = "es" or months = "en".')
    return tuple(simplified(each) for each in names)


def _parts(section: Section, key: str, latest_start: int, most: int) -> tuple[Part, ...]:
    """`{princ = "1-10"}` as (word, first, last); the longest words first, so that no word hides one that begins with it."""
    found = []
    for word, text in section.pairs(key):
        match = re.fullmatch(r"(\d{1,2})-(\d{1,2})", text)
        if not match or not 1 <= int(match[1]) <= min(int(match[2]), latest_start) or int(match[2]) > most:
            raise section.wrong(f"{key}: {word} = {text!r} is not a range such as \"1-10\"",
                                f"It starts with 1 to {latest_start} and ends with at most {most}.")
        found.append((simplified(word), int(match[1]), int(match[2])))
    return tuple(sorted(found, key=lambda part: -len(part[0])))


def _column(section: Section, number: int, shared: Column) -> Column:
    section.place = f"[[column]] {section.values['name']!r}" if "name" in section.values else f"[[column]] number {number}"
    named, shape = section.text("kind"), section.shape(section.text("kind"), "kind")
    read = _read(section, shape)
    for key in section.values:
        if key not in (*_EVERY_COLUMN, *FITTING[read]):
            raise UnknownKey(section.file, f"{section.place} (read as {read})", key, (*_EVERY_COLUMN, *FITTING[read]))
    column = Column(
        section.text("name"), named, read, _column_rules(section, shared.dates), section.text("place", ""),
        section.choice("side", ("", "by", "from"), ""), section.choice("grain", ("", "month", "year"), ""),
        section.choice("bound", ("", "start", "end"), ""), section.text("episode", PRINCIPAL),
        _at(section) if shape == "age" else (), _unit(section, read), shared.units,
        section.event(section.text("since"), "since") if read == "length" else "",
        section.event(section.text("until"), "until") if read == "length" else "",
        section.pairs("codes"), section.choice("match", ("whole", "beginning"), "whole"), section.text("split", ""),
        frozenset(section.texts("yes")), frozenset(section.texts("no")), section.number("under"), _also(section),
        shared.silence | _words(section, "silence"), shared.withheld | _words(section, "withheld"))
    _check_column(column, shape, section)
    return column


def _check_column(column: Column, shape: str, section: Section) -> None:
    if column.read == "code" and not column.codes:
        raise section.wrong("codes is missing", 'Write codes = {"word in the list" = "code"}.')
    if column.read == "flag" and not column.yes | column.no:
        raise section.wrong("yes and no are missing", 'Write yes = ["1"] and no = ["0"].')
    if (column.read == "flag" and shape == "age") != (column.under > 0):
        raise section.wrong("under goes with a flag of kind age, which needs it", "Write under = 18 if yes means under 18 years.")
    if column.bound and shape != "state":
        raise section.wrong(f"bound belongs to states, and {column.kind} is an event")
    if shape != "age" and "at" in section.values:
        raise section.wrong("at says when an age holds, and this column gives none")
    if column.split and column.also:
        raise section.wrong("also and split do not go together", "Take out one of them.")


def _read(section: Section, shape: str) -> str:
    if not READS[shape]:
        raise section.wrong(f"a column cannot give claims of kind {section.text('kind')}")
    shown = "code" if "codes" in section.values else "flag" if section.values.keys() & {"yes", "no"} else READS[shape][0]
    return section.choice("read", READS[shape], shown)


def _unit(section: Section, read: str) -> str:
    if read == "number":
        return section.text("unit")
    return section.choice("unit", UNITS, "years") if read in ("age", "length") else ""


def _column_rules(section: Section, rules: DateRules) -> DateRules:
    return DateRules(_order(section, rules.order), rules.months, section.window() or rules.window, rules.parts,
                     rules.year_parts, section.choice("calendar", _CALENDARS, rules.calendar))


def _at(section: Section) -> When | tuple[str, ...]:
    """`arrest|death`, or a date in EDTF."""
    text = section.text("at")
    when = section.when(text, "at") if re.match(r"[\d\[]", text) else None
    return when or tuple(section.event(each.strip(), "at") for each in text.split("|"))


def _also(section: Section) -> tuple[Also, ...]:
    found: list[Also] = []
    for each in section.tables("also", ("words", "kind", "code")):
        also = Also(each.text("words"), each.text("kind"), each.text("code", ""))
        shape = each.shape(also.kind, "kind")
        if shape not in ("event", "state", "one", "many") or bool(also.code) != (shape in ("one", "many")):
            raise each.wrong(f"kind = {also.kind!r} must be an event or state without a code, or another kind with a code")
        if any((other.words, other.kind) == (also.words, also.kind) for other in found):
            raise each.wrong(f"the words {also.words!r} stand there twice for {also.kind}")
        found.append(also)
    return tuple(found)
