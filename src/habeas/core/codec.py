"""Canonical bytes: UTF-8 JSON with sorted ASCII keys, no floats, no spaces. Equal values have equal bytes on every machine."""

from __future__ import annotations

import json

from habeas.core.errors import NotCanonical
from habeas.core.values import Json


def canonical(value: Json) -> bytes:
    """Canonical bytes of a JSON value. Raises NotCanonical for floats, keys that are not ASCII, and lone surrogates."""
    _check(value)
    try:
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()
    except UnicodeEncodeError as error:
        raise NotCanonical("text with half a surrogate pair") from error


def decoded(data: bytes | str) -> Json:
    """The value of canonical bytes."""
    found: Json = json.loads(data)
    return found


def _check(value: object) -> None:
    kind = type(value)
    if kind is str or kind is int or kind is bool or value is None:
        return
    if kind is list:
        for each in value:  # type: ignore[attr-defined]
            _check(each)
    elif kind is dict:
        for key, each in value.items():  # type: ignore[attr-defined]
            if type(key) is not str or not key.isascii():
                raise NotCanonical(f"the key {key!r}")
            _check(each)
    elif kind is float:
        raise NotCanonical("a floating-point number")
    else:
        raise NotCanonical(f"a {kind.__name__}")
