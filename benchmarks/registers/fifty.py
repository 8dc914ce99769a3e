"""The classes of fifty conflicts as a person gave them (fifty.toml) beside the program's: agreement for each class.

    python benchmarks/registers/fifty.py TOLERANT.json

TOLERANT.json is what `habeas check FOLDER --format json` printed for a case with both registers.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

HAND = Path(__file__).with_name("fifty.toml")


def pairs(findings: list[dict[str, Any]]) -> list[tuple[int, list[str], list[str]]]:
    """Number, hand's classes and program's classes of each of the fifty; a conflict is known by its claims."""
    found: dict[frozenset[str], list[dict[str, Any]]] = {}
    for each in findings:
        if each["kind"] == "conflict":
            claims = frozenset(f"{claim['mention']} {claim['kind']}" for claim in each["claims"])
            found.setdefault(claims, []).append(each)
    result = []
    for drawn in tomllib.loads(HAND.read_text(encoding="utf-8"))["conflict"]:
        same = found.get(frozenset(drawn["claims"]), [])
        classes = sorted({name for each in same for name in each["classes"]}) if same else ["not found"]
        result.append((drawn["number"], drawn["classes"], classes))
    return result


def lines(findings: list[dict[str, Any]]) -> list[str]:
    """A table: for each class how often both, only the hand and only the program gave it, with the numbers of the conflicts."""
    compared = pairs(findings)
    names = sorted({name for _, hand, ours in compared for name in (*hand, *ours)})
    first = sum(hand[0] in ours for _, hand, ours in compared)
    some = sum(bool(set(hand) & set(ours)) for _, hand, ours in compared)
    rows = [f"The class that the hand put first is among the program's in {first} of {len(compared)}; "
            f"at least one class in common in {some}.", "",
            "| class | both | only the hand | only the program |", "|---|---|---|---|"]
    for name in names:
        places: Counter[str] = Counter()
        numbers: dict[str, list[str]] = {"hand": [], "ours": []}
        for number, hand, ours in compared:
            if name in hand and name in ours:
                places["both"] += 1
            elif name in hand:
                numbers["hand"].append(str(number))
            elif name in ours:
                numbers["ours"].append(str(number))
        told = [f"{len(each)}{': ' + ', '.join(each) if each else ''}" for each in (numbers["hand"], numbers["ours"])]
        rows.append(f"| {name} | {places['both']} | {told[0]} | {told[1]} |")
    return rows


if __name__ == "__main__":
    print("\n".join(lines(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["findings"])))
