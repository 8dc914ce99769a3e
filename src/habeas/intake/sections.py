"""One table of a mapping file: hands out its values by type, and says in one sentence where one does not fit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from habeas.core.errors import BadMap, NotADate, UnknownKey, UnknownKind
from habeas.core.kinds import kind
from habeas.core.when import When, parse

_TYPES = {"a text": str, "a list": list, "a whole number": int, "a table": dict}


class Section:
    """A table of the mapping `file`, standing at `place`. Raises UnknownKey for a key outside `known`."""

    def __init__(self, file: str, place: str, values: Any, known: Iterable[str]) -> None:
        self.file, self.place, known = file, place, tuple(known)
        if not isinstance(values, dict):
            raise BadMap(file, f"{place} must be a table, not {values!r}")
        self.values = values
        for key in values:
            if key not in known:
                raise UnknownKey(file, place, key, known)

    def wrong(self, why: str, remedy: str = "") -> BadMap:
        """The error to raise for this table."""
        return BadMap(self.file, f"{self.place}: {why}", remedy)

    def _typed(self, key: str, expected: str) -> Any:
        value = self.values[key]
        if not isinstance(value, _TYPES[expected]) or isinstance(value, bool):
            raise self.wrong(f"{key} must be {expected}, not {value!r}")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A text; without a default it must be there and hold more than space."""
        if default is not None:
            return str(self._typed(key, "a text")) if key in self.values else default
        if key not in self.values or not self._typed(key, "a text").strip():
            raise self.wrong(f"{key} is missing", f'Write {key} = "...".')
        return str(self.values[key])

    def choice(self, key: str, known: Iterable[str], default: str) -> str:
        """A text from a closed list."""
        value = self.text(key, default)
        if value not in (known := tuple(known)):
            raise self.wrong(f"{key} = {value!r} is not known", f"It is one of: {', '.join(known)}.")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; one text alone is a list of one."""
        if isinstance(self.values.get(key), str):
            return (str(self.values[key]),)
        values = self._typed(key, "a list") if key in self.values else []
        if not all(isinstance(each, str) for each in values):
            raise self.wrong(f"{key} must be a list of texts, not {values!r}")
        return tuple(values)

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """A table of texts."""
        table = self._typed(key, "a table") if key in self.values else {}
        if not all(isinstance(each, str) and each for each in table.values()):
            raise self.wrong(f"{key} must give a text for every word")
        return tuple(table.items())

    def tables(self, key: str, known: Iterable[str]) -> list[Section]:
        """A list of tables."""
        values = self._typed(key, "a list") if key in self.values else []
        known = tuple(known)
        return [Section(self.file, f"{self.place}, {key}", each, known) for each in values]

    def window(self) -> tuple[int, int] | None:
        """`window = [1900, 1999]`: at most a hundred years."""
        if "window" not in self.values:
            return None
        values = self.values["window"]
        if not (isinstance(values, list) and len(values) == 2 and all(type(each) is int for each in values)
                and 1 <= values[0] <= values[1] <= min(values[0] + 99, 9999)):
            raise self.wrong(f"window = {values!r} is not a first and a last year, at most a hundred years apart",
                             "Write window = [1900, 1999].")
        return values[0], values[1]

    def when(self, text: str, key: str) -> When | None:
        """An EDTF date; None for an empty text."""
        try:
            return parse(text) if text else None
        except NotADate as error:
            raise self.wrong(f"{key}: {error}") from error

    def number(self, key: str) -> int:
        """A whole number from 1; 0 if it is not there."""
        if key not in self.values:
            return 0
        if self._typed(key, "a whole number") < 1:
            raise self.wrong(f"{key} must be 1 or more")
        return int(self.values[key])

    def event(self, text: str, key: str) -> str:
        """The name of a kind that is an event or a state."""
        if self.shape(text, key) not in ("event", "state"):
            raise self.wrong(f"{key} = {text!r} is not an event or state")
        return text

    def shape(self, text: str, key: str) -> str:
        """The shape of a kind."""
        try:
            return kind(text).shape
        except UnknownKind as error:
            raise self.wrong(f"{key}: {error}") from error
