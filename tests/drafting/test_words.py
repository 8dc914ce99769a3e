"""The words of drafts: every one has its Spanish, none is there in vain, and a Spanish report holds no English words of ours."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import habeas.drafting
from habeas.checking.check import check
from habeas.checking.findings import VERDICTS
from habeas.core.errors import (
    BadLanguage,
    CaseBusy,
    CaseUnusable,
    HabeasError,
    NewerCase,
    NoCaseHere,
    NoPicture,
    PackageMissing,
    UnknownLanguage,
    WorkerLost,
)
from habeas.core.judgements import SORTS
from habeas.core.web_errors import NameTaken, TooManyExports, TooMuchAtOnce
from habeas.drafting import conflict, page, reading, support, table, unread, unread_files, verdicts
from habeas.drafting.casefile import UNREVIEWED, CaseFile, PersonFile
from habeas.drafting.page import STANDING
from habeas.drafting.report import pages, report
from habeas.drafting.spanish import SPANISH
from habeas.drafting.summary import HARD, READING, READINGS
from habeas.drafting.unread import why
from habeas.drafting.words import words
from habeas.intake import ocr
from tests.drafting.document import Document
from tests.drafting.invented import SOURCES, case, rounded, superseded, swapped, witnessed

FOLDER = Path(habeas.drafting.__file__).parent
# Words that are put together elsewhere and said by name.
NAMED = {*conflict.KINDS, *conflict.KINDS.values(), *(heading for heading, _ in support.GROUPS), *VERDICTS, *SORTS, *READINGS.values(),
         *verdicts._BECAUSE.values(), "Borne out by:", STANDING, UNREVIEWED, HARD, READING, table._NONE, "start", "end", "more conflicts",
         "Person", "Custody, treatment and fate", "Legal status and accusation", "Position of the authorities", "unread cell",
         *(each for pair in reading._TERMS for each in pair), "persons", "mentions of them", "statements (claims)",
         "persons with a conflict", "hard conflicts", "matters of reading", "Why this cannot be", "Why both cannot hold",
         "Why they cannot all hold", "register", "publication", "person", "office", "organisation", "authority", "document",
         "Skip to the content"} - {"conflict", "→"}


def said() -> Iterator[str]:
    """Every text that a module of drafting says itself."""
    for path in (*FOLDER.glob("*.py"), FOLDER.parent / "questions.py", FOLDER.parent / "unread.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and (getattr(node.func, "id", "") == "say" or (
                    isinstance(node.func, ast.Attribute) and node.func.attr == "number" and getattr(node.func.value, "id", "") == "say")):
                for each in node.args:
                    yield from (one.value for one in ([each.body, each.orelse] if isinstance(each, ast.IfExp) else [each])
                                if isinstance(one, ast.Constant) and isinstance(one.value, str))


def defaults() -> set[str]:
    from habeas.drafting.report import _DEFAULTS
    return {f"On {{}} {each} {_DEFAULTS}" for each in ("person", "persons")}


def test_every_word_of_a_draft_has_its_spanish_and_none_is_left_over() -> None:
    wanted = {*said(), *NAMED, *defaults()}
    assert {each for each in wanted if each not in SPANISH} == set()
    assert set(SPANISH) - wanted == set()


def test_what_is_filled_in_is_the_same_in_spanish() -> None:
    assert [text for text, told in SPANISH.items() if text.count("{}") != told.count("{}")] == []


def test_words_of_a_language_that_there_is_not_are_refused() -> None:
    with pytest.raises(UnknownLanguage):
        words("xx")


def in_spanish(file: PersonFile) -> PersonFile:
    judged, ended = file.judgements, file.ended
    return replace(file, check=check(file.claims, judgements=judged, ended=ended, person=file.person.id, language="es"))


@pytest.fixture(scope="module")
def spanish() -> CaseFile:
    return case([in_spanish(each) for each in (swapped(), rounded(), witnessed(), superseded())])


QUOTED = re.compile(r"“[^”]*”|\([a-z]+, fila \d+, columna [^)]*\)|columna [^;)]*")
# What the invented case says in English, or what is a command, stays.
OWN = ("Register of detained persons", "Annex II of the Commission's report", "National Registry of Detained Persons of Varenia",
       "Commission of Inquiry of the Province of Ostrel", "The Ostrel Courier", "Second Court of Ostrel", "Second Court",
       "Detentions in Ostrel, 1976 to 1983", "an open-data project", "photo, remarks", "exact name, one to one", "same name",
       "the dates of arrest differ", "teacher & translator", "unlawful assembly", "no record of the arrest", "two-events",
       "Barracks of Ostrel", "Barracks of Ost", "date of abduction", "year of birth", "Osric <b>Hale</b> & Sons")


def english(text: str) -> list[str]:
    """The words of English in a text, outside of quotations and of what the case says."""
    bare = QUOTED.sub("…", text)
    for each in OWN:
        bare = bare.replace(each, "…")
    return re.findall(r"\b(?:the|of|and|or|not|by|in|on|at|from|is|was|were|says?|said|which|with|than|days?|years?|months?|birth|release|"
                      r"arrest|death|before|after|about|between|under|more|this|these|source|row|column|they|it|cannot|least|most|later|"
                      r"earlier|events?|start|end|stay|persons?|kept|conflicts?|claims?|found|who|what|where|when|why)\b", bare)


def test_a_spanish_report_holds_no_english_words_of_ours(spanish: CaseFile) -> None:
    document = Document(report(spanish, language="es"))
    assert ("html", {"lang": "es"}) in document.tags
    assert english(document.text) == []
    assert "Firme" in document.text and "Línea de tiempo" in document.text and "fuente confidencial 1" in document.text


def test_no_page_of_a_spanish_report_holds_english_words_of_ours_not_even_in_its_drawings(spanish: CaseFile) -> None:
    for name, html in pages(spanish, "es"):
        assert english(Document(html).text) == [], name
        assert not re.search(r">[^<]*\b(Timeline|dated statements?)\b", html)


def test_a_confidential_source_is_masked_in_spanish_too(spanish: CaseFile) -> None:
    html = report(spanish, language="es")
    assert "Maréchal" not in html and "Marechal" not in html and "Orrelin" not in html
    assert "[fuente confidencial" in html and all(each in SOURCES for each in spanish.sources)


def test_every_reason_why_a_cell_was_not_read_has_its_spanish() -> None:
    told = []
    for path in (FOLDER.parent / "intake").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Unread" and node.args:
                told.append(filled(node.args[0]))
            if isinstance(node, ast.keyword) and node.arg in ("why", "ragged"):
                told.append(filled(node.value))
    reasons = [each for each in told if each]
    assert len(reasons) > 25 and [each for each in reasons if why(each, "es") == each] == []
    assert why("there is no day 31 in month 4 of 1977", "es") == "no hay día 31 en el mes 4 de 1977"
    assert why("there is no day 31", "en") == why("there is no day 31", "es")


# What is put together of parts that have their Spanish each.
JOINED = {"7 hold7 pictures that may have words in them, which were not read. 7", "7 that OCR hardly believed in left out",
          "its 7 stand at the end of the text, where there is no page", "7 left out", "7 in the text left out",
          "7 of menus, links and surroundings (7) left out"}


def test_every_reason_why_a_file_was_not_read_and_every_doubt_in_one_has_its_spanish() -> None:
    told: list[str] = []
    for path in (FOLDER.parent / "intake").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("CannotExtract", "UnreadableFile"):
                told += map(filled, node.args[-2:])
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "append" \
                    and getattr(node.func.value, "attr", "") in ("doubts", "notes"):
                told += map(filled, node.args)
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in ("_BOMB", "_BROKEN", "_GIVE", "REMEDY"):
                told.append(filled(node.value))
    reasons = {each for each in told if each} - JOINED
    assert len(reasons) > 80 and {each for each in reasons if why(each, "es") == each} == set()


@pytest.mark.parametrize(("reason", "spanish"), [
    ("it is broken or cut off. Get it again from where it came from.", "está dañado o cortado. Consígalo de nuevo de donde vino."),
    ("port.csv cannot be read: it is empty. Check that the right file was given. Nothing was imported.",
     "port.csv no se puede leer: está vacío. Compruebe que es el archivo correcto. No se importó nada."),
    ("pages 1, 2 and 5: read by OCR; compare names, dates and numbers with the picture",
     "páginas 1, 2 y 5: leído por OCR; compare nombres, fechas y números con la imagen"),
    ("page 2 holds pictures that may have words in them, which were not read. " + ocr.REMEDY,
     "página 2: hay imágenes que pueden tener palabras, que no se leyeron. " + why(ocr.REMEDY, "es")),
    ("3 words that OCR hardly believed in left out", "se dejaron fuera 3 palabras que el OCR apenas creyó")])
def test_a_reason_with_its_remedy_is_told_in_spanish_as_a_whole(reason: str, spanish: str) -> None:
    assert why(reason, "es") == spanish and why(reason, "en") == reason


@pytest.mark.parametrize("reason", ["it is broken or cut off. Ask Ada Brand.", "Ada Brand. it is empty", "", ". ", "Ada. Brand. " * 200])
def test_a_reason_of_which_a_part_is_not_known_stays_as_it_is(reason: str) -> None:
    assert why(reason, "es") == reason


@pytest.mark.parametrize("error", [CaseBusy("here"), NewerCase("here"), WorkerLost(2), NoPicture("this page of it is broken"),
                                   CaseUnusable("here", "no space"), TooMuchAtOnce(9_000_000, 8_000_000), TooManyExports(3),
                                   NameTaken("Ada"), NoCaseHere("here"), PackageMissing("x", "y"), BadLanguage("xx")])
def test_what_stops_a_step_has_its_spanish(error: HabeasError) -> None:
    assert why(str(error), "es") != str(error)


def test_what_is_filled_in_is_the_same_in_the_spanish_of_reasons() -> None:
    for texts in (unread.SPANISH, unread_files.SPANISH):
        assert [text for text, told in texts.items() if text.count("{}") != told.count("{}")] == []


def filled(node: ast.expr) -> str:
    """A text of the code with something filled in; nothing where it is no text."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(each.value) if isinstance(each, ast.Constant) else "7" for each in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def test_the_place_of_a_page_in_its_language() -> None:
    assert page.page("t", [], str, "es").count("Saltar al contenido") == 1
