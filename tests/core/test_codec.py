"""Canonical bytes: equal values have equal bytes, and what has no certain bytes is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.core.codec import canonical, decoded
from habeas.core.errors import NotCanonical
from habeas.core.values import Json
from tests.core.strategies import json_values


def shuffled(value: Json) -> Json:
    """The same value with the keys of every object in the opposite order."""
    if isinstance(value, dict):
        return {key: shuffled(value[key]) for key in reversed(value)}
    if isinstance(value, list):
        return [shuffled(each) for each in value]
    return value


@given(json_values)
def test_what_is_written_is_read_back(value: Json) -> None:
    assert decoded(canonical(value)) == value
    assert canonical(decoded(canonical(value))) == canonical(value)


@given(json_values)
def test_the_order_of_keys_does_not_change_the_bytes(value: Json) -> None:
    assert canonical(shuffled(value)) == canonical(value)


@given(json_values, json_values)
def test_different_values_have_different_bytes(one: Json, other: Json) -> None:
    assert (canonical(one) == canonical(other)) == (json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True))


def test_the_bytes_are_the_same_for_ever() -> None:
    value: Json = {"b": [1, -2, None, True], "a": "Zoë \u0627 \U00010348 \"\\\n\u007f", "": {}}
    assert canonical(value) == '{"":{},"a":"Zoë \u0627 \U00010348 \\"\\\\\\n\u007f","b":[1,-2,null,true]}'.encode()


@pytest.mark.parametrize(("value", "what"), [
    (0.1, "floating-point"), (float("nan"), "floating-point"), ([1, {"a": 2.0}], "floating-point"),
    ({"é": 1}, "key"), ({1: 1}, "key"), ({"a": {"ñ": 1}}, "key"),
    ("\ud800", "surrogate"), (["a", "\udfff"], "surrogate"), ({"a": "\udc00\ud800"}, "surrogate"),
    ((1, 2), "tuple"), ({"a": b"bytes"}, "bytes"), ({1, 2}, "set"),
])
def test_what_has_no_certain_bytes_is_refused(value: Any, what: str) -> None:
    with pytest.raises(NotCanonical, match=what):
        canonical(value)


@given(st.recursive(
    st.none() | st.floats() | st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8))
def test_any_value_is_written_or_refused_and_nothing_else_happens(value: Any) -> None:
    try:
        data = canonical(value)
    except NotCanonical:
        return
    assert json.loads(data) == value
