"""How documents are laid out: files on persons, sections, labelled fields, running text, and what belongs to the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from habeas.reading.fields.layout import Layout, layout
from habeas.reading.fields.plain import plain

BOOK = """## VELA BRAND de MOLE, Iris Ana

#### 1

### Datos personales

```
Sexo: Femenino.
Documento de Identidad: C.I. 1.234.567; Policía
Federal 7.654.321.
```
```
Edad: 30 años.
```
```
Alias.
```
```
Militancia: Movimiento de Indepen-
dientes del Puerto (MIP).
```
(^1) **_Legajo 12_**.


##### Tomo II - Datos de las víctimas

### Detención

Lugar: Frente a su casa, calle del Muelle, Puerto
Vela. Oruvia.
Hora: Lugar:
Circunstancia: La detienen frente a su casa. Un vecino la ve


##### Fichas personales - ORUVIA - Vela, Iris - Sección 2

subir a un coche.

Montevela

La llevan al puerto.

### Antecedentes Policiales

###### OBSERVACIONES

Caso: cerrado.

### Observaciones

Sale del país en 1975.
"""

FILES = """Fichas V:
1) VELA BRAND, Iris
2) MOLE, Otto
VELA BRAND, Iris1
Datos personales
Sexo: Femenino.
Edad: 24 años.
Detención.
Fecha: 03.05.1976.
Antecedentes Policiales
Dirección Nacional del Puerto. Ficha2
.
MOLE, Otto
DATOS PERSONALES
Edad: 50
1 Legajo Nº 7.
2 Archivo del Puerto y
de la Dársena.
Gestiones
Carta a la
2 de mayo.
MOLE, Otto
Datos personales
Edad: 40 años.
"""


def values(text: str, found: Layout) -> dict[tuple[str, str], str]:
    return {(each.section.group, each.label): plain(text, each.lines).text for each in found.fields}


def test_fields_stand_in_their_sections_with_values_that_go_on_over_lines() -> None:
    found = values(BOOK, layout(BOOK, "es"))
    assert found["personal", "documento de identidad"] == "C.I. 1.234.567; Policía Federal 7.654.321."
    assert found["arrest", "lugar"] == ""  # the second label of that name, which is empty
    assert found["personal", "edad"] == "30 años."


def test_a_value_broken_by_a_hyphen_is_read_whole_and_kept_as_written() -> None:
    field = next(each for each in layout(BOOK, "es").fields if each.label == "militancia")
    assert plain(BOOK, field.lines).text == "Movimiento de Independientes del Puerto (MIP)."
    assert "Indepen-\ndientes" in BOOK[slice(*field.span)]


def test_two_labels_on_one_line_are_two_fields() -> None:
    assert [each.label for each in layout("Sexo: F. Edad: 30 años.\n", "es").fields] == ["sexo", "edad"]
    assert [each.label for each in layout("Hora: Lugar: Testigos:\n", "es").fields] == ["hora", "lugar", "testigos"]


def test_a_label_alone_on_a_line_is_an_empty_field() -> None:
    found = layout(BOOK, "es").fields
    assert [each.lines for each in found if each.label == "alias"] == [()]


def test_page_headers_and_footnotes_end_no_value_and_enter_none() -> None:
    field = next(each for each in layout(BOOK, "es").fields if each.label == "circunstancia")
    assert plain(BOOK, field.lines).text.startswith("La detienen frente a su casa. Un vecino la ve subir a un coche.")
    furniture = [BOOK[start:end] for start, end in layout(BOOK, "es").furniture]
    assert furniture == ["#### 1", "(^1) **_Legajo 12_**.", "##### Tomo II - Datos de las víctimas",
                         "##### Fichas personales - ORUVIA - Vela, Iris - Sección 2"]


def test_a_long_value_is_running_text_too_and_short_lines_in_it_are_no_headings() -> None:
    stretch = next(each for each in layout(BOOK, "es").prose if each.label == "circunstancia")
    assert plain(BOOK, stretch.lines).text.endswith("La llevan al puerto.")
    assert stretch.section.group == "arrest"


def test_a_heading_within_quoted_papers_does_not_end_them() -> None:
    groups = [(each.path, each.group) for each in layout(BOOK, "es").sections]
    assert (("antecedentes policiales", "observaciones"), "card") in groups
    assert (("observaciones",), "notes") in groups


def test_each_file_in_a_document_has_its_owner() -> None:
    found = layout(FILES, "es")
    assert [each.name for each in found.owners] == ["VELA BRAND, Iris", "MOLE, Otto"]
    ages = [(each.section.owner.name, plain(FILES, each.lines).text) for each in found.fields if each.label == "edad"]
    assert ages == [("VELA BRAND, Iris", "24 años."), ("VELA BRAND, Iris", "50"), ("MOLE, Otto", "40 años.")]


def test_footnotes_without_a_mark_are_known_by_the_number_set_behind_a_word() -> None:
    furniture = [FILES[start:end] for start, end in layout(FILES, "es").furniture]
    assert furniture == ["1 Legajo Nº 7.", "2 Archivo del Puerto y", "de la Dársena."]


def test_the_first_line_names_whose_file_it_is_even_without_a_section() -> None:
    assert layout("VELA BRAND, Iris\n\nNació en Puerto Vela.\n", "es").owners[0].name == "VELA BRAND, Iris"
    assert layout("La detuvieron, dicen\n\nNació en Puerto Vela.\n", "es").owners == ()


def test_a_name_in_a_field_begins_a_file() -> None:
    text = "Name: Ada Brand\nAge: 34\n\nName: Iris Vela\nAge: 20\n"
    assert [each.section.owner.name for each in layout(text, "en").fields if each.label == "age"] == ["Ada Brand", "Iris Vela"]


def test_words_with_a_colon_in_running_text_are_no_fields() -> None:
    text = "Ella dijo que iba al\nPuerto: nadie la vio.\n\nLos que la vieron aquella tarde fueron estos: Otto y Ada.\n"
    assert layout(text, "es").fields == ()


def test_a_label_that_nobody_knows_is_a_field_and_running_text() -> None:
    found = layout("\nColor de ojos: pardos.\n", "es")
    assert [(each.label, each.known) for each in found.fields] == [("color de ojos", False)]
    assert [each.label for each in found.prose] == ["color de ojos"]


def test_a_heading_of_the_same_style_ends_a_known_section() -> None:
    text = "ARREST\n\nDate: 3 May 1976\n\nHEALTH\n\nDate: 4 May 1976\n"
    assert [each.section.group for each in layout(text, "en").fields] == ["arrest", ""]


@given(st.text(alphabet=st.sampled_from("Edad:. \n\t#`*_^-0123456789áÑ(),|\r\x0b\u2028\ud800"), max_size=200) | st.text(max_size=200))
def test_any_text_is_laid_out_and_every_span_lies_in_it_in_order(text: str) -> None:
    found = layout(text, "es")
    for start, end in (*(each.span for each in found.fields), *(each.span for each in found.prose)):
        assert 0 <= start <= end <= len(text)
    spans = [line for stretch in found.prose if not stretch.label for line in stretch.lines]
    assert spans == sorted(spans)


@given(st.text(alphabet=st.sampled_from("ab-_*^1 \nÁ"), max_size=80))
def test_running_text_leads_back_to_the_document(text: str) -> None:
    lines = [each.span for each in layout(text, "es").prose]
    read = plain(text, lines)
    for place, character in enumerate(read.text):
        if not character.isspace():
            assert text[read.at(place)] == character


def test_a_known_heading_with_a_colon_is_no_label() -> None:
    text = "VELA, Iris\nDatos personales:\nEdad: 30\nDetención:\nFecha: 03.05.1976.\n"
    assert [(each.section.group, each.label) for each in layout(text, "es").fields] == [("personal", "edad"), ("arrest", "fecha")]
