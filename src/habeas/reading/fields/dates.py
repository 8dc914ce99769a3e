"""The dates of a field's value: the one with which it begins, and those that follow it as a second event or as a rival."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.core.errors import NotADate
from habeas.core.folding import folded
from habeas.core.when import When, between
from habeas.reading.fields.entries import Values
from habeas.reading.times.expressions import Expression, expressions

_ASIDE = re.compile(r"\s*\(([^()]{0,400})\)")
_LABEL = ": "  # stands in for the field's label, by which the lexicon knows that a month and year in digits are a date
_DOTTED = re.compile(r"(?<![0-9.])([0-9]{1,2})\.([0-9]{1,2})\.[0-9]{4}(?![0-9])")
_STOPS = ".;\n"


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a value: `start` to `end` in its running text; `event` is 1, or more for further events; `hedge` and `speaker` as its
    words or the brackets behind it give them."""

    when: When
    start: int
    end: int
    event: int = 1
    hedge: str = ""
    speaker: str = ""
    guess: str = ""


def dates(text: str, language: str, published: When | None, words: Values, anywhere: bool = False) -> Iterator[Dated]:
    """The dates of a value. `anywhere`: the first need not begin it, and no other is looked for."""
    done, event, first = 0, 1, True
    for each in expressions(_LABEL + text, language, published):
        start, end = each.start - len(_LABEL), each.end - len(_LABEL)
        if start < done or each.kind not in ("date", "extent"):
            continue
        between_them = text[done:start]
        told = _told(between_them, first, words)
        if not told and not anywhere:
            return
        if anywhere and not told and text[:start].rstrip().endswith("("):
            continue
        when = _point(each)
        if when is None:
            return
        if anywhere and not told and when.precision == "year":
            continue  # aged 17 in 1972
        event += told == "event"
        aside = _ASIDE.match(text, end)
        around = (words.hedges.search(between_them), words.hedges.search(aside[1]) if aside else None)
        hedges = [found[0] for found in around if found]
        speaker = _speaker(aside[1], words) if aside else ""
        yield Dated(when, start, end, event, hedges[0] if hedges else "", speaker, each.guess)
        done, first = aside.end() if aside else end, False
        if anywhere:
            return


def day_first(text: str) -> bool:
    """Whether the dates that a text writes with dots settle that the day comes first: some cannot be read otherwise, none only so."""
    found = [(int(match[1]), int(match[2])) for match in _DOTTED.finditer(text)]
    return any(first > 12 for first, _ in found) and not any(second > 12 for _, second in found)


def _told(text: str, first: bool, words: Values) -> str:
    """What the words before a date make of it: "date" of the event, "event" for another event, "" for neither."""
    bare = folded(words.hedges.sub(" ", text)).split()
    if all(each in words.lead for each in bare) and (first or any(each in text for each in _STOPS)):
        return "date"
    if not first and any(each in words.joiners for each in bare) and all(each in words.joiners | words.lead for each in bare):
        return "event"
    return ""


def _point(each: Expression) -> When | None:
    """The date of an event: some day within an extent, if the words give one."""
    when = each.value
    if not isinstance(when, When):
        return None
    if not when.extent:
        return when
    try:
        found = between(when.earliest, when.latest)
    except NotADate:
        return None
    return None if found.earliest is None and found.latest is None else found


def _speaker(aside: str, words: Values) -> str:
    """Who says it, by the brackets behind a date: (According to the Harbour Office)."""
    found = words.according.match(aside.strip())
    if not found:
        return ""
    named = aside.strip()[found.end():].strip(" ,.")
    head, _, rest = named.partition(" ")
    return rest if folded(head) in words.lead else named
