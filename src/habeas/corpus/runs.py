"""A run over many tasks: what was kept from an earlier run is taken as it is, the rest is checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from habeas.checking.findings import Check, Finding, Verdict
from habeas.core.claims import Claim
from habeas.core.codec import decoded
from habeas.core.records import claim_from
from habeas.corpus import kept, pool
from habeas.corpus.task import Task, check_of, digest

Progress = Callable[[int, int], None]


class Kept(NamedTuple):
    """A check that was kept: the digest of its task, and its text."""

    digest: str
    text: str


class Checked:
    """One person's check as text; decoded as far as it is asked for. `again`: it was worked out now, not taken from an earlier run."""

    def __init__(self, task: Task, mark: str, text: str, again: bool) -> None:
        self.task, self.mark, self.text, self.again = task, mark, text, again

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """All claims of the task."""
        return self.task.said()

    @property
    def check(self) -> Check:
        """The whole check."""
        return kept.check_from(self.text, self.claims)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings, with no more claims decoded than they name."""
        return kept.findings_from(self.text, lambda place: claim_from(decoded(self.task.claims[place])))

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts, without any claim."""
        return kept.verdicts_from(self.text)


def text_of(task: Task) -> str:
    """What a worker does: check one person and write it down."""
    claims = task.said()
    return kept.text_of(check_of(task, claims), claims)


def checked(tasks: Sequence[Task], known: Mapping[str, Kept], processes: int | None = None,
            progress: Progress = lambda done, of: None) -> Iterator[Checked]:
    """Each task's check, in order. `known`: checks kept from earlier, by person. `processes`: None for as many as are worth it."""
    marks = [digest(task) for task in tasks]
    fresh = [task for task, mark in zip(tasks, marks, strict=True) if not _holds(known.get(task.person), mark)]
    texts = pool.each(text_of, fresh, pool.fitting(len(fresh)) if processes is None else min(processes, len(fresh)))
    for number, (task, mark) in enumerate(zip(tasks, marks, strict=True), 1):
        found = known.get(task.person)
        again = not _holds(found, mark)
        text = next(texts) if again or found is None else found.text
        yield Checked(task, mark, text, again)
        progress(number, len(tasks))


def _holds(found: Kept | None, mark: str) -> bool:
    return found is not None and found.digest == mark
