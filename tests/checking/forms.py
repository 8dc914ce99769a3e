"""An example of every form that rules and search give, so that each language can be asked for its words."""

from __future__ import annotations

from habeas.checking import reasons, steps
from habeas.checking.rules import Day, Slot
from habeas.core.values import Coded, Text
from habeas.core.when import parse

from .invented import claim
from .values import age, length

ARREST = claim("arrest", "1976-05-10", place="Camp Alder")
BORN = claim("birth", "1950-03-10", by="Commission")
LATER = claim("death", "1976-06-21", by="Courier")
AGED = claim("age", age(26, 26), by="Courier")
HELD = claim("held_for", length(3, 3), words="3 años")
STAY = claim("custody", "1976-05-10", bound="start")
STATUS = claim("status", Coded("released", parse("1979-06")))
DENIED = claim("release", denied=True, by="Courier")
QUOTED = claim("arrest", "1976-05-10", mention="report:1", relay=("Courier",))
SEX = claim("sex", Coded("female")), claim("sex", Coded("male"), by="Courier")

REASONS: tuple[reasons.Reason, ...] = (
    reasons.RoundedLength(HELD), reasons.ApproximateAge(), reasons.ApproximateDate(), reasons.OneUnitOff(),
    reasons.CalendarYears(1976, 1950, 26), reasons.CalendarYearsBeside(AGED, 1976, 1950, (BORN, ARREST)),
    reasons.CalendarYearsBeside(AGED, 1976, 1950, (BORN,)), reasons.NeighbouringDays(),
    *(reasons.NeighbouringEvents(early, ARREST) for early in (LATER, STAY)), reasons.OtherEventThatDay(LATER, parse("1976-06-21"), ARREST),
    reasons.OtherPlace("Camp Alder", "Birch"), reasons.OtherKind(BORN), reasons.OtherKind(LATER),
    reasons.DefaultDay(BORN, 713_000, parse("1953-02")), reasons.Swapped(BORN, 713_000, 713_100), reasons.DigitOfDates(),
    reasons.DigitOfAge(26, 46), reasons.DigitOfAge(1, 11), reasons.DigitOfBirth(BORN, parse("1960-03-10")),
    reasons.DigitOfOther(BORN, claim("birth", "1953", by="Courier")), reasons.DigitBehindAges((BORN, claim("birth", "1953", by="Courier"))),
    reasons.OtherCentury(BORN, True), reasons.OtherCentury(BORN, False),
    *(reasons.OtherCalendar(BORN, each) for each in ("julian", "hijri", "jalali")), reasons.TwoPersons(("arrest", "birth")),
    reasons.RepeatedInRow(ARREST, BORN), reasons.RepeatedInRow(STAY, LATER), reasons.RepeatedInColumn(ARREST, True),
    reasons.RepeatedInColumn(ARREST, False), reasons.Translated(ARREST, "A. Reader"),
    *(reasons.NamesDiffer("Iris Vela", "Irina Vela", scripts, kinds) for scripts in (True, False)
      for kinds in (("birth",), ("arrest", "birth"))),
    reasons.OlderEdition(LATER, ARREST, claim("arrest", "1976-06-10")), reasons.OlderEdition(QUOTED, ARREST, claim("arrest", "1976-06-10")),
    reasons.LaterDocument(ARREST, claim("arrest", "1976-06-10")),
    reasons.SharedErrors(("Courier", "Register"), ("birth",)), reasons.SharedErrors(("Courier", "Institute"), ("arrest", "birth")),
    reasons.CopiedByAll(("Register", "Courier")), reasons.CopiedByAll(("Archive", "Courier", "Institute")),
    reasons.OrderGiven(ARREST), reasons.DatedBefore(BORN, ARREST), reasons.DatedBefore(LATER, BORN), reasons.DatedBefore(STAY, LATER),
    reasons.NoSuchOrder((BORN, ARREST, STAY)), reasons.Denied(), reasons.NothingFits())

NOTICES: tuple[reasons.Notice, ...] = (
    reasons.RowGone("B7", (ARREST, BORN)), reasons.Replaced(ARREST, claim("arrest", "1976-06-10")), reasons.Silent(ARREST),
    reasons.Replaced(DENIED, ARREST), reasons.Silent(DENIED), reasons.StateEnded(STATUS, LATER), reasons.DefaultDate(ARREST, True),
    reasons.DefaultDate(ARREST, False), reasons.LongLife(claim("birth", "1850"), LATER, 110))

LIMITS: tuple[reasons.LimitHit, ...] = (
    reasons.TooManyCombinations(True), reasons.TooManyCombinations(False), reasons.TooManyAlternatives(), reasons.MoreConflicts(200))

_BIRTH, _ARREST, _CUSTODY = Day(Slot("birth", "principal")), Day(Slot("arrest", "principal")), Day(Slot("custody", "principal"), "end")
_STAYS = Day(Slot("stay", "principal", "Camp Alder"), "end"), Day(Slot("stay", "principal", "Birch"), "start")
_JUDGED, _OWN = Day(Slot("arrest", "2 by judgement")), Day(Slot("arrest", ARREST.id))
_DISTANCES = tuple((before, months, days) for before in (True, False)
                   for months, days in ((0, 1), (0, 7), (12, 0), (24, -1), (1, 0), (30, 1), (24, 2)))

FOLLOWS: tuple[steps.Follows, ...] = (
    *(steps.NotAfter(day, 713_000) for day in (_BIRTH, _ARREST, _CUSTODY, *_STAYS, _JUDGED, _OWN)), steps.NotAfter(_ARREST, None),
    steps.NotAfter(_ARREST, 713_000, steps.Apart(_ARREST, _BIRTH, False, 324, -1)), steps.NotAfter(_ARREST, 713_000, None, True),
    steps.NotBefore(_ARREST, 713_000), steps.NotBefore(_CUSTODY, 713_000), steps.Apart(_BIRTH, _ARREST, False, 0, 0),
    steps.Apart(_ARREST, _BIRTH, False, 0, 0), *(steps.Apart(_BIRTH, _CUSTODY, *each) for each in _DISTANCES),
    steps.Opposed("arrest", (ARREST,), (DENIED,)), steps.Opposed("birth", (BORN,), (DENIED,)), steps.OneOnly("sex", SEX[:1], SEX[1:]),
    steps.OneOnly("born_in_captivity", SEX[:1], SEX[1:]), steps.Never(), steps.NoDates(), steps.SomeYears())

STEPS = tuple(
    steps.Step(1, claims, follows, widened) for follows in FOLLOWS
    for claims in ((ARREST,), (ARREST, claim("arrest", "1976-05-10", by="Institute")), (DENIED,), ()) for widened in (False, True)
    if (claims or isinstance(follows, steps.NotAfter | steps.Apart | steps.NoDates | steps.SomeYears)) and (claims or not widened))

FREE = claim("occupation", Text("maestra"), words="maestra")
AGE = claim("age", age(26, 26))
