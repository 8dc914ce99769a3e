"""One finding by its address: the person is checked again, so that what is shown is how it stands now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from habeas import questions
from habeas.checking.findings import Finding
from habeas.core.people import Person
from habeas.drafting.casefile import PersonFile
from habeas.quotations import contexts as contexts_of
from habeas.web import veil
from habeas.web.sifting import finding_key
from habeas.web.snapshot import Snapshot, key
from habeas.web.spoken import told

if TYPE_CHECKING:
    from habeas.web.gate import Opened

PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class Found:
    """A finding as its address names it (`id`), and without whose it is (`key`), its person's file, and the standing in which it was looked
    for. `finding` is None where the person no longer has it. `proposed`: with the proposals that nobody has confirmed."""

    id: str
    key: str
    file: PersonFile
    finding: Finding | None
    snapshot: Snapshot
    proposed: bool

    @property
    def person(self) -> Person:
        """Whose it is."""
        return self.file.person


def address(person: str, kind: str, claims: tuple[str, ...], proposed: bool, shown: Callable[[str], str] = str) -> str:
    """How addresses name a finding, with the digest of its claims as it is shown to a user."""
    return "-".join([key(person), shown(finding_key(kind, claims)), *([PROPOSED] if proposed else [])])


def by_key(findings: Sequence[Finding]) -> Mapping[str, Finding]:
    """A person's findings by their keys."""
    return {finding_key(each.kind, (claim.id for claim in each.claims)): each for each in reversed(findings)}


def find(at: Opened, id: str) -> Found | None:
    """The finding that an address names; None where there is no such person."""
    whose, _, rest = id.partition("-")
    name, _, sort = rest.partition("-")
    if not name or sort not in ("", PROPOSED):
        return None
    snapshot = at.place.proposed() if sort else at.snapshot
    person = snapshot.person_by_key.get(whose)
    if person is None:
        return None
    file = next(questions.files(at.store, snapshot.now, [person], language=told()))
    name = veil.meant(at, name)
    finding = by_key(file.check.findings).get(name)
    contexts = contexts_of(at.store, finding.claims if finding else ())
    return Found(id, name, replace(file, contexts=contexts), finding, snapshot, bool(sort))
