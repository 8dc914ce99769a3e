"""What holds of the reader for any text: exact words at their place, no error, the same answer twice."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.core.claims import Extract
from habeas.core.values import value_text
from habeas.core.when import When, parse
from habeas.reading.document import Document, Draft
from habeas.reading.lexicon import languages, lexicon
from habeas.reading.reader import proposals, read
from tests.reading.test_prose import blocks

NAMES = ["Ada Brand", "Tom Reyes", "Juan Pérez Lima", "she", "él", "Dr.", "BRAND, Ada", "\n\n", "\n", "“", "”", "«", "»", "(", ")", ", 34,",
         ":", "—", "Fecha de nacimiento: 28.12.1945.", "### Detención", "Edad: 25 años.", "1976", "5 May 2014", "el 3 de mayo de 1977"]
WORDS = sorted({word for language in languages() for event in lexicon(language).tables["events"]["event"]
                for role in ("undergone", "own", "done", "either", "noun") for word in event.get(role, ())}
               | {word for language in languages() for word in lexicon(language).tables["speakers"]["says"]})
SALAD = st.lists(st.sampled_from([*WORDS, *NAMES, *NAMES]), max_size=120).map(" ".join)
TOLD = [block.text for name, language in (("english_prose.txt", "en"), ("spanish_prose.txt", "es")) for block in blocks(name, language)]
TEXTS = st.text(max_size=400) | SALAD | st.sampled_from(TOLD)
PUBLISHED = st.sampled_from([None, parse("2014-05-20"), parse("1976-05"), parse("[..2000]"), parse("9999-12-31")])
LANGUAGES = st.sampled_from(languages())


@settings(max_examples=200, deadline=None)
@given(TEXTS, LANGUAGES, PUBLISHED, st.sampled_from(["", "Ada Brand", "\u0000", "  "]))
def test_every_proposal_quotes_what_stands_at_its_place_and_reading_never_raises(text: str, language: str, published: When | None,
                                                                                about: str) -> None:
    for each in read(Document(text, language, "e" * 64, published, "The Gazette", about)):
        passage = each.passage
        assert passage.quote == text[passage.start:passage.end] != ""
        assert each.claim.words in passage.quote
        assert each.rule and each.name.strip()


@settings(max_examples=40, deadline=None)
@given(SALAD, LANGUAGES)
def test_reading_a_text_twice_gives_the_same_proposals(text: str, language: str) -> None:
    document = Document(text, language, "e" * 64, parse("2014-05-20"), "The Gazette")
    assert read(document) == read(document)


def test_a_draft_whose_words_lie_outside_the_text_becomes_no_proposal() -> None:
    document = Document("Ada Brand was arrested.", "en", "e" * 64)
    within = Draft("arrest", parse("2014"), (0, 22), (14, 22), "en event arrest", "Ada Brand")
    beyond = Draft("arrest", parse("2014"), (0, 60), (14, 22), "en event arrest", "Ada Brand")
    assert len(proposals(document, [within], "")) == 1
    assert proposals(document, [beyond], "") == ()


def test_a_proposal_knows_the_page_that_its_words_stand_on() -> None:
    document = Document("First page.\nAda Brand was arrested on 5 May 2014.\n", "en", "e" * 64, pages=((0, "1"), (12, "2")))
    found = read(document)
    assert [each.passage.page for each in found] == ["2"]
    assert isinstance(found[0].claim.passage, Extract)


def test_nobody_is_made_up_where_no_one_is_named() -> None:
    assert read(Document("Twenty people were arrested on 5 May 2014.", "en", "e" * 64)) == ()


def test_loaded_words_stay_in_the_quotation_and_enter_no_value() -> None:
    text = "Name: Ada Brand\nOccupation: terrorist and teacher\n"
    for document in (Document(text, "en", "e" * 64, about="Ada Brand"),
                     Document("Ada Brand was accused of terrorism and theft.", "en", "e" * 64)):
        for each in read(document):
            assert "terroris" not in value_text(each.claim.value)
    assert [value_text(each.claim.value) for each in read(Document("Ada Brand was accused of terrorism and theft.", "en", "e" * 64))
            if each.claim.kind == "accusation"] == ["[…] and theft"]


def test_no_event_of_a_card_s_entry_is_dated_by_the_entry_or_by_another_one() -> None:
    text = ("VELA BRAND, Iris\n\n### Datos personales\n\nSexo: Femenino.\n\n### Antecedentes Policiales\n\n"
            "Dirección Nacional del Puerto. Ficha.\n\nDatos.\n30/10/978:-Figura Iris Vela Brand en una "
            "lista, que\nfue detenida.-ec.-2/III/79:-Se informa que Iris Vela Brand fue\n"
            "liberada en mayo de 1978.-apm.-\n")
    found = {each.claim.kind: each.claim for each in read(Document(text, "es", "e" * 64, parse("2007"), "Registro", ""))}
    assert {kind: (value_text(found[kind].value), str(found[kind].said)) for kind in ("arrest", "release")} == {
        "arrest": ("no date given", "1978-10-30"), "release": ("1978-05", "1979-03-02")}
    assert found["release"].relay == ("Registro",)


def test_an_age_told_in_a_card_holds_on_the_day_of_its_entry_and_not_when_the_book_was_published() -> None:
    text = ("VELA BRAND, Iris\n\n### Datos personales\n\nFecha de nacimiento: 13.02.1946.\n\n### Antecedentes Policiales\n\n"
            "Dirección Nacional del Puerto. Ficha^2.\n\nIris VELA BRAND, oriental, soltera, de 22 años de edad.\n"
            "30/10/971:- Iris VELA BRAND, oriental, de 25 años de edad, vive en la calle del Puerto.\n\n### Gestiones\n\n"
            "Iris Vela Brand, de 61 años, vive en el puerto.\n")
    def ages(published: str) -> list[str]:
        return [value_text(each.claim.value) for each in read(Document(text, "es", published=parse(published))) if each.claim.kind == "age"]

    assert ages("2007-05-02") == ["25 years at 1971-10-30", "61 years at 2007-05-02"]
    assert ages("2007") == ["25 years at 1971-10-30"]  # a book of some year may tell of any year
