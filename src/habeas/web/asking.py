"""A question to ask, and whom, for each class of explanation: the passages that it is about are named, nobody is said to be wrong.

A class is a question and a choice among the claims of a conflict: the swapped day and month is asked of whoever gives a day up to 12.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from habeas.core.calendar import civil
from habeas.core.claims import Claim, Extract
from habeas.core.values import Age, Length
from habeas.core.when import When, exact_day
from habeas.drafting.chronology import passage
from habeas.web.naming import Names
from habeas.web.spoken import told

Choice = Callable[[Claim], bool]


@dataclass(frozen=True, slots=True)
class Question:
    """A question, whom to ask, and the passages (claims with where they stand) that it is about."""

    text: str
    whom: str
    passages: tuple[tuple[str, str], ...]


def _any(claim: Claim) -> bool:
    return True


def _dated(claim: Claim) -> bool:
    return isinstance(claim.value, When)


def _first(claim: Claim) -> bool:
    day = exact_day(claim.value)
    return day is not None and civil(day)[2] == 1


def _either_order(claim: Claim) -> bool:
    day = exact_day(claim.value)
    return day is not None and civil(day)[2] <= 12 and civil(day)[1] != civil(day)[2]


def _aged(claim: Claim) -> bool:
    return isinstance(claim.value, Age)


def _rounded(claim: Claim) -> bool:
    return isinstance(claim.value, Age | Length) or (isinstance(claim.value, When) and claim.value.qualifier in ("~", "%"))


def _converted(claim: Claim) -> bool:
    return isinstance(claim.value, When) and claim.value.calendar != "gregorian"


def _read_translated(claim: Claim) -> bool:
    return isinstance(claim.passage, Extract) and claim.passage.translation is not None


TABLE: Mapping[str, tuple[str | Promise, Choice]] = {
    "rounding": (gettext_lazy("Is this exact, or was it rounded? By how much?"), _rounded),
    "age convention": (gettext_lazy("How was the age reckoned: in completed years, or with the year that had begun?"), _aged),
    "age by calendar years": (gettext_lazy("Was the age reckoned from the year of birth alone, without day and month?"), _aged),
    "adjacent day": (gettext_lazy("Did it happen at night, and to which day does your record count the hours after midnight? "
                                  "Is it the day of the event, or the day on which it was noted?"), _dated),
    "two events": (gettext_lazy("Did this happen once, or twice? If twice: of which time do you speak?"), _any),
    "same date, other kind": (gettext_lazy("Of which event is this the date? May it be that of another one, such as the entry in the "
                                           "register?"), _dated),
    "default date": (gettext_lazy("Is the day known, or was the first put down because nobody knew it?"), _first),
    "swapped day and month": (gettext_lazy("In which order does your form write day and month?"), _either_order),
    "one digit": (gettext_lazy("What exactly stands in your original, digit by digit?"), _any),
    "century": (gettext_lazy("Which year, with all four digits, stands in your original?"), _dated),
    "neighbouring cell": (gettext_lazy("What stands in your original in this field, and in the fields and lines beside it?"), _any),
    "calendar": (gettext_lazy("In which calendar is the date in your original, and how was it converted?"), _converted),
    "transliteration or two persons": (gettext_lazy("Is this the same person? How is the name written in the original, and who are the "
                                                    "parents?"), _any),
    "translation": (gettext_lazy("What does the original say, word by word?"), _read_translated),
    "later edition": (gettext_lazy("Which of your editions stands, and why was it changed?"), _any),
    "copied error": (gettext_lazy("From whom do you have this? Did you see it yourself, or take it from another list?"), _any),
    "impossible order": (gettext_lazy("How do you know this date: from a paper of that day, or from memory?"), _any),
    "unexplained": (gettext_lazy("How do you know this? Is there a paper of that day, or somebody who was there?"), _any),
    # findings that are no conflicts, by their kind
    "corrected": (gettext_lazy("Why was this changed in the later edition?"), _any),
    "withdrawn": (gettext_lazy("Why does the later edition no longer say this?"), _any),
    "superseded": (gettext_lazy("As of which day did this hold, and does it hold still?"), _any),
    "implausible": (gettext_lazy("What exactly stands in your original, digit by digit?"), _any),
    "vanished row": (gettext_lazy("Why does the later edition no longer have this entry?"), _any),
}


def question(name: str, claims: Iterable[Claim], names: Names) -> list[Question]:
    """What to ask about a class of explanation (or kind of finding): one question for each who speaks; [] where there is none."""
    if name not in TABLE:
        return []
    text, choice = TABLE[name]
    asked = list(claims)
    chosen = [claim for claim in asked if choice(claim)] or asked
    by_whom: dict[str, list[tuple[str, str]]] = {}
    for claim in chosen:
        by_whom.setdefault(_whom(claim, names), []).append((names.text(f"“{claim.words}”") if claim.words else "", passage(claim, told())))
    return [Question(str(text), whom, tuple(dict.fromkeys(passages))) for whom, passages in by_whom.items()]


def _whom(claim: Claim, names: Names) -> str:
    """Whoever can be asked: the office behind a register, the one who speaks, through whoever quotes them."""
    passage = claim.passage
    if isinstance(passage, Extract) and passage.translation:
        return _("{translator}, who translated it").format(translator=passage.translation.translator)
    source = names.sources.get(claim.speaker)
    name = names.of(claim.speaker)
    if source and source.confidential:
        return _("{name}, only through whoever may speak with them").format(name=name)
    sort = source.sort if source else ""
    whom = {"register": _("the office that keeps the list of {name}"), "publication": _("the editors of {name}"),
            "document": _("whoever wrote {name}")}.get(sort, "{name}").format(name=name)
    through = ", ".join(map(names.of, claim.relay))
    return _("{whom}, quoted by {through}").format(whom=whom, through=through) if through else whom
