"""Our reader on news about human-rights defenders: `python -m benchmarks.news.run [--dev]`, with src on the path.

The reader and the choices of `predict` were built on the 300 training articles, which are measured unless `--dev` asks for the 100 articles
to measure on. Prints Markdown without names or words of the articles.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from habeas.core.proposals import Proposal
from habeas.reading.document import Document

from . import score
from .labels import DATA, TYPES, Article, Labels, articles
from .predict import DATED, TYPE_OF, Choices, attacks, date_of, predicted, word_types

Reader = Callable[[Document], Sequence[Proposal]]
Read = tuple[Article, Sequence[Proposal]]
COUNTED = 2  # how often an article must use words of a type where words are counted: best of 1 to 4 on train
BEST = Choices(passages=True, counted=COUNTED, principal="first", fallback="text")
PUBLISHED = "| T5 large, as published | 71.4 | | | 47.4 | | |"


def document(article: Article) -> Document:
    """An article as the reader is given it: its text without the title, the day of publication, no word on whom it is about."""
    return Document(article.text, "en", article.id, article.published)


def everything(part: str, reader: Reader) -> list[Read]:
    """The articles of `train` or `dev` with all that the reader proposes."""
    return [(each, reader(document(each))) for each in articles(part)]


def paired(read: Sequence[Read], choices: Choices) -> list[score.Pair]:
    """The labels beside what we say."""
    return [(article.labels, predicted(article, proposals, choices)) for article, proposals in read]


def lines(part: str, read: Sequence[Read]) -> list[str]:
    """All results as Markdown."""
    proposals = sum(len(each) for _, each in read)
    dated = sum(date_of(each.claim.value)[0] is not None for _, found in read for each in found)
    head = [f"HRDsAttack, {part} ({len(read)} articles): {proposals} proposals, {dated} of them dated; "
            f"{sum(not found for _, found in read)} articles without any.", ""]
    return [*head, *_types_and_victims(read), "", *_dates(read), "", *_by_type(read), "", *_errors(read)]


def _types_and_victims(read: Sequence[Read]) -> list[str]:
    counted = [(article.labels, Labels(word_types([article.text], COUNTED))) for article, _ in read]
    frequent = [(article.labels, Labels(frozenset(("arbitrary detention", "other")))) for article, _ in read]
    rows = ["| reader | types F1 | precision | recall | victims, exact F1 | loose | partial |", "|---|---|---|---|---|---|---|", PUBLISHED,
            _row("habeas, kinds of claims alone", paired(read, Choices())),
            _row("habeas, and the words of its passages", paired(read, Choices(passages=True))),
            _row("habeas, and words counted in the article", paired(read, BEST)),
            _row(f"no reader: words counted in the article, at least {COUNTED}", counted, False),
            _row("no reader: always the two most frequent types", frequent, False)]
    names = paired(read, BEST)
    parts = ", ".join(f"{what} precision {each.precision:.1f}, recall {each.recall:.1f}" for what, each in (
        ("exact", score.exact(names)), ("loose", score.loose(names)), ("partial", score.partial(names))))
    return [*rows, "", f"Victims: {parts}."]


def _row(name: str, pairs: Sequence[score.Pair], victims: bool = True) -> str:
    types = score.types(pairs)
    names = [f"{each(pairs).f1:.1f}" if victims else "" for each in (score.exact, score.loose, score.partial)]
    return f"| {name} | {types.f1:.1f} | {types.precision:.1f} | {types.recall:.1f} | {' | '.join(names)} |"


def _dates(read: Sequence[Read]) -> list[str]:
    rows = ["Percent right: by the publishers' code (a null label is always wrong) / of the articles with the label / of all, where "
            "silence on a null label is right.", "", "| principal date | year | month | day |", "|---|---|---|---|",
            "| T5 large, as published | | | 14 / / |"]
    for principal in ("first", "most", "latest", "earliest"):
        rows.append(_dated(f"{principal} dated event", read, replace(BEST, principal=principal, fallback="")))
    rows.append(_dated("first dated event, else the year of publication", read, replace(BEST, fallback="year")))
    rows.append(_dated("first dated event, else the first whole date of the text, else the year of publication", read, BEST))
    rows.append(_dated("no reader: the first whole date of the text, else the year of publication", [(each, ()) for each, _ in read], BEST))
    year = [(article.labels, Labels(year=date_of(article.published)[0])) for article, _ in read]
    most = " | ".join(f"{100 * score.share(year, part).given / max(len(read), 1):.0f} / 100 / 100" for part in score.PARTS)
    return [*rows, f"| no reader: the year of publication | {_share(score.share(year, 'year'))} | | |",
            f"| the most that can be reached | {most} |"]


def _dated(name: str, read: Sequence[Read], choices: Choices) -> str:
    pairs = paired(read, choices)
    return f"| {name} | " + " | ".join(_share(score.share(pairs, part)) for part in score.PARTS) + " |"


def _share(each: score.Share) -> str:
    return f"{each.published:.0f} / {each.of_given:.0f} / {each.of_all:.0f}"


def _by_type(read: Sequence[Read]) -> list[str]:
    alone, words = paired(read, Choices()), paired(read, BEST)
    rows = ["| type | articles | F1 by kinds | precision | recall | F1 with words counted | precision | recall |",
            "|---|---|---|---|---|---|---|---|"]
    for name in TYPES:
        both = [score.types(pairs, name) for pairs in (alone, words)]
        told = " | ".join(f"{each.f1:.1f} | {each.precision:.1f} | {each.recall:.1f}" for each in both)
        rows.append(f"| {name} | {both[0].gold} | {told} |")
    return rows


def _errors(read: Sequence[Read]) -> list[str]:
    counts: Counter[tuple[str, str]] = Counter()
    for article, proposals in read:
        counts.update(("victim missed", why) for why in missed(article, proposals))
        counts.update(("victim too many", why) for why in added(article, proposals))
        why = misdated(article, proposals)
        if why:
            counts["date", why] += 1
    ordered = sorted(counts.items(), key=lambda each: (each[0][0], -each[1]))
    return ["| error | class | count |", "|---|---|---|", *(f"| {what} | {why} | {count} |" for (what, why), count in ordered)]


def missed(article: Article, proposals: Sequence[Proposal]) -> list[str]:
    """For each labelled name that we do not say (loosely), why."""
    said = {score.plain(name) for name in predicted(article, proposals, BEST).victims}
    named = {score.plain(each.name) for each in proposals}
    result = []
    for name in map(score.plain, article.labels.victims):
        if name in said:
            continue
        if name not in score.plain(article.text):
            result.append("not in the text as labelled")
        elif name in named:
            result.append("named by proposals of other kinds, or denied")
        elif any(other and (other in name or name in other) for other in named):
            result.append("said with more or fewer names")
        else:
            result.append("no proposal speaks of them")
    return result


def added(article: Article, proposals: Sequence[Proposal]) -> list[str]:
    """For each name that we say and the labels do not (loosely), the first kind of TYPE_OF that says it; labels that name nobody apart."""
    gold = {score.plain(name) for name in article.labels.victims}
    result = []
    for name in predicted(article, proposals, BEST).victims:
        ours = score.plain(name)
        if ours in gold:
            continue
        kinds = {each.claim.kind for each in attacks(proposals) if each.name == name}
        kind = next(each for each in TYPE_OF if each in kinds)
        if any(ours in other or other in ours for other in gold):
            result.append("more or fewer names than the label")
        else:
            result.append(f"somebody else: {kind}" if gold else "the labels name nobody")
    return result


def misdated(article: Article, proposals: Sequence[Proposal]) -> str:
    """Why the labelled date is not ours to the day, month or year that the label gives; "" where it is, or where there is none."""
    gold = (article.labels.year, article.labels.month, article.labels.day)
    held = [each for each in attacks(proposals) if each.claim.kind in DATED]
    said = predicted(article, proposals, replace(BEST, fallback=""))
    if gold[0] is None or _covers(gold, (said.year, said.month, said.day)):
        return ""
    if not held:
        return "no event proposed"
    dates = [date_of(each.claim.value) for each in held]
    if all(each[0] is None for each in dates):
        return "no event has a date"
    if any(_covers(gold, each) for each in dates):
        return "another date was chosen"
    if any(_covers(gold, date_of(each.claim.value)) for each in proposals):
        return "the date belongs to a claim of another kind or is denied"
    if any(each[0] is not None and _covers(each, gold) for each in dates):
        return "only a wider date was read"
    return "other dates were read"


def _covers(gold: tuple[int | None, ...], said: tuple[int | None, ...]) -> bool:
    return all(wanted is None or wanted == each for wanted, each in zip(gold, said, strict=True))


def main() -> None:
    """Print the results, or one line that says that the articles are not there."""
    from habeas.reading.reader import read

    part = "dev" if "--dev" in sys.argv else "train"
    if not DATA.is_dir():
        print("HRDsAttack is not there (../shared/data/hrd_news): nothing measured.")
        return
    before = time.process_time()
    results = everything(part, read)
    spent = time.process_time() - before
    print("\n".join([*lines(part, results), "", f"{len(results) / spent:,.0f} articles per CPU second, extraction included."]))


if __name__ == "__main__":
    main()
