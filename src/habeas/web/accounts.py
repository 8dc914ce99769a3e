"""Users, the links by which they log in once, and their sessions. There are no passwords: whoever needs to come in again is given a
new link by the machine's host; a lead can make one only for somebody who was never here."""

from __future__ import annotations

import time
from typing import Any

from habeas.core.folding import folded
from habeas.core.web_errors import NameTaken
from habeas.web import home
from habeas.web.roles import User

TICKET_SECONDS = 15 * 60  # of the link that the terminal shows
INVITATION_SECONDS = 7 * 24 * 3600
SESSION_SECONDS = 12 * 3600  # since the last page
_RENEWED_AFTER = 600  # a session is not written again at every page
_USER = "user.id, user.name, user.host, user.language, user.theme"


def user_called(name: str, host: bool = False) -> User:
    """The user with a name, who may be new. A host stays one."""
    with home.writing() as cursor:
        cursor.execute("INSERT INTO user (name, host) VALUES (%s, %s) ON CONFLICT (name) DO UPDATE SET host = MAX(host, excluded.host)",
                       (name, int(host)))
        cursor.execute(f"SELECT {_USER} FROM user WHERE name = %s", (name,))
        return _user(cursor.fetchone())


def invited(name: str) -> tuple[User, bool]:
    """The user with a name, and whether that is a new one. Raises NameTaken for a new name that looks like one that is there."""
    with home.writing() as cursor:
        cursor.execute(f"SELECT {_USER} FROM user WHERE name = %s", (name,))
        if found := cursor.fetchone():
            return _user(found), False
        cursor.execute("SELECT name FROM user")
        if alike := next((other for other, in cursor if folded(other) == folded(name)), ""):
            raise NameTaken(alike)
        cursor.execute(f"INSERT INTO user (name, host) VALUES (%s, 0) RETURNING {_USER}", (name,))
        return _user(cursor.fetchone()), True


def ticket(user: User, seconds: int = TICKET_SECONDS) -> str:
    """A secret that logs a user in once, for so long."""
    found = home.secret()
    with home.writing() as cursor:
        cursor.execute("DELETE FROM ticket WHERE until < %s", (_now(),))
        cursor.execute("INSERT INTO ticket (digest, user, until) VALUES (%s, %s, %s)", (home.digest(found), user.id, _now() + seconds))
    return found


def log_in(text: str) -> str | None:
    """The secret of a new session for a ticket, which is used up by that; None if there is no such ticket any more."""
    with home.writing() as cursor:
        cursor.execute("DELETE FROM ticket WHERE digest = %s AND until >= %s RETURNING user", (home.digest(text), _now()))
        found = cursor.fetchall()
        if not found:
            return None
        session = home.secret()
        cursor.execute("DELETE FROM session WHERE until < %s", (_now(),))
        cursor.execute("INSERT INTO session (digest, user, until) VALUES (%s, %s, %s)",
                       (home.digest(session), found[0][0], _now() + SESSION_SECONDS))
    return session


def log_out(session: str) -> None:
    """End a session."""
    with home.writing() as cursor:
        cursor.execute("DELETE FROM session WHERE digest = %s", (home.digest(session),))


def user_of(session: str) -> User | None:
    """Whose session it is, if it still is one; looking at a page prolongs it."""
    with home.reading() as cursor:
        cursor.execute(f"SELECT session.until, {_USER} FROM session JOIN user ON user.id = session.user "
                       "WHERE session.digest = %s AND session.until >= %s", (home.digest(session), _now()))
        found = cursor.fetchone()
    if found is None:
        return None
    until = _now() + SESSION_SECONDS
    if until - found[0] > _RENEWED_AFTER:
        with home.writing() as cursor:
            cursor.execute("UPDATE session SET until = %s WHERE digest = %s", (until, home.digest(session)))
    return _user(found[1:])


def prefer(user: User, language: str, theme: str) -> None:
    """Keep how a user wants the pages."""
    with home.writing() as cursor:
        cursor.execute("UPDATE user SET language = %s, theme = %s WHERE id = %s", (language, theme, user.id))


def shut_out(cursor: Any, user: int) -> None:
    """End the links of a user who has no role any more: within a writing that took the last one away."""
    cursor.execute("DELETE FROM ticket WHERE user = %s AND NOT EXISTS (SELECT 1 FROM member WHERE member.user = ticket.user)", (user,))


def _user(row: tuple[int, str, int, str, str]) -> User:
    id, name, host, language, theme = row
    return User(id, name, bool(host), language, theme)


def _now() -> int:
    return int(time.time())
