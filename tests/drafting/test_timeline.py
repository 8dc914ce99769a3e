"""The drawing: right places, shapes that tell, text for those who cannot see it."""

import pytest

from habeas.core.calendar import day_number
from habeas.core.when import parse
from habeas.drafting.axis import axis
from habeas.drafting.chronology import ChronologyRow, chronology
from habeas.drafting.markup import render
from habeas.drafting.timeline import MOST, conflict_note, legend, timeline
from habeas.drafting.words import words
from tests.drafting.document import Document
from tests.drafting.invented import swapped, witnessed


def _row(edtf: str, *, conflicts: tuple[int, ...] = (), what: str = "arrest or abduction", who: str = "Registry") -> ChronologyRow:
    when = parse(edtf)
    return ChronologyRow("arrest", edtf, what, "", (who,), ("registry, row 1",), ("id",), when.spans, when.extent, conflicts)


def _drawn(*rows: ChronologyRow) -> Document:
    drawing = timeline(rows, "p")
    assert drawing is not None
    return Document(render(drawing))


def _per(text: str) -> float:
    return float(text.removesuffix("%"))


def test_a_month_is_a_bar_from_its_first_to_its_last_day() -> None:
    page = _drawn(_row("1976-05"), _row("1976-08-20"))
    scale = axis([parse("1976-05").spans[0], parse("1976-08-20").spans[0]])
    assert scale is not None
    (bar,) = page.all("rect")
    assert _per(bar["x"]) == pytest.approx(scale.x(day_number(1976, 5, 1)), abs=0.01)
    assert _per(bar["x"]) + _per(bar["width"]) == pytest.approx(scale.x(day_number(1976, 6, 1)), abs=0.02)


def test_a_day_is_a_diamond_at_its_place() -> None:
    page = _drawn(_row("1976-05-12"), _row("1976-09-01"))
    scale = axis([parse("1976-05-12").spans[0], parse("1976-09-01").spans[0]])
    assert scale is not None
    first = next(each for each in page.all("svg") if each.get("overflow"))
    assert scale.x(day_number(1976, 5, 12)) <= _per(first["x"]) <= scale.x(day_number(1976, 5, 13))
    assert len(page.all("path", class_="day")) == 2


def test_what_is_contested_is_told_by_shape_and_words() -> None:
    page = _drawn(_row("1976-05", conflicts=(1, 3)), _row("1976-08-20", conflicts=(1,)), _row("1976-09-02"))
    (bar,) = page.all("rect", class_="span contested")
    assert bar["fill"] == "url(#p-hatch)"
    assert page.all("pattern", id="p-hatch")
    assert len(page.all("path", class_="day contested")) == 1
    assert "Registry, in conflicts 1 and 3" in page.text


@pytest.mark.parametrize(("edtf", "way"), [("[..1976-05-09]", "L8 -5"), ("[1976-05-09..]", "L-8 -5")])
def test_an_open_end_is_an_arrow(edtf: str, way: str) -> None:
    page = _drawn(_row(edtf))
    (arrow,) = page.all("path", class_="arrow")
    assert way in arrow["d"]
    assert len(page.all("line", class_="open")) == 1


def test_what_lasted_is_one_line_between_its_ends_and_a_choice_is_dotted() -> None:
    lasted = _drawn(_row("1976-05-12/1976-07-20"))
    (line,) = lasted.all("line", class_="lasting")
    assert _per(line["x1"]) < _per(line["x2"])
    assert len(lasted.all("path", class_="day")) == 2
    choice = _drawn(_row("[1976-01-24,1976-01-26]"))
    assert len(choice.all("line", class_="choice")) == 1
    assert choice.all("line", class_="lasting") == []


def test_an_extent_without_end_goes_on_to_the_edge() -> None:
    page = _drawn(_row("1976-05-12/.."))
    (line,) = page.all("line", class_="lasting")
    assert _per(line["x2"]) == 100
    assert len(page.all("path", class_="arrow")) == 1


def test_texts_are_escaped_and_long_speakers_cut_with_the_whole_in_the_title() -> None:
    who = "Office <i>of</i> a very long name " * 4
    written = render(timeline([_row("1976", who=who)], "p") or "")
    assert "<i>" not in written
    assert "…" in written
    assert who.strip() in Document(written).text or " ".join(who.split()) in Document(written).text


def test_the_drawing_has_a_title_and_a_description_for_who_hears_it() -> None:
    page = _drawn(*chronology(swapped()))
    (drawing,) = page.all("svg", role="img")
    assert drawing["aria-labelledby"] == "p-title p-desc"
    assert page.all("title", id="p-title")
    assert page.all("desc", id="p-desc")
    assert "arrest or abduction, Ostrel, on 12 May 1976: Registry, in conflict 1." in page.text


def test_each_event_is_headed_once_and_each_statement_has_its_lane() -> None:
    rows = chronology(witnessed())
    page = _drawn(*rows)
    assert len(page.all("text", class_="lane")) == len(rows)
    assert len(page.all("text", class_="event")) == len({row.what for row in rows})


def test_there_is_no_drawing_without_dates_and_at_most_so_many_lanes() -> None:
    assert timeline([], "p") is None
    assert timeline([_row("1976")] * (MOST + 5), "p") is not None
    assert len(_drawn(*[_row("1976")] * (MOST + 5)).all("text", class_="lane")) == MOST


def test_the_legend_explains_every_shape() -> None:
    page = Document(render(legend()))
    assert page.wrong == []
    for each in ("a day", "some time within", "in a conflict", "lasted", "one of these dates", "open end", "left out"):
        assert each in page.text


@pytest.mark.parametrize(("language", "one", "several"), [
    ("en", ", in conflict 2", ", in conflicts 1, 2 and 4"), ("es", ", en el conflicto 2", ", en los conflictos 1, 2 y 4")])
def test_a_note_on_conflicts_reads_as_its_language(language: str, one: str, several: str) -> None:
    say = words(language)
    assert conflict_note((), say) == ""
    assert conflict_note((2,), say) == one
    assert conflict_note((1, 2, 4), say) == several
