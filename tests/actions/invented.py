"""Two invented registers of one invented harbour town, small enough to be read in the test that uses them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from habeas import questions
from habeas.actions.hand import Hand
from habeas.actions.lists import Given, Outcome, import_list
from habeas.checking.findings import Finding
from habeas.core.claims import Claim
from habeas.core.replay import State
from habeas.drafting.casefile import PersonFile
from habeas.store.case import CaseStore
from habeas.store.rebuild import state

HAND = Hand("A. Author", "2026-11-22T13:00:00Z")
LATER = Hand("B. Other", "2026-11-23T09:30:00Z")

HARBOUR = '''
[list]
id = "harbour"
register = "Harbour"
register_name = "Register of the Harbour District"
key = ["no"]
name = ["person"]
silence = ["sin datos"]
withheld = ["dato resguardado"]

[dates]
order = "dmy"

[[column]]
name = "taken"
kind = "arrest"

[[column]]
name = "released"
kind = "release"
'''

MOLE = '''
[list]
id = "mole"
register = "Mole"
key = ["id"]
name = ["name"]

[dates]
order = "ymd"

[[column]]
name = "abducted"
kind = "arrest"

[[column]]
name = "born"
kind = "birth"
'''

ALIASES = '''
[list]
id = "aliases"
register = "Harbour"
register_name = "Register of the Harbour District"
key = ["entry"]
refers_to = {list = "harbour", key = ["no"]}

[[column]]
name = "called"
kind = "alias"
'''

ADA = '1,"Brand, Ada",12/05/1977,03/06/1977,yes'
IRIS = '2,"Vela, Iris",18/02/1977,sin datos,no'
TEO = '3,"Ilmar, Teo",dato resguardado,,'

MOLE_ROWS = "id,name,abducted,born\n7,Ada BRAND,1977-05-19,1950-03-04\n8,Iris Vela,1977-02-18,1951-08-09\n"


def new_case(folder: Path) -> CaseStore:
    return CaseStore.create(folder, "Harbour Street", HAND.author, HAND.time)


def harbour(*rows: str) -> bytes:
    """The register of the harbour with these rows."""
    return "\n".join(["no,person,taken,released,photo", *rows, ""]).encode()


def imported(store: CaseStore, data: bytes, mapping: str = HARBOUR, dry_run: bool = False, hand: Hand = HAND) -> Outcome:
    return import_list(store, Given(data, "list.csv", mapping, "list.toml"), hand, dry_run)


def both(store: CaseStore) -> None:
    """Both registers: they agree on one arrest and differ by a week on the other."""
    imported(store, harbour(ADA, IRIS, TEO))
    imported(store, MOLE_ROWS.encode(), MOLE)


def entries(store: CaseStore) -> int:
    return store.counts()["entry"]


def said(store: CaseStore, mention: str, kind: str) -> Claim:
    """The one claim of a kind that stands on a mention."""
    ended = questions.standing(store)
    found = [claim for claim in store.claims([mention], kind) if claim.id not in {*ended.ended, *ended.misread}]
    assert len(found) == 1, found
    return found[0]


def words(store: CaseStore, mention: str) -> dict[str, str]:
    """What stands on a mention: kind and words."""
    now = questions.standing(store)
    return {claim.kind: claim.words for claim in store.claims([mention]) if claim.id not in {*now.ended, *now.misread}}


def file_of(store: CaseStore, person: str) -> PersonFile:
    now = questions.standing(store)
    return next(questions.files(store, now, [questions.person(now, person)]))


def conflicts(store: CaseStore, person: str) -> list[Finding]:
    return [each for each in file_of(store, person).check.findings if each.kind == "conflict"]


def case_kinds(store: CaseStore) -> list[str]:
    """The kinds of the findings about the case itself."""
    return [each.kind for each in questions.case_findings(store, questions.standing(store))]


def derived(store: CaseStore, *, without: Sequence[str] = ()) -> State:
    """Everything that is derived from the ledger."""
    return {table: rows for table, rows in state(store).items() if table not in without}
