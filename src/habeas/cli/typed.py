"""The vocabulary as the command line prints it."""

from __future__ import annotations

import textwrap

from habeas.core.kinds import KINDS
from habeas.core.typed import EXPECTED

WIDTH = 100


def kind_lines() -> list[str]:
    """The vocabulary, grouped by shape, for people who record by hand."""
    lines: list[str] = []
    for shape, expected in EXPECTED.items():
        lines += textwrap.wrap(f"{shape}: {expected}", WIDTH, subsequent_indent="  ")
        lines += [f"    {each.name:<22} {each.label}" for each in KINDS.values() if each.shape == shape]
    return lines
