"""Whatever was imported and judged, in whatever order: what stands is what the last edition says, and live state is rebuilt state."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from habeas import questions
from habeas.actions.judging import judge, withdraw
from habeas.actions.linking import link
from habeas.actions.reviewing import Correction, confirm, reject
from habeas.core.chain import in_order
from habeas.core.replay import replay
from habeas.core.when import parse
from habeas.intake.maps import read_map
from habeas.intake.rows import read_rows
from habeas.intake.tables import read_table
from habeas.store.case import CaseStore
from habeas.store.proposals import open_proposals
from habeas.store.verify import verify
from tests.actions.invented import HAND, HARBOUR, MOLE, MOLE_ROWS, derived, harbour, imported, new_case
from tests.actions.readers import FREED, TAKEN, add_letter, other_value, read_all

CELLS = st.sampled_from(["12/05/1977", "05/12/1977", "18/02/1977", "1977", "in spring", "sin datos", "dato resguardado", ""])
ROWS = st.builds("{},{},{},{},yes".format, st.sampled_from(["1", "2", "3", "3", ""]),
                 st.sampled_from(['"Vela, Iris"', '"Brand, Ada"', ""]), CELLS, CELLS)
FILES = st.builds(lambda rows: harbour(*rows), st.lists(ROWS, min_size=1, max_size=4))
MAPS = st.sampled_from([HARBOUR, HARBOUR, HARBOUR.replace("dmy", "mdy"), HARBOUR.replace('"release"', '"death"'),
                        HARBOUR.replace('name = "released"\nkind = "release"', 'name = "photo"\nkind = "photograph"')])
EDITIONS = st.lists(st.tuples(FILES, MAPS), min_size=1, max_size=5)
JUDGING = ["same", "different", "reject", "prefer", "withdraw"]
READING = ["letter", "read", "read otherwise", "confirm", "correct", "leave out"]
DEEDS = st.lists(st.one_of(st.tuples(FILES, MAPS), st.sampled_from(["mole", "link", *JUDGING, *READING])),
                 min_size=1, max_size=8)


@contextmanager
def a_case() -> Iterator[CaseStore]:
    with tempfile.TemporaryDirectory() as place, new_case(Path(place) / "case") as store:
        yield store


def do(store: CaseStore, deed: str) -> None:
    """A deed that needs something to be there; nothing where it is not."""
    mentions, claims, judgements = store.mentions(), store.claims(), store.judgements()
    if deed == "mole":
        imported(store, MOLE_ROWS.encode(), MOLE)
    elif deed == "link":
        link(store, HAND)
    elif deed in ("same", "different") and len(mentions) > 1:
        judge(store, deed, [mentions[0].id, mentions[-1].id], "looks so", HAND)
    elif deed in ("reject", "prefer") and claims:
        judge(store, deed, [claims[-1].id], "looks so", HAND)
    elif deed == "letter":
        add_letter(store, about="Ada Brand")
    elif deed.startswith("read"):
        read_all(store, TAKEN if deed == "read" else other_value(TAKEN, "1977"), FREED, version=deed)
    elif deed in ("confirm", "correct", "leave out") and (filed := open_proposals(store)):
        if deed == "leave out":
            reject(store, filed[0], "not so", HAND)
        else:
            confirm(store, filed[0], Correction(value=parse("1978")) if deed == "correct" else None, HAND)
    elif deed == "withdraw" and len(judgements) > len(store.withdrawals()):
        taken = {each.judgement for each in store.withdrawals()}
        withdraw(store, next(each for each in judgements if each.id not in taken), "does not look so", HAND)


@given(DEEDS)
@example(["letter", "read", "confirm", "read otherwise", "correct", "withdraw", "leave out"])
@settings(max_examples=15)
def test_live_state_is_rebuilt_state_after_any_imports_and_judgements(deeds: list[str | tuple[bytes, str]]) -> None:
    with a_case() as store:
        for deed in deeds:
            if isinstance(deed, str):
                do(store, deed)
            else:
                imported(store, *deed)
        assert derived(store) == replay(in_order(store.entries().values()))
        assert verify(store).problems == ()


@given(EDITIONS)
@settings(max_examples=15)
def test_what_stands_after_any_editions_is_what_the_last_one_says(editions: list[tuple[bytes, str]]) -> None:
    with a_case() as store:
        for data, mapping in editions:
            outcome = imported(store, data, mapping)
            assert outcome.claims == outcome.new + outcome.unchanged + outcome.reread + outcome.back
            assert outcome.claims + outcome.silences + outcome.withheld + len(outcome.unread) > 0
        data, mapping = editions[-1]
        said = [claim for row in read_rows(read_table(data, "list.csv"), read_map(mapping, "list.toml"), "") for claim in row.claims]
        now = questions.standing(store)
        stands = {claim.id: claim.value for claim in store.claims() if claim.id not in {*now.ended, *now.misread}}
        assert stands == {claim.id: claim.value for claim in said}


@given(EDITIONS)
@settings(max_examples=10)
def test_importing_the_last_edition_again_writes_nothing_whatever_came_before(editions: list[tuple[bytes, str]]) -> None:
    with a_case() as store:
        for data, mapping in editions:
            imported(store, data, mapping)
        before = store.heads()
        assert not imported(store, *editions[-1]).fresh
        assert store.heads() == before
