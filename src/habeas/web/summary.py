"""The case in numbers: what was found, what is new, and what to do next. Pure: plain values in, plain values out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

HARD, READING = "conflict, hard", "conflict, a matter of reading"
_FIRST = (HARD, READING)


class Line(NamedTuple):
    """One finding: whose it is, its place among that person's findings, kind, whether it is hard, the gap in days, classes, speakers,
    and the ids of its claims."""

    person: str
    place: int
    kind: str
    hard: bool | None
    gap: int | None
    classes: tuple[str, ...]
    speakers: tuple[str, ...]
    claims: tuple[str, ...] = ()


Lines = Mapping[str, tuple[Line, ...]]  # by person


@dataclass(frozen=True, slots=True)
class Tally:
    """A kind of finding (or a class of explanation): how many there are, on how many persons."""

    name: str
    number: int
    persons: int


@dataclass(frozen=True, slots=True)
class Findings:
    """All findings of a case, counted: by kind, conflicts by class; the persons with a hard conflict."""

    kinds: tuple[Tally, ...]
    classes: tuple[Tally, ...]
    hard: tuple[str, ...]


def findings(lines: Lines) -> Findings:
    """Count the lines of a round."""
    flat = [line for each in lines.values() for line in each]
    return Findings(
        _tallied((name_of(line), line.person) for line in flat),
        _tallied((name, line.person) for line in flat if line.kind == "conflict" for name in line.classes),
        tuple(dict.fromkeys(line.person for line in flat if line.kind == "conflict" and line.hard)))


def name_of(line: Line) -> str:
    """The kind; a conflict with its hardness."""
    return (HARD if line.hard else READING) if line.kind == "conflict" else line.kind


def _tallied(pairs: Iterable[tuple[str, str]]) -> tuple[Tally, ...]:
    """Names with number and persons; conflicts head the list, the rest goes by number."""
    numbers: Counter[str] = Counter()
    persons: dict[str, set[str]] = {}
    for name, person in pairs:
        numbers[name] += 1
        persons.setdefault(name, set()).add(person)
    found = [Tally(name, number, len(persons[name])) for name, number in numbers.items()]
    return tuple(sorted(found, key=lambda each: (_FIRST.index(each.name) if each.name in _FIRST else 9, -each.number, each.name)))


def next_steps(counts: Mapping[str, int], proposals: int, hard: Sequence[str], editor: bool) -> tuple[str, ...]:
    """What is best done next, in order: `intake`; `reading`, then `conflict`; or `persons`, where none of these waits."""
    if not counts["claim"] and not proposals:
        return ("intake",) if editor else ("persons",)
    return tuple(step for step, waits in (("reading", proposals and editor), ("conflict", hard)) if waits) or ("persons",)
