"""What happens to every request: security headers, the Host, who asks and in which language, mistakes as sentences."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from habeas.core.errors import CaseBusy, HabeasError
from habeas.web import failures, hearing, visitor
from habeas.web.gate import NotAllowed, NotThere, Withheld

Answer = Callable[[HttpRequest], HttpResponse]

POLICY = ("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
          "form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with "no-referrer" browsers send forms with the origin "null", which the check of forms refuses
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
allowed_hosts: set[str] = set()  # `host:port` in small letters, filled when serving begins; empty: localhost, at any port


def headers(answer: Answer) -> Answer:
    """Put the security headers on every response; a view may only have been stricter, or have allowed its own caching."""
    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if not response.streaming:
            response.headers["Content-Length"] = str(len(response.content))
        return response

    return answered


def hosts(answer: Answer) -> Answer:
    """Refuse requests for another host: a stranger's page may have had its name point here (DNS rebinding)."""
    def answered(request: HttpRequest) -> HttpResponse:
        return answer(request) if _is_ours(request.META.get("HTTP_HOST", "").lower()) else failures.other_host(request)

    return answered


def _is_ours(host: str) -> bool:
    if allowed_hosts:
        return host in allowed_hosts or ("*" in allowed_hosts and _in_digits(host))
    return (urlsplit(f"//{host}").hostname or "") in ("localhost", "127.0.0.1", "::1")


def _in_digits(host: str) -> bool:
    """Whether a host is an address in digits, which no name server can have point elsewhere."""
    try:
        ipaddress.ip_address(urlsplit(f"//{host}").hostname or "")
    except ValueError:
        return False
    return True


def visitors(answer: Answer) -> Answer:
    """Find out who asks, and answer in their language."""
    def answered(request: HttpRequest) -> HttpResponse:
        visitor.meet(request)
        user = visitor.user(request)
        language = user.language if user and user.language else translation.get_language_from_request(request)
        with translation.override(language):
            response = answer(request)
            response.headers.setdefault("Content-Language", language)
            return response

    return answered


def confidences(answer: Answer) -> Answer:
    """Take the names of confidential sources out of whatever is said to who only reads a case."""
    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        at = visitor.case(request)
        if at is not None:
            hearing.unhearing(request, at, response)
        return response

    return answered


class mistakes:
    """Turn what gates, actions and stores raise into pages with a sentence."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as usual."""
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for an error that a view raised; None for one that nobody foresaw."""
        match error:
            case NotThere():
                return failures.not_found(request)
            case Withheld():
                return failures.withheld(request)
            case NotAllowed():
                return failures.not_allowed(request, str(error))
            case CaseBusy():
                return failures.mistake(request, error, 503)
            case HabeasError():
                return failures.mistake(request, error, 422)
        return None
