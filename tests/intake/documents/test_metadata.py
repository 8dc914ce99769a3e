"""documents.toml: what a person says of a folder's files."""

from __future__ import annotations

import pytest

from habeas.core.errors import BadLanguage, BadSidecar, NotADate
from habeas.intake.metadata import checked, given, proposed, read_sidecar

TEXT = '''
[all]
publisher = "The Harbour Gazette"
language = "en"

[[document]]
file = "letters/*.pdf"
publisher = "Her lawyers"
published = "1984-05"

[[document]]
file = "letters/last.pdf"
about = "Brand, Ada"
encoding = "cp1252"
'''


def test_a_later_rule_wins_over_an_earlier_one_and_the_rest_stays() -> None:
    sidecar = read_sidecar(TEXT)
    assert sidecar.of("front.html") == {"publisher": "The Harbour Gazette", "language": "en"}
    assert sidecar.of("letters/last.pdf") == {
        "publisher": "Her lawyers", "language": "en", "published": "1984-05", "about": "Brand, Ada", "encoding": "cp1252"}


def test_a_rule_that_fits_no_file_is_named() -> None:
    assert read_sidecar(TEXT).unused(["letters/a.pdf", "front.html"]) == ["letters/last.pdf"]


@pytest.mark.parametrize(("text", "why"), [
    ("[all", "not TOML"), ("[some]", "'some' means nothing"), ("[all]\npublished = 1984", "in quotation marks"),
    ('[all]\npublished = "May 84"', "published"), ('[[document]]\npublisher = "x"', "number 1 does not say which"),
    ('[[document]]\nfile = "a"\nauthor = "x"', "'author'"), ('[document]\nfile = "a"', "two brackets"), ("all = 1", "must be a table"),
    ('[all]\nlanguage = "Spanish"', "code of a language")])
def test_a_mistake_is_said_in_one_sentence(text: str, why: str) -> None:
    with pytest.raises(BadSidecar, match=r"Nothing was added\.$") as found:
        read_sidecar(text)
    assert why in str(found.value)


def test_values_are_checked_before_they_are_kept() -> None:
    assert checked("published", " 1984-05~ ") == "1984-05~" and checked("publisher", "The\n Gazette ") == "The Gazette"
    with pytest.raises(NotADate):
        checked("published", "last May")
    with pytest.raises(BadLanguage, match="en, es, ar"):
        checked("language", "EN")


def test_what_a_person_says_is_confirmed_and_what_a_file_says_is_not() -> None:
    assert [(each.field, each.value, each.confirmed) for each in given("e", {"published": "1984", "encoding": "cp1252", "about": ""})] == [
        ("published", "1984", True)]
    assert [(each.value, each.origin, each.confirmed) for each in proposed("e", {"title": ("T", "HTML title")})] == [
        ("T", "HTML title", False)]
