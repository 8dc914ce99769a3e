"""Confidential and unlisted sources are never named."""


import pytest

from habeas.core.people import Source
from habeas.drafting.mask import labels, mask
from tests.clock import seconds
from tests.drafting.invented import cell

WITNESS = Source("w-17", "Dr. Ilse Maréchal", "person", confidential=True)
SOURCES = {each.id: each for each in (Source("Registry", "National Registry"), WITNESS)}


@pytest.mark.parametrize("written", [
    "Dr. Ilse Maréchal", "Ilse Maréchal", "ILSE MARECHAL", "Maréchal, Ilse", "ilse  mare\u0301chal", "Marechal Ilse", "w-17", "W-17"])
def test_a_confidential_source_is_hidden_however_it_is_written(written: str) -> None:
    assert mask(SOURCES)(f"{written} says so, and {written}'s word stands.") == (
        "confidential source 1 says so, and confidential source 1's word stands.")


def test_a_label_within_a_quotation_stands_in_brackets() -> None:
    assert mask(SOURCES)("Registry says: “seen by Ilse Marechal” in May") == "Registry says: “seen by [confidential source 1]” in May"


def test_a_name_within_a_longer_word_is_left_alone() -> None:
    hide = mask({"Ana": Source("Ana", "Ana", confidential=True)})
    assert hide("Anatomy, Ana, Banana") == "Anatomy, confidential source 1, Banana"


def test_the_middle_name_may_be_left_out_but_a_shared_family_name_hides_nobody_else() -> None:
    hide = mask({"w": Source("w-3", "Rosa Perla Quintal Moor", confidential=True)})
    assert hide("Rosa Quintal saw Omar Quintal Moor") == "confidential source 1 saw Omar Quintal Moor"


def test_a_source_that_is_named_in_the_open_keeps_its_name() -> None:
    assert mask(SOURCES)("National Registry, Registry") == "National Registry, Registry"


def test_a_speaker_who_is_on_no_list_is_not_named_either() -> None:
    claim = cell("registry:1", "arrest", "1976", speaker="Someone Unknown", relay=("Nobody Either",))
    hide = mask(SOURCES, [claim])
    assert hide("Someone Unknown, according to Nobody Either") == "unlisted source 2, according to unlisted source 1"


def test_an_id_that_is_a_number_already_keeps_it_and_no_two_sources_share_one() -> None:
    known = {each.id: each for each in (
        Source("zed", "Zed Marlo", confidential=True), Source("confidential source 1", "Ann Bell", confidential=True))}
    assert labels(known, ()) == {"confidential source 1": "confidential source 1", "zed": "confidential source 2"}
    assert mask(known)("Ann Bell and zed; confidential source 1") == (
        "confidential source 1 and confidential source 2; confidential source 1")


def test_without_confidential_sources_a_text_stays_as_it_is() -> None:
    text = "De\u0301ja\u0300 vu, “quoted”"
    assert mask({"Registry": SOURCES["Registry"]})(text) is text


ZEB = {"w-9": Source("w-9", "Zebulon Quillfeather", confidential=True)}


@pytest.mark.parametrize("written", [
    "Zebulon A. Quillfeather", "Zebulon-Quillfeather", "Zebulon_Quillfeather", "Zebulon/Quillfeather", "Zebulon\u200bQuillfeather",
    "Zebu\u00adlon Quill\u200bfeather", "Zebu\u00adlon\u200bQuillfeather", "\uff3aebulon Quillfeather", 'Zebulon "Zeb" Quillfeather',
    "Zebulon “Zeb” Quillfeather", "Zebulon Marius Quillfeather", "Quillfeather_Zebulon", "Quill-\nfeather, Zebulon",
    "Zebulon\nQuillfeather"])
def test_a_name_is_hidden_whatever_stands_between_its_words_and_in_them(written: str) -> None:
    assert mask(ZEB)(f"from_{written}_1.txt: {written}") == "from_confidential source 1_1.txt: confidential source 1"


@pytest.mark.parametrize("written", [
    "Zebulon", "Quillfeather", "Z. Quillfeather", "Zebulon and Ana Quillfeather", "Quillfeather and Zebulon", "Zebulona Quillfeather",
    "Zebulon Quillfeathers", "Zebulon Quill", "Zebulon Quillfeather\u00ads"])
def test_half_a_name_and_names_of_others_are_left_alone(written: str) -> None:
    assert mask(ZEB)(written) == written


def test_a_label_stands_in_brackets_where_a_nickname_in_quotation_marks_is_no_quotation() -> None:
    assert mask(ZEB)("“so Zebulon Quillfeather”; Zebulon “Zeb” Quillfeather") == "“so [confidential source 1]”; confidential source 1"


@pytest.mark.parametrize("text", [
    "zebulon " * 20_000, "zebulon" + " " * 200_000, "zebulon a" + "\u00ad" * 200_000, "z\u00ad" * 50_000, "“" * 200_000, "z-\n" * 50_000])
def test_a_text_that_was_made_to_keep_the_mask_busy_does_not(text: str) -> None:
    masked: list[str] = []
    assert seconds(lambda: masked.append(mask(ZEB)(f"{text}; zebulon quillfeather."))) < 5
    assert masked[0].endswith("confidential source 1.")


def test_words_that_are_nobodys_name_are_left_alone_in_a_source_that_is_only_described() -> None:
    told = mask({"d": Source("d", "a driver at the barracks of Port Lindal", confidential=True)})
    for words in ("He was seen at a window of the barracks.", "the barracks of Port Lindal", "at the port", "a port at the river"):
        assert told(words) == words
    assert told("So says a driver at the barracks of Port Lindal.") == "So says confidential source 1."
    assert mask({"b": Source("b", "Teo de la Brisa", confidential=True)})("Brisa, Teo; Teo Brisa; Teo de Brisa") == "; ".join(
        ["confidential source 1"] * 3)
