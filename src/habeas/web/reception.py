"""What the server takes in before any gate: from whoever is not logged in no more than a small form, for all of it is kept in memory."""

from __future__ import annotations

from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Any

from django.db import connections
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.utilities import RequestEntityTooLarge

from habeas.core.errors import HabeasError
from habeas.web import accounts, tokens, visitor

SMALL = 100_000  # bytes


class _Parser(HTTPRequestParser):  # type: ignore[misc]  # no types are published for waitress
    """A request as it comes in. Once it grows beyond SMALL, whose it is must be known."""

    error: Any
    welcome = False

    def received(self, data: bytes) -> int:
        """Take more of the request; how many bytes were taken."""
        taken: int = super().received(data)
        if not self.welcome and not self.error and max(self.content_length, self.body_bytes_received) > SMALL:
            self.welcome = known(self.headers)
            if not self.welcome:
                self.error = RequestEntityTooLarge("log in first")
                self.completed = True
        return taken


def known(headers: Mapping[str, str]) -> bool:
    """Whether a request comes from a session or with a token that holds."""
    try:
        cookie = SimpleCookie(headers.get("COOKIE", "")).get(visitor.COOKIE)
        token = headers.get("AUTHORIZATION", "").removeprefix(visitor.BEARER)
        return bool(cookie and accounts.user_of(cookie.value)) or bool(token and tokens.user_of(token))
    except (HabeasError, CookieError):
        return False
    finally:
        connections.close_all()  # of the thread that takes in for everybody


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection whose requests are taken in so."""

    parser_class = _Parser
