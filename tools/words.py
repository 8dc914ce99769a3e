"""The words of the pages: collected from templates and code into catalogues, and compiled. `make words`; `--check` changes nothing.

GNU gettext is not needed. A catalogue (`locale/CODE/LC_MESSAGES/django.po`) is sorted by its English words; a new word comes with an empty
translation, a word that is used no more goes. The catalogue of the tests is made from the English by odd letters.
"""

from __future__ import annotations

import ast
import re
import struct
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from habeas.web import settings

settings.start()

from django.utils.translation.template import templatize  # noqa: E402

WEB = settings.HERE
HEADER = ("Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\nMIME-Version: 1.0\n"
          "Plural-Forms: nplurals=2; plural=(n != 1);\n")
CALLS = {"gettext": 1, "gettext_lazy": 1, "_": 1, "ngettext": 2, "ngettext_lazy": 2, "pgettext": -1, "pgettext_lazy": -1}
_KEPT = re.compile(r"(%\(\w+\)s|%%|\{\w*\}|<[^<>]*>)")  # what is filled in, and marks of HTML
_ODD = str.maketrans("aceinouyACEINOUY", "áçéíñöúýÁÇÉÍÑÖÚÝ")
_TEXT = r"""(?:\s*u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\s*,?)+"""
_CALL = re.compile(rf"\b(?:gettext|ngettext|pgettext|_)\({_TEXT}(?:\s*count)?\s*\)")
_LINE = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)?\s*"(.*)"')


class Word(NamedTuple):
    """English words to be translated: their context ("" for none) and plural ("" for none)."""

    text: str
    plural: str = ""
    context: str = ""


Catalogue = Mapping[Word, tuple[str, ...]]  # one translation, or one for each plural form


def collected() -> set[Word]:
    """Every word of the pages."""
    found: set[Word] = set()
    for path in sorted(WEB.rglob("*.py")):
        found |= set(_in_code(path.read_text("utf-8")))
    for path in sorted((WEB / "templates").rglob("*.html")):
        found |= set(_in_template(path.read_text("utf-8"), path.name))
    return found


def _in_code(source: str) -> Iterator[Word]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
            words = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            match CALLS.get(name), words:
                case 1, [text, *_]:
                    yield Word(text)
                case 2, [text, plural, *_]:
                    yield Word(text, plural)
                case -1, [context, text, *_]:
                    yield Word(text, "", context)


def _in_template(source: str, name: str) -> Iterator[Word]:
    """Django turns a template into lines of code for such programs; what is not code stands there as rows of X."""
    code = templatize(source, origin=name)
    for call in _CALL.findall(code):
        yield from _in_code(call)


def read(path: Path) -> dict[Word, tuple[str, ...]]:
    """A catalogue as it is written in its file."""
    found: dict[Word, tuple[str, ...]] = {}
    part: dict[str, str] = {}
    key = ""
    for line in [*(path.read_text("utf-8").split("\n") if path.exists() else ()), ""]:
        if line.startswith("#"):
            continue
        if matched := _LINE.fullmatch(line.strip()):
            key = matched[1] or key
            part[key] = part.get(key, "") + ast.literal_eval(f'"{matched[2]}"')
        elif part:
            texts = tuple(text for name, text in part.items() if name.startswith("msgstr"))
            found[Word(part["msgid"], part.get("msgid_plural", ""), part.get("msgctxt", ""))] = texts
            part = {}
    return found


def written(catalogue: Catalogue) -> str:
    """A catalogue as its file, sorted by the English words."""
    parts = [_block(Word(""), (HEADER,))]
    parts += [_block(word, texts) for word, texts in sorted(catalogue.items()) if word.text]
    return "\n".join(parts)


def _block(word: Word, texts: tuple[str, ...]) -> str:
    lines = [f"msgctxt {_quoted(word.context)}"] if word.context else []
    lines.append(f"msgid {_quoted(word.text)}")
    if word.plural:
        lines += [f"msgid_plural {_quoted(word.plural)}", *(f"msgstr[{number}] {_quoted(text)}" for number, text in enumerate(texts))]
    else:
        lines.append(f"msgstr {_quoted(texts[0])}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def compiled(catalogue: Catalogue) -> bytes:
    """A catalogue as gettext reads it (the MO format: two tables of lengths and offsets, then the texts)."""
    pairs = {"": HEADER}
    for word, texts in catalogue.items():
        if word.text and all(texts):
            key = (f"{word.context}\x04" if word.context else "") + word.text + (f"\0{word.plural}" if word.plural else "")
            pairs[key] = "\0".join(texts)
    ordered = sorted((key.encode(), value.encode()) for key, value in pairs.items())
    start = 28 + 16 * len(ordered)
    table, blob = b"", b""
    for place in (0, 1):
        for pair in ordered:
            table += struct.pack("<II", len(pair[place]), start + len(blob))
            blob += pair[place] + b"\0"
    return struct.pack("<7I", 0x950412DE, 0, len(ordered), 28, 28 + 8 * len(ordered), 0, start) + table + blob


def odd(text: str) -> str:
    """English that a person still reads and that shows where it was not put through: ⟦Skíp tö thé çöñtéñt⟧."""
    return "⟦" + "".join(part if number % 2 else part.translate(_ODD) for number, part in enumerate(_KEPT.split(text))) + "⟧"


def updated(code: str, words: Iterable[Word]) -> Catalogue:
    """The catalogue of a language with just these words, translated as far as they were."""
    if code == settings.MIRRORED:
        return {word: tuple(odd(each) for each in (word.text, word.plural) if each) for word in words}
    before = read(_folder(code) / "django.po")
    return {word: before.get(word) or (("", "") if word.plural else ("",)) for word in words}


def _folder(code: str) -> Path:
    from django.utils.translation import to_locale

    return WEB / "locale" / to_locale(code) / "LC_MESSAGES"


def files() -> Iterator[tuple[Path, bytes, int]]:
    """Every file of the catalogues with what should stand in it, and how many words have no translation."""
    words = collected()
    for code in ("es", settings.MIRRORED):
        catalogue = updated(code, words)
        missing = sum(1 for texts in catalogue.values() if not all(texts))
        if code != settings.MIRRORED:
            yield _folder(code) / "django.po", written(catalogue).encode(), missing
        yield _folder(code) / "django.mo", compiled(catalogue), 0


def main(check: bool) -> int:
    """Write the files, or only say which are not as they should be."""
    status = 0
    for path, data, missing in files():
        name = path.relative_to(WEB.parent)
        if missing:
            print(f"{name}: {missing} words have no translation.")
            status = 1
        if path.exists() and path.read_bytes() == data:
            continue
        if check:
            print(f"{name} is not up to date. `make words` makes it so.")
            status = 1
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            print(f"Wrote {name}.")
    return status


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
