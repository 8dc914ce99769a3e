"""The documents of a case, and one document: its text a part at a time, with what is said in it marked, beside the picture of its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas.core.documents import Text
from habeas.core.folding import folded
from habeas.core.people import Exhibit
from habeas.core.when import parse
from habeas.drafting.markup import Mask
from habeas.store import documents
from habeas.store.case import CaseStore
from habeas.web import alike, desk, hearing, kinds, naming, recorded, unrecorded
from habeas.web.alike import Twin
from habeas.web.desk import Desk
from habeas.web.entering import Meaning, Typed, Whom
from habeas.web.gate import Opened
from habeas.web.library import by_name, library
from habeas.web.marks import Piece, pieces
from habeas.web.paging import part
from habeas.web.passages import Said, Spoken, confirmed, spoken
from habeas.web.roles import Role
from habeas.web.routes import Route, reverse
from habeas.web.windows import Reading, Window

PDF = "application/pdf"
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"})  # which every browser shows; no TIFF
STATES = ("open", "doubts", "unread", "undescribed")
_NAME = 300  # characters that a name is not longer than


class Row(NamedTuple):
    """A document in the list: pages and characters of its text, how many of its proposals are open and decided, what is confirmed of it."""

    exhibit: Exhibit
    text: Text | None
    open: int
    decided: int
    said: Mapping[str, str]

    @property
    def characters(self) -> int:
        """How long its text is."""
        return sum(len(page.text) for page in self.text.pages) if self.text else 0

    def is_in(self, state: str) -> bool:
        """Whether it is among those of one of STATES."""
        match state:
            case "open":
                return self.open > 0
            case "doubts":
                return bool(self.text and self.text.doubts)
            case "unread":
                return bool(self.text and self.text.problem)
            case "undescribed":
                return not ({"publisher", "published", "language"} <= self.said.keys())
        return True


def listed(request: HttpRequest, at: Opened) -> HttpResponse:
    """The list."""
    rows = _rows(at)
    words, state = folded(request.GET.get("q", "")).split(), request.GET.get("state", "")
    hide = naming.names(at).text  # a guess finds nothing
    chosen = [each for each in rows if each.is_in(state) and all(word in _searched(each, hide) for word in words)]
    return render(request, "reading.html", {
        "part": part(request, chosen), "q": request.GET.get("q", ""), "state": state, "all": len(rows),
        "waiting": sum(each.open for each in rows)})


def _rows(at: Opened) -> list[Row]:
    now, whole = desk.at(at.place), library(at.place)
    waiting, decided = Counter[str](), Counter[str]()
    for each in now.lines:
        (decided if each.id in now.decided else waiting)[each.exhibit] += 1
    wanted = whole.headings.keys() | _spoken(at.store)
    return [Row(of, whole.headings.get(of.id), waiting[of.id], decided[of.id], whole.confirmed.get(of.id, {}))
            for of in by_name(whole, naming.names(at).text) if of.id in wanted and of.media_type != "erased"]


def _spoken(store: CaseStore) -> Collection[str]:
    """The documents that speak of somebody."""
    with store.reading() as cursor:
        cursor.execute("SELECT DISTINCT place FROM store_mention")
        return {str(place) for place, in cursor}


def _searched(row: Row, hide: Mask) -> str:
    return folded(" ".join(map(hide, [row.exhibit.name, row.said.get("publisher", ""), row.said.get("title", "")])))


def exhibit(request: HttpRequest, at: Opened, of: Exhibit) -> HttpResponse:
    """The document: the part that holds the chosen passage, or that the address asks for."""
    return page(request, at, of)


def page(request: HttpRequest, at: Opened, of: Exhibit, form: Typed | None = None, more: Mapping[str, Any] | None = None) -> HttpResponse:
    """The same, with a form of a claim that was sent and must be looked at again."""
    reading, now = Reading(at.store, of), desk.at(at.place)
    said, names = spoken(at.store, of.id, now), naming.names(at)
    chosen = span(request.GET.get("passage", "")) or span(request.GET.get("select", ""))
    found = _window(reading, request, chosen)
    key = request.GET.get("passage", "")
    form = form or _fresh(request, reading, of, at)
    context = {
        "here": reverse("reading exhibit", at.id, of.id), "exhibit": of,
        "window": found, "text": reading.text, "has_words": reading.has_words, "said": confirmed(at.store, of.id),
        "described": documents.descriptions(at.store, [of.id]).get(of.id, []),
        "pieces": _pieces(at, reading, found, said), "withheld": of.media_type != "erased" and hearing.is_withheld(at, of),
        "passages": [each for each in said.passages if each.start < found.end and each.end > found.start], "chosen": key,
        "entries": _entries(at, said, now, key, names), "beside": _overlapping(said, key), "elsewhere": said.elsewhere, "names": names,
        "pictured": of.media_type in {PDF, *PICTURES} and reading.has_words and not hearing.is_withheld(at, of, of.media_type == PDF),
        "drawn": of.media_type == PDF,
        "erased": of.media_type == "erased", "keys": True, "bare": _bare(at, of, found, said) if at.may_write and not key else [],
        "form": form, "grouped": kinds.grouped(), "meaning": Meaning(), "whom": Whom(), "back": _addresses(request, found, key),
        "waiting": sum(1 for _, state in said.lines if state == "open"),
        "done": recorded.done(at, request.GET.get("done", "")), **(more or {})}
    return render(request, "exhibit.html", context)


def _bare(at: Opened, of: Exhibit, found: Window, said: Spoken) -> Sequence[unrecorded.Date]:
    """The dates of a part on which nothing is recorded."""
    known = confirmed(at.store, of.id)
    published = parse(known["published"]) if known.get("published") else None
    return unrecorded.dates(found, [(each.start, each.end) for each in said.passages], known.get("language", ""), published)


def span(text: str) -> tuple[int, int] | None:
    """`120-141` as offsets."""
    low, dash, high = text.partition("-")
    if not dash or not (low.isdecimal() and high.isdecimal()) or len(text) > 24:
        return None
    return (int(low), int(high)) if int(low) < int(high) else None


def _window(reading: Reading, request: HttpRequest, chosen: tuple[int, int] | None) -> Window:
    number, number_of_page = request.GET.get("part", ""), request.GET.get("page", "")
    if number.isdecimal() and len(number) < 9:
        return reading.window(int(number))
    if number_of_page and (first := reading.first(number_of_page)):
        return reading.window(first)
    if (offset := request.GET.get("at", "")).isdecimal() and len(offset) < 12:
        return reading.at(min(int(offset), max(reading.length - 1, 0)))
    return reading.at(min(chosen[0], max(reading.length - 1, 0))) if chosen else reading.window(1)


def _shown(said: Spoken, found: Window) -> list[Any]:
    """The passages to be marked in a part."""
    return [each for each in said.passages if each.start < found.end and each.end > found.start]


def _pieces(at: Opened, reading: Reading, found: Window, said: Spoken) -> list[Piece]:
    """The part in pieces. The names that this user must not hear are looked for before it was cut: also where one runs out of the part."""
    shown = pieces(found.text, found.start, _shown(said, found))
    low, around = reading.around(found.start, found.end, _NAME)
    texts = hearing.unnamed_parts(hearing.hidden(at), [each.text for each in shown], around[:found.start - low], around[found.end - low:])
    return [replace(each, text=text) for each, text in zip(shown, texts, strict=True)]


def _addresses(request: HttpRequest, found: Window, key: str) -> dict[str, str]:
    """The addresses of the parts around, of the first and the last."""
    wanted = {"first": 1, "before": found.number - 1, "after": found.number + 1, "last": found.of}
    return {name: f"?{urlencode({'part': number})}" if 1 <= number <= found.of and number != found.number else ""
            for name, number in wanted.items()}


def _entries(at: Opened, said: Spoken, now: Desk, key: str, names: naming.Names) -> list[dict[str, Any]]:
    """What is said in the chosen passage, as the panel shows it."""
    entries = said.at(at.store, now, key) if span(key) else []
    known = {each.id for each in at.store.mentions([each.claim.mention for each in entries])} if entries else set()
    return [{"said": each, "claim": each.claim, "filed": each.filed, "state": each.state, "judgement": each.judgement,
             "known": each.claim.mention in known, "namesakes": _namesakes(at, each, known), "twins": _twins(at, each),
             "name": each.name or _name(at.store, each), "speaker": names.of(each.claim.speaker),
             "relay": [names.of(one) for one in each.claim.relay]} for each in entries]


def _namesakes(at: Opened, said: Said, known: Collection[str]) -> Sequence[Twin]:
    """Who has the same name, where the person of a proposal is not in the case yet."""
    return alike.namesakes(at, said.name) if said.filed and said.claim.mention not in known else ()


def _twins(at: Opened, said: Said) -> Sequence[Twin]:
    """The others of the same name, where a proposal was confirmed."""
    return alike.twins(at, said.claim) if said.judgement and said.judgement.sort == "confirm" else ()


def _name(store: CaseStore, said: Said) -> str:
    return next((each.name for each in store.mentions([said.claim.mention])), "")


def _overlapping(said: Spoken, key: str) -> Sequence[Any]:
    """Other passages that share words with the chosen one."""
    chosen = span(key)
    return [each for each in said.passages
            if chosen and each.key != key and each.start < chosen[1] and each.end > chosen[0]]


def _fresh(request: HttpRequest, reading: Reading, of: Exhibit, at: Opened) -> Typed:
    """The form of a new claim: with the words that were selected, whoever published the document as the speaker, and whom it is about as
    the person."""
    selected = span(request.GET.get("select", ""))
    words = request.GET.get("words", "")
    start = ""
    if selected and selected[1] <= reading.length and selected[1] - selected[0] <= recorded.LONGEST:
        low, text = reading.around(*selected, 0)
        words, start = text, str(low)
    said = confirmed(at.store, of.id)
    return Typed({"kind": "", "words": words, "start": start, "speaker": said.get("publisher", ""), "person": said.get("about", "")})


ROUTES = (
    Route("case/<case>/reading", "reading", listed, get=Role.READER),
    Route("case/<case>/reading/<exhibit>", "reading exhibit", exhibit, get=Role.READER),
)
