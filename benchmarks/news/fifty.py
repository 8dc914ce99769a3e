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
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from habeas.core.proposals import Proposal
from habeas.core.values import value_text

from .labels import Article
from .run import Read, everything
from .score import interval

HAND = Path(__file__).with_name("fifty.toml")
PROJECT = Path(__file__).resolve().parents[2]
SEED = 20261127
COUNT = 50
CONTEXT = 400  # characters shown before and after the passage
QUESTIONS = ("words", "person", "speaker", "event", "date")
ANSWERS = ("yes", "no", "none")  # none: the question does not apply (a claim without a date)

WHY = {
    "person": "somebody else is meant by a pronoun or noun, or is the one concerned",
    "name": "a word too many in the name, or no name",
    "quoted": "the speaker of a quotation or of a relayed account is missed",
    "speaker": "another speaker is given, or the speaker's name is cut",
    "event": "demanded, feigned, another event, or none",
    "polarity": "affirmed and denied confused",
    "value": "words too many or too few in the value",
    "date": "the date stands elsewhere in the article, or in words that were not read",
    "age": "the age on another day than that of publication"}

Drawn = tuple[Article, Proposal]


def drawn(read: Sequence[Read]) -> list[Drawn]:
    """The draw, in its order: from all proposals by article, place and kind. All of them where there are no fifty."""
    every = [(article, each) for article, proposals in read for each in sorted(proposals, key=_place)]
    return random.Random(SEED).sample(every, min(COUNT, len(every)))


def sheet(draw: Sequence[Drawn]) -> str:
    """What a person judges from: each proposal with the words around it, and a table to fill in."""
    return "\n".join(_entry(number, article, each) for number, (article, each) in enumerate(draw, 1))


def judgements(path: Path = HAND) -> list[dict[str, Any]]:
    """What was judged. `ValueError` where an answer is none of ANSWERS, or where something is wrong and no class of WHY says why."""
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8")).get("proposal", [])
    for row in rows:
        for question in QUESTIONS:
            if row.get(question) not in ANSWERS:
                raise ValueError(f"{path.name}, number {row.get('number')}: {question} must be one of {', '.join(ANSWERS)}")
        why = row.get("why", [])
        if bool(why) == all_right(row) or not WHY.keys() >= set(why):
            raise ValueError(f"{path.name}, number {row.get('number')}: why must name classes of WHY where an answer is no, and only there")
    return rows


def all_right(row: dict[str, Any]) -> bool:
    """Nothing in this proposal is wrong."""
    return all(row[question] != "no" for question in QUESTIONS)


def redrawn(draw: Sequence[Drawn], rows: Sequence[dict[str, Any]]) -> int:
    """How many of the judged proposals this draw holds under the same number; all, until the reader or the articles change."""
    now = [(number, article.id, each.passage.start, each.claim.kind) for number, (article, each) in enumerate(draw, 1)]
    return sum((row["number"], row["article"], row["start"], row["kind"]) in now for row in rows)


def lines(rows: Sequence[dict[str, Any]]) -> list[str]:
    """Each question with its share of right answers; then the classes of errors; then, by kind, in how many everything is right."""
    if not rows:
        return ["Nothing was judged yet."]
    right = Counter(row["kind"] for row in rows if all_right(row))
    kinds = Counter(row["kind"] for row in rows)
    whole = _percent(right.total(), len(rows))
    return [f"{len(rows)} proposals judged by hand; in {right.total()} everything is right: {whole}.", "",
            "| right? | yes | no | does not apply | right of those that apply (95 %) | wrong in number |", "|---|---|---|---|---|---|",
            *(_answered(question, rows) for question in QUESTIONS), "",
            "| class of errors | proposals | in number |", "|---|---|---|", *_classes(rows), "",
            "| kind | judged | all right |", "|---|---|---|",
            *(f"| {kind} | {count} | {right[kind]} |" for kind, count in sorted(kinds.items(), key=lambda each: (-each[1], each[0])))]


def _answered(question: str, rows: Sequence[dict[str, Any]]) -> str:
    told = Counter(row[question] for row in rows)
    wrong = _numbers(row for row in rows if row[question] == "no")
    share = _percent(told["yes"], told["yes"] + told["no"])
    return f"| {question} | {told['yes']} | {told['no']} | {told['none']} | {share} | {wrong} |"


def _classes(rows: Sequence[dict[str, Any]]) -> list[str]:
    found = [(words, [row for row in rows if name in row.get("why", ())]) for name, words in WHY.items()]
    ordered = sorted((each for each in found if each[1]), key=lambda each: -len(each[1]))
    return [f"| {words} | {len(wrong)} | {_numbers(wrong)} |" for words, wrong in ordered]


def _numbers(rows: Iterable[dict[str, Any]]) -> str:
    return ", ".join(str(row["number"]) for row in rows)


def _percent(right: int, asked: int) -> str:
    low, high = interval(right, asked)
    return f"{100 * right / asked:.0f} % ({low:.0f} to {high:.0f})" if asked else ""


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
            *(f'{question} = ""' for question in QUESTIONS), "why = []", 'note = ""']
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
