"""Intake: files, folders and lists come in. What was sent waits in the case's tray; the page shows how far it is."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from habeas.actions.documents import Added
from habeas.checking.languages import language as language_of
from habeas.core.documents import FIELDS
from habeas.core.errors import BadLanguage, BadSidecar
from habeas.core.people import Exhibit
from habeas.core.web_errors import TooMuchAtOnce
from habeas.core.when import parse
from habeas.intake.media import is_list
from habeas.intake.metadata import SIDECAR, checked, read_sidecar
from habeas.web import hearing, routes
from habeas.web.entering import Unclear, date
from habeas.web.gate import Opened
from habeas.web.library import library
from habeas.web.paging import part
from habeas.web.roles import Role
from habeas.web.routes import Route, reverse
from habeas.web.spoken import told
from habeas.web.tray import Sending, Tray
from habeas.web.waiting import Format, WaitingList

SAID = ("publisher", "published", "language", "about", "title", "address", "encoding")
QUICK = 0.7  # seconds that a page waits for what is mostly done by then
_FIRST = ("skipped", "unread", "added", "read again", "known")  # what one should look at comes first


def intake(request: HttpRequest, at: Opened) -> HttpResponse:
    """The form, and what is on its way."""
    return _page(request, at)


def _page(request: HttpRequest, at: Opened, problem: str = "") -> HttpResponse:
    """The page; where something was refused, with what was typed: a browser gives everything back but the files."""
    typed = request.POST
    return render(request, "intake.html", {"sending": secrets.token_hex(8), "most": settings.FILE_UPLOAD_MAX_MEMORY_SIZE,
                                           "megabytes": settings.FILE_UPLOAD_MAX_MEMORY_SIZE // 1_000_000,
                                           "problem": problem, "typed": typed, "proposals": bool(typed.get("proposals", not problem)),
                                           **tray_context(request, at)}, status=422 if problem else 200)


def progress(request: HttpRequest, at: Opened) -> HttpResponse:
    """The part of the page that shows how far it is, and asks for itself again until nothing goes on."""
    return render(request, "parts/tray.html", tray_context(request, at))


def take(request: HttpRequest, at: Opened) -> HttpResponse:
    """Take files that were sent. The script sends those of a folder one by one under one `sending`; a sidecar comes before the files that
    it describes. What cannot be understood is asked for again. Raises TooMuchAtOnce, BadSidecar, CaseUnusable."""
    size, most = int(request.META.get("CONTENT_LENGTH") or 0), settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    if size > most:
        raise TooMuchAtOnce(size, most)
    files = [each for each in request.FILES.getlist("files") if each.name]
    if not files:
        return _page(request, at, _("Choose at least one file."))
    try:
        said = {name: _understood(name, value) for name in SAID if (value := request.POST.get(name, "").strip())}
    except (Unclear, BadLanguage) as error:
        return _page(request, at, str(error))
    tray = at.place.tray
    key = request.POST.get("sending", "")
    sending = tray.sendings.get(key)
    if sending is None or sending.author != at.user.name:
        sending = tray.sendings[key] = Sending(at.user.name, said, bool(request.POST.get("proposals")))
    paths = request.POST.getlist("path")
    paths = paths if len(paths) == len(files) else [""] * len(files)
    named = [(path or file.name or "", file.read()) for file, path in zip(files, paths, strict=True)]
    _sidecars(sending, named)
    for path, data in named:
        if is_list(path):
            _list(at, path, data, sending.of(path))
        elif not _hidden(path):
            tray.put(path, data, sending)
    tray.go()
    return HttpResponseRedirect(reverse("intake", at.id) + "#tray")


def _understood(name: str, value: str) -> str:
    """What was said of all files, as it is kept: dates as people write them. Raises Unclear, BadLanguage."""
    return date(value).edtf if name == "published" else checked(name, value)


def _hidden(path: str) -> bool:
    """What lies in folders for the machine and not for people: hidden files, locks of office programs, sidecars."""
    return any(each.startswith((".", "~$")) for each in path.split("/")) or path.rpartition("/")[2] == SIDECAR


def _sidecars(sending: Sending, named: Iterable[tuple[str, bytes]]) -> None:
    """Read the sidecars among the files. Raises BadSidecar."""
    for path, data in named:
        folder, slash, name = path.rpartition("/")
        if name == SIDECAR:
            try:
                text = data.decode("utf-8-sig")
            except UnicodeDecodeError as error:
                raise BadSidecar(path, "it is not text in UTF-8") from error
            sending.sidecars[folder + slash] = read_sidecar(text, path)


def _list(at: Opened, path: str, data: bytes, said: Mapping[str, str]) -> WaitingList:
    """Have a list wait, and its mapping be drafted."""
    tray = at.place.tray
    found = WaitingList(secrets.token_hex(6), path.rpartition("/")[2], tray.spool.put(data), at.user.name, said)
    tray.lists[found.id] = found
    found.draft(at.store, Format())
    found.settle(QUICK)
    return found


def steer(request: HttpRequest, at: Opened) -> HttpResponse:
    """Stop, go on, leave out what waits, clear away what is done."""
    tray = at.place.tray
    match request.POST.get("do"):
        case "stop":
            tray.stop()
        case "go":
            tray.go()
        case "leave":
            tray.leave()
        case "clear":
            tray.clear()
    return HttpResponseRedirect(reverse("intake", at.id) + "#tray")


def tray_context(request: HttpRequest, at: Opened) -> dict[str, Any]:
    """What the part with the tray shows."""
    tray = at.place.tray
    every = tray.every
    counts = {status.replace("read again", "again"): sum(each.status == status for each in every) for status in _FIRST}
    lists = list(tray.lists.values())
    ordered = sorted(every, key=lambda each: (_FIRST.index(each.status), not each.doubts))
    return {"tray": tray, "counts": counts, "doubtful": sum(bool(each.doubts) for each in every),
            "part": part(request, ordered), "proposed": sum(each.fresh for each in tray.read),
            "failed": [each for each in tray.read if each.status == "failed"], "unused": _unused(tray, every),
            "published": _published(tray), "undated": sum(_undated(each) for each in every), "reading": reading_page(), "lists": lists,
            "busy": tray.running or any(each.running for each in lists)}


def _published(tray: Tray) -> list[str]:
    """The dates of publication that were said of what was sent, in words, so that one sees how they were understood."""
    days = dict.fromkeys(each.said["published"] for each in list(tray.sendings.values()) if "published" in each.said)
    return [language_of(told()).when_words(parse(each)) for each in days]


def reading_page() -> str:
    """The name of the route to a document's page; "" if no module of `pages` lists it yet."""
    return next((name for name, route in routes.routes().items() if route.address == "case/<case>/reading/<exhibit>"), "")


def _unused(tray: Tray, every: Iterable[Added]) -> list[str]:
    """Patterns of sidecars that fit no file, once all were looked at."""
    if tray.left:
        return []
    files = [each.file for each in every]
    return [pattern for sending in list(tray.sendings.values()) for folder, sidecar in sending.sidecars.items()
            for pattern in sidecar.unused([each.removeprefix(folder) for each in files if each.startswith(folder)])]


def _undated(added: Added) -> bool:
    """Whether a file proposes a date of publication that nobody has confirmed."""
    dates = [each.confirmed for each in added.described if each.field == "published"]
    return bool(dates) and not any(dates)


def came(request: HttpRequest, at: Opened) -> HttpResponse:
    """What came in so far, as the ledger has it: every kept file, the latest first."""
    whole = library(at.place)
    lists = {row["exhibit"]: row for row in at.store.lists().values()}
    shown = part(request, whole.latest)
    rows = [{"exhibit": each, "author": whole.keepers.get(each.id, ""), "list": lists.get(each.id), "text": whole.headings.get(each.id),
             "characters": _length(whole.headings, each)} for each in shown.members]
    return render(request, "came.html", {
        "part": shown, "rows": rows, "reading": reading_page(), "secrets": hearing.hidden(at) is not None})


def _length(texts: Any, exhibit: Exhibit) -> int:
    return sum(len(page.text) for page in texts[exhibit.id].pages) if exhibit.id in texts else 0


assert set(SAID) <= {*FIELDS, "encoding"}

ROUTES = (
    Route("case/<case>/intake", "intake", intake, get=Role.READER),
    Route("case/<case>/intake/files", "take files", take, post=Role.EDITOR),
    Route("case/<case>/intake/tray", "tray", progress, get=Role.READER),
    Route("case/<case>/intake/steer", "steer intake", steer, post=Role.EDITOR),
    Route("case/<case>/intake/came", "came in", came, get=Role.READER),
)
