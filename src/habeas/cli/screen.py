"""What is printed never steers the terminal: names of files and words of documents are anybody's, and may hold codes that hide or forge.

Control characters, and the marks that turn the direction of writing, are printed as `\\u001b`. That is also how JSON writes them, so JSON
stays exact; what the case holds is never changed.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

# C0 but for tab and line end, DEL, C1; embeddings, overrides and isolates. The marks U+200E and U+200F, which writing needs, turn nothing.
_STEERING = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LINE_ENDS = re.compile("[\t\n\u2028\u2029]")


def visible(text: str) -> str:
    """Text whose control characters can be seen and do nothing. A line end CR LF is LF."""
    return _STEERING.sub(_code, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """A name that stays in its line, and so cannot pass for a line of our own."""
    return _LINE_ENDS.sub(_code, visible(text.replace("\r", "\\u000d")))


def _code(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


class Screen(io.TextIOBase):
    """A stream through which only visible text passes, wherever it leads: what goes into a pipe may come out on a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """That of the stream; prompts ask for it."""
        return self._stream.encoding

    @property
    def errors(self) -> str | None:  # type: ignore[override]
        """What the stream does with what it cannot encode."""
        return self._stream.errors

    def write(self, text: str) -> int:
        """Write text. A CR at its very beginning is that of the line that counts progress, and moves to the start of a line at most."""
        own = "\r" if text.startswith("\r") and not text.startswith("\r\n") else ""
        self._stream.write(own + visible(text[len(own):]))
        return len(text)

    def flush(self) -> None:
        """Pass on what is held back."""
        self._stream.flush()

    def isatty(self) -> bool:
        """Whether the stream is a terminal."""
        return self._stream.isatty()

    def fileno(self) -> int:
        """The stream's number. Raises OSError where it has none."""
        return self._stream.fileno()

    def writable(self) -> bool:
        """It is."""
        return True


@contextmanager
def guarded() -> Iterator[None]:
    """Standard output and standard error through a Screen, and in UTF-8 where the system's own encoding would lose names."""
    before = {name: getattr(sys, name) for name in ("stdout", "stderr")}
    screens = {name: Screen(_speaking_utf8(stream)) for name, stream in before.items() if stream is not None}
    for name, screen in screens.items():
        setattr(sys, name, screen)
    try:
        yield
    finally:
        for name, screen in screens.items():
            if getattr(sys, name) is screen:  # click has put another there if whoever reads the output has gone
                setattr(sys, name, before[name])


def _speaking_utf8(stream: TextIO) -> TextIO:
    """Print every script, also where the system's own encoding cannot: names are not to be lost, nor a command to fail over them."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="replace")
    return stream
