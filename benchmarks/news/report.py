"""News for RESULTS.md: train beside the articles to measure on, where rules end, and both fifties: `python -m benchmarks.news.report`.

Reads all articles once. Names nobody and quotes nothing of the articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from habeas.reading.reader import read

from . import fifty, score
from .labels import DATA, Labels
from .predict import Choices, word_types
from .run import BEST, COUNTED, Read, everything, paired
from .run import lines as part_lines

ALONE = Choices()  # kinds and dates of events, nothing else


@dataclass(frozen=True, slots=True)
class Told:
    """What is compared between the halves. F1 of types and of victims by exact name, in percent; `dates`: percent right of year, month and
    day by the publishers' code. None where that is not said."""

    types: float | None = None
    victims: float | None = None
    dates: tuple[float | None, ...] = (None, None, None)


PUBLISHED = Told(71.4, 47.4, (None, None, 14))  # Ran and others, T5 large, on a hundred further articles
FORMER = (  # the reader of the first fifty on the articles to measure on, scored by this code
    ("kinds of claims alone, dates of events alone", Told(44.2, 49.7, (21, 11, 6))),
    ("and words counted in the article, else its first whole date", Told(66.2, 49.7, (50, 24, 15))))


TWICE = (
    f"The first fifty were judged at {fifty.FIRST.commit}. Their classes of errors were then told to whoever mended the reader, on train. "
    f"So they measure the reader of that commit alone, and the mended one ({fifty.SECOND.commit}) was judged anew: the same questions in a "
    "sitting of its own, on other articles, at most two proposals of each. Not only the reader differs between the columns; where the "
    "intervals overlap, no change is shown. Kept as they were judged, the first fifty are not drawn again.")


def lines() -> list[str]:
    """All sections as Markdown, or one line that says that the articles are not there."""
    if not DATA.is_dir():
        return ["HRDsAttack is not there (../shared/data/hrd_news): nothing measured."]
    return both(everything("train", read), everything("dev", read))


def both(train: Sequence[Read], dev: Sequence[Read]) -> list[str]:
    """The sections, from what the reader proposes on the articles to build on and on those to measure on."""
    first, second = (fifty.judgements(draw.hand) for draw in (fifty.FIRST, fifty.SECOND))
    return [*beside(train, dev), "", "### Where rules end", "", *ends(train, dev), "",
            "### All figures of the articles to measure on", "", *part_lines("dev", dev), "",
            "### Fifty proposals by hand, twice", "", TWICE, "", *fifty.compared(first, second), "",
            "### The second fifty", "", drawn_again(dev, second), "", *fifty.lines(second)]


def told(part: Sequence[Read], choices: Choices) -> Told:
    """What proposals say under these choices."""
    return _told(paired(part, choices), True)


def unread(part: Sequence[Read]) -> Told:
    """What is said without the reader: types by words counted in the article, and its first whole date, else the year of publication."""
    silent = [(article, ()) for article, _ in part]
    words = [word_types([article.text], COUNTED) for article, _ in part]
    return _told([(gold, Labels(types, (), said.year, said.month, said.day))
                  for types, (gold, said) in zip(words, paired(silent, BEST), strict=True)], False)


def beside(train: Sequence[Read], dev: Sequence[Read]) -> list[str]:
    """One table: both halves, with and without the reader, and the published figures."""
    ways = (("kinds of claims alone, dates of events alone", lambda part: told(part, ALONE)),
            ("and words counted in the article, else its first whole date", lambda part: told(part, BEST)),
            ("no reader: words counted, the first whole date", unread))
    rows = [_row(name, half, way(part)) for name, way in ways for half, part in (("train", train), ("dev", dev))]
    return [f"{len(train)} articles of HRDsAttack to build on (train), {len(dev)} to measure on (dev). "
            "Dates by the publishers' code.", "",
            "| reader | articles | types F1 | victims, exact F1 | year | month | day |", "|---|---|---|---|---|---|---|",
            _row("T5 large, trained on train, as published", "test", PUBLISHED), *rows,
            *(_row(f"reader of {fifty.FIRST.commit}: {name}", "dev", each) for name, each in FORMER)]


def ends(train: Sequence[Read], dev: Sequence[Read]) -> list[str]:
    """Plain sentences, each with its figures."""
    return [_types(dev), "", _event_dates(train, dev), "", _victims(dev), "", _fifty(fifty.judgements(fifty.SECOND.hand))]


def _types(dev: Sequence[Read]) -> str:
    alone, counted, without = (each.types for each in (told(dev, ALONE), told(dev, BEST), unread(dev)))
    nameless = sum(not article.labels.victims for article, _ in dev)
    return (
        f"*Types.* The reader speaks of persons with a name who are held, hurt or dead. Of {len(dev)} articles {nameless} have no victim "
        f"with a name in the labels, and in {sum(not found for _, found in dev)} nothing is proposed; groups, the unnamed, threats, "
        f"dismissals and raids have no kind of claim. Its kinds reach {_number(alone)}, words counted in the article with no reader "
        f"{_number(without)}, both together {_number(counted)}: the reader adds {_gain(counted, without)} to counting words.")


def _event_dates(train: Sequence[Read], dev: Sequence[Read]) -> str:
    return (
        "*Dates.* The labels want one date of an article, that of its principal event, and many an event has no date in its own sentence. "
        f"Dates of events reach {_dates(told(dev, ALONE))} percent (year, month, day) on the articles to measure on; with the first "
        f"whole date of the text where no event has one, {_dates(told(dev, BEST))}; that first date with no reader, {_dates(unread(dev))}. "
        f"On train the last two are {_dates(told(train, BEST))} and {_dates(unread(train))}. For month and day the first date in the text "
        "does about as well as reading events; with so few articles a few points either way are chance.")


def _victims(dev: Sequence[Read]) -> str:
    return (
        f"*Victims.* {_number(told(dev, BEST).victims)} by exact name, beside {_number(PUBLISHED.victims)} published for a trained model "
        "on other articles. Who is arrested or tried for an attack is read as readily as who suffered it; the labels want only the latter.")


def _fifty(rows: Sequence[dict[str, Any]]) -> str:
    wrong = ", ".join(f"{question} {sum(row[question] == 'no' for row in rows)}" for question in fifty.QUESTIONS)
    return (
        f"*A single proposal.* Of the second {len(rows)} judged by hand, {sum(map(fifty.all_right, rows))} are right in everything. "
        f"Wrong: {wrong}. The passage is mostly the right one, and so is the event. Who speaks, a day that is told in another paragraph, "
        "and whom a surname, a noun or a pronoun means is where rules end. So no proposal counts before a person has confirmed it.")


def drawn_again(dev: Sequence[Read], rows: Sequence[dict[str, Any]]) -> str:
    """Whether the judged proposals of the second fifty are those that this run draws."""
    same = fifty.redrawn(fifty.drawn(dev), rows)
    stale = "" if same == len(rows) else " The reader has changed since they were judged."
    return f"{same} of the {len(rows)} judged proposals are drawn again by this run.{stale}"


def _told(pairs: Sequence[score.Pair], victims: bool) -> Told:
    return Told(score.types(pairs).f1, score.exact(pairs).f1 if victims else None,
                tuple(score.share(pairs, part).published for part in score.PARTS))


def _row(name: str, part: str, each: Told) -> str:
    dates = " | ".join(map(_whole, each.dates))
    return f"| {name} | {part} | {_number(each.types)} | {_number(each.victims)} | {dates} |"


def _dates(each: Told) -> str:
    return " / ".join(map(_whole, each.dates))


def _gain(ours: float | None, theirs: float | None) -> str:
    gain = (ours or 0) - (theirs or 0)
    return f"{gain:.1f} points" if gain > 0 else "nothing"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"


def _whole(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}"


if __name__ == "__main__":
    print("\n".join(lines()))
