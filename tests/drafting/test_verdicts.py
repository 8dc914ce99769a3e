"""Verdicts in a draft: all of them, what holds first, attributed with the words, and in the language asked for."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from habeas.checking.findings import VERDICTS
from habeas.core.judgements import Judgement
from habeas.core.values import Text
from habeas.drafting.casefile import PersonFile
from habeas.drafting.export import lines
from habeas.drafting.markup import render
from habeas.drafting.mask import mask
from habeas.drafting.report import case_mask, pages, report
from habeas.drafting.support import GROUPS, bearing, counted, supported, weighed
from habeas.drafting.verdicts import verdicts
from tests.drafting.document import Document
from tests.drafting.invented import SOURCES, agreeing, case, cell, extract, person_file, rounded, superseded, swapped, witnessed

COPY = Judgement("c.0", "copied", ("Registry", "The Ostrel Courier"), "a.benn", "2031-02-01 09:00", "it prints the register")
APART = Judgement("i.0", "independent", ("Registry", "Commission"), "a.benn", "2031-02-01 09:00", "no common author")


def shown(file: PersonFile, language: str = "en") -> str:
    """The verdicts as a reader sees them."""
    html = "".join(render(each, mask(SOURCES, file.claims)) for each in verdicts(file, "p", language))
    assert Document(html).wrong == []
    return Document(html).text


def weighing() -> PersonFile:
    """Three lists of a person: two agree on the arrest against a newspaper, one alone says the rest."""
    return person_file("Ilan Vesper", [
        cell("registry:8", "arrest", "1977-05-03", "03/05/1977", column="DETAINED"),
        cell("commission:8", "arrest", "1977-05-03", "3.5.1977", column="taken"),
        extract("note-1", "arrest", "1977-05-21", "taken on the 21st", speaker="The Ostrel Courier"),
        cell("registry:8", "occupation", Text("baker"), "baker", column="WORK"),
        cell("registry:8", "birth", "1950-02-07", "07/02/1950", column="BORN")])


def test_every_verdict_word_stands_under_one_heading() -> None:
    words = [word for _, group in GROUPS for word in group]
    assert sorted(words) == sorted(VERDICTS)


def test_what_is_agreed_comes_first_then_what_is_contested_and_single_voices_last() -> None:
    assert [heading for heading, _ in supported(weighing())] == [
        "Contested", "Outweighed by other origins", "One origin alone says so"]
    assert [heading for heading, _ in supported(superseded())][-3:] == [
        "Superseded by another event", "Corrected by a later edition", "One origin alone says so"]
    assert next(iter(supported(agreeing())))[0] == "Agreed or corroborated"


def test_no_verdict_is_left_out_but_those_on_names() -> None:
    for file in (weighing(), superseded(), witnessed(), swapped(), rounded()):
        told = [said.verdict for _, group in supported(file) for said in group]
        assert sorted(map(str, told)) == sorted(str(each) for each in file.check.verdicts)


def test_an_entry_says_what_is_said_what_supports_it_and_who_says_so_in_which_words() -> None:
    text = shown(weighing())
    assert ("arrest or abduction on 21 May 1977. Outweighed: Registry and Commission exclude it, and still do without any one of them. "
            "See conflict 1.The Ostrel Courier “taken on the 21st” (document 9f86d08188, characters 120 to 137, page 2). "
            "Excluded by: Registry “03/05/1977” (registry, row 8, column DETAINED); Commission “3.5.1977”") in text
    assert "Registry “03/05/1977” (registry, row 8, column DETAINED); Commission “3.5.1977” (commission, row 8, column taken)" in text
    assert "Contested; either way in May 1977." in text


def test_what_one_origin_alone_says_is_told_in_one_line_with_words_that_the_sentence_does_not_hold() -> None:
    assert "One origin (Registry): birth on 7 February 1950 “07/02/1950”; occupation: baker." in shown(weighing())


def test_who_relays_a_single_voice_is_told() -> None:
    said = extract("note-1", "occupation", Text("cook"), "a cook", speaker="his aunt", relay=("The Ostrel Courier",))
    assert "One origin (unlisted source 1): occupation: cook “a cook” (via The Ostrel Courier)." in shown(
        person_file("Ilan Vesper", [said]))


def test_the_sentences_are_told_in_the_language_and_marked_as_such() -> None:
    assert "detención o secuestro el 21 de mayo de 1977. Superada por otras afirmaciones" in shown(weighing(), "es")
    assert 'lang="es"' in report(case([weighing()]), language="es")
    assert 'lang="es"' not in report(case([weighing()]))
    assert any('lang="es"' in html for _, html in pages(case([weighing()]), "es"))


def test_a_confidential_source_is_a_number_also_in_a_verdict() -> None:
    text = shown(witnessed())
    assert "Maréchal" not in text and "w-17" not in text and "Marechal" not in text
    assert "confidential source 2" in text


def test_a_copy_counts_with_its_origin_and_independence_makes_what_is_agreed_corroborated() -> None:
    said = [cell("registry:8", "arrest", "1977-05-03", "03/05/1977"),
            extract("note-1", "arrest", "1977-05-03", "on 3 May", speaker="The Ostrel Courier")]
    assert "2 origins agree (Registry, The Ostrel Courier)" in shown(person_file("Ilan Vesper", said))
    assert "One origin (Registry); The Ostrel Courier repeats it: arrest" in shown(person_file("Ilan Vesper", said, judgements=[COPY]))
    both = [said[0], cell("commission:8", "arrest", "1977-05-03", "3.5.1977")]
    assert "Corroborated: 2 origins agree (Commission, Registry)" in shown(person_file("Ilan Vesper", both, judgements=[APART]))


def test_the_summary_counts_verdicts_and_the_kinds_they_are_on() -> None:
    text = Document(report(case([weighing(), agreeing()]))).text
    assert "outweighed 1 arrest or abduction 1" in text
    assert "one origin 2 birth 1; occupation 1" in text


def test_verdicts_are_counted_by_word_and_kind_in_the_order_of_the_vocabulary() -> None:
    found = counted([("one origin", "sex"), ("contested", "arrest"), ("one origin", "birth"), ("one origin", "sex")])
    assert json.dumps(found) == '{"contested": {"arrest": 1}, "one origin": {"birth": 1, "sex": 2}}'
    assert counted([]) == {}


def test_the_export_has_a_line_for_every_verdict() -> None:
    file = weighing()
    rows = [json.loads(line) for line in lines(case([file]))]
    found = [row for row in rows if row["type"] == "verdict"]
    assert len(found) == len(file.check.verdicts) == len(list(weighed(file)))
    outweighed, = (row for row in found if row["verdict"] == "outweighed")
    assert (outweighed["person"], outweighed["kind"], outweighed["origins"], outweighed["either_way"]) == (
        file.person.id, "arrest", ["The Ostrel Courier"], None)
    assert outweighed["claims"] == [file.claims[2].id] and set(outweighed["because"]) == {each.id for each in file.claims[:2]}


def test_who_has_said_nothing_has_no_section_on_verdicts() -> None:
    assert verdicts(person_file("Nobody Known", [cell("registry:1", "name", Text("Nobody Known"), "Nobody Known")]), "p") == []


@pytest.mark.parametrize("html", [report(case([witnessed(), weighing()])), *(text for _, text in pages(case([witnessed()])))])
def test_the_links_to_conflicts_lead_to_one(html: str) -> None:
    page = Document(html)
    ids = {attributes["id"] for _, attributes in page.tags if "id" in attributes}
    for link in page.all("a"):
        if "conflict" in link["href"]:
            assert link["href"][1:] in ids
    assert case_mask(case([witnessed()]))("Dr. Ilse Maréchal") == "confidential source 2"


def test_judgements_on_sources_are_shown_where_they_change_who_counts_as_an_origin() -> None:
    said = [cell("registry:8", "arrest", "1977-05-03"), extract("note-1", "arrest", "1977-05-03", "x", speaker="The Ostrel Courier")]
    chain = replace(COPY, id="c.1", about=("Commission", "Registry"))
    both = person_file("Ilan Vesper", said, judgements=[chain, COPY, APART])
    assert [each.id for each in bearing(both)] == ["c.1", "c.0", "i.0"]  # by the chain the Commission is an origin here
    list_alone = person_file("Ilan Vesper", said[:1], judgements=[COPY, APART])
    assert bearing(list_alone) == ()
