"""A task: everything that checking one person needs, as plain data. One core, the pool and Spark all call `run`.

Claims stay the JSON text that the ledger's tables hold until the moment they are checked: text costs little to send to another
process, to digest and to put into a file (measured on 217,603 claims: pickled as claims 8.3 s there and back, as text 0.2 s).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from habeas import __version__
from habeas.checking import TOLERANT, Check, check
from habeas.core.claims import Claim
from habeas.core.codec import canonical, decoded
from habeas.core.judgements import Judgement
from habeas.core.records import Row, claim_from, claim_json, judgement_from
from habeas.core.values import Json

ENGINE = ("habeas.checking", "habeas.core")  # the folders whose code decides what a check finds


@dataclass(frozen=True, slots=True)
class Task:
    """One person's claims as JSON texts (`core.records.claim_json`), the judgements in force that touch them, the claims that their
    list ended (with what replaced them), pairs of places that exclude each other, the reading, the language to tell it in, and claims
    that what may be a later edition of their document would replace (with what would)."""

    person: str
    claims: tuple[str, ...]
    judgements: tuple[Judgement, ...] = ()
    ended: Mapping[str, str] = field(default_factory=dict)
    exclusive: tuple[frozenset[str], ...] = ()
    reading: str = TOLERANT
    language: str = "en"
    later: Mapping[str, str] = field(default_factory=dict)

    def said(self) -> tuple[Claim, ...]:
        """The claims, decoded through their constructors. Raises ValueError where a text is not that of one claim."""
        rows: Row = decoded(f"[{','.join(self.claims)}]")
        if len(rows) != len(self.claims):
            raise ValueError("a text holds no claim, or several")
        return tuple(map(claim_from, rows))


def task_of(person: str, claims: Iterable[Claim], judgements: Sequence[Judgement] = (), ended: Mapping[str, str] | None = None,
            exclusive: Collection[frozenset[str]] = (), reading: str = TOLERANT) -> Task:
    """The task of claims that are at hand as such."""
    texts = tuple(canonical(claim_json(claim)).decode() for claim in claims)
    return Task(person, texts, tuple(judgements), dict(ended or {}), tuple(exclusive), reading)


def run(task: Task) -> Check:
    """Check one person. Pure: the same task gives the same check wherever it runs."""
    return check_of(task, task.said())


def check_of(task: Task, claims: Sequence[Claim]) -> Check:
    """`run` where the claims are decoded already."""
    return check(claims, reading=task.reading, exclusive=task.exclusive, judgements=task.judgements, ended=task.ended,
                 person=task.person, language=task.language, later=task.later)


def beside_json(task: Task) -> Json:
    """What a task holds beside its person, its claims and the reading."""
    judgements: list[Json] = [[each.id, each.sort, list(each.about), *astuple(each)[3:]] for each in task.judgements]
    exclusive: list[Json] = [list(pair) for pair in sorted(map(sorted, task.exclusive))]
    return [judgements, dict(sorted(task.ended.items())), exclusive, dict(sorted(task.later.items()))]


def with_beside(person: str, claims: Iterable[str], beside: Row, reading: str) -> Task:
    """The task of `beside_json` and the rest. Files that were written before there were later editions of documents do not tell of them."""
    judgements, ended, exclusive, *rest = beside
    later = rest[0] if rest else {}
    return Task(person, tuple(claims), tuple(map(judgement_from, judgements)), ended, tuple(map(frozenset, exclusive)), reading,
                later=later)


def digest(task: Task) -> str:
    """SHA-256 over all that decides what the check finds: the whole task, the program's version and the code of its engine."""
    whole = json.dumps([rules(), task.person, task.reading, task.language, beside_json(task), task.claims], ensure_ascii=False)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def rules(*folders: str) -> str:
    """The program's version and a digest over the code of some folders, so that no result of another engine is ever taken for its own."""
    found = hashlib.sha256()
    for folder in folders or ENGINE:
        for name, data in _code(files(folder), folder):
            found.update(f"{name}\n".encode() + hashlib.sha256(data).digest())
    return f"{__version__} {found.hexdigest()[:16]}"


def _code(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder with its bytes, in order; without what Python itself writes there."""
    for each in sorted(folder.iterdir(), key=lambda found: found.name):
        if each.is_file():
            yield f"{name}/{each.name}", each.read_bytes()
        elif each.name != "__pycache__":
            yield from _code(each, f"{name}/{each.name}")
