"""The languages in which claims and findings are told. A language is a package with the functions of `Language`; mypy holds it to them.

Rules and search know no language: they give forms (steps.py, reasons.py), and a language makes sentences of them. A language is
functions and not a table of phrases, because words must agree with each other. Quotations keep their words in every language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from habeas.checking import english, spanish
from habeas.checking.findings import Verdict
from habeas.checking.reasons import LimitHit, Notice, Reason
from habeas.checking.rules import Day
from habeas.checking.steps import Apart, Step
from habeas.core.claims import Claim, Passage
from habeas.core.errors import UnknownLanguage
from habeas.core.values import Value
from habeas.core.when import When


class Language(Protocol):
    """What every language tells, in plain and neutral words. Every sentence attributes."""

    @property
    def MONTHS(self) -> tuple[str, ...]:
        """The twelve names."""

    @property
    def SIDES(self) -> Mapping[str, str]:
        """What is typed before a date in a search, in small letters: whether it means `before` or `after`."""

    def day_words(self, day: int, /) -> str:
        """A day, such as `26 December 1976`."""

    def when_words(self, when: When, /) -> str:
        """An uncertain date with its preposition, such as `on 26 December 1976`."""

    def label(self, kind: str, /) -> str:
        """The kind's noun."""

    def count(self, number: int, unit: str, /) -> str:
        """`1 day`, `7 days`; the unit is days, months or years."""

    def days_apart(self, gap: int, /) -> str:
        """`7 days apart`."""

    def content(self, claim: Claim, /) -> str:
        """What a claim says, without who says it."""

    def says(self, claim: Claim, /) -> str:
        """Who says or denies it, with the relay."""

    def claimed(self, claim: Claim, /) -> str:
        """What stands under the names of those who say it: the content, or that they deny it."""

    def happened(self, claim: Claim, /) -> str:
        """What happened, without when, where and whether it is denied."""

    def value(self, found: Value, /) -> str:
        """The value that was read, on one line: dates in EDTF."""

    def speaker(self, claim: Claim, /) -> str:
        """Who says it, with the whole relay."""

    def passage(self, where: Passage, /) -> str:
        """The place in a list or document."""

    def where(self, claim: Claim, /) -> str:
        """The words as written and the passage."""

    def statement(self, claim: Claim, /) -> str:
        """The whole attributed sentence, without a full stop."""

    def witnesses(self, claims: Sequence[Claim], /) -> str:
        """Who all says what these claims say alike, and what it is."""

    def named(self, names: Sequence[str], /) -> str:
        """Names joined: `A, B and C`."""

    def day_name(self, day: Day, claims: Sequence[Claim], /) -> str:
        """An unknown day without article: `start of the custody`. `claims`: those of the conflict, which may name its episode."""

    def not_after(self, date: int | None, /) -> str:
        """`not later than 26 December 1976`."""

    def said_by(self, date: int, /) -> str:
        """`said by 26 December 1976`."""

    def not_before(self, date: int, /) -> str:
        """`not earlier than 26 December 1976`."""

    def distance(self, apart: Apart, /) -> str:
        """`at least 26 years`, `at most 1 day`, `not after`."""

    def relation(self, apart: Apart, claims: Sequence[Claim], /) -> str:
        """How far two days must be from each other, in a sentence without capital and full stop. `claims`: as in `day_name`."""

    def diagram_words(self, key: str, /) -> str:
        """What stands in a drawing of a chain besides sentences. Keys: spanish/chain.py and english/chain.py."""

    def conflict(self, groups: Sequence[Sequence[Claim]], gap: int | None, hard: bool, /) -> str:
        """Who says what, and that it cannot all hold."""

    def chain(self, steps: Sequence[Step], /) -> tuple[str, ...]:
        """The reasoning, line by line; a line that opens one of several possibilities ends with a colon."""

    def class_name(self, name: str, /) -> str:
        """A class of explanation."""

    def reason(self, reason: Reason, /) -> str:
        """Why a class fits: without capital and full stop."""

    def notice(self, notice: Notice, /) -> str:
        """What a notice noticed, as a sentence."""

    def notice_reason(self, notice: Notice, /) -> str:
        """Why the class that a notice carries fits: without capital and full stop."""

    def limit(self, limit: LimitHit, /) -> str:
        """Which limit was hit: without capital and full stop."""

    def undecided(self, limit: LimitHit, /) -> str:
        """The same as a sentence."""

    def verdict(self, verdict: Verdict, by_id: Mapping[str, Claim], names: Mapping[str, str], /) -> str:
        """What the claims support, as a sentence. `names` of sources by id; an id without a name stands for itself."""


LANGUAGES: dict[str, Language] = {"en": english, "es": spanish}


def language(name: str) -> Language:
    """The language of an ISO 639 code. Raises UnknownLanguage."""
    try:
        return LANGUAGES[name]
    except KeyError:
        raise UnknownLanguage(name, LANGUAGES) from None
