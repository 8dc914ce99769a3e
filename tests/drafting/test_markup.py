"""Trees become HTML, with every text escaped."""

from hypothesis import given
from hypothesis import strategies as st

from habeas.drafting.markup import el, quoted, render
from tests.drafting.document import Document


def test_text_and_attributes_are_escaped() -> None:
    written = render(el("p", '<script>alert("1")</script> & more', title='a "b" <c>'))
    assert "<script" not in written
    assert 'title="a &quot;b&quot; &lt;c&gt;"' in written
    assert Document(written).text == '<script>alert("1")</script> & more'


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_comes_back_from_the_page_as_it_went_in(text: str) -> None:
    page = Document(render(el("div", el("p", text, aria_label=text))))
    assert "".join(page.texts).removesuffix("\n").removesuffix("\n") == text
    assert page.all("p")[0]["aria-label"] == text
    assert page.wrong == []


def test_children_may_come_in_lists_and_elements_without_content_are_not_closed() -> None:
    assert render(el("p", ["a", el("br")], "b", class_="x")).strip() == '<p class="x">a<br>b</p>'


def test_the_mask_sees_texts_and_spoken_attributes_but_not_links() -> None:
    written = render(el("a", "secret", href="#secret", title="secret"), lambda text: text.replace("secret", "hidden"))
    assert written == '<a href="#secret" title="hidden">hidden</a>'


def test_words_as_written_say_their_own_direction() -> None:
    assert render(quoted("سليم")) == '<span class="words" dir="auto">“سليم”</span>'
