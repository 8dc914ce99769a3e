"""A mapping: what the columns of a list mean. `maps.read_map` reads it from TOML; docs/maps.md is written for people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from habeas.core.claims import PRINCIPAL
from habeas.core.errors import BadMap, NoSuchColumn
from habeas.core.people import Source
from habeas.core.when import When
from habeas.intake.dates import DateRules


@dataclass(frozen=True, slots=True)
class Also:
    """A further claim of a cell that holds `words`: an event or state without a date, or `code`."""

    words: str
    kind: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One mapped column: the kind of its claims, how its cells are read, and what the reading needs.

    `place` names the column that says where; `at` are the events (or the date) that an age means; `side` is `by` or `from`
    for a date that bounds one side only; `grain` is `month` or `year` where a first stands for the whole; `under` makes
    a flag an age; `silence` and `withheld` hold the list's words and the column's own.
    """

    name: str
    kind: str
    read: str
    dates: DateRules = field(default_factory=DateRules)
    place: str = ""
    side: str = ""
    grain: str = ""
    bound: str = ""
    episode: str = PRINCIPAL
    at: When | tuple[str, ...] = ()
    unit: str = ""
    units: tuple[tuple[str, str], ...] = ()
    since: str = ""
    until: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    match: str = "whole"
    split: str = ""
    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()
    under: int = 0
    also: tuple[Also, ...] = ()
    silence: frozenset[str] = frozenset()
    withheld: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ListMap:
    """The mapping of one list. `file` is the mapping's own name, for messages; `speaker` says what every cell says."""

    file: str
    id: str
    title: str
    speaker: Source
    relay: tuple[Source, ...]
    repackaged_by: str
    key: tuple[str, ...]
    names: tuple[str, ...]
    refers_list: str
    refers_key: tuple[str, ...]
    locator_column: str
    locator_label: str
    encoding: str
    delimiter: str
    sheet: str
    published: When | None
    silence: frozenset[str]
    withheld: frozenset[str]
    columns: tuple[Column, ...]

    def named_columns(self) -> tuple[str, ...]:
        """Every column of the list that the mapping names, once each."""
        found = [*self.key, *self.names, *self.refers_key, *((self.locator_column,) if self.locator_column else ())]
        for column in self.columns:
            found += [column.name, *((column.place,) if column.place else ())]
        return tuple(dict.fromkeys(found))

    def sources(self) -> tuple[Source, ...]:
        """Whom the mapping names as speaking: the register, then whoever quotes it. A repackager is not among them."""
        return self.speaker, *self.relay


def check_columns(list_map: ListMap, header: Iterable[str]) -> None:
    """Raise NoSuchColumn (or BadMap for a name that two columns share) unless the list has every column that is named."""
    known = tuple(header)
    for column in list_map.named_columns():
        if column in known:
            continue
        numbered = [each for each in known if each.rpartition("#")[0] == column]
        if len(numbered) > 1:
            raise BadMap(list_map.file, f"the list has {len(numbered)} columns called {column!r}",
                         f"Say which one: {' or '.join(repr(each) for each in numbered)}.")
        raise NoSuchColumn(list_map.file, column, known)


def unmapped_columns(list_map: ListMap, header: Iterable[str]) -> tuple[str, ...]:
    """The columns that stay with the exhibit: the mapping makes no claim of them and does not use them."""
    named = set(list_map.named_columns())
    return tuple(each for each in header if each not in named)
