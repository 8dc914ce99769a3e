"""The reading room in a real browser: deciding by keyboard, recording by selection, without scripts, two at once."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from habeas.actions.reviewing import reject
from habeas.core.claims import Extract
from habeas.core.documents import Page
from habeas.core.when import parse
from habeas.intake import worker
from habeas.store.case import CaseStore
from habeas.store.proposals import open_proposals
from tests.actions.invented import LATER
from tests.actions.readers import Line
from tests.intake.documents.made import pdf
from tests.web.browser import LAPTOP, PHONE, Browser
from tests.web.invented import Made
from tests.web.journeys.test_every_page import WIDE, problems
from tests.web.papers import LETTER, paper, waiting

SELECT = """
const text = document.getElementById('text'), words = arguments[0];
const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT), nodes = [];
while (walk.nextNode()) if (!walk.currentNode.parentElement.closest('.no')) nodes.push(walk.currentNode);
const whole = nodes.map(each => each.data).join(''), start = whole.indexOf(words), range = document.createRange();
let place = 0;
for (const node of nodes) {
  if (start >= place && start < place + node.length) range.setStart(node, start - place);
  if (start + words.length > place && start + words.length <= place + node.length) range.setEnd(node, start + words.length - place);
  place += node.length;
}
getSelection().removeAllRanges();
getSelection().addRange(range);
return String(getSelection());
"""


@pytest.fixture
def store(case: Made) -> Iterator[CaseStore]:
    with CaseStore.open(case.folder) as found:
        yield found


def heading(at: Browser) -> str:
    return at.find("h1").text


def decided(at: Browser, key: str, before: str) -> None:
    """Press a key and wait until another proposal is there."""
    at.press(key)
    at.wait(lambda: shown(at) != before)


def shown(at: Browser) -> str:
    """The address of the decision that the page offers."""
    found = at.all("form[action$='/confirm']")
    return found[0]["action"] if found else at.text


def test_twenty_proposals_are_decided_by_keyboard_within_a_minute(at: Browser, case: Made, store: CaseStore) -> None:
    months = [f"{month} {year}" for year in (1977, 1978) for month in ("January", "March", "April", "June", "July", "August", "October",
                                                                      "November", "December", "February", "May")]
    lines = [Line(each, "last_seen", parse("1977")) for each in months]
    paper(store, " ".join(f"She was seen in {each}." for each in months), *lines)
    at.go(f"/case/{case.id}/review")
    begin = time.monotonic()
    for key in "cccrcccrcccsccccrccr":
        decided(at, key, shown(at))
    assert time.monotonic() - begin < 60
    counts = [each.sort for each in store.judgements() if each.author == "Ines" and each.sort in ("confirm", "reject")]
    assert (counts.count("confirm"), counts.count("reject"), len(open_proposals(store))) == (15, 4, 3)


def test_a_decision_is_undone_by_one_key_and_comes_back(at: Browser, case: Made, store: CaseStore) -> None:
    paper(store)
    at.go(f"/case/{case.id}/review")
    first = shown(at)
    decided(at, "c", first)
    assert at.find(".done").text.startswith("Confirmed.") and at.focused == at.find("#proposal")
    at.press("u")
    at.wait(lambda: shown(at) == first)
    assert len(open_proposals(store)) == 4


def test_keys_do_nothing_while_somebody_types_and_can_be_switched_off(at: Browser, case: Made, store: CaseStore) -> None:
    paper(store)
    at.go(f"/case/{case.id}/review")
    at.find("#reason").click()
    at.press("c", "r", "u", "s", "n")
    assert at.run("return document.getElementById('reason').value") == "crusn" and len(open_proposals(store)) == 4
    at.run("document.activeElement.blur()")
    at.find("#keys-on").click()
    at.run("document.activeElement.blur()")
    at.press("c")
    at.go(f"/case/{case.id}/review")
    at.press("c")
    assert len(open_proposals(store)) == 4
    at.find("#keys-on").click()
    at.press("r")
    at.wait(lambda: len(open_proposals(store)) == 3)


def test_a_proposal_is_corrected_with_a_date_in_words_that_is_shown_back(at: Browser, case: Made, store: CaseStore) -> None:
    paper(store)
    filed = waiting(store, "arrest")
    at.go(f"/case/{case.id}/review?at={filed.id}")
    at.press("e")
    assert at.wait(lambda: at.focused == at.find("#correct-kind"))
    at.find("#correct-value").clear()
    at.find("#correct-value").type("entre el 18 y el 22 de febrero de 1977")
    at.wait(lambda: "between 18 February 1977 and 22 February 1977" in at.find("#correct-understood").text)
    at.find("#correct-person").clear()
    at.find("#correct-person").type("vela")
    at.wait(lambda: at.all("#correct-whom input[value='new']"))
    at.find("#correct-whom input").click()
    at.named("Confirm as corrected", "button").click()
    at.wait(lambda: at.all(".done"))
    judgement = next(each for each in store.judgements() if each.sort == "confirm")
    claim = next(each for each in store.claims() if each.id == judgement.about[1])
    assert str(claim.value) == "[1977-02-18..1977-02-22]"
    assert any(claim.mention in each.about for each in store.judgements() if each.sort == "same")


@pytest.mark.parametrize("words", ["let go in May 1978", "خرجت. Iris", "from the quay on 18 February", "1977, as her aunt says.\nShe was",
                                   "She was"])
def test_a_claim_is_recorded_by_selecting_words_after_emoji_and_arabic(words: str, at: Browser, case: Made, store: CaseStore) -> None:
    exhibit = paper(store)
    at.go(f"/case/{case.id}/reading/{exhibit}")
    at.run(SELECT, words)
    at.wait(lambda: at.find(".offer").text)
    at.find(".offer").click()
    assert at.run("return document.querySelector('.offer').hidden")  # it would lie over the fields
    assert at.run("return document.getElementById('new-words').value") == words
    at.find("#new-kind option[value=letter]").click()
    at.find("#new-value").type("12 May 1977")
    at.find("#new-person").type("Vela, Iris")
    at.find("#new-speaker").clear()
    at.find("#new-speaker").type("her aunt")
    at.wait(lambda: "on 12 May 1977" in at.find("#new-understood").text)
    at.named("Record the claim", "button").click()
    at.wait(lambda: at.all(".done"))
    claim, = (each for each in store.claims(kind="letter"))
    start = LETTER.index(words)
    assert isinstance(claim.passage, Extract)
    assert (claim.passage.start, claim.passage.end, claim.passage.quote) == (start, start + len(words), words)
    assert str(claim.value) == "1977-05-12" and claim.words == words
    assert at.all("mark.chosen")


def test_a_click_on_marked_words_shows_what_is_said_there(at: Browser, case: Made, store: CaseStore) -> None:
    exhibit = paper(store)
    at.go(f"/case/{case.id}/reading/{exhibit}")
    at.find("mark.deep2").click()
    at.wait(lambda: "passage=" in at.path)
    assert "arrest or abduction on 18 February 1977" in at.find("#chosen").text
    at.press("r")
    at.wait(lambda: "Rejected by Ines" in at.find("#chosen").text)
    at.press("u")
    at.wait(lambda: at.all("#chosen form[action$='/confirm']"))


def test_two_editors_at_once_and_the_second_sees_what_the_first_decided(at: Browser, case: Made, store: CaseStore) -> None:
    paper(store)
    at.go(f"/case/{case.id}/review")
    reject(store, open_proposals(store)[0], "not she", LATER)  # somebody else, meanwhile
    at.press("c")
    at.wait(lambda: "Somebody else was quicker" in at.text)
    assert "Rejected by B. Other, 2026-11-23 09:30 UTC." in at.text and "“not she”" in at.text
    assert not [each for each in store.judgements() if each.sort == "confirm"]
    at.press("u")
    at.wait(lambda: at.all("form[action$='/confirm']"))
    at.press("c")
    at.wait(lambda: [each for each in store.judgements() if each.sort == "confirm"])


def test_proposals_are_reviewed_and_claims_recorded_without_scripts(at: Browser, case: Made, store: CaseStore) -> None:
    exhibit = paper(store)
    at.scripts(False)
    at.go(f"/case/{case.id}/review")
    first = shown(at)
    at.find("form[action$='/confirm'] button").click()
    at.wait(lambda: shown(at) != first)
    at.find(".done button").click()
    at.wait(lambda: shown(at) == first)
    at.find("details.correct summary").click()
    at.find("#correct-value").clear()
    at.find("#correct-value").type("the harbour")
    at.named("Confirm as corrected", "button").click()
    at.wait(lambda: at.all(".done"))
    at.go(f"/case/{case.id}/reading/{exhibit}")
    at.find("#record summary").click()
    at.find("#new-words").type("She was")
    at.find("#new-kind option[value=letter]").click()
    at.find("#new-value").type("in May 1978")
    at.find("#new-person").type("Vela, Iris")
    at.find("#new-speaker").type("her aunt")
    at.named("Record the claim", "button").click()
    at.wait(lambda: at.all("#record [type=radio][name=start]"))
    at.all("#record [type=radio][name=start]")[1].click()
    at.named("Record the claim", "button").click()
    at.wait(lambda: at.all("p.done"))
    claim, = store.claims(kind="letter")
    assert isinstance(claim.passage, Extract) and str(claim.value) == "1978-05"
    assert claim.passage.start == LETTER.index("She was", LETTER.index("She was") + 1)


def test_the_picture_of_a_page_stands_beside_its_text_with_the_passage_over_it(at: Browser, case: Made, store: CaseStore) -> None:
    data = pdf([(20, 150, "Iris Vela was taken"), (20, 100, "on 18 February 1977")])
    pages = tuple(Page(each.number, each.text, each.origin, each.boxes) for each in worker.extract(data, "a.pdf").pages)
    exhibit = paper(store, pages[0].text, name="a.pdf", pages=pages, media="application/pdf", data=data)
    at.go(f"/case/{case.id}/reading/{exhibit}")
    at.find("mark.open").click()
    at.wait(lambda: at.all("img.over"))
    loaded = "return [...document.querySelectorAll('.sheet img')].every(each => each.complete && each.naturalWidth === 1000)"
    at.wait(lambda: at.run(loaded))
    assert at.run("const [under, over] = [...document.querySelectorAll('.sheet img')].map(each => each.getBoundingClientRect());"
                  "return Math.abs(under.width - over.width) + Math.abs(under.height - over.height)") < 1


@pytest.mark.parametrize("path", ["review?correct=1", "reading/{exhibit}?passage={passage}", "reading/{exhibit}?select=3-9", "reading"])
def test_nobody_is_kept_out_of_a_page_that_is_full(path: str, at: Browser, case: Made, store: CaseStore) -> None:
    exhibit = paper(store)
    reject(store, waiting(store, "release"), "no", LATER)
    start = LETTER.index("18 February")
    at.go(f"/case/{case.id}/" + path.format(exhibit=exhibit, passage=f"{start}-{start + 16}"))
    for size in (LAPTOP, PHONE):
        for dark in (False, True):
            at.media(dark=dark)
            at.resize(size)
            assert problems(at) == [], (size, dark)
            assert at.run(WIDE) <= 0
