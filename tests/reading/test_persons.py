"""Persons of a text: invented people in the invented country of Oruvia."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.core.errors import NoLexicon
from habeas.reading.lexicon import languages
from habeas.reading.persons.namewords import given_names, name_words
from habeas.reading.persons.people import People, Someone, people
from tests.clock import seconds


def named(text: str, language: str = "en", about: str = "") -> list[str]:
    return [person.name for person in people(text, language, about).persons]


def someone(found: People, name: str) -> Someone:
    return next(person for person in found.persons if person.name == name)


def ways(text: str, found: People, name: str) -> list[tuple[str, str]]:
    number = someone(found, name).number
    return [(text[each.start:each.end], each.how) for each in found.namings if each.person == number]


@pytest.mark.parametrize(("text", "name"), [
    ("The police said that Ada Brand was arrested.", "Ada Brand"),
    ("They detained Dr. Ada Brand on Monday.", "Ada Brand"),
    ("Harbour Workers Union President Orlu Tesk spoke.", "Orlu Tesk"),
    ("The activist Orlu Tesk-Maro, 34, was taken from his home.", "Orlu Tesk-Maro"),
    ("Orlu Tesk (34) is still missing.", "Orlu Tesk"),
    ("O.P. Varnel, a lawyer, denied it.", "O.P. Varnel"),
    ("Relatives of Sami bin Orlu al-Tesk said so.", "Sami bin Orlu al-Tesk"),
    ("His wife Ada van der Brand waited.", "Ada van der Brand"),
    ("Remembering what happened, Ada Brand wept.", "Ada Brand"),
])
def test_a_name_in_english_is_found_whole_and_without_its_title(text: str, name: str) -> None:
    assert name in named(text)


@pytest.mark.parametrize(("text", "name"), [
    ("Fue detenida María de la Cruz Lirio en su domicilio.", "María de la Cruz Lirio"),
    ("## LIRIO TESCO, Juan Alberto\n\nFecha: 1976.", "LIRIO TESCO, Juan Alberto"),
    ("LIRIO TESCO:- Juan Alberto.- 0921", "LIRIO TESCO, Juan Alberto"),
    ("LIRIO TESCO, Orlucio\n\nSin datos.", "LIRIO TESCO, Orlucio"),
    ("Declaró el Capitán Pedro Lirio.", "Pedro Lirio"),
    ("Según JUAN ALBERTO LIRIO, no hubo orden.", "JUAN ALBERTO LIRIO"),
    ("Estaban Elías Rober-\nto Lirio y otros.", "Elías Roberto Lirio"),
])
def test_a_name_in_spanish_is_found_in_each_way_of_writing(text: str, name: str) -> None:
    assert name in named(text, "es")


@pytest.mark.parametrize(("text", "sort"), [
    ("The Ministry of Justice and Human Rights denied it.", "organisation"),
    ("She works for the Oruvian Fishers Association in the north.", "organisation"),
    ("It was printed in The Harbour Gazette.", "publication"),
    ("They met in Green Street.", "place"),
    ("He flew to Kenya.", "place"),
    ("It was the Attorney General.", "office"),
])
def test_what_is_no_person_has_its_sort(text: str, sort: str) -> None:
    found = people(text, "en")
    assert not found.persons
    assert sort in [other.sort for other in found.others]


@pytest.mark.parametrize("text", ["However, Monday was quiet.", "In March the Oruvian prisoners spoke English.", "THE COURT OF APPEAL",
                                  "Critics said nothing. Receives it.", "Black Lives Matter",
                                  "She spoke to the president. Anyhow it rained."])
def test_days_peoples_and_first_words_of_sentences_are_no_persons(text: str) -> None:
    assert named(text) == []


def test_spanish_organisations_places_and_forms_are_no_persons() -> None:
    text = ("Fue visto en el Batallón de Infantería Nº 13, según la Comisión para la Paz. Vivía en la calle Carlos Lirio. Fecha: Lunes. "
            "Ministerio de Defensa Nacional. OBSERVACIONES HOJA Nº 2")
    found = people(text, "es")
    assert not found.persons
    assert {"organisation", "place"} <= {other.sort for other in found.others}


def test_surname_given_name_and_full_name_are_one_person() -> None:
    text = "Ada Brand was arrested. Later Brand told us. Ada wept. Ms. Brand went home. Ada M. Brand wrote."
    found = people(text, "en")
    assert [person.name for person in found.persons] == ["Ada M. Brand"]
    assert ways(text, found, "Ada M. Brand") == [("Ada Brand", "name"), ("Brand", "surname"), ("Ada", "given"), ("Brand", "surname"),
                                                  ("Ada M. Brand", "name")]


def test_a_spanish_person_goes_by_the_first_surname_and_by_other_spellings() -> None:
    text = "LIRIO PEREIRA, Juan Alberto\n\nLirio fue detenido. Juan Alberto Lirio Pereyra vivía. JUAN LIRIO murió."
    found = people(text, "es")
    assert len(found.persons) == 1
    assert [how for _, how in ways(text, found, "LIRIO PEREIRA, Juan Alberto")] == ["name", "surname", "name", "name"]


def test_of_two_persons_with_one_surname_the_nearest_before_is_meant() -> None:
    text = "Ada Brand was arrested. Peter Brand was arrested. Brand said no. Then Ada Brand came. Brand said yes."
    found = people(text, "en")
    assert ways(text, found, "Peter Brand") == [("Peter Brand", "name"), ("Brand", "surname")]
    assert ways(text, found, "Ada Brand") == [("Ada Brand", "name"), ("Ada Brand", "name"), ("Brand", "surname")]


def test_a_surname_in_the_headline_goes_to_the_person_named_below_it() -> None:
    text = "Union blames Tesk abduction on police\n\nThe union said that Orlu Tesk was taken."
    found = people(text, "en")
    assert ways(text, found, "Orlu Tesk")[0] == ("Tesk", "surname")


@pytest.mark.parametrize(("text", "language", "alias"), [
    ("Ada Brand, better known as Orlana, was arrested. Orlana wept.", "en", "Orlana"),
    ("Mario Tesco viajó. Juan Lirio (a) Mario Tesco fue detenido. Mario Tesco murió.", "es", "Mario Tesco"),
    ("Juan Lirio, alias “el Zurdo”, fue detenido.", "es", "el Zurdo"),
    ("Juan Lirio, alias “Mario Sosa”, fue detenido.", "es", "Mario Sosa"),
    ("Juan Lirio (a) “Tato” fue detenido.", "es", "Tato"),
])
def test_another_name_that_is_announced_is_the_same_persons(text: str, language: str, alias: str) -> None:
    found = people(text, language)
    assert len(found.persons) == 1
    assert not found.others
    assert alias in found.persons[0].names
    assert (alias, "alias") in ways(text, found, found.persons[0].name)


def test_a_nickname_inside_a_name_does_not_break_it() -> None:
    assert named("The court freed Ada “Orla” Brand. Ada Brand wept.") == ["Ada “Orla” Brand"]
    assert "Orlu Tesk" in named("“Ada” Orlu Tesk, 34, wept.")


def test_sex_and_roles_are_told_by_titles_given_names_and_nouns() -> None:
    found = people("Mrs. Orlu Tesk spoke. The journalist Peter Brand, a blogger, was there.", "en")
    assert someone(found, "Orlu Tesk").sex == "f"
    assert someone(found, "Peter Brand").sex == "m"
    assert set(someone(found, "Peter Brand").roles) == {"journalist", "blogger"}


def test_a_pronoun_is_the_person_named_first_before_it_whose_sex_agrees() -> None:
    text = "Ada Brand met Peter Tesk. She was arrested, and he fled. Nobody helped her."
    found = people(text, "en")
    assert ways(text, found, "Ada Brand")[1:] == [("She", "pronoun"), ("her", "pronoun")]
    assert ways(text, found, "Peter Tesk")[1:] == [("he", "pronoun")]


def test_a_pronoun_too_far_from_any_name_is_nobodys() -> None:
    text = "Ada Brand spoke. It rained. It rained. It rained. She was arrested."
    assert ways(text, people(text, "en"), "Ada Brand") == [("Ada Brand", "name")]


def test_accents_tell_the_spanish_pronoun_from_the_article() -> None:
    text = "Juan Lirio fue detenido. El día era frío. Él murió."
    assert ways(text, people(text, "es"), "Juan Lirio") == [("Juan Lirio", "name"), ("Él", "pronoun")]


def test_a_noun_is_the_person_who_was_called_so() -> None:
    text = "The activist Ada Brand met journalist Peter Tesk. The activist was arrested. The activist Ada Brand wept."
    assert ways(text, people(text, "en"), "Ada Brand") == [("Ada Brand", "name"), ("The activist", "noun"), ("Ada Brand", "name")]


@pytest.mark.parametrize("noun", ["El titular", "El detenido", "El nombrado"])
def test_nouns_of_the_files_own_person_are_the_main_one(noun: str) -> None:
    text = f"LIRIO TESCO, Juan\n\nFue visto por Pedro Sosa y Ana Sosa.\n\n{noun} viajó."
    found = people(text, "es")
    assert (noun, "noun") in ways(text, found, "LIRIO TESCO, Juan")


def test_the_same_one_is_the_person_of_the_sentence_before() -> None:
    text = "Juan Lirio fue detenido. El mismo fue trasladado el mismo día."
    assert ways(text, people(text, "es"), "Juan Lirio") == [("Juan Lirio", "name"), ("El mismo", "noun")]


@pytest.mark.parametrize(("text", "language", "span", "word", "name"), [
    ("Ada Brand was ill. Her late husband knew.", "en", "Her late husband", "husband", "Ada Brand"),
    ("Ada Brand’s defence lawyer spoke.", "en", "Ada Brand’s defence lawyer", "lawyer", "Ada Brand"),
    ("The wife of Mr. Peter Tesk spoke.", "en", "wife of Mr. Peter Tesk", "wife", "Peter Tesk"),
    ("Habló el padre de Juan Lirio.", "es", "padre de Juan Lirio", "padre", "Juan Lirio"),
    ("Juan Lirio murió. Su esposa lo supo.", "es", "Su esposa", "esposa", "Juan Lirio"),
])
def test_somebody_told_by_a_relation_belongs_to_the_person(text: str, language: str, span: str, word: str, name: str) -> None:
    found = people(text, language)
    assert [(text[each.start:each.end], each.word, each.person) for each in found.relations] == [(span, word, someone(found, name).number)]


def test_the_main_person_is_the_one_given_else_the_first_line_else_the_one_named_most() -> None:
    body = "Peter Tesk spoke. Tesk wept. Tesk left. Ada Brand stayed."
    for about, name in (("", "Peter Tesk"), ("Brand, Ada", "Ada Brand"), ("Orlu Varnel", "Orlu Varnel")):
        found = people(body, "en", about)
        assert found.main is not None
        assert found.persons[found.main].name == name
        assert found.persons[found.main].main
    headed = people("# Ada Brand\n\n" + body, "en")
    assert headed.main == someone(headed, "Ada Brand").number
    assert people("It rained.", "en").main is None


def test_a_stretch_is_read_alone_and_its_offsets_are_those_of_the_text() -> None:
    text = "Ada Brand spoke. Peter Tesk was arrested."
    found = people(text, "en", stretch=(17, len(text)))
    assert [text[each.start:each.end] for each in found.namings] == ["Peter Tesk"]


def test_a_language_without_lexicon_is_refused() -> None:
    with pytest.raises(NoLexicon):
        people("Ada Brand", "xx")


def test_each_given_name_stands_once_and_tells_a_sex_or_none() -> None:
    assert len(given_names()) > 3000
    assert set(given_names().values()) == {"f", "m", ""}


@pytest.mark.parametrize("language", languages())
def test_each_language_has_the_words_that_names_need(language: str) -> None:
    words = name_words(language)
    assert all(words.lists[part] for part in ("particles", "articles", "small", "common", "places", "saying", "of"))
    assert words.roles("journalist" if language == "en" else "periodista")


_PIECES = ["Ada", "Brand", "BRAND", "Juan", "de la", "al-Tesk", "O.P.", "Dr.", "the", "his", "lawyer", "of", "said", ",", ".", "\n", "\n\n",
           "’s", "“", "”", "alias", "(a)", "El", "él", "mismo", "su", "Ministry", "34", "-", "É", "e\u0301", "\ud83d", "ß", "İ", "ǅ", "Nº"]


_MADE = st.lists(st.sampled_from(_PIECES), max_size=40)


def _holds(text: str, found: People) -> None:
    numbers = range(len(found.persons))
    assert [person.number for person in found.persons] == list(numbers)
    assert all(person.name for person in found.persons)
    assert found.main is None or found.persons[found.main].main
    for these in ([each[:2] for each in found.namings], [each[:2] for each in found.others]):
        assert all(0 <= start < end <= len(text) for start, end in these)
        assert all(left[1] <= right[0] for left, right in pairwise(these))
    assert all(each.person in numbers for each in found.namings)
    assert all(each.person in numbers for each in found.relations)


@settings(max_examples=60, deadline=None)
@given(st.text() | _MADE.map(" ".join) | _MADE.map("".join), st.sampled_from(languages()), st.sampled_from(["", "Brand, Ada", ",", "é"]))
def test_no_text_is_refused_and_namings_are_in_order_and_apart(text: str, language: str, about: str) -> None:
    _holds(text, people(text, language, about))


@pytest.mark.parametrize("piece", ["Ada Brand ", "ABC DEF ", "A", "A.", "Aa-", "Ada's lawyer, his wife of Ada Brand, the activist ",
                                   "Ada “x” Brand alias \"", "Ministry of ", "BRAND, Ada ", "Ada de la "])
def test_time_grows_with_the_length_of_the_text_and_not_faster(piece: str) -> None:
    people(piece, "en")

    short, long = (seconds(partial(people, (piece * length)[:length], "en"), 3) for length in (10_000, 80_000))
    assert long < 14 * short + 0.2
