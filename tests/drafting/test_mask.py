"""Confidential and unlisted sources are never named."""

import pytest

from habeas.core.people import Source
from habeas.drafting.mask import labels, mask
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
