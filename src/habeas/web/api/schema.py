"""Dataclasses as JSON: their JSON Schema, values written out, requests read in. Pure.

What a field may be: str, int, bool, a Literal of texts, one of these or None, a tuple of one sort, a Mapping of texts to one sort, another
dataclass, or Any. A field without a default must be given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from habeas.core.web_errors import UnfitRequest

LONGEST = 100_000  # characters of a text in a request
MOST = 1_000  # members of a list in a request
PLAIN = {str: "string", int: "integer", bool: "boolean"}
_WIDEST = 2**53 - 1  # whole numbers that every reader of JSON keeps


def schema(kind: Any, named: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema of a sort; those of dataclasses go into `named`, by name, and are referred to."""
    if kind is Any:
        return {}
    if kind in PLAIN:
        return {"type": PLAIN[kind]}
    if is_dataclass(kind):
        return {"$ref": f"#/components/schemas/{_named(kind, named)}"}
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"type": "string", "enum": list(inner)}
    if origin in (Union, UnionType):
        return {"anyOf": [schema(each, named) if each is not NoneType else {"type": "null"} for each in inner]}
    if origin is tuple:
        return {"type": "array", "items": schema(inner[0], named)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": schema(inner[1], named)}
    raise TypeError(f"no schema for {kind}")


def _named(kind: Any, named: dict[str, Any]) -> str:
    name: str = kind.__name__
    if name not in named:
        named[name] = {}  # before its fields, which may hold it
        hints, properties = hints_of(kind), {}
        for each in fields(kind):
            properties[each.name] = schema(hints[each.name], named) | ({"default": each.default} if _plain_default(each) else {})
        named[name] = {"type": "object", "description": (kind.__doc__ or "").strip(), "properties": properties,
                       "required": [each.name for each in fields(kind) if _required(each)], "additionalProperties": False}
    return name


@cache
def hints_of(kind: Any) -> Mapping[str, Any]:
    """The sorts of a dataclass's fields."""
    return get_type_hints(kind)


def _required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _plain_default(field: Field[Any]) -> bool:
    return isinstance(field.default, str | int | bool)


def encoded(value: Any) -> Any:
    """A value as JSON has it."""
    if is_dataclass(value):
        return {each.name: encoded(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {name: encoded(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [encoded(each) for each in value]
    return value


def read(kind: Any, data: Any, where: str = "the request") -> Any:
    """A value of a sort from JSON. Raises UnfitRequest, which says where."""
    if is_dataclass(kind):
        return _object(kind, data, where)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        if data not in inner or not isinstance(data, str):
            raise UnfitRequest(where, f"one of {', '.join(inner)}")
        return data
    if origin in (Union, UnionType):
        if data is None and NoneType in inner:
            return None
        return read(next(each for each in inner if each is not NoneType), data, where)
    if origin is tuple:
        if not isinstance(data, list) or len(data) > MOST:
            raise UnfitRequest(where, f"a list of at most {MOST:,}")
        return tuple(read(inner[0], each, f"{where}[{place}]") for place, each in enumerate(data))
    if kind not in PLAIN or type(data) is not kind:
        raise UnfitRequest(where, f"a {PLAIN.get(kind, 'value')}")
    if isinstance(data, str) and (len(data) > LONGEST or not _is_text(data)):
        raise UnfitRequest(where, f"a text of at most {LONGEST:,} characters")
    if isinstance(data, int) and abs(data) > _WIDEST:
        raise UnfitRequest(where, "a number that is not so large")
    return data


def _is_text(data: str) -> bool:
    """Without halves of characters, which no file can hold, and without the character that ends texts in some programs."""
    return "\0" not in data and not any("\ud800" <= each <= "\udfff" for each in data)


def _object(kind: Any, data: Any, where: str) -> Any:
    if not isinstance(data, dict):
        raise UnfitRequest(where, "an object")
    known = {each.name: each for each in fields(kind)}
    for name in data:
        if name not in known:
            raise UnfitRequest(where, f"an object without the field {name[:40]!r}; it may have {', '.join(known)}")
    missing = [name for name, each in known.items() if name not in data and _required(each)]
    if missing:
        raise UnfitRequest(where, f"an object with {', '.join(missing)}")
    hints = hints_of(kind)
    return kind(**{name: read(hints[name], value, name if where == "the request" else f"{where}.{name}") for name, value in data.items()})


def parameters(kind: Any, given: Mapping[str, str]) -> Any:
    """A dataclass of str, int, bool and Literal fields from the query of an address; what it does not know is left out.
    Raises UnfitRequest."""
    hints, found = hints_of(kind), {}
    for name in (each.name for each in fields(kind)):
        if name in given:
            found[name] = read(hints[name], _typed(hints[name], given[name]), name)
    missing = [each.name for each in fields(kind) if each.name not in found and _required(each)]
    if missing:
        raise UnfitRequest("the query of the address", f"one with {', '.join(missing)}")
    return kind(**found)


def _typed(kind: Any, text: str) -> Any:
    if kind is int and text.isascii() and text.isdecimal() and len(text) < 10:
        return int(text)
    if kind is bool and text in ("true", "false"):
        return text == "true"
    return text
