"""The search index: how long making it takes, how large it is, how long a question with its snippets takes.

    python benchmarks/search.py [small]      a table as Markdown; `small` for a look at whether everything runs

Words are invented from syllables, and some come far more often than others, as words do.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from habeas import searching
from habeas.core.calendar import iso
from habeas.core.claims import Cell, Claim
from habeas.core.documents import Page, Text
from habeas.core.people import Mention
from habeas.core.records import claim_json, mention_json, text_parts
from habeas.core.values import Json
from habeas.core.when import parse
from habeas.store import index
from habeas.store.case import CaseStore

DOCUMENTS, LENGTH, CLAIMS = 5_000, 3_000, 100_000  # documents of so many characters
A_PERSON = 5  # claims
QUESTIONS, SHOWN = 500, 10
KINDS = ("birth", "arrest", "transfer", "release", "death")
WHO, WHEN = "bench", "2026-01-01T00:00:00Z"
_SYLLABLES = tuple(first + vowel + last for first in "bcdfglmnprstv" for vowel in "aáeéiou" for last in ("", "n", "r", "s"))
_FIRST_DAY, _DAYS = 719_000, 8_000


def words(random: Random, number: int) -> list[str]:
    """So many words of two to four syllables."""
    return ["".join(random.choices(_SYLLABLES, k=random.randint(2, 4))) for _ in range(number)]


class Invented:
    """The vocabulary that documents, names and questions share."""

    def __init__(self) -> None:
        self.random = Random(7)
        self.words = words(self.random, 20_000)
        self.weights = [1 / place for place in range(1, len(self.words) + 1)]
        self.names = [each.capitalize() for each in words(self.random, 3_000)]

    def text(self, length: int) -> str:
        """Running text."""
        return " ".join(self.random.choices(self.words, self.weights, k=length // 7))

    def name(self) -> str:
        """A given and two family names."""
        return " ".join(self.random.choices(self.names, k=3))

    def slipped(self, name: str) -> str:
        """The name with two letters swapped."""
        place = self.random.randrange(1, len(name) - 2)
        return name[:place] + name[place + 1] + name[place] + name[place + 2:]


def build(folder: Path, made: Invented, documents: int, claims: int) -> tuple[CaseStore, list[str]]:
    """A case of invented documents and claims; some of its names."""
    store = CaseStore.create(folder, "Bench", WHO, WHEN)
    for start in range(0, documents, 100):
        batch: list[tuple[str, list[Json]]] = []
        for number in range(start, min(start + 100, documents)):
            digest = f"{number:064x}"
            batch.append(("exhibit.kept", [[digest, "text/plain", LENGTH, f"{made.words[number % 999]}-{number}.txt", WHEN, "", None]]))
            batch.append(("text.extracted", text_parts(Text(digest, "plain", "1", (Page("", made.text(LENGTH)),)))))
        store.append_all(batch, WHO, WHEN)
    names = []
    for start in range(0, claims, 5_000):
        parts: list[Json] = []
        for number in range(start, min(start + 5_000, claims)):
            if number % A_PERSON == 0:
                names.append(made.name())
            mention = Mention(f"list:{number // A_PERSON}", names[-1], "list", number)
            day = iso(_FIRST_DAY + made.random.randrange(_DAYS))
            cell = Cell("f" * 64, "", number, "day")
            claim = Claim(mention.id, KINDS[number % A_PERSON], parse(day), "list", cell, f"{day} {made.text(40)}")
            parts.append({"claim": claim_json(claim), "mention": mention_json(mention)})
        store.append("claims.recorded", parts, WHO, WHEN)
    return store, names


def questions(made: Invented, names: list[str]) -> dict[str, Callable[[], str]]:
    """Ways of asking, by what they are called here."""
    random = made.random
    return {
        "a word of documents": lambda: random.choice(made.words[50:]),
        "two words": lambda: " ".join(random.choices(made.words[:2000], k=2)),
        "one of the most frequent words": lambda: made.words[random.randrange(10)],
        "a name": lambda: random.choice(names),
        "a name mistyped": lambda: made.slipped(random.choice(names).split()[-1]),
        "a month of dates": lambda: f"{1970 + random.randrange(18)}-{random.randrange(1, 13):02}",
        "a kind and three months": lambda: f"{random.choice(KINDS)} {(year := 1970 + random.randrange(18))}-03..{year}-05",
    }


def answered(store: CaseStore, at: index.Index, text: str) -> int:
    """All that a page shows for a question: four groups with snippets; how much that was."""
    found = searching.find(store, at, searching.understood(text), SHOWN)
    return len(found.persons) + len(found.claims) + len(found.documents) + len(found.exhibits)


def measured(store: CaseStore, at: index.Index, ask: Callable[[], str], number: int) -> list[float]:
    """Milliseconds of so many questions."""
    times = []
    for _ in range(number):
        text = ask()
        start = time.perf_counter()
        answered(store, at, text)
        times.append((time.perf_counter() - start) * 1000)
    return times


def lines(documents: int = DOCUMENTS, claims: int = CLAIMS, number: int = QUESTIONS) -> list[str]:
    """Markdown."""
    return list(_lines(documents, claims, number))


def _lines(documents: int, claims: int, number: int) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as place:
        os.environ["HABEAS_HOME"] = f"{place}/home"
        made = Invented()
        store, names = build(Path(place) / "case", made, documents, claims)
        with store:
            start = time.perf_counter()
            at = index.refresh(store, {})
            took = time.perf_counter() - start
            store.append("exhibit.kept", [["a" * 64, "text/plain", 1, "one-more.txt", WHEN, "", None]], WHO, WHEN)
            start = time.perf_counter()
            index.refresh(store, {})
            again = (time.perf_counter() - start) * 1000
            size, whole = ((store.folder / name).stat().st_size / 1e6 for name in (index.NAME, "case.sqlite"))
            yield from ["### Search", "",
                        f"{documents:,} invented documents of {LENGTH:,} characters, {claims:,} claims on {claims // A_PERSON:,} persons. "
                        f"The index is made in {took:.1f} s and has {size:.0f} MB (the case {whole:.0f} MB); one more entry is taken in in "
                        f"{again:.0f} ms. A question is all four groups with {SHOWN} results and snippets each.", "",
                        "| question | median | 95 % |", "|---|---|---|"]
            everything: list[float] = []
            for name, ask in questions(made, names).items():
                times = measured(store, at, ask, max(2, number // 7))
                everything += times
                yield _row(name, times)
            yield _row(f"all {len(everything)} questions", everything)
            yield ""


def _row(name: str, times: list[float]) -> str:
    return f"| {name} | {statistics.median(times):.1f} ms | {statistics.quantiles(times, n=20)[-1]:.1f} ms |"


if __name__ == "__main__":
    print("\n".join(lines(100, 1_000, 50) if sys.argv[1:] == ["small"] else lines()))
