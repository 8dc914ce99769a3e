"""Make the demo's DOCX, ODT, PDF and PNG from the texts in tools/demo.

    python tools/demo_documents.py

Line by line: `# ` begins a heading, an empty line ends a paragraph, any other line end is one of the paragraph. The same texts
give the same bytes, so a test compares them with the files that are kept; only the picture hangs on the version of PDFium, which draws it
from a PDF, slightly turned and on grey paper, as a scanner would.
"""

from __future__ import annotations

import io
import math
import re
import struct
import textwrap
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

HERE = Path(__file__).parent / "demo"
THERE = Path(__file__).parents[1] / "src/habeas/demo/data/documents"


class Paper(NamedTuple):
    """A page's size, margin, letters and space between lines, in points; its letters all have the same width, 0.6 of their size."""

    width: int
    height: int
    margin: int
    letter: int
    leading: int

    @property
    def columns(self) -> int:
        """Letters in a line."""
        return int((self.width - 2 * self.margin) / (self.letter * 0.6))

    @property
    def rows(self) -> int:
        """Lines on a page, but for the two at its foot."""
        return (self.height - 2 * self.margin) // self.leading - 2


SHEET = Paper(595, 842, 70, 10, 14)
SLIP = Paper(420, 595, 45, 12, 16)


def paragraphs(text: str) -> list[tuple[bool, list[str]]]:
    """Whether each paragraph is a heading, and its lines. A heading is one line."""
    found: list[tuple[bool, list[str]]] = []
    for block in re.split(r"\n(?=# )|\n{2,}", text.strip()):
        lines = block.split("\n")
        if lines[0].startswith("# "):
            found.append((True, [lines.pop(0).removeprefix("# ")]))
        if lines:
            found.append((False, lines))
    return found


def docx(text: str, title: str) -> bytes:
    """A DOCX file."""
    rows = []
    for heading, lines in paragraphs(text):
        style = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' if heading else ""
        rows.append(f"<w:p>{style}" + "<w:r><w:br/></w:r>".join(f"<w:r><w:t>{escape(line)}</w:t></w:r>" for line in lines) + "</w:p>")
    office = "http://schemas.openxmlformats.org"
    return _zip({
        "[Content_Types].xml": f'<Types xmlns="{office}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{office}/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{office}/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{office}/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title></cp:coreProperties>',
        "word/document.xml": f'<w:document xmlns:w="{office}/wordprocessingml/2006/main"><w:body>{"".join(rows)}</w:body></w:document>'})


def odt(text: str, title: str) -> bytes:
    """An ODT file."""
    rows = []
    for heading, lines in paragraphs(text):
        tag = 'text:h text:outline-level="1"' if heading else "text:p"
        rows.append(f"<{tag}>" + "<text:line-break/>".join(map(escape, lines)) + f"</{tag.split()[0]}>")
    names = "urn:oasis:names:tc:opendocument:xmlns"
    head = f'xmlns:office="{names}:office:1.0" xmlns:text="{names}:text:1.0" office:version="1.3"'
    media = "application/vnd.oasis.opendocument.text"
    return _zip({
        "mimetype": media,
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{names}:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{media}"/>'
        + "".join(f'<manifest:file-entry manifest:full-path="{name}.xml" manifest:media-type="text/xml"/>'
                  for name in ("content", "meta", "styles")) + "</manifest:manifest>",
        "content.xml": f"<office:document-content {head}><office:body><office:text>{''.join(rows)}</office:text></office:body>"
        "</office:document-content>",
        "meta.xml": f'<office:document-meta {head} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>{escape(title)}'
        "</dc:title></office:meta></office:document-meta>",
        "styles.xml": f"<office:document-styles {head}><office:styles/></office:document-styles>"})


def _zip(parts: Mapping[str, str]) -> bytes:
    """Parts stored as they are, all of one date: the same bytes on every machine."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, words in parts.items():
            entry = zipfile.ZipInfo(name, (2014, 1, 1, 0, 0, 0))
            entry.create_system = 3
            prefix = '<?xml version="1.0" encoding="UTF-8"?>\n' if name.endswith((".xml", ".rels")) else ""
            archive.writestr(entry, prefix + words)
    return out.getvalue()


def pages(text: str, paper: Paper) -> list[list[str]]:
    """Lines as they stand on each page; the end of a page parts neither a paragraph nor a heading from what follows it."""
    found: list[list[str]] = [[]]
    held: list[str] = []
    for heading, lines in paragraphs(text):
        held += [part for line in lines for part in textwrap.wrap(line, paper.columns) or [""]] + [""]
        if heading:
            continue
        if len(found[-1]) + len(held) > paper.rows + 1:
            found.append([])
        found[-1] += held
        held = []
    found[-1] += held
    return found


def pdf(sheets: list[list[str]], paper: Paper, foot: str = "", turn: float = 0.0) -> bytes:
    """A PDF in Courier. `foot` stands below each page, with its number; `turn` turns the pages, in degrees."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(sheets)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>",
               f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} /MediaBox [0 0 {paper.width} {paper.height}] >>",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"]
    cosine, sine = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    for number, lines in enumerate(sheets):
        more = [""] * (paper.rows + 2 - len(lines)) + [f"{foot}{number + 1}"] if foot else []
        words = "\n".join(f"({_escaped(line)}) '" for line in [*lines, *more])
        stream = (f"BT /F1 {paper.letter} Tf {paper.leading} TL {cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} {paper.margin} "
                  f"{paper.height - paper.margin} Tm\n{words}\nET")
        objects += [f"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>",
                    f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream"]
    return _assembled(objects)


def _escaped(line: str) -> str:
    """Between the brackets that hold a string of a PDF."""
    return re.sub(r"([()\\])", r"\\\1", line)


def _assembled(objects: list[str]) -> bytes:
    """The objects, numbered from 1, with the table that says where each stands."""
    out, places = b"%PDF-1.4\n", []
    for number, words in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{words}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return out + (f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
                  f"startxref\n{len(out)}\n%%EOF\n").encode()


def scan(text: str) -> bytes:
    """A PNG of a typed slip: grey paper, letters of 16 shades, 150 dots to the inch."""
    import pypdfium2

    page = pypdfium2.PdfDocument(pdf([text.rstrip("\n").split("\n")], SLIP, turn=0.7))[0]
    image = page.render(scale=150 / 72, grayscale=True)
    data = bytes(image.buffer)
    shade = bytes(round(level / 255 * 13) * 17 for level in range(256))  # white becomes a light grey
    rows = b"".join(b"\0" + data[row * image.stride:row * image.stride + image.width].translate(shade) for row in range(image.height))
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", image.width, image.height, 8, 0, 0, 0, 0)),
              (b"pHYs", struct.pack(">IIB", 5906, 5906, 1)), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
                                           for name, body in chunks)


def made() -> dict[str, bytes]:
    """The files that come out the same everywhere, by name."""
    def text(name: str) -> str:
        return (HERE / name).read_text("utf-8")

    return {"committee-statement.docx": docx(text("committee-statement.txt"), "Statement of 14 November 2014"),
            "lawyer-letter.odt": odt(text("lawyer-letter.txt"), "Two clients of mine"),
            "court-decision.pdf": pdf(pages(text("court-decision.txt"), SHEET), SHEET, "E 118/2012, page ")}


def main() -> None:
    """Write the files."""
    for name, data in {**made(), "receipt-scan.png": scan((HERE / "receipt-scan.txt").read_text("utf-8"))}.items():
        (THERE / name).write_bytes(data)
        print(f"{name}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
