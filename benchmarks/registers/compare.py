"""Hold the program's findings on the two Argentine registers and the Rettig list against the lists of independent.py, id by id.

    python benchmarks/registers/independent.py ../shared/data independent.json
    habeas link CASE --format json > link.json; habeas check CASE --reading strict --format json > check.json
    habeas check RETTIG --reading strict --format json > rettig.json
    habeas export CASE -o case.jsonl
    python benchmarks/registers/compare.py independent.json link.json check.json rettig.json case.jsonl

Prints, for each list, how many ids both have, and every id on one side only with the reason that the data give. Ids only, no names.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

Json = Any
Pair = tuple[str, str]


def load(name: str) -> Json:
    """A JSON file."""
    return json.loads(Path(name).read_text(encoding="utf-8"))


def key(mention: str) -> str:
    """The row key of `list:key`."""
    return mention.partition(":")[2]


class Ours:
    """The program's conflicts, by the mentions and kinds that they are made of."""

    def __init__(self, check: Json) -> None:
        self.conflicts = [each for each in check["findings"] if each["kind"] == "conflict"]

    def between(self, kinds: tuple[str, ...], exactly: bool = True) -> dict[Pair, Json]:
        """Conflicts between a RUVTE and a Parque row whose claims are of `kinds` (with `exactly`: and of no others)."""
        found: dict[Pair, Json] = {}
        for each in self.conflicts:
            sides: dict[str, str] = {}
            said = Counter()  # type: Counter[tuple[str, str]]
            for claim in each["claims"]:
                place = claim["mention"].partition(":")[0]
                sides[place] = key(claim["mention"])
                said[place, claim["kind"]] += 1
            if {"ruvte", "parque"} <= sides.keys() and all(said["ruvte", kind] and said["parque", kind] for kind in kinds) \
                    and (not exactly or all(kind in kinds for _, kind in said)):
                found[sides["ruvte"], sides["parque"]] = each
        return found

    def inside(self, place: str, wanted: set[str], required: set[str]) -> dict[str, Json]:
        """Conflicts whose claims are all made by rows of one list, of kinds `wanted`, with all of `required`."""
        found: dict[str, Json] = {}
        for each in self.conflicts:
            # A proposition that both lists make is in the conflict with both claims: one of the list's own for each is enough.
            own = [claim for claim in each["claims"] if claim["mention"].startswith(place + ":")]
            values = {(claim["kind"], claim["bound"], claim["value"]) for claim in own}
            every = {(claim["kind"], claim["bound"], claim["value"]) for claim in each["claims"]}
            kinds = {claim["kind"] for claim in own}
            if values == every and kinds <= wanted and required <= kinds:
                found[key(own[0]["mention"])] = each
        return found


def show(name: str, theirs: set[Any], ours: set[Any], why_not_ours: dict[Any, str], why_not_theirs: dict[Any, str]) -> None:
    """One comparison, both ways, with the reasons for the rest."""
    print(f"{name}: both {len(theirs & ours)}, only independent {len(theirs - ours)}, only Habeas {len(ours - theirs)}")
    for side, rest, reasons in (("only independent", theirs - ours, why_not_ours), ("only Habeas", ours - theirs, why_not_theirs)):
        grouped: dict[str, list[Any]] = defaultdict(list)
        for each in sorted(rest):
            grouped[reasons.get(each, "NOT ACCOUNTED FOR")].append(each)
        for reason, ids in grouped.items():
            print(f"    {side}, {reason}: {len(ids)}: {', '.join('/'.join(each) if isinstance(each, tuple) else each for each in ids[:12])}"
                  + (" ..." if len(ids) > 12 else ""))


def anchors(export_file: str) -> dict[str, str]:
    """For each row (`list:key`) that gives an age: the event or events at which it may be meant."""
    with Path(export_file).open(encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines if '"kind":"age"' in line)
        return {row["mention"]: row["value"].partition(" at ")[2] for row in rows if row["type"] == "claim"}


def main(independent_file: str, link_file: str, check_file: str, rettig_file: str, export_file: str) -> None:
    """Compare and print."""
    independent, link, ours = load(independent_file), load(link_file), Ours(load(check_file))
    meant = anchors(export_file)
    open_ages = {mention for mention, events in meant.items() if " or " in events}
    at_death = "the row dates a death too, at which the age may be meant"
    among = independent["among_pairs"]
    theirs = {tuple(each) for each in independent["pairs"]}
    linked = {(key(each["second"]), key(each["first"])) if each["first"].startswith("parque") else
              (key(each["first"]), key(each["second"])) for each in link["pairs"]
              if {each["first"].partition(":")[0], each["second"].partition(":")[0]} == {"ruvte", "parque"}}
    apostrophe = "an apostrophe or hyphen in the name: Habeas drops it, the script reads a space"
    show("pairs with the same name", theirs, linked, dict.fromkeys(theirs, apostrophe), dict.fromkeys(linked, apostrophe))
    both = theirs & linked
    unpaired = "the pair is on one side only (above)"

    for name, kind in (("abduction_differs", "arrest"), ("birth_year_differs", "birth")):
        listed = {(each["ruvte"], each["parque"]) for each in among[name]}
        found = set(ours.between((kind,)))
        show(name, listed, found, {each: unpaired for each in listed if each not in both},
             {each: unpaired for each in found if each not in both})

    listed = {(each["ruvte"], each["parque"]) for each in among["age_differs"]}
    ages = {pair for pair, each in ours.between(("age",), exactly=False).items() if len(_numbers(each)) > 1}
    days = {(each["ruvte"], each["parque"]): each for each in among["age_differs"]}
    show("age_differs (a conflict that holds both ages)", listed, ages,
         {each: reason for each in listed if (reason := unpaired if each not in both else _why_no_age_conflict(days[each], meant))},
         {each: unpaired for each in ages if each not in both})

    parque, ruvte = independent["parque"], independent["ruvte"]
    events = {"arrest", "death"}
    age_inside = set(ours.inside("parque", {"age", "birth", *events}, {"age", "birth"}))
    listed_ages = {each["id"] for each in [*parque["age_misfit"], *parque["age_misfit_without_abduction"]]}
    born = {each["id"] for each in parque["born_after_event"]}
    reasons = {each: at_death for each in listed_ages if f"parque:{each}" in open_ages}
    reasons |= dict.fromkeys(born, "birth and event exclude each other already, so the minimal conflict leaves the age out")
    show("Parque: age against birth and event", listed_ages, age_inside, reasons, {})
    show("Parque: born after the event", born, set(ours.inside("parque", {"birth", *events}, {"birth"})), {}, {})
    killed = {each["id"] for each in parque["killed_before_taken"]}
    show("Parque: killed before taken", killed, set(ours.inside("parque", events, events)), {}, {})

    ages_ruvte = set(ours.inside("ruvte", {"age", "birth", *events}, {"age", "birth"}))
    impossible = {each["id"] for each in [*ruvte["age_impossible"], *ruvte["age_impossible_death"]]}
    one_sided = {each: at_death for each in impossible if f"ruvte:{each}" in open_ages}
    one_sided |= {each["id"]: "the death column says only “not after”, so an earlier death fits the age"
                  for each in ruvte["age_impossible_death"]}
    show("RUVTE: age against birth and event", impossible, ages_ruvte, one_sided, {})
    died = {each["id"] for each in ruvte["death_before_detention"]}
    show("RUVTE: death before detention", died, set(ours.inside("ruvte", events, events)), {}, {})

    rettig, listed_rettig = Ours(load(rettig_file)), independent["rettig"]
    ends = {str(each["id"]) for each in listed_rettig["end_before_start"]}
    minors = {str(each["id"]) for each in listed_rettig["age_against_minor"]}
    found_ends = rettig.inside("rettig", {"episode"}, {"episode"})
    found_minors = rettig.inside("rettig", {"age"}, {"age"})
    show("Rettig: end before start", ends, set(found_ends), {}, {})
    show("Rettig: age against minor", minors, set(found_minors), {}, {})
    for name, group in (("end before start", found_ends), ("age against minor", found_minors)):
        pages = ", ".join(f"{row} ({each['claims'][0]['passage']['locator'] or 'no page'})"
                          for row, each in sorted(group.items(), key=lambda item: int(item[0])))
        print(f"    {name}, by report page: {pages}")


def _numbers(conflict: Json) -> set[str]:
    """The ages that a conflict holds, without the events they are meant at."""
    return {claim["value"].partition(" at ")[0] for claim in conflict["claims"] if claim["kind"] == "age"}


def _why_no_age_conflict(row: Json, meant: dict[str, str]) -> str:
    """Why two different numbers may both be true; empty if nothing in the data says so."""
    if not row["ruvte_in_years"]:
        return "RUVTE gives the age in months or days, or as born in captivity"
    ours, theirs = meant.get(f"ruvte:{row['ruvte']}", ""), meant.get(f"parque:{row['parque']}", "")
    if ours != theirs or " or " in ours:
        return f"one age may be meant at {ours}, the other at {theirs}, and the person can have grown older in between"
    return ""


if __name__ == "__main__":
    main(*sys.argv[1:])
