"""The report: one file or many pages, complete, attributed, and silent on who must not be named."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from habeas.checking import large
from habeas.core.claims import Extract
from habeas.core.people import Source
from habeas.drafting.report import ALL, pages, report
from habeas.drafting.summary import heard
from habeas.reading.contexts import Context
from tests.drafting.document import Document
from tests.drafting.invented import (
    SOURCES,
    agreeing,
    case,
    cell,
    default_only,
    person_file,
    renamed,
    rounded,
    superseded,
    swapped,
    unread,
    whole,
    witnessed,
)


@pytest.fixture(scope="module")
def written() -> str:
    return report(whole())


@pytest.fixture(scope="module")
def page(written: str) -> Document:
    return Document(written)


def _every_page() -> list[str]:
    return [report(whole()), *(html for _, html in pages(whole()))]


def test_every_page_is_well_formed_and_no_two_elements_share_an_id() -> None:
    for html in _every_page():
        page = Document(html)
        assert page.wrong == []
        ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes and not attributes["id"].startswith("legend")]
        assert len(ids) == len(set(ids))


def test_a_page_loads_nothing_and_runs_nothing() -> None:
    for html in _every_page():
        page = Document(html)
        assert page.all("meta", content="default-src 'none'; style-src 'unsafe-inline'; img-src data:")
        for name in ("script", "link", "img", "iframe", "object", "form", "image", "use"):
            assert page.all(name) == []
        for _, attributes in page.tags:
            assert not {key for key in attributes if key.startswith("on") or key in ("style", "src", "srcset")}
            assert re.fullmatch(r"#[\w-]+|index\.html|person-\d+\.html", attributes.get("href", "#x"))
            assert attributes.get("fill", "url(#x)").startswith("url(#")
        style = html.partition("<style>")[2].partition("</style>")[0]
        assert "@import" not in style and "url(" not in style and "http:" not in html and "https:" not in html


def test_every_link_of_a_page_leads_somewhere() -> None:
    names = {name for name, _ in pages(whole())}
    for html in _every_page():
        page = Document(html)
        ids = {attributes.get("id") for _, attributes in page.tags}
        for attributes in page.all("a"):
            assert attributes["href"].removeprefix("#") in ids if attributes["href"].startswith("#") else attributes["href"] in names
        for _, attributes in page.tags:
            for key in ("aria-labelledby", "aria-describedby"):
                assert set(attributes.get(key, "").split()) <= ids


@pytest.mark.parametrize("name", ["w-17", "Ilse", "Maréchal", "Marechal", "Tomas Orrelin"])
def test_a_confidential_source_is_named_nowhere_not_even_in_a_quotation(name: str) -> None:
    for html in _every_page():
        assert name.casefold() not in html.casefold()


def test_confidential_sources_keep_their_numbers_through_the_document(page: Document) -> None:
    assert "confidential source 2 says: arrest or abduction on 1 January 1978" in page.text
    assert "Commission and confidential source 1 say: release on 2 May 1978" in page.text
    assert "[confidential source 2] treated him in the barracks until March" in page.text
    assert "2 sources are confidential and not named" in page.text


def test_the_name_of_a_source_that_is_on_no_list_does_not_pass() -> None:
    listed = {key: value for key, value in SOURCES.items() if key != "Commission"}
    written = report(case([swapped()], sources=listed))
    assert "Commission says" not in written
    assert "unlisted source 1 says" in Document(written).text


def test_words_of_a_source_are_never_markup(written: str) -> None:
    assert "Osric &lt;b&gt;Hale&lt;/b&gt; &amp; Sons" in written
    assert "<b>" not in written


def test_the_head_says_what_when_and_from_which_state_and_that_nothing_is_asserted(page: Document) -> None:
    assert page.text.startswith("Case report: Detentions in Ostrel, 1976 to 1983")
    assert "made 2031-03-04 10:15 UTC" in page.text
    assert "3b1f" * 16 in page.text
    assert "says nothing about guilt, status or cause. Habeas attributes every statement and asserts none." in page.text


def test_the_summary_counts_findings_by_kind_and_class_and_says_what_was_not_read(page: Document) -> None:
    for words in ("Conflict, hard 5 2", "Conflict, a matter of reading 1 1", "swapped day and month 1", "photo, remarks",
                  "3 cells are withheld", "96 cells say nothing", "1 cell or row could not be read",
                  "as tabulated by an open-data project", "has not been made ready for publication"):
        assert words in page.text


def test_a_conflict_names_possible_explanations_before_who_says_what_and_the_reasoning(page: Document) -> None:
    text = page.text[page.text.index("One conflict"):]
    places = [text.index(words) for words in (
        "Hard", "207 days apart", "Possible explanations", "swapped day and month: with", "Who says what", "“12/05/1976”",
        "Why both cannot hold", "But Commission says", "What one can do", "two-events", "reject CLAIM")]
    assert places == sorted(places)


def test_every_claim_of_a_conflict_is_quoted_with_its_passage_and_the_id_that_a_judgement_takes(page: Document) -> None:
    for finding in swapped().check.findings:
        for claim in finding.claims:
            assert f"“{claim.words}” (" in page.text
            assert claim.id[:10] in page.text


def test_to_make_two_events_of_one_the_claim_with_fewer_witnesses_is_moved(page: Document) -> None:
    file = witnessed()
    conflict = next(each for each in file.check.findings if [claim.kind for claim in each.claims] == ["release"] * 3)
    alone = next(claim for claim in conflict.claims if claim.words == "20/02/1978")
    agreeing_claim = next(claim for claim in conflict.claims if claim.words == "2.5.1978")
    assert f"two-events {agreeing_claim.id[:10]} {alone.id[:10]}" in page.text


def test_births_are_not_offered_as_two_events() -> None:
    file = person_file("Ivo Sand", [cell("registry:1", "birth", "1950"), cell("commission:1", "birth", "1952")])
    conflict = report(case([file])).partition('id="person-1-conflict-1"')[2].partition("</section>")[0]
    assert "reject CLAIM" in conflict
    assert "two-events" not in conflict


def test_a_replaced_claim_is_struck_and_said_in_words(written: str) -> None:
    struck = r'<s><span class="words" dir="auto">“04/07/1979”</span>.*</s>'
    assert re.search(struck + r" \(replaced in a later edition by “14/07/1979”\)", written)


def test_withheld_is_said_and_legal_status_and_the_authorities_are_there_even_if_not_recorded(page: Document) -> None:
    assert "withheld by the source" in page.text
    assert "“unlawful assembly”" in page.text
    assert "“no record of the arrest”" in page.text
    text = page.text[page.text.index("Jonas Pellmark 2 mentions"):]
    assert "Legal status and accusation No statement on this is recorded in this case." in text
    assert "Position of the authorities No statement on this is recorded in this case." in text


def test_judgements_in_force_show_author_rule_reason_and_review(page: Document) -> None:
    for words in ("the rule “exact name, one to one”, run by a.benn", "2031-02-01 09:00",
                  "To be looked at again: the dates of arrest differ"):
        assert words in page.text


def test_what_the_claims_allow_lists_alternatives_and_open_bounds(page: Document) -> None:
    assert "12 May 1976 (Registry) or" in page.text
    assert "5 December 1976 (Commission)" in page.text
    assert "from 10 April 1978 (confidential source 2, according to The Ostrel Courier)" in page.text


def test_every_drawing_stands_beside_a_table_and_every_table_has_a_caption(page: Document) -> None:
    chains = page.text.count("Why these statements cannot all be true")
    assert chains == len(page.all("section", class_="conflict")) + len(page.all("section", class_="conflict reading")) > 0
    assert len(page.all("svg", role="img")) == page.text.count("Chronology: dated statements") + chains
    assert len(page.all("table")) == len(page.all("caption"))
    assert all(attributes.get("scope") in ("col", "row", "rowgroup") for attributes in page.all("th"))


def test_persons_with_hard_conflicts_come_first_and_those_without_findings_last() -> None:
    names = re.findall(r'<h2 id="person-\d+-name" dir="auto">(.*?)</h2>', report(whole()))
    assert names == ["Osric &lt;b&gt;Hale&lt;/b&gt; &amp; Sons", "Mirela Dashkova", "Jonas Pellmark", "Anouk Terrel", "Bela Ossian"]


def test_persons_without_findings_take_the_room_that_is_left_and_the_rest_is_counted() -> None:
    quiet = [renamed(agreeing(), f"Quiet {number}") for number in range(5)]
    page = Document(report(case([*quiet, swapped()]), cap=3))
    assert len(page.all("section", class_="person")) == 3
    assert "Persons without findings Quiet 0; Quiet 1. 3 more persons have no section here" in page.text
    assert "Quiet 2" not in page.text
    assert "5 more persons have no section here" in Document(report(case([*quiet, swapped()]), cap=1)).text


def test_a_person_with_default_dates_alone_is_listed_without_a_section(page: Document) -> None:
    assert "On 1 person nothing was found but a date such as 1 January" in page.text
    assert "Petra Lind 300 “01/01/1944”, Registry" in page.text


def test_persons_beyond_the_cap_are_counted_and_the_command_for_all_is_told() -> None:
    people = [renamed(swapped(), f"Person {number}") for number in range(7)] + [default_only(number) for number in range(101, 160)]
    page = Document(report(case(people), cap=5))
    assert len(page.all("section", class_="person")) == 5
    assert f"2 more persons have findings and no section here. To get all of them, a page for each: {ALL}" in page.text
    assert f"9 more are not listed here. To get all: {ALL}" in page.text


def test_findings_about_the_lists_are_capped_too() -> None:
    page = Document(report(case([swapped()], [unread()] * 8), cap=5))
    assert page.text.count("“31/02/1977” was not read") == 5
    assert "Cell that could not be read (8)" in page.text
    assert "3 more are not listed here" in page.text


def test_pages_are_an_index_and_one_neutral_name_for_each_person_with_findings() -> None:
    written = dict(pages(whole()))
    assert list(written) == ["index.html", *(f"person-{number:04}.html" for number in range(1, 6))]
    assert "Mirela Dashkova" in Document(written["person-0002.html"]).text
    index = Document(written["index.html"])
    assert [each["href"] for each in index.all("a") if each["href"] != "#content"] == list(written)[1:]
    assert "Petra Lind 300" in index.text
    assert all("guilt, status or cause" in html for html in written.values())


def test_pages_are_made_one_by_one_as_they_are_asked_for() -> None:
    broken = replace(swapped(), judgements=None)  # type: ignore[arg-type]
    made = pages(case([witnessed(), broken]))
    assert next(made)[0] == "index.html"
    assert next(made)[0] == "person-0001.html"
    with pytest.raises(TypeError):
        next(made)


def test_sections_that_are_not_shown_are_not_built() -> None:
    broken = replace(rounded(), judgements=None)  # type: ignore[arg-type]
    assert "Mirela Dashkova" in report(case([swapped(), broken]), cap=1)


def test_an_empty_case_and_a_case_without_findings_are_reports_too() -> None:
    assert Document(report(replace(case([]), lists=(), sources={}, heads=()))).wrong == []
    text = Document(report(case([agreeing()]))).text
    assert "the statements can all be true together" in text
    assert "Persons with findings" not in text


def test_an_undecided_person_comes_before_matters_of_reading_and_is_named_in_the_limits(
        monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "available", lambda: False)
    many = person_file("Overfull Person", [cell(f"registry:{row}", "arrest", f"{1900 + row}-05-05") for row in range(1, 70)])
    assert many.check.undecided
    written = report(case([rounded(), many]))
    assert '<h2 id="person-1-name" dir="auto">Overfull Person' in written
    page = Document(written)
    assert "On 1 person the check reached a limit and is undecided in part: Overfull Person." in page.text
    assert "The first 40 of 69 statements are drawn; the table has all." in page.text


def test_more_columns_than_a_sheet_holds_go_into_further_tables() -> None:
    file = person_file("Ivo Sand", [cell(f"registry:{row}", "arrest", f"1977-05-0{row}") for row in range(1, 7)])
    text = Document(report(case([file]))).text
    assert "What each source says (columns 1 to 3 of 6)" in text
    assert "What each source says (columns 4 to 6 of 6)" in text


def test_the_report_keeps_to_neutral_words() -> None:
    for html in _every_page():
        for word in ("violation", "terrorist", "regime", "martyr", "victim", "perpetrator", "guilty", "innocent"):
            assert re.search(rf"\b{word}", Document(html).text, re.IGNORECASE) is None


def test_the_report_is_the_same_each_time_it_is_made() -> None:
    assert report(whole()) == report(whole())


def test_a_name_in_another_script_sets_its_own_direction() -> None:
    written = report(case([renamed(superseded(), "سليم الحداد")], sources={"Registry": Source("Registry", "سجل"), **SOURCES}))
    assert 'dir="auto">سليم الحداد</h2>' in written


def test_a_source_is_listed_only_if_it_speaks_or_relays_or_keeps_a_list_and_of_an_unknown_sort_without_one() -> None:
    silent, known = Source("a silent clinic", "a silent clinic", "unknown"), Source("Registry", "Registry of Varenia", "unknown")
    told = case([witnessed()], sources={**SOURCES, silent.id: silent, known.id: known})
    assert set(heard(told)) == {*(name for claim in told.people[0].claims for name in (claim.speaker, *claim.relay)),
                                *(note.register for note in told.lists)} & set(told.sources)
    for language in ("en", "es"):
        written = report(told, language=language)
        assert "a silent clinic" not in written
        assert re.search(r"<tr><th[^>]*>Registry</th><td[^>]*>Registry of Varenia</td><td[^>]*></td></tr>", written)


def test_the_documents_are_listed_by_the_short_names_that_passages_have() -> None:
    file = witnessed()
    cited = next(claim for claim in file.claims if isinstance(claim.passage, Extract))
    told = replace(file, contexts={cited.id: Context("", "", cited.words, "", "", "letter.odt", "Ilse Maréchal", "1985-06")})
    written = report(case([told]))
    row = r"<code[^>]*>9f86d08188</code></th><td[^>]*>letter.odt</td><td[^>]*>[^<]*confidential source 2[^<]*</td><td[^>]*>1985-06"
    assert re.search(row, written)
    assert "document 9f86d08188" in written and "Documents that statements are from" not in report(case([swapped()]))
