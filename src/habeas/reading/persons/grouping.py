"""Candidates into persons: which names are believed to be a person's, and which of them are one person's.

A name of two words or more is believed if what speaks for it anywhere in the text outweighs what speaks against it. Fuller names come
first; a name whose words all stand in a fuller one, in that order, is the same person. A single word goes to the person who bears it and
was named last before it, else to the first one after it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from habeas.reading.document import Span
from habeas.reading.lexicon import fold
from habeas.reading.persons.names import Candidate
from habeas.reading.persons.runs import MOST, Scene

BELIEVED = 2.0  # the score from which a name of two words or more is a person's
ALONE = 4.0  # the same for a single word that no fuller name explains
REPEATED = 1.5  # that the surname or given name stands alone elsewhere
IN_A_ROW = 1.5  # that a person is named beside, after a comma or "and"
_TRIED = 30  # how many persons who share a word a name is compared with
_QUOTED = re.compile(r"[\"“”«‘'(]([^\"“”»’'()\n]{2,40})[\"”“»’')]")
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class Group:
    """A person being put together: the folded words of the fullest name, given names first, how many of them are given names; the fullest
    name and the others as written; where they are named, and how."""

    keys: tuple[str, ...]
    given: int
    name: str = ""
    names: list[str] = field(default_factory=list)
    sexes: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    places: list[tuple[int, int, str]] = field(default_factory=list)

    @property
    def sex(self) -> str:
        """The sex most often told, "" where it is told both ways as often or not at all."""
        women, men = self.sexes.count("f"), self.sexes.count("m")
        return "f" if women > men else "m" if men > women else ""

    def add(self, candidate: Candidate, name: str, how: str) -> None:
        """Name the person at a place."""
        self.places.append((candidate.start, candidate.end, how))
        self.sexes.append(candidate.sex)
        self.roles += [role for role in candidate.roles if role not in self.roles]
        if name != self.name and name not in self.names:
            self.names.append(name)


    def alias(self, name: str, place: Span) -> None:
        """Name the person by another name that the text quotes."""
        self.places.append((*place, "alias"))
        if name not in self.names:
            self.names.append(name)


@dataclass(slots=True)
class Groups:
    """The persons so far, and those who bear each word."""

    view: Scene
    found: list[Group] = field(default_factory=list)
    bearing: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    aliases: dict[tuple[str, ...], int] = field(default_factory=dict)  # names of two words or more that are announced as somebody's others

    def open(self, keys: tuple[str, ...], name: str) -> Group:
        """A new person."""
        group = Group(keys, _given(keys, self.view), name)
        self.found.append(group)
        self.bear(len(self.found) - 1, keys)
        return group

    def bear(self, number: int, keys: Iterable[str]) -> None:
        """Note the words that a person is named by."""
        for key in dict.fromkeys(keys):
            if number not in self.bearing[key][-1:]:
                self.bearing[key].append(number)

    def same(self, keys: tuple[str, ...]) -> int | None:
        """The person whose fuller name holds a name of two words or more."""
        known = [self.bearing[key] for key in keys if len(key) > 1 and key in self.bearing]
        for number in min(known, key=len, default=[])[:_TRIED]:
            if within(keys, self.found[number].keys):
                return number
        return None


def believed(view: Scene, candidates: list[Candidate]) -> set[tuple[str, ...]]:
    """The names that are a person's by all that the text says of them: of each, of its last or first word alone, of its neighbours."""
    seen: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for each in candidates:
        if each.sort == "person":
            seen[each.keys].append(each)
    totals = {keys: _total(these) for keys, these in seen.items()}
    for keys in totals:
        if len(keys) > 1 and ((keys[-1],) in seen or (keys[0],) in seen):
            totals[keys] += REPEATED if (keys[-1],) in seen else REPEATED / 2
    sure = {keys for keys, total in totals.items() if total >= _enough(keys)}
    for left, right in pairwise(candidates):
        if right.start - left.end < 8 and left.sort == right.sort == "person" and (left.keys in sure) != (right.keys in sure):
            between = view.text[left.end:right.start].strip(" ,\n")
            keys = left.keys if right.keys in sure else right.keys
            if totals[keys] + IN_A_ROW >= _enough(keys) and (not between or fold(between) in view.words.lists["connectors"]):
                sure.add(keys)
    return sure


def _shrink(view: Scene, candidates: list[Candidate], sure: set[tuple[str, ...]]) -> None:
    """Cut off what stands around a name that is known from elsewhere: before it ("Remembering Ada Brand"), in a heading also behind it."""
    for each in candidates:
        keys, count = each.keys, len(each.keys)
        if each.sort != "person" or each.inverted or not 3 <= count <= MOST:
            continue
        for first in range(1, count - 1):
            if keys[0] not in view.words.given and keys[first] in view.words.given and keys[first:] in sure:
                each.words = each.words[first:]
                break
        else:
            last = next((last for last in range(count - 1, 1, -1) if keys[:last] in sure), count)
            if last < count and view.heading(each.start):
                each.words = each.words[:last]


def _enough(keys: tuple[str, ...]) -> float:
    return BELIEVED if len(keys) > 1 else ALONE


def _total(these: list[Candidate]) -> float:
    contexts = [each.context for each in these]
    against = min(contexts) if sum(value < 0 for value in contexts) * 2 > len(contexts) else 0.0
    return max(each.plain for each in these) + max(0.0, *contexts, 0.0) + min(against, 0.0)


def within(keys: tuple[str, ...], fuller: tuple[str, ...]) -> bool:
    """Whether the words of a name stand in a fuller one in the same order, initials for words, but not all of them."""
    place = full = 0
    for key in keys:
        while place < len(fuller) and not _fits(key, fuller[place]):
            place += 1
        if place == len(fuller):
            return False
        full += len(key) > 1 and len(fuller[place]) > 1
        place += 1
    return full > 0


def _fits(key: str, other: str) -> bool:
    return key == other or (len(key) == 1 and other.startswith(key)) or (len(other) == 1 and key.startswith(other))


def ordered(view: Scene, candidate: Candidate) -> tuple[str, ...]:
    """The folded words of a name as they sound, given names first."""
    keys = tuple(view.words.sound(key) for key in candidate.keys)
    return keys[candidate.inverted:] + keys[:candidate.inverted]


def _given(keys: tuple[str, ...], view: Scene) -> int:
    """How many words of a name are given names: those that are known as such or initials, one at least, and never the last."""
    count = 0
    while count < len(keys) - 1 and (keys[count] in view.words.sounding or len(keys[count]) == 1):
        count += 1
    return max(count, 1) if len(keys) > 1 else 0


def grouped(view: Scene, candidates: list[Candidate]) -> tuple[Groups, list[Candidate]]:
    """The persons of a text, and the candidates that are no person's names."""
    groups, sure = Groups(view), believed(view, candidates)
    announced = dict(_aliases(view, candidates))
    others = {ordered(view, candidates[place]) for place in announced} - {ordered(view, candidates[owner]) for owner in announced.values()}
    _shrink(view, candidates, sure)
    fuller = [each for each in candidates if each.sort == "person" and len(each.keys) > 1 and each.keys in sure
              and ordered(view, each) not in others]
    for each in sorted(fuller, key=lambda one: -len(one.keys)):
        if groups.same(ordered(view, each)) is None:
            groups.open(ordered(view, each), written(view, each))
    for place, owner in announced.items():
        number = groups.same(ordered(view, candidates[owner]))
        if number is not None:
            groups.aliases[ordered(view, candidates[place])] = number
            groups.bear(number, ordered(view, candidates[place]))
    rest: list[Candidate] = []
    last: dict[str, int] = {}
    covered = view.start
    for each in candidates:
        if each.start < covered:  # the words of a quoted alias
            continue
        number = _bearer(groups, each, sure, last)
        if number is None:
            rest.append(each)
            continue
        group = groups.found[number]
        group.add(each, written(view, each), _how(groups, number, ordered(view, each)))
        for key in group.keys:
            last[key] = number
        if quoted := nickname(view, each.end):
            covered = quoted[1]
            group.alias(view.text[slice(*quoted)], quoted)
            groups.bear(number, (view.words.sound(fold(word)) for word in _WORDS.findall(view.text, *quoted) if word[0].isupper()))
    return groups, rest


def _bearer(groups: Groups, candidate: Candidate, sure: set[tuple[str, ...]], last: dict[str, int]) -> int | None:
    """The person whom a candidate names, a new one if it is a sure name, None if it is nobody's."""
    keys = ordered(groups.view, candidate)
    if candidate.sort != "person":
        return None
    if keys in groups.aliases:
        return groups.aliases[keys]
    if len(keys) > 1:
        return groups.same(keys)
    known = groups.bearing.get(keys[0], [])
    if known:
        return last.get(keys[0], known[0])
    if candidate.keys in sure:
        groups.open(keys, written(groups.view, candidate))
        return len(groups.found) - 1
    return None


def _how(groups: Groups, number: int, keys: tuple[str, ...]) -> str:
    group = groups.found[number]
    if groups.aliases.get(keys) == number:
        return "alias"
    if len(keys) > 1 or len(group.keys) == 1:
        return "name"
    if keys[0] not in group.keys:
        return "alias"
    return "given" if group.keys.index(keys[0]) < group.given else "surname"


def _aliases(view: Scene, candidates: list[Candidate]) -> Iterator[tuple[int, int]]:
    """Which candidates are other names of those before them: announced as such."""
    for place, each in enumerate(candidates[:-1]):
        if each.sort == "person" and len(each.keys) > 1 and (match := view.words.alias.match(view.text, each.end)):
            ahead = candidates[place + 1]
            if ahead.start - match.end() <= 2 and ahead.start >= match.end():
                yield place + 1, place


def nickname(view: Scene, place: int) -> Span | None:
    """The quoted name that is announced after a place ("alias", "known as")."""
    match = view.words.alias.match(view.text, place)
    quoted = _QUOTED.match(view.text, match.end(), view.end) if match else None
    return quoted.span(1) if quoted else None


def written(view: Scene, candidate: Candidate) -> str:
    """A name as written, with single spaces; what parts surnames from given names becomes a comma."""
    first = candidate.words[candidate.inverted - 1].end if candidate.inverted else candidate.start
    rest = candidate.words[candidate.inverted].start
    pieces = view.text[candidate.start:first], view.text[rest:candidate.end]
    surnames, name = (" ".join(piece.replace("-\n", "").split()) for piece in pieces)
    return f"{surnames}, {name}" if candidate.inverted else name


def keys_of(view: Scene, name: str) -> tuple[str, ...]:
    """The folded words of a name given from outside as they sound, "SURNAME, Given" turned round, small words left out."""
    surname, comma, given = name.partition(",")
    return tuple(view.words.sound(fold(word)) for word in _WORDS.findall(f"{given} {surname}" if comma else name) if word[0].isupper())
