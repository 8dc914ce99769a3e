"""The reading room: the list of documents, and one document with what is said in it marked."""

from __future__ import annotations

import html
import re

import pytest

from habeas.actions.documents import describe
from habeas.actions.reviewing import confirm, reject
from habeas.core.documents import Page
from habeas.store.case import CaseStore
from habeas.store.proposals import proposals
from habeas.web.roles import Role
from tests.actions.invented import HAND
from tests.actions.readers import Line
from tests.web.invented import Made, inside
from tests.web.papers import LETTER, QUAY, TAKEN, paper, waiting


def page(case: Made, path: str, role: Role = Role.EDITOR) -> str:
    answer = inside("Mirela", case, role).get(f"/case/{case.id}/{path}")
    assert answer.status_code == 200
    return answer.content.decode()


def shown(page: str) -> str:
    """The text of the document as a browser has it, without the numbers of passages."""
    inside = page.partition('id="text"')[2].partition(">")[2].partition("</div>")[0]
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r'<a class="no.*?</a>', "", inside)))


def put(case: Made, text: str = LETTER, *lines: Line, **more: object) -> str:
    with CaseStore.open(case.folder) as store:
        return paper(store, text, *lines, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [LETTER, "\n\n  leading\r\nlines \t and <b>tags</b> & \"quotes\" in 1977 نور 😀\n\n", "\ta\rb\n"])
def test_a_browser_gets_every_character_of_the_text(text: str, case: Made) -> None:
    exhibit = put(case, text)
    found = page(case, f"reading/{exhibit}")
    assert shown(found) == text and "<b>" not in found
    assert "\r" not in found  # a browser would take it for the end of a line: it is written as a reference


def test_marks_tell_how_each_passage_stands_and_overlap_in_pieces(case: Made) -> None:
    exhibit = put(case)
    with CaseStore.open(case.folder) as store:
        confirm(store, waiting(store, "release"), None, HAND)
        reject(store, waiting(store, "last_seen"), "no", HAND)
    found = page(case, f"reading/{exhibit}")
    marks = [(states, words) for states, words in re.findall(r'<mark class="(\w+ deep\d)"[^>]* data-passages[^>]*>([^<]*)</mark>', found)]
    assert marks == [("open deep1", "was taken from the quay on "), ("open deep2", "18 February 1977"), ("rejected deep1", "March 1977"),
                     ("claim deep1", "May 1978")]
    assert [int(each) for each in re.findall(r'</span>(\d)<span class="hidden">, ', found)] == [1, 2, 3, 4]


def test_a_passage_shows_what_is_said_who_says_it_and_the_others_in_the_same_words(case: Made) -> None:
    exhibit = put(case)
    start = LETTER.index(TAKEN.words)
    found = page(case, f"reading/{exhibit}?passage={start}-{start + len(TAKEN.words)}")
    panel = found.partition('id="chosen"')[2].partition('id="record"')[0]
    assert "arrest or abduction on 18 February 1977" in panel and "Iris Vela" in panel and "quay.txt" in panel
    assert "In the same words:" in panel and "place of the arrest" not in panel
    assert 'action="/case/' in panel and "Confirm" in panel
    assert "Confirm" not in page(case, f"reading/{exhibit}?passage={start}-{start + len(TAKEN.words)}", Role.READER)


@pytest.mark.parametrize("asked", ["passage=9-2", "passage=x", "passage=0-99999999", "part=999999999999", "part=-1", "page=x",
                                   "select=5-5000000", "select=1-", "passage=<script>", "done=0", "part=0"])
def test_an_address_that_makes_no_sense_shows_the_document_all_the_same(asked: str, case: Made) -> None:
    exhibit = put(case)
    found = page(case, f"reading/{exhibit}?{asked}")
    assert shown(found) == LETTER and "<script>" not in found


def test_a_long_document_is_shown_in_parts_and_a_passage_in_its_own(case: Made) -> None:
    text = "".join(f"Line {number} of a long file.\n" for number in range(2_000)) + LETTER
    exhibit = put(case, text)
    first = page(case, f"reading/{exhibit}")
    assert len(shown(first)) < 21_000 and "of 3" in first and "<mark class=\"open deep" not in first
    start = text.index(TAKEN.words)
    found = page(case, f"reading/{exhibit}?passage={start}-{start + len(TAKEN.words)}")
    assert shown(found).endswith(LETTER) and text.endswith(shown(found))
    assert int(re.search(r'data-start="(\d+)"', found)[1]) == len(text) - len(shown(found))  # type: ignore[index]


def test_a_page_of_many_is_asked_for_by_its_number(case: Made) -> None:
    exhibit = put(case, "one two", pages=(Page("iv", "one "), Page("v", "two")))
    assert shown(page(case, f"reading/{exhibit}?page=v")) == "two"


def test_words_that_are_selected_stand_in_the_form_with_their_place(case: Made) -> None:
    exhibit = put(case)
    start = LETTER.index("نور")
    found = page(case, f"reading/{exhibit}?select={start}-{start + 8}")
    assert re.search(r"<textarea[^>]*>\nنور خرجت</textarea>", found) and f'name="start" value="{start}"' in found


def test_a_letter_that_came_in_with_a_claim_is_shown_as_it_is_and_its_script_is_text(case: Made) -> None:
    found = page(case, f"reading/{case.exhibit}")
    assert "<mark class=\"claim deep1\"" in found and "&lt;script&gt;alert(1)&lt;/script&gt;" in found and "<script>" not in found


def test_a_document_that_could_not_be_read_says_why(case: Made) -> None:
    with CaseStore.open(case.folder) as store:
        exhibit = store.keep(b"x", "application/pdf", "scan.pdf", "given", HAND.author, HAND.time).id
        store.append("text.extracted", [{"id": "t", "exhibit": exhibit, "extractor": "", "version": "", "spans": [], "notes": [],
                                         "doubts": [], "problem": "it is broken. Get it again."}], HAND.author, HAND.time)
    assert "it is broken. Get it again." in page(case, f"reading/{exhibit}") and "scan.pdf" in page(case, "reading?state=unread")


def test_the_list_counts_what_waits_and_what_is_decided_and_is_sifted(case: Made) -> None:
    exhibit = put(case)
    put(case, "Nothing is said here.", name="empty.txt")
    with CaseStore.open(case.folder) as store:
        confirm(store, waiting(store), None, HAND)
        kept = store.exhibits()[exhibit]
        describe(store, kept, {"publisher": "Café Weekly", "published": "1979-01-02", "language": "en"}, [], HAND)
    row = re.search(r"<tr role=.row.>(?:(?!<tr).)*quay\.txt.*?</tr>", page(case, "reading"), re.S)
    assert row and "Café Weekly" in row[0] and f'review?exhibit={exhibit}">3</a></td>' in row[0]
    assert 'data-label="Decided" class="number">1</td>' in row[0]
    names = re.compile(r'dir="auto">(\w+\.\w+)</a>')
    assert names.findall(page(case, "reading")) == ["empty.txt", "letter.html", "quay.txt"]
    assert names.findall(page(case, "reading?q=cafe")) == ["quay.txt"]
    assert names.findall(page(case, "reading?state=open")) == ["quay.txt"]
    assert names.findall(page(case, "reading?state=undescribed")) == ["empty.txt", "letter.html"]
    assert names.findall(page(case, "reading?q=nowhere")) == []


def test_a_reader_is_not_told_the_name_of_a_confidential_source(case: Made) -> None:
    with CaseStore.open(case.folder) as store:
        exhibit = paper(store)
        filed = next(each for each in proposals(store) if each.claim.kind == QUAY.kind)
        source = store.sources()[filed.claim.speaker]
        store.append("source.named", [[source.id, source.name, source.sort, True]], HAND.author, HAND.time)
        passage = filed.proposal.passage
    for path in (f"reading/{exhibit}?passage={passage.start}-{passage.end}", f"review?at={filed.id}"):
        assert "<span dir=\"auto\">her aunt</span>" in page(case, path, Role.EDITOR)
        assert "<span dir=\"auto\">her aunt</span>" not in page(case, path, Role.READER)


def test_the_form_of_a_claim_begins_with_who_published_the_document_and_whom_it_is_about(case: Made) -> None:
    exhibit = put(case)
    with CaseStore.open(case.folder) as store:
        describe(store, store.exhibits()[exhibit], {"publisher": "Café Weekly", "about": "Iris Vela"}, [], HAND)
    html = page(case, f"reading/{exhibit}")
    assert re.search(r'name="person" value="Iris Vela"', html) and re.search(r'name="speaker" value="Café Weekly"', html)
