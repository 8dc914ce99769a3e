"""States that are said to hold at a date: which events end them and which begin them anew, as docs/rules.md has them."""

from __future__ import annotations

import pytest

from habeas.checking import TOLERANT, check
from habeas.core.claims import Claim
from habeas.core.kinds import KINDS
from habeas.core.values import Coded
from habeas.core.when import parse

from .invented import claim

ENDS = {"released": "arrest death", "held": "release escape death", "in_isolation": "release transfer death",
        "in_hospital": "release death", "alive": "death", "missing": "reappearance release remains_found remains_identified",
        "disappeared": "reappearance release remains_found remains_identified"}
BEGINS = {"released": "release escape", "held": "arrest custody", "in_isolation": "isolation", "in_hospital": "hospital",
          "missing": "disappearance last_seen", "disappeared": "disappearance last_seen arrest"}
# An event that ends a state and leaves room for a new beginning after it, in another episode.
ENDED = {"released": "arrest", "held": "release", "in_isolation": "release", "in_hospital": "release", "missing": "reappearance",
         "disappeared": "reappearance"}


def said(code: str, date: str = "1979-06-30") -> Claim:
    """A state at a date."""
    return claim("status", Coded(code, parse(date)))


def event(kind: str, date: str, by: str = "Courier") -> Claim:
    """An event, or the start of a state, in an episode of its own."""
    return claim(kind, date, by=by, episode=f"{kind} of {date}", bound="start" if KINDS[kind].shape == "state" else "")


def word(status: Claim, *claims: Claim, reading: str = "strict") -> str:
    """The verdict on the state."""
    found, = (each for each in check([status, *claims], reading=reading).verdicts if status.id in each.claims)
    return found.word


@pytest.mark.parametrize(("code", "kind"), [(code, kind) for code, kinds in ENDS.items() for kind in kinds.split()])
def test_every_event_of_the_rules_that_ends_a_state_supersedes_it(code: str, kind: str) -> None:
    assert word(said(code), event(kind, "1978-02-12")) == "superseded"


@pytest.mark.parametrize("code", ENDS)
def test_no_other_event_ends_a_state(code: str) -> None:
    others = [event(kind, "1978-02-12") for kind in KINDS if KINDS[kind].shape == "event" and kind not in ENDS[code].split()]
    assert word(said(code), *others) == "one origin"


@pytest.mark.parametrize(("code", "kind"), [(code, kind) for code, kinds in BEGINS.items() for kind in kinds.split()])
def test_every_event_of_the_rules_that_begins_a_state_anew_saves_it(code: str, kind: str) -> None:
    ended = event(ENDED[code], "1978-02-12")
    assert word(said(code), ended, event(kind, "1978-08-23", by="Archive")) == "one origin"
    assert word(said(code), ended, event(kind, "1978-02-12", by="Archive")) == "one origin"  # on the same day, in whichever order
    assert word(said(code), ended, event(kind, "1977-08-23", by="Archive")) == "superseded"  # before it


def test_a_state_that_ended_on_the_first_day_of_its_date_may_have_held_until_then() -> None:
    assert word(said("alive", "1979-06"), event("death", "1979-06-01")) == "one origin"
    assert word(said("alive", "1979-06"), event("death", "1979-05-31")) == "superseded"


def test_a_new_beginning_counts_up_to_the_last_day_of_the_date() -> None:
    ended = event("release", "1978-02-12")
    assert word(said("held", "1979-06"), ended, event("arrest", "1979-06-30", by="Archive")) == "one origin"
    assert word(said("held", "1979-06"), ended, event("arrest", "1979-07-01", by="Archive")) == "superseded"


def test_of_several_dates_the_first_and_the_last_day_count() -> None:
    ended = event("release", "1978-02-12")
    assert word(said("held", "[1978-02-01,1979-06-30]"), ended) == "one origin"
    assert word(said("held", "[1978-03-01,1979-06-30]"), ended, event("arrest", "1979-06-30", by="Archive")) == "one origin"
    assert word(said("held", "[1978-03-01,1979-06-30]"), ended, event("arrest", "1979-07-01", by="Archive")) == "superseded"


def test_a_state_said_to_hold_from_a_date_on_may_have_begun_anew_at_any_time() -> None:
    ended = event("release", "1978-02-12")
    assert word(said("held", "[1979..]"), ended) == "superseded"
    assert word(said("held", "[1979..]"), ended, event("arrest", "1990", by="Archive")) == "one origin"
    assert word(said("held", "[..1979]"), ended) == "one origin"


def test_a_date_about_which_a_state_holds_is_widened_in_the_tolerant_reading_alone() -> None:
    status = said("alive", "1979-06-30~")
    assert word(status, event("death", "1979-06-26")) == "superseded"
    assert word(status, event("death", "1979-06-26"), reading=TOLERANT) == "one origin"
    assert word(status, event("death", "1979-06-22"), reading=TOLERANT) == "superseded"
