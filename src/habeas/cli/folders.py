"""What lies in a folder that somebody gave: files are opened with care; pipes, devices and links that lead out are not."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path

from habeas.intake.extraction import CannotExtract
from habeas.intake.metadata import SIDECAR
from habeas.intake.worker import LARGEST, check_size

Data = Callable[[], bytes]


def whole(path: Path) -> bytes:
    """The bytes of a regular file. Raises OSError, and CannotExtract for what is no file, which is not opened: a pipe would wait for ever,
    a device might have no end."""
    _check_file(path.stat())
    # Another one may stand there by now: it must not be waited for.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        _check_file(os.fstat(handle))
        data = file.read(LARGEST + 1)
    check_size(len(data))
    return data


def below(folder: Path, case: Path | None) -> dict[Path, Data]:
    """The files in a folder in the order of their paths, and how to get their bytes; but for hidden ones, sidecars, and the case itself.
    What is not followed or cannot be looked into is there too, and says so when it is asked for its bytes."""
    own = Path(os.path.realpath(case)) if case else None
    root = Path(os.path.realpath(folder))
    found: dict[Path, Data] = {}

    def closed(error: OSError) -> None:
        found[Path(error.filename)] = partial(_raised, error)

    for place, folders, names in os.walk(folder, onerror=closed):
        folders[:] = [each for each in folders if not each.startswith(".") and not _is_in(Path(place, each), own)]
        if _is_in(Path(place), own):
            continue
        for path in (Path(place, name) for name in [*names, *folders] if not name.startswith((".", "~$")) and name != SIDECAR):
            if path.is_symlink() and not _is_in(path, own):
                found[path] = partial(_linked, path, root)
            elif path.name in names and not path.is_symlink():
                found[path] = partial(whole, path)
    return {path: found[path] for path in sorted(found)}


def _linked(path: Path, root: Path) -> bytes:
    """The bytes of a file to which a link leads, if both are in the folder that was given. Raises OSError, CannotExtract."""
    target = Path(os.path.realpath(path))
    if target.is_symlink() or not target.exists():  # a ring of links ends in one of them
        raise CannotExtract("it is a link that leads nowhere", "Give the file that it should lead to.")
    if target.is_dir() or not target.is_relative_to(root):
        raise CannotExtract("it is a link to a folder or out of this one, which is not followed", "Give what it leads to.")
    return whole(target)


def _is_in(path: Path, case: Path | None) -> bool:
    return case is not None and Path(os.path.realpath(path)).is_relative_to(case)


def _check_file(found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise CannotExtract("it is a pipe, a device or the like, not a file", "Save what comes out of it as a file, and add that.")
    check_size(found.st_size)


def _raised(error: OSError) -> bytes:
    raise error
