"""E-mail: the headers that matter, the text part rather than the HTML one, and attachments as files of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from habeas.core.documents import Page
from habeas.intake.extraction import Attachment, CannotExtract, Extraction, plural
from habeas.intake.html import day, html_text
from habeas.intake.media import MEDIA
from habeas.intake.plain import decoded

if TYPE_CHECKING:
    from email.message import Message

VERSION = "1"
SHOWN = ("From", "Sender", "To", "Cc", "Date", "Subject")
MOST_PARTS = 1_000
MOST_ATTACHED = 200_000_000  # bytes of all attachments


def read_mail(data: bytes) -> Extraction:
    """The text of a message: its headers, an empty line, its body. Raises CannotExtract."""
    from email import message_from_bytes, utils  # here, as they load sockets, which nothing else of this folder may

    try:
        message = message_from_bytes(data)
        parts = _parts(message)
    except RecursionError:
        raise CannotExtract("its parts lie too deep inside one another", "It may have been made to harm; ask whoever sent it.") from None
    found = Extraction(MEDIA["mail"], "mail", VERSION)
    headers = {name: _header(message, name) for name in SHOWN if message.get(name)}
    bodies = [_text(part, found) for part in _bodies(message, parts)]
    head = "".join(f"{name}: {value}\n" for name, value in headers.items())
    body = "\n".join(text for text in bodies if text.strip())
    if not body.strip():
        found.doubts.append("it has no body of text: only its headers were read")
    if not (head + body).strip():
        raise CannotExtract("it holds neither headers nor text", "Check that the right file was given.")
    found.pages = [Page("", f"{head}\n{body}" if body.endswith("\n") else f"{head}\n{body}\n")]
    found.attachments = _attachments(parts, found)
    sent = utils.parsedate_tz(headers.get("Date", ""))
    if sent:
        found.propose("published", day(f"{sent[0]:04}-{sent[1]:02}-{sent[2]:02}"), "mail header Date")
    name, address = utils.parseaddr(headers.get("From", "")[:1000])
    found.propose("publisher", name or address, "mail header From")
    found.propose("title", headers.get("Subject"), "mail header Subject")
    return found


def _parts(message: Message) -> list[Message]:
    """The parts that are no containers, in their order, those of messages inside this one not among them."""
    found: list[Message] = []
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart" and isinstance(part.get_payload(), list):
            waiting += reversed([each for each in part.get_payload() if not isinstance(each, str)])
        else:
            found.append(part)
        if len(found) + len(waiting) > MOST_PARTS:
            raise CannotExtract(f"it has more than {MOST_PARTS:,} parts", "It may have been made to harm; ask whoever sent it.")
    return found


def _bodies(message: Message, parts: list[Message]) -> list[Message]:
    """The parts that are the text itself: plain text, or where there is none HTML."""
    texts = [part for part in parts if part.get_content_maintype() == "text" and not _is_attached(part)]
    plain = [part for part in texts if part.get_content_type() != "text/html"]
    return plain or texts


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _text(part: Message, found: Extraction) -> str:
    payload = part.get_payload(decode=True)
    charset = str(part.get_content_charset() or "")
    text, doubt = decoded(payload, declared="" if charset in ("us-ascii", "") else charset) if isinstance(payload, bytes) else ("", "")
    if doubt:
        found.doubts.append(doubt)
    return html_text(text) if part.get_content_type() == "text/html" else text.replace("\r\n", "\n")


def _attachments(parts: list[Message], found: Extraction) -> list[Attachment]:
    taken: list[Attachment] = []
    pictures = total = 0
    for number, part in enumerate(parts, 1):
        if part.get_content_maintype() == "text" and not _is_attached(part):
            continue
        if part.get_content_maintype() == "image" and not _is_attached(part):
            pictures += 1
            continue
        inner = part.get_payload(0) if part.get_content_type() == "message/rfc822" and part.is_multipart() else None
        data = part.get_payload(decode=True) if inner is None else inner.as_bytes()  # type: ignore[union-attr]
        if not isinstance(data, bytes) or not data:
            found.doubts.append(f"attachment {number} could not be taken out")
            continue
        total += len(data)
        if total > MOST_ATTACHED:
            raise CannotExtract("its attachments are larger than 200 MB together", "Save them by hand, and add them.")
        taken.append(Attachment(_name(part, number, inner is not None), data))
    if pictures:
        found.notes.append(f"{plural(pictures, 'picture')} in the text left out")
    return taken


def _name(part: Message, number: int, is_mail: bool) -> str:
    """The file name that the message gives an attachment, without any folder; it is only shown, never written to."""
    name = _plain(str(part.get_filename() or "")).replace("\\", "/").rpartition("/")[2]
    return name[:150] or f"attachment-{number}{'.eml' if is_mail else ''}"


def _header(message: Message, name: str) -> str:
    return _plain(" ".join(str(each) for each in message.get_all(name, [])[:5]))


def _plain(value: str) -> str:
    """A header's words, decoded where they were encoded, on one line."""
    from email.header import decode_header

    try:
        pieces = [piece if isinstance(piece, str) else decoded(piece, declared=codec or "")[0]
                  for piece, codec in decode_header(value[:20_000])]
    except (ValueError, LookupError, CannotExtract):
        pieces = [value[:20_000]]
    text = "".join(pieces).encode("utf-8", "replace").decode()
    return re.sub(r"\s+", " ", text).strip()
