"""Whether a value that somebody offers can be read from words quoted: dates, ages and lengths are taken from our own reading of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from habeas.core.values import Age, Length
from habeas.core.when import When
from habeas.reading.document import Document, Span
from habeas.reading.times.amounts import Amount
from habeas.reading.times.expressions import Expression, expressions


@dataclass(frozen=True, slots=True)
class Times:
    """The time expressions of a document, in order, and when it was published."""

    read: tuple[Expression, ...]
    published: When | None
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", [each.start for each in self.read])

    def within(self, span: Span) -> Iterator[Expression]:
        """The expressions that lie wholly within a span: one that it cuts may say something else."""
        for each in self.read[bisect_left(self.starts, span[0]):]:
            if each.start >= span[1]:
                return
            if each.end <= span[1]:
                yield each

    def date(self, span: Span, wanted: When) -> Expression | None:
        """The expression within a span that gives the same days as `wanted`; of an extent, also the date of its start or end."""
        for each in self.within(span):
            for one in (each, *(each.parts if each.kind == "extent" else ())):
                if isinstance(one.value, When) and (one.value.spans, one.value.extent) == (wanted.spans, wanted.extent):
                    return one
        return None

    def amount(self, span: Span, wanted: Age | Length) -> Expression | None:
        """The expression within a span that gives the same number of the same unit as an age or length."""
        kinds = ("age", "length") if isinstance(wanted, Age) else ("length",)  # "about 24 years old" is read as a length
        for each in self.within(span):
            if each.kind in kinds and isinstance(each.value, Amount) and _same(each.value, wanted):
                return each
        return None

    def known(self, span: Span, when: When) -> bool:
        """Whether a date is that of publication, or is read within the span."""
        return (self.published is not None and when.spans == self.published.spans) or self.date(span, when) is not None

    def told(self, span: Span) -> str:
        """What is read within a span, for whoever offered something else."""
        found = [each.value.edtf for each in self.within(span) if isinstance(each.value, When)]
        return ", ".join(found[:3])


def times(document: Document) -> Times:
    """The times of a document. Raises NoLexicon."""
    return Times(expressions(document.text, document.language, document.published), document.published)


def _same(amount: Amount, wanted: Age | Length) -> bool:
    if amount.unit == "weeks":
        amount = replace(amount, unit="days", low=None if amount.low is None else amount.low * 7,
                         high=None if amount.high is None else amount.high * 7)
    return (amount.low, amount.high, amount.unit) == (wanted.low, wanted.high, wanted.unit)
