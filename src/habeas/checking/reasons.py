"""What rules find, as data: why a class of explanation fits, what a notice notices, which limit was hit. Languages put it into words.

To add one: a form here, words for it in every language, and an example in tests/checking/forms.py. mypy and the tests refuse a form
for which a language has no words.
"""

from __future__ import annotations

from dataclasses import dataclass

from habeas.core.claims import Claim
from habeas.core.when import When

# ---- why a class fits a conflict


@dataclass(frozen=True, slots=True)
class RoundedLength:
    """A length may have been rounded."""

    claim: Claim


@dataclass(frozen=True, slots=True)
class ApproximateAge:
    """An age is given as approximate."""


@dataclass(frozen=True, slots=True)
class ApproximateDate:
    """A date is given as approximate."""


@dataclass(frozen=True, slots=True)
class OneUnitOff:
    """An age one unit off would do."""


@dataclass(frozen=True, slots=True)
class CalendarYears:
    """The year of the event minus the year of birth is the age."""

    event: int
    birth: int
    age: int


@dataclass(frozen=True, slots=True)
class CalendarYearsBeside:
    """The year `event` minus the year of `birth` is the age that `claim` gives; `sources` date the birth and the event."""

    claim: Claim
    event: int
    birth: int
    sources: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class NeighbouringDays:
    """The two dates are neighbouring days."""


@dataclass(frozen=True, slots=True)
class NeighbouringEvents:
    """What `early` speaks of is dated one day before what `late` speaks of."""

    early: Claim
    late: Claim


@dataclass(frozen=True, slots=True)
class OtherEventThatDay:
    """`other` gives another event for the day that `claim` gives: two events."""

    other: Claim
    date: When
    claim: Claim


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """The two dates go with places that share no word: two events."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class OtherKind:
    """`other` gives the same day for another kind of event."""

    other: Claim


@dataclass(frozen=True, slots=True)
class DefaultDay:
    """The exact `day` of a claim may stand for some day in `wider`."""

    claim: Claim
    day: int
    wider: When


@dataclass(frozen=True, slots=True)
class Swapped:
    """With day and month swapped the `day` of a claim would be `other`, which fits."""

    claim: Claim
    day: int
    other: int


@dataclass(frozen=True, slots=True)
class DigitOfDates:
    """The two dates differ in one digit."""


@dataclass(frozen=True, slots=True)
class DigitOfAge:
    """The age by the dates differs in one digit from the one that was `said`."""

    age: int
    said: int


@dataclass(frozen=True, slots=True)
class DigitOfBirth:
    """With one digit of its year changed a claim's date of birth would be `date`, which fits."""

    claim: Claim
    date: When


@dataclass(frozen=True, slots=True)
class DigitOfOther:
    """`other` dates what `claim` dates one digit differently, and with its date the conflict would be gone."""

    claim: Claim
    other: Claim


@dataclass(frozen=True, slots=True)
class DigitBehindAges:
    """The two ages go with two dates of birth that differ in one digit."""

    births: tuple[Claim, Claim]


@dataclass(frozen=True, slots=True)
class OtherCentury:
    """A century later, or else `earlier`, a claim's date would fit."""

    claim: Claim
    earlier: bool


@dataclass(frozen=True, slots=True)
class OtherCalendar:
    """A claim's date was converted from another calendar."""

    claim: Claim
    calendar: str


@dataclass(frozen=True, slots=True)
class RepeatedInRow:
    """`other`, in another column of the same row, gives the day that `claim` gives."""

    claim: Claim
    other: Claim


@dataclass(frozen=True, slots=True)
class RepeatedInColumn:
    """The entry in the row above or else `below`, on another person, has the day that `claim` gives."""

    claim: Claim
    below: bool


@dataclass(frozen=True, slots=True)
class Translated:
    """The words of a claim were read in a translation."""

    claim: Claim
    translator: str


@dataclass(frozen=True, slots=True)
class OlderEdition:
    """`claim` says what `older` said in the same words or others, until a later edition of its list replaced that by `newer`."""

    claim: Claim
    older: Claim
    newer: Claim


@dataclass(frozen=True, slots=True)
class LaterDocument:
    """`newer` stands in a later document of the publisher of `older`, which may be a later edition."""

    older: Claim
    newer: Claim


@dataclass(frozen=True, slots=True)
class NamesDiffer:
    """The two entries have no name in common, nor dates of these kinds; `scripts`: their names share no script either."""

    first: str
    second: str
    scripts: bool
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TwoPersons:
    """The two entries also differ in these kinds."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopiedByAll:
    """Each of these sources makes all of the statements."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedErrors:
    """Two sources say the same here against a third, and on these other kinds too."""

    names: tuple[str, str]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderGiven:
    """A claim gives an order in which the others cannot stand."""

    claim: Claim


@dataclass(frozen=True, slots=True)
class DatedBefore:
    """What `early` speaks of is dated before what `late` speaks of."""

    early: Claim
    late: Claim


@dataclass(frozen=True, slots=True)
class NoSuchOrder:
    """What these claims speak of stands in an order that no life or detention has."""

    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Denied:
    """One source denies what another says."""


@dataclass(frozen=True, slots=True)
class NothingFits:
    """None of the usual explanations fits."""


Reason = (RoundedLength | ApproximateAge | ApproximateDate | OneUnitOff | CalendarYears | CalendarYearsBeside | NeighbouringDays
          | NeighbouringEvents | OtherEventThatDay | OtherPlace | OtherKind | DefaultDay | Swapped | DigitOfDates | DigitOfAge
          | DigitOfBirth | DigitOfOther | DigitBehindAges | OtherCentury | RepeatedInRow | RepeatedInColumn | OtherCalendar
          | TwoPersons | NamesDiffer | Translated | OlderEdition | LaterDocument | CopiedByAll | SharedErrors | OrderGiven | DatedBefore
          | NoSuchOrder | Denied | NothingFits)


# ---- what a notice notices


@dataclass(frozen=True, slots=True)
class RowGone:
    """A row is no longer in its list, which said all this of the person."""

    entry: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Replaced:
    """A later edition of the same list says otherwise."""

    claim: Claim
    newer: Claim


@dataclass(frozen=True, slots=True)
class Silent:
    """A later edition of the same list no longer says so."""

    claim: Claim


@dataclass(frozen=True, slots=True)
class StateEnded:
    """A state was said to hold at a date before which `ending` ended it."""

    claim: Claim
    ending: Claim


@dataclass(frozen=True, slots=True)
class DefaultDate:
    """A claim gives 1 January (`of_year`) or the first of another month."""

    claim: Claim
    of_year: bool


@dataclass(frozen=True, slots=True)
class LongLife:
    """A life of more than so many years."""

    birth: Claim
    death: Claim
    years: int


Notice = RowGone | Replaced | Silent | StateEnded | DefaultDate | LongLife


# ---- which limit was hit


@dataclass(frozen=True, slots=True)
class TooManyCombinations:
    """More combinations than the engine works through: there may be further conflicts. `large`: the extra habeas[large] is there."""

    large: bool


@dataclass(frozen=True, slots=True)
class TooManyAlternatives:
    """More alternatives than bounds are worked out for."""


@dataclass(frozen=True, slots=True)
class MoreConflicts:
    """More conflicts than are listed; everything else is complete."""

    listed: int


LimitHit = TooManyCombinations | TooManyAlternatives | MoreConflicts
