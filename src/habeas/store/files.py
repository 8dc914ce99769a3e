"""Files that are written whole or not at all, and the exhibits of a case under neutral names."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

FOLDER = "exhibits"


def exhibit_path(folder: Path, exhibit: str) -> Path:
    """Where an exhibit's bytes lie: the name is their digest and tells nothing of what they are."""
    return folder / FOLDER / exhibit


def digest(data: bytes) -> str:
    """SHA-256 in hex, an exhibit's id."""
    return hashlib.sha256(data).hexdigest()


def write_safely(path: Path, data: bytes) -> None:
    """Write a whole file or none: under another name first, onto the disk, then renamed. Raises OSError."""
    handle, temporary = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut. Windows cannot open a folder, and does it by itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def file_digest(path: Path) -> str:
    """SHA-256 of a file in hex, read piece by piece. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def present(folder: Path) -> set[str]:
    """The names in the exhibits folder."""
    place = folder / FOLDER
    return {each.name for each in place.iterdir()} if place.is_dir() else set()
