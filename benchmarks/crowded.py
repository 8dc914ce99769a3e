"""A large invented case for the pages: three lists that differ here and there, joined by the rule, and documents with proposals.

    python benchmarks/crowded.py FOLDER      make it there, to look at it with `habeas serve FOLDER`
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from benchmarks.search import Invented  # noqa: E402
from habeas.actions.hand import Hand  # noqa: E402
from habeas.actions.judging import judge, judged  # noqa: E402
from habeas.actions.linking import link  # noqa: E402
from habeas.actions.lists import Given, import_list  # noqa: E402
from habeas.core.calendar import day_number, iso  # noqa: E402
from habeas.core.claims import Claim, Extract  # noqa: E402
from habeas.core.documents import Description, Page, Text  # noqa: E402
from habeas.core.people import Exhibit, Mention, Source  # noqa: E402
from habeas.core.proposals import Filed, proposed  # noqa: E402
from habeas.core.records import claim_json, description_json, exhibit_json, filed_json, mention_json, source_json, text_parts  # noqa: E402
from habeas.core.when import parse  # noqa: E402
from habeas.store import files  # noqa: E402
from habeas.store.case import CaseStore  # noqa: E402

HAND = Hand("bench", "2026-01-01T00:00:00Z")
PERSONS, DOCUMENTS, LENGTH = 20_000, 5_000, 3_000
PUBLISHERS, KINSFOLK = 200, 300  # papers; persons who speak in them
WRONG = 0.08  # of the dates are a little off
BATCH = 100  # documents in one transaction
COLUMNS = {"harbour": ("birth", "arrest", "release"), "mole": ("birth", "arrest", "transfer"), "quay": ("arrest", "death")}
VERBS = {"arrest": "was taken on", "last_seen": "was seen at the mill on", "release": "was let go on"}


@dataclass(frozen=True, slots=True)
class Life:
    """A person's number in the lists, name, and days by kind."""

    number: int
    name: str
    days: dict[str, int]


def lives(made: Invented, number: int) -> list[Life]:
    """So many persons, no two of one name."""
    names: dict[str, None] = {}
    while len(names) < number:
        names[made.name()] = None
    return [Life(place, name, _days(made.random)) for place, name in enumerate(names, 1)]


def _days(random: Random) -> dict[str, int]:
    birth = day_number(random.randrange(1920, 1960), 1, 1) + random.randrange(365)
    arrest = day_number(1976, 1, 1) + random.randrange(1500)
    release = arrest + 60 + random.randrange(900)
    return {"birth": birth, "arrest": arrest, "transfer": arrest + random.randrange(60), "release": release,
            "death": release + random.randrange(12_000), "last_seen": arrest + random.randrange(60)}


def _written(random: Random, day: int) -> str:
    return iso(day + random.choice((-365, -31, -10, -1, 1, 10, 31, 365)) if random.random() < WRONG else day)


def _list(name: str, random: Random, everybody: list[Life]) -> Given:
    """A list of everybody, and its mapping."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["no", "person", *COLUMNS[name]])
    writer.writerows([each.number, each.name, *(_written(random, each.days[kind]) for kind in COLUMNS[name])] for each in everybody)
    columns = "".join(f'\n[[column]]\nname = "{kind}"\nkind = "{kind}"\n' for kind in COLUMNS[name])
    text = (f'[list]\nid = "{name}"\nregister = "{name.title()}"\nregister_name = "Register of the {name.title()}"\nkey = ["no"]\n'
            f'name = ["person"]\n\n[dates]\norder = "ymd"\n{columns}')
    return Given(out.getvalue().encode(), f"{name}.csv", text, f"{name}.toml")


def build(folder: Path, persons: int = PERSONS, documents: int = DOCUMENTS) -> None:
    """The case, in a folder that is not there yet."""
    made = Invented()
    everybody = lives(made, persons)
    with CaseStore.create(folder, "Invented crowd", HAND.author, HAND.time) as store:
        for name in COLUMNS:
            import_list(store, _list(name, made.random, everybody), HAND)
        link(store, HAND)
        sources = [Source(name, name, "publication") for each in made.words[:PUBLISHERS] for name in [f"The {each.capitalize()} Post"]]
        kin = [Source(each.name, each.name, "person") for each in lives(made, KINSFOLK)]
        store.append("source.named", [source_json(each) for each in [*sources, *kin]], HAND.author, HAND.time)
        store.keep(b"", "text/plain", "empty.txt", "", HAND.author, HAND.time)  # makes the folder of exhibits
        for start in range(0, documents, BATCH):
            batch: list[Any] = []
            for number in range(start, min(start + BATCH, documents)):
                whom = [made.random.choice(everybody) for _ in range(2)]
                batch += _document(store, made, whom, (sources[number % PUBLISHERS], kin[number % KINSFOLK]), number)
            store.append_all(batch, HAND.author, HAND.time)
        for claim in store.claims()[:2_000:20]:
            judge(store, "prefer", [claim.id], "the original was looked at", HAND)


def _document(store: CaseStore, made: Invented, whom: list[Life], said_by: tuple[Source, Source], number: int) -> Iterator[Any]:
    """The entries of a document: its text, who published it, what is proposed in it, and of every tenth a claim."""
    paper, relative = said_by
    said = [(each, kind, f"{each.name} {VERBS[kind]} {_written(made.random, each.days[kind])}")
            for each, kind in zip((whom[0], whom[0], whom[1]), VERBS, strict=True)]
    piece = (LENGTH - sum(len(text) for _, _, text in said)) // 4
    text = ". ".join(made.text(piece) + ". " + sentence for _, _, sentence in said) + ". " + made.text(piece) + "\n"
    data = text.encode()
    exhibit = Exhibit(files.digest(data), "text/plain", len(data), f"{made.words[number % 999]}-{number}.txt", HAND.time, "given", None)
    files.exhibit_path(store.folder, exhibit.id).write_bytes(data)
    kept = Text(exhibit.id, "plain", "1", (Page("", text),))
    yield "exhibit.kept", [exhibit_json(exhibit)]
    yield "text.extracted", text_parts(kept)
    told = {"publisher": paper.id, "published": "1985-03-01", "language": "en"}
    yield "document.described", [description_json(Description(exhibit.id, name, value, "bench", True)) for name, value in told.items()]
    mentions = {each.name: Mention(f"note-{exhibit.id[:12]}:{place}", each.name, exhibit.id) for place, each in enumerate(whom, 1)}
    filed = []
    for each, kind, sentence in said:
        start, date = text.index(sentence), sentence.rpartition(" ")[2]
        claim = Claim(mentions[each.name].id, kind, parse(date), relative.id if kind == "release" else paper.id,
                      Extract(exhibit.id, start, start + len(sentence), sentence), date,
                      relay=(paper.id,) if kind == "release" else (), said=parse("1985-03-01"))
        filed.append(Filed(proposed(text, claim, each.name, f"en event {kind}"), mentions[each.name], "rules"))
    head = {"exhibit": exhibit.id, "reader": "rules", "text": kept.id, "version": "bench", "language": "en", "published": "1985-03-01",
            "publisher": paper.id, "about": "", "replaced": []}
    yield "proposals.read", [head, *map(filed_json, filed)]
    if number % 10 == 0:
        first = filed[0]
        yield "claims.recorded", [{"claim": claim_json(first.claim), "mention": mention_json(first.mention)}]
        yield "mentions.judged", [judged("same", (f"harbour:{whom[0].number}", first.mention.id), "the letter speaks of this person")]


if __name__ == "__main__":
    build(Path(sys.argv[1]))
