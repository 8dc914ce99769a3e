"""The vocabulary for forms: kinds under headings, in the page's language."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from habeas.checking.languages import language
from habeas.core.folding import folded
from habeas.core.kinds import KINDS
from habeas.web.frame import told

SHAPES: dict[str, str | Promise] = {
    "event": _("Events"), "state": _("Situations that last"), "age": _("Age"), "length": _("Lengths of time"), "one": _("One of a list"),
    "many": _("In words"), "order": _("Order of two events")}
HINTS: dict[str, str | Promise] = {
    "event": _("A date, such as 12 May 1977, May 1977, about 1977, between 18 and 22 February 1977. Leave it empty if none is given."),
    "state": _("From when to when: from 3 September to 20 October 2014, or a date at which it held. Leave it empty if none is given."),
    "age": _("24 years, 24-26 years, under 18, 18+, about 24 years, 5 months."),
    "length": _("24 years, 3-4 months, 10 days, more than 20 years."),
    "one": _("One code, such as female."), "many": _("Words."), "order": _("Two kinds of event, as in arrest<release.")}


def grouped() -> list[tuple[str, list[tuple[str, str]]]]:
    """Headings, each with names and labels of kinds, by label."""
    speech = language(told())
    return [(str(heading), sorted(((each.name, speech.label(each.name)) for each in KINDS.values() if each.shape == shape),
                                  key=lambda pair: folded(pair[1]))) for shape, heading in SHAPES.items()]
