"""Who only reads a case never hears the name of a confidential source: it is planted wherever words can stand, and all is asked for."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from habeas import questions
from habeas.actions import judging, recording
from habeas.actions.documents import describe
from habeas.actions.judging import judge
from habeas.actions.linking import link
from habeas.actions.recording import Document, Saying, record
from habeas.core.documents import Page
from habeas.core.people import Source
from habeas.core.records import source_json
from habeas.core.when import parse
from habeas.drafting.mask import hidden
from habeas.store.case import CaseStore
from habeas.web import accounts, found, gate, hearing, shelf, veil
from habeas.web.clock import now
from habeas.web.exporting import Choice
from habeas.web.roles import Role
from habeas.web.routes import routes
from habeas.web.snapshot import key
from habeas.web.unnaming import Spared, unnamed
from tests.actions.invented import HAND, HARBOUR, LATER, imported
from tests.actions.readers import Line
from tests.web import papers
from tests.web.invented import Made, inside, made
from tests.web.places import address, known, pages

NAME = "Zebulon Quillfeather"
# How it is written in the case: the mask must know all of these.
WAYS = (NAME, "Quillfeather, Zebulon", "ZEBULON A. QUILLFEATHER", "Zebulon_Quillfeather", "Zebulon-Quillfeather",
        "Zebu\u00adlon Quillfeather", "Zebulon\u200bQuillfeather", "\uff3aebulon Quillfeather", 'Zebulon "Zeb" Quillfeather')
TOLD = re.compile("zebu|quillf|feather")
REGISTER = HARBOUR.replace('id = "harbour"', f'id = "quay"\ntitle = "List of {NAME}"').replace('"Harbour"', '"Quay"') + """
[[column]]
name = "photo"
kind = "occupation"
"""
TEXT = f"Words of the quay in 1977, as {'; '.join(WAYS)} say. It was in May, and Zebulon Quillfeather wept.\n"
FIRST = "".join(f"line {number} of the page\n" for number in range(40)) + "Then came Zebulon\n"
TWO = (Page("1", FIRST), Page("2", "Quillfeather saw it in 1977.\n"))


def told(text: str) -> list[str]:
    """Where an answer tells the name, whatever is left out that nobody sees."""
    plain = "".join(each for each in unquote_plus(text) if each not in "\u00ad\u200b").casefold().replace("\uff5a", "z")
    return [plain[max(0, each.start() - 50):each.end() + 30] for each in TOLD.finditer(plain)]


def plant(case: Made) -> dict[str, str]:
    """The name in all that a case can hold; what was made, for addresses."""
    place = shelf.shelved(case.id, case.folder)
    store = place.store
    ada = questions.person(questions.standing(store), "Ada Brand")
    words = f"Ada Brand was taken on 18 February 1977, says {NAME}"
    kept = Document(f"{words}.\n{TEXT}".encode(), f"statement of {NAME}.txt", "text/plain", f"{words}.\n{TEXT}")
    own = record(store, Saying(NAME, words, "arrest", parse("1977-02-18"), confidential=True, place=f"house of {NAME}",
                               hedge=f"so {NAME}", said=parse("1980")), ada, kept, HAND)
    sister = Saying("Ada's sister", f"{WAYS[1]} told me of 1978", "arrest", parse("1978"), via=(NAME,), episode=f"with {NAME}")
    record(store, sister, ada, None, HAND)
    judgements = {sort: judge(store, sort, about, f"{WAYS[2]}: {sort}", HAND) for sort, about in {
        "copied": ["Harbour", own.speaker], "prefer": [case.claim], "defer": [own.id]}.items()}
    gone = judge(store, "independent", ["Mole", own.speaker], f"{WAYS[3]} was there", HAND)
    judging.withdraw(store, next(each for each in place.snapshot().judgements if each.id == gone), f"{WAYS[4]} asked for it", LATER)
    for about in (own.speaker, ada.id, *ada.mentions):
        recording.note_risk(store, about, f"{NAME} lives at 4 Harbour Street", "high", HAND)
        recording.give_consent(store, about, "media, named", NAME, parse("1999"), None, False, True, f"{NAME} was asked", HAND)
    quay = Line("quay", "arrest", parse("1977"), "Iris Vela", NAME)
    may = Line("It was in May", "last_seen", parse("1977-05"), "Iris Vela", doubts=(f"{NAME} is unsure",))
    paper = papers.paper(store, TEXT, quay, may, name=f"paper of {WAYS[1]}.txt")
    describe(store, store.exhibits()[paper], {"publisher": WAYS[2], "title": f"Talk with {NAME}", "published": "1980"}, (), HAND)
    split = papers.paper(store, "", Line("saw it", "arrest", parse("1977"), "Iris Vela"), name="two.pdf", media="application/pdf",
                         data=b"%PDF-1.4 by nobody", pages=TWO)
    imported(store, f'no,person,taken,released,photo\n1,"Brand, Ada",12/05/1977,sometime with {NAME},"{WAYS[3]}"\n'.encode(), REGISTER)
    link(store, HAND)
    editor = inside("E", case, Role.EDITOR)
    for name, data in ((f"letter of {NAME}.txt", b"hello there\n"), (f"broken by {NAME}.pdf", b"%PDF nothing"),
                       (f"list by {NAME}.csv", b"a;b\n1;2\n"), ("sent.zip", zipped({f"{NAME}.txt": b"hello again\n"}))):
        sent = {"files": SimpleUploadedFile(name, data), "path": f"from {NAME}/{name}", "sending": name}
        assert editor.post(f"/case/{case.id}/intake/files", sent).status_code < 400
    place.settle()
    cell = next(each.id for each in store.claims() if WAYS[3] in each.words and each.mention.startswith("quay:"))
    return {"exhibit": paper, "claim": own.id, "source": key(own.speaker), "judgement": judgements["copied"], "gone": gone, "cell": cell,
            "split": split, "kept": own.passage.exhibit, **{f"judged {sort}": id for sort, id in judgements.items()}}


def zipped(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def addresses(case: Made, made: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Every address that answers to GET, filled in with what the case had before and with what was planted; and remarkable states."""
    place = shelf.shelved(case.id, case.folder)
    for route in routes().values():
        if route.get is not None and known(route):
            yield route.name, address(route, case)
            yield route.name, address(route, case, **{name: made[name] for name in ("exhibit", "claim", "source", "judgement")})
    yield from pages(case)
    root, api = f"/case/{case.id}", f"/api/v1/cases/{case.id}"
    for at in (made["exhibit"], made["split"], made["kept"]):
        yield from (("reading exhibit", f"{root}/reading/{at}?part={number}") for number in (1, 2))
        yield from (("the text", f"{api}/documents/{at}/text"), ("the file", f"{root}/exhibit/{at}/file"))
        marked = re.findall(r'href="\?passage=([0-9-]+)', inside("E", case, Role.EDITOR).get(f"{root}/reading/{at}").content.decode())
        yield from (("a passage", f"{root}/reading/{at}?passage={each}") for each in marked)
    yield from ((f"judgement {name}", f"{root}/judgement/{id}") for name, id in made.items() if name == "gone" or name.startswith("judged"))
    yield "row", f"{root}/claim/{made['cell']}/row"
    for number in range(1, 8):
        yield "proposals", f"{root}/review?exhibit={made['exhibit']}&at={number}"
    for person in place.snapshot().now.people.persons:
        yield from ((f"person{rest}", f"{root}/person/{key(person.id)}{rest}") for rest in ("", "/history", "?as-of=2031-01-01"))
        yield "api person", f"{api}/persons/{key(person.id)}"
    known_now = place.round().known
    for line in known_now.flat if known_now else ():
        yield "finding", f"{root}/finding/{found.address(line.person, line.kind, line.claims, False)}"
    for query in ("judgements?by=all", "judgements?state=withdrawn", "findings?proposals=1", "history?since=0", "sources?who=all"):
        yield query, f"{root}/{query}"


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Made, dict[str, str]]]:
    folder = tmp_path_factory.mktemp("planted")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HABEAS_HOME", str(folder / "home"))
        case = made(folder / "case")
        yield case, plant(case)
        shelf.shelved(case.id, case.folder).settle()
        shelf.clear()


@pytest.fixture(autouse=True)
def home() -> None:
    """Instead of a home for each test."""


def ready(case: Made) -> None:
    place = shelf.shelved(case.id, case.folder)
    place.round().wait()
    place.upkeep.ready()
    place.settle()


def said(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code < 500, path
    heads = "\n".join(f"{name}: {value}" for name, value in answer.items())
    return f"{heads}\n{answer.content.decode(errors='replace')}"


def as_reader(case: Made, path: str) -> str:
    """An address with the ids that readers get in place of those of the ledger."""
    at = gate.case(accounts.user_called("R"), case.id, Role.READER)
    return re.sub(r"(/claims?/|/proposal/|/finding/[0-9a-f]{16}-)([0-9a-f]+)", lambda each: each[1] + veil.shown(at, each[2]), path)


def test_no_address_tells_a_reader_the_name_and_editors_are_told_it(planted: tuple[Made, dict[str, str]]) -> None:
    case, planted_as = planted
    ready(case)
    reader, editor = inside("R", case, Role.READER), inside("E", case, Role.EDITOR)
    leaks, heard = {}, set()
    for name, path in dict.fromkeys(addresses(case, planted_as)):
        if name == "enter":
            continue
        own = as_reader(case, path)
        if found_in := told(said(reader, own)):
            leaks[f"{name} {path}"] = found_in[:3]
        if told(said(editor, path)):
            heard |= {name} if reader.get(own).status_code == 200 or name in ("exhibit file", "the file") else set()
    assert not leaks, "\n".join(f"{where}\n   {what}" for where, what in leaks.items())
    for name in ("case", "intake", "tray", "came in", "reading", "reading exhibit", "a passage", "review", "source", "sources",
                 "judgements", "judgement gone", "row", "person", "person history", "finding", "findings", "exhibit file", "api sources",
                 "api judgements", "api documents", "api text", "api proposals", "api person", "the text", "the file"):
        assert name in heard, name


@pytest.mark.parametrize("sort", ["report", "lines", "parquet"])
def test_no_export_tells_a_reader_the_name(planted: tuple[Made, dict[str, str]], sort: str) -> None:
    case, _ = planted
    exports = shelf.shelved(case.id, case.folder).exports
    exports.start(Choice(sort, unreviewed=True), "R", now())
    exports.settle()
    data = inside("R", case, Role.READER).get(f"/case/{case.id}/exports/{exports.made[0].id}/file").content
    texts = [data.decode(errors="replace")]
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            texts = [*archive.namelist(), *(archive.read(each).decode(errors="replace") for each in archive.namelist())]
    assert data and not any(map(told, texts))


# ---- the text of a document


def shown(browser: Client, case: Made, exhibit: str, query: str = "") -> str:
    html = browser.get(f"/case/{case.id}/reading/{exhibit}{query}").content.decode()
    found_text = re.search(r'<div id="text".*?</div>', html, re.DOTALL)
    assert found_text
    return re.sub(r'<a class="no.*?</a>', "", found_text[0], flags=re.DOTALL)


@pytest.fixture
def confided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Made]:
    """The small case with a confidential source, whose name stands nowhere else."""
    monkeypatch.setenv("HABEAS_HOME", str(tmp_path / "home"))
    case = made(tmp_path / "case")
    with CaseStore.open(case.folder) as store:
        store.append("source.named", [source_json(Source("confidential source 1", NAME, confidential=True))], HAND.author, HAND.time)
    yield case
    shelf.shelved(case.id, case.folder).settle()
    shelf.clear()


def store_of(case: Made) -> CaseStore:
    return shelf.shelved(case.id, case.folder).store


def test_a_name_that_a_passage_cuts_is_hidden_whole_and_marks_still_lie_on_their_words(confided: Made) -> None:
    lines = [Line(words, kind, parse("1977")) for words, kind in (
        ("Zebulon", "arrest"), ("Quillfeather saw", "last_seen"), ("her in the mill", "release"))]
    paper = papers.paper(store_of(confided), "So says Zebulon Quillfeather saw her in the mill.\n", *lines)
    text = shown(inside("R", confided, Role.READER), confided, paper)
    marks = re.findall(r'<mark[^>]*data-passages="([0-9 -]+)">(.*?)</mark>', text, re.DOTALL)
    assert not told(text) and ("33-48", "her in the mill") in marks
    assert re.sub("<[^>]+>", "", text).strip() == "So says confidential source 1 saw her in the mill."
    assert re.sub("<[^>]+>", "", shown(inside("E", confided, Role.EDITOR), confided, paper)).strip() == (
        "So says Zebulon Quillfeather saw her in the mill.")


def test_a_name_that_runs_over_two_parts_of_a_text_is_hidden_in_both(confided: Made) -> None:
    paper = papers.paper(store_of(confided), "", Line("saw it", "arrest", parse("1977")), pages=TWO)
    reader = inside("R", confided, Role.READER)
    parts = [re.sub("<[^>]+>", "", shown(reader, confided, paper, f"?part={number}")) for number in (1, 2)]
    assert parts[0].endswith("Then came confidential source 1") and parts[1].strip() == "confidential source 1 saw it in 1977."
    leaves = reader.get(f"/api/v1/cases/{confided.id}/documents/{paper}/text").json()["pages"]
    assert [each["text"].strip().removeprefix(FIRST[:-18]) for each in leaves] == ["Then came confidential source 1", "saw it in 1977."]


def test_readers_are_offered_no_selection(confided: Made) -> None:
    html = inside("R", confided, Role.READER).get(f"/case/{confided.id}/reading/{confided.exhibit}").content.decode()
    assert 'id="text"' in html and 'id="record"' not in html


# ---- the file itself


PDF = (Page("1", "Nothing of anybody.\n"), Page("2", "The end.\n"))


@pytest.mark.parametrize(("name", "text", "media", "data", "pages_of", "given"), [
    ("clean.txt", "The quay alone.\n", "text/plain", b"", (), True),
    ("clean.pdf", "", "application/pdf", b"%PDF-1.4 quay", PDF, True),
    (f"by {WAYS[3]}.txt", "The quay alone.\n", "text/plain", b"", (), False),
    ("text.txt", f"The quay of {WAYS[2]}.\n", "text/plain", b"", (), False),
    ("notes.html", "The quay alone.\n", "text/html", b"<!-- told by Zebulon Quillfeather --> The quay alone.", (), False),
    ("utf-16.txt", "The quay alone.\n", "text/plain", f"quay {NAME}".encode("utf-16"), (), False),
    ("author.pdf", "", "application/pdf", b"%PDF-1.4 /Author (Zebulon Quillfeather)", PDF, False),
    ("unread.pdf", "", "application/pdf", b"%PDF-1.4 quay", (PDF[0], Page("2", "")), False),
    ("scan.pdf", "", "application/pdf", b"%PDF-1.4 quay", (PDF[0], Page("2", "Zebu1on", "ocr")), False),
    ("letter.docx", "The quay alone.\n", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK", (), False),
    ("photo.png", "The quay alone.\n", "image/png", b"PNG", (Page("", "The quay alone.\n", "ocr"),), False),
], ids=lambda value: value if isinstance(value, str) and "." in value and " " not in value else "")
def test_a_file_is_given_to_readers_only_if_it_is_known_to_name_nobody_confidential(
        confided: Made, name: str, text: str, media: str, data: bytes, pages_of: tuple[Page, ...], given: bool) -> None:
    line = Line("nowhere", "arrest", parse("1977"))
    paper = papers.paper(store_of(confided), text, line, name=name, media=media, data=data, pages=pages_of)
    reader, file = inside("R", confided, Role.READER), f"/case/{confided.id}/exhibit/{paper}/file"
    answer, page = reader.get(file), reader.get(f"/case/{confided.id}/reading/{paper}").content.decode()
    assert (answer.status_code, file in page, "withheld" in page) == ((200, True, False) if given else (403, False, True))
    assert given or ("ask an editor" in answer.content.decode() and "Content-Disposition" not in answer.headers)
    for of in ("page/1", "page/1/marks"):
        assert (reader.get(f"/case/{confided.id}/reading/{paper}/{of}").status_code == 403) == (not given and name != "author.pdf")
    editor = inside("E", confided, Role.EDITOR)
    assert editor.get(file).status_code == 200 and file in editor.get(f"/case/{confided.id}/reading/{paper}").content.decode()


def test_a_description_withholds_a_file_from_when_it_names_the_source(confided: Made) -> None:
    paper, reader = papers.paper(store_of(confided), "The quay alone.\n"), inside("R", confided, Role.READER)
    file = f"/case/{confided.id}/exhibit/{paper}/file"
    assert reader.get(file).status_code == 200
    describe(store_of(confided), store_of(confided).exhibits()[paper], {"title": f"Talk with {NAME}"}, (), HAND)
    assert reader.get(file).status_code == 403


def test_in_a_case_without_confidential_sources_readers_get_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HABEAS_HOME", str(tmp_path / "home"))
    case = made(tmp_path / "case")
    paper = papers.paper(store_of(case), "x", Line("nowhere", "arrest", parse("1977")), name="a.docx", media="application/zip", data=b"PK")
    assert inside("R", case, Role.READER).get(f"/case/{case.id}/exhibit/{paper}/file").status_code == 200
    shelf.shelved(case.id, case.folder).settle()
    shelf.clear()


# ---- persons, risks, guesses


def test_a_person_keeps_their_name_though_it_is_a_confidential_sources_too(confided: Made) -> None:
    """Else the label would stand where the name belongs, and tell who the source is."""
    store = store_of(confided)
    store.append("source.named", [source_json(Source("confidential source 2", "Ada Brand", confidential=True))], HAND.author, HAND.time)
    reader = inside("R", confided, Role.READER)
    page = reader.get(f"/case/{confided.id}/person/{confided.person}").content.decode()
    assert re.search(r"<title[^>]*>(Ada Brand|Brand, Ada) ·", page) and re.search(r"<h1[^>]*>(Ada Brand|Brand, Ada)</h1>", page)
    for path in ("persons", f"person/{confided.person}/history"):
        html = reader.get(f"/case/{confided.id}/{path}").content.decode()
        assert re.search(rf'href="[^"]*/person/{confided.person}"[^>]*>(Ada Brand|Brand, Ada)</a>', html), path
    assert "Ada Brand" not in reader.get(f"/case/{confided.id}/sources").content.decode()


def test_what_threatens_a_source_and_what_it_agreed_to_are_for_editors(confided: Made) -> None:
    store = store_of(confided)
    speaker = next(each.speaker for each in store.claims() if each.id == confided.claim)
    for about in ("confidential source 1", speaker):
        recording.note_risk(store, about, "lives beside the mill", "high", HAND)
        recording.give_consent(store, about, "media, named", "her aunt", parse("1999"), None, False, True, "asked by the mill", HAND)
    reader, editor = inside("R", confided, Role.READER), inside("E", confided, Role.EDITOR)
    for path in (f"source/{key(speaker)}", f"source/{key('confidential source 1')}", f"person/{confided.person}"):
        assert "mill" not in reader.get(f"/case/{confided.id}/{path}").content.decode(), path
        assert "mill" in editor.get(f"/case/{confided.id}/{path}").content.decode(), path


@pytest.mark.parametrize("path", ["reading", "judgements", "persons", "review"])
def test_a_guess_finds_nothing_and_is_not_confirmed_by_being_masked(confided: Made, path: str) -> None:
    store = store_of(confided)
    judge(store, "prefer", [confided.claim], f"{NAME} says so", HAND)
    papers.paper(store, name=f"by {NAME}.txt")
    reader = inside("R", confided, Role.READER)

    def answer(guess: str) -> str:
        html = reader.get(f"/case/{confided.id}/{path}", {"q": guess, "person": guess}).content.decode()
        assert guess.split()[1] in html
        return re.sub("|".join([*guess.split(), r'csrfmiddlewaretoken" value="[^"]*|X-CSRFToken": "[^"]*']), "?", html)

    assert answer(NAME) == answer("Octavia Marshgoblins")


def test_a_mistake_repeats_what_was_typed_as_it_was_typed(confided: Made) -> None:
    answer = inside("R", confided, Role.READER).get(f"/case/{confided.id}/person/{confided.person}", {"as-of": NAME})
    assert answer.status_code == 422 and NAME in answer.content.decode()


# ---- the mask of HTML


SECRET = hidden({"w-9": Source("w-9", NAME, confidential=True)})
NOBODY = Spared(lambda key: (), ())


@pytest.mark.parametrize(("html", "expected"), [
    ("<p>So Zebulon Quillfeather &amp; Co</p>", "<p>So confidential source 1 &amp; Co</p>"),
    ("<b>Zebu</b><mark>lon Quill</mark>feather x", "<b>confidential source 1</b><mark></mark> x"),
    ("<a>by Zebulon Quillfeather</a><i>Talk</i>", "<a>by confidential source 1</a><i>Talk</i>"),
    ("<a>Zebulon</a><a>Quillfeather</a><i>Talk</i>", "<a>confidential source 1</a><a></a><i>Talk</i>"),
    ("<td>Zebulon</td><td>Quillfeather</td>", "<td>Zebulon</td><td>Quillfeather</td>"),
    ('<i title="by Zebulon&#32;Quillfeather">x</i>', '<i title="by confidential source 1">x</i>'),
    ('<a href="/x?q=Zebulon+Quillfeather&amp;n=2">x</a>', '<a href="/x?q=confidential%20source%201&amp;n=2">x</a>'),
    ('<a href="/x/Zebulon%20Quillfeather.txt">x</a>', '<a href="/x/confidential%20source%201.txt">x</a>'),
    ("<p>“by Zebulon Quillfeather”</p>", "<p>“by [confidential source 1]”</p>"),
    ("a &lt; b > c &#13; &quot;", "a &lt; b > c &#13; &quot;"),
])
def test_names_are_taken_out_of_html_wherever_they_stand_and_nothing_else_changes(html: str, expected: str) -> None:
    assert SECRET is not None and unnamed(html, SECRET, NOBODY) == expected


def test_a_persons_own_name_stays_where_the_person_is_named_and_nowhere_else() -> None:
    spared = Spared(lambda key: (NAME,) if key == "abc" else (), ())
    html = (f'<h1 data-person="abc">{NAME}</h1><p>{{0}}</p><a href="/case/0/person/abc/history"><b>{NAME}</b></a>'
            '<a href="/case/0/source/abc">{0}</a><a href="/case/0/person/def">{0}</a>')
    assert SECRET is not None and unnamed(html.format(NAME), SECRET, spared) == html.format("confidential source 1")


def test_whoever_may_write_and_a_case_without_secrets_cost_nothing(confided: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing, "unnamed", None)
    assert inside("E", confided, Role.EDITOR).get(f"/case/{confided.id}").status_code == 200
    assert inside("R", confided, Role.READER).get(f"/case/{confided.id}").status_code == 500
