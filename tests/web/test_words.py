"""The words of the pages: all collected, all translated, and read back by gettext as they were written."""

from __future__ import annotations

import gettext
import io
import re
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

import words
from habeas.core.errors import CaseBusy
from habeas.web import failures, tags
from habeas.web.roles import Role
from habeas.web.settings import MIRRORED
from tests.web.invented import Made, inside
from tests.web.places import pages
from words import Word

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\x04\r"), min_size=1, max_size=20)
CATALOGUES = st.dictionaries(st.builds(Word, TEXTS, st.one_of(st.just(""), TEXTS), st.one_of(st.just(""), TEXTS)), TEXTS)


def test_the_catalogues_are_up_to_date_and_every_word_has_its_spanish() -> None:
    assert words.main(check=True) == 0


def test_what_is_filled_in_is_the_same_in_spanish() -> None:
    held = re.compile(r"%\(\w+\)s|\{\w*\}")
    for word, texts in words.read(words._folder("es") / "django.po").items():
        for text in texts if word.text else ():
            assert set(held.findall(text)) == set(held.findall(word.plural or word.text)) or (word.plural and text == texts[0]), word


@given(CATALOGUES)
def test_gettext_reads_a_compiled_catalogue_as_it_was_written(made: dict[Word, str]) -> None:
    catalogue = {word: [text, text] if word.plural else [text] for word, text in made.items()
                 if not any(other.text == word.text and other.context == word.context and other.plural != word.plural for other in made)}
    read = gettext.GNUTranslations(io.BytesIO(words.compiled({word: tuple(texts) for word, texts in catalogue.items()})))
    for word, texts in catalogue.items():
        if word.plural and not word.context:
            assert read.ngettext(word.text, word.plural, 2) == texts[1]
        elif not word.plural:
            assert (read.pgettext(word.context, word.text) if word.context else read.gettext(word.text)) == texts[0]


@given(made=CATALOGUES)
def test_a_catalogue_in_its_file_is_read_back(made: dict[Word, str], tmp_path_factory: pytest.TempPathFactory) -> None:
    catalogue = {word: (text, text) if word.plural else (text,) for word, text in made.items()}
    path = tmp_path_factory.getbasetemp() / "django.po"
    path.write_text(words.written(catalogue), "utf-8")
    assert {word: texts for word, texts in words.read(path).items() if word.text} == catalogue


def test_words_are_found_in_code_and_templates_with_context_and_plural(tmp_path: Path) -> None:
    template = ('{% translate "one" %}{% translate "two" context "page" %}'
                '{% blocktranslate count number=x %}{{ number }} cat{% plural %}{{ number }} cats{% endblocktranslate %}')
    assert set(words._in_template(template, "x.html")) == {
        Word("one"), Word("two", "", "page"), Word("%(number)s cat", "%(number)s cats")}
    assert set(words._in_code("_('three'); ngettext('a', 'b', n); pgettext('c', 'd'); other('e')")) == {
        Word("three"), Word("a", "b"), Word("d", "", "c")}


def test_every_word_of_a_page_was_put_through_the_catalogue(case: Made) -> None:
    """In the language of the tests, what stands in plain English letters outside brackets was not wrapped, or comes from the case."""
    lead = inside("Ines", case, Role.LEAD)
    lead.post("/preferences", {"language": MIRRORED})
    for name, path in pages(case):
        html = lead.get(path).content.decode()
        for tag, label in re.findall(r"<(h2|h3|h4|dt|label|button|caption)\b[^>]*>([^<]+)<", html):
            assert "⟦" in label or not label.strip(), (name, tag, label)


def test_counts_are_grouped_as_the_language_does_it() -> None:
    with translation.override("en"):
        assert (tags.grouped(204755), tags.grouped(7), tags.grouped(None)) == ("204,755", "7", "")
    with translation.override("es"):
        assert tags.grouped(204755) == "204\N{NO-BREAK SPACE}755"


def test_reasons_are_told_in_the_language_of_the_page_or_marked_as_english() -> None:
    with translation.override("es"):
        assert tags.trouble("it is empty") == '<span lang="es">está vacío</span>'
        assert tags.trouble("<b>") == '<span lang="en">&lt;b&gt;</span>'
    with translation.override("en"):
        assert tags.trouble("it is empty") == '<span lang="en">it is empty</span>'


def test_a_mistake_is_told_in_spanish() -> None:
    with translation.override("es"):
        assert failures._sentence(CaseBusy("x")).startswith("Otro programa está escribiendo en el caso de x.")
