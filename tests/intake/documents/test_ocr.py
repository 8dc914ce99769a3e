"""What Tesseract says, as lines with boxes."""

from __future__ import annotations

from habeas.core.documents import Box, unpacked
from habeas.intake.ocr import chosen, seen

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"


def row(place: tuple[int, int, int], word: str, sure: str = "90", box: str = "100\t50\t200\t40") -> str:
    block, paragraph, line = place
    return f"5\t1\t{block}\t{paragraph}\t{line}\t1\t{box}\t{sure}\t{word}"


def tsv(*rows: str) -> str:
    return "\n".join([HEAD, "1\t1\t0\t0\t0\t0\t0\t0\t600\t600\t-1\t", *rows]) + "\n"


def test_words_make_lines_and_lines_paragraphs() -> None:
    found = seen(tsv(row((1, 1, 1), "Ada"), row((1, 1, 1), "Brand"), row((1, 1, 2), "was"), row((2, 1, 1), "taken")))
    assert (found.text, found.sure, found.boxes) == ("Ada Brand\nwas\n\ntaken\n", 90, "")


def test_noise_is_left_out_and_counted() -> None:
    found = seen(tsv(row((1, 1, 1), "Ada", "80"), row((1, 1, 1), "~%", "12"), row((1, 1, 1), "  ", "95")))
    assert (found.text, found.sure, found.noise) == ("Ada\n", 80, 1)


def test_a_quotation_mark_in_a_word_does_not_swallow_the_rows_after_it() -> None:
    assert seen(tsv(row((1, 1, 1), '"Ada'), row((1, 1, 2), "Brand"))).text == '"Ada\nBrand\n'


def test_pixels_become_tenths_of_points_from_the_lower_left_corner() -> None:
    found = seen(tsv(row((1, 1, 1), "ab", box="100\t50\t200\t40")), 0.5, (10, 20), 600)
    first, second, end = unpacked(found.boxes)
    assert first == Box(600, (20 + 255) * 10, 1100, (20 + 275) * 10) and second.left == 1100 and second.right == 1600
    assert end == Box(0, 0, 0, 0)


def test_torn_output_gives_what_there_is() -> None:
    assert seen(f"{HEAD}\n5\t1\t1\t1\t1\t1\t1\t1\t1\t1\tx\tAda\n5\t1").text == ""
    assert seen("").text == ""


def test_the_language_of_the_document_is_chosen_where_it_is_installed() -> None:
    assert chosen("es", ["eng", "spa", "osd"]) == "spa"
    assert chosen("", ["eng", "spa", "osd"]) == "spa+eng"
    assert (chosen("ru", ["eng", "osd"]), chosen("", ["osd", "deu"]), chosen("", ["osd"])) == ("eng", "deu", "")
