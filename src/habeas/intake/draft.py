"""A draft of a mapping, from a list's column names and the values of each whole column: guesses, for a person to correct.

The draft holds words of the list only where they mean silence, something withheld, a sex, or a part of a date: no person's data.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from habeas.core.kinds import kind
from habeas.intake.guesses import SEXES, SILENT, WITHHELD, is_key, is_name, is_one_sided, kind_guess
from habeas.intake.layout import Table
from habeas.intake.words import MONTHS, month_number, simplified

_DAY = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"\d{4}[/.\-]\d{1,2}[/.\-]\d{1,2}(?:[ t].*)?")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_PLACES = {"birth": "birth_place", "arrest": "arrest_place", "disappearance": "arrest_place", "death": "death_place"}
_EXAMPLES = {"princ": "1-10", "med": "11-20", "fines": "21-31"}


@dataclass(frozen=True, slots=True)
class _Look:
    """A column as the draft sees it: its name, its values (simplified, each with how often; silence left out), the kind
    guessed, and for a short closed list the values as written."""

    name: str
    values: Counter[str]
    kind: str
    holds_dates: bool = False
    written: tuple[str, ...] = ()

    @property
    def is_date(self) -> bool:
        return self.kind != "" and kind(self.kind).shape == "event"

    def evidence(self) -> tuple[int, int]:
        """How many cells can only be day first, and how many only month first."""
        days = [(match, count) for value, count in self.values.items() if (match := _DAY.fullmatch(value))]
        first, second = (sum(count for match, count in days if int(match[place]) > 12) for place in (1, 3))
        return first, second

    def order(self) -> str:
        """The order that the whole column shows; `ask` if it fits both, or each in some cells; empty if it does not matter."""
        day_first, month_first = self.evidence()
        if day_first or month_first:
            return "ask" if day_first and month_first else "dmy" if day_first else "mdy"
        if any(_DAY.fullmatch(value) for value in self.values):
            return "ask"
        return "ymd" if any(_YEAR_FIRST.fullmatch(value) for value in self.values) else ""


def draft_map(table: Table, file_name: str, encoding: str = "") -> str:
    """A mapping in TOML with comments, which maps.read_map reads unless an `order = "ask"` is left for a person to settle."""
    cells = {name: Counter(cell for row in table.rows if not row.ragged and (cell := row.cells[place].strip()))
             for place, name in enumerate(table.header)}
    looks = [_look(name, cells[name]) for name in table.header]
    dates = [each for each in looks if each.is_date]
    orders = Counter(order for each in dates if (order := each.order()))
    order = orders.most_common(1)[0][0] if orders else ""
    names = [each.name for each in looks if is_name(each.name)]
    mapped = [each for each in looks if each.kind and each.name not in names]
    key = _key(table, cells)
    rest = [each for each in looks if each not in mapped and each.name not in (*names, *(key or table.header[:1]))]
    unclear = [each.name for each in rest if each.holds_dates]
    return "\n".join([
        "# Drafted from the list's column names and values. Read every line: what stands here is a guess until you have.",
        "# docs/maps.md explains every key.", "",
        *_list_part(file_name, table.sheet, encoding, key, names, cells),
        *_dates_part(dates, order), *(line for each in mapped for line in _column_part(each, mapped, order)),
        *([f"# These seem to hold dates, but their names do not say of what: {_listed(unclear)}"] if unclear else []),
        *([f"# Not mapped (they stay in the kept file): {_listed(each.name for each in rest)}"] if rest else []), ""])


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(_toml, names))


def _look(name: str, cells: Counter[str]) -> _Look:
    values: Counter[str] = Counter()
    for cell, count in cells.items():
        if (value := simplified(cell)) not in SILENT and value not in WITHHELD:
            values[value] += count
    guess = kind_guess(name)
    fits = sum(count for value, count in values.items()
               if len(value) <= 40 and (_DAY.fullmatch(value) or _YEAR.search(value)))
    holds_dates = fits * 2 >= values.total() > 0
    shape = kind(guess).shape if guess else ""
    if (shape == "event" and not holds_dates) or (guess == "sex" and not any(value in SEXES for value in values)):
        guess = ""
    written = tuple(sorted(cell for cell in cells if simplified(cell) in SEXES)) if guess == "sex" else ()
    return _Look(name, values, guess, holds_dates, written)


def _key(table: Table, cells: dict[str, Counter[str]]) -> list[str]:
    """The column that tells rows apart, if there is one: full and without repetition, by preference called a number or key."""
    whole = sum(not row.ragged for row in table.rows)
    unique = [name for name in table.header if len(cells[name]) == whole]
    return sorted(unique, key=lambda name: not is_key(name))[:1]


def _list_part(file_name: str, sheet: str, encoding: str, key: list[str], names: list[str],
               cells: dict[str, Counter[str]]) -> list[str]:
    stem = re.sub(r"[^a-z0-9]+", "-", simplified(file_name.rpartition(".")[0] or file_name)).strip("-") or "list"
    first = next(iter(cells))
    silence = sorted({cell for column in cells.values() for cell in column if simplified(cell) in SILENT})
    withheld = sorted({cell for column in cells.values() for cell in column if simplified(cell) in WITHHELD})
    return [
        "[list]",
        f"id = {_toml(stem)}  # short, and the same for every edition of this list",
        f"title = {_toml(file_name)}",
        f"register = {_toml(stem)}  # whose list is it? They say what every cell says",
        '# repackaged_by = "..."  # who merely passed the file on; never a source',
        f"key = {_toml(key)}" if key else
        f"key = [{_toml(first)}]  # no column tells every row from every other: name the columns that do so together",
        f"name = {_toml(names)}" if names else '# name = ["..."]  # the column or columns that hold the person\'s name',
        *([f"sheet = {_toml(sheet)}"] if sheet else []), *([f"encoding = {_toml(encoding)}"] if encoding else []),
        f"silence = {_toml(silence)}  # words that say nothing",
        f"withheld = {_toml(withheld)}  # words that say: known, and not published", ""]


def _dates_part(dates: list[_Look], order: str) -> list[str]:
    if not dates:
        return []
    values = [value for each in dates for value in each.values]
    day_first, month_first = (sum(each.evidence()[side] for each in dates) for side in (0, 1))
    why = {"dmy": f"{day_first} cells can only be day first, none only month first",
           "mdy": f"{month_first} cells can only be month first, none only day first",
           "ask": f"{day_first} cells can only be day first, {month_first} only month first: ask, then write dmy or mdy",
           "ymd": "the year stands first", "": "no cell shows an order of day and month"}[order]
    words = Counter(word for value in values for word in re.findall(r"[^\W\d_]{3,}", value))
    language = max(MONTHS, key=lambda each: sum(count for word, count in words.items() if month_number(word, MONTHS[each])))
    unknown = [word for word, _ in words.most_common() if not any(month_number(word, names) for names in MONTHS.values())][:8]
    lines = ["[dates]", f"order = {_toml(order or 'dmy')}  # {why}"]
    if any(month_number(word, MONTHS[language]) for word in words):
        lines.append(f"months = {_toml(language)}")
    if any((match := _DAY.fullmatch(value)) and len(match[4]) == 2 for value in values):
        lines.append("# window = [1900, 1999]  # some years have two digits: unread until you say what they may mean")
    if unknown:
        examples = ", ".join(f'{_toml(word)} = "{_EXAMPLES.get(word, "1-31")}"' for word in unknown)
        lines += ["# These words stand in dates. If they mean parts of a month (days) or of a year (months), say which:",
                  f"# parts = {{{examples}}}", "# year_parts = {...}"]
    return [*lines, ""]


def _column_part(look: _Look, mapped: list[_Look], order: str) -> list[str]:
    lines = ["[[column]]", f"name = {_toml(look.name)}", f'kind = "{look.kind}"']
    if look.is_date:
        own = look.order()
        if own and own != order:
            day_first, month_first = look.evidence()
            lines.append(f"order = {_toml(own)}  # {day_first} cells can only be day first, {month_first} only month first")
        place = next((each.name for each in mapped if each.kind == _PLACES.get(look.kind)), "")
        if place:
            lines.append(f"place = {_toml(place)}")
        if look.kind == "death" and is_one_sided(look.name):
            lines.append('side = "by"  # killed, or remains found, on that day: the death is not later')
    if look.kind == "age":
        events = [each.kind for each in mapped if each.is_date and each.kind in ("arrest", "disappearance", "death")]
        lines.append(f'at = "{"|".join(dict.fromkeys(events)) or "arrest"}"  # the event or events that this age belongs to')
    if look.kind == "sex":
        lines += ["[column.codes]", *(f"{_toml(value)} = {_toml(SEXES[simplified(value)])}" for value in look.written)]
    if look.kind == "children" and all(value.isdecimal() for value in look.values):
        lines += ['read = "number"', 'unit = "children"']
    return [*lines, ""]


def _toml(value: str | list[str]) -> str:
    """A text or list of texts as TOML writes it (its strings are those of JSON, but for DEL)."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
