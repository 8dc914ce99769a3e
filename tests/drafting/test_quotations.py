"""Quotations of documents in the report: in their sentence, attributed, marked, side by side in a conflict, and silent on who must not be
named."""

from __future__ import annotations

from dataclasses import replace

from habeas.core.claims import Claim, Extract, Translation
from habeas.core.people import Source
from habeas.core.values import Value
from habeas.core.when import parse
from habeas.drafting.casefile import PersonFile
from habeas.drafting.export import lines
from habeas.drafting.markup import Marked, masked
from habeas.drafting.mask import mask
from habeas.drafting.report import report
from habeas.reading.contexts import Context
from tests.drafting.document import Document
from tests.drafting.invented import case, person_file

GAZETTE, LAWYERS = "Ostrel Gazette", "Her lawyers"
SOURCES = {name: Source(name, name, "publication") for name in (GAZETTE, LAWYERS)} | {"w": Source("w", "Edo Sorn", "person", True)}


def claim(exhibit: str, value: str, words: str, speaker: str, hedge: str = "", relay: tuple[str, ...] = (),
          translation: Translation | None = None) -> Claim:
    when: Value = parse(value)
    return Claim("note-1:1", "arrest", when, speaker, Extract(exhibit, 40, 40 + len(words), words, "3", translation), words, relay=relay,
                 hedge=hedge)


FIRST = claim("e" * 64, "1976-05-12", "12 May 1976", GAZETTE, "possibly")
SECOND = claim("f" * 64, "1976-06-02", "el 2 de junio de 1976", "w", relay=(LAWYERS,), translation=Translation("on 2 June", "A. Hand"))
CONTEXTS = {
    FIRST.id: Context("Nobody was told.", "Men took her, possibly on ", "12 May 1976", ", from Quay Street.", "", "gazette.pdf", GAZETTE,
                      "1976-08"),
    SECOND.id: Context("", "Edo Sorn la vio ", "el 2 de junio de 1976", " en casa.", "", "carta.odt", LAWYERS, "")}


def file(unreviewed: frozenset[str] = frozenset()) -> PersonFile:
    return replace(person_file("Mirela Dashkova", [FIRST, SECOND]), contexts=CONTEXTS, unreviewed=unreviewed)


def page(found: PersonFile) -> tuple[str, Document]:
    written = report(case([found], sources=SOURCES))
    return written, Document(written)


def test_a_quotation_stands_in_its_sentence_with_its_words_marked_and_where_it_is_from() -> None:
    written, read = page(file())
    assert "“Men took her, possibly on <mark>12 May 1976</mark>, from Quay Street.”" in written
    assert "Ostrel Gazette, 1976-08; gazette.pdf; characters 40 to 51, page 3" in read.text
    assert "left open by the source’s own word “possibly”" in read.text
    assert "translated by A. Hand: “on 2 June”" in read.text
    assert read.wrong == []


def test_in_a_conflict_the_sentences_stand_side_by_side() -> None:
    written, _ = page(file())
    block = written.partition('class="quotations"')[2].partition("</section>")[0]
    assert block.count("<blockquote") == 2 and "12 May 1976" in block and "2 de junio" in block
    assert ", according to Her lawyers" in block


def test_a_confidential_source_is_masked_in_contexts_too() -> None:
    written, read = page(file())
    assert "Sorn" not in written and "“[confidential source 1] la vio " in read.text


def test_a_name_that_runs_across_the_mark_is_masked_and_nothing_is_marked() -> None:
    hide = mask(SOURCES)
    assert masked(Marked("Then Edo ", "Sorn saw", " her."), hide) == ("“Then [confidential source 1] saw her.”", "", "")
    assert masked(Marked("Then she ", "was seen", " there."), hide) == ("“Then she ", "was seen", " there.”")


def test_unreviewed_proposals_are_marked_beside_every_claim_and_nothing_else_is() -> None:
    _, plain = page(file())
    assert "unreviewed proposal" not in plain.text.replace("Unreviewed proposal", "")
    written, read = page(file(frozenset({FIRST.id})))
    assert "With 1 unreviewed proposal, which a reader read in documents and nobody has confirmed." in read.text
    for heading, end in (("Who says what</h5>", "</ol>"), ("What the claims support</h3>", "<h3"), ("Timeline</h3>", "</svg>"),
                         ("Chronology: dated", "</table>"), ("What each source says</caption>", "</table>"),
                         ("In the words of the documents</h3>", "</section>")):
        marks = written.partition(heading)[2].partition(end)[0].count("unreviewed proposal")
        assert marks == (3 if heading.startswith("Timeline") else 1), heading  # the drawing has it wide, narrow and in words


def test_the_export_says_what_is_unreviewed_and_what_the_source_leaves_open() -> None:
    rows = "".join(lines(case([file(frozenset({FIRST.id}))], sources=SOURCES)))
    assert rows.count('"unreviewed":true') == 1 and '"hedge":"possibly"' in rows


def test_a_person_without_documents_has_no_such_part() -> None:
    _, read = page(replace(file(), contexts={}))
    assert "In the words of" not in read.text
