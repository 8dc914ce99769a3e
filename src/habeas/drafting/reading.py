"""How to read a report: its words, short and plain."""

from __future__ import annotations

from habeas.drafting.markup import Element, el
from habeas.drafting.words import Words

_TERMS = (
    ("Conflict",
     "A smallest set of statements that cannot all be true. Take any one of them away and the rest of them can hold together. It does not "
     "say which one is mistaken."),
    ("Hard", "The statements exclude each other even when everything that people usually round is given room."),
    ("Matter of reading", "They exclude each other only when taken exactly as written."),
    ("Days apart", "The gap: the least number of days by which one statement alone would have to give way."),
    ("Possible explanations",
     "What often lies behind such a difference: rounding, a swapped day and month, two events taken for one. They are possible "
     "explanations, never blame; several may fit, and none is said to be the true one."),
    ("Origin",
     "Who says it first. A source that was judged to copy another counts with that one; ten papers that quote one agency are one origin."),
    ("Verdict",
     "What the claims support of one thing said, never what is true. Corroborated: origins agree that were judged independent, and it "
     "holds without any one of them. Agreed: the same, but independence was not looked at. One origin: nothing else bears it out, and "
     "nothing speaks against it. Contested: it is in a conflict; what holds either way, such as the month, is said. Outweighed: the "
     "other origins exclude it, and still do without any one of them. Superseded: a later event ended what is said. Corrected: the "
     "source itself says otherwise in a later edition. Undecided: the claims are more than the engine works through."),
    ("What one can do",
     "A judgement records what a person decided, with name, time and reason: two-events (the claims speak of two events, not one), prefer "
     "(print this claim first; all stay in the reasoning), defer (decide later), reject (take this claim out of the reasoning; it stays on "
     "the record). Write --reason TEXT after it. Every judgement can be withdrawn. CLAIM is the id beside a statement."),
    ("→",
     "After the words as written stands the value that was read from them, dates in EDTF (ISO 8601-2): [1976-05-01..1976-05-09] is some "
     "day within, 1976-05/1976-07 lasted from May to July, [..1976-05-09] is not after that day."),
    ("What the claims allow",
     "The days that are left for an event when as many statements as possible hold together. Where statements conflict there are several "
     "ways to do that, and the days of each are listed."),
    ("Unreviewed proposal",
     "A statement that the program read in a document and that nobody has confirmed. It is in a report only where that was asked for; "
     "person, speaker or date may have been misread."),
    ("Withheld by the source", "The source says that it knows and does not publish it. That is not silence."),
    ("Struck through",
     "A statement that its own list has changed, or that a judgement took out of the reasoning. It stays on the record."),
)


def how_to_read(say: Words) -> list[Element]:
    """The words that a reader needs, with what they mean."""
    entries = [each for name, text in _TERMS for each in (el("dt", say(name)), el("dd", say(text)))]
    return [el("h2", say("How to read this report")), el("dl", entries, class_="terms")]
