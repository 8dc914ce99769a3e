"""Capitalised names in a text, and what speaks for and against each one being a person's.

A text is cut into capitalised words; words that belong together make a run; a run is cut where a title, an office or a date ends
and a person's name may begin. What is left is a *candidate*: a name of some sort, or of a person with a score. The scores of all
places where the same words stand are judged together (habeas.reading.persons), since a name is introduced once and then repeated.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from habeas.reading.lexicon import fold
from habeas.reading.namewords import NameWords

_LETTER = r"(?:[^\W\d_][\u0300-\u036f]*)"
_MOST = 30  # words of a run; a longer one is a heading or a list
MOST = 6  # words that a person's name has
_LINE = 200  # characters that a heading may have on each side of a word
_LONG = 14  # a longer gap between two capitalised words parts them
_WRAPPED = range(60, 160)  # characters of a line that goes on in the next one
_AGE = re.compile(r"\s?[,(]\s?(?:[^\W\d_]{2,5}\s)?\d{1,2}(?:\s[^\W\d_]{4,5})?\s?[,).;]")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?(?=\s)")
_BEFORE = re.compile(r"(?:(?<!\w)([^\W_]+)\s)?(?<!\w)([^\W_]+(?:[-'’.][^\W_]+)*)\.?$")
_NUMBERED = re.compile(r".?[º°ª]")
_TO_THE_END = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}\.?[ \t]*(?:\n|$)")
_NICKNAME = re.compile(r"\s[\"“”«‘'(][^\"“”»’'()\n]{2,25}[\"”“»’')]\s")


class Word(NamedTuple):
    """A capitalised word: code points, the folded word, whether it is all capitals, an initial, and ends a name (a possessive)."""

    start: int
    end: int
    key: str
    caps: bool
    initial: bool
    ends: bool


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
    nickname: tuple[int, int] | None = None

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


@lru_cache(maxsize=1)
def _capital() -> re.Pattern[str]:
    """A capitalised word: with an Arabic article, initials, or letters joined by hyphens, apostrophes and broken lines."""
    upper = "".join(re.escape(chr(code)) for code in range(sys.maxunicode + 1)
                    if unicodedata.category(chr(code)) in ("Lu", "Lt"))
    return re.compile(
        rf"(?<![^\W_])(?:[a-z]{{2,3}}[-‐'’](?=[{upper}]))?[{upper}]"
        rf"(?:\.(?:[ -]?[{upper}]\.)*(?!{_LETTER}{_LETTER}\.)|[\u0300-\u036f]*{_LETTER}*(?:(?:['’`´‐-]|-\n){_LETTER}+)*)")


@dataclass(frozen=True)
class Scene:
    """A text, its language's words, where to look, and the words that stand in it in lower case."""

    text: str
    words: NameWords
    start: int
    end: int
    lower: frozenset[str]

    def before(self, place: int) -> tuple[str, str]:
        """The folded word that ends just before a place, and the one before that; "" where a stop or the like parts them."""
        piece = self.text[max(self.start, place - 40):place].rstrip(",\"“‘«'( \n")
        match = _BEFORE.search(piece)
        return (fold(match[2]), fold(match[1] or "")) if match else ("", "")

    def after(self, place: int) -> str:
        """The folded word that begins just after a place, or after a possessive there."""
        mark = _POSSESSIVE.match(self.text, place)
        place = mark.end() if mark else place
        match = _WORD.search(self.text, place, min(self.end, place + 30))
        if not match or self.text[place:match.start()].strip(" \n,)”\"’'-"):
            return ""
        return fold(match[0])

    def heading(self, place: int) -> bool:
        """Whether a place stands in a line most of whose longer words begin with a capital and that ends without a stop."""
        begin = self.text.rfind("\n", max(self.start, place - _LINE), place) + 1 or max(self.start, place - _LINE)
        end = self.text.find("\n", place, place + _LINE)
        line = self.text[begin:end if end >= 0 else min(self.end, place + _LINE)]
        long = [word for word in re.findall(r"[^\W\d_]{4,}", line)]
        return len(long) > 3 and sum(word[0].isupper() for word in long) >= 0.7 * len(long) and not line.rstrip().endswith((".", ",", ";"))

    def opens(self, place: int) -> bool:
        """Whether a sentence, line or quotation begins at a place."""
        piece = self.text[max(self.start, place - 6):place].rstrip(" \t*_#>“‘«\"'(-–—¿¡")
        return not piece or piece[-1] in ".!?:;\n…”|•" or "“" in self.text[max(self.start, place - 2):place]


def scene(text: str, words: NameWords, start: int, end: int) -> Scene:
    """A stretch of text, ready to be looked through."""
    lower: set[str] = set()
    for place in range(start, end, 1_000_000):
        lower.update(word for word in set(re.findall(r"[^\W\d_]+", text[place:min(end, place + 1_000_000)])) if word.islower())
    return Scene(text, words, start, end, frozenset(fold(word) for word in lower))


def candidates(view: Scene) -> Iterator[Candidate]:
    """The capitalised names of a stretch in order."""
    inverted: Candidate | None = None
    for run, links, inverted_at in _runs(view):
        if inverted_at:
            inverted = _inverted(view, run, inverted_at)
            if inverted:
                yield inverted
                continue
            yield from _parted(view, run[:inverted_at], links[:inverted_at - 1])
            yield from _parted(view, run[inverted_at:], links[inverted_at:])
        else:
            yield from _parted(view, run, links)


def _words(view: Scene) -> Iterator[Word]:
    """The capitalised words of a stretch."""
    lists = view.words.lists
    for match in _capital().finditer(view.text, view.start, view.end):
        start, end = match.span()
        raw = match[0]
        if raw[0].islower() and fold(re.split(r"[-‐'’]", raw)[0]) not in lists["particles"]:
            cut = re.search(r"[-‐'’]", raw)
            start, raw = start + (cut.end() if cut else 0), raw[cut.end() if cut else 0:]
        ends = False
        if view.words.possessive and (mark := view.words.possessive.search(raw)):
            end, raw, ends = end - len(mark[0]), raw[:mark.start()], True
        if not raw:
            continue
        if "-" in raw and lists["compounds"] and fold(raw.rpartition("-")[2]) in lists["compounds"]:
            continue
        key = fold(raw.replace("-\n", ""))
        if key and not _NUMBERED.match(view.text, end - 1):  # N°
            initial = raw[1:2] == "." or (len(raw) == 1 and key not in lists["small"])
            yield Word(start, end, key, len(key) > 1 and raw.isupper() and not initial, initial and key not in lists["places"], ends)


def _runs(view: Scene) -> Iterator[tuple[list[Word], list[str], int]]:
    """Words that belong together, what links each to the next one ("" or the small words between), and at which word what follows a
    comma begins ("SURNAME, Given"), 0 if nowhere."""
    run: list[Word] = []
    links: list[str] = []
    comma = 0
    for word in _words(view):
        if run:
            link = _link(view, run[-1], word)
            if link == "," and not comma and _may_invert(view, run, word):
                comma = len(run)
                link = ""
            if link is None or link == "," or len(run) >= _MOST:
                yield run, links, comma
                run, links, comma = [], [], 0
            else:
                links.append(link)
        run.append(word)
    if run:
        yield run, links, comma


def _link(view: Scene, left: Word, right: Word) -> str | None:
    """What joins two words: "" (nothing but space), small words, "," for what may be an inverted name, None if they do not belong together."""
    if left.ends or right.start - left.end > _LONG:
        return None
    gap = view.text[left.end:right.start]
    if "\n" in gap:
        begin = view.text.rfind("\n", max(view.start, left.start - _WRAPPED.stop), left.start) + 1
        if gap.count("\n") > 1 or left.end - begin not in _WRAPPED:
            return None
    if gap.isspace() or (not gap and left.initial):
        return ""
    bare = gap.strip()
    if bare == "." and not gap.startswith(" ") and (left.initial or left.key in view.words.sexed["titles"] or left.key in ("jr", "sr")):
        return ""
    if bare in (",", ":-", ":", ",-") and left.caps:
        return ","
    small = bare.lower()
    if all(each in view.words.lists["particles"] or each in view.words.lists["connectors"] for each in small.split()) and bare == small:
        return " ".join(small.split())
    return None


def _may_invert(view: Scene, run: list[Word], word: Word) -> bool:
    """Whether words in capitals may be surnames, and what follows their comma a given name: a known one, or all there is in the line."""
    words = view.words
    if len(run) > MOST or word.caps or not all(each.caps for each in run) or any(
            each.key in words.lists["small"] or each.key in words.lists["peoples"] for each in run):
        return False
    return word.key in words.given or (view.opens(run[0].start) and bool(_TO_THE_END.match(view.text, word.start)))


def _inverted(view: Scene, run: list[Word], place: int) -> Candidate | None:
    """The candidate of "SURNAME, Given"; what follows the given names is left out."""
    words, opens, last = view.words, view.opens(run[0].start), place + 1
    while last < len(run) and not run[last].caps and last - place < 4 and (run[last].key in words.given or run[last].initial or opens):
        last += 1
    if not opens and any(word.key in words.heads and word.key not in words.given for word in run[:place - 1]):
        return None
    return Candidate(run[:last], plain=5.0, sex=words.given.get(run[place].key, ""), inverted=place)


def _parted(view: Scene, run: list[Word], links: list[str]) -> Iterator[Candidate]:
    """The candidates of a run: cut at words of the calendar, at links that only join an organisation's name, at titles and acronyms."""
    begin = 0
    headed = False
    heading = len(run) > 2 and view.heading(run[0].start)
    for place, word in enumerate(run):
        headed = headed or word.key in view.words.heads
        after = links[place] if place < len(links) else None
        if _cuts(view, word, place > begin, heading):
            if begin < place:
                yield from _named(view, run[begin:place], links[begin:place - 1])
            begin, headed = place + 1, False
        elif after is None or (after in view.words.lists["and"] and run[place + 1].key in view.words.given) or (after and (word.initial and place == begin)) or (after and not headed and not _is_particle(view, run, place, after)):
            yield from _named(view, run[begin:place + 1], links[begin:place])
            begin, headed = place + 1, False


def _cuts(view: Scene, word: Word, inside: bool, heading: bool) -> bool:
    """Whether a word belongs to no name: one of the calendar, a small word, in a heading any word that the text has in lower case."""
    words, key = view.words, word.key
    if word.initial:
        return False
    if key in words.lists["small"]:
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
    words = view.words
    run, links = _stripped(view, run, links)
    if not run:
        return
    title = max((place for place, word in enumerate(run) if _is_title(view, run, place)), default=-1)
    rest = run[title + 1:]
    if title >= 0 and rest and not _sort(view, rest):
        if title > 0 and (sort := _sort(view, run[:title])):
            yield Candidate(run[:title], sort)
        first = title
        while first > 0 and _is_title(view, run, first - 1):
            first -= 1
        candidate = _person(view, rest, bool(links[title + 1:] and any(links[title + 1:])))
        if candidate:
            candidate.roles.append(_plain(view.text[run[first].start:run[title].end]))
            candidate.context += 3.0
            candidate.sex = next((sex for word in run[first:title + 1] if (sex := words.sex(word.key))), "") or candidate.sex
            yield candidate
        return
    split = _surplus(view, run, links)
    if title < 0 and split:
        yield from _named(view, run[:split], links[:split - 1])
        yield from _named(view, run[split:], links[split:])
        return
    if title >= 0 and not rest:
        yield Candidate(run, _sort(view, run) or "office")
        return
    if sort := _sort(view, run):
        yield Candidate(run, sort)
    elif candidate := _person(view, run, any(links)):
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
    """The words without ordinary ones at the beginning (the first word of a sentence) and peoples and ordinary ones at both ends."""
    words = view.words
    while run and (run[0].key in words.lists["common"] and not run[0].initial or (
            run[0].key in view.lower and run[0].key not in words.given and not words.roles(run[0].key) and run[0].key not in words.heads
            and view.opens(run[0].start)) or (run[0].key in words.lists["peoples"] and not _sort(view, run)) or _is_acronym(view, run, 0)):
        run, links = run[1:], links[1:]
    while run and len(run[0].key) > 2 and run[0].initial:  # P.E.I.
        run, links = run[1:], links[1:]
    while run and run[-1].initial and len(run[-1].key) > 1 and len(run) > 2:
        run, links = run[:-1], links[:-1]
    while run and (run[-1].key in words.lists["common"] and not run[-1].initial and not _sort(view, run) or _is_acronym(view, run, len(run) - 1)):
        run, links = run[:-1], links[:-1]
    return run, links


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
    words, lists = view.words, view.words.lists
    keys = [word.key for word in run]
    bare = [word for word in run if not word.initial]
    if not bare or (len(run) == 1 and (keys[0] in lists["peoples"] or keys[0] in lists["common"] or len(keys[0]) < 2)):
        return None
    found = Candidate(run)
    head = keys[0].split("-")[0]
    score = 1.0 if 2 <= len(run) <= 4 else 0.0 if len(run) <= MOST else -2.0
    if keys[0] in words.given or (head in words.given and len(head) > 2):
        score += 3.0 if len(run) > 1 else 1.0
        found.sex = words.given.get(keys[0], words.given.get(head, ""))
    score += 1.0 if any(key in words.given for key in keys[1:]) else 0.0
    score += 1.5 if len(run) > 1 and len(bare) < len(run) else 0.0
    score += 1.0 if linked or any("-" in key and key.split("-")[0] in lists["particles"] for key in keys) else 0.0
    score -= 3.0 * sum(word.key in view.lower or word.key in lists["common"] for word in bare if word.key not in words.given) / len(bare)
    if keys[0] in lists["places"] or " ".join(keys[:2]) in lists["places"]:
        score -= 3.0
    score -= sum(1.5 for key in keys if key in lists["peoples"] or key in lists["places"])
    if all(word.caps for word in bare) and keys[0] not in words.given:
        score -= 2.0 if len(run) > 1 else 4.0
    found.plain = score
    found.context = _around(view, found)
    return found


def _around(view: Scene, found: Candidate) -> float:
    """What the words beside a name say: for a person above zero, against one below."""
    words, lists = view.words, view.words.lists
    (before, further), after = view.before(found.start), view.after(found.end)
    score = 0.0
    if words.roles(before) or before in words.sexed["relations"]:
        if not view.text[max(0, found.start - 3):found.start].rstrip(" \n").endswith((".", ";", ":")) or before in words.sexed["titles"]:
            score += 3.0
            if before in words.sexed["titles"] or before in words.sexed["nouns"]:
                found.roles.append(before)
            found.sex = found.sex or words.sex(before)
    elif before in lists["introducers"] or (before in lists["of"] and further in lists["undergone"]):
        score += 2.0
    elif before in lists["inside"]:
        score -= 2.0
    elif before in lists["articles"] and after not in lists["undergone"]:
        score -= 3.0
    if before in lists["saying"] or after in lists["saying"]:
        score += 2.0
    elif after in lists["acting"] or after in lists["undergone"] or after in words.sexed["relations"]:
        score += 1.0
    if _AGE.match(view.text, found.end):
        score += 3.0
    if view.words.alias.match(view.text, found.end):
        score += 2.0
    score += _apposition(view, found)
    if len(found.words) == 1 and found.words[0].key not in words.given and not found.roles and view.opens(found.start):
        score -= 2.0  # a word that has its capital from the beginning of a sentence
    return score


def _apposition(view: Scene, found: Candidate) -> float:
    """", a lawyer", ", the activist": a role within four words after a comma."""
    if view.text[found.end:found.end + 1] not in (",", "("):
        return 0.0
    for match in list(_WORD.finditer(view.text, found.end + 1, min(view.end, found.end + 60)))[:5]:
        if view.text[found.end + 1:match.start()].strip(" \n").find(",") >= 0:
            return 0.0
        if view.words.roles(word := fold(match[0])) or word in view.words.sexed["relations"]:
            if word in view.words.sexed["nouns"]:
                found.roles.append(word)
                found.sex = found.sex or view.words.sex(word)
            return 2.0
    return 0.0


def _plain(words: str) -> str:
    """Words as written, with single spaces and without broken lines."""
    return " ".join(words.replace("-\n", "").split())
