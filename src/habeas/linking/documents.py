"""Whom a document is about, and which mentions would be joined if what was read in documents were confirmed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from habeas.core.judgements import Judgement
from habeas.core.people import Mention, Person
from habeas.linking.candidates import RULE, candidates
from habeas.linking.names import name_key
from habeas.linking.persons import people

ABOUT = "the document is described as being about this person"


def main_person(persons: Sequence[Person], mentions: Mapping[str, Mention], about: str) -> Person | None:
    """The one person whom a description `about` names: by a mention's id, or by the name of one of the mentions."""
    key = name_key(about)
    for each in persons if about in mentions else ():
        if about in each.mentions:
            return each
    found = [each for each in persons if key and any(name_key(mentions[one].name) == key for one in each.mentions)]
    return found[0] if len(found) == 1 else None


def about_name(mentions: Mapping[str, Mention], about: str) -> str:
    """The name that a description gives: itself, or that of the mention whose id it is."""
    return mentions[about].name if about in mentions else about


def presumed(mentions: Sequence[Mention], judgements: Sequence[Judgement], proposed: Sequence[Mention], described: Mapping[str, str],
             read: Collection[str]) -> Iterator[Judgement]:
    """Judgements that nobody made: what confirming `proposed` mentions, and linking, would join. `described` is what each exhibit is said
    to be about, `read` are all mentions that readers made."""
    by_id = {each.id: each for each in mentions}
    persons = people(mentions, judgements).persons
    first: dict[str, str] = {}
    pairs: list[tuple[str, str, str]] = []
    for each in proposed:
        about = described.get(each.place, "")
        key = name_key(about_name(by_id, about))
        if key and name_key(each.name) == key:
            if key not in first:
                whom = main_person(persons, by_id, about)
                first[key] = whom.id if whom else each.id
            pairs += [(first[key], each.id, ABOUT)] if first[key] != each.id else []
    decided = {frozenset(each.about) for each in judgements if each.sort in ("same", "different")}
    fresh = {each.id for each in proposed}
    for pair in candidates([*mentions, *proposed], lambda _: (), decided, read).pairs:
        pairs += [(pair.first, pair.second, RULE)] if fresh & {pair.first, pair.second} else []
    person_of = {mention: each.id for each in persons for mention in each.mentions}
    for number, (one, other, reason) in enumerate(_kept_apart(pairs, person_of)):
        yield Judgement(f"presumed.{number}", "same", (one, other), "", "", reason, reason, "unreviewed proposal")


def _kept_apart(pairs: Sequence[tuple[str, str, str]], person_of: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """The pairs, but for those that would make one of two persons whom the case holds apart: the unreviewed joins no rows of lists."""
    group = {mention: {mention} for one, other, _ in pairs for mention in (one, other)}
    for one, other, reason in pairs:
        together = group[one] | group[other]
        if len({person_of[each] for each in together if each in person_of}) <= 1:
            group.update(dict.fromkeys(together, together))
            yield one, other, reason
