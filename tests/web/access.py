"""Who gets what at every address, worked out from the routes: what the access test asks for, and the table in docs/access.md.

    python -m tests.web.access            (`make access`) ask every address as everybody, and write the answers
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from django.http.response import HttpResponseBase
from django.test import Client

from habeas.web import accounts, members, shelf, tokens
from habeas.web.roles import Role
from habeas.web.routes import Route, routes
from tests.web.invented import Made, client, inside, made
from tests.web.places import address

ROLES = {"reader": Role.READER, "editor": Role.EDITOR, "lead": Role.LEAD}
OUTSIDE = ("nobody", "stranger", "host of another case", "lead of another case")
WHO = (*OUTSIDE, *ROLES)
TOKENS = ("token of a reader", "token of an editor", "token of another case")
METHODS = ("GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")
ALWAYS_REFUSED = frozenset({"enter"})  # by the link that the addresses of the tests hold
PAGE = Path(__file__).resolve().parents[2] / "docs" / "access.md"
IN = "in"  # let in

HEAD = f"""# Who gets what

Written by `make access`, which asks every address with every method as everybody; a test fails while this page is not as it would be
written now. *{IN}*: let in. 302: sent to the page about logging in. 401: no token, or none that is known. 403: may look at the case, but
not do this. 404: as if there were nothing. Every other method than those named is answered 405.

"""


class Answers(NamedTuple):
    """A route and method, and what each in WHO or TOKENS got."""

    route: Route
    method: str
    got: dict[str, str]


def somebody(who: str, case: Made, other: Made | None = None) -> Client:
    """A browser, or a script with a token, as one of WHO or TOKENS."""
    if who in TOKENS:
        return _script(who, case, other)
    if who == "nobody":
        return client()
    if who in ROLES:
        return inside(who, case, ROLES[who])
    if who == "lead of another case":
        return inside(who, other, Role.LEAD)
    return inside(who, host=who.startswith("host"))


def _script(who: str, case: Made, other: Made | None) -> Client:
    """A lead's token: what it may do is bound by itself alone."""
    user = accounts.user_called("a lead with tokens")
    own = other if who.endswith("another case") and other else case
    for each in (case, own):
        members.admit(user, each.id, Role.LEAD)
    secret = tokens.make(user, own.id, Role.EDITOR if "editor" in who else Role.READER, who, "2026-11-22T13:00:00Z")
    return Client(headers={"host": "127.0.0.1", "authorization": f"Bearer {secret}"}, raise_request_exception=False)


def expected(route: Route, method: str, who: str) -> int | None:
    """The status with which somebody is turned away; None where they are let in."""
    least = route.methods.get("GET" if method == "HEAD" else method)
    if least is None:
        return 405
    if least == Role.NOBODY:
        return None
    api = route.address.startswith("api/")
    if who == "nobody" or (who in TOKENS and not api):
        return 401 if api else 302
    if "case" not in route.nouns:
        role = Role.HOST if who.startswith("host") else Role.USER
        return None if role >= least else 403
    own = {**ROLES, "token of a reader": Role.READER, "token of an editor": Role.EDITOR}
    if who not in own:
        return 404
    return None if own[who] >= least else 403


def got(route: Route, who: str, answer: HttpResponseBase) -> str:
    """An answer as the table has it: the status where somebody is turned away, else `in`."""
    led_away = answer.headers.get("Location") == "/login" and (route.name != "logout" or who in ("nobody", *TOKENS))
    refused = answer.status_code in (401, 403, 404, 405) and not (answer.status_code == 403 and route.name in ALWAYS_REFUSED)
    return str(answer.status_code) if led_away or refused else IN


def table(case: Made, other: Made) -> Iterator[Answers]:
    """What everybody gets at every address."""
    for route in routes().values():
        for method in route.methods:
            whom = (*WHO, *TOKENS) if route.address.startswith("api/") else WHO
            yield Answers(route, method, {who: got(route, who, somebody(who, case, other).generic(method, address(route, case)))
                                          for who in whom})


def written(answers: Sequence[Answers]) -> str:
    """The page."""
    api = [each for each in answers if each.route.address.startswith("api/")]
    parts = {"Pages": ([each for each in answers if each not in api], WHO), "The API with a session": (api, WHO),
             "The API with a token": (api, TOKENS)}
    return HEAD + "\n".join("\n".join(_part(title, of, whom)) for title, (of, whom) in parts.items())


def _part(title: str, answers: Sequence[Answers], whom: Sequence[str]) -> Iterator[str]:
    yield from [f"## {title}", "", f"| address | method | least role | {' | '.join(whom)} |", f"|---|---|---|{'---|' * len(whom)}"]
    for each in answers:
        least = each.route.methods[each.method].name.lower()
        yield f"| `/{each.route.address}` | {each.method} | {least} | {' | '.join(each.got[who] for who in whom)} |"
    yield ""


def promised() -> str:
    """The page as the routes promise it, without asking."""
    def told(route: Route, method: str, who: str) -> str:
        status = expected(route, method, who)
        return IN if status is None else str(status)

    return written([Answers(route, method, {who: told(route, method, who) for who in (*WHO, *TOKENS)})
                    for route in routes().values() for method in route.methods])


def main() -> None:
    """Ask, and write docs/access.md; it must be what the routes promise."""
    with tempfile.TemporaryDirectory() as place:
        os.environ["HABEAS_HOME"] = f"{place}/home"
        answers = [*table(made(Path(place) / "case"), made(Path(place) / "other"))]
        for each in shelf.opened():
            each.settle()
        shelf.clear()
    page = written(answers)
    PAGE.write_text(page, encoding="utf-8")
    if page != promised():
        sys.exit("docs/access.md was written, and it is not what the routes promise.")


if __name__ == "__main__":
    main()
