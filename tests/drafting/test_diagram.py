"""The drawing of a conflict's chain: right places, right words, nothing cut that is not told, for every shape of chain."""

from __future__ import annotations

import re

import pytest

from habeas.checking.findings import Finding
from habeas.checking.languages import LANGUAGES
from habeas.core.calendar import day_number
from habeas.core.claims import Claim
from habeas.core.people import Source
from habeas.core.values import Coded, Order
from habeas.drafting.axis import Axis, axis
from habeas.drafting.conflict import apart
from habeas.drafting.diagram import MOST, diagram
from habeas.drafting.markup import render, same
from habeas.drafting.mask import mask
from tests.checking.invented import claim
from tests.checking.values import age, length
from tests.drafting.document import Document

AGED = [claim("birth", "1950-03-10"), claim("arrest", "1980-05-10", by="Courier"), claim("age", age(26, 26), by="Commission")]
CHAINS: dict[str, list[Claim]] = {
    "an age": AGED,
    "two dates": [claim("arrest", "1976-05-10"), claim("arrest", "1976-05-11", by="Courier")],
    "a month": [claim("arrest", "1976-05"), claim("arrest", "1976-08-20", by="Courier")],
    "about a day": [claim("arrest", "1976-05-10~"), claim("arrest", "1976-07-12", by="Courier")],
    "one of two dates": [claim("arrest", "[1976-01-24,1976-01-26]"), claim("arrest", "1976-03-05", by="Courier")],
    "the order of events": [claim("death", "1976-05-10"), claim("arrest", "1976-06-21", by="Courier")],
    "no dates": [claim("age", age(None, 24)), claim("age", age(26, None), by="Courier")],
    "lengths without dates": [claim("held_for", length(None, 11, "months")), claim("held_for", length(3, None), by="Courier")],
    "a length": [claim("arrest", "1976-05-10"), claim("release", "1979-12-01", by="Courier"), claim("held_for", length(1, 1))],
    "a denial": [claim("release", "1976-05-10"), claim("release", denied=True, by="Courier")],
    "the denial of a month": [claim("release", "1976-05-10"), claim("release", "1976-05", denied=True, by="Courier")],
    "one value": [claim("sex", Coded("female")), claim("sex", Coded("male"), by="Courier")],
    "an extent": [claim("custody", "1976-06-21/1977-03"), claim("custody", "1976-05-10", bound="end", by="Courier")],
    "places": [claim("stay", "1976-05-10/1976-09-01", place="A"), claim("stay", "1976-06-10/1976-12-01", place="B", by="Courier")],
    "an order given": [claim("order", Order("hearing", "charge")), claim("hearing", "1976-05-21"), claim("charge", "1976-03-13")],
    "a day of saying": [claim("arrest", "1976-06-21", said="1976-03-01")],
    "a minor": [claim("birth", "1950-03-10"), claim("age", age(None, 17, at="1976-05-10"), by="Courier")],
    "before the calendar": [claim("birth", "0950-03-10"), claim("age", age(2000, None, at="1976-05-10"), by="Courier")],
}
EVERY = pytest.mark.parametrize(("claims", "language"), [(each, name) for each in CHAINS.values() for name in LANGUAGES],
                                ids=[f"{each}-{name}" for each in CHAINS for name in LANGUAGES])


def found(claims: list[Claim], language: str = "en") -> Finding:
    from habeas.checking import check

    return next(each for each in check(claims, exclusive=[frozenset({"A", "B"})], language=language).findings if each.kind == "conflict")


def drawn(claims: list[Claim], language: str = "en") -> Document:
    drawing = diagram(found(claims, language), "c", language)
    assert drawing is not None
    return Document(render(drawing))


def per(text: str) -> float:
    return float(text.removesuffix("%"))


def scale(*days: tuple[int, int, int]) -> Axis:
    made = axis((number, number) for number in (day_number(*day) for day in days))
    assert made is not None
    return made


@EVERY
def test_every_chain_is_drawn_within_its_borders_and_told_for_who_hears_it(claims: list[Claim], language: str) -> None:
    finding = found(claims, language)
    page = drawn(claims, language)
    (outer,) = page.all("svg", role="img")
    assert page.wrong == []
    assert outer["aria-labelledby"] == "c-title c-desc" and page.all("title", id="c-title") and page.all("desc", id="c-desc")
    assert all(" ".join(line.split()) in page.text for line in finding.chain)
    places = [per(values[key]) for _, values in page.tags for key in ("x", "x1", "x2") if values.get(key, "").endswith("%")]
    assert places and all(0 <= each <= 100 for each in places)
    heights = [float(values[key]) for name, values in page.tags for key in ("y", "y1", "y2") if name in ("text", "line") and key in values]
    assert all(0 <= each <= float(outer["height"]) for each in heights)
    assert not [tag for tag, values in page.tags if tag in ("script", "style", "foreignObject") or "style" in values]
    assert "{" not in page.text


@EVERY
def test_whoever_speaks_in_the_chain_speaks_in_the_drawing(claims: list[Claim], language: str) -> None:
    written = render(diagram(found(claims, language), "c", language) or "")
    drawing = written[written.index("</desc>"):]
    for step in found(claims, language).steps:
        if step.possibility <= MOST:
            assert all(f">{name}<" in drawing or name in drawing for name in {each.speaker for each in step.claims})


def test_the_days_stand_at_their_places_and_the_gap_between_them() -> None:
    page = drawn(AGED)
    measure = scale((1950, 3, 10), (1978, 3, 9), (1980, 5, 10))
    (gap,) = page.all("rect", class_="span gap")
    assert per(gap["x"]) == pytest.approx(measure.x(day_number(1978, 3, 10)), abs=0.01)
    assert per(gap["x"]) + per(gap["width"]) == pytest.approx(measure.x(day_number(1980, 5, 10)), abs=0.02)
    assert gap["fill"] == "url(#c-hatch)" and page.all("pattern", id="c-hatch")
    edges = [per(each["x1"]) for each in page.all("line", class_="edge")]
    assert edges == pytest.approx([measure.x(day_number(*each)) for each in ((1950, 3, 11), (1978, 3, 10), (1980, 5, 10))], abs=0.01)
    assert len(page.all("path", class_="day")) == 2  # the birth and the arrest, as they are dated
    for words in ("793 days (over 2 years) apart", "even with room for rounding", "→ arrest or abduction", "at most 28 years less 1 day",
                  "not later than 9 March 1978", "not earlier than 10 May 1980"):
        assert words in page.text


def test_a_gap_of_one_day_is_still_seen_and_one_without_rounding_does_not_speak_of_it() -> None:
    page = drawn(CHAINS["two dates"])
    (gap,) = page.all("rect", class_="span gap")
    assert per(gap["width"]) >= 0.8
    assert "1 day apart" in page.text and "rounding" not in page.text


def test_a_month_is_a_bar_and_what_is_derived_an_open_line() -> None:
    assert len(drawn(CHAINS["a month"]).all("rect", class_="span")) == 1
    page = drawn(CHAINS["the order of events"])
    assert len(page.all("line", class_="open")) == 1 and len(page.all("path", class_="arrow")) == 1
    assert "By the order of events" in page.text and "the arrest or abduction cannot be later than the death" in page.text


def test_room_for_rounding_is_a_dotted_line_beside_what_is_written() -> None:
    (line,) = drawn(CHAINS["about a day"]).all("line", class_="choice")
    measure = scale((1976, 5, 10), (1976, 5, 17), (1976, 7, 12))
    assert (per(line["x1"]), per(line["x2"])) == pytest.approx(
        (measure.x(day_number(1976, 5, 11)), measure.x(day_number(1976, 5, 18))), abs=0.01)


def test_each_possibility_has_a_panel_and_the_rest_are_counted() -> None:
    two = drawn(CHAINS["one of two dates"])
    assert "Possibility 1 of 2" in two.text and "Possibility 2 of 2" in two.text and len(two.all("rect", class_="span gap")) == 2
    for number, words in ((MOST, ""), (MOST + 1, "One more possibility is told in words only"),
                          (MOST + 2, "2 more possibilities are told in words only")):
        dates = ",".join(f"1976-01-{2 * each:02}" for each in range(1, number + 1))
        page = drawn([claim("arrest", f"[{dates}]"), claim("arrest", "1976-03-05", by="Courier")])
        assert len(page.all("rect", class_="span gap")) == MOST
        assert words in page.text and ("in words only" in page.text) is bool(words)


def test_all_panels_have_one_axis() -> None:
    gaps = drawn(CHAINS["one of two dates"]).all("rect", class_="span gap")
    assert gaps[0]["x"] != gaps[1]["x"]
    assert per(gaps[0]["x"]) + per(gaps[0]["width"]) == pytest.approx(per(gaps[1]["x"]) + per(gaps[1]["width"]), abs=0.02)


def test_a_chain_without_dates_shows_the_distances_between_events_in_their_order() -> None:
    page = drawn(CHAINS["no dates"])
    heads = re.findall(r'<text x="([\d.]+)%"[^>]*class="event[^"]*" text-anchor="middle">(birth|arrest or abduction)',
                       page.source.replace('y="12" ', ""))
    assert [name for _, name in sorted(heads, key=lambda each: float(each[0]))] == ["birth", "arrest or abduction"]
    assert len(page.all("path", class_="arrow")) == 4
    assert len(page.all("line", class_="open")) == 1  # "at most" is dashed, "at least" is not
    for words in ("at least 26 years", "at most 25 years less 1 day", "No dates make these true together"):
        assert words in page.text


def test_a_clash_shows_what_took_place_by_one_and_not_by_the_other() -> None:
    page = drawn(CHAINS["a denial"])
    assert len(page.all("path", class_="day")) == 1 and len(page.all("path", class_="cross")) == 1
    assert page.text.index("release on 10 May 1976") < page.text.index("took place")
    assert "denies any release" in page.text and "did not take place" in page.text
    other = drawn(CHAINS["one value"])
    assert len(other.all("path", class_="day contested")) == 2 and "only one of them can be true" in other.text


def test_a_drawing_in_spanish_has_no_english_word() -> None:
    page = drawn(AGED, "es")
    assert "mar 1950" in page.text and "no después del 9 de marzo de 1978" in page.text
    assert "793 días (más de 2 años) de diferencia" in page.text
    assert not re.search(r"\b(not|later|apart|of|the|and|most|days|May)\b", page.text)


def test_long_names_are_cut_for_phone_and_paper_and_whole_in_the_title() -> None:
    who = "Provincial Commission of Inquiry into the Fate of Persons Deprived of their Liberty <and> Their Families, second chamber"
    page = drawn([claim("arrest", "1976-05-10"), claim("arrest", "1976-07-12", by=who)])
    assert page.source.count("…") == 2 and "<and>" not in page.source
    cut = [each for each in page.all("text") if each["class"] in ("event narrow", "event wide")]
    assert [each["class"] for each in cut] == ["event narrow", "event wide"]
    assert page.text.count(who) >= 2


def test_a_confidential_name_is_hidden_before_it_is_cut() -> None:
    """The mask would not know the half of a name."""
    name = "Ilse Marechal of the Port Hospital at Old Harbour Street and Market Square in Ostrel by the River"
    finding = found([claim("arrest", "1976-05-10"), claim("arrest", "1976-07-12", by=name)])
    hide = mask({"Register": Source("Register", "Register"), name: Source(name, name, confidential=True)}, finding.claims)
    drawing = diagram(finding, "c")
    assert drawing is not None
    assert "Ilse" in render(drawing, same)
    assert "Ilse" not in render(drawing, hide) and "confidential source 1" in render(drawing, hide)


def test_what_is_no_conflict_has_no_drawing() -> None:
    assert diagram(Finding("default date", "p", "A date.", ()), "c") is None


def test_the_drawing_stands_in_the_section_of_its_conflict_once_for_each_language() -> None:
    from habeas.drafting.conflict import conflict

    page = Document(render(conflict(found(AGED, "es"), 2, "person-1", "es")))
    (drawing,) = page.all("svg", role="img")
    assert drawing["aria-labelledby"].startswith("person-1-conflict-2-chain-title")
    assert "Conflicto 2" in page.text and "Por qué no pueden cumplirse" in page.text
    assert "Register dice: nacimiento el 10 de marzo de 1950." in page.text
    english = Document(render(conflict(found(AGED), 2, "person-1")))
    assert "Courier says: arrest or abduction on 10 May 1980." in english.text


def test_where_the_drawing_leaves_room_for_rounding_the_mark_says_that_it_counts_what_was_written() -> None:
    widened, exact = found(AGED), found(CHAINS["two dates"])
    assert widened.gap_days and widened.gap_days > 793  # the drawing has 793, see above
    assert apart(widened) == f"{widened.gap_days} days (over 3 years) apart as written"
    assert apart(widened, "es").endswith("según lo escrito")
    assert apart(exact) == "1 day apart"
