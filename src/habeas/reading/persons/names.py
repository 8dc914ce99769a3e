"""Capitalised names in a text, and what speaks for and against each one being a person's.

A run of capitalised words that belong together (habeas.reading.persons.runs) is cut where a title, an office or a date ends
and a person's name may begin. What is left is a *candidate*: a name of some sort, or of a person with a score. The scores of all
places where the same words stand are judged together (habeas.reading.persons.grouping), since a name is introduced once and then repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from habeas.reading.lexicon import fold
from habeas.reading.persons.runs import MOST, WORD, Scene, Word, runs

_AGE = re.compile(r"\s?[,(]\s?(?:[^\W\d_]{2,5}\s)?\d{1,2}(?:\s[^\W\d_]{4,5})?\s?[,).;]")
_APOSTROPHE = re.compile("['’]")


@dataclass(slots=True)
class Candidate:
    """A capitalised name: its words, its sort (person, or one of those of `Other`), and for a person's: the score of the words alone
    (`plain`) and of what stands around them (`context`), titles and roles as written, the sex that these tell."""

    words: list[Word]
    sort: str = "person"
    plain: float = 0.0
    context: float = 0.0
    roles: list[str] = field(default_factory=list)
    sex: str = ""
    inverted: int = 0  # how many words of a name such as "SURNAME, Given" are surnames

    @property
    def start(self) -> int:
        """Where the name begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the name ends."""
        return self.words[-1].end

    @property
    def keys(self) -> tuple[str, ...]:
        """The folded words."""
        return tuple(word.key for word in self.words)


def candidates(view: Scene) -> Iterator[Candidate]:
    """The capitalised names of a stretch in order."""
    for run, links, comma in runs(view):
        inverted = _inverted(view, run, comma) if comma else None
        if inverted:
            yield inverted
        elif comma:
            yield from _parted(view, run[:comma], links[:comma - 1])
            yield from _parted(view, run[comma:], links[comma:])
        else:
            yield from _parted(view, run, links)


def _inverted(view: Scene, run: list[Word], place: int) -> Candidate | None:
    """The candidate of "SURNAME, Given"; what follows the given names is left out."""
    words, opens, last = view.words, view.opens(run[0].start), place + 1
    while last < len(run) and not run[last].caps and last - place < 4 and (run[last].key in words.given or run[last].initial or opens):
        last += 1
    if not opens and any(word.key in words.heads and word.key not in words.given for word in run[:place - 1]):
        return None
    return Candidate(run[:last], plain=5.0, sex=words.given.get(run[place].key, ""), inverted=place)


def _parted(view: Scene, run: list[Word], links: list[str]) -> Iterator[Candidate]:
    """The candidates of a run: cut at words that belong to no name, and at links that only join an organisation's name."""
    begin, headed = 0, False
    heading = len(run) > 2 and view.heading(run[0].start)
    for place, word in enumerate(run):
        headed = headed or word.key in view.words.heads
        cut = _cuts(view, word, place > begin, heading)
        if cut or place == len(run) - 1 or _unlinked(view, run, place, begin, headed, links[place]):
            last = place if cut else place + 1
            if begin < last:
                yield from _named(view, run[begin:last], links[begin:last - 1])
            begin, headed = place + 1, False


def _unlinked(view: Scene, run: list[Word], place: int, begin: int, headed: bool, link: str) -> bool:
    """Whether a word's link to the next one parts two names."""
    if not link:
        return False
    if (link in view.words.lists["and"] and run[place + 1].key in view.words.given) or (run[place].initial and place == begin):
        return True
    return not headed and not _is_particle(view, run, place, link)


def _cuts(view: Scene, word: Word, inside: bool, heading: bool) -> bool:
    """Whether a word belongs to no name: one of the calendar, a small word, in a heading any word that the text has in lower case."""
    words, key = view.words, word.key
    if word.initial:
        return False
    if key in words.lists["small"] or (_APOSTROPHE.split(key)[0] in words.lists["small"] and len(_APOSTROPHE.split(key)[0]) > 1):  # We'll
        return not (inside and key in words.given) and not (word.caps and key in words.lists["particles"])
    if key in words.calendar:
        return not (inside and key in words.given)
    return heading and key in view.lower and key not in words.given and not words.roles(key) and key not in words.heads


def _is_particle(view: Scene, run: list[Word], place: int, link: str) -> bool:
    """Whether small words may stand inside a person's name here: not before a place, nor after a title."""
    words = view.words
    if not all(each in words.lists["particles"] for each in link.split()):
        return False
    left, right = run[place].key, run[place + 1].key
    if any(each in words.lists["and"] for each in link.split()):  # Ortega y Gasset, not Juan y María
        return right not in words.given and place > 0 and run[place - 1].key in words.given and place + 2 == len(run)
    whole = f"{link.split()[-1]} {right}"
    return not (right in words.lists["places"] or whole in words.lists["places"] or words.roles(left) or left in words.lists["common"])


def _named(view: Scene, run: list[Word], links: list[str]) -> Iterator[Candidate]:
    """The candidates of a stretch of words that belong together."""
    run, links = _stripped(view, run, links)
    if not run:
        return
    title = max((place for place, word in enumerate(run) if _is_title(view, run, place)), default=-1)
    rest = run[title + 1:]
    if title >= 0 and not rest:
        yield Candidate(run, _sort(view, run) or "office")
    elif title >= 0 and not _sort(view, rest):
        yield from _titled(view, run, title, any(links[title + 1:]))
    elif split := _surplus(view, run, links):
        yield from _named(view, run[:split], links[:split - 1])
        yield from _named(view, run[split:], links[split:])
    elif sort := _sort(view, run):
        yield Candidate(run, sort)
    elif candidate := _person(view, run, any(links)):
        yield candidate


def _titled(view: Scene, run: list[Word], title: int, linked: bool) -> Iterator[Candidate]:
    """The person behind a title, and the office or organisation before it ("Harbour Union President Ada Brand")."""
    first = title
    while first > 0 and _is_title(view, run, first - 1):
        first -= 1
    if first > 0 and (sort := _sort(view, run[:first])):
        yield Candidate(run[:first], sort)
    if candidate := _person(view, run[title + 1:], linked):
        candidate.roles.append(" ".join(view.text[run[first].start:run[title].end].split()))
        candidate.context += 4.0
        candidate.sex = next((sex for word in run[first:title + 1] if (sex := view.words.sex(word.key))), "") or candidate.sex
        yield candidate


def _surplus(view: Scene, run: list[Word], links: list[str]) -> int:
    """Where a person's name begins behind an organisation's ("Bus Company Ada Brand"), or the same name once more; 0 if nowhere."""
    words, half = view.words, len(run) // 2
    if len(run) > 3 and [each.key for each in run[:half]] == [each.key for each in run[half:]]:
        return half
    for place in range(len(run) - 2, 0, -1):
        if words.heads.get(run[place - 1].key, "place") != "place" and run[place].key in words.given and not links[place - 1] and not any(
                each.key in words.heads for each in run[place:]):
            return place
    return 0


def _is_title(view: Scene, run: list[Word], place: int) -> bool:
    """Whether a word is a title here: as a role in capitals ("Activist Ada Brand") it must not be a given name as well."""
    key = run[place].key
    return view.words.roles(key) and key not in view.words.given and not run[place].initial and (
        place == 0 or run[place - 1].key not in view.words.given or run[place - 1].caps)


def _stripped(view: Scene, run: list[Word], links: list[str]) -> tuple[list[Word], list[str]]:
    """The words without what is no part of a name at either end: ordinary words, peoples, acronyms, dotted abbreviations."""
    first, last = 0, len(run)
    while first < last and _is_loose(view, run[first:last], 0):
        first += 1
    while first < last and _is_loose(view, run[first:last], last - first - 1):
        last -= 1
    return run[first:last], links[first:max(first, last - 1)]


def _is_loose(view: Scene, run: list[Word], place: int) -> bool:
    """Whether the first or last word of a run is no part of a name."""
    words, word = view.words, run[place]
    if word.initial:  # P.E.I. before a name, C.I. after one
        return len(word.key) > 2 if place == 0 else len(word.key) > 1 and len(run) > 2
    if _is_acronym(view, run, place):
        return True
    if place == 0:
        known = word.key in words.given or words.roles(word.key) or word.key in words.heads
        return word.key in words.lists["common"] or (word.key in view.lower and not known and view.opens(word.start)) or (
            word.key in words.lists["peoples"] and not _sort(view, run))
    return word.key in words.lists["common"] and not _sort(view, run)


def _is_acronym(view: Scene, run: list[Word], place: int) -> bool:
    """Whether a word in capitals stands for an organisation: its neighbours are not in capitals, and it is no given name's surname."""
    word = run[place]
    if not word.caps or word.key in view.words.given or len(run) == 1:
        return False
    beside = run[place - 1] if place else run[1]
    return not beside.caps and (place == 0 or len(word.key) <= 4) and not beside.initial


def _sort(view: Scene, run: list[Word]) -> str:
    """The sort of a name that holds the head word of an office, organisation, place or publication, or is a known place; "" if none."""
    words = view.words
    keys = [word.key for word in run]
    if " ".join(keys) in words.lists["places"] or (keys[0] in words.lists["places"] and len(keys) == 1):
        return "place"
    if keys[0] in words.first and len(keys) > 1:
        return "unknown"
    if len(keys) == 2 and keys[0] in words.given and keys[1] in words.heads and not run[1].caps and keys[0] not in words.heads:
        return "" if words.heads[keys[1]] in ("place", "publication") else words.heads[keys[1]]
    return next((words.heads[key] for key in keys if key in words.heads and (key not in words.given or len(keys) > 2)), "")


def _person(view: Scene, run: list[Word], linked: bool) -> Candidate | None:
    """The candidate for a person's name, with what speaks for and against it."""
    lists, key = view.words.lists, run[0].key
    if all(word.initial for word in run) or (len(run) == 1 and (key in lists["peoples"] or key in lists["common"] or len(key) < 2)):
        return None
    found = Candidate(run)
    given, before = view.words.given, view.before(run[0].start)[0]
    if view.words.heads.get(before) == "place" and view.text[run[0].start - 2:run[0].start - 1].isalnum():  # calle Juan Lirio
        return Candidate(run, "place")
    head = key if key in given else key.split("-")[0]
    if head in given and len(head) > 2:
        found.sex = given[head]
        found.plain += 3.0 if len(run) > 1 else 1.0
    found.plain += _shape(view, run, linked) - _against(view, run)
    found.context = _before(view, found)
    found.context += _after(view, found) if len(run) > 1 or before not in lists["inside"] else 0.0
    return found


def _shape(view: Scene, run: list[Word], linked: bool) -> float:
    """What the words themselves say for a person: how many, given names, initials, particles."""
    keys = [word.key for word in run]
    score = 1.0 if 2 <= len(run) <= 4 else 0.0 if len(run) <= MOST else -2.0
    score += 1.0 if any(key in view.words.given for key in keys[1:]) else 0.0
    score += 1.5 if len(run) > 1 and any(word.initial for word in run) else 0.0
    articled = any("-" in key and key.split("-")[0] in view.words.lists["particles"] for key in keys)
    return score + (1.0 if linked or articled else 0.0)


def _against(view: Scene, run: list[Word]) -> float:
    """What the words themselves say against a person: ordinary words, places and peoples, capitals."""
    lists, given = view.words.lists, view.words.given
    bare = [word for word in run if not word.initial]
    ordinary = sum(word.key in view.lower or word.key in lists["common"] for word in bare if word.key not in given)
    score = 3.0 * ordinary / len(bare) + sum(1.5 for word in run if word.key in lists["peoples"] or word.key in lists["places"])
    if run[0].key in lists["places"] or " ".join(word.key for word in run[:2]) in lists["places"]:
        score += 3.0
    if all(word.caps for word in bare) and run[0].key not in given:
        score += 2.0 if len(run) > 1 else 4.0
    return score


def _before(view: Scene, found: Candidate) -> float:
    """What the words before a name say: a role or relation for a person, a preposition of place or an article against one."""
    words, lists = view.words, view.words.lists
    before, further = view.before(found.start)
    stop = view.text[max(0, found.start - 3):found.start].rstrip(" \n").endswith((".", ";", ":"))
    if (words.roles(before) or before in words.sexed["relations"]) and (not stop or before in words.shortened):
        if words.roles(before):
            found.roles.append(before)
        found.sex = found.sex or words.sex(before)
        return 4.0 if before in words.sexed["titles"] else 3.0
    if before in lists["saying"] or before in lists["introducers"] or (before in lists["of"] and further in lists["undergone"]):
        return 2.0
    if before in lists["inside"]:
        return -2.0
    return -3.0 if before in lists["articles"] and view.after(found.end) not in lists["undergone"] else 0.0


def _after(view: Scene, found: Candidate) -> float:
    """What stands after a name: a verb, an age, another name, a role in apposition."""
    words, after = view.words, view.after(found.end)
    score = _apposition(view, found)
    if after in words.lists["saying"]:
        score += 2.0
    elif after in words.lists["acting"] or after in words.lists["undergone"] or after in words.sexed["relations"]:
        score += 1.0
    if _AGE.match(view.text, found.end):
        score += 3.0
    return score + (2.0 if words.alias.match(view.text, found.end) else 0.0)


def _apposition(view: Scene, found: Candidate) -> float:
    """", a lawyer", ", the activist": a role within four words after a comma."""
    if view.text[found.end:found.end + 1] not in (",", "("):
        return 0.0
    for match in islice(WORD.finditer(view.text, found.end + 1, min(view.end, found.end + 60)), 5):
        word = fold(match[0])
        if "," in view.text[found.end + 1:match.start()]:
            return 0.0
        if view.words.roles(word) or word in view.words.sexed["relations"]:
            if word not in view.words.sexed["nouns"]:
                return 2.0
            found.roles.append(word)
            found.sex = found.sex or view.words.sex(word)
            return 3.0
    return 0.0
