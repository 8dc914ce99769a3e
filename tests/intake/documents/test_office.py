"""DOCX and ODT: nothing said is lost, nothing deleted comes back."""

from __future__ import annotations

import pytest

from habeas.intake.docx import read_docx
from habeas.intake.extraction import CannotExtract, Extraction
from habeas.intake.odt import read_odt
from tests.intake.documents.made import docx, odt, run


def words(found: Extraction) -> str:
    return "".join(page.text for page in found.pages)


def test_insertions_are_kept_and_deletions_counted_and_left_out() -> None:
    found = read_docx(docx('<w:p><w:r><w:t xml:space="preserve">taken in </w:t></w:r><w:del><w:r><w:delText>May</w:delText></w:r></w:del>'
                           "<w:ins><w:r><w:t>June</w:t></w:r></w:ins></w:p>"))
    assert (words(found), found.notes) == ("taken in June\n", ["1 tracked deletion left out"])


def test_a_table_row_is_a_line_and_its_cells_stand_apart() -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}{}</w:tc></w:tr>"
    table = row.format(run("Name"), run("Day"), "") + row.format(run("Ada"), run("12 May"), run("1977"))
    assert words(read_docx(docx(run("Before") + f"<w:tbl>{table}</w:tbl>" + run("After")))) == (
        "Before\nName\tDay\nAda\t12 May 1977\nAfter\n")


def test_what_a_text_box_says_is_said_once() -> None:
    box = f"<mc:AlternateContent><mc:Choice>{run('Seal')}</mc:Choice><mc:Fallback>{run('Seal')}</mc:Fallback></mc:AlternateContent>"
    assert words(read_docx(docx(box))) == "Seal\n"


def test_pages_of_the_last_printing_are_numbered_and_notes_and_headers_follow_without_a_page() -> None:
    body = "<w:p><w:r><w:t>one</w:t></w:r></w:p><w:p><w:r><w:lastRenderedPageBreak/><w:t>two</w:t></w:r></w:p>"
    found = read_docx(docx(body, footnotes=run("a note"), header1=run("Ministry"), header2=run("Ministry")))
    assert [(page.number, page.text) for page in found.pages] == [("1", "one\n"), ("2", "two\n"), ("", "a note\nMinistry\n")]
    assert any("page headers" in note for note in found.notes)


def test_the_formula_of_a_field_is_not_its_words() -> None:
    assert words(read_docx(docx("<w:p><w:r><w:instrText>HYPERLINK x</w:instrText><w:t>here</w:t><w:tab/><w:t>and</w:t></w:r></w:p>"))) == (
        "here\tand\n")


def test_properties_are_proposed() -> None:
    assert read_docx(docx(run("x"))).proposed == {
        "title": ("Harbour letter", "DOCX properties, title"), "published": ("1984-05-03", "DOCX properties, created")}


def test_odt_paragraphs_spaces_tables_notes_and_deletions() -> None:
    found = read_odt(odt(
        '<text:tracked-changes><text:deletion><text:p>gone</text:p></text:deletion></text:tracked-changes>'
        '<text:p>taken<text:s text:c="2"/>on <text:span>12 May</text:span><text:note><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>says she</text:p></text:note-body></text:note>.</text:p><table:table><table:table-row>"
        "<table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell>"
        "</table:table-row></table:table><text:p><text:soft-page-break/>end</text:p>"))
    assert [(page.number, page.text) for page in found.pages] == [
        ("1", "taken  on 12 May.\na\tb\n"), ("2", "end\n"), ("", "says she\nHarbour Office\n")]
    assert "1 tracked deletion left out" in found.notes


def test_an_encrypted_odt_is_said_to_be_encrypted() -> None:
    with pytest.raises(CannotExtract, match="encrypted"):
        read_odt(odt("<text:p>x</text:p>", "<encryption-data/>"))


def test_an_empty_document_has_no_words() -> None:
    with pytest.raises(CannotExtract, match="no words"):
        read_docx(docx("<w:p/>"))
