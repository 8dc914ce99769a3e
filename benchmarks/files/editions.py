"""Two editions of one investigation in one case: `python -m benchmarks.files.editions`. Prints Markdown; takes a few minutes.

Counts only, and the finding on the one person whom the description of the data names; nothing else of anybody.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from habeas import questions
from habeas.actions.documents import Offered, add, describe
from habeas.actions.hand import Hand
from habeas.actions.reading import read, readable
from habeas.cli.printing import finding_lines
from habeas.core.documents import EDITION_OF
from habeas.core.folding import name_key
from habeas.core.proposals import Filed
from habeas.questions import Standing
from habeas.store import documents as kept
from habeas.store.case import CaseStore
from habeas.store.proposals import open_proposals

from .hand import DATA

PDFS = DATA.with_name("uruguay_pdf")
PUBLISHER = "Presidencia de la República"
NAMED = "DEL FABRO"  # in the data's own description
HAND = Hand("benchmark", "2026-11-27T00:00:00Z")


def offered(paths: Iterable[Path], published: str) -> list[Offered]:
    """Files with what is said of their edition."""
    said = {"publisher": PUBLISHER, "published": published, "language": "es"}
    return [Offered(path.name, path.name, path.read_bytes, said) for path in paths]


def pages(store: CaseStore, first: list[Path], second: list[Path]) -> Iterator[str]:
    """Both editions added and read; what came of the second, page by page."""
    list(add(store, offered(first, "2007"), HAND))
    start = time.perf_counter()
    added = list(add(store, offered(second, "2011"), HAND))
    took = time.perf_counter() - start
    exhibits = {each.exhibit for each in added}
    list(read(store, [each for each in readable(store) if each.id not in exhibits], HAND))
    start = time.perf_counter()
    outcomes = list(read(store, [each for each in readable(store) if each.id in exhibits], HAND))
    reading = time.perf_counter() - start
    filed = open_proposals(store, exhibits)
    placed = [each for each in filed if each.proposal.passage.page]
    count, length = sum(each.pages for each in added), sum(each.characters for each in added)
    failed = sum(each.status == "failed" for each in outcomes)
    yield (f"The second edition: {len(added)} PDFs, {count:,} pages, {length:,} characters; {took:.0f} s to extract, {reading:.0f} s to "
           f"read, one core. {failed} failed.\n")
    yield f"{len(filed):,} proposals, {len(placed):,} of them with the number of their page.\n"
    yield "| kind | with a page | without |\n|---|---|---|"
    counts, with_page = (Counter(each.claim.kind for each in some) for some in (filed, placed))
    for kind, count in counts.most_common():
        yield f"| {kind} | {with_page[kind]:,} | {count - with_page[kind]:,} |"


def owners(filed: Iterable[Filed]) -> set[str]:
    """The persons whose files documents hold."""
    return {name_key(each.mention.name) for each in filed if each.proposal.rule.split()[1] == "field"}


def corrected(store: CaseStore, pairs: Iterable[tuple[str, str]], now: Standing) -> Iterator[str]:
    """What a later edition says otherwise, by kind."""
    counts = Counter(now.proposals[old].claim.kind for old, _ in pairs)
    yield "| kind | statements |\n|---|---|"
    for kind, count in counts.most_common():
        yield f"| {kind} | {count} |"


def finding(store: CaseStore, now: Standing) -> Iterator[str]:
    """What the program prints of the person who is named."""
    whom = [each for each in questions.search(now, NAMED) if len({now.mentions[one].place for one in each.mentions}) > 1]
    for file in questions.files(store, now, whom):
        if any(claim.kind == "death" for claim in file.claims):
            yield "```"
            yield from (line for each in file.check.findings for line in [*finding_lines(each, str, True, "en", file.unreviewed), ""])
            yield "```"


def report(store: CaseStore) -> Iterator[str]:
    """The whole page, in Markdown."""
    first, second = sorted(DATA.glob("*.md")), sorted(PDFS.rglob("Fichas*.pdf"))
    yield from pages(store, first, second)
    exhibits = {each.id: each for each in readable(store)}
    by_edition = [owners(open_proposals(store, [each.id for each in exhibits.values() if each.name.endswith(end)]))
                  for end in (".md", ".pdf")]
    yield (f"\nPersons with a file: {len(by_edition[0])} in the first edition, {len(by_edition[1])} in the second, "
           f"{len(by_edition[0] & by_edition[1])} with the same name in both.\n")
    proposed = [each for said in kept.descriptions(store).values() for each in said if each.field == EDITION_OF]
    yield f"{len(proposed)} documents are proposed as later editions.\n"
    now = questions.standing(store, unreviewed=True)
    yield f"### As proposed\n\n{len(now.later)} statements, which stay in the reasoning:\n"
    yield from corrected(store, now.later.items(), now)
    yield from finding(store, now)
    for each in proposed:
        describe(store, exhibits[each.exhibit], {}, [EDITION_OF], HAND)
    now = questions.standing(store, unreviewed=True)
    yield f"\n### With the later editions confirmed\n\n{len(now.ended)} statements are out of the reasoning.\n"
    yield from corrected(store, now.ended.items(), now)
    yield from finding(store, now)


def lines() -> Iterator[str]:
    """The page, or one line that says that the files are not here."""
    if not DATA.is_dir() or not PDFS.is_dir():
        yield "The files are not here (../shared/data/uruguay_files and uruguay_pdf): nothing measured."
        return
    home = os.environ.get("HABEAS_HOME")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HABEAS_HOME"] = f"{folder}/home"
        try:
            with CaseStore.create(Path(folder, "case"), "Two editions", HAND.author, HAND.time) as store:
                yield from report(store)
        finally:
            if home is None:
                del os.environ["HABEAS_HOME"]
            else:
                os.environ["HABEAS_HOME"] = home


if __name__ == "__main__":
    for line in lines():
        print(line, flush=True)
