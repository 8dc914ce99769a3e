"""The cases that this installation knows, where they lie, who may see them, and what each user has seen of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from habeas.web import accounts, home
from habeas.web.roles import Role, User

PAUSE_SECONDS = 1800  # a visit is over when nobody looked for so long


@dataclass(frozen=True, slots=True)
class Known:
    """A case that was opened here: its id, where it lay, its title, and what a user may do in it."""

    id: str
    folder: Path
    title: str
    role: Role


@dataclass(frozen=True, slots=True)
class Visit:
    """What a user has seen of a case: all entries up to the clock `since`, before this visit; -1 on the first."""

    since: int


def remember(case: str, folder: Path, title: str, time: str) -> None:
    """Keep where a case lies."""
    with home.writing() as cursor:
        cursor.execute('INSERT INTO "case" (id, folder, title, opened) VALUES (%s, %s, %s, %s) ON CONFLICT (id) DO UPDATE SET '
                       "folder = excluded.folder, title = excluded.title, opened = excluded.opened", (case, str(folder), title, time))


def forget(case: str) -> None:
    """Take a case off the list, with all roles in it. The case itself stays where it is."""
    with home.writing() as cursor:
        for table, column in (("token", '"case"'), ("visit", '"case"'), ("member", '"case"'), ('"case"', "id")):
            cursor.execute(f"DELETE FROM {table} WHERE {column} = %s", (case,))


def admit(user: User, case: str, role: Role) -> None:
    """Give a user a role in a case, in place of any other."""
    with home.writing() as cursor:
        cursor.execute('INSERT INTO member (user, "case", role) VALUES (%s, %s, %s) ON CONFLICT (user, "case") DO UPDATE SET '
                       "role = excluded.role", (user.id, case, int(role)))


def dismiss(name: str, case: str) -> None:
    """Take a user's role in a case away, with the tokens for it, and with links not yet used if it was the last role."""
    with home.writing() as cursor:
        cursor.execute('DELETE FROM member WHERE "case" = %s AND user = (SELECT id FROM user WHERE name = %s) RETURNING user', (case, name))
        for user, in cursor.fetchall():
            cursor.execute('DELETE FROM token WHERE "case" = %s AND user = %s', (case, user))
            accounts.shut_out(cursor, user)


def cases_of(user: User) -> list[Known]:
    """The cases that a user may see, by title."""
    with home.reading() as cursor:
        cursor.execute('SELECT c.id, c.folder, c.title, m.role FROM "case" c JOIN member m ON m."case" = c.id WHERE m.user = %s '
                       "ORDER BY c.title, c.id", (user.id,))
        found = [Known(id, Path(folder), title, min(Role(role), user.most)) for id, folder, title, role in cursor]
    return [each for each in found if user.only in ("", each.id)]


def case_of(user: User, case: str) -> Known | None:
    """A case, if the user may see it."""
    if user.only not in ("", case):
        return None
    with home.reading() as cursor:
        cursor.execute('SELECT c.id, c.folder, c.title, m.role FROM "case" c JOIN member m ON m."case" = c.id '
                       "WHERE m.user = %s AND c.id = %s", (user.id, case))
        found = cursor.fetchone()
    return Known(found[0], Path(found[1]), found[2], min(Role(found[3]), user.most)) if found else None


def members(case: str) -> list[tuple[str, Role]]:
    """Who may see a case, by name."""
    with home.reading() as cursor:
        cursor.execute('SELECT u.name, m.role FROM member m JOIN user u ON u.id = m.user WHERE m."case" = %s ORDER BY u.name', (case,))
        return [(name, Role(role)) for name, role in cursor]


def visit(user: User, case: str, clock: int, now: str, pause_before: str) -> Visit:
    """Note that a user sees a case up to an entry's clock; what was seen before this visit. A visit goes on while no look is followed by
    a longer pause: `pause_before` is the time before which the last look must lie for this one to begin a new visit."""
    with home.writing() as cursor:
        cursor.execute('SELECT since, seen, time FROM visit WHERE user = %s AND "case" = %s', (user.id, case))
        found = cursor.fetchone()
        since = -1 if found is None else found[1] if found[2] < pause_before else found[0]
        cursor.execute('INSERT INTO visit (user, "case", since, seen, time) VALUES (%s, %s, %s, %s, %s) ON CONFLICT (user, "case") '
                       "DO UPDATE SET since = excluded.since, seen = excluded.seen, time = excluded.time",
                       (user.id, case, since, clock, now))
    return Visit(since)
