"""Header against the rest of a file: every conflict in which the birth date of the header meets another birth date or an age.

Judged by hand in births.toml, without names, dates or words: a rival is known by its file, kind and the place of a passage.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .fields import PUBLISHER

HAND = Path(__file__).with_name("births.toml")
SHORT = 12  # digits of a digest that name a file
RIGHT, WRONG = "contradiction", "somebody else"
Json = Mapping[str, Any]


@dataclass(slots=True)
class Rival:
    """Another birth date, or an age, that a header's birth date excludes: the header's file, the file that tells it, the kind, the places
    of the passages that tell it, the program's classes."""

    file: str
    told_in: str
    kind: str
    places: set[int] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)


def rivals(findings: Iterable[Json], proposals: Iterable[Json]) -> list[Rival]:
    """All of them, by file; those that say the same are one. The parameters are what `habeas check --unreviewed` and `habeas proposals`
    print as JSON."""
    rules = {each["id"]: each["rule"] for each in proposals}
    found: dict[tuple[str, str, str, str], Rival] = {}
    for finding in findings:
        if finding["kind"] != "conflict":
            continue
        births = [each for each in finding["claims"] if each["kind"] == "birth" and _of_header(each, rules)]
        values = {each["value"] for each in births}
        others = [each for each in finding["claims"] if (each["kind"] == "birth" and each["value"] not in values)
                  or (each["kind"] == "age" and not _of_header(each, rules))]
        for each in others if births else ():
            file, told_in = (claim["passage"]["exhibit"][:SHORT] for claim in (births[0], each))
            rival = found.setdefault((file, told_in, each["kind"], each["value"]), Rival(file, told_in, each["kind"]))
            rival.places.add(each["passage"]["start"])
            rival.classes.update(finding["classes"])
    return [found[key] for key in sorted(found)]


def _of_header(claim: Json, rules: Mapping[str, str]) -> bool:
    return " field" in rules.get(claim["id"], "") and claim["speaker"] == PUBLISHER and not claim["relay"]


def judged() -> dict[str, Any]:
    """The judgements: tables `rival` and `missed`, and `others`, the files that tell somebody else's birth date too."""
    return tomllib.loads(HAND.read_text(encoding="utf-8"))


def judgement(rival: Rival, hand: Sequence[Json]) -> Json | None:
    """What was judged of a rival."""
    return next((each for each in hand if (each["file"], each.get("told_in", each["file"]), each["kind"])
                 == (rival.file, rival.told_in, rival.kind) and each["place"] in rival.places), None)


def lines(findings: Iterable[Json], proposals: Iterable[Json]) -> Iterator[str]:
    """The result as Markdown."""
    hand, found = judged(), rivals(findings, proposals)
    pairs = [(each, judgement(each, hand["rival"])) for each in found]
    words = Counter((row["judged"] if row else "not judged", each.kind) for each, row in pairs)
    kinds = ("birth", "age")
    yield (f"{len(found)} other birth dates and ages stand in a conflict with the birth date of a header (those that say the same of the "
           "same person in one file counted once; conflicts within the header are not among them):\n")
    yield from (f"| judged | {' | '.join(kinds)} |", f"|---{'|---' * len(kinds)}|")
    for word in dict.fromkeys(word for (word, _), _ in words.most_common()):
        yield f"| {word} | {' | '.join(str(words[word, kind]) for kind in kinds)} |"
    yield from ("\n| file | kind | the program's classes | judged | why |", "|---|---|---|---|---|")
    for each, row in pairs:
        told = each.file + (f", told in {each.told_in}" if each.told_in != each.file else "")
        said = f"{row['judged']} | {row['why']}" if row else "not judged | "
        yield f"| {told} | {each.kind} | {', '.join(sorted(each.classes))} | {said} |"
    trapped = {each.told_in for each, row in pairs if row and (row["judged"], each.kind) == (WRONG, "birth")} & {*hand["others"]}
    yield (f"\n{len(hand['others'])} files tell somebody else's birth date too (a spouse's, a child's, a neighbour's in a list). In "
           f"{len(trapped)} of them it was given to the file's person and met the header: {', '.join(sorted(trapped))}.")
    yield from _missed({each.file for each, row in pairs if row and row["judged"] == RIGHT}, hand)


def _missed(shown: set[str], hand: Mapping[str, Sequence[Json]]) -> Iterator[str]:
    """How many of the files that contradict themselves are shown."""
    why = {each["file"]: "Shown when it was judged, not now." for each in hand["rival"] if each["judged"] == RIGHT}
    why |= {each["file"]: each["why"] for each in hand["missed"]}
    yield (f"\nA reader of every passage on a birth finds {len(why)} files that give their own person another birth date than the header; "
           f"the program shows {len(shown)} of them. Why not the others:\n")
    yield from (f"- {file}: {reason}" for file, reason in why.items() if file not in shown)
