"""The files on disappeared persons and two registers of another country in one case: who is joined, and what cannot all be true.

What a case worker would do: import the registers, link them by name, add and read the files, confirm their labelled fields in bulk
(`habeas confirm --all --rule "es field"`), link again, and judge by hand which of the persons left are the same.
"""

from __future__ import annotations

import random
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from habeas import questions
from habeas.actions.hand import Hand
from habeas.actions.judging import judge
from habeas.checking.findings import Finding
from habeas.core.claims import PRINCIPAL, Claim
from habeas.core.folding import folded, name_key
from habeas.core.people import Mention, Person
from habeas.core.values import Text
from habeas.core.when import Order, When, before
from habeas.store.case import CaseStore

from .fields import PUBLISHER

HAND = Path(__file__).with_name("ten.toml")
SEED, COUNT = 20261127, 10
LISTS = ("ruvte", "parque")
COUNTRY = "urugua"  # in a register's nationality or place of birth
BY = Hand("benchmark", "2026-11-27T00:00:00Z")
WHY = "first surname and given names agree, and the mother's surname or the country"
# as a person would name what they decided on
JUDGEMENTS = ("true conflict", "two events", "convention", "copy", "misreading")


class Joined(NamedTuple):
    """How many of the files' persons are joined to a row: by the program's rule, by surname and given names, by hand; of how many."""

    program: int
    surname: int
    hand: int
    files: int


def keys(name: str) -> Iterator[tuple[str, str]]:
    """What "SURNAMES de MARRIED, Given" would be called where the mother's surname stands apart: names by key, each with the surnames
    left over."""
    surnames, _, given = name.partition(",")
    married = re.split(r"(?<=\w) de (?=[^\W\d_a-z])", surnames)  # a small particle, then the husband's name
    given = given.partition("(")[0]
    for words in ((married[0].split(), surnames.split()) if len(married) > 1 else (surnames.split(),)):
        for count in range(1, len(words) + 1):
            yield name_key(f"{' '.join(words[:count])} {given}"), folded(" ".join(words[count:]))


def mains(now: questions.Standing) -> list[Mention]:
    """The persons whom the files are about."""
    return [each for each in now.mentions.values() if each.id.startswith("note-") and each.id.endswith(":1")]


def pairs(store: CaseStore, now: questions.Standing) -> Iterator[tuple[str, str]]:
    """The person of a file and a row of a register with the same first surname and given names: one row only, whose mother's surname is
    the one left over, or which names the country where no mother's surname is given."""
    rows: dict[tuple[str, str], list[str]] = defaultdict(list)
    for each in now.mentions.values():
        if each.place in LISTS:
            rows[each.place, name_key(each.name)].append(each.id)
    found = [(main.id, row, rest) for main in mains(now) for at in LISTS for key, rest in dict.fromkeys(keys(main.name))
             if len(rows[at, key]) == 1 for row in rows[at, key]]
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in store.claims({row for _, row, _ in found}):
        told[claim.mention].append(claim)
    for main, row, rest in found:
        mother = {folded(each.value.text) for each in told[row] if each.kind == "mother_name" and isinstance(each.value, Text)}
        there = any(COUNTRY in folded(each.words) for each in told[row] if each.kind in ("nationality", "birth_place"))
        if rest in mother or (not mother and there):
            yield main, row


def join(store: CaseStore) -> Joined:
    """Judge who is the same, by surname and given names and then as the file of judgements says."""
    now = questions.standing(store)
    files = mains(now)
    program = _with_row(now, files)
    _judge(store, now, pairs(store, now), WHY)
    now = questions.standing(store)
    surname = _with_row(now, files)
    _judge(store, now, ((f"note-{each['file']}:1", each["row"]) for each in judged()["pair"]), "judged by hand")
    by_hand = _with_row(questions.standing(store), files)
    return Joined(program, surname - program, by_hand - surname, len(files))


def _judge(store: CaseStore, now: questions.Standing, same: Iterable[tuple[str, str]], why: str) -> None:
    for one, other in sorted(set(same)):
        if now.people.person_of[one] != now.people.person_of[other]:
            judge(store, "same", (one, other), why, BY)


def _with_row(now: questions.Standing, files: Sequence[Mention]) -> int:
    return sum(any(now.mentions[one].place in LISTS for one in now.person_by_id[now.people.person_of[each.id]].mentions) for each in files)


def both(now: questions.Standing) -> list[Person]:
    """The persons who stand in a file as its person and in a register."""
    files = {each.id for each in mains(now)}
    return [each for each in now.people.persons
            if files & set(each.mentions) and any(now.mentions[one].place in LISTS for one in each.mentions)]


def conflicts(store: CaseStore, now: questions.Standing, persons: Sequence[Person]) -> list[Finding]:
    """The conflicts in which a file and a register meet, by person and explanation."""
    found = [each for file in questions.files(store, now, persons) for each in file.check.findings if each.kind == "conflict"]
    meeting = [each for each in found if len({claim.mention.partition(":")[0] in LISTS for claim in each.claims}) == 2]
    return sorted(meeting, key=lambda each: (each.person, each.explanation))


def drawn(found: Sequence[Finding]) -> list[Finding]:
    """The draw, in its order."""
    return random.Random(SEED).sample(list(found), min(COUNT, len(found)))


def known(finding: Finding) -> str:
    """What a conflict is called here: its claims by mention, kind and the beginning of their ids."""
    return " + ".join(sorted(f"{claim.mention} {claim.kind} {claim.id[:6]}" for claim in finding.claims))


def judged() -> dict[str, list[dict[str, Any]]]:
    """The judgements: tables `conflict` and `pair`."""
    read: dict[str, list[dict[str, Any]]] = tomllib.loads(HAND.read_text(encoding="utf-8"))
    return {"conflict": [], "pair": [], **read}


def lines(case: Path) -> Iterator[str]:
    """The result as Markdown, for a case with the registers and the files, linked; the judgements are added to the case."""
    with CaseStore.open(case) as store:
        joined = join(store)
        now = questions.standing(store)
        persons = both(now)
        found = conflicts(store, now, persons)
        apart = {kind: disjoint(store, persons, kind) for kind in ("arrest", "birth")}
    yield (f"Of the persons of {joined.files} files {joined.program} are joined to a row of a register by `habeas link`, the rule of the "
           "same whole name (the registers give one surname where the files give two), "
           f"{joined.surname} more by first surname, given names and the mother's surname or the country (a rule of this benchmark, "
           f"recorded as judgements), {joined.hand} more by judgements on rows spelled otherwise (ten.toml).")
    hard = [each for each in found if each.hard]
    yield (f"\nOn the {len(persons)} persons who stand in a file and in a register there are {len(found)} conflicts in which both meet, on "
           f"{len({each.person for each in found})} of them; {len(hard)} are hard.")
    yield from ("\n| what cannot all be true | conflicts | hard | persons |", "|---|---|---|---|")
    for name, count in Counter(map(_kinds, found)).most_common():
        of = [each for each in found if _kinds(each) == name]
        yield f"| {name} | {count} | {sum(each.hard or False for each in of)} | {len({each.person for each in of})} |"
    yield from ("\n| class | conflicts |", "|---|---|")
    yield from (f"| {name} | {count} |" for name, count in Counter(name for each in found for name in each.classes).most_common())
    told = "; ".join(f"{kind}: {sum(each)} of {len(each)}" for kind, each in apart.items())
    yield f"\nWithout the engine: header dates that exclude the date of a row, of those rows that date it too ({told})."
    yield from _ten(found)


def disjoint(store: CaseStore, persons: Sequence[Person], kind: str) -> list[bool]:
    """For each row of a person of whom the header and the row date an event: whether the two dates exclude each other."""
    publisher, found = questions.source(store, PUBLISHER), []
    for person in persons:
        dated = [(each, each.value) for each in store.claims(person.mentions)
                 if each.kind == kind and each.episode == PRINCIPAL and isinstance(each.value, When)]
        header = [when for each, when in dated if each.speaker == publisher and not each.relay]
        rows = [when for each, when in dated if each.mention.partition(":")[0] in LISTS]
        found += [Order.YES in (before(header[0], when), before(when, header[0])) for when in rows if header]
    return found


def _kinds(finding: Finding) -> str:
    return ", ".join(sorted({claim.kind for claim in finding.claims}))


def _ten(found: Sequence[Finding]) -> Iterator[str]:
    hand = {each["claims"]: each for each in judged()["conflict"]}
    yield from ("\nTen of them, drawn by a fixed seed and judged from the files and the rows (ten.toml):\n",
                "| what | the program's classes | judged | why |", "|---|---|---|---|")
    told: Counter[str] = Counter()
    for each in drawn(found):
        row = hand.get(known(each), {"judged": "not judged", "why": "the draw has changed since"})
        told[row["judged"]] += 1
        yield f"| {_kinds(each)} | {', '.join(each.classes)} | {row['judged']} | {row['why']} |"
    yield "\n" + ", ".join(f"{name} {count}" for name, count in told.most_common()) + "."


if __name__ == "__main__":
    print("\n".join(lines(Path(sys.argv[1]))))
