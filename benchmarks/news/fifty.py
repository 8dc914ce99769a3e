"""Fifty proposals of the articles to measure on, drawn by a fixed seed and judged by hand: `python -m benchmarks.news.fifty`.

    python -m benchmarks.news.fifty --to FILE     writes the draw with its context to a file outside the project
    python -m benchmarks.news.fifty               the judgements (fifty.toml) as a table

The judgements hold no names and no words: a proposal is known by its article, kind and place.
"""

from __future__ import annotations

import argparse
import random
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from habeas.core.proposals import Proposal
from habeas.core.values import value_text

from .labels import Article
from .run import Read, everything

HAND = Path(__file__).with_name("fifty.toml")
PROJECT = Path(__file__).resolve().parents[2]
SEED = 20261127
COUNT = 50
CONTEXT = 400  # characters shown before and after the passage
QUESTIONS = ("words", "person", "speaker", "event", "date")
ANSWERS = ("yes", "no", "none")  # none: the question does not apply (a claim without a date)

Drawn = tuple[Article, Proposal]


def drawn(read: Sequence[Read]) -> list[Drawn]:
    """The draw, in its order: from all proposals by article, place and kind. All of them where there are no fifty."""
    every = [(article, each) for article, proposals in read for each in sorted(proposals, key=_place)]
    return random.Random(SEED).sample(every, min(COUNT, len(every)))


def sheet(draw: Sequence[Drawn]) -> str:
    """What a person judges from: each proposal with the words around it, and a table to fill in."""
    return "\n".join(_entry(number, article, each) for number, (article, each) in enumerate(draw, 1))


def judgements(path: Path = HAND) -> list[dict[str, Any]]:
    """What was judged. `ValueError` where an answer is none of ANSWERS."""
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8")).get("proposal", [])
    for row in rows:
        for question in QUESTIONS:
            if row.get(question) not in ANSWERS:
                raise ValueError(f"{path.name}, number {row.get('number')}: {question} must be one of {', '.join(ANSWERS)}")
    return rows


def lines(rows: Sequence[dict[str, Any]]) -> list[str]:
    """For each question how many were right, wrong (with their numbers) and not asked; then by kind, all answers right."""
    if not rows:
        return ["Nothing was judged yet."]
    right = Counter(row["kind"] for row in rows if all(row[question] != "no" for question in QUESTIONS))
    kinds = Counter(row["kind"] for row in rows)
    table = [f"{len(rows)} proposals judged by hand; in {right.total()} everything is right.", "",
             "| right? | yes | no | does not apply | wrong in number |", "|---|---|---|---|---|"]
    for question in QUESTIONS:
        told = Counter(row[question] for row in rows)
        wrong = ", ".join(str(row["number"]) for row in rows if row[question] == "no")
        table.append(f"| {question} | {told['yes']} | {told['no']} | {told['none']} | {wrong} |")
    return [*table, "", "| kind | judged | all right |", "|---|---|---|",
            *(f"| {kind} | {count} | {right[kind]} |" for kind, count in sorted(kinds.items(), key=lambda each: (-each[1], each[0])))]


def _place(each: Proposal) -> tuple[int, int, str, str]:
    return each.passage.start, each.passage.end, each.claim.kind, each.id


def _entry(number: int, article: Article, each: Proposal) -> str:
    claim, passage = each.claim, each.passage
    before, after = article.text[max(0, passage.start - CONTEXT):passage.start], article.text[passage.end:passage.end + CONTEXT]
    chain = " < ".join((claim.speaker or "(the publisher)", *claim.relay))
    told = {
        "published": article.published, "rule": each.rule, "person": each.name, "kind": claim.kind, "value": value_text(claim.value),
        "words": claim.words, "affirmed": claim.affirmed, "hedge": claim.hedge, "place": claim.place, "speaker": chain,
        "doubts": "; ".join(each.doubts)}
    facts = "\n".join(f"  {name}: {value}" for name, value in told.items())
    form = [f"number = {number}", f'article = "{article.id}"', f"start = {passage.start}", f'kind = "{claim.kind}"',
            *(f'{question} = ""' for question in QUESTIONS), 'note = ""']
    return f"#### {number}\n{before}>>>{passage.quote}<<<{after}\n\n{facts}\n\n[[proposal]]\n" + "\n".join(form) + "\n"


def main() -> None:
    """Write the draw, or print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, metavar="FILE", help="write the draw here, with names and words")
    target = parser.parse_args().to
    if target is None:
        print("\n".join(lines(judgements())))
        return
    if target.resolve().is_relative_to(PROJECT):
        parser.exit(1, "Names and words of the articles do not belong in the project: give a file outside it.\n")
    from habeas.reading.reader import read

    target.write_text(sheet(drawn(everything("dev", read))), encoding="utf-8")


if __name__ == "__main__":
    main()
