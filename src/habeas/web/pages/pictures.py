"""The pages of a PDF as pictures, drawn in a process of its own, and over them the rectangles of a passage as a picture too; and a file
that is a picture itself. None of them can run anything."""

from __future__ import annotations

import threading
from collections import OrderedDict

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from habeas.core.documents import Text
from habeas.core.errors import NoPicture
from habeas.core.people import Exhibit
from habeas.intake import worker
from habeas.intake.extraction import CannotExtract, Drawn
from habeas.web import hearing, inert
from habeas.web.gate import Opened
from habeas.web.pages.reading import PDF, PICTURES, span
from habeas.web.roles import Role
from habeas.web.routes import Route
from habeas.web.windows import Reading

MOST = 24  # pictures that are kept
WAITING = 4  # pictures that are drawn or wait for it; the other threads are for other pages

_kept: OrderedDict[tuple[str, int], Drawn | None] = OrderedDict()
_waiting = threading.BoundedSemaphore(WAITING)
_turn = threading.Lock()  # one page at a time: a file that was made to harm takes no more than one processor


def picture(request: HttpRequest, at: Opened, of: Exhibit, place: str) -> HttpResponse:
    """The page at a place, from 1. Raises Withheld, NoPicture, NotFound, Damaged."""
    hearing.admit(at, of, picture=of.media_type == PDF)
    if of.media_type in PICTURES and place == "1":
        return inert.image(at.store.exhibit_bytes(of.id), of.media_type)
    return inert.image(_drawn(at, of, place).png)


def marks(request: HttpRequest, at: Opened, of: Exhibit, place: str) -> HttpResponse:
    """The rectangles of a passage on that page, to be laid over it. Raises Withheld, NoPicture, NotFound, Damaged."""
    hearing.admit(at, of, picture=of.media_type == PDF)
    found, chosen = _drawn(at, of, place), span(request.GET.get("passage", ""))
    return inert.image(_overlay(Reading(at.store, of), found, int(place) - 1, chosen).encode(), "image/svg+xml")


def _drawn(at: Opened, of: Exhibit, place: str) -> Drawn:
    if of.media_type != PDF or not place.isdecimal() or len(place) > 8:
        raise NoPicture(_("there is no such page to be drawn"))
    data, key = at.store.exhibit_bytes(of.id), (of.id, int(place) - 1)  # first: what was erased is shown to nobody
    if key not in _kept:
        if not _waiting.acquire(blocking=False):
            raise NoPicture(_("others are still being drawn"))
        try:
            with _turn:
                _draw(data, key)
        finally:
            _waiting.release()
    found = _kept.get(key)
    if found is None:
        raise NoPicture(_("the page is broken, or takes too long to be drawn"))
    return found


def _draw(data: bytes, key: tuple[str, int]) -> None:
    """Draw a page, unless somebody else has while this one waited, and keep it in place of the oldest."""
    if key in _kept:
        return
    try:
        found: Drawn | None = worker.draw(data, key[1])
    except CannotExtract:
        found = None
    _kept[key] = found
    while len(_kept) > MOST:
        _kept.popitem(last=False)


def _overlay(reading: Reading, drawn: Drawn, place: int, chosen: tuple[int, int] | None) -> str:
    """An image of the size of the page that is empty but for the rectangles."""
    boxes = []
    if chosen:
        for at, page in reading.whole_pages(*chosen):
            low, high = (max(0, each - reading.starts[at]) for each in chosen)
            if at == place:
                boxes = [box for _, box in Text("", "", "", (page,)).boxes(low, high)]
    scale = " ".join(f"{each:.5f}" for each in drawn.matrix)
    shapes = "".join(f'<rect x="{box.left / 10 - 2}" y="{box.bottom / 10 - 1}" width="{(box.right - box.left) / 10 + 4}" '
                     f'height="{(box.top - box.bottom) / 10 + 2}"/>' for box in boxes)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{drawn.width}" height="{drawn.height}" '
            f'viewBox="0 0 {drawn.width} {drawn.height}">'
            f'<g transform="matrix({scale})" fill="#ffd34d" fill-opacity="0.35" stroke="#7a1f00" stroke-width="1.2">{shapes}</g></svg>')


ROUTES = (
    Route("case/<case>/reading/<exhibit>/page/<place>", "page picture", picture, get=Role.READER),
    Route("case/<case>/reading/<exhibit>/page/<place>/marks", "page marks", marks, get=Role.READER),
)
