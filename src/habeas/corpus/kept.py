"""Checks as JSON text, to be kept and to be sent between processes; never pickle, since a case folder may come from a stranger.

The codec follows the types of the dataclasses' fields: a field added to `Check`, `Finding` or `Verdict` is kept without a line here,
and a type that the codec does not know is refused when this module is first used, never left out. A value of a dataclass is the
list of its fields in order, one of several dataclasses stands behind its number among them; a claim is its place in the task, so
that its words are not kept twice.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from habeas.checking.findings import Check, Finding, Verdict
from habeas.core.claims import Claim

Place = Callable[[Claim], int | str]
At = Callable[[int], Claim]

_write = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


class Codec(NamedTuple):
    """How values of one type become JSON and come back. `plain`: they are JSON already."""

    out: Callable[[Any, Place], Any]
    back: Callable[[Any, At], Any]
    plain: bool = False


_PLAIN = Codec(lambda value, place: value, lambda value, at: value, True)
_CLAIM = Codec(lambda value, place: place(value), lambda value, at: at(value))


def text_of(check: Check, claims: Sequence[Claim]) -> str:
    """A check as text; `claims` are those of its task, in order."""
    places = {id(claim): number for number, claim in enumerate(claims)}

    def place(claim: Claim) -> int:
        found = places.get(id(claim))
        return claims.index(claim) if found is None else found

    return _write(codec(Check).out(check, place))


def check_from(text: str, claims: Sequence[Claim]) -> Check:
    """The check of `text_of`."""
    found: Check = codec(Check).back(json.loads(text), claims.__getitem__)
    return found


def findings_from(text: str, at: At) -> tuple[Finding, ...]:
    """Only the findings of `text_of`; `at` gives the claim at a place of the task, and is asked for no other claims."""
    found: tuple[Finding, ...] = codec(tuple[Finding, ...]).back(_field(text, "findings"), at)
    return found


def verdicts_from(text: str) -> tuple[Verdict, ...]:
    """Only the verdicts of `text_of`; they name claims by their ids, so that none is decoded."""
    found: tuple[Verdict, ...] = codec(tuple[Verdict, ...]).back(_field(text, "verdicts"), _no_claim)
    return found


def _field(text: str, name: str) -> Any:
    return json.loads(text)[[each.name for each in fields(Check)].index(name)]


def _no_claim(place: int) -> Claim:
    raise LookupError(place)


@cache
def codec(kind: Any) -> Codec:
    """The codec of a type. Raises TypeError for one that cannot be kept."""
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in (str, int, bool):
        return _PLAIN
    if kind is Claim:
        return _CLAIM
    if is_dataclass(kind) or (isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields")):
        return _record(kind)
    if origin in (Union, UnionType):
        members = [each for each in arguments if each is not NoneType]
        inner = codec(members[0]) if len(members) == 1 else _one_of(members)
        return _optional(inner) if NoneType in arguments else inner
    if origin is tuple and arguments[1:] == (...,):
        return _many(codec(arguments[0]), tuple, list)
    if origin is frozenset:
        return _many(codec(arguments[0]), frozenset, sorted)
    if origin is not None and issubclass(origin, Mapping) and arguments[0] is str:
        return _mapping(codec(arguments[1]))
    raise TypeError(f"a value of type {kind} cannot be kept: teach habeas.corpus.kept how")


def _record(kind: Any) -> Codec:
    """A dataclass or a named tuple."""
    hints = get_type_hints(kind)
    if is_dataclass(kind) and not all(each.init for each in fields(kind)):
        raise TypeError(f"{kind} works a field out by itself and cannot be kept: teach habeas.corpus.kept how")
    names = [each.name for each in fields(kind)] if is_dataclass(kind) else kind._fields
    inside = [(name, codec(hints[name])) for name in names]
    readers = [each.back for _, each in inside]

    def out(value: Any, place: Place) -> list[Any]:
        return [getattr(value, name) if each.plain else each.out(getattr(value, name), place) for name, each in inside]

    def back(row: Any, at: At) -> Any:
        return kind(*(read(each, at) for read, each in zip(readers, row, strict=True)))

    return Codec(out, back)


def _one_of(kinds: Sequence[Any]) -> Codec:
    """One of several dataclasses: its number and its value."""
    if not all(map(is_dataclass, kinds)) or Claim in kinds:
        raise TypeError(f"one of {kinds} cannot be kept: teach habeas.corpus.kept how")
    numbers = {kind: number for number, kind in enumerate(kinds)}
    inside = [codec(kind) for kind in kinds]

    def out(value: Any, place: Place) -> list[Any]:
        number = numbers[type(value)]
        return [number, inside[number].out(value, place)]

    return Codec(out, lambda row, at: inside[row[0]].back(row[1], at))


def _many(inner: Codec, make: Callable[[Any], Any], listed: Callable[[Any], list[Any]]) -> Codec:
    """A tuple in its order, or a frozenset sorted, so that equal values have equal text."""
    if inner.plain:
        return Codec(lambda value, place: listed(value), lambda row, at: make(row))
    return Codec(lambda value, place: listed([inner.out(each, place) for each in value]),
                 lambda row, at: make([inner.back(each, at) for each in row]))


def _optional(inner: Codec) -> Codec:
    return Codec(lambda value, place: None if value is None else inner.out(value, place),
                 lambda row, at: None if row is None else inner.back(row, at), inner.plain)


def _mapping(inner: Codec) -> Codec:
    return Codec(lambda value, place: {key: inner.out(each, place) for key, each in sorted(value.items())},
                 lambda row, at: {key: inner.back(each, at) for key, each in row.items()})
