"""Random persons from a seed: a life is drawn, claims of it are made with every precision that sources use, some put off.

Every row of the table in docs/rules.md is drawn. Errors are the near misses of real sources (a day beside an anniversary, the
next month, one year of age, day and month swapped), so that most wrong claims conflict with few others.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import NamedTuple

from habeas.core.calendar import civil, day_number, iso
from habeas.core.claims import Claim, Extract
from habeas.core.judgements import Judgement
from habeas.core.kinds import KINDS
from habeas.core.values import Age, Coded, Length, Order, Text, Withheld
from habeas.core.when import When, parse

from .anniversaries import completed
from .saying import claim

EXCLUSIVE = (frozenset({"A", "B"}), frozenset({"B", "C"}))
STATES = ("custody", "stay", "isolation", "incommunicado", "sentence_served", "episode")
Life = dict[str, tuple[int, int]]  # kind (a stay: "stay A") to first and last day
ONE_SIDED, DENIED = 0.12, 0.12  # shares of claims


def life(random: Random) -> Life:
    """A life in order: what happened to an invented person, from when to when."""
    year = random.choice((1904, 1932, 1950, 1952, 1956, 1959, 1960))
    birth = random.choice((day_number(year, 2, 28) + random.randrange(3), day_number(year, 1, 1) + random.randrange(365)))
    anniversary = day_number(civil(birth)[0] + random.randrange(15, 40), *min(civil(birth)[1:], (2, 28)))
    arrest = anniversary + random.choice((-1, 0, 0, 1, 2, random.randrange(365)))
    release = arrest + random.choice((random.randrange(40), random.randrange(1500), 365, 366, 31, 1461))
    death = release + random.choice((0, random.randrange(30), random.randrange(9000)))

    def within(low: int, high: int) -> tuple[int, int]:
        start, end = sorted((random.randint(low, high), random.randint(low, high)))
        return start, end

    moved = random.randint(arrest, release)
    found = {"birth": (birth, birth), "arrest": (arrest, arrest), "release": (release, release), "death": (death, death),
             "custody": (arrest, release), "episode": (birth + (arrest - birth) // 2, death), "stay A": (arrest, moved),
             "stay B": (moved, release), "stay C": (arrest, moved), "stay D": within(arrest, release)}
    for kind in ("isolation", "incommunicado", "sentence_served"):
        found[kind] = within(arrest, release)
    for kind in ("transfer", "judge_first", "reasons_given", "arrival_camp", "admission_exam", "escape"):
        found[kind] = (random.randint(arrest, release),) * 2
    trial = sorted(random.randint(arrest, release + 400) for _ in range(3))
    remains = sorted(death + random.randrange(4000) for _ in range(2))
    for kind, day in zip(("trial_start", "judgment_first", "judgment_final", "remains_found", "remains_identified", "last_seen",
                          "registered_arrest", "burial"),
                         (*trial, *remains, random.randint(birth, death), random.randint(birth, death), death + 3), strict=True):
        found[kind] = (day, day)
    return found


def off(random: Random, day: int) -> int:
    """A near miss: what a hurried source may write for a day."""
    year, month, of_month = civil(day)
    swapped = day_number(year, of_month, month) if of_month <= 12 else day - 1
    return random.choice((day - 1, day + 1, day - 7, day + 31, day - 365, day + 366, day - 3653, swapped,
                          day + random.randint(-60, 60)))


def edtf(random: Random, day: int) -> str:
    """A day with a precision that holds it, as EDTF."""
    year, month, _ = civil(day)
    exact = iso(day)
    text = random.choice((exact, exact, exact, f"{year:04}-{month:02}", f"{year:04}", f"{year // 10:03}X",
                          f"[{iso(day - random.randrange(9))}..{iso(day + random.randrange(9))}]",
                          f"[{exact},{iso(day + random.randrange(1, 40))}]",
                          f"[{iso(day - random.randrange(1, 400))},{exact[:7]}]",
                          f"[..{exact}]", f"[{iso(day - random.randrange(30))}..]", f"{year:04}-{month:02}-{exact[8]}X"))
    return text + random.choice("~%?") if random.random() < 0.12 and text[0] != "[" else text


def around(random: Random, number: int) -> tuple[int | None, int | None]:
    """A range of numbers that holds one, mostly itself; one-sided now and then."""
    number = max(number, 0)
    if random.random() < ONE_SIDED:
        return random.choice(((None, number), (number, None), (None, number + 1), (18, None), (None, 17)))
    return random.choice(((number, number), (number, number), (number, number), (max(number - 2, 0), number + 1)))


def _units(random: Random, start: int, end: int) -> tuple[str, int]:
    """A unit that suits a stretch of days, and how many of it are complete."""
    unit = random.choice(("days", "months")) if end - start < 90 else random.choice(("months", "years", "years", "years"))
    months = completed(start, max(start, end), late=random.random() < 0.5)
    return unit, {"days": end - start + random.randrange(2), "months": months, "years": months // 12}[unit]


def _name(key: str) -> str:
    return key.split()[0]


class Teller:
    """Makes claims of one life, true ones and near misses."""

    def __init__(self, random: Random, truth: Life, missing: float) -> None:
        self.random, self.truth, self.missing = random, truth, missing
        keys = ["birth", "birth", "arrest", "arrest", *random.sample(("release", "death"), random.randint(0, 2))]
        keys += random.sample([key for key in truth if key not in keys], random.randint(0, 3))
        if random.random() < 0.2:
            keys += random.sample(["stay A", "stay B", "stay C"], 2)
        self.keys = keys

    def day(self, key: str, end: int = 0) -> int:
        """The day of a key, or a near miss of it."""
        day = self.truth[key][end]
        return off(self.random, day) if self.random.random() < self.missing else day

    def tell(self, number: int) -> Claim:
        """One claim."""
        random = self.random
        sort = random.choices(("date", "age", "length", "order", "coded", "other"), (46, 22, 14, 7, 6, 3))[0]
        said: Claim = getattr(self, f"_{sort}")(number)
        if said.kind in ("age", "held_for", "order") or random.random() > 0.05:
            return said
        return replace(said, episode="second")

    def _date(self, number: int) -> Claim:
        random, key = self.random, self.random.choice(self.keys)
        name, place = _name(key), key[5:] if key.startswith("stay") else ""
        denied = random.random() < DENIED
        start, end = self.day(key), self.day(key, 1)
        said = edtf(random, max(start, end) + random.choice((0, 5, 400))) if random.random() < 0.15 else ""
        options = {"place": place, "denied": denied, "said": said}
        if random.random() < (0.02 if denied else 0.06):
            return claim(number, name, "", **options)  # type: ignore[arg-type]
        if KINDS[name].shape == "event":
            return claim(number, name, edtf(random, off(random, start) if denied else start), **options)  # type: ignore[arg-type]
        how = random.choice(("extent", "extent", "start", "end", "point"))
        if how == "point":
            inside = random.randint(*sorted((start, end)))
            return claim(number, name, edtf(random, off(random, inside) if denied else inside), **options)  # type: ignore[arg-type]
        if how == "extent":
            halves = [random.choice((iso(day), iso(day), iso(day)[:7], iso(day)[:4])) for day in sorted((start, end))]
            halves[random.randrange(2)] = ".." if random.random() < 0.2 else halves[0] if random.random() < 0.02 else ""
            halves = [half or iso(day)[:random.choice((7, 10))] for half, day in zip(halves, sorted((start, end)), strict=True)]
            return claim(number, name, "/".join(halves), **options)  # type: ignore[arg-type]
        return claim(number, name, edtf(random, start if how == "start" else end), bound=how, **options)  # type: ignore[arg-type]

    def _age(self, number: int) -> Claim:
        random = self.random
        key = random.choice([each for each in ("arrest", "arrest", "death", *self.keys)
                             if each != "birth" and KINDS[_name(each)].shape == "event"])
        birth, day = self.truth["birth"][0], self.truth[key][0]
        unit, count = ("years", completed(birth, max(birth, day), late=random.random() < 0.5) // 12) if random.random() < 0.8 \
            else _units(random, birth, day)
        if random.random() < self.missing:
            count += random.choice((-2, -1, 1, 2, 4))
        at = random.choice(((key,), (key,), ("arrest", "death"), (key, random.choice(("release", "death", "arrest")))))
        where = parse(edtf(random, day)) if random.random() < 0.3 else at
        value = Age(*around(random, count), unit, where, random.random() < 0.2)
        return claim(number, "age", value, denied=random.random() < DENIED / 2)

    def _length(self, number: int) -> Claim:
        random = self.random
        states = [key for key in self.keys if _name(key) in STATES]
        if states and random.random() < 0.4:
            key = random.choice(states)
            since, until, place = key, key, key[5:] if key.startswith("stay") else ""
        else:
            pairs = (("arrest", "release"), ("arrest", "death"), ("custody", "death"), ("arrest", "custody"))
            since, until = random.choice(pairs)
            place = ""
        start, end = self.truth[since][0], self.truth[until][1]
        unit, count = _units(random, start, end)
        if random.random() < self.missing:
            count += random.choice((-2, -1, 1, 2, 5))
        end_value = parse(edtf(random, end)) if random.random() < 0.25 else _name(until)
        value = Length(*around(random, count), unit, _name(since), end_value, random.random() < 0.25)
        kind = "sentence" if since == "sentence_served" else "held_for"
        return claim(number, kind, value, denied=random.random() < DENIED / 2, place=place)

    def _order(self, number: int) -> Claim:
        random = self.random
        plain = [key for key in dict.fromkeys(self.keys) if not key.startswith("stay")]
        a, b = random.sample(plain, 2)
        if self.truth[a][1] > self.truth[b][0] and random.random() > self.missing:
            a, b = b, a
        return claim(number, "order", Order(a, b), denied=self.truth[a][1] > self.truth[b][0] and random.random() < 0.7)

    def _coded(self, number: int) -> Claim:
        random = self.random
        if random.random() < 0.15:
            return claim(number, "born_in_captivity", Coded("yes"), denied=random.random() < 0.4)
        code = random.choice(("F", "F-1", "F-1-a", "F-2", "M") if random.random() < self.missing else ("F", "F-1"))
        return claim(number, "sex", Coded(code), denied=code in ("M", "F-2") and random.random() < 0.5)

    def _other(self, number: int) -> Claim:
        quiet = (("alias", Text("N")), ("arrest", Withheld()), ("condition", Text("weak")), ("age", Withheld()))
        kind, value = self.random.choice(quiet)
        return claim(number, kind, value, denied=self.random.random() < 0.2)


def person(seed: int, most: int = 12) -> list[Claim]:
    """The claims on one person; the same for the same seed. Some say exactly the same in another passage."""
    random = Random(f"person {seed}")
    missing = random.choice((0.0, 0.3, 0.4, 0.5, 0.6, 0.7))
    teller = Teller(random, life(random), missing)
    claims: list[Claim] = []
    for number in range(random.randint(min(7, most), most)):
        if claims and random.random() < 0.06:
            same = random.choice(claims)
            claims.append(replace(same, passage=Extract("00", 10 * number, 10 * number + 9, "words")))
        else:
            claims.append(teller.tell(number))
    return claims


class Told(NamedTuple):
    """A person's claims with what was judged of their sources, and the claims that their own list replaced or dropped."""

    claims: list[Claim]
    judgements: list[Judgement]
    ended: dict[str, str]


STATUS = ("released", "released", "held", "alive", "in_hospital", "in_isolation", "missing", "disappeared", "elsewhere")


def told(seed: int, most: int = 12) -> Told:
    """Claims of `person`, told by two to four speakers (some by several of them), with states at a date beside them and judgements."""
    random = Random(f"told {seed}")
    plain = person(seed, most)
    speakers = [f"source {each}" for each in "abcd"[:random.randint(2, 4)]]
    claims = [replace(each, speaker=random.choice(speakers)) for each in plain[:random.randint(3, most)]]
    days = [day for each in plain if isinstance(each.value, When) and (day := each.value.earliest)] or [720_000]
    if random.random() < 0.5:
        claims += [_status(random, number, random.choice(days), random.choice(speakers)) for number in range(20, 20 + random.randint(1, 2))]
    if random.random() < 0.3:
        kind = random.choice(("arrest", "arrest", "release", "hospital", "disappearance", "reappearance"))
        claims.append(claim(30, kind, edtf(random, random.choice(days) + random.randrange(-200, 900)), episode="second",
                            speaker=random.choice(speakers), denied=random.random() < 0.2))
    again = [(random.choice(claims), random.choice(speakers)) for _ in range(random.randint(0, 4))]
    if random.random() < 0.5:  # several speakers against one, now and then
        first = random.choice(claims)
        again += [(first, each) for each in speakers if each != first.speaker][:random.randint(1, 3)]
    claims += [replace(each, speaker=speaker, passage=Extract("00", 10 * number, 10 * number + 9, "words"))
               for number, (each, speaker) in enumerate(again, 40)]
    random.shuffle(claims)
    claims = claims[:most]
    return Told(claims, _judgements(random, speakers, claims), _ended(random, claims))


def _status(random: Random, number: int, day: int, speaker: str) -> Claim:
    when = edtf(random, day + random.choice((-400, -30, 0, 1, 30, 400, 4000)))
    held = None if random.random() < 0.1 else parse(when)
    return claim(number, "status", Coded(random.choice(STATUS), held), denied=random.random() < 0.1, speaker=speaker)


def _judgements(random: Random, speakers: list[str], claims: list[Claim]) -> list[Judgement]:
    pairs: list[tuple[str, ...]] = []
    for _ in range(random.choice((0, 0, 0, 1, 1, 2))):
        pairs.append(("copied", *random.sample([*speakers, "elsewhere"], 2)))
    for _ in range(random.choice((0, 1, 1, 2, 3))):
        pairs.append(("independent", *random.sample(speakers, 2)))
    if random.random() < 0.05:
        pairs.append(("reject", random.choice(claims).id))
    return [Judgement(str(number), sort, tuple(about), "tester", "2020-01-01", "drawn") for number, (sort, *about) in enumerate(pairs)]


def _ended(random: Random, claims: list[Claim]) -> dict[str, str]:
    if random.random() > 0.15:
        return {}
    gone = random.sample(claims, random.randint(1, min(2, len(claims))))
    left = [each.id for each in claims if each not in gone]
    return {each.id: random.choice([*left, ""]) if random.random() < 0.5 else "" for each in gone}
