"""Articles with their labels: HRDsAttack (Ran, Lu, Cahill, Tetreault, Jaimes, Findings of ACL 2023), MIT licence.

What annotators were asked, in short. *Types*: all that apply of killing ("unlawful death inflicted upon a person with the intent to cause
death or serious injury"), enforced disappearance (by or for the state, not acknowledged, or the place kept secret), torture, arbitrary
detention ("not in accordance with national laws"), kidnapping (deprivation of liberty *not* by the state), other harmful acts (sexual
violence, coercion, discrimination ...), unknown (none, or it cannot be told). *Victims*: every person with a name, each by name; groups
without names have no name and are not scored. *Year, month, day*: when the event happened; where it lasted, when it began. An article that
tells of several events has one date, and no label says which event it belongs to. What the article does not say is null.

The labels are cleaned as the publishers' code cleans them before it scores: `2019.0` is 2019, `unknown` beside another type is dropped,
misspelt months are months, three articles whose day, month and year stand in each other's place are mended by their ids.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from habeas.core.errors import NotADate
from habeas.core.when import When, parse
from habeas.intake.html import read_html

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "hrd_news"
TYPES = ("arbitrary detention", "enforced disappearance", "kidnapping", "killing", "torture", "other", "unknown")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MISSPELT = {"ocober": 10, "januay": 1, "decenmber": 12}
_MENDED: dict[str, tuple[int | None, int | None, int | None]] = {
    "1004122033": (2021, 9, 9), "885531401": (1839, 11, 13), "876209412": (2015, 3, None)}


@dataclass(frozen=True, slots=True)
class Labels:
    """What is said of one article, by the annotators or by us. `types` are of TYPES; `victims` are names as written; None is null."""

    types: frozenset[str] = frozenset()
    victims: tuple[str, ...] = ()
    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its text as our extraction of web pages gives it, and its labels."""

    id: str
    title: str
    text: str
    published: When | None
    labels: Labels


def articles(part: str, folder: Path = DATA) -> list[Article]:
    """The articles of `train` or `dev`, in the order of the file. `FileNotFoundError` without it."""
    return [article(row) for row in json.loads((folder / f"{part}.json").read_text(encoding="utf-8"))]


def article(row: dict[str, Any]) -> Article:
    """One row of the file. Raises CannotExtract where its page holds no words."""
    text = "".join(page.text for page in read_html(row["html"].encode(), "utf-8").pages)
    return Article(str(row["id"]), row["title"] or "", text, _published(row["published"] or ""), labels(str(row["id"]), row["labels"]))


def labels(identity: str, raw: dict[str, Any]) -> Labels:
    """The labels of the article with this id, cleaned."""
    types = frozenset(raw["violation_types"])
    names = [_name(each["victim_name"]) for each in raw["victims"]]
    date = _MENDED.get(identity) or (_number(raw["year"]), month(raw["month"]), _number(raw["date"]))
    return Labels(types - {"unknown"} or types, tuple(dict.fromkeys(filter(None, names))), *date)


def month(raw: str | None) -> int | None:
    """`January`, `01`, `1.0`, `Ocober`: the month's number; None for anything else."""
    written = (raw or "").strip().casefold()
    if written in _MONTHS:
        return _MONTHS.index(written) + 1
    number = _MISSPELT.get(written) or _number(written)
    return number if number and number <= 12 else None


def _number(raw: str | None) -> int | None:
    try:
        value = float(raw or "")
    except ValueError:
        return None
    return int(value) if math.isfinite(value) and value >= 1 else None


def _name(raw: str | None) -> str:
    """A name as written; nothing where it says that there is none."""
    written = " ".join((raw or "").split())
    return "" if written.casefold() in ("none", "n/a", "unknown") else written


def _published(raw: str) -> When | None:
    try:
        return parse(raw[:10])
    except NotADate:
        return None
