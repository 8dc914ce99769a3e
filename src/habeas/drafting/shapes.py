"""The shapes of the drawings. Widths are per cent and heights pixels, so that a drawing fits a phone and a sheet of paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.checking.words import MONTHS
from habeas.core.when import Span
from habeas.drafting.axis import Axis, anchor
from habeas.drafting.markup import Element, el

HEAD = 24  # pixels that the axis takes at the head of what it measures


def grid(scale: Axis, top: int, bottom: int, months: Sequence[str] = MONTHS) -> Iterator[Element]:
    """An axis with its ticks, and lines down from them."""
    for segment in scale.segments:
        yield element("line", x1=segment.left, x2=segment.right, y1=top + HEAD - 4, y2=top + HEAD - 4, class_="axis")
    for tick in scale.ticks(months):
        size = "" if tick.narrow else " wide"
        yield element("line", x1=tick.x, x2=tick.x, y1=top + HEAD - 8, y2=bottom, class_=f"tick{size}")
        yield el("text", tick.label, x=per(tick.x), y=str(top + 11), class_=f"date{size}", text_anchor=anchor(tick.x))
    for x in scale.breaks():
        yield zigzag(x, top + HEAD - 12, bottom)


def ends(span: Span, scale: Axis) -> tuple[float, float]:
    """Where a span begins and ends, in per cent; an open end is the edge of the drawing."""
    first, last = span
    return (scale.x(first) if first is not None else 0.0), (scale.x(last + 1) if last is not None else 100.0)


def mark(span: Span, scale: Axis, y: int, style: str, name: str) -> Iterator[Element]:
    """A span: a day, a stretch, or a line with an open end."""
    left, right = ends(span, scale)
    first, last = span
    if first is None or last is None:
        yield line(left, right, y, "open")
        yield arrow(left, y, -1) if first is None else arrow(right, y, 1)
        edge = right if first is None else left
        yield element("line", x1=edge, x2=edge, y1=y - 6, y2=y + 6, class_=f"edge {style}".strip())
    elif first == last:
        yield diamond((left + right) / 2, y, style)
    else:
        yield bar(left, max(right - left, 0.8), y - 5, style, name)


def per(x: float) -> str:
    """A place or width, as the attributes of SVG take it."""
    return f"{x:.2f}".rstrip("0").rstrip(".") + "%"


def element(shape: str, **values: str | float) -> Element:
    """A shape: numbers named x are per cent, others pixels."""
    return el(shape, **{key: value if isinstance(value, str) else per(value) if key[0] in "xw" else str(value)
                        for key, value in values.items()})


def _at(x: float, y: float, path: str, style: str) -> Element:
    """A path drawn around a point whose x is per cent: an inner svg carries it there."""
    return el("svg", el("path", d=path, class_=style), x=per(x), y=f"{y:g}", overflow="visible", width="1", height="1")


def diamond(x: float, y: int, style: str) -> Element:
    """A day."""
    return _at(x, y, "M0 -7 L7 0 L0 7 L-7 0 Z", f"day {style}".strip())


def cross(x: float, y: int) -> Element:
    """What did not take place."""
    return _at(x, y, "M-6 -6 L6 6 M-6 6 L6 -6", "cross")


def arrow(x: float, y: int, way: int) -> Element:
    """A head that points right (`way` 1) or left (-1)."""
    return _at(x, y, f"M0 0 L{-8 * way} -5 L{-8 * way} 5 Z", "arrow")


def zigzag(x: float, top: int, bottom: int) -> Element:
    """A break of the axis."""
    steps = "".join(f" L{4 if number % 2 else -4} {top + 8 * number}" for number in range(1, (bottom - top) // 8 + 1))
    return _at(x, 0, f"M-4 {top}{steps}", "break")


def bar(x: float, width: float, y: int, style: str, name: str = "legend") -> Element:
    """A stretch of days; with a style it is striped, by the pattern of `name`."""
    fill = {"fill": f"url(#{name}-hatch)"} if style else {}
    return element("rect", x=x, width=width, y=y, height="10", class_=f"span {style}".strip(), **fill)


def line(x1: float, x2: float, y: int, style: str) -> Element:
    """A level line."""
    return element("line", x1=x1, x2=x2, y1=y, y2=y, class_=style)


def hatch(name: str) -> Element:
    """Stripes for what is contested, readable without colour."""
    stripe = el("path", d="M-1 1 L1 -1 M0 6 L6 0 M5 7 L7 5", class_="stripe")
    return el("pattern", stripe, id=f"{name}-hatch", width="6", height="6", patternUnits="userSpaceOnUse")
