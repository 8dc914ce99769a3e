"""Labelled fields read: kinds, values, hedges, speakers, and what is not read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.core.claims import Claim
from habeas.core.values import Age, Coded, Quantity, Text, Unspecified, value_text
from habeas.core.when import parse
from habeas.reading.document import Document, Draft
from habeas.reading.fields.drafts import drafts, unread
from habeas.reading.fields.layout import layout
from habeas.reading.fields.quoted import quoted

FILE = """VELA BRAND, Iris

### Datos personales

Sexo: Femenino.
Edad: 30 años.
Fecha de nacimiento: 13.02.1946.
Lugar: Puerto Vela.
Ocupación: Tipógrafa. Maestra.
Hijos: 2.
Credencial: A 12.

### Detención

Fecha: Entre el 01-04.10.1976.
Lugar: Probablemente en su casa, Puerto Ve-
la. Oruvia.
Hora: 17 hs.
Reclusión: Presumiblemente, cárcel del Muelle.

### Desaparición

Fecha: Probablemente 05.10.1976.
Fecha posible de fallecimiento: 10-11.11.1976 (Según la Comisión del Puerto). 03.12.1976 (Según el informe de la Armada).
Lugar: Dársena.
"""


def read(text: str, language: str = "es", published: str = "2007") -> list[Draft]:
    document = Document(text, language, published=parse(published))
    return list(drafts(document, layout(text, language)))


def one(text: str, kind: str, language: str = "es") -> Draft:
    found = [each for each in read(text, language) if each.kind == kind]
    assert len(found) == 1, found
    return found[0]


def dates(section: str, value: str) -> list[tuple[str, str, str]]:
    found = read(f"VELA, Iris\n\n### {section}\n\nFecha: {value}\n")
    return [(value_text(each.value), each.episode, each.hedge) for each in found]


def test_each_field_gives_its_claim_with_words_within_its_passage() -> None:
    for each in read(FILE):
        assert each.passage[0] <= each.words[0] < each.words[1] <= each.passage[1]
        assert each.person == "VELA BRAND, Iris"
        Claim("m", each.kind, each.value, "s", Document(FILE, "es").extract(*each.passage), FILE[slice(*each.words)])  # fits its kind


def test_who_the_person_is_is_read() -> None:
    found = {each.kind: each.value for each in read(FILE)}
    assert found["sex"] == Coded("female")
    assert found["birth_place"] == Text("Puerto Vela")
    assert found["occupation"] == Text("Tipógrafa. Maestra")
    assert found["children"] == Quantity("2", "children")
    assert value_text(found["birth"]) == "1946-02-13"


def test_the_age_holds_at_the_events_that_the_file_dates() -> None:
    assert one(FILE, "age").value == Age(30, 30, "years", ("arrest", "disappearance"))
    assert one("VELA, Iris\n\nEdad: 30\nFecha de detención: 3 de mayo de 1976\n", "age").value == Age(30, 30, "years", ("arrest",))
    assert one("Edad: 2 meses.\n", "age").value == Age(2, 2, "months", ("arrest", "disappearance"))
    assert one("Edad: 27años.\n", "age").value == Age(27, 27, "years", ("arrest", "disappearance"))
    assert one("Age: about 20\n\nDied: 3 May 1976\n", "age", "en").value == Age(20, 20, "years", ("death",), about=True)


def test_an_event_carries_the_place_of_its_section_without_the_hedge() -> None:
    arrest, place = one(FILE, "arrest"), one(FILE, "arrest_place")
    assert arrest.place == "en su casa, Puerto Vela. Oruvia"
    assert (place.hedge, value_text(place.value)) == ("Probablemente", "Probablemente en su casa, Puerto Vela. Oruvia")
    assert FILE[slice(*place.words)] == "Probablemente en su casa, Puerto Ve-\nla. Oruvia"


def test_a_stay_has_a_place_and_no_date() -> None:
    stay = one(FILE, "stay")
    assert (stay.value, stay.place, stay.hedge) == (Unspecified(), "cárcel del Muelle", "Presumiblemente")


def test_rival_dates_have_the_speakers_that_the_value_names_and_the_hedge_of_the_label() -> None:
    deaths = [(value_text(each.value), each.speaker, each.hedge, each.place) for each in read(FILE) if each.kind == "death"]
    assert deaths == [("[1976-11-10..1976-11-11]", "Comisión del Puerto", "posible", "Dársena"),
                      ("1976-12-03", "informe de la Armada", "posible", "Dársena")]
    assert [each.place for each in read(FILE) if each.kind == "disappearance"] == [""]  # the place is that of the death


@pytest.mark.parametrize(("value", "said"), [
    ("11.08.1977.", [("1977-08-11", "principal", "")]),
    ("14.08.1970 y 29.11.1970.", [("1970-08-14", "principal", ""), ("1970-11-29", "2", "")]),
    ("24 o 26.06.1976.", [("[1976-06-24,1976-06-26]", "principal", "")]),
    ("00.09-10.1978.", [("[1978-09-01..1978-10-31]", "principal", "")]),
    ("Probablemente, a mediados de 07.1978.", [("[1978-07-11..1978-07-20]", "principal", "Probablemente")]),
    ("05.10.1976 (probablemente).", [("1976-10-05", "principal", "probablemente")]),
    ("Presumiblemente antes del 06.10.1976.", [("[..1976-10-05]", "principal", "Presumiblemente")]),
    ("12.03.1973. Fallece tres horas después, el 13.03.1973.", [("1973-03-12", "principal", "")]),
    ("11.1976.", [("1976-11", "principal", "")]),
    ("Fue vista con vida a fines de 05.1977.", []),
    ("Sin datos.", []),
    ("-", []),
])
def test_dates_of_fields(value: str, said: list[tuple[str, str, str]]) -> None:
    assert dates("Detención", value) == said


def test_what_is_not_read_is_listed_and_silence_is_not() -> None:
    text = FILE + "\n### Traslado\n\nFecha: Nadie lo sabe bien.\nMedio: Sin datos.\n"
    document = Document(text, "es")
    found = [(each.label, each.why) for each in unread(document, layout(text, "es"))]
    assert found == [("Credencial", "no kind of claim is declared for this label here"),
                     ("Hora", "no kind of claim is declared for this label here"),
                     ("Fecha", "no date stands at its beginning")]


def test_an_empty_field_gives_nothing() -> None:
    assert read("VELA, Iris\n\n### Detención\n\nFecha:\nLugar:\nHora:\n") == []


def test_born_in_captivity_and_pregnant_are_said_of_the_person_only() -> None:
    assert one("Edad: Nacida en cautiverio.\n", "born_in_captivity").value == Coded("yes")
    assert one("Hijos: Presumiblemente estaría embarazada de ocho meses.\n", "pregnant").hedge == "Presumiblemente"
    assert [each.kind for each in read("Hijos: 1. Su esposa estaba embarazada.\n")] == ["children"]


def test_the_order_of_day_and_month_is_no_doubt_where_the_document_shows_it() -> None:
    assert one("Fecha de nacimiento: 03.02.1946.\n", "birth").doubts == ("day before month, as is usual with dots",)
    assert one("Fecha de nacimiento: 03.02.1946.\n\nMurió el 28.02.1976.\n", "birth").doubts == ()


def test_english_headers_are_read() -> None:
    text = ("Name: Ada Brand\nSex: F    Age: 34\nDate of birth: 3 May 1950 (according to her sister)\n"
            "Arrested: probably 12 or 13 June 1984\nPlace of arrest: her home, Port\nVela\n"
            "Charge: \"insulting the flag\"\nSentence: three years\nHeld at: Mole Prison\n")
    found = {each.kind: each for each in read(text, "en")}
    assert {kind: value_text(each.value) for kind, each in found.items()} == {
        "name": "Ada Brand", "sex": "female", "age": "34 years at arrest", "birth": "1950-05-03", "arrest": "[1984-06-12,1984-06-13]",
        "arrest_place": "her home, Port Vela", "accusation": '"insulting the flag"', "sentence": "3 years of sentence_served",
        "stay": "no date given"}
    assert (found["arrest"].hedge, found["arrest"].place, found["birth"].speaker) == ("probably", "her home, Port Vela", "her sister")


CARD = """VELA BRAND, Iris

### Datos personales

Fecha de nacimiento: 13.02.1946.

### Antecedentes Policiales

Dirección Nacional del Puerto. Ficha^2.

APELLIDOS: Vela
Nacido el: 14 de febrero de 1946.
30/10/978:- Figura en una lista, asunto 1-6-10-62.-ec.- 2/III/79.- Otra
lista, del 1/9/78.-apm.-

### Gestiones

Carta.
"""


def test_a_card_is_said_by_its_office_and_each_entry_on_its_day() -> None:
    births = [(value_text(each.value), each.speaker) for each in read(CARD) if each.kind == "birth"]
    assert births == [("1946-02-13", ""), ("1946-02-14", "Dirección Nacional del Puerto. Ficha")]
    found = quoted(Document(CARD, "es", published=parse("2007")), layout(CARD, "es"))
    assert [(each.speaker, each.said.edtf if each.said else "") for each in found] == [
        ("Dirección Nacional del Puerto. Ficha", said) for said in ("", "1978-10-30", "1979-03-02")]
    assert CARD[slice(*found[-1].span)].startswith("2/III/79") and "Carta" not in CARD[slice(*found[-1].span)]


def test_a_labelled_date_within_a_card_s_entry_is_said_by_the_office_on_the_entry_s_day() -> None:
    text = CARD.replace("lista, del 1/9/78", "lista.-Fecha de desaparecida: -10/7/75.-ASUNTO 24, del 1/9/78")
    found, = [each for each in read(text) if each.kind == "disappearance"]
    assert (value_text(found.value), found.speaker, found.said and found.said.edtf, text[slice(*found.passage)]) == (
        "1975-07-10", "Dirección Nacional del Puerto. Ficha", "1979-03-02", "Fecha de desaparecida: -10/7/75")


def test_a_testimony_is_said_by_its_witness_before_an_office_on_its_day() -> None:
    text = ("VELA, Iris\n\n### Detención\n\nTestimonios: Testimonio de Otto Mole (vecino) ante la Comisión\ndel Puerto (02.07.1979)^3 : "
            "La vi subir.\n\nTestimonio de Ada Brand en el diario: No la vi más.\nAtribuido a: Nadie.\n")
    found = quoted(Document(text, "es"), layout(text, "es"))
    assert [(each.speaker, each.relay, each.said.edtf if each.said else "", text[slice(*each.span)].strip()) for each in found] == [
        ("Otto Mole", ("Comisión del Puerto",), "1979-07-02", "La vi subir."), ("Ada Brand", (), "", "No la vi más.")]


def test_a_field_of_an_unknown_section_is_not_taken_for_the_person_s_where_a_section_is_on_the_person() -> None:
    text = "VELA, Iris\n\n### Datos personales\n\nEdad: 30\n\n### La familia\n\nLugar de nacimiento: Muelle.\n"
    assert [each.kind for each in read(text)] == ["age"]
    assert one("### La familia\n\nLugar de nacimiento: Muelle.\n", "birth_place").value == Text("Muelle")


PARTS = ("Edad: ", "Fecha: ", "Lugar: ", "Hijos: ", "Detención\n", "Datos personales\n", "Antecedentes Policiales\n",
         "Dirección de Mole^2\n", "Testimonio de Ada ante la Comisión (1.2.79): ",
         "VELA, Iris\n", "\n\n", "\n", "12.03.1976", "3/X/976:- ", " y ", "(según Ada)",
         "probablemente ", "99 años", "siete", "```\n", "### ", "-", ". ", "(^2) ", "Tomo II\n", "\ud800", "*")


@given(st.lists(st.sampled_from(PARTS), max_size=40))
def test_any_file_is_read_with_words_within_passages_and_quotations_apart(parts: list[str]) -> None:
    text = "".join(parts)
    document = Document(text, "es", published=parse("2007"))
    found = layout(text, "es")
    for each in drafts(document, found):
        assert 0 <= each.passage[0] <= each.words[0] < each.words[1] <= each.passage[1] <= len(text)
        Claim("m", each.kind, each.value, "s", document.extract(*each.passage), "")
    assert all(each.span[0] < each.span[1] and each.why for each in unread(document, found))
    spans = [each.span for each in quoted(document, found)]
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_a_place_and_date_of_birth_is_read_and_the_year_of_an_age_is_none() -> None:
    assert value_text(one("Lugar y fecha de nacimiento: Puerto Vela, 13/2/46\n", "birth").value) == "1946-02-13"
    assert read("Lugar y fecha de nacimiento: Oruviana, 17 años en 1972.\n") == []
