"""Encodings: what is certain is read, what is not is said, nothing is silently wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.intake.extraction import CannotExtract
from habeas.intake.plain import decoded, read_plain

SPANISH = "Según su hermana, Íñigo Peñalba fue detenido el día 3 de año nuevo; «no volvió», dijo. ¿Dónde está?\n"
RUSSIAN = "По словам её сестры, её увезли из дома двенадцатого мая, и никто больше не видел её.\n"
TURKISH = "Kız kardeşine göre, İstanbul'da gözaltına alındı; ağabeyi de şahit oldu, çığlığı duyuldu.\n"
ARABIC = "قالت أختها إنها اعتقلت من منزلها في الثاني عشر من أيار\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_doubt(codec: str) -> None:
    assert decoded(SPANISH.encode(codec)) == (SPANISH, "")


@pytest.mark.parametrize(("text", "codec"), [
    (SPANISH, "cp1252"), (SPANISH, "mac_roman"), (SPANISH.replace("«", "").replace("»", ""), "cp850"), (RUSSIAN, "cp1251"),
    (RUSSIAN, "koi8-r"), (RUSSIAN, "cp866"), (TURKISH, "cp1254"), (ARABIC, "cp1256"), ("Zażółć gęślą jaźń, powiedział świadek\n", "cp1250"),
    ("Σύμφωνα με την αδελφή της συνελήφθη στο σπίτι\n", "cp1253")])
def test_an_older_encoding_is_found_by_its_words_and_said_to_be_doubtful(text: str, codec: str) -> None:
    found, doubt = decoded((text * 3).encode(codec))
    assert found == text * 3
    assert f"read as {codec} " in doubt and "--encoding" in doubt


def test_the_encoding_given_is_used_without_a_doubt() -> None:
    assert decoded(SPANISH.encode("cp1252"), "cp1252") == (SPANISH, "")
    with pytest.raises(CannotExtract, match="byte 4 cannot be read as ascii"):
        decoded(SPANISH.encode("cp1252"), "ascii")
    with pytest.raises(CannotExtract, match="'klingon' is not known"):
        decoded(b"x", "klingon")


@pytest.mark.parametrize("codec", ["base64", "zlib", "rot13", "hex"])
def test_what_is_no_encoding_of_text_is_not_run(codec: str) -> None:
    with pytest.raises(CannotExtract, match="not known"):
        decoded(b"x", codec)


def test_utf16_without_its_mark_is_read_and_doubted() -> None:
    text, doubt = decoded(SPANISH.encode("utf-16-le"))
    assert text == SPANISH and "zero bytes" in doubt


def test_a_declaration_that_utf8_contradicts_is_not_believed() -> None:
    assert decoded(SPANISH.encode(), declared="latin-1") == (SPANISH, "")


def test_bytes_that_are_no_words_in_any_encoding_are_refused() -> None:
    with pytest.raises(CannotExtract, match="cannot be made out"):
        decoded(bytes([0x81, 0x8D, 0x9D, 0xA2, 0xB6, 0x90]) * 200)


def test_line_ends_and_spaces_stay_as_written() -> None:
    assert read_plain(b"one\r\ntwo  three\n\n", "text/plain").pages[0].text == "one\r\ntwo  three\n\n"


def test_markdown_stays_as_written_and_its_heading_is_proposed_as_title() -> None:
    found = read_plain(b"intro\n\n# **Harbour files** #\n", "text/markdown")
    assert found.pages[0].text == "intro\n\n# **Harbour files** #\n"
    assert found.proposed == {"title": ("Harbour files", "first heading")}


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), min_size=1))
def test_every_utf8_text_comes_back_as_it_was(text: str) -> None:
    assert decoded(text.encode())[0] == text


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    try:
        assert isinstance(decoded(data)[0], str)
    except CannotExtract as error:
        assert error.remedy
