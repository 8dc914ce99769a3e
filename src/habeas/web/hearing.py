"""What a user must not hear of a case, and which files would tell it: who only reads hears no name of a confidential source."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote_plus

from django.http import HttpRequest, HttpResponse

from habeas.core.people import Exhibit, Source
from habeas.drafting import mask
from habeas.drafting.mask import Hidden, Hit, replaced
from habeas.store import documents
from habeas.store.case import CaseStore
from habeas.web.gate import Opened, Withheld
from habeas.web.library import Kept
from habeas.web.spoken import told
from habeas.web.telling import spaced
from habeas.web.unnaming import Spared, unnamed
from habeas.web.windows import Reading

# Files whose words are all in their text, or are seen on their pages. Others have parts of their own: properties, comments, attachments.
_PLAIN, _SEEN = "text/", ("application/pdf", "image/")


@dataclass(frozen=True, slots=True)
class _Secrets:
    """The sources of a case at one end of its ledger; what is hidden by language, and which exhibits tell it, once that was asked."""

    sources: Mapping[str, Source]
    hidden: dict[str, Hidden | None] = field(default_factory=dict)
    telling: dict[tuple[str, bool], bool] = field(default_factory=dict)


def _read(store: CaseStore) -> _Secrets:
    return _Secrets(store.sources())


_secrets: Kept[_Secrets] = Kept(_read, frozenset())


def hidden(at: Opened) -> Hidden | None:
    """The names that this user must not hear in this case; None where there are none."""
    if at.may_write:
        return None
    known, language = _secrets.of(at.place), told()
    if language not in known.hidden:
        known.hidden[language] = mask.hidden(known.sources, (), language)
    return known.hidden[language]


def unhearing(request: HttpRequest, at: Opened, response: HttpResponse) -> None:
    """Take these names out of an answer and its headers."""
    secrets = hidden(at)
    if secrets is None:
        return
    for name, value in list(response.items()):
        if secrets.text(value) != value:
            response.headers[name] = secrets.text(value)
    if response.headers.get("Content-Type", "").startswith("text/html"):
        typed = [each for name in request.GET for each in request.GET.getlist(name)]
        typed.append(unquote_plus(request.headers.get("Referer", "")))  # to which a page about a mistake leads back
        spared = Spared(lambda key: _own(at, key), typed, echoes=response.status_code >= 400)
        response.content = unnamed(response.content.decode(), secrets, spared).encode()


def _own(at: Opened, key: str) -> Collection[str]:
    """What a person is called: it stays, or it would tell that the person is the source."""
    person = at.snapshot.person_by_key.get(key)
    if person is None:
        return ()
    mentions = at.snapshot.now.mentions
    names = {person.name, *(mentions[each].name for each in person.mentions if each in mentions)}
    return names | set(map(spaced, names))


def unnamed_parts(secrets: Hidden | None, parts: Sequence[str], before: str = "", after: str = "") -> list[str]:
    """Parts of one text, such as its pages, without the names that must not be told, which may run from one into the next, from what
    stands before them or into what stands after. The part in which a name begins gets the label, the first one if it began before."""
    if secrets is None:
        return list(parts)
    hits = secrets.hits(before + "".join(parts) + after)
    found, place = [], len(before)
    for number, part in enumerate(parts):
        end = place + len(part)
        inside = [Hit(max(each.start, place) - place, min(each.end, end) - place, each.label if each.start >= place or not number else "")
                  for each in hits if each.start < end and each.end > place]
        found.append(replaced(part, inside))
        place = end
    return found


def is_withheld(at: Opened, exhibit: Exhibit, picture: bool = False) -> bool:
    """Whether the file itself (or only the pictures of its pages) names a source that this user must not hear named, or could."""
    secrets = hidden(at)
    if secrets is None:
        return False
    known = _secrets.of(at.place).telling
    if (exhibit.id, picture) not in known:
        known[exhibit.id, picture] = _tells(at.store, exhibit, secrets, picture)
    return known[exhibit.id, picture]


def admit(at: Opened, exhibit: Exhibit, picture: bool = False) -> None:
    """Raises Withheld where the file must not be given to this user."""
    if is_withheld(at, exhibit, picture):
        raise Withheld


def _tells(store: CaseStore, exhibit: Exhibit, secrets: Hidden, picture: bool) -> bool:
    said = [exhibit.name, *(each.value for each in documents.descriptions(store, [exhibit.id]).get(exhibit.id, []))]
    if any(map(secrets.hits, said)):
        return True
    if exhibit.media_type.startswith(_PLAIN):
        return _tells_plainly(store.exhibit_bytes(exhibit.id), secrets)
    if not exhibit.media_type.startswith(_SEEN) or not _is_known(reading := Reading(store, exhibit)):
        return True
    return bool(secrets.hits(reading.whole())) or (not picture and _tells_plainly(store.exhibit_bytes(exhibit.id), secrets))


def _is_known(reading: Reading) -> bool:
    """Whether all words of a document were read, and not guessed from a picture."""
    reading.whole()
    pages = [reading.page(place) for place in range(len(reading.text.pages))]
    return not reading.text.problem and all(page.text.strip() and "ocr" not in page.origin for page in pages)


def _tells_plainly(data: bytes, secrets: Hidden) -> bool:
    """Whether bytes hold a name as they are. A zero is half of a letter in UTF-16."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.replace(b"\0", b"").decode("latin-1")
    return bool(secrets.hits(text.replace("\0", "")))
