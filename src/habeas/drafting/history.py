"""What the claims supported of a person at one time and support at another, and what was written in between that bears on it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.checking.findings import Finding, Verdict
from habeas.core.claims import Claim
from habeas.core.judgements import Judgement, Withdrawal
from habeas.drafting.casefile import PersonFile


@dataclass(frozen=True, slots=True)
class Step:
    """Something written about a person, by whom, when (UTC text), why ("" where no reason is asked for), in which entry.

    `sort` is `came` (claims were recorded), `ended` (a later edition of their list no longer makes them, or makes another instead),
    `returned` (it makes them again), `judged` or `withdrawn`; `claims` are those that came, ended or returned, `judgement` the one that was
    made or taken back.
    """

    sort: str
    entry: str
    author: str
    time: str
    clock: int
    reason: str = ""
    claims: tuple[Claim, ...] = ()
    judgement: Judgement | None = None
    withdrawal: Withdrawal | None = None

    @property
    def names(self) -> frozenset[str]:
        """The claims, mentions or sources that it is about."""
        return frozenset((*(each.id for each in self.claims), *(self.judgement.about if self.judgement else ())))


@dataclass(frozen=True, slots=True)
class Turn:
    """Something said whose verdict is another one: then and now (None: it was not said, or is not in the reasoning), the claims that say it
    (of now where there are any), and the steps that bear on it."""

    then: Verdict | None
    now: Verdict | None
    claims: tuple[Claim, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """From then to now: claims that came and went, mentions that were joined to the person and taken from them, verdicts that turned,
    conflicts that ended and came."""

    came: tuple[Claim, ...]
    went: tuple[Claim, ...]
    joined: tuple[str, ...]
    parted: tuple[str, ...]
    turned: tuple[Turn, ...]
    ended: tuple[Finding, ...]
    brought: tuple[Finding, ...]

    @property
    def nothing(self) -> bool:
        """Whether all is as it was."""
        return not any((self.came, self.went, self.joined, self.parted, self.turned, self.ended, self.brought))


def difference(then: PersonFile | None, now: PersonFile, steps: Sequence[Step]) -> Difference:
    """What is different now. `then` is None where nothing was known of the person; `steps` are those written in between."""
    had, has = _reasoned(then), _reasoned(now)
    old, new = _conflicts(then), _conflicts(now)
    before, after = set(then.person.mentions if then else ()), set(now.person.mentions)
    return Difference(
        tuple(each for id, each in has.items() if id not in had), tuple(each for id, each in had.items() if id not in has),
        tuple(each for each in now.person.mentions if each not in before),
        tuple(each for each in (then.person.mentions if then else ()) if each not in after),
        tuple(_turns(then, now, steps)),
        tuple(each for key, each in old.items() if key not in new), tuple(each for key, each in new.items() if key not in old))


def _reasoned(file: PersonFile | None) -> dict[str, Claim]:
    """The claims in the reasoning, by id."""
    return {each.id: each for each in file.check.claims} if file else {}


def _conflicts(file: PersonFile | None) -> dict[frozenset[str], Finding]:
    """The conflicts by the claims in them."""
    return {frozenset(claim.id for claim in each.claims): each for each in file.check.findings if each.kind == "conflict"} if file else {}


def _turns(then: PersonFile | None, now: PersonFile, steps: Sequence[Step]) -> Iterable[Turn]:
    """The verdicts that differ, in the order of now; then what is no longer said."""
    claims = {each.id: each for file in (then, now) if file for each in file.claims}
    old = list(then.check.verdicts) if then else []
    near = _near([*_conflicts(then), *_conflicts(now)])
    seen: set[int] = set()

    def turn(before: Verdict | None, after: Verdict | None) -> Turn:
        told = after or before
        assert told is not None
        bearing = {*_names(before, near), *_names(after, near)}
        return Turn(before, after, tuple(claims[each] for each in told.claims if each in claims), _bearing(steps, bearing, claims))

    for verdict in now.check.verdicts:
        places = [place for place, each in enumerate(old) if not set(each.claims).isdisjoint(verdict.claims)]
        seen.update(places)
        before = old[places[0]] if places else None
        if before is None or (before.word, before.origins, before.either_way) != (verdict.word, verdict.origins, verdict.either_way):
            yield turn(before, verdict)
    for place, each in enumerate(old):
        if place not in seen:
            yield turn(each, None)


def _near(conflicts: Iterable[frozenset[str]]) -> dict[str, set[str]]:
    """The claims that stand in a conflict with each claim."""
    found: dict[str, set[str]] = {}
    for members in conflicts:
        for each in members:
            found.setdefault(each, set()).update(members)
    return found


def _names(verdict: Verdict | None, near: Mapping[str, Collection[str]]) -> set[str]:
    if verdict is None:
        return set()
    own = {*verdict.claims, *verdict.because}
    return own | {other for each in own for other in near.get(each, ())}


def _bearing(steps: Sequence[Step], names: Collection[str], claims: Mapping[str, Claim]) -> tuple[Step, ...]:
    """The steps about some claims, about their mentions or about who makes them."""
    about = {*names, *(other for each in names if each in claims for other in (claims[each].mention, claims[each].speaker))}
    return tuple(each for each in steps if not each.names.isdisjoint(about))
