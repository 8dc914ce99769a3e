"""The second reader: a model behind an OpenAI-compatible endpoint that the user names. The only module here that touches the network.

Nothing is sent before `ask` is called; whoever calls it has shown `destination` to the user and got a yes. No proxy is used, no redirect
followed, no certificate excused; the key is in no message. Whatever the endpoint does ends as a sentence.
"""

from __future__ import annotations

import io
import json
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import ip_address
from socket import gaierror, socket
from time import monotonic, sleep
from typing import Any, NamedTuple, cast
from urllib.parse import SplitResult, urlsplit

from habeas.core.outages import (
    BadEndpoint,
    EndpointAway,
    EndpointBroke,
    EndpointError,
    EndpointMoved,
    EndpointRefuses,
    EndpointSlow,
    EndpointUnclear,
    OpenEndpoint,
)
from habeas.core.proposals import Proposal
from habeas.reading.document import Document, Draft, Span
from habeas.reading.model.agreement import times
from habeas.reading.model.answers import content, messages, offered
from habeas.reading.model.offers import Judge, Refused, printable
from habeas.reading.model.stretches import stretches
from habeas.reading.reader import proposals

_PATH = "/chat/completions"
_OVERLAP = 600  # code points; a quotation at a border is whole in one of the stretches
_LONGEST_WAIT = 60  # seconds that an endpoint may ask to wait before it is asked again, once
_IN_A_ROW = 3  # stretches without an answer after which no more are sent
_BLOCK = 65536


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model behind an address. `timeout` (one request) and `whole` (all of one document) are seconds, `most_bytes` bounds one answer,
    `window` is how many code points of text go in one request. `unencrypted` allows http to another machine.
    Raises BadEndpoint, OpenEndpoint."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 120
    most_bytes: int = 2_000_000
    whole: float = 3600
    window: int = 6000
    unencrypted: bool = False

    def __post_init__(self) -> None:
        _split(self.url)
        if not self.model.strip() or not self.model.isprintable() or len(self.model) > 200:
            raise BadEndpoint("the model has no name, or one that cannot be printed")
        if not (self.key.isascii() and self.key.isprintable()) or " " in self.key:
            raise BadEndpoint("the key holds spaces, line breaks or signs that no key has")
        if not (self.local or self.encrypted or self.unencrypted):
            raise OpenEndpoint(self.host)

    @property
    def host(self) -> str:
        """The machine's name or number, with the port if one is given."""
        return _split(self.url).netloc

    @property
    def encrypted(self) -> bool:
        """Whether the connection is."""
        return _split(self.url).scheme == "https"

    @property
    def local(self) -> bool:
        """Whether it is this machine, by its number or as `localhost`."""
        name = _split(self.url).hostname or ""
        try:
            return ip_address(name).is_loopback
        except ValueError:
            return name == "localhost"


class Unread(NamedTuple):
    """A stretch, in code points, of which there is no answer, or only part of one, and why."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the second reader gives: proposals, and the drafts they are made of, for whoever joins them with those of other readers; what it
    offered and was refused; the stretches that were not read; what else should be known."""

    drafts: tuple[Draft, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    refused: tuple[Refused, ...] = ()
    unread: tuple[Unread, ...] = ()
    notes: tuple[str, ...] = ()


def destination(endpoint: Endpoint, document: Document, name: str = "") -> str:
    """One sentence for the user to agree to: what would be sent where. `name` is how the user knows the document."""
    requests = len(_stretches(document, endpoint))
    where = "this machine" if endpoint.local else "another machine"
    way = "encrypted" if endpoint.encrypted else "not encrypted"
    return (f"The whole text of {printable(name) or document.exhibit[:12] or 'the document'} ({len(document.text):,} characters), with its "
            f"language and date of publication, would go to {endpoint.host}, which is {where}, for the model {endpoint.model} "
            f"({requests:,} request{'' if requests == 1 else 's'}, {way}, {'with your key' if endpoint.key else 'without a key'}).")


def ask(document: Document, endpoint: Endpoint, progress: Callable[[int, int], None] = lambda done, of: None) -> Answer:
    """Send the text of a document, stretch by stretch, and judge what comes back. The user has agreed to it. What an endpoint does wrong
    ends in the answer, with what was read before it. Raises NoLexicon."""
    judge = Judge(document, times(document), f"endpoint {endpoint.model}")
    answer = _asked(judge, endpoint, progress)
    return replace(answer, proposals=proposals(document, answer.drafts, document.about))


def _asked(judge: Judge, endpoint: Endpoint, progress: Callable[[int, int], None]) -> Answer:
    """All stretches' answers, without proposals as yet."""
    spans = _stretches(judge.document, endpoint)
    answer, failures, until = Answer(), 0, monotonic() + endpoint.whole
    for number, span in enumerate(spans):
        try:
            progress(number, len(spans))
            answer = _joined(answer, _read(judge, endpoint, span, until))
            failures = 0
        except EndpointError as error:
            failures += 1
            answer = _missed(answer, [span], str(error))
            if monotonic() >= until:
                return _missed(answer, spans[number + 1:], "Not sent, since the time for the whole document was over.")
            if error.stops or failures == _IN_A_ROW:
                return _missed(answer, spans[number + 1:], "Not sent, since the endpoint had failed before.")
        except KeyboardInterrupt:
            return _missed(answer, spans[number:], "Interrupted.")
    progress(len(spans), len(spans))
    return answer


def _stretches(document: Document, endpoint: Endpoint) -> tuple[Span, ...]:
    return stretches(document.text, document.language, endpoint.window, min(_OVERLAP, endpoint.window // 4))


def _missed(answer: Answer, spans: Sequence[Span], why: str) -> Answer:
    return replace(answer, unread=(*answer.unread, *(Unread(*span, why) for span in spans)))


def _joined(answer: Answer, new: Answer) -> Answer:
    """Both, each thing once: stretches overlap."""
    return Answer(
        tuple(dict.fromkeys((*answer.drafts, *new.drafts))), (), tuple(dict.fromkeys((*answer.refused, *new.refused))),
        (*answer.unread, *new.unread), tuple(dict.fromkeys((*answer.notes, *new.notes))))


def _read(judge: Judge, endpoint: Endpoint, span: Span, until: float) -> Answer:
    """The answer about one stretch. Raises EndpointError."""
    asked = {"model": endpoint.model, "messages": messages(judge.document, span), "temperature": 0, "stream": False}
    said = content(_patiently(endpoint, json.dumps(asked).encode(), until))
    offers = offered(said.text)
    judged = [judge.drafted(span, offer) for offer in offers.found]
    refused = [each for each in judged if isinstance(each, Refused)]
    if offers.more:
        refused.append(Refused("", f"{offers.more:,} more offers in one answer were not looked at"))
    unread = (Unread(*span, f"The answer broke off after {len(offers.found):,} claims."),) if offers.broken else ()
    notes = (f"The endpoint says that {printable(said.model)} answered.",) if said.model not in ("", endpoint.model) else ()
    return Answer(tuple(each for each in judged if isinstance(each, Draft)), (), tuple(refused), unread, notes)


def _patiently(endpoint: Endpoint, body: bytes, until: float) -> bytes:
    """The answer to a request; one that the endpoint asks to repeat later is repeated once, if later is soon. Raises EndpointError."""
    try:
        return _post(endpoint, body, until)
    except EndpointRefuses as refusal:
        if refusal.wait is None or refusal.wait > _LONGEST_WAIT or monotonic() + refusal.wait >= until:
            raise
        sleep(refusal.wait)
    return _post(endpoint, body, until)


def _post(endpoint: Endpoint, body: bytes, until: float) -> bytes:
    """The body of the answer to one request. Raises EndpointError."""
    seconds = max(min(endpoint.timeout, until - monotonic()), 0.001)
    deadline = monotonic() + seconds
    connection = _connection(endpoint, seconds)
    plain: socket | None = None
    try:
        _connect(connection, endpoint.host)
        plain = connection.sock
        connection.sock = cast(socket, _Timed(plain, deadline))
        connection.request("POST", _target(endpoint.url), body, _headers(endpoint))
        return _body(connection.getresponse(), endpoint)
    except TimeoutError:
        raise EndpointSlow(endpoint.host, round(seconds, 1)) from None
    except HTTPException as error:
        closed = isinstance(error, ConnectionError)  # RemoteDisconnected is both
        raise EndpointBroke(endpoint.host, "it closed the connection" if closed else "what it sends is not HTTP") from None
    except OSError as error:
        raise EndpointBroke(endpoint.host, error.strerror or "the connection broke") from None
    finally:
        connection.close()
        if plain is not None:
            plain.close()


def _connection(endpoint: Endpoint, seconds: float) -> HTTPConnection:
    parts = _split(endpoint.url)
    if endpoint.encrypted:
        return HTTPSConnection(parts.hostname or "", parts.port, timeout=seconds, context=ssl.create_default_context())
    return HTTPConnection(parts.hostname or "", parts.port, timeout=seconds)


def _connect(connection: HTTPConnection, host: str) -> None:
    try:
        connection.connect()
    except ssl.SSLCertVerificationError:
        raise EndpointAway(host, "its certificate is not one that this machine trusts for that name") from None
    except ssl.SSLError:
        raise EndpointAway(host, "it does not speak TLS as https asks") from None
    except (gaierror, UnicodeError):
        raise EndpointAway(host, "no machine of that name is found") from None
    except TimeoutError:
        raise EndpointAway(host, "it does not answer") from None
    except OSError as error:
        raise EndpointAway(host, (error.strerror or "no connection").lower()) from None


def _headers(endpoint: Endpoint) -> dict[str, str]:
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity", "Connection": "close",
               "User-Agent": "habeas"}
    return {**headers, "Authorization": f"Bearer {endpoint.key}"} if endpoint.key else headers


def _body(response: HTTPResponse, endpoint: Endpoint) -> bytes:
    if 300 <= response.status < 400:
        raise EndpointMoved(endpoint.host, _host_of(response.getheader("Location", "")))
    if not 200 <= response.status < 300:
        wait = response.getheader("Retry-After", "")
        raise EndpointRefuses(endpoint.host, response.status, int(wait) if wait.isascii() and wait.isdigit() and len(wait) < 7 else None)
    pieces, size = [], 0
    while piece := response.read1(_BLOCK):
        size += len(piece)
        if size > endpoint.most_bytes:
            raise EndpointUnclear(f"it is longer than {endpoint.most_bytes:,} bytes")
        pieces.append(piece)
    return b"".join(pieces)


def _host_of(location: str) -> str:
    """The machine that a redirect names."""
    try:
        name = urlsplit(location).hostname
    except ValueError:
        name = None
    return printable(name) if name else "another address of its own"


def _split(url: str) -> SplitResult:
    """The parts of an endpoint's address. Raises BadEndpoint."""
    if not (url.isascii() and url.isprintable()) or " " in url:
        raise BadEndpoint("its address holds spaces or signs that no address has")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BadEndpoint("its address cannot be read") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise BadEndpoint("its address does not begin with http:// or https:// and the name of a machine")
    if "@" in parts.netloc or parts.fragment:
        raise BadEndpoint("its address holds a name and password or a fragment; a key goes in HABEAS_ENDPOINT_KEY")
    return parts


def _target(url: str) -> str:
    parts = _split(url)
    path = parts.path.rstrip("/")
    whole = path if path.endswith(_PATH) else path + _PATH
    return f"{whole}?{parts.query}" if parts.query else whole


class _Timed:
    """A socket of which all reading and writing together ends at a deadline: a server that sends a byte now and then gains nothing."""

    def __init__(self, inner: socket, deadline: float) -> None:
        self.inner, self.deadline = inner, deadline

    def sendall(self, data: Any) -> None:
        """Send it all. Raises TimeoutError."""
        self._hurry()
        self.inner.sendall(data)  # its timeout is for the whole

    def makefile(self, mode: str) -> io.BufferedReader:
        """What is received, as a file."""
        return io.BufferedReader(_Received(self), _BLOCK)

    def receive(self, into: Any) -> int:
        """Receive some bytes. Raises TimeoutError."""
        self._hurry()
        return self.inner.recv_into(into)

    def close(self) -> None:
        """Nothing: http.client closes its socket while the answer is still to be read from it. `_post` closes it."""

    def _hurry(self) -> None:
        left = self.deadline - monotonic()
        if left <= 0:
            raise TimeoutError
        self.inner.settimeout(left)


class _Received(io.RawIOBase):
    def __init__(self, timed: _Timed) -> None:
        super().__init__()
        self.timed = timed

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        return self.timed.receive(into)
