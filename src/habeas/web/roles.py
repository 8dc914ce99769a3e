"""Who may do what. A role is a number, so that the least role which a page asks for can be compared with what a user has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Role(IntEnum):
    """From nobody, who is not logged in, to the host, who sits at the machine. READER, EDITOR and LEAD are held in a case."""

    NOBODY = 0
    USER = 1
    READER = 2
    EDITOR = 3
    LEAD = 4
    HOST = 5


IN_CASE = (Role.READER, Role.EDITOR, Role.LEAD)


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may log in here. `name` is what the ledger will say of who acts. `host`: at this machine. `language` and `theme` may be
    empty: as the browser asks. With a token they may enter the one case `only`, in the role `most` or a lesser one."""

    id: int
    name: str
    host: bool
    language: str = ""
    theme: str = ""
    only: str = ""
    most: Role = Role.HOST

    @property
    def role(self) -> Role:
        """The role outside of cases."""
        return Role.HOST if self.host else Role.USER
