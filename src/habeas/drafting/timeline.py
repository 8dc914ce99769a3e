"""Dated statements drawn as inline SVG: one lane for each, grouped by event, told by shape and words, not by colour.

Widths are per cent and heights pixels, so that the drawing fits a phone and a sheet of paper with letters of one size.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from habeas.drafting.axis import Axis, axis
from habeas.drafting.chronology import ChronologyRow
from habeas.drafting.markup import Cut, Element, Node, el
from habeas.drafting.shapes import HEAD as TOP
from habeas.drafting.shapes import arrow, bar, diamond, ends, grid, hatch, line, mark, zigzag
from habeas.drafting.words import Words, words

MOST = 40  # lanes drawn; the table beside the drawing has all
HEAD, LANE, FOOT = 24, 38, 8  # pixels: an event's heading, a lane, the margin below
_NARROW, _WIDE = 52, 110  # characters of a lane's label that fit a phone and a sheet of paper


def timeline(rows: Sequence[ChronologyRow], name: str, language: str = "en") -> Element | None:
    """The drawing of the dated rows; None if there is nothing to draw. `name` makes its ids unique in the document."""
    say = words(language)
    drawn = [row for row in rows if any(span != (None, None) for span in row.spans)][:MOST]
    scale = axis(span for row in drawn for span in row.spans)
    if scale is None:
        return None
    groups = _grouped(drawn)
    height = TOP + sum(HEAD + LANE * len(lanes) for lanes in groups.values()) + FOOT
    return el(
        "svg", el("title", say.number(len(drawn), "Timeline: {} dated statement", "Timeline: {} dated statements"), id=f"{name}-title"),
        el("desc", say("Each lane is one statement; the table below says the same in words."), " ", _spoken(drawn, say),
           id=f"{name}-desc"),
        el("defs", hatch(name)), grid(scale, 0, height - FOOT, say.told.MONTHS), list(_lanes(groups, scale, name, say)),
        role="img", aria_labelledby=f"{name}-title {name}-desc", width="100%", height=str(height), class_="timeline")


def legend(language: str = "en") -> Element:
    """What the shapes mean."""
    say = words(language)
    return el(
        "ul",
        [el("li", _sample(shapes), " ", text) for shapes, text in (
            ([el("defs", hatch("legend")), diamond(50, 8, "")], say("a day")),
            ([bar(10, 80, 3, "")], say("some time within")),
            ([bar(10, 80, 3, "contested")], say("in a conflict (striped or hollow)")),
            ([line(10, 90, 8, "lasting")], say("lasted")),
            ([line(10, 90, 8, "choice")], say("one of these dates")),
            ([line(24, 95, 8, "open"), arrow(20, 8, -1)], say("open end")),
            ([zigzag(50, 0, 16)], say("years without dates left out")))],
        class_="legend")


def _sample(shapes: Iterable[Node]) -> Element:
    return el("svg", shapes, width="44", height="16", class_="timeline sample", aria_hidden="true")


def _grouped(rows: Iterable[ChronologyRow]) -> dict[str, list[ChronologyRow]]:
    """Lanes by event, events in the order of their first lane."""
    groups: dict[str, list[ChronologyRow]] = {}
    for row in rows:
        groups.setdefault(row.event or row.what, []).append(row)
    return groups


def _spoken(rows: Iterable[ChronologyRow], say: Words) -> str:
    return " ".join(f"{_whole(row, say)}." for row in rows)


def _whole(row: ChronologyRow, say: Words) -> str:
    """The lane in one sentence, for who hears it or points at it."""
    place = f", {row.place}" if row.place else ""
    return f"{row.what}{place}, {row.span}: {say.told.named(row.who)}{conflict_note(row.conflicts, say)}"


def conflict_note(numbers: Sequence[int], say: Words) -> str:
    """`, in conflicts 1 and 3`, or nothing."""
    if not numbers:
        return ""
    return say(", in conflict {}" if len(numbers) == 1 else ", in conflicts {}", say.told.named([str(each) for each in numbers]))


def _lanes(groups: dict[str, list[ChronologyRow]], scale: Axis, name: str, say: Words) -> Iterator[Node]:
    y = TOP
    for what, rows in groups.items():
        yield el("text", what, x="0", y=str(y + 17), class_="event")
        y += HEAD
        for row in rows:
            yield from _label(row, y + 12, say)
            yield from _shapes(row, scale, y + 25, name)
            y += LANE


def _label(row: ChronologyRow, y: int, say: Words) -> Iterator[Element]:
    """Who says it and the note on conflicts: cut for a phone and, less, for a sheet of paper; the whole is its title."""
    note = conflict_note(row.conflicts, say)
    who = say("denied by {}", say.told.named(row.who)) if row.denied else say.told.named(row.who)
    who += (f" ({say('from the age')})" if row.derived else "") + (f", {row.place}" if row.place else "")
    rooms = (("", _NARROW),) if len(who) + len(note) <= _NARROW else (("narrow", _NARROW), ("wide", _WIDE))
    for size, room in rooms:
        yield el("text", Cut(who, max(16, room - len(note))), note, el("title", _whole(row, say)), x="0", y=str(y),
                 class_=f"lane {size}".strip())


def _shapes(row: ChronologyRow, scale: Axis, y: int, name: str) -> Iterator[Node]:
    """The marks of one lane: what joins them, then each."""
    style = "contested" if row.contested else ""
    places = [ends(span, scale) for span in row.spans if span != (None, None)]
    if row.extent:
        starts, stops = places[0] if row.spans[0] != (None, None) else None, places[-1] if row.spans[-1] != (None, None) else None
        left, right = starts[1] if starts else 0.0, stops[0] if stops else 100.0
        if right > left:
            yield line(left, right, y, "lasting")
        if not starts:
            yield arrow(0, y, -1)
        if not stops:
            yield arrow(100, y, 1)
    elif len(places) > 1:
        yield line(min(left for left, _ in places), max(right for _, right in places), y, "choice")
    for span in row.spans:
        if span != (None, None):
            yield from mark(span, scale, y, style, name)
