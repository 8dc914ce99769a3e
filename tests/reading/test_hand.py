"""The readings by hand open with the bytes they were sealed with, and with no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from benchmarks.files.hand import DATA, HAND, NOTE, drawn, hand_reading, identity, opened, sealed, sealed_lines

TEXTS = st.text()
FIELDS = ("age", "birth", "birth_place", "detention", "detention_place", "disappearance", "death_possible")


@given(st.binary(), TEXTS, TEXTS)
def test_what_was_sealed_opens_again(data: bytes, field: str, value: str) -> None:
    assert opened(data, field, sealed(data, field, value)) == value


# Sixteen characters and more: with fewer, another key may open the same value by chance.
@given(st.binary(), st.binary(), st.text(min_size=16))
def test_a_value_cannot_be_opened_with_other_bytes(data: bytes, other: bytes, value: str) -> None:
    assume(data != other)
    assert not opens(other, "birth", sealed(data, "birth", value), value)


@given(st.binary(), TEXTS, TEXTS, st.text(min_size=16))
def test_a_value_cannot_be_opened_as_another_field(data: bytes, field: str, other: str, value: str) -> None:
    assume(field != other)
    assert not opens(data, other, sealed(data, field, value), value)


def test_only_notes_stand_in_the_clear() -> None:
    for line in HAND.read_text(encoding="utf-8").splitlines():
        field, equals, value = line.partition(" = ")
        if equals and not line.startswith("#") and field != NOTE:
            bytes.fromhex(value.strip('"'))


@pytest.mark.skipif(not DATA.is_dir(), reason=f"The files are not at {DATA}.")
def test_every_drawn_file_has_a_reading_with_every_field() -> None:
    readings = hand_reading(DATA)
    assert list(readings) == [identity(path.read_bytes()) for path in drawn(DATA)]
    assert all(tuple(fields) == FIELDS for fields in readings.values())


@pytest.mark.skipif(not DATA.is_dir(), reason=f"The files are not at {DATA}.")
def test_a_correction_takes_the_place_of_the_value_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [identity(path.read_bytes()) for path in drawn(DATA)]
    hand = tmp_path / "hand.toml"
    hand.write_text("\n".join(sealed_lines(DATA, {name: {"birth": "1901", "birth#2": "1902", NOTE: "why"} for name in names})))
    monkeypatch.setattr("benchmarks.files.hand.HAND", hand)
    assert hand_reading(DATA) == {name: {"birth": "1902"} for name in names}


def opens(data: bytes, field: str, text: str, value: str) -> bool:
    """Whether the text opens as the value; other characters and none at all are both a no."""
    try:
        return opened(data, field, text) == value
    except UnicodeDecodeError:
        return False
