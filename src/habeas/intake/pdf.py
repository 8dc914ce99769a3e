"""PDF: the text layer page by page with a box for each character, and the pictures whose words are in no text layer.

PDFium gives characters in the order of the file, which is the reading order that the program had that made it. Words and hyphens are
kept as written; a hyphen at the end of a line keeps its line end.
"""

from __future__ import annotations

import re
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from pypdfium2.version import PDFIUM_INFO, PYPDFIUM_INFO

from habeas.core.documents import Box, Page, packed
from habeas.core.errors import NotADate
from habeas.core.when import parse
from habeas.intake.extraction import MOST_CHARACTERS, CannotExtract, Extraction, Picture
from habeas.intake.media import MEDIA

VERSION = f"1, pypdfium2 {PYPDFIUM_INFO}, PDFium {PDFIUM_INFO}"
SHARE = 0.08  # of a page that a picture covers, from which on it may hold words
FEW = 20  # characters of the text layer on a picture, up to which its words are taken to be in none
SCALE = 300 / 72  # pixels for a point when a picture is read
MOST_PIXELS = 40_000_000
_HYPHEN = 0x02  # PDFium's sign for a hyphen at which it has joined two lines
_MOST_OBJECTS = 20_000  # of a page that are looked at for pictures


def read_pdf(data: bytes) -> Extraction:
    """The text layer of a PDF. Raises CannotExtract."""
    found = Extraction(MEDIA["pdf"], "pdf", VERSION)
    with opened(data) as document:
        if not len(document):
            raise CannotExtract("it has no pages", "Get it again from where it came from.")
        total = 0
        broken = []
        for number in range(len(document)):
            try:
                page = document[number]
                text, boxes = _characters(page.get_textpage())
                found.pictures += _pictures(page, number, boxes)
            except pypdfium2.PdfiumError:
                broken.append(number + 1)
                text, boxes = "", []
            total += len(text)
            if total > MOST_CHARACTERS:
                raise CannotExtract(f"its text is longer than {MOST_CHARACTERS:,} characters", "Split it, and add the pieces.")
            found.pages.append(Page(str(number + 1), text, boxes=packed(boxes) if boxes else ""))
        if len(broken) == len(found.pages):
            raise CannotExtract("all its pages are broken", "Get it again from where it came from.")
        if not found.pictures and all(not page.text.strip() for page in found.pages):
            raise CannotExtract("it holds no words", "If a person sees words in it, add pictures of its pages.")
        if broken:
            found.doubts.append(f"broken, so without text: {pages(broken)}")
        said = document.get_metadata_dict(skip_empty=True)
        form = document.get_formtype()
    if form:
        found.notes.append("what is filled into its form fields is read only where it is also in the text layer")
    found.propose("title", _text(said.get("Title", "")), "PDF properties, Title")
    found.propose("published", _day(said.get("CreationDate", "")), "PDF properties, CreationDate")
    return found


def render(data: bytes, picture: Picture) -> tuple[bytes, float]:
    """A part of a page as a grey image (PGM) of 300 dots to the inch, or as many as keep it small enough; and the points of the page for
    one of its pixels. Raises CannotExtract."""
    with opened(data) as document:
        page = document[picture.place]
        width, height = page.get_size()
        left, bottom, right, top = picture.crop
        inside = max(1.0, (width - left - right) * (height - bottom - top))
        scale = min(SCALE, (MOST_PIXELS / inside) ** 0.5)
        image = page.render(scale=scale, crop=picture.crop, grayscale=True)
        rows = bytes(image.buffer)
        if image.stride != image.width:
            rows = b"".join(rows[row * image.stride:row * image.stride + image.width] for row in range(image.height))
        return b"P5 %d %d 255\n" % (image.width, image.height) + rows, 1 / scale


def pages(numbers: list[int]) -> str:
    """`page 3`, `pages 1, 2 and 5`, or how many there are."""
    if len(numbers) == 1:
        return f"page {numbers[0]}"
    if len(numbers) > 8:
        return f"{len(numbers)} pages, the first of them page {numbers[0]}"
    return f"pages {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"


def opened(data: bytes) -> Any:
    """The document, to be used in a `with`. Raises CannotExtract."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise CannotExtract("it is encrypted with a password",
                                "Open it with the password, print it to a new PDF, and add that.") from None
        raise CannotExtract("it is broken or cut off", "Get it again from where it came from.") from None


def _characters(page: Any) -> tuple[str, list[Box | None]]:
    """The characters of a page, line ends as `\\n`, and a box for each (None for those that PDFium has put in)."""
    text: list[str] = []
    boxes: list[Box | None] = []
    place = pdfium.FS_RECTF()
    lead = 0
    for index in range(page.count_chars()):
        point = pdfium.FPDFText_GetUnicode(page, index)
        if 0xD800 <= point < 0xDC00:  # the first half of a character outside the basic plane
            lead = point
            continue
        if 0xDC00 <= point < 0xE000:
            point = 0x10000 + ((lead - 0xD800) << 10) + point - 0xDC00 if lead else 0xFFFD
        lead = 0
        if point in (0x00, 0x0D, 0xFFFE, 0xFFFF) or point > 0x10FFFF:
            continue
        pdfium.FPDFText_GetLooseCharBox(page, index, place)  # as high as the line, not as the letter
        box = Box(_tenths(place.left), _tenths(place.bottom), _tenths(place.right), _tenths(place.top))
        if point == _HYPHEN:
            text.append("-")
            boxes.append(box if box.right > box.left else None)
            text.append("\n")
            boxes.append(None)
        else:
            text.append(chr(point))
            boxes.append(box if box.right > box.left else None)
    if text and text[-1] != "\n":
        text.append("\n")
        boxes.append(None)
    return "".join(text), boxes


def _tenths(points: float) -> int:
    """Tenths of a point; a page may be drawn at any distance, or at none that is a number."""
    return round(max(-1e7, min(1e7, points)) * 10) if points == points else 0


def _pictures(page: Any, place: int, boxes: list[Box | None]) -> list[Picture]:
    """The pictures of a page that are large enough for words and have next to no text layer over them."""
    width, height = page.get_size()
    found = []
    for number, each in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=5)):
        if number > _MOST_OBJECTS:
            break
        left, bottom, right, top = each.get_bounds()
        left, bottom, right, top = max(0.0, left), max(0.0, bottom), min(width, right), min(height, top)
        if right <= left or top <= bottom or (right - left) * (top - bottom) < SHARE * width * height:
            continue
        over = sum(box is not None and left * 10 <= box.left and box.right <= right * 10 and bottom * 10 <= box.bottom
                   and box.top <= top * 10 for box in boxes)
        if over <= FEW:
            found.append(Picture(place, (int(left), int(bottom), int(width - right), int(height - top))))
    if not boxes and not found and page.get_objects(max_depth=1):
        drawn = sum(1 for _, each in zip(range(200), page.get_objects(max_depth=2), strict=False))
        if drawn > 100:  # words drawn as lines and curves
            return [Picture(place)]
    return _merged(found, place, width, height)


def _merged(found: list[Picture], place: int, width: float, height: float) -> list[Picture]:
    """A page scanned in strips is one picture."""
    if len(found) < 2:
        return found
    return [Picture(place, tuple(min(column) for column in zip(*(each.crop for each in found), strict=True)))]


def _text(value: str) -> str:
    return "".join(character for character in value if character.isprintable())


def _day(stamp: str) -> str:
    """`D:20111028085703-03'00'` as a date."""
    match = re.match(r"D:(\d{4})(\d{2})?(\d{2})?", stamp)
    try:
        return parse("-".join(filter(None, match.groups()))).edtf if match else ""
    except NotADate:
        return ""
