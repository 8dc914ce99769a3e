"""A journey has the browser, and pages that are served as `habeas serve` serves them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from habeas.web import accounts, members, server
from habeas.web.roles import Role
from tests.web.browser import Browser, browser
from tests.web.invented import Made


@pytest.fixture(scope="session")
def window() -> Iterator[Browser]:
    """The one browser, for all journeys."""
    with browser() as found:
        yield found


@pytest.fixture
def at(window: Browser, case: Made) -> Iterator[Browser]:
    """The browser, logged in as the host, who leads the case; at its end nothing may have gone wrong in it."""
    running = server.serve(0)
    try:
        window.forget()
        window.home = running.address
        user = accounts.user_called("Ines", host=True)
        members.admit(user, case.id, Role.LEAD)
        window.go(f"/login/{accounts.ticket(user)}?case={case.id}")
        yield window
        assert window.complaints() == []
    finally:
        window.go("about:blank")
        running.stop()
