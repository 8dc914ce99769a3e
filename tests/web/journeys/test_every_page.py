"""What must hold on every page, in a real browser: nobody is kept out, nothing overflows, the keyboard reaches everything."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from habeas.web import accounts
from habeas.web.settings import MIRRORED
from tests.web.browser import LAPTOP, PHONE, Browser
from tests.web.invented import Made
from tests.web.places import names, pages

AXE = (Path(__file__).parents[1] / "axe.min.js").read_text("utf-8")
LOOK = "return axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(each => " \
       "[each.id, each.impact, each.nodes.map(node => node.html).slice(0, 3)]))"
# What sticks out of the window: scrolling parts may be wider inside, the window itself never scrolls sideways.
WIDE = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
STOPS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
REACHED = f'return [...document.querySelectorAll("{STOPS}")].filter(each => each.checkVisibility()).length'


@pytest.fixture(params=[*names()])
def page(request: pytest.FixtureRequest, at: Browser, case: Made) -> Browser:
    """Each page in turn."""
    at.go(dict(pages(case))[request.param])
    return at


def problems(at: Browser) -> list[str]:
    at.run(AXE)
    return [str(each) for each in at.run(LOOK)]


def test_axe_finds_nothing_in_light_and_dark_wide_and_narrow(page: Browser) -> None:
    for dark, size in product((False, True), (LAPTOP, PHONE)):
        page.media(dark=dark)
        page.resize(size)
        assert problems(page) == [], (dark, size)


def test_nothing_sticks_out_of_a_narrow_window_in_either_direction(page: Browser) -> None:
    page.resize(PHONE)
    assert page.run(WIDE) <= 0
    accounts.prefer(accounts.user_called("Ines"), MIRRORED, "")
    page.go(page.path)
    if page.path != "/login":  # where nobody's preference is known
        assert page.run("return document.documentElement.dir") == "rtl"
    assert page.run(WIDE) <= 0


def test_the_keyboard_reaches_everything_and_one_sees_where_it_is(page: Browser) -> None:
    page.run("document.activeElement.blur()")
    wanted, reached = page.run(REACHED), set()
    for _ in range(wanted + 5):
        page.press("Tab")
        if page.run("return document.activeElement === document.body"):
            break
        reached.add(page.focused.id)
        assert page.run("return getComputedStyle(document.activeElement).outlineStyle") != "none"
    radios = page.run("return document.querySelectorAll('input[type=radio]:not(:checked)').length")  # a group is one stop
    assert len(reached) >= wanted - radios


def test_the_page_reads_without_scripts(page: Browser) -> None:
    with_scripts = page.find("main").text
    page.scripts(False)
    page.go(page.path)
    assert page.find("h1").text in with_scripts
