"""What is said of a document as a whole: by the user on the command line or in `documents.toml`, or proposed by the file itself.

    [all]                      # of every file in this folder
    publisher = "The Harbour Gazette"
    language = "en"

    [[document]]               # of some; a later one wins over an earlier one
    file = "letters/*.pdf"
    publisher = "Her lawyers"
    published = "1984-05"
    about = "Brand, Ada"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from habeas.core.documents import FIELDS, GIVEN, Description
from habeas.core.errors import BadLanguage, BadSidecar, HabeasError
from habeas.core.when import parse

SIDECAR = "documents.toml"
KEYS = (*FIELDS, "encoding")


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The descriptions of a folder's files: (pattern, values), later ones over earlier ones."""

    name: str = SIDECAR
    rules: tuple[tuple[str, Mapping[str, str]], ...] = ()

    def of(self, file: str) -> dict[str, str]:
        """What it says of a file, given by its path in the folder with `/`."""
        found: dict[str, str] = {}
        for pattern, values in self.rules:
            if fnmatchcase(file, pattern):
                found.update(values)
        return found

    def unused(self, files: list[str]) -> list[str]:
        """Patterns that fit no file, most often a slip of the pen."""
        return [pattern for pattern, _ in self.rules if pattern != "*" and not any(fnmatchcase(file, pattern) for file in files)]


def read_sidecar(text: str, name: str = SIDECAR) -> Sidecar:
    """The sidecar of a folder. Raises BadSidecar."""
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadSidecar(name, f"it is not TOML: {error}") from None
    for key in tables:
        if key not in ("all", "document"):
            raise BadSidecar(name, f"{key!r} means nothing there; it may hold [all] and [[document]]")
    rules = [("*", _values(tables.get("all", {}), name, "[all]"))] if "all" in tables else []
    documents = tables.get("document", [])
    if not isinstance(documents, list):
        raise BadSidecar(name, "write [[document]] with two brackets")
    for number, table in enumerate(documents, 1):
        place = f"[[document]] number {number}"
        file = table.get("file") if isinstance(table, dict) else None
        if not isinstance(file, str) or not file:
            raise BadSidecar(name, f'{place} does not say which: write file = "letter.pdf" or file = "letters/*.pdf"')
        rules.append((file, _values({key: value for key, value in table.items() if key != "file"}, name, place)))
    return Sidecar(name, tuple(rules))


def _values(table: object, name: str, place: str) -> dict[str, str]:
    if not isinstance(table, dict):
        raise BadSidecar(name, f"{place} must be a table")
    found = {}
    for key, value in table.items():
        if key not in KEYS:
            raise BadSidecar(name, f"{place} holds the key {key!r}, which means nothing there; it may hold: {', '.join(KEYS)}")
        if not isinstance(value, str):
            raise BadSidecar(name, f'{place}: {key} must be a text in quotation marks, such as {key} = "..."')
        try:
            found[key] = checked(key, value)
        except HabeasError as error:
            raise BadSidecar(name, f"{place}: {key}: {error}") from None
    return found


def checked(field: str, value: str) -> str:
    """A value as it is kept: a date in EDTF, a language as its short code, anything else on one line. Raises NotADate, BadLanguage."""
    value = " ".join(value.split())
    if field == "published" and value:
        return parse(value).edtf
    if field == "language" and value and not re.fullmatch(r"[a-z]{2,3}", value):
        raise BadLanguage(value)
    return value


def given(exhibit: str, values: Mapping[str, str], origin: str = GIVEN) -> list[Description]:
    """What a person said, as descriptions."""
    return [Description(exhibit, field, values[field], origin, True) for field in FIELDS if values.get(field)]


def proposed(exhibit: str, values: Mapping[str, tuple[str, str]]) -> list[Description]:
    """What a file says of itself, as descriptions that nobody has confirmed."""
    return [Description(exhibit, field, *values[field]) for field in FIELDS if field in values]
