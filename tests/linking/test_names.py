"""Names made comparable."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.core.folding import folded
from habeas.linking.names import PARTICLES, name_key

words = st.lists(st.text("abcdefghijklmnopqrstuvwxyzñáéíóúüçøł", min_size=2, max_size=9), min_size=1, max_size=5)


@pytest.mark.parametrize(("one", "other"), (
    ("Márquez, Tomás", "TOMAS MARQUEZ"), ("Ana María de la Cruz", "CRUZ Ana Maria"), ("O'Hara, Lía", "OHARA LIA"),
    ("O’Hara, Lía", "O`Hara, Lia"),
    ("D´Angelo, Íñigo", "dangelo inigo"), ("Strauß, Jörg", "STRAUSS JORG"), ("van der Linde, Joos", "Joos Linde"),
    ("Pérez-Sosa, Luz", "Perez Sosa Luz"), ("  Luz   Sosa ", "Sosa,Luz"), ("Nuñez y Vega, Eva", "EVA VEGA NUÑEZ"),
    ("Luz Sosa.", "(Sosa) Luz")))
def test_names_that_differ_in_accents_case_order_particles_or_marks_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other) != ""


@pytest.mark.parametrize(("one", "other"), (
    ("Ana Vega", "Ana Vegas"), ("Ana Vega", "Ana Eva Vega"), ("Ana Vega", "Ana Vega Vega"), ("Nuñez Eva", "Nunes Eva"),
    ("Ana Vega 2", "Ana Vega"),
    ("Delgado Ana", "Gado Ana")))
def test_names_that_differ_otherwise_have_different_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(words, st.randoms(use_true_random=False))
def test_the_order_of_words_does_not_count(parts: list[str], random: object) -> None:
    shuffled = list(parts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert name_key(" ".join(parts)) == name_key(", ".join(shuffled))


@given(words)
def test_case_and_the_way_accents_are_coded_do_not_count(parts: list[str]) -> None:
    name = " ".join(parts)
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert name_key(unicodedata.normalize(form, name)) == name_key(name)
    assert name_key(name.upper()) == name_key(name) == name_key(name.title())


@given(words, st.sampled_from(sorted(PARTICLES)), st.integers(0, 5))
def test_a_particle_more_or_less_does_not_count(parts: list[str], particle: str, place: int) -> None:
    longer = [*parts[:place], particle, *parts[place:]]
    if any(folded(part) not in PARTICLES for part in parts):
        assert name_key(" ".join(longer)) == name_key(" ".join(parts))


@given(words)
def test_a_key_is_its_own_key(parts: list[str]) -> None:
    key = name_key(" ".join(parts))
    assert name_key(key) == key


@pytest.mark.parametrize("name", ("", " ", ",", "-", "...", "’"))
def test_a_name_without_a_letter_or_digit_has_no_key(name: str) -> None:
    assert name_key(name) == ""


def test_a_name_of_particles_only_keeps_them() -> None:
    assert name_key("Van Y") == name_key("Y, van") == "van y" != name_key("De La")
