"""PDF: words where they stand, pages, hyphens, and pictures that hold words."""

from __future__ import annotations

import pytest

from habeas.core.documents import Text
from habeas.intake.extraction import CannotExtract, Picture
from habeas.intake.pdf import pages, read_pdf, render
from tests.intake.documents.made import assembled, pdf, scan


def text(data: bytes) -> Text:
    found = read_pdf(data)
    return Text("e", found.extractor, found.version, tuple(found.pages))


def test_each_page_keeps_its_number_and_its_lines() -> None:
    found = text(pdf([(20, 150, "Ada was taken"), (20, 130, "on 12 May 1977.")], [(20, 150, "She came home in June.")]))
    assert found.content == "Ada was taken\non 12 May 1977.\nShe came home in June.\n"
    assert [page.number for page in found.pages] == ["1", "2"]
    assert str(found.passage(found.content.index("June"), found.content.index("June") + 4)) == "characters 47 to 51, page 2"


def test_a_passage_over_two_lines_covers_a_box_on_each_and_lies_where_the_words_were_drawn() -> None:
    found = text(pdf([(20, 150, "Ada was taken"), (20, 130, "on 12 May 1977.")]))
    start = found.content.index("taken")
    (first, upper), (second, lower) = found.boxes(start, found.content.index("May"))
    assert (first, second) == ("1", "1")
    assert upper.bottom <= 1500 <= upper.top and lower.bottom <= 1300 <= lower.top
    assert upper.left > lower.left and abs(lower.left - 200) < 15


def test_two_columns_come_one_after_the_other_as_the_file_has_them() -> None:
    left = [(10, 150, "The first column"), (10, 138, "goes on here.")]
    assert text(pdf([*left, (110, 150, "The second"), (110, 138, "follows.")])).content.split("\n")[:4] == [
        "The first column", "goes on here.", "The second", "follows."]


def test_a_hyphen_at_a_line_end_keeps_its_line_end() -> None:
    found = text(pdf([(20, 150, "Frente de Indepen-"), (20, 138, "dientes del mar")]))
    assert found.content == "Frente de Indepen-\ndientes del mar\n"


def test_a_scanned_page_is_a_picture_to_be_read_and_a_page_of_text_is_none() -> None:
    assert read_pdf(scan()).pictures == [Picture(0)]
    assert read_pdf(pdf([(20, 150, "words")])).pictures == []


def test_a_picture_is_drawn_in_grey_for_reading_and_says_its_scale() -> None:
    image, points = render(scan(), Picture(0))
    kind, width, height, _, pixels = image.split(maxsplit=4)
    assert kind == b"P5" and int(width) * int(height) == len(pixels)
    assert abs(int(width) * points - 200) < 1


def test_what_the_file_says_of_itself_is_proposed_with_its_place() -> None:
    found = read_pdf(pdf([(20, 150, "words")], info="/Title (Harbour files) /CreationDate (D:20111028085703-03'00')"))
    assert found.proposed == {"title": ("Harbour files", "PDF properties, Title"),
                              "published": ("2011-10-28", "PDF properties, CreationDate")}
    assert "published" not in read_pdf(pdf([(20, 150, "words")], info="/CreationDate (D:20113028)")).proposed


def test_an_encrypted_file_is_said_to_be_encrypted() -> None:
    key = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >> /ID [<41> <41>]"
    with pytest.raises(CannotExtract, match="encrypted with a password"):
        read_pdf(pdf([(20, 150, "words")], trailer=key))


@pytest.mark.parametrize("data", [b"%PDF-1.4\nnothing", pdf([(20, 150, "words")])[:40]])
def test_a_torn_file_is_said_to_be_broken(data: bytes) -> None:
    with pytest.raises(CannotExtract, match="broken or cut off"):
        read_pdf(data)


def test_long_lists_of_pages_are_told_short() -> None:
    assert (pages([3]), pages([1, 2, 5])) == ("page 3", "pages 1, 2 and 5")
    assert pages(list(range(4, 30))) == "26 pages, the first of them page 4"


def test_a_pdf_without_a_word_or_picture_and_one_of_broken_pages_say_so() -> None:
    with pytest.raises(CannotExtract, match="it holds no words"):
        read_pdf(pdf([]))
    with pytest.raises(CannotExtract, match="all its pages are broken"):
        read_pdf(assembled(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"]))
