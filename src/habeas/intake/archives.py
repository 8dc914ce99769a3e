"""Parts of a zipped document, read within limits; and their XML, without entities and without anything from outside."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from xml.parsers import expat

from habeas.intake.extraction import CannotExtract

MOST_PARTS = 5_000
MOST_BYTES = 500_000_000  # of all parts together, unpacked
MOST_OF_ONE = 100_000_000  # of one part, unpacked
MOST_SQUEEZED = 1_000  # times that a large part may be smaller in the file than unpacked
DEEPEST = 2_000  # elements inside one another
_BOMB = "It may have been made to harm; ask whoever sent it for a PDF."
_BROKEN = "Open it in an office program, save it again, and add that file."

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


class Archive:
    """The parts of a zipped document. Raises CannotExtract for a broken, encrypted or bomb-like one."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
            raise CannotExtract("it is broken or cut off", _BROKEN) from None
        if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > MOST_BYTES:
            raise CannotExtract("it would unpack to far more than a document holds", _BOMB)
        if any(info.flag_bits & 1 for info in infos):
            raise CannotExtract("it is encrypted with a password", "Save it without the password, and add that file.")
        self.names = [info.filename for info in infos]

    def part(self, name: str) -> bytes:
        """The bytes of a part; none where it is not there."""
        if name not in self.names:
            return b""
        info = self._zip.getinfo(name)
        if info.file_size > MOST_OF_ONE or (info.file_size > 10_000_000 and info.file_size > MOST_SQUEEZED * max(1, info.compress_size)):
            raise CannotExtract("it would unpack to far more than a document holds", _BOMB)
        try:
            with self._zip.open(info) as file:
                data = file.read(MOST_OF_ONE + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
            raise CannotExtract("a part of it is broken or cut off", _BROKEN) from None
        if len(data) > MOST_OF_ONE:
            raise CannotExtract("it would unpack to far more than a document holds", _BOMB)
        return data


def walk(data: bytes, start: Start, end: End, words: Callable[[str], None]) -> None:
    """Call back for every element (`namespace name`, attributes likewise) and every stretch of text. Entities are refused; nothing is
    fetched. Raises CannotExtract."""
    if not data:
        return
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.CharacterDataHandler = words
    depth = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise CannotExtract("its elements lie too deep inside one another", _BOMB)
        start(name, attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name)

    def declared(*_: object) -> int:
        raise CannotExtract("it declares XML entities, which no office program writes", _BOMB)

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.EntityDeclHandler = declared
    parser.ExternalEntityRefHandler = declared
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        raise CannotExtract("its XML is broken or cut off", _BROKEN) from None


def local(name: str) -> str:
    """An element's or attribute's name without its namespace."""
    return name.rpartition(" ")[2]


def values(data: bytes) -> dict[str, str]:
    """The texts of a small XML part by their elements' local names, the first of each."""
    found: dict[str, str] = {}
    stack: list[str] = []

    def said(text: str) -> None:
        if stack:
            found[stack[-1]] = found.get(stack[-1], "") + text

    def end(_: str) -> None:
        stack.pop()

    walk(data, lambda name, _: stack.append(local(name)), end, said)
    return {name: text.strip() for name, text in found.items() if text.strip()}
