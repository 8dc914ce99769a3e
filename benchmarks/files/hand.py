"""Forty files on disappeared persons, read by hand: the readings are sealed by the files, so they open only beside them.

No value of a real person stands in the project in the clear.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import tomllib
from collections.abc import Mapping
from pathlib import Path

HAND = Path(__file__).with_name("hand.toml")
DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "uruguay_files"
SEED = 20261127
COUNT = 40
NOTE = "note"


def drawn(folder: Path) -> list[Path]:
    """The files that were read, in the order of the draw.

    `FileNotFoundError` without the folder, `ValueError` where it holds fewer files than are drawn."""
    names = sorted(path.name for path in folder.iterdir() if path.name.endswith(".md"))
    return [folder / name for name in random.Random(SEED).sample(names, COUNT)]


def identity(data: bytes) -> str:
    """What a file is called here: the first twelve hex digits of the SHA-256 of its bytes."""
    return hashlib.sha256(data).hexdigest()[:12]


def sealed(data: bytes, field: str, value: str) -> str:
    """A value as hex that the bytes open again. The empty value stays empty.

    Two values under one field and one file tell their difference: a corrected value goes under a new name, `birth#2`."""
    return _mixed(data, field, value.encode()).hex()


def opened(data: bytes, field: str, text: str) -> str:
    """The value that was sealed with these bytes for this field.

    With other bytes or another field: other characters, or `UnicodeDecodeError`. `ValueError` where the text is no hex."""
    return _mixed(data, field, bytes.fromhex(text)).decode()


def hand_reading(folder: Path) -> dict[str, dict[str, str]]:
    """For each drawn file its readings: field to value, empty where the file says nothing.

    `FileNotFoundError` without the folder, `KeyError` where a drawn file is not one that was read."""
    readings = _tables(HAND)
    result = {}
    for path in drawn(folder):
        data = path.read_bytes()
        result[identity(data)] = _opened_table(data, readings[identity(data)])
    return result


def sealed_lines(folder: Path, plain: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Plain readings as lines of TOML with sealed values and clear notes, in the order of the draw.

    `KeyError` where a drawn file has no reading."""
    result = []
    for path in drawn(folder):
        data = path.read_bytes()
        result += ["", f"[{identity(data)}]"]
        for field, value in plain[identity(data)].items():
            written = value if field == NOTE else sealed(data, field, value)
            # A JSON string is a TOML basic string too; "#" is not allowed in a bare key.
            result.append(f"{json.dumps(field) if '#' in field else field} = {json.dumps(written, ensure_ascii=False)}")
    return result


def _opened_table(data: bytes, table: Mapping[str, str]) -> dict[str, str]:
    """The fields of one file opened; a correction takes the place of the value before it."""
    return {field.partition("#")[0]: opened(data, field, text) for field, text in table.items() if field != NOTE}


def _mixed(data: bytes, field: str, content: bytes) -> bytes:
    """The content XORed with the key stream of the file and the field; twice gives the content again."""
    start = hashlib.sha256(data).digest() + field.encode()
    blocks = range(-(-len(content) // hashlib.sha256().digest_size))
    # The counter has a fixed width at the end, so no two pairs of field and counter run together into the same bytes.
    stream = b"".join(hashlib.sha256(start + block.to_bytes(8, "big")).digest() for block in blocks)
    return bytes(each ^ key for each, key in zip(content, stream, strict=False))


def _tables(path: Path) -> dict[str, dict[str, str]]:
    """A TOML file of tables with strings."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def main() -> None:
    """Print the opened readings, or plain ones sealed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the files")
    parser.add_argument("--seal", type=Path, metavar="FILE.toml", help="print these plain readings sealed")
    arguments = parser.parse_args()
    if not arguments.data.is_dir():
        parser.exit(1, f"The files are not at {arguments.data}: the readings cannot be opened or sealed without them.\n")
    if arguments.seal:
        print("\n".join(sealed_lines(arguments.data, _tables(arguments.seal))))
        return
    notes = {name: table[NOTE] for name, table in _tables(HAND).items()}
    for name, fields in hand_reading(arguments.data).items():
        print(f"\n{name}")
        for field, value in (*fields.items(), (NOTE, notes[name])):
            print(f"  {field}: {value}")


if __name__ == "__main__":
    main()
