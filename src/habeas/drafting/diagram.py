"""A conflict's chain drawn as inline SVG: who says what, which days that leaves, and the gap where they cross.

One panel for each possibility. A chain of dates is drawn on a time axis, a chain without dates as distances between events, a clash
as what one side says against the other. The chain beside it says the same in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.checking.findings import Finding
from habeas.checking.languages import Language
from habeas.checking.languages import language as language_of
from habeas.checking.rules import Day
from habeas.checking.steps import Apart, Never, NoDates, NotAfter, NotBefore, OneOnly, Opposed, SomeYears, Step, by_places
from habeas.core.claims import Claim
from habeas.core.kinds import KINDS
from habeas.core.when import Span, When
from habeas.drafting.axis import Axis, axis
from habeas.drafting.markup import Cut, Element, el
from habeas.drafting.shapes import HEAD, arrow, bar, cross, diamond, element, ends, grid, hatch, line, mark, per

MOST = 3  # possibilities drawn
_NARROW, _WIDE = 43, 100  # characters of a line that fit a phone and a sheet of paper
_LANE, _DERIVED, _GAP, _FOOT = 64, 32, 56, 12  # pixels: a lane, what a derived day adds to it, the gap below, the margin between panels
_LEAST = 0.8  # per cent: a gap of one day is still seen


def diagram(finding: Finding, name: str, language: str = "en") -> Element | None:
    """The drawing of a conflict's chain; None where there is no chain. `name` makes its ids unique in the document."""
    told = language_of(language)
    count = max((step.possibility for step in finding.steps), default=0)
    if not count:
        return None
    around = finding.claims
    panels = [[step for step in finding.steps if step.possibility == number] for number in range(1, min(count, MOST) + 1)]
    scale = axis(span for panel in panels for step in panel for span in _spans(step))
    shapes: list[Element] = []
    y = 0
    for number, panel in enumerate(panels, 1):
        if count > 1:
            shapes.append(_heading(told.diagram_words("possibility").format(number, count), y))
            y += HEAD
        inside, y = _panel(panel, scale, y, told, around, name)
        shapes += inside
        y += _FOOT
    if count > MOST:
        rest = count - MOST
        shapes.append(_heading(told.diagram_words("one more" if rest == 1 else "more").format(rest), y))
        y += HEAD
    drawn = sorted(shapes, key=lambda each: each.name == "text")  # words stand above lines
    return el(
        "svg", el("title", told.diagram_words("title"), id=f"{name}-title"),
        el("desc", " ".join((told.diagram_words("explained"), *finding.chain)), id=f"{name}-desc"), el("defs", hatch(name)),
        drawn,
        role="img", aria_labelledby=f"{name}-title {name}-desc", width="100%", height=str(y), class_="timeline")


def _panel(panel: Sequence[Step], scale: Axis | None, y: int, told: Language, around: Sequence[Claim],
           name: str) -> tuple[list[Element], int]:
    """The shapes of one possibility, and where the next may begin."""
    if any(isinstance(step.follows, Apart) for step in panel):
        return _distances(panel, y, told, around)
    if scale is not None and any(isinstance(step.follows, NotAfter | NotBefore) for step in panel):
        return _dates(panel, scale, y, told, around, name)
    return _clash(panel, y, told)


# ---- text


def _text(text: str, y: int, x: float = 0, style: str = "lane", anchor: str = "start", share: float = 1) -> Iterator[Element]:
    """A line of text that takes a share of the width: cut for a phone and, less, for a sheet of paper; the whole is its title."""
    share *= 0.85 if style == "event" else 1  # its letters are bold
    rooms = (("narrow", int(_NARROW * share)), ("wide", int(_WIDE * share)))
    for size, room in (("", int(_NARROW * share)),) if len(text) <= _NARROW * share else rooms:
        yield el("text", Cut(text, room), el("title", text), x=per(x), y=str(y), class_=f"{style} {size}".strip(), text_anchor=anchor)


def _heading(text: str, y: int) -> Element:
    return el("text", text, x="0", y=str(y + 16), class_="event")


def _says(step: Step, claims: Sequence[Claim], y: int, told: Language, what: str = "") -> list[Element]:
    """Who says it in bold, and what below; without claims, the order of events or the places."""
    if not claims:
        return [*_text(told.diagram_words("places" if by_places(step) else "order"), y + 14, style="event"), *_text(what, y + 30)]
    names = told.named(list(dict.fromkeys(claim.speaker for claim in claims)))
    return [*_text(names, y + 14, style="event"), *_text(told.claimed(claims[0]) + what, y + 30)]


# ---- a chain of dates


def _spans(step: Step) -> Iterator[Span]:
    """The days that the axis must hold for a step."""
    match step.follows:
        case NotAfter(_, date) if date is not None:
            yield date, date
        case NotBefore(_, date):
            yield date, date
        case _:
            return
    own = _own(step)
    if own is not None:
        yield own


def _own(step: Step) -> Span | None:
    """The span that a step's claim gives to the very day that it bounds: drawn as it is. None for what is derived."""
    follows = step.follows
    if not isinstance(follows, NotAfter | NotBefore) or not step.claims:
        return None
    claim = step.claims[0]
    same = claim.kind == follows.day.slot.kind and claim.affirmed and isinstance(claim.value, When)
    if not same or not isinstance(claim.value, When) or (isinstance(follows, NotAfter) and (follows.since is not None or follows.said)):
        return None
    spans = claim.value.spans
    if KINDS[claim.kind].shape == "state" and not claim.bound:  # an extent gives start and end, a moment bounds each from one side
        if not claim.value.extent:
            return None
        return spans[0] if follows.day.end == "start" else spans[-1]
    edge = 1 if isinstance(follows, NotAfter) else 0
    return next((span for span in spans if span[edge] == follows.date), spans[0] if len(spans) == 1 else None)


def _dates(panel: Sequence[Step], scale: Axis, y: int, told: Language, around: Sequence[Claim],
           name: str) -> tuple[list[Element], int]:
    top, shapes = y, list[Element]()
    y += HEAD
    before: tuple[float, int] | None = None  # the edge of the step before
    crossing: tuple[float, int, int] | None = None  # the last edge that days may not pass, and its date
    for step in panel:
        follows = step.follows
        assert isinstance(follows, NotAfter | NotBefore)
        since = follows.since if isinstance(follows, NotAfter) else None
        shapes += _says(step, step.claims, y, told, _besides(step, told, around))
        level = y + 44
        if own_day := _towards(step, told, around):
            shapes += _text(own_day, y + 46)
            level += _DERIVED
        edge = _edge(follows, scale)
        if since and before:
            shapes += _relation(before, (edge, level), since, told)
        shapes += _bounded(step, scale, level, edge, name)
        words = told.not_before(follows.date) if isinstance(follows, NotBefore) else told.not_after(follows.date)
        shapes += _text(words, level + 20, edge, "date", _lean(edge))
        if isinstance(follows, NotBefore):
            if crossing:
                shapes += _gap(crossing, edge, follows.date, level, any(each.widened for each in panel), told, name)
                level += _GAP
        elif follows.date is not None:
            crossing = (edge, level, follows.date)
        before = (edge, level)
        y = level + 24
    return [*grid(scale, top, y, told.MONTHS), *shapes], y


def _besides(step: Step, told: Language, around: Sequence[Claim]) -> str:
    """What is told besides the claim's content: by when it was said; of the order of events, the order."""
    follows = step.follows
    if not isinstance(follows, NotAfter):
        return ""
    if follows.said and follows.date is not None:
        return f", {told.said_by(follows.date)}"
    return told.relation(follows.since, around) if follows.since and not step.claims else ""


def _towards(step: Step, told: Language, around: Sequence[Claim]) -> str:
    """`→ birth`, where a step bounds another day than the one that its claim speaks of."""
    follows = step.follows
    assert isinstance(follows, NotAfter | NotBefore)
    derived = isinstance(follows, NotAfter) and follows.since is not None
    return f"→ {told.day_name(follows.day, around)}" if derived or step.claims[0].kind != follows.day.slot.kind else ""


def _edge(follows: NotAfter | NotBefore, scale: Axis) -> float:
    """Where the days that a step leaves end, or begin."""
    if isinstance(follows, NotBefore):
        return scale.x(follows.date)
    return 0.0 if follows.date is None else scale.x(follows.date + 1)


def _lean(x: float) -> str:
    """How a text of half a phone's width stands to its place, so that it stays within the drawing."""
    return "start" if x < 38 else "end" if x > 62 else "middle"


def _bounded(step: Step, scale: Axis, y: int, edge: float, name: str) -> Iterator[Element]:
    """What a claim says as it says it; else the days that are left, open on one side."""
    own = _own(step)
    late = isinstance(step.follows, NotAfter)
    if own is not None and own != (None, None):
        yield from mark(own, scale, y, "", name)
        left, right = ends(own, scale)
        near = right if late else left
        if abs(near - edge) > 0.01:  # read with room for rounding
            yield line(min(near, edge), max(near, edge), y, "choice")
    elif late:
        yield line(0, edge, y, "open")
        yield arrow(0, y, -1)
    else:
        yield line(edge, 100, y, "open")
        yield arrow(100, y, 1)
    yield element("line", x1=edge, x2=edge, y1=y - 8, y2=y + 8, class_="edge")


def _relation(start: tuple[float, int], end: tuple[float, int], since: Apart, told: Language) -> Iterator[Element]:
    """From the edge of one day to that of the next: down, and along by the distance between the two."""
    (x, top), (edge, level) = start, end
    y = level - 12
    yield element("line", x1=x, x2=x, y1=top + 8, y2=y, class_="link")
    if abs(edge - x) > 1:
        yield line(x, edge, y, "")
        yield arrow(edge, y, 1 if edge > x else -1)
        middle = (x + edge) / 2
        if abs(edge - x) > 20:
            yield from _text(told.distance(since), y - 4, middle, "date", "middle", min(middle, 100 - middle) / 50)
    yield element("line", x1=edge, x2=edge, y1=y, y2=level, class_="link")


def _gap(crossing: tuple[float, int, int], edge: float, date: int, level: int, widened: bool, told: Language,
         name: str) -> Iterator[Element]:
    """The days between what cannot be passed from either side."""
    x, top, last = crossing
    y = level + 30
    yield element("line", x1=x, x2=x, y1=top + 8, y2=y + 10, class_="link")
    yield element("line", x1=edge, x2=edge, y1=level + 8, y2=y + 10, class_="link")
    left, right = min(x, edge), max(x, edge)
    yield bar(left, max(right - left, _LEAST), y, "gap", name)
    middle = (left + right) / 2
    lean = _lean(middle)
    place = {"start": left, "middle": middle, "end": right}[lean]
    yield from _text(told.days_apart(date - last), y + 26, place, "event", lean)
    yield from _text(told.diagram_words("gap widened" if widened else "gap"), y + 41, place, "date", lean)


# ---- a chain without dates


def _distances(panel: Sequence[Step], y: int, told: Language, around: Sequence[Claim]) -> tuple[list[Element], int]:
    """Events side by side in their order, without a scale, and what each statement says of the distance between two."""
    relations = [(step, step.follows) for step in panel if isinstance(step.follows, Apart)]
    days = _ordered([apart for _, apart in relations])
    place = {day: (number + 0.5) * 100 / len(days) for number, day in enumerate(days)}
    top, shapes = y, list[Element]()
    for day in days:
        shapes += _text(told.day_name(day, around), y + 12, place[day], "event", "middle", 0.8 / len(days))
    y += HEAD
    for step, apart in relations:
        shapes += _says(step, step.claims, y, told, "" if step.claims else told.relation(apart, around))
        here, there = sorted((place[apart.day], place[apart.other]))
        level = y + 58
        shapes += [line(here, there, level, "" if apart.before else "open"), arrow(here, level, -1), arrow(there, level, 1)]
        shapes += _text(told.distance(apart), level - 6, (here + there) / 2, "date", "middle", 0.8)
        y += 72
    columns = [element("line", x1=x, x2=x, y1=top + 16, y2=y, class_="tick") for x in place.values()]
    closing = next((step.follows for step in panel if isinstance(step.follows, NoDates | SomeYears)), NoDates())
    shapes += _text(told.diagram_words("no dates" if isinstance(closing, NoDates) else "some years"), y + 16, style="event")
    return [*columns, *shapes], y + HEAD


def _ordered(relations: Sequence[Apart]) -> list[Day]:
    """The days, the earlier ones first as far as the relations tell."""
    found = dict.fromkeys(day for apart in relations for day in (apart.day, apart.other))
    early = dict.fromkeys(found, 0)
    for apart in relations:
        first = apart.day if apart.before or not (apart.months or apart.days) else apart.other
        early[first] -= 1
        early[apart.other if first == apart.day else apart.day] += 1
    return sorted(found, key=lambda day: (early[day], KINDS[day.slot.kind].life != "birth", day))


# ---- what one side says against the other


def _clash(panel: Sequence[Step], y: int, told: Language) -> tuple[list[Element], int]:
    shapes: list[Element] = []
    for step in panel:
        match step.follows:
            case Opposed(_, yes, no):
                lanes = [(yes, "took place", _filled), (no, "did not", _crossed)]
            case OneOnly(_, first, second):
                lanes = [(first, "one", _hollow), (second, "other", _hollow)]
            case _:
                lanes = [(step.claims, "never" if isinstance(step.follows, Never) else "nothing", _crossed)]
        for number, (claims, words, draw) in enumerate(lanes):
            shapes += [*_says(step, claims, y, told), draw(y + 46), *_text(told.diagram_words(words), y + 50, 6)]
            if number:
                shapes.append(element("line", x1=3, x2=3, y1=y - _LANE + 56, y2=y + 36, class_="link"))
            y += _LANE
    return shapes, y


def _filled(y: int) -> Element:
    return diamond(3, y, "")


def _hollow(y: int) -> Element:
    return diamond(3, y, "contested")


def _crossed(y: int) -> Element:
    return cross(3, y)
