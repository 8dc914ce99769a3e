"""Twice fifty proposals of the articles to measure on, drawn by fixed seeds and judged by hand: `python -m benchmarks.news.fifty`.

    python -m benchmarks.news.fifty --to FILE     writes the second draw with its context to a file outside the project
    python -m benchmarks.news.fifty               both judgements (fifty.toml, fifty2.toml) as tables

The judgements hold no names and no words: a proposal is known by its article, kind and place. The first was made at its commit and told
to whoever mended the reader, so it measures the reader of that commit alone. The second is of the mended reader, on other articles.
"""

from __future__ import annotations

import argparse
import random
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from habeas.core.proposals import Proposal
from habeas.core.values import value_text

from .labels import Article
from .run import Read, everything
from .score import interval

PROJECT = Path(__file__).resolve().parents[2]
COUNT = 50
CONTEXT = 400  # characters shown before and after the passage
QUESTIONS = ("words", "person", "speaker", "event", "date")
ANSWERS = ("yes", "no", "none")  # none: the question does not apply (a claim without a date)

WHY = {
    "person": "somebody else is meant by a pronoun or noun, or is the one concerned",
    "name": "a word too many or too few in the name, or no name",
    "quoted": "the speaker of a quotation or of a relayed account is missed",
    "speaker": "another speaker is given, or the speaker's name is cut",
    "event": "demanded, feigned, another event, or none",
    "polarity": "affirmed and denied confused",
    "value": "words too many or too few in the value",
    "date": "the date stands elsewhere in the article or in words that were not read, or is that of another event",
    "age": "the age on another day than that of publication"}

Drawn = tuple[Article, Proposal]


@dataclass(frozen=True, slots=True)
class Draw:
    """How fifty were drawn: the commit of the reader, the seed, the most proposals of one article (0: any number), and the earlier draw
    whose articles are left out. `hand` is the file of its judgements."""

    hand: Path
    commit: str
    seed: int
    most: int = 0
    after: Path | None = None


FIRST = Draw(Path(__file__).with_name("fifty.toml"), "b308a8c", 20261127)
SECOND = Draw(Path(__file__).with_name("fifty2.toml"), "f03c681", 20261128, most=2, after=FIRST.hand)


def drawn(read: Sequence[Read], draw: Draw = SECOND) -> list[Drawn]:
    """The draw, in its order: from all proposals by article, place and kind. All that may be drawn where there are no fifty."""
    seen = {row["article"] for row in judgements(draw.after)} if draw.after else set()
    every = [(article, each) for article, proposals in read if article.id not in seen for each in sorted(proposals, key=_place)]
    mixed = random.Random(draw.seed).sample(every, len(every) if draw.most else min(COUNT, len(every)))  # the size changes what is drawn
    return _spread(mixed, draw.most)[:COUNT] if draw.most else mixed


def sheet(draw: Sequence[Drawn]) -> str:
    """What a person judges from: each proposal with the words around it, and a table to fill in."""
    return "\n".join(_entry(number, article, each) for number, (article, each) in enumerate(draw, 1))


def judgements(path: Path) -> list[dict[str, Any]]:
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


def compared(first: Sequence[dict[str, Any]], second: Sequence[dict[str, Any]]) -> list[str]:
    """Both judgements side by side: the share that is right in everything, then in each question, with Wilson's 95 % intervals."""
    both = (first, second)
    questions = [f"| {question} | {' | '.join(_share(question, rows) for rows in both)} |" for question in QUESTIONS]
    return [f"| right | first: reader of {FIRST.commit} | second: reader of {SECOND.commit} |", "|---|---|---|",
            f"| everything | {' | '.join(_told(sum(map(all_right, rows)), len(rows)) for rows in both)} |", *questions]


def _share(question: str, rows: Sequence[dict[str, Any]]) -> str:
    told = Counter(row[question] for row in rows)
    return _told(told["yes"], told["yes"] + told["no"])


def _told(right: int, asked: int) -> str:
    return f"{right} of {asked}: {_percent(right, asked)}" if asked else ""


def _spread(mixed: Sequence[Drawn], most: int) -> list[Drawn]:
    taken: Counter[str] = Counter()
    kept = []
    for article, each in mixed:
        taken[article.id] += 1
        if taken[article.id] <= most:
            kept.append((article, each))
    return kept


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
        print("\n\n".join("\n".join([f"Reader of {draw.commit}:", *lines(judgements(draw.hand))]) for draw in (FIRST, SECOND)))
        return
    if target.resolve().is_relative_to(PROJECT):
        parser.exit(1, "Names and words of the articles do not belong in the project: give a file outside it.\n")
    from habeas.reading.reader import read

    target.write_text(sheet(drawn(everything("dev", read))), encoding="utf-8")


if __name__ == "__main__":
    main()
