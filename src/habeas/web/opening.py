"""Cases that the host opens: they are remembered, and the host leads them."""

from __future__ import annotations

from pathlib import Path

from habeas.store.case import CaseStore
from habeas.web import members
from habeas.web.clock import now
from habeas.web.roles import Role, User


def open_for(user: User, folder: Path) -> str:
    """Open a case as its lead; its id. Raises NoCaseHere, Damaged and what else opening raises."""
    with CaseStore.open(folder) as store:
        members.remember(store.case, store.folder, store.title, now())
        members.admit(user, store.case, Role.LEAD)
        return store.case
