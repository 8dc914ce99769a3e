"""The scorer of the benchmark and what it makes of other readers' answers, on texts that the project wrote."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks.reading.corpus import DATA, Article, Mark, halves
from benchmarks.reading.meantime import Speed, lines, ratio, row, said, scored
from benchmarks.reading.peers import dateparser_search, heideltime, recognizers, setup
from benchmarks.reading.peers.ours import read
from benchmarks.reading.peers.stream import Answer, ReaderFailedError, asked
from benchmarks.reading.peers.words import lines as lines_of
from benchmarks.reading.peers.words import trimmed
from benchmarks.reading.timex import marks
from habeas.core.when import parse
from habeas.reading.times.expressions import expressions

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


def timeml(body: str) -> str:
    return f'<?xml version="1.0"?>\n<!DOCTYPE TimeML SYSTEM "TimeML.dtd">\n<TimeML>\n{body}\n</TimeML>\n\n'


def tagged(words: str, value: str, kind: str = "DATE") -> str:
    return f'<TIMEX3 tid="t1" type="{kind}" value="{value}">{words}</TIMEX3>'


def test_timeml_is_put_on_a_text_with_ampersands_angles_and_words_said_twice() -> None:
    text = "Monday & Sons < 3 > 2; on Monday, 𝔸 said “last week”.\n\nMonday again."
    body = text.replace("on Monday", f"on {tagged('Monday', '2008-05-12')}").replace("last week", tagged("last week", "2008-W19"))
    assert heideltime.marked(text, timeml(body)) == [Mark(26, 32, "DATE", "2008-05-12"), Mark(42, 51, "DATE", "2008-W19")]
    assert (text[26:32], text[42:51]) == ("Monday", "last week")


def test_a_text_that_speaks_of_entities_and_tags_keeps_them() -> None:
    text = "Write &amp; and </TIMEX3> today."
    assert heideltime.marked(text, timeml(text.replace("today", tagged("today", "2008-05-14")))) == [Mark(26, 31, "DATE", "2008-05-14")]


def test_white_space_that_differs_moves_no_mark_and_tags_that_touch_are_two_marks() -> None:
    body = f"He said\n{tagged('May 3', '2008-05-03')}{tagged('16:00', '2008-05-03T16:00', 'TIME')}"
    assert heideltime.marked("\n He  said May 3 16:00 ", timeml(body)) == [
        Mark(11, 16, "DATE", "2008-05-03"), Mark(17, 22, "TIME", "2008-05-03T16:00")]


def test_timeml_of_another_text_is_refused() -> None:
    with pytest.raises(heideltime.NotTheTextError, match=r"'Tuesday\.' and 'Monday\.'"):
        heideltime.marked("On Tuesday.", timeml("On Monday."))


DAY = "2008-05-14"  # a Wednesday
MONDAY = ({"timex": "XXXX-WXX-1", "type": "date", "value": "2008-05-12"}, {"timex": "XXXX-WXX-1", "type": "date", "value": "2008-05-19"})


@pytest.mark.parametrize(("readings", "said"), [
    (MONDAY, ("DATE", "2008-05-12")),
    (({"timex": "XXXX-05-14", "type": "date", "value": "2007-05-14"}, {"timex": "XXXX-05-14", "type": "date", "value": "2008-05-14"}),
     ("DATE", "2008-05-14")),
    (({"timex": "XXXX-03", "type": "daterange", "start": "2008-03-01", "end": "2008-04-01"},
      {"timex": "XXXX-03", "type": "daterange", "start": "2009-03-01", "end": "2009-04-01"}), ("DATE", "2008-03")),
    (({"timex": "XXXX-06-10", "Mod": "before", "type": "daterange", "end": "2007-06-10"},
      {"timex": "XXXX-06-10", "Mod": "before", "type": "daterange", "end": "2008-06-10"}), ("DATE", "2007-06-10")),
    (({"timex": "XXXX-12", "Mod": "after", "type": "daterange", "start": "2008-01-01"},), ("DATE", "2008-12")),
    (({"timex": "XXXX-03-W05", "type": "daterange", "start": "2008-03-24", "end": "2008-03-31"},), ("DATE", "2008-W13")),
    (({"timex": "XXXX-WXX-WE", "type": "daterange", "start": "2008-05-10", "end": "2008-05-12"},), ("DATE", "2008-W19-WE")),
    (({"timex": "2008-W19", "type": "daterange", "start": "2008-05-05", "end": "2008-05-12"},), ("DATE", "2008-W19")),
    (({"timex": "2006-SU", "type": "daterange", "value": "not resolved"},), ("DATE", "2006-SU")),
    (({"timex": "SP", "type": "daterange", "value": "not resolved"},), ("DATE", "2008-SP")),
    (({"timex": "(2007-07-01,2007-10-01,P3M)", "type": "daterange", "start": "2007-07-01", "end": "2007-10-01"},), ("DATE", "2007-Q3")),
    (({"timex": "(1990-01-01,2000-01-01,P10Y)", "type": "daterange", "start": "1990-01-01", "end": "2000-01-01"},), ("DATE", "199")),
    (({"timex": "(1900-01-01,2000-01-01,P100Y)", "type": "daterange", "start": "1900-01-01", "end": "2000-01-01"},), ("DATE", "19")),
    (({"timex": "(2007-01-01,2008-01-01,P1Y)", "type": "daterange", "start": "2007-01-01", "end": "2008-01-01"},), ("DATE", "2007")),
    (({"timex": "(2007-02-01,2007-03-01,P1M)", "type": "daterange", "start": "2007-02-01", "end": "2007-03-01"},), ("DATE", "2007-02")),
    (({"timex": "(2008-05-05,2008-05-12,P7D)", "type": "daterange", "start": "2008-05-05", "end": "2008-05-12"},), ("DATE", "2008-W19")),
    (({"timex": "(2005-05-14,2008-05-14,P3Y)", "type": "daterange", "start": "2005-05-14", "end": "2008-05-14"},), ("DURATION", "P3Y")),
    (({"timex": "(T15,T17,PT2H)", "type": "timerange", "start": "15:00:00", "end": "17:00:00"},), ("DURATION", "PT2H")),
    (({"timex": "P27Y", "type": "duration", "value": "851472000"},), ("DURATION", "P27Y")),
    (({"timex": "P1D", "type": "set", "value": "not resolved"},), ("SET", "P1D")),
    (({"timex": "T16", "type": "time", "value": "16:00:00"},), ("TIME", "2008-05-14T16:00")),
    (({"timex": "2008-05-12T16:30", "type": "datetime", "value": "2008-05-12 16:30:00"},), ("TIME", "2008-05-12T16:30")),
    (({"timex": "XXXX-WXX-1TMO", "type": "datetimerange", "start": "2008-05-12 08:00:00"},), ("TIME", "2008-05-12TMO")),
    (({"timex": "PRESENT_REF", "type": "datetime", "value": "2008-05-14 00:00:00"},), ("DATE", "PRESENT_REF")),
    (({"Mod": "end", "type": "daterange", "start": "2007-09-16", "end": "2007-12-31"},), ("DATE", "2007")),
    ((), ("DATE", ""))])
def test_what_recognizers_text_resolves_is_written_as_timex_does(readings: tuple[dict[str, str], ...], said: tuple[str, str]) -> None:
    assert recognizers.described(readings, DAY) == said


def test_the_ends_of_a_range_are_read_alone_where_there_are_two() -> None:
    text = "Held from May 3 to May 5, or May 3."
    open_range = ({"timex": "(XXXX-05-03,XXXX-05-05,P2D)", "type": "daterange"},)
    assert list(recognizers.ends(text, recognizers.Found(5, 24, open_range))) == [(5, 15), (19, 24)]
    assert list(recognizers.ends(text, recognizers.Found(29, 34, MONDAY))) == []
    assert recognizers.mark(text, recognizers.Found(5, 15, MONDAY), DAY) == Mark(10, 15, "DATE", "2008-05-12")


@pytest.mark.parametrize(("period", "value"), [
    ("year", "2008"), ("month", "2008-05"), ("week", "2008-W20"), ("quarter", "2008-Q2"), ("day", DAY), (None, DAY)])
def test_a_day_of_dateparser_is_as_fine_as_its_period(period: str | None, value: str) -> None:
    assert dateparser_search.described("then", datetime(2008, 5, 14), period) == ("DATE", value)  # noqa: DTZ001 (dateparser's are naive)


def test_times_and_parts_of_days_of_dateparser_are_times() -> None:
    when = datetime(2008, 5, 14, 20, 0, tzinfo=UTC)
    assert dateparser_search.described("at 20:00 UTC", when, "time") == ("TIME", "2008-05-14T20:00Z")
    assert [dateparser_search.described("then", when.replace(hour=hour, tzinfo=None), "part_of_day")[1] for hour in (3, 9, 15, 18, 20)] == [
        "2008-05-14TNI", "2008-05-14TMO", "2008-05-14TAF", "2008-05-14TEV", "2008-05-14TNI"]
    assert dateparser_search.described("Now", when, "time") == ("DATE", "PRESENT_REF")


def test_words_that_dateparser_gives_are_placed_in_order_and_what_cannot_be_is_left_out() -> None:
    monday = datetime(2008, 5, 12)  # noqa: DTZ001 (dateparser's are naive)
    found = [("on Monday", monday, "day"), ("Monday and", monday, "day"), ("nowhere", monday, "day"), ("12 May", monday, "day")]
    marks = dateparser_search.placed("He came on Monday; Monday and then 12\nMay.", found)
    assert [(each.start, each.end) for each in marks] == [(11, 17), (19, 25), (35, 41)]


@pytest.mark.parametrize(("words", "left"), [
    ("since 1992", "1992"), ("on Monday and", "Monday"), ("the first week of", "the first week"), ("July 24, 2003 after", "July 24, 2003"),
    ("last week", "last week"), ("3 p.m.", "3 p.m."), ("on", "on")])
def test_signals_are_left_out_of_a_mark(words: str, left: str) -> None:
    start, end = trimmed(words, 0, len(words))
    assert words[start:end] == left


def test_lines_that_hold_nothing_are_left_out() -> None:
    text = "One.\n\n \nTwo three."
    assert [text[start:end] for start, end in lines_of(text)] == ["One.", "Two three."]


def test_a_reader_is_asked_in_a_process_and_its_time_is_counted(tmp_path: Path) -> None:
    script = tmp_path / "reader.py"
    script.write_text("import json, sys\nfor line in sys.stdin:\n    sum(range(3_000_000))\n"
                      "    print(json.dumps([[0, 2, 'DATE', json.loads(line)['published']]]))\n", encoding="utf-8")
    answer = asked([sys.executable, str(script)], [ARTICLE, ARTICLE])
    assert answer.marks == [[Mark(0, 2, "DATE", "2008-05-14")]] * 2
    assert answer.seconds > 0.01
    assert said(answer, [ARTICLE, ARTICLE])(ARTICLE) == [Mark(0, 2, "DATE", "2008-05-14")]


@pytest.mark.parametrize(("code", "reason"), [("import sys; sys.exit('no jar')", "no jar"), ("print('[]')", "it said nothing")])
def test_a_reader_that_fails_or_answers_too_little_is_refused_with_its_last_words(code: str, reason: str) -> None:
    with pytest.raises(ReaderFailedError, match=reason):
        asked([sys.executable, "-c", code], [ARTICLE, ARTICLE])


def test_our_reader_answers_as_the_others_do() -> None:
    assert read(TEXT, "2008-05-14") == list(GOLD)
    assert said(Answer([list(GOLD)], 1.0), [ARTICLE])(ARTICLE) == list(GOLD)


def test_without_java_heideltime_is_named_with_the_reason(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(setup, "JARS", tmp_path)
    monkeypatch.setattr(setup, "_install", lambda packages: None)
    monkeypatch.setattr("shutil.which", lambda tool: None)
    assert setup.ready() == {"heideltime": "there is no java here"}


def test_a_line_of_the_table_and_the_ratio_say_what_was_measured() -> None:
    score = scored([ARTICLE], lambda each: list(each.marks))
    assert row("x", score, Speed(1234.56, 0.5, 10)) == "| x | 100.0 | 100.0 | 100.0 | 1,234.6 | 0.50 | 10.0 |"
    assert ratio({"ours": Speed(1000, 0.1, 200)}) == []
    assert ratio({"ours": Speed(1000, 0.1, 200), "heideltime": Speed(10, 4, 5)})[1].startswith("Habeas is 100 times as fast")
