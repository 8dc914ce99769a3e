"""Tokens: what a script shows instead of a session. Each belongs to its maker and opens one case, in at most one role; a digest is kept."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.web import home
from habeas.web.roles import Role, User


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its number, what its maker calls it, the most that it may do, when it was made."""

    id: int
    name: str
    role: Role
    made: str


def make(user: User, case: str, role: Role, name: str, time: str) -> str:
    """A new token, which is told only now."""
    found = home.secret()
    with home.writing() as cursor:
        cursor.execute('INSERT INTO token (digest, user, "case", role, name, made) VALUES (%s, %s, %s, %s, %s, %s)',
                       (home.digest(found), user.id, case, int(role), name, time))
    return found


def listed(user: User, case: str) -> list[Token]:
    """A user's tokens for a case, the latest first."""
    with home.reading() as cursor:
        cursor.execute('SELECT rowid, name, role, made FROM token WHERE user = %s AND "case" = %s ORDER BY rowid DESC', (user.id, case))
        return [Token(id, name, Role(role), made) for id, name, role, made in cursor]


def revoke(user: User, case: str, id: str) -> None:
    """Take a token back. Somebody else's stays."""
    with home.writing() as cursor:
        cursor.execute('DELETE FROM token WHERE rowid = %s AND user = %s AND "case" = %s', (id, user.id, case))


def user_of(secret: str) -> User | None:
    """Whom a token stands for, with no more than it may do."""
    with home.reading() as cursor:
        cursor.execute('SELECT u.id, u.name, u.language, u.theme, t."case", t.role FROM token t JOIN user u ON u.id = t.user '
                       "WHERE t.digest = %s", (home.digest(secret),))
        found = cursor.fetchone()
    if found is None:
        return None
    id, name, language, theme, case, role = found
    return User(id, name, False, language, theme, case, Role(role))
