"""What people type into the forms of claims, understood: dates in their own words, persons by name. Whatever was not plain is asked for
again, with what it may mean; nothing is recorded before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from habeas.checking.languages import language as language_of
from habeas.core import typed
from habeas.core.claims import Claim
from habeas.core.errors import BadValue, HabeasError, NotADate
from habeas.core.folding import folded
from habeas.core.kinds import KINDS
from habeas.core.people import Person
from habeas.core.values import Age, Coded, Length, Order, Quantity, Text, Unspecified, Value, Withheld
from habeas.core.when import When
from habeas.web.dates import amount, understood
from habeas.web.frame import told
from habeas.web.gate import Opened
from habeas.web.snapshot import key

NEW = "new"  # stands for somebody who is new to the case
LONGEST = 2_000  # characters of a field
MOST = 12  # persons that are offered
DATED = ("event", "state")


class Unclear(Exception):
    """A form must be looked at again: what is wrong with it, or what is to be chosen."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a value may mean: each reading with its EDTF text (or "") and in words. `settled`: there is one, and the user has seen it or
    typed it just so. `problem` says why there is none."""

    readings: tuple[tuple[str, str], ...] = ()
    value: Value | None = None
    settled: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Whom:
    """Which person a name may mean: one of the case or a new name, if it is settled; else the persons to choose among."""

    person: Person | str | None = None
    offered: tuple[Person, ...] = ()
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """A form of a claim as it was sent. `understood` is the reading of its value that the user has seen."""

    values: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    @property
    def via(self) -> tuple[str, ...]:
        """Who relays it, from the nearest to the speaker on."""
        return tuple(filter(None, (each.strip() for each in self["via"].split(";"))))


FIELDS = ("kind", "value", "beside", "until", "bound", "person", "who", "speaker", "via", "denied", "place", "hedge", "episode", "said",
          "confidential", "understood", "words", "start")


def typed_form(given: Mapping[str, str]) -> Typed:
    """A form as it was sent, without spaces around its fields; words are left as they are."""
    return Typed({name: (given.get(name, "") if name == "words" else given.get(name, "").strip())[:LONGEST * (50 if name == "words" else 1)]
                  for name in FIELDS})


def reason(given: Mapping[str, str], expected: str) -> str:
    """The reason that a form gives. Raises BadValue where there is none, or a whole document."""
    found = given.get("reason", "").strip()
    if not found or len(found) > LONGEST:
        raise BadValue(found[:40], expected)
    return found


def date(text: str) -> When:
    """A date that can mean but one thing. Raises Unclear."""
    try:
        found = understood(text, told())
    except NotADate:
        raise Unclear(not_a_date(text)) from None
    if len(found) > 1:
        words = ", ".join(language_of(told()).when_words(each) for each in found)
        raise Unclear(_("“{text}” may mean: {readings}. Write the month in letters.").format(text=text, readings=words))
    return found[0]


def not_a_date(text: str) -> str:
    """What to say of a date that is not understood."""
    return _("“{text}” is not understood as a date. Write it like 12 May 1977, May 1977, about 1977, between 18 and 22 February 1977, "
             "or 1977-05-12.").format(text=text)


def meaning(form: Typed, claim: Claim) -> Meaning:
    """What the value of a form means. `claim` is the claim so far, whose words for the value are shown back."""
    if form["kind"] not in KINDS:
        return Meaning(problem=_("Choose what is said."))
    try:
        found = _values(form)
        readings = tuple((_code(each), told_of(claim, form["kind"], each)) for each in found)
    except Unclear as error:
        return Meaning(problem=str(error))
    except (HabeasError, ValueError) as error:
        return Meaning(problem=str(error))
    chosen = [value for value in found if _code(value) == form["understood"]]
    plain = len(found) == 1 and (not isinstance(found[0], When) or found[0].edtf == form["value"])
    if plain or chosen:
        return Meaning(readings, chosen[0] if chosen else found[0], True)
    return Meaning(readings, found[0] if len(found) == 1 else None)


def _values(form: Typed) -> list[Value]:
    """The values that a form may mean. Raises Unclear, HabeasError."""
    kind, text = KINDS[form["kind"]], form["value"]
    typed.check_bound(kind.name, form["bound"])
    if kind.shape in DATED and text and text != "withheld":
        try:
            return list(understood(text, told()))
        except NotADate:
            raise Unclear(not_a_date(text)) from None
    beside, until = _moment(form["beside"]), _moment(form["until"])
    takes_at = kind.shape == "age" or kind.name == "status"
    length = kind.shape == "length"
    if length or kind.shape == "age":
        text = amount(text, told())
    return [typed.value(kind.name, text, beside if takes_at else "", beside if length else "", until if length else "")]


def _moment(text: str) -> str:
    """An event as the vocabulary names it, or a date as EDTF. Raises Unclear."""
    labels = {folded(language_of(told()).label(each.name)): each.name for each in KINDS.values() if each.shape in DATED}
    names = [each.strip() if each.strip() in KINDS else labels.get(folded(each), "") for each in text.split("|")]
    return "|".join(names) if all(names) else date(text).edtf if text else ""


def moment(at: When | str | tuple[str, ...]) -> str:
    """An event, one of several, or a date as the fields of a form hold it: in the page's language."""
    if isinstance(at, When):
        return at.edtf
    return " | ".join(language_of(told()).label(each) for each in ((at,) if isinstance(at, str) else at))


def told_of(claim: Claim, kind: str, value: Value) -> str:
    """What a claim would say with another kind and value. Raises UnfitValue."""
    return language_of(told()).content(replace(claim, kind=kind, value=value, bound=claim.bound if KINDS[kind].shape == "state" else ""))


def _code(value: Value) -> str:
    return value.edtf if isinstance(value, When) else ""


def shown(value: Value) -> dict[str, str]:
    """A value as the fields of a form hold it."""
    match value:
        case When():
            return {"value": value.words if value.words and _same(value) else value.edtf}
        case Age(low, high, unit, at, about):
            return {"value": _count(low, high, unit, about), "beside": moment(at)}
        case Length(low, high, unit, since, until, about):
            return {"value": _count(low, high, unit, about), "beside": moment(since), "until": moment(until)}
        case Order(first, second):
            return {"value": f"{first}<{second}"}
        case Coded(code, at):
            return {"value": code, "beside": at.edtf if at else ""}
        case Quantity(amount, unit):
            return {"value": f"{amount} {unit}".strip()}
        case Text(text):
            return {"value": text}
        case Withheld():
            return {"value": "withheld"}
        case Unspecified():
            return {"value": ""}


def _same(when: When) -> bool:
    """Whether the words of a date, typed again, mean just this date."""
    try:
        return [each.edtf for each in understood(when.words, told())] == [when.edtf]
    except NotADate:
        return False


def _count(low: int | None, high: int | None, unit: str, about: bool) -> str:
    text = f"{low}" if low == high else f"under {(high or 0) + 1}" if low is None else f"{low}+" if high is None else f"{low}-{high}"
    return f"{'~' if about else ''}{text} {unit}"


def whom(at: Opened, form: Typed) -> Whom:
    """Which person the name in a form means. Raises Unclear where there is no name."""
    name = form["person"]
    if form["who"] and form["who"] != NEW:
        chosen = at.snapshot.person_by_key.get(form["who"])
        if chosen:
            return Whom(chosen)
    if not name:
        raise Unclear(_("Write the name of the person."))
    if form["who"] == NEW:
        return Whom(name)
    offered = called(at, name)
    exact = [each for each in offered if folded(name) in _names(at, each)]
    if len(exact) == 1:
        return Whom(exact[0])
    return Whom(None, tuple(offered[:MOST]), True)


def called(at: Opened, name: str) -> Sequence[Person]:
    """The persons whom a name may mean; whoever has just this name first."""
    found = at.snapshot.called(name) if folded(name) else []
    return sorted(found, key=lambda each: folded(name) not in _names(at, each))


def _names(at: Opened, person: Person) -> set[str]:
    mentions = at.snapshot.now.mentions
    return {folded(person.name), *(folded(mentions[each].name) for each in person.mentions if each in mentions)}


def choices(persons: Sequence[Person]) -> list[tuple[str, Person]]:
    """Persons with what a form names them by."""
    return [(key(each.id), each) for each in persons]
