"""Bytes of text in any common encoding, and Markdown; what is uncertain is said.

A mark at the beginning, a declaration or valid UTF-8 settle it. Otherwise the bytes are read in each of the older encodings and the
reading whose words look most like words is taken: letters of one script together, no capital after a small letter, no signs inside a
word. Nothing is changed in the text: line ends and spaces stay as written.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import pairwise

from habeas.core.documents import Page
from habeas.intake.extraction import CannotExtract, Extraction

VERSION = "1"
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
OLDER = {  # in the order in which an equal score is decided
    "cp1252": "Western European", "cp1254": "Turkish", "cp1250": "Central European", "cp1251": "Cyrillic", "cp1256": "Arabic",
    "cp1253": "Greek", "cp1255": "Hebrew", "koi8-r": "Russian", "mac_roman": "old Macintosh", "cp850": "DOS", "cp866": "Russian DOS"}
ODD = 0.35  # oddness for each character beyond ASCII, above which a reading is not believed
SAMPLE = 200_000  # bytes looked at to tell encodings apart
_RARE = "þðýÞÐÝ¤¦§¨©¬®¯¶¸×÷†‡‰‹›ˆ˜¢£¥¡¿µ"  # signs that the older encodings have where others have letters
_SIGNS = "¢£¤¥¦§¨©¬®¯°±¶¸×÷†‡‰¡¿"  # found at the edge of a word, hardly ever inside one
_GIVE = 'Give it with --encoding, or write encoding = "..." in documents.toml.'


def read_plain(data: bytes, media: str, encoding: str = "") -> Extraction:
    """Plain text or Markdown, exactly as written. Raises CannotExtract."""
    text, doubt = decoded(data, encoding)
    if not text.strip():
        raise CannotExtract("it holds no words", "Check that the right file was given.")
    found = Extraction(media, "plain", VERSION, [Page("", text)], doubts=[doubt] if doubt else [])
    if media == "text/markdown":
        heading = re.search(r"^#{1,2}\s+(.*\S)", text[:5000], re.MULTILINE)
        found.propose("title", heading and heading[1].strip("#* "), "first heading")
    return found


def decoded(data: bytes, encoding: str = "", declared: str = "") -> tuple[str, str]:
    """The text, and what is doubtful about its encoding ("" if nothing is). `encoding` was given by the user, `declared` by the file.

    Raises CannotExtract.
    """
    mark = next((codec for bom, codec in BOMS if data.startswith(bom)), "")
    if encoding and not mark:
        return _exactly(data, encoding, "the encoding given"), ""
    if mark:
        return _exactly(data, mark, "its own mark"), ""
    if wide := _wide(data):
        return _exactly(data, wide, "its zero bytes"), f"read as {wide}, which only its zero bytes tell. {_GIVE}"
    if b"\0" in data:
        raise CannotExtract("it holds zero bytes, which no text has", "Check what sort of file it is.")
    try:
        return data.decode(), ""
    except UnicodeDecodeError as error:
        broken = error.start
    if declared and _known(declared) and not codecs.lookup(declared).name.startswith("utf-8"):
        try:
            return data.decode(declared), ""
        except (UnicodeDecodeError, ValueError):
            pass
    return _guessed(data, broken)


def _exactly(data: bytes, encoding: str, why: str) -> str:
    if not _known(encoding):
        raise CannotExtract(f"the encoding {encoding!r} is not known", "Give one that Python knows, such as cp1252 or utf-8.")
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, ValueError) as error:
        place = f"byte {error.start + 1}" if isinstance(error, UnicodeDecodeError) else "its bytes"
        raise CannotExtract(f"{place} cannot be read as {encoding}, which is what {why} says", _GIVE) from None


def _known(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding)._is_text_encoding
    except (LookupError, ValueError):
        return False


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of ordinary text is zero."""
    sample = data[:4000]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    if len(sample) < 8 or max(odd, even) * 4 < len(sample) or min(odd, even) * 20 > len(sample):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _guessed(data: bytes, broken: int) -> tuple[str, str]:
    sample = data[max(0, broken - 1000):broken - 1000 + SAMPLE] if broken > 1000 else data[:SAMPLE]
    scores = {}
    for encoding in OLDER:
        try:
            scores[encoding] = _oddness(sample.decode(encoding))
        except UnicodeDecodeError:
            continue
    for encoding in sorted(scores, key=lambda each: scores[each]):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        others = sum(ord(character) > 127 for character in text)
        if scores[encoding] > max(3.0, others * ODD):
            break
        return text, (f"read as {encoding} ({OLDER[encoding]}) because it is not UTF-8 and its words look right so; {others:,} characters "
                      f"depend on that. {_GIVE}")
    raise CannotExtract("its encoding cannot be made out: read in any of the usual ones, its words do not look like words", _GIVE)


def _oddness(text: str) -> float:
    """How much in a text does not look like words: 0 is none."""
    score = 0.0
    for word in re.findall(r"[^\s]*[^\x00-\x7f\s][^\s]*", text):
        score += 2.0 * len(re.findall(r"[a-zà-ÿ][^\w\s'’´.,;:/()\[\]«»“”\"–—…-][a-zà-ÿ]", word))
        score += sum(0.7 for character in word if character in _RARE) - (0.7 if word[0] in "¡¿§©" else 0)
        score += sum(3.0 for character in word if unicodedata.category(character) in ("Cc", "Co", "Cn"))
        score += sum(1.5 for character in word if unicodedata.category(character) in ("Sm", "So") or character in "╣║╗╝┐└┴┬├─┼░▒▓")
        score += 1.5 * sum(character in _SIGNS for character in word.strip(_SIGNS))
        letters = [character for character in word if character.isalpha()]
        scripts = {_script(character) for character in letters}
        score += 3.0 * (len(scripts) - 1) if len(scripts) > 1 else 0
        score += sum(1.5 for before, after in pairwise(letters) if before.islower() and after.isupper())
        run = max((len(each) for each in re.findall(r"[\u0080-\u024f]+", word)), default=0)
        score += max(0, run - 2) * 1.5
    return score


def _script(letter: str) -> str:
    point = ord(letter)
    for name, low, high in (("latin", 0, 0x24F), ("greek", 0x370, 0x3FF), ("cyrillic", 0x400, 0x52F), ("hebrew", 0x590, 0x5FF),
                            ("arabic", 0x600, 0x77F)):
        if low <= point <= high:
            return name
    return "other"
