"""The scorer of the benchmark, on articles that the project wrote."""

from __future__ import annotations

from benchmarks.reading.corpus import DATA, Article, Mark, halves
from benchmarks.reading.meantime import lines, scored
from benchmarks.reading.timex import marks
from habeas.core.when import parse
from habeas.reading.expressions import expressions

TEXT = "On Monday he was held for 27 years."
GOLD = (Mark(3, 9, "DATE", "2008-05-12"), Mark(26, 34, "DURATION", "P27Y"))
ARTICLE = Article("invented", TEXT, "2008-05-14", GOLD)


def test_a_reader_that_says_what_is_marked_has_full_marks() -> None:
    score = scored([ARTICLE], lambda each: list(each.marks))
    assert [score.f1(hits) for hits in (score.strict, score.relaxed, score.value)] == [100, 100, 100]


def test_a_reader_that_says_nothing_has_none() -> None:
    score = scored([ARTICLE], lambda each: [])
    assert (score.f1(score.value), score.errors["missed", "DATE"], score.errors["missed", "DURATION"]) == (0, 1, 1)


def test_an_overlap_with_the_right_value_counts_as_relaxed_and_not_as_strict() -> None:
    score = scored([ARTICLE], lambda each: [Mark(0, 9, "DATE", "2008-05-12"), Mark(26, 34, "DURATION", "P2Y"), Mark(0, 1, "DATE", "x")])
    assert (score.strict, score.relaxed, score.value, score.said, score.gold) == (1, 2, 1, 3, 2)
    assert round(score.f1(score.value)) == 40


def test_our_expressions_are_marked_without_their_signals() -> None:
    assert marks(expressions(TEXT, "en", parse("2008-05-14"))) == list(GOLD)


def test_weeks_quarters_decades_and_times_are_written_as_timex_does() -> None:
    text = "At 16:00 UTC today they said it of last week, of the first quarter of 2008, of the 1970s, and now."
    assert [each.value for each in marks(expressions(text, "en", parse("2008-05-14")))] == [
        "2008-05-14T16:00Z", "2008-W19", "2008-Q1", "197", "PRESENT_REF"]


def test_without_the_corpus_the_benchmark_says_so_and_with_it_the_halves_share_no_article() -> None:
    if not DATA.is_dir():
        assert lines() == ["MEANTIME is not there (../shared/data/meantime): nothing measured."]
        return
    build, measure = halves()
    assert (len(build), len(measure), set(build) & set(measure)) == (60, 60, set())
