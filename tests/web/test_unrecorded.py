"""Dates in a document on which nothing is recorded."""

from __future__ import annotations

import re

from habeas.core.when import parse
from habeas.store.case import CaseStore
from habeas.web import unrecorded
from habeas.web.roles import Role
from habeas.web.windows import Window
from tests.web.invented import Made, inside
from tests.web.papers import LETTER, paper

TEXT = "I am her sister. My brother was arrested on 15 July 2013, held for three weeks and let go in August 2013."

SPANISH = ("Fue detenido en su casa el 3 de mayo de 1976, según dijo su hermana, y llevado por los hombres que habían llegado en la noche "
           "a un lugar que ella no pudo ver.")


def part(text: str, start: int = 100) -> Window:
    return Window(1, 1, start, start + len(text), text, 0, "", False)


def test_dates_stand_at_their_words_in_the_whole_and_lengths_are_none() -> None:
    found = unrecorded.dates(part(TEXT), [], "en", None)
    assert [each.words for each in found] == ["15 July 2013", "August 2013"]
    assert all(TEXT[each.start - 100:each.end - 100] == each.words for each in found)


def test_a_date_that_shares_a_character_with_a_passage_is_left_out() -> None:
    end = 100 + TEXT.index("15 July") + 2
    assert [each.words for each in unrecorded.dates(part(TEXT), [(90, end)], "en", None)] == ["August 2013"]
    assert len(unrecorded.dates(part(TEXT), [(90, end - 2)], "en", None)) == 2


def test_the_language_is_guessed_where_nobody_said_and_one_without_a_lexicon_has_none() -> None:
    assert [each.words for each in unrecorded.dates(part(SPANISH), [], "", None)] == ["el 3 de mayo de 1976"]
    assert unrecorded.dates(part(TEXT), [], "fi", None) == []


def test_yesterday_is_a_date_only_beside_the_day_of_publication() -> None:
    assert unrecorded.dates(part("She was seen yesterday."), [], "en", None) == []
    assert [each.words for each in unrecorded.dates(part("She was seen yesterday."), [], "en", parse("2014-05-02"))] == ["yesterday"]


def test_the_page_offers_them_to_who_may_record_and_leads_to_the_form(case: Made) -> None:
    with CaseStore.open(case.folder) as store:
        exhibit = paper(store, f"{LETTER}Later, on 4 June 1979, nobody had seen her.\n")
    address = f"/case/{case.id}/reading/{exhibit}"
    editor = inside("editor", case, Role.EDITOR)
    html = editor.get(address).content.decode()
    assert "1 date of this part on which nothing is recorded" in html
    link = re.search(r'href="(\?select=\d+-\d+)" dir="auto">“4 June 1979”', html)
    assert link and re.search(r'<textarea[^>]*name="words"[^>]*>\s*4 June 1979</textarea>', editor.get(address + link[1]).content.decode())
    assert "on which nothing is recorded" not in inside("reader", case, Role.READER).get(address).content.decode()
