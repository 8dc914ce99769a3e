"""Small documents made by hand: PDF, DOCX, ODT, and what is needed to make them hostile."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_O = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
      'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"')


def pdf(*pages: Sequence[tuple[int, int, str]], info: str = "", trailer: str = "", extra: str = "") -> bytes:
    """A PDF whose pages (200 points square) hold lines of text, each at (x, y). `extra` goes into the catalogue."""
    objects = [f"<< /Type /Catalog /Pages 2 0 R {extra}>>",
               f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{5 + 2 * place} 0 R' for place in range(len(pages)))}] >>",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>", f"<< {info} >>"]
    for place, lines in enumerate(pages):
        drawn = "\n".join(f"BT /F1 10 Tf {x} {y} Td ({words}) Tj ET" for x, y, words in lines)
        objects += [f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources << /Font << /F1 3 0 R >> >> "
                    f"/Contents {6 + 2 * place} 0 R >>", f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream"]
    return assembled(objects, f"/Info 4 0 R {trailer}")


def scan(width: int = 8, height: int = 8) -> bytes:
    """A PDF of one page that is one grey picture."""
    pixels = "80" * (width * height) + ">"
    drawn = "q 200 0 0 200 0 0 cm /Im1 Do Q"
    return assembled([
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources << /XObject << /Im1 5 0 R >> >> /Contents 4 0 R >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray /BitsPerComponent 8 "
        f"/Filter /ASCIIHexDecode /Length {len(pixels)} >>\nstream\n{pixels}\nendstream"])


def assembled(objects: Sequence[str], trailer: str = "") -> bytes:
    """Objects 1, 2, ... as a PDF whose catalogue is the first."""
    data = bytearray(b"%PDF-1.4\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{each}\nendobj\n".encode("cp1252")
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += "".join(f"{place:010} 00000 n \n" for place in places).encode()
    return bytes(data) + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of named parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A DOCX file of a body (w: elements) and further parts such as `footnotes`, `header1`."""
    return zipped({
        "[Content_Types].xml": "<Types/>", "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        **{f"word/{name}.xml": f"<w:part {_W}>{content}</w:part>" for name, content in parts.items()},
        "docProps/core.xml": '<c xmlns:dc="dc" xmlns:t="t"><dc:title>Harbour letter</dc:title>'
                             "<t:created>1984-05-03T10:00:00Z</t:created></c>"})


def odt(body: str, manifest: str = "") -> bytes:
    """An ODT file of a body (text: and table: elements)."""
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
        "content.xml": f"<office:document-content {_O}><office:body><office:text>{body}</office:text></office:body>"
                       "</office:document-content>",
        "styles.xml": f"<office:s {_O}><style:header><text:p>Harbour Office</text:p></style:header></office:s>"})


def run(words: str) -> str:
    """A DOCX paragraph."""
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
