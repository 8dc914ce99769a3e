"""What the lexicon says of labelled fields: which label in which section gives which kind of claim, and the words
that values are read by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from habeas.core.folding import folded
from habeas.core.kinds import kind
from habeas.reading.lexicon import fold, lexicon

_READ = {"event": "date", "age": "age", "length": "length", "one": "code", "many": "text", "state": "place"}
_LIMIT = 400  # characters of a value taken as text


@dataclass(frozen=True, slots=True)
class Entry:
    """One `[[fields.label]]` of a lexicon: a kind of claim for the labels, in sections of these groups.

    `read` is date, age, length, text, code, number or place. `after` are the labels of which one must stand before, `among` those of
    which one must, `without` those of which none may stand in the section. `anywhere`: a date need not begin the value.
    `at` are the events at which an age holds: of the first group of which the file dates any, those that it dates."""

    kind: str
    read: str
    groups: frozenset[str]
    after: frozenset[str]
    among: frozenset[str]
    without: frozenset[str]
    place: tuple[str, ...]
    at: tuple[tuple[str, ...], ...]
    codes: dict[str, str]
    phrases: tuple[tuple[str, str, str], ...]  # words in the value, kind, code
    unit: str
    limit: int
    anywhere: bool

    def fits(self, group: str, before: str, labels: frozenset[str]) -> bool:
        """Whether it is meant: a field in a section of this group, with these labels in it, of which `before` stands just before."""
        return (group in self.groups and (not self.after or before in self.after)
                and (not self.among or bool(self.among & labels)) and not self.without & labels)


@dataclass(frozen=True, slots=True)
class Values:
    """How values are read in a language. `silence` are folded values that say nothing; `hedges` finds a word that leaves a value open;
    `lead` are words that may stand before a date; `joiners` what joins two dates of two events; `according` finds who says it; `about`
    those words that leave a number open by a little."""

    entries: dict[str, tuple[Entry, ...]]  # by folded label
    silence: frozenset[str]
    hedges: re.Pattern[str]
    lead: frozenset[str]
    joiners: frozenset[str]
    according: re.Pattern[str]
    about: re.Pattern[str]
    groups: frozenset[str]  # of sections for which there are entries, but for sections of no known group


@lru_cache(maxsize=20)
def values(language: str) -> Values:
    """The compiled view of a language's table `fields`. Raises NoLexicon, and UnknownKind for an entry of no kind."""
    table = lexicon(language).tables.get("fields", {})
    entries: dict[str, list[Entry]] = {}
    for each in table.get("label", ()):
        made = _entry(each)
        for label in each["labels"]:
            entries.setdefault(folded(label), []).append(made)
    return Values(
        {label: tuple(found) for label, found in entries.items()}, frozenset(map(folded, table.get("silence", ()))),
        _phrases(table.get("hedges", ())), frozenset(map(fold, table.get("lead", ()))), frozenset(map(fold, table.get("joiners", ()))),
        _phrases(table.get("according", ())), _phrases(table.get("about", ())),
        frozenset(group for found in entries.values() for each in found for group in each.groups if group))


def _phrases(words: Any) -> re.Pattern[str]:
    """Finds any of these phrases as whole words, with or without accents; nothing where there are none."""
    both = {*words, *map(folded, words)}
    found = "|".join(re.escape(each) for each in sorted(both, key=lambda each: (-len(each), each)))
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)" if found else r"(?!)", re.IGNORECASE)


def _entry(table: dict[str, Any]) -> Entry:
    shape = kind(table["kind"]).shape
    phrases = tuple((folded(words), *meaning.partition(" ")[::2]) for words, meaning in table.get("phrases", {}).items())
    read = table.get("read") or ("code" if "codes" in table else "number" if "unit" in table else _READ[shape])
    after, among, without = (frozenset(map(folded, table.get(name, ()))) for name in ("after", "among", "without"))
    return Entry(
        table["kind"], read, frozenset(table.get("groups", ("", "personal"))), after, among, without,
        tuple(map(folded, table.get("place", ()))), tuple(tuple(each.split("|")) for each in table.get("at", ())),
        {folded(word): code for word, code in table.get("codes", {}).items()}, phrases,
        table.get("unit", ""), table.get("limit", _LIMIT), table.get("anywhere", False))
