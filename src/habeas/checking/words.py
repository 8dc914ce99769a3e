"""Claims in words, in the language asked for: what drafts and the command line use. The words themselves stand in english/, spanish/."""

from __future__ import annotations

from habeas.checking import english
from habeas.checking.languages import language as _language
from habeas.core.claims import Claim
from habeas.core.when import When

MONTHS = english.MONTHS


def day_words(day: int, language: str = "en") -> str:
    """`26 December 1976`."""
    return _language(language).day_words(day)


def when_words(when: When, language: str = "en") -> str:
    """`on 26 December 1976`, `in about 1976`, `perhaps between ... and ...`, `on ... or on ...`, `not after ...`."""
    return _language(language).when_words(when)


def label(kind: str, language: str = "en") -> str:
    """The kind's noun."""
    return _language(language).label(kind)


def content(claim: Claim, language: str = "en") -> str:
    """What the claim says, without who says it: `arrest or abduction on 26 December 1976`."""
    return _language(language).content(claim)


def says(claim: Claim, language: str = "en") -> str:
    """`RUVTE says` or `RUVTE denies`, with the relay."""
    return _language(language).says(claim)


def where(claim: Claim, language: str = "en") -> str:
    """The words as written and the passage: `“26/12/1976”, row 12, column ...`."""
    return _language(language).where(claim)


def statement(claim: Claim, language: str = "en") -> str:
    """The whole attributed sentence, without a full stop."""
    return _language(language).statement(claim)


def days_apart(gap: int | None, language: str = "en") -> str:
    """`7 days apart`, or nothing where days mean nothing."""
    return "" if gap is None else _language(language).days_apart(gap)
