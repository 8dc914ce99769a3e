"""The benchmark on news: labels, predictions and scores, on invented articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.news import fifty, predict, report, run, score
from benchmarks.news.labels import Article, Labels, article, labels, month
from habeas.core.claims import Claim
from habeas.core.proposals import Proposal, proposed
from habeas.core.values import Unspecified, Value
from habeas.core.when import parse
from habeas.reading.document import Document

UNSPECIFIED = Unspecified()
UNLABELLED = Labels()
TEXT = ("Ada Brand was arrested in Port Velm on 3 May 1984. On Tuesday gunmen abducted her colleague Tomas Ruel.\n"
        "Jora Helm was shot dead in April 1984, and Ida Brand fell ill and died.\n")


def raw(**changes: Any) -> dict[str, Any]:
    return {"violation_types": ["killing"], "year": "1984.0", "month": "May", "date": "3.0", "victims": [], **changes}


def proposal(words: str, kind: str, value: Value, name: str, affirmed: bool = True) -> Proposal:
    """A proposal on the sentence of TEXT that holds these words."""
    start = TEXT.index(words)
    extract = Document(TEXT, "en", "x").extract(start, start + len(words))
    return proposed(TEXT, Claim("m:" + name, kind, value, "", extract, words, affirmed), name, f"en event {kind}")


ARREST = proposal("was arrested in Port Velm on 3 May 1984", "arrest", parse("1984-05-03"), "Ada Brand")
ABDUCTION = proposal("On Tuesday gunmen abducted her colleague Tomas Ruel", "arrest", UNSPECIFIED, "Tomas Ruel")
KILLING = proposal("Jora Helm was shot dead in April 1984", "death", parse("1984-04"), "Jora Helm")
BURIAL = proposal("Ida Brand fell ill and died", "burial", UNSPECIFIED, "Ida Brand")
DENIED = proposal("Ida Brand", "arrest", parse("1970"), "Ida Brand", affirmed=False)
ALL = (ARREST, ABDUCTION, KILLING, BURIAL, DENIED)


def told(gold: Labels = UNLABELLED) -> Article:
    return Article("7", "Arrests", TEXT, parse("1984-05-10"), gold)


# ---- labels

def test_labels_are_cleaned_as_the_publishers_clean_them() -> None:
    cleaned = labels("7", raw(violation_types=["killing", "unknown"], victims=[
        {"victim_name": " Ada  Brand"}, {"victim_name": None}, {"victim_name": "None"}, {"victim_name": "Ada Brand"}]))
    assert cleaned == Labels(frozenset({"killing"}), ("Ada Brand",), 1984, 5, 3)


def test_unknown_stays_where_it_is_the_only_type() -> None:
    assert labels("7", raw(violation_types=["unknown"])).types == {"unknown"}


def test_what_is_no_number_is_null() -> None:
    cleaned = labels("7", raw(year="unknown", month=None, date="Unknown"))
    assert (cleaned.year, cleaned.month, cleaned.day) == (None, None, None)


@pytest.mark.parametrize(("written", "number"), [
    ("May", 5), ("05", 5), ("12.0", 12), ("Ocober", 10), ("2015", None), ("nan", None), (None, None)])
def test_months_are_read_in_every_form_that_the_labels_use(written: str | None, number: int | None) -> None:
    assert month(written) == number


def test_an_article_is_the_text_of_its_page() -> None:
    read = article({"id": 7, "title": "T", "published": "1984-05-10 08:00:00+01:00", "html": "<p>One.</p> <p>Two &amp; three.</p>",
                    "labels": raw()})
    assert read.text == "One.\nTwo & three.\n"
    assert read.published is not None and read.published.edtf == "1984-05-10"


# ---- from proposals to labels

def test_the_kind_gives_the_type_and_the_passage_parts_abduction_from_arrest() -> None:
    assert [predict.kind_type(each) for each in (ARREST, ABDUCTION, KILLING)] == ["arbitrary detention", "kidnapping", "killing"]


def test_harm_is_torture_only_where_the_passage_says_so() -> None:
    words = "Jora Helm was shot"
    assert predict.kind_type(proposal(words, "allegation", UNSPECIFIED, "Jora Helm")) == "other"
    tortured = Document("Jora Helm was tortured.", "en", "x")
    claim = Claim("m", "allegation", UNSPECIFIED, "", tortured.extract(0, 22), "tortured")
    assert predict.kind_type(proposed(tortured.text, claim, "Jora Helm", "en event allegation")) == "torture"


def test_denied_claims_give_neither_types_nor_victims_nor_dates() -> None:
    assert predict.predicted(told(), [DENIED]) == Labels()


def test_victims_are_named_once_and_most_fully() -> None:
    short = proposal("was arrested in Port Velm", "arrest", UNSPECIFIED, "Brand")
    assert predict.victims([short, ARREST, ARREST, ABDUCTION]) == ("Ada Brand", "Tomas Ruel")


@pytest.mark.parametrize(("edtf", "parts"), [
    ("1984-05-03", (1984, 5, 3)), ("1984-05", (1984, 5, None)), ("1984", (1984, None, None)), ("198X", (None, None, None)),
    ("[1984-05-03,1984-05-07]", (1984, 5, None)), ("1984-05-03/1986", (1984, 5, 3)), ("[..1984]", (None, None, None)),
    ("../1984", (None, None, None))])
def test_a_date_says_no_more_than_is_certain(edtf: str, parts: predict.Date) -> None:
    assert predict.date_of(parse(edtf)) == parts


@pytest.mark.parametrize(("choice", "parts"), [
    ("first", (1984, 5, 3)), ("most", (1983, None, None)), ("latest", (1984, 5, 3)), ("earliest", (1983, None, None))])
def test_the_principal_date_is_chosen_as_declared(choice: str, parts: predict.Date) -> None:
    year = (1983, None, None)
    dates: list[predict.Date] = [predict.NO_DATE, (1984, 5, None), year, year, (1984, 5, 3), year]
    assert predict.principal(dates, choice) == parts


def test_dates_of_what_follows_an_arrest_are_not_the_principal_date() -> None:
    release = proposal("Ida Brand", "release", parse("1984-05-01"), "Ida Brand")
    assert predict.predicted(told(), [release, KILLING]) == Labels(
        frozenset({"arbitrary detention", "killing"}), ("Ida Brand", "Jora Helm"), 1984, 4)


@pytest.mark.parametrize(("fallback", "parts"), [("", predict.NO_DATE), ("year", (1984, None, None)), ("text", (1984, 5, 3))])
def test_where_no_event_has_a_date_something_else_stands_in_only_as_asked(fallback: str, parts: predict.Date) -> None:
    said = predict.predicted(told(), [ABDUCTION], predict.Choices(fallback=fallback))
    assert (said.year, said.month, said.day) == parts


def test_an_event_with_a_year_is_not_completed_by_another_date_of_the_text() -> None:
    said = predict.predicted(told(), [KILLING], predict.Choices(fallback="text"))
    assert (said.year, said.month, said.day) == (1984, 4, None)


def test_the_day_of_publication_or_after_never_stands_in() -> None:
    same = Article("7", "", "She spoke on 10 May 1984 and will speak on 11 May 1984.", parse("1984-05-10"), UNLABELLED)
    assert predict.instead(same, "text") == (1984, None, None)


def test_words_of_passages_and_of_the_article_add_types_only_where_asked() -> None:
    lost = proposal("gunmen abducted her", "last_seen", UNSPECIFIED, "Tomas Ruel")
    plain, passages, once, twice = (predict.predicted(told(), [lost], each).types for each in (
        predict.Choices(), predict.Choices(passages=True), predict.Choices(counted=1), predict.Choices(counted=2)))
    assert plain == {"enforced disappearance"} == twice
    assert passages == {"enforced disappearance", "kidnapping"}
    assert once == {"enforced disappearance", "kidnapping", "killing", "arbitrary detention"}


# ---- scores

def both(gold: Labels, said: Labels) -> list[score.Pair]:
    return [(gold, said)]


def test_types_are_counted_over_all_articles_together() -> None:
    pairs = [(Labels(frozenset({"killing", "torture"})), Labels(frozenset({"killing"}))),
             (Labels(frozenset({"other"})), Labels(frozenset({"killing"})))]
    assert score.types(pairs) == score.Counts(3, 2, 1)
    assert score.types(pairs).f1 == pytest.approx(40)
    assert score.types(pairs, "killing") == score.Counts(1, 2, 1)


def test_saying_nothing_is_saying_unknown() -> None:
    assert score.types(both(Labels(frozenset({"unknown"})), Labels())) == score.Counts(1, 1, 1)
    assert score.types(both(Labels(frozenset({"killing"})), Labels())) == score.Counts(1, 1, 0)


def test_exact_names_are_the_same_characters() -> None:
    pairs = both(Labels(victims=("José Brand", "Ada Brand")), Labels(victims=("Jose Brand", "Ada Brand")))
    assert score.exact(pairs) == score.Counts(2, 2, 1)


def test_loose_names_ignore_accents_case_signs_and_titles() -> None:
    pairs = both(Labels(victims=("Dr. José BRAND", "C.T. Ruel")), Labels(victims=("Jose Brand", "CT Ruel")))
    assert score.loose(pairs) == score.Counts(2, 2, 2)


def test_partial_names_count_each_name_that_is_said_once() -> None:
    pairs = both(Labels(victims=("Ada Brand", "Ada Brandt Helm", "Ruel")), Labels(victims=("Ada Brand", "Helm", "Tomas Ruel", "Okt")))
    assert score.partial(pairs) == score.Counts(3, 4, 3)


def test_a_null_label_is_wrong_for_the_publishers_and_left_out_or_right_beside_it() -> None:
    pairs = [(Labels(day=3), Labels(day=3)), (Labels(day=4), Labels()), (Labels(), Labels()), (Labels(), Labels(day=5))]
    found = score.share(pairs, "day")
    assert (found.published, found.of_given, found.of_all) == (25, 50, 50)
    assert (found.given, found.silent) == (2, 1)


# ---- the report

GOLD = Labels(frozenset({"arbitrary detention", "kidnapping"}),
              ("Ada Brand", "Tomas Rüel", "Ida Brand", "Mara Okt", "Jora Helm Okt"), 1984, 4)


def test_each_missed_name_has_one_reason() -> None:
    text = TEXT + "Mara Okt spoke. Jora Helm Okt too.\n"
    given = Article("7", "", text, None, GOLD)
    assert run.missed(given, ALL) == [
        "named by proposals of other kinds, or denied", "no proposal speaks of them", "said with more or fewer names"]
    assert run.missed(given, (ARREST, DENIED)) == [
        "no proposal speaks of them", "named by proposals of other kinds, or denied", "no proposal speaks of them",
        "no proposal speaks of them"]


def test_each_name_too_many_says_which_kinds_named_it() -> None:
    assert run.added(told(Labels(victims=("Ada Brand",))), (ARREST, KILLING)) == ["somebody else: death"]
    assert run.added(told(Labels(victims=("Ada Brand Helm",))), (ARREST,)) == ["more or fewer names than the label"]
    assert run.added(told(), (ARREST,)) == ["the labels name nobody"]


@pytest.mark.parametrize(("gold", "found", "why"), [
    (Labels(), ALL, ""),
    (Labels(year=1984, month=5, day=3), (ARREST,), ""),
    (Labels(year=1984), (), "no event proposed"),
    (Labels(year=1984), (ABDUCTION,), "no event has a date"),
    (Labels(year=1984, month=4), (ARREST, KILLING), "another date was chosen"),
    (Labels(year=1984, month=4, day=9), (KILLING,), "only a wider date was read"),
    (Labels(year=1990), (KILLING,), "other dates were read")])
def test_each_wrong_date_has_one_reason(gold: Labels, found: Sequence[Proposal], why: str) -> None:
    assert run.misdated(told(gold), found) == why


def test_the_report_names_nobody() -> None:
    printed = "\n".join(run.lines("train", [(told(GOLD), ALL)]))
    assert "| kidnapping | 1 |" in printed
    assert not any(name in printed for name in ("Brand", "Ruel", "Helm", "Okt", "Velm"))


# ---- fifty by hand

def test_the_draw_is_the_same_whatever_order_the_reader_gives() -> None:
    one, other = (fifty.drawn([(told(), each)], fifty.FIRST) for each in (ALL, ALL[::-1]))
    assert [each.id for _, each in one] == [each.id for _, each in other]
    assert len(one) == 5


def test_the_second_draw_takes_two_of_an_article_and_none_of_an_article_of_the_first() -> None:
    judged = replace(told(), id=fifty.judgements(fifty.FIRST.hand)[0]["article"])
    draw = fifty.drawn([(judged, ALL), (told(), ALL), (replace(told(), id="8"), ALL[:1])])
    assert sorted(each.id for each, _ in draw) == ["7", "7", "8"]


def test_two_of_an_article_are_the_first_two_of_the_mixed_proposals() -> None:
    read = [(replace(told(), id=str(number)), ALL) for number in range(3)]
    every = [(each.id, one.id) for each, one in fifty.drawn(read, replace(fifty.SECOND, most=9))]
    spread = [(each.id, one.id) for each, one in fifty.drawn(read)]
    assert spread == [each for number, each in enumerate(every) if sum(each[0] == other for other, _ in every[:number]) < 2]


def test_the_sheet_shows_the_passage_in_its_context_and_a_form_that_can_be_read_back(tmp_path: Path) -> None:
    text = fifty.sheet([(told(), KILLING)])
    assert ">>>Jora Helm was shot dead in April 1984<<<, and Ida" in text
    form = text.partition("[[proposal]]")[2].replace('= ""', '= "yes"')
    path = tmp_path / "fifty.toml"
    path.write_text("[[proposal]]" + form, encoding="utf-8")
    assert fifty.judgements(path)[0] | {"note": ""} == {
        "number": 1, "article": "7", "start": TEXT.index("Jora"), "kind": "death", **dict.fromkeys(fifty.QUESTIONS, "yes"),
        "why": [], "note": ""}


def test_an_answer_outside_the_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "fifty.toml"
    path.write_text('[[proposal]]\nnumber = 1\nkind = "death"\nwords = "perhaps"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="number 1: words"):
        fifty.judgements(path)


@pytest.mark.parametrize(("answer", "why"), [("no", "[]"), ("yes", '["person"]'), ("no", '["fate"]')])
def test_what_is_wrong_needs_a_class_of_the_list_and_what_is_right_has_none(tmp_path: Path, answer: str, why: str) -> None:
    path = tmp_path / "fifty.toml"
    answers = "\n".join(f'{question} = "{answer}"' for question in fifty.QUESTIONS)
    path.write_text(f'[[proposal]]\nnumber = 1\nkind = "death"\n{answers}\nwhy = {why}\n', encoding="utf-8")
    with pytest.raises(ValueError, match="number 1: why"):
        fifty.judgements(path)


def row(number: int, **changes: Any) -> dict[str, Any]:
    return {"number": number, "kind": "arrest", **dict.fromkeys(fifty.QUESTIONS, "yes"), **changes}


def test_the_table_counts_answers_and_lists_the_numbers_that_are_wrong() -> None:
    printed = fifty.lines([row(1), row(2, date="none", person="no", why=["person"])])
    assert "2 proposals judged by hand; in 1 everything is right: 50 % (9 to 91)." in printed
    assert "| person | 1 | 1 | 0 | 50 % (9 to 91) | 2 |" in printed
    assert "| date | 1 | 0 | 1 | 100 % (21 to 100) |  |" in printed
    assert f"| {fifty.WHY['person']} | 1 | 2 |" in printed
    assert "| arrest | 2 | 1 |" in printed


def test_a_question_that_never_applies_has_no_share() -> None:
    assert "| date | 0 | 0 | 1 |  |  |" in fifty.lines([row(1, date="none")])


@pytest.mark.parametrize(("right", "asked", "bounds"), [
    (0, 0, (0, 100)), (0, 10, (0, 27.8)), (10, 10, (72.2, 100)), (5, 10, (23.7, 76.3)), (42, 50, (71.5, 91.7))])
def test_a_share_has_wilson_s_interval(right: int, asked: int, bounds: tuple[float, float]) -> None:
    assert score.interval(right, asked) == pytest.approx(bounds, abs=0.05)


def test_a_judgement_holds_for_a_proposal_that_is_drawn_again_under_its_number() -> None:
    draw = fifty.drawn([(told(), ALL)])
    first = draw[0][1]
    judged = row(1, article="7", start=first.passage.start, kind=first.claim.kind)
    assert fifty.redrawn(draw, [judged, judged | {"number": 2}, judged | {"start": 999}]) == 1
    assert "1 of the 1 judged proposals are drawn again by this run." in report.drawn_again([(told(), ALL)], [judged])
    assert "has changed" in report.drawn_again([(told(), ALL[:1])], [judged | {"start": 999}])


@pytest.mark.parametrize("draw", [fifty.FIRST, fifty.SECOND])
def test_the_judgements_in_the_project_are_fifty_in_the_order_of_the_draw(draw: fifty.Draw) -> None:
    assert [each["number"] for each in fifty.judgements(draw.hand)] == list(range(1, 51))


def test_the_second_judgements_share_no_article_with_the_first_and_hold_two_of_one_at_most() -> None:
    first, second = (Counter(each["article"] for each in fifty.judgements(draw.hand)) for draw in (fifty.FIRST, fifty.SECOND))
    assert not first.keys() & second.keys()
    assert max(second.values()) == fifty.SECOND.most


def test_both_judgements_stand_side_by_side_with_their_commits_and_intervals() -> None:
    table = fifty.compared([row(1), row(2, person="no", date="none", why=["person"])], [row(1, date="none")])
    assert table[0] == "| right | first: reader of b308a8c | second: reader of f03c681 |"
    assert "| everything | 1 of 2: 50 % (9 to 91) | 1 of 1: 100 % (21 to 100) |" in table
    assert "| date | 1 of 1: 100 % (21 to 100) |  |" in table


# ---- the section of the results

def test_both_halves_stand_beside_the_published_figures() -> None:
    train, dev = [(told(GOLD), (ARREST, ABDUCTION))], [(told(GOLD), ()), (told(GOLD), (KILLING,))]
    table = report.beside(train, dev)
    assert "| T5 large, trained on train, as published | test | 71.4 | 47.4 |  |  | 14 |" in table
    assert "| kinds of claims alone, dates of events alone | train | 100.0 | 28.6 | 100 | 0 | 0 |" in table
    assert "| kinds of claims alone, dates of events alone | dev | 0.0 | 0.0 | 50 | 50 | 0 |" in table


def test_without_the_reader_words_are_counted_and_the_first_whole_date_is_taken() -> None:
    assert report.unread([(told(Labels(frozenset({"killing"}), (), 1984, 5, 3)), (KILLING,))]) == report.Told(0.0, None, (100, 100, 100))


def test_the_sentences_on_where_rules_end_carry_their_figures_and_name_nobody() -> None:
    said = "\n".join(report.both([(told(GOLD), ALL)], [(told(), ()), (told(GOLD), ALL)]))
    assert "Of 2 articles 1 have no victim with a name in the labels, and in 1 nothing is proposed" in said
    assert "### Where rules end" in said and "### Fifty proposals by hand, twice" in said and "### The second fifty" in said
    assert "0 of the 50 judged proposals are drawn again by this run. The reader has changed" in said
    assert not any(name in said for name in ("Brand", "Ruel", "Helm", "Okt", "Velm"))


def test_without_the_articles_the_section_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(report, "DATA", tmp_path / "absent")
    assert report.lines() == ["HRDsAttack is not there (../shared/data/hrd_news): nothing measured."]
