"""Dated statements drawn as inline SVG: one lane for each, grouped by event, told by shape and words, not by colour.

Widths are per cent and heights pixels, so that the drawing fits a phone and a sheet of paper with letters of one size.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from habeas.core.when import Span
from habeas.drafting.axis import Axis, anchor, axis
from habeas.drafting.chronology import ChronologyRow
from habeas.drafting.markup import Element, Node, el

MOST = 40  # lanes drawn; the table beside the drawing has all
HEAD, LANE, TOP, FOOT = 24, 38, 24, 8  # pixels: an event's heading, a lane, the axis above and the margin below
_LETTERS = 58  # characters of a lane's label that fit a phone


def timeline(rows: Sequence[ChronologyRow], name: str) -> Element | None:
    """The drawing of the dated rows; None if there is nothing to draw. `name` makes its ids unique in the document."""
    drawn = [row for row in rows if any(span != (None, None) for span in row.spans)][:MOST]
    scale = axis(span for row in drawn for span in row.spans)
    if scale is None:
        return None
    groups = _grouped(drawn)
    height = TOP + sum(HEAD + LANE * len(lanes) for lanes in groups.values()) + FOOT
    return el(
        "svg", el("title", f"Timeline: {len(drawn)} dated statements", id=f"{name}-title"),
        el("desc", "Each lane is one statement; the table below says the same in words. " + _spoken(drawn), id=f"{name}-desc"),
        el("defs", _hatch(name)), _grid(scale, height), list(_lanes(groups, scale, name)),
        role="img", aria_labelledby=f"{name}-title {name}-desc", width="100%", height=str(height), class_="timeline")


def legend() -> Element:
    """What the shapes mean."""
    return el(
        "ul",
        [el("li", _sample(shapes), " ", text) for shapes, text in (
            ([el("defs", _hatch("legend")), _diamond(50, 8, "")], "a day"),
            ([_bar(10, 80, 3, "")], "some time within"),
            ([_bar(10, 80, 3, "contested")], "in a conflict (striped or hollow)"),
            ([_line(10, 90, 8, "lasting")], "lasted"),
            ([_line(10, 90, 8, "choice")], "one of these dates"),
            ([_line(24, 95, 8, "open"), _arrow(20, 8, -1)], "open end"),
            ([_zigzag(50, 0, 16)], "years without dates left out"))],
        class_="legend")


def _sample(shapes: Iterable[Node]) -> Element:
    return el("svg", shapes, width="44", height="16", class_="timeline sample", aria_hidden="true")


def _grouped(rows: Iterable[ChronologyRow]) -> dict[str, list[ChronologyRow]]:
    """Lanes by event, events in the order of their first lane."""
    groups: dict[str, list[ChronologyRow]] = {}
    for row in rows:
        groups.setdefault(row.what.removeprefix("denied: "), []).append(row)
    return groups


def _spoken(rows: Iterable[ChronologyRow]) -> str:
    return " ".join(f"{_whole(row)}." for row in rows)


def _whole(row: ChronologyRow) -> str:
    """The lane in one sentence, for who hears it or points at it."""
    place = f", {row.place}" if row.place else ""
    return f"{row.what}{place}, {row.span}: {' and '.join(row.who)}{conflict_note(row.conflicts)}"


def conflict_note(numbers: Sequence[int]) -> str:
    """`, in conflicts 1 and 3`, or nothing."""
    if not numbers:
        return ""
    listed = " and ".join(filter(None, (", ".join(map(str, numbers[:-1])), str(numbers[-1]))))
    return f", in conflict{'s' if len(numbers) > 1 else ''} {listed}"


def _grid(scale: Axis, height: int) -> Iterator[Node]:
    for segment in scale.segments:
        yield _element("line", x1=segment.left, x2=segment.right, y1=TOP - 4, y2=TOP - 4, class_="axis")
    for tick in scale.ticks():
        size = "" if tick.narrow else " wide"
        yield _element("line", x1=tick.x, x2=tick.x, y1=TOP - 8, y2=height - FOOT, class_=f"tick{size}")
        yield el("text", tick.label, x=_per(tick.x), y="11", class_=f"date{size}", text_anchor=anchor(tick.x))
    for x in scale.breaks():
        yield _zigzag(x, TOP - 12, height - FOOT)


def _lanes(groups: dict[str, list[ChronologyRow]], scale: Axis, name: str) -> Iterator[Node]:
    y = TOP
    for what, rows in groups.items():
        yield el("text", what, x="0", y=str(y + 17), class_="event")
        y += HEAD
        for row in rows:
            text = f"{'denied by ' if row.what.startswith('denied: ') else ''}{_short(row)}"
            yield el("text", text, el("title", _whole(row)), x="0", y=str(y + 12), class_="lane")
            yield from _shapes(row, scale, y + 25, name)
            y += LANE


def _short(row: ChronologyRow) -> str:
    note = conflict_note(row.conflicts)
    who = " and ".join(row.who) + (" (from the age)" if row.derived else "") + (f", {row.place}" if row.place else "")
    room = max(16, _LETTERS - len(note))
    return (who if len(who) <= room else who[:room - 1] + "…") + note


def _shapes(row: ChronologyRow, scale: Axis, y: int, name: str) -> Iterator[Node]:
    """The marks of one lane: what joins them, then each."""
    style = "contested" if row.contested else ""
    places = [_ends(span, scale) for span in row.spans if span != (None, None)]
    if row.extent:
        starts, ends = places[0] if row.spans[0] != (None, None) else None, places[-1] if row.spans[-1] != (None, None) else None
        left, right = starts[1] if starts else 0.0, ends[0] if ends else 100.0
        if right > left:
            yield _line(left, right, y, "lasting")
        if not starts:
            yield _arrow(0, y, -1)
        if not ends:
            yield _arrow(100, y, 1)
    elif len(places) > 1:
        yield _line(min(left for left, _ in places), max(right for _, right in places), y, "choice")
    for span, (left, right) in zip((each for each in row.spans if each != (None, None)), places, strict=True):
        yield from _mark(span, left, right, y, style, name)


def _ends(span: Span, scale: Axis) -> tuple[float, float]:
    first, last = span
    return (scale.x(first) if first is not None else 0.0), (scale.x(last + 1) if last is not None else 100.0)


def _mark(span: Span, left: float, right: float, y: int, style: str, name: str) -> Iterator[Node]:
    first, last = span
    if first is None or last is None:
        yield _line(left, right, y, "open")
        yield _arrow(left, y, -1) if first is None else _arrow(right, y, 1)
        edge = right if first is None else left
        yield _element("line", x1=edge, x2=edge, y1=y - 6, y2=y + 6, class_=f"edge {style}".strip())
    elif first == last:
        yield _diamond((left + right) / 2, y, style)
    else:
        yield _bar(left, max(right - left, 0.8), y - 5, style, name)


# ---- shapes


def _per(x: float) -> str:
    return f"{x:.2f}".rstrip("0").rstrip(".") + "%"


def _element(shape: str, **values: str | float) -> Element:
    """A shape: numbers named x are per cent, others pixels."""
    return el(shape, **{key: value if isinstance(value, str) else _per(value) if key[0] in "xw" else str(value)
                        for key, value in values.items()})


def _at(x: float, y: float, path: str, style: str) -> Element:
    """A path drawn around a point whose x is per cent: an inner svg carries it there."""
    return el("svg", el("path", d=path, class_=style), x=_per(x), y=f"{y:g}", overflow="visible", width="1", height="1")


def _diamond(x: float, y: int, style: str) -> Element:
    return _at(x, y, "M0 -7 L7 0 L0 7 L-7 0 Z", f"day {style}".strip())


def _arrow(x: float, y: int, way: int) -> Element:
    return _at(x, y, f"M0 0 L{-8 * way} -5 L{-8 * way} 5 Z", "arrow")


def _zigzag(x: float, top: int, bottom: int) -> Element:
    steps = "".join(f" L{4 if number % 2 else -4} {top + 8 * number}" for number in range(1, (bottom - top) // 8 + 1))
    return _at(x, 0, f"M-4 {top}{steps}", "break")


def _bar(x: float, width: float, y: int, style: str, name: str = "legend") -> Element:
    fill = {"fill": f"url(#{name}-hatch)"} if style else {}
    return _element("rect", x=x, width=width, y=y, height="10", class_=f"span {style}".strip(), **fill)


def _line(x1: float, x2: float, y: int, style: str) -> Element:
    return _element("line", x1=x1, x2=x2, y1=y, y2=y, class_=style)


def _hatch(name: str) -> Element:
    """Stripes for what is contested, readable without colour."""
    stripe = el("path", d="M-1 1 L1 -1 M0 6 L6 0 M5 7 L7 5", class_="stripe")
    return el("pattern", stripe, id=f"{name}-hatch", width="6", height="6", patternUnits="userSpaceOnUse")
