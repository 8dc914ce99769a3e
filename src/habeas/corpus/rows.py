"""What a run over a corpus writes: one row for each finding and each verdict, the same whichever engine ran it.

The columns are the fields of `Finding` and of `Verdict`, so that a new field is a new column; a claim stands as its id, and what is
neither a word, a number nor a list of them as JSON text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from types import NoneType
from typing import Any, get_args, get_type_hints

from habeas.checking.findings import Check, Finding, Verdict
from habeas.core.claims import Claim
from habeas.core.codec import decoded
from habeas.core.errors import HabeasError
from habeas.corpus.kept import codec
from habeas.corpus.task import Task, check_of, with_beside

# The columns of a file of claims. `claim` is the JSON of core.records.claim_json; `beside`, task.beside_json, stands on number 0 alone.
CLAIMS: dict[str, type] = {"person": str, "number": int, "claim": str, "beside": str}
NOTHING_BESIDE: Any = [[], {}, []]

LISTS = (tuple[str, ...], tuple[Claim, ...])


def _column(hint: Any) -> type:
    """The type of a field's column: str (also for what is written as JSON), int, bool, or list (of str)."""
    inner = next((each for each in get_args(hint) if each is not NoneType), None) if NoneType in get_args(hint) else hint
    return list if hint in LISTS else inner if inner in (str, int, bool) else str


_HINTS = {kind: get_type_hints(kind) for kind in (Finding, Verdict)}
FINDINGS: dict[str, type] = {"person": str, "number": int, "sort": str} | {
    name: _column(hint) for hints in _HINTS.values() for name, hint in hints.items()}

ClaimRow = tuple[str, int, str, str | None]


class Unreadable(ValueError):
    """Rows that hold something that is no claim. It says nothing of whom they are about."""


def tasks(rows: Iterable[ClaimRow], reading: str) -> Iterator[Task]:
    """The tasks of rows that stand by person and number. Raises Unreadable."""
    for person, group in groupby(rows, key=lambda row: row[0]):
        own = list(group)
        with _readable():
            beside = decoded(own[0][3]) if own[0][3] else NOTHING_BESIDE
            task = with_beside(person, [row[2] for row in own], beside, reading)
        yield task


def of_task(task: Task) -> list[dict[str, Any]]:
    """The rows of one person: findings, then verdicts, each in the order of the check. Raises Unreadable."""
    with _readable():
        claims = task.said()
    return list(of_check(check_of(task, claims)))


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except (HabeasError, ValueError, TypeError, LookupError, AttributeError, AssertionError):  # from the constructors of claims
        raise Unreadable("it holds something that is no claim") from None


def of_check(check: Check) -> Iterator[dict[str, Any]]:
    """The rows of a check that is at hand."""
    number = 0
    for sort, found in (("finding", check.findings), ("verdict", check.verdicts)):
        for each in found:
            row: dict[str, Any] = dict.fromkeys(FINDINGS)
            row |= {name: _cell(getattr(each, name), hint) for name, hint in _HINTS[type(each)].items()}
            yield row | {"person": check.person, "number": number, "sort": sort}
            number += 1


def _cell(value: Any, hint: Any) -> Any:
    found = codec(hint).out(value, lambda claim: claim.id)
    plain = found is None or isinstance(found, _column(hint))
    return found if plain else json.dumps(found, ensure_ascii=False, separators=(",", ":"))
