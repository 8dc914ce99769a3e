"""The invented case, built once for all tests of the demo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from habeas import questions
from habeas.cli.printing import case_lines
from habeas.core.claims import Claim
from habeas.demo import story
from habeas.drafting.casefile import CaseFile, PersonFile
from habeas.store.case import CaseStore


@dataclass(frozen=True, slots=True)
class Demo:
    """The built case: its folder, the open store, the checked case file and what the run told."""

    folder: Path
    store: CaseStore
    case: CaseFile
    told: str  # with the findings as the command prints them

    def person(self, mention: str) -> PersonFile:
        """The file of the person that a row speaks of, or of the one so named."""
        return next(file for file in self.case.people if mention in (*file.person.mentions, file.person.name))

    def claim(self, mention: str, kind: str) -> Claim:
        """The one claim of a kind that a row makes and that its list still makes."""
        file = self.person(mention)
        found, = (claim for claim in file.claims if (claim.mention, claim.kind) == (mention, kind) and claim.id not in file.ended)
        return found


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    place = tmp_path_factory.mktemp("demo")
    told: list[str] = []
    found = story.run(place / "case", False, told.append, home=place / "home")
    told += case_lines(found)
    with CaseStore.open(place / "case", place / "home") as store:
        yield Demo(place / "case", store, questions.case_file(store, "tolerant", "2015-02-06T09:00:00Z"), "\n".join(told))
