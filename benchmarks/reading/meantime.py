"""Time expressions on MEANTIME, scored as TempEval-3 did: `python -m benchmarks.reading.meantime [--building]`, with src on the path.

*Strict*: the same code points. *Relaxed*: they overlap. *Value*: they overlap and the value is the same text. Each as F1 over all
marks. The half to measure on is looked at once a figure is to be reported; errors are listed for the half to build on.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from habeas.core.when import parse
from habeas.reading.expressions import expressions

from .corpus import DATA, SEED, Article, Mark, article, halves
from .timex import marks

Reader = Callable[[Article], list[Mark]]


@dataclass
class Score:
    """Counts over articles; `errors` counts marks by (what was wrong, type), `wrong` shows them."""

    gold: int = 0
    said: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0
    errors: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def f1(self, hits: int) -> float:
        """F1 in percent."""
        return 200 * hits / (self.gold + self.said) if self.gold + self.said else 0.0

    def add(self, what: str, mark: Mark, words: str, said: str) -> None:
        """Note an error."""
        self.errors[what, mark.type] += 1
        self.wrong.append(f"{what}: {words!r} {mark.type} {mark.value} {said}")


def habeas(given: Article) -> list[Mark]:
    """What our reader marks."""
    return marks(expressions(given.text, "en", parse(given.published)))


def scored(articles: list[Article], reader: Reader) -> Score:
    """The score of a reader. A mark that overlaps several of the other side goes to the first that is free."""
    score = Score()
    for each in articles:
        said = reader(each)
        score.gold, score.said = score.gold + len(each.marks), score.said + len(said)
        left = list(said)
        for mark in each.marks:
            words = each.text[mark.start:mark.end]
            match = next((other for other in left if other.start < mark.end and mark.start < other.end), None)
            if match is None:
                score.add("missed", mark, words, f"in {each.name[:30]}")
                continue
            left.remove(match)
            score.relaxed += 1
            exact = (match.start, match.end) == (mark.start, mark.end)
            score.strict += exact
            score.value += match.value == mark.value
            if match.value != mark.value:
                score.add("value", mark, words, f"read as {match.value} from {each.text[match.start:match.end]!r} in {each.name[:30]}")
            elif not exact:
                score.add("extent", mark, words, f"read from {each.text[match.start:match.end]!r}")
        for other in left:
            score.add("not marked there", other, each.text[other.start:other.end], f"in {each.name[:30]}")
    return score


def speed(articles: list[Article], reader: Reader, rounds: int = 5) -> float:
    """Documents per second of processor time, lexicon loaded."""
    before = time.process_time()
    for _ in range(rounds):
        for each in articles:
            reader(each)
    return rounds * len(articles) / (time.process_time() - before)


def lines(building: bool = False) -> list[str]:
    """The result as Markdown, or one line that says that the corpus is not there."""
    if not DATA.is_dir():
        return ["MEANTIME is not there (../shared/data/meantime): nothing measured."]
    articles = [article(path) for path in halves()[0 if building else 1]]
    score = scored(articles, habeas)
    half = "the half to build on" if building else "the half to measure on"
    table = [
        f"MEANTIME, English, {half} ({len(articles)} of 120 articles, shuffled by seed {SEED}): {score.gold} time expressions in the first "
        "six sentences without the dateline.", "",
        "| reader | strict F1 | relaxed F1 | value F1 | documents per CPU second |", "|---|---|---|---|---|",
        f"| habeas | {score.f1(score.strict):.1f} | {score.f1(score.relaxed):.1f} | {score.f1(score.value):.1f} "
        f"| {speed(articles, habeas):,.0f} |", "",
        "| error | type | expressions |", "|---|---|---|"]
    return table + [f"| {what} | {kind} | {count} |" for (what, kind), count in sorted(score.errors.items())]


if __name__ == "__main__":
    wanted = "--building" in sys.argv
    print("\n".join(lines(wanted)))
    if wanted:
        print("\n".join(scored([article(path) for path in halves()[0]], habeas).wrong))
