"""Reads the tables of expressions: `text with [expression] | kind value`, and says how an expression would stand in one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from habeas.core.when import When
from habeas.reading.times.amounts import Amount
from habeas.reading.times.expressions import Expression


@dataclass(frozen=True)
class Row:
    """A text, the words of the expression that it is there for, where they start, and what they say."""

    text: str
    words: str
    start: int
    said: str


def rows(name: str) -> list[Row]:
    """The rows of a table beside this file."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [_row(line) for line in lines if line and not line.startswith("#")]


def _row(line: str) -> Row:
    marked, said = line.rsplit(" | ", 1)
    before, _, rest = marked.partition("[")
    words, _, after = rest.partition("]")
    return Row(before + words + after, words, len(before), said)


def described(expression: Expression) -> str:
    """An expression as a table writes it."""
    match expression.value:
        case When(edtf):
            value = edtf
        case Amount(low, high, unit, about):
            value = f"{'' if low is None else low}..{'' if high is None else high} {unit}{' about' if about else ''}"
        case _:
            value = "unread"
    return f"{expression.kind} {value}"
