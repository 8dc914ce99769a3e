"""Our own reader as a process like the others: `python -m benchmarks.reading.peers.ours`, with src on the path."""

from __future__ import annotations

from habeas.core.when import parse
from habeas.reading.times.expressions import expressions

from ..corpus import Mark
from ..timex import marks
from .stream import serve


def read(text: str, published: str) -> list[Mark]:
    """What our reader marks in a text published on a day (ISO)."""
    return marks(expressions(text, "en", parse(published)))


if __name__ == "__main__":
    serve(read)
