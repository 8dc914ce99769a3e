"""Web pages: the article and not the menu, whatever the markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.intake.extraction import CannotExtract
from habeas.intake.html import html_text, read_html

STORY = "Ada Brand was taken from her home on 12 May, her sister said. " * 5
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Two held</title><meta property="og:site_name" content="The Gazette">
<meta property="article:published_time" content="1984-05-03T10:00:00Z"><script>document.write("evil")</script>
<script type="application/ld+json">{{"datePublished": "1999-01-01", "publisher": {{"name": "Other"}}}}</script></head><body>
<header><a href="/">Home</a><nav><ul><li><a href="/a">News</a><li><a href="/b">Sport</a></ul></nav></header>
<div class="cookie-banner">We use cookies</div>
<main><article><h1>Two held at the harbour</h1><p>{STORY}</p><p hidden>secret</p><p>Second<br>line with <b>bold</b>&nbsp;word.</p>
<table><tr><td>Name<td><p>Day</p><tr><td>Ada<td>12</table><aside><a href="/x">Related</a></aside></article></main>
<footer>Imprint</footer><img src="https://example.org/pixel.png"></body></html>"""


def words(page: str) -> str:
    return read_html(page.encode()).pages[0].text


def test_the_article_is_taken_and_menus_scripts_and_hidden_parts_are_not() -> None:
    assert words(PAGE) == f"Two held at the harbour\n{STORY.strip()}\nSecond\nline with bold\xa0word.\nName\tDay\nAda\t12\n"


def test_what_was_left_out_is_said() -> None:
    assert any("left out" in note for note in read_html(PAGE.encode()).notes)


def test_the_head_proposes_and_the_nearer_place_wins() -> None:
    assert read_html(PAGE.encode()).proposed == {
        "published": ("1984-05-03", "HTML meta article:published_time"), "publisher": ("The Gazette", "HTML meta og:site_name"),
        "title": ("Two held", "HTML title"), "language": ("en", "HTML lang")}


def test_a_page_without_marks_keeps_its_paragraphs_and_drops_its_list_of_links() -> None:
    page = f"<ul><li><a href=a>One</a><li><a href=b>Two</a></ul><div><p>{STORY}<p>Further words, with <a href=c>a link</a> in them.</div>"
    assert words(page) == f"{STORY.strip()}\nFurther words, with a link in them.\n"


def test_the_heading_outside_the_article_is_kept() -> None:
    page = f"<header><h1>Two held</h1></header><nav><a href=a>One</a></nav><article><p>{STORY}</p></article>"
    assert words(page).startswith("Two held\nAda Brand")


def test_where_the_marked_article_is_a_stub_everything_is_kept() -> None:
    assert "Ada Brand was taken" in words(f"<article>Read more</article><div><p>{STORY}</p></div>")


def test_the_declared_encoding_is_followed() -> None:
    page = '<html><head><meta charset="windows-1251"></head><p>Её увезли из дома</p>'
    assert read_html(page.encode("cp1251")).pages[0].text == "Её увезли из дома\n"


def test_lines_of_preformatted_text_stay_lines() -> None:
    assert html_text("<pre>one\ntwo\n\nthree</pre>after") == "one\ntwo\nthree\nafter\n"


def test_a_page_that_only_a_script_fills_is_said_to_be_empty() -> None:
    with pytest.raises(CannotExtract, match="without running scripts"):
        read_html(b"<html><body><script>draw()</script></body></html>")


@pytest.mark.parametrize("page", ["<div>" * 50_000 + "word", "<b>word" * 50_000 + "</i>" * 500, "<p>word" * 50_000])
def test_deep_and_unclosed_markup_loses_no_word(page: str) -> None:
    assert words(page).count("word") == page.count("word")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_no_markup_makes_it_fail(text: str) -> None:
    html_text(text + "<p>" + text + "</table>" + text)


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=30))
def test_words_of_any_script_come_through(text: str) -> None:
    assert html_text(f"<p>{text}</p>") == f"{text}\n"
