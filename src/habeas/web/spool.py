"""Files that were sent and not yet read: in a folder of the case that is for nobody else on this machine, never in the system's own folder
for temporary files. Each is removed as soon as it was read, the folder when the program ends; what a crash left, a day later."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from habeas.core.errors import CaseUnusable

PREFIX = "incoming-"
_LEFT_SECONDS = 24 * 3600


class Spool:
    """The waiting bytes of one case."""

    def __init__(self, case: Path) -> None:
        self._case = case
        self._place: tempfile.TemporaryDirectory[str] | None = None

    def put(self, data: bytes) -> Path:
        """Write bytes down; where they lie. Raises CaseUnusable."""
        try:
            if self._place is None or not Path(self._place.name).is_dir():
                self._sweep()
                self._place = tempfile.TemporaryDirectory(prefix=PREFIX, dir=self._case, ignore_cleanup_errors=True)  # mode 0700
            handle, name = tempfile.mkstemp(dir=self._place.name)  # mode 0600
            with os.fdopen(handle, "wb") as file:
                file.write(data)
        except OSError as error:
            raise CaseUnusable(str(self._case), error.strerror or "a file that was sent cannot be put there") from error
        return Path(name)

    def drop(self, path: Path) -> None:
        """Remove one file; the folder too if it was the last."""
        with suppress(OSError):
            path.unlink(missing_ok=True)
            path.parent.rmdir()

    def close(self) -> None:
        """Remove everything."""
        if self._place is not None:
            self._place.cleanup()
            self._place = None

    def _sweep(self) -> None:
        """Remove what a program left that was ended in the middle."""
        for each in self._case.glob(f"{PREFIX}*"):
            with suppress(OSError):
                if time.time() - each.stat().st_mtime > _LEFT_SECONDS:
                    shutil.rmtree(each, ignore_errors=True)
