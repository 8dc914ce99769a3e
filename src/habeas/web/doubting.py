"""What readers doubt, in the page's language. The words are those of `habeas.reading`; one that is not listed is shown as it is."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DOUBTS: Mapping[str, str | Promise] = {
    "the person is told by a pronoun": _("the person is told by a pronoun"),
    "the person is taken from the sentence before": _("the person is taken from the sentence before"),
    "the person was only guessed": _("the person was only guessed"),
    "nobody is named here: the person whom the document is about": _("nobody is named here: the person whom the document is about"),
    "the age may be somebody else's": _("the age may be somebody else’s"),
    "what is quoted may speak of somebody else": _("what is quoted may speak of somebody else"),
    "told as something to come": _("told as something to come"),
    "a part of a month or year is read by a fixed table": _("a part of a month or year is read by a fixed table"),
    "month before day, as is usual in this language": _("month before day, as is usual in this language"),
    "day before month, as is usual in this language": _("day before month, as is usual in this language"),
    "day before month, as is usual with dots": _("day before month, as is usual with dots"),
    "the year of the date mentioned before": _("the year of the date mentioned before"),
    "the thousand that old files leave out of a year": _("the thousand that old files leave out of a year"),
    "the weekday before or after publication, by the tense": _("the weekday before or after publication, by the tense"),
    "read by a model": _("read by a model"),
    "that this is denied is the model's reading": _("that this is denied is the model’s reading"),
    "the model quoted it with other spaces or quotation marks": _("the model quoted it with other spaces or quotation marks"),
}
DESCRIBED: Mapping[str, str | Promise] = {
    "publisher": _("publisher"), "title": _("title"), "published": _("date of publication"), "language": _("language"),
    "address": _("address"), "about": _("mainly about"), "edition_of": _("later edition of")}
STANDINGS: Mapping[str, str | Promise] = {"open": _("waits for a decision"), "claim": _("claim"), "rejected": _("rejected")}
