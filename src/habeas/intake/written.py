"""A mapping's TOML, changed here and there: what is not changed stays as somebody wrote it, with its comments.

The text is taken as blocks: what stands before the first header, and each header with its lines. A block whose values stay the same keeps
its text; in one that changes, lines and comments of values that stay are kept, the others are written anew.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

Table = Mapping[str, Any]

_HEADER = re.compile(r"\s*\[\[?\s*[\w.]+\s*\]\]?\s*(?:#.*)?")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ORDER = ("list", "dates", "units")


def rewritten(text: str, document: Table) -> str:
    """`text` with the values of `document` (`list`, `dates`, `units`, and the tables `column`), in TOML. Raises TOMLDecodeError if
    `text` is not TOML."""
    before = tomllib.loads(text)
    if document == before:
        return text
    preface, blocks = _blocks(text)
    if blocks is None or _joined(blocks) != before:
        preface, blocks = "", [(_name(part), "", part[1]) for part in _parts(before)]
    rest = list(blocks)
    made = [preface] if preface.strip() else []
    for name, table in _parts(document):
        old = next((each for each in rest if each[0] == _name((name, table))), None)
        if old is not None:
            rest.remove(old)
        made.append(_block(name, table, old))
    return "\n".join(part.strip("\n") + "\n" for part in made)


_Block = tuple[str, str, Table]  # what it is, its text ("" if there is none), its values


def _parts(document: Table) -> list[tuple[str, Table]]:
    """The tables of a mapping in the order in which they are written."""
    return [*((name, document[name]) for name in _ORDER if document.get(name)), *(("column", each) for each in document.get("column", []))]


def _name(part: tuple[str, Table]) -> str:
    return f"column {part[1].get('name', '')}" if part[0] == "column" else part[0]


def _blocks(text: str) -> tuple[str, list[_Block] | None]:
    """What stands before the first header, and the blocks; None for a text that is not laid out so."""
    chunks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if _HEADER.fullmatch(line) and not re.match(r"\s*\[+\s*column\.", line):
            chunks.append([])
        chunks[-1].append(line)
    found: list[_Block] = []
    for chunk in chunks[1:]:
        try:
            (name, value), *more = tomllib.loads("\n".join(chunk)).items()
        except (tomllib.TOMLDecodeError, ValueError):
            return "", None
        table = value[0] if isinstance(value, list) and value else value
        if more or not isinstance(table, dict):
            return "", None
        found.append((_name((name, table)), "\n".join(chunk), table))
    return "\n".join(chunks[0]), found


def _joined(blocks: Sequence[_Block]) -> dict[str, Any]:
    """The document that the blocks make."""
    found: dict[str, Any] = {}
    for name, _, table in blocks:
        if name.startswith("column "):
            found.setdefault("column", []).append(table)
        else:
            found[name] = table
    return found


def _block(name: str, table: Table, old: _Block | None) -> str:
    if old is not None and old[1] and old[2] == table:
        return old[1]
    head = f"[[{name}]]" if name == "column" else f"[{name}]"
    kept, comments, said = _kept(old[1], table) if old is not None else ([], [], set())
    fresh = [f"{_key(key)} = {value_text(value)}" for key, value in table.items() if key not in said]
    return "\n".join([head, *kept, *fresh, *comments])


def _kept(text: str, table: Table) -> tuple[list[str], list[str], set[str]]:
    """The lines of a block that still hold, those of comments behind them, and the keys that these lines set."""
    lines: list[str] = []
    said: set[str] = set()
    for line in text.split("\n")[1:]:
        if _HEADER.fullmatch(line):  # what follows belongs to a table in the table, which is written anew
            break
        if not line.strip() or line.lstrip().startswith("#"):
            lines.append(line)
            continue
        try:
            (key, value), = tomllib.loads(line).items()
        except (tomllib.TOMLDecodeError, ValueError):
            continue
        if key in table and table[key] == value:
            lines.append(line)
            said.add(key)
    end = max((place for place, line in enumerate(lines, 1) if line.strip() and not line.lstrip().startswith("#")), default=0)
    return lines[:end], [line for line in lines[end:] if line.strip()], said


def value_text(value: Any) -> str:
    """A value on one line of TOML."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case list() | tuple():
            return f"[{', '.join(map(value_text, value))}]"
        case dict():
            return "{" + ", ".join(f"{_key(key)} = {value_text(each)}" for key, each in value.items()) + "}"
        case _:
            return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007F")


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else value_text(key)
